//! The shares of a standard by period -> a line chart: plain lines and shapes that need no style, no script and no colour to be read.
//!
//! The line breaks where nothing was measured, where the cases were too few for a percentage, and where the promise changed.

use serde::Serialize;

use crate::model::disclosed::{Disclosed, Shown};
use crate::model::results::{FEW, Judged, Percent};
use crate::model::target::Bound;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// The drawing, in units of a third of a millimetre on a phone. It is as wide as the narrowest screen shows.
const WIDTH: i64 = 288;
const HEIGHT: i64 = 150;
const LEFT: i64 = 42;
const RIGHT: i64 = 60;
const TOP: i64 = 10;
const BOTTOM: i64 = 24;

/// Fewer points than these show nothing that the table doesn't.
const FEWEST: usize = 3;

/// A chart of shares from 0 to 100%.
#[derive(Serialize)]
pub(super) struct ChartView {
    /// What it shows, in words.
    title: String,
    width: i64,
    height: i64,
    /// The ends of the horizontal axis.
    left: i64,
    right: i64,
    /// Where the labels below the axis are.
    label_y: i64,
    first: String,
    last: String,
    grid: Vec<GridView>,
    /// The lines, each the points of a run of periods.
    lines: Vec<String>,
    points: Vec<PointView>,
    promises: Vec<PromiseLine>,
}

#[derive(Serialize)]
struct GridView {
    y: i64,
    text_y: i64,
    label: String,
}

/// A period.
#[derive(Serialize)]
struct PointView {
    x: i64,
    y: i64,
    /// The corners of a diamond, if the promise was missed.
    diamond: Option<String>,
}

/// What was promised for some periods.
#[derive(Serialize)]
struct PromiseLine {
    x1: i64,
    x2: i64,
    y: i64,
    /// The name of the line, beside its end, in two lines.
    labels: Option<LabelsView>,
}

#[derive(Serialize)]
struct LabelsView {
    x: i64,
    above: i64,
    below: i64,
    name: String,
    share: String,
}

/// The chart of these periods; nothing if they have no shares, or too few.
pub(super) fn chart(site: &Site<'_>, all: &[Disclosed<'_>], title: &str) -> Option<ChartView> {
    let last = i64::try_from(all.len()).ok()? - 1;
    let x = |at: usize| LEFT + 6 + (WIDTH - LEFT - RIGHT - 12) * i64::try_from(at).unwrap_or(0) / last.max(1);
    let shares: Vec<Option<i64>> = all.iter().map(share).collect();
    if shares.iter().flatten().count() < FEWEST {
        return None;
    }
    let of_version = |at: usize| all[at].version.revision;
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    for (at, share) in shares.iter().enumerate() {
        // Between two periods that don't follow one another, nothing was measured.
        let follows = |at: usize| all[at - 1].period.until == Some(all[at].period.from);
        let is_new = at > 0 && (of_version(at) != of_version(at - 1) || !follows(at));
        if share.is_none() || is_new {
            lines.push(Vec::new());
        }
        if let (Some(share), Some(line)) = (share, lines.last_mut()) {
            line.push(format!("{},{}", x(at), y(*share)));
        }
    }
    let point = |(at, share): (usize, &Option<i64>)| {
        let (x, y) = (x(at), y((*share)?));
        let is_missed = all[at].judged() == Some(Judged::Missed);
        let diamond = is_missed.then(|| format!("{x},{} {},{y} {x},{} {},{y}", y - 6, x + 6, y + 6, x - 6));
        Some(PointView { x, y, diamond })
    };
    let grid = [0, 50, 100].map(|percent| {
        let y = y(percent * 10_000);
        GridView { y, text_y: y + 4, label: format!("{percent}%") }
    });
    Some(ChartView {
        title: title.to_owned(),
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        right: WIDTH - RIGHT,
        label_y: HEIGHT - 6,
        first: site.words.months(all.first()?.period),
        last: site.words.months(all.last()?.period),
        grid: grid.into(),
        lines: lines.into_iter().filter(|line| line.len() > 1).map(|line| line.join(" ")).collect(),
        points: shares.iter().enumerate().filter_map(point).collect(),
        promises: promises(site, all, x),
    })
}

/// The height of a share in ten-thousandths of a percent.
const fn y(share: i64) -> i64 {
    HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share / 1_000_000
}

fn share(one: &Disclosed<'_>) -> Option<i64> {
    let Shown::Figures { sum, .. } = &one.shown else { return None };
    let (_, bound) = one.version.version.promise.promised_share()?;
    let percent = Percent::of(sum.met.filter(|_| sum.total >= FEW)?, sum.total, bound)?;
    i64::try_from(percent.ten_thousandths()).ok()
}

/// What was promised, a line for each version.
fn promises(site: &Site<'_>, all: &[Disclosed<'_>], x: impl Fn(usize) -> i64) -> Vec<PromiseLine> {
    let mut at = 0;
    let runs = all.chunk_by(|one, next| one.version.revision == next.version.revision);
    let line = |run: &[Disclosed<'_>]| {
        let (first, last) = (at, at + run.len() - 1);
        at += run.len();
        let (promised, bound) = run[0].version.version.promise.promised_share()?;
        let y = y(i64::from(promised.hundredths()) * 100);
        let word = if bound == Bound::AtLeast { Word::AtLeastShare } else { Word::AtMostShare };
        Some(PromiseLine {
            x1: x(first) - 5,
            x2: x(last) + 5,
            y,
            labels: (last + 1 == all.len()).then(|| LabelsView {
                x: x(last) + 10,
                above: y - 2,
                below: y + 12,
                name: site.say(Word::PromiseLine, &[]),
                share: site.say(word, &[&site.words.percent_of(promised)]),
            }),
        })
    };
    runs.filter_map(line).collect()
}
