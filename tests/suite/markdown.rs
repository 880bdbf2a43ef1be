//! Markdown in; HTML that can do no harm, plain words, and the outline of a page out.
//!
//! It is long because it is one table of texts for each thing that is made of Markdown.

mod numbers;
mod words;

use charter::markdown::{
    RefusedKind, TextScope, is_heading_id, outline, passages, refused, to_html, to_inline_html, to_text,
};
use proptest::prelude::{Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use scraper::{Html, Node};

/// Every element that a text can become, and the attributes that each may have.
const ELEMENTS: [(&str, &[&str]); 26] = [
    ("a", &["href", "title"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("em", &[]),
    ("h1", &["id"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("strong", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &[]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
    // What a parser of whole fragments puts around them.
    ("html", &[]),
    ("body", &[]),
];

/// What is in this HTML, as a browser reads it, that no text may become.
fn harm_in(html: &str) -> Option<String> {
    Html::parse_fragment(html).tree.values().find_map(|node| match node {
        Node::Document | Node::Fragment | Node::Text(_) => None,
        Node::Element(element) => {
            let Some((_, attributes)) = ELEMENTS.iter().find(|(name, _)| *name == element.name()) else {
                return Some(format!("<{}>", element.name()));
            };
            element.attrs().find_map(|(name, value)| {
                let sound = attributes.contains(&name) && (name != "href" || is_harmless(value));
                (!sound).then(|| format!("<{} {name}={value:?}>", element.name()))
            })
        }
        other => Some(format!("{other:?}")),
    })
}

/// An address with a scheme that is known to be harmless, or without any. Browsers take spaces and control characters
/// out before they look.
fn is_harmless(address: &str) -> bool {
    let seen: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let seen = seen.to_lowercase();
    let is_relative = !seen.contains(':') && !seen.starts_with("//") && !seen.contains('\\');
    is_relative
        || seen.starts_with('#')
        || ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| seen.starts_with(scheme))
}

fn html(markdown: &str) -> String {
    to_html(markdown, "../../")
}

/// What is refused in a page's text.
fn kinds(markdown: &str) -> Vec<RefusedKind> {
    refused(markdown, TextScope::Page).into_iter().map(|refused| refused.what).collect()
}

#[test]
fn paragraphs_lists_emphasis_and_quotes_become_html() {
    let markdown = "One *two* **three** `four`.\nFive.\n\n- six\n- seven\n\n3. eight\n\n> nine\n\n---\n";
    let expected = "<p>One <em>two</em> <strong>three</strong> <code>four</code>.\nFive.</p>\n\
                    <ul>\n<li>six</li>\n<li>seven</li>\n</ul>\n\
                    <ol start=\"3\">\n<li>eight</li>\n</ol>\n\
                    <blockquote>\n<p>nine</p>\n</blockquote>\n<hr />\n";
    assert_eq!(html(markdown), expected);
    assert_eq!(kinds(markdown), []);
}

#[test]
fn raw_html_is_shown_as_text() {
    assert_eq!(html("a <b>bold</b> word"), "<p>a &lt;b&gt;bold&lt;/b&gt; word</p>\n");
    assert_eq!(kinds("a <b>bold</b> word"), [RefusedKind::RawHtml, RefusedKind::RawHtml]);
    let block = "<script>\nalert(1)\n</script>\n";
    assert_eq!(html(block).trim(), "&lt;script&gt;\nalert(1)\n&lt;/script&gt;");
    assert_eq!(kinds(block), [RefusedKind::RawHtml]);
}

#[test]
fn no_tag_attribute_or_comment_gets_through() {
    for markdown in [
        "<script src=https://example.org/x.js></script>",
        "text <iframe src=\"https://example.org\"></iframe>",
        "<img src=x onerror=alert(1)>",
        "a <img\nsrc=x\nonerror=alert(1)> b",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<div style=\"position:fixed\">x</div>",
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "<![CDATA[ x ]]>",
        "- <script>alert(1)</script>",
        "> <script>alert(1)</script>",
        "| a |\n|---|\n| <script>alert(1)</script> |",
        "## <script>alert(1)</script>",
        "[<script>alert(1)</script>](https://example.org)",
        "*<b onclick=alert(1)>*",
        "</p><script>alert(1)</script>",
    ] {
        assert_eq!(harm_in(&html(markdown)), None, "{markdown}");
        assert!(kinds(markdown).contains(&RefusedKind::RawHtml), "{markdown}");
    }
}

#[test]
fn what_only_looks_like_html_is_not_refused() {
    for markdown in [
        "1 < 2 and 3 > 2",
        "<svg/onload=alert(1)>",
        "`<script>`",
        "\\<script>",
        "&lt;script&gt;",
        "    <script>\n",
        "```\n<script>\n```",
    ] {
        assert_eq!(kinds(markdown), [], "{markdown}");
        assert_eq!(harm_in(&html(markdown)), None, "{markdown}");
    }
}

#[test]
fn code_has_no_classes() {
    assert_eq!(html("```html onclick=alert(1)\n<b>\n```\n"), "<pre><code>&lt;b&gt;\n</code></pre>\n");
}

#[test]
fn links_that_could_run_or_lead_astray_lose_their_address_and_keep_their_words() {
    for link in [
        "[words](javascript:alert(1))",
        "[words](JaVaScRiPt:alert(1))",
        "[words](javascript&colon;alert(1))",
        "[words](&#106;avascript:alert(1))",
        "[words](&#x6A;&#x61;vascript:alert(1))",
        "[words](javascript&#58;alert(1))",
        "[words](java&Tab;script:alert(1))",
        "[words](java&NewLine;script:alert(1))",
        "[words](<java\tscript:alert(1)>)",
        "[words](< javascript:alert(1)>)",
        "[words](&#1;javascript:alert(1))",
        "[words](java\\script:alert(1))",
        "[words](vbscript:msgbox(1))",
        "[words](data:text/html;base64,PHNjcmlwdD4=)",
        "[words](blob:https://example.org/1)",
        "[words](file:///home)",
        "[words](feed:javascript:alert(1))",
        "[words](view-source:https://example.org)",
        "[words](//example.org/)",
        "[words](///example.org/)",
        "[words](/\\example.org/)",
        "[words](\\\\\\\\example.org/)",
        "[words](/&Tab;/example.org/)",
        "[words](../up/)",
        "[words](/services/../../up/)",
        "[words](/services/%2e%2E/%2E./up/)",
        "[words](page.html)",
        "[words](javascript://example.org/%0aalert(1))",
        "[words]()",
        "[words](#)",
        "[words](https://)",
        "[words](mailto:)",
        "[words][reference]\n\n[reference]: javascript:alert(1)",
        "[words][]\n\n[words]: data:text/html,x",
        "[words]\n\n[words]: javascript:alert(1) 'title'",
    ] {
        let html = html(link);
        assert_eq!(html, "<p>words</p>\n", "{link}");
        assert!(matches!(kinds(link)[..], [RefusedKind::Link(_)]), "{link}");
    }
}

#[test]
fn addresses_in_angle_brackets_are_links_only_if_they_are_harmless() {
    assert_eq!(html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
    assert_eq!(html("<data:text/html,x>"), "<p>data:text/html,x</p>\n");
    assert_eq!(html("<https://example.org/>"), "<p><a href=\"https://example.org/\">https://example.org/</a></p>\n");
    assert_eq!(html("<a@example.org>"), "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n");
    assert_eq!(html("<#a@example.org>"), "<p><a href=\"mailto:#a@example.org\">#a@example.org</a></p>\n");
    assert_eq!(kinds("<https://example.org/> <a@example.org>"), []);
}

#[test]
fn harmless_links_stay_as_they_are() {
    for address in [
        "https://example.org/a?b=c#d",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG",
        "mailto:a@example.org",
        "tel:+17805550100",
        "#4.1.b",
    ] {
        assert_eq!(html(&format!("[words]({address})")), format!("<p><a href=\"{address}\">words</a></p>\n"));
        assert_eq!(kinds(&format!("[words]({address})")), []);
    }
}

#[test]
fn a_title_can_not_leave_its_attribute() {
    let link = "[words](https://example.org '\"><script>alert(1)</script>')";
    assert_eq!(harm_in(&html(link)), None);
    let quoted = "[words](https://example.org/\"onclick=\"alert(1))";
    assert_eq!(harm_in(&html(quoted)), None);
}

#[test]
fn links_from_the_root_are_relative_to_the_page() {
    let at = |to_root: &str, link: &str| to_html(&format!("[x]({link})"), to_root);
    let to = |address: &str| format!("<p><a href=\"{address}\">x</a></p>\n");
    assert_eq!(at("", "/services/pothole-repair/"), to("services/pothole-repair/"));
    assert_eq!(at("../", "/services/pothole-repair/"), to("../services/pothole-repair/"));
    assert_eq!(at("../../", "/services/pothole-repair/"), to("../../services/pothole-repair/"));
    assert_eq!(at("../../../", "/commitment/#4.1.b"), to("../../../commitment/#4.1.b"));
    assert_eq!(at("", "/"), to("./"));
    assert_eq!(at("../", "/"), to("../"));
    assert_eq!(at("../", "/#top"), to("../#top"));
    assert_eq!(at("../", "/about/?from=here"), to("../about/?from=here"));
}

#[test]
fn a_heading_keeps_a_sound_id_and_nothing_else() {
    assert_eq!(html("## Title {#4.1.a}"), "<h2 id=\"4.1.a\">Title</h2>\n");
    for heading in [
        "## Title {onclick=alert(1)}",
        "## Title {#a_b}",
        "## Title {#a\"b}",
        "## Title {.large}",
        "## Title {style=color:red}",
    ] {
        assert_eq!(html(heading), "<h2>Title</h2>\n", "{heading}");
        assert_eq!(kinds(heading), [RefusedKind::HeadingAttribute], "{heading}");
    }
    assert_eq!(html("## Title {#4.1.a .large onclick=alert(1)}"), "<h2 id=\"4.1.a\">Title</h2>\n");
}

#[test]
fn ids_of_headings_are_letters_digits_dots_and_hyphens() {
    for id in ["4.1.a", "respect", "A-1"] {
        assert!(is_heading_id(id), "{id}");
    }
    for id in ["", "a b", "a_b", "é", "a\"b", "a:b"] {
        assert!(!is_heading_id(id), "{id}");
    }
}

#[test]
fn headings_are_refused_in_a_field_and_welcome_on_a_page() {
    assert_eq!(kinds("# Title\n\nText\n----\n"), []);
    let in_a_field = refused("# Title\n\nText\n----\n", TextScope::Field);
    let ranges: Vec<_> = in_a_field.iter().map(|refused| (refused.what.clone(), refused.range.clone())).collect();
    assert_eq!(ranges, [(RefusedKind::Heading, 0..8), (RefusedKind::Heading, 9..19)]);
}

#[test]
fn columns_have_no_style() {
    let table = "| a | b |\n|:--|--:|\n| 1 | 2 |\n";
    let expected =
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n";
    assert_eq!(html(table), expected);
}

#[test]
fn pictures_become_their_words() {
    assert_eq!(html("![a map](https://example.org/map.png) here"), "<p>a map here</p>\n");
    assert_eq!(kinds("![a map](/map.png)"), [RefusedKind::Picture]);
}

#[test]
fn footnotes_and_other_extensions_are_off() {
    let markdown = "A word[^1] and ~~another~~ and $x$ and [ ] a box.\n\n[^1]: A note.\n";
    let html = html(markdown);
    assert_eq!(harm_in(&html), None);
    assert!(!html.contains("footnote") && !html.contains("<del>") && !html.contains("<input"), "{html}");
}

#[test]
fn the_place_of_what_is_refused_is_known() {
    let markdown = "é [x](javascript:y) <b>";
    let found = refused(markdown, TextScope::Page);
    let words: Vec<&str> = found.iter().map(|refused| &markdown[refused.range.clone()]).collect();
    assert_eq!(words, ["[x](javascript:y)", "<b>"]);
    assert_eq!(found[0].what, RefusedKind::Link("javascript:y".to_owned()));
}

#[test]
fn one_paragraph_can_stand_in_a_sentence() {
    assert_eq!(to_inline_html("Call *us*.", ""), "Call <em>us</em>.");
    assert_eq!(to_inline_html("One.\n\nTwo.", ""), "<p>One.</p>\n<p>Two.</p>\n");
    assert_eq!(to_inline_html("- one", ""), "<ul>\n<li>one</li>\n</ul>\n");
    assert_eq!(to_inline_html("", ""), "");
}

#[test]
fn the_words_alone_have_no_marks() {
    let markdown = "# Title {#x}\n\nOne *two*\n`three` [four](https://example.org).\n\n- five\n- six\n\n> seven\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    assert_eq!(to_text(markdown), "Title One two three four. five six seven a b 1 2");
    assert_eq!(to_text("1 &lt; 2 &amp; 3"), "1 < 2 & 3");
    assert_eq!(to_text("line  \nbreak"), "line break");
    assert_eq!(to_text(""), "");
}

const PAGE: &str = "\
An introduction.

> A quote before any clause.

## First {#4.1.a}

> The policy's *own*
> words.

Our words.

> A second quote.

### Below the first

## Second

No quote.
";

#[test]
fn a_page_is_cut_at_its_headings_of_level_two() {
    let outline = outline(PAGE);
    assert_eq!(outline.introduction, "An introduction.\n\n> A quote before any clause.\n\n");
    let [first, second] = &outline.sections[..] else { panic!("two sections, not {}", outline.sections.len()) };
    assert_eq!((first.id.as_deref(), first.title.as_str()), (Some("4.1.a"), "First"));
    assert_eq!(first.quotation.as_deref(), Some("The policy's own words."));
    let quote = first.quote.clone().expect("the first section has a quote");
    assert_eq!(PAGE[quote].trim_end(), "> The policy's *own*\n> words.");
    assert_eq!(PAGE[first.heading.clone()].trim_end(), "## First {#4.1.a}");
    assert!(first.text.contains("Our words.") && first.text.contains("### Below the first"), "{}", first.text);
    assert!(!first.text.contains("Second"), "{}", first.text);
    assert_eq!(first.text, &PAGE[first.body.clone()]);
    assert_eq!((second.id.as_deref(), second.title.as_str(), second.quotation.as_deref()), (None, "Second", None));
    assert_eq!(second.text.trim(), "No quote.");
}

#[test]
fn a_page_without_headings_is_all_introduction() {
    let outline = outline("Only words.\n");
    assert_eq!((outline.introduction, outline.sections.len()), ("Only words.\n", 0));
}

#[test]
fn a_heading_inside_code_or_a_quote_cuts_nothing() {
    assert_eq!(outline("```\n## No {#a}\n```\n").sections.len(), 0);
    let outline = outline("## Yes {#a}\n\n> ## In a quote {#b}\n> More.\n\n- ## In a list {#c}\n\nWords.\n");
    let ids: Vec<_> = outline.sections.iter().map(|section| section.id.as_deref()).collect();
    assert_eq!(ids, [Some("a")]);
    assert_eq!(outline.sections[0].quotation.as_deref(), Some("In a quote More."));
}

#[test]
fn a_quote_inside_a_list_is_not_the_section_s_own() {
    let outline = outline("## One\n\n- > in a list\n\n> its own\n");
    assert_eq!(outline.sections[0].quotation.as_deref(), Some("its own"));
}

/// Pieces of which harmful texts are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "<a href='javascript:x'>",
            "<!--",
            "-->",
            "<?",
            "]]>",
            "<![CDATA[",
            "[x](",
            "[x][y]",
            "\n[y]: ",
            "![",
            "](",
            ")",
            "javascript:",
            "JAVASCRIPT&colon;",
            "data:",
            "//",
            "https://",
            "mailto:",
            "/",
            "#",
            "\\",
            "&#106;",
            "&Tab;",
            "&quot;",
            "\"",
            "'",
            "{#",
            "{.x onclick=y}",
            "}",
            "\n## ",
            "\n# ",
            "\n\n",
            "\n",
            "\n> ",
            "\n- ",
            "\n1. ",
            "\n999999999. ",
            "\n|a|b|\n|:-|-:|\n",
            "|",
            "\n```html\n",
            "`",
            "*",
            "**",
            "_",
            "<",
            ">",
            "=",
            " ",
            "\t",
            "\u{0}",
            "\u{202e}",
            "\u{feff}",
            "<a@b.ca>",
            "<javascript:x>",
            "[^1]",
            "\n[^1]: ",
            "~~",
            "$x$",
            "style=",
            "\r\n",
            "::: ",
            ":--",
            "\n---\n",
            "\n===\n",
            "[[x]]",
            "- [ ] ",
            "^x^",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,6}",
        "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(Config { cases: 500, failure_persistence: None, ..Config::default() })]

    /// With a line's end behind it, the same text is read by the parser.
    #[test]
    fn one_line_of_words_is_html_without_a_parser(text in "[A-Za-z][A-Za-z0-9 ,.:;!?'\"()/%$é–-]{0,60}") {
        assert_eq!(to_html(&text, "../"), to_html(&format!("{text}\n"), "../"));
        assert_eq!(to_inline_html(&text, "../"), to_inline_html(&format!("{text}\n"), "../"));
    }

    #[test]
    fn whatever_staff_write_becomes_harmless_html(markdown in pieces(), depth in 0..3_usize) {
        let html = to_html(&markdown, &"../".repeat(depth));
        assert_eq!(harm_in(&html), None, "{markdown:?} became {html:?}");
        assert_eq!(harm_in(&to_inline_html(&markdown, "")), None);
    }

    #[test]
    fn the_words_alone_stand_on_one_line(markdown in pieces()) {
        let words = to_text(&markdown);
        assert_eq!(words, words.trim());
        assert!(!words.contains(['\n', '\r']) && !words.contains("  "));
    }

    /// Most texts are one line of words and stops, which are read without the parser that makes the HTML.
    #[test]
    fn a_line_of_words_reads_the_same_as_its_html(markdown in "[A-Za-z][A-Za-z0-9 ,.:;!?'\"()/%$é–’-]{0,40}") {
        let page = Html::parse_fragment(&to_html(&markdown, ""));
        let shown: String = page.root_element().text().collect();
        assert_eq!(to_text(&markdown), shown.split_whitespace().collect::<Vec<_>>().join(" "));
        let passages = passages(&markdown);
        assert_eq!(passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>(), [shown.trim()]);
        assert_eq!(markdown.get(passages[0].place(0..passages[0].text.len())), Some(passages[0].text.as_str()));
        assert_eq!(refused(&markdown, TextScope::Field), []);
        assert!(!to_html(&markdown, "").contains("<a"));
    }

    #[test]
    fn every_place_lies_inside_the_text(markdown in pieces()) {
        for refused in refused(&markdown, TextScope::Field) {
            assert!(markdown.get(refused.range).is_some());
        }
        let outline = outline(&markdown);
        assert!(markdown.starts_with(outline.introduction));
        for section in outline.sections {
            assert_eq!(markdown.get(section.body.clone()), Some(section.text));
            assert!(markdown.get(section.heading).is_some());
            if let Some(quote) = section.quote {
                assert!(section.body.start <= quote.start && quote.end <= section.body.end);
            }
        }
    }
}
