//! A person at a terminal in; each answer is judged when it is given, and what is left unsaid leaves nothing behind.
#![expect(clippy::disallowed_methods, reason = "tests look at folders")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::person::Person;
use crate::support::program::{code, complained, run, workplace};

const STAGE: &str = "What happens by then (answer, respond, make safe, decide, complete, …)";

fn roads(place: &Path) -> String {
    fs::read_to_string(place.join("content/departments/roads.yaml")).expect("the file is there")
}

#[test]
fn a_wrong_answer_is_explained_and_asked_for_again() {
    let place = workplace();
    let mut person = Person::running(place.path(), &["new", "service"]);
    person.is_asked_and_answers("The department: its id, or its name", "rods");
    let reason = person.is_asked("The department: its id, or its name");
    assert_eq!(reason, "  there is no department `rods` in `content`: did you mean `roads` (Roads)?\n");
    person.answers("roads");
    person.is_asked_and_answers("The service's name in residents' words", "Pothole repair");
    person.is_asked_and_answers("Its permanent id, part of web addresses [pothole-repair]", "");
    let reason = person.is_asked("Its permanent id, part of web addresses [pothole-repair]");
    assert!(reason.starts_with("  duplicate service id `pothole-repair`\n"), "{reason}");
    person.answers("fallen-trees");
    person.is_asked_and_answers("What the service is, in a sentence or two", "Tell us about a fallen tree.");
    person.is_asked_and_answers("The telephone number to call (leave empty if there is none)", "Tell us.");
    let reason = person.is_asked("The telephone number to call (leave empty if there is none)");
    assert!(reason.starts_with("  this is not a valid telephone number\n  write ten digits with hyphens"), "{reason}");
    person.answers("780-555-0100");
    let clauses = person.is_asked("The ones that it supports, separated by commas");
    assert_eq!(clauses, "the clauses of the commitment:\n  4.1.b  A quick reply\n  4.1.e  Good work\n");
    person.answers("4.1.x");
    let reason = person.is_asked("The ones that it supports, separated by commas");
    assert!(reason.starts_with("  there is no clause `4.1.x`\n"), "{reason}");
    person.answers("4.1.b, 4.1.e");
    person.is_asked_and_answers(STAGE, "foo");
    let reason = person.is_asked(STAGE);
    assert!(reason.starts_with("  `foo` is not a stage\n  use one of: answer, "), "{reason}");
    person.answers("complete");
    person.is_asked_and_answers("What you will do, after \"We will\"", "clear it away");
    person.is_asked_and_answers("The time limit, like 3 business days", "complete");
    let reason = person.is_asked("The time limit, like 3 business days");
    assert!(reason.starts_with("  `complete` is not a length of time\n"), "{reason}");
    person.answers("3 business days");
    person.is_asked_and_answers("The clock starts when", "you ask us");
    let added = "content/departments/roads.yaml: added the service `fallen-trees`\n";
    assert_eq!(person.sees_the_end(), (Some(0), added.to_owned()));
    let check = run(place.path(), "check --deny-warnings");
    assert_eq!(code(&check), 0, "{}", complained(&check));
}

#[test]
fn a_second_promise_for_a_stage_is_asked_for_its_variant() {
    let place = workplace();
    let given = ["new", "standard", "--service", "pothole-repair", "--we", "mend it", "--starts", "you ask us"];
    let mut person = Person::running(place.path(), &given);
    person.is_asked_and_answers(STAGE, "complete");
    let note = person.is_asked("The id of the variant");
    assert!(note.starts_with("`pothole-repair` already has a standard for this stage: a variant"), "{note}");
    person.answers("!");
    let reason = person.is_asked("The id of the variant");
    assert!(reason.starts_with("  `!` is not a valid id\n"), "{reason}");
    person.answers("Main roads");
    person.is_asked_and_answers("The time limit, like 3 business days", "1 week");
    assert_eq!(person.sees_the_end().0, Some(0));
    assert!(roads(place.path()).contains("\n        variant: main-roads\n"));
}

#[test]
fn another_kind_of_target_is_asked_for_by_its_name() {
    let place = workplace();
    let mut person =
        Person::running(place.path(), &["new", "standard", "--service", "pothole-repair", "--stage", "publish"]);
    person.is_asked_and_answers("What you will do, after \"We will\"", "publish the agenda");
    let note = person.is_asked("The time limit, like 3 business days");
    assert!(note.starts_with("for another kind of target, answer with its name: average, between, every, "), "{note}");
    person.answers("ahead");
    person.is_asked_and_answers("The shortest time before the event, like 5 business days", "2 days");
    let reason = person.is_asked("The shortest time before the event, like 5 business days");
    assert!(reason.starts_with("  \"days\" alone can mean two things\n"), "{reason}");
    person.answers("2 business days");
    person.is_asked_and_answers("The event that it comes before, like the meeting", "the meeting");
    assert_eq!(person.sees_the_end().0, Some(0));
    assert!(roads(place.path()).contains("\n        ahead: 2 business days\n        before: the meeting\n"));
}

#[test]
fn leaving_ends_the_command_at_once_and_nothing_is_written() {
    let place = workplace();
    let before = roads(place.path());
    let mut person = Person::running(place.path(), &["new", "service", "--department", "roads"]);
    person.is_asked_and_answers("The service's name in residents' words", "Fallen trees");
    person.is_asked("Its permanent id, part of web addresses [fallen-trees]");
    person.leaves();
    let said = "\nerror: the answers ended before the last question, so nothing was written\n";
    assert_eq!(person.sees_the_end(), (Some(2), said.to_owned()));
    assert_eq!(roads(place.path()), before);
}

#[test]
fn an_interruption_leaves_the_line_of_the_question() {
    let place = workplace();
    let mut person = Person::running(place.path(), &["new", "service"]);
    person.is_asked("The department: its id, or its name");
    person.interrupts();
    assert_eq!(person.sees_the_end(), (Some(130), "\n".to_owned()));
}

#[test]
fn what_can_be_known_before_the_first_question_is_said_before_it() {
    let place = workplace();
    let cases: [(&[&str], &str); 6] = [
        (&["new", "city"], "error: `content` already contains files: name a new folder with `--content`\n"),
        (
            &["new", "service", "--department", "rods"],
            "error: there is no department `rods` in `content`: did you mean `roads` (Roads)?\n",
        ),
        (
            &["new", "standard", "--service", "holes"],
            "error: there is no service `holes` in `content`: add it with `charter new service`\n",
        ),
        (
            &["new", "department", "--id", "roads"],
            "error: `--id` can't be used: `content/departments/roads.yaml` already exists and is left as it is: choose another id\n",
        ),
        (
            &["new", "standard", "--service", "pothole-repair", "--within", "2 days"],
            "error: `--within` can't be used: \"days\" alone can mean two things\n  write `2 business days` if closed days don't count, `2 calendar days` if they do\n",
        ),
        (
            &["new", "city", "--content", "town", "--phone", "Tell us."],
            "error: `--phone` can't be used: this is not a valid telephone number\n  write ten digits with hyphens or spaces, and `ext.` before an extension: 780-555-0100 ext. 25; a number in another country starts with + and the country code\n",
        ),
    ];
    for (arguments, reason) in cases {
        assert_eq!(Person::running(place.path(), arguments).sees_the_end(), (Some(2), reason.to_owned()));
    }
}

#[test]
fn without_a_number_the_address_is_asked_for() {
    let place = workplace();
    let given =
        ["new", "department", "--name", "Parks", "--summary", "Looks after parks.", "--accountable", "Director"];
    let mut person = Person::running(place.path(), &given);
    person.is_asked_and_answers("Its permanent id, part of web addresses [parks]", "");
    person.is_asked_and_answers("Its telephone number (leave empty if it has none)", "");
    person.is_asked_and_answers("The e-mail address", "parks");
    let reason = person.is_asked("The e-mail address");
    assert!(reason.starts_with("  this is not a valid e-mail address\n"), "{reason}");
    person.answers("parks@example.org");
    assert_eq!(person.sees_the_end().0, Some(0));
    let check = run(place.path(), "check");
    assert_eq!(code(&check), 0, "{}", complained(&check));
}

#[test]
fn a_city_is_made_out_of_answers() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let mut person = Person::running(place.path(), &["new", "city", "--phone", "780-555-0100"]);
    person.is_asked_and_answers("The city's full name", "City of Maple Bend");
    person.is_asked_and_answers("Its short name, used in sentences [Maple Bend]", "");
    person.is_asked_and_answers("Where the site will be published, like https://www.example.org/standards/", "here");
    let reason = person.is_asked("Where the site will be published, like https://www.example.org/standards/");
    assert!(reason.starts_with("  this is not a valid address for a website\n"), "{reason}");
    person.answers("https://www.example.org/");
    person.is_asked_and_answers("The time zone of the city: area and city, like America/Edmonton", "Mars");
    let reason = person.is_asked("The time zone of the city: area and city, like America/Edmonton");
    assert!(reason.starts_with("  `Mars` is not a time zone: "), "{reason}");
    assert!(!place.path().join("content").exists());
    person.answers("America/Edmonton");
    let holidays = "Its public holidays: a code like CA-AB, GB-SCT or IE, an iCalendar file (.ics), or none [CA-AB]";
    let note = person.is_asked(holidays);
    assert!(note.contains("in this time zone it may be Alberta (CA-AB): check that"), "{note}");
    person.answers("Atlantis");
    let reason = person.is_asked(holidays);
    assert!(reason.starts_with("  the public holidays of `Atlantis` are not known: "), "{reason}");
    person.answers("");
    assert_eq!(person.sees_the_end().0, Some(0));
    let check = run(place.path(), "check --deny-warnings");
    assert_eq!(code(&check), 0, "{}", complained(&check));
}

#[test]
fn a_job_that_publishes_is_asked_for_what_the_content_does_not_say() {
    let place = workplace();
    let mut person = Person::running(place.path(), &["new", "hosting", "systemd", "--folder", "/srv/standards"]);
    let site = "The folder that the web server reads, like /var/www/standards, or USER@HOST:/FOLDER";
    person.is_asked_and_answers(site, "/var/www/standards");
    let mail = "Who hears of a failure: an e-mail address";
    person.is_asked_and_answers(mail, "the clerk");
    assert_eq!(person.is_asked(mail), "  `the clerk` is not an e-mail address like clerk@example.org\n");
    person.answers("clerk@example.org");
    person.is_asked_and_answers("The user that runs the job [charter]", "");
    person.is_asked_and_answers("Where charter is installed on the server [/usr/local/bin/charter]", "");
    assert_eq!(person.sees_the_end().0, Some(0));
    let service = fs::read_to_string(place.path().join("hosting/charter-publish.service")).expect("it is there");
    assert!(service.contains("\nUser=charter\nWorkingDirectory=/srv/standards\n"), "{service}");
}
