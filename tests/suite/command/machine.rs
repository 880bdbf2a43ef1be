//! A machine that fails: a full disk behind standard output, a closed pipe, no threads, a folder that may not be read. Each ends with a
//! message and exit code 2, and none with a panic.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::support::program::{code, complained, run, said, tree, workplace};

/// Every command that writes to standard output.
const SPEAKING: [&str; 30] = [
    "check",
    "check --format json",
    "check --format sarif",
    "check --format github",
    "diff --against public",
    "diff --against public --format markdown",
    "diff --against public --format html",
    "diff --against public --format json",
    "explain",
    "agenda",
    "agenda --format json",
    "agenda --format ics",
    "explain bare-days",
    "schema authoring --out schemas",
    "schema diagnostics",
    "schema agenda",
    "completions bash",
    "completions zsh",
    "completions fish",
    "completions powershell",
    "completions elvish",
    "manual",
    "manual --out pages",
    "new language --tag fr",
    "build --no-sync",
    "--help",
    "--version",
    "help build",
    "build --help",
    "new city --help",
];

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("Linux has it").into()
}

fn published() -> TempDir {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --no-sync")), 0);
    place
}

fn program(place: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
    command.current_dir(place).args(arguments.split_whitespace());
    command
}

fn output(command: &mut Command) -> Output {
    command.output().expect("the program runs")
}

#[test]
fn output_that_is_lost_ends_with_2_and_a_message() {
    let place = published();
    let mut lost_by = 0;
    for arguments in SPEAKING {
        let lost = output(program(place.path(), arguments).stdout(full()));
        // Sound content may leave nothing to say.
        if !arguments.starts_with("new language") && said(&run(place.path(), arguments)).is_empty() {
            assert_eq!(code(&lost), 0, "{arguments}");
            continue;
        }
        lost_by += 1;
        let complaint = complained(&lost);
        assert_eq!(code(&lost), 2, "{arguments}: {complaint}");
        let expected = "error: standard output can't be written: No space left on device (os error 28)\n";
        assert!(complaint.ends_with(expected), "{arguments}: {complaint}");
    }
    assert!(lost_by > 22, "only {lost_by} commands said anything");
}

#[test]
fn a_message_that_is_lost_ends_with_2() {
    let place = published();
    let roads = place.path().join("content/departments/roads.yaml");
    let text = fs::read_to_string(&roads)
        .expect("it is there")
        .replace("  - stage", "  - stge")
        .replace("- stage:", "- stge:");
    fs::write(&roads, text).expect("it can be changed");
    for arguments in
        ["check", "check --nonsense", "explain nothing", "build --no-sync", "diff --against public", "nonsense"]
    {
        assert_eq!(code(&output(program(place.path(), arguments).stderr(full()))), 2, "{arguments}");
    }
    assert_eq!(code(&run(place.path(), "check")), 1, "what was lost are errors in the content");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let place = published();
    for arguments in SPEAKING {
        if arguments.starts_with("new language") {
            continue;
        }
        let whole = run(place.path(), arguments);
        let mut child =
            program(place.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let mut reader = child.stdout.take().expect("a pipe");
        let mut some = [0; 1];
        // At least one byte of it is read, as `head` would.
        let _ = reader.read(&mut some).expect("it can be read");
        drop(reader);
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!(code(&ended), code(&whole), "{arguments}");
        let complaint = complained(&ended);
        assert!(!complaint.contains("standard output") && !complaint.contains("panicked"), "{arguments}: {complaint}");
    }
}

/// The program for everybody, with the content and the site of a place, as a user who may have only so many processes and threads.
struct Limited {
    place: TempDir,
    program: PathBuf,
}

/// No other test is this user.
const USER: &str = "64982";

impl Limited {
    fn new() -> Self {
        for tool in ["setpriv", "prlimit"] {
            let there = Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success());
            assert!(
                there,
                "this test limits the program's threads with `{tool}`, which is missing: install util-linux"
            );
        }
        let place = published();
        let program = place.path().join("charter");
        fs::copy(env!("CARGO_BIN_EXE_charter"), &program).expect("the program can be copied");
        fs::set_permissions(place.path(), Permissions::from_mode(0o777)).expect("a folder of ours");
        Self { place, program }
    }

    /// Root isn't bound by the limit, so it becomes somebody else.
    fn run(&self, processes: u32, arguments: &str) -> Output {
        let is_root = output(Command::new("id").arg("-u")).stdout == b"0\n";
        let mut command = Command::new(if is_root { "setpriv" } else { "prlimit" });
        if is_root {
            command.args(["--reuid", USER, "--regid", USER, "--clear-groups", "prlimit"]);
        }
        command.arg(format!("--nproc={processes}")).arg(&self.program).args(arguments.split_whitespace());
        output(command.current_dir(self.place.path()))
    }
}

#[test]
fn without_threads_the_work_is_the_same() {
    let machine = Limited::new();
    let place = machine.place.path();
    let whole = output(Command::new(&machine.program).current_dir(place).args([
        "build",
        "--as-of",
        "2026-11-23",
        "--out",
        "whole",
    ]));
    assert_eq!(code(&whole), 0, "{}", complained(&whole));
    let expected = tree(&place.join("whole"));
    for processes in [1, 2, 3] {
        let built = machine.run(processes, &format!("build --as-of 2026-11-23 --out with-{processes}"));
        assert_eq!(code(&built), 0, "{}", complained(&built));
        assert!(tree(&place.join(format!("with-{processes}"))) == expected, "{processes} make another site");
        for arguments in ["check --format json", "diff --against public", "explain"] {
            let (limited, free) = (machine.run(processes, arguments), run(place, arguments));
            assert_eq!(
                (code(&limited), said(&limited)),
                (code(&free), said(&free)),
                "{arguments}: {}",
                complained(&limited)
            );
        }
    }
}

#[test]
fn a_preview_that_can_have_no_threads_says_so() {
    let machine = Limited::new();
    for processes in [1, 2, 4, 8] {
        let refused = machine.run(processes, "serve --port 0");
        let expected = "error: a preview needs 8 threads, and this machine gives the program fewer: Resource temporarily unavailable (os error 11); \
            raise the limit (`ulimit -u`), or end other programs\n";
        assert_eq!((code(&refused), complained(&refused).as_str()), (2, expected));
    }
}

#[test]
fn a_folder_that_may_not_be_read_or_written_is_named() {
    let machine = Limited::new();
    let place = machine.place.path();
    let content = place.join("content");
    fs::set_permissions(&content, Permissions::from_mode(0o000)).expect("a folder of ours");
    for arguments in ["check", "build", "serve --port 0", "diff --against public"] {
        let refused = machine.run(40, arguments);
        let expected = "error: `content` can't be read: Permission denied (os error 13)\n";
        assert_eq!((code(&refused), complained(&refused).as_str()), (2, expected), "{arguments}");
    }
    fs::set_permissions(&content, Permissions::from_mode(0o755)).expect("a folder of ours");
    fs::create_dir(place.join("closed")).expect("a folder can be made");
    fs::set_permissions(place.join("closed"), Permissions::from_mode(0o555)).expect("a folder of ours");
    let refused = machine.run(40, "build --as-of 2026-11-23 --out closed/site");
    let complaint = complained(&refused);
    assert_eq!(code(&refused), 2, "{complaint}");
    assert!(
        complaint.starts_with("error: ") && complaint.contains("closed/site` can't be written: Permission denied"),
        "{complaint}"
    );
}
