//! Answers about a city -> a whole content folder, small and sound, that says of itself that its figures are examples.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::authoring::new_file::NewFile;
use crate::authoring::quoted::quoted;

/// What has to be known about a city.
#[derive(Debug, Clone)]
pub struct City {
    /// Its full name.
    pub name: String,
    /// Its name in a sentence.
    pub short_name: String,
    /// Its telephone number.
    pub phone: String,
    /// Where the site will be published.
    pub base_url: String,
    /// The name of its time zone.
    pub time_zone: String,
    /// The day on which the example promises begin.
    pub today: Date,
}

impl City {
    /// The files of the content folder.
    #[must_use]
    pub fn files(&self) -> Vec<NewFile> {
        let file = |name: &str, text: String| NewFile { name: name.to_owned(), text };
        vec![
            file("site.yaml", self.site()),
            file("commitment.md", self.commitment()),
            file("corporate.yaml", self.corporate()),
            file("calendars/office.yaml", self.calendar()),
            file("departments/first.yaml", self.department()),
        ]
    }

    /// `the City of Spruce Grove`, but `Strathcona County`.
    fn in_a_sentence(&self) -> String {
        let name = &self.name;
        match name.strip_prefix("The ") {
            Some(rest) => format!("the {rest}"),
            None if name.contains(" of ") && !name.starts_with("the ") => format!("the {name}"),
            None => name.clone(),
        }
    }

    fn site(&self) -> String {
        let Self { name, short_name, phone, base_url, time_zone, .. } = self;
        format!(
            "\
# yaml-language-server: $schema=.schema/site.schema.json
# The facts about the whole site.
city: {city}
short_name: {short}   # the name in a sentence
title: Customer service standards
# One sentence for search engines:
summary: {summary}
base_url: {base_url}   # where the site is published
time_zone: {zone}   # decides what \"today\" is
language: en
# Every page shows this notice. Remove it once the figures are your own.
illustrative: {notice}
licence:   # under what terms others may use the data
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
contact:
  phone: {phone}
  # email: info@example.org
  # address: [Town Hall, 1 Main Street]
  calendar: office   # the id of a file in calendars/
",
            city = quoted(name),
            short = quoted(short_name),
            summary = quoted(&format!("What {} promises when you ask for a service.", self.in_a_sentence())),
            base_url = quoted(base_url),
            zone = quoted(time_zone),
            notice = quoted(&format!(
                "The figures on this site are examples until {} confirms its own.",
                self.in_a_sentence()
            )),
            phone = quoted(phone),
        )
    }

    fn commitment(&self) -> String {
        let today = self.today;
        format!(
            "\
---
# yaml-language-server: $schema=.schema/commitment.schema.json
title: Our commitment to customer service
# One sentence for search engines and the home page:
summary: {summary}
# The facts of the policy that the commitment stands in. Put your own in place of each.
policy:
  number: not yet given
  title: Customer Service
  approved_by: Council
  effective: {today}
  resolution: not yet given
  owner: City Clerk
# Below the second line of hyphens stands the text. A heading with an id in braces is a clause, and services name the
# clauses that they support. In a clause, the first block quote (lines that begin with >) is the policy's own wording.
---

This is what you can expect from us.

## A quick reply {{#1.a}}

> Put the policy's own words here.

We answer you by a set time. The page of each service shows that time.

## Good work {{#1.b}}

> Put the policy's own words here.

We finish the work on time. If we miss a promise, the page tells you what to do next.
",
            summary = quoted(&format!("What {} promises to everyone who asks for a service.", self.in_a_sentence())),
        )
    }

    fn corporate(&self) -> String {
        let (today, review_by) = (self.today, self.review_by());
        format!(
            "\
# yaml-language-server: $schema=.schema/corporate.schema.json
# The baseline: every department keeps these promises, and none may promise less.
id: corporate
name: All departments
summary: These promises hold everywhere.
accountable: City Manager   # a role, never a person
contact:
  phone: {phone}
  calendar: office
# What residents can do when a promise is missed, where a department says nothing else:
if_missed: Call us and quote your request number. A supervisor will look into it.

services:
  - id: telephone-calls
    name: Telephone calls
    summary: Call us and talk to a person.
    ask:
      - phone: {phone}
    supports: [1.a]   # a clause of commitment.md
    standards:
      - stage: respond
        we: call you back with an answer
        within: 1 business day   # open days are those of the calendar
        share: 90%   # how often it is kept; left out, it means every time
        starts: you leave your question with us
        channels: [phone]
        effective: {today}
        review_by: {review_by}
",
            phone = quoted(&self.phone),
        )
    }

    fn calendar(&self) -> String {
        let (first, last) = (self.today.year(), self.today.year().saturating_add(3));
        let closures: String = (first..last).flat_map(closures).collect();
        format!(
            "\
# yaml-language-server: $schema=../.schema/calendar.schema.json
# When the offices are open. Business days and business hours are counted with this.
id: office
name: Offices
open:
  - {{days: monday to friday, hours: \"08:30 to 16:30\"}}
# Days on which it is closed although it would be open. Only holidays with a fixed date are here, and only where they
# fall on an open day: add the others, like Good Friday. Early closing: {{date: …, name: …, closes: \"12:00\"}}
closures:
{closures}# The list is complete from the first day up to the day before the second. No date is counted beyond it.
complete: {{from: {first}-01-01, until: {last}-01-01}}
"
        )
    }

    fn department(&self) -> String {
        let (today, review_by) = (self.today, self.review_by());
        format!(
            "\
# yaml-language-server: $schema=../.schema/department.schema.json
# A department with one service, as an example. Give it your own id, name and texts: ids are permanent once published.
# More: charter new department, charter new service, charter new standard
id: first-department
name: First department
summary: Looks after the first things.
accountable: Director of the first department   # a role, never a person
contact:
  phone: {phone}
  calendar: office

services:
  - id: first-service
    name: First service
    summary: Ask us to do the first thing.
    keywords: [example]   # the words that residents would search for
    ask:
      - phone: {phone}
    supports: [1.b]   # a clause of commitment.md
    standards:
      - stage: complete
        we: finish the work   # residents read: \"We will finish the work within …\"
        within: 10 business days
        share: 90%
        starts: you ask us   # residents read: \"The clock starts when you ask us\"
        effective: {today}
        # approved: {{by: City Manager, on: {today}}}
        review_by: {review_by}
",
            phone = quoted(&self.phone),
        )
    }

    fn review_by(&self) -> Date {
        self.today.saturating_add(1.year())
    }
}

/// The lines of a year's holidays that have a fixed date and fall on a day from Monday to Friday.
fn closures(year: i16) -> impl Iterator<Item = String> {
    const FIXED: [(i8, i8, &str); 6] = [
        (1, 1, "New Year's Day"),
        (7, 1, "Canada Day"),
        (9, 30, "National Day for Truth and Reconciliation"),
        (11, 11, "Remembrance Day"),
        (12, 25, "Christmas Day"),
        (12, 26, "Boxing Day"),
    ];
    let days = FIXED.into_iter().map(move |(month, day, name)| (date(year, month, day), name));
    days.filter(|(day, _)| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .map(|(day, name)| format!("  - {{date: {day}, name: {name}}}\n"))
}
