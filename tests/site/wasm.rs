//! The two WebAssembly builds of the crate and their JavaScript glue.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use walrus::{ElementItems, FunctionId, Module};
use wasm_bindgen_cli_support::Bindgen;

use super::dense::dense;
use super::minify::minify;
use super::release::save;
use super::{at, plain};

/// What the engines are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What makes the engines smaller that no profile can say: without rewriting loops around pointers and without loading ahead of branches, both
/// of which pay in registers, which a module names one by one. Together 2 % of the larger one.
const SMALLER: [&str; 2] = ["-Cllvm-args=-disable-lsr", "-Cllvm-args=-enable-load-pre=false"];

/// Writes `<build>.js`, `<build>_bg.wasm` and their types into a folder for both builds, side by side: the citizen's and the
/// caseworker's. The first is ready long before the other, and leaves a core for what can be done `meanwhile`. Those that are built quickly, while
/// somebody edits, are larger and lack the twins for pages that forbid WebAssembly.
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
        bind(&compile(root, name, flags, &[&["--profile", &profile], features].concat())?, name, into)?;
        if !quick {
            plainly(name, into)?;
            densely(name, into)?;
        }
        shorten(&into.join(format!("{name}.js")))
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

fn bind(module: &Path, name: &str, into: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let bound = bindgen.web(true).and_then(Bindgen::generate_output).and_then(|mut bound| {
        without_closures(bound.wasm_mut());
        bound.emit(into)
    });
    bound.map_err(|error| format!("cannot bind {} to JavaScript: {error:#}", module.display()))
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

/// Writes the same engine without WebAssembly, as one module: the glue with another way to start.
fn plainly(name: &str, into: &Path) -> Result<(), String> {
    let [glue, wasm] = [format!("{name}.js"), format!("{name}_bg.wasm")].map(|file| into.join(file));
    let glue = std::fs::read_to_string(&glue).map_err(at("cannot read", &glue))?;
    let wasm = std::fs::read(&wasm).map_err(at("cannot read", &wasm))?;
    let (glue, _) = glue.split_once("async function __wbg_load(").ok_or("the glue has no __wbg_load: see plainly")?;
    let engine = plain::javascript(&wasm).map_err(|problem| format!("{name} cannot be JavaScript: {problem}"))?;
    let start = "export const plain = true;\n\
                 export default () => wasm ?? __wbg_finalize_init({ exports: instantiate(__wbg_get_imports()) });\n";
    let script = into.join(format!("{name}_js.js"));
    save(&script, [glue, &engine, start].concat().as_bytes())?;
    shorten(&script)
}

/// Puts the finished module in the order that compresses best.
fn densely(name: &str, into: &Path) -> Result<(), String> {
    let path = into.join(format!("{name}_bg.wasm"));
    let module = std::fs::read(&path).map_err(at("cannot read", &path))?;
    save(&path, &dense(&module)?)
}

/// Minifies a finished script; the types file keeps the comments for editors.
fn shorten(script: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(script).map_err(at("cannot read", script))?;
    let short = minify(&text).map_err(|problem| format!("{}: {problem}", script.display()))?;
    save(script, short.as_bytes())
}
