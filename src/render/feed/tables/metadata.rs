//! `standards.csv-metadata.json`: what the columns of `standards.csv` contain (W3C CSV on the Web).

use serde_json::{Map, Value, json};

use crate::render::feed::convert::Convert;
use crate::render::feed::tables::column::{BETWEEN, Column, ColumnKind};
use crate::render::feed::tables::standards;
use crate::render::feed::tables::table::STANDARDS;

pub(super) fn document(convert: &Convert<'_>) -> Value {
    let site = &convert.edition().catalog.site;
    json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": site.language.value.as_str()}],
        "url": STANDARDS,
        "dc:title": format!("{}: {}", site.city, site.title),
        "dc:license": {"@id": site.licence.url.value.as_str()},
        "dc:publisher": {"@id": convert.url("")},
        "dialect": {"encoding": "utf-8", "header": true, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {
            "primaryKey": "id",
            "columns": standards::COLUMNS.iter().map(column).collect::<Vec<Value>>(),
        },
    })
}

fn column(column: &Column) -> Value {
    let mut entry = Map::new();
    entry.insert("name".to_owned(), column.name.into());
    entry.insert("titles".to_owned(), column.name.into());
    entry.insert("dc:description".to_owned(), column.description.into());
    entry.insert("datatype".to_owned(), datatype(column.kind).into());
    if column.kind == ColumnKind::List {
        entry.insert("separator".to_owned(), BETWEEN.into());
    }
    entry.into()
}

const fn datatype(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text | ColumnKind::List => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "decimal",
        ColumnKind::Date => "date",
        ColumnKind::Address => "anyURI",
    }
}
