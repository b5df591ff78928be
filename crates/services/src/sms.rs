//! Text messages: what may be asked of a gateway, and a gateway over HTTP.

use async_trait::async_trait;
use domain::values::Phone;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Bytes;
use hyper::header::HOST;
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long a gateway may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// What of its answer is looked at.
const ANSWER: usize = 4096;

/// Sends text messages.
#[async_trait]
pub trait SmsSender: Send + Sync {
    /// Hands a message over. Its being handed over does not mean that it arrived.
    async fn send(&self, to: &Phone, text: &str) -> Result<(), SmsFailure>;
}

/// A message was not taken. Names neither number nor text.
#[derive(Debug, thiserror::Error)]
pub enum SmsFailure {
    /// The address of the gateway cannot be used.
    #[error("the address of the gateway is not http://host[:port]/path")]
    Address,
    /// The gateway cannot be reached or breaks off.
    #[error("the gateway does not answer: {0}")]
    Unreachable(String),
    /// The gateway took too long.
    #[error("the gateway took longer than {} s", PATIENCE.as_secs())]
    TooSlow,
    /// The gateway refused.
    #[error("the gateway answers with status {0}")]
    Status(u16),
    /// The gateway answered in other words than those of success.
    #[error("the gateway answers in other words than those of success")]
    Words,
}

/// A gateway that takes a message by one `GET`, as Kannel's `sendsms` does.
#[derive(Clone)]
pub struct HttpGateway {
    /// The address, with `{user}`, `{password}`, `{to}` and `{text}` where these belong.
    pub url: String,
    /// Name at the gateway.
    pub user: String,
    /// Password at the gateway.
    pub password: String,
    /// How the answer begins when the message was taken; empty = any answer of status 2xx.
    pub accepted: String,
}

impl std::fmt::Debug for HttpGateway {
    /// Never shows the address: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HttpGateway(…)")
    }
}

#[async_trait]
impl SmsSender for HttpGateway {
    async fn send(&self, to: &Phone, text: &str) -> Result<(), SmsFailure> {
        let uri = self.address(to, text)?;
        let asked = timeout(PATIENCE, ask(&uri));
        let (status, answer) = asked.await.map_err(|_| SmsFailure::TooSlow)??;
        if !(200..300).contains(&status) {
            return Err(SmsFailure::Status(status));
        }
        if answer.trim_start().starts_with(&self.accepted) {
            Ok(())
        } else {
            Err(SmsFailure::Words)
        }
    }
}

impl HttpGateway {
    fn address(&self, to: &Phone, text: &str) -> Result<Uri, SmsFailure> {
        let filled = [
            ("{user}", self.user.as_str()),
            ("{password}", &self.password),
            ("{to}", to.as_ref()),
            ("{text}", text),
        ]
        .into_iter()
        .fold(self.url.clone(), |url, (mark, value)| {
            url.replace(mark, &escape(value))
        });
        let uri: Uri = filled.parse().map_err(|_| SmsFailure::Address)?;
        if uri.scheme_str() == Some("http") && uri.host().is_some() {
            Ok(uri)
        } else {
            Err(SmsFailure::Address)
        }
    }
}

/// Status and answer.
async fn ask(uri: &Uri) -> Result<(u16, String), SmsFailure> {
    let unreachable = |error: String| SmsFailure::Unreachable(error);
    let (host, port) = (uri.host().unwrap_or_default(), uri.port_u16().unwrap_or(80));
    let stream = TcpStream::connect((host, port))
        .await
        .map_err(|e| unreachable(e.to_string()))?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|e| unreachable(e.to_string()))?;
    let talking = tokio::spawn(connection);
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let authority = uri.authority().map_or(host, |authority| authority.as_str());
    let request = Request::get(path)
        .header(HOST, authority)
        .body(Empty::<Bytes>::new())
        .map_err(|_| SmsFailure::Address)?;
    let response = sender
        .send_request(request)
        .await
        .map_err(|e| unreachable(e.to_string()))?;
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), ANSWER).collect().await;
    let body = body.map_err(|e| unreachable(e.to_string()))?.to_bytes();
    talking.abort();
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

/// Percent-encodes what the query of an address may not hold.
fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gateway(url: &str) -> HttpGateway {
        HttpGateway {
            url: url.to_owned(),
            user: "song gang".to_owned(),
            password: "a&b".to_owned(),
            accepted: String::new(),
        }
    }

    #[test]
    fn an_address_is_filled_and_escaped() {
        let to = Phone::parse("13800138000").unwrap();
        let sent = gateway("http://127.0.0.1:13013/send?u={user}&p={password}&to={to}&text={text}");
        let uri = sent.address(&to, "验证码 1&2").unwrap();
        assert_eq!(
            uri.path_and_query().unwrap().as_str(),
            "/send?u=song%20gang&p=a%26b&to=13800138000&text=%E9%AA%8C%E8%AF%81%E7%A0%81%201%262"
        );
        for wrong in ["https://127.0.0.1/send", "send?to={to}", ""] {
            assert!(gateway(wrong).address(&to, "x").is_err(), "{wrong}");
        }
        assert!(!format!("{sent:?}").contains("127"));
    }
}
