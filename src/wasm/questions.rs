//! What only the citizen's build carries: what to ask next, and what an answer says.

use wasm_bindgen::prelude::wasm_bindgen;

use super::Rules;
use crate::assess;

#[wasm_bindgen]
impl Rules {
    /// Answers a question with the options at these places; none means asked, and not known. Gives the facts that an earlier
    /// answer contradicts.
    pub fn answer(&mut self, question: usize, options: &[u32]) -> Vec<u32> {
        let mut problems = Vec::new();
        let question = self.model.questions.get(question).filter(|_| !options.is_empty());
        for (index, option) in question.iter().flat_map(|question| question.options.iter().enumerate()) {
            let sets = if options.contains(&(index as u32)) { &option.sets } else { &option.otherwise };
            for (fact, values) in sets {
                if !self.knowledge.narrow(&self.model, *fact as usize, values) {
                    problems.push(u32::from(*fact));
                }
            }
        }
        problems
    }

    /// The questions worth asking, in order, as places in the list of questions; `asked` are those already asked.
    pub fn ask(&self, asked: &[u32]) -> Vec<u32> {
        let asked: Vec<usize> = asked.iter().map(|at| *at as usize).collect();
        assess::ask(&self.model, &self.knowledge, &asked).order.into_iter().map(|at| at as u32).collect()
    }
}
