//! `tildeling new`: a commented skeleton that checks clean from the first minute.

use std::path::Path;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::source::suggestion;

/// Options of `new`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The folder of a municipality.
    Kommune(Kommune),
}

#[derive(Debug, Args)]
struct Kommune {
    #[command(flatten)]
    common: Common,
    /// The municipality's number, four digits.
    number: String,
    /// Its name, such as "Fjord kommune".
    #[arg(long)]
    name: String,
    /// Its own language form.
    #[arg(long, default_value = "nb", value_parser = ["nb", "nn"])]
    language: String,
    /// The region whose criteria it adopts as its own (then no service files are written).
    #[arg(long, value_name = "REGION")]
    extends: Option<String>,
    /// The services to begin with.
    #[arg(long, value_name = "SERVICE", default_value = "praktisk_bistand")]
    service: Vec<String>,
}

pub fn run(options: &Options) -> Outcome {
    let What::Kommune(wanted) = &options.what;
    let folder = wanted.folder()?;
    let root = wanted.common.criteria.join("kommune").join(&folder);
    let unusable = |message: String, help: String| Err(Unusable(format!("{message}\n  hjelp: {help}")));
    let (library, _) = input::library(&wanted.common)?;
    if let Some(known) = library.kommuner.get(&wanted.number) {
        return unusable(
            format!("kommunen {} finnes i mappen {}", wanted.number, known.kommune.folder),
            "endre filene der".into(),
        );
    }
    if root.exists() {
        return unusable(
            format!("mappen {} finnes", root.display()),
            "endre filene der, eller velg et annet navn".into(),
        );
    }
    if let Some(region) = wanted.extends.as_ref().filter(|region| !library.regions.contains_key(*region)) {
        let known = || library.regions.keys().map(String::as_str);
        let help = suggestion(region, known()).unwrap_or_else(|| "regionene er mappene i criteria/region".into());
        return unusable(format!("ukjent region «{region}»"), help);
    }
    let mut files = vec![
        ("kommune.toml".to_owned(), wanted.fill(include_str!("new/kommune.toml"), "")),
        ("priser.toml".to_owned(), wanted.fill(include_str!("new/priser.toml"), "")),
    ];
    for service in wanted.service.iter().filter(|_| wanted.extends.is_none()) {
        let known = || library.national.iter().map(|part| part.id.as_str());
        if !known().any(|id| id == service) {
            let help =
                suggestion(service, known()).unwrap_or_else(|| "tjenestene står i criteria/national/tjenester".into());
            return unusable(format!("ukjent tjeneste «{service}»"), help);
        }
        files.push((format!("tjenester/{service}.toml"), wanted.fill(include_str!("new/tjeneste.toml"), service)));
    }
    for (name, text) in &files {
        write(&root.join(name), text)?;
    }
    let written: Vec<String> = files.iter().map(|(name, _)| format!("{folder}/{name}")).collect();
    input::print(&serde_json::json!({ "kommune": wanted.number, "folder": folder, "files": written }));
    Ok(ExitCode::SUCCESS)
}

impl Kommune {
    /// The folder's name, `<number>-<name>` in plain letters.
    fn folder(&self) -> Result<String, Unusable> {
        if self.number.len() != 4 || !self.number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Unusable(format!(
                "«{}» er ikke et kommunenummer\n  hjelp: fire sifre, for eksempel 5035",
                self.number
            )));
        }
        let plain = |char: char| match char {
            'æ' => "ae".to_owned(),
            'ø' => "o".to_owned(),
            'å' | 'á' => "a".to_owned(),
            char if char.is_ascii_alphanumeric() => char.to_string(),
            _ => "_".to_owned(),
        };
        let name: String = self.name.to_lowercase().trim_end_matches("kommune").trim().chars().map(plain).collect();
        if name.is_empty() || self.name.contains(['"', '\\']) || self.name.chars().any(char::is_control) {
            return Err(Unusable(format!(
                "«{}» kan ikke være et navn\n  hjelp: for eksempel --name \"Fjord kommune\"",
                self.name
            )));
        }
        Ok(format!("{}-{name}", self.number))
    }

    /// A template with the municipality's own words.
    fn fill(&self, template: &str, service: &str) -> String {
        let extends = self.extends.as_ref().map(|region| {
            format!(
                "extends = \"{region}\"\n\n# Vedtaket som gjør regionens kriterier til kommunens egne. Fyll inn, og fjern #.\n\
                 # adopted = {{ by = \"kommunestyret\", case = \"26/1\", date = 2026-01-15 }}\n"
            )
        });
        let words = [
            ("{number}", self.number.as_str()),
            ("{name}", self.name.trim()),
            ("{language}", &self.language),
            ("{service}", service),
            ("{extends}", extends.as_deref().unwrap_or_default()),
        ];
        words.iter().fold(template.to_owned(), |text, (key, value)| text.replace(key, value))
    }
}

fn write(path: &Path, text: &str) -> Result<(), Unusable> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| Unusable(format!("kan ikke skrive {}: {error}", path.display())))
}
