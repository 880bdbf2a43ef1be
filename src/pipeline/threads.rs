//! Work that all threads share.

use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::{ThreadBuilder, ThreadPoolBuilder};

use crate::model::catalog::Catalog;

/// Starts this many threads for all work, or as many of them as the machine allows. If it allows none, the calling thread does all work, and
/// may then be the only one that has any. To be called first, and once.
pub fn work_on(threads: usize) {
    // They are started before the pool is made of them: it could not be made again with fewer.
    let waiting: Vec<Sender<ThreadBuilder>> = (0..threads).map_while(|_| waiting_thread()).collect();
    let pool = ThreadPoolBuilder::new().num_threads(waiting.len().max(1));
    let made = if waiting.is_empty() {
        pool.use_current_thread().build_global()
    } else {
        let waiting = Mutex::new(waiting);
        let take = || waiting.lock().ok()?.pop();
        pool.spawn_handler(|work| {
            take().and_then(|thread| thread.send(work).ok()).ok_or_else(|| std::io::ErrorKind::WouldBlock.into())
        })
        .build_global()
    };
    debug_assert!(made.is_ok(), "the threads are started once");
}

/// Whether the calling thread does all work, because there can be no others.
#[must_use]
pub fn is_alone() -> bool {
    rayon::current_thread_index().is_some()
}

/// Starts a thread that waits for its part in the work.
fn waiting_thread() -> Option<Sender<ThreadBuilder>> {
    let (give, take) = channel::<ThreadBuilder>();
    let work = move || {
        if let Ok(work) = take.recv() {
            work.run();
        }
    };
    thread::Builder::new().spawn(work).ok().map(|_| give)
}

/// Runs a long job on one of the worker threads that share its parts: an extra thread would only wait for them and use more memory. Not
/// for urgent work during such a job: it would have to wait for the end of the job.
pub(super) fn among_the_threads<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| job())
}

/// Drops a catalog in parallel: on one thread alone this takes half as long as all rules.
pub(super) fn drop_in_parallel(catalog: Catalog) {
    catalog.departments.into_par_iter().with_max_len(1).for_each(drop);
}
