//! From a file on disk to a checked tree of values: read, parse as TOML, compare with the described shape.
//!
//! Every step keeps what it could read and reports everything it could not.

mod file;
mod format;
mod node;
mod schema;
mod shape;

pub use crate::diagnostic::suggestion;
pub use file::Source;
pub use format::format;
pub use node::Node;
pub use schema::schema;
pub use shape::{Field, LANGUAGES, Shape, check};
