//! A message's blocks to paste -> lines for content.

use charter::diagnostic::Diagnostic;

/// The blocks in a message's help, without a margin.
pub(crate) fn blocks(fault: &Diagnostic) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in fault.help.as_deref().unwrap_or_default().lines() {
        match line.strip_prefix("    ") {
            Some(line) if is_open => {
                let block = blocks.last_mut().expect("a block has begun");
                block.push('\n');
                block.push_str(line);
            }
            Some(line) => blocks.push(line.to_owned()),
            None => {}
        }
        is_open = line.starts_with("    ");
    }
    blocks
}

/// A block with a margin.
pub(crate) fn block(block: &str, margin: &str) -> String {
    block.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}
