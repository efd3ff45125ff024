//! What the elements offer, from `www/elementer.json`: the manifest that editors read, the types, and the tables of the guide for portals.
#![expect(clippy::indexing_slicing, reason = "JSON: a key that is missing is null, never a panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::at;

/// The lists that an element takes over from the class it extends.
const INHERITED: [&str; 6] = ["attributes", "members", "events", "slots", "cssParts", "cssProperties"];

/// The manifest with everything inherited written out, as tools want it.
pub fn read(www: &Path) -> Result<Value, String> {
    let path = www.join("elementer.json");
    let text = fs::read_to_string(&path).map_err(at("cannot read", &path))?;
    let mut manifest: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let classes: Map<String, Value> = declarations(&manifest).map(|it| (text_of(&it["name"]), it.clone())).collect();
    for module in manifest["modules"].as_array_mut().into_iter().flatten() {
        for class in module["declarations"].as_array_mut().into_iter().flatten() {
            let Some(parent) = class["superclass"]["name"].as_str().and_then(|name| classes.get(name)).cloned() else {
                continue;
            };
            for list in INHERITED {
                let given = items(&parent[list]).iter().map(|it| {
                    let mut it = it.clone();
                    it["inheritedFrom"] = class["superclass"].clone();
                    it
                });
                let all: Vec<Value> = given.chain(items(&class[list]).iter().cloned()).collect();
                class[list] = Value::from(all);
            }
        }
    }
    Ok(manifest)
}

/// The elements, each as its declaration.
pub fn elements(manifest: &Value) -> impl Iterator<Item = &Value> {
    declarations(manifest).filter(|it| it["customElement"] == true)
}

/// The types of the elements, of their tags in the DOM and in JSX, and of their events.
pub fn types(manifest: &Value) -> String {
    let mut out = String::from(
        "// The elements of Tildeling: classes, tags in the DOM and in JSX, and events. Made from custom-elements.json.\n\n",
    );
    let (mut tags, mut jsx) = (String::new(), String::new());
    for element in elements(manifest) {
        let (class, tag) = (text_of(&element["name"]), text_of(&element["tagName"]));
        let _ = writeln!(
            out,
            "/** {} */\nexport interface {class} extends HTMLElement {{",
            text_of(&element["description"])
        );
        for member in items(&element["members"]) {
            let _ = writeln!(out, "  /** {} */\n  {}", text_of(&member["description"]), declared(member));
        }
        for event in items(&element["events"]) {
            let (name, kind) = (text_of(&event["name"]), text_of(&event["type"]["text"]));
            let _ = writeln!(
                out,
                "  addEventListener(type: '{name}', listener: (event: {kind}) => void, options?: boolean | AddEventListenerOptions): void;"
            );
        }
        let general =
            "type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions";
        let _ = writeln!(out, "  addEventListener({general}): void;\n}}\n");
        let _ = writeln!(tags, "    '{tag}': {class};");
        let mut attributes = String::new();
        for attribute in items(&element["attributes"]) {
            let (name, kind) = (text_of(&attribute["name"]), text_of(&attribute["type"]["text"]));
            let _ = writeln!(attributes, "    /** {} */\n    '{name}'?: {kind};", text_of(&attribute["description"]));
        }
        let _ = writeln!(out, "export interface {class}Attributes {{\n{}}}\n", attributes.replace("    ", "  "));
        let _ = writeln!(
            jsx,
            "  '{tag}': {class}Attributes & {{ children?: unknown; ref?: unknown; key?: string; slot?: string; id?: string; class?: string; className?: string; style?: unknown; hidden?: boolean }};"
        );
    }
    let _ = write!(
        out,
        "export interface TildelingTags {{\n{jsx}}}\n\n\
         declare global {{\n  interface HTMLElementTagNameMap {{\n{tags}  }}\n  namespace JSX {{\n    interface IntrinsicElements extends TildelingTags {{}}\n  }}\n}}\n"
    );
    out
}

/// The types of the entry.
pub const ENTRY: &str = "\
// The entry of Tildeling: defines the elements whose tags the page uses.
export * from './elements.js';

/** Loads what the tags in `root` need. Called for the page itself; call it again after adding a tag by script. */
export function load(root?: ParentNode): Promise<unknown>;

/** Shows the cost of a form whose HTML cannot be changed; `options` are attributes of the tag by name, and `into`. */
export function attach(form: Element, mapping: object, options?: { into?: Element; [attribute: string]: unknown }): Promise<{ element: import('./elements.js').Kostnad; detach: () => void }>;
";

/// The modules of React 19 and Preact look for tags in a namespace of their own.
pub const JSX: &str = "\
// The tags of Tildeling in JSX for React 19: import this file once, `import 'tildeling/jsx';`.
import type { TildelingTags } from './elements.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends TildelingTags {}
  }
}
";

/// The tables of the guide for portals, one section for each element.
pub fn tables(manifest: &Value) -> String {
    let mut out = String::new();
    for element in elements(manifest) {
        let tag = text_of(&element["tagName"]);
        let _ = writeln!(
            out,
            "<section id=\"{tag}\">\n<h3><code>&lt;{tag}&gt;</code></h3>\n<p>{}</p>",
            escaped(&text_of(&element["description"]))
        );
        table(
            &mut out,
            &tag,
            "Attributter",
            &["Navn", "Verdi", "Når den mangler", "Hva"],
            &element["attributes"],
            |it| {
                vec![
                    code(&it["name"]),
                    code(&it["type"]["text"]),
                    escaped(&text_of(&it["default"])),
                    escaped(&text_of(&it["description"])),
                ]
            },
        );
        table(&mut out, &tag, "Egenskaper og metoder", &["Navn", "Type", "Hva"], &element["members"], |it| {
            let call =
                if it["kind"] == "method" { format!("{}()", text_of(&it["name"])) } else { text_of(&it["name"]) };
            let kind = if it["kind"] == "method" { &it["return"]["type"]["text"] } else { &it["type"]["text"] };
            vec![format!("<code>{}</code>", escaped(&call)), code(kind), escaped(&text_of(&it["description"]))]
        });
        for (list, title, first) in [
            ("events", "Hendelser", "Navn"),
            ("slots", "Plasser (slot)", "Navn"),
            ("cssParts", "Deler (::part)", "Navn"),
            ("cssProperties", "Stilvariabler", "Navn"),
        ] {
            table(&mut out, &tag, title, &[first, "Hva"], &element[list], |it| {
                let name = text_of(&it["name"]);
                let name =
                    if name.is_empty() { "(uten navn)".to_owned() } else { format!("<code>{}</code>", escaped(&name)) };
                vec![name, escaped(&text_of(&it["description"]))]
            });
        }
        out.push_str("</section>\n");
    }
    out
}

fn table(out: &mut String, tag: &str, title: &str, heads: &[&str], list: &Value, row: impl Fn(&Value) -> Vec<String>) {
    if items(list).is_empty() {
        return;
    }
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let _ = writeln!(
        out,
        "<div class=\"page-table\" role=\"region\" tabindex=\"0\" aria-label=\"{title}: {tag}\"><table>\n<caption>{title}</caption>\n<tr>{heads}</tr>"
    );
    for item in items(list) {
        let cells: String = row(item).iter().map(|cell| format!("<td>{cell}</td>")).collect();
        let _ = writeln!(out, "<tr>{cells}</tr>");
    }
    out.push_str("</table></div>\n");
}

fn declared(member: &Value) -> String {
    let name = text_of(&member["name"]);
    if member["kind"] == "method" {
        let given = items(&member["parameters"])
            .iter()
            .map(|it| format!("{}: {}", text_of(&it["name"]), text_of(&it["type"]["text"])));
        return format!(
            "{name}({}): {};",
            given.collect::<Vec<_>>().join(", "),
            text_of(&member["return"]["type"]["text"])
        );
    }
    let readonly = if member["readonly"] == true { "readonly " } else { "" };
    format!("{readonly}{name}: {};", text_of(&member["type"]["text"]))
}

fn declarations(manifest: &Value) -> impl Iterator<Item = &Value> {
    items(&manifest["modules"]).iter().flat_map(|module| items(&module["declarations"]))
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn code(value: &Value) -> String {
    let text = text_of(value);
    if text.is_empty() { text } else { format!("<code>{}</code>", escaped(&text)) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
