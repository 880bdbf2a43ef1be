//! Every text that residents see: whose it is, what it is for and where it stands.

use std::ops::Range;

use crate::model::catalog::{Catalog, Owned};
use crate::model::commitment::Page;
use crate::model::department::Department;
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::model::standard::Version;
use crate::model::target::Target;
use crate::model::written;
use crate::source::{Located, Sources, Span};

/// A text, as Markdown or plain.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// What it is for.
    pub role: Role,
    /// Whose it is.
    pub owner: Owner<'a>,
    /// Whether it is not public yet.
    pub is_draft: bool,
    /// What staff wrote.
    pub markdown: &'a str,
    /// Where.
    pub span: Span,
    /// The file, whole.
    pub file: &'a str,
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What stands before the first heading of the commitment.
    Introduction,
    /// What stands below a heading of the commitment.
    Section,
    /// A page of its own, whole.
    Page,
    /// One or two sentences about a department, a function or a service.
    Summary,
    /// More about a service.
    Description,
    /// What to do if a promise is missed.
    IfMissed,
    /// The words of a promise.
    Promise,
    /// What changes with a version.
    Change,
    /// What can delay a promise.
    Exception,
    /// Why something is not promised, no longer promised, or promised less.
    Reason,
}

/// Whose a text is.
#[derive(Debug, Clone, Copy)]
pub enum Owner<'a> {
    /// The commitment's.
    Commitment,
    /// A page of its own.
    Page(&'a Page),
    /// A department's.
    Department(&'a Department),
    /// A service's, or one of its standards'.
    Service(&'a Department, &'a Service),
}

impl Text<'_> {
    /// The place of a part of the text: that of the whole, where the part can't be found in the file.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Span {
        written::place(self.markdown, part, self.span, self.file)
    }
}

/// Every text of the content that residents see.
#[must_use]
pub fn texts<'a>(catalog: &'a Catalog, sources: &'a Sources) -> Vec<Text<'a>> {
    let mut texts = Texts { all: Vec::new(), seen: Vec::new(), owner: Owner::Commitment, is_draft: false, sources };
    texts.add(Role::Introduction, &catalog.commitment.introduction);
    for section in &catalog.commitment.sections {
        texts.add(Role::Section, &section.body);
    }
    for page in &catalog.pages {
        texts.begin(Owner::Page(page), false);
        texts.add(Role::Page, &page.body);
    }
    for department in &catalog.departments {
        texts.begin(Owner::Department(department), false);
        texts.department(department);
    }
    for (department, service) in catalog.services() {
        texts.begin(Owner::Service(department, service), service.draft);
        texts.service(service);
    }
    for owned in catalog.standards() {
        texts.standard(owned);
    }
    texts.all
}

struct Texts<'a> {
    all: Vec<Text<'a>>,
    /// Where the texts of what is gone through now stand: a few.
    seen: Vec<Span>,
    owner: Owner<'a>,
    is_draft: bool,
    sources: &'a Sources,
}

impl<'a> Texts<'a> {
    fn begin(&mut self, owner: Owner<'a>, is_draft: bool) {
        (self.owner, self.is_draft) = (owner, is_draft);
        self.seen.clear();
    }

    fn add(&mut self, role: Role, prose: impl Into<Option<&'a Prose>>) {
        if let Some(prose) = prose.into() {
            self.push(role, &prose.markdown, prose.span);
        }
    }

    fn add_plain(&mut self, role: Role, text: Option<&'a Located<String>>) {
        if let Some(text) = text {
            self.push(role, &text.value, text.span);
        }
    }

    fn push(&mut self, role: Role, markdown: &'a str, span: Span) {
        // Versions of a standard share the texts that are written beside all of them.
        if self.seen.contains(&span) {
            return;
        }
        self.seen.push(span);
        let file = &self.sources.get(span.source).text;
        self.all.push(Text { role, owner: self.owner, is_draft: self.is_draft, markdown, span, file });
    }

    fn department(&mut self, department: &'a Department) {
        self.add(Role::Summary, &department.summary);
        self.add(Role::IfMissed, department.if_missed.as_ref());
        for function in &department.functions {
            self.add(Role::Summary, function.summary.as_ref());
        }
    }

    fn service(&mut self, service: &'a Service) {
        self.add(Role::Summary, &service.summary);
        self.add(Role::Description, service.description.as_ref());
        self.add(Role::IfMissed, service.if_missed.as_ref());
        self.add(Role::Reason, service.retired.as_ref().map(|retired| &retired.reason));
    }

    fn standard(&mut self, owned: Owned<'a>) {
        let standard = owned.standard;
        self.begin(Owner::Service(owned.department, owned.service), owned.service.draft || standard.draft);
        self.add(Role::IfMissed, standard.if_missed.as_ref());
        self.add(Role::Reason, standard.retired.as_ref().map(|retired| &retired.reason));
        for version in &standard.versions {
            self.is_draft = owned.service.draft || standard.draft || version.draft;
            self.version(version);
        }
    }

    fn version(&mut self, version: &'a Version) {
        let promise = &version.promise;
        self.add_plain(Role::Promise, promise.we.as_ref());
        for exception in &promise.exceptions {
            self.add(Role::Exception, exception);
        }
        if let Target::None(reason) = &promise.target.value {
            self.add(Role::Reason, reason);
        }
        self.add(Role::Reason, promise.exempt.as_ref().map(|exempt| &exempt.reason));
        self.add_plain(Role::Reason, version.gap.as_ref());
        self.add_plain(Role::Change, version.change.as_ref());
    }
}
