//! The beginning of a log -> what its columns hold: dates in some form, a few words again and again, or numbers of requests.

use std::collections::BTreeMap;
use std::io::Read;

use crate::counting::cells::{Cell, UNWANTED, record};
use crate::counting::chunks::Chunks;
use crate::counting::count::CountError;
use crate::counting::dates;
use crate::counting::header::{ENOUGH, header};
use crate::model::date_format::DateFormat;

/// How many chunks are looked at.
const CHUNKS: usize = 8;

/// More different words are no vocabulary.
const WORDS: usize = 300;

/// Longer words are none either.
const LONGEST: usize = 60;

/// The forms that dates have in most exports; the empty one is that without a form.
const FORMS: [&str; 22] = [
    "",
    "M/D/YYYY h:mm:ss AM",
    "M/D/YYYY h:mm AM",
    "M/D/YYYY hh:mm:ss",
    "M/D/YYYY hh:mm",
    "M/D/YYYY",
    "M/D/YY hh:mm",
    "D/M/YYYY h:mm:ss AM",
    "D/M/YYYY h:mm AM",
    "D/M/YYYY hh:mm:ss",
    "D/M/YYYY hh:mm",
    "D/M/YYYY",
    "D.M.YYYY hh:mm:ss",
    "D.M.YYYY hh:mm",
    "D.M.YYYY",
    "D-M-YYYY hh:mm:ss",
    "D-M-YYYY hh:mm",
    "D-MON-YYYY hh:mm:ss",
    "D-MON-YYYY",
    "D-MON-YY",
    "MON D, YYYY h:mm AM",
    "MON D, YYYY",
];

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    /// How many records were looked at.
    pub(super) records: u64,
    /// How many of them have something in it.
    pub(super) filled: u64,
    /// The form of its dates, if it has dates.
    pub(super) form: Option<Form>,
    /// How often each word is there, as long as there are few.
    pub(super) words: BTreeMap<String, u64>,
    /// Whether there are more words, or longer ones.
    has_more: bool,
    /// How many are there for the first time.
    different: u64,
}

/// The form of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// As a map has it.
    pub(super) text: &'static str,
    /// Whether the day and the month may be the other way round.
    pub(super) is_ambiguous: bool,
}

impl Column {
    /// Whether its words are few, and there again and again.
    pub(super) fn is_vocabulary(&self) -> bool {
        !self.has_more && !self.words.is_empty() && (self.words.len() as u64) * 2 <= self.filled.max(2)
    }

    /// Whether nearly each record has its own.
    pub(super) fn is_number_of_a_request(&self) -> bool {
        self.filled * 10 >= self.records * 9 && self.different * 10 >= self.filled * 8
    }
}

/// What is gathered of a column.
struct Gathered {
    name: String,
    filled: u64,
    words: BTreeMap<Vec<u8>, u64>,
    has_more: bool,
    /// How many values each form can read.
    reads: [u64; FORMS.len()],
    hashes: std::collections::BTreeSet<u64>,
}

/// Looks at the columns.
pub(super) fn columns(name: &str, log: &mut dyn Read) -> Result<Vec<Column>, CountError> {
    let unreadable = |reason: std::io::Error| CountError::Unreadable(name.to_owned(), reason.into());
    let mut beginning = Vec::new();
    (&mut *log).take(ENOUGH as u64).read_to_end(&mut beginning).map_err(unreadable)?;
    let header = header(&beginning).map_err(|reason| CountError::NoLog(name.to_owned(), reason))?;
    let mut chunks = Chunks::new(log, header.delimiter, beginning.split_off(header.end), header.line);
    let count = header.columns.len().min(usize::from(UNWANTED));
    let slots: Vec<u8> = (0..count).filter_map(|at| u8::try_from(at).ok()).collect();
    let forms: Vec<Vec<DateFormat>> = FORMS.iter().map(|form| DateFormat::new(form).into_iter().collect()).collect();
    let named = header.columns.iter().take(count);
    let mut gathered: Vec<Gathered> = named.map(|name| Gathered::new(name.trim())).collect();
    let mut records = 0;
    for _ in 0..CHUNKS {
        let next = chunks.next().map_err(|reason| CountError::Unreadable(name.to_owned(), reason))?;
        let Some(chunk) = next else { break };
        let (mut at, mut cells) = (0, vec![Cell::default(); count]);
        while at < chunk.text.len() {
            let found = record(&chunk.text, at, header.delimiter, &slots, &mut cells);
            if !found.is_blank && found.cells == header.columns.len() {
                records += 1;
                for (column, cell) in gathered.iter_mut().zip(&cells) {
                    column.add(&cell.read(&chunk.text), &forms);
                }
            }
            at = found.next;
        }
    }
    Ok(gathered.into_iter().map(|column| column.finish(records)).collect())
}

impl Gathered {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            filled: 0,
            words: BTreeMap::new(),
            has_more: false,
            reads: [0; FORMS.len()],
            hashes: std::collections::BTreeSet::new(),
        }
    }

    fn add(&mut self, value: &[u8], forms: &[Vec<DateFormat>]) {
        if value.is_empty() {
            return;
        }
        self.filled += 1;
        self.hashes.insert(crate::counting::doubled::hash(value));
        if value.len() > LONGEST || self.words.len() > WORDS {
            self.has_more = true;
        }
        if self.has_more {
            self.words.clear();
        } else {
            *self.words.entry(value.to_vec()).or_default() += 1;
        }
        // A column that has shown no date among its first values has none.
        if value.len() <= 40 && (self.filled < 200 || self.reads.iter().any(|reads| *reads > 0)) {
            for (reads, form) in self.reads.iter_mut().zip(forms) {
                *reads += u64::from(dates::read(value, form).is_some());
            }
        }
    }

    fn finish(self, records: u64) -> Column {
        let is_enough = |reads: u64| reads > 0 && reads * 100 >= self.filled * 95;
        let best = (0..FORMS.len())
            .filter(|at| is_enough(self.reads[*at]))
            .max_by_key(|at| (self.reads[*at], FORMS.len() - at));
        let form = best.map(|at| {
            let other = |text: &str| text.replacen("M/D/", "D/M/", 1);
            let is_ambiguous = FORMS[at].starts_with("M/D/")
                && FORMS
                    .iter()
                    .position(|form| *form == other(FORMS[at]))
                    .is_some_and(|other| is_enough(self.reads[other]));
            Form { text: FORMS[at], is_ambiguous }
        });
        let word = |(word, count): (Vec<u8>, u64)| (String::from_utf8_lossy(&word).into_owned(), count);
        Column {
            name: self.name,
            records,
            filled: self.filled,
            form,
            words: if self.has_more { BTreeMap::new() } else { self.words.into_iter().map(word).collect() },
            has_more: self.has_more,
            different: self.hashes.len() as u64,
        }
    }
}
