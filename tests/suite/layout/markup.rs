//! Faulty markup -> every fault at once, with its line.

use std::collections::BTreeMap;

use charter::layout::{Ingredients, parsed};

use crate::support::paper::sheet;

fn faults(markup: &str) -> Vec<String> {
    let sheet = sheet();
    let ingredients = Ingredients { sheet: &sheet, paper: (612.0, 792.0), pictures: BTreeMap::new() };
    let found = parsed(markup, &ingredients).expect_err("it is faulty");
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn all_faults_are_reported_with_their_lines() {
    let markup = "<publication title=\"T\">\n<pages margins=\"wide\">\n<p style=\"huge\">x</p>\n<blink>y</blink>\n\
                  <p colour=\"mauve\" size=\"3\">z</p>\n<a>w</a>\n</pages>\n</publication>";
    assert_eq!(
        faults(markup),
        [
            "line 2: `margins=\"wide\"` of `pages` should be one, two or four lengths, such as 12mm 18mm",
            "line 3: there is no style `huge`; there are balanced, entry, h1, h2, h3, quote, text",
            "line 4: there is no element `blink`",
            "line 5: `colour=\"mauve\"` of `p` should be a colour: # and six digits, or one of brand, ink",
            "line 5: `p` has no attribute `size`",
            "line 6: `a` needs `href`, an address, or `to`, the id of a block",
        ]
    );
}

#[test]
fn markup_that_is_not_whole_is_refused() {
    assert_eq!(faults("<publication>\n<pages>"), ["line 2: an element is not closed, or there is none"]);
    assert!(faults("<publication>\n<pages></publication>")[0].starts_with("line 2: "));
}

#[test]
fn a_code_needs_words_for_those_who_cannot_see_it() {
    let found = faults("<publication><pages><qr address=\"https://example.org/\"/></pages></publication>");
    assert_eq!(found, ["line 1: `qr` needs `words`, which say where it leads to those who can't see it"]);
}
