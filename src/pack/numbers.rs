//! A model as a list of whole numbers and back. Writing and reading stand side by side: they must agree to the letter.
//!
//! A list is its length and its items; an absent value is a zero, a present one a one and the value.

use crate::diagram::{FITS, Model, ModelCriterion, ModelFact, ModelOption, ModelQuestion, ModelService, Nodes, Var};
use crate::fact::{Change, ValueSet};

/// The numbers of a model.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(model: &Model) -> Vec<i64> {
    let mut out = Writer(Vec::new());
    out.list(&model.facts, |out, fact| {
        out.option(fact.var.map(i64::from), Writer::put);
        for presumed in &fact.presumed {
            out.option(presumed.as_ref(), Writer::values);
        }
        out.put(i64::from(fact.professional));
        out.put(fact.change as i64);
        out.list(&fact.weights, |out, weight| out.put(i64::from(*weight)));
    });
    out.list(&model.vars, |out, var| {
        out.put(i64::from(var.fact));
        out.list(&var.starts, |out, start| out.put(*start));
        out.put(var.end);
        out.put(i64::from(var.judged) + 2 * i64::from(var.score));
    });
    out.list(&model.nodes.var, |out, var| out.put(i64::from(*var)));
    // The width of a node is its variable's, so only the children are written: a terminal, or how far back a node stands.
    out.put(model.nodes.children.len() as i64);
    for (node, _) in (FITS + 1..).zip(&model.nodes.var) {
        for child in model.nodes.inner(node).map_or(&[][..], |(_, children)| children) {
            out.put(i64::from(if *child > FITS { FITS + node - child } else { *child }));
        }
    }
    out.list(&model.services, |out, service| {
        out.put(i64::from(service.root));
        out.put(i64::from(service.exact));
        out.list(&service.grounds, |out, root| out.put(i64::from(*root)));
        out.list(&service.criteria, |out, criterion| {
            out.list(&criterion.grounds, |out, ground| out.put(i64::from(*ground)));
            out.put(i64::from(criterion.main_rule));
            out.option(criterion.root.map(i64::from), Writer::put);
        });
        out.list(&service.rungs, |out, when| out.option(when.map(i64::from), Writer::put));
    });
    out.list(&model.questions, |out, question| {
        out.put(i64::from(question.many));
        for audience in question.audiences {
            out.put(i64::from(audience));
        }
        out.put(i64::from(question.always));
        out.put(question.order);
        out.put(i64::from(question.effort));
        out.list(&question.options, |out, option| {
            out.put(i64::from(option.none));
            for sets in [&option.sets, &option.otherwise] {
                out.list(sets, |out, (fact, values)| {
                    out.put(i64::from(*fact));
                    out.values(values);
                });
            }
        });
    });
    out.0
}

/// The model of some numbers; nothing when they are damaged. After the first fault every number is 0 and every list empty.
pub fn read(numbers: &[i64]) -> Option<Model> {
    let mut input = Reader { rest: numbers, sound: true };
    let facts = input.list(|input| ModelFact {
        var: input.option(Reader::small),
        presumed: [input.option(Reader::values), input.option(Reader::values)],
        professional: input.flag(),
        change: match input.next() {
            0 => Change::MayChange,
            1 => Change::Document,
            _ => Change::Never,
        },
        weights: input.list(Reader::index),
    });
    let vars = input.list(|input| {
        let (fact, starts, end, marks) = (input.small(), input.list(Reader::next), input.next(), input.next());
        Var { fact, starts, end, judged: marks & 1 == 1, score: marks & 2 == 2 }
    });
    let var: Vec<u16> = input.list(Reader::small);
    let mut children: Vec<u32> = input.list(Reader::index);
    let mut first = Vec::with_capacity(var.len());
    let (mut start, mut rest) = (0, children.as_mut_slice());
    for (node, var) in (FITS + 1..).zip(&var) {
        let (own, others) = rest.split_at_mut_checked(vars.get(*var as usize)?.regions())?;
        first.push(start);
        start += own.len() as u32;
        for child in own.iter_mut().filter(|child| **child > FITS) {
            *child = (FITS + node).checked_sub(*child)?;
        }
        rest = others;
    }
    let nodes = Nodes { var, first, children };
    let services = input.list(|input| ModelService {
        root: input.index(),
        exact: input.flag(),
        grounds: input.list(Reader::index),
        criteria: input.list(|input| ModelCriterion {
            grounds: input.list(Reader::tiny),
            main_rule: input.flag(),
            root: input.option(Reader::index),
        }),
        rungs: input.list(|input| input.option(Reader::index)),
    });
    let questions = input.list(|input| ModelQuestion {
        many: input.flag(),
        audiences: [input.flag(), input.flag()],
        always: input.flag(),
        order: input.next(),
        effort: input.index(),
        options: input.list(|input| ModelOption { none: input.flag(), sets: input.sets(), otherwise: input.sets() }),
    });
    (input.sound && input.rest.is_empty()).then_some(Model { facts, vars, nodes, services, questions })
}

#[cfg(not(target_arch = "wasm32"))]
struct Writer(Vec<i64>);

#[cfg(not(target_arch = "wasm32"))]
impl Writer {
    fn put(&mut self, number: i64) {
        self.0.push(number);
    }

    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Writer, &T)) {
        self.put(items.len() as i64);
        items.iter().for_each(|item| each(self, item));
    }

    fn option<T>(&mut self, value: Option<T>, put: impl FnOnce(&mut Writer, T)) {
        self.put(i64::from(value.is_some()));
        if let Some(value) = value {
            put(self, value);
        }
    }

    fn values(&mut self, values: &ValueSet) {
        self.list(&values.0, |out, (low, high)| {
            out.put(*low);
            out.put(*high);
        });
    }
}

struct Reader<'a> {
    rest: &'a [i64],
    sound: bool,
}

impl Reader<'_> {
    fn refuse(&mut self) {
        self.sound = false;
        self.rest = &[];
    }

    fn next(&mut self) -> i64 {
        let Some((first, rest)) = self.rest.split_first() else {
            self.refuse();
            return 0;
        };
        self.rest = rest;
        *first
    }

    fn flag(&mut self) -> bool {
        self.next() != 0
    }

    fn index(&mut self) -> u32 {
        u32::try_from(self.next()).unwrap_or_else(|_| {
            self.refuse();
            0
        })
    }

    fn small(&mut self) -> u16 {
        u16::try_from(self.index()).unwrap_or_else(|_| {
            self.refuse();
            0
        })
    }

    fn tiny(&mut self) -> u8 {
        u8::try_from(self.index()).unwrap_or_else(|_| {
            self.refuse();
            0
        })
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        // Every item takes at least one number, so a longer list is damage.
        let count = self.index() as usize;
        if count > self.rest.len() {
            self.refuse();
            return items;
        }
        for _ in 0..count {
            items.push(each(self));
        }
        items
    }

    fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| read(self))
    }

    #[inline(never)]
    fn values(&mut self) -> ValueSet {
        ValueSet(self.list(|input| (input.next(), input.next())))
    }

    fn sets(&mut self) -> Vec<(u16, ValueSet)> {
        self.list(|input| (input.small(), input.values()))
    }
}
