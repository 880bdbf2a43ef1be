//! Programs that read the feed, ready to be copied. Each is a file in `examples/`, which the tests run exactly as the page shows it.

use serde::Serialize;

use crate::model::site::BaseUrl;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;

/// The placeholder in the examples for the site's address.
const ANY_SITE: &str = "https://example.org/";

/// A file of `examples/`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Example {
    name: &'static str,
    language: &'static str,
    code: &'static str,
}

macro_rules! example {
    ($name:literal, $language:literal) => {
        Example { name: $name, language: $language, code: include_str!(concat!("examples/", $name)) }
    };
}

const FETCH: Example = example!("fetch.sh", "curl");
const COPY: Example = example!("copy.py", "Python");
const MIRROR: Example = example!("mirror.py", "Python");
const ASK: Example = example!("ask.mjs", "JavaScript");
const PROMISE: Example = example!("promise.py", "Python");
const PROMISE_IN_JAVASCRIPT: Example = example!("promise.mjs", "JavaScript");
pub(crate) const DUE: Example = example!("due.py", "Python");

/// An example as a page shows it.
#[derive(Serialize)]
pub(crate) struct CodeView {
    name: &'static str,
    language: &'static str,
    code: String,
}

impl Example {
    pub(crate) fn view(self, base_url: &BaseUrl) -> CodeView {
        let code = self.code.replace(ANY_SITE, base_url.as_str());
        CodeView { name: self.name, language: self.language, code }
    }
}

/// The page of examples.
#[derive(Serialize)]
pub(crate) struct ExamplesView {
    frame: Frame,
    fetch: CodeView,
    copy: CodeView,
    mirror: CodeView,
    ask: CodeView,
    promise: [CodeView; 2],
}

pub(crate) fn view(site: &Site<'_>) -> ExamplesView {
    let code = |example: Example| example.view(site.job.base_url);
    ExamplesView {
        frame: Frame::titled(site, "data/examples/", "examples").below(&[(&site.title("data"), "data/")]),
        fetch: code(FETCH),
        copy: code(COPY),
        mirror: code(MIRROR),
        ask: code(ASK),
        promise: [code(PROMISE), code(PROMISE_IN_JAVASCRIPT)],
    }
}
