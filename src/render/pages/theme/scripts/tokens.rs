//! JavaScript -> its tokens, each with its place. Strings, templates, regular expressions and comments are not split further.

use std::ops::Range;

/// The tokens of a script.
#[derive(Default)]
pub(super) struct Tokens<'a> {
    pub(super) all: Vec<Token<'a>>,
    /// Literals and comments. A line that starts inside one is not a line of code.
    opaque: Vec<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    pub(super) text: &'a str,
    /// Its first byte.
    pub(super) at: usize,
    /// How many brackets are open around it.
    pub(super) depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name, a keyword or a number.
    Word,
    /// A bracket, an operator, a comma …
    Sign,
    /// A string, a template without its expressions, or a regular expression.
    Literal,
}

/// What is not supported, and its place.
#[derive(Debug)]
pub(super) struct ScriptFault {
    pub(super) at: usize,
    pub(super) message: String,
}

impl ScriptFault {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

impl Tokens<'_> {
    /// Whether this byte is inside a literal or a comment.
    pub(super) fn is_opaque(&self, at: usize) -> bool {
        let next = self.opaque.partition_point(|range| range.end <= at);
        self.opaque.get(next).is_some_and(|range| range.start < at)
    }
}

/// An open bracket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Round {
        /// Whether a statement follows its end, as after `if (…)`.
        is_condition: bool,
    },
    Square,
    Curly,
    /// `${` in a template.
    Template,
}

/// The tokens of a script.
pub(super) fn tokens(text: &str) -> Result<Tokens<'_>, ScriptFault> {
    let mut lexer = Lexer { text, at: 0, open: Vec::new(), ends_condition: false, found: Tokens::default() };
    while let Some(next) = lexer.peek() {
        lexer.step(next)?;
    }
    match lexer.open.last() {
        None => Ok(lexer.found),
        Some(_) => Err(ScriptFault::new(text.len(), "a bracket is not closed")),
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Bracket>,
    /// Whether the last bracket that was closed was the one of a condition.
    ends_condition: bool,
    found: Tokens<'a>,
}

impl<'a> Lexer<'a> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn step(&mut self, next: char) -> Result<(), ScriptFault> {
        match next {
            _ if next.is_whitespace() => self.at += next.len_utf8(),
            '/' if self.rest().starts_with("//") => {
                let length = self.rest().find('\n').unwrap_or(self.rest().len());
                self.pass_over(length);
            }
            '/' if self.rest().starts_with("/*") => {
                let end =
                    self.rest().find("*/").ok_or_else(|| ScriptFault::new(self.at, "this comment is not closed"))?;
                self.pass_over(end + 2);
            }
            '"' | '\'' => {
                let length = self.string(next)?;
                self.literal(length);
            }
            '`' => self.template()?,
            '/' if self.begins_regex()? => {
                let length = self.regex()?;
                self.literal(length);
            }
            _ if is_of_a_word(next) => {
                let length = self.rest().find(|c: char| !is_of_a_word(c)).unwrap_or(self.rest().len());
                self.token(TokenKind::Word, length);
            }
            '(' | '[' | '{' => self.opening(next),
            ')' | ']' | '}' => self.closing(next)?,
            _ => {
                let is_double = ["++", "--", "=>"].iter().any(|sign| self.rest().starts_with(sign));
                self.token(TokenKind::Sign, if is_double { 2 } else { next.len_utf8() });
            }
        }
        Ok(())
    }

    fn token(&mut self, kind: TokenKind, length: usize) {
        let text = &self.rest()[..length];
        self.found.all.push(Token { kind, text, at: self.at, depth: self.open.len() });
        self.at += length;
    }

    fn literal(&mut self, length: usize) {
        self.found.opaque.push(self.at..self.at + length);
        self.token(TokenKind::Literal, length);
    }

    fn pass_over(&mut self, length: usize) {
        self.found.opaque.push(self.at..self.at + length);
        self.at += length;
    }

    fn opening(&mut self, sign: char) {
        let bracket = match sign {
            '(' => {
                let is_condition =
                    self.found.all.last().is_some_and(|before| {
                        ["if", "while", "for", "with"].contains(&before.text) && self.is_keyword(0)
                    });
                Bracket::Round { is_condition }
            }
            '[' => Bracket::Square,
            _ => Bracket::Curly,
        };
        self.token(TokenKind::Sign, 1);
        self.open.push(bracket);
    }

    fn closing(&mut self, sign: char) -> Result<(), ScriptFault> {
        let opened = self.open.pop();
        self.ends_condition = opened == Some(Bracket::Round { is_condition: true });
        match (opened, sign) {
            (Some(Bracket::Template), '}') => {
                // The template goes on.
                self.template()
            }
            (Some(Bracket::Round { .. }), ')') | (Some(Bracket::Square), ']') | (Some(Bracket::Curly), '}') => {
                self.token(TokenKind::Sign, 1);
                Ok(())
            }
            _ => Err(ScriptFault::new(self.at, format!("`{sign}` has no opening bracket"))),
        }
    }

    /// Returns the length of the string that starts here.
    fn string(&self, quote: char) -> Result<usize, ScriptFault> {
        let mut signs = self.rest().char_indices().skip(1);
        while let Some((at, sign)) = signs.next() {
            match sign {
                '\\' => {
                    signs.next();
                }
                '\n' => break,
                _ if sign == quote => return Ok(at + 1),
                _ => {}
            }
        }
        Err(ScriptFault::new(self.at, "this string is not closed on its line"))
    }

    /// Reads a template from its start, or from the `}` after an expression in it, up to the next expression or its end.
    fn template(&mut self) -> Result<(), ScriptFault> {
        let mut signs = self.rest().char_indices().skip(1).peekable();
        while let Some((at, sign)) = signs.next() {
            match (sign, signs.peek()) {
                ('\\', _) => {
                    signs.next();
                }
                ('`', _) => {
                    self.literal(at + 1);
                    return Ok(());
                }
                ('$', Some((_, '{'))) => {
                    self.literal(at + 2);
                    self.open.push(Bracket::Template);
                    return Ok(());
                }
                _ => {}
            }
        }
        Err(ScriptFault::new(self.at, "this template string is not closed"))
    }

    /// Returns the length of the regular expression that starts here, with its flags.
    fn regex(&self) -> Result<usize, ScriptFault> {
        let (mut signs, mut in_class) = (self.rest().char_indices().skip(1), false);
        while let Some((at, sign)) = signs.next() {
            match sign {
                '\\' => {
                    signs.next();
                }
                '\n' => break,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    let flags = self.rest()[at + 1..].find(|c: char| !is_of_a_word(c));
                    return Ok(flags.map_or(self.rest().len(), |flags| at + 1 + flags));
                }
                _ => {}
            }
        }
        Err(ScriptFault::new(self.at, "this regular expression is not closed on its line"))
    }

    /// Whether the next `/` starts a regular expression; otherwise it divides.
    fn begins_regex(&self) -> Result<bool, ScriptFault> {
        let Some(before) = self.found.all.last() else { return Ok(true) };
        Ok(match (before.kind, before.text) {
            // An expression in a template has begun.
            (TokenKind::Literal, text) => text.ends_with("${") && self.open.last() == Some(&Bracket::Template),
            (TokenKind::Word, word) => BEFORE_AN_EXPRESSION.contains(&word) && self.is_keyword(0),
            (TokenKind::Sign, ")") => self.ends_condition,
            (TokenKind::Sign, "]" | "++" | "--") => false,
            (TokenKind::Sign, "}") => {
                let message = "this `/` may be a division or start a regular expression: put the expression before it, or the regular expression, in parentheses";
                return Err(ScriptFault::new(self.at, message));
            }
            (TokenKind::Sign, _) => true,
        })
    }

    /// Whether the last token but `back` is a word that is not the name of a property.
    fn is_keyword(&self, back: usize) -> bool {
        let before = self.found.all.iter().rev().nth(back + 1);
        before.is_none_or(|before| before.text != ".")
    }
}

/// Keywords that an expression follows.
const BEFORE_AN_EXPRESSION: [&str; 14] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "extends",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
];

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || (!c.is_ascii() && !c.is_whitespace())
}
