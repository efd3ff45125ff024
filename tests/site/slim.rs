//! Takes out of our own modules what only their readers need: comments that stand on lines of their own.

/// The module without its comments. Everything that shares a line with code stays, and so does what a template holds.
pub fn slim(module: &str) -> String {
    let mut slim = String::with_capacity(module.len());
    let (mut comment, mut template) = (false, false);
    for line in module.lines() {
        let text = line.trim();
        if !template && (comment || (text.starts_with("/*") && (text.ends_with("*/") || !text.contains("*/")))) {
            comment = !text.ends_with("*/");
            continue;
        }
        if !template && (text.is_empty() || text.starts_with("//")) {
            continue;
        }
        slim.push_str(if template { line } else { text });
        slim.push('\n');
        if line.matches('`').count() % 2 == 1 {
            template = !template;
        }
    }
    // Backticks that do not pair up on their lines hide what is a template: then nothing is taken out.
    if template || comment { module.to_owned() } else { slim }
}
