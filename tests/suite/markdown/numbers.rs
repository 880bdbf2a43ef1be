//! A text and the telephone numbers that are known in; HTML in which each of them is a link, and nothing else is, out.

use std::collections::BTreeMap;

use charter::markdown::{to_html, to_html_with_numbers};

fn linked(markdown: &str) -> String {
    let numbers = [("780-962-7584", "7809627584"), ("780-962-7634 ext. 425", "7809627634;ext=425"), ("311", "311")];
    let numbers: BTreeMap<String, String> =
        numbers.iter().map(|(written, dialled)| ((*written).to_owned(), (*dialled).to_owned())).collect();
    to_html_with_numbers(markdown, "../../", &numbers)
}

#[test]
fn each_known_number_is_a_link_wherever_it_is_in_the_text() {
    for (markdown, html) in [
        ("Call 780-962-7584.", "<p>Call <a href=\"tel:7809627584\">780-962-7584</a>.</p>\n"),
        (
            "Call 311, or 780-962-7634 ext. 425.",
            "<p>Call <a href=\"tel:311\">311</a>, or <a href=\"tel:7809627634;ext=425\">780-962-7634 ext. 425</a>.</p>\n",
        ),
        ("Call **311**!", "<p>Call <strong><a href=\"tel:311\">311</a></strong>!</p>\n"),
        (
            "- 311\n- [a page](/about/)",
            "<ul>\n<li><a href=\"tel:311\">311</a></li>\n<li><a href=\"../../about/\">a page</a></li>\n</ul>\n",
        ),
    ] {
        assert_eq!(linked(markdown), html, "{markdown}");
    }
}

#[test]
fn what_is_a_link_already_is_code_or_is_part_of_something_else_stays_as_it_is() {
    for markdown in [
        "Call [780-962-7584](tel:7809627584).",
        "See [the page of 311](/about/).",
        "Type `311`.",
        "    311",
        "Call 311-2000.",
        "Bylaw C-311 and form 3110 stay.",
        "It costs 311.50 dollars.",
        "Call 780-962-9999.",
    ] {
        assert_eq!(linked(markdown), to_html(markdown, "../../"), "{markdown}");
    }
}
