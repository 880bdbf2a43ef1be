//! A published JSON Schema -> the types of objects in it, each with its keys in document order.

use serde_json::Value;

/// A type of object.
pub(super) struct Shape {
    /// Its name in the schema.
    pub(super) name: String,
    pub(super) description: String,
    pub(super) keys: Vec<Key>,
}

pub(super) struct Key {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: ValueKind,
}

/// What a key holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ValueKind {
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
    /// An object with keys of its own: the name of its type.
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

/// Returns the type of a document and those of all objects in it, in document order.
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

/// Returns one of the schema's definitions.
pub(super) fn definition<'a>(schema: &'a Value, name: &str) -> &'a Value {
    &schema["$defs"][name]
}

/// Returns the name that a `$ref` refers to.
pub(super) fn referred(node: &Value) -> Option<&str> {
    node["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn shape(name: &str, node: &Value, schema: &Value) -> Shape {
    let key = |name: &str| {
        let node = &node["properties"][name];
        Key { name: name.to_owned(), description: text(&node["description"]), kind: kind(node, schema) }
    };
    // Every key is always present, and `required` lists them in document order.
    let names = node["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Shape { name: name.to_owned(), description: text(&node["description"]), keys: names.map(key).collect() }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn kind(node: &Value, schema: &Value) -> ValueKind {
    if let Some(alternatives) = node["anyOf"].as_array() {
        let something = alternatives.iter().find(|one| one["type"] != "null").unwrap_or(&Value::Null);
        return ValueKind { or_null: true, ..kind(something, schema) };
    }
    if let Some(name) = referred(node) {
        let definition = definition(schema, name);
        let has_keys = definition.get("properties").is_some();
        return if has_keys { ValueKind::one(Of::Object(name.to_owned())) } else { kind(definition, schema) };
    }
    let or_null = node["type"].as_array().is_some_and(|types| types.contains(&"null".into()));
    let name = node["type"].as_str().or_else(|| node["type"].as_array()?.iter().find_map(Value::as_str));
    let inner = |node: &Value, within| ValueKind { within, ..kind(node, schema) };
    let kind = match name {
        Some("array") => inner(&node["items"], Within::List),
        Some("object") if node.get("propertyNames").is_some() => ValueKind::one(Of::Words),
        Some("object") => inner(&node["additionalProperties"], Within::ByName),
        Some("integer") => ValueKind::one(Of::WholeNumber),
        Some("number") => ValueKind::one(Of::Number),
        Some("boolean") => ValueKind::one(Of::TrueOrFalse),
        _ if node["format"] == "date" => ValueKind::one(Of::Date),
        _ => ValueKind::one(Of::Text),
    };
    ValueKind { or_null, ..kind }
}

impl ValueKind {
    const fn one(of: Of) -> Self {
        Self { of, within: Within::Itself, or_null: false }
    }

    /// Returns the name of the type of its objects.
    pub(super) fn object(&self) -> Option<&str> {
        match &self.of {
            Of::Object(name) => Some(name),
            _ => None,
        }
    }
}
