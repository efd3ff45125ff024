//! The pack: one municipality's compiled rules as bytes that a browser can trust after one look.
//!
//! Layout: the magic `TILD`, a version byte, a checksum of eight bytes, then the payload in postcard.

#[cfg(not(target_arch = "wasm32"))]
mod hash;
#[cfg(not(target_arch = "wasm32"))]
mod ids;
mod model;
mod payload;
mod validate;

#[cfg(not(target_arch = "wasm32"))]
pub use payload::encode;
pub use payload::{Pack, PackError, Stretch, VERSION, decode};
#[cfg(not(target_arch = "wasm32"))]
pub use {hash::hash, ids::ids};
