//! `charter serve`: content folder -> a preview in a browser on this machine, updated after each save.

mod cards;
mod deed;
mod finish;
mod worker;
mod wrong;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::command::arguments::ServeArguments;
use crate::command::guard::{Copies, PUBLIC};
use crate::command::outcome::{Outcome, Ran};
use crate::command::screen::Screen;
use crate::command::serve::worker::{Changed, Input, Outside, Worker};
use crate::command::terminal::{say, warn};
use crate::command::threads::can_have;
use crate::load;
use crate::pipeline::is_alone;
use crate::serve::{Choice, HowOpened, Listeners, PAGES_AT_ONCE, StateChannel};
use crate::watch::Watch;

/// The threads of a preview beside those for all work: for the newest edition, for its other files, to watch the folders, to open the browser,
/// and for the pages that are made at the same time.
const THREADS: usize = 4 + PAGES_AT_ONCE;

pub(super) fn run(arguments: ServeArguments) -> Ran {
    can_have(THREADS).map_err(|reason| too_few_threads(&reason))?;
    if is_alone() {
        return Err(too_few_threads(&io::ErrorKind::WouldBlock.into()).into());
    }
    // A missing folder at the start is probably a typing mistake; later it may come back.
    load::content(&arguments.content)?;
    load::theme(arguments.theme.as_deref())?;
    arguments.guard.guard(Path::new(PUBLIC))?;
    let (listeners, how) = Listeners::open(arguments.port)
        .map_err(|reason| format!("port {} can't be opened: {reason}", arguments.port))?;
    if how == HowOpened::Next {
        say(&format!("port {} is in use; using {}\n", arguments.port, listeners.port()))?;
    }
    let states = StateChannel::default();
    let screen = Arc::new(Mutex::new(Screen::new(listeners.origin())));
    let (tell, hear) = channel();
    let start = Choice { day: arguments.as_of, drafts: arguments.drafts };
    let base_url = arguments.base_url.clone();
    let content = arguments.content.clone();
    let worker = Worker::new(outside(arguments), base_url, start, states.clone(), screen)
        .map_err(|reason| too_few_threads(&reason))?;
    thread::Builder::new().spawn(move || worker.work(&tell, &hear)).map_err(|reason| too_few_threads(&reason))?;
    crate::serve::run(listeners, states, start, move |deed| deed::act(&content, &deed))?;
    Ok(Outcome::Fine)
}

fn too_few_threads(reason: &io::Error) -> String {
    format!(
        "a preview needs {THREADS} threads, and this machine gives the program fewer: {reason}; raise the limit (`ulimit -u`), or end other \
         programs"
    )
}

/// The disk and the browser.
fn outside(arguments: ServeArguments) -> Outside {
    let ServeArguments { content, theme, poll, open: opens, guard, .. } = arguments;
    let copies = Copies::new(guard, PathBuf::from(PUBLIC));
    let folders: Vec<PathBuf> = [Some(&content), theme.as_ref()].into_iter().flatten().cloned().collect();
    Outside {
        load: Box::new(move || input(&content, theme.as_deref(), &copies)),
        watch: Box::new(move |tell| if poll { None } else { watch(&folders, tell.clone()) }),
        begun: Box::new(move |address| {
            if opens {
                open(address);
            }
        }),
    }
}

fn input(content: &Path, theme: Option<&Path>, copies: &Copies) -> Result<Input, String> {
    let sources = load::content(content).map_err(|reason| reason.to_string())?;
    let theme = load::theme(theme).map_err(|reason| reason.to_string())?;
    let guard = copies.newest().map_err(|reason| reason.to_string())?;
    Ok(Input { sources: Arc::new(sources), theme, guard })
}

/// Watches the folders. Returns `None` if they have to be polled.
fn watch(folders: &[PathBuf], tell: Sender<Changed>) -> Option<Watch> {
    let watch = Watch::new(folders, move || {
        let _ = tell.send(Changed);
    });
    watch.map_err(|reason| warn(&format!("looking for changed files every second: {reason}\n"))).ok()
}

/// Opens the browser. A failure is only reported: the address is in the terminal.
fn open(address: &str) {
    if let Err(reason) = open::that_detached_with_timeout(address, Duration::from_secs(1)) {
        warn(&format!("the browser can't be opened: {}\n", io::Error::from(reason.kind())));
    }
}
