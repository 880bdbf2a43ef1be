//! Any Markdown in; the words of its HTML, as a browser shows them, and the words without markup are the same.

use charter::markdown::{to_html, to_text};
use proptest::prelude::{Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use scraper::{ElementRef, Html, Node};

/// Elements that begin on a line of their own.
const BLOCKS: [&str; 15] =
    ["p", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "th", "h1", "h2", "h3", "hr", "br"];

/// The words that a browser shows of some HTML, with the numbers that it puts before the items of lists.
fn shown(html: &str) -> Vec<String> {
    let page = Html::parse_fragment(html);
    let mut text = String::new();
    add(page.root_element(), &mut text);
    text.split_whitespace().map(str::to_owned).collect()
}

fn add(element: ElementRef<'_>, text: &mut String) {
    let is_block = |name: &str| BLOCKS.contains(&name) || matches!(name, "h4" | "h5" | "h6");
    let mut number: u64 =
        element.value().attr("start").map_or(1, |start| start.parse().expect("a list starts with a number"));
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(of) => {
                let child = ElementRef::wrap(child).expect("this is an element");
                let space = if is_block(of.name()) { " " } else { "" };
                text.push_str(space);
                if of.name() == "li" && element.value().name() == "ol" {
                    text.push_str(&number.to_string());
                    text.push_str(". ");
                    number += 1;
                }
                add(child, text);
                text.push_str(space);
            }
            _ => {}
        }
    }
}

#[test]
fn the_numbers_of_a_list_are_among_its_words() {
    assert_eq!(to_text("3. eight\n4. nine\n\n   ten\n"), "3. eight 4. nine ten");
    assert_eq!(to_text("2026. A new year"), "2026. A new year");
    assert_eq!(to_text("1. one\n   - a\n   - b\n1. two"), "1. one a b 2. two");
    assert_eq!(to_text("- one\n  ```\n  two\n  ```\n- # three\n- > four"), "one two three four");
}

/// What people write: blocks of lines with markup in them.
fn constructs() -> impl Strategy<Value = String> {
    let line = prop::collection::vec(
        prop_oneof![
            "[a-z0-9]{1,4}",
            "\\*[a-z]{1,3}\\*",
            "\\*\\*[a-z]{1,3}\\*\\*",
            "`[a-z*]{1,3}`",
            "\\[[a-z]{1,3}\\]\\(/[a-z]{1,3}/\\)",
            "(2\\*3\\*4|&copy;|\\$5|5 < 6|a & b|\\\\\\*|~~20~~|\\[\\^1\\]|<https://example\\.org/>)",
        ],
        1..5,
    )
    .prop_map(|words| words.join(" "));
    let block =
        (prop_oneof!["", "- ", "  - ", "1\\. ", "7\\. ", "   2\\) ", "> ", "> - ", "## ", "    ", "\\+ "], line)
            .prop_map(|(mark, line)| format!("{mark}{line}"));
    let table = "\\| [a-z]{1,3} \\| [a-z]{1,3} \\|\n\\|---\\|---\\|\n\\| [a-z]{1,3} \\| [a-z]{1,3} \\|";
    prop::collection::vec((prop_oneof![9 => block.boxed(), 1 => table.boxed()], "(\n|\n\n|  \n)"), 1..8)
        .prop_map(|blocks| blocks.into_iter().map(|(block, end)| block + &end).collect())
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_words_of_a_text_are_those_of_its_page(markdown in constructs()) {
        assert_eq!(to_text(&markdown).split_whitespace().collect::<Vec<_>>(), shown(&to_html(&markdown, "")), "{markdown:?}");
    }

    #[test]
    fn the_words_of_any_signs_are_those_of_its_page(markdown in "[-*_+>#0-3.)(\\[\\]:|`~!\\\\ab &;\n]{0,40}") {
        assert_eq!(to_text(&markdown).split_whitespace().collect::<Vec<_>>(), shown(&to_html(&markdown, "")), "{markdown:?}");
    }
}
