//! A page of the handbook -> its blocks, in their order, with what each is for.

/// A block between fences.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// What a block is for: the words after its fence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Commands, one on each line.
    Commands,
    /// Lines that the commands or the check before it show.
    Shown,
    /// Lines of a file; whether they are what an edit before it has made.
    Before { goes_on: bool },
    /// The same lines once they are edited.
    After,
    /// The same lines after an edit that is refused.
    Refused,
    /// A whole new file.
    NewFile(String),
}

/// The blocks of a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some(Block { kind: kind(info), text: String::new() }),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block has no end:\n{text}");
    blocks
}

fn kind(info: &str) -> Kind {
    match info {
        "sh" => Kind::Commands,
        "text" => Kind::Shown,
        "yaml before" => Kind::Before { goes_on: false },
        "yaml more before" => Kind::Before { goes_on: true },
        "yaml after" | "yaml more after" => Kind::After,
        "yaml refused" => Kind::Refused,
        _ => Kind::NewFile(info.strip_prefix("yaml new ").expect("the words after a fence").to_owned()),
    }
}

/// What is outside of blocks.
pub(super) fn prose(text: &str) -> String {
    let parts = text.split("```").step_by(2);
    parts.collect::<Vec<_>>().join("\n")
}

/// A line as a shell reads it, without what comes after `>`.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for c in line.split(" > ").next().unwrap_or_default().chars() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}
