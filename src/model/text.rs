//! Every text that residents see: whose it is, what it is for and where it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::answer::Answer;
use crate::model::catalog::{Catalog, Owned};
use crate::model::commitment::Page;
use crate::model::department::Department;
use crate::model::id::StandardId;
use crate::model::prose::Prose;
use crate::model::service::Service;
use crate::model::standard::{Conditions, Version};
use crate::model::written::{self, Written};
use crate::source::{Located, Sources, Span};

/// A text, as Markdown or plain.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// Its role.
    pub role: Role,
    /// Its owner.
    pub owner: Owner<'a>,
    /// Whether it is not public yet.
    pub is_draft: bool,
    /// Whether it is shown verbatim, without Markdown.
    pub is_plain: bool,
    /// The text.
    pub markdown: &'a str,
    /// Where it is written.
    pub span: Span,
    /// The text of the whole file.
    pub file: &'a str,
    /// How a long text is written: it may have very many parts, and is read once for all of them.
    long: Option<Arc<Written<'a>>>,
}

/// From so many bytes on, a text is long.
const LONG: usize = 4096;

/// The role of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What comes before the first heading of the commitment.
    Introduction,
    /// What is below a heading of the commitment.
    Section,
    /// The whole text of a page from `pages/`.
    Page,
    /// One or two sentences about a department, a function, a topic or a service.
    Summary,
    /// More about a service.
    Description,
    /// What to do about something that is no service of the city.
    Answer,
    /// What to do in danger.
    Emergency,
    /// What to do if a promise is missed.
    IfMissed,
    /// The words of a promise.
    Promise,
    /// What changes with a version.
    Change,
    /// What can delay a promise.
    Exception,
    /// Why something is no longer promised, or promised less.
    Reason,
    /// Why there is no target.
    NoTarget,
    /// What starts a clock, after "when".
    Starts,
    /// When a promise holds.
    Condition,
    /// The name of a page, a service, a topic, an answer or a closure.
    Name,
    /// A note on a way to ask, or on the whole site.
    Remark,
}

/// The owner of a text.
#[derive(Debug, Clone, Copy)]
pub enum Owner<'a> {
    /// The commitment.
    Commitment,
    /// A page from `pages/`.
    Page(&'a Page),
    /// A department.
    Department(&'a Department),
    /// A service or one of its standards.
    Service(&'a Department, &'a Service),
    /// An answer.
    Answer(&'a Answer),
    /// The whole site, including its calendars.
    Site,
}

impl Text<'_> {
    /// The place of a part of the text, or of the whole text if the part can't be found in the file.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Span {
        match &self.long {
            Some(written) => written.place(part),
            None => written::place(self.markdown, part, self.span, self.file),
        }
    }
}

/// Every text of the content that residents see.
#[must_use]
pub fn texts<'a>(catalog: &'a Catalog, sources: &'a Sources) -> Vec<Text<'a>> {
    let mut texts = Texts { all: Vec::new(), seen: BTreeSet::new(), owner: Owner::Site, is_draft: false, sources };
    texts.site(catalog);
    texts.begin(Owner::Commitment, false);
    texts.add(Role::Introduction, &catalog.commitment.introduction);
    for section in &catalog.commitment.sections {
        texts.add(Role::Section, &section.body);
    }
    for page in &catalog.pages {
        texts.begin(Owner::Page(page), false);
        texts.add_plain(Role::Name, &page.title);
        texts.add_plain(Role::Summary, &page.summary);
        texts.add(Role::Page, &page.body);
    }
    for answer in &catalog.answers {
        texts.begin(Owner::Answer(answer), false);
        texts.answer(answer);
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
    texts.results(catalog);
    texts.all
}

struct Texts<'a> {
    all: Vec<Text<'a>>,
    /// Where the texts of the current owner are: a few.
    seen: BTreeSet<Span>,
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
            self.add_text(role, &prose.markdown, prose.span, false);
        }
    }

    fn add_plain(&mut self, role: Role, text: impl Into<Option<&'a Located<String>>>) {
        if let Some(text) = text.into() {
            self.add_text(role, &text.value, text.span, true);
        }
    }

    fn add_text(&mut self, role: Role, markdown: &'a str, span: Span, is_plain: bool) {
        // Versions of a standard share the defaults beside `versions`.
        if !self.seen.insert(span) {
            return;
        }
        self.push(role, markdown, span, is_plain);
    }

    fn push(&mut self, role: Role, markdown: &'a str, span: Span, is_plain: bool) {
        let file = &self.sources.get(span.source).text;
        let long = (markdown.len() > LONG).then(|| Arc::new(Written::new(markdown, span, file)));
        self.all.push(Text { role, owner: self.owner, is_draft: self.is_draft, is_plain, markdown, span, file, long });
    }

    fn site(&mut self, catalog: &'a Catalog) {
        self.add_plain(Role::Remark, catalog.site.illustrative.as_ref());
        self.add_plain(Role::Remark, catalog.site.illustrative_short.as_ref());
        for topic in &catalog.site.topics {
            self.add_plain(Role::Name, &topic.name);
            self.add(Role::Summary, topic.summary.as_ref());
        }
        // A name that is in several years is looked at once.
        let closures = catalog.calendars.values().flat_map(|calendar| &calendar.closures);
        let mut names = BTreeSet::new();
        for closure in closures.filter(|closure| names.insert(closure.name.value.as_str())) {
            self.push(Role::Name, &closure.name.value, closure.name.span, true);
        }
    }

    fn answer(&mut self, answer: &'a Answer) {
        self.add_plain(Role::Name, &answer.name);
        self.add(Role::Answer, answer.text.as_ref());
        for ask in &answer.ask {
            self.add_plain(Role::Remark, ask.note.as_ref());
        }
    }

    fn department(&mut self, department: &'a Department) {
        self.add(Role::Summary, &department.summary);
        self.add(Role::IfMissed, department.if_missed.as_ref());
        for function in &department.functions {
            self.add(Role::Summary, function.summary.as_ref());
        }
    }

    fn service(&mut self, service: &'a Service) {
        self.add_plain(Role::Name, &service.name);
        self.add(Role::Summary, &service.summary);
        self.add(Role::Description, service.description.as_ref());
        self.add(Role::Emergency, service.emergency.as_ref());
        self.add(Role::IfMissed, service.if_missed.as_ref());
        self.add(Role::Reason, service.retired.as_ref().map(|retired| &retired.reason));
        for ask in &service.ask {
            self.add_plain(Role::Remark, ask.note.as_ref());
        }
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

    /// What staff wrote beside figures, and about what was missed. It belongs to the service.
    fn results(&mut self, catalog: &'a Catalog) {
        if catalog.results.is_empty() && catalog.actions.is_empty() {
            return;
        }
        let owners: BTreeMap<&StandardId, Owned<'a>> =
            catalog.standards().map(|owned| (&owned.standard.id.value, owned)).collect();
        let begin = |texts: &mut Self, standard: &StandardId| {
            if let Some(owned) = owners.get(standard) {
                texts.begin(
                    Owner::Service(owned.department, owned.service),
                    owned.service.draft || owned.standard.draft,
                );
            }
        };
        for row in catalog.results.rows() {
            begin(self, &row.standard.0.value);
            self.add_plain(Role::Remark, row.note.as_ref());
            self.add_plain(Role::Remark, row.measured().and_then(|measured| measured.left_out_reason.as_ref()));
        }
        for action in &catalog.actions {
            begin(self, &action.standard.0.value);
            self.add_plain(Role::Reason, &action.cause);
            self.add_plain(Role::Remark, &action.action);
            self.add_plain(Role::Remark, action.ended.as_ref().map(|ended| &ended.outcome));
        }
    }

    fn version(&mut self, version: &'a Version) {
        let promise = &version.promise;
        self.add_plain(Role::Promise, promise.we.as_ref());
        for exception in &promise.exceptions {
            self.add(Role::Exception, exception);
        }
        self.add(Role::NoTarget, promise.target.value.reason());
        self.add_plain(Role::Starts, promise.clock.starts.as_ref().map(|start| &start.text));
        if let Some(conditions) = promise.conditions.as_ref().filter(|one| !self.seen.contains(&one.span)) {
            self.seen.insert(conditions.span);
            let Conditions { zone, priority, season: _, text } = &conditions.value;
            for words in [zone.as_ref(), priority.as_ref(), text.as_ref().map(|text| &text.value)].into_iter().flatten()
            {
                self.push(Role::Condition, words, conditions.span, true);
            }
        }
        self.add(Role::Reason, promise.exempt.as_ref().map(|exempt| &exempt.reason));
        self.add_plain(Role::Reason, version.gap.as_ref());
        self.add_plain(Role::Change, version.change.as_ref());
    }
}
