//! Connections: how many, how long a request may take to be asked, and their end when the server is asked to stop.

use super::peer::{Proxies, network_of};
use super::stalled::Watched;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

/// Headers of a request at most, in number and in bytes. What arrives together with the last byte allowed is read with it, so
/// that a head may be up to twice as long.
const HEADERS: usize = 64;
const HEAD_BYTES: usize = 32 * 1024;

/// What connections may be.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long the head of a request may take, and how long a connection may be silent.
    pub head: Duration,
    /// How long a client may read nothing of an answer that waits for it. Slow ones go on: each byte taken begins it anew.
    pub stall: Duration,
    /// Connections at a time.
    pub most: u32,
    /// Of these from one customer of a network; a trusted proxy may hold all.
    pub most_of_one: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            stall: Duration::from_mins(1),
            most: 4096,
            most_of_one: 256,
        }
    }
}

/// Talks to whoever connects, until the server is asked to stop; requests under way are finished.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    (patience, proxies): (Patience, Proxies),
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stopping, stopped) = watch::channel(());
    let room = Arc::new(Semaphore::new(patience.most as usize));
    let guests = Arc::new(Guests::new(proxies));
    let mut stop = pin!(stop);
    loop {
        let (place, stream, address) = tokio::select! {
            next = next(&listener, &room) => next?,
            () = &mut stop => break,
        };
        let Some(guest) = guests.let_in(address.ip(), patience.most_of_one) else {
            continue;
        };
        let talk = talk((stream, address), app.clone(), patience, stopped.clone());
        tokio::spawn(async move {
            talk.await;
            drop((guest, place));
        });
    }
    drop((listener, stopping));
    let all = tokio::time::timeout(patience.head, room.acquire_many(patience.most)).await;
    match all {
        Ok(all) => all.map(drop).map_err(io::Error::other),
        // Whoever does not read their answer does not keep the program.
        Err(_) => Ok(()),
    }
}

/// The next connection, when there is room for it. What fails is tried again: other connections go on.
async fn next(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> io::Result<(OwnedSemaphorePermit, TcpStream, SocketAddr)> {
    let place = Arc::clone(room).acquire_owned().await.map_err(io::Error::other)?;
    loop {
        match listener.accept().await {
            Ok((stream, address)) => return Ok((place, stream, address)),
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn talk(
    (stream, address): (TcpStream, SocketAddr),
    app: Router,
    patience: Patience,
    mut stopped: watch::Receiver<()>,
) {
    // Leptos writes pages in small pieces; without this every page waits for a delayed acknowledgement.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(kind = ?error.kind(), "no TCP_NODELAY");
    }
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        app.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(Watched::new(stream, patience.stall)), answer);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke");
    }
}

/// Who is connected how often, by network.
#[derive(Debug)]
struct Guests {
    proxies: Proxies,
    connected: Mutex<HashMap<IpAddr, usize>>,
}

/// One connection of somebody; counted until it is dropped.
struct Guest {
    guests: Arc<Guests>,
    network: IpAddr,
}

impl Guests {
    fn new(proxies: Proxies) -> Self {
        Self {
            proxies,
            connected: Mutex::default(),
        }
    }

    fn let_in(self: &Arc<Self>, address: IpAddr, most: usize) -> Option<Guest> {
        let network = network_of(address);
        let mut connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        let count = connected.entry(network).or_default();
        if *count >= most && !self.proxies.trusts(address) {
            return None;
        }
        *count += 1;
        Some(Guest {
            guests: Arc::clone(self),
            network,
        })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut connected = self
            .guests
            .connected
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = connected.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                connected.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::{get, post};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    const SHORT: Patience = Patience {
        head: Duration::from_millis(200),
        stall: Duration::from_millis(200),
        most: 8,
        most_of_one: 2,
    };

    async fn started() -> (SocketAddr, oneshot::Sender<()>, JoinHandle<io::Result<()>>) {
        let slow = async || {
            tokio::time::sleep(Duration::from_millis(400)).await;
            "finished"
        };
        let app = Router::new()
            .route("/", get(async || "here"))
            .route("/slow", get(slow))
            .route("/large", get(async || vec![0_u8; 32 * 1024 * 1024]))
            .route("/form", post(async |text: String| text));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async {
            let _ = stopped.await;
        };
        let server = tokio::spawn(serve(listener, app, (SHORT, Proxies::default()), stopped));
        (address, stop, server)
    }

    async fn sent(address: SocketAddr, text: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // What is too long is broken off while it is sent.
        let _ = stream.write_all(text.as_bytes()).await;
        let mut answer = Vec::new();
        // The server may close while something of ours is still on the way.
        let read = stream.read_to_end(&mut answer);
        let ended = tokio::time::timeout(Duration::from_secs(10), read).await;
        assert!(ended.is_ok(), "the server holds on to a silent connection");
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[tokio::test]
    async fn a_request_that_never_ends_its_head_is_broken_off() {
        let (address, _stop, _server) = started().await;
        let answer = sent(address, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ").await;
        assert!(!answer.contains("here"), "{answer}");
    }

    #[tokio::test]
    async fn a_silent_connection_is_closed() {
        let (address, _stop, _server) = started().await;
        let answer = sent(address, "GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
        assert!(answer.ends_with("here"), "answered, then closed: {answer}");
    }

    #[tokio::test]
    async fn heads_are_bounded_in_number_and_size() {
        let (address, _stop, _server) = started().await;
        let many: String = (0..100)
            .flat_map(|n| ["X-".to_owned(), n.to_string(), ": 1\r\n".to_owned()])
            .collect();
        let answer = sent(address, &format!("GET / HTTP/1.1\r\nHost: a\r\n{many}\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
        let long = format!(
            "GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n",
            "x".repeat(4 * HEAD_BYTES)
        );
        let answer = sent(address, &long).await;
        let refused = answer.is_empty() || answer.starts_with("HTTP/1.1 431");
        assert!(refused, "refused, or broken off while it is sent: {answer}");
    }

    #[tokio::test]
    async fn a_request_cannot_be_smuggled_in_another() {
        let (address, _stop, _server) = started().await;
        let both = "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n\
                    0\r\n\r\nGET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
        let answer = sent(address, both).await;
        let first = answer.split("HTTP/1.1").nth(1).unwrap_or_default().to_lowercase();
        assert!(
            first.starts_with(" 400") || first.contains("content-length: 0"),
            "the length that contradicts the chunks is not believed: {answer}"
        );
        let twice = "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde";
        let answer = sent(address, twice).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }

    #[tokio::test]
    async fn requests_under_way_are_finished_when_the_server_stops() {
        let (address, stop, server) = started().await;
        let asked = tokio::spawn(async move { sent(address, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await });
        tokio::time::sleep(Duration::from_millis(100)).await;
        stop.send(()).unwrap();
        assert!(asked.await.unwrap().ends_with("finished"));
        server.await.unwrap().unwrap();
        assert!(
            TcpStream::connect(address).await.is_err(),
            "nobody listens any more"
        );
    }

    #[tokio::test]
    async fn whoever_never_reads_gives_the_place_back() {
        let (address, _stop, _server) = started().await;
        let mut silent = Vec::new();
        for _ in 0..SHORT.most {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream
                .write_all(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
                .await
                .unwrap();
            silent.push(stream);
        }
        let answer = sent(address, "GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
        assert!(answer.ends_with("here"), "every place is held for ever: {answer}");
        drop(silent);
    }

    #[test]
    fn a_household_with_many_new_addresses_holds_one_share() {
        let guests = Arc::new(Guests::new(Proxies::default()));
        let ask = |address: &str| guests.let_in(address.parse().unwrap(), 2);
        let held = [ask("2001:db8:1:2::9"), ask("2001:db8:1:2:ffff::1")];
        assert!(held.iter().all(Option::is_some));
        assert!(ask("2001:db8:1:2:8000::7").is_none());
        assert!(ask("2001:db8:1:3::9").is_some());
        let mapped = [ask("192.0.2.1"), ask("::ffff:192.0.2.1")];
        assert!(mapped.iter().all(Option::is_some) && ask("::ffff:192.0.2.1").is_none());
        drop((held, mapped));
        assert!(guests.connected.lock().unwrap().is_empty());
    }

    #[test]
    fn one_address_holds_only_its_share() {
        let guests = Arc::new(Guests::new(Proxies::default()));
        let [far, other, near] = ["192.0.2.1", "192.0.2.2", "127.0.0.1"].map(|text| text.parse().unwrap());
        let first = guests.let_in(far, 2);
        let second = guests.let_in(far, 2);
        assert!(first.is_some() && second.is_some() && guests.let_in(far, 2).is_none());
        assert!(guests.let_in(other, 2).is_some());
        let held: Vec<_> = (0..5).map(|_| guests.let_in(near, 2)).collect();
        assert!(
            held.iter().all(Option::is_some),
            "a proxy on this machine speaks for many"
        );
        drop((first, held));
        assert!(guests.let_in(far, 2).is_some());
        drop(second);
        assert!(guests.connected.lock().unwrap().is_empty());
    }
}
