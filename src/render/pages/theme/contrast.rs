//! A theme's joined styles -> messages about colours of its identity that are missing or hard to tell apart.
//! Contrast ratios and limits are those of WCAG 2.2: 1.4.6 for text (7 to 1; 4.5 to 1 if it is large), 1.4.11 for shapes such as the focus
//! ring (3 to 1).

use std::collections::BTreeMap;

use crate::render::pages::theme::identity::Schemes;

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

/// Returns a message for every colour that is missing or can't be parsed, and for every pair with too little contrast.
#[must_use]
pub fn faults(css: &str) -> Vec<String> {
    let schemes = Schemes::of(css);
    let light = faults_of("light", &schemes.light, |_| true);
    // Problems that dark inherits from light are reported once.
    let differs = |names: &[&str]| names.iter().any(|name| value(&schemes.light, name) != value(&schemes.dark, name));
    let dark = faults_of("dark", &schemes.dark, differs);
    light.into_iter().chain(dark).collect()
}

/// Returns the colours of the light scheme, by their names without leading hyphens, for publications in print.
#[must_use]
pub fn light_colours(css: &str) -> BTreeMap<String, [u8; 3]> {
    let light = Schemes::of(css).light;
    let colours = light.keys().filter_map(|name| {
        let own = colour(value(&light, name)?)?;
        Some((name.trim_start_matches('-').to_owned(), own))
    });
    colours.collect()
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
