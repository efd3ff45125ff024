//! Code as short as it can be said: what a release holds. Names of elements, parts, attributes and properties stay.

use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{Minifier, MinifierOptions};

use super::link::parse;

/// A module, shorter.
pub fn minify(text: &str) -> Result<String, String> {
    let allocator = Allocator::default();
    let mut program = parse(&allocator, text)?;
    let made = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let printer = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(made.scoping);
    Ok(printer.with_private_member_mappings(made.class_private_mappings).build(&program).code)
}
