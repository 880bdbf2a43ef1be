//! Markup of the tests -> pages, with the faces of the built-in theme.

use std::collections::BTreeMap;

use charter::layout::{Align, Colour, Faces, Ingredients, Set, Style, StyleSheet, parsed, set};
use charter::theme::Theme;

/// The faces of the built-in theme under the names `text` and `bold`.
pub(crate) fn faces() -> Faces {
    let theme = Theme::built_in();
    let mut faces = Faces::default();
    for (name, file) in [("text", "Regular"), ("bold", "Bold")] {
        let path = format!("fonts/AtkinsonHyperlegibleNext-{file}.ttf");
        let found = theme.files.iter().find(|one| one.name == path).expect("the font is in the theme");
        faces.add(name, &found.bytes).expect("it is a font");
    }
    faces
}

/// Styles of 10 points on lines of 14.
pub(crate) fn sheet() -> StyleSheet {
    let text = Style {
        face: "text".into(),
        strong: "bold".into(),
        emphasis: "text".into(),
        size: 10.0,
        leading: 1.4,
        tracking: 0.0,
        colour: Colour(0, 0, 0),
        before: 0.0,
        after: 0.0,
        align: Align::Start,
        indent: 0.0,
        hanging: 0.0,
        keep_with_next: false,
        capitals: false,
        balance: false,
    };
    let heading = Style { keep_with_next: true, before: 10.0, after: 4.0, ..text.clone() };
    let balanced = Style { balance: true, ..text.clone() };
    let all = [
        ("text", &text),
        ("balanced", &balanced),
        ("quote", &text),
        ("entry", &text),
        ("h1", &heading),
        ("h2", &heading),
        ("h3", &heading),
    ];
    let colours = BTreeMap::from([("ink".to_owned(), Colour(0, 0, 0)), ("brand".to_owned(), Colour(11, 74, 63))]);
    StyleSheet { styles: all.into_iter().map(|(name, style)| (name.to_owned(), style.clone())).collect(), colours }
}

/// A document of one section, whose pages are 300 points wide and 200 high, with margins of 20: eleven lines of 260 points.
pub(crate) fn small(attributes: &str, blocks: &str) -> String {
    format!(
        "<publication title=\"Test\" summary=\"A test.\" author=\"City\" language=\"en\" day=\"2026-11-23\">\
         <pages width=\"300\" height=\"200\" margins=\"20\" {attributes}><h1 bookmark=\"yes\" before=\"0\">Start</h1>{blocks}</pages></publication>"
    )
}

/// The document of markup, set.
pub(crate) fn laid(markup: &str) -> Set {
    let sheet = sheet();
    let ingredients = Ingredients { sheet: &sheet, paper: (612.0, 792.0), pictures: BTreeMap::new() };
    let document = parsed(markup, &ingredients).expect("the markup is sound");
    set(&document, &faces()).expect("it can be set")
}

/// The lines of each page, without those that are not read aloud.
pub(crate) fn lines(set: &Set) -> Vec<Vec<String>> {
    let read = |page: &charter::layout::LaidPage| {
        page.lines.iter().filter(|line| line.is_read).map(|line| line.words.clone()).collect()
    };
    set.lines.iter().map(read).collect()
}
