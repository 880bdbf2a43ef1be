//! A shell's umask, and a folder for the site -> who can read the site.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and look at them")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::support::site::path;

/// Builds the small site into `place` from a shell with this umask.
fn build(place: &Path, umask: &str, day: &str) {
    let content = path("tests/fixtures/sites/small/content");
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "umask {umask}; exec \"$0\" build --no-sync --never-online --content \"$1\" --out \"$2\" --as-of {day}"
        ))
        .arg(env!("CARGO_BIN_EXE_charter"))
        .arg(content)
        .arg(place)
        .output()
        .expect("a shell runs");
    assert!(status.status.success(), "{status:?}");
}

/// The modes of the files and of the folders below a folder, each once.
fn modes(place: &Path) -> (Vec<u32>, Vec<u32>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in walkdir::WalkDir::new(place).min_depth(1) {
        let about = entry.expect("it can be read").metadata().expect("it is there");
        let modes = if about.is_dir() { &mut folders } else { &mut files };
        modes.push(about.permissions().mode() & 0o777);
    }
    for modes in [&mut files, &mut folders] {
        modes.sort_unstable();
        modes.dedup();
    }
    (files, folders)
}

#[test]
fn what_others_could_read_stays_readable() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let place = folder.path().join("public");
    build(&place, "022", "2026-11-23");
    assert_eq!(modes(&place), (vec![0o644], vec![0o755]));
    for day in ["2026-11-24", "2027-01-15"] {
        build(&place, "077", day);
        assert_eq!(modes(&place), (vec![0o644], vec![0o755]), "{day}");
    }
}

#[test]
fn a_site_is_as_open_as_its_folder_and_no_more() {
    for (mode, umask, files, folders) in [
        (0o755, "077", 0o644, 0o755),
        (0o750, "077", 0o640, 0o750),
        (0o700, "077", 0o600, 0o700),
        (0o750, "027", 0o640, 0o750),
        (0o700, "022", 0o644, 0o755),
    ] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let place = folder.path().join("public");
        fs::create_dir(&place).expect("a folder can be made");
        fs::set_permissions(&place, Permissions::from_mode(mode)).expect("it is ours");
        build(&place, umask, "2026-11-23");
        assert_eq!(modes(&place), (vec![files], vec![folders]), "{mode:o} with a umask of {umask}");
        assert_eq!(fs::metadata(&place).expect("it is there").permissions().mode() & 0o777, mode);
    }
}
