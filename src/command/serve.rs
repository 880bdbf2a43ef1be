//! `charter serve`: content folder -> the site in a browser on this machine, kept up to date with each save.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::command::screen::Screen;
use crate::command::terminal::{refuse, say, style, tally, warn};
use crate::command::{Outcome, ServeArguments};
use crate::config::{Day, Settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::text::{Style, render};
use crate::load;
use crate::pipeline::{self, Memory, Previewed};
use crate::serve::{Board, Choice, Doors, Edition, HowOpened, Report, State, Wish};
use crate::source::Sources;
use crate::theme::Theme;
use crate::watch::Watch;
use crate::wording;

/// So long the page that somebody looks at has the machine to itself, before all others are made.
const FIRST_PAGE: Duration = Duration::from_millis(100);

/// An editor is done when it has been quiet for so long.
const QUIET: Duration = Duration::from_millis(8);

/// However many saves follow each other, something is shown so soon.
const LONGEST: Duration = Duration::from_millis(200);

/// So long after the last word, the folders are read again: a save may have come while they were read, or a new folder before it was watched.
const AFTERWARDS: Duration = Duration::from_millis(300);

/// So often the files are looked at where nothing tells of changes.
const POLL: Duration = Duration::from_secs(1);

/// So often it is asked whether it is still the same day.
const DAY_CHECK: Duration = Duration::from_mins(1);

/// What the one who prepares is told.
#[derive(Clone, Copy)]
enum Word {
    /// Files may have changed.
    Changed,
    /// Staff want to see something else.
    Show(Wish),
}

pub(super) fn run(arguments: ServeArguments) -> Outcome {
    match serve(arguments) {
        Ok(()) => Outcome::Fine,
        Err(reason) => {
            refuse(&reason);
            Outcome::CouldNotRun
        }
    }
}

fn serve(arguments: ServeArguments) -> Result<(), Box<dyn std::error::Error>> {
    // What is not there at the very start is a slip of the pen; later it may come back.
    load::content(&arguments.content)?;
    arguments.theme.as_ref().map(|folder| load::theme(folder)).transpose()?;
    let (doors, how) =
        Doors::open(arguments.port).map_err(|reason| format!("port {} can't be opened: {reason}", arguments.port))?;
    if how == HowOpened::Next {
        say(&format!("port {} is in use, so it is the next one that is free\n", arguments.port));
    }
    let board = Board::default();
    let screen = Arc::new(Mutex::new(Screen::new(doors.origin())));
    let (tell, hear) = channel();
    let ask = tell.clone();
    let preparer = Preparer::new(arguments, board.clone(), screen);
    thread::spawn(move || preparer.work(&tell, &hear));
    crate::serve::run(doors, board, move |wish| {
        // Nobody hears it when the program ends.
        let _ = ask.send(Word::Show(wish));
    })?;
    Ok(())
}

/// All that an edition is made from.
#[derive(PartialEq)]
struct Input {
    sources: Arc<Sources>,
    theme: Theme,
}

/// Reads, checks and hangs out what can be shown.
struct Preparer {
    arguments: ServeArguments,
    board: Board,
    screen: Arc<Mutex<Screen>>,
    /// What is to be shown.
    wish: Wish,
    /// The number of the last wish that was dealt with.
    answered: u64,
    /// What is shown.
    shown: Choice,
    /// What was read last, or why it couldn't be.
    input: Option<Result<Input, String>>,
    /// What the content said, file by file.
    memory: Memory,
    /// The last edition that could be shown.
    edition: Option<Arc<Edition>>,
    finish: Sender<Unfinished>,
}

/// What can be shown, and of which the rest is to be made.
struct Unfinished {
    edition: Arc<Edition>,
    sources: Arc<Sources>,
}

impl Preparer {
    fn new(arguments: ServeArguments, board: Board, screen: Arc<Mutex<Screen>>) -> Self {
        let shown = Choice { day: arguments.as_of, drafts: arguments.drafts };
        let wish = Wish { number: 0, choice: shown };
        let (finish, editions) = channel();
        let finisher = Finisher { board: board.clone(), screen: Arc::clone(&screen), good: None, passed: None };
        thread::spawn(move || finisher.work(&editions));
        let memory = Memory::default();
        Self { arguments, board, screen, wish, answered: 0, shown, input: None, memory, edition: None, finish }
    }

    fn work(mut self, tell: &Sender<Word>, hear: &Receiver<Word>) {
        let mut watch = self.watch(tell);
        self.prepare(hear, None);
        let screen = self.screen.lock().unwrap_or_else(PoisonError::into_inner).address();
        if self.arguments.open {
            open(&screen);
        }
        let mut is_settled = true;
        loop {
            let patience = match (&watch, is_settled) {
                (None, _) => POLL,
                (Some(_), false) => AFTERWARDS,
                (Some(_), true) => DAY_CHECK,
            };
            let word = match hear.recv_timeout(patience) {
                Ok(word) => Some(word),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            is_settled = word.is_none();
            let heard = Instant::now();
            if let Some(word) = word {
                self.take(word);
                self.take_all(hear, heard);
            }
            if watch.as_ref().is_some_and(Watch::is_lost) {
                watch = self.watch(tell);
                is_settled = false;
            }
            self.prepare(hear, Some(heard));
        }
    }

    fn take(&mut self, word: Word) {
        if let Word::Show(wish) = word {
            self.wish = wish;
        }
    }

    /// Takes what follows, until it is quiet.
    fn take_all(&mut self, hear: &Receiver<Word>, heard: Instant) {
        while heard.elapsed() < LONGEST {
            match hear.recv_timeout(QUIET) {
                Ok(word) => self.take(word),
                Err(_) => return,
            }
        }
    }

    /// Nothing if the files have to be looked at again and again.
    fn watch(&self, tell: &Sender<Word>) -> Option<Watch> {
        if self.arguments.poll {
            return None;
        }
        let folders: Vec<PathBuf> =
            [Some(&self.arguments.content), self.arguments.theme.as_ref()].into_iter().flatten().cloned().collect();
        let tell = tell.clone();
        let watch = Watch::new(&folders, move || {
            let _ = tell.send(Word::Changed);
        });
        watch.map_err(|reason| warn(&format!("the files are looked at each second: {reason}\n"))).ok()
    }

    /// Shows what is new, or what is wrong with it.
    fn prepare(&mut self, hear: &Receiver<Word>, heard: Option<Instant>) {
        while let Some(seen) = self.look() {
            // A file that is just being written looks faulty, and its editor is not done then.
            if seen.view.prepared.is_err() && self.is_told_more(hear) {
                continue;
            }
            self.show(seen, heard);
            return;
        }
    }

    fn is_told_more(&mut self, hear: &Receiver<Word>) -> bool {
        let word = hear.recv_timeout(QUIET);
        if let Ok(word) = word {
            self.take(word);
            self.take_all(hear, Instant::now());
        }
        word.is_ok()
    }

    /// Reads everything; nothing if it is what it was, and nothing else is asked for.
    fn look(&mut self) -> Option<Seen> {
        let now = Day::At(Timestamp::now());
        let input = self.read();
        let is_today = |edition: &Arc<Edition>| edition.preview().is_on_its_day(now);
        let is_answered = self.answered == self.wish.number;
        if is_answered && self.input.as_ref() == Some(&input) && self.edition.as_ref().is_none_or(is_today) {
            return None;
        }
        let view = self.view(&input, now);
        Some(Seen { input, view })
    }

    /// What is asked for; what is shown already, if that alone can be shown.
    fn view(&mut self, input: &Result<Input, String>, now: Day) -> View {
        let (wished, shown) = (self.wish.choice, self.shown);
        let wrong = match self.prepared(input, wished, now) {
            Err(wrong) if wished != shown => wrong,
            prepared => return View { choice: wished, prepared, refusal: None },
        };
        match self.prepared(input, shown, now) {
            Err(_) => View { choice: wished, prepared: Err(wrong.until_mended(wished)), refusal: None },
            prepared => View { choice: shown, prepared, refusal: Some(wrong.refusing(wished, shown)) },
        }
    }

    fn prepared(&mut self, input: &Result<Input, String>, choice: Choice, now: Day) -> Result<Prepared, Wrong> {
        match input {
            Ok(input) => prepared(&mut self.memory, &self.arguments, input, choice, now),
            Err(reason) => Err(fault(reason)),
        }
    }

    fn show(&mut self, Seen { input, view }: Seen, heard: Option<Instant>) {
        let View { choice, prepared, refusal } = view;
        self.input = Some(input);
        self.wish.choice = choice;
        self.answered = self.wish.number;
        let (new, said, errors, warnings) = match prepared {
            Ok(Prepared { edition, sources, said, warnings }) => {
                self.shown = choice;
                self.edition = Some(Arc::clone(&edition));
                // It ends only when the program does.
                let _ = self.finish.send(Unfinished { edition: Arc::clone(&edition), sources });
                let (refused, errors) = refusal.map(|wrong| (wrong.said, wrong.report)).unzip();
                (Some(edition), refused.unwrap_or_default() + &said, errors, warnings)
            }
            Err(Wrong { said, report }) => (None, said, Some(report), None),
        };
        let path = new.as_ref().map(|edition| edition.preview().base_url().path().to_owned());
        let is_stopped = errors.is_some();
        let pending = (choice != self.shown).then_some(choice);
        let answered = self.answered;
        self.board.show(|before| State {
            is_whole: new.is_none() && before.is_some_and(|before| before.is_whole),
            edition: new.or_else(|| before.and_then(|before| before.edition.clone())),
            errors,
            late_errors: before.and_then(|before| before.late_errors.clone()),
            warnings,
            pending,
            answered,
        });
        let mut screen = self.screen.lock().unwrap_or_else(PoisonError::into_inner);
        match heard {
            None => screen.begin(path.as_deref(), &said, is_stopped),
            Some(heard) => {
                let news = format!("looked at again in {} ms\n", heard.elapsed().as_millis());
                screen.update(path.as_deref(), &said, is_stopped, &news);
            }
        }
    }

    fn read(&self) -> Result<Input, String> {
        let sources = load::content(&self.arguments.content).map_err(|reason| reason.to_string())?;
        let theme = match &self.arguments.theme {
            Some(folder) => load::theme(folder).map_err(|reason| reason.to_string())?,
            None => Theme::built_in(),
        };
        Ok(Input { sources: Arc::new(sources), theme })
    }
}

fn prepared(
    memory: &mut Memory,
    arguments: &ServeArguments,
    input: &Input,
    Choice { day, drafts }: Choice,
    now: Day,
) -> Result<Prepared, Wrong> {
    let settings = Settings { day: day.map_or(now, Day::Given), base_url: arguments.base_url.clone(), drafts };
    let sources = &input.sources;
    let Previewed { mut diagnostics, preview } = pipeline::preview(memory, sources, &input.theme, &settings, now);
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
    let Some(preview) = preview else {
        diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
        return Err(Wrong::new(&diagnostics, sources, BEFORE));
    };
    let edition = Arc::new(Edition::new(preview).map_err(|reason| fault(&reason))?);
    let warnings = (!diagnostics.is_empty()).then(|| report(&diagnostics, sources, ""));
    Ok(Prepared { edition, sources: Arc::clone(sources), said: said(&diagnostics, sources), warnings })
}

/// What was read, and what came of it.
struct Seen {
    input: Result<Input, String>,
    view: View,
}

/// What came of looking for what is asked for.
struct View {
    /// What is shown, or will be as soon as nothing is in the way.
    choice: Choice,
    prepared: Result<Prepared, Wrong>,
    /// Why it is not what was asked for.
    refusal: Option<Wrong>,
}

/// What can be shown.
struct Prepared {
    edition: Arc<Edition>,
    sources: Arc<Sources>,
    /// For the terminal.
    said: String,
    warnings: Option<Report>,
}

/// Why nothing can.
struct Wrong {
    /// For the terminal.
    said: String,
    report: Report,
}

/// What is seen below faults that keep the site from being shown.
const BEFORE: &str = "Below is the site as it was before.";

/// What is seen below those that only came to light when all of it was made.
const NOW: &str = "Below is the site as it is now. It can't be built until this is mended.";

impl Wrong {
    fn new(diagnostics: &[Diagnostic], sources: &Sources, note: &str) -> Self {
        Self { said: said(diagnostics, sources), report: report(diagnostics, sources, note) }
    }

    /// Of content with mistakes, while staff wait to see something else.
    fn until_mended(mut self, wished: Choice) -> Self {
        self.report.note = format!("{} When this is mended, you see it {}.", self.report.note, seen(wished));
        self
    }

    /// Of content without a mistake, that can't be shown as asked.
    fn refusing(mut self, wished: Choice, shown: Choice) -> Self {
        let day = wished.day.map_or_else(|| "Today".to_owned(), wording::date);
        let drafts = if wished.drafts { " with drafts" } else { "" };
        self.said = format!("{day}{drafts} can't be shown:\n{}", self.said);
        self.report.title = format!("{day}{drafts} can't be shown: {}", self.report.title);
        self.report.note = format!("Below is the site {}, as before.", seen(shown));
        self
    }
}

/// How the site is seen: `as on 1 January 2027, with drafts`.
fn seen(Choice { day, drafts }: Choice) -> String {
    let day = day.map_or_else(|| "as it is today".to_owned(), |day| format!("as on {}", wording::date(day)));
    day + if drafts { ", with drafts" } else { "" }
}

/// What is wrong with a folder or a theme as a whole.
fn fault(reason: &str) -> Wrong {
    let text = format!("error: {reason}\n");
    Wrong { said: text.clone(), report: Report { title: "1 error".to_owned(), note: BEFORE.to_owned(), text } }
}

fn report(diagnostics: &[Diagnostic], sources: &Sources, note: &str) -> Report {
    let text = render(diagnostics, sources, Style::Plain);
    Report { title: tally(diagnostics), note: note.to_owned(), text }
}

fn said(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    format!("{}{}\n", render(diagnostics, sources, style()), tally(diagnostics))
}

/// Makes all files of the newest edition, and follows every link.
struct Finisher {
    board: Board,
    screen: Arc<Mutex<Screen>>,
    /// The last edition of which every page could be made.
    good: Option<Arc<Edition>>,
    /// The last one that a newer one came upon before it was tried.
    passed: Option<Arc<Edition>>,
}

impl Finisher {
    fn work(mut self, editions: &Receiver<Unfinished>) {
        while let Ok(mut newest) = editions.recv() {
            loop {
                match editions.recv_timeout(FIRST_PAGE) {
                    Ok(newer) => self.passed = Some(std::mem::replace(&mut newest, newer).edition),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            self.finish(&newest);
        }
    }

    fn finish(&mut self, Unfinished { edition, sources }: &Unfinished) {
        let wrong = match edition.finish() {
            Ok(dead_links) => {
                self.good = Some(Arc::clone(edition));
                (!dead_links.is_empty()).then(|| Wrong::new(&dead_links, sources, NOW))
            }
            Err(reason) => {
                // The one before was shown, and never made as a whole.
                if let Some(passed) = self.passed.take().filter(|passed| passed.finish().is_ok()) {
                    self.good = Some(passed);
                }
                let mut wrong = fault(&reason);
                if self.good.is_none() {
                    NOW.clone_into(&mut wrong.report.note);
                }
                Some(wrong)
            }
        };
        self.passed = None;
        let is_good = self.good.as_ref().is_some_and(|good| Arc::ptr_eq(good, edition));
        let good = if is_good { None } else { self.good.clone() };
        let (said, errors) = wrong.map(|wrong| (wrong.said, wrong.report)).unzip();
        self.board.amend(edition, |state| {
            state.late_errors = errors;
            state.is_whole = true;
            state.edition = good.or_else(|| state.edition.take());
        });
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).finish(&said.unwrap_or_default());
    }
}

/// Opens the browser. Who has none can still visit the address.
fn open(address: &str) {
    if let Err(reason) = open::that_detached_with_timeout(address, Duration::from_secs(1)) {
        warn(&format!("the browser can't be opened: {}\n", io::Error::from(reason.kind())));
    }
}
