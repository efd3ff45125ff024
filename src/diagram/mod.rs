//! Decision diagrams: every criterion, ground and service as a reduced, ordered, shared, multi-valued diagram over the
//! regions that the rules' own thresholds cut. What the browser loads is a `Model`: arrays to walk, nothing to parse.

#[cfg(not(target_arch = "wasm32"))]
mod build;
#[cfg(not(target_arch = "wasm32"))]
mod compile;
mod model;
mod nodes;
mod space;
mod varset;

#[cfg(not(target_arch = "wasm32"))]
pub use build::{Builder, TooLarge};
#[cfg(not(target_arch = "wasm32"))]
pub use compile::{compile, compile_service, variables};
pub use model::{Model, ModelCriterion, ModelFact, ModelOption, ModelQuestion, ModelService};
pub use nodes::{FITS, JUDGEMENT, NEVER, NO, Nodes, Price, Scratch};
pub use space::Var;
pub use varset::VarSet;
