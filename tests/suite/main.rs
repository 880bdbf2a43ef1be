//! The tests, one binary, a file per stage. Fixtures are data under `tests/fixtures/`.

mod against;
#[cfg(unix)]
mod answers;
mod architecture;
mod bad_input;
mod build;
mod changes;
mod check;
mod cli;
mod content;
mod contrast;
mod counts;
mod diff;
mod due;
mod edition;
mod emit;
mod explain;
mod feed;
mod follow_ups;
mod functions;
mod head;
mod hear_back;
mod history;
mod hostile;
mod hostile_fields;
mod hosting;
mod hours;
mod languages;
mod links;
mod markdown;
mod memory;
mod monitoring;
mod new;
mod other_cities;
mod pages;
mod parse;
#[cfg(unix)]
mod person;
mod places;
mod progress;
mod publish;
mod readability;
mod reader_cross_check;
mod readme;
#[cfg(target_os = "linux")]
mod safety;
mod schema;
mod sentences;
mod serve;
mod site;
mod strength;
mod strings;
mod theme;
#[cfg(target_os = "linux")]
mod view;
#[cfg(target_os = "linux")]
mod watched;
