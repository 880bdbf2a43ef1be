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
//! [`pipeline`] joins them. On the ground stand the nouns: [`source`], [`diagnostic`], [`artifact`], [`address`], [`config`], [`theme`], [`rule`],
//! [`markdown`], [`readability`], [`wording`] and the [`model`]; no stage imports another. [`links`] follows every link of a finished site.
//! [`command`] is the shell: arguments, the clock, exit codes.

pub mod address;
pub mod artifact;
pub mod check;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod emit;
pub mod links;
pub mod load;
pub mod markdown;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod publish;
pub mod readability;
pub mod render;
pub mod resolve;
pub mod rule;
pub mod source;
pub mod theme;
pub mod wording;
