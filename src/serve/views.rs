//! The content as it is, seen on another day or with drafts -> each such view, made when it is first asked for and kept for the next requests.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use crate::serve::notice::Notice;
use crate::serve::served_edition::ServedEdition;

/// How many views are kept. Each holds a whole site.
const KEPT: usize = 3;

/// A view of the site that staff can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The date, or `None` for today, whenever that is.
    pub day: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// A whole site as it is seen in one view.
#[derive(Clone)]
pub struct View {
    /// The site; `None` if it can't be shown.
    pub edition: Option<Arc<ServedEdition>>,
    /// Why it can't be shown, or why it can't be built.
    pub errors: Option<Notice>,
    /// Warnings, which don't stop a build.
    pub warnings: Option<Notice>,
}

/// The views of one state of the content.
pub struct Views {
    make: Box<dyn Fn(Choice) -> View + Send + Sync>,
    /// Those made last are at the end.
    made: Mutex<Vec<(Choice, Arc<OnceLock<View>>)>>,
}

impl Views {
    /// Views that `make` makes.
    pub fn new(make: impl Fn(Choice) -> View + Send + Sync + 'static) -> Self {
        Self { make: Box::new(make), made: Mutex::default() }
    }

    /// Returns a view. It is made only once, however many pages ask for it at the same time.
    pub(super) fn view(&self, choice: Choice) -> View {
        let cell = {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            let known = made.iter().position(|(known, _)| *known == choice).map(|at| made.remove(at).1);
            let cell = known.unwrap_or_default();
            made.push((choice, Arc::clone(&cell)));
            if made.len() > KEPT {
                made.remove(0);
            }
            cell
        };
        cell.get_or_init(|| (self.make)(choice)).clone()
    }
}
