//! Logs and a plan -> the counts, on all threads. The next chunks are read while others are counted, so that memory does not grow with the log.

use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::counting::chunks::{Chunk, Chunks, Unreadable};
use crate::counting::doubled::{Doubled, Ids, Part};
use crate::counting::found::Found;
use crate::counting::header::Header;
use crate::counting::plan::Plan;
use crate::counting::worker::{Layout, Worker, ids};

/// Opens the log with a number, from 0, at its beginning.
pub type Open<'o> = dyn Fn(usize) -> io::Result<Box<dyn Read + Send>> + Sync + 'o;

/// Why a log could not be read to its end.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
pub(super) struct Failed {
    /// The number of the log, from 0.
    pub(super) log: usize,
    /// The reason.
    pub(super) reason: Unreadable,
}

/// The logs that are counted.
pub(super) struct Logs<'l> {
    pub(super) headers: &'l [Header],
    pub(super) open: &'l Open<'l>,
    /// Called now and then, so that people see that the work goes on.
    pub(super) tick: &'l (dyn Fn() + Sync),
}

/// Counts everything. Of ids, at most `in_memory` are held at once.
pub(super) fn counted<'p>(plan: &'p Plan<'p>, logs: &Logs<'_>, in_memory: u64) -> Result<Found, Failed> {
    let layouts: Vec<Layout> = (0..)
        .zip(logs.headers)
        .map(|(log, header)| Layout { log, delimiter: header.delimiter, slots: header.slots(&plan.columns) })
        .collect();
    let workers: Mutex<Vec<Worker<'p>>> = Mutex::new(Vec::new());
    let lend = || workers.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_else(|| Worker::new(plan));
    let give_back = |worker| workers.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    let mut all = Ids::new(in_memory);
    let count = |layout: &Layout, chunk: &Chunk, _: usize| {
        let mut worker = lend();
        let ids = worker.count(layout, chunk);
        give_back(worker);
        ids
    };
    pass(&layouts, logs, &count, &mut |ids| all.add(ids))?;
    if let Some(place) = plan.places.id {
        let firsts = std::mem::take(&mut all.firsts);
        let doubled = doubled(plan, &layouts, logs, all, place)?;
        if doubled.count > 0 {
            let take_back = |layout: &Layout, chunk: &Chunk, number: usize| {
                let mut worker = lend();
                worker.take_back(layout, chunk, firsts.get(number).copied().unwrap_or(u64::MAX), &doubled);
                give_back(worker);
            };
            pass(&layouts, logs, &take_back, &mut |()| ())?;
        }
    }
    let mut workers = workers.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
    let mut found = workers.next().unwrap_or_else(|| Worker::new(plan)).found;
    workers.for_each(|worker| found.merge(worker.found));
    Ok(found)
}

/// Which records have an id that was there before.
fn doubled(plan: &Plan<'_>, layouts: &[Layout], logs: &Logs<'_>, all: Ids, place: usize) -> Result<Doubled, Failed> {
    let (parts, records) = (all.parts(), all.records);
    if parts == 0 {
        return Ok(all.doubled());
    }
    let mut doubled = Doubled::new(records);
    for number in 0..parts {
        let mut part = Part::new(number, parts, records);
        let read = |layout: &Layout, chunk: &Chunk, _: usize| ids(layout, chunk, plan, place);
        pass(layouts, logs, &read, &mut |ids| part.add(&ids))?;
        part.mark(&mut doubled);
    }
    Ok(doubled)
}

/// Reads all logs once. Each chunk is worked on by any thread; the results are taken in the order of the chunks.
fn pass<T: Send>(
    layouts: &[Layout],
    logs: &Logs<'_>,
    work: &(dyn Fn(&Layout, &Chunk, usize) -> T + Sync),
    take: &mut (dyn FnMut(T) + Send),
) -> Result<(), Failed> {
    let at_once = rayon::current_num_threads() * 2;
    let mut number = 0;
    for (layout, header) in layouts.iter().zip(logs.headers) {
        let failed = |reason: Unreadable| Failed { log: layout.log, reason };
        let mut reader = (logs.open)(layout.log).map_err(|reason| failed(reason.into()))?;
        skip(&mut reader, header.end).map_err(|reason| failed(reason.into()))?;
        let mut chunks = Chunks::new(reader, layout.delimiter, Vec::new(), header.line);
        let mut batch = some(&mut chunks, at_once).map_err(failed)?;
        while !batch.is_empty() {
            let (next, done) = rayon::join(
                || some(&mut chunks, at_once),
                || {
                    let each = batch.par_iter().enumerate().with_max_len(1);
                    each.map(|(at, chunk)| work(layout, chunk, number + at)).collect::<Vec<T>>()
                },
            );
            number += batch.len();
            done.into_iter().for_each(&mut *take);
            (logs.tick)();
            batch = next.map_err(failed)?;
        }
    }
    Ok(())
}

/// The next chunks, at most so many.
fn some<R: Read>(chunks: &mut Chunks<R>, most: usize) -> Result<Vec<Chunk>, Unreadable> {
    let mut some = Vec::with_capacity(most);
    while some.len() < most
        && let Some(chunk) = chunks.next()?
    {
        some.push(chunk);
    }
    Ok(some)
}

fn skip(reader: &mut impl Read, bytes: usize) -> io::Result<()> {
    io::copy(&mut reader.take(bytes as u64), &mut io::sink()).map(|_| ())
}
