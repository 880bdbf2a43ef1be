//! The feed's documents, in order: the name, path, media type, description and schema of each.

use schemars::Schema;

use crate::address::{self, FEED};
use crate::json_schema::schema_of;
use crate::model::catalog::Catalog;
use crate::render::feed::v1;

/// Name, paths and description of a document of the feed.
pub struct DocumentPaths {
    /// Its name in the index.
    pub name: &'static str,
    /// Its path on the site; `{id}` stands for an id.
    pub path: String,
    /// The path of its schema on the site; `None` if another specification defines its format.
    pub schema: Option<String>,
    /// What it contains.
    pub description: &'static str,
}

/// A kind of document that has a schema of its own.
#[derive(Clone, Copy)]
pub(super) struct FeedDocument {
    /// The name of the document and of its schema.
    pub(super) name: &'static str,
    /// Its path below the feed's root; `{id}` stands for an id.
    pub(super) path: &'static str,
    pub(super) media_type: &'static str,
    /// What it contains.
    pub(super) description: &'static str,
    /// Makes its schema.
    pub(super) schema: fn() -> Schema,
}

/// A file in a format that another specification defines.
#[derive(Clone, Copy)]
pub(super) struct OtherFile {
    pub(super) name: &'static str,
    /// Its path below the site's root; `{id}` stands for an id.
    pub(super) path: &'static str,
    pub(super) media_type: &'static str,
    /// What it contains.
    pub(super) description: &'static str,
}

pub(super) const JSON: &str = "application/json";

pub(super) const INDEX: FeedDocument = FeedDocument {
    name: "index",
    path: "index.json",
    media_type: JSON,
    description: "Start here: a list of all documents of the feed.",
    schema: schema_of::<v1::IndexDocument>,
};

pub(super) const STANDARDS: FeedDocument = FeedDocument {
    name: "standards",
    path: "standards.json",
    media_type: JSON,
    description: "All standards in force: the one file that most readers need.",
    schema: schema_of::<v1::StandardsDocument>,
};

pub(super) const STANDARD: FeedDocument = FeedDocument {
    name: "standard",
    path: "standards/{id}.json",
    media_type: JSON,
    description: "One standard with every version, past and future; kept forever.",
    schema: schema_of::<v1::StandardDocument>,
};

pub(super) const DEPARTMENTS: FeedDocument = FeedDocument {
    name: "departments",
    path: "departments.json",
    media_type: JSON,
    description: "Every department with its contacts and functions.",
    schema: schema_of::<v1::DepartmentsDocument>,
};

pub(super) const DEPARTMENT: FeedDocument = FeedDocument {
    name: "department",
    path: "departments/{id}.json",
    media_type: JSON,
    description: "One department with its standards in force.",
    schema: schema_of::<v1::DepartmentDocument>,
};

pub(super) const SERVICES: FeedDocument = FeedDocument {
    name: "services",
    path: "services.json",
    media_type: JSON,
    description: "Every service: how to ask for it, residents' words for it, and what is done on the spot.",
    schema: schema_of::<v1::ServicesDocument>,
};

pub(super) const TOPICS: FeedDocument = FeedDocument {
    name: "topics",
    path: address::TOPICS_DOCUMENT,
    media_type: JSON,
    description: "The topics that residents look under, in the publisher's order, each with its services.",
    schema: schema_of::<v1::TopicsDocument>,
};

pub(super) const ANSWERS: FeedDocument = FeedDocument {
    name: "answers",
    path: "answers.json",
    media_type: JSON,
    description: "What to tell people who look for something that is no service: emergencies first, each with residents' words for it.",
    schema: schema_of::<v1::AnswersDocument>,
};

pub(super) const COMMITMENT: FeedDocument = FeedDocument {
    name: "commitment",
    path: "commitment.json",
    media_type: JSON,
    description: "The policy and the commitment, clause by clause, as words and as HTML.",
    schema: schema_of::<v1::CommitmentDocument>,
};

pub(super) const RESULTS: FeedDocument = FeedDocument {
    name: "results",
    path: address::RESULTS_DOCUMENT,
    media_type: JSON,
    description: "How often the promises were kept: the latest result of every standard that is measured.",
    schema: schema_of::<v1::ResultsDocument>,
};

pub(super) const RESULT: FeedDocument = FeedDocument {
    name: "result",
    path: "results/{id}.json",
    media_type: JSON,
    description: "Every published result of one standard, with what it superseded and what is being done about what was missed.",
    schema: schema_of::<v1::ResultDocument>,
};

pub(super) const TIMELINE: FeedDocument = FeedDocument {
    name: "timeline",
    path: "timeline.json",
    media_type: JSON,
    description: "Every version of every standard with the days on which it applies, past and future.",
    schema: schema_of::<v1::TimelineDocument>,
};

pub(super) const CALENDARS: FeedDocument = FeedDocument {
    name: "calendars",
    path: "calendars.json",
    media_type: JSON,
    description: "Business time: hours, closures, and how far the list of closures reaches.",
    schema: schema_of::<v1::CalendarsDocument>,
};

pub(super) const TEST_VECTORS: FeedDocument = FeedDocument {
    name: "test-vectors",
    path: "test-vectors.json",
    media_type: JSON,
    description: "How to count to a due date, in twelve steps, and cases to test a program with.",
    schema: schema_of::<v1::TestVectorsDocument>,
};

pub(super) const CHANGES: FeedDocument = FeedDocument {
    name: "changes",
    path: "changes.json",
    media_type: JSON,
    description: "What was announced, changed or called off, took effect, was corrected, paused, withdrawn or moved, as JSON Feed 1.1: the last two years.",
    schema: schema_of::<v1::ChangesDocument>,
};

pub(super) const CHANGES_OF_YEAR: FeedDocument = FeedDocument {
    name: "changes-of-year",
    path: "changes/{year}.json",
    media_type: JSON,
    description: "The changes of an earlier year. Each page names the one before it in next_url.",
    schema: schema_of::<v1::ChangesDocument>,
};

pub(super) const ARCHIVE: FeedDocument = FeedDocument {
    name: "archive",
    path: "archive/index.json",
    media_type: JSON,
    description: "Every edition, the one in force included, with the SHA-256 of its document.",
    schema: schema_of::<v1::ArchiveDocument>,
};

pub(super) const EDITION: FeedDocument = FeedDocument {
    name: "edition",
    path: "archive/{date}.json",
    media_type: JSON,
    description: "One edition, by its first day: which records were in force. Final once that day is over.",
    schema: schema_of::<v1::EditionDocument>,
};

pub(super) const RECORD: FeedDocument = FeedDocument {
    name: "record",
    path: "archive/records/{sha256}.json",
    media_type: JSON,
    description: "What one version of a standard promised, as data and in the staff's own words. Its name is its SHA-256, so it never changes.",
    schema: schema_of::<v1::Record>,
};

pub(super) const MANIFEST: FeedDocument = FeedDocument {
    name: "manifest",
    path: "manifest.json",
    media_type: JSON,
    description: "Every file of the site with its SHA-256, to see what has changed.",
    schema: schema_of::<v1::ManifestDocument>,
};

/// Every kind of document, in the order of the index.
pub(super) const DOCUMENTS: &[FeedDocument] = &[
    INDEX,
    STANDARDS,
    STANDARD,
    DEPARTMENTS,
    DEPARTMENT,
    SERVICES,
    TOPICS,
    ANSWERS,
    COMMITMENT,
    RESULTS,
    RESULT,
    TIMELINE,
    CALENDARS,
    TEST_VECTORS,
    CHANGES,
    CHANGES_OF_YEAR,
    ARCHIVE,
    EDITION,
    RECORD,
    MANIFEST,
];

pub(super) const OPENAPI: OtherFile = OtherFile {
    name: "openapi",
    path: "api/v1/openapi.json",
    media_type: JSON,
    description: "Every path of the feed (OpenAPI 3.1), for tools that generate clients.",
};

pub(super) const DCAT: OtherFile = OtherFile {
    name: "catalog",
    path: "api/v1/catalog.json",
    media_type: JSON,
    description: "The feed as a data catalogue (DCAT 3, JSON-LD).",
};

pub(super) const DATA_JSON: OtherFile = OtherFile {
    name: "data-json",
    path: "data.json",
    media_type: JSON,
    description: "The same for open-data portals (DCAT-US 1.1).",
};

pub(super) const API_CATALOG: OtherFile = OtherFile {
    name: "api-catalog",
    path: ".well-known/api-catalog",
    media_type: "application/linkset+json",
    description: "Where the feed is described (RFC 9727). Programs find it by themselves at the root of a domain.",
};

pub(super) const SCHEMA: OtherFile = OtherFile {
    name: "schema",
    path: "api/v1/schema/{name}.schema.json",
    media_type: JSON,
    description: "The latest JSON Schema of one kind of document.",
};

pub(super) const NUMBERED_SCHEMA: OtherFile = OtherFile {
    name: "numbered-schema",
    path: "api/v1/schema/1.0.0/{name}.schema.json",
    media_type: JSON,
    description: "The JSON Schema of one kind of document as of this version.",
};

/// Every kind of other file, in the order of the index.
pub(super) const OTHER_FILES: &[OtherFile] = &[
    OtherFile {
        name: "calendar",
        path: "api/v1/calendars/{id}.ics",
        media_type: "text/calendar",
        description: "The closures of one calendar as iCalendar, to subscribe to.",
    },
    OtherFile {
        name: "changes-atom",
        path: "api/v1/changes.atom",
        media_type: "application/atom+xml",
        description: "The same changes as Atom.",
    },
    OtherFile {
        name: "changes-of-year-atom",
        path: "api/v1/changes/atom/{year}.atom",
        media_type: "application/atom+xml",
        description: "The changes of an earlier year as Atom, an archive document (RFC 5005).",
    },
    OtherFile {
        name: "standards-csv",
        path: "api/v1/standards.csv",
        media_type: "text/csv",
        description: "All standards in force as a table, for programs (RFC 4180).",
    },
    OtherFile {
        name: "standards-excel",
        path: "api/v1/standards.excel.csv",
        media_type: "text/csv",
        description: "The same table for spreadsheets: nothing in it can run as a formula.",
    },
    OtherFile {
        name: "standards-csv-metadata",
        path: "api/v1/standards.csv-metadata.json",
        media_type: JSON,
        description: "What the columns of standards.csv contain (CSV on the Web).",
    },
    OtherFile {
        name: "service-std",
        path: "api/v1/service-std.csv",
        media_type: "text/csv",
        description: "The same standards in the columns of the Government of Canada's service-std; blank means unknown.",
    },
    OtherFile {
        name: "results-csv",
        path: "api/v1/results.csv",
        media_type: "text/csv",
        description: "How often each standard was met, one period a row (RFC 4180).",
    },
    OtherFile {
        name: "results-csv-metadata",
        path: "api/v1/results.csv-metadata.json",
        media_type: JSON,
        description: "What the columns of results.csv contain (CSV on the Web).",
    },
    OtherFile {
        name: "datapackage",
        path: "api/v1/datapackage.json",
        media_type: JSON,
        description: "The tables as a Frictionless Data Package.",
    },
    OPENAPI,
    DCAT,
    DATA_JSON,
    API_CATALOG,
    SCHEMA,
    NUMBERED_SCHEMA,
];

impl FeedDocument {
    /// Returns its name, paths and description.
    pub(super) fn paths(self) -> DocumentPaths {
        DocumentPaths {
            name: self.name,
            path: address::feed(self.path),
            schema: Some(self.schema_path()),
            description: self.description,
        }
    }

    /// Returns the path of its latest schema on the site.
    pub(super) fn schema_path(self) -> String {
        format!("{FEED}schema/{}.schema.json", self.name)
    }
}

/// Returns the files in formats that other specifications define.
pub(super) fn other_files(catalog: &Catalog) -> impl Iterator<Item = &'static OtherFile> {
    let has_email = catalog.email().is_some();
    OTHER_FILES.iter().filter(move |other| has_email || other.path != DATA_JSON.path)
}

/// Returns the documents that have a schema of their own.
pub fn own_documents() -> impl Iterator<Item = DocumentPaths> {
    DOCUMENTS.iter().map(|document| document.paths())
}

/// Returns every document of the feed.
pub fn documents(catalog: &Catalog) -> impl Iterator<Item = DocumentPaths> {
    let others = other_files(catalog).map(|other| DocumentPaths {
        name: other.name,
        path: other.path.to_owned(),
        schema: None,
        description: other.description,
    });
    own_documents().chain(others)
}
