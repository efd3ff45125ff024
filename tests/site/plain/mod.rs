//! A WebAssembly module as plain JavaScript, for pages whose policy forbids WebAssembly: the same engine, slower and larger.
//!
//! Small integers are numbers, long ones are `BigInt`, memory is one buffer of a fixed size that is used from its start. What the
//! engines do not use is not here: an instruction that is unknown stops the build.

mod flow;
mod function;
mod operate;
mod value;

use std::collections::HashMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId, GlobalKind, Module,
    TableId,
};

use function::Function;

/// What the memory may grow to, in pages of 64 kB. The browser hands out what is used, not what is asked for.
const MOST_PAGES: u32 = 512;

/// The memory by kind of number, and the operations that JavaScript lacks.
const HELPERS: &str = "\
const M = new ArrayBuffer(PAGES * 65536);
const C = new Uint8Array(M), c = new Int8Array(M), H = new Uint16Array(M), h = new Int16Array(M), I = new Int32Array(M), L = new BigInt64Array(M), D = new Float64Array(M), V = new DataView(M);
const B = (a) => BigInt.asIntN(64, a), U = (a) => BigInt.asUintN(64, a), N = (a) => Number(BigInt.asIntN(32, a));
const { imul, clz32 } = Math;
const X = () => { throw new Error('unreachable'); };
const copy = (to, from, count) => { C.copyWithin(to, from, from + count); };
const fill = (to, byte, count) => { C.fill(byte, to, to + count); };
const grow = (more) => { if (pages + more > PAGES) return -1; pages += more; return pages - more; };
const extend = (table, value, more) => { const before = table.length; for (; more > 0; more -= 1) table.push(value); return before; };
const ctz = (a) => (a ? 31 - clz32(a & -a) : 32);
const ones = (a) => { let n = 0; for (; a; a &= a - 1) n += 1; return n; };
const rotl = (a, b) => a << b | a >>> 32 - b;
const rotL = (a, b) => (b &= 63n, B(a << b | U(a) >> 64n - b));
const clzL = (a) => (a >> 32n ? BigInt(clz32(N(a >> 32n))) : 32n + BigInt(clz32(N(a))));
const ctzL = (a) => (N(a) ? BigInt(ctz(N(a))) : 32n + BigInt(ctz(N(a >> 32n))));
const whole = (a, low, high) => (a > low ? a < high ? Math.trunc(a) + 0 : high : a <= low ? low : 0);
const wholeL = (a) => (a >= 2 ** 63 ? 2n ** 63n - 1n : a < -(2 ** 63) ? -(2n ** 63n) : a === a ? BigInt(Math.trunc(a)) : 0n);
const wholeUL = (a) => B(a >= 2 ** 64 ? 2n ** 64n - 1n : a > 0 ? BigInt(Math.trunc(a)) : 0n);
const bits = (a) => (V8.setFloat64(0, a), V8.getBigInt64(0)), float = (a) => (V8.setBigInt64(0, a), V8.getFloat64(0));
const V8 = new DataView(new ArrayBuffer(8));
";

/// What the functions of a module have in common.
struct Names<'a> {
    module: &'a Module,
    functions: HashMap<FunctionId, String>,
    globals: HashMap<GlobalId, String>,
    tables: HashMap<TableId, String>,
}

/// The module as the function `instantiate(imports)`, which gives its exports.
pub fn javascript(wasm: &[u8]) -> Result<String, String> {
    let module = Module::from_buffer(wasm).map_err(|error| format!("cannot read the module: {error:#}"))?;
    let names = Names {
        module: &module,
        functions: module.funcs.iter().enumerate().map(|(at, it)| (it.id(), format!("${at}"))).collect(),
        globals: module.globals.iter().enumerate().map(|(at, it)| (it.id(), format!("G{at}"))).collect(),
        tables: module.tables.iter().enumerate().map(|(at, it)| (it.id(), format!("T{at}"))).collect(),
    };
    let memory = module.memories.iter().next().ok_or("the module has no memory")?;
    let mut out = format!(
        "const instantiate = (imports) => {{\nconst PAGES = {MOST_PAGES};\nlet pages = {};\n{HELPERS}",
        memory.initial
    );
    names.state(&mut out)?;
    for function in module.funcs.iter() {
        let name = names.function(function.id())?;
        match &function.kind {
            FunctionKind::Import(it) => {
                let import = module.imports.get(it.import);
                let _ = writeln!(out, "const {name} = imports['{}']['{}'];", import.module, import.name);
            }
            FunctionKind::Local(body) => out.push_str(&Function::write(&names, name, body)?),
            FunctionKind::Uninitialized(_) => return Err("a function without a body".to_owned()),
        }
    }
    names.tables(&mut out)?;
    names.exports(&mut out)?;
    out.push_str("};\n");
    Ok(out)
}

impl Names<'_> {
    fn function(&self, id: FunctionId) -> Result<&str, String> {
        self.functions.get(&id).map(String::as_str).ok_or_else(|| "a call of a function that is not there".to_owned())
    }

    /// Globals and what lies in the memory from the start.
    fn state(&self, out: &mut String) -> Result<(), String> {
        for global in self.module.globals.iter() {
            let GlobalKind::Local(value) = &global.kind else { return Err("an imported global".to_owned()) };
            let name = self.globals.get(&global.id()).map_or("", String::as_str);
            let _ = writeln!(out, "let {name} = {};", number(value)?);
        }
        for data in self.module.data.iter() {
            let DataKind::Active { offset, .. } = &data.kind else { return Err("passive data".to_owned()) };
            let text = STANDARD.encode(&data.value);
            let at = number(offset)?;
            let _ = writeln!(out, "C.set(Uint8Array.from(atob('{text}'), (it) => it.charCodeAt()), {at});");
        }
        Ok(())
    }

    fn tables(&self, out: &mut String) -> Result<(), String> {
        for table in self.module.tables.iter() {
            let name = self.tables.get(&table.id()).map_or("", String::as_str);
            let _ = writeln!(out, "const {name} = Array({}).fill(null);", table.initial);
        }
        for element in self.module.elements.iter() {
            let ElementKind::Active { table, offset } = &element.kind else { continue };
            let ElementItems::Functions(functions) = &element.items else {
                return Err("a table of expressions".to_owned());
            };
            let listed: Result<Vec<&str>, String> = functions.iter().map(|it| self.function(*it)).collect();
            let (name, from) = (self.tables.get(table).map_or("", String::as_str), number(offset)?);
            let (count, listed) = (functions.len(), listed?.join(","));
            let _ = writeln!(out, "{name}.splice({from}, {count}, {listed});");
        }
        Ok(())
    }

    fn exports(&self, out: &mut String) -> Result<(), String> {
        out.push_str("return {\n");
        for export in self.module.exports.iter() {
            let value = match export.item {
                ExportItem::Function(id) => self.function(id)?.to_owned(),
                ExportItem::Memory(_) => "{ buffer: M }".to_owned(),
                ExportItem::Table(id) => {
                    let name = self.tables.get(&id).map_or("", String::as_str);
                    format!(
                        "{{ get: (at) => {name}[at], set: (at, it) => {{ {name}[at] = it; }}, grow: (more) => extend({name}, undefined, more) }}"
                    )
                }
                ExportItem::Global(_) => continue,
                ExportItem::Tag(_) => return Err("an exported exception".to_owned()),
            };
            let _ = writeln!(out, "'{}': {value},", export.name);
        }
        out.push_str("};\n");
        Ok(())
    }
}

fn number(value: &ConstExpr) -> Result<String, String> {
    match value {
        ConstExpr::Value(Value::I32(it)) => Ok(it.to_string()),
        ConstExpr::Value(Value::I64(it)) => Ok(format!("{it}n")),
        other => Err(format!("the constant {other:?}")),
    }
}
