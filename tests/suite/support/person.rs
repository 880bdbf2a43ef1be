//! A program at one end of a terminal -> a person at the other, who waits for a question before answering it.

use std::ffi::CString;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// Nothing that a person has to wait for takes longer.
const PATIENCE: Duration = Duration::from_mins(1);

/// What Ctrl-D sends.
const END: &str = "\x04";

/// Somebody who runs the program on a terminal.
pub(crate) struct Person {
    program: Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    /// What has appeared since the last answer.
    fresh: String,
}

impl Person {
    /// Runs the program in a folder.
    pub(crate) fn running(place: &Path, arguments: &[&str]) -> Self {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
        let person: OwnedFd = openpt(flags).expect("there are terminals");
        grantpt(&person).and_then(|()| unlockpt(&person)).expect("the terminal can be used");
        let name: CString = ptsname(&person, Vec::new()).expect("a terminal has a name");
        let name = name.to_str().expect("it is plain").to_owned();
        let terminal = OpenOptions::new().read(true).write(true).open(name).expect("the terminal can be opened");
        let stream = || Stdio::from(terminal.try_clone().expect("a terminal has room"));
        let program = Command::new(env!("CARGO_BIN_EXE_charter"))
            .current_dir(place)
            .args(arguments)
            .stdin(stream())
            .stdout(stream())
            .stderr(stream())
            .spawn()
            .expect("the program runs");
        let keyboard = File::from(person);
        let screen = watched(keyboard.try_clone().expect("a terminal has room"));
        Self { program, keyboard, screen, fresh: String::new() }
    }

    /// Waits for a question, and gives what has appeared before it since the last answer.
    pub(crate) fn is_asked(&mut self, question: &str) -> String {
        while !self.fresh.ends_with(&format!("{question}: ")) {
            assert!(self.read_on(), "`{question}` is not asked, but: {}", self.fresh);
        }
        std::mem::take(&mut self.fresh).trim_end_matches(&format!("{question}: ")).to_owned()
    }

    /// Answers with a line, which the terminal shows.
    pub(crate) fn answers(&mut self, line: &str) {
        self.types(&format!("{line}\n"));
        while !self.fresh.contains('\n') {
            assert!(self.read_on(), "the line does not appear");
        }
        self.fresh = self.fresh.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    }

    /// Waits for a question and answers it.
    pub(crate) fn is_asked_and_answers(&mut self, question: &str, line: &str) {
        self.is_asked(question);
        self.answers(line);
    }

    /// Presses Ctrl-D once.
    pub(crate) fn leaves(&mut self) {
        self.types(END);
    }

    /// Does what Ctrl-C does.
    pub(crate) fn interrupts(&mut self) {
        kill_process(Pid::from_child(&self.program), Signal::INT).expect("the program hears it");
    }

    /// Waits for the end: the exit code, and what has appeared since the last answer.
    pub(crate) fn sees_the_end(mut self) -> (Option<i32>, String) {
        while self.read_on() {}
        (self.program.wait().expect("the program ends").code(), std::mem::take(&mut self.fresh))
    }

    fn types(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).expect("the keyboard works");
    }

    /// Whether more has appeared; nothing does behind the end of the program.
    fn read_on(&mut self) -> bool {
        match self.screen.recv_timeout(PATIENCE) {
            Ok(bytes) => {
                self.fresh += &String::from_utf8_lossy(&bytes).replace('\r', "");
                true
            }
            Err(reason) => {
                assert_eq!(reason.to_string(), "channel is empty and sending half is closed", "{}", self.fresh);
                false
            }
        }
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        // It has ended already unless a test fails.
        let _ = self.program.kill();
    }
}

/// What appears, piece by piece, until nobody writes any more.
fn watched(mut screen: File) -> Receiver<Vec<u8>> {
    let (show, shown) = channel();
    thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(length @ 1..) = screen.read(&mut piece) {
            if show.send(piece[..length].to_vec()).is_err() {
                break;
            }
        }
    });
    shown
}
