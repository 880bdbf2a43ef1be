//! One script of a theme -> what it imports, exports and declares, and its code for the joined file.

use std::collections::BTreeSet;

use crate::render::pages::theme::scripts::tokens::{ScriptFault, Token, TokenKind, Tokens, tokens};

/// A parsed script.
pub(super) struct Module<'a> {
    pub(super) imports: Vec<Import<'a>>,
    pub(super) exports: BTreeSet<&'a str>,
    /// The names that it declares at the top level, with their places.
    pub(super) names: Vec<(&'a str, usize)>,
    /// Its lines without imports, the word `export`, comment lines and indentation.
    pub(super) code: String,
}

/// `import { a, b } from "./other.mjs";`
pub(super) struct Import<'a> {
    pub(super) file: &'a str,
    pub(super) names: Vec<&'a str>,
    pub(super) at: usize,
}

const IMPORT: &str = "write it as `import { name } from \"./other.mjs\";`, on a line of its own";
const EXPORT: &str = "write `export` before each declaration, as in `export const name = …`";

/// The keywords that start a declaration.
const DECLARATIONS: [&str; 4] = ["const", "let", "function", "class"];

/// Parses a script of the documented form.
pub(super) fn module(text: &str) -> Result<Module<'_>, ScriptFault> {
    let tokens = tokens(text)?;
    let mut reader =
        ModuleReader { text, all: &tokens.all, imports: Vec::new(), exports: Vec::new(), names: Vec::new() };
    for at in 0..tokens.all.len() {
        reader.token(at)?;
    }
    let ModuleReader { imports, exports, names, .. } = reader;
    let code = code(text, &tokens, &imports, &exports);
    let exports: BTreeSet<usize> = exports.into_iter().map(|export| export.declared).collect();
    Ok(Module {
        imports,
        exports: names.iter().filter(|(_, at)| exports.contains(at)).map(|(name, _)| *name).collect(),
        names,
        code,
    })
}

/// An `export`: the word, what follows it, and the exported name.
struct Export {
    at: usize,
    declaration: usize,
    declared: usize,
}

struct ModuleReader<'a, 't> {
    text: &'a str,
    all: &'t [Token<'a>],
    imports: Vec<Import<'a>>,
    exports: Vec<Export>,
    names: Vec<(&'a str, usize)>,
}

impl<'a> ModuleReader<'a, '_> {
    fn text(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |token| token.text)
    }

    fn token(&mut self, at: usize) -> Result<(), ScriptFault> {
        let token = self.all[at];
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        let is_key = before == "." || (token.depth > 0 && [":", "("].contains(&self.text(at + 1)));
        match token.text {
            _ if token.kind != TokenKind::Word => {}
            "import" if before == "." => {}
            "import" if self.text(at + 1) == "(" => {
                return Err(ScriptFault::new(
                    token.at,
                    format!("a script can't be loaded later with `import(…)`: {IMPORT}"),
                ));
            }
            "import" if !is_key => self.import(at)?,
            "export" if !is_key => self.export(at)?,
            "var" if !is_key => {
                return Err(ScriptFault::new(token.at, "`var` is not supported: write `const` or `let`"));
            }
            "const" | "let" if token.depth == 0 && before != "." => self.variables(at)?,
            "function" | "class" if token.depth == 0 && self.is_statement(at) => self.named(at)?,
            _ => {}
        }
        Ok(())
    }

    fn import(&mut self, at: usize) -> Result<(), ScriptFault> {
        let token = self.all[at];
        let refused = |what: &str| Err(ScriptFault::new(token.at, format!("{what}: {IMPORT}")));
        let (mut next, mut names) = (at + 2, Vec::new());
        match (token.depth, self.text(at + 1)) {
            (0, "{") => {}
            (_, ".") => {
                return Err(ScriptFault::new(
                    token.at,
                    "`import.meta` is not supported, because all scripts become one file",
                ));
            }
            (0, "*") => return refused("`import * as` is not supported"),
            (0, text) if text.starts_with(['"', '\'']) => return refused("an import without names is not supported"),
            (0, _) => return refused("an import without braces is not supported"),
            _ => return refused("this `import` is not supported"),
        }
        while self.all.get(next).is_some_and(|token| token.kind == TokenKind::Word) {
            names.push(self.text(next));
            match self.text(next + 1) {
                "as" => return refused("renaming with `as` is not supported"),
                "," => next += 2,
                _ => next += 1,
            }
        }
        let (closes, from, file) = (self.text(next), self.text(next + 1), self.text(next + 2));
        let last = next + 2 + usize::from(self.text(next + 3) == ";");
        let own = file.strip_prefix("\"./").and_then(|rest| rest.strip_suffix('"'));
        let own = own.filter(|name| !name.contains(['/', '\\']));
        let Some(own) = own.filter(|_| closes == "}" && from == "from") else {
            return refused("this import is not supported");
        };
        let (first_line, last_line) = (self.line(token.at), self.line(self.all[last].at));
        let is_shared = self.is_on(first_line, at.checked_sub(1)) || self.is_on(first_line, Some(last + 1));
        if first_line != last_line || is_shared {
            return refused("an import over several lines, or with other code on its line, is not supported");
        }
        self.imports.push(Import { file: own, names, at: token.at });
        Ok(())
    }

    fn export(&mut self, at: usize) -> Result<(), ScriptFault> {
        let token = self.all[at];
        let refused = |what: &str| Err(ScriptFault::new(token.at, format!("{what}: {EXPORT}")));
        let next = self.text(at + 1);
        match next {
            "default" => return refused("`export default` is not supported"),
            "{" => return refused("a list `export { … }` is not supported"),
            "*" => return refused("`export * from` is not supported"),
            _ if token.depth > 0 => return refused("this `export` is not supported"),
            "async" => {}
            _ if DECLARATIONS.contains(&next) => {}
            _ => return refused("this `export` is not supported"),
        }
        let line = self.line(token.at);
        if self.is_on(line, at.checked_sub(1)) || !self.is_on(line, Some(at + 1)) {
            return refused("`export` must start its line, and the declaration must follow on the same line");
        }
        let name = (at + 1..at + 5).find(|at| self.is_name(*at)).map_or(at, |name| name);
        self.exports.push(Export { at: token.at, declaration: self.all[at + 1].at, declared: self.all[name].at });
        Ok(())
    }

    /// `const a = 1, b = 2;`
    fn variables(&mut self, at: usize) -> Result<(), ScriptFault> {
        let mut next = at + 1;
        loop {
            if !self.is_name(next) {
                let message =
                    "only plain names can be declared at the top level of a script: give each value a name of its own";
                return Err(ScriptFault::new(self.all[at].at, message));
            }
            self.names.push((self.text(next), self.all[next].at));
            let rest = &self.all[next + 1..];
            let ends = |token: &&Token<'_>| token.depth == 0 && [",", ";"].contains(&token.text);
            let is_next = |token: &&Token<'_>| token.depth == 0 && DECLARATIONS.contains(&token.text);
            match rest.iter().position(|token| ends(&token) || is_next(&token)) {
                Some(end) if rest[end].text == "," => next += end + 2,
                _ => return Ok(()),
            }
        }
    }

    /// `function a() {}`, `class A {}`
    fn named(&mut self, at: usize) -> Result<(), ScriptFault> {
        let name = if self.text(at + 1) == "*" { at + 2 } else { at + 1 };
        if !self.is_name(name) {
            return Err(ScriptFault::new(self.all[at].at, "a declaration at the top level of a script needs a name"));
        }
        self.names.push((self.text(name), self.all[name].at));
        Ok(())
    }

    /// Whether a function or class is declared here, rather than part of an expression.
    fn is_statement(&self, at: usize) -> bool {
        let at = if at > 0 && self.text(at - 1) == "async" { at - 1 } else { at };
        let Some(before) = at.checked_sub(1).map(|before| self.all[before]) else { return true };
        let is_later = self.line(before.at) < self.line(self.all[at].at);
        let goes_on = before.kind == TokenKind::Sign && ![")", "]"].contains(&before.text);
        [";", "}", "export"].contains(&before.text) || (is_later && !goes_on)
    }

    fn is_name(&self, at: usize) -> bool {
        let keywords = DECLARATIONS.contains(&self.text(at)) || self.text(at) == "async";
        self.all.get(at).is_some_and(|token| token.kind == TokenKind::Word) && !keywords
    }

    /// Returns the line number, from 1.
    fn line(&self, at: usize) -> usize {
        line(self.text, at)
    }

    fn is_on(&self, line: usize, token: Option<usize>) -> bool {
        token.and_then(|token| self.all.get(token)).is_some_and(|token| self.line(token.at) == line)
    }
}

/// Returns the line number at a byte, from 1.
pub(super) fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Returns the published lines. Comment lines, empty lines and imports are left out, and the indentation of code. A line that starts inside a
/// template or a comment stays as it is.
fn code(text: &str, tokens: &Tokens<'_>, imports: &[Import<'_>], exports: &[Export]) -> String {
    let (mut code, mut start) = (String::with_capacity(text.len()), 0);
    for whole in text.split_inclusive('\n') {
        let (line, end) = (whole.trim_end_matches(['\n', '\r']), start + whole.len());
        let shown = line.trim_start();
        let is_left_out = shown.is_empty() || shown.starts_with("//");
        let is_import = imports.iter().any(|import| (start..end).contains(&import.at));
        let export = exports.iter().find(|export| (start..end).contains(&export.at));
        let published = match export {
            _ if tokens.is_opaque(start) => Some(line),
            _ if is_left_out || is_import => None,
            Some(export) => Some(&text[export.declaration..start + line.len()]),
            None => Some(shown),
        };
        if let Some(published) = published {
            code.push_str(published);
            code.push('\n');
        }
        start = end;
    }
    code
}
