//! A page's title and description -> what search engines, messengers and browser tabs show.

use serde::Serialize;

use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// Longest title that search engines show, in characters.
const TITLE: usize = 64;

/// Shortest useful description, and the longest that is shown, in characters.
const DESCRIPTION: (usize, usize) = (70, 160);

/// Title and description in the head of a page.
#[derive(Serialize)]
pub(crate) struct Head {
    /// The page's title, with the site's name if it fits.
    title: String,
    description: String,
}

pub(crate) fn head(site: &Site<'_>, title: &str, description: &str) -> Head {
    let city = &site.edition.catalog.site;
    Head {
        title: titled(title, &[&city.city, &city.short_name]),
        description: filled_up(description, &[&city.summary, &site.say(Word::WhatThisIs, &[])]),
    }
}

/// Returns the title, followed by the first of the names that still fits.
fn titled(title: &str, names: &[&str]) -> String {
    let with = names.iter().map(|name| format!("{title} - {name}"));
    with.into_iter().find(|whole| length(whole) <= TITLE).unwrap_or_else(|| cut(title, TITLE))
}

/// Returns the description, followed by further sentences as long as it is too short.
fn filled_up(description: &str, more: &[&str]) -> String {
    let (least, most) = DESCRIPTION;
    let mut text = description.trim().to_owned();
    for sentence in more {
        if length(&text) < least && length(&text) + 1 + length(sentence) <= most && !text.contains(sentence) {
            text.extend([if text.is_empty() { "" } else { " " }, *sentence]);
        }
    }
    cut(&text, most)
}

/// Returns the text, or as many whole words of it as fit.
fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

fn length(text: &str) -> usize {
    text.chars().count()
}
