//! From criteria files to a checked ruleset: folder -> read -> layer -> check -> `Ruleset`.
//!
//! Every step gives its best result and all findings; what follows a ruleset can't fail.

mod check;
mod compare_names;
mod constant;
mod feel_check;
mod folder;
mod layer;
mod part;
mod read;
mod read_facts;
mod read_items;
mod read_service;
mod ruleset;
pub mod shapes;

pub use folder::{Library, LibraryKommune, load};
pub use part::{Item, Op, ServicePart};
pub use ruleset::{Contact, Kommune, LowThreshold, Ruleset};
