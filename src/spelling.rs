//! A word and its possible corrections -> the word that was probably meant.

/// The candidate closest in spelling, if it is close enough to have been meant.
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// Every candidate that may have been meant, the nearest first: those that have all the words, or that are close in spelling.
#[must_use]
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let parts: Vec<&str> = word.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 2).collect();
    let likeness = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let has_all = !parts.is_empty() && parts.iter().all(|part| candidate.contains(part));
        strsim::jaro_winkler(&word, &candidate) + if has_all { 1.0 } else { 0.0 }
    };
    let mut near: Vec<(f64, &str)> = candidates.into_iter().map(|one| (likeness(one), one)).collect();
    near.retain(|(likeness, _)| *likeness > 0.8);
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The candidate that differs from the word by one slip, if it is the only one.
#[must_use]
pub fn only_slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut near =
        candidates.into_iter().filter(|candidate| strsim::osa_distance(&word, &candidate.to_lowercase()) <= 1);
    near.next().filter(|_| near.next().is_none())
}

/// Whether the word can be a slip for nothing but `meant`: it has the same letters, in other cases or with other signs between its words; or it
/// differs by one slip inside a word of at least four letters. A name with figures in it may be that of something else.
#[must_use]
pub fn is_sure<'a>(word: &str, meant: &str, candidates: impl IntoIterator<Item = &'a str>) -> bool {
    let (own, wanted) = (letters(word), letters(meant));
    let others: Vec<&str> = candidates.into_iter().filter(|other| *other != meant).collect();
    if own == wanted {
        return others.iter().all(|other| letters(other) != own);
    }
    let is_a_name_with_figures = [&own, &wanted].iter().any(|name| name.contains(|c: char| c.is_ascii_digit()));
    !is_a_name_with_figures
        && wanted.chars().count() >= 4
        && own.chars().next() == wanted.chars().next()
        && strsim::osa_distance(&own, &wanted) == 1
        && others.iter().all(|other| strsim::osa_distance(&own, &letters(other)) > 1)
}

/// The small letters and figures of a word, without what joins them.
fn letters(word: &str) -> String {
    word.to_lowercase().replace(['-', '_', ' '], "")
}

/// The candidate of which the word is probably a misspelling, with one or two letters wrong. Stricter than [`closest`], for words whose
/// look-alikes mean something else.
#[must_use]
pub fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = word.chars().count().div_ceil(5).min(2);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(slips, _)| *slips <= allowed)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}
