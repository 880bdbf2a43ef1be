//! `openapi.json`: every path of the feed (`OpenAPI` 3.1).

use serde_json::{Map, Value, json};

use crate::render::feed::convert::Convert;
use crate::render::feed::discovery::forms::{Form, description, forms};
use crate::render::feed::history::History;
use crate::render::feed::v1;

pub(super) fn document(convert: &Convert<'_>, history: &History) -> Value {
    let site = &convert.edition().catalog.site;
    let paths: Map<String, Value> =
        forms(convert).map(|form| (format!("/{}", form.path), path(convert, history, &form))).collect();
    json!({
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": format!("{}: {}", site.city, site.title),
            "summary": "Service standards as static files: no key, no login, any origin.",
            "description": description(convert),
            "version": v1::VERSION,
            "license": {"name": site.licence.name, "url": site.licence.url.value.as_str()},
            "contact": contact(convert),
        },
        "servers": [{"url": convert.url("").trim_end_matches('/')}],
        "externalDocs": {"url": convert.url("data/")},
        "security": [],
        "paths": paths,
    })
}

fn contact(convert: &Convert<'_>) -> Value {
    let site = &convert.edition().catalog.site;
    let mut contact =
        Map::from_iter([("name".to_owned(), site.city.as_str().into()), ("url".to_owned(), convert.url("").into())]);
    if let Some(email) = &site.contact.email {
        contact.insert("email".to_owned(), email.value.as_str().into());
    }
    contact.into()
}

fn path(convert: &Convert<'_>, history: &History, form: &Form) -> Value {
    let schema = form.schema.as_ref().map_or_else(|| own_shape(form.media_type), |schema| json!({"$ref": schema}));
    let mut content = Map::new();
    content.insert(form.media_type.to_owned(), json!({"schema": schema}));
    let mut get = json!({
        "operationId": form.name,
        "summary": form.description,
        "responses": {
            "200": {"description": form.description, "content": content},
            "304": {"description": "Your copy is up to date."},
        },
    });
    if let Some(parameter) = parameter(convert, history, form) {
        get["parameters"] = json!([parameter]);
        get["responses"]["404"] = json!({"description": "Nothing with this name has ever existed."});
    }
    json!({"get": get})
}

/// Returns the schema of a file that has none of its own: any object for JSON, any string otherwise.
fn own_shape(media_type: &str) -> Value {
    if media_type.ends_with("json") { json!({"type": "object"}) } else { json!({"type": "string"}) }
}

/// Describes the parameter in the braces of the path, with an example that exists.
fn parameter(convert: &Convert<'_>, history: &History, form: &Form) -> Option<Value> {
    let edition = convert.edition();
    let name = form.path.split_once('{')?.1.split_once('}')?.0;
    let example = match form.name {
        "standard" => edition.standards().next().map(|one| one.owned.standard.id.to_string()),
        "result" => {
            let mut standards = edition.standards();
            let with_results = standards.find(|one| convert.outcome(one).is_some());
            with_results.map(|one| one.owned.standard.id.to_string())
        }
        "department" => edition.catalog.departments.first().map(|one| one.id.to_string()),
        "calendar" => {
            let closing = edition.catalog.calendars.values().find(|one| !one.closures.is_empty());
            closing.map(|one| one.id.to_string())
        }
        "schema" | "numbered-schema" => Some("standards".to_owned()),
        "changes-of-year" | "changes-of-year-atom" => None,
        "record" => history.any_record().map(str::to_owned),
        _ => history.days().first().map(ToString::to_string),
    };
    let mut parameter = json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
    if let Some(example) = example {
        parameter["example"] = example.into();
    }
    Some(parameter)
}
