//! Reads the criteria folder: every file, in an order that does not depend on the machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::part::ServicePart;
use super::read::{adopted, maybe_texts, source, strings, text_list, texts};
use super::ruleset::{Contact, Kommune, LowThreshold};
use super::tolerance::Tolerance;
use super::{check, read_facts, read_ladders, read_service, shapes};
use crate::diagnostic::{self, Code, Diagnostic, Place};
use crate::fact::{Catalogue, Question};
use crate::law::Register;
use crate::limits;
use crate::service::{Ladder, SourceNote};
use crate::source::{self, Field, Node, Shape, Source};
use crate::texts::Texts;
use crate::units::Date;

/// Everything the criteria folder says, by layer, before a municipality and a day are chosen.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Laws.
    pub laws: Arc<Register>,
    /// Facts.
    pub facts: Catalogue,
    /// Where each fact stands.
    pub fact_places: BTreeMap<String, Place>,
    /// Whether some file could not be read as a whole.
    pub incomplete: bool,
    /// Questions.
    pub questions: Vec<Question>,
    /// The ladders of care; the first is used where a municipality has chosen none.
    pub ladders: Vec<Arc<Ladder>>,
    /// The national frame.
    pub national: Vec<ServicePart>,
    /// Regions by id.
    pub regions: BTreeMap<String, Vec<ServicePart>>,
    /// Their names.
    pub region_names: BTreeMap<String, Texts>,
    /// Municipalities by number.
    pub kommuner: BTreeMap<String, LibraryKommune>,
}

/// A municipality and its service files.
#[derive(Clone, Debug)]
pub struct LibraryKommune {
    /// The municipality.
    pub kommune: Kommune,
    /// Its service files.
    pub services: Vec<ServicePart>,
    /// Where `extends` stands.
    pub extends_place: Option<Place>,
}

/// Reads everything below `dir`; what could be read, and every finding. Citations are looked up as they stand on the day `on`.
pub fn load(dir: &Path, on: Date) -> (Library, Vec<Diagnostic>) {
    let mut reader = Reader { root: dir.to_path_buf(), on, laws: Arc::default(), diagnostics: Vec::new() };
    let mut library = Library::default();
    if !dir.is_dir() {
        let message = format!("{} er ikke en mappe", dir.display());
        let found = Diagnostic::general(Code::FileUnreadable, message);
        return (library, vec![found.help("gi mappen med kriterier: --criteria MAPPE")]);
    }
    let national = dir.join("national");
    let mut laws = Register::default();
    reader.file(&national.join("lover.toml"), &Shape::Table(shapes::LAWS_FILE), |root, found| {
        read_facts::laws(root, &mut laws, found)
    });
    library.laws = Arc::new(laws);
    reader.laws = Arc::clone(&library.laws);
    let (facts, places) = (&mut library.facts, &mut library.fact_places);
    reader.file(&national.join("opplysninger.toml"), &Shape::Table(shapes::FACTS_FILE), |root, found| {
        read_facts::facts(root, facts, places, found)
    });
    let (facts, questions) = (&library.facts, &mut library.questions);
    reader.file(&national.join("sporsmal.toml"), &Shape::Table(shapes::QUESTIONS_FILE), |root, found| {
        read_facts::questions(root, facts, questions, found);
    });
    let ladders = national.join("innsatstrapper.toml");
    if ladders.exists() {
        let known = &mut library.ladders;
        reader.file(&ladders, &Shape::Table(shapes::LADDERS_FILE), |root, found| {
            read_ladders::ladders(root, known, found);
        });
    }
    library.national = reader.services(&national, true);
    for folder in reader.folders(&dir.join("region")) {
        let id = name(&folder);
        let names = &mut library.region_names;
        reader.file(&folder.join("region.toml"), &Shape::Table(shapes::REGION_FILE), |root, found| {
            names.insert(id.clone(), texts(root.get("name")));
            if root.text("id").is_some_and(|given| given != id) {
                let at = root.get("id").unwrap_or(root).place();
                found.push(Diagnostic::at(Code::NameMismatch, at, format!("regionens id er ikke mappens navn «{id}»")));
            }
        });
        let services = reader.services(&folder, false);
        library.regions.insert(id, services);
    }
    for folder in reader.folders(&dir.join("kommune")) {
        if let Some(kommune) = reader.kommune(&folder, &library) {
            library.kommuner.insert(kommune.kommune.number.clone(), kommune);
        }
    }
    library.incomplete = reader.diagnostics.iter().any(|found| hides_the_rest(found.code));
    diagnostic::sort(&mut reader.diagnostics);
    (library, reader.diagnostics)
}

/// Whether a finding means that part of a file was never seen.
fn hides_the_rest(code: Code) -> bool {
    use Code::{FileTooLarge, FileUnreadable, MissingKey, NotUtf8, Syntax, TooDeep};
    matches!(code, FileUnreadable | FileTooLarge | NotUtf8 | Syntax | TooDeep | MissingKey)
}

/// Cuts the findings of one file when they are very many, and says so.
fn cut(shown: &str, found: &mut Vec<Diagnostic>) {
    if found.len() > limits::FINDINGS {
        found.sort_by_key(Diagnostic::severity);
        let more = found.len().saturating_sub(limits::FINDINGS);
        found.truncate(limits::FINDINGS);
        let message = format!("{shown}: {more} funn til i denne filen");
        found.push(Diagnostic::general(Code::MoreFindings, message).help("rett de første, og sjekk på nytt"));
    }
}

struct Reader {
    root: PathBuf,
    on: Date,
    laws: Arc<Register>,
    diagnostics: Vec<Diagnostic>,
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Reader {
    /// The path as shown: below the root's own name, with `/`.
    fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
        let shown: Vec<_> = std::iter::once(self.root.to_string_lossy()).chain(parts).collect();
        shown.join("/")
    }

    /// Reads one file, compares it with its shape and hands it on.
    fn file(&mut self, path: &Path, shape: &Shape, then: impl FnOnce(Node<'_>, &mut Vec<Diagnostic>)) {
        let shown = self.shown(path);
        match Source::read(path, &shown) {
            Err(finding) => self.diagnostics.push(*finding),
            Ok(source) => {
                let mut found = Vec::new();
                let parsed = source.parse(&mut found);
                let root = Node::new(&source, &parsed);
                source::check(root, shape, &mut found);
                check::walk(root, &self.laws, self.on, &mut found);
                then(root, &mut found);
                cut(&shown, &mut found);
                self.diagnostics.append(&mut found);
            }
        }
    }

    /// The entries of a folder with their names in order; an absent folder has none.
    fn entries(&mut self, dir: &Path) -> Vec<PathBuf> {
        let Ok(listing) = std::fs::read_dir(dir) else { return Vec::new() };
        let mut found: Vec<_> = listing.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        found.retain(|path| !name(path).starts_with('.'));
        found.sort();
        found
    }

    fn folders(&mut self, dir: &Path) -> Vec<PathBuf> {
        self.entries(dir).into_iter().filter(|path| path.is_dir()).collect()
    }

    /// The service files of a layer.
    fn services(&mut self, dir: &Path, national: bool) -> Vec<ServicePart> {
        let mut parts: Vec<ServicePart> = Vec::new();
        for path in self.entries(&dir.join("tjenester")) {
            if path.extension().is_none_or(|extension| extension != "toml") {
                let message = format!("{} er ikke en kriteriefil", self.shown(&path));
                self.diagnostics
                    .push(Diagnostic::general(Code::UnexpectedFile, message).help("bare .toml-filer hører til her"));
                continue;
            }
            let mut part = None;
            self.file(&path, &Shape::Table(shapes::SERVICE_FILE), |root, found| {
                part = read_service::service(root, national, found)
            });
            let Some(part) = part else { continue };
            if let Some(twin) = parts.iter().find(|known| known.id == part.id) {
                let found = Diagnostic::at(
                    Code::DuplicateId,
                    part.place.clone(),
                    format!("tjenesten «{}» har to filer", part.id),
                );
                self.diagnostics.push(found.related(twin.place.clone(), "den andre").help("samle dem i én fil"));
                continue;
            }
            parts.push(part);
        }
        parts
    }

    fn kommune(&mut self, folder: &Path, library: &Library) -> Option<LibraryKommune> {
        // Of some municipalities only the prices are known.
        let has = |name: &str| folder.join(name).exists();
        if has("priser.toml") && !has("kommune.toml") && !has("tjenester") {
            return None;
        }
        let mut read = None;
        self.file(&folder.join("kommune.toml"), &Shape::Table(shapes::KOMMUNE_FILE), |root, found| {
            read = kommune(root, &name(folder), library, found);
        });
        let services = self.services(folder, false);
        let (kommune, extends_place) = read?;
        if let Some(twin) = library.kommuner.get(&kommune.number) {
            let message = format!(
                "kommunenummeret {} er brukt i to mapper: {} og {}",
                kommune.number, twin.kommune.folder, kommune.folder
            );
            self.diagnostics.push(Diagnostic::general(Code::DuplicateId, message));
            return None;
        }
        Some(LibraryKommune { kommune, services, extends_place })
    }
}

fn kommune(
    root: Node<'_>,
    folder: &str,
    library: &Library,
    found: &mut Vec<Diagnostic>,
) -> Option<(Kommune, Option<Place>)> {
    let number = root.text("number")?.to_string();
    let real = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !real {
        let at = root.get("number").unwrap_or(root).place();
        found.push(
            Diagnostic::at(Code::BadValue, at, format!("«{number}» er ikke et kommunenummer"))
                .help("fire sifre i anførselstegn"),
        );
        return None;
    }
    if folder.split('-').next() != Some(number.as_str()) {
        let at = root.get("number").unwrap_or(root).place();
        found.push(Diagnostic::at(
            Code::NameMismatch,
            at,
            format!("mappen «{folder}» begynner ikke med kommunenummeret {number}"),
        ));
    }
    let extends = root.get("extends");
    let region = extends.and_then(Node::str);
    if let (Some(region), Some(node)) = (region, extends)
        && !library.regions.contains_key(region)
    {
        let help = source::suggestion(region, library.regions.keys().map(String::as_str));
        found.push(
            Diagnostic::at(Code::UnknownReference, node.place(), format!("ukjent region «{region}»"))
                .maybe_help(help.or_else(|| Some("regionene er mappene i criteria/region".into()))),
        );
    }
    let language = root.text("language").unwrap_or("nb").to_string();
    let mut languages = strings(root.get("languages"));
    if languages.is_empty() {
        languages = vec![language.clone()];
    }
    languages.sort_by_key(|lang| *lang != language);
    let contact = root.get("contact").map(|node| Contact {
        name: texts(node.get("name")),
        phone: node.text("phone").map(str::to_string),
        url: node.text("url").map(str::to_string),
        address: node.text("address").map(str::to_string),
        hours: maybe_texts(node, "hours").unwrap_or_default(),
    });
    let low_threshold = root.get("low_threshold").into_iter().flat_map(Node::items).map(|node| LowThreshold {
        name: texts(node.get("name")),
        text: texts(node.get("text")),
        url: node.text("url").map(str::to_string),
    });
    let unread =
        || Arc::new(SourceNote { title: String::new(), url: None, dated: String::new(), confidence: String::new() });
    let kommune = Kommune {
        folder: folder.to_string(),
        name: texts(root.get("name")),
        language,
        languages,
        example: root.get("example").and_then(Node::bool).unwrap_or(false),
        region: region.and_then(|id| library.region_names.get(id)).cloned().unwrap_or_default(),
        extends: region.map(str::to_string),
        adopted: adopted(root, "adopted"),
        ladder: read_ladders::chosen(root, &library.ladders, found),
        principle: root.text("principle").map(str::to_string),
        tolerance: Tolerance::read(root, found),
        merged: root.get("merged").and_then(|node| Some((texts(node.get("into")), node.get("date")?.date()?))),
        source: source(root).unwrap_or_else(unread),
        silent: text_list(root, "silent"),
        contact: contact.unwrap_or_default(),
        low_threshold: low_threshold.collect(),
        number,
    };
    Some((kommune, extends.map(Node::place)))
}

/// What may stand in which file, for the documentation and the JSON Schema: file name, shape, what it is.
pub const FILES: &[(&str, &[Field], &str)] = &[
    ("lover", shapes::LAWS_FILE, "lover og forskrifter"),
    ("opplysninger", shapes::FACTS_FILE, "opplysninger"),
    ("sporsmal", shapes::QUESTIONS_FILE, "spørsmål"),
    ("innsatstrapper", shapes::LADDERS_FILE, "innsatstrapper"),
    ("tjeneste", shapes::SERVICE_FILE, "en tjeneste"),
    ("kommune", shapes::KOMMUNE_FILE, "en kommune"),
    ("region", shapes::REGION_FILE, "en region"),
];

impl Library {
    /// The municipality with a number or a folder name.
    pub fn kommune(&self, id: &str) -> Option<&LibraryKommune> {
        self.kommuner.get(id).or_else(|| self.kommuner.values().find(|known| known.kommune.folder == id))
    }

    /// The municipalities that exist on a day; the others are kept as history.
    pub fn existing(&self, on: Date) -> impl Iterator<Item = &LibraryKommune> {
        self.kommuner.values().filter(move |known| known.kommune.exists(on))
    }

    /// The service files of a municipality's layers, highest layer first, with the layer's name.
    pub fn layers<'a>(&'a self, kommune: &'a LibraryKommune) -> Vec<(&'static str, &'a [ServicePart])> {
        let region = kommune.kommune.extends.as_ref().and_then(|id| self.regions.get(id));
        let mut layers: Vec<(&'static str, &[ServicePart])> = vec![("nasjonal", &self.national)];
        layers.extend(region.map(|parts| ("region", parts.as_slice())));
        layers.push(("kommune", &kommune.services));
        layers
    }
}
