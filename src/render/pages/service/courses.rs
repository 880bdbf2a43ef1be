//! A service's promises -> the courses that its requests take: the steps of one request after each other, apart for each of several cases.

use crate::model::edition::{EffectiveService, EffectiveStandard, Status};
use crate::model::stage::Stage;
use crate::model::standard::Conditions;
use crate::wording::capital;

type Standard<'s, 'a> = &'s EffectiveStandard<'a>;

/// Current and scheduled promises in the order in which a page shows them.
pub(crate) struct Courses<'s, 'a> {
    /// The steps of every request; none if there would be only one.
    pub(crate) main: Vec<Standard<'s, 'a>>,
    /// What is no step of a longer course, in the order of the content.
    pub(crate) others: Vec<Standard<'s, 'a>>,
    /// The courses of requests of which each belongs to one case; none if each has only one step.
    pub(crate) cases: Vec<Course<'s, 'a>>,
}

/// The steps of a request in one case: an emergency, an area, a kind of application, the next stage of a complaint.
pub(crate) struct Course<'s, 'a> {
    /// The case in words.
    pub(crate) name: Option<String>,
    pub(crate) steps: Vec<Standard<'s, 'a>>,
}

impl<'s, 'a> Courses<'s, 'a> {
    pub(crate) fn of(effective: &'s EffectiveService<'a>) -> Self {
        let all = || effective.standards.iter().filter(|standard| standard.status != Status::Retired);
        let mut courses: Vec<Vec<Standard<'s, 'a>>> = Vec::new();
        for standard in all().filter(|standard| is_step(standard)) {
            match courses.iter_mut().find(|course| belongs(standard, course)) {
                Some(course) => course.push(standard),
                None => courses.push(vec![standard]),
            }
        }
        for course in &mut courses {
            course.sort_by_key(|standard| place(stage(standard)));
        }
        let (main, cases): (Vec<_>, Vec<_>) =
            courses.into_iter().partition(|course| course.iter().all(|standard| variant(standard).is_none()));
        let main: Vec<_> = main.into_iter().flatten().collect();
        let main = if main.len() > 1 { main } else { Vec::new() };
        let has_long = cases.iter().any(|course| course.len() > 1);
        let cases = cases.into_iter().filter(|_| has_long);
        let cases: Vec<Course<'s, 'a>> = cases.map(|steps| Course { name: name(&steps), steps }).collect();
        let is_placed = |standard: &Standard<'_, '_>| {
            let placed = main.iter().chain(cases.iter().flat_map(|course| &course.steps));
            placed.into_iter().any(|other| std::ptr::eq(*other, *standard))
        };
        let others = all().filter(|standard| !is_placed(standard)).collect();
        Self { main, others, cases }
    }

    /// All of them, as a page shows them.
    pub(crate) fn in_order(self) -> Vec<Standard<'s, 'a>> {
        let cases = self.cases.into_iter().flat_map(|course| course.steps);
        self.main.into_iter().chain(self.others).chain(cases).collect()
    }
}

/// Whether a promise is in force and kept once for each request. Recurring promises are not steps.
fn is_step(standard: Standard<'_, '_>) -> bool {
    standard.current().is_some_and(|current| current.version.promise.target.value.is_counted_from_a_start())
}

/// Whether a promise is another step of the same request: in the same case, and at a stage that the course doesn't have yet.
fn belongs(standard: Standard<'_, '_>, course: &[Standard<'_, '_>]) -> bool {
    let is_same_case = |other: &Standard<'_, '_>| {
        let is_named = variant(standard).is_some() && variant(other).is_some();
        variant(standard) == variant(other) || is_named && nouns(standard).is_some() && nouns(standard) == nouns(other)
    };
    course.iter().any(is_same_case) && course.iter().all(|other| stage(other) != stage(standard))
}

fn stage(standard: Standard<'_, '_>) -> Stage {
    standard.owned.standard.stage
}

fn variant<'s>(standard: Standard<'s, '_>) -> Option<&'s str> {
    standard.owned.standard.variant.as_ref().map(|variant| variant.value.as_str())
}

fn conditions<'s>(standard: Standard<'s, '_>) -> Option<&'s Conditions> {
    standard.shown().version.promise.conditions.as_ref().map(|conditions| &conditions.value)
}

/// The priority and the area that a promise is for, if it is for one.
fn nouns<'s>(standard: Standard<'s, '_>) -> Option<(Option<&'s str>, Option<&'s str>)> {
    let Conditions { priority, zone, .. } = conditions(standard)?;
    let nouns = (priority.as_deref(), zone.as_deref());
    (nouns != (None, None)).then_some(nouns)
}

/// What all steps of a course call their case: by name, or else by the priority or the area; or else the first step's name.
fn name(course: &[Standard<'_, '_>]) -> Option<String> {
    let (first, others) = course.split_first()?;
    let shared = |of: &dyn Fn(Standard<'_, '_>) -> Option<String>| {
        of(first).filter(|own| others.iter().all(|other| of(other).as_ref() == Some(own)))
    };
    let own = |standard: Standard<'_, '_>| standard.owned.standard.name.clone();
    shared(&own)
        .or_else(|| shared(&|standard| conditions(standard)?.priority.as_deref().map(capital)))
        .or_else(|| shared(&|standard| conditions(standard)?.zone.as_deref().map(capital)))
        .or_else(|| course.iter().find_map(|standard| own(standard)))
}

/// Returns the position of a stage on the way of a request. What comes between the first word and the decision has no order of its own: a date
/// can be set before a visit or after it, so the order of the content stays.
const fn place(stage: Stage) -> u8 {
    match stage {
        Stage::Answer => 0,
        Stage::Acknowledge => 1,
        Stage::Respond => 2,
        Stage::Attend | Stage::MakeSafe | Stage::Update | Stage::Schedule => 3,
        Stage::Decide => 4,
        Stage::Complete => 5,
        Stage::Publish => 6,
        Stage::Available => 7,
        Stage::Repeat => 8,
    }
}
