//! Texts that break layouts -> where their lines are.

use charter::layout::{Fault, Set};

use crate::support::paper::{laid, lines, small};

fn paragraph(count: usize) -> String {
    let words: Vec<String> = (1..=count).map(|line| format!("line {line}")).collect();
    format!("<p>{}</p>", words.join("<br/>"))
}

/// Whether every line is inside of its page's margins.
fn is_inside(set: &Set) -> bool {
    set.lines.iter().all(|page| {
        page.lines
            .iter()
            .all(|line| line.x >= 19.9 && line.x + line.width <= page.width - 19.9 && line.y <= page.height - 19.9)
    })
}

#[test]
fn a_very_long_word_is_broken_and_stays_inside_of_the_margins() {
    let word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung".repeat(4);
    let set = laid(&small("", &format!("<p>{word}</p>")));
    assert!(set.faults.is_empty(), "{:?}", set.faults);
    assert!(is_inside(&set));
    let text: String = lines(&set).concat().into_iter().skip(1).collect();
    assert_eq!(text, word, "nothing is lost");
}

#[test]
fn lines_of_about_one_length_break_no_word_that_has_room() {
    let of = |width: u16| {
        let text = "Sustainable Growth and Development Services for everybody";
        let set = laid(&small(
            "",
            &format!(
                "<columns widths=\"{width}pt 1fr\"><column><p style=\"balanced\">{text}</p></column><column/></columns>"
            ),
        ));
        let all: Vec<String> = lines(&set).concat().into_iter().skip(1).collect();
        assert_eq!(all.join(" "), text, "no word is broken in {width} points");
        all
    };
    assert_eq!(of(250), ["Sustainable Growth and", "Development Services for everybody"]);
    for width in 65..=250 {
        of(width);
    }
}

#[test]
fn neither_the_first_nor_the_last_line_of_a_paragraph_is_alone() {
    // One line of heading with its space, then lines until only one has room.
    for before in 1..=9 {
        let set = laid(&small("", &(paragraph(before) + &paragraph(4))));
        let pages = lines(&set);
        let second: Vec<&String> = pages.get(1).into_iter().flatten().collect();
        assert_ne!(second.len(), 1, "after {before} lines, one line is alone: {pages:?}");
        assert!(is_inside(&set));
    }
}

#[test]
fn a_heading_stays_with_the_text_below_it() {
    for before in 1..=10 {
        let set = laid(&small("", &format!("{}<h2>Heading</h2>{}", paragraph(before), paragraph(3))));
        for page in lines(&set) {
            assert_ne!(page.last().map(String::as_str), Some("Heading"), "after {before} lines");
        }
    }
}

#[test]
fn blocks_that_are_kept_together_are_on_one_page_and_longer_ones_are_split() {
    let kept =
        laid(&small("", &format!("{}<group keep=\"yes\">{}{}</group>", paragraph(5), paragraph(4), paragraph(3))));
    assert_eq!(lines(&kept).iter().map(Vec::len).collect::<Vec<_>>(), [6, 7]);
    let long = laid(&small("", &format!("<group keep=\"yes\">{}</group>", paragraph(40))));
    assert!(long.faults.is_empty() && is_inside(&long));
    assert_eq!(lines(&long).concat().len(), 41);
}

#[test]
fn a_table_of_forty_rows_repeats_its_head_on_each_page_and_is_read_once() {
    let rows: Vec<String> = (1..=40).map(|row| format!("<tr><th>Row {row}</th><td>{row}</td></tr>")).collect();
    let rows = rows.concat();
    let set = laid(&small(
        "",
        &format!("<table heads=\"1\" padding=\"1\"><tr><th>Name</th><th>Number</th></tr>{rows}</table>"),
    ));
    assert!(set.pages >= 4, "{}", set.pages);
    for page in &set.lines {
        assert_eq!(page.lines.iter().filter(|line| line.words == "Name").count(), 1, "one head on each page");
    }
    let read = lines(&set).concat();
    assert_eq!(read.iter().filter(|line| *line == "Name").count(), 1, "the head is read once");
    let names: Vec<&String> = read.iter().filter(|line| line.starts_with("Row ")).collect();
    assert_eq!(names.len(), 40);
    assert!(is_inside(&set));
    // The last row has company.
    assert!(
        set.lines
            .last()
            .is_some_and(|page| page.lines.iter().filter(|line| line.words.starts_with("Row")).count() >= 2)
    );
}

#[test]
fn a_table_has_space_beside_its_columns_and_a_row_that_goes_on_stays_with_the_next() {
    let table = |attributes: &str, row: &str| {
        let rows = "<tr><td>A</td><td>B</td></tr>".repeat(3);
        laid(&small(
            "",
            &format!(
                "{}<table padding=\"1\" {attributes}>{rows}<tr {row}><td>C</td><td>D</td></tr><tr><td span=\"2\">E</td></tr></table>",
                paragraph(1)
            ),
        ))
    };
    let x = |set: &Set, words: &str| {
        set.lines
            .iter()
            .flat_map(|page| &page.lines)
            .find(|line| line.words == words)
            .map(|line| line.x)
            .expect("it is there")
    };
    let (flush, inset) = (table("", ""), table("inset=\"9\"", ""));
    assert!((x(&inset, "A") - x(&flush, "A") - 9.0).abs() < 0.01);
    assert!(x(&inset, "B") - x(&flush, "B") < 9.0, "the columns are narrower");
    let page_of = |set: &Set, words: &str| {
        set.lines.iter().position(|page| page.lines.iter().any(|line| line.words == words)).expect("it is there")
    };
    let open = table("", "open=\"yes\"");
    assert_eq!(page_of(&open, "C"), page_of(&open, "E"));
}

#[test]
fn columns_are_filled_in_order() {
    let set = laid(&small("columns=\"2\" gap=\"20\"", &paragraph(14)));
    let lines: Vec<(f32, &str)> = set.lines[0].lines.iter().map(|line| (line.x, line.words.as_str())).collect();
    assert_eq!(set.pages, 1);
    assert!(lines.iter().any(|(x, words)| *x > 150.0 && *words == "line 14"), "{lines:?}");
}

#[test]
fn a_box_that_is_longer_than_a_page_goes_on_on_the_next() {
    let set = laid(&small("", &format!("<box fill=\"brand\" padding=\"5\">{}</box>", paragraph(30))));
    assert!(set.faults.is_empty(), "{:?}", set.faults);
    assert_eq!(lines(&set).concat().len(), 31);
    assert!(set.pages >= 3 && is_inside(&set));
}

#[test]
fn a_text_that_has_no_room_in_its_frame_is_a_fault_with_its_first_words() {
    let frame = |attributes: &str, blocks: &str| {
        format!(
            "<publication title=\"T\" summary=\"S\" author=\"A\" language=\"en\" day=\"2026-11-23\"><page width=\"300\" height=\"200\">\
             <frame name=\"box\" left=\"20\" top=\"20\" width=\"100\" height=\"50\" {attributes}>{blocks}</frame></page></publication>"
        )
    };
    let set = laid(&frame("", &paragraph(6)));
    assert_eq!(set.faults, [Fault::DoesNotFit { frame: "box".into(), by: 12, from: "line 4".into() }]);
    assert!(set.pdf.is_empty(), "a file with a fault is not made");
    let smaller =
        laid(&frame("smallest=\"40%\"", &format!("<h1 bookmark=\"yes\" before=\"0\">Start</h1>{}", paragraph(5))));
    assert_eq!(smaller.faults, [], "it is set smaller");
    assert!(!smaller.pdf.is_empty());
}

#[test]
fn a_section_that_has_too_many_pages_is_a_fault_or_is_set_smaller() {
    let set = laid(&small("limit=\"1\"", &paragraph(30)));
    assert!(matches!(&set.faults[..], [Fault::TooManyPages { most: 1, .. }]), "{:?}", set.faults);
    let smaller = laid(&small("limit=\"1\" smallest=\"30%\"", &paragraph(30)));
    assert_eq!((smaller.faults.as_slice(), smaller.pages), (&[][..], 1));
    let larger = laid(&small("limit=\"1\" largest=\"150%\"", &paragraph(3)));
    let height = |set: &Set| set.lines[0].lines[2].y - set.lines[0].lines[1].y;
    assert!(height(&larger) > 20.0, "{}", height(&larger));
}

#[test]
fn a_sign_that_no_face_has_is_a_fault_with_its_text() {
    let set = laid(&small("", "<p>A pothole ☔ here</p>"));
    let expected = Fault::MissingGlyph { character: '☔', face: "text".into(), text: "A pothole ☔ here".into() };
    assert_eq!(set.faults, [expected]);
}

#[test]
fn numbers_of_pages_are_those_where_the_blocks_are() {
    let blocks = format!(
        "<contents><entry to=\"end\">The end</entry></contents><p>See page <page-of to=\"end\"/>.</p>{}<h2 id=\"end\">End</h2><p>x</p>",
        paragraph(40)
    );
    let set = laid(&small("", &blocks));
    let pages = lines(&set);
    let at = pages.iter().position(|page| page.iter().any(|line| line == "End")).expect("it is there") + 1;
    assert!(at > 2);
    assert!(pages[0].contains(&at.to_string()), "{:?}", pages[0]);
    assert!(pages[0].contains(&format!("See page {at}.")), "{:?}", pages[0]);
}

#[test]
fn running_heads_name_what_goes_on_and_the_page() {
    let blocks = format!(
        "<running left=\"20\" top=\"2\" right=\"20\" height=\"15\"><p>{{section}}, {{page}}</p></running>\
         <h2 mark=\"One\">One</h2>{}<h2 mark=\"Two\">Two</h2>{}",
        paragraph(25),
        paragraph(12)
    );
    let set = laid(&small("", &blocks));
    let heads: Vec<&str> = set.lines.iter().map(|page| page.lines[0].words.as_str()).collect();
    assert_eq!(heads[0], "One, 1");
    assert_eq!(heads[1], "One, 2");
    assert!(heads.last().is_some_and(|head| head.starts_with("Two, ")), "{heads:?}");
    assert!(set.lines.iter().all(|page| !page.lines[0].is_read), "heads are not read aloud");
}

#[test]
fn empty_texts_and_empty_lists_are_nothing() {
    let set = laid(&small("", "<p></p><p> </p><ul></ul><box padding=\"4\"></box><p>Text</p>"));
    assert_eq!((lines(&set).concat(), set.faults.len()), (vec!["Start".to_owned(), "Text".to_owned()], 0));
}

#[test]
fn the_same_document_is_the_same_file() {
    let markup =
        small("", &format!("{}<qr address=\"https://example.org/\" width=\"60\" words=\"QR code\"/>", paragraph(30)));
    let (one, other) = (laid(&markup), laid(&markup));
    assert!(!one.pdf.is_empty());
    assert_eq!(one.pdf, other.pdf);
}
