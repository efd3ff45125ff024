//! A module with a function for each operation on numbers and memory that the engine may use, to hold its JavaScript against.

use walrus::ir::{BinaryOp, ExtendedLoad, LoadKind, MemArg, StoreKind, UnaryOp, Value};
use walrus::{ConstExpr, DataKind, FunctionBuilder, Module, ValType};

use ValType::{F64, I32, I64};

/// The operations with two operands, by the kind of both and of the result.
const BINARY: [(ValType, ValType, &[BinaryOp]); 6] = {
    use BinaryOp as Op;
    [
        (
            I32,
            I32,
            &[
                Op::I32Eq,
                Op::I32Ne,
                Op::I32LtS,
                Op::I32LtU,
                Op::I32GtS,
                Op::I32GtU,
                Op::I32LeS,
                Op::I32LeU,
                Op::I32GeS,
                Op::I32GeU,
            ],
        ),
        (
            I64,
            I32,
            &[
                Op::I64Eq,
                Op::I64Ne,
                Op::I64LtS,
                Op::I64LtU,
                Op::I64GtS,
                Op::I64GtU,
                Op::I64LeS,
                Op::I64LeU,
                Op::I64GeS,
                Op::I64GeU,
            ],
        ),
        (F64, I32, &[Op::F64Eq, Op::F64Ne, Op::F64Lt, Op::F64Gt, Op::F64Le, Op::F64Ge]),
        (
            I32,
            I32,
            &[
                Op::I32Add,
                Op::I32Sub,
                Op::I32Mul,
                Op::I32DivS,
                Op::I32DivU,
                Op::I32RemS,
                Op::I32RemU,
                Op::I32And,
                Op::I32Or,
                Op::I32Xor,
                Op::I32Shl,
                Op::I32ShrS,
                Op::I32ShrU,
                Op::I32Rotl,
                Op::I32Rotr,
            ],
        ),
        (
            I64,
            I64,
            &[
                Op::I64Add,
                Op::I64Sub,
                Op::I64Mul,
                Op::I64DivS,
                Op::I64DivU,
                Op::I64RemS,
                Op::I64RemU,
                Op::I64And,
                Op::I64Or,
                Op::I64Xor,
                Op::I64Shl,
                Op::I64ShrS,
                Op::I64ShrU,
                Op::I64Rotl,
            ],
        ),
        (F64, F64, &[Op::F64Add, Op::F64Sub, Op::F64Mul, Op::F64Div]),
    ]
};

/// The operations with one operand.
const UNARY: [(ValType, ValType, &[UnaryOp]); 9] = {
    use UnaryOp as Op;
    [
        (I32, I32, &[Op::I32Eqz, Op::I32Clz, Op::I32Ctz, Op::I32Popcnt, Op::I32Extend8S, Op::I32Extend16S]),
        (I64, I32, &[Op::I64Eqz, Op::I32WrapI64]),
        (I64, I64, &[Op::I64Clz, Op::I64Ctz, Op::I64Extend8S, Op::I64Extend16S, Op::I64Extend32S]),
        (I32, I64, &[Op::I64ExtendSI32, Op::I64ExtendUI32]),
        (F64, I32, &[Op::I32TruncSSatF64, Op::I32TruncUSatF64]),
        (F64, I64, &[Op::I64TruncSSatF64, Op::I64TruncUSatF64, Op::I64ReinterpretF64]),
        (I32, F64, &[Op::F64ConvertSI32, Op::F64ConvertUI32]),
        (I64, F64, &[Op::F64ConvertSI64, Op::F64ConvertUI64, Op::F64ReinterpretI64]),
        (F64, F64, &[Op::F64Abs, Op::F64Neg, Op::F64Ceil, Op::F64Floor, Op::F64Trunc, Op::F64Sqrt]),
    ]
};

const ATOMIC: bool = false;
const SIGNED: ExtendedLoad = ExtendedLoad::SignExtend;
const PLAIN: ExtendedLoad = ExtendedLoad::ZeroExtend;

/// The ways to read memory: what comes of it, how many bytes it is.
const LOADS: [(ValType, u32, LoadKind); 13] = [
    (I32, 4, LoadKind::I32 { atomic: ATOMIC }),
    (I32, 1, LoadKind::I32_8 { kind: SIGNED }),
    (I32, 1, LoadKind::I32_8 { kind: PLAIN }),
    (I32, 2, LoadKind::I32_16 { kind: SIGNED }),
    (I32, 2, LoadKind::I32_16 { kind: PLAIN }),
    (I64, 8, LoadKind::I64 { atomic: ATOMIC }),
    (I64, 1, LoadKind::I64_8 { kind: SIGNED }),
    (I64, 1, LoadKind::I64_8 { kind: PLAIN }),
    (I64, 2, LoadKind::I64_16 { kind: SIGNED }),
    (I64, 2, LoadKind::I64_16 { kind: PLAIN }),
    (I64, 4, LoadKind::I64_32 { kind: SIGNED }),
    (I64, 4, LoadKind::I64_32 { kind: PLAIN }),
    (F64, 8, LoadKind::F64),
];

/// The ways to write it.
const STORES: [(ValType, u32, StoreKind); 8] = [
    (I32, 4, StoreKind::I32 { atomic: ATOMIC }),
    (I32, 1, StoreKind::I32_8 { atomic: ATOMIC }),
    (I32, 2, StoreKind::I32_16 { atomic: ATOMIC }),
    (I64, 8, StoreKind::I64 { atomic: ATOMIC }),
    (I64, 1, StoreKind::I64_8 { atomic: ATOMIC }),
    (I64, 2, StoreKind::I64_16 { atomic: ATOMIC }),
    (I64, 4, StoreKind::I64_32 { atomic: ATOMIC }),
    (F64, 8, StoreKind::F64),
];

/// The module. A function is exported by its operation and the kinds of what it takes: `I32Add(I32,I32)`.
pub fn module() -> Vec<u8> {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    let bytes = (0..64u32).map(|at| at.wrapping_mul(151).to_le_bytes()[0]).collect();
    module.data.add(DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(64)) }, bytes);
    for (kind, result, operations) in BINARY {
        for operation in operations {
            add(&mut module, &format!("{operation:?}({kind},{kind})"), &[kind, kind], &[result], |body| {
                body.binop(*operation);
            });
        }
    }
    for (kind, result, operations) in UNARY {
        for operation in operations {
            add(&mut module, &format!("{operation:?}({kind})"), &[kind], &[result], |body| {
                body.unop(*operation);
            });
        }
    }
    for (align, offset) in [(1, 0), (1, 3), (8, 0), (8, 8)] {
        for (result, most, kind) in LOADS {
            let arg = MemArg { align: most.min(align), offset };
            add(&mut module, &format!("Load {kind:?} {align} {offset}(place)"), &[I32], &[result], |body| {
                body.load(memory, kind, arg);
            });
        }
        for (value, most, kind) in STORES {
            let arg = MemArg { align: most.min(align), offset };
            add(&mut module, &format!("Store {kind:?} {align} {offset}(place,{value})"), &[I32, value], &[], |body| {
                body.store(memory, kind, arg);
            });
        }
    }
    module.emit_wasm()
}

fn add(
    module: &mut Module,
    name: &str,
    given: &[ValType],
    results: &[ValType],
    write: impl FnOnce(&mut walrus::InstrSeqBuilder<'_>),
) {
    let mut builder = FunctionBuilder::new(&mut module.types, given, results);
    let parameters: Vec<_> = given.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut body = builder.func_body();
    for parameter in &parameters {
        body.local_get(*parameter);
    }
    write(&mut body);
    let function = builder.finish(parameters, &mut module.funcs);
    module.exports.add(name, function);
}
