//! How long each stage takes for an invented city of 100 and of 2,000 services: `cargo bench --bench stages`.
//!
//! On two cores of a shared machine, 26 November 2026, 2,000 services, the fastest and the median of 100: `check` 83 and 109 ms (of it
//! `parse` 55 and 75, `rules` 25 and 37), for 100 services 4 and 7 ms. The goal for `check` of 2,000 services is 200 ms. The machine was
//! busy: on 24 November, with nothing else to do, it read the content in 33 and 36 ms. Where texts link to places on many pages, `check`
//! makes these pages too, at most the whole site: `render` takes 264 and 315 ms, `links` 26 and 38.

mod city;

use charter::check::Context;
use charter::config::Day;
use charter::model::catalog::Catalog;
use charter::pipeline;
use charter::render::pages::site_pages;
use charter::render::{Job, rendered};
use charter::resolve::resolve;
use charter::source::Sources;
use charter::theme::Theme;
use divan::{Bencher, black_box};
use jiff::civil::{Date, date};
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const SIZES: [usize; 2] = [100, 2_000];

const TODAY: Date = date(2026, 11, 23);

fn main() {
    divan::main();
}

fn catalog(sources: &Sources) -> Catalog {
    charter::parse::parse(sources).catalog.expect("the invented city is sound")
}

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher<'_, '_>, services: usize) {
    let sources = city::content(services);
    bencher.bench(|| charter::parse::parse(black_box(&sources)));
}

/// All that `charter check` does between reading the files and showing the result.
#[divan::bench(args = SIZES)]
fn check(bencher: Bencher<'_, '_>, services: usize) {
    let sources = city::content(services);
    bencher.bench(|| pipeline::diagnose(black_box(&sources), Day::Given(TODAY)));
}

/// The rules alone, on content that has been read.
#[divan::bench(args = SIZES)]
fn rules(bencher: Bencher<'_, '_>, services: usize) {
    let sources = city::content(services);
    let catalog = catalog(&sources);
    bencher.bench(|| charter::check::check(&Context::new(black_box(&catalog), &sources, &site_pages(), TODAY)));
}

/// Every link of a finished site, followed.
#[divan::bench(args = SIZES)]
fn links(bencher: Bencher<'_, '_>, services: usize) {
    let catalog = catalog(&city::content(services));
    let edition = resolve(&catalog, TODAY, false);
    let (theme, base_url) = (Theme::built_in(), &catalog.site.base_url.value);
    let (artifacts, _) =
        rendered(Job { edition: &edition, theme: &theme, base_url }).expect("the built-in theme is sound");
    bencher.bench(|| charter::links::faults(black_box(&artifacts), base_url));
}

#[divan::bench(name = "resolve", args = SIZES)]
fn resolving(bencher: Bencher<'_, '_>, services: usize) {
    let catalog = catalog(&city::content(services));
    bencher.bench(|| resolve(black_box(&catalog), TODAY, false));
}

#[divan::bench(name = "render", args = SIZES, sample_count = 20)]
fn rendering(bencher: Bencher<'_, '_>, services: usize) {
    let catalog = catalog(&city::content(services));
    let edition = resolve(&catalog, TODAY, false);
    let theme = Theme::built_in();
    let job = Job { edition: &edition, theme: &theme, base_url: &catalog.site.base_url.value };
    bencher.bench(|| rendered(black_box(job)));
}
