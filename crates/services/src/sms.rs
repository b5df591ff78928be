//! Text messages: what may be asked of a gateway, and gateways over HTTP, told apart by templates.

pub use crate::caller::CallFailure;
use crate::caller::Caller;
use async_trait::async_trait;
use domain::ids::MessageId;
use domain::values::Phone;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::CONTENT_TYPE;
use hyper::{Method, Request, Uri};
use std::time::Duration;

/// How long a gateway may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest id of a gateway that is kept.
const ID: usize = 64;

/// Sends text messages.
#[async_trait]
pub trait SmsSender: Send + Sync {
    /// Hands a message over. Its being handed over does not mean that it arrived.
    async fn send(&self, to: &Phone, text: &str) -> Result<(), SmsFailure>;

    /// Hands a message over whose receipt is wanted. Gives the gateway's own id of it, where it says one.
    async fn send_with_receipt(
        &self,
        _id: MessageId,
        to: &Phone,
        text: &str,
    ) -> Result<Option<String>, SmsFailure> {
        self.send(to, text).await.map(|()| None)
    }
}

/// A message was not taken, or nobody knows. Names neither number nor text.
#[derive(Debug, thiserror::Error)]
pub enum SmsFailure {
    /// The gateway cannot be asked, breaks off, or is too slow.
    #[error("the gateway {0}")]
    Call(#[from] CallFailure),
    /// The gateway refused.
    #[error("the gateway answers with status {0}")]
    Status(u16),
    /// The gateway answered in other words than those of success.
    #[error("the gateway answers in other words than those of success")]
    Words,
}

impl SmsFailure {
    /// Whether the message may have been taken all the same.
    pub const fn is_unclear(&self) -> bool {
        matches!(self, Self::Call(CallFailure::Broken(_) | CallFailure::TooSlow(_)))
    }

    /// Whether it is about this message, and not about the gateway.
    pub const fn is_of_message(&self) -> bool {
        matches!(self, Self::Words | Self::Status(400..=499))
    }
}

/// How a gateway is asked. `{user}`, `{password}`, `{to}`, `{text}`, `{id}` and `{receipt}` are filled in where they belong.
#[derive(Clone, Default)]
pub struct HttpTemplate {
    /// The address. Values are percent-encoded.
    pub url: String,
    /// What is posted; asked by `GET` when empty. What begins with `{"` or `[` is JSON and values are escaped as its texts, all
    /// else is a form and values are percent-encoded.
    pub body: String,
    /// Name at the gateway.
    pub user: String,
    /// Password at the gateway.
    pub password: String,
    /// How the answer begins when the message was taken; empty = any answer of status 2xx.
    pub accepted: String,
    /// Where receipts go, with the id of the message at its end; none are asked for when empty.
    pub receipts: String,
}

impl std::fmt::Debug for HttpTemplate {
    /// Never shows the address: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HttpTemplate(…)")
    }
}

/// A gateway asked over HTTP, as Kannel's `sendsms`.
pub struct HttpGateway {
    template: HttpTemplate,
    caller: Caller,
}

impl HttpGateway {
    /// One that is asked so.
    pub fn new(template: HttpTemplate) -> Self {
        Self::with_patience(template, PATIENCE)
    }

    /// The same, waiting so long for its answers.
    pub fn with_patience(template: HttpTemplate, patience: Duration) -> Self {
        Self {
            template,
            caller: Caller::new(patience),
        }
    }

    async fn ask(&self, request: Request<Full<Bytes>>) -> Result<Option<String>, SmsFailure> {
        let (status, answer) = self.caller.call(request).await?;
        if !(200..300).contains(&status) {
            return Err(SmsFailure::Status(status));
        }
        let Some(rest) = answer.trim_start().strip_prefix(&self.template.accepted) else {
            return Err(SmsFailure::Words);
        };
        Ok(id_in(rest))
    }
}

#[async_trait]
impl SmsSender for HttpGateway {
    async fn send(&self, to: &Phone, text: &str) -> Result<(), SmsFailure> {
        self.ask(self.template.request(None, to, text)?).await.map(drop)
    }

    async fn send_with_receipt(
        &self,
        id: MessageId,
        to: &Phone,
        text: &str,
    ) -> Result<Option<String>, SmsFailure> {
        self.ask(self.template.request(Some(id), to, text)?).await
    }
}

impl HttpTemplate {
    fn request(
        &self,
        id: Option<MessageId>,
        to: &Phone,
        text: &str,
    ) -> Result<Request<Full<Bytes>>, CallFailure> {
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        let receipt = if id.is_empty() || self.receipts.is_empty() {
            String::new()
        } else {
            self.receipts.replace("{id}", &id)
        };
        let values = [
            ("{user}", self.user.as_str()),
            ("{password}", &self.password),
            ("{to}", to.as_ref()),
            ("{text}", text),
            ("{id}", &id),
            ("{receipt}", &receipt),
        ];
        let uri: Uri = fill(&self.url, &values, escape)
            .parse()
            .map_err(|_| CallFailure::Address)?;
        let is_json = ["{\"", "["].iter().any(|start| self.body.starts_with(start));
        let (method, body, kind) = if self.body.is_empty() {
            (Method::GET, String::new(), "")
        } else if is_json {
            let body = fill(&self.body, &values, json_text);
            (Method::POST, body, "application/json; charset=utf-8")
        } else {
            let body = fill(&self.body, &values, escape);
            (Method::POST, body, "application/x-www-form-urlencoded")
        };
        let mut request = Request::builder().method(method).uri(uri);
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        request.body(Full::from(body)).map_err(|_| CallFailure::Address)
    }
}

/// Fills a template from left to right: what was filled in is never looked at again.
fn fill(template: &str, values: &[(&str, &str)], escape: fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(template.len() + 256);
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = values.iter().find(|(mark, _)| rest.starts_with(mark));
        if let Some((mark, value)) = known {
            filled.push_str(&escape(value));
            rest = &rest[mark.len()..];
        } else {
            filled.push('{');
            rest = &rest[1..];
        }
    }
    filled.push_str(rest);
    filled
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

/// A text as JSON writes it between its quotation marks.
fn json_text(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or_default()
        .to_owned()
}

/// The first word of an answer that can be an id: letters, figures and hyphens, figures among them.
fn id_in(answer: &str) -> Option<String> {
    let words = answer.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let is_id =
        |word: &&str| (6..=ID).contains(&word.len()) && word.bytes().any(|byte| byte.is_ascii_digit());
    words.into_iter().find(is_id).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;
    use uuid::Uuid;

    fn template(url: &str, body: &str) -> HttpTemplate {
        HttpTemplate {
            url: url.to_owned(),
            body: body.to_owned(),
            user: "song gang".to_owned(),
            password: "a&b{text}".to_owned(),
            receipts: "http://127.0.0.1:3000/hooks/x/receipt?m={id}&s=%d".to_owned(),
            ..HttpTemplate::default()
        }
    }

    fn to() -> Phone {
        Phone::parse("13800138000").unwrap()
    }

    #[test]
    fn an_address_is_filled_and_escaped() {
        let sent = template(
            "http://127.0.0.1:13013/send?u={user}&p={password}&to={to}&text={text}&d={receipt}",
            "",
        );
        let request = sent
            .request(Some(MessageId(Uuid::nil())), &to(), "码 1&2")
            .unwrap();
        assert_eq!(
            request.uri().path_and_query().unwrap().as_str(),
            "/send?u=song%20gang&p=a%26b%7Btext%7D&to=13800138000&text=%E7%A0%81%201%262\
            &d=http%3A%2F%2F127.0.0.1%3A3000%2Fhooks%2Fx%2Freceipt%3Fm%3D00000000-0000-0000-0000-000000000000%26s%3D%25d"
        );
        assert_eq!(request.method(), Method::GET);
        let without = sent.request(None, &to(), "x").unwrap();
        assert!(
            without.uri().query().unwrap().ends_with("&d="),
            "no receipt is asked for a code"
        );
        assert!(!format!("{sent:?}").contains("127"));
    }

    #[tokio::test]
    async fn what_is_posted_is_escaped_as_its_kind_wants() {
        let read = async |body: &str| {
            let sent = template("http://127.0.0.1/send", body);
            let request = sent.request(None, &to(), "他说\"来\"\n1&2{to}").unwrap();
            let kind = request.headers()[CONTENT_TYPE].to_str().unwrap().to_owned();
            let bytes = request.into_body().collect().await.unwrap().to_bytes();
            (kind, String::from_utf8(bytes.to_vec()).unwrap())
        };
        let (kind, body) = read("{\"to\":[\"{to}\"],\"content\":\"{text}\",\"other\":{}}").await;
        assert!(kind.starts_with("application/json"));
        let value: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(value["content"], "他说\"来\"\n1&2{to}");
        assert_eq!(value["to"][0], "13800138000");
        let (kind, body) = read("mobile={to}&content={text}").await;
        assert_eq!(kind, "application/x-www-form-urlencoded");
        assert_eq!(
            body,
            "mobile=13800138000&content=%E4%BB%96%E8%AF%B4%22%E6%9D%A5%22%0A1%262%7Bto%7D"
        );
    }

    #[test]
    fn the_id_of_a_gateway_is_found_where_there_is_one() {
        assert_eq!(id_in(" Accepted for delivery"), None);
        assert_eq!(id_in("{\"msgid\":\"a1b2c3-77\"}").as_deref(), Some("a1b2c3-77"));
        assert_eq!(
            id_in("ok,20260615093000123").as_deref(),
            Some("20260615093000123")
        );
    }
}
