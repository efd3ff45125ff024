//! One function of the module: its stack becomes expressions, each worked out when it was.

use std::collections::HashMap;
use std::fmt::Write as _;

use walrus::ir::{self, Instr, InstrSeqId, Value};
use walrus::{FunctionId, GlobalId, LocalFunction, LocalId, TableId, TypeId, ValType};

use super::flow::{Reached, Target};
use super::value::{Expression, level};
use super::{Names, operate};

pub struct Function<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) body: &'a LocalFunction,
    locals: HashMap<LocalId, String>,
    /// Locals and values put aside, with what they begin as.
    declared: Vec<String>,
    pub(super) stack: Vec<Expression>,
    pub(super) targets: Vec<Target>,
    pub(super) labels: usize,
    aside: usize,
    pub(super) out: String,
}

impl<'a> Function<'a> {
    /// The function as a declaration.
    pub fn write(names: &'a Names<'a>, name: &str, body: &'a LocalFunction) -> Result<String, String> {
        let mut function = Function {
            names,
            body,
            locals: HashMap::new(),
            declared: Vec::new(),
            stack: Vec::new(),
            targets: Vec::new(),
            labels: 0,
            aside: 0,
            out: String::new(),
        };
        for local in &body.args {
            function.locals.insert(*local, short(function.locals.len()));
        }
        let parameters: Vec<&str> =
            body.args.iter().filter_map(|it| function.locals.get(it)).map(String::as_str).collect();
        let head = format!("function {name}({}){{", parameters.join(","));
        let count = names.module.types.results(body.ty()).len();
        if function.sequence(body.entry_block())? {
            function.give_back(count)?;
        }
        let out = function.out.strip_suffix("return;").unwrap_or(&function.out);
        let declared =
            if function.declared.is_empty() { String::new() } else { format!("let {};", function.declared.join(",")) };
        Ok(format!("{head}{declared}{out}}}\n"))
    }

    pub(super) fn sequence(&mut self, id: InstrSeqId) -> Result<Reached, String> {
        for (instruction, _) in &self.body.block(id).instrs {
            if !self.instruction(instruction)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn instruction(&mut self, instruction: &Instr) -> Result<Reached, String> {
        match instruction {
            Instr::Const(ir::Const { value }) => {
                let value = match value {
                    Value::I32(it) => Expression::int(i64::from(*it), ""),
                    Value::I64(it) => Expression::int(*it, "n"),
                    Value::F64(it) if it.is_finite() => Expression::new(format!("{it:?}"), level::SHIFT),
                    other => return Err(format!("the constant {other:?}")),
                };
                self.stack.push(value);
            }
            Instr::LocalGet(ir::LocalGet { local }) => self.get(*local),
            Instr::LocalSet(ir::LocalSet { local }) => self.set(*local)?,
            Instr::LocalTee(ir::LocalTee { local }) => {
                self.set(*local)?;
                self.get(*local);
            }
            Instr::GlobalGet(ir::GlobalGet { global }) => {
                let name = self.global(*global)?;
                self.stack.push(Expression::new(name, level::WHOLE).reading());
            }
            Instr::GlobalSet(ir::GlobalSet { global }) => {
                let (value, name) = (self.pop()?, self.global(*global)?);
                self.act(&format!("{name}={};", value.whole()));
            }
            Instr::Unop(ir::Unop { op }) => {
                let made = operate::unary(*op, &self.pop()?)?;
                self.stack.push(made);
            }
            Instr::Binop(ir::Binop { op }) => {
                let (b, a) = (self.pop()?, self.pop()?);
                self.stack.push(operate::binary(*op, &a, &b)?);
            }
            Instr::Select(ir::Select { .. }) => self.select()?,
            Instr::Load(ir::Load { kind, arg, .. }) => {
                let made = operate::load(*kind, *arg, &self.pop()?)?;
                self.stack.push(made);
            }
            Instr::Store(ir::Store { kind, arg, .. }) => {
                let (value, address) = (self.pop()?, self.pop()?);
                let statement = operate::store(*kind, *arg, &address, &value)?;
                self.act(&statement);
            }
            Instr::MemoryCopy(ir::MemoryCopy { .. }) => self.act_on("copy", 3)?,
            Instr::MemoryFill(ir::MemoryFill { .. }) => self.act_on("fill", 3)?,
            Instr::MemorySize(ir::MemorySize { .. }) => {
                self.stack.push(Expression::new("pages", level::WHOLE).reading())
            }
            Instr::MemoryGrow(ir::MemoryGrow { .. }) => self.call("grow".to_owned(), 1, 1)?,
            Instr::Call(ir::Call { func }) => {
                let (name, ty) = self.called(*func)?;
                let (given, results) = self.names.module.types.params_results(ty);
                self.call(name, given.len(), results.len())?;
            }
            Instr::CallIndirect(ir::CallIndirect { ty, table }) => self.call_indirect(*ty, *table)?,
            Instr::TableGet(ir::TableGet { table }) => {
                let (at, name) = (self.pop()?, self.table(*table)?);
                self.stack.push(Expression::new(format!("{name}[{}]", at.whole()), level::WHOLE).of(&[&at]).reading());
            }
            Instr::TableSet(ir::TableSet { table }) => {
                let (value, at, name) = (self.pop()?, self.pop()?, self.table(*table)?);
                self.act(&format!("{name}[{}]={};", at.whole(), value.whole()));
            }
            Instr::TableGrow(ir::TableGrow { table }) => {
                let name = self.table(*table)?;
                let (more, value) = (self.pop()?, self.pop()?);
                self.stack.extend([Expression::new(name, level::WHOLE), value, more]);
                self.call("extend".to_owned(), 3, 1)?;
            }
            Instr::RefNull(ir::RefNull { .. }) => self.stack.push(Expression::new("null", level::WHOLE)),
            Instr::Drop(_) => {
                let value = self.pop()?;
                if value.effects {
                    self.act(&format!("{};", value.whole()));
                }
            }
            Instr::Block(ir::Block { seq }) => return self.block(*seq, false),
            Instr::Loop(ir::Loop { seq }) => return self.block(*seq, true),
            Instr::IfElse(ir::IfElse { consequent, alternative }) => return self.choice(*consequent, *alternative),
            Instr::Br(ir::Br { block }) => {
                self.branch(*block)?;
                return Ok(false);
            }
            Instr::BrIf(ir::BrIf { block }) => {
                let when = self.pop()?;
                self.keep(|it| !it.constant());
                let _ = write!(self.out, "if({})", when.whole());
                let kept = self.stack.clone();
                self.braced(|it| it.branch(*block))?;
                self.stack = kept;
            }
            Instr::BrTable(ir::BrTable { blocks, default }) => {
                self.table_of_branches(blocks, *default)?;
                return Ok(false);
            }
            Instr::Return(_) => {
                let count = self.names.module.types.results(self.body.ty()).len();
                self.give_back(count)?;
                return Ok(false);
            }
            Instr::Unreachable(_) => {
                self.act("X();");
                return Ok(false);
            }
            other => return Err(format!("no JavaScript for {other:?}")),
        }
        Ok(true)
    }

    /// `a` or `b`: both may be left unread, so what they do must have been done.
    fn select(&mut self) -> Result<(), String> {
        if self.stack.iter().rev().take(3).any(|it| it.effects) {
            self.keep(|it| !it.constant());
        }
        let (when, b, a) = (self.pop()?, self.pop()?, self.pop()?);
        let text = format!("{}?{}:{}", when.at(level::CHOICE + 1), a.at(level::CHOICE), b.at(level::CHOICE));
        self.stack.push(Expression::new(text, level::CHOICE).of(&[&when, &a, &b]));
        Ok(())
    }

    pub(super) fn give_back(&mut self, count: usize) -> Result<(), String> {
        let values = self.pop_all(count)?;
        self.keep(|it| it.effects);
        let texts: Vec<String> = values.iter().map(Expression::whole).collect();
        let _ = match texts.as_slice() {
            [] => write!(self.out, "return;"),
            [one] => write!(self.out, "return {one};"),
            more => write!(self.out, "return[{}];", more.join(",")),
        };
        Ok(())
    }

    fn call_indirect(&mut self, ty: TypeId, table: TableId) -> Result<(), String> {
        // JavaScript looks the function up before it works out what it is given.
        if self.stack.iter().any(|it| it.effects) {
            self.keep(|it| !it.constant());
        }
        let (at, table) = (self.pop()?, self.table(table)?);
        let (given, results) = self.names.module.types.params_results(ty);
        let place = self.stack.len().saturating_sub(given.len());
        let name = format!("{table}[{}]", at.whole());
        // What the look-up depends on belongs to the call.
        self.stack.insert(place, Expression::new("", level::WHOLE).of(&[&at]));
        let values = self.pop_all(given.len() + 1)?;
        self.finish_call(&name, &values, results.len());
        Ok(())
    }

    fn call(&mut self, name: String, given: usize, results: usize) -> Result<(), String> {
        let values = self.pop_all(given)?;
        self.finish_call(&name, &values, results);
        Ok(())
    }

    fn finish_call(&mut self, name: &str, values: &[Expression], results: usize) {
        let texts: Vec<String> = values.iter().map(|it| it.at(level::CHOICE)).filter(|it| !it.is_empty()).collect();
        let parts: Vec<&Expression> = values.iter().collect();
        let call = Expression::new(format!("{name}({})", texts.join(",")), level::WHOLE).of(&parts).reading().acting();
        match results {
            0 => self.act(&format!("{};", call.whole())),
            1 => {
                // What was read before the call must have been read before it.
                self.keep(|it| it.memory || it.effects);
                self.stack.push(call);
            }
            _ => {
                let name = self.fresh();
                self.act(&format!("{name}={};", call.whole()));
                self.stack.extend((0..results).map(|at| Expression::new(format!("{name}[{at}]"), level::WHOLE)));
            }
        }
    }

    fn act_on(&mut self, name: &str, given: usize) -> Result<(), String> {
        self.call(name.to_owned(), given, 0)
    }

    fn get(&mut self, local: LocalId) {
        let mut read = Expression::new(self.local(local), level::WHOLE);
        read.reads.insert(local);
        self.stack.push(read);
    }

    fn set(&mut self, local: LocalId) -> Result<(), String> {
        let value = self.pop()?;
        let acts = value.effects;
        self.keep(|it| it.effects || it.reads.contains(&local) || (acts && it.memory));
        let name = self.local(local);
        let _ = write!(self.out, "{name}={};", value.whole());
        Ok(())
    }

    /// A statement that changes something: what was read before it is put aside first.
    fn act(&mut self, statement: &str) {
        self.keep(|it| it.memory || it.effects);
        self.out.push_str(statement);
    }

    /// Puts values on the stack aside, from the bottom, so that they are what they were.
    pub(super) fn keep(&mut self, which: impl Fn(&Expression) -> bool) {
        for at in 0..self.stack.len() {
            let Some(value) = self.stack.get(at).filter(|it| which(it)).cloned() else { continue };
            let name = self.fresh();
            let _ = write!(self.out, "{name}={};", value.whole());
            if let Some(place) = self.stack.get_mut(at) {
                *place = Expression::new(name, level::WHOLE);
            }
        }
    }

    pub(super) fn fresh(&mut self) -> String {
        self.aside += 1;
        let name = format!("_{}", self.aside);
        self.declared.push(name.clone());
        name
    }

    pub(super) fn pop(&mut self) -> Result<Expression, String> {
        self.stack.pop().ok_or_else(|| "an empty stack".to_owned())
    }

    /// The topmost values, in the order they were put there.
    pub(super) fn pop_all(&mut self, count: usize) -> Result<Vec<Expression>, String> {
        let from = self.stack.len().checked_sub(count).ok_or("an empty stack")?;
        Ok(self.stack.split_off(from))
    }

    fn local(&mut self, id: LocalId) -> String {
        if let Some(name) = self.locals.get(&id) {
            return name.clone();
        }
        let name = short(self.locals.len());
        let zero = match self.names.module.locals.get(id).ty() {
            ValType::I64 => "0n",
            ValType::Ref(_) => "null",
            _ => "0",
        };
        self.declared.push(format!("{name}={zero}"));
        self.locals.insert(id, name.clone());
        name
    }

    fn called(&self, id: FunctionId) -> Result<(String, TypeId), String> {
        Ok((self.names.function(id)?.to_owned(), self.names.module.funcs.get(id).ty()))
    }

    fn global(&self, id: GlobalId) -> Result<String, String> {
        self.names.globals.get(&id).cloned().ok_or_else(|| "a global that is not there".to_owned())
    }

    fn table(&self, id: TableId) -> Result<String, String> {
        self.names.tables.get(&id).cloned().ok_or_else(|| "a table that is not there".to_owned())
    }
}

/// A short name: a letter, and a number when the letters are used up.
pub(super) fn short(at: usize) -> String {
    const LETTERS: usize = 26;
    let letter = u8::try_from(at % LETTERS).map_or('a', |it| char::from(b'a' + it));
    if at < LETTERS { letter.to_string() } else { format!("{letter}{}", at / LETTERS) }
}
