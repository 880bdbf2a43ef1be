//! The columns of `service-std.csv`: the Government of Canada's `service-std` data set. What this program does not know stays blank.

use crate::address;
use crate::model::channel::Channel;
use crate::model::results::{Judged, Percent, PeriodKind};
use crate::model::stage::Stage;
use crate::model::target::{Bound, Target};
use crate::render::feed::tables::column::{Column, ColumnKind, column};
use crate::render::feed::tables::row::{Row, Standards};
use crate::render::sentences::sentence;

const fn unknown(name: &'static str, kind: ColumnKind, description: &'static str) -> Column<Standards> {
    column(name, kind, description, |_| None)
}

pub(super) const COLUMNS: &[Column<Standards>] = &[
    column("fiscal_yr", ColumnKind::Text, "Fiscal year of the results: the last one that is over.", |row| {
        let starts = row.year.as_ref()?.starts;
        Some(format!("{starts}-{}", starts + 1))
    }),
    column("service_id", ColumnKind::Text, "The service's permanent id.", |row| {
        Some(row.standard.owned.service.id.to_string())
    }),
    column("service_name_en", ColumnKind::Text, "The service's name in English.", |row| row.english(service_name)),
    column("service_name_fr", ColumnKind::Text, "The service's name in French.", |row| row.french(service_name)),
    column("service_standard_id", ColumnKind::Text, "The standard's permanent id.", |row| {
        Some(row.standard.owned.standard.id.to_string())
    }),
    column("service_standard_en", ColumnKind::Text, "The promise in English.", |row| row.english(promise)),
    column("service_standard_fr", ColumnKind::Text, "The promise in French.", |row| row.french(promise)),
    column("type", ColumnKind::Text, "ACS access, ACY accuracy, TML timeliness, OTH other.", |row| {
        Some(kind(row).to_owned())
    }),
    column("channel", ColumnKind::Text, "EML, FAX, ONL, OTH, PERSON, POST or TEL; OTH: see the comments.", |row| {
        Some(channel(row).to_owned())
    }),
    column("channel_comments_en", ColumnKind::Text, "The channels, if no single code fits.", |row| channels(row)),
    unknown("channel_comments_fr", ColumnKind::Text, "The same in French."),
    column("target", ColumnKind::Number, "How often it should be met, from 0 to 1.", |row| {
        let promise = &row.version.version.promise;
        let share = promise.target.value.share(promise.share())?;
        Some((f64::from(share.hundredths()) / 10_000.0).to_string())
    }),
    column("volume_meeting_target", ColumnKind::Integer, "Number of cases that met it.", |row| {
        Some(met(row)?.to_string())
    }),
    column("total_volume", ColumnKind::Integer, "Total number of cases.", |row| {
        Some(row.year.as_ref()?.sum.total.to_string())
    }),
    column("performance", ColumnKind::Number, "Share of cases that met it, from 0 to 1, rounded down.", |row| {
        performance(row)
    }),
    column("comments_en", ColumnKind::Text, "Remarks on the result in English.", |row| {
        let months = row.year.as_ref()?.months;
        (months < PeriodKind::Year.months()).then(|| format!("Counted in {months} of 12 months"))
    }),
    unknown("comments_fr", ColumnKind::Text, "Remarks on the result in French."),
    column("target_met", ColumnKind::Text, "Y, N or NA, from the exact counts.", |row| {
        Some(match row.year.as_ref()?.judged {
            Judged::Kept => "Y".to_owned(),
            Judged::Missed => "N".to_owned(),
            Judged::Undecided(_) => "NA".to_owned(),
        })
    }),
    column("standards_targets_uri_en", ColumnKind::Address, "Its page in English.", |row| row.english(page)),
    column("standards_targets_uri_fr", ColumnKind::Address, "Its page in French.", |row| row.french(page)),
    column("performance_results_uri_en", ColumnKind::Address, "The page with results in English.", |row| {
        row.year.as_ref().and_then(|_| row.english(results))
    }),
    column("performance_results_uri_fr", ColumnKind::Address, "The page with results in French.", |row| {
        row.year.as_ref().and_then(|_| row.french(results))
    }),
    column("owner_org", ColumnKind::Text, "The department's permanent id.", |row| {
        Some(row.standard.owned.department.id.to_string())
    }),
    column("owner_org_title", ColumnKind::Text, "The department's name.", |row| {
        Some(row.standard.owned.department.name.clone())
    }),
];

impl Row<'_> {
    fn is_in(&self, language: &str) -> bool {
        self.convert.edition().catalog.site.language.value.as_str().split('-').next() == Some(language)
    }

    fn english(&self, value: fn(&Self) -> String) -> Option<String> {
        self.is_in("en").then(|| value(self))
    }

    fn french(&self, value: fn(&Self) -> String) -> Option<String> {
        self.is_in("fr").then(|| value(self))
    }
}

fn service_name(row: &Row<'_>) -> String {
    row.standard.owned.service.name.value.clone()
}

fn promise(row: &Row<'_>) -> String {
    sentence(row.convert.words(), row.standard, row.version)
}

fn page(row: &Row<'_>) -> String {
    row.convert.url(&address::standard(&row.standard.owned.standard.id.value))
}

fn results(row: &Row<'_>) -> String {
    row.convert.url(&address::result(&row.standard.owned.standard.id.value))
}

/// The cases that met it, of a promise that each case keeps or misses.
fn met(row: &Row<'_>) -> Option<u64> {
    let promise = &row.version.version.promise;
    promise.target.value.share(promise.share())?;
    row.year.as_ref()?.sum.met
}

fn performance(row: &Row<'_>) -> Option<String> {
    let total = row.year.as_ref()?.sum.total;
    let percent = Percent::of(met(row)?, total, Bound::AtLeast)?;
    let (whole, part) = (percent.ten_thousandths() / 1_000_000, percent.ten_thousandths() % 1_000_000);
    Some(format!("{whole}.{:04}", part / 100))
}

fn kind(row: &Row<'_>) -> &'static str {
    if row.standard.owned.standard.stage == Stage::Available {
        return "ACS";
    }
    match row.version.version.promise.target.value {
        Target::Within(_)
        | Target::Average(_)
        | Target::Between(..)
        | Target::Every(_)
        | Target::Ahead(_)
        | Target::By(_) => "TML",
        Target::AtMost(_) | Target::AtLeast(_) | Target::Share(_) | Target::Level(_) | Target::None(_) => "OTH",
    }
}

/// Returns the code of the only channel, or `OTH` for several, for all and for one without a code; the comments then say more.
fn channel(row: &Row<'_>) -> &'static str {
    let channels = &row.version.version.promise.channels;
    match channels.as_slice() {
        [one] => code(one.value),
        _ => "OTH",
    }
}

const fn code(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone | Channel::Voicemail => "TEL",
        Channel::Email => "EML",
        Channel::Web | Channel::Chat | Channel::App => "ONL",
        Channel::Mail => "POST",
        Channel::Fax => "FAX",
        Channel::InPerson => "PERSON",
        Channel::Text | Channel::SocialMedia => "OTH",
    }
}

fn channels(row: &Row<'_>) -> Option<String> {
    let channels = &row.version.version.promise.channels;
    match channels.as_slice() {
        [] => Some("All channels".to_owned()),
        [one] => says_less_than(one.value).then(|| words(one.value)),
        several => Some(several.iter().map(|channel| words(channel.value)).collect::<Vec<_>>().join(", ")),
    }
}

/// Whether the code of a channel also means another one.
const fn says_less_than(channel: Channel) -> bool {
    match channel {
        Channel::Voicemail | Channel::Text | Channel::Chat | Channel::App | Channel::SocialMedia => true,
        Channel::Phone | Channel::Email | Channel::Web | Channel::Mail | Channel::Fax | Channel::InPerson => false,
    }
}

fn words(channel: Channel) -> String {
    channel.code().replace('_', " ")
}
