//! `charter` publishes a city's customer service commitment and its service standards.
//!
//! ```text
//! load     paths             -> Sources, Theme             reads the disk
//! parse    Sources           -> Catalog, diagnostics       pure, never fails; reports
//! check    Catalog           -> diagnostics                pure; covers all days
//! resolve  Catalog, date     -> Edition                    pure, total; one day
//! render   Edition, Theme    -> artifacts (path -> bytes)  pure
//! publish  artifacts         -> summary                    writes the disk, all or nothing
//! ```
//!
//! [`pipeline`] joins them. [`published_feed`] reads the feed of an existing site; [`diff`] lists what changes for residents,
//! [`agenda`] what there is to do in the days ahead, and [`compatibility`] what would break a promise to readers of the feed, with what to paste instead; [`links`] checks every link of a finished site;
//! [`edit`] changes existing files and proves that nothing else in them is different; [`change`] makes the changes of an office with it;
//! [`authoring`] turns a person's answers into new content, with the public holidays of [`holidays`] or the days of a file that [`icalendar`] reads;
//! the texts that it leaves for staff to replace are [`placeholders`]. [`icalendar`] also writes such files.
//! [`counting`] turns logs of requests into rows of results, and [`report`] results into the report to the city manager; [`spreadsheet`] writes
//! workbooks, and [`zip`] the archives that they are. [`handbook`] shows staff how to make each kind of edit.
//! All of them build on [`source`], [`diagnostic`], [`artifact`], [`address`], [`config`], [`theme`], [`rule`], [`markdown`], [`escape`],
//! [`readability`], [`language`], [`wording`], [`english`], [`spelling`], [`wrapped`], [`json_schema`], [`svg`], [`layout`], which sets pages for print, and the [`model`]; no stage imports another.
//! [`command`] handles arguments, the clock and exit codes. For a preview, [`watch`] notices saved files, and [`serve`] answers browsers.

pub mod address;
pub mod agenda;
pub mod artifact;
pub mod authoring;
pub mod change;
pub mod check;
pub mod command;
pub mod compatibility;
pub mod config;
pub mod counting;
pub mod diagnostic;
pub mod diff;
pub mod edit;
pub mod emit;
pub mod english;
pub mod escape;
pub mod handbook;
pub mod holidays;
pub mod icalendar;
pub mod json_schema;
pub mod language;
pub mod layout;
pub mod links;
pub mod load;
pub mod markdown;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod placeholders;
pub mod publish;
pub mod published_feed;
pub mod readability;
pub mod render;
pub mod report;
pub mod resolve;
pub mod rule;
pub mod serve;
pub mod site_manifest;
pub mod source;
pub mod spelling;
pub mod spreadsheet;
pub mod svg;
pub mod theme;
pub mod watch;
pub mod wording;
pub mod wrapped;
pub mod zip;
