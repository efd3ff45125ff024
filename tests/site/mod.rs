//! The site as files: the two WebAssembly builds, the packs and the pages, brought together in one folder.

mod archive;
mod bundle;
mod classic;
mod compress;
mod dense;
mod http;
mod integrity;
mod keys;
mod link;
mod lists;
mod manifest;
mod minify;
mod mirror;
mod npm;
mod packs;
pub mod plain;
mod portal;
mod release;
mod sbom;
mod server;
mod sizes;
pub mod stamp;
mod tokens;
mod twins;
mod wasm;

pub use server::Server;
pub use sizes::{measure, table};

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// What makes pages, releases and parcels of what lies in `www`.
const PAGE_MAKERS: [&str; 14] = [
    "archive",
    "bundle",
    "classic",
    "integrity",
    "keys",
    "link",
    "lists",
    "manifest",
    "minify",
    "npm",
    "portal",
    "release",
    "sbom",
    "tokens",
];

/// Where the site is made: `root` is the repository, `cache` holds what was built, `out` becomes the finished site, and
/// `quick` says how the engines are built.
pub struct Site {
    root: PathBuf,
    cache: PathBuf,
    out: PathBuf,
    quick: bool,
}

impl Site {
    /// The site of this repository as it is released, finished in `out`; without it, the site while somebody edits, with engines that are
    /// quick to build. What is slow to build is kept under the target folder.
    pub fn new(out: Option<PathBuf>) -> Result<Site, String> {
        let (root, quick) = (root(), out.is_none());
        let cache = target()?.join(if quick { "site-edit" } else { "site" });
        Ok(Site { root, out: out.unwrap_or_else(|| cache.join("served")), cache, quick })
    }

    /// The folder with the finished site.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// Builds what has changed since the last time and brings the finished site up to date. Gives what it was made of.
    pub fn build(&self) -> Result<String, String> {
        let _lock = lock(&self.cache.join("lock"))?;
        let (root, inputs) = (&self.root, self.inputs()?);
        let rest = || {
            stamp::renew(&self.cache, "packs", &inputs, |into| packs::write(root, into))?;
            self.bare()
        };
        stamp::renew(&self.cache, "engine", &self.engine_inputs()?, |into| wasm::build(root, into, self.quick, rest))?;
        rest()?;
        self.pages()?;
        if !self.quick {
            let [release, packs] = ["release", "packs"].map(|part| self.cache.join(part));
            let makers = stamp::of(&self.root, &["tests/site/compress.rs", "tests/site/twins.rs"])?;
            let inputs = format!("{makers}-{}", stamp::of(&self.cache, &["release.stamp", "packs.stamp"])?);
            stamp::renew(&self.cache, "twins", &inputs, |into| twins::write(&release, &packs, into))?;
        }
        self.parcels()?;
        self.copy()?;
        Ok(inputs)
    }

    /// Brings edited pages and what was built last into the finished site, without building anything.
    pub fn copy(&self) -> Result<(), String> {
        self.pages()?;
        mirror::mirror(&["release", "twins", "packs", "parcels"].map(|part| self.cache.join(part)), &self.out)
    }

    /// The pages before the release names them after their content.
    fn bare(&self) -> Result<(), String> {
        let (www, built) = (self.root.join("www"), self.root.join("www/dist"));
        let packs = self.cache.join("packs");
        let inputs = format!("{}-{}", self.page_inputs()?, stamp::of(&self.cache, &["packs.stamp"])?);
        stamp::renew(&self.cache, "pages", &inputs, |into| {
            bundle::write(&www, &built, into)?;
            portal::write(&www, into)?;
            lists::write(into, &packs)
        })
    }

    /// The pages, and with the engine the release: the site without rules.
    fn pages(&self) -> Result<(), String> {
        self.bare()?;
        let [pages, engine] = ["pages", "engine"].map(|part| self.cache.join(part));
        let inputs = stamp::of(&self.cache, &["pages.stamp", "engine.stamp"])?;
        stamp::renew(&self.cache, "release", &inputs, |into| release::write(&pages, &engine, into))
    }

    /// What others take with them: classic scripts, hashes, the list of parts, the package for npm and the zip file.
    fn parcels(&self) -> Result<(), String> {
        let www = self.root.join("www");
        let [pages, engine, packs, release] = ["pages", "engine", "packs", "release"].map(|part| self.cache.join(part));
        let inputs = stamp::of(&self.cache, &["release.stamp", "packs.stamp"])?;
        stamp::renew(&self.cache, "parcels", &inputs, |into| {
            classic::write(&www, &engine, &packs, into)?;
            integrity::write(&[&release, &packs, into], into)?;
            sbom::write(&self.root, into)?;
            self.archive(into, into)?;
            npm::write(&www, &pages, &engine, &self.root, &into.join("npm"))
        })
    }

    /// Makes the zip file of what was built last; the hashes and the list of parts lie in `beside`.
    pub fn archive(&self, beside: &Path, into: &Path) -> Result<(), String> {
        let mut folders = ["release", "twins", "packs"].map(|part| self.cache.join(part)).to_vec();
        folders.retain(|folder| folder.is_dir());
        let more = ["integrity.json", "sbom.cdx.json"].map(|name| (name, beside.join(name)));
        let licence = ("LICENSE", self.root.join("LICENSE"));
        archive::write(&folders, &[more.as_slice(), &[licence]].concat(), into)
    }

    /// What the engine and the packs are made of, in short: when it differs, they must be built again.
    pub fn inputs(&self) -> Result<String, String> {
        let criteria = stamp::of(&self.root, &["criteria", "tests/site/packs.rs"])?;
        Ok(format!("{}-{criteria}", self.engine_inputs()?))
    }

    /// Pages as they lie in `www`, without what is built.
    fn page_inputs(&self) -> Result<String, String> {
        let mut names = PAGE_MAKERS.map(|name| format!("tests/site/{name}.rs")).to_vec();
        for entry in fs::read_dir(self.root.join("www")).map_err(at("cannot list", Path::new("www")))? {
            let name = entry.map_err(at("cannot list", Path::new("www")))?.file_name().to_string_lossy().into_owned();
            if name != "dist" && !name.starts_with('.') {
                names.push(format!("www/{name}"));
            }
        }
        names.sort();
        stamp::of(&self.root, &names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn engine_inputs(&self) -> Result<String, String> {
        stamp::of(
            &self.root,
            &[
                "src",
                "Cargo.toml",
                "Cargo.lock",
                "rust-toolchain.toml",
                "tests/site/dense.rs",
                "tests/site/minify.rs",
                "tests/site/wasm.rs",
                "tests/site/plain",
            ],
        )
    }
}

/// Cargo's target folder, where this program lies: `<target>/<profile>/<examples or deps>/<program>`.
fn target() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| format!("cannot tell where this program lies: {error}"))?;
    let target = program.ancestors().nth(3).ok_or("this program lies outside cargo's target folder")?;
    Ok(target.to_owned())
}

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Waits until no other process works on the same files; the lock lasts as long as the value.
pub fn lock(path: &Path) -> Result<File, String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at("cannot create", folder))?;
    }
    let file = File::create(path).map_err(at("cannot create", path))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        eprintln!("waiting for another build of the same site");
    }
    file.lock().map_err(at("cannot lock", path))?;
    Ok(file)
}

/// Names the file in an error about it.
pub fn at(what: &'static str, path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{what} {}: {error}", path.display())
}
