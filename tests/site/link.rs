//! One module of a bundle: its code with names that no other module has, without its imports and exports.

use std::collections::BTreeMap;

use oxc::allocator::{Allocator, Vec as List};
use oxc::ast::ast::{Declaration, ImportDeclarationSpecifier as Specifier, Program, Statement};
use oxc::codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::SourceType;

/// What a module exports: the name it is given, and what it is called in the bundle.
pub type Exports = BTreeMap<String, String>;

/// The name of a default export inside its module.
const DEFAULT: &str = "exported";

/// The code of a module and what it exports. `number` sets its names apart; `exports_of` gives what an imported module exports.
pub fn link(
    text: &str,
    number: usize,
    mut exports_of: impl FnMut(&str) -> Result<Exports, String>,
) -> Result<(String, Exports), String> {
    let text = text.replacen("\nexport default ", &format!("\nexport const {DEFAULT} = "), 1);
    let allocator = Allocator::default();
    let mut program = parse(&allocator, &text)?;
    let mut scoping = SemanticBuilder::new().build(&program).semantic.into_scoping();

    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for name in scoping.get_bindings(scoping.root_scope_id()).keys() {
        names.insert(name.to_string(), format!("{name}${number}"));
    }
    for statement in &program.body {
        let Statement::ImportDeclaration(import) = statement else { continue };
        let theirs = exports_of(&import.source.value)?;
        for specifier in import.specifiers.iter().flatten() {
            let wanted = match specifier {
                Specifier::ImportSpecifier(one) => one.imported.name().to_string(),
                Specifier::ImportDefaultSpecifier(_) => "default".to_owned(),
                Specifier::ImportNamespaceSpecifier(_) => return Err("import * cannot be bundled".to_owned()),
            };
            names.insert(specifier.local().name.to_string(), found(&theirs, &wanted)?);
        }
    }
    let mut exports = Exports::new();
    for statement in &program.body {
        match statement {
            Statement::ExportDeclaration(export) => {
                for own in declared(&export.declaration) {
                    let given = if own == DEFAULT { "default" } else { own.as_str() };
                    exports.insert(given.to_owned(), found(&names, &own)?);
                }
            }
            Statement::ExportNamedDeclaration(export) => {
                for one in &export.specifiers {
                    exports.insert(one.exported.name().to_string(), found(&names, &one.local.name())?);
                }
            }
            Statement::ExportFromDeclaration(export) => {
                let theirs = exports_of(&export.source.value)?;
                for one in &export.specifiers {
                    exports.insert(one.exported.name().to_string(), found(&theirs, &one.local.name())?);
                }
            }
            Statement::ExportDefaultDeclaration(_) | Statement::ExportAllDeclaration(_) => {
                return Err("«export *» and a second «export default» cannot be bundled".to_owned());
            }
            _ => {}
        }
    }

    let places: Vec<_> =
        scoping.get_bindings(scoping.root_scope_id()).iter().map(|(name, id)| (name.to_string(), *id)).collect();
    for (name, id) in places {
        scoping.set_symbol_name(id, found(&names, &name)?.as_str().into());
    }
    let mut body = List::new_in(&&allocator);
    std::mem::swap(&mut body, &mut program.body);
    program.body.extend(body.into_iter().filter_map(|statement| match statement {
        Statement::ImportDeclaration(_)
        | Statement::ExportNamedDeclaration(_)
        | Statement::ExportFromDeclaration(_) => None,
        Statement::ExportDeclaration(export) => Some(Statement::from(export.unbox().declaration)),
        other => Some(other),
    }));
    let options = CodegenOptions { single_quote: true, comments: CommentOptions::disabled(), ..Default::default() };
    let code = Codegen::new().with_options(options).with_scoping(Some(scoping)).build(&program).code;
    Ok((code, exports))
}

/// A module as a tree; the error names what is wrong with it and where.
pub fn parse<'a>(allocator: &'a Allocator, text: &'a str) -> Result<Program<'a>, String> {
    let parsed = Parser::new(allocator, text, SourceType::mjs()).parse();
    match parsed.diagnostics.into_iter().next() {
        Some(problem) => Err(format!("{:?}", problem.with_source_code(text.to_owned()))),
        None => Ok(parsed.program),
    }
}

fn declared(declaration: &Declaration) -> Vec<String> {
    match declaration {
        Declaration::VariableDeclaration(list) => {
            let names = list.declarations.iter().filter_map(|one| one.id.get_binding_identifier());
            names.map(|it| it.name.to_string()).collect()
        }
        other => other.id().map(|it| it.name.to_string()).into_iter().collect(),
    }
}

fn found(names: &BTreeMap<String, String>, wanted: &str) -> Result<String, String> {
    names.get(wanted).cloned().ok_or_else(|| format!("there is no «{wanted}»"))
}
