//! What is known, and what follows from it: levels, statuses, reasons, changes, and what to ask next.
//!
//! Everything here is total: it walks a checked model and can't fail.

mod ask;
mod change;
mod knowledge;
mod reason;
mod relevance;
mod result;

pub use ask::{Questions, ask};
pub use change::{ChangeKind, ChangeSet, changes};
pub use knowledge::{Knowledge, Stated};
pub use reason::reason;
pub use result::{Level, ServiceResult, Status, assess, levels};
