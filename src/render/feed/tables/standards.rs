//! The columns of `standards.csv`: the keys of `standards.json` that fit in a table.

use crate::model::edition::EffectiveVersion;
use crate::model::recurring_day::RecurringDay;
use crate::model::standard::Promise;
use crate::model::target::Target;
use crate::render::feed::convert::{kind, per, percent, stop_text, value};
use crate::render::feed::tables::column::{BETWEEN, Column, ColumnKind, column};
use crate::render::feed::tables::row::Standards;
use crate::render::if_missed::if_missed;
use crate::render::sentences::sentence;
use crate::{address, markdown};

pub(super) const COLUMNS: &[Column<Standards>] = &[
    column("id", ColumnKind::Text, "The standard's permanent id.", |row| {
        Some(row.standard.owned.standard.id.to_string())
    }),
    column("revision", ColumnKind::Integer, "The version's number, from 1.", |row| {
        Some(row.version.revision.to_string())
    }),
    column(
        "effective_from",
        ColumnKind::Date,
        "The first day; empty: it began on an unknown day before `known_from`.",
        |row| (!row.version.version.begins_earlier).then(|| row.version.period.from.to_string()),
    ),
    column("known_from", ColumnKind::Date, "The first day on which it is known to be in force.", |row| {
        Some(row.version.period.from.to_string())
    }),
    column("effective_until", ColumnKind::Date, "The first day on which it no longer applies.", |row| {
        row.version.period.until.map(|until| until.to_string())
    }),
    column("department_id", ColumnKind::Text, "The department's id.", |row| {
        Some(row.standard.owned.department.id.to_string())
    }),
    column("department", ColumnKind::Text, "The department's name.", |row| {
        Some(row.standard.owned.department.name.clone())
    }),
    column("function", ColumnKind::Text, "The line of work.", |row| {
        row.standard.owned.service.function.as_ref().map(|function| function.value.clone())
    }),
    column("service_id", ColumnKind::Text, "The service's permanent id.", |row| {
        Some(row.standard.owned.service.id.to_string())
    }),
    column("service", ColumnKind::Text, "The service's name.", |row| {
        Some(row.standard.owned.service.name.value.clone())
    }),
    column("service_code", ColumnKind::Text, "The service's code in an Open311 system.", |row| {
        row.standard.owned.service.open311.clone()
    }),
    column("stage", ColumnKind::Text, "What has happened once it is met.", |row| {
        Some(row.standard.owned.standard.stage.code().to_owned())
    }),
    column("variant", ColumnKind::Text, "Which of several promises for the same stage.", |row| {
        row.standard.owned.standard.variant.as_ref().map(ToString::to_string)
    }),
    column("variant_name", ColumnKind::Text, "The variant's name.", |row| row.standard.owned.standard.name.clone()),
    column("promise", ColumnKind::Text, "The promise in one sentence.", |row| {
        Some(sentence(row.convert.words(), row.standard, row.version))
    }),
    column("kind", ColumnKind::Text, "time, frequency, count, notice, date, share, level or none.", |row| {
        Some(kind(target(row.version)).to_owned())
    }),
    column("comparison", ColumnKind::Text, "at_most, at_least, average, between or every.", |row| {
        target(row.version).comparison().map(|comparison| comparison.code().to_owned())
    }),
    column("value", ColumnKind::Integer, "The number, or the shorter time of a range.", |row| {
        value(target(row.version)).map(|value| value.to_string())
    }),
    column("upper", ColumnKind::Integer, "The longer time of a range.", |row| {
        target(row.version).upper().map(|upper| upper.value.to_string())
    }),
    column("unit", ColumnKind::Text, "The unit of time.", |row| {
        target(row.version).time().map(|time| time.unit.code().to_owned())
    }),
    column("upper_unit", ColumnKind::Text, "The unit of the longer time of a range.", |row| {
        target(row.version).upper().map(|upper| upper.unit.code().to_owned())
    }),
    column("counted", ColumnKind::Text, "What is counted, if it is a number of something.", |row| {
        target(row.version).count().map(|count| count.of.general().to_owned())
    }),
    column("denominator", ColumnKind::Text, "Of a level, of whom or what the share is taken.", |row| {
        target(row.version).level().map(|level| level.of.clone())
    }),
    column("numerator", ColumnKind::Text, "Of a level, what those in the share do or are.", |row| {
        target(row.version).level().map(|level| level.who.clone())
    }),
    column("per", ColumnKind::Text, "The unit of the period in which it is counted or measured.", |row| {
        per(target(row.version)).map(|unit| unit.code().to_owned())
    }),
    column("by", ColumnKind::Text, "Of a date, the last day: --06-01 of every year, ---10 of every month.", |row| {
        target(row.version).day().map(RecurringDay::code)
    }),
    column("before", ColumnKind::Text, "The event that a notice comes before.", |row| {
        target(row.version).before().map(str::to_owned)
    }),
    column("calendar", ColumnKind::Text, "The id of the calendar to count with.", |row| {
        row.version.calendar.map(|calendar| calendar.value.id.to_string())
    }),
    column("share_percent", ColumnKind::Number, "How often it should be met, or a level's share, in percent.", |row| {
        target(row.version).share(said(row.version).share()).map(|share| percent(share).0.to_string())
    }),
    column("conditions", ColumnKind::Text, "When it applies, in words; empty: always.", |row| {
        let conditions = said(row.version).conditions.as_ref()?;
        Some(row.convert.words().conditions(&conditions.value))
    }),
    column("legal_limit", ColumnKind::Text, "A separate limit set by law, in words.", |row| {
        let limit = said(row.version).statutory.as_ref()?;
        Some(row.convert.words().amount(limit.within.value))
    }),
    column("clock_start_code", ColumnKind::Text, "The kind of event that starts the clock.", |row| {
        said(row.version).clock.starts.as_ref().map(|start| start.event.code().to_owned())
    }),
    column("clock_starts", ColumnKind::Text, "What starts the clock, to follow \"when\".", |row| {
        said(row.version).clock.starts.as_ref().map(|start| start.text.value.clone())
    }),
    column("clock_pauses", ColumnKind::List, "What pauses the clock, to follow \"while\".", |row| {
        list(said(row.version).clock.pauses.iter().map(ToString::to_string).collect())
    }),
    column("clock_stops", ColumnKind::Text, "What stops the clock, to follow \"when\".", |row| {
        Some(stop_text(row.convert.words(), said(row.version), row.standard.owned.standard.stage).to_owned())
    }),
    column("channels", ColumnKind::List, "The channels that it applies to; empty: all.", |row| {
        list(said(row.version).channels.iter().map(|channel| channel.value.code().to_owned()).collect())
    }),
    column("exceptions", ColumnKind::List, "What can delay it.", |row| {
        list(said(row.version).exceptions.iter().map(|prose| markdown::to_text(&prose.markdown)).collect())
    }),
    column("approved_by", ColumnKind::Text, "The role that approved it.", |row| {
        row.version.approved.map(|approved| approved.by.clone())
    }),
    column("approved_on", ColumnKind::Date, "The date of its approval.", |row| {
        row.version.approved.map(|approved| approved.on.value.to_string())
    }),
    column("review_by", ColumnKind::Date, "The date by which it will be reviewed.", |row| {
        row.version.version.review_by.map(|day| day.value.to_string())
    }),
    column("if_missed", ColumnKind::Text, "What residents can do when it is missed.", |row| {
        if_missed(row.convert.edition().catalog, row.standard).map(|text| markdown::to_text(&text))
    }),
    column("supports", ColumnKind::List, "The clauses of the commitment that it supports.", |row| {
        list(row.standard.supports.iter().map(|clause| clause.0.to_string()).collect())
    }),
    column("html", ColumnKind::Address, "Its page.", |row| {
        Some(row.convert.url(&address::standard(&row.standard.owned.standard.id.value)))
    }),
];

fn said<'a>(version: &'a EffectiveVersion<'_>) -> &'a Promise {
    &version.version.promise
}

fn target<'a>(version: &'a EffectiveVersion<'_>) -> &'a Target {
    &said(version).target.value
}

/// Joins the texts with the separator, and replaces the separator within them.
fn list(texts: Vec<String>) -> Option<String> {
    let texts: Vec<String> = texts.into_iter().map(|text| text.replace(BETWEEN, "/")).collect();
    (!texts.is_empty()).then(|| texts.join(BETWEEN))
}
