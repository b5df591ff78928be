//! Messages to browsers, against a relay that decrypts them as a browser would.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::gateway::Gateway;
use crate::world::{VILLAGE, World, person, vacancies};
use aes_gcm::aead::Aead as _;
use aes_gcm::{Aes128Gcm, KeyInit as _, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Actor;
use domain::lead::Channel;
use domain::message::MessageState;
use domain::person::Person;
use domain::ports::SubscriptionWish;
use domain::push::Browser;
use domain::refusal::Refusal;
use domain::values::Phone;
use hkdf::Hkdf;
use p256::ecdh::diffie_hellman;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use p256::{PublicKey, SecretKey};
use services::messages::Carrier;
use services::push::PushWay;
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const SECRET: [u8; 16] = [9; 16];

/// A request as the relay got it: address, head, body.
type Got = (String, HashMap<String, String>, Vec<u8>);

#[derive(Clone)]
struct Relay {
    address: String,
    status: Arc<AtomicU16>,
    got: Arc<Mutex<Vec<Got>>>,
}

impl Relay {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let relay = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            status: Arc::new(AtomicU16::new(201)),
            got: Arc::default(),
        };
        let serving = relay.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(stream));
            }
        });
        relay
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
            let head = String::from_utf8(head).unwrap();
            let mut lines = head.lines();
            let first = lines.next().unwrap().to_owned();
            let headers: HashMap<String, String> = lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect();
            let mut body = vec![0; headers["content-length"].parse().unwrap()];
            stream.read_exact(&mut body).await.unwrap();
            self.got.lock().unwrap().push((first, headers, body));
            let status = self.status.load(Ordering::SeqCst);
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    }

    fn take(&self) -> Vec<Got> {
        std::mem::take(&mut self.got.lock().unwrap())
    }
}

/// A browser, with the keys only it has.
struct Device(SecretKey);

impl Device {
    fn new(seed: u8) -> Self {
        Self(SecretKey::from_slice(&[seed; 32]).unwrap())
    }

    fn browser(&self, name: &str) -> Browser {
        Browser {
            endpoint: format!("https://push.test/{name}"),
            p256dh: URL_SAFE_NO_PAD.encode(self.point()),
            auth: URL_SAFE_NO_PAD.encode(SECRET),
        }
    }

    fn point(&self) -> Vec<u8> {
        self.0.public_key().to_encoded_point(false).as_bytes().to_vec()
    }

    /// RFC 8291, from the other side.
    fn open(&self, body: &[u8]) -> serde_json::Value {
        let (salt, rest) = body.split_at(16);
        let (record, rest) = rest.split_at(4);
        assert_eq!(record, 4096u32.to_be_bytes());
        assert_eq!(rest[0], 65);
        let (theirs, sealed) = rest[1..].split_at(65);
        let shared = diffie_hellman(
            self.0.to_nonzero_scalar(),
            PublicKey::from_sec1_bytes(theirs).unwrap().as_affine(),
        );
        let info = [b"WebPush: info\0".as_slice(), &self.point(), theirs].concat();
        let material = expand::<32>(&SECRET, shared.raw_secret_bytes(), &info);
        let key = expand::<16>(salt, &material, b"Content-Encoding: aes128gcm\0");
        let nonce = expand::<12>(salt, &material, b"Content-Encoding: nonce\0");
        let cipher = Aes128Gcm::new_from_slice(&key).unwrap();
        let mut plain = cipher.decrypt(Nonce::from_slice(&nonce), sealed).unwrap();
        assert_eq!(plain.pop(), Some(2), "the last record");
        serde_json::from_slice(&plain).unwrap()
    }
}

fn expand<const N: usize>(salt: &[u8], material: &[u8], info: &[u8]) -> [u8; N] {
    let mut key = [0; N];
    Hkdf::<Sha256>::new(Some(salt), material)
        .expand(info, &mut key)
        .unwrap();
    key
}

/// Who signed, for whom, until when: read with the key that stands beside it (RFC 8292).
fn claims(authorization: &str) -> (String, serde_json::Value) {
    let rest = authorization.strip_prefix("vapid t=").unwrap();
    let (token, key) = rest.split_once(", k=").unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let point = URL_SAFE_NO_PAD.decode(key).unwrap();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    let verifying = VerifyingKey::from_sec1_bytes(&point).unwrap();
    verifying.verify(signed.as_bytes(), &signature).unwrap();
    let claims = URL_SAFE_NO_PAD.decode(signed.split_once('.').unwrap().1).unwrap();
    (key.to_owned(), serde_json::from_slice(&claims).unwrap())
}

struct Told {
    world: World,
    relay: Relay,
    somebody: Person,
}

impl Told {
    async fn new(phone: Option<Phone>, gateway: Option<&Gateway>) -> Self {
        let somebody = Person {
            phone,
            ..person(1, VILLAGE)
        };
        let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
        let relay = Relay::open().await;
        let way = PushWay {
            relay: relay.address.clone(),
            services: vec!["push.test".to_owned()],
        };
        let push = world.services.push_carrier(way, "https://songgang.test").unwrap();
        let mut carriers: Vec<Arc<dyn Carrier>> = vec![Arc::new(push)];
        if let Some(gateway) = gateway {
            carriers.push(gateway.carrier());
        }
        world
            .services
            .open_outbox("https://songgang.test", carriers)
            .await
            .unwrap();
        Self {
            world,
            relay,
            somebody,
        }
    }

    async fn subscribe(&self, browser: Browser) -> Result<(), Refusal> {
        let wish = SubscriptionWish {
            browser,
            lang: "zh".to_owned(),
            device: "phone chrome".to_owned(),
        };
        self.world
            .ports
            .messages
            .subscribe(&Actor::Seeker(self.somebody.id), wish)
            .await
    }

    async fn browsers(&self) -> usize {
        let found = self
            .world
            .services
            .db
            .list_subscriptions(&[self.somebody.id])
            .await;
        found.unwrap().len()
    }

    async fn messages(&self) -> Vec<(Channel, MessageState)> {
        let all = self
            .world
            .services
            .db
            .list_messages_to(self.somebody.id, 9)
            .await
            .unwrap();
        all.iter().rev().map(|one| (one.channel, one.state)).collect()
    }
}

#[tokio::test]
async fn a_browser_is_told_what_only_it_can_read() {
    let told = Told::new(None, None).await;
    let (phone, tablet) = (Device::new(3), Device::new(4));
    told.subscribe(phone.browser("phone")).await.unwrap();
    told.subscribe(tablet.browser("tablet")).await.unwrap();
    told.world.round().await;
    assert_eq!(told.world.services.hand_messages().await.unwrap(), 1);
    let got = told.relay.take();
    assert_eq!(got.len(), 2, "both devices");
    let (first, headers, body) = got.iter().find(|(first, ..)| first.contains("phone")).unwrap();
    assert_eq!(first, "POST /push.test/phone HTTP/1.1");
    assert_eq!(headers["content-encoding"], "aes128gcm");
    assert_eq!(headers["ttl"], "259200");
    let said = phone.open(body);
    assert_eq!(said["body"], "王**，有5个适合你的岗位");
    assert!(said["url"].as_str().unwrap().starts_with("/l/"));
    let whole = String::from_utf8_lossy(body);
    assert!(!whole.contains("/l/") && !whole.contains('王'), "sealed");
    let (key, claims) = claims(&headers["authorization"]);
    assert_eq!(claims["aud"], "https://push.test");
    assert_eq!(claims["sub"], "https://songgang.test");
    let inbox = told
        .world
        .ports
        .messages
        .inbox(&Actor::Seeker(told.somebody.id))
        .await
        .unwrap();
    assert_eq!(inbox.push_key, Some(key), "the key the page asks browsers with");
    assert_eq!(inbox.browsers, 2);

    let code = said["url"].as_str().unwrap().trim_start_matches("/l/").to_owned();
    told.world
        .ports
        .leads
        .open_link(&Actor::Visitor, &code)
        .await
        .unwrap();
    assert_eq!(
        told.messages().await,
        [(Channel::WebPush, MessageState::Delivered)]
    );
}

#[tokio::test]
async fn a_browser_that_is_gone_is_forgotten_and_a_text_message_takes_its_place() {
    let gateway = Gateway::open().await;
    let told = Told::new(Phone::parse("13800138001").ok(), Some(&gateway)).await;
    let device = Device::new(5);
    told.subscribe(device.browser("a")).await.unwrap();
    // The number bounced before, so the browser is what works.
    told.world.round().await;
    told.world.services.hand_messages().await.unwrap();
    assert_eq!(told.messages().await, [(Channel::Sms, MessageState::Handed)]);
    let id = told
        .world
        .services
        .db
        .list_messages_to(told.somebody.id, 1)
        .await
        .unwrap()[0]
        .id;
    let bounced = domain::message::Heard::Failed;
    told.world.services.hear(id, bounced).await.unwrap();
    told.relay.status.store(410, Ordering::SeqCst);
    told.world.services.hand_messages().await.unwrap();
    let mut messages = told.messages().await;
    messages.sort_by_key(|(channel, _)| channel.code());
    assert_eq!(
        messages,
        [
            (Channel::Sms, MessageState::Failed),
            (Channel::WebPush, MessageState::Failed)
        ]
    );
    assert_eq!(told.relay.take().len(), 1);
    assert_eq!(told.browsers().await, 0, "forgotten");
    let left = told.world.services.db.list_undelivered(None).await.unwrap();
    assert_eq!(left.len(), 1, "then somebody goes there");
}

#[tokio::test]
async fn a_push_service_in_trouble_is_asked_again() {
    let told = Told::new(None, None).await;
    told.subscribe(Device::new(6).browser("a")).await.unwrap();
    told.relay.status.store(503, Ordering::SeqCst);
    told.world.round().await;
    assert_eq!(told.world.services.hand_messages().await.unwrap(), 0);
    assert_eq!(told.messages().await, [(Channel::WebPush, MessageState::Planned)]);
    told.relay.status.store(201, Ordering::SeqCst);
    told.world.clock.forward(chrono::TimeDelta::minutes(10));
    assert_eq!(told.world.services.hand_messages().await.unwrap(), 1);
    assert_eq!(told.browsers().await, 1);
}

#[tokio::test]
async fn only_the_person_asks_and_only_known_push_services_are_told() {
    let told = Told::new(None, None).await;
    let device = Device::new(7);
    let mut elsewhere = device.browser("a");
    elsewhere.endpoint = "https://169.254.169.254/x".to_owned();
    assert!(told.subscribe(elsewhere).await.is_err());
    let mut broken = device.browser("a");
    broken.p256dh = "AAAA".to_owned();
    assert!(told.subscribe(broken).await.is_err());
    told.subscribe(device.browser("a")).await.unwrap();
    told.subscribe(device.browser("a")).await.unwrap();
    assert_eq!(told.browsers().await, 1, "the same browser once");
    let messages = &told.world.ports.messages;
    let endpoint = device.browser("a").endpoint;
    let me = Actor::Seeker(told.somebody.id);
    messages.unsubscribe(&me, endpoint.clone()).await.unwrap();
    messages.unsubscribe(&me, endpoint).await.unwrap();
    assert_eq!(told.browsers().await, 0);
}
