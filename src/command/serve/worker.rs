//! Words of saved files and of staff's choices -> the newest state for the browsers, and what the terminal says.
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
use crate::command::serve::wrong::{BEFORE, Wrong, fault, said, warnings};
use crate::config::{Day, Settings};
use crate::diagnostic::Severity;
use crate::model::site::BaseUrl;
use crate::pipeline::{self, Memory, Previewed};
use crate::serve::{Choice, Notice, ServedEdition, State, StateChannel, ViewRequest};
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

/// What the worker is told.
#[derive(Clone, Copy)]
pub(super) enum Message {
    /// Files may have changed.
    Changed,
    /// Staff chose another date, or drafts.
    Show(ViewRequest),
}

/// Everything that an edition is made from.
#[derive(PartialEq)]
pub(super) struct Input {
    pub(super) sources: Arc<Sources>,
    pub(super) theme: Theme,
    /// The published copy to compare with.
    pub(super) guard: Option<SharedGuard>,
}

/// Begins to watch the files, and sends a message for each change.
type StartWatch = dyn Fn(&Sender<Message>) -> Option<Watch> + Send;

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
    /// The view that is wanted.
    request: ViewRequest,
    /// The number of the last request that was dealt with.
    answered: u64,
    /// The view that is shown.
    shown: Choice,
    /// What was read last, or why it couldn't be read.
    input: Option<Result<Input, String>>,
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
        shown: Choice,
        states: StateChannel,
        screen: Arc<Mutex<Screen>>,
    ) -> io::Result<Self> {
        let request = ViewRequest { number: 0, choice: shown };
        let (finish, editions) = channel();
        let finisher = Finisher::new(states.clone(), Arc::clone(&screen));
        thread::Builder::new().spawn(move || finisher.work(&editions))?;
        let memory = Memory::default();
        Ok(Self {
            outside,
            base_url,
            states,
            screen,
            request,
            answered: 0,
            shown,
            input: None,
            memory,
            edition: None,
            finish,
        })
    }

    pub(super) fn work(mut self, tell: &Sender<Message>, hear: &Receiver<Message>) {
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
            if let Some(word) = word {
                self.take(word);
                self.take_all(hear, heard);
            }
            if watch.as_ref().is_some_and(Watch::is_lost) {
                watch = (self.outside.watch)(tell);
                is_settled = false;
            }
            self.prepare(hear, Some(heard));
        }
    }

    fn take(&mut self, word: Message) {
        if let Message::Show(request) = word {
            self.request = request;
        }
    }

    /// Takes further messages until none comes for a moment.
    fn take_all(&mut self, hear: &Receiver<Message>, heard: Instant) {
        while heard.elapsed() < LONGEST {
            match hear.recv_timeout(QUIET) {
                Ok(word) => self.take(word),
                Err(_) => return,
            }
        }
    }

    /// Shows the new state of the content, or its errors.
    fn prepare(&mut self, hear: &Receiver<Message>, heard: Option<Instant>) {
        while let Some(seen) = self.look() {
            // An error may come from a half-written file: wait for its editor to finish.
            if seen.view.prepared.is_err() && self.is_told_more(hear) {
                continue;
            }
            self.show(seen, heard);
            return;
        }
    }

    fn is_told_more(&mut self, hear: &Receiver<Message>) -> bool {
        let word = hear.recv_timeout(QUIET);
        if let Ok(word) = word {
            self.take(word);
            self.take_all(hear, Instant::now());
        }
        word.is_ok()
    }

    /// Reads everything. Returns `None` if nothing has changed and no other view is wanted.
    fn look(&mut self) -> Option<Seen> {
        let now = Day::At(Timestamp::now());
        let input = (self.outside.load)();
        let is_today = |edition: &Arc<ServedEdition>| edition.preview().is_on_its_day(now);
        let is_answered = self.answered == self.request.number;
        if is_answered && self.input.as_ref() == Some(&input) && self.edition.as_ref().is_none_or(is_today) {
            return None;
        }
        let view = self.view(&input, now);
        Some(Seen { input, view })
    }

    /// Returns the view that is wanted, or the current one if only that can be shown.
    fn view(&mut self, input: &Result<Input, String>, now: Day) -> ViewResult {
        let (wished, shown) = (self.request.choice, self.shown);
        let wrong = match self.prepared(input, wished, now) {
            Err(wrong) if wished != shown => wrong,
            prepared => return ViewResult { choice: wished, prepared, refusal: None },
        };
        match self.prepared(input, shown, now) {
            Err(_) => ViewResult { choice: wished, prepared: Err(wrong.until_mended(wished)), refusal: None },
            prepared => ViewResult { choice: shown, prepared, refusal: Some(wrong.refusing(wished, shown)) },
        }
    }

    fn prepared(&mut self, input: &Result<Input, String>, choice: Choice, now: Day) -> Result<Prepared, Wrong> {
        match input {
            Ok(input) => prepared(&mut self.memory, self.base_url.as_ref(), input, choice, now),
            Err(reason) => Err(fault(reason)),
        }
    }

    fn show(&mut self, Seen { input, view }: Seen, heard: Option<Instant>) {
        let ViewResult { choice, prepared, refusal } = view;
        self.input = Some(input);
        self.request.choice = choice;
        self.answered = self.request.number;
        let (new, said, errors, warnings) = match prepared {
            Ok(Prepared { edition, sources, guard, said, warnings }) => {
                self.shown = choice;
                self.edition = Some(Arc::clone(&edition));
                // Fails only while the program is ending.
                let _ = self.finish.send(Unfinished { edition: Arc::clone(&edition), sources, guard });
                let (refused, errors) = refusal.map(|wrong| (wrong.said, wrong.report)).unzip();
                (Some(edition), refused.unwrap_or_default() + &said, errors, warnings)
            }
            Err(Wrong { said, report }) => (None, said, Some(report), None),
        };
        let path = new.as_ref().map(|edition| edition.preview().base_url().path().to_owned());
        let is_stopped = errors.is_some();
        let pending = (choice != self.shown).then_some(choice);
        let answered = self.answered;
        self.states.show(|before| State {
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
                let news = format!("updated in {} ms\n", heard.elapsed().as_millis());
                screen.update(path.as_deref(), &said, is_stopped, &news);
            }
        }
    }
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
    let Previewed { mut diagnostics, preview } = pipeline::preview(memory, sources, &input.theme, &settings, now);
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

/// The files that were read, and the view made from them.
struct Seen {
    input: Result<Input, String>,
    view: ViewResult,
}

/// The result of preparing a view.
struct ViewResult {
    /// The view that is shown, or will be once the errors are fixed.
    choice: Choice,
    prepared: Result<Prepared, Wrong>,
    /// Why it is not the view that was wanted.
    refusal: Option<Wrong>,
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
