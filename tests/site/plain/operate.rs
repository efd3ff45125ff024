//! The operations on numbers and memory in JavaScript.

use walrus::ir::{BinaryOp, ExtendedLoad, LoadKind, MemArg, StoreKind, UnaryOp};

use super::value::{Expression, level};

/// An operation with two operands.
pub fn binary(op: BinaryOp, a: &Expression, b: &Expression) -> Result<Expression, String> {
    use BinaryOp as Op;
    // The operands of a difference and the like are not alike: the right one must hold tighter.
    let infix = |sign: &str, at: u8| Expression::new(format!("{}{sign}{}", a.at(at), b.at(at + 1)), at);
    let bitwise = |sign: &str, at: u8| Expression::new(format!("{}{sign}{}", a.raw(at), b.raw(at + 1)), at);
    let sum = |sign: &str| bitwise(sign, level::ADD).long();
    let unsigned = |sign: &str| {
        Expression::new(format!("{}{sign}{}", low(a).at(level::LESS), low(b).at(level::SHIFT + 1)), level::LESS)
    };
    let call = |name: &str| {
        Expression::new(format!("{name}({},{})", a.raw(level::CHOICE), b.raw(level::CHOICE)), level::WHOLE)
    };
    let wrapped = |sign: &str, at: u8| Expression::new(format!("B({}{sign}{})", a.at(at), b.at(at + 1)), level::WHOLE);
    let both = |sign: &str| format!("U({}){sign}U({})", a.whole(), b.whole());
    let made = match op {
        Op::I32Eq | Op::I64Eq | Op::F64Eq => infix("==", level::EQUAL),
        Op::I32Ne | Op::I64Ne | Op::F64Ne => infix("!=", level::EQUAL),
        Op::I32LtS | Op::I64LtS | Op::F64Lt => infix("<", level::LESS),
        Op::I32GtS | Op::I64GtS | Op::F64Gt => infix(">", level::LESS),
        Op::I32LeS | Op::I64LeS | Op::F64Le => infix("<=", level::LESS),
        Op::I32GeS | Op::I64GeS | Op::F64Ge => infix(">=", level::LESS),
        Op::I32LtU => unsigned("<"),
        Op::I32GtU => unsigned(">"),
        Op::I32LeU => unsigned("<="),
        Op::I32GeU => unsigned(">="),
        Op::I64LtU => Expression::new(both("<"), level::LESS),
        Op::I64GtU => Expression::new(both(">"), level::LESS),
        Op::I64LeU => Expression::new(both("<="), level::LESS),
        Op::I64GeU => Expression::new(both(">="), level::LESS),
        Op::I32Add => match b.known.filter(|it| *it < 0) {
            Some(known) => Expression::new(format!("{}{known}", a.raw(level::ADD)), level::ADD).long(),
            None => sum("+"),
        },
        Op::I32Sub => sum("-"),
        Op::I32Mul => call("imul"),
        Op::I32DivS => Expression::new(format!("{}/{}|0", a.at(level::TIMES), b.at(level::UNARY)), level::OR),
        Op::I32DivU => Expression::new(format!("{}/{}|0", low(a).at(level::TIMES), low(b).at(level::UNARY)), level::OR),
        Op::I32RemS => Expression::new(format!("{}%{}|0", a.at(level::TIMES), b.at(level::UNARY)), level::OR),
        Op::I32RemU => Expression::new(format!("{}%{}|0", low(a).at(level::TIMES), low(b).at(level::UNARY)), level::OR),
        Op::I32And => bitwise("&", level::AND),
        Op::I32Or => bitwise("|", level::OR),
        Op::I32Xor => bitwise("^", level::XOR),
        Op::I32Shl => bitwise("<<", level::SHIFT),
        Op::I32ShrS => bitwise(">>", level::SHIFT),
        Op::I32ShrU => Expression::new(format!("{}>>>{}|0", a.raw(level::SHIFT), b.raw(level::ADD)), level::OR),
        Op::I32Rotl => call("rotl"),
        Op::I32Rotr => Expression::new(format!("rotl({},-({}))", a.raw(level::CHOICE), b.whole()), level::WHOLE),
        Op::I64Add => wrapped("+", level::ADD),
        Op::I64Sub => wrapped("-", level::ADD),
        Op::I64Mul => wrapped("*", level::TIMES),
        Op::I64DivS => wrapped("/", level::TIMES),
        Op::I64RemS => wrapped("%", level::TIMES),
        Op::I64DivU => Expression::new(format!("B({})", both("/")), level::WHOLE),
        Op::I64RemU => Expression::new(format!("B({})", both("%")), level::WHOLE),
        Op::I64And => infix("&", level::AND),
        Op::I64Or => infix("|", level::OR),
        Op::I64Xor => infix("^", level::XOR),
        Op::I64Shl => Expression::new(format!("B({}<<{})", a.at(level::SHIFT), places(b)), level::WHOLE),
        Op::I64ShrS => Expression::new(format!("{}>>{}", a.at(level::SHIFT), places(b)), level::SHIFT),
        Op::I64ShrU => Expression::new(format!("B(U({})>>{})", a.whole(), places(b)), level::WHOLE),
        Op::I64Rotl => call("rotL"),
        Op::F64Add => infix("+", level::ADD),
        Op::F64Sub => infix("-", level::ADD),
        Op::F64Mul => infix("*", level::TIMES),
        Op::F64Div => infix("/", level::TIMES),
        other => return Err(format!("no JavaScript for {other:?}")),
    };
    Ok(made.of(&[a, b]))
}

/// A small integer as a number without a sign.
fn low(it: &Expression) -> Expression {
    if it.known.is_some_and(|known| known >= 0) {
        return it.clone();
    }
    Expression::new(format!("{}>>>0", it.raw(level::SHIFT)), level::SHIFT)
}

/// How far a long integer is shifted.
fn places(it: &Expression) -> String {
    let known = it.known.filter(|known| (0..64).contains(known));
    known.map_or_else(|| format!("({}&63n)", it.at(level::AND)), |known| format!("{known}n"))
}

/// An operation with one operand.
pub fn unary(op: UnaryOp, a: &Expression) -> Result<Expression, String> {
    use UnaryOp as Op;
    let call = |name: &str| Expression::new(format!("{name}({})", a.whole()), level::WHOLE);
    let made = match op {
        Op::I32Eqz | Op::I64Eqz => Expression::new(format!("!{}", a.at(level::UNARY)), level::UNARY),
        Op::I32Clz => call("clz32"),
        Op::I32Ctz => call("ctz"),
        Op::I32Popcnt => call("ones"),
        Op::I64Clz => call("clzL"),
        Op::I64Ctz => call("ctzL"),
        Op::I32WrapI64 => call("N"),
        Op::I64ExtendSI32 => call("BigInt"),
        Op::I64ExtendUI32 => Expression::new(format!("BigInt({}>>>0)", a.raw(level::SHIFT)), level::WHOLE),
        Op::I32Extend8S => Expression::new(format!("{}<<24>>24", a.raw(level::SHIFT)), level::SHIFT),
        Op::I32Extend16S => Expression::new(format!("{}<<16>>16", a.raw(level::SHIFT)), level::SHIFT),
        Op::I64Extend8S => Expression::new(format!("BigInt.asIntN(8,{})", a.whole()), level::WHOLE),
        Op::I64Extend16S => Expression::new(format!("BigInt.asIntN(16,{})", a.whole()), level::WHOLE),
        Op::I64Extend32S => Expression::new(format!("BigInt.asIntN(32,{})", a.whole()), level::WHOLE),
        Op::I32TruncSSatF64 => Expression::new(format!("whole({},-2147483648,2147483647)", a.whole()), level::WHOLE),
        Op::I32TruncUSatF64 => Expression::new(format!("whole({},0,4294967295)", a.whole()), level::WHOLE).long(),
        Op::I64TruncSSatF64 => call("wholeL"),
        Op::I64TruncUSatF64 => call("wholeUL"),
        Op::F64ConvertSI32 => Expression::new(format!("+{}", a.at(level::UNARY)), level::UNARY),
        Op::F64ConvertUI32 => Expression::new(format!("{}>>>0", a.raw(level::SHIFT)), level::SHIFT),
        Op::F64ConvertSI64 => call("Number"),
        Op::F64ConvertUI64 => Expression::new(format!("Number(U({}))", a.whole()), level::WHOLE),
        Op::I64ReinterpretF64 => call("bits"),
        Op::F64ReinterpretI64 => call("float"),
        Op::F64Abs => call("Math.abs"),
        Op::F64Neg => Expression::new(format!("-{}", a.at(level::WHOLE)), level::SHIFT),
        Op::F64Ceil => call("Math.ceil"),
        Op::F64Floor => call("Math.floor"),
        Op::F64Trunc => call("Math.trunc"),
        Op::F64Sqrt => call("Math.sqrt"),
        other => return Err(format!("no JavaScript for {other:?}")),
    };
    Ok(made.of(&[a]))
}

/// Where in the memory: the array, the place in it, or for what lies askew the view with its method.
struct Place {
    aligned: bool,
    text: String,
}

fn place(address: &Expression, arg: MemArg, bytes: u32) -> Place {
    if let Some(known) = address.known.and_then(|it| it.checked_add_unsigned(arg.offset)) {
        let aligned = arg.align >= bytes;
        let place = if aligned { known / i64::from(bytes) } else { known };
        return Place { aligned, text: place.to_string() };
    }
    let aligned = arg.align >= bytes;
    let offset = if arg.offset == 0 { String::new() } else { format!("+{}", arg.offset) };
    let least = if offset.is_empty() && (!aligned || bytes == 1) { level::LOWEST } else { level::ADD };
    let sum = if aligned && bytes > 1 {
        format!("{}{offset}>>{}", address.raw(least), bytes.trailing_zeros())
    } else if offset.is_empty() {
        address.whole()
    } else {
        format!("{}{offset}", address.at(least))
    };
    Place { aligned, text: sum }
}

/// The size, the array, the method of the view and what the number must pass through, for one way to read or write.
type Way = (u32, &'static str, &'static str, &'static str);

/// A number from memory.
pub fn load(kind: LoadKind, arg: MemArg, address: &Expression) -> Result<Expression, String> {
    use ExtendedLoad::SignExtend;
    use LoadKind as K;
    let (bytes, array, method, through): Way = match kind {
        K::I32 { .. } => (4, "I", "Int32", ""),
        K::I64 { .. } => (8, "L", "BigInt64", ""),
        K::F64 => (8, "D", "Float64", ""),
        K::I32_8 { kind: SignExtend } => (1, "c", "Int8", ""),
        K::I32_8 { .. } => (1, "C", "Uint8", ""),
        K::I32_16 { kind: SignExtend } => (2, "h", "Int16", ""),
        K::I32_16 { .. } => (2, "H", "Uint16", ""),
        K::I64_8 { kind: SignExtend } => (1, "c", "Int8", "BigInt"),
        K::I64_8 { .. } => (1, "C", "Uint8", "BigInt"),
        K::I64_16 { kind: SignExtend } => (2, "h", "Int16", "BigInt"),
        K::I64_16 { .. } => (2, "H", "Uint16", "BigInt"),
        K::I64_32 { kind: SignExtend } => (4, "I", "Int32", "BigInt"),
        K::I64_32 { .. } => (4, "I", "Int32", "unsigned"),
        other => return Err(format!("no JavaScript for {other:?}")),
    };
    let Place { aligned, text } = place(address, arg, bytes);
    let read = if aligned { format!("{array}[{text}]") } else { format!("V.get{method}({text},1)") };
    let read = match through {
        "" => read,
        "unsigned" => format!("BigInt({read}>>>0)"),
        name => format!("{name}({read})"),
    };
    Ok(Expression::new(read, level::WHOLE).of(&[address]).reading())
}

/// The statement that writes a number to memory.
pub fn store(kind: StoreKind, arg: MemArg, address: &Expression, value: &Expression) -> Result<String, String> {
    use StoreKind as K;
    let (bytes, array, method, through): Way = match kind {
        K::I32 { .. } => (4, "I", "Int32", ""),
        K::I64 { .. } => (8, "L", "BigInt64", ""),
        K::F64 => (8, "D", "Float64", ""),
        K::I32_8 { .. } => (1, "C", "Uint8", ""),
        K::I32_16 { .. } => (2, "H", "Uint16", ""),
        K::I64_8 { .. } => (1, "C", "Uint8", "N"),
        K::I64_16 { .. } => (2, "H", "Uint16", "N"),
        K::I64_32 { .. } => (4, "I", "Int32", "N"),
        other => return Err(format!("no JavaScript for {other:?}")),
    };
    let Place { aligned, text } = place(address, arg, bytes);
    // An array cuts what is written to its own size.
    let value = if through.is_empty() { value.raw(level::CHOICE) } else { format!("{through}({})", value.whole()) };
    Ok(if aligned { format!("{array}[{text}]={value};") } else { format!("V.set{method}({text},{value},1);") })
}
