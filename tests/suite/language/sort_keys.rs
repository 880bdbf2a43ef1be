//! From A to Z: what names are sorted by, and what they are listed under.

use charter::language::english;
use charter::wording::{Initial, SortKey, Wording};

fn key(name: &str) -> SortKey {
    Wording::new(english()).sort_key(name)
}

#[test]
fn names_are_in_the_order_in_which_people_look_for_them() {
    let sorted = [
        "№ 5 form",
        "#9 bus",
        "24-hour line",
        "311 calls",
        "A dog that bites",
        "Éclairage",
        "E\u{301}clairs",
        "The Edge",
        "(Free) parking",
        "Zone",
        "Zone 2",
        "Zone 10",
        "Zoning",
    ];
    for pair in sorted.windows(2) {
        assert!(key(pair[0]) < key(pair[1]), "{pair:?}");
    }
}

#[test]
fn each_name_is_under_one_letter_or_with_the_digits() {
    for (name, letter) in [
        ("311 calls", None),
        ("№ 5 form", None),
        ("…", None),
        ("", None),
        ("An ambulance", Some("A")),
        ("Animals", Some("A")),
        ("Theatre", Some("T")),
        ("The", Some("T")),
        ("Éclairage", Some("E")),
        ("E\u{301}clairage", Some("E")),
        ("Ærø ferry", Some("A")),
        ("Łódź Street", Some("L")),
        ("“Fix it” line", Some("F")),
        ("Ελληνικά", Some("Ε")),
    ] {
        let expected = letter.map_or(Initial::Digit, |letter| Initial::Letter(letter.to_owned()));
        assert_eq!(key(name).initial, expected, "{name}");
    }
}

#[test]
fn both_spellings_of_an_accent_sort_alike() {
    assert_eq!(key("Café"), key("Cafe\u{301}"));
}
