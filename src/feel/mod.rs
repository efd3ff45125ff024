//! FEEL, the expression language of the OMG standard DMN 1.5, in the closed subset that criteria use.

pub mod ast;
