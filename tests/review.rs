//! Drafts of decisions and what a review must and must not say about them: `tests/review/*.toml`, the expected answer inside.

#[cfg(test)]
#[path = "review/drafts.rs"]
mod drafts;
