//! A text as staff may write it under a key -> the part of a sentence that belongs there.

use charter::language::english;

#[test]
fn a_whole_sentence_becomes_a_part_of_one() {
    for (key, written, part) in [
        ("we", "We will send you the form.", "send you the form"),
        ("we", "Will we'll send it", "send it"),
        ("we", "Send you the form;", "send you the form"),
        ("starts", "When, we receive your call", "we receive your call"),
        ("starts", "The clock starts when you call", "you call"),
        ("stops", "When the work is done.", "the work is done"),
        ("pauses", "while we wait for a part", "we wait for a part"),
        ("pauses", "The street is flooded", "the street is flooded"),
        ("text", "If the hole is deep,", "if the hole is deep"),
        ("text", "With City approval.", "with City approval"),
        ("before", "Before the meeting", "the meeting"),
        ("of", "Days closed.", "Days closed"),
        ("we", "meet you on Jasper Ave.,", "meet you on Jasper Ave."),
    ] {
        assert_eq!(english().fragment(key, written).as_deref(), Some(part), "{key}: {written}");
    }
}

#[test]
fn a_part_of_a_sentence_stays_as_it_is() {
    for (key, written) in [
        ("we", "send you the form"),
        ("we", "come by 5 p.m."),
        ("we", "mail it to Acme Inc."),
        ("we", "ReCollect your cart"),
        ("starts", "The Forks Market closes"),
        ("starts", "A Line trains run"),
        ("starts", "Edmonton Trail is open"),
        ("stops", "North Saskatchewan is frozen"),
        ("pauses", "whiling away"),
        ("text", "in Old Strathcona"),
        ("before", "Council meets"),
    ] {
        assert_eq!(english().fragment(key, written), None, "{key}: {written}");
    }
}

#[test]
fn a_name_is_no_condition() {
    for text in ["if it rains", "On Mondays", "north of Main Street", "In Old Strathcona", "during office hours"] {
        assert!(english().begins_like_a_condition(text), "{text}");
    }
    for text in ["North Edmonton", "The Forks", "transit stops", "it rains", "West End"] {
        assert!(!english().begins_like_a_condition(text), "{text}");
    }
}
