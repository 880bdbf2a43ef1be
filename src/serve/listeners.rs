//! A port -> listeners on the loopback addresses alone, and every connection to them answered until Ctrl-C.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime;
use tokio::sync::Notify;

use crate::serve::handler::Handler;
use crate::serve::state::{StateChannel, ViewRequest};

/// How many ports are tried after one in use.
const TRIES: u16 = 100;

/// So many pages are made at the same time, however many are looked at.
const PAGES_AT_ONCE: usize = 4;

/// So long a connection may stay open without asking for anything. A browser opens another when it needs one.
const IDLE: Duration = Duration::from_secs(10);

/// Listeners on one port of the loopback addresses.
pub struct Listeners {
    sockets: Vec<TcpListener>,
    port: u16,
}

/// Whether it is the port that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowOpened {
    /// It is, or any would do.
    AsAsked,
    /// That one is in use.
    Next,
}

impl Listeners {
    /// Opens the port, or the next one that is not in use. 0 is any.
    ///
    /// # Errors
    /// If none can be opened.
    pub fn open(port: u16) -> io::Result<(Self, HowOpened)> {
        let last = port.saturating_add(if port == 0 { 0 } else { TRIES });
        let mut reason = None;
        for candidate in port..=last {
            match Self::open_one(candidate) {
                Ok(listeners) if candidate == port => return Ok((listeners, HowOpened::AsAsked)),
                Ok(listeners) => return Ok((listeners, HowOpened::Next)),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => reason = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(reason.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
    }

    /// A machine without IPv6 has one listener.
    fn open_one(port: u16) -> io::Result<Self> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        let mut sockets = vec![first];
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => sockets.push(second),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            Err(_) => {}
        }
        Ok(Self { sockets, port })
    }

    /// Where it can be visited, without a path.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)))
    }
}

/// Answers until the person at the terminal ends it. `ask` is told what staff choose to see.
///
/// # Errors
/// If the operating system doesn't let the program listen.
pub fn run(
    listeners: Listeners,
    channel: StateChannel,
    ask: impl Fn(ViewRequest) + Send + Sync + 'static,
) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread().max_blocking_threads(PAGES_AT_ONCE).enable_all().build()?;
    let handler = Arc::new(Handler::new(channel, Box::new(ask)));
    let ended = runtime.block_on(async {
        for listener in listeners.sockets {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::spawn(receive(listener, Arc::clone(&handler)));
        }
        ended().await
    });
    // A page that is still being made is nobody's any more.
    runtime.shutdown_background();
    ended
}

async fn receive(listener: tokio::net::TcpListener, handler: Arc<Handler>) {
    loop {
        // A visitor who left before being let in, or one too many: the next may have better luck.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Without it, a browser would wait for the end of a short message.
        let _ = stream.set_nodelay(true);
        let handler = Arc::clone(&handler);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let handler = Arc::clone(&handler);
                async move { Ok::<_, Infallible>(handler.answer(&request).await) }
            });
            // Whoever closes the connection early has what they wanted.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(IDLE)
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// Ctrl-C, or the word that ends a service.
async fn ended() -> io::Result<()> {
    let end = Arc::new(Notify::new());
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminated, end) = (signal(SignalKind::terminate())?, Arc::clone(&end));
        tokio::spawn(async move {
            terminated.recv().await;
            end.notify_one();
        });
    }
    let told = Arc::clone(&end);
    tokio::spawn(async move {
        let _ = tokio::signal::ctrl_c().await;
        told.notify_one();
    });
    end.notified().await;
    Ok(())
}
