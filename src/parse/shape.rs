//! The values that a type accepts -> the matching part of a JSON Schema, with keywords that every editor supports.

use serde_json::{Map, Value, json};

/// A JSON Schema of one value.
#[derive(Debug, Clone)]
pub(super) struct Shape(Map<String, Value>);

impl Shape {
    fn new(keyword: &str, value: impl Into<Value>) -> Self {
        Self(Map::new()).with(keyword, value)
    }

    /// Adds a keyword.
    #[must_use]
    pub(super) fn with(mut self, keyword: &str, value: impl Into<Value>) -> Self {
        self.0.insert(keyword.to_owned(), value.into());
        self
    }

    /// Any text. Values that YAML reads as numbers or booleans need no quotes: the reader takes them as typed.
    pub(super) fn text() -> Self {
        Self::pattern(r"\S", "write the text, or remove the key if it is not needed").also_typed(&["number", "boolean"])
    }

    /// A text that matches a pattern; `how` says what to write instead.
    pub(super) fn pattern(pattern: &str, how: &str) -> Self {
        // Editors show this message instead of the pattern; validators that don't know the keyword ignore it.
        Self::new("type", "string").with("pattern", pattern).with("patternErrorMessage", how)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn integer(least: u64, most: u64) -> Self {
        Self::new("type", "integer").with("minimum", least).with("maximum", most)
    }

    /// Also allows other types, as which YAML may read an unquoted value.
    #[must_use]
    pub(super) fn also_typed(self, others: &[&str]) -> Self {
        let types: Vec<&str> = [&["string"], others].concat();
        self.with("type", types)
    }

    /// Also allows numbers with a dot: `4.1` is a clause, but YAML reads it as a number.
    #[must_use]
    pub(super) fn or_dotted_number(self) -> Self {
        self.also_typed(&["number"]).with("minimum", 0).with("not", json!({ "type": "integer" }))
    }

    /// One of a few words.
    pub(super) fn word(words: &[&str]) -> Self {
        Self::new("type", "string").with("enum", words)
    }

    /// One of several values, which may differ in type.
    pub(super) fn one_of_values(values: &[Value]) -> Self {
        Self::new("enum", values)
    }

    /// Any of several shapes.
    pub(super) fn either(shapes: impl IntoIterator<Item = Self>) -> Self {
        Self::new("anyOf", all(shapes))
    }

    /// A list.
    pub(super) fn list(item: Self) -> Self {
        Self::new("type", "array").with("items", item.into_value())
    }

    /// A list with at least one item.
    pub(super) fn full_list(item: Self) -> Self {
        Self::list(item).with("minItems", 1)
    }

    /// A group of keys that has these and no others, some of which are required.
    pub(super) fn group<'k>(keys: impl IntoIterator<Item = (&'k str, Self)>, required: &[&'k str]) -> Self {
        let shapes: Map<String, Value> =
            keys.into_iter().map(|(key, shape)| (key.to_owned(), shape.into_value())).collect();
        Self::new("type", "object")
            .with("properties", shapes)
            .with("additionalProperties", false)
            .requiring(required.iter().copied())
    }

    /// A group that has at least these keys.
    pub(super) fn having(keys: &[&str]) -> Self {
        Self(Map::new()).requiring(keys.iter().copied())
    }

    /// What has at least this key, and a list with something in it as its value.
    pub(super) fn having_full_list(key: &str) -> Self {
        Self::having(&[key]).with("properties", json!({ key: { "minItems": 1 } }))
    }

    /// A group that has none of these keys.
    pub(super) fn without(keys: impl IntoIterator<Item = &'static str>) -> Self {
        let none: Map<String, Value> = keys.into_iter().map(|key| (key.to_owned(), Value::Bool(false))).collect();
        Self::new("properties", none)
    }

    fn requiring<'k>(self, keys: impl Iterator<Item = &'k str>) -> Self {
        let keys: Vec<&str> = keys.collect();
        if keys.is_empty() { self } else { self.with("required", keys) }
    }

    /// Also requires at least one of `shapes`.
    #[must_use]
    pub(super) fn and_any(self, shapes: impl IntoIterator<Item = Self>) -> Self {
        self.with("anyOf", all(shapes))
    }

    /// Also requires exactly one of `shapes`.
    #[must_use]
    pub(super) fn and_exactly_one(self, shapes: impl IntoIterator<Item = Self>) -> Self {
        self.with("oneOf", all(shapes))
    }

    /// Also excludes `shape`.
    #[must_use]
    pub(super) fn and_not(self, shape: Self) -> Self {
        self.with("not", shape.0)
    }

    /// Also requires `then` if `condition` holds, and `otherwise` if not.
    #[must_use]
    pub(super) fn and_if(self, condition: Self, then: Self, otherwise: Self) -> Self {
        self.with("if", condition.0).with("then", then.0).with("else", otherwise.0)
    }

    /// The schema as JSON.
    pub(super) fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

fn all(shapes: impl IntoIterator<Item = Shape>) -> Value {
    shapes.into_iter().map(Shape::into_value).collect()
}
