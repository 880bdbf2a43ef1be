//! Specimens of the feed's documents -> a page for each kind of document: every key with its type, meaning and an example.

mod search;
mod shape;
mod specimens;
mod values;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::address::{self, FEED};
use crate::markdown;
use crate::render::feed::{self, DocumentPaths};
use crate::render::job::RenderError;
use crate::render::pages::data::reference::shape::{Key, Of, Shape, ValueKind, Within, shapes};
pub(crate) use crate::render::pages::data::reference::specimens::Specimens;
use crate::render::pages::data::reference::values::Values;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::links::{Link, Links};
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// The page about the keys that every document starts with.
pub(super) const BEGINNING: &str = "every-document";

/// The name of its type in the schemas.
const ENVELOPE: &str = "Envelope";

/// The keys of one kind of document.
#[derive(Serialize)]
pub(crate) struct ReferenceView {
    frame: Frame,
    #[serde(skip)]
    pub(crate) address: String,
    lead: String,
    /// Links to the file and its schema; `None` for the keys that every document starts with.
    file: Option<FileView>,
    /// Link to the page about the keys that every document starts with; `None` if this document doesn't start with them.
    beginning: Option<String>,
    /// An example of a text for people, on the page that explains it.
    text_by_language: Option<String>,
    tables: Vec<TableView>,
}

#[derive(Serialize)]
struct FileView {
    url: String,
    /// `None` if it is one of many.
    link: Option<Link>,
    schema: String,
}

#[derive(Serialize)]
struct TableView {
    anchor: String,
    /// `None` for the document itself.
    name: Option<String>,
    description: String,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    /// The key, split where a line may break.
    key: Vec<String>,
    holds: String,
    /// Link to the keys of the objects that it holds.
    shape: Option<Link>,
    or_null: bool,
    meaning: String,
    /// The meaning of `null`.
    null: Option<String>,
    value: Option<String>,
}

/// A kind of document with its types.
struct Kept {
    paths: DocumentPaths,
    shapes: Vec<Shape>,
}

/// Returns the addresses of the pages about documents that have a schema of their own, and about the keys that they all start with.
pub(crate) fn addresses() -> impl Iterator<Item = String> {
    let documents = feed::own_documents();
    documents.map(|document| address::document(document.name)).chain([address::document(BEGINNING)])
}

/// Makes a view for every kind of document that has a schema of its own, and for the keys that they all start with.
pub(crate) fn views(site: &Site<'_>, specimens: Specimens<'_>) -> Result<Vec<ReferenceView>, RenderError> {
    let (mut kept, mut values, mut beginning) = (Vec::new(), Values::default(), Vec::new());
    for kind in specimens.into_kinds()? {
        let shapes = shapes(kind.paths.name, kind.schema);
        if shapes.iter().any(|shape| shape.name == ENVELOPE) {
            beginning = self::shapes(ENVELOPE, &with_root(kind.schema));
        }
        kind.add_to(&mut values, &shapes)?;
        kept.push(Kept { paths: kind.paths, shapes });
    }
    let book = Book::new(site, values, &beginning, &kept);
    let first = book.beginning(&beginning);
    Ok(std::iter::once(first).chain(kept.iter().map(|one| book.document(one))).collect())
}

/// Returns the schema of the keys that every document starts with, from a schema that defines them.
fn with_root(schema: &Value) -> Value {
    let mut root = shape::definition(schema, ENVELOPE).clone();
    root["$defs"] = schema["$defs"].clone();
    root
}

/// What all pages of the reference share.
struct Book<'a> {
    site: &'a Site<'a>,
    values: Values,
    /// The keys that every document starts with.
    first_keys: Vec<&'a str>,
    /// For each type, the page with its keys: the first one that uses it.
    homes: BTreeMap<&'a str, &'a str>,
}

impl<'a> Book<'a> {
    fn new(site: &'a Site<'a>, values: Values, beginning: &'a [Shape], kept: &'a [Kept]) -> Self {
        let mut homes: BTreeMap<&str, &str> = beginning.iter().map(|shape| (shape.name.as_str(), BEGINNING)).collect();
        for one in kept {
            for shape in &one.shapes {
                homes.entry(&shape.name).or_insert(one.paths.name);
            }
        }
        let first_keys = beginning.iter().take(1).flat_map(|shape| &shape.keys).map(|key| key.name.as_str()).collect();
        Self { site, values, first_keys, homes }
    }

    fn beginning(&self, shapes: &[Shape]) -> ReferenceView {
        let title = self.site.say(Word::EveryDocumentTitle, &[]);
        let lead = self.site.say(Word::EveryDocumentSummary, &[]);
        let text_by_language = self.values.shown("Publisher", "name");
        ReferenceView { text_by_language, ..self.view(BEGINNING, &title, &lead, shapes) }
    }

    fn document(&self, one: &Kept) -> ReferenceView {
        let paths = &one.paths;
        let name = paths.path.strip_prefix(FEED).unwrap_or(&paths.path);
        let title = self.site.say(Word::ReferenceTitle, &[name]);
        let mut view = self.view(paths.name, &title, paths.description, &one.shapes);
        let links = &view.frame.links;
        view.file = Some(FileView {
            url: self.site.job.base_url.join(&paths.path),
            link: (!paths.path.contains('{')).then(|| Link { name: name.to_owned(), href: links.to(&paths.path) }),
            schema: paths.schema.as_ref().map(|path| links.to(path)).unwrap_or_default(),
        });
        let begins = one.shapes.first().is_some_and(|shape| shape.keys.iter().any(|key| self.is_first(key)));
        view.beginning = begins.then(|| links.to(&address::document(BEGINNING)));
        view
    }

    fn view(&self, page: &str, title: &str, lead: &str, shapes: &[Shape]) -> ReferenceView {
        let address = address::document(page);
        let above = self.site.title("data");
        let frame = Frame::new(self.site, &address, title, &markdown::to_text(lead)).below(&[(&above, "data/")]);
        let at_home = |shape: &&Shape| self.homes.get(shape.name.as_str()) == Some(&page);
        ReferenceView {
            tables: shapes.iter().filter(at_home).map(|shape| self.table(&frame.links, page, shape)).collect(),
            address,
            lead: frame.links.inline_html(lead),
            file: None,
            beginning: None,
            text_by_language: None,
            frame,
        }
    }

    fn table(&self, links: &Links, page: &str, shape: &Shape) -> TableView {
        let is_the_document = shape.name == page || shape.name == ENVELOPE;
        let own = shape.keys.iter().filter(|key| shape.name != page || !self.is_first(key));
        TableView {
            anchor: anchor(&shape.name),
            name: (!is_the_document).then(|| shape.name.clone()),
            description: links.inline_html(&shape.description),
            rows: own.map(|key| self.row(links, page, shape, key)).collect(),
        }
    }

    fn is_first(&self, key: &Key) -> bool {
        self.first_keys.contains(&key.name.as_str())
    }

    fn row(&self, links: &Links, page: &str, shape: &Shape, key: &Key) -> RowView {
        let (meaning, null) = meaning(&key.description, key.kind.or_null);
        let target = key.kind.object().map(|name| Link { name: name.to_owned(), href: self.place(links, page, name) });
        let value = if target.is_none() { self.values.shown(&shape.name, &key.name) } else { None };
        RowView {
            key: key.name.split_inclusive('_').map(str::to_owned).collect(),
            holds: self.site.say(holds(&key.kind), &[]),
            shape: target,
            or_null: key.kind.or_null,
            meaning: links.inline_html(&meaning),
            null: null.map(|null| links.inline_html(&null)),
            value,
        }
    }

    /// Returns the link to the keys of a type.
    fn place(&self, links: &Links, page: &str, shape: &str) -> String {
        match self.homes.get(shape) {
            Some(home) if *home != page => format!("{}#{}", links.to(&address::document(home)), anchor(shape)),
            _ => format!("#{}", anchor(shape)),
        }
    }
}

/// Returns the anchor of a type: `on-the-spot` for `OnTheSpot`.
fn anchor(shape: &str) -> String {
    let mut anchor = String::new();
    for letter in shape.chars() {
        if letter.is_ascii_uppercase() && !anchor.is_empty() {
            anchor.push('-');
        }
        anchor.push(letter.to_ascii_lowercase());
    }
    anchor
}

/// Splits a description into the meaning of the key and the meaning of its `null`, which follows `null: `.
fn meaning(description: &str, or_null: bool) -> (String, Option<String>) {
    let Some((before, behind)) = description.split_once("null: ").filter(|_| or_null) else {
        return (description.to_owned(), None);
    };
    let (null, rest) = behind.split_once(". ").unwrap_or((behind.trim_end_matches('.'), ""));
    let meaning = format!("{}. {rest}", before.trim_end_matches([';', ' ']));
    (meaning.trim_end().to_owned(), Some(format!("{null}.")))
}

const fn holds(kind: &ValueKind) -> Word {
    match (kind.within, &kind.of) {
        (Within::List, Of::Object(_)) => Word::HoldsListOf,
        (Within::List, Of::Words) => Word::HoldsListOfWords,
        (Within::List, Of::Date) => Word::HoldsDates,
        (Within::List, _) => Word::HoldsTexts,
        (Within::ByName, Of::Object(_)) => Word::HoldsByName,
        (Within::ByName, _) => Word::HoldsTextsByName,
        (Within::Itself, Of::Object(_)) => Word::HoldsObject,
        (Within::Itself, Of::Text) => Word::HoldsText,
        (Within::Itself, Of::Date) => Word::HoldsDate,
        (Within::Itself, Of::WholeNumber) => Word::HoldsWholeNumber,
        (Within::Itself, Of::Number) => Word::HoldsNumber,
        (Within::Itself, Of::TrueOrFalse) => Word::HoldsTrueOrFalse,
        (Within::Itself, Of::Words) => Word::HoldsWords,
    }
}
