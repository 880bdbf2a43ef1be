//! The city that the benchmarks invent -> content without errors: otherwise they would measure how it is refused.

use charter::config::Day;
use charter::diagnostic::Diagnostic;
use charter::pipeline;
use jiff::civil::date;

#[path = "../../benches/city/mod.rs"]
mod city;

#[test]
fn it_has_no_errors() {
    for sources in [city::content(120), city::with_history(40, 36)] {
        let found = pipeline::diagnose(&sources, Day::Given(date(2026, 11, 23)));
        let errors: Vec<&Diagnostic> = found.iter().filter(|one| one.is_error()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}
