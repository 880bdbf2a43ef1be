//! Builds that are killed, starved, raced and refused, by the real program -> whoever reads the target finds a whole site all the time.
//!
//! It is long because each danger brings its own way of causing it.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and read what is published")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::support::program::{code, complained, said, workplace};
use crate::support::view::{mount, skipped, tell, with_mounts};

type Files = BTreeMap<String, Vec<u8>>;

const MANIFEST: &str = "api/v1/manifest.json";

/// Two editions of a site, and a place to publish them to in turn. They differ in nearly every file, and each has files of its own.
struct Place {
    folder: TempDir,
    /// Folders of content.
    contents: [PathBuf; 2],
    editions: [Files; 2],
}

impl Place {
    fn new() -> Self {
        let folder = workplace();
        let first = folder.path().join("content");
        let second = folder.path().join("other/content");
        copy_folder(&first, &second);
        edit(&second.join("departments/roads.yaml"), "pothole-repair", "street-light");
        edit(&second.join("site.yaml"), "base_url: https://", "base_url: https://www.");
        let contents = [first, second];
        let edition = |content: &Path| {
            let out = folder.path().join("elsewhere/public");
            let output = run(charter(content, &out));
            assert_eq!(code(&output), 0, "{}", complained(&output));
            let files = tree(&out);
            fs::remove_dir_all(folder.path().join("elsewhere")).expect("it can be removed");
            files
        };
        let editions = [edition(&contents[0]), edition(&contents[1])];
        editions.iter().for_each(assert_as_listed);
        let is_common = |(name, bytes): &(&String, &Vec<u8>)| editions[1].get(*name) == Some(*bytes);
        let common = editions[0].iter().filter(is_common).count();
        assert!(common > 5 && common * 2 < editions[0].len(), "{common} of {} are the same", editions[0].len());
        assert!(editions[0].keys().any(|name| !editions[1].contains_key(name)));
        Self { folder, contents, editions }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A target in a folder of its own, so that what is left beside it can be seen.
    fn target(&self) -> PathBuf {
        fs::create_dir_all(self.path("web")).expect("a folder can be made");
        self.path("web/public")
    }

    fn command(&self, edition: usize, target: &Path) -> Command {
        charter(&self.contents[edition], target)
    }

    /// Publishes an edition, and sees that it is there and nothing else.
    fn publish(&self, edition: usize, target: &Path) {
        let mut command = self.command(edition, target);
        // Tests don't outlive a power cut.
        command.arg("--no-sync");
        let output = run(command);
        assert_eq!(code(&output), 0, "{}", complained(&output));
        assert!(tree(target) == self.editions[edition], "the target holds something else than edition {edition}");
        let beside = names(target.parent().expect("a folder above"));
        assert_eq!(beside, [target.file_name().expect("a name").to_string_lossy()], "something is left");
    }

    /// Which edition the target holds.
    fn edition_in(&self, target: &Path) -> usize {
        let files = tree(target);
        let which = self.editions.iter().position(|edition| *edition == files);
        which.unwrap_or_else(|| panic!("{}", self.difference(&files)))
    }

    fn difference(&self, files: &Files) -> String {
        let how = |edition: &Files| {
            let missing = edition.keys().filter(|name| !files.contains_key(*name)).count();
            let more: Vec<_> = files.keys().filter(|name| !edition.contains_key(*name)).take(5).collect();
            let other =
                edition.iter().filter(|(name, bytes)| files.get(*name).is_some_and(|has| has != *bytes)).count();
            format!("{missing} missing, {other} with other bytes, more: {more:?}")
        };
        format!("neither edition; to the first: {}; to the second: {}", how(&self.editions[0]), how(&self.editions[1]))
    }
}

fn charter(content: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
    // The editions differ in what they promise, which a build over the other would refuse.
    command.args(["build", "--as-of", "2026-11-23", "--never-online", "--content"]).arg(content).arg("--out").arg(out);
    command
}

fn run(mut command: Command) -> Output {
    command.output().expect("the program runs")
}

fn start(mut command: Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a text");
    assert!(text.contains(from));
    fs::write(file, text.replace(from, to)).expect("a file can be written");
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("a folder above")).expect("a folder can be made");
    let status = Command::new("cp").arg("-a").args([from, to]).status().expect("cp runs");
    assert!(status.success());
}

/// Every file below a folder, hidden ones too.
fn tree(folder: &Path) -> Files {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be walked"));
    let file = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("it is below").to_string_lossy().into_owned();
        if entry.path_is_symlink() {
            return (name, b"a link".to_vec());
        }
        (name, fs::read(entry.path()).expect("a file can be read"))
    };
    entries.filter(|entry| !entry.file_type().is_dir()).map(file).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The names that a manifest lists, with their hashes.
fn listed(manifest: &[u8]) -> Vec<(String, String)> {
    let manifest: serde_json::Value = serde_json::from_slice(manifest).expect("the manifest is JSON, whole");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let files = manifest["files"].as_array().expect("a list");
    files.iter().map(|file| (text(&file["path"]), text(&file["sha256"]))).collect()
}

fn assert_as_listed(files: &Files) {
    let listed = listed(&files[MANIFEST]);
    assert_eq!(listed.len() + 1, files.len(), "all but the manifest are listed");
    for (name, hash) in listed {
        let bytes = Sha256::digest(&files[&name]);
        let made = bytes.iter().fold(String::new(), |made, byte| made + &format!("{byte:02x}"));
        assert_eq!(made, hash, "{name}");
    }
}

/// splitmix64 from a seed that is said when a test fails; `CHARTER_SEED` gives the same moments again.
struct Dice {
    seed: u64,
    state: u64,
}

impl Dice {
    fn new() -> Self {
        let given = std::env::var("CHARTER_SEED").ok().map(|seed| seed.parse().expect("a seed is a number"));
        let seed = given.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        Self { seed, state: seed }
    }

    /// Between 0 and this.
    fn up_to(&mut self, most: Duration) -> Duration {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        most.mul_f64(f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).expect("32 bits")) / f64::from(u32::MAX))
    }
}

impl Drop for Dice {
    fn drop(&mut self) {
        if thread::panicking() {
            tell(&format!("CHARTER_SEED={} gives the same moments again", self.seed));
        }
    }
}

/// What readers have seen.
#[derive(Default)]
struct Seen {
    whole: [AtomicUsize; 2],
    files: AtomicUsize,
}

/// Reads the target over and over while `work` goes on.
fn while_reading(read: impl Fn(&Seen) + Sync, work: impl FnOnce()) -> Seen {
    let (seen, is_over) = (Seen::default(), AtomicBool::new(false));
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                read(&seen);
            }
        });
        let worked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        is_over.store(true, Ordering::Relaxed);
        let has_read = reader.join();
        if let Err(reason) = has_read.and(worked) {
            std::panic::resume_unwind(reason);
        }
    });
    seen
}

/// Which folder the target is at this moment.
fn identity(target: &Path) -> (u64, i64, i64) {
    let about = fs::metadata(target).expect("the target is there at every moment");
    (about.ino(), about.ctime(), about.ctime_nsec())
}

/// Reads the whole target by its manifest. What was read from one and the same folder is one edition, whole.
fn read_whole(place: &Place, target: &Path, seen: &Seen) {
    let before = identity(target);
    let read = read_listed(target);
    if identity(target) != before {
        return;
    }
    let files = read.unwrap_or_else(|reason| panic!("a file is missing: {reason}"));
    assert_as_listed(&files);
    let which = place.editions.iter().position(|edition| *edition == files);
    let which = which.unwrap_or_else(|| panic!("{}", place.difference(&files)));
    seen.whole[which].fetch_add(1, Ordering::Relaxed);
}

fn read_listed(target: &Path) -> io::Result<Files> {
    let manifest = fs::read(target.join(MANIFEST))?;
    let read = |name: String| fs::read(target.join(&name)).map(|bytes| (name, bytes));
    let listed = listed(&manifest).into_iter().map(|(name, _)| name);
    let mut files: Files = listed.map(read).collect::<io::Result<_>>()?;
    files.insert(MANIFEST.to_owned(), manifest);
    Ok(files)
}

/// Reads every file that the manifest lists: each is there, and whole as in the one edition or the other.
fn read_each(place: &Place, target: &Path, seen: &Seen) {
    let manifest = fs::read(target.join(MANIFEST)).expect("the manifest is there at every moment");
    for (name, _) in listed(&manifest) {
        match fs::read(target.join(&name)) {
            Ok(bytes) => {
                let is_whole = place.editions.iter().any(|edition| edition.get(&name) == Some(&bytes));
                assert!(is_whole, "`{name}` is torn: {} bytes", bytes.len());
                seen.files.fetch_add(1, Ordering::Relaxed);
            }
            Err(reason) => {
                let now = fs::read(target.join(MANIFEST)).expect("the manifest is there at every moment");
                assert!(now != manifest, "`{name}` is listed and missing: {reason}");
                return;
            }
        }
    }
}

const KILLS: usize = 100;

/// Kills builds at random moments. `check` looks at what each leaves; then the next build is a whole one.
fn kill_again_and_again(place: &Place, target: &Path, check: impl Fn()) {
    let started = Instant::now();
    assert!(run(place.command(1, target)).status.success());
    let usual = started.elapsed();
    place.publish(0, target);
    let (mut dice, mut killed, mut left) = (Dice::new(), 0, 0);
    for round in 0..KILLS {
        let mut build = start(place.command(1, target));
        // Every other one near the end, where files take their places.
        let moment = dice.up_to(usual);
        thread::sleep(if round % 2 == 0 { moment } else { usual / 2 + moment / 2 });
        build.kill().expect("a build can be killed");
        killed += usize::from(build.wait().expect("it ends").signal() == Some(9));
        left += usize::from(is_left(target));
        check();
        place.publish(0, target);
    }
    assert!(killed >= KILLS / 3, "only {killed} builds were killed before they ended");
    assert!(left >= KILLS / 10, "only {left} killed builds left something to clean up");
}

fn is_left(target: &Path) -> bool {
    target.with_file_name(".public.charter-staging").exists() || target.join(".charter-staging").exists()
}

#[test]
fn killed_at_a_hundred_moments_the_target_is_one_whole_edition() {
    let place = Place::new();
    let target = place.target();
    place.publish(0, &target);
    let check = || assert!(place.edition_in(&target) < 2);
    let seen = while_reading(|seen| read_whole(&place, &target, seen), || kill_again_and_again(&place, &target, check));
    let [first, second] = seen.whole.map(AtomicUsize::into_inner);
    assert!(first > 20 && second > 0, "the readers have seen too little: {first} and {second}");
}

#[test]
fn killed_at_a_hundred_moments_at_a_mount_point_every_file_is_whole_and_none_is_missing() {
    with_mounts(
        "publish::safety::killed_at_a_hundred_moments_at_a_mount_point_every_file_is_whole_and_none_is_missing",
        || {
            let place = Place::new();
            let target = place.target();
            fs::create_dir_all(&target).expect("a folder can be made");
            mount(&["-t", "tmpfs", "none", &target.to_string_lossy()]);
            place.publish(0, &target);
            let check = || read_each(&place, &target, &Seen::default());
            let seen =
                while_reading(|seen| read_each(&place, &target, seen), || kill_again_and_again(&place, &target, check));
            assert!(seen.files.into_inner() > 2000, "the readers have seen too little");
        },
    );
}

#[test]
fn interrupted_from_the_keyboard_the_target_is_whole_and_the_next_build_cleans_up() {
    let place = Place::new();
    let target = place.target();
    let mut dice = Dice::new();
    let started = Instant::now();
    place.publish(0, &target);
    let usual = started.elapsed();
    for signal in ["INT", "TERM"].repeat(5) {
        let mut build = start(place.command(1, &target));
        thread::sleep(dice.up_to(usual));
        let sent = Command::new("sh").args(["-c", "kill -s $0 $1", signal, &build.id().to_string()]).output();
        // It may have ended already.
        sent.expect("a shell runs");
        let status = build.wait().expect("it ends");
        // A shell shows them as 130 and 143.
        assert!(status.success() || matches!(status.signal(), Some(2 | 15)), "{status}");
        assert!(place.edition_in(&target) < 2);
        place.publish(0, &target);
    }
}

/// What a build that can't succeed says. The target holds the first edition still, and nothing is left.
fn fails(place: &Place, target: &Path) -> String {
    let output = run(place.command(1, target));
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert!(tree(target) == place.editions[0], "{}", place.difference(&tree(target)));
    assert!(!is_left(target), "something is left");
    complained(&output)
}

#[test]
fn with_the_disk_full_nothing_changes() {
    with_mounts("publish::safety::with_the_disk_full_nothing_changes", || {
        for (disk, target) in [("web", "web/public"), ("at/public", "at/public")] {
            let place = Place::new();
            let (disk, target) = (place.path(disk), place.path(target));
            fs::create_dir_all(&disk).expect("a folder can be made");
            mount(&["-t", "tmpfs", "-o", "size=8m", "none", &disk.to_string_lossy()]);
            place.publish(0, &target);
            let filler = disk.join("filler");
            for room in [0_u64, 4, 64, 400] {
                fill(&filler, room * 1024);
                let output = run(place.command(1, &target));
                let said = complained(&output);
                let mut files = tree(&target);
                files.remove("filler");
                assert_eq!(code(&output), 2, "with {room} KiB: {said}");
                assert!(files == place.editions[0], "with {room} KiB: {}", place.difference(&files));
                assert!(said.contains("No space left on device") && said.contains("nothing was changed"), "{said}");
                assert!(!is_left(&target), "with {room} KiB something is left");
                fs::remove_file(&filler).expect("it is there");
            }
            place.publish(1, &target);
        }
    });
}

/// Fills a disk but for some bytes.
fn fill(filler: &Path, but: u64) {
    let mut file = File::create(filler).expect("a file can be made");
    let block = vec![0; 64 * 1024];
    while io::Write::write_all(&mut file, &block).is_ok() {}
    let length = file.metadata().expect("it is open").len();
    file.set_len(length.saturating_sub(but)).expect("a file can be shortened");
}

#[test]
fn on_a_disk_that_can_only_be_read_nothing_changes() {
    with_mounts("publish::safety::on_a_disk_that_can_only_be_read_nothing_changes", || {
        let place = Place::new();
        let target = place.target();
        place.publish(0, &target);
        let disk = place.path("web").to_string_lossy().into_owned();
        mount(&["--bind", &disk, &disk]);
        mount(&["-o", "remount,bind,ro", &disk]);
        let said = fails(&place, &target);
        assert!(said.contains("Read-only file system") && said.contains("nothing was changed"), "{said}");
        // The target on a disk of its own that can be written, in a folder that can't.
        mount(&["-t", "tmpfs", "none", &target.to_string_lossy()]);
        place.publish(0, &target);
        place.publish(1, &target);
    });
}

/// The program as somebody who is not root, so that permissions count.
fn as_nobody(command: &Command) -> Command {
    let mut nobody = Command::new("setpriv");
    nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(command.get_program());
    nobody.args(command.get_args());
    nobody
}

#[test]
fn what_another_user_has_in_the_target_stays_theirs() {
    let place = Place::new();
    let is_root = fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0);
    if !is_root || Command::new("setpriv").arg("--version").output().is_err() {
        return skipped(
            "publish::safety::what_another_user_has",
            "only root with `setpriv` can run it as somebody else",
        );
    }
    let target = place.target();
    fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(0o755)).expect("modes");
    std::os::unix::fs::chown(place.path("web"), Some(65534), Some(65534)).expect("root may do this");
    let program = place.path("charter");
    fs::copy(env!("CARGO_BIN_EXE_charter"), &program).expect("the program can be copied");
    for edition in [0, 1, 0] {
        let mut command = Command::new(&program);
        command.args(place.command(edition, &target).get_args());
        let output = run(as_nobody(&command));
        assert_eq!(code(&output), 0, "{}", complained(&output));
        fs::create_dir_all(target.join("stats")).expect("root may do this");
        fs::write(target.join("stats/july.html"), "many visits").expect("root may do this");
        assert_eq!(names(&place.path("web")), ["public"]);
    }
    let about = fs::metadata(target.join("stats/july.html")).expect("it is there");
    assert_eq!(about.uid(), 0);
    let mut left = tree(&target);
    left.retain(|name, _| !name.starts_with("stats"));
    assert!(left == place.editions[0], "{}", place.difference(&left));
}

#[test]
fn where_nobody_may_write_beside_the_target_it_is_staged_inside_and_where_nobody_may_write_nothing_changes() {
    let place = Place::new();
    let target = place.target();
    let open = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("modes");
    open(place.folder.path(), 0o755);
    let program = place.path("charter");
    fs::copy(env!("CARGO_BIN_EXE_charter"), &program).expect("the program can be copied");
    let build = |edition: usize| {
        let mut command = Command::new(&program);
        command.args(place.command(edition, &target).get_args());
        as_nobody(&command)
    };
    let is_root = fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0);
    if !is_root || Command::new("setpriv").arg("--version").output().is_err() {
        return skipped(
            "publish::safety::where_nobody_may_write",
            "only root with `setpriv` can run it as somebody else",
        );
    }
    // Made by root: somebody else may neither change nor link to it.
    place.publish(0, &target);
    let output = run(build(1));
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("Permission denied (os error 13); nothing was changed"));
    assert!(tree(&target) == place.editions[0]);
    // Their folders, root's files, in a folder of root's.
    for entry in WalkDir::new(&target).into_iter().flatten().filter(|entry| entry.file_type().is_dir()) {
        std::os::unix::fs::chown(entry.path(), Some(65534), Some(65534)).expect("root may do this");
    }
    let output = run(build(1));
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert!(tree(&target) == place.editions[1], "{}", place.difference(&tree(&target)));
    assert_eq!(names(&place.path("web")), ["public"]);
    // A folder of theirs above it too: swapped, and what can't be linked is copied.
    std::os::unix::fs::chown(place.path("web"), Some(65534), Some(65534)).expect("root may do this");
    let before = identity(&target);
    let output = run(build(0));
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert_ne!(identity(&target).0, before.0, "it was not swapped");
    assert!(tree(&target) == place.editions[0], "{}", place.difference(&tree(&target)));
}

#[test]
fn a_second_build_waits_and_says_so() {
    let place = Place::new();
    let target = place.target();
    place.publish(0, &target);
    let staging = target.with_file_name(".public.charter-staging");
    fs::DirBuilder::new().mode(0o700).create(&staging).expect("a folder can be made");
    let lock = File::create(staging.join("lock")).expect("a file can be made");
    lock.lock().expect("it can be locked");
    let mut second = place.command(1, &target);
    let mut second = second.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("the program starts");
    let mut line = String::new();
    let said = second.stderr.take().expect("it is piped");
    io::BufRead::read_line(&mut io::BufReader::new(said), &mut line).expect("it says something");
    assert_eq!(line, format!("waiting for another build to finish publishing to `{}`\n", target.display()));
    thread::sleep(Duration::from_millis(200));
    assert!(second.try_wait().expect("it is there").is_none(), "it has not waited");
    assert_eq!(place.edition_in(&target), 0);
    // As the system does when the first one ends.
    drop(lock);
    assert!(second.wait().expect("it ends").success());
    assert_eq!(place.edition_in(&target), 1);
    place.publish(0, &target);
}

#[test]
fn many_builds_at_once_all_succeed_one_after_the_other() {
    let place = Place::new();
    let target = place.target();
    place.publish(0, &target);
    let work = || {
        let mut builds: Vec<Child> = (0..8).map(|at| start(place.command(at % 2, &target))).collect();
        for build in &mut builds {
            assert!(build.wait().expect("it ends").success());
        }
    };
    while_reading(|seen| read_whole(&place, &target, seen), work);
    assert!(place.edition_in(&target) < 2);
    place.publish(0, &target);
}

/// Everything below a folder with what a build could change of it.
fn described(folder: &Path) -> Vec<(PathBuf, u64, i64, i64, u32)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("it can be walked"));
    let about = |entry: walkdir::DirEntry| {
        let about = fs::symlink_metadata(entry.path()).expect("it is there");
        (entry.path().to_owned(), about.ino(), about.mtime(), about.mtime_nsec(), about.mode())
    };
    entries.map(about).collect()
}

/// What a refused build says; nothing in the place has changed, not even an age.
fn refused(place: &Place, target: &Path) -> String {
    let (before, bytes) = (described(place.folder.path()), tree(place.folder.path()));
    let output = run(place.command(0, target));
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert_eq!(described(place.folder.path()), before);
    assert!(tree(place.folder.path()) == bytes);
    complained(&output)
}

#[test]
fn what_this_program_did_not_make_is_refused_untouched_with_the_way_out() {
    let place = Place::new();
    let theirs = place.path("theirs");
    fs::create_dir(&theirs).expect("a folder can be made");
    fs::write(theirs.join("letter.txt"), "dear all").expect("a file can be written");
    symlink("theirs", place.path("link")).expect("a link can be made");
    symlink("theirs/letter.txt", place.path("link-to-a-file")).expect("a link can be made");
    symlink("gone", place.path("dangling")).expect("a link can be made");
    for target in ["theirs", "link"] {
        let said = refused(&place, &place.path(target));
        assert!(said.contains("name an empty or new folder with --out, or empty this one yourself"), "{said}");
    }
    for target in ["theirs/letter.txt", "link-to-a-file"] {
        let said = refused(&place, &place.path(target));
        assert!(said.contains("is not a folder, so nothing was changed; name a folder with --out"), "{said}");
    }
    let said = refused(&place, &place.path("dangling"));
    assert!(
        said.contains("is a link to a folder that does not exist, so nothing was changed; create that folder"),
        "{said}"
    );
}

#[test]
fn the_site_and_what_it_is_made_of_are_kept_apart() {
    let place = Place::new();
    for target in ["content", "content/public", "content/../content/a/b"] {
        let said = refused(&place, &place.path(target));
        assert!(said.contains("the site can't be written into the content folder"), "{said}");
    }
    let said = refused(&place, place.folder.path());
    assert!(said.contains("because it contains the content folder"), "{said}");
    fs::create_dir_all(place.path("theme/templates")).expect("folders can be made");
    for target in ["theme", "theme/public", "theme/templates"] {
        let mut command = place.command(0, &place.path(target));
        let output = run({
            command.arg("--theme").arg(place.path("theme"));
            command
        });
        assert_eq!(code(&output), 2);
        assert!(complained(&output).contains("the site can't be written into the theme folder"));
    }
    assert_eq!(names(&place.path("theme")), ["templates"]);
}

#[test]
fn a_theme_whose_links_lead_out_is_refused() {
    let place = Place::new();
    fs::create_dir_all(place.path("theme/assets")).expect("folders can be made");
    fs::write(place.path("secret.txt"), "a secret").expect("a file can be written");
    symlink("../../secret.txt", place.path("theme/assets/leak.txt")).expect("a link can be made");
    let with_theme = || {
        let mut command = place.command(0, &place.path("public"));
        command.arg("--theme").arg(place.path("theme"));
        run(command)
    };
    let output = with_theme();
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("it links to a file outside the folder"), "{}", complained(&output));
    assert!(!place.path("public").exists());
    // A link inside the theme is as good as a file.
    fs::remove_file(place.path("theme/assets/leak.txt")).expect("it is there");
    fs::write(place.path("theme/assets/one.txt"), "fine").expect("a file can be written");
    symlink("one.txt", place.path("theme/assets/two.txt")).expect("a link can be made");
    let output = with_theme();
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert_eq!(tree(&place.path("public"))["assets/two.txt"], b"fine");
}
