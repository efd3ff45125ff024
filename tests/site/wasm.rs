//! The two WebAssembly builds of the crate and their JavaScript glue.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use walrus::{ElementItems, FunctionId, Module};
use wasm_bindgen_cli_support::Bindgen;

use super::dense::dense;
use super::minify::minify;
use super::plain;
use super::release::save;

/// What the engines are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What makes the engines smaller that no profile can say: without rewriting loops around pointers and without loading ahead of branches, both
/// of which pay in registers, which a module names one by one. Together 2 % of the larger one.
const SMALLER: [&str; 2] = ["-Cllvm-args=-disable-lsr", "-Cllvm-args=-enable-load-pre=false"];

/// The name that what a module imports is under.
const IMPORTS: char = 'i';

/// How a page starts an engine: with what answers when its module is asked for, once however many ask. A server that does not say that it
/// sends WebAssembly is slower, not wrong.
const START: &str = "\
let started;
const once = (ask) => started ??= start(ask).catch((reason) => { started = undefined; throw reason; });
export { once as default };
async function start(ask) {
const answer = await ask();
if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
const known = answer.headers.get('content-type') === 'application/wasm';
const { instance } = await (known ? WebAssembly.instantiateStreaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
finish(instance.exports);
}
";

/// The same for an engine without WebAssembly, which is there already.
const PLAIN_START: &str = "\
export const plain = true;
export default () => wasm ?? finish(instantiate(imports));
";

/// An engine and the script between it and JavaScript, which lacks a way to start it.
struct Bound {
    module: Vec<u8>,
    glue: String,
}

/// Writes `<build>.js` and `<build>_bg.wasm` into a folder for both builds, side by side: the citizen's and the caseworker's. The first is
/// ready long before the other, and leaves a core for what can be done `meanwhile`. Those that are built quickly, while somebody edits, are
/// larger and lack the twins for pages that forbid WebAssembly.
pub fn build(
    root: &Path,
    into: &Path,
    quick: bool,
    meanwhile: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    add_target()?;
    eprintln!("building the engines for the browser");
    let make = |name: &str, features: &[&str]| {
        let profile = format!("{name}{}", if quick { "-edit" } else { "" });
        let flags = if quick { &[][..] } else { &SMALLER };
        let Bound { module, glue } =
            bind(&compile(root, name, flags, &[&["--profile", &profile], features].concat())?, name)?;
        script(&into.join(format!("{name}.js")), &[&glue, START])?;
        if !quick {
            let engine = plain::javascript(&module).map_err(|problem| format!("{name}: {problem}"))?;
            script(&into.join(format!("{name}_js.js")), &[&glue, &engine, PLAIN_START])?;
        }
        save(&into.join(format!("{name}_bg.wasm")), &if quick { module } else { dense(&module)? })
    };
    thread::scope(|scope| {
        let larger = scope.spawn(|| make("vedtak", &["--features", "vedtak"]));
        make("veiviser", &[]).and_then(|()| meanwhile())?;
        larger.join().unwrap_or(Err("the build of an engine stopped".into()))
    })
}

/// Adds the target for the browser to the toolchain if it lacks.
fn add_target() -> Result<(), String> {
    let asked = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    let asked =
        asked.map_err(|error| format!("cannot run rustc ({error}): install Rust with rustup, see README.md"))?;
    if asked.status.success() && Path::new(String::from_utf8_lossy(&asked.stdout).trim()).is_dir() {
        return Ok(());
    }
    eprintln!("adding the target {TARGET} to the toolchain");
    match Command::new("rustup").args(["target", "add", TARGET]).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => {
            Err(format!("rustup could not add the target: connect to the network and run «rustup target add {TARGET}»"))
        }
        Err(error) => Err(format!(
            "the Rust target {TARGET} is missing and rustup cannot be run ({error}): \
             install rustup, or the target from where your Rust came from"
        )),
    }
}

/// Compiles the library for the browser and gives the place of the module.
fn compile(root: &Path, name: &str, flags: &[&str], arguments: &[&str]) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        // Only the module: a library for other crates beside it would need all that is public compiled, used or not.
        .args(["rustc", "--locked", "--lib", "--crate-type", "cdylib", "--target", TARGET])
        .args(["--message-format", "json-render-diagnostics"])
        .args(arguments)
        .env("CARGO_ENCODED_RUSTFLAGS", with_names(flags)?)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("the engine {name} could not be built for the browser: see above"));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let module = messages.lines().rev().find_map(module_in);
    module.ok_or_else(|| "cargo built no WebAssembly module: the library must keep the crate type cdylib".to_owned())
}

/// The module that a message from cargo says is built.
fn module_in(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let files = message.get("filenames")?.as_array()?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
}

/// The flags, and renamed folders: panic places in the packages would otherwise carry the paths of this machine into what is published.
fn with_names(flags: &[&str]) -> Result<OsString, String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let home = home.ok_or("cannot find cargo's home: set CARGO_HOME")?;
    let mut flags = OsString::from(flags.join("\x1f"));
    let mut rename = |path: &Path| {
        let between = if flags.is_empty() { "" } else { "\x1f" };
        for part in [between.as_ref(), "--remap-path-prefix=".as_ref(), path.as_os_str(), "=crates".as_ref()] {
            flags.push::<&OsStr>(part);
        }
    };
    rename(&home);
    // The last one that fits is used: where packages from one registry lie.
    if let Ok(registries) = home.join("registry/src").read_dir() {
        registries.flatten().for_each(|registry| rename(&registry.path()));
    }
    Ok(flags)
}

fn bind(module: &Path, name: &str) -> Result<Bound, String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).remove_name_section(true).remove_producers_section(true);
    let bound = bindgen.bundler(true).and_then(Bindgen::generate_output);
    let mut bound = bound.map_err(|error| format!("cannot bind {} to JavaScript: {error:#}", module.display()))?;
    let glue = bound.start().ok_or("the bindings have no script")?.replace("export function __wb", "function __wb");
    without_closures(bound.wasm_mut());
    let imports = imports(bound.wasm_mut());
    let glue = format!(
        "{glue}
const imports = {{ {IMPORTS}: {{ {imports} }} }};
const finish = (exports) => {{ __wbg_set_wasm(exports); exports.__wbindgen_start(); }};
"
    );
    Ok(Bound { module: bound.wasm_mut().emit_wasm(), glue })
}

/// Gives what a module imports short names, in place of some with hashes, and says which functions of the glue they are.
fn imports(module: &mut Module) -> String {
    let mut given = String::new();
    for (import, short) in module.imports.iter_mut().zip('a'..) {
        let _ = write!(given, "{short}: {}, ", import.name);
        import.module = IMPORTS.to_string();
        import.name = short.to_string();
    }
    given
}

/// Takes out what serves closures handed to JavaScript. The packages describe many and the engines make none; what describes them is gone by
/// now, but their entries in the table of functions keep the code. One that is made is called by an export of its own, never through the table.
fn without_closures(module: &mut Module) {
    let entry = |name: &str| name.starts_with("wasm_bindgen::convert::closures::");
    let unused = |function: &FunctionId| module.funcs.get(*function).name.as_deref().is_some_and(entry);
    for element in module.elements.iter_mut() {
        let ElementItems::Functions(entries) = &mut element.items else { continue };
        let Some(other) = entries.iter().copied().find(|function| !unused(function)) else { continue };
        entries.iter_mut().filter(|function| unused(function)).for_each(|function| *function = other);
    }
    walrus::passes::gc::run(module);
}

/// Writes a script of some parts, minified.
fn script(path: &Path, parts: &[&str]) -> Result<(), String> {
    let short = minify(&parts.concat()).map_err(|problem| format!("{}: {problem}", path.display()))?;
    save(path, short.as_bytes())
}
