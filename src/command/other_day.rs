//! `build --as-of` of a day that is not today -> whether its site may replace the one in the output folder, or the ways out.

use crate::command::arguments::BuildArguments;
use crate::command::clock::day_or_now;
use crate::config::Settings;
use crate::english;
use crate::load;
use crate::model::period::Interval;
use crate::pipeline::{self, Checked, How, Untimely};
use crate::published_feed;
use crate::source::shown_folder;

/// Refuses to put another day's site in the place of one that may be online.
pub(super) fn refuse(arguments: &BuildArguments, checked: &Checked, settings: &Settings) -> Result<(), String> {
    if arguments.as_of.is_none() || arguments.other_day || arguments.guard.never_online {
        return Ok(());
    }
    let manifest = load::published_manifest(&arguments.out);
    let Some(published) = manifest.and_then(|manifest| published_feed::in_force(&manifest)) else { return Ok(()) };
    match pipeline::untimely(checked, settings, day_or_now(None), published) {
        Some(untimely) => Err(words(untimely, published, &shown_folder(&arguments.out))),
        None => Ok(()),
    }
}

fn words(Untimely { day, today, how }: Untimely, published: Interval, folder: &str) -> String {
    let there = published.from.map_or_else(
        || "a site that may be online".to_owned(),
        |from| format!("the site in force from {}", english::date(from)),
    );
    let why = match how {
        How::TooEarly => format!("not in force yet: today is {}", english::date(today)),
        How::TooLate => "an earlier one".to_owned(),
    };
    let other = english::date(day);
    format!(
        "`{folder}` has {there}, and the site as of {other} is {why}; nothing was changed
    = help: to look at it, build it into another folder: `--out preview-{day}`
            if the site in `{folder}` was never online: add `--never-online`
            if it is to replace that site all the same: add `--other-day`"
    )
}
