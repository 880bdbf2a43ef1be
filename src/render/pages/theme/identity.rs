//! A theme's joined styles -> the custom properties of its identity in each colour scheme, and those that another style uses.

use std::collections::{BTreeMap, BTreeSet};

/// The properties of `:root` (the last declaration of each) in the light and the dark colour scheme. All that light has, dark has too.
#[derive(Default)]
pub(super) struct Schemes {
    pub(super) light: BTreeMap<String, String>,
    pub(super) dark: BTreeMap<String, String>,
}

/// Returns the declarations of the properties that `style` uses, with the values that they have on all other pages.
pub(super) fn used_by(style: &str, styles: &str) -> String {
    let Schemes { light, dark } = Schemes::of(styles);
    let mut used = BTreeSet::new();
    let mut left = names(style);
    while let Some(name) = left.pop() {
        if used.insert(name) {
            left.extend(
                [&light, &dark].into_iter().filter_map(|scheme| scheme.get(name)).flat_map(|value| names(value)),
            );
        }
    }
    let root = declarations(&light, used.iter().copied());
    let in_dark = declarations(&dark, used.iter().copied().filter(|name| light.get(*name) != dark.get(*name)));
    format!(":root{{{root}}}\n@media (prefers-color-scheme:dark){{:root{{{in_dark}}}}}\n")
}

/// Returns the declarations of the properties that have a value.
fn declarations<'a>(values: &BTreeMap<String, String>, names: impl Iterator<Item = &'a str>) -> String {
    names.filter_map(|name| Some([name, ":", values.get(name)?.as_str(), ";"].concat())).collect()
}

/// Returns the names of the properties in `var(--ink)`.
fn names(css: &str) -> Vec<&str> {
    let after = css.split("var(").skip(1);
    after.filter_map(|rest| rest.split([')', ',']).next()).map(str::trim).collect()
}

impl Schemes {
    /// Reads the properties of styles.
    pub(super) fn of(css: &str) -> Self {
        let mut schemes = Self::default();
        schemes.read(&without_comments(css), true);
        schemes
    }

    /// Reads the declarations of `:root`, at the top level or where dark colours are preferred. Other conditions are ignored.
    fn read(&mut self, css: &str, in_light: bool) {
        let mut rest = css;
        while let Some((before, inside, after)) = block(rest) {
            let prelude: String = before.rsplit(';').next().unwrap_or_default().split_whitespace().collect();
            if prelude == "@media(prefers-color-scheme:dark)" {
                self.read(inside, false);
            } else if prelude.split(',').any(|selector| selector == ":root") {
                self.declare(inside, in_light);
            }
            rest = after;
        }
    }

    fn declare(&mut self, declarations: &str, in_light: bool) {
        for (name, value) in declarations.split(';').filter_map(|one| one.split_once(':')) {
            let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
            if in_light {
                self.light.insert(name.clone(), value.clone());
            }
            self.dark.insert(name, value);
        }
    }
}

/// Returns the text before the first `{`, between it and its `}`, and after that.
fn block(css: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = css.split_once('{')?;
    let mut depth = 1;
    for (at, sign) in rest.char_indices() {
        depth += match sign {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return Some((before, &rest[..at], &rest[at + 1..]));
        }
    }
    Some((before, rest, ""))
}

fn without_comments(css: &str) -> String {
    let mut text = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text + rest
}
