//! Calls other programs over HTTP: connections are kept and used again, answers are bounded, redirects are not followed.

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::HOST;
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// What of an answer is looked at.
const ANSWER: usize = 4096;
/// Connections kept for one address.
const KEPT: usize = 64;

/// Why there is no answer, by what is known of the request.
#[derive(Debug, thiserror::Error)]
pub enum CallFailure {
    /// The address cannot be used: nothing was sent.
    #[error("the address is not http://host[:port]/path")]
    Address,
    /// Nobody is there: nothing was sent.
    #[error("does not answer: {0}")]
    Unreachable(String),
    /// It broke off: what was sent may have been heeded.
    #[error("breaks off: {0}")]
    Broken(String),
    /// It took too long: what was sent may have been heeded.
    #[error("takes longer than {} s", .0.as_secs())]
    TooSlow(Duration),
}

type Connection = SendRequest<Full<Bytes>>;

/// Keeps connections by host and port.
pub struct Caller {
    patience: Duration,
    idle: Mutex<HashMap<String, Vec<Connection>>>,
}

impl Caller {
    /// One that waits so long for an answer.
    pub fn new(patience: Duration) -> Self {
        Self {
            patience,
            idle: Mutex::default(),
        }
    }

    /// Status and the beginning of the answer. The request holds the whole address; it gets its own head for the host.
    pub async fn call(&self, request: Request<Full<Bytes>>) -> Result<(u16, String), CallFailure> {
        let uri = request.uri().clone();
        let address = address(&uri)?;
        let told = timeout(self.patience, self.ask(&address, for_host(request, &uri)));
        told.await.map_err(|_| CallFailure::TooSlow(self.patience))?
    }

    /// A connection that went away while it was idle has sent nothing; then another one is taken.
    async fn ask(
        &self,
        address: &str,
        mut request: Request<Full<Bytes>>,
    ) -> Result<(u16, String), CallFailure> {
        loop {
            let kept = self.take(address);
            let was_kept = kept.is_some();
            let mut connection = match kept {
                Some(kept) => kept,
                None => connect(address).await?,
            };
            match connection.try_send_request(request).await {
                Ok(response) => {
                    let answer = read(response).await?;
                    if connection.ready().await.is_ok() {
                        self.keep(address, connection);
                    }
                    return Ok(answer);
                }
                Err(mut error) => match error.take_message() {
                    Some(unsent) if was_kept => request = unsent,
                    Some(_) => return Err(CallFailure::Unreachable(error.error().to_string())),
                    None => return Err(CallFailure::Broken(error.error().to_string())),
                },
            }
        }
    }

    fn take(&self, address: &str) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle.get_mut(address)?;
        kept.retain(|connection| !connection.is_closed());
        kept.pop()
    }

    fn keep(&self, address: &str, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle.entry(address.to_owned()).or_default();
        if kept.len() < KEPT {
            kept.push(connection);
        }
    }
}

fn address(uri: &Uri) -> Result<String, CallFailure> {
    match (uri.scheme_str(), uri.host()) {
        (Some("http"), Some(host)) => Ok(format!("{host}:{}", uri.port_u16().unwrap_or(80))),
        _ => Err(CallFailure::Address),
    }
}

/// The request as a server of its own name wants it: the path alone, and the host beside it.
fn for_host(mut request: Request<Full<Bytes>>, uri: &Uri) -> Request<Full<Bytes>> {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    if let Ok(path) = path.parse() {
        *request.uri_mut() = path;
    }
    let authority = uri
        .authority()
        .map_or("", |authority| authority.as_str())
        .rsplit('@')
        .next()
        .unwrap_or_default();
    if let Ok(host) = authority.parse() {
        request.headers_mut().insert(HOST, host);
    }
    request
}

async fn connect(address: &str) -> Result<Connection, CallFailure> {
    let unreachable = |error: String| CallFailure::Unreachable(error);
    let stream = TcpStream::connect(address)
        .await
        .map_err(|e| unreachable(e.to_string()))?;
    stream.set_nodelay(true).map_err(|e| unreachable(e.to_string()))?;
    let (connection, talking) = handshake(TokioIo::new(stream))
        .await
        .map_err(|e| unreachable(e.to_string()))?;
    tokio::spawn(talking);
    Ok(connection)
}

async fn read(response: Response<Incoming>) -> Result<(u16, String), CallFailure> {
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), ANSWER).collect().await;
    let body = body.map_err(|e| CallFailure::Broken(e.to_string()))?.to_bytes();
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}
