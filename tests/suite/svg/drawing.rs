//! SVG files in; drawings that can stand in a page out, and nothing that could act there.

use charter::svg::{RefusedKind, drawing};

const HEAD: &str = "<svg viewBox=\"0 0 8 8\"";

fn drawn(inside: &str) -> Result<String, Vec<RefusedKind>> {
    drawing(&format!("{HEAD}>{inside}</svg>")).map_err(|all| all.into_iter().map(|one| one.what).collect())
}

#[test]
fn a_plain_drawing_is_written_anew_without_what_its_program_left_in_it() {
    let file = "\u{feff}<?xml version=\"1.0\"?>\n<!-- Made with care -->\n\
        <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/\" id=\"main\" class=\"top\" viewBox=\"0 0 8 8\" data-name=\"L\">\n  \
        <title>Logo</title><metadata><rdf:RDF><cc:Work/></rdf:RDF></metadata>\n  \
        <inkscape:view id=\"v\"><inkscape:grid/></inkscape:view>\n  \
        <g id='layer' inkscape:label='One'><path\n style='fill:#1a5e3a; stroke : none;-inkscape-font:x' d='M0 0\n  l4 8H0z'/></g>\n</svg>\n";
    let expected = "<svg aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 8 8\">\
        <g><path fill=\"#1a5e3a\" stroke=\"none\" d=\"M0 0 l4 8H0z\"/></g></svg>";
    assert_eq!(drawing(file).as_deref(), Ok(expected));
    assert_eq!(drawing(expected).as_deref(), Ok(expected), "written anew, it is the same");
}

#[test]
fn nothing_that_could_act_on_a_page_gets_through() {
    for hostile in [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<svg:script>alert(1)</svg:script>",
        "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
        "<path onclick=\"alert(1)\"/>",
        "<path ONCLICK=\"alert(1)\"/>",
        "<path x:onclick=\"alert(1)\"/>",
        "<foreignObject><p/></foreignObject>",
        "<a href=\"https://example.org/\"><path/></a>",
        "<use href=\"#a\"/>",
        "<use xlink:href=\"https://example.org/a.svg#a\"/>",
        "<image href=\"a.png\"/>",
        "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
        "<set attributeName=\"onload\" to=\"alert(1)\"/>",
        "<style>@import url(https://example.org/a.css)</style>",
        "<path style=\"fill: url(https://example.org/a.svg#a)\"/>",
        "<path fill=\"URL(https://example.org/a.svg#a)\"/>",
        "<path fill=\"u&#114;l(#a)\"/>",
        "<path fill=\"red&quot; onload=&quot;alert(1)\"/>",
        "<path fill='red\" onload=\"alert(1)'/>",
        "<path d=\"&all;\"/>",
        "<text>Words</text>",
        "Words",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<svg viewBox=\"0 0 1 1\"/>",
        "<title/><iframe src=\"https://example.org/\"/>",
    ] {
        assert!(drawn(hostile).is_err(), "{hostile}");
    }
    for whole in [
        "",
        "logo",
        "<html><svg viewBox=\"0 0 8 8\"/></html>",
        "<svg viewBox=\"0 0 8 8\"/><svg viewBox=\"0 0 8 8\"/>",
        "<svg viewBox=\"0 0 8 8\"/><script>alert(1)</script>",
        "<svg viewBox=\"0 0 8 8\"><g></svg>",
        "<svg viewBox=\"0 0 8 8\">",
        "<svg viewBox=\"0 0 8 8\" viewBox=\"0 0 9 9\"/>",
        "<svg/>",
        "<!DOCTYPE svg SYSTEM \"https://example.org/a.dtd\"><svg viewBox=\"0 0 8 8\"/>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg viewBox=\"0 0 8 8\"/>",
    ] {
        assert!(drawing(whole).is_err(), "{whole}");
    }
}

#[test]
fn each_thing_is_refused_for_what_it_is() {
    let one = |inside: &str| match drawn(inside) {
        Err(mut all) if all.len() == 1 => all.remove(0),
        other => panic!("{inside}: {other:?}"),
    };
    assert_eq!(one("<script>a &amp; b</script>"), RefusedKind::Program("script".to_owned()));
    assert_eq!(one("<path onload='x'/>"), RefusedKind::Handler("onload".to_owned()));
    assert_eq!(one("<path fill='url(#a)'/>"), RefusedKind::Reference("fill".to_owned()));
    assert_eq!(one("<path style='filter: none'/>"), RefusedKind::Style);
    assert_eq!(
        one("<linearGradient id='a'><stop/></linearGradient>"),
        RefusedKind::Element("linearGradient".to_owned())
    );
    assert_eq!(one("<path mask='none'/>"), RefusedKind::Attribute("mask".to_owned()));
    assert_eq!(one("<path fill='a;b'/>"), RefusedKind::Value("fill".to_owned()));
    assert_eq!(one("<text>City</text>"), RefusedKind::Text);
}

#[test]
fn what_is_refused_has_its_place() {
    let text = format!("\u{feff}{HEAD}>\n<path d=\"M0 0\" onclick=\"go()\"/></svg>");
    let refused = drawing(&text).expect_err("it runs something");
    assert_eq!(&text[refused[0].range.clone()], "onclick");
}
