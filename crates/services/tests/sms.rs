//! The gateway over HTTP, against a receiver that answers for real.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use domain::values::Phone;
use services::sms::{CallFailure, HttpGateway, HttpTemplate, SmsFailure, SmsSender};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Answers one request like this; gives what was asked.
async fn receiver(answer: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = Vec::new();
        let mut part = [0; 1024];
        while !asked.ends_with(b"\r\n\r\n") {
            let read = stream.read(&mut part).await.unwrap();
            asked.extend_from_slice(&part[..read]);
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        String::from_utf8(asked).unwrap()
    });
    (format!("http://{address}"), asked)
}

fn gateway(origin: &str, accepted: &str) -> HttpGateway {
    HttpGateway::new(HttpTemplate {
        url: format!(
            "{origin}/cgi-bin/sendsms?username={{user}}&password={{password}}&to={{to}}&coding=2&charset=UTF-8&text={{text}}"
        ),
        user: "songgang".to_owned(),
        password: "secret".to_owned(),
        accepted: accepted.to_owned(),
        ..HttpTemplate::default()
    })
}

async fn send(gateway: &HttpGateway) -> Result<(), SmsFailure> {
    gateway
        .send(&Phone::parse("13800138000").unwrap(), "验证码 123456")
        .await
}

#[tokio::test]
async fn a_message_is_handed_over_by_one_get() {
    let (origin, asked) =
        receiver("HTTP/1.1 202 Accepted\r\ncontent-length: 25\r\n\r\n0: Accepted for delivery\n").await;
    send(&gateway(&origin, "0:")).await.unwrap();
    let asked = asked.await.unwrap();
    let first = asked.lines().next().unwrap();
    assert_eq!(
        first,
        "GET /cgi-bin/sendsms?username=songgang&password=secret&to=13800138000&coding=2&charset=UTF-8&text=%E9%AA%8C%E8%AF%81%E7%A0%81%20123456 HTTP/1.1"
    );
    assert!(asked.to_lowercase().contains("host: 127.0.0.1"));
}

#[tokio::test]
async fn a_refusal_is_told_without_number_and_text() {
    let (origin, _) = receiver("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").await;
    let refused = send(&gateway(&origin, "")).await.unwrap_err();
    assert!(matches!(refused, SmsFailure::Status(403)));
    let (origin, _) = receiver("HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\nno credit ok").await;
    let refused = send(&gateway(&origin, "0:")).await.unwrap_err();
    assert!(matches!(refused, SmsFailure::Words));
    let closed = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let refused = send(&gateway(&format!("http://{closed}"), "")).await.unwrap_err();
    assert!(matches!(refused, SmsFailure::Call(CallFailure::Unreachable(_))));
    assert!(!refused.to_string().contains("138") && !refused.to_string().contains("123456"));
}
