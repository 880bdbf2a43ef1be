//! A language tag is well-formed as RFC 5646 says, so that no reader of the feed refuses it.

use charter::model::site::LanguageTag;

#[test]
fn every_form_of_a_tag_is_taken() {
    let tags = [
        "en",
        "fr-CA",
        "crk",
        "es-419",
        "zh-Hant-TW",
        "zh-yue-HK",
        "sl-rozaj-biske",
        "de-1996",
        "en-u-ca-gregory-x-city",
        "hy-Latn-IT-arevela",
        "mic-x-a",
    ];
    for tag in tags {
        let language = LanguageTag::new(tag).unwrap_or_else(|| panic!("{tag}"));
        assert_eq!(language.as_str(), tag);
        assert_eq!(Some(language.primary()), tag.split('-').next());
    }
}

#[test]
fn what_is_no_tag_is_refused() {
    let none = [
        "",
        "e",
        "engl",
        "english",
        "en-",
        "en--CA",
        "en_CA",
        "en-12",
        "en-CA-US",
        "en-a",
        "en-a-b",
        "en-x",
        "en-x-toolongapart",
        "e\u{301}n",
        "en-CA-\u{e9}t",
    ];
    for tag in none {
        assert!(LanguageTag::new(tag).is_none(), "{tag}");
    }
}
