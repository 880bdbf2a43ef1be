//! A published site and edited content -> the request for approval: what it tells as what, once, and safely.

use charter::config::{Day, Settings};
use charter::diff::html::html;
use charter::diff::people::{markdown, text};
use charter::diff::{Change, ChangeKind, DiffReport, Sanction, Side, Strength, SubjectKind, TextChange};
use charter::model::period::Interval;
use charter::pipeline;
use charter::published_feed::Published;
use charter::source::Sources;
use jiff::civil::{Date, date};
use proptest::prelude::{Strategy, any, prop, proptest};
use pulldown_cmark::{Event, Options, Parser};

use crate::support::fixtures::{fixtures, overlaid};
use crate::support::published::{published, read};

const TODAY: Date = date(2026, 11, 23);
const POOL: &str = "departments/pool.yaml";

/// The content of the fixture before the changes.
fn before() -> Sources {
    overlaid(&fixtures("diff").join("before"))
}

fn site(sources: &Sources) -> Published {
    read(published(sources, TODAY).path())
}

/// The content with texts of one file replaced.
fn edited(mut sources: Sources, file: &str, edits: &[(&str, &str)]) -> Sources {
    let edited = sources.files.iter_mut().find(|one| one.name == file).expect("it is there");
    for (from, to) in edits {
        assert!(edited.text.contains(from), "`{from}` is not in the fixture");
        edited.text = edited.text.replace(from, to);
    }
    sources
}

fn against(site: &Published, after: &Sources) -> DiffReport {
    let settings = Settings { day: Day::Given(TODAY), base_url: None, drafts: false };
    let compared = pipeline::changes_against(after, &settings, site, "public").expect("the feed can be made");
    compared.report.unwrap_or_else(|| panic!("{:#?}", compared.diagnostics))
}

/// What changes from some content to the same with one file edited.
fn report(sources: &Sources, file: &str, edits: &[(&str, &str)]) -> DiffReport {
    against(&site(sources), &edited(sources.clone(), file, edits))
}

fn list(report: &DiffReport) -> Vec<(ChangeKind, Option<Date>, &str)> {
    report.changes.iter().map(|change| (change.kind, change.date, change.id.as_str())).collect()
}

const LESSONS: &str = "\
        within: 5 business days
        effective: 2025-05-01
        approved: {by: Town Manager, on: 2025-04-01}
";

const WITH_A_PAUSE: &str = "\
        versions:
          - {effective: 2025-05-01, within: 5 business days, until: 2027-03-01, gap: We repair the pool.}
          - {effective: 2027-06-01, within: 5 business days, change: We are back.}
";

const WITHOUT_RETURN: &str = "\
        versions:
          - {effective: 2025-05-01, within: 5 business days, until: 2027-03-01, gap: We repair the pool.}
";

#[test]
fn a_pause_says_when_it_begins_and_when_it_ends() {
    let paused = report(&before(), POOL, &[(LESSONS, WITH_A_PAUSE)]);
    let (first, back) = (Some(date(2027, 3, 1)), Some(date(2027, 6, 1)));
    let id = "swim-lessons.decide";
    let pause: Vec<_> =
        paused.changes.iter().filter(|one| one.kind != ChangeKind::Wording).map(|one| (one.kind, one.date)).collect();
    assert_eq!(pause, [(ChangeKind::Paused, first), (ChangeKind::Resumed, back)]);
    let shown = text(&paused);
    assert!(shown.contains("1 paused"), "{shown}");
    assert!(
        shown.contains("nothing is promised from 1 March 2027, until it is promised again on 1 June 2027"),
        "{shown}"
    );
    assert!(shown.contains("  why: We repair the pool.\n  what changes then: We are back.\n"), "{shown}");
    assert!(shown.contains("  its return is approved: by nobody yet\n"), "{shown}");

    let sources = edited(before(), POOL, &[(LESSONS, WITH_A_PAUSE)]);
    let longer = report(&sources, POOL, &[("effective: 2027-06-01", "effective: 2027-09-01")]);
    assert!(list(&longer).contains(&(ChangeKind::Paused, first, id)), "{:?}", list(&longer));
    let dates = "the time without a promise, before: from 1 March 2027 until 1 June 2027: We repair the pool.";
    assert!(text(&longer).contains(dates), "{}", text(&longer));

    let again = report(&sources, POOL, &[(WITH_A_PAUSE, LESSONS)]);
    let called_off: Vec<_> =
        again.changes.iter().filter(|one| one.kind == ChangeKind::CalledOff).map(|one| one.date).collect();
    assert_eq!(called_off, [first, back], "{}", text(&again));
    assert!(text(&again).contains("It was to pause on that day, but continues."), "{}", text(&again));
}

#[test]
fn a_pause_without_a_return_is_told_once() {
    let sources = before();
    let paused = report(&sources, POOL, &[(LESSONS, WITHOUT_RETURN)]);
    let first = Some(date(2027, 3, 1));
    let kinds: Vec<_> =
        paused.changes.iter().filter(|one| one.kind != ChangeKind::Wording).map(|one| (one.kind, one.date)).collect();
    assert_eq!(kinds, [(ChangeKind::Paused, first)]);
    let shown = text(&paused);
    assert!(shown.contains("nothing is promised from 1 March 2027, and no day is set for its return"), "{shown}");
    let again = report(&edited(sources, POOL, &[(LESSONS, WITHOUT_RETURN)]), POOL, &[(WITHOUT_RETURN, LESSONS)]);
    let called_off = again.changes.iter().filter(|one| one.kind == ChangeKind::CalledOff).count();
    assert_eq!(called_off, 1, "{}", text(&again));
}

#[test]
fn a_service_that_ends_names_what_to_use_instead() {
    let end = "        within: 2 weeks\n        effective: 2025-05-01\n";
    let ended =
        format!("{end}    retired: {{on: 2027-01-31, reason: Clubs ask elsewhere., replaced_by: swim-lessons}}\n");
    let report = report(&before(), POOL, &[(end, &ended)]);
    let change = report.changes.iter().find(|one| one.kind == ChangeKind::Withdrawn).expect("it ends");
    assert_eq!(
        (change.replaced_by.as_deref(), change.replacement.as_deref()),
        (Some("swim-lessons"), Some("Swim lessons"))
    );
    assert!(text(&report).contains("  use instead: Swim lessons (swim-lessons)\n"), "{}", text(&report));
}

#[test]
fn a_figure_that_changes_under_an_old_approval_is_approved_by_nobody() {
    let lessons = LESSONS.replace("5 business days", "4 business days");
    let sources = before();
    let same_approval = report(&sources, POOL, &[(LESSONS, &lessons)]);
    let change = &same_approval.changes[0];
    assert_eq!(change.strength, Some(Strength::Stronger));
    assert!(matches!(&change.approval, Some(Sanction::Outdated(approval)) if approval.by == "Town Manager"));
    let expected = "The new or changed promise is approved by nobody yet.\n";
    assert!(text(&same_approval).contains(expected), "{}", text(&same_approval));
    let approved = lessons.replace("2025-04-01", "2026-11-20").replace("2025-05-01", "2026-11-21");
    let new_approval = report(&sources, POOL, &[(LESSONS, &approved)]);
    assert!(text(&new_approval).contains("  approved: by Town Manager on 20 November 2026\n"));
    assert!(text(&new_approval).contains("The new or changed promise is approved.\n"));
}

#[test]
fn one_telephone_number_in_many_places_is_one_change() {
    let report = report(&before(), POOL, &[("780-555-0110", "780-555-0199")]);
    let shown = text(&report);
    assert!(shown.contains("\n1 in how to ask and reach us.\n"), "{shown}");
    assert!(shown.contains("  The same change in 9 places\n"), "{shown}");
    let markdown = markdown(&report);
    assert_eq!(markdown.matches("780-555-0199").count(), 1, "{markdown}");
    let places = "- Where: Lost goggles (2 times); Lost towel (2 times); Pool; Pool rental (2 times); Swim lessons";
    assert!(markdown.contains(places), "{markdown}");
    assert!(report.changes.len() > 5, "other programs read each place");
}

#[test]
fn the_page_has_nothing_that_a_mail_program_drops() {
    let after = overlaid(&fixtures("diff").join("after"));
    let page = html(&against(&site(&before()), &after));
    for dropped in ["<script", "<style", "<link", "<img", "class=", "href=", "src=", "url("] {
        assert!(!page.contains(dropped), "{dropped}");
    }
    for label in ["Name", "Role", "Date", "Signature"] {
        assert!(page.contains(&format!(">{label}</th>")), "{label}");
    }
    let nothing = html(&against(&site(&before()), &before()));
    assert!(nothing.contains("Nothing changes for residents in what was compared."), "{nothing}");
    assert!(!nothing.contains("Signature"), "there is nothing to decide");
}

/// A report with one change whose every text is this one.
fn hostile(words: &str) -> DiffReport {
    let side = || Side { folder: Some(words.to_owned()), day: None, in_force: Interval::default() };
    let said = || Some(words.to_owned());
    let change = Change {
        kind: ChangeKind::Changed,
        date: None,
        what: SubjectKind::Standard,
        id: words.to_owned(),
        name: words.to_owned(),
        department: words.to_owned(),
        service: said(),
        before: said(),
        after: Some(format!("{words}!")),
        strength: None,
        is_kept: None,
        note: said(),
        replaced_by: said(),
        replacement: said(),
        resumes: None,
        approval: Some(Sanction::Missing),
        texts: vec![TextChange { part: words.to_owned(), before: words.to_owned(), after: format!("{words}?") }],
    };
    DiffReport { city: words.to_owned(), before: side(), after: side(), changes: vec![change] }
}

#[test]
fn hostile_texts_stay_texts() {
    let words =
        "<script>alert(\"1\")</script>\n\n# One | two `three` *four* <!-- & 'five' [six](javascript:7)\n- eight";
    let report = hostile(words);
    let page = html(&report);
    assert!(!page.contains("<script") && !page.contains("<!--"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; # One | two"), "{page}");
    let written = markdown(&report);
    let one_line = r#"\<script\>alert("1")\</script\> \# One \| two \`three\` \*four\* \<!-- \& 'five' \[six\](javascript:7) - eight"#;
    assert!(written.contains(&format!("\n### {one_line}\n")), "{written}");
    assert!(written.contains(&format!("\n{one_line}, {one_line}. **As soon as it is published.**\n")), "{written}");
    assert!(text(&report).lines().all(|line| !line.starts_with("- eight")), "{}", text(&report));
    assert!(markdown(&hostile("1. First")).contains("\n1\\. First, "), "it begins no list");
    assert!(markdown(&hostile("- First")).contains("\n\\- First, "), "nor does this");
}

fn words() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "<", ">", "&", "\"", "'", "`", "|", "\n", "\r\n", "#", "*", "-", "1.", "\u{0}", "\\", "a", " ",
    ]);
    prop::collection::vec(signs, 1..12).prop_map(|signs| signs.concat())
}

/// What a Markdown reader makes of a text, but for the words.
fn blocks(markdown: &str) -> Vec<String> {
    let events = Parser::new_ext(markdown, Options::all());
    let kinds = events.filter_map(|event| match event {
        Event::Start(tag) => Some(format!("{tag:?}")),
        Event::Html(_) | Event::InlineHtml(_) | Event::Rule => Some(format!("{event:?}")),
        _ => None,
    });
    kinds.collect()
}

proptest! {
    #[test]
    fn whatever_a_text_says_the_page_has_the_same_tags(words in words()) {
        let tags = |page: &str| page.matches('<').count();
        assert_eq!(tags(&html(&hostile(&words))), tags(&html(&hostile("a"))));
    }

    #[test]
    fn whatever_a_text_says_markdown_has_the_same_blocks(words in words()) {
        assert_eq!(blocks(&markdown(&hostile(&words))), blocks(&markdown(&hostile("a"))));
    }

    #[test]
    fn a_text_that_changes_alike_in_several_places_is_told_once(count in 1_usize..40, is_number in any::<bool>()) {
        let [before, after] = if is_number { ["780-555-0110", "780-555-0199"] } else { ["Ask here.", "Ask there."] };
        let mut report = hostile("x");
        report.changes = (0..count).map(|at| Change {
            kind: ChangeKind::Contact,
            name: format!("Place {at}"),
            before: None,
            after: None,
            approval: None,
            note: None,
            texts: vec![TextChange { part: "phone".to_owned(), before: before.to_owned(), after: after.to_owned() }],
            ..report.changes[0].clone()
        }).collect();
        assert_eq!(text(&report).matches(after).count(), 1);
        let shown = text(&report);
        assert_eq!(shown.contains(&format!("The same change in {count} places")), count > 1, "{shown}");
    }
}
