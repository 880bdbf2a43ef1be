//! A published JSON Schema -> the kinds of objects in it, each with its keys in the order in which documents have them.

use serde_json::Value;

/// A kind of object.
pub(super) struct Shape {
    /// Its name in the schema.
    pub(super) name: String,
    pub(super) description: String,
    pub(super) keys: Vec<Key>,
}

pub(super) struct Key {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: Kind,
}

/// What a key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) of: Of,
    pub(super) within: Within,
    pub(super) or_null: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Of {
    Text,
    Date,
    WholeNumber,
    Number,
    TrueOrFalse,
    /// A text by language.
    Words,
    /// An object with keys of its own: the name of its shape.
    Object(String),
}

/// Whether a key holds one thing or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Itself,
    List,
    /// An object whose keys are ids or names.
    ByName,
}

/// The shape of a document, and those of all objects in it, in the order in which a reader meets them.
pub(super) fn shapes(document: &str, schema: &Value) -> Vec<Shape> {
    let mut found = vec![shape(document, schema, schema)];
    let mut at = 0;
    while let Some(shape) = found.get(at) {
        let names: Vec<String> = shape.keys.iter().filter_map(|key| key.kind.object().map(str::to_owned)).collect();
        for name in names {
            if !found.iter().any(|one| one.name == name) {
                found.push(self::shape(&name, definition(schema, &name), schema));
            }
        }
        at += 1;
    }
    found
}

/// One of the schema's own definitions.
pub(super) fn definition<'a>(schema: &'a Value, name: &str) -> &'a Value {
    &schema["$defs"][name]
}

/// The name behind a `$ref`.
pub(super) fn referred(node: &Value) -> Option<&str> {
    node["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn shape(name: &str, node: &Value, schema: &Value) -> Shape {
    let key = |name: &str| {
        let node = &node["properties"][name];
        Key { name: name.to_owned(), description: text(&node["description"]), kind: kind(node, schema) }
    };
    // Every key is always there, and `required` has them in the order of the documents.
    let names = node["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Shape { name: name.to_owned(), description: text(&node["description"]), keys: names.map(key).collect() }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn kind(node: &Value, schema: &Value) -> Kind {
    if let Some(alternatives) = node["anyOf"].as_array() {
        let something = alternatives.iter().find(|one| one["type"] != "null").unwrap_or(&Value::Null);
        return Kind { or_null: true, ..kind(something, schema) };
    }
    if let Some(name) = referred(node) {
        let definition = definition(schema, name);
        let has_keys = definition.get("properties").is_some();
        return if has_keys { Kind::one(Of::Object(name.to_owned())) } else { kind(definition, schema) };
    }
    let or_null = node["type"].as_array().is_some_and(|types| types.contains(&"null".into()));
    let name = node["type"].as_str().or_else(|| node["type"].as_array()?.iter().find_map(Value::as_str));
    let inner = |node: &Value, within| Kind { within, ..kind(node, schema) };
    let kind = match name {
        Some("array") => inner(&node["items"], Within::List),
        Some("object") if node.get("propertyNames").is_some() => Kind::one(Of::Words),
        Some("object") => inner(&node["additionalProperties"], Within::ByName),
        Some("integer") => Kind::one(Of::WholeNumber),
        Some("number") => Kind::one(Of::Number),
        Some("boolean") => Kind::one(Of::TrueOrFalse),
        _ if node["format"] == "date" => Kind::one(Of::Date),
        _ => Kind::one(Of::Text),
    };
    Kind { or_null, ..kind }
}

impl Kind {
    const fn one(of: Of) -> Self {
        Self { of, within: Within::Itself, or_null: false }
    }

    /// The shape that it leads to.
    pub(super) fn object(&self) -> Option<&str> {
        match &self.of {
            Of::Object(name) => Some(name),
            _ => None,
        }
    }
}
