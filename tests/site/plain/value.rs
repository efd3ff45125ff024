//! A value on its way through a function: a piece of JavaScript, with what it must know to stand inside another.

use std::collections::BTreeSet;

use walrus::LocalId;

/// How tightly an expression holds together, as in the grammar of JavaScript; higher is tighter.
pub mod level {
    pub const LOWEST: u8 = 0;
    pub const CHOICE: u8 = 2;
    pub const OR: u8 = 5;
    pub const XOR: u8 = 6;
    pub const AND: u8 = 7;
    pub const EQUAL: u8 = 8;
    pub const LESS: u8 = 9;
    pub const SHIFT: u8 = 10;
    pub const ADD: u8 = 11;
    pub const TIMES: u8 = 12;
    pub const UNARY: u8 = 14;
    pub const WHOLE: u8 = 20;
}

#[derive(Clone, Debug, Default)]
pub struct Expression {
    text: String,
    level: u8,
    /// The number, when it is known now.
    pub known: Option<i64>,
    /// A sum that is not yet cut to 32 bits: `|0` is due where it matters.
    long: bool,
    pub reads: BTreeSet<LocalId>,
    /// Depends on memory, a global or a table.
    pub memory: bool,
    /// Calls something: it must happen, once, and in order.
    pub effects: bool,
}

impl Expression {
    pub fn new(text: impl Into<String>, level: u8) -> Self {
        Expression { text: text.into(), level, ..Expression::default() }
    }

    /// An integer; one below zero has its sign, which must not meet another.
    pub fn int(value: i64, suffix: &str) -> Self {
        let level = if value < 0 { level::SHIFT } else { level::WHOLE };
        Expression { known: Some(value), ..Expression::new(format!("{value}{suffix}"), level) }
    }

    /// With what it was made of.
    pub fn of(mut self, parts: &[&Expression]) -> Self {
        for part in parts {
            self.reads.extend(&part.reads);
            self.memory |= part.memory;
            self.effects |= part.effects;
        }
        self
    }

    pub fn long(mut self) -> Self {
        self.long = true;
        self
    }

    pub fn reading(mut self) -> Self {
        self.memory = true;
        self
    }

    pub fn acting(mut self) -> Self {
        self.effects = true;
        self
    }

    /// Whether it is the same whenever it is worked out.
    pub fn constant(&self) -> bool {
        !self.memory && !self.effects && self.reads.is_empty()
    }

    /// For a place that takes any expression: cut to 32 bits.
    pub fn whole(&self) -> String {
        self.at(level::LOWEST)
    }

    /// For a place that holds together as tightly as `least`: cut to 32 bits.
    pub fn at(&self, least: u8) -> String {
        if !self.long {
            return self.raw(least);
        }
        let text = format!("{}|0", self.raw(level::OR));
        if least > level::OR { format!("({text})") } else { text }
    }

    /// For a place that cuts it to 32 bits itself.
    pub fn raw(&self, least: u8) -> String {
        if self.level < least { format!("({})", self.text) } else { self.text.clone() }
    }
}
