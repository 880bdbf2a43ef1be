//! `charter` publishes a city's customer service commitment and its service standards.
//!
//! ```text
//! load     paths             -> Sources, Theme             reads the disk
//! parse    Sources           -> Catalog, diagnostics       pure, never fails: it reports
//! check    Catalog           -> diagnostics                pure; speaks about all days
//! resolve  Catalog, date     -> Edition                    pure, total; one day
//! render   Edition, Theme    -> artifacts (path -> bytes)  pure
//! publish  artifacts         -> summary                    writes the disk, all or nothing
//! ```
//!
//! [`pipeline`] joins them. Beside them, [`published_feed`] reads the feed of a site back; [`diff`] tells what changes from it for residents,
//! and [`compatibility`] what would break a promise to those who read it; [`links`] follows every link of a finished site;
//! [`authoring`] makes the texts of new content out of a person's answers.
//! The nouns are at the bottom: [`source`], [`diagnostic`], [`artifact`], [`address`], [`config`], [`theme`], [`rule`], [`markdown`],
//! [`readability`], [`wording`], [`spelling`], [`json_schema`] and the [`model`]; no stage imports another.
//! [`command`] is the shell: arguments, the clock, exit codes. For a preview, [`watch`] tells it of saves, and [`serve`] answers browsers.

pub mod address;
pub mod artifact;
pub mod authoring;
pub mod check;
pub mod command;
pub mod compatibility;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod json_schema;
pub mod links;
pub mod load;
pub mod markdown;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod publish;
pub mod published_feed;
pub mod readability;
pub mod render;
pub mod resolve;
pub mod rule;
pub mod serve;
pub mod source;
pub mod spelling;
pub mod theme;
pub mod watch;
pub mod wording;
