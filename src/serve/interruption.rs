//! Ctrl-C at a terminal where the program waits for a person -> a last word, and the end.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::process::exit;
use std::sync::mpsc::channel;
use std::thread;

use tokio::runtime;

/// What shells take for an end by Ctrl-C.
const INTERRUPTED: i32 = 130;

/// From now on, Ctrl-C says this and ends the program.
pub fn on_interruption(say: impl FnOnce() + Send + 'static) {
    let (tell, told) = channel();
    thread::spawn(move || {
        // Where Ctrl-C can't be heard, it ends the program without a word.
        let Ok(runtime) = runtime::Builder::new_current_thread().enable_all().build() else { return };
        let heard = runtime.block_on(async {
            let mut heard = pin!(tokio::signal::ctrl_c());
            poll_fn(|context| {
                let polled = heard.as_mut().poll(context);
                // Who is told a second time has gone on long since.
                let _ = tell.send(());
                polled
            })
            .await
        });
        if heard.is_ok() {
            say();
            exit(INTERRUPTED);
        }
    });
    // It listens now, or never will.
    let _ = told.recv();
}
