//! A table -> what its columns contain (W3C CSV on the Web), as in `standards.csv-metadata.json`.

use serde_json::{Map, Value, json};

use crate::render::feed::convert::Convert;
use crate::render::feed::tables::column::{BETWEEN, Column, ColumnKind, RowKind};
use crate::render::feed::tables::table::Table;

pub(super) fn document<K: RowKind>(convert: &Convert<'_>, table: &Table<K>) -> Value {
    let site = &convert.edition().catalog.site;
    json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": site.language.value.as_str()}],
        "url": table.file,
        "dc:title": format!("{}: {}", site.city, site.title),
        "dc:license": {"@id": site.licence.url.value.as_str()},
        "dc:publisher": {"@id": convert.url("")},
        "dialect": {"encoding": "utf-8", "header": true, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {
            "primaryKey": primary_key(table.key),
            "columns": table.columns.iter().map(column).collect::<Vec<Value>>(),
        },
    })
}

/// One column by its name, several in a list.
fn primary_key(key: &[&str]) -> Value {
    if let [only] = key { (*only).into() } else { key.into() }
}

fn column<K: RowKind>(column: &Column<K>) -> Value {
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
        ColumnKind::Boolean => "boolean",
        ColumnKind::Date => "date",
        ColumnKind::Address => "anyURI",
    }
}
