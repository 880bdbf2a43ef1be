//! Messages as they come -> the body of an answer. Whoever writes them stops when the connection ends.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::AbortHandle;

/// What a page hears as long as it listens.
pub(super) struct Stream {
    messages: Receiver<Bytes>,
    writer: AbortHandle,
}

impl Stream {
    /// Lets `write` send messages.
    pub(super) fn new<Writing>(write: impl FnOnce(Sender<Bytes>) -> Writing) -> Self
    where
        Writing: Future<Output = ()> + Send + 'static,
    {
        let (sender, messages) = channel(1);
        Self { messages, writer: tokio::spawn(write(sender)).abort_handle() }
    }
}

/// The connection drops the body when the page is left, whether or not there is anything to tell it.
impl Drop for Stream {
    fn drop(&mut self) {
        self.writer.abort();
    }
}

impl Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.messages.poll_recv(context).map(|message| message.map(|bytes| Ok(Frame::data(bytes))))
    }
}
