//! A test that has to mount folders -> the same test once more, in a view of the disk of its own; a line that says so where nobody may.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

const INSIDE: &str = "CHARTER_TEST_HAS_ITS_OWN_VIEW";

/// Says something. Not by a macro: what those print is shown for tests that fail alone.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "\n{line}");
}

/// Says that a test can't run here.
pub(crate) fn skipped(test: &str, why: &str) {
    tell(&format!("skipped: {test}: {why}"));
}

/// Runs `test` where it may mount folders that nobody else sees. `name` is the test's own, with its module.
pub(crate) fn with_mounts(name: &str, test: impl FnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return test();
    }
    let Some(way) = way() else { return skipped(name, "this system lets nobody mount a folder") };
    let this = std::env::current_exe().expect("a test is a program");
    let mut command = unshare(way);
    let output = command.arg(this).args(["--exact", name, "--nocapture"]).env(INSIDE, "yes").output();
    let output = output.expect("unshare runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("1 passed"), "no test is called `{name}`: {said}");
}

/// What these steps of a shell give; nothing where the system lets nobody mount a folder.
pub(crate) fn shell_with_mounts(name: &str, steps: &str, folder: &Path) -> Option<Output> {
    let Some(way) = way() else {
        skipped(name, "this system lets nobody mount a folder");
        return None;
    };
    Some(unshare(way).args(["sh", "-c", steps]).current_dir(folder).output().expect("unshare runs"))
}

fn unshare(way: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args([way, "--mount"]);
    command
}

/// How this system allows it: for root, or in a namespace of users.
fn way() -> Option<&'static str> {
    static WAY: OnceLock<Option<&'static str>> = OnceLock::new();
    let works = |way: &&str| {
        let mut probe = unshare(way);
        probe.args(["sh", "-c", "mount -t tmpfs none /mnt && mount --bind /mnt /mnt"]);
        probe.output().is_ok_and(|output| output.status.success())
    };
    *WAY.get_or_init(|| ["--propagation=private", "--map-root-user"].into_iter().find(works))
}

/// Mounts something; only in a view of its own.
pub(crate) fn mount(arguments: &[&str]) {
    let output = Command::new("mount").args(arguments).output().expect("mount runs");
    assert!(output.status.success(), "mount {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}
