//! Numbers in figures or in words -> figures: `two weeks` is `2 weeks`, `an hour` is `1 hour`.

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [(&str, u32); 8] = [
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

/// A number in figures or as a word.
pub(super) fn number(word: &str) -> Option<u32> {
    let spelled = || WORDS.iter().position(|one| *one == word).and_then(|at| u32::try_from(at).ok());
    let tens = || TENS.iter().find(|(one, _)| *one == word).map(|(_, number)| *number);
    word.parse().ok().or_else(spelled).or_else(tens)
}

/// A small text with the number at its beginning in figures, apart from the unit: `48h` is `48 h`.
pub(super) fn in_figures(text: &str) -> String {
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    if end > 0 && text[end..].starts_with(|sign: char| sign.is_alphabetic()) {
        return format!("{} {}", &text[..end], &text[end..]);
    }
    let Some((first, rest)) = text.split_once(' ') else { return text.to_owned() };
    match first {
        "a" | "an" => format!("1 {rest}"),
        _ => number(first).map_or_else(|| text.to_owned(), |number| format!("{number} {rest}")),
    }
}

/// The text, if it consists of digits only: no sign, no decimal point.
pub(super) fn figures(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}
