//! From criteria files to a checked ruleset: folder -> read -> layer -> check -> `Ruleset`.
//!
//! Every step gives its best result and all findings; what follows a ruleset can't fail.

mod assemble;
mod check;
mod criterion;
mod folder;
mod forbidden;
mod formulate;
mod layer;
mod parameter;
mod part;
mod read;
mod read_facts;
mod read_items;
mod read_ladders;
mod read_service;
mod relation;
mod ruleset;
pub mod shapes;
mod standing;
mod tolerance;

pub use folder::{FILES, Library, LibraryKommune, load};
pub use ruleset::{Contact, Kommune, LowThreshold, Ruleset};
pub use tolerance::Tolerance;
