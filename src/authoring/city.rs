//! Answers about a city -> a small, valid content folder whose site says that its promises are examples.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::authoring::closed_days::ClosedDays;
use crate::authoring::new_file::NewFile;
use crate::authoring::quoted::quoted;
use crate::placeholders::{
    ACCOUNTABLE, ACCOUNTABLE_FOR_ALL, DEPARTMENT, DEPARTMENT_SUMMARY, NO_ONE_YET, NOT_YET_GIVEN, POLICY_WORDS, SERVICE,
    SERVICE_SUMMARY,
};

/// The answers that a content folder is made from.
#[derive(Debug, Clone)]
pub struct City {
    /// Its full name.
    pub name: String,
    /// Its short name, used in sentences.
    pub short_name: String,
    /// Its telephone number.
    pub phone: String,
    /// The address where the site will be published.
    pub base_url: String,
    /// The IANA name of its time zone.
    pub time_zone: String,
    /// The date on which the example promises take effect.
    pub today: Date,
    /// The closed days that its calendar starts with.
    pub closed_days: ClosedDays,
}

impl City {
    /// Returns the files of the content folder.
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

    /// Returns the name with its article, if it has one: `the City of Spruce Grove`, but `Strathcona County`.
    fn in_a_sentence(&self) -> String {
        let name = &self.name;
        match name.strip_prefix("The ") {
            Some(rest) => format!("the {rest}"),
            None if name.contains(" of ") && !name.starts_with("the ") => format!("the {name}"),
            None => name.clone(),
        }
    }

    /// Returns the name of the site's address, and this year.
    fn authority(&self) -> String {
        let host = self.base_url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next());
        format!("{},{}", host.unwrap_or("www.example.org").to_lowercase(), self.today.year())
    }

    fn site(&self) -> String {
        let Self { name, short_name, phone, base_url, time_zone, .. } = self;
        format!(
            "\
# yaml-language-server: $schema=.schema/site.schema.json
# Facts about the whole site.
city: {city}
short_name: {short}   # used in sentences
title: Customer service standards
# One sentence, for search engines:
summary: {summary}
base_url: {base_url}   # where the site is published
# Ids in the data begin with this name and year. Keep them even if the site moves:
feed_authority: {authority}
time_zone: {zone}   # decides which day is \"today\"
language: en
# Every page shows this notice. Remove it once the city has adopted what it names.
illustrative: {notice}
# illustrative_short: Examples, not yet adopted   # the same for the top of each page, in at most 60 characters
# logo: logo.svg   # a plain drawing, saved beside this file
licence:   # the terms on which others may use the data: an example, so ask who decides that
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
contact:
  phone: {phone}
  # email: info@example.org
  # address: [Town Hall, 1 Main Street]
  calendar: office   # the id of a file in calendars/
# What residents look under. A service names the ids: `topics: [streets]`
# topics:
#   - {{id: streets, name: Streets and snow}}
# popular: [first-service]   # what residents ask for most, by id: at most eight
",
            city = quoted(name),
            short = quoted(short_name),
            summary = quoted(&format!("What {} promises when you ask for a service.", self.in_a_sentence())),
            base_url = quoted(base_url),
            authority = self.authority(),
            zone = quoted(time_zone),
            notice = quoted(&format!(
                "The promises, the policy, the hours and the licence on this site are examples: {} has not adopted them.",
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
# One sentence, for search engines and the home page:
summary: {summary}
# Facts about the policy behind the commitment. Replace each of them with your own.
policy:
  number: {NOT_YET_GIVEN}
  title: Customer Service
  approved_by: {NO_ONE_YET}
  effective: {today}
  resolution: {NOT_YET_GIVEN}
  owner: {NO_ONE_YET}
# The text starts after the second line of hyphens. A heading with an id in braces is a clause, and services name the
# clauses that they support. In a clause, the first block quote (lines that start with >) is the policy's own wording.
---

This is what you can expect from us.

## A quick reply {{#1.a}}

> {POLICY_WORDS}

We answer you by a set time. The page of each service shows that time.

## Good work {{#1.b}}

> {POLICY_WORDS}

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
# The baseline: these promises apply to every department, and none may promise less.
id: corporate
name: All departments
summary: These promises apply to every department.
accountable: {ACCOUNTABLE_FOR_ALL}   # a role, never a person
contact:
  phone: {phone}
  calendar: office
# When a promise is missed, the pages give the number or address of the department. Write here what else residents can do:
# if_missed: Call us and quote your request number. A supervisor will look into it.

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
        within: 1 business day   # counted with the calendar's open days
        share: 90%   # how often you keep it; without this line, every time
        starts: you leave your question with us
        channels: [phone]
        effective: {today}
        review_by: {review_by}
",
            phone = quoted(&self.phone),
        )
    }

    fn calendar(&self) -> String {
        let closed_days = self.closed_days.keys(self.today);
        format!(
            "\
# yaml-language-server: $schema=../.schema/calendar.schema.json
# When the offices are open. Business days and business hours are counted with this calendar.
id: office
name: Offices
open:
  - {{days: monday to friday, hours: \"08:30 to 16:30\"}}
{closed_days}"
        )
    }

    fn department(&self) -> String {
        let (today, review_by) = (self.today, self.review_by());
        format!(
            "\
# yaml-language-server: $schema=../.schema/department.schema.json
# An example of a department with one service. Give it your own ids, names and texts: ids are permanent once published.
# To add more: charter new department, charter new service, charter new standard
id: first-department
name: {DEPARTMENT}
summary: {DEPARTMENT_SUMMARY}
accountable: {ACCOUNTABLE}   # a role, never a person
contact:
  phone: {phone}
  calendar: office

services:
  - id: first-service
    name: {SERVICE}
    summary: {SERVICE_SUMMARY}
    # keywords: [hole, road damage]   # words that residents may search for
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
        # approved: {{by: Council, on: {today}}}
        review_by: {review_by}
",
            phone = quoted(&self.phone),
        )
    }

    fn review_by(&self) -> Date {
        self.today.saturating_add(1.year())
    }
}
