//! Broken files, one at a time in sound content: each is answered quickly, within a bound of memory, and nothing is written.
#![expect(clippy::disallowed_methods, reason = "tests read fixtures, prepare folders and look at the clock")]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use charter::config::Day;
use charter::load;
use charter::pipeline::diagnose;
use charter::source::Sources;
use tempfile::TempDir;
use wait4::Wait4;

use crate::support::site::{folder, path};

const BASE: &str = "tests/fixtures/check/_base";

/// Every faulty file among the fixtures of parsing and of rules, by its path.
fn broken_files() -> Vec<(String, String, Vec<u8>)> {
    let mut files = Vec::new();
    for stage in ["parse", "check"] {
        for (name, bytes) in folder(&path("tests/fixtures").join(stage)) {
            if let Some((case, file)) = name.split_once("/fault/") {
                files.push((format!("{stage}/{case}/{file}"), file.to_owned(), bytes));
            }
        }
    }
    files
}

fn with(file: &str, bytes: &[u8]) -> (TempDir, Sources) {
    let place = TempDir::new().expect("a temporary folder");
    for (name, own) in folder(&path(BASE)) {
        write(place.path(), &name, &own);
    }
    write(place.path(), file, bytes);
    let sources = load::content(place.path()).expect("the folder can be read");
    (place, sources)
}

fn write(root: &Path, name: &str, bytes: &[u8]) {
    let file = root.join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
    std::fs::write(file, bytes).expect("a file to write");
}

/// Not a measure of speed: what grows out of bounds takes minutes.
const LONG: Duration = Duration::from_secs(5);

#[test]
fn each_of_many_broken_files_is_answered_at_once() {
    let mut answered = 0;
    for (case, file, bytes) in broken_files() {
        let (_place, sources) = with(&file, &bytes);
        let started = Instant::now();
        let found = diagnose(&sources, Day::Given(jiff::civil::date(2026, 11, 23)));
        assert!(started.elapsed() < LONG, "{case} took {:?}", started.elapsed());
        // Some faults take two files: alone, each of the two is sound.
        answered += usize::from(!found.is_empty());
    }
    assert!(answered >= 60, "{answered} broken files were found to be broken");
}

/// What is too large, too deep or no text at all, for the real program with 200 MiB of memory at most.
fn monsters() -> Vec<(&'static str, Vec<u8>)> {
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
    vec![
        ("departments/large.yaml", vec![b'a'; 50_000_000]),
        ("departments/bomb.yaml", bomb.as_bytes().to_vec()),
        ("departments/deep.yaml", vec![b'['; 100_000]),
        ("departments/binary.yaml", (0..=255).cycle().take(100_000).collect()),
        ("departments/utf-16.yaml", vec![0xff, 0xfe, b'i', 0, b'd', 0]),
        ("departments/empty.yaml", Vec::new()),
        ("pages/endless.md", b"---\ntitle: x\n".to_vec()),
        ("departments/long-list.yaml", [b"a: [".to_vec(), b"x,".repeat(500_000), b"x]".to_vec()].concat()),
        ("departments/many-keys.yaml", numbered(20_000, |number| format!("key-{number}: x\n")).into()),
        ("departments/nobody-reads-it.mp4", vec![0; 300_000_000]),
        ("pages/capitals.md", page(&"WE WILL FIX THE ROAD FOR YOU. ".repeat(7_000))),
        ("pages/links.md", page(&numbered(4_000, |number| format!("[a{number}](../nope{number}/) ")))),
        ("pages/list.md", page(&"- a\n".repeat(50_000))),
        ("pages/words.md", page(&"words of a text. ".repeat(60_000))),
        ("pages/one-long-line.md", [b"---\ntitle: x\nsummary: y\n---\n".to_vec(), vec![b'*'; 1_000_000]].concat()),
    ]
}

fn numbered(many: usize, piece: impl Fn(usize) -> String) -> String {
    (0..many).map(piece).collect::<Vec<String>>().concat()
}

fn page(text: &str) -> Vec<u8> {
    format!("---\ntitle: Monster\nsummary: A page.\n---\n\n{text}\n").into()
}

#[cfg(target_os = "linux")]
#[test]
fn monsters_are_refused_within_200_mebibytes_and_nothing_is_written() {
    for (file, bytes) in monsters() {
        let (place, _) = with("pages/sound.md", b"---\ntitle: Sound\nsummary: A page.\n---\n\nText.\n");
        write(place.path(), file, &bytes);
        // Addresses, of which the allocator takes more than it uses; the memory itself is measured.
        let limited = "ulimit -v 1048576; exec \"$0\" build --content \"$1\" --out \"$1-out\" --as-of 2026-11-23";
        let mut shell = Command::new("bash");
        shell.args(["-c", limited, env!("CARGO_BIN_EXE_charter")]).arg(place.path());
        let mut child = shell.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program runs");
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("it speaks UTF-8");
        let used = child.wait4().expect("the program ends");
        assert!(used.rusage.maxrss <= 200 << 20, "{file} took {} bytes", used.rusage.maxrss);
        // A line of stars, or a long list, is a page like any other: it may be built.
        let is_page =
            ["capitals.md", "list.md", "words.md", "one-long-line.md"].iter().any(|name| file.ends_with(name));
        assert!(used.status.code() == Some(1) || is_page && used.status.code() == Some(0), "{file}: {said}");
        let out = place.path().with_file_name(format!("{}-out", place.path().file_name().expect("a name").display()));
        assert_eq!(out.exists(), used.status.code() == Some(0), "{file}: something was written");
        let _ = std::fs::remove_dir_all(out);
        assert!(is_page || said.contains(file), "{file} is not named: {said}");
    }
}
