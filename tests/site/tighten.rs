//! A finished engine in fewer bytes: what nothing calls goes, equal functions become one, and alike functions stand together.

use std::collections::HashMap;
use std::convert::Infallible;

use walrus::{ElementItems, FunctionBuilder, FunctionId, ModuleConfig};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection};
use wasmparser::{BinaryReaderError, CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

use super::locals;

/// How long a piece of code is looked for in other functions, in bytes.
const PIECE: usize = 4;

/// How many functions back it is looked for: measured as the best, though compression remembers more.
const NEAR: usize = 4;

/// The functions of a module as they are written.
struct Functions<'a> {
    /// How many the module imports; these come first in its count.
    imported: usize,
    types: Vec<u32>,
    bodies: Vec<&'a [u8]>,
}

/// The same module with fewer and better arranged functions, and without names.
pub fn tighten(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let merged = merge(without_closures(wasm)?)?;
    let numbered = locals::renumber(&merged)?;
    let functions = Functions::read(&numbered)?;
    functions.write(&numbered, &functions.same(), functions.arranged())
}

/// Makes equal functions one, until none are: those that call what has become one may be equal then.
fn merge(mut wasm: Vec<u8>) -> Result<Vec<u8>, String> {
    loop {
        let functions = Functions::read(&wasm)?;
        let same = functions.same();
        let distinct: Vec<usize> =
            same.iter().enumerate().filter(|(at, first)| at == *first).map(|(at, _)| at).collect();
        if distinct.len() == same.len() {
            return Ok(wasm);
        }
        wasm = functions.write(&wasm, &same, distinct)?;
    }
}

/// Drops the entries for closures: JavaScript gets none from us, but the bindings put one for each kind into the table.
fn without_closures(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let read = ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse(wasm);
    let mut module = read.map_err(|error| format!("{error:#}"))?;
    let entry = |name: &String| name.contains("wasm_bindgen::convert::closures::_::invoke");
    let entries = module.funcs.iter().filter(|function| function.name.as_ref().is_some_and(entry));
    let entries: Vec<FunctionId> = entries.map(|function| function.id()).collect();
    let mut stop = FunctionBuilder::new(&mut module.types, &[], &[]);
    stop.func_body().unreachable();
    let stop = stop.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(items) = &mut element.items {
            items.iter_mut().filter(|item| entries.contains(item)).for_each(|item| *item = stop);
        }
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> Result<Functions<'a>, String> {
        Functions::parse(wasm).map_err(|error| error.to_string())
    }

    fn parse(wasm: &'a [u8]) -> Result<Functions<'a>, BinaryReaderError> {
        let mut functions = Functions { imported: 0, types: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        functions.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => functions.types = types.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => functions.bodies.push(wasm.get(body.range()).unwrap_or_default()),
                _ => {}
            }
        }
        Ok(functions)
    }

    /// For each function the first one that is equal to it.
    fn same(&self) -> Vec<usize> {
        let mut first = HashMap::new();
        let all = self.types.iter().zip(&self.bodies).enumerate();
        all.map(|(at, function)| *first.entry(function).or_insert(at)).collect()
    }

    /// The order that compresses best as far as a simple rule finds it: from the largest on, the one that most of is found nearby.
    fn arranged(&self) -> Vec<usize> {
        let mut numbers = HashMap::new();
        let pieces = self.bodies.iter().map(|body| pieces(body, &mut numbers));
        let mut left: Vec<(usize, Vec<usize>)> = pieces.enumerate().collect();
        // For each piece, how many functions nearby have it.
        let mut nearby = vec![0_i32; numbers.len()];
        let mut order: Vec<(usize, Vec<usize>)> = Vec::new();
        loop {
            let worth = |(_, (_, pieces)): &(usize, &(usize, Vec<usize>))| {
                let found = pieces.iter().filter(|piece| nearby.get(**piece).is_some_and(|times| *times > 0)).count();
                // A few bytes cost the same wherever they stand.
                (found * 1_000_000 / (pieces.len() + 20), pieces.len())
            };
            let Some((best, _)) = left.iter().enumerate().max_by_key(worth) else { break };
            order.push(left.remove(best));
            let far = order.len().checked_sub(NEAR + 1).and_then(|far| order.get(far));
            for (function, more) in [(order.last(), 1), (far, -1)] {
                for piece in function.iter().flat_map(|(_, pieces)| pieces) {
                    nearby.get_mut(*piece).into_iter().for_each(|times| *times += more);
                }
            }
        }
        order.into_iter().map(|(at, _)| at).collect()
    }

    /// The module with each function's first equal in its place, in an order of those that stay.
    fn write(&self, wasm: &[u8], same: &[usize], order: Vec<usize>) -> Result<Vec<u8>, String> {
        let moved: HashMap<usize, usize> =
            order.iter().enumerate().map(|(new, old)| (*old, self.imported + new)).collect();
        let places = same.iter().map(|first| moved.get(first).copied().unwrap_or_default());
        let places: Vec<usize> = (0..self.imported).chain(places).collect();
        let mut module = wasm_encoder::Module::new();
        let written = Arranged { places, order }.parse_core_module(&mut module, Parser::new(0), wasm);
        written.map_err(|error| error.to_string())?;
        Ok(module.finish())
    }
}

/// The different pieces of a function, as numbers.
fn pieces<'a>(body: &'a [u8], numbers: &mut HashMap<&'a [u8], usize>) -> Vec<usize> {
    let mut pieces: Vec<usize> = Vec::new();
    for piece in body.windows(PIECE) {
        let new = numbers.len();
        pieces.push(*numbers.entry(piece).or_insert(new));
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// Writes a module again with its functions at other places.
struct Arranged {
    /// The new place of each function.
    places: Vec<usize>,
    /// The old places of those that stay, without what is imported.
    order: Vec<usize>,
}

impl Reencode for Arranged {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.places.get(function as usize).map_or(function, |place| *place as u32))
    }

    fn parse_function_section(
        &mut self,
        into: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        self.order.iter().filter_map(|at| types.get(*at)).for_each(|kind| {
            into.function(*kind);
        });
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        into: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        let mut ordered: Vec<&FunctionBody<'_>> = self.order.iter().filter_map(|at| bodies.get(*at)).collect();
        ordered.drain(..).try_for_each(|body| self.parse_function_body(into, body.clone()))
    }
}
