//! What a Markdown text would lose on its way to the page -> diagnostics, each with the line to write instead.

use crate::diagnostic::Diagnostic;
use crate::markdown::{LostKind, TextScope, losses};
use crate::model::written::Written;
use crate::parse::reader::Reader;
use crate::parse::rules;
use crate::source::Span;

/// Reports everything in a text that residents would not see, or would see otherwise than it is written.
pub(crate) fn report_lost(markdown: &str, scope: TextScope, span: Span, reader: &mut Reader<'_>) {
    let losses = losses(markdown, scope);
    if losses.is_empty() {
        return;
    }
    let written = Written::new(markdown, span, reader.text);
    let is_escaped = reader.text.get(span.range()).is_some_and(|text| text.starts_with('"'));
    for lost in losses {
        let part = Part {
            words: &markdown[lost.range.clone()],
            before: markdown[..lost.range.start].chars().next_back(),
            after: markdown[lost.range.end..].chars().next(),
            place: written.place(lost.range),
            backslash: if is_escaped { r"\\" } else { r"\" },
        };
        let is_exact = reader.text.get(part.place.range()) == Some(part.words);
        let (fault, instead) = part.fault(&lost.what);
        reader.report(match instead.filter(|_| is_exact) {
            Some(instead) => fault.patch(part.place, instead),
            None => fault,
        });
    }
}

/// The part of a text that would be lost.
struct Part<'a> {
    words: &'a str,
    before: Option<char>,
    after: Option<char>,
    place: Span,
    /// How a backslash is written in this text.
    backslash: &'static str,
}

/// A fault, and what to write instead if that is certain.
type Mended = (Diagnostic, Option<String>);

impl Part<'_> {
    fn fault(&self, what: &LostKind) -> Mended {
        match what {
            LostKind::Definition(name, rest) => self.definition(name, rest),
            LostKind::Cell => {
                let fault = self.vanished("this cell would not reach residents: its column has no heading");
                (fault.help("add a heading for the column to the first row of the table; or join the cell with the one before it"), None)
            }
            LostKind::Words => {
                (self.vanished("these words would not reach residents").help("write them on a line of their own"), None)
            }
            LostKind::Stars => self.stars(),
            LostKind::Number(shown) => {
                let message = format!("residents would see `{shown}.` here: a list is numbered from its first item on");
                (
                    self.misread(&message)
                        .help("number the items in order; or, if they are no list, start each line with a word"),
                    None,
                )
            }
            LostKind::LoneNumber => {
                let message = format!("`{}` at the start of a line is read as the number of a list's item", self.words);
                let number = self.words.trim_end_matches(['.', ')']);
                let example =
                    if number.len() == 4 { format!("In {number} …") } else { format!("Number {number} …") };
                (self.misread(&message).help(format!("start the line with a word: `{example}`")), None)
            }
            LostKind::Sign('>') => self.comparison(),
            LostKind::Sign('#') => {
                let fault = self.misread("a `#` at the end of a heading is left out");
                (fault.help("write it in words: number"), None)
            }
            LostKind::Sign(sign) => self.list_sign(*sign),
            LostKind::Backslash => {
                let fault = self.misread("residents would see only one of these two backslashes");
                let help = if self.before.is_none() {
                    "put the path in backticks, and the whole text in single quotation marks"
                } else {
                    "put the path in backticks"
                };
                (fault.help(help), None)
            }
        }
    }

    fn vanished(&self, message: &str) -> Diagnostic {
        Diagnostic::error(&rules::VANISHED_TEXT, self.place, message).label("left out of the page")
    }

    fn misread(&self, message: &str) -> Diagnostic {
        Diagnostic::error(&rules::LOST_SIGN, self.place, message)
    }

    fn definition(&self, name: &str, rest: &str) -> Mended {
        if name.starts_with('^') {
            let fault = self.vanished("this footnote would not reach residents: there are no footnotes");
            return (fault.help("write the note in round brackets in the sentence that it belongs to"), None);
        }
        let fault = self
            .vanished("this line would not reach residents: it only gives an address to a link, and no link uses it");
        let rest = rest.lines().next().unwrap_or_default().trim();
        let text = format!("{name}: {rest}");
        let is_address = ["http://", "https://", "mailto:", "tel:", "/"].iter().any(|start| rest.starts_with(start));
        let help = if is_address && !rest.contains(char::is_whitespace) {
            format!(
                "to show it, leave out the square brackets: `{text}`; to make it a link, write the address in round brackets: `[{name}]({rest})`"
            )
        } else {
            format!("to show it, leave out the square brackets: `{text}`")
        };
        (fault.help(help), (!self.words.contains('\n')).then_some(text))
    }

    fn stars(&self) -> Mended {
        let fault = self.misread("these stars are read as emphasis, and residents would not see them");
        let count = self.words.len() - self.words.trim_start_matches('*').len();
        let inner = self.words.get(count..self.words.len() - count).unwrap_or_default();
        let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_product =
            count == 1 && is_figure(self.before) && is_figure(self.after) && is_figure(inner.chars().next());
        if is_product {
            let instead = format!("×{inner}×");
            return (fault.help("write a multiplication sign between figures: ×"), Some(instead));
        }
        let star = format!("{}*", self.backslash).repeat(count);
        let instead = format!("{star}{inner}{star}");
        (
            fault.help(format!("write a backslash before each star that residents are to see: `{instead}`")),
            Some(instead),
        )
    }

    fn comparison(&self) -> Mended {
        let fault = self.misread("this `>` is read as the mark of a quotation, and residents would not see it");
        let figure = self.words.trim_start_matches(['>', '=', ' ']);
        let is_at_least = self.words.contains('=');
        let words = match (self.before.is_none(), is_at_least) {
            (true, true) => "At least",
            (true, false) => "More than",
            (false, true) => "at least",
            (false, false) => "more than",
        };
        let instead = format!("{words} {figure}");
        (fault.help(format!("write it in words: `{instead}`; or put a quotation in quotation marks")), Some(instead))
    }

    fn list_sign(&self, sign: char) -> Mended {
        let fault = self
            .misread(&format!("this `{sign}` is read as the mark of a list's item, and residents would not see it"));
        let words = self.words[1..].trim_start();
        let for_a_list = "for a list, end the line before it with a colon";
        let has_figure = words.contains(|c: char| c.is_ascii_digit());
        match sign {
            '-' | '+' if has_figure => {
                let instead = format!("{}{words}", if sign == '-' { '−' } else { '+' });
                (
                    fault.help(format!("write the sign directly before the figure: `{instead}`; {for_a_list}")),
                    Some(instead),
                )
            }
            '*' => (fault.help(format!("write it in words; {for_a_list}")), None),
            _ => (fault.help(format!("join this line with the one before it, or use a comma; {for_a_list}")), None),
        }
    }
}
