//! A text that is not YAML, and where its parser stopped -> the look-alike character nearby that is to blame, and the fix.
//!
//! Word processors and web pages insert characters that look like a hyphen, a space or a quotation mark. YAML reads them as letters, and
//! the parser stops a line later. A patch is offered only if the parser gets further with it.
//!
//! It is long because it has each slip that a single line can have: they are tried one after another, alone and in pairs.

use granit_parser::Parser;

use crate::diagnostic::Diagnostic;
use crate::parse::misplaced::is_usual_key;
use crate::parse::rules;
use crate::source::{SourceId, Span};

/// A change of the text at one place.
#[derive(Clone)]
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) old: usize,
    pub(super) new: String,
}

impl Edit {
    pub(super) fn new(at: usize, old: usize, new: impl Into<String>) -> Self {
        Self { at, old, new: new.into() }
    }

    pub(super) fn applied(&self, text: &str) -> String {
        [&text[..self.at], &self.new, &text[self.at + self.old..]].concat()
    }
}

/// What may be wrong with a line, and the edits of which one would mend it.
pub(super) struct Slip {
    pub(super) fault: Diagnostic,
    pub(super) edits: Vec<Edit>,
    pub(super) is_certain: bool,
}

/// A text that the parser could not read to its end.
pub(super) struct Broken<'a> {
    pub(super) source: SourceId,
    pub(super) text: &'a str,
    /// The byte of the file at which the text starts.
    pub(super) base: usize,
    /// The byte at which the parser stopped.
    pub(super) at: usize,
}

/// The fault in the lines around the place, if one is found.
pub(super) fn explain(broken: &Broken<'_>) -> Option<Diagnostic> {
    let here = broken.line_start(broken.at);
    let next = broken.text[broken.at..].find('\n').map(|end| broken.at + end + 1);
    let before = broken.before(here);
    let twice_before = before.and_then(|before| broken.before(before));
    let back = || [Some(here), before, twice_before].into_iter().flatten();
    let tab = [Some(here), next].into_iter().flatten().find_map(|start| broken.tab(start));
    // A tab above the place may be part of a text: only one that is in the way is worth reporting.
    tab.or_else(|| back().filter_map(|start| broken.tab(start)).find(|fault| fault.patch.is_some()))
        .or_else(|| back().find_map(|start| broken.look_alike(start)))
        .or_else(|| back().find_map(|start| broken.mended(broken.no_colon(start)?)))
        .or_else(|| back().find_map(|start| broken.mended(broken.no_hyphen(start)?)))
        .or_else(|| broken.mended(broken.no_key(here)?))
        .or_else(|| back().find_map(|start| broken.remark_in_brackets(start)))
}

/// The fault of a quotation mark that is not closed on its own line, if the quoted text ends right before the place.
pub(super) fn opened_above(broken: &Broken<'_>, mark: char) -> Option<Diagnostic> {
    let opening = broken.opening(mark)?;
    let line_end = broken.line(opening).trim_end().len() + broken.line_start(opening);
    let fault = Diagnostic::error(
        &rules::INVALID_YAML,
        broken.span(opening, 1),
        "this quotation mark is not closed on its line",
    )
    .label("opened here")
    .related(broken.span(broken.text[..broken.at].rfind(mark)?, 1), "closed only here")
    .help("close it with the same mark at the end of the value");
    Some(broken.patched(fault, [Edit::new(line_end, 0, mark)]))
}

/// Whether this is a dash or bullet that looks like the hyphen of a list.
pub(super) fn is_dash(character: char) -> bool {
    matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2022}' | '\u{b7}')
}

/// The fault of a dash in place of a hyphen.
pub(super) fn long_dash(line: Span, dash: char) -> Diagnostic {
    let range = line.range();
    let place = Span::new(line.source, range.start, range.start + dash.len_utf8());
    let code = u32::from(dash);
    Diagnostic::error(&rules::INVALID_YAML, place, format!("this is a dash (U+{code:04X}), not a hyphen"))
        .label("a dash doesn't start a list item")
        .help("word processors turn hyphens into dashes: type a plain hyphen")
        .patch(place, "-")
        .certain()
}

/// Whether this is a space other than the plain one.
pub(super) fn is_odd_space(character: char) -> bool {
    character.is_whitespace() && !character.is_ascii()
}

/// The fault of such spaces in place of plain ones.
pub(super) fn odd_spaces(place: Span, spaces: &str) -> Diagnostic {
    let code = spaces.chars().find(|space| is_odd_space(*space)).map_or(0, u32::from);
    Diagnostic::error(
        &rules::INVALID_YAML,
        place,
        format!("this line is indented with special spaces (U+{code:04X}), which YAML reads as letters"),
    )
    .label("these are not plain spaces")
    .help("such spaces get in when text is pasted: delete them and indent with the space bar")
}

impl Broken<'_> {
    pub(super) fn span(&self, at: usize, width: usize) -> Span {
        Span::new(self.source, self.base + at, self.base + at + width)
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// The line that contains the byte, without its line end.
    pub(super) fn line(&self, at: usize) -> &str {
        self.text[self.line_start(at)..].lines().next().unwrap_or_default()
    }

    /// The start of the last line before `start` that is not empty.
    pub(super) fn before(&self, start: usize) -> Option<usize> {
        let text = self.text[..start].trim_end();
        (!text.is_empty()).then(|| self.line_start(text.len()))
    }

    /// The fault of a tab in the indentation of the line that starts here.
    fn tab(&self, start: usize) -> Option<Diagnostic> {
        let Slip { fault, edits, .. } = self.tab_slip(start)?;
        Some(self.patched(fault, edits))
    }

    fn tab_slip(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let tab = line[..indentation].find('\t').filter(|_| indentation < line.len())?;
        let fault =
            Diagnostic::error(&rules::INVALID_YAML, self.span(start + tab, 1), "this line is indented with a tab")
                .label("this is a tab")
                .help("indent with spaces to match the lines around it: two for each level");
        let edits = self.indentations(start).map(|width| Edit::new(start, indentation, " ".repeat(width))).collect();
        Some(Slip { fault, edits, is_certain: false })
    }

    /// The slips that the line that starts here may have, whether or not an edit of it alone lets the text be read further.
    pub(super) fn slips(&self, start: usize) -> impl Iterator<Item = Slip> {
        let dash = self.dash_slip(start);
        let colons = [self.no_space_after_colon(start), self.no_space_after_hyphen(start), self.no_colon(start)];
        let others = [self.odd_space_slip(start), self.tab_slip(start), dash, self.curly_slip(start)];
        others.into_iter().chain(colons).flatten()
    }

    /// The fault of a slip with the first edit that mends it, if there is one.
    fn mended(&self, Slip { fault, edits, is_certain }: Slip) -> Option<Diagnostic> {
        let edit = edits.into_iter().find(|edit| self.mends(edit))?;
        Some(fault.patch(self.span(edit.at, edit.old), edit.new).certain_if(is_certain))
    }

    /// How far the line that begins here may be meant to be indented: as its neighbours, or one step farther than the one above it. An item
    /// of a list goes below the one before it.
    pub(super) fn indentations(&self, start: usize) -> impl Iterator<Item = usize> {
        let above = self.before(start).map(|before| self.line(before)).unwrap_or_default();
        let below = self.text[start..].lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let is_item = |line: &&str| line.trim_start().starts_with("- ");
        let item_above = Some(self.line(start)).filter(is_item).and_then(|_| self.text[..start].lines().rfind(is_item));
        let opens = above.trim_end().ends_with(':');
        let (beside, deeper) = (column_of_key(above), column_of_key(above) + 2);
        let order = if opens { [deeper, margin(below), beside] } else { [beside, margin(below), deeper] };
        item_above.map(margin).into_iter().filter(move |_| !opens).chain(order)
    }

    /// The fault of a character in the line that starts here that only looks like YAML punctuation, or of a missing space.
    fn look_alike(&self, start: usize) -> Option<Diagnostic> {
        self.odd_space(start)
            .or_else(|| self.dash(start))
            .or_else(|| self.mended(self.no_space_after_colon(start)?))
            .or_else(|| self.mended(self.no_space_after_hyphen(start)?))
            .or_else(|| self.mended(self.curly_slip(start)?))
    }

    fn odd_space(&self, start: usize) -> Option<Diagnostic> {
        let line = self.line(start);
        let indentation = &line[..line.len() - line.trim_start().len()];
        let at = indentation.find(is_odd_space)?;
        let count = indentation.chars().count();
        let fault = odd_spaces(self.span(start + at, indentation.len() - at), &indentation[at..]);
        let as_many = Edit::new(start, indentation.len(), " ".repeat(count));
        if self.mends(&as_many) {
            return Some(self.patched(fault, [as_many]).certain());
        }
        let widths = self.indentations(start);
        Some(self.patched(fault, widths.map(|width| Edit::new(start, indentation.len(), " ".repeat(width)))))
    }

    fn odd_space_slip(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let indentation = &line[..line.len() - line.trim_start().len()];
        let at = indentation.find(is_odd_space)?;
        let fault = odd_spaces(self.span(start + at, indentation.len() - at), &indentation[at..]);
        let as_many = Edit::new(start, indentation.len(), " ".repeat(indentation.chars().count()));
        Some(Slip { fault, edits: vec![as_many], is_certain: true })
    }

    fn dash(&self, start: usize) -> Option<Diagnostic> {
        self.mended(self.dash_slip(start)?)
    }

    fn dash_slip(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let content = line.trim_start();
        let dash = content.chars().next().filter(|first| is_dash(*first))?;
        let at = start + line.len() - content.len();
        let fault = long_dash(self.span(at, dash.len_utf8()), dash);
        Some(Slip { fault, edits: vec![Edit::new(at, dash.len_utf8(), "-")], is_certain: true })
    }

    /// A hyphen directly before the first word of an item.
    fn no_space_after_hyphen(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let content = line.trim_start_matches(' ');
        let item = content.strip_prefix('-').filter(|item| item.starts_with(char::is_alphabetic))?;
        let at = start + line.len() - content.len();
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            self.span(at, 1),
            "there is no space after the hyphen of this item",
        )
        .label("add a space after it")
        .help(format!("write `- {}`", item.trim_end()));
        Some(Slip { fault, edits: vec![Edit::new(at, 1, "- ")], is_certain: true })
    }

    /// Words in the column of the hyphens above them.
    fn no_hyphen(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let words = line.trim_start_matches(' ');
        let above = self.line(self.before(start)?);
        let is_in_column = margin(above) == margin(line) && above.trim_start().starts_with("- ");
        if !is_in_column || !words.starts_with(char::is_alphanumeric) || has_key(words) {
            return None;
        }
        let at = start + margin(line);
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            self.span(at, words.trim_end().len()),
            "this line is in a list, but has no hyphen",
        );
        let fault = fault.label("an item begins with a hyphen").help(
            "write a hyphen and a space before it; or, if it continues the item above, indent it as far as the words there",
        );
        Some(Slip { fault, edits: vec![Edit::new(at, 0, "- ")], is_certain: false })
    }

    /// Lines of text between keys: those that follow one another can belong to the text above them.
    fn no_key(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let above = self.line(self.before(start)?);
        let is_text = |line: &str| !line.trim().is_empty() && !has_key(line);
        if !is_text(line) || !line.trim().contains(' ') || line.trim_start().starts_with("- ") || !above.contains(": ")
        {
            return None;
        }
        let run = self.text[start..]
            .split_inclusive('\n')
            .take_while(|other| is_text(other) && margin(other) == margin(line));
        let run: String = run.collect();
        let words = run.trim_end();
        let width = column_of_key(above) + 2;
        let indented: Vec<String> = words.lines().map(|line| format!("{}{}", " ".repeat(width), line.trim())).collect();
        let at = start + margin(line);
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            self.span(at, line.trim().len()),
            "these words have no key, and are not indented like the rest of a text",
        );
        let fault = fault.label("read as a key without a colon").help(
            "if they belong to the text above, indent each of their lines farther than its key; otherwise give them a key, or remove them",
        );
        Some(Slip { fault, edits: vec![Edit::new(start, words.len(), indented.join("\n"))], is_certain: false })
    }

    /// A word at the beginning of a line that is a key elsewhere, without its colon.
    fn no_colon(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let content = line.trim_start_matches([' ', '-']);
        let word = &content[..content.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count()];
        let rest = content[word.len()..].trim_end();
        let value = rest.trim_start_matches([' ', '=']);
        let is_key = is_usual_key(word) || self.text.lines().any(|line| is_line_of(line, word));
        if word.is_empty() || !is_key || !(rest.is_empty() || rest.starts_with([' ', '='])) {
            return None;
        }
        let at = start + line.len() - content.len();
        let has_sign = rest.trim_start().starts_with('=');
        let message = if has_sign {
            format!("there is an equals sign after `{word}`, where a colon belongs")
        } else {
            format!("there is no colon after `{word}`")
        };
        let colon = if value.is_empty() { ":" } else { ": " };
        let fault = Diagnostic::error(&rules::INVALID_YAML, self.span(at, word.len()), message);
        let fault = fault.label("a key ends with a colon").help(format!("write `{word}{colon}{value}`"));
        let edit = Edit::new(at + word.len(), rest.len() - value.len(), colon);
        Some(Slip { fault, edits: vec![edit], is_certain: has_sign })
    }

    fn no_space_after_colon(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let content = line.trim_start_matches([' ', '-']);
        let (key, value) = content.split_once(':')?;
        let is_key = !key.is_empty()
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit());
        if !is_key || value.is_empty() || value.starts_with([' ', '\t']) {
            return None;
        }
        let colon = start + line.len() - value.len() - 1;
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            self.span(colon, 1),
            "there is no space after the colon of this key",
        )
        .label("add a space after it")
        .help(format!("write `{key}: {value}`", value = value.trim()));
        // A space that is none of YAML's would stay before the value.
        let odd = value.len() - value.trim_start_matches(is_odd_space).len();
        Some(Slip { fault, edits: vec![Edit::new(colon, 1 + odd, ": ")], is_certain: true })
    }

    fn curly_slip(&self, start: usize) -> Option<Slip> {
        let line = self.line(start);
        let is_opening = |c: char| matches!(c, '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' | '\u{ab}' | '\u{bb}');
        let (_, value) = line.split_once(": ").or_else(|| line.split_once("- "))?;
        let value = value.trim();
        let inner = value.strip_prefix(is_opening)?.strip_suffix(is_opening)?;
        let at = start + line.find(value)?;
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            self.span(at, value.len()),
            "these quotation marks are curly, and YAML reads them as letters",
        )
        .label("use straight quotation marks")
        .help("word processors turn straight marks into curly ones: type \" before and after the value");
        let edit = Edit::new(at, value.len(), format!("\"{inner}\""));
        let is_plain = !inner.contains(['"', '\\']);
        is_plain.then(|| Slip { fault, edits: vec![edit], is_certain: true })
    }

    /// A `#` in the line that begins here, after which a bracket is closed: for YAML, the bracket stays open.
    fn remark_in_brackets(&self, start: usize) -> Option<Diagnostic> {
        let line = self.line(start);
        let mut signs = line.match_indices(" #").map(|(at, _)| start + at + 1);
        let sign = signs.find(|at| {
            let hides_the_end = self.text[*at..].lines().next().is_some_and(|hidden| hidden.contains([']', '}']));
            hides_the_end && self.mends(&Edit::new(*at, 1, "N"))
        })?;
        let hidden = self.text[sign..].lines().next().unwrap_or_default().trim_end();
        let fault = Diagnostic::error(
            &rules::INVALID_YAML,
            self.span(sign, hidden.len()),
            "everything after `#` is left out here, including the closing bracket",
        );
        Some(fault.label("read as a comment").help("put the text that contains the `#` in quotation marks"))
    }

    /// The fault with the first edit that fixes it as a patch.
    pub(super) fn patched(&self, fault: Diagnostic, edits: impl IntoIterator<Item = Edit>) -> Diagnostic {
        match edits.into_iter().find(|edit| self.mends(edit)) {
            Some(edit) => fault.patch(self.span(edit.at, edit.old), edit.new),
            None => fault,
        }
    }

    /// Whether, with the edit, the parser gets past both the line where it stopped and the line of the edit.
    pub(super) fn mends(&self, edit: &Edit) -> bool {
        let line_of = |text: &str, at: usize| text[..at.min(text.len())].matches('\n').count();
        let known = line_of(self.text, self.at.max(edit.at));
        let text = edit.applied(self.text);
        first_fault(&text).is_none_or(|at| line_of(&text, at) > known)
    }

    /// The start of a quoted text that spans several lines and ends right before the place.
    fn opening(&self, mark: char) -> Option<usize> {
        let mut closed = 0;
        let lines = self.text[..self.at].split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        });
        for (start, line) in lines {
            let Some(opening) = value_start(line).map(|at| start + at).filter(|at| *at >= closed) else { continue };
            let Some(inner) = self.text[opening..].strip_prefix(mark) else { continue };
            let Some(closing) = closing(inner, mark).map(|at| opening + 1 + at) else { continue };
            closed = closing + 1;
            let is_in_its_line = closing < start + line.len();
            if !is_in_its_line && closed <= self.at && self.text[closed..self.at].trim_matches([' ', '\t']).is_empty() {
                return Some(opening);
            }
        }
        None
    }
}

/// Whether a line has a colon that ends a key.
fn has_key(line: &str) -> bool {
    line.contains(": ") || line.trim_end().ends_with(':')
}

/// Whether the key of a line is this word.
fn is_line_of(line: &str, word: &str) -> bool {
    line.trim_start_matches([' ', '-']).strip_prefix(word).is_some_and(|rest| rest == ":" || rest.starts_with(": "))
}

/// Where the value of a line begins: after the hyphens of a list, and after a key.
pub(super) fn value_start(line: &str) -> Option<usize> {
    let content = line.trim_start_matches([' ', '-']);
    let behind_key = content.split_once(": ").filter(|(key, _)| !key.contains(['"', '\'', ' ']));
    let value = behind_key.map_or(content, |(_, value)| value).trim_start_matches(' ');
    (!value.trim().is_empty()).then(|| line.len() - value.len())
}

/// The position of the closing quotation mark of a text that starts with `inner`.
fn closing(inner: &str, mark: char) -> Option<usize> {
    let mut letters = inner.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && mark == '"' {
            letters.next();
        } else if letter == mark {
            let is_doubled = mark == '\'' && letters.next_if(|(_, next)| *next == mark).is_some();
            if !is_doubled {
                return Some(at);
            }
        }
    }
    None
}

/// The column in which the key of a line begins: after its indentation, and after the hyphens of a list.
fn column_of_key(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// The indentation of a line.
fn margin(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The byte at which the parser stops, if it does.
fn first_fault(text: &str) -> Option<usize> {
    let mut events = Parser::new_from_str(text);
    while let Some(event) = events.next_event() {
        if let Err(error) = event {
            return Some(error.marker().byte_offset().unwrap_or_default());
        }
    }
    None
}
