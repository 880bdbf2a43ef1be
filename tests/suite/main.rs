//! The tests, one binary, a file per stage. Fixtures are data under `tests/fixtures/`.

mod against;
mod architecture;
mod build;
mod check;
mod cli;
mod content;
mod diff;
mod due;
mod edition;
mod emit;
mod explain;
mod feed;
mod links;
mod markdown;
mod new;
mod other_cities;
mod pages;
mod parse;
mod publish;
mod readability;
mod reader_cross_check;
mod readme;
mod schema;
mod site;
mod strength;
mod theme;
