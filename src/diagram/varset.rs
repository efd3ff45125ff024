//! A set of variables as bits.

/// Variables, in rising order when walked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VarSet(pub Vec<u64>);

impl VarSet {
    /// Adds all of another set.
    pub fn extend(&mut self, other: &VarSet) {
        while self.0.len() < other.0.len() {
            self.0.push(0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(slot, bits)| *slot |= bits);
    }

    /// Whether one is in it.
    pub fn contains(&self, var: u16) -> bool {
        self.0.get(usize::from(var / 64)).is_some_and(|word| word >> (var % 64) & 1 == 1)
    }

    /// All of them, rising.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        let count = self.0.len().saturating_mul(64) as u16;
        (0..count).filter(|var| self.contains(*var))
    }
}
