//! A port -> listeners on the loopback addresses only, whose connections are answered until Ctrl-C.

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
use tokio::task::spawn_blocking;

use crate::serve::cards::Deed;
use crate::serve::handler::Handler;
use crate::serve::state::StateChannel;
use crate::serve::views::Choice;

/// How many ports are tried after one that is in use.
const TRIES: u16 = 100;

/// How many pages are made at the same time, however many are open.
pub const PAGES_AT_ONCE: usize = 4;

/// Threads for pages are kept: the machine may not allow them later.
const FOREVER: Duration = Duration::from_hours(24 * 365);

/// How long a connection may stay open without a request. A browser opens another when it needs one.
const IDLE: Duration = Duration::from_secs(10);

/// Listeners on one port of the loopback addresses.
pub struct Listeners {
    sockets: Vec<TcpListener>,
    port: u16,
}

/// Which port was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowOpened {
    /// The port that was asked for, or any port if any was wanted.
    AsAsked,
    /// The next free port, because that one is in use.
    Next,
}

impl Listeners {
    /// Opens the port, or the next one that is not in use; 0 means any free port.
    ///
    /// # Errors
    /// If no port can be opened.
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

    /// Opens a port on both loopback addresses, or only on that of IPv4 if the machine has no IPv6.
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

    /// Returns the port that was opened.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Returns the address of the preview, without a path.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)))
    }
}

/// Answers requests until the person at the terminal stops the program. `start` is the view whose addresses are the site's own.
///
/// # Errors
/// If the operating system doesn't let the program listen.
pub fn run(
    listeners: Listeners,
    channel: StateChannel,
    start: Choice,
    act: impl Fn(Deed) -> Result<(), String> + Send + Sync + 'static,
) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread()
        .max_blocking_threads(PAGES_AT_ONCE)
        .thread_keep_alive(FOREVER)
        .enable_all()
        .build()?;
    let handler = Arc::new(Handler::new(channel, start, Box::new(act)));
    let ended = runtime.block_on(async {
        // There is one from the start: as long as there is any, pages wait for it if the machine allows no further ones.
        let _ = spawn_blocking(|| ()).await;
        for listener in listeners.sockets {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::spawn(receive(listener, Arc::clone(&handler)));
        }
        ended().await
    });
    // Nobody waits any more for a page that is still being made.
    runtime.shutdown_background();
    ended
}

async fn receive(listener: tokio::net::TcpListener, handler: Arc<Handler>) {
    loop {
        // The visitor has gone, or there are too many connections: try the next one.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Otherwise a short message would be delayed.
        let _ = stream.set_nodelay(true);
        let handler = Arc::clone(&handler);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let handler = Arc::clone(&handler);
                async move { Ok::<_, Infallible>(handler.answer(request).await) }
            });
            // It is not an error if a browser closes the connection early.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(IDLE)
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// Waits for Ctrl-C, or for the signal that stops a service.
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
