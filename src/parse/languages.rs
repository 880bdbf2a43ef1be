//! `languages/*.yaml`: languages that a content folder brings -> languages ready to be written, and the one that the site is written in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::language::{BUILT_IN, Language, LanguageFault, LanguageText, built_in, english};
use crate::model::site::{BusinessDayWord, LanguageTag, Site};
use crate::parse::fields::{MERGE_KEY, merge_key};
use crate::parse::node::{Node, Value};
use crate::parse::reader::Reader;
use crate::parse::rules;
use crate::parse::scalars::{report_broken, report_invisible};
use crate::source::{Located, Span};

/// A language that the content brings, by the tag that is the name of its file.
#[derive(Debug, Clone)]
pub(super) struct OwnLanguage {
    tag: String,
    language: Arc<Language>,
}

/// The languages of the content, by tag.
pub(super) type Languages = BTreeMap<String, Arc<Language>>;

impl OwnLanguage {
    pub(super) fn from_node(tag: &str, tree: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if LanguageTag::new(tag).is_none() {
            let fault = Diagnostic::error(
                &rules::LANGUAGE_FILE,
                Span::start_of(tree.span.source),
                format!("`{tag}` is no language tag"),
            );
            reader.report(fault.help("name the file by the language's short form: languages/fr.yaml for French"));
        }
        let mut entries = Vec::new();
        add(String::new(), tree, &mut entries, reader);
        match Language::new(entries) {
            Ok(language) => Some(Self { tag: tag.to_owned(), language: Arc::new(language) }),
            Err(faults) => {
                for fault in faults {
                    reader.report(diagnostic(fault, tree));
                }
                None
            }
        }
    }

    /// The language with its tag.
    pub(super) fn into_entry(self) -> (String, Arc<Language>) {
        (self.tag, self.language)
    }
}

fn diagnostic(LanguageFault { place, message, help }: LanguageFault<Span>, tree: &Node<'_>) -> Diagnostic {
    let place = place.unwrap_or(Span::start_of(tree.span.source));
    Diagnostic::error(&rules::LANGUAGE_FILE, place, message).help(help)
}

fn add(path: String, node: &Node<'_>, entries: &mut Vec<LanguageText<Span>>, reader: &mut Reader<'_>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match &node.value {
        Value::Map(map) if !map.is_empty() => {
            for (at, (key, value)) in map.iter().enumerate() {
                let name = key.scalar().unwrap_or_default();
                if name == MERGE_KEY {
                    reader.report(merge_key(key));
                    continue;
                }
                if map[..at].iter().any(|(before, _)| before.scalar() == Some(name)) {
                    let fault =
                        Diagnostic::error(&rules::DUPLICATE_KEY, key.span, format!("`{name}` is written twice"));
                    reader.report(fault.help("keep one of them"));
                }
                add(below(name), value, entries, reader);
            }
        }
        Value::List(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                add(below(&at.to_string()), item, entries, reader);
            }
        }
        // An empty group or list says that there are none.
        _ => {
            report_signs(node, reader);
            entries.push(LanguageText { text: node.scalar().unwrap_or_default().to_owned(), path, place: node.span });
        }
    }
}

/// Reports what nobody meant in a text of the language.
fn report_signs(node: &Node<'_>, reader: &mut Reader<'_>) {
    let Some(text) = node.scalar() else { return };
    if !report_invisible(text, node.span, reader) {
        report_broken(text, node.span, reader);
    }
}

/// The language of a site: the content's own or one of the program's, of the tag or of its first part: `fr-CA` is served by `fr`.
pub(super) fn of_site(site: &Site, own: &Languages) -> Result<Arc<Language>, Box<Diagnostic>> {
    let tag = &site.language;
    let text = tag.value.as_str();
    let general = text.split('-').next().unwrap_or_default();
    let found = [text, general].iter().find_map(|tag| own.get(*tag).cloned());
    found.or_else(|| built_in(text)).ok_or_else(|| Box::new(unknown(tag, own)))
}

/// That the site's own language still makes promises in English: a copy that nobody has translated yet.
pub(super) fn untranslated(site: &Site, own: &Languages) -> Option<Diagnostic> {
    let tag = &site.language;
    let is_english = tag.value.as_str().split('-').next() == Some("en");
    let language = of_site(site, own).ok().filter(|language| !is_english && language.promise == english().promise)?;
    let message = format!("the promises of `{}` are still in English", tag.value.as_str());
    let fault = Diagnostic::warning(&rules::LANGUAGE_FILE, tag.span, message);
    Some(fault.help(format!(
        "translate its file in `languages/`, which calls itself {}: a screen reader would read English aloud as `{}`",
        language.name,
        tag.value.as_str()
    )))
}

/// The language of a site, or English in its place, with the site's word for business days.
pub(super) fn of_site_or_english(site: &Site, own: &Languages) -> Arc<Language> {
    let language = of_site(site, own).unwrap_or_else(|_| Arc::clone(english()));
    match site.business_day_word {
        Some(BusinessDayWord::WorkingDay) => language.with_working_days().map_or(language, Arc::new),
        Some(BusinessDayWord::BusinessDay) | None => language,
    }
}

/// That the site wants another word for business days, which its language does not have.
pub(super) fn without_word(site: &Site, own: &Languages) -> Option<Diagnostic> {
    let is_other = site.business_day_word == Some(BusinessDayWord::WorkingDay);
    let tag = &site.language;
    of_site(site, own).ok().filter(|language| is_other && language.working_time.is_none())?;
    let message = format!("the language `{}` has one word for business days", tag.value.as_str());
    let fault = Diagnostic::error(&rules::LANGUAGE_FILE, tag.span, message);
    Some(fault.help(
        "remove `business_day_word`, and write the word that you use under `units` in the language's file; or add `working_time` there, as in English",
    ))
}

fn unknown(tag: &Located<LanguageTag>, own: &Languages) -> Diagnostic {
    let text = tag.value.as_str();
    let general = text.split('-').next().unwrap_or_default();
    let there: Vec<&str> = BUILT_IN.into_iter().chain(own.keys().map(String::as_str)).collect();
    Diagnostic::error(&rules::UNKNOWN_LANGUAGE, tag.span, format!("there is no language `{text}`"))
        .label(format!("there {} {}", if there.len() == 1 { "is" } else { "are" }, there.join(", ")))
        .help(format!(
            "write one of these, or bring the language: `charter new language --tag {general}` adds it in English as `languages/{general}.yaml`, to be translated"
        ))
}
