//! Words that staff type -> the page that they mean, or the pages that are near.

use crate::handbook::page::Page;
use crate::handbook::table::PAGES;
use crate::spelling::misspelt;

/// What was found.
#[derive(Debug)]
pub enum Found {
    /// The page that is meant.
    One(&'static Page),
    /// Pages that may be meant, the nearest first; none if nothing is near.
    Several(Vec<&'static Page>),
}

/// Words that every question may have, and that distinguish no page from another.
const COMMON: [&str; 30] = [
    "a",
    "an",
    "and",
    "are",
    "at",
    "be",
    "can",
    "do",
    "for",
    "from",
    "how",
    "i",
    "in",
    "is",
    "it",
    "my",
    "no",
    "of",
    "on",
    "or",
    "our",
    "should",
    "something",
    "that",
    "the",
    "to",
    "we",
    "what",
    "with",
    "you",
];

/// How much a word counts where a page has it: in its name, in its question, and among its other words.
const PLACES: [f64; 3] = [4.0, 3.0, 2.0];

/// How far ahead of all others a page has to be, to be the one that is meant.
const AHEAD: f64 = 1.25;

/// Returns the page that is meant by its name, by its question or in any words.
#[must_use]
pub fn search(asked: &str) -> Found {
    let name = asked.trim().to_lowercase();
    let called = name.replace(' ', "-");
    let task = name.strip_prefix("how do i ").unwrap_or(&name).trim_end_matches('?');
    if let Some(page) = PAGES.iter().find(|page| page.name == called || page.task().to_lowercase() == task) {
        return Found::One(page);
    }
    let wanted = corrected(&roots(&name));
    let mut scored: Vec<(f64, &'static Page)> = PAGES.iter().map(|page| (score(&wanted, page), page)).collect();
    scored.retain(|(score, _)| *score > 0.0);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match scored[..] {
        [(_, only)] => Found::One(only),
        [(best, page), (next, _), ..] if best >= next * AHEAD => Found::One(page),
        _ => Found::Several(scored.into_iter().map(|(_, page)| page).collect()),
    }
}

/// The words of a text that distinguish one page from another, without their endings.
fn roots(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !COMMON.contains(word));
    words.map(|word| root(word).to_owned()).collect()
}

fn root(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s", "e"];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 3));
    cut.unwrap_or(word)
}

/// The places of a page where words are looked for.
fn places(page: &Page) -> [Vec<String>; 3] {
    [roots(page.name), roots(page.task()), roots(page.words)]
}

/// The words, with those that no page has replaced by the ones of which they are misspellings.
fn corrected(wanted: &[String]) -> Vec<String> {
    let known: Vec<String> = PAGES.iter().flat_map(|page| places(page).concat()).collect();
    let meant = |word: &String| {
        if known.contains(word) {
            return word.clone();
        }
        misspelt(word, known.iter().map(String::as_str)).unwrap_or(word).to_owned()
    };
    wanted.iter().map(meant).collect()
}

/// How much of what is wanted a page has. A word that few pages have counts more.
fn score(wanted: &[String], page: &Page) -> f64 {
    let places = places(page);
    wanted.iter().map(|word| weight(word) * best_place(word, &places)).sum()
}

fn best_place(word: &String, places: &[Vec<String>; 3]) -> f64 {
    places.iter().zip(PLACES).find(|(place, _)| place.contains(word)).map_or(0.0, |(_, counts)| counts)
}

fn weight(word: &String) -> f64 {
    let having = PAGES.iter().filter(|page| places(page).iter().any(|place| place.contains(word))).count();
    if having == 0 { 0.0 } else { 1.0 / f64::from(u32::try_from(having).unwrap_or(u32::MAX)) }
}
