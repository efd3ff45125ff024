//! Blocks, loops and branches: labelled blocks, whose results are put aside where they end.

use std::fmt::Write as _;

use walrus::ir::{InstrSeqId, InstrSeqType};

use super::function::{Function, short};
use super::value::{Expression, level};

/// Where a branch leads.
pub struct Target {
    pub id: InstrSeqId,
    pub label: String,
    pub again: bool,
    pub results: Vec<String>,
    pub used: bool,
    /// How many values lie on the stack below it.
    pub below: usize,
}

/// Whether what follows can be reached.
pub type Reached = bool;

impl Function<'_> {
    pub(super) fn block(&mut self, id: InstrSeqId, again: bool) -> Result<Reached, String> {
        self.keep(|it| !it.constant());
        let before = self.enter(id, again)?;
        let reached = self.sequence(id)?;
        let Target { label, results, used, .. } = self.leave(reached)?;
        let inner = std::mem::replace(&mut self.out, before);
        let label = if used { format!("{label}:") } else { String::new() };
        if again {
            // What comes to the end of a loop goes on after it.
            let _ = write!(self.out, "{label}for(;;){{{inner}{}}}", if reached { "break;" } else { "" });
        } else if used {
            let _ = write!(self.out, "{label}{{{inner}}}");
        } else {
            self.out.push_str(&inner);
        }
        self.stack.extend(results.into_iter().map(|it| Expression::new(it, level::WHOLE)));
        Ok(reached || (used && !again))
    }

    pub(super) fn choice(&mut self, yes: InstrSeqId, no: InstrSeqId) -> Result<Reached, String> {
        let when = self.pop()?;
        self.keep(|it| !it.constant());
        let kept = self.stack.clone();
        let before = self.enter(yes, false)?;
        let first = self.sequence(yes)?;
        let Target { label, results, used, .. } = self.leave(first)?;
        let inner = std::mem::take(&mut self.out);
        self.stack = kept;
        // Both ways leave their results in the same place.
        let fresh = self.enter(no, false)?;
        debug_assert!(fresh.is_empty(), "nothing is written between the two ways");
        if let Some(target) = self.targets.last_mut() {
            target.results.clone_from(&results);
        }
        let second = self.sequence(no)?;
        let other = self.leave(second)?;
        let alternative = std::mem::replace(&mut self.out, before);
        if used {
            let _ = write!(self.out, "{label}:");
        }
        let _ = write!(self.out, "if({}){{{inner}}}", when.whole());
        if other.used {
            let _ = write!(self.out, "else {}:{{{alternative}}}", other.label);
        } else if !alternative.is_empty() {
            let _ = write!(self.out, "else{{{alternative}}}");
        }
        self.stack.extend(results.into_iter().map(|it| Expression::new(it, level::WHOLE)));
        Ok(first || second || used || other.used)
    }

    /// Begins a block; gives what was written before it.
    fn enter(&mut self, id: InstrSeqId, again: bool) -> Result<String, String> {
        let count = match self.body.block(id).ty {
            InstrSeqType::Simple(kind) => usize::from(kind.is_some()),
            InstrSeqType::MultiValue(ty) => match self.names.module.types.params_results(ty) {
                ([], results) => results.len(),
                _ => return Err("a block that takes values from the stack".to_owned()),
            },
        };
        let results = (0..count).map(|_| self.fresh()).collect();
        self.labels += 1;
        self.targets.push(Target {
            id,
            label: format!("{}_", short(self.labels - 1)),
            again,
            results,
            used: false,
            below: self.stack.len(),
        });
        Ok(std::mem::take(&mut self.out))
    }

    /// Ends a block: its results are put where they are expected.
    fn leave(&mut self, reached: Reached) -> Result<Target, String> {
        let results = self.targets.last().map(|it| it.results.clone()).unwrap_or_default();
        if reached {
            self.hand_over(&results)?;
        }
        let target = self.targets.pop().ok_or_else(|| "a block that never began".to_owned())?;
        // What was left there on a way that ended elsewhere.
        self.stack.truncate(target.below);
        Ok(target)
    }

    /// The values on top of the stack into the places of results.
    fn hand_over(&mut self, results: &[String]) -> Result<(), String> {
        let mut values = self.pop_all(results.len())?;
        for (name, value) in results.iter().zip(values.drain(..)) {
            let _ = write!(self.out, "{name}={};", value.whole());
        }
        Ok(())
    }

    pub(super) fn branch(&mut self, id: InstrSeqId) -> Result<(), String> {
        let Some(at) = self.targets.iter().rposition(|it| it.id == id) else {
            let count = self.names.module.types.results(self.body.ty()).len();
            return self.give_back(count);
        };
        let (word, results, label) = match self.targets.get_mut(at) {
            Some(target) => {
                target.used = true;
                let results = if target.again { Vec::new() } else { target.results.clone() };
                (if target.again { "continue" } else { "break" }, results, target.label.clone())
            }
            None => return Err("a branch to nowhere".to_owned()),
        };
        self.keep(|it| it.effects);
        self.hand_over(&results)?;
        let _ = write!(self.out, "{word} {label};");
        Ok(())
    }

    pub(super) fn table_of_branches(&mut self, blocks: &[InstrSeqId], default: InstrSeqId) -> Result<(), String> {
        let which = self.pop()?;
        self.keep(|it| !it.constant());
        let _ = write!(self.out, "switch({}|0){{", which.raw(level::OR));
        let kept = self.stack.clone();
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| **block != default) {
            let _ = write!(self.out, "case {at}:");
            self.branch(*block)?;
            self.stack.clone_from(&kept);
        }
        self.out.push_str("default:");
        self.branch(default)?;
        self.out.push('}');
        Ok(())
    }

    pub(super) fn braced(&mut self, write: impl FnOnce(&mut Self) -> Result<(), String>) -> Result<(), String> {
        let before = std::mem::take(&mut self.out);
        write(self)?;
        let inner = std::mem::replace(&mut self.out, before);
        let one = inner.matches(';').count() < 2;
        let _ = if one { write!(self.out, "{inner}") } else { write!(self.out, "{{{inner}}}") };
        Ok(())
    }
}
