//! What each content file says -> the catalog, as far as it has been read.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::action::Action;
use crate::model::answer::Answer;
use crate::model::calendar::Calendar;
use crate::model::catalog::Catalog;
use crate::model::commitment::{Commitment, Page};
use crate::model::department::Department;
use crate::model::files::{LANGUAGES, SITE};
use crate::model::logo::{Logo, LogoFile};
use crate::model::results::{Ledger, ResultRow};
use crate::model::site::Site;
use crate::parse::languages::{self, Languages, OwnLanguage};
use crate::parse::rules;
use crate::wording::Wording;

/// What one file says.
#[derive(Clone)]
pub(super) enum Part {
    Site(Box<Site>),
    Commitment(Commitment),
    Corporate(Department),
    Calendar(Calendar),
    Department(Department),
    Page(Page),
    Logo(Logo),
    Answers(Vec<Answer>),
    Results(Vec<ResultRow>),
    Actions(Vec<Action>),
    Language(OwnLanguage),
}

/// What all files say.
#[derive(Default)]
pub(super) struct Parts {
    site: Option<Site>,
    commitment: Option<Commitment>,
    corporate: Option<Department>,
    calendars: Vec<Calendar>,
    departments: Vec<Department>,
    pages: Vec<Page>,
    logo: Option<Logo>,
    answers: Vec<Answer>,
    results: Vec<ResultRow>,
    actions: Vec<Action>,
    languages: Languages,
}

impl Parts {
    pub(super) fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        let mut all = Self::default();
        parts.into_iter().for_each(|part| all.add(part));
        all
    }

    fn add(&mut self, part: Part) {
        match part {
            Part::Site(site) => self.site = Some(*site),
            Part::Commitment(commitment) => self.commitment = Some(commitment),
            Part::Corporate(corporate) => self.corporate = Some(corporate),
            Part::Calendar(calendar) => self.calendars.push(calendar),
            Part::Department(department) => self.departments.push(department),
            Part::Page(page) => self.pages.push(page),
            Part::Logo(logo) => self.logo = Some(logo),
            Part::Answers(answers) => self.answers.extend(answers),
            Part::Results(rows) => self.results.extend(rows),
            Part::Actions(actions) => self.actions.extend(actions),
            Part::Language(one) => self.languages.extend([one.into_entry()]),
        }
    }

    /// That there is no language for the site, or one that is not translated. One that the content brings with faults has said what they are.
    pub(super) fn language_fault(&self, faulty: &BTreeSet<String>) -> Option<Diagnostic> {
        let is_known = || faulty.iter().any(|name| LANGUAGES.matches(name));
        let site = self.site.as_ref()?;
        match languages::of_site(site, &self.languages) {
            Ok(_) => languages::without_word(site, &self.languages)
                .or_else(|| languages::untranslated(site, &self.languages)),
            Err(fault) => (!is_known()).then_some(*fault),
        }
    }

    /// That the site shows a logo that is not there, or has one that it doesn't show.
    pub(super) fn logo_fault(&self, faulty: &BTreeSet<String>) -> Option<Diagnostic> {
        let can_tell = ![LogoFile::NAME, SITE.as_str()].iter().any(|name| faulty.contains(*name));
        let site = self.site.as_ref().filter(|_| can_tell)?;
        match (site.logo, &self.logo) {
            (Some(shown), None) => {
                let message = format!("there is no `{}` beside `site.yaml`", LogoFile::NAME);
                let fault = Diagnostic::error(&rules::MISSING_FILE, shown.span, message);
                Some(fault.help("save the logo there as SVG, or remove this line"))
            }
            (None, Some(logo)) => {
                let message = format!("`{}` is not shown, because `site.yaml` does not name it", LogoFile::NAME);
                let note = Diagnostic::note(&rules::UNREAD_FILE, logo.span, message);
                Some(note.help(format!("add a line to `site.yaml`: `logo: {}`", LogoFile::NAME)))
            }
            _ => None,
        }
    }

    pub(super) fn into_catalog(self) -> Option<Catalog> {
        let site = self.site?;
        let language = languages::of_site_or_english(&site, &self.languages);
        let words = Wording::new(&language);
        let mut departments = vec![self.corporate?];
        let mut others = self.departments;
        others.sort_by_cached_key(|one| (words.sort_key(&one.name), one.name.to_lowercase(), one.id.value.clone()));
        departments.append(&mut others);
        let (mut answers, mut ordinary): (Vec<_>, Vec<_>) = self.answers.into_iter().partition(|one| one.emergency);
        ordinary.sort_by_cached_key(|one| (words.sort_key(&one.name.value), one.id.value.clone()));
        answers.append(&mut ordinary);
        let calendars: BTreeMap<_, _> =
            self.calendars.into_iter().map(|calendar| (calendar.id.value.clone(), calendar)).collect();
        Some(Catalog {
            logo: self.logo.filter(|_| site.logo.is_some()),
            site,
            language,
            commitment: self.commitment?,
            calendars,
            departments,
            pages: self.pages,
            answers,
            results: Ledger::of(self.results),
            actions: self.actions,
            known_until: None,
        })
    }
}
