//! Ctrl-C while the program waits for a person -> a last message, then the exit.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::process::exit;
use std::sync::mpsc::channel;
use std::thread;

use tokio::runtime;

/// Exit code after Ctrl-C, as shells expect it.
const INTERRUPTED: i32 = 130;

/// Makes Ctrl-C call `say` and exit from now on.
pub fn on_interruption(say: impl FnOnce() + Send + 'static) {
    let (tell, told) = channel();
    let listen = move || {
        // If Ctrl-C can't be caught, it ends the program without a message.
        let Ok(runtime) = runtime::Builder::new_current_thread().enable_all().build() else { return };
        let heard = runtime.block_on(async {
            let mut heard = pin!(tokio::signal::ctrl_c());
            poll_fn(|context| {
                let polled = heard.as_mut().poll(context);
                // Fails if the receiver has already gone on.
                let _ = tell.send(());
                polled
            })
            .await
        });
        if heard.is_ok() {
            say();
            exit(INTERRUPTED);
        }
    };
    // Without a thread for it, Ctrl-C ends the program without a message too.
    drop(thread::Builder::new().spawn(listen));
    // Wait until the thread listens, or has failed to.
    let _ = told.recv();
}
