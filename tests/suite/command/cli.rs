//! Arguments and folders in; exit codes, messages and files out: the program as people run it.
//!
//! It is long because it covers every option of every command.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::fixtures::{assert_expected, fixtures};
use crate::support::link::link;
use crate::support::program::{ROADS, code, complained, copy, run, said, tree, workplace, write};

#[test]
fn a_sound_build_ends_with_0_and_says_what_it_made() {
    let place = workplace();
    let output = run(place.path(), "build --as-of 2026-11-23");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    let site = tree(&place.path().join("public"));
    let pages = site.keys().filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "html")).count();
    let files = site.len();
    let expected = format!(
        "public: {pages} pages, 2 standards in force on 23 November 2026\n\
         valid from 1 March 2026 until 1 January 2027; rebuild on that date\n\
         {files} files ({files} written) in # ms, synced to disk in # ms\n"
    );
    assert_eq!(without_milliseconds(&said(&output)), expected);
}

/// The summary with the time it took left out.
fn without_milliseconds(text: &str) -> String {
    let parts: Vec<&str> = text.split(" ms").collect();
    let (last, timed) = parts.split_last().expect("a text has at least one part");
    let without = |part: &&str| {
        let (before, number) = part.rsplit_once(' ').expect("a number stands before the unit");
        assert!(number.parse::<u32>().is_ok(), "`{number}` is no number of milliseconds");
        format!("{before} # ms")
    };
    timed.iter().map(without).collect::<String>() + last
}

#[test]
fn a_second_build_says_what_it_wrote_and_one_that_changes_nothing_leaves_the_site_alone() {
    let place = workplace();
    let work = |arguments: &str| {
        let output = run(place.path(), arguments);
        assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
        without_milliseconds(said(&output).lines().nth(2).expect("the third line tells of the files"))
    };
    let files = |line: String| line.split(' ').next().expect("a number").to_owned();
    let first = files(work("build --as-of 2026-11-23"));
    let before = place.path().join("public").metadata().expect("the site is there").modified().expect("it has an age");
    assert_eq!(work("build --as-of 2026-11-23"), format!("{first} files (0 written) in # ms"));
    let after = place.path().join("public").metadata().expect("the site is there").modified().expect("it has an age");
    assert_eq!(before, after);
    write(&place.path().join("public/robots.txt"), "somebody's own");
    let mended = work("build --as-of 2026-11-23");
    assert_eq!(mended, format!("{first} files (1 written) in # ms, synced to disk in # ms"));
    write(&place.path().join("public/robots.txt"), "somebody's own");
    let unsynced = work("build --as-of 2026-11-23 --no-sync");
    assert_eq!(unsynced, format!("{first} files (1 written) in # ms"));
}

#[test]
fn the_summary_names_what_was_removed_and_what_was_kept() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 0);
    let manifest = place.path().join("public/api/v1/manifest.json");
    let list = fs::read_to_string(&manifest).expect("the site has a list of its files");
    write(&manifest, &list.replace("\"files\": [", "\"files\": [{\"path\": \"old.html\"},"));
    write(&place.path().join("public/old.html"), "a page of an earlier build");
    write(&place.path().join("public/verification.txt"), "from somebody else");
    let output = run(place.path(), "build --as-of 2026-11-23");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    let summary = said(&output);
    let ending = "removed 1 file of the previous build\n\
                  kept: verification.txt (not made by charter)\n";
    assert!(summary.ends_with(ending), "{summary}");
    assert!(!place.path().join("public/old.html").exists());
}

#[test]
fn a_folder_with_twelve_mistakes_gives_twelve_diagnostics_each_at_its_place_and_no_output() {
    let fixture = fixtures("sites").join("twelve-mistakes");
    let place = TempDir::new().expect("a temporary folder can be made");
    copy(&fixture.join("content"), &place.path().join("content"));
    let output = run(place.path(), "build --as-of 2026-11-23");
    assert_eq!((code(&output), said(&output).as_str()), (1, ""));
    assert_expected(&complained(&output), &fixture.join("expected.txt"));
    let places = [
        ("unknown-word", "calendars/town-office.yaml:4:12"),
        ("hours-upside-down", "calendars/town-office.yaml:5:29"),
        ("unknown-key", "departments/roads.yaml:9:5"),
        ("invalid-phone", "departments/roads.yaml:11:19"),
        ("bare-days", "departments/roads.yaml:14:36"),
        ("invalid-date", "departments/roads.yaml:15:55"),
        ("missing-target", "departments/roads.yaml:16:10"),
        ("weaker-than-baseline", "departments/roads.yaml:17:34"),
        ("overlapping-versions", "departments/roads.yaml:27:25"),
        ("unexplained-gap", "departments/roads.yaml:30:61"),
        ("missing-key", "pages/parking.md:2:1"),
        ("unsafe-link", "pages/parking.md:5:5"),
    ];
    let text = complained(&output);
    let mut faults = text.split("error[").skip(1);
    for (rule, at) in places {
        let fault = faults.next().expect("a fault for each mistake");
        assert!(fault.starts_with(&format!("{rule}]: ")), "{fault}");
        assert!(fault.contains(&format!("--> content/{at}\n")), "{fault}");
    }
    assert_eq!(faults.next(), None);
    assert_eq!(tree(place.path()).keys().filter(|name| !name.starts_with("content/")).count(), 0);
    assert!(!place.path().join("public").exists());
}

#[test]
fn faults_leave_an_earlier_site_as_it_was() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 0);
    let before = tree(&place.path().join("public"));
    copy(&fixtures("sites").join("twelve-mistakes/content"), &place.path().join("content"));
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23")), 1);
    assert!(before == tree(&place.path().join("public")), "the earlier site has changed");
    assert_eq!(names_in(place.path()), ["content", "public"]);
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn two_builds_for_one_day_are_the_same_to_the_byte_wherever_the_content_lies() {
    let (here, there) = (workplace(), workplace());
    assert_eq!(code(&run(here.path(), "build --as-of 2026-11-23 --out one")), 0);
    assert_eq!(code(&run(here.path(), "build --as-of 2026-11-23 --out deep/two")), 0);
    fs::rename(there.path().join("content"), there.path().join("inhalt")).expect("a folder can be renamed");
    assert_eq!(code(&run(there.path(), "build --as-of 2026-11-23 --content ./inhalt/ --out three")), 0);
    let one = tree(&here.path().join("one"));
    assert!(one.len() > 5, "{:?}", one.keys());
    assert!(one == tree(&here.path().join("deep/two")), "the second build differs");
    assert!(one == tree(&there.path().join("three")), "the build elsewhere differs");
}

#[test]
fn days_of_one_edition_give_the_same_bytes_and_the_next_edition_gives_others() {
    let place = workplace();
    for day in ["2026-03-01", "2026-12-31", "2027-01-01"] {
        assert_eq!(code(&run(place.path(), &format!("build --as-of {day} --out {day}"))), 0);
    }
    let site = |day: &str| tree(&place.path().join(day));
    assert!(site("2026-03-01") == site("2026-12-31"), "two days of one edition differ");
    assert!(site("2026-12-31") != site("2027-01-01"), "a new edition changes nothing");
}

#[test]
fn the_base_url_can_be_given_and_decides_what_links_from_outside_say() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --as-of 2026-11-23 --base-url https://example.net/preview")), 0);
    let sitemap = fs::read_to_string(place.path().join("public/sitemap.xml")).expect("there is a sitemap");
    assert!(sitemap.contains("<loc>https://example.net/preview/services/pothole-repair/</loc>"), "{sitemap}");
    assert!(!sitemap.contains("example.org"), "{sitemap}");
}

#[test]
fn a_day_that_does_not_exist_is_refused_with_2() {
    let place = workplace();
    for day in ["2026-02-30", "2026-1-1", "tomorrow"] {
        let output = run(place.path(), &format!("build --as-of {day}"));
        assert_eq!(code(&output), 2);
        let expected = format!(
            "error: invalid value '{day}' for '--as-of <YYYY-MM-DD>': write year, month and day in figures, like 2027-01-31, with a year from 1900 to 2999\n\n\
             For more information, try '--help'.\n"
        );
        assert_eq!(complained(&output), expected);
    }
    assert_eq!(names_in(place.path()), ["content"]);
}

#[test]
fn a_base_url_that_is_none_is_refused_with_2() {
    let place = workplace();
    for url in [
        "example.org",
        "ftp://example.org/",
        "https://",
        "javascript:alert(1)",
        "https://example.org/../up",
        "https://a:b:c/",
        "https://%zz/",
        "https://[[/",
        "https://a..b/",
        "http://localhost:99999/",
    ] {
        let output = run(place.path(), &format!("build --base-url {url}"));
        assert_eq!(code(&output), 2);
        let expected = format!(
            "error: invalid value '{url}' for '--base-url <URL>': write it like https://www.example.org/customer-service/\n\n\
             For more information, try '--help'.\n"
        );
        assert_eq!(complained(&output), expected);
    }
    assert_eq!(names_in(place.path()), ["content"]);
}

#[test]
fn a_content_folder_that_is_not_there_is_refused_with_2() {
    let place = workplace();
    let output = run(place.path(), "build --content nowhere");
    assert_eq!((code(&output), complained(&output).as_str()), (2, "error: there is no folder `nowhere`\n"));
    let output = run(place.path(), "build --content content/site.yaml");
    assert_eq!((code(&output), complained(&output).as_str()), (2, "error: `content/site.yaml` is not a folder\n"));
    let output = run(place.path(), "build --theme content/site.yaml");
    assert_eq!((code(&output), complained(&output).as_str()), (2, "error: `content/site.yaml` is not a folder\n"));
    let output = run(place.path(), "build --theme nowhere");
    assert_eq!((code(&output), complained(&output).as_str()), (2, "error: there is no folder `nowhere`\n"));
    assert_eq!(names_in(place.path()), ["content"]);
}

#[test]
fn a_folder_without_content_is_faulty_content() {
    let place = TempDir::new().expect("a temporary folder can be made");
    fs::create_dir(place.path().join("content")).expect("a folder can be made");
    let output = run(place.path(), "build");
    assert_eq!(code(&output), 1);
    assert!(complained(&output).ends_with("3 errors\nnothing was written to `public`\n"), "{}", complained(&output));
}

#[test]
fn the_site_is_never_written_into_the_content_folder() {
    let place = workplace();
    link(place.path().join("content"), place.path().join("link"));
    fs::create_dir(place.path().join("other")).expect("a folder can be made");
    let before = tree(&place.path().join("content"));
    let refused = [
        "--out content",
        "--out content/public",
        "--out content/deep/public",
        "--out other/../content/public",
        "--out missing/../content/public",
        "--out link/public",
        "--content link --out link/public",
        "--content link/ --out content/public",
        "--content ./content/../content --out ./content/departments",
    ];
    for arguments in refused {
        let output = run(place.path(), &format!("build {arguments}"));
        assert_eq!(code(&output), 2, "{arguments}");
        let complaint = complained(&output);
        assert!(complaint.starts_with("error: the site can't be written into the content folder `"), "{complaint}");
    }
    assert!(before == tree(&place.path().join("content")), "the content has changed");
    assert_eq!(names_in(place.path()), ["content", "link", "other"]);
    assert_eq!(code(&run(place.path(), "build --out content-of-the-site --as-of 2026-11-23")), 0);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_with_2() {
    let place = workplace();
    write(&place.path().join("public/letter.txt"), "dear all");
    let output = run(place.path(), "build --as-of 2026-11-23");
    assert_eq!(code(&output), 2);
    let complaint = complained(&output);
    assert!(
        complaint.contains("public` contains files that charter did not make, so nothing was changed"),
        "{complaint}"
    );
    assert_eq!(tree(&place.path().join("public")).into_keys().collect::<Vec<_>>(), ["letter.txt"]);
}

#[test]
fn without_a_command_the_program_explains_itself() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let output = run(place.path(), "");
    assert_eq!((code(&output), said(&output).as_str()), (2, ""));
    let help = complained(&output);
    for line in [
        "Usage: charter <COMMAND>",
        "build Build the site from the content folder",
        "Exit codes: 0 success, 1 errors in the content, 2 could not run.",
    ] {
        // How far apart the columns stand depends on the longest command.
        let is_line = |said: &str| said.split_whitespace().eq(line.split(' '));
        assert!(help.lines().any(is_line), "`{line}` is not in:\n{help}");
    }
    assert_eq!(code(&run(place.path(), "--help")), 0);
}

#[test]
fn an_unknown_command_or_option_is_refused_with_2() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "biuld")), 2);
    assert_eq!(code(&run(place.path(), "build --as-off 2026-11-23")), 2);
    assert_eq!(code(&run(place.path(), "build content")), 2);
    assert_eq!(names_in(place.path()), ["content"]);
}

#[test]
fn the_help_of_build_names_every_option() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let output = run(place.path(), "build --help");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    insta::assert_snapshot!(said(&output));
}

#[test]
fn check_ends_with_0_for_sound_content_and_1_for_faults_in_every_format() {
    let sound = workplace();
    let faulty = TempDir::new().expect("a temporary folder can be made");
    copy(&fixtures("sites").join("twelve-mistakes/content"), &faulty.path().join("content"));
    for format in ["text", "json", "sarif", "github"] {
        let arguments = format!("check --as-of 2026-11-23 --format {format}");
        let output = run(faulty.path(), &arguments);
        assert_eq!(code(&output), 1, "{format}");
        let (to_people, to_programs) = (complained(&output), said(&output));
        let report = if format == "text" { &to_people } else { &to_programs };
        assert_eq!((to_people.is_empty(), to_programs.is_empty()), (format != "text", format == "text"));
        assert!(report.contains("bare-days"), "{report}");
        assert_eq!(code(&run(sound.path(), &arguments)), 0, "{format}");
    }
    assert_eq!(names_in(faulty.path()), ["content"]);
    assert_eq!(code(&run(sound.path(), "check --format yaml")), 2);
    assert_eq!(code(&run(sound.path(), "check --format json --content nowhere")), 2);
}

#[test]
fn the_text_of_check_ends_with_how_much_there_is() {
    let place = workplace();
    let roads = ROADS.replace("within: 4 weeks", "within: 4 days").replace("780-555-0101}]", "none}]");
    write(&place.path().join("content/departments/roads.yaml"), &roads);
    let output = run(place.path(), "check --as-of 2026-11-23");
    assert!(complained(&output).ends_with("\n\n2 errors\n"), "{}", complained(&output));
}

#[test]
fn check_for_programs_writes_a_document_of_its_kind_even_if_all_is_well() {
    let place = workplace();
    write(&place.path().join("content/departments/roads.yaml"), &ROADS.replace("name: Roads", "nmae: Roads"));
    let json = said(&run(place.path(), "check --format json"));
    let line: serde_json::Value = serde_json::from_str(json.lines().next().expect("a line")).expect("it is JSON");
    assert_eq!(line["place"]["file"], "content/departments/roads.yaml");
    let sarif: serde_json::Value =
        serde_json::from_str(&said(&run(place.path(), "check --format sarif"))).expect("it is JSON");
    assert_eq!(sarif["version"], "2.1.0");
    assert!(said(&run(place.path(), "check --format github")).starts_with("::error file=content/departments/"));
    let schema: serde_json::Value =
        serde_json::from_str(&said(&run(place.path(), "schema diagnostics"))).expect("it is JSON");
    assert_eq!(schema["title"], "diagnostic");
    assert_eq!(code(&run(place.path(), "schema")), 2);
}

#[test]
fn explain_knows_every_rule_and_says_what_may_have_been_meant() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let output = run(place.path(), "explain bare-days");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    assert!(said(&output).starts_with("bare-days\n\nA promise in days says"), "{}", said(&output));
    let list = said(&run(place.path(), "explain"));
    for rule in charter::pipeline::rules() {
        assert!(list.lines().any(|line| line.trim_start() == rule.name), "`{}` is not in the list", rule.name);
        assert_eq!(code(&run(place.path(), &format!("explain {}", rule.name))), 0);
    }
    for (unknown, next) in [("bare-day", "did you mean `bare-days`?"), ("xyz", "`charter explain` lists every rule")] {
        let output = run(place.path(), &format!("explain {unknown}"));
        assert_eq!((code(&output), said(&output).as_str()), (2, ""));
        assert_eq!(complained(&output), format!("error: there is no rule `{unknown}`; {next}\n"));
    }
}

#[test]
fn completions_are_there_for_every_shell() {
    let place = TempDir::new().expect("a temporary folder can be made");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(place.path(), &format!("completions {shell}"));
        assert_eq!((code(&output), complained(&output).as_str()), (0, ""), "{shell}");
        for word in ["explain", "deny-warnings"] {
            assert!(said(&output).contains(word), "`{word}` is not completed in {shell}");
        }
    }
    assert_eq!(code(&run(place.path(), "completions csh")), 2);
    assert_eq!(code(&run(place.path(), "completions")), 2);
}

/// `bash` asks the program's script what can follow.
#[cfg(target_os = "linux")]
#[test]
fn bash_completes_the_formats() {
    let place = TempDir::new().expect("a temporary folder can be made");
    write(&place.path().join("script"), &said(&run(place.path(), "completions bash")));
    let ask = "source ./script; COMP_WORDS=(charter check --format ''); COMP_CWORD=3; _charter charter '' --format; \
               printf '%s ' \"${COMPREPLY[@]}\"";
    let mut bash = std::process::Command::new("bash");
    let output = bash.current_dir(place.path()).args(["-c", ask]).output().expect("`bash` is there");
    assert_eq!(said(&output), "text json sarif github ");
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let output = run(place.path(), "manual --out deep/man");
    assert_eq!((code(&output), complained(&output).as_str()), (0, ""));
    let pages = tree(&place.path().join("deep/man"));
    assert_eq!(said(&output), format!("deep/man: {} pages\n", pages.len()));
    let help = said(&run(place.path(), "--help"));
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // A description that goes on in the next line is indented further than a name.
    let unindented = commands.filter(|line| line.strip_prefix("  ").is_some_and(|rest| !rest.starts_with(' ')));
    let names: Vec<&str> = unindented.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"check"), "{help}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(pages.contains_key(&format!("charter-{name}.1")), "`{name}` has no page: {:?}", pages.keys());
    }
    assert!(pages.contains_key("charter.1") && pages.contains_key("charter-schema-diagnostics.1"));
    let whole = run(place.path(), "manual");
    assert_eq!(said(&whole).matches("\n.TH ").count(), pages.len());
    let check = String::from_utf8_lossy(&pages["charter-check.1"]).into_owned();
    assert!(check.contains("deny\\-warnings") && said(&whole).contains(&check), "{check}");
}

#[test]
fn the_manual_is_refused_with_2_where_nothing_can_be_written() {
    let place = TempDir::new().expect("a temporary folder can be made");
    write(&place.path().join("man"), "a file");
    let output = run(place.path(), "manual --out man");
    assert_eq!((code(&output), said(&output).as_str()), (2, ""));
    assert!(complained(&output).starts_with("error: `man` can't be written: "), "{}", complained(&output));
}

#[test]
fn nothing_is_coloured_in_a_pipe() {
    let place = TempDir::new().expect("a temporary folder can be made");
    fs::create_dir(place.path().join("content")).expect("a folder can be made");
    assert!(!complained(&run(place.path(), "build")).contains('\u{1b}'));
}

/// `script` (of util-linux) runs a command at a terminal of its own.
#[cfg(target_os = "linux")]
#[test]
fn faults_are_coloured_at_a_terminal_but_not_where_no_color_is_set() {
    let place = TempDir::new().expect("a temporary folder can be made");
    fs::create_dir(place.path().join("content")).expect("a folder can be made");
    let at_a_terminal = |no_color: Option<&str>| {
        let program = format!("{} build", env!("CARGO_BIN_EXE_charter"));
        let mut script = std::process::Command::new("script");
        script.args(["--quiet", "--return", "--command", &program, "/dev/null"]);
        script.current_dir(place.path()).env_remove("NO_COLOR").env("TERM", "xterm-256color");
        script.envs(no_color.map(|value| ("NO_COLOR", value)));
        script.stdin(std::process::Stdio::null());
        let output = script.output().expect("`script` of util-linux is there");
        assert_eq!(code(&output), 1);
        said(&output)
    };
    assert!(at_a_terminal(None).contains("\u{1b}["));
    assert!(at_a_terminal(Some("")).contains("\u{1b}["));
    assert!(!at_a_terminal(Some("1")).contains('\u{1b}'));
}

#[test]
fn the_version_tells_the_commit_if_it_is_known_and_the_day_of_the_content_format() {
    let place = TempDir::new().expect("a temporary folder can be made");
    let short = run(place.path(), "-V");
    assert_eq!((code(&short), said(&short).as_str()), (0, concat!("charter ", env!("CARGO_PKG_VERSION"), "\n")));
    let long = run(place.path(), "--version");
    let commit = option_env!("CHARTER_COMMIT").map(|commit| format!("{commit}, ")).unwrap_or_default();
    let day = charter::model::content_format::CONTENT_FORMAT;
    assert_eq!(
        (code(&long), said(&long)),
        (0, format!("charter {} ({commit}content format {day})\n", env!("CARGO_PKG_VERSION")))
    );
}
