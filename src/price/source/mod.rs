//! From `priser.toml` files to a price book: read, layer (national, region, municipality), check.
//!
//! Everything readable becomes part of the book; everything else is reported with its place. Only here are files known.

mod builder;
mod folder;
mod read_fee;
mod read_price;
pub mod shapes;

pub use builder::{Builder, Layer};
pub use folder::{Loaded, load};
