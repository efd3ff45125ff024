//! The regions of one fact: thresholds in the rules cut its values into stretches that no rule can tell apart.

use serde::Serialize;

use crate::fact::ValueSet;
use crate::limits::REGIONS;
use crate::unpack::unpack_struct;

/// A fact that some rule depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Var {
    /// The fact's index in the model.
    pub fact: u16,
    /// The first value of each region, rising.
    pub starts: Vec<i64>,
    /// The last value of the last region.
    pub end: i64,
    /// Whether there is one more region: «left to a professional's judgement».
    pub judged: bool,
    /// Whether it is an IPLOS score: after 5 comes 9, and nothing lies between.
    pub score: bool,
}

unpack_struct!(Var { fact, starts, end, judged, score });

impl Var {
    /// How many regions, with the one for judgement.
    pub fn regions(&self) -> usize {
        self.starts.len().saturating_add(usize::from(self.judged))
    }

    /// All regions of values, without the one for judgement.
    pub fn all(&self) -> u64 {
        (1u64 << self.starts.len().min(REGIONS)).saturating_sub(1)
    }

    /// The region for judgement alone; nothing when the fact has none.
    pub fn judgement(&self) -> u64 {
        if self.judged { 1u64 << self.starts.len().min(REGIONS) } else { 0 }
    }

    /// What is possible before anyone has answered.
    pub fn unanswered(&self) -> u64 {
        if self.judged { self.judgement() } else { self.all() }
    }

    /// The regions that hold some of these values.
    pub fn mask(&self, values: &ValueSet) -> u64 {
        let mut mask = 0;
        for region in 0..self.starts.len() {
            if let Some((low, high)) = self.stretch(region)
                && values.0.iter().any(|(from, to)| *from <= high && low <= *to)
            {
                mask |= 1u64 << region.min(REGIONS);
            }
        }
        mask
    }

    /// The first and last value of a region.
    pub fn stretch(&self, region: usize) -> Option<(i64, i64)> {
        let low = *self.starts.get(region)?;
        let next = self.starts.get(region.saturating_add(1));
        let high = if self.score { low } else { next.map_or(self.end, |next| next.saturating_sub(1)) };
        Some((low, high))
    }

    /// The values of some regions.
    pub fn values(&self, mask: u64) -> ValueSet {
        let stretches =
            (0..self.starts.len()).filter(|region| mask >> region & 1 == 1).filter_map(|region| self.stretch(region));
        ValueSet::from_rising(stretches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_and_values_are_each_others_inverse() {
        let var = Var { fact: 0, starts: vec![0, 18, 67], end: 120, judged: false, score: false };
        assert_eq!(var.mask(&ValueSet(vec![(67, 120)])), 0b100);
        assert_eq!(var.mask(&ValueSet(vec![(17, 18)])), 0b011);
        assert_eq!(var.values(0b011), ValueSet(vec![(0, 66)]));
        assert_eq!(var.values(0b101), ValueSet(vec![(0, 17), (67, 120)]));
    }

    #[test]
    fn nothing_lies_between_the_scores_5_and_9() {
        let var = Var { fact: 0, starts: vec![1, 2, 3, 4, 5, 9], end: 9, judged: false, score: true };
        assert_eq!(var.values(0b110000), ValueSet(vec![(5, 5), (9, 9)]));
        assert_eq!(var.mask(&ValueSet(vec![(3, 5)])), 0b011100);
    }

    #[test]
    fn judgement_is_a_region_of_its_own() {
        let var = Var { fact: 0, starts: vec![0, 1], end: 1, judged: true, score: false };
        assert_eq!((var.regions(), var.all(), var.unanswered()), (3, 0b011, 0b100));
    }
}
