//! Three-valued truth after Kleene: the order of the values is the logic.

/// Whether something holds, does not hold, or is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold.
    No,
    /// What is known does not settle it.
    Unknown,
    /// It holds.
    Yes,
}

impl Truth {
    /// Conjunction: the least of the parts; of nothing, yes.
    pub fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
        parts.into_iter().min().unwrap_or(Truth::Yes)
    }

    /// Disjunction: the greatest of the parts; of nothing, no.
    pub fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
        parts.into_iter().max().unwrap_or(Truth::No)
    }

    /// Whether at least `count` of the parts hold.
    pub fn at_least(count: usize, parts: impl IntoIterator<Item = Truth>) -> Truth {
        let (mut yes, mut open) = (0usize, 0usize);
        for part in parts {
            match part {
                Truth::Yes => yes = yes.saturating_add(1),
                Truth::Unknown => open = open.saturating_add(1),
                Truth::No => {}
            }
        }
        if yes >= count {
            Truth::Yes
        } else if yes.saturating_add(open) >= count {
            Truth::Unknown
        } else {
            Truth::No
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, *};

    #[test]
    fn kleene_tables() {
        assert_eq!(Truth::all([No, Unknown]), No);
        assert_eq!(Truth::all([Yes, Unknown]), Unknown);
        assert_eq!(Truth::any([Yes, Unknown]), Yes);
        assert_eq!(Truth::any([No, Unknown]), Unknown);
        assert_eq!(!Unknown, Unknown);
        assert_eq!(Truth::at_least(2, [Yes, Unknown, No]), Unknown);
        assert_eq!(Truth::at_least(2, [Yes, No, No]), No);
    }
}
