//! Words without markup between them -> stars and underscores among them that were meant to begin or end emphasis.

use std::ops::Range;

/// Some stars, or some underscores, in a row.
struct Group {
    sign: char,
    range: Range<usize>,
    before: Option<char>,
    after: Option<char>,
}

/// The places of stars or underscores that don't become emphasis, from the opening to the closing ones. The runs are those of one block.
pub(super) fn unclosed(markdown: &str, runs: &[Range<usize>]) -> Vec<Range<usize>> {
    let groups: Vec<Group> = runs.iter().flat_map(|run| groups(markdown, run)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, opening)) = groups.iter().enumerate().skip(from).find(|(_, group)| group.may_open()) {
        let is_partner =
            |group: &&Group| group.sign == opening.sign && group.count() == opening.count() && group.may_close();
        let closing = groups[at + 1..].iter().position(|group| is_partner(&group)).map(|next| at + 1 + next);
        if let Some(closing) = closing {
            found.push(opening.range.start..groups[closing].range.end);
            from = closing + 1;
        } else {
            if opening.sign == '*' && opening.count() == 2 && opening.is_before_word() {
                found.push(opening.range.clone());
            }
            from = at + 1;
        }
    }
    found
}

fn groups(markdown: &str, run: &Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, sign) in markdown[run.clone()].char_indices().filter(|(_, sign)| matches!(sign, '*' | '_')) {
        let start = run.start + at;
        match groups.last_mut() {
            Some(group) if group.sign == sign && group.range.end == start => group.range.end += 1,
            _ => groups.push(Group { sign, range: start..start + 1, before: None, after: None }),
        }
    }
    // One that a backslash comes before is meant to be seen.
    groups.retain(|group| !markdown[..group.range.start].ends_with('\\'));
    for group in &mut groups {
        group.before = markdown[..group.range.start].chars().next_back().filter(|c| !c.is_whitespace());
        group.after = markdown[group.range.end..].chars().next().filter(|c| !c.is_whitespace());
    }
    groups
}

impl Group {
    fn count(&self) -> usize {
        self.range.len()
    }

    fn is_before_word(&self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }

    fn is_after_word_or_figure(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric)
    }

    /// Two stars open wherever no word ends; one, or underscores, only directly before a word. Longer rows are lines to write on.
    fn may_open(&self) -> bool {
        match (self.sign, self.count()) {
            ('*', 2) => !self.is_after_word_or_figure(),
            (_, 1 | 2) => !self.is_after_word_or_figure() && self.is_before_word(),
            _ => false,
        }
    }

    /// Two stars close anywhere; one, or underscores, only where a word follows directly: anywhere else they would have become emphasis.
    fn may_close(&self) -> bool {
        match (self.sign, self.count()) {
            ('*', 2) => true,
            _ => self.before.is_some_and(|c| !c.is_alphanumeric()) && self.is_before_word(),
        }
    }
}
