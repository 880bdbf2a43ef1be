//! A theme's joined styles -> messages about colours of its identity that are missing or hard to tell apart.
//! Contrast ratios and limits are those of WCAG 2.2: 1.4.6 for text (7 to 1; 4.5 to 1 if it is large), 1.4.11 for shapes such as the focus
//! ring (3 to 1).

use std::collections::BTreeMap;

const TEXT: f64 = 7.0;
const LARGE_TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// The properties that must be colours, each with its name in messages.
const NAMES: &[(&str, &str)] = &[
    ("--ink", "text"),
    ("--muted", "muted text and the borders of fields"),
    ("--link", "links"),
    ("--focus", "the focus ring"),
    ("--paper", "the page"),
    ("--tint", "tinted boxes"),
    ("--brand", "buttons and the top of the home page"),
    ("--on-brand", "button text"),
    ("--header", "the header"),
    ("--on-header", "header text"),
    ("--accent", "the figure and the border of a promise"),
    ("--action", "the button of the search"),
    ("--on-action", "the text of that button"),
    ("--danger", "the border of what to do in an emergency"),
    ("--notice", "notices"),
    ("--on-notice", "notice text"),
];

/// Foreground, background and minimum contrast.
const PAIRS: &[(&str, &str, f64)] = &[
    ("--ink", "--paper", TEXT),
    ("--ink", "--tint", TEXT),
    ("--muted", "--paper", TEXT),
    ("--muted", "--tint", TEXT),
    ("--link", "--paper", TEXT),
    ("--link", "--tint", TEXT),
    ("--link", "--notice", TEXT),
    ("--on-brand", "--brand", TEXT),
    ("--on-header", "--header", TEXT),
    ("--on-notice", "--notice", TEXT),
    ("--accent", "--paper", SHAPE),
    ("--on-action", "--action", TEXT),
    ("--action", "--brand", SHAPE),
    ("--danger", "--paper", SHAPE),
    ("--accent", "--tint", LARGE_TEXT),
    ("--focus", "--paper", SHAPE),
    ("--focus", "--tint", SHAPE),
    ("--focus", "--notice", SHAPE),
];

/// The properties of `:root` (the last declaration of each) in the light and the dark colour scheme.
#[derive(Default)]
struct Schemes {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
}

/// Returns a message for every colour that is missing or can't be parsed, and for every pair with too little contrast.
#[must_use]
pub fn faults(css: &str) -> Vec<String> {
    let mut schemes = Schemes::default();
    schemes.read(&without_comments(css), true);
    let light = faults_of("light", &schemes.light, |_| true);
    // Problems that dark inherits from light are reported once.
    let differs = |names: &[&str]| names.iter().any(|name| value(&schemes.light, name) != value(&schemes.dark, name));
    let dark = faults_of("dark", &schemes.dark, differs);
    light.into_iter().chain(dark).collect()
}

/// Returns the colours of the light scheme, by their names without hyphens in front: what printed pieces take over.
#[must_use]
pub fn light_colours(css: &str) -> BTreeMap<String, [u8; 3]> {
    let mut schemes = Schemes::default();
    schemes.read(&without_comments(css), true);
    let names: Vec<&String> = schemes.light.keys().collect();
    let found = names.into_iter().filter_map(|name| {
        let own = colour(value(&schemes.light, name)?)?;
        Some((name.trim_start_matches('-').to_owned(), own))
    });
    found.collect()
}

fn faults_of(scheme: &str, values: &BTreeMap<String, String>, is_told: impl Fn(&[&str]) -> bool) -> Vec<String> {
    let unread =
        NAMES.iter().filter(|(name, _)| is_told(&[name])).filter_map(|(name, words)| match value(values, name) {
            None => Some(format!("{words} (`{name}`) has no colour")),
            Some(value) if colour(value).is_none() => {
                Some(format!("{words} (`{name}`) is `{value}`: write # and six digits, such as #0b4a3f"))
            }
            Some(_) => None,
        });
    let alike = PAIRS.iter().filter(|(one, other, _)| is_told(&[one, other])).filter_map(|pair| alike(pair, values));
    unread.chain(alike).map(|fault| format!("{scheme}: {fault}")).collect()
}

fn alike(&(one, other, least): &(&str, &str, f64), values: &BTreeMap<String, String>) -> Option<String> {
    let (front, back) = (value(values, one)?, value(values, other)?);
    let ratio = ratio(colour(front)?, colour(back)?);
    // Truncated, not rounded: 6.998 must not be shown as 7.
    let shown = (ratio * 100.0).floor() / 100.0;
    let words = |name: &str| NAMES.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words);
    (ratio < least).then(|| {
        format!(
            "{} (`{one}`, {front}) on {} (`{other}`, {back}): {shown:.2} to 1, must be at least {least} to 1",
            words(one),
            words(other)
        )
    })
}

/// Returns the contrast ratio of two colours, from 1 to 21.
#[must_use]
pub fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Returns what a property is in the end, if it is that of another one: `var(--brand)`.
fn value<'a>(values: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    let mut value = values.get(name)?;
    // Properties that name each other in a circle have no colour: nobody has to follow more of them than there are.
    for _ in 0..values.len() {
        let Some(other) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) else {
            return Some(value);
        };
        value = values.get(other.trim())?;
    }
    None
}

/// Parses a colour: `#0b4a3f`, or `#fff` for `#ffffff`.
fn colour(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#')?;
    let digits: Vec<u8> = digits.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    match digits.len() {
        3 => Some([digits[0] * 17, digits[1] * 17, digits[2] * 17]),
        6 => Some([digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5]]),
        _ => None,
    }
}

impl Schemes {
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
