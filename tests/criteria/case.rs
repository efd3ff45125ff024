//! Cases: a folder of criteria with some files changed, the command that is run in it, and what it must print.
//!
//! First line `# what the case shows`, then `$ tildeling …`, then the changes, then `===` and what is printed. A change is
//! `+++ path` (the lines below are added to the file, or make it), `*** path` (they replace it) or `--- path` (the file is gone).
//! In changes and in the command `«gjenta 3 x»` stands for `xxx` and `«byte C3»` for that byte.
//! A command that ends in `| linjer 4` shows the first four lines only. With `TILDELING_BLESS=1` what is printed is
//! written into the case instead.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A new empty folder for a test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Runs the command in a folder; gives what it prints (results, then findings) and its exit code.
pub fn tildeling(folder: &Path, arguments: &[String]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_tildeling")).args(arguments).current_dir(folder).output().unwrap();
    let printed = [output.stderr, output.stdout].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (printed, output.status.code().expect("the command was stopped by a signal"))
}

/// The files of a folder with this ending, by name.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    found.sort();
    found
}

/// Runs a case on a copy of `base`. What differs from what it must print is the error.
pub fn run(case: &Path, base: &Path) -> Result<String, String> {
    let text = fs::read_to_string(case).unwrap();
    let name = case.file_stem().unwrap().to_string_lossy().into_owned();
    let (given, wanted) = text.split_once("\n===\n").unwrap_or_else(|| panic!("{name}: no line ==="));
    let mut lines = given.lines();
    assert!(
        lines.next().is_some_and(|line| line.starts_with("# ") && line.ends_with('.')),
        "{name}: says not what it shows"
    );
    let command =
        lines.next().and_then(|line| line.strip_prefix("$ tildeling ")).unwrap_or_else(|| panic!("{name}: no command"));
    let folder = scratch(&format!("case-{name}"));
    let criteria = folder.join("criteria");
    copy(base, &criteria);
    change(&criteria, lines);
    let (command, first) = command.split_once(" | linjer ").unwrap_or((command, "100000"));
    let (printed, code) = tildeling(&folder, &words(command));
    fs::remove_dir_all(&folder).unwrap();
    let printed: String = printed.split_inclusive('\n').take(first.parse().unwrap()).collect();
    let printed = format!("{printed}[{code}]\n");
    if printed == wanted {
        return Ok(printed);
    }
    if std::env::var_os("TILDELING_BLESS").is_some() {
        fs::write(case, format!("{given}\n===\n{printed}")).unwrap();
        return Ok(printed);
    }
    Err(format!("{}\nmust print:\n{wanted}\nprints:\n{printed}", case.display()))
}

/// Carries out the changes of a case.
pub fn change<'a>(criteria: &Path, lines: impl Iterator<Item = &'a str>) {
    let mut at: Option<PathBuf> = None;
    for line in lines {
        let marked = ["+++ ", "*** ", "--- "].iter().find_map(|mark| Some((*mark, line.strip_prefix(mark)?)));
        if let Some((mark, path)) = marked {
            let path = criteria.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if mark != "+++ " {
                fs::remove_file(&path).unwrap();
            }
            at = (mark != "--- ").then_some(path);
            continue;
        }
        let path = at.as_ref().expect("a line that belongs to no file");
        let mut bytes = fs::read(path).unwrap_or_default();
        bytes.extend(expand(line));
        bytes.push(b'\n');
        fs::write(path, bytes).unwrap();
    }
}

/// A line with `«…»` written out.
fn expand(line: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('«') {
        let (inside, after) = after.split_once('»').expect("« without »");
        out.extend(before.bytes());
        if let Some(byte) = inside.strip_prefix("byte ") {
            out.push(u8::from_str_radix(byte, 16).unwrap());
        } else if let Some(repeat) = inside.strip_prefix("gjenta ") {
            let (count, what) = repeat.split_once(' ').unwrap();
            out.extend(what.repeat(count.parse().unwrap()).bytes());
        } else {
            out.extend(format!("«{inside}»").bytes());
        }
        rest = after;
    }
    out.extend(rest.bytes());
    out
}

/// The arguments of a command; what stands in single quotes is one argument.
pub fn words(command: &str) -> Vec<String> {
    let command = String::from_utf8(expand(command)).unwrap();
    let pieces = command.split('\'').enumerate();
    let piece = |(at, piece): (usize, &str)| {
        if at % 2 == 1 { vec![piece.to_owned()] } else { piece.split_whitespace().map(str::to_owned).collect() }
    };
    pieces.flat_map(piece).collect()
}
