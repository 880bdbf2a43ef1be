//! What the machine allows -> the threads for all work, and whether there can be more. A machine may allow fewer than it has processors.

use std::io;
use std::num::NonZero;
use std::sync::mpsc::channel;
use std::thread::{self, available_parallelism};

use crate::pipeline::work_on;

/// Starts the threads that share all work: one for each processor, or as many of them as the machine allows, or none. The output is the same.
pub(super) fn start() {
    let wanted =
        std::env::var("RAYON_NUM_THREADS").ok().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
    let wanted = wanted.unwrap_or_else(|| available_parallelism().map_or(1, NonZero::get));
    work_on(wanted);
}

/// Checks that there can be this many more threads at the same time.
pub(super) fn can_have(more: usize) -> io::Result<()> {
    let mut waiting = Vec::new();
    let started = (0..more).try_for_each(|_| {
        let (end, wait) = channel::<()>();
        waiting.push((end, thread::Builder::new().spawn(move || wait.recv().is_ok())?));
        Ok(())
    });
    for (end, thread) in waiting {
        drop(end);
        // It has nothing to do that could fail.
        let _ = thread.join();
    }
    started
}
