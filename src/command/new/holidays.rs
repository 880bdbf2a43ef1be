//! The answer to `--holidays`: a code, an iCalendar file or `none` -> the closed days that a new calendar starts with.

use std::path::Path;

use crate::authoring::{ClosedDays, Question};
use crate::command::terminal::warn;
use crate::holidays::Jurisdiction;
use crate::{icalendar, load};

/// The answer for no closed days.
pub(super) const NONE: &str = "none";

/// Asks for them. A person is offered what the time zone suggests; without one, nothing is assumed.
pub(super) fn question(has_person: bool, time_zone: Option<&str>) -> Question {
    let suggested = time_zone.filter(|_| has_person).and_then(Jurisdiction::suggested_by);
    let note = suggested.map(|place| {
        format!(
            "in this time zone it may be {} ({}): check that, because others share the zone",
            place.name, place.code
        )
    });
    Question {
        flag: "--holidays",
        words: "Its public holidays: a code like CA-AB, GB-SCT or IE, an iCalendar file (.ics), or none",
        usual: Some(suggested.map_or(NONE, |place| place.code).to_owned()),
        note,
    }
}

/// Returns the closed days.
///
/// # Errors
/// If there is no such place, or the file can't be read.
pub(crate) fn closed_days(answer: &str, first_year: i16) -> Result<ClosedDays, String> {
    let path = Path::new(answer.trim());
    if answer.trim().eq_ignore_ascii_case(NONE) {
        Ok(ClosedDays::Unknown)
    } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("ics")) {
        let read = || {
            let bytes = load::single_file(path).map_err(|error| file_error(path, &error))?;
            icalendar::days(&bytes, first_year).map_err(|error| format!("{}:{}: {error}", path.display(), error.line))
        };
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok(ClosedDays::File(name, read()?))
    } else {
        let place = Jurisdiction::find(answer);
        place
            .map(ClosedDays::Holidays)
            .map_err(|error| format!("{error}; or an iCalendar file that ends in .ics, or `none`"))
    }
}

fn file_error(path: &Path, error: &load::LoadError) -> String {
    match error.reason.kind() {
        std::io::ErrorKind::NotFound => format!("there is no file `{}`", path.display()),
        _ => error.to_string(),
    }
}

/// Says which events of an iCalendar file are left out.
pub(super) fn tell(answer: &str, first_year: i16) {
    let Ok(ClosedDays::File(_, import)) = closed_days(answer, first_year) else { return };
    for event in &import.left_out {
        warn(&format!("{answer}:{}: `{}` is left out: {}\n", event.line, event.name, event.reason));
    }
}
