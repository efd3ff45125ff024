//! `tildeling diff`: where two municipalities, or two days of one, differ, and for whom.

use std::fs::File;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::input::Unusable;
use super::{Common, Outcome, input};
use crate::assess::Level;
use crate::criteria::{self, Ruleset};
use crate::diagram::Scratch;
use crate::differ::{self, Diff, Share};
use crate::fact::Audience;
use crate::simulate::{self, Cases};
use crate::units::Date;
use crate::view;

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    common: Common,
    /// A municipality, by number or folder name; ID@DATE for another day than --date.
    #[arg(value_name = "ID")]
    left: String,
    /// The other one, or the same on another day.
    #[arg(value_name = "ID")]
    right: String,
    /// Only this service.
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// A population as CSV, one fact a column, to count in.
    #[arg(long, value_name = "FILE")]
    cases: Option<String>,
    /// Also writes a report that can be printed.
    #[arg(long, value_name = "FILE")]
    html: Option<String>,
    /// The language of the words.
    #[arg(long, default_value = "nb")]
    lang: String,
}

pub fn run(options: &Options) -> Outcome {
    let (left, right) = (side(options, &options.left)?, side(options, &options.right)?);
    let diff = differ::diff(&left, &right);
    if let Some(id) = &options.service
        && !diff.services.iter().any(|service| service.id == *id)
    {
        let known = diff.services.iter().map(|service| service.id.as_str());
        let help = crate::source::suggestion(id, known).unwrap_or_else(|| "tildeling services viser tjenestene".into());
        return Err(Unusable(format!("ukjent tjeneste «{id}»\n  hjelp: {help}")));
    }
    let counted = options.cases.as_deref().map(|path| Ok((path, count(&diff, path)?))).transpose()?;
    let counted = counted.as_ref().map(|(path, shares)| (*path, shares.as_slice()));
    let services = view::difference(&diff, options.service.as_deref(), counted, &options.lang);
    if let Some(path) = &options.html {
        let sides =
            [&left, &right].map(|side| view::Side { name: side.kommune.name.or_empty(&options.lang), date: side.date });
        let page = view::report(sides, &services);
        std::fs::write(path, page).map_err(|error| Unusable(format!("kan ikke skrive {path}: {error}")))?;
    }
    let about = |side: &Ruleset| json!({ "kommune": side.kommune.number, "name": side.kommune.name.or_empty(&options.lang), "date": side.date.to_string() });
    let equal = services.iter().all(|service| service.get("verdict").is_some_and(|verdict| verdict == "equal"));
    input::print(
        &json!({ "date": options.common.day().to_string(), "left": about(&left), "right": about(&right), "equal": equal, "services": services }),
    );
    Ok(ExitCode::SUCCESS)
}

/// The ruleset of `ID` or `ID@DATE`.
fn side(options: &Options, text: &str) -> Result<Ruleset, Unusable> {
    let (id, date) = match text.split_once('@') {
        None => (text, options.common.day()),
        Some((id, date)) => {
            let parsed: Option<Date> = date.parse().ok();
            (id, parsed.ok_or_else(|| Unusable(format!("«{date}» er ikke en dato\n  hjelp: skriv {id}@ÅÅÅÅ-MM-DD")))?)
        }
    };
    input::library(&options.common)?;
    let (library, _) = criteria::load(&options.common.criteria, date);
    Ok(library.ruleset(input::kommune(&library, id)?, date).0)
}

/// How many in a table of cases get more on either side.
fn count(diff: &Diff, path: &str) -> Result<Vec<Share>, Unusable> {
    let unreadable = |error: &dyn std::fmt::Display| Unusable(format!("kan ikke lese {path}: {error}"));
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let (mut cases, problems) =
        Cases::new(file, &diff.joint, &diff.model, Audience::Caseworker).map_err(|error| unreadable(&error))?;
    let mut bad = problems.len();
    let mut shares = vec![Share::default(); diff.services.len()];
    let mut scratch = Scratch::default();
    while let Some(row) = cases.next_row(&diff.joint, &diff.model) {
        bad = bad.saturating_add(row.problems.len());
        let Some(masks) = row.masks else { continue };
        for (service, share) in diff.services.iter().zip(&mut shares) {
            let mut level = |place: Option<usize>| match place.and_then(|place| diff.model.services.get(place)) {
                Some(service) => Level::of(simulate::reach(&diff.model, service, masks, &mut scratch)),
                None => Level::No,
            };
            let [left, right] = service.places.map(&mut level);
            let slot = match (left as u8, right as u8) {
                (3, _) | (_, 3) => &mut share.open,
                (left, right) if left > right => &mut share.left,
                (left, right) if left < right => &mut share.right,
                _ => &mut share.same,
            };
            *slot = slot.saturating_add(1);
        }
    }
    if bad > 0 {
        input::err(&format!("{path}: {bad} felt eller rader kunne ikke brukes; tildeling simulate sier hvilke\n"));
    }
    Ok(shares)
}
