//! The kinds of content files: what each is called, which names it gives and what it becomes. A kind of content is a row here.

use crate::model::calendar::Calendar;
use crate::model::department::Department;
use crate::model::files::{
    ACTIONS, ANSWERS, CALENDARS, COMMITMENT, CORPORATE, DEPARTMENTS, FilePattern, LANGUAGES, LOGO, PAGES, RESULTS, SITE,
};
use crate::model::site::Site;
use crate::parse::entries::action::ActionsFile;
use crate::parse::entries::answer::AnswersFile;
use crate::parse::entries::department::DepartmentFile;
use crate::parse::given_names;
use crate::parse::languages::OwnLanguage;
use crate::parse::logo::logo;
use crate::parse::names::{Given, NameKind};
use crate::parse::parts::Part;
use crate::parse::placeholder::{placeholder, read_or_placeholder};
use crate::parse::reader::{FromNode, Reader};
use crate::parse::results::results;
use crate::parse::shape::Shape;
use crate::parse::source_tree::{Form, SourceTree};
use crate::parse::texts::{self, CommitmentKeys, PageKeys};
use crate::source::SourceId;

/// A kind of content file.
pub(super) struct ContentKind {
    /// What its files are called.
    pub(super) files: FilePattern,
    /// The names that others can refer to.
    pub(super) names: GivesNames,
    /// Reads one of its files; nothing where its faults leave nothing.
    pub(super) read: fn(&SourceTree<'_>, &mut Reader<'_>) -> Option<Part>,
    /// That every content folder has it.
    pub(super) needed: Option<Needed>,
    /// What editors know about it; nothing where they are of no help.
    pub(super) schema: Option<Schema>,
}

/// Which names the files of a kind give.
pub(super) struct GivesNames {
    /// The kinds of the names.
    pub(super) kinds: &'static [NameKind],
    /// The names in a file.
    pub(super) given: fn(&SourceTree<'_>) -> Vec<Given>,
    /// The kinds of names of which some can't be told: a slip in a key, or in a name, would hide them.
    pub(super) lost: fn(&SourceTree<'_>) -> &'static [NameKind],
}

const NO_NAMES: GivesNames = GivesNames { kinds: &[], given: |_| Vec::new(), lost: |_| &[] };

const NAMES_OF_DEPARTMENTS: GivesNames = GivesNames {
    kinds: given_names::OF_DEPARTMENTS,
    given: |file| given_names::of_department(&file.root),
    lost: |file| given_names::lost_in_department(&file.root),
};

/// A file that all others need.
pub(super) struct Needed {
    /// What it holds.
    pub(super) holds: &'static str,
    /// What takes the place of one that can't be read, so that the rules can look at the rest: as little as it can say.
    pub(super) placeholder: fn(SourceId) -> Option<Part>,
}

/// A JSON Schema for editors.
pub(super) struct Schema {
    /// The name of its file.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) shape: fn() -> Shape,
}

/// Every kind of content file.
pub(super) const KINDS: &[ContentKind] = &[
    ContentKind {
        files: SITE,
        names: GivesNames {
            kinds: given_names::OF_SITE,
            given: |file| given_names::of_site(&file.root),
            lost: |file| given_names::lost_in_site(&file.root),
        },
        read: |file, reader| read_or_placeholder(&file.root, reader).map(Box::new).map(Part::Site),
        needed: Some(Needed {
            holds: "the city, its time zone, its contacts",
            placeholder: |at| placeholder("{}", at).map(Box::new).map(Part::Site),
        }),
        schema: Some(Schema {
            name: "site.schema.json",
            title: "site.yaml: the city and its site",
            shape: Site::shape,
        }),
    },
    ContentKind {
        files: COMMITMENT,
        names: GivesNames {
            kinds: given_names::OF_COMMITMENT,
            given: given_names::of_commitment,
            lost: given_names::lost_in_commitment,
        },
        read: |file, reader| texts::commitment(&file.root, file.body()?, reader).map(Part::Commitment),
        needed: Some(Needed {
            holds: "the policy's facts and the commitment",
            placeholder: |at| placeholder("{}", at).map(|keys| Part::Commitment(texts::without_text(keys, at))),
        }),
        schema: Some(Schema {
            name: "commitment.schema.json",
            title: "The keys at the start of commitment.md",
            shape: CommitmentKeys::shape,
        }),
    },
    ContentKind {
        files: CORPORATE,
        names: NAMES_OF_DEPARTMENTS,
        read: |file, reader| read_or_placeholder(&file.root, reader).map(corporate),
        needed: Some(Needed {
            holds: "the baseline standards and the services done on the spot",
            placeholder: |at| placeholder("{id: corporate}", at).map(corporate),
        }),
        schema: Some(Schema {
            name: "corporate.schema.json",
            title: "corporate.yaml: the baseline of all departments",
            shape: DepartmentFile::shape,
        }),
    },
    ContentKind {
        files: CALENDARS,
        names: GivesNames {
            kinds: given_names::OF_CALENDARS,
            given: |file| given_names::of_calendar(&file.root),
            lost: |file| given_names::lost_in_calendar(&file.root),
        },
        read: |file, reader| Calendar::from_node(&file.root, reader).map(Part::Calendar),
        needed: None,
        schema: Some(Schema {
            name: "calendar.schema.json",
            title: "A calendar: opening hours and closed days",
            shape: Calendar::shape,
        }),
    },
    ContentKind {
        files: DEPARTMENTS,
        names: NAMES_OF_DEPARTMENTS,
        read: |file, reader| read_or_placeholder(&file.root, reader).map(|file| Part::Department(department(file))),
        needed: None,
        schema: Some(Schema {
            name: "department.schema.json",
            title: "A department with its services and standards",
            shape: DepartmentFile::shape,
        }),
    },
    ContentKind {
        files: PAGES,
        names: GivesNames { kinds: given_names::OF_PAGES, given: given_names::of_page, lost: |_| &[] },
        read: |file, reader| texts::page(file.stem(), &file.root, file.body()?, reader).map(Part::Page),
        needed: None,
        schema: Some(Schema {
            name: "page.schema.json",
            title: "The keys at the start of a page",
            shape: PageKeys::shape,
        }),
    },
    ContentKind {
        files: LOGO,
        names: NO_NAMES,
        read: |file, reader| logo(file.body()?, reader).map(Part::Logo),
        needed: None,
        schema: None,
    },
    ContentKind {
        files: ANSWERS,
        names: GivesNames {
            kinds: given_names::OF_ANSWERS,
            given: |file| given_names::of_answers(&file.root),
            lost: |_| &[],
        },
        read: |file, reader| AnswersFile::from_node(&file.root, reader).map(|file| Part::Answers(file.into_answers())),
        needed: None,
        schema: Some(Schema {
            name: "answers.schema.json",
            title: "answers.yaml: answers to questions that aren't about a service",
            shape: AnswersFile::shape,
        }),
    },
    ContentKind {
        files: RESULTS,
        names: NO_NAMES,
        read: |file, reader| results(&file.body()?, reader).map(Part::Results),
        needed: None,
        schema: None,
    },
    ContentKind {
        files: ACTIONS,
        names: NO_NAMES,
        read: |file, reader| ActionsFile::from_node(&file.root, reader).map(|file| Part::Actions(file.into_actions())),
        needed: None,
        schema: Some(Schema {
            name: "actions.schema.json",
            title: "results/actions.yaml: what is being done about missed promises",
            shape: ActionsFile::shape,
        }),
    },
    ContentKind {
        files: LANGUAGES,
        names: NO_NAMES,
        read: |file, reader| OwnLanguage::from_node(file.stem(), &file.root, reader).map(Part::Language),
        needed: None,
        schema: None,
    },
];

impl ContentKind {
    /// The kind of a file of this name.
    pub(super) fn of(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.files.matches(name))
    }

    /// How its files are written.
    pub(super) fn form(&self) -> Form {
        match self.files.ending() {
            "md" => Form::Markdown,
            "svg" | "csv" => Form::Whole,
            _ => Form::Keys,
        }
    }
}

fn department(file: DepartmentFile) -> Department {
    file.into_department(false)
}

fn corporate(file: DepartmentFile) -> Part {
    Part::Corporate(file.into_department(true))
}
