//! The package for npm, ready to be published: the modules, the engine's WebAssembly, types and manifest, without any municipality's rules.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::bundle::kind;
use super::release::save;
use super::{at, manifest, mirror};

/// What is not for others: scripts of our own pages.
const OURS: [&str; 4] = ["page.js", "frame.js", "lekeplass.js", "portal.js"];

const ENGINE_TYPES: &str = include_str!("../../www/engine.d.ts");

const README: &str = "\
# Tildeling

Elementer for kommuner som tildeler helse- og omsorgstjenester: en veiviser for innbyggere og et utkast til vedtak for saksbehandlere.
Alt regnes ut i nettleseren. Ingenting sendes fra siden.

    import 'tildeling';
    // <tildeling-veiviser kommune=\"9901\" rules=\"/regler/9901.bin\"></tildeling-veiviser>

Reglene for kommunene er ikke med i pakken. De ligger i mappen `regler` i zip-filen som følger hver utgave.
Veiledningen for portaler står i `portal.html` i samme fil.
";

/// Writes the package.
pub fn write(www: &Path, pages: &Path, engine: &Path, root: &Path, into: &Path) -> Result<(), String> {
    let manifest = manifest::read(www)?;
    let ours = |file: &Path| file.file_name().and_then(|it| it.to_str()).is_some_and(|name| OURS.contains(&name));
    for folder in [pages, engine] {
        for file in mirror::files(folder)?
            .into_iter()
            .filter(|file| kind(file, &["js", "wasm"]) && !file.starts_with("eksempler") && !ours(file))
        {
            save(&into.join(&file), &fs::read(folder.join(&file)).map_err(at("cannot read", &file))?)?;
        }
    }
    let entry = |name: &str| json!({ "types": format!("./{name}.d.ts"), "default": format!("./{name}.js") });
    let package = json!({
        "name": "tildeling",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Elementer for tildeling av kommunale helse- og omsorgstjenester. Alt regnes ut i nettleseren.",
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "sideEffects": ["./tildeling.js", "./elements/**/*.js"],
        "types": "./tildeling.d.ts",
        "customElements": "./custom-elements.json",
        "exports": {
            ".": entry("tildeling"),
            "./engine": entry("engine"),
            "./ramme": { "types": "./elements.d.ts", "default": "./elements/ramme.js" },
            "./veiviser": { "types": "./elements.d.ts", "default": "./elements/veiviser/element.js" },
            "./vedtak": { "types": "./elements.d.ts", "default": "./elements/vedtak/element.js" },
            "./kostnad": { "types": "./elements.d.ts", "default": "./elements/kostnad/element.js" },
            "./jsx": { "types": "./jsx.d.ts" },
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
    });
    for (name, text) in [
        ("package.json", format!("{package:#}\n")),
        ("custom-elements.json", format!("{manifest:#}\n")),
        ("tildeling.d.ts", manifest::ENTRY.to_owned()),
        ("elements.d.ts", manifest::types(&manifest)),
        ("engine.d.ts", ENGINE_TYPES.to_owned()),
        ("jsx.d.ts", manifest::JSX.to_owned()),
        ("README.md", README.to_owned()),
        ("LICENSE", fs::read_to_string(root.join("LICENSE")).map_err(at("cannot read", Path::new("LICENSE")))?),
    ] {
        save(&into.join(name), text.as_bytes())?;
    }
    Ok(())
}
