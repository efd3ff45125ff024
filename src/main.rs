//! The command `tildeling`.
fn main() {}
