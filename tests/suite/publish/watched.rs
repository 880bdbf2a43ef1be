//! A build, watched by `strace` -> it reads nothing but content, theme and target, writes nothing but the target, and speaks to nobody.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and read what was watched")]

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use crate::support::program::workplace;
use crate::support::view::skipped;

/// What a program on this system reads before it does anything: libraries, and how much memory and how many processors there are.
const OF_THE_SYSTEM: &[&str] = &[
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/lib",
    "/lib64",
    "/usr/lib",
    "/proc/self",
    "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system",
    "/sys/fs/cgroup",
    "/sys/kernel/mm/transparent_hugepage",
];

/// Calls that change what is on the disk, whatever their flags.
const CHANGING: &[&str] = &[
    "chmod",
    "chown",
    "creat",
    "fchmodat",
    "fchownat",
    "lchown",
    "link",
    "linkat",
    "mkdir",
    "mkdirat",
    "mknod",
    "mknodat",
    "mount",
    "rename",
    "renameat",
    "renameat2",
    "rmdir",
    "setxattr",
    "symlink",
    "symlinkat",
    "truncate",
    "unlink",
    "unlinkat",
    "utimensat",
];

/// Calls that tell about a file, and read nothing of it. On the way to a folder, those above it are asked whether they are links.
const LOOKING: &[&str] = &[
    "access",
    "faccessat",
    "faccessat2",
    "getcwd",
    "getxattr",
    "listxattr",
    "lstat",
    "newfstatat",
    "readlink",
    "readlinkat",
    "stat",
    "statfs",
    "statx",
];

/// A call of the system with the paths that it names.
struct Call {
    name: String,
    paths: Vec<PathBuf>,
    line: String,
}

impl Call {
    /// From a line like `12 openat(AT_FDCWD</home>, "site.yaml", O_RDONLY) = 3</home/site.yaml>`.
    fn read(line: &str) -> Option<Self> {
        let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let (name, rest) = after_number.split_once('(')?;
        let parts: Vec<&str> = rest.split('"').collect();
        // Of a call that asks what is noted of a file, the other words are notes.
        let paths_at_most = if name.ends_with("xattr") { 1 } else { parts.len() };
        let named = parts.iter().enumerate().filter(|(at, _)| at % 2 == 1).take(paths_at_most);
        let paths = named.map(|(at, path)| whole(&folder_before(parts[at - 1]), path)).collect();
        Some(Self { name: name.to_owned(), paths, line: line.to_owned() })
    }

    fn is_changing(&self) -> bool {
        let flags = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"];
        // A folder that is asked for and already there stays as it is.
        let is_there_already = self.name == "mkdir" && self.line.contains(" = -1 EEXIST");
        (CHANGING.contains(&self.name.as_str()) && !is_there_already)
            || flags.iter().any(|flag| self.line.contains(flag))
    }

    /// `/proc/12/maps` in a line that begins with `12`: what the system says of the process that asks.
    fn is_about_itself(&self, path: &Path) -> bool {
        self.line.split(' ').next().is_some_and(|process| path.starts_with(Path::new("/proc").join(process)))
    }

    fn is_looking(&self) -> bool {
        LOOKING.contains(&self.name.as_str())
    }
}

/// `/home` of `…AT_FDCWD</home>, `.
fn folder_before(text: &str) -> PathBuf {
    let open = text.rfind('<').map_or("", |at| &text[at + 1..]);
    PathBuf::from(open.split('>').next().unwrap_or_default())
}

fn whole(folder: &Path, path: &str) -> PathBuf {
    folder.join(path).components().fold(PathBuf::new(), |mut whole, part| {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
        whole
    })
}

#[test]
fn calls_are_read_as_strace_writes_them() {
    let call = Call::read("17 openat(AT_FDCWD</home/a>, \"../b/./c\", O_WRONLY|O_CREAT, 0666) = 3</home/b/c>")
        .expect("a call");
    assert_eq!((call.name.as_str(), call.is_changing(), call.is_looking()), ("openat", true, false));
    assert_eq!(call.paths, [Path::new("/home/b/c")]);
    let call = Call::read("renameat2(5</x>, \"a\", AT_FDCWD</y>, \"/z\", RENAME_EXCHANGE) = 0").expect("a call");
    assert_eq!(call.paths, [Path::new("/x/a"), Path::new("/z")]);
    let call = Call::read("9 listxattr(\"/a\", \"user.note\\0\", 65536) = 10").expect("a call");
    assert_eq!(call.paths, [Path::new("/a")]);
    let call = Call::read("statx(AT_FDCWD</home>, \"a\", AT_STATX_SYNC_AS_STAT, STATX_ALL, {}) = 0").expect("a call");
    assert_eq!((call.is_changing(), call.is_looking()), (false, true));
}

/// Every call of a build that names a file or speaks to another program; nothing where there is no `strace`.
fn watched(place: &Path, arguments: &[&str]) -> Option<Vec<Call>> {
    let log = place.join("log");
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-y", "-qq", "-s", "4096", "-e", "signal=none", "-e", "trace=%file,%network,%process", "-o"])
        .arg(&log);
    strace.arg(env!("CARGO_BIN_EXE_charter")).args(arguments).current_dir(place).env_remove("LD_LIBRARY_PATH");
    let output = strace.output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let log = fs::read_to_string(log).expect("what was watched");
    assert!(!log.contains("resumed>") || log.contains("unfinished ...>"), "a call in two parts is read by its first");
    Some(log.lines().filter_map(Call::read).collect())
}

#[test]
fn a_build_reads_and_writes_nothing_else() {
    let place = workplace();
    let root = place.path().canonicalize().expect("it is there");
    fs::create_dir_all(root.join("theme/styles")).expect("folders can be made");
    fs::write(root.join("theme/styles/z-city.css"), "body { margin: 0 }").expect("a file can be written");
    fs::create_dir(root.join("web")).expect("a folder can be made");
    let first = ["build", "--as-of", "2026-11-23", "--out", "web/public", "--theme", "theme"];
    let second = ["build", "--as-of", "2027-01-02", "--other-day", "--out", "web/public"];
    for arguments in [&first[..], &second[..]] {
        let Some(calls) = watched(&root, arguments) else {
            return skipped("publish::watched::a_build_reads_and_writes_nothing_else", "there is no `strace` here");
        };
        let (target, staging) = (root.join("web/public"), root.join("web/.public.charter-staging"));
        let program = PathBuf::from(env!("CARGO_BIN_EXE_charter"));
        let is_written = |path: &Path| path.starts_with(&target) || path.starts_with(&staging);
        let is_read = |path: &Path| {
            let own = [&root.join("content"), &root.join("theme"), &program];
            is_written(path)
                || path == root.join("web")
                || own.iter().any(|folder| path.starts_with(folder))
                || OF_THE_SYSTEM.iter().any(|folder| path.starts_with(folder))
        };
        let is_above = |path: &Path| target.starts_with(path) || root.join("content").starts_with(path);
        for call in &calls {
            assert!(!["socket", "connect", "bind", "sendto"].contains(&call.name.as_str()), "{}", call.line);
            for path in &call.paths {
                let is_fine = if call.is_changing() {
                    is_written(path)
                } else {
                    is_read(path)
                        || call.is_about_itself(path)
                        || (call.is_looking() && (is_above(path) || root.join("theme").starts_with(path)))
                };
                assert!(is_fine || is_argument(call), "{}: {}", path.display(), call.line);
            }
        }
        let written = calls.iter().filter(|call| call.is_changing()).count();
        let read =
            calls.iter().filter(|call| call.paths.iter().any(|path| path.starts_with(root.join("content")))).count();
        assert!(written > 50 && read > 5, "{written} calls that write, {read} that read the content");
    }
}

/// The words of the command line are no files; nor is what a link says.
fn is_argument(call: &Call) -> bool {
    call.name == "execve"
}
