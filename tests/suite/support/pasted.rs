//! A message's blocks to paste -> lines for content.

use charter::diagnostic::Diagnostic;

/// The blocks in a message's help, without a margin.
pub(crate) fn blocks(fault: &Diagnostic) -> Vec<String> {
    among(fault.help.as_deref().unwrap_or_default().lines())
}

/// The blocks in what the program says of its faults.
pub(crate) fn blocks_in(text: &str) -> Vec<String> {
    const HELP: &str = "= help: ";
    let begins = text.lines().find_map(|line| line.find(HELP)).expect("some help") + HELP.len();
    let margin = " ".repeat(begins);
    among(text.lines().map(|line| line.strip_prefix(&margin).unwrap_or_default()))
}

fn among<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in lines {
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
pub(crate) fn with_margin(block: &str, margin: &str) -> String {
    block.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}

/// A text with `{0}` and so on replaced by blocks, each with the margin of its line.
pub(crate) fn with_blocks(text: &str, pasted: &[String]) -> String {
    let line = |line: &str| {
        let number =
            line.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).and_then(|one| one.parse().ok());
        let Some(number) = number else { return line.to_owned() };
        let number: usize = number;
        let margin = &line[..line.len() - line.trim_start().len()];
        with_margin(pasted.get(number).unwrap_or_else(|| panic!("there is no block {number} in {pasted:#?}")), margin)
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
