//! English texts counted by hand in; sentences, words, syllables and the school grade out.

use charter::readability::{ReadingCounts, sentences, syllables, words};

/// Syllables as a dictionary divides the words.
const SYLLABLES: &[(&str, usize)] = &[
    ("a", 1),
    ("we", 1),
    ("the", 1),
    ("fee", 1),
    ("yes", 1),
    ("your", 1),
    ("street", 1),
    ("asked", 1),
    ("used", 1),
    ("times", 1),
    ("files", 1),
    ("can't", 1),
    ("year's", 1),
    ("more", 1),
    ("fire", 1),
    ("city", 2),
    ("cities", 2),
    ("pages", 2),
    ("needed", 2),
    ("table", 2),
    ("tables", 2),
    ("centre", 2),
    ("metres", 2),
    ("reply", 2),
    ("early", 2),
    ("safely", 2),
    ("useful", 2),
    ("statement", 2),
    ("player", 2),
    ("paying", 2),
    ("seeing", 2),
    ("client", 2),
    ("clients", 2),
    ("patient", 2),
    ("social", 2),
    ("region", 2),
    ("quiet", 2),
    ("business", 2),
    ("people", 2),
    ("e-mail", 2),
    ("safety", 2),
    ("language", 2),
    ("request", 2),
    ("services", 3),
    ("vehicle", 3),
    ("official", 3),
    ("department", 3),
    ("carefully", 3),
    ("carrying", 3),
    ("easier", 3),
    ("previous", 3),
    ("period", 3),
    ("actual", 3),
    ("quality", 3),
    ("library", 3),
    ("employee", 3),
    ("area", 3),
    ("video", 3),
    ("tourism", 3),
    ("collection", 3),
    ("society", 4),
    ("material", 4),
    ("community", 4),
    ("emergency", 4),
    ("development", 4),
    ("application", 4),
    ("situation", 4),
    ("recreation", 4),
    ("residential", 4),
    ("experience", 4),
    ("environment", 4),
    ("immediately", 5),
    ("accessibility", 6),
    ("20", 1),
    ("780-962-7634", 3),
    ("RCMP", 4),
    ("PDF", 3),
    ("12th", 1),
];

#[test]
fn syllables_are_those_of_the_dictionary() {
    let wrong: Vec<(&str, usize, usize)> = SYLLABLES
        .iter()
        .map(|(word, expected)| (*word, *expected, syllables(word)))
        .filter(|(_, expected, counted)| expected != counted)
        .collect();
    assert!(wrong.is_empty(), "word, expected, counted: {wrong:?}");
}

#[test]
fn a_sentence_ends_where_people_end_it() {
    for (text, expected) in [
        ("Call us. We will come.", vec!["Call us.", "We will come."]),
        ("Is it urgent? Call 911! Now.", vec!["Is it urgent?", "Call 911!", "Now."]),
        ("Bring a paper, e.g. Form 3, with you.", vec!["Bring a paper, e.g. Form 3, with you."]),
        ("Call 780-962-7634 ext. 4 today.", vec!["Call 780-962-7634 ext. 4 today."]),
        ("It is 3.5 metres wide. Look.", vec!["It is 3.5 metres wide.", "Look."]),
        ("Open to 4 p.m. on weekdays.", vec!["Open to 4 p.m. on weekdays."]),
        ("We close at 4 p.m. Come early.", vec!["We close at 4 p.m.", "Come early."]),
        ("See Mr. Smith on St. Albert Road.", vec!["See Mr. Smith on St. Albert Road."]),
        ("Ask for J. Smith.", vec!["Ask for J. Smith."]),
        ("She said \"Stop.\" He stopped.", vec!["She said \"Stop.\"", "He stopped."]),
        ("Wait … then go", vec!["Wait … then go"]),
        ("no full stop", vec!["no full stop"]),
        ("  ... ", vec![]),
        ("", vec![]),
    ] {
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_has_neither_letter_nor_figure_is_no_word() {
    let found: Vec<&str> = words("We - that is, you & 2 others \u{2014} agree.").collect();
    assert_eq!(found, ["We", "that", "is,", "you", "2", "others", "agree."]);
}

#[test]
fn texts_have_the_grade_that_was_worked_out_by_hand() {
    for (text, measure, tenths) in [
        // 0.39 * 6 + 11.8 * 6 / 6 - 15.59 = -1.45
        ("The cat sat on the mat.", ReadingCounts { sentences: 1, words: 6, syllables: 6 }, -14),
        // 0.39 * 10 / 2 + 11.8 * 14 / 10 - 15.59 = 2.88
        (
            "We repair potholes quickly. Call the city and tell us.",
            ReadingCounts { sentences: 2, words: 10, syllables: 14 },
            29,
        ),
        // 0.39 * 6 + 11.8 * 26 / 6 - 15.59 = 37.88
        (
            "Residential development applications necessitate environmental consideration.",
            ReadingCounts { sentences: 1, words: 6, syllables: 26 },
            379,
        ),
        ("", ReadingCounts { sentences: 0, words: 0, syllables: 0 }, 0),
    ] {
        let found = ReadingCounts::of(text);
        assert_eq!(found, measure, "{text}");
        assert_eq!(found.tenths_of_grade(), tenths, "{text}");
    }
}
