//! Files that are too large, too deep or no text at all -> the program answers within a bound of memory, and writes nothing.
#![expect(clippy::disallowed_methods, reason = "tests remove folders")]

use std::io::Read;
use std::process::{Command, Stdio};

use wait4::Wait4;

use crate::parse::bad_input::{with, write};

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

/// The memory that the system counts for a program before it begins: that of the process which starts it, here of all the tests.
fn inherited() -> u64 {
    let nothing = Command::new("true").spawn().expect("the program runs");
    nothing.wait4().expect("the program ends").rusage.maxrss
}

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
        let most = (200 << 20).max(inherited());
        assert!(used.rusage.maxrss <= most, "{file} took {} bytes", used.rusage.maxrss);
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
