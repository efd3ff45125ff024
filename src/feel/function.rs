//! The built-in functions by name, and the functions of the standard that are left out.

use super::ast::Function;

/// A built-in function as people write it.
struct Entry {
    function: Function,
    name: &'static str,
    /// The fewest and the most arguments.
    arguments: (usize, usize),
}

const MANY: usize = usize::MAX;

const ENTRIES: &[Entry] = &[
    Entry { function: Function::Not, name: "not", arguments: (1, 1) },
    Entry { function: Function::AtLeast, name: "at least", arguments: (2, MANY) },
    Entry { function: Function::Min, name: "min", arguments: (1, MANY) },
    Entry { function: Function::Max, name: "max", arguments: (1, MANY) },
    Entry { function: Function::Sum, name: "sum", arguments: (1, MANY) },
    Entry { function: Function::Count, name: "count", arguments: (1, 1) },
    Entry { function: Function::Floor, name: "floor", arguments: (1, 2) },
    Entry { function: Function::Ceiling, name: "ceiling", arguments: (1, 2) },
    Entry { function: Function::Abs, name: "abs", arguments: (1, 1) },
    Entry { function: Function::Modulo, name: "modulo", arguments: (2, 2) },
    Entry { function: Function::RoundUp, name: "round up", arguments: (2, 2) },
    Entry { function: Function::RoundDown, name: "round down", arguments: (2, 2) },
    Entry { function: Function::RoundHalfUp, name: "round half up", arguments: (2, 2) },
    Entry { function: Function::RoundHalfDown, name: "round half down", arguments: (2, 2) },
    Entry { function: Function::Is, name: "is", arguments: (2, 2) },
];

/// Functions of the standard that are not part of the subset.
const LEFT_OUT: &[&str] = &[
    "after",
    "all",
    "any",
    "append",
    "before",
    "coincides",
    "concatenate",
    "contains",
    "context",
    "context merge",
    "context put",
    "date and time",
    "day of week",
    "day of year",
    "decimal",
    "distinct values",
    "duration",
    "during",
    "ends with",
    "even",
    "exp",
    "finished by",
    "finishes",
    "flatten",
    "get entries",
    "get value",
    "includes",
    "index of",
    "insert before",
    "list contains",
    "list replace",
    "log",
    "lower case",
    "matches",
    "mean",
    "median",
    "meets",
    "met by",
    "mode",
    "month of year",
    "now",
    "number",
    "odd",
    "overlaps",
    "overlaps after",
    "overlaps before",
    "product",
    "range",
    "remove",
    "replace",
    "reverse",
    "sort",
    "split",
    "sqrt",
    "started by",
    "starts",
    "starts with",
    "stddev",
    "string",
    "string join",
    "string length",
    "sublist",
    "substring",
    "substring after",
    "substring before",
    "time",
    "today",
    "union",
    "upper case",
    "week of year",
    "years and months duration",
];

impl Function {
    fn entry(self) -> Option<&'static Entry> {
        ENTRIES.iter().find(|entry| entry.function == self)
    }

    /// The name as it is written in an expression.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// The fewest and the most arguments; `usize::MAX` when there is no most.
    pub fn arguments(self) -> (usize, usize) {
        self.entry().map_or((0, MANY), |entry| entry.arguments)
    }

    /// The function with this name.
    pub fn named(name: &str) -> Option<Function> {
        ENTRIES.iter().find(|entry| entry.name == name).map(|entry| entry.function)
    }
}

/// The names of the functions one can use, `date` among them.
pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    ENTRIES.iter().map(|entry| entry.name).chain(["date"])
}

/// Whether the standard has this function and we do not.
pub(super) fn is_left_out(name: &str) -> bool {
    LEFT_OUT.contains(&name)
}
