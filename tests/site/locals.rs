//! The numbers of an engine's local variables, chosen so that code that does alike is alike in bytes, which is what compression finds.
//!
//! The compiler numbers them as they come, and a quarter of what is downloaded is these numbers.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Instruction};
use wasmparser::{BinaryReaderError, FunctionBody, Operator, OperatorsReader, Parser, Payload, ValType};

/// How many times all functions are gone through; more brings next to nothing.
const ROUNDS: usize = 3;

/// How often instructions stand beside each other in all functions together.
type Seen = HashMap<[usize; 4], i32>;

/// An instruction.
enum Token {
    /// One that is about a local variable: what it does, and the variable as the compiler numbered it.
    Local(usize, usize),
    /// Any other one, by its place among the different ones.
    Other(usize),
}

/// A function whose variables are being numbered.
struct Function {
    /// How many variables are parameters, whose numbers are fixed.
    fixed: usize,
    kinds: Vec<ValType>,
    tokens: Vec<Token>,
    /// Where each variable is used.
    uses: Vec<Vec<usize>>,
    /// The new number of each variable.
    numbers: Vec<usize>,
}

/// The same module with the local variables of each function in another order.
pub fn renumber(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut functions = read(wasm).map_err(|error| error.to_string())?;
    let mut seen = Seen::new();
    functions.iter().for_each(|function| function.count(&mut seen, 1));
    for _ in 0..ROUNDS {
        for function in &mut functions {
            function.count(&mut seen, -1);
            function.improve(&seen);
            function.count(&mut seen, 1);
        }
    }
    let numbers: Vec<Vec<usize>> = functions.into_iter().map(|function| function.numbers).collect();
    let mut module = wasm_encoder::Module::new();
    let mut renumbered = Renumbered { numbers: numbers.into_iter(), here: Vec::new() };
    renumbered.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| error.to_string())?;
    Ok(module.finish())
}

fn read(wasm: &[u8]) -> Result<Vec<Function>, BinaryReaderError> {
    let (mut signatures, mut types, mut functions) = (Vec::new(), Vec::new().into_iter(), Vec::new());
    let mut known = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                signatures = section.into_iter_err_on_gc_types().collect::<Result<Vec<_>, _>>()?;
            }
            Payload::FunctionSection(section) => {
                types = section.into_iter().collect::<Result<Vec<u32>, _>>()?.into_iter();
            }
            Payload::CodeSectionEntry(body) => {
                let signature = types.next().and_then(|kind| signatures.get(kind as usize));
                let parameters = signature.map(|signature| signature.params()).unwrap_or_default();
                functions.push(Function::read(wasm, &body, parameters, &mut known)?);
            }
            _ => {}
        }
    }
    Ok(functions)
}

impl Function {
    fn read<'a>(
        wasm: &'a [u8],
        body: &FunctionBody<'a>,
        parameters: &[ValType],
        known: &mut HashMap<&'a [u8], usize>,
    ) -> Result<Function, BinaryReaderError> {
        let mut kinds = parameters.to_vec();
        for run in body.get_locals_reader()? {
            let (count, kind) = run?;
            kinds.extend((0..count).map(|_| kind));
        }
        let (mut tokens, mut uses) = (Vec::new(), vec![Vec::new(); kinds.len()]);
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let start = reader.original_position();
            let (does, local) = match reader.read()? {
                Operator::LocalGet { local_index } => (0, local_index as usize),
                Operator::LocalSet { local_index } => (1, local_index as usize),
                Operator::LocalTee { local_index } => (2, local_index as usize),
                _ => {
                    let new = known.len();
                    let bytes = wasm.get(start..reader.original_position()).unwrap_or_default();
                    tokens.push(Token::Other(*known.entry(bytes).or_insert(new)));
                    continue;
                }
            };
            uses.get_mut(local).into_iter().for_each(|places| places.push(tokens.len()));
            tokens.push(Token::Local(does, local));
        }
        let fixed = parameters.len();
        let mut function = Function { fixed, numbers: (0..kinds.len()).collect(), kinds, tokens, uses };
        function.most_used_first();
        Ok(function)
    }

    /// A start for the search: of each kind, the most used have the lowest numbers.
    fn most_used_first(&mut self) {
        let free = self.fixed..self.kinds.len();
        let mut by_kind: Vec<(ValType, Vec<usize>)> = Vec::new();
        for (local, kind) in free.zip(self.kinds.iter().skip(self.fixed)) {
            match by_kind.iter_mut().find(|(known, _)| known == kind) {
                Some((_, locals)) => locals.push(local),
                None => by_kind.push((*kind, vec![local])),
            }
        }
        for (_, numbers) in by_kind {
            let mut locals = numbers.clone();
            locals.sort_by_key(|local| Reverse(self.uses.get(*local).map_or(0, Vec::len)));
            for (local, number) in locals.into_iter().zip(numbers) {
                self.numbers.get_mut(local).into_iter().for_each(|place| *place = number);
            }
        }
    }

    /// An instruction with its numbers, as one number.
    fn code(&self, at: Option<usize>) -> usize {
        match at.and_then(|at| self.tokens.get(at)) {
            Some(Token::Local(does, local)) => (self.numbers.get(*local).map_or(0, |number| number * 3 + does) + 1) * 2,
            Some(Token::Other(place)) => place * 2 + 1,
            None => 0,
        }
    }

    /// An instruction with the two before, the two after, and the one on each side.
    fn contexts(&self, at: usize) -> [[usize; 4]; 3] {
        let [far, before] = [2, 1].map(|back| self.code(at.checked_sub(back)));
        let [here, after, further] = [0, 1, 2].map(|on| self.code(Some(at + on)));
        [[0, far, before, here], [1, here, after, further], [2, before, here, after]]
    }

    /// Adds what stands beside what to the counts, or takes it away.
    fn count(&self, seen: &mut Seen, sign: i32) {
        for context in self.uses.iter().flatten().flat_map(|at| self.contexts(*at)) {
            *seen.entry(context).or_default() += sign;
        }
    }

    /// How common what stands around two variables is elsewhere. What is found at all counts most.
    fn worth(&self, one: usize, other: usize, seen: &Seen) -> u32 {
        let uses = [one, other].into_iter().filter_map(|local| self.uses.get(local)).flatten();
        let contexts = uses.flat_map(|at| self.contexts(*at));
        contexts.map(|context| (seen.get(&context).map_or(1, |times| 1 + *times as u128)).pow(8).ilog2()).sum()
    }

    /// Changes the numbers of two variables as often as that makes the function more like the others.
    fn improve(&mut self, seen: &Seen) {
        for one in self.fixed..self.kinds.len() {
            for other in one + 1..self.kinds.len() {
                if self.kinds.get(other) != self.kinds.get(one) {
                    continue;
                }
                let before = self.worth(one, other, seen);
                self.numbers.swap(one, other);
                if self.worth(one, other, seen) <= before {
                    self.numbers.swap(one, other);
                }
            }
        }
    }
}

/// Writes a module with other numbers for the local variables.
struct Renumbered {
    numbers: std::vec::IntoIter<Vec<usize>>,
    here: Vec<usize>,
}

impl Renumbered {
    fn number(&self, local: u32) -> u32 {
        self.here.get(local as usize).map_or(local, |number| *number as u32)
    }
}

impl Reencode for Renumbered {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        self.here = self.numbers.next().unwrap_or_default();
        utils::parse_function_body(self, code, body)
    }

    fn parse_instruction<'a>(
        &mut self,
        reader: &mut OperatorsReader<'a>,
    ) -> Result<Instruction<'a>, Error<Infallible>> {
        Ok(match utils::parse_instruction(self, reader)? {
            Instruction::LocalGet(local) => Instruction::LocalGet(self.number(local)),
            Instruction::LocalSet(local) => Instruction::LocalSet(self.number(local)),
            Instruction::LocalTee(local) => Instruction::LocalTee(self.number(local)),
            other => other,
        })
    }
}
