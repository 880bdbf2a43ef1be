//! Words of saved files -> the newest state for the browsers, and what the terminal says.
#![expect(clippy::disallowed_methods, reason = "the shell reads the clock, so that nothing else has to")]

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::command::guard::SharedGuard;
use crate::command::screen::Screen;
use crate::command::serve::finish::{Finisher, Unfinished};
use crate::command::serve::wrong::{BEFORE, NOW, Wrong, fault, said, warnings};
use crate::config::{Day, Settings};
use crate::diagnostic::Severity;
use crate::model::site::BaseUrl;
use crate::pipeline::{self, Memory, Previewed};
use crate::serve::{Choice, Notice, ServedEdition, State, StateChannel, View, Views};
use crate::source::Sources;
use crate::theme::Theme;
use crate::watch::Watch;

/// A save is complete when the files have been quiet for this long.
const QUIET: Duration = Duration::from_millis(8);

/// However quickly saves follow each other, the preview is updated after this time.
const LONGEST: Duration = Duration::from_millis(200);

/// This long after the last event, the folders are read once more: a file may have been saved during the read, or a folder created before
/// it was watched.
const AFTERWARDS: Duration = Duration::from_millis(300);

/// Interval at which files are read where the system doesn't report changes.
const POLL: Duration = Duration::from_secs(1);

/// Interval at which the date is checked.
const DAY_CHECK: Duration = Duration::from_mins(1);

/// The worker is told that files may have changed.
#[derive(Clone, Copy)]
pub(super) struct Changed;

/// Everything that an edition is made from.
#[derive(PartialEq)]
pub(super) struct Input {
    pub(super) sources: Arc<Sources>,
    pub(super) theme: Theme,
    /// The published copy to compare with.
    pub(super) guard: Option<SharedGuard>,
}

/// Begins to watch the files, and sends a message for each change.
type StartWatch = dyn Fn(&Sender<Changed>) -> Option<Watch> + Send;

/// What the worker needs of the world outside.
pub(super) struct Outside {
    /// Reads everything, or says why it can't.
    pub(super) load: Box<dyn Fn() -> Result<Input, String> + Send>,
    /// Begins to watch the files; nothing if they have to be looked at again and again.
    pub(super) watch: Box<StartWatch>,
    /// Called with the site's address once there is something to show.
    pub(super) begun: Box<dyn Fn(&str) + Send>,
}

/// Prepares what can be shown, again after every change, and publishes it to the browsers.
pub(super) struct Worker {
    outside: Outside,
    /// The address of the site, if it is not the content's own.
    base_url: Option<BaseUrl>,
    states: StateChannel,
    screen: Arc<Mutex<Screen>>,
    /// The view that the preview starts with.
    start: Choice,
    /// What was read last, or why it couldn't be read.
    input: Option<Result<Arc<Input>, String>>,
    /// Results of earlier reads, by file, to be reused.
    memory: Memory,
    /// The last edition without errors.
    edition: Option<Arc<ServedEdition>>,
    finish: Sender<Unfinished>,
}

impl Worker {
    pub(super) fn new(
        outside: Outside,
        base_url: Option<BaseUrl>,
        start: Choice,
        states: StateChannel,
        screen: Arc<Mutex<Screen>>,
    ) -> io::Result<Self> {
        let (finish, editions) = channel();
        let finisher = Finisher::new(states.clone(), Arc::clone(&screen));
        thread::Builder::new().spawn(move || finisher.work(&editions))?;
        let memory = Memory::default();
        Ok(Self { outside, base_url, states, screen, start, input: None, memory, edition: None, finish })
    }

    pub(super) fn work(mut self, tell: &Sender<Changed>, hear: &Receiver<Changed>) {
        let mut watch = (self.outside.watch)(tell);
        self.prepare(hear, None);
        let address = self.screen.lock().unwrap_or_else(PoisonError::into_inner).address();
        (self.outside.begun)(&address);
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
            if word.is_some() {
                wait_for_quiet(hear, heard);
            }
            if watch.as_ref().is_some_and(Watch::is_lost) {
                watch = (self.outside.watch)(tell);
                is_settled = false;
            }
            self.prepare(hear, Some(heard));
        }
    }

    /// Shows the new state of the content, or its errors.
    fn prepare(&mut self, hear: &Receiver<Changed>, heard: Option<Instant>) {
        while let Some(seen) = self.look() {
            // An error may come from a half-written file: wait for its editor to finish.
            if seen.prepared.is_err() && is_told_more(hear) {
                continue;
            }
            self.show(seen, heard);
            return;
        }
    }

    /// Reads everything. Returns `None` if nothing has changed.
    fn look(&mut self) -> Option<Seen> {
        let now = Day::At(Timestamp::now());
        let input = (self.outside.load)().map(Arc::new);
        let is_today = |edition: &Arc<ServedEdition>| edition.preview().is_on_its_day(now);
        if self.input.as_ref() == Some(&input) && self.edition.as_ref().is_none_or(is_today) {
            return None;
        }
        let prepared = match &input {
            Ok(input) => prepared(&mut self.memory, self.base_url.as_ref(), input, self.start, now),
            Err(reason) => Err(fault(reason)),
        };
        Some(Seen { input, prepared, now })
    }

    fn show(&mut self, Seen { input, prepared, now }: Seen, heard: Option<Instant>) {
        let others = input.as_ref().ok().map(|input| others(self.base_url.clone(), Arc::clone(input), now));
        self.input = Some(input);
        let (new, said, errors, warnings) = match prepared {
            Ok(Prepared { edition, sources, guard, said, warnings }) => {
                self.edition = Some(Arc::clone(&edition));
                // Fails only while the program is ending.
                let _ = self.finish.send(Unfinished { edition: Arc::clone(&edition), sources, guard });
                (Some(edition), said, None, warnings)
            }
            Err(Wrong { said, report }) => (None, said, Some(report), None),
        };
        let path = new.as_ref().map(|edition| edition.preview().base_url().path().to_owned());
        let is_stopped = errors.is_some();
        self.states.show(|before| State {
            is_whole: new.is_none() && before.is_some_and(|before| before.is_whole),
            others: others.filter(|_| new.is_some()).or_else(|| before.and_then(|before| before.others.clone())),
            edition: new.or_else(|| before.and_then(|before| before.edition.clone())),
            errors,
            late_errors: before.and_then(|before| before.late_errors.clone()),
            warnings,
        });
        let mut screen = self.screen.lock().unwrap_or_else(PoisonError::into_inner);
        match heard {
            None => screen.begin(path.as_deref(), &said, is_stopped),
            Some(heard) => {
                let news = format!("updated in {} ms\n", heard.elapsed().as_millis());
                screen.update(path.as_deref(), &said, is_stopped, &news);
            }
        }
    }
}

/// Takes further messages until none comes for a moment.
fn wait_for_quiet(hear: &Receiver<Changed>, heard: Instant) {
    while heard.elapsed() < LONGEST {
        if hear.recv_timeout(QUIET).is_err() {
            return;
        }
    }
}

fn is_told_more(hear: &Receiver<Changed>) -> bool {
    let word = hear.recv_timeout(QUIET);
    if word.is_ok() {
        wait_for_quiet(hear, Instant::now());
    }
    word.is_ok()
}

/// Returns the other views of the content, each to be made when a page asks for it.
fn others(base_url: Option<BaseUrl>, input: Arc<Input>, now: Day) -> Arc<Views> {
    Arc::new(Views::new(move |choice| match whole(base_url.as_ref(), &input, choice, now) {
        Ok(view) => view,
        Err(wrong) => View { edition: None, errors: Some(wrong.of(choice).report), warnings: None },
    }))
}

/// Makes all files of a view, and finds what would stop a build of them.
fn whole(base_url: Option<&BaseUrl>, input: &Input, choice: Choice, now: Day) -> Result<View, Wrong> {
    let Prepared { edition, sources, guard, warnings, .. } =
        prepared(&mut Memory::default(), base_url, input, choice, now)?;
    let faults = edition.finish(guard.as_ref().map(SharedGuard::guard)).map_err(|reason| fault(&reason))?;
    let errors = (!faults.is_empty()).then(|| Wrong::new(&faults, &sources, NOW).report);
    Ok(View { edition: Some(edition), errors, warnings })
}

fn prepared(
    memory: &mut Memory,
    base_url: Option<&BaseUrl>,
    input: &Input,
    Choice { day, drafts }: Choice,
    now: Day,
) -> Result<Prepared, Wrong> {
    let settings = Settings { day: day.map_or(now, Day::Given), base_url: base_url.cloned(), drafts };
    let sources = &input.sources;
    let guard = input.guard.as_ref().map(SharedGuard::guard);
    let previewed = pipeline::preview(memory, sources, &input.theme, &settings, now, guard);
    let Previewed { mut diagnostics, preview } = previewed.map_err(|reason| fault(&reason.to_string()))?;
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
    let Some(preview) = preview else {
        diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
        return Err(Wrong::new(&diagnostics, sources, BEFORE));
    };
    let edition = Arc::new(ServedEdition::new(preview).map_err(|reason| fault(&reason))?);
    let warnings = (!diagnostics.is_empty()).then(|| warnings(&diagnostics, sources));
    let guard = input.guard.clone();
    Ok(Prepared { edition, sources: Arc::clone(sources), guard, said: said(&diagnostics, sources), warnings })
}

/// The files that were read, and the view that the preview starts with, made from them at a moment.
struct Seen {
    input: Result<Arc<Input>, String>,
    prepared: Result<Prepared, Wrong>,
    now: Day,
}

/// A view that can be shown.
struct Prepared {
    edition: Arc<ServedEdition>,
    sources: Arc<Sources>,
    guard: Option<SharedGuard>,
    /// For the terminal.
    said: String,
    warnings: Option<Notice>,
}
