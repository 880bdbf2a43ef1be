//! A day on which an office is closed, or has other hours -> its calendar with that day, in the order of the dates.

use jiff::civil::Date;

use crate::change::content::Content;
use crate::change::group::Group;
use crate::change::key::{Key, item};
use crate::change::not_made::NotMade;
use crate::change::revision::Revision;
use crate::edit::{Change, Entry, Path};
use crate::english;
use crate::model::calendar::Calendar;

/// A day on which a calendar's offices are closed for all or part of it.
#[derive(Debug, Clone)]
pub struct ClosedDay {
    /// The calendar's id.
    pub calendar: String,
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: String,
    /// The time at which they close, like `12:00`, if they open in the morning.
    pub closes: Option<String>,
    /// The hours of that day, like `10:00 to 14:00`, if they are other than usual.
    pub hours: Option<String>,
    /// What was published wrongly about a day that has passed, for residents.
    pub note: Option<String>,
}

impl ClosedDay {
    /// Makes the change.
    ///
    /// # Errors
    /// If there is no such calendar, or the day has passed and nothing says that it was published wrongly.
    pub fn revise(&self, content: &Content<'_>) -> Result<Revision, NotMade> {
        let calendar = content.calendar(&self.calendar)?;
        let is_over = self.date < content.today;
        if is_over && self.note.is_none() {
            return NotMade::unfit(format!(
                "{} is over: if it was published wrongly, say what was wrong with `--note`",
                english::date(self.date)
            ));
        }
        let mut revision = content.revision();
        let list = Group { file: calendar.id.span.source, path: Path::root().key("closures") };
        let there = position_of(&revision, &list, self.date)?;
        match there {
            Some(at) => self.change(content, &list.item(at), &mut revision)?,
            None => self.add(content, calendar, &list, &mut revision)?,
        }
        Ok(revision)
    }

    fn keys(&self, content: &Content<'_>) -> Vec<Key> {
        let mut keys = vec![Key::words("name", &self.name)];
        // A time in quotation marks is no number of seconds for other programs that read YAML.
        keys.extend(self.closes.as_ref().map(|time| Key::written("closes", format!("\"{time}\""))));
        keys.extend(self.hours.as_ref().map(|hours| Key::written("hours", format!("\"{hours}\""))));
        if let Some(note) = self.note.as_ref().filter(|_| self.date < content.today) {
            let on = Key::words("on", content.today.to_string());
            keys.push(Key::group("corrected", &[on, Key::words("note", note)]));
        }
        keys
    }

    fn change(&self, content: &Content<'_>, day: &Group, revision: &mut Revision) -> Result<(), NotMade> {
        let new = self.keys(content);
        for name in ["closes", "hours"] {
            if new.iter().all(|key| key.name != name) && day.key(revision, name)?.is_some() {
                day.drop(revision, name)?;
            }
        }
        for key in &new {
            match &key.name[..] {
                "corrected" => {
                    let note = self.note.clone().unwrap_or_default();
                    let keys = [Key::words("on", content.today.to_string()), Key::words("note", note)];
                    day.add_to(revision, "corrected", &keys)?;
                }
                _ => day.say(revision, key, None)?,
            }
        }
        Ok(())
    }

    fn add(
        &self,
        content: &Content<'_>,
        calendar: &Calendar,
        list: &Group,
        revision: &mut Revision,
    ) -> Result<(), NotMade> {
        let keys: Vec<Key> =
            std::iter::once(Key::words("date", self.date.to_string())).chain(self.keys(content)).collect();
        let after = last_before(revision, list, self.date)?;
        let is_between_braces = match calendar.closures.len() {
            0 => true,
            _ => list.item(after.unwrap_or(0)).is_between_brackets(revision)?,
        };
        let mut entry = Entry::new(item(&keys, is_between_braces));
        if let Some(at) = after {
            entry = entry.after_item(at);
        }
        revision.edit(list.file, &Change::Insert { at: list.path.clone(), entry })
    }
}

/// The dates of the list, in the order in which they are written.
fn dates(revision: &Revision, list: &Group) -> Result<Vec<Option<Date>>, NotMade> {
    revision.look(list.file, |document| {
        let items = document.value(&list.path)?.items();
        Ok(items.iter().map(|item| item.get("date")?.scalar()?.trim().parse().ok()).collect())
    })
}

fn position_of(revision: &Revision, list: &Group, date: Date) -> Result<Option<usize>, NotMade> {
    Ok(dates(revision, list)?.iter().position(|one| *one == Some(date)))
}

/// The position of the last day before this one.
fn last_before(revision: &Revision, list: &Group, date: Date) -> Result<Option<usize>, NotMade> {
    let dates = dates(revision, list)?;
    let before = dates.iter().enumerate().filter_map(|(at, one)| Some((at, (*one)?))).filter(|(_, one)| *one < date);
    Ok(before.max_by_key(|(at, one)| (*one, *at)).map(|(at, _)| at))
}
