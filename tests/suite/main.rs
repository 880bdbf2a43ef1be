//! The tests, one binary, a file per stage. Fixtures are data under `tests/fixtures/`.

mod architecture;
mod build;
mod check;
mod cli;
mod content;
mod due;
mod edition;
mod feed;
mod markdown;
mod other_cities;
mod pages;
mod parse;
mod publish;
mod reader_cross_check;
mod readme;
mod schema;
mod site;
mod strength;
mod theme;
