//! `cargo serve`: builds the site and shows it on this machine while somebody edits; `cargo serve -- build` builds the release.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to its user in the terminal")]

mod site;

use std::io::ErrorKind;
use std::process::{Command, ExitCode};
use std::sync::{Mutex, PoisonError};

use site::{Server, Site};

const USAGE: &str = "\
cargo serve                  builds the site and shows it on http://127.0.0.1:8017, with engines that are quick to build
cargo serve -- --port N      the same on another port; 0 takes any free one
cargo serve -- build         builds the site as it is released, in www/dist, and shows the sizes
cargo serve -- edited        only builds what «cargo serve» shows";

const PORT: u16 = 8017;

/// What the user asked for.
enum Wish {
    Build,
    Edited,
    Serve(u16),
    Help,
}

fn main() -> ExitCode {
    // The alias already ends in `--`; whoever writes it once more means the same.
    let arguments: Vec<String> = std::env::args().skip(1).skip_while(|argument| argument == "--").collect();
    let Some(wish) = understand(&arguments) else {
        eprintln!("cannot understand «{}»\n\n{USAGE}", arguments.join(" "));
        return ExitCode::from(2);
    };
    let done = match wish {
        Wish::Help => {
            println!("{USAGE}");
            Ok(())
        }
        Wish::Build => build(),
        Wish::Edited => edited(),
        Wish::Serve(port) => serve(port),
    };
    done.err().map_or(ExitCode::SUCCESS, |(code, problem)| {
        eprintln!("error: {problem}");
        ExitCode::from(code)
    })
}

fn understand(arguments: &[String]) -> Option<Wish> {
    match arguments {
        [] => Some(Wish::Serve(PORT)),
        [wish] if wish == "build" => Some(Wish::Build),
        [wish] if wish == "edited" => Some(Wish::Edited),
        [wish] if wish == "--help" || wish == "-h" => Some(Wish::Help),
        [wish, port] if wish == "--port" => port.parse().ok().map(Wish::Serve),
        _ => None,
    }
}

/// An exit code with what went wrong.
type Failure = (u8, String);

/// Builds the site as it is released and shows the sizes.
fn build() -> Result<(), Failure> {
    let failed = |problem| (1, problem);
    let site = Site::new(Some(site::root().join("www/dist"))).map_err(failed)?;
    site.build().map_err(failed)?;
    println!("{}", site::table(&site::measure(site.out()).map_err(failed)?));
    Ok(())
}

/// Builds what is shown while somebody edits.
fn edited() -> Result<(), Failure> {
    Site::new(None).and_then(|site| site.build()).map(drop).map_err(|problem| (1, problem))
}

fn serve(port: u16) -> Result<(), Failure> {
    // The port first: nobody should wait for a build only to hear that the port is taken.
    let site = Site::new(None).map_err(|problem| (1, problem))?;
    let out = site.out();
    std::fs::create_dir_all(out).map_err(|error| (1, format!("cannot create {}: {error}", out.display())))?;
    let server = Server::bind(port, out).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            (2, format!("port {port} is in use: stop what uses it, or choose another with «cargo serve -- --port N»"))
        }
        _ => (2, format!("cannot use port {port} ({error}): choose another with «cargo serve -- --port N»")),
    })?;
    let inputs = site.build().map_err(|problem| (1, problem))?;
    let address = server.address().map_err(|error| (1, error.to_string()))?;
    println!("{address}/                  all pages (stop with Ctrl-C)");
    println!("{address}/veiviser.html     the citizen's guide");
    println!("{address}/vedtak.html       the caseworker's draft");
    let built = Mutex::new(inputs);
    server.run(&|path| refresh(&site, &built, path));
    Ok(())
}

/// Brings the site up to date before a file is sent: pages always, the engine and the packs when they are asked for.
fn refresh(site: &Site, built: &Mutex<String>, path: &str) -> Result<(), String> {
    let mut built = built.lock().unwrap_or_else(PoisonError::into_inner);
    let inputs = site.inputs()?;
    let is_page = site::root().join("www").join(path).is_file();
    if *built == inputs || is_page {
        return site.copy();
    }
    // The changed library makes the packs, so it is a new build of this very program that has to build the site.
    println!("something changed: building again");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = Command::new(cargo)
        .current_dir(site::root())
        .args(["run", "--quiet", "--locked", "--example", "serve", "--", "edited"])
        .status();
    match run {
        Ok(status) if status.success() => {
            *built = inputs;
            Ok(())
        }
        Ok(_) => Err("Nettstedet kunne ikke bygges på nytt. Terminalen viser hvorfor.\n".to_owned()),
        Err(error) => Err(format!("Nettstedet kunne ikke bygges på nytt: {error}\n")),
    }
}
