//! A gateway for text messages that answers for real over HTTP, and can be in any mood.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::World;
use services::messages::SmsCarrier;
use services::sms::{HttpGateway, HttpTemplate};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How long the program waits for this gateway.
const PATIENCE: Duration = Duration::from_millis(300);

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mood {
    Takes,
    /// Takes the message and never answers.
    Silent,
    /// Refuses each message.
    Refuses,
}

#[derive(Clone)]
pub struct Gateway {
    address: String,
    mood: Arc<AtomicU8>,
    got: Arc<Mutex<Vec<String>>>,
}

impl Gateway {
    pub async fn open() -> Self {
        let gateway = Self::down().await;
        gateway.up().await;
        gateway
    }

    /// One that nobody can reach yet.
    pub async fn down() -> Self {
        let place = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self {
            address: place.local_addr().unwrap().to_string(),
            mood: Arc::new(AtomicU8::new(Mood::Takes as u8)),
            got: Arc::default(),
        }
    }

    /// It can be reached now.
    pub async fn up(&self) {
        let listener = TcpListener::bind(&self.address).await.unwrap();
        let serving = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(stream));
            }
        });
    }

    pub fn set(&self, mood: Mood) {
        self.mood.store(mood as u8, Ordering::SeqCst);
    }

    fn is(&self, mood: Mood) -> bool {
        self.mood.load(Ordering::SeqCst) == mood as u8
    }

    async fn talk(self, mut stream: TcpStream) {
        loop {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => head.push(byte),
                    Err(_) => return,
                }
            }
            let line = String::from_utf8(head).unwrap();
            self.got
                .lock()
                .unwrap()
                .push(line.lines().next().unwrap().to_owned());
            let answer = if self.is(Mood::Refuses) {
                "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"
            } else {
                "HTTP/1.1 202 Accepted\r\ncontent-length: 25\r\n\r\n0: Accepted for delivery\n"
            };
            if self.is(Mood::Silent) {
                std::future::pending::<()>().await;
            }
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    }

    /// What was asked since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.got.lock().unwrap())
    }

    /// What this gateway is asked with, by Kannel's words.
    pub fn carrier(&self) -> Arc<SmsCarrier> {
        let template = HttpTemplate {
            url: format!(
                "http://{}/cgi-bin/sendsms?to={{to}}&text={{text}}&dlr-url={{receipt}}",
                self.address
            ),
            accepted: "0:".to_owned(),
            receipts: "http://127.0.0.1/receipt?m={id}&s=%d".to_owned(),
            ..HttpTemplate::default()
        };
        let sender = HttpGateway::with_patience(template, PATIENCE);
        Arc::new(SmsCarrier::new(Arc::new(sender), 8))
    }

    /// A world whose messages leave by this gateway.
    pub async fn serve(&self, world: &World) {
        world
            .services
            .open_outbox("https://songgang.test/", vec![self.carrier()])
            .await
            .unwrap();
    }
}

/// A percent-encoded text, read.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
