//! The last step of an engine: the same code, put in the order that compresses best.
//!
//! A function comes after those it resembles. Its variables are numbered by how often they are named, so that the commonest has the same number
//! in most functions. No place in the memory is promised to be aligned: a browser does not ask, and all that read or write say the same.
//! Together 2 %.
#![expect(clippy::indexing_slicing, reason = "places in a module that has just been written")]

use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, MemArg, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef,
};

/// The module in another order. What it says about itself beside its code is left out.
pub fn dense(module: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Module::new();
    let written = Dense::of(module).and_then(|mut it| it.parse_core_module(&mut out, Parser::new(0), module));
    written.map_err(|error| format!("cannot put the module in order: {error}"))?;
    Ok(out.finish())
}

/// How many bytes in a row make two functions alike: the shortest that is worth a repetition.
const PIECE: usize = 4;

/// How many functions back likeness is sought.
const NEAR: usize = 4;

/// What is added to the size of a function, so that the smallest do not always come first.
const SMALL: usize = 20;

struct Dense<'a> {
    /// What the functions do, and how many parameters each has.
    bodies: Vec<(FunctionBody<'a>, usize)>,
    /// The functions in their new order.
    order: Vec<usize>,
    /// What the index of each function becomes; those that are imported come first and stay.
    functions: Vec<u32>,
    /// The same for the variables of the function at hand.
    variables: Vec<u32>,
}

impl<'a> Dense<'a> {
    fn of(module: &'a [u8]) -> Result<Dense<'a>, Error> {
        let (mut types, mut imported, mut parameters, mut bodies) = (Vec::new(), 0, Vec::new(), Vec::new());
        for part in Parser::new(0).parse_all(module) {
            match part? {
                Payload::TypeSection(section) => {
                    for it in section.into_iter_err_on_gc_types() {
                        types.push(it?.params().len());
                    }
                }
                Payload::ImportSection(section) => {
                    for it in section.into_imports() {
                        imported += usize::from(matches!(it?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    for it in section {
                        parameters.push(types[it? as usize]);
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push((body, parameters[bodies.len()])),
                _ => {}
            }
        }
        // Which function is called says nothing while the order is sought.
        let functions = vec![0; imported + bodies.len()];
        let mut dense = Dense { bodies, order: Vec::new(), functions, variables: Vec::new() };
        let written: Result<Vec<Function>, Error> = (0..dense.bodies.len()).map(|at| dense.body(at)).collect();
        dense.order = by_likeness(&written?.into_iter().map(Function::into_raw_body).collect::<Vec<_>>());
        let all: Vec<usize> = (0..imported).chain(dense.order.iter().map(|at| imported + at)).collect();
        dense.functions = places(&all);
        Ok(dense)
    }

    fn body(&mut self, at: usize) -> Result<Function, Error> {
        let (body, parameters) = self.bodies[at].clone();
        self.variables = places(&by_use(&body, parameters)?);
        let mut written = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            written.instruction(&self.instruction(operator?)?);
        }
        Ok(written)
    }

    fn variable(&self, before: u32) -> u32 {
        self.variables[before as usize]
    }
}

/// Where each index has come to in a new order.
fn places(order: &[usize]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (to, from) in (0..).zip(order) {
        places[*from] = to;
    }
    places
}

/// The variables of a function by type as they were, and within each by how often they are named.
fn by_use(body: &FunctionBody, parameters: usize) -> Result<Vec<usize>, Error> {
    let mut order: Vec<usize> = (0..parameters).collect();
    let mut groups = Vec::new();
    for group in body.get_locals_reader()? {
        let from = order.len();
        order.extend(from..from + group?.0 as usize);
        groups.push(from..order.len());
    }
    let mut uses = vec![0; order.len()];
    for operator in body.get_operators_reader()? {
        if let Operator::LocalGet { local_index: at }
        | Operator::LocalSet { local_index: at }
        | Operator::LocalTee { local_index: at } = operator?
        {
            uses[at as usize] += 1;
        }
    }
    for group in groups {
        order[group].sort_by_key(|at| Reverse(uses[*at]));
    }
    Ok(order)
}

/// The functions from the smallest on, each followed by the one that has most in common with the last few, for its size.
fn by_likeness(written: &[Vec<u8>]) -> Vec<usize> {
    let mut known = HashMap::new();
    let mut pieces = Vec::new();
    for body in written {
        let mut own = Vec::new();
        for piece in body.windows(PIECE) {
            let next = known.len();
            own.push(*known.entry(piece).or_insert(next));
        }
        own.sort_unstable();
        own.dedup();
        pieces.push(own);
    }
    let mut order: Vec<usize> = Vec::new();
    let mut left: Vec<usize> = (0..written.len()).collect();
    while !left.is_empty() {
        let mut near = vec![false; known.len()];
        for at in order.iter().rev().take(NEAR) {
            pieces[*at].iter().for_each(|piece| near[*piece] = true);
        }
        let likeness = |at: usize| {
            let common = pieces[at].iter().filter(|piece| near[**piece]).count();
            (common * 1_000_000 / (pieces[at].len() + SMALL), Reverse(written[at].len()), Reverse(at))
        };
        let best = (0..left.len()).max_by_key(|place| likeness(left[*place]));
        order.extend(best.map(|place| left.swap_remove(place)));
    }
    order
}

impl Reencode for Dense<'_> {
    type Error = Infallible;

    fn function_index(&mut self, before: u32) -> Result<u32, Error> {
        Ok(self.functions[before as usize])
    }

    fn parse_function_section(&mut self, to: &mut FunctionSection, from: FunctionSectionReader) -> Result<(), Error> {
        let types = from.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for at in &self.order {
            to.function(types[*at]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, to: &mut CodeSection, _: CodeSectionReader) -> Result<(), Error> {
        for at in self.order.clone() {
            to.function(&self.body(at)?);
        }
        Ok(())
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, Error> {
        Ok(match operator {
            Operator::LocalGet { local_index } => Instruction::LocalGet(self.variable(local_index)),
            Operator::LocalSet { local_index } => Instruction::LocalSet(self.variable(local_index)),
            Operator::LocalTee { local_index } => Instruction::LocalTee(self.variable(local_index)),
            other => utils::instruction(self, other)?,
        })
    }

    fn mem_arg(&mut self, before: wasmparser::MemArg) -> Result<MemArg, Error> {
        Ok(MemArg { align: 0, ..utils::mem_arg(self, before)? })
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader) -> Result<(), Error> {
        Ok(())
    }
}
