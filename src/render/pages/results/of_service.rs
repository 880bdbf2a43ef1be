//! A service -> the page with all its results: for each promise the latest in a sentence, a chart, the same figures as a table, and how they are
//! counted.

use serde::Serialize;

use crate::address;
use crate::model::disclosed::Disclosed;
use crate::model::edition::{EffectiveService, EffectiveStandard};
use crate::model::results::Judged;
use crate::render::outcome::StandardOutcome;
use crate::render::pages::frame::Frame;
use crate::render::pages::frame::site::Site;
use crate::render::pages::results::actions::{ActionView, actions};
use crate::render::pages::results::chart::{ChartView, chart};
use crate::render::pages::results::counted::how;
use crate::render::pages::results::row::{RowView, row};
use crate::render::pages::results::state::state;
use crate::render::pages::theme::words::Word;
use crate::render::sentences;

/// The page with the results of a service.
#[derive(Serialize)]
pub(crate) struct ServiceResultsView {
    frame: Frame,
    name: String,
    href: String,
    standards: Vec<StandardResultsView>,
}

/// The results of one promise.
#[derive(Serialize)]
struct StandardResultsView {
    heading: String,
    anchor: String,
    promise: String,
    text: String,
    verdict: String,
    state: &'static str,
    /// For how many periods in a row it has been missed, if for more than one.
    missed_in_a_row: Option<String>,
    actions: Vec<ActionView>,
    chart: Option<ChartView>,
    has_shares: bool,
    /// The newest period first.
    rows: Vec<RowView>,
    how: Vec<String>,
    json: String,
}

/// The page of a service with results.
pub(crate) fn view(site: &Site<'_>, service: &EffectiveService<'_>) -> ServiceResultsView {
    let id = service.service.id.value.as_str();
    let name = &service.service.name.value;
    let with_results: Vec<(&EffectiveStandard<'_>, &StandardOutcome<'_>)> =
        service.standards.iter().filter_map(|one| Some((one, site.outcome(one)?))).collect();
    let standards: Vec<&EffectiveStandard<'_>> = with_results.iter().map(|(one, _)| *one).collect();
    let headings = sentences::headings(site.words, &standards);
    let title = site.say(Word::ResultsOf, &[name]);
    let documents = standards.iter().map(|one| address::result_document(&one.owned.standard.id.value));
    let frame = Frame::new(site, &address::results_of(id), &title, &site.say(Word::ResultsOfSummary, &[name]))
        .below(&[(&site.title("results"), address::RESULTS)])
        .with_alternates(documents);
    let views = with_results.into_iter().zip(headings);
    ServiceResultsView {
        name: name.clone(),
        href: frame.links.to(&address::service(id)),
        standards: views.map(|((one, outcome), heading)| standard(site, &frame, one, outcome, heading)).collect(),
        frame,
    }
}

fn standard(
    site: &Site<'_>,
    frame: &Frame,
    standard: &EffectiveStandard<'_>,
    StandardOutcome { all, headline }: &StandardOutcome<'_>,
    heading: String,
) -> StandardResultsView {
    let id = &standard.owned.standard.id.value;
    let rows: Vec<RowView> = all.iter().rev().map(|one| row(site, one)).collect();
    let judged = all.iter().rev().filter_map(Disclosed::judged);
    let in_a_row = judged.take_while(|judged| *judged == Judged::Missed).count();
    StandardResultsView {
        anchor: id.anchor().to_owned(),
        promise: sentences::sentence(site.words, standard, standard.shown()),
        text: headline.text.clone(),
        verdict: headline.verdict(&site.words).to_owned(),
        state: state(headline.judged),
        missed_in_a_row: (in_a_row > 1).then(|| site.say(Word::MissedInARow, &[&site.words.number(in_a_row as u64)])),
        actions: actions(site, standard),
        chart: chart(site, all, &format!("{heading}. {}", headline.text)),
        has_shares: rows.iter().any(RowView::has_share),
        rows,
        how: how(site, standard.shown()),
        json: frame.links.to(&address::result_document(id)),
        heading,
    }
}
