//! `datapackage.json`: the tables as a Frictionless Data Package. It names its profile as version 1 does, which readers of version 2
//! understand too.

use serde_json::{Value, json};

use crate::render::feed::convert::Convert;
use crate::render::feed::manifest::ListedFile;
use crate::render::feed::tables::column::{Column, ColumnKind, RowKind};
use crate::render::feed::tables::table::Table;
use crate::render::feed::v1;

pub(super) fn document(convert: &Convert<'_>, resources: &[Value]) -> Value {
    let site = &convert.edition().catalog.site;
    let licence = &site.licence;
    json!({
        "profile": "tabular-data-package",
        "name": "service-standards",
        "title": format!("{}: {}", site.city, site.title),
        "description": description(convert),
        "homepage": convert.url("data/"),
        "version": v1::VERSION,
        "licenses": [{"title": licence.name, "path": licence.url.value.as_str()}],
        "contributors": [{"title": site.city, "path": convert.url(""), "roles": ["publisher"]}],
        "resources": resources,
    })
}

fn description(convert: &Convert<'_>) -> String {
    let site = &convert.edition().catalog.site;
    site.illustrative.as_ref().map_or_else(|| site.summary.clone(), |notice| format!("{} {notice}", site.summary))
}

/// Describes a table and its file.
pub(super) fn resource<K: RowKind>(table: &Table<K>, file: &ListedFile) -> Value {
    json!({
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": table.file,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sha256),
        "schema": {
            "primaryKey": table.key,
            "fields": table.columns.iter().map(field).collect::<Vec<Value>>(),
        },
    })
}

fn field<K: RowKind>(column: &Column<K>) -> Value {
    match column.kind {
        ColumnKind::Address => {
            json!({"name": column.name, "type": "string", "format": "uri", "description": column.description})
        }
        kind => json!({"name": column.name, "type": type_of(kind), "description": column.description}),
    }
}

const fn type_of(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text | ColumnKind::List | ColumnKind::Address => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Boolean => "boolean",
        ColumnKind::Date => "date",
    }
}
