//! A workbook -> the parts of its package, as ECMA-376 names them.

use std::fmt::Write;

use jiff::civil::{Date, date};

use crate::escape::xml;
use crate::spreadsheet::book::{Sheet, Value, Workbook};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The day before the first that spreadsheets count, as if 1900 had been a leap year.
const EPOCH: Date = date(1899, 12, 30);

/// The numbers of the formats in [`styles`].
const TEXT: u8 = 0;
const NAME: u8 = 1;
const NUMBER: u8 = 2;
const DECIMAL: u8 = 3;
const PERCENT: u8 = 4;
const DAY: u8 = 5;

pub(super) fn path_of_sheet(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

pub(super) fn content_types(sheets: usize) -> String {
    let sheet =
        |number| format!("<Override PartName=\"/{}\" ContentType=\"{SHEETS}.worksheet+xml\"/>", path_of_sheet(number));
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SHEETS}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{SHEETS}.styles+xml\"/>{}</Types>",
        (1..=sheets).map(sheet).collect::<String>()
    )
}

pub(super) fn relations_of_the_package() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    )
}

pub(super) fn relations_of_the_workbook(sheets: usize) -> String {
    let sheet = |number| {
        format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        )
    };
    format!(
        "{HEAD}<Relationships xmlns=\"{RELATIONS}\">{}\
         <Relationship Id=\"rId{}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>",
        (1..=sheets).map(sheet).collect::<String>(),
        sheets + 1
    )
}

pub(super) fn properties(workbook: &Workbook) -> String {
    let Workbook { title, author, created, .. } = workbook;
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{CORE}\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{created}T00:00:00Z</dcterms:created></cp:coreProperties>",
        xml(title),
        xml(author)
    )
}

pub(super) fn workbook(workbook: &Workbook) -> String {
    let sheet = |(number, sheet): (usize, &Sheet)| {
        format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", xml(&name(&sheet.name)))
    };
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{}</sheets></workbook>",
        (1..).zip(&workbook.sheets).map(sheet).collect::<String>()
    )
}

/// A name that spreadsheets accept for a sheet.
fn name(name: &str) -> String {
    name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(31).collect()
}

/// The formats of cells, in the order of their numbers.
pub(super) fn styles() -> String {
    let top = "<alignment vertical=\"top\" wrapText=\"1\"/>";
    let cell = |format: u16| {
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">{top}</xf>"
        )
    };
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"0.0##\"/>\
         <numFmt numFmtId=\"165\" formatCode=\"0.0%\"/><numFmt numFmtId=\"166\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
         <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
         <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8EAEE\"/></patternFill></fill></fills>\
         <borders count=\"1\"><border/></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"6\">{}\
         <xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">{top}</xf>{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        cell(0),
        [3, 164, 165, 166].map(cell).concat()
    )
}

pub(super) fn sheet(sheet: &Sheet) -> String {
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    // Writing to a string can't fail.
    for (number, (_, width)) in (1..).zip(&sheet.columns) {
        let _ = write!(out, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    out.push_str("</cols><sheetData>");
    let names = sheet.columns.iter().map(|(name, _)| inline(NAME, name));
    row(&mut out, names);
    for cells in &sheet.rows {
        row(&mut out, cells.iter().map(cell));
    }
    out.push_str("</sheetData>");
    if let Some(last) = sheet.columns.len().checked_sub(1) {
        let _ = write!(out, "<autoFilter ref=\"A1:{}{}\"/>", column(last), sheet.rows.len() + 1);
    }
    out.push_str("<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push_str("<row>");
    out.extend(cells);
    out.push_str("</row>");
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
fn column(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    let before = (at / 26).checked_sub(1).map(column).unwrap_or_default();
    format!("{before}{letter}")
}

fn cell(value: &Value) -> String {
    match value {
        Value::Blank => "<c/>".to_owned(),
        Value::Text(text) => inline(TEXT, text),
        Value::Number(number) => figure(NUMBER, number),
        Value::Decimal(parts) => figure(DECIMAL, format!("{}.{:03}", parts / 1000, parts % 1000)),
        Value::Percent(tenths) => figure(PERCENT, format!("{}.{:03}", tenths / 1000, tenths % 1000)),
        Value::Day(day) => {
            let days = EPOCH.until(*day).map_or(0, |span| span.get_days());
            figure(DAY, days)
        }
    }
}

fn figure(style: u8, number: impl std::fmt::Display) -> String {
    format!("<c s=\"{style}\"><v>{number}</v></c>")
}

/// A text in its cell, so that nothing takes it for a formula.
fn inline(style: u8, words: &str) -> String {
    format!("<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", xml(words))
}
