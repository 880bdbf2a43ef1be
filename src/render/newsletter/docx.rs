//! A newsletter -> a document for word processors (Office Open XML, ECMA-376), with what assistive technology needs: a title, a language,
//! headings with heading styles, and links with a text.

use crate::escape;
use crate::render::newsletter::letter::{Group, Letter};
use crate::zip::zip;

/// Writes it.
pub(super) fn written(letter: &Letter) -> Vec<u8> {
    let mut body = Body::default();
    body.paragraph(Style::Title, &text(&letter.title));
    for paragraph in &letter.lead {
        body.paragraph(Style::Plain, &text(paragraph));
    }
    for Group { heading, entries, summary } in &letter.groups {
        body.paragraph(Style::Heading1, &text(heading));
        for entry in entries {
            let link = body.link(&entry.name, &entry.href);
            body.paragraph(Style::Heading2, &link);
            for paragraph in &entry.paragraphs {
                body.paragraph(Style::Plain, &text(paragraph));
            }
        }
        if let Some(summary) = summary {
            body.paragraph(Style::Plain, &text(summary));
        }
    }
    for more in &letter.more {
        let link = body.link(&more.href, &more.href);
        body.paragraph(Style::Plain, &(text(&format!("{} ", more.name)) + &link));
    }
    zip(&[
        ("[Content_Types].xml", document(CONTENT_TYPES)),
        ("_rels/.rels", document(RELATIONSHIPS)),
        ("docProps/core.xml", document(&properties(letter))),
        ("word/document.xml", document(&body.document())),
        ("word/_rels/document.xml.rels", document(&body.relationships())),
        ("word/styles.xml", document(&STYLES.replace("{language}", &escape::xml(&letter.language)))),
    ])
}

/// A style of a paragraph in [`STYLES`].
#[derive(Debug, Clone, Copy)]
enum Style {
    Title,
    Heading1,
    Heading2,
    Plain,
}

impl Style {
    /// Returns its id, unless it is the default.
    const fn id(self) -> Option<&'static str> {
        match self {
            Self::Title => Some("Title"),
            Self::Heading1 => Some("Heading1"),
            Self::Heading2 => Some("Heading2"),
            Self::Plain => None,
        }
    }
}

/// The paragraphs of a document, and where its links lead.
#[derive(Default)]
struct Body {
    paragraphs: String,
    targets: Vec<String>,
}

impl Body {
    fn paragraph(&mut self, style: Style, runs: &str) {
        let properties = style.id().map_or_else(String::new, |id| format!("<w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr>"));
        self.paragraphs.extend(["<w:p>", &properties, runs, "</w:p>\n"]);
    }

    /// Returns a link with its text.
    fn link(&mut self, words: &str, target: &str) -> String {
        self.targets.push(target.to_owned());
        let id = link_id(self.targets.len());
        let run = format!("<w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>{}</w:r>", letters(words));
        format!("<w:hyperlink r:id=\"{id}\">{run}</w:hyperlink>")
    }

    fn document(&self) -> String {
        let margins = "<w:sectPr><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>";
        format!(
            "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:body>\n{}{margins}</w:body></w:document>\n",
            self.paragraphs
        )
    }

    fn relationships(&self) -> String {
        let styles = format!("<Relationship Id=\"styles\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>\n");
        let link = |(at, target): (usize, &String)| {
            let (id, target) = (link_id(at + 1), escape::xml(target));
            format!(
                "<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>\n"
            )
        };
        let links: String = self.targets.iter().enumerate().map(link).collect();
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">\n{styles}{links}</Relationships>\n")
    }
}

fn link_id(number: usize) -> String {
    format!("link{number}")
}

fn text(text: &str) -> String {
    format!("<w:r>{}</w:r>", letters(text))
}

fn letters(text: &str) -> String {
    format!("<w:t xml:space=\"preserve\">{}</w:t>", escape::xml(text))
}

fn document(xml: &str) -> String {
    ["<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", xml].concat()
}

fn properties(letter: &Letter) -> String {
    let [title, city, language] = [&letter.title, &letter.city, &letter.language].map(|text| escape::xml(text));
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{title}</dc:title><dc:creator>{city}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>\n"
    )
}

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>
"#;

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="properties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>
"#;

/// The built-in styles of word processors, so that pasted text takes on the look of the document around it. Sizes are in half points,
/// distances in twentieths of a point. The colour of links has a contrast of 9 to 1 on white.
const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="24"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0A4B73"/><w:u w:val="single"/></w:rPr></w:style>
</w:styles>
"#;
