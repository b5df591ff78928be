//! Messages to browsers: encrypted for the browser alone (RFC 8291, `aes128gcm`), signed so that its push service knows us
//! (RFC 8292). They leave by a relay that the operator runs: it speaks TLS, and nothing a browser says makes this program
//! connect anywhere else.

mod seal;

use crate::caller::Caller;
use crate::machine::MachineChance;
use crate::messages::{Carrier, Letter, NotTaken, Taken, To};
use crate::secret::LinkKey;
use crate::{Failure, Services};
use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::clock::Clock;
use domain::lead::Channel;
use domain::push::Browser;
use domain::refusal::{Problem, Refusal};
use http_body_util::Full;
use hyper::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use hyper::{Request, Uri};
use p256::SecretKey;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use seal::sealed_for;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// How long a relay may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a push service keeps a message for a telephone that is off, in seconds: three days.
const KEEPS: u32 = 259_200;
/// How long a signature is good for.
const SIGNED_FOR: TimeDelta = TimeDelta::hours(12);
/// The longest address of a browser.
const ENDPOINT: usize = 1024;
/// The push services of usual browsers.
const SERVICES: [&str; 4] = [
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
];

/// Which way messages to browsers go.
#[derive(Clone, Debug)]
pub struct PushWay {
    /// The relay: `http://host:port[/path]`. What is for `https://service/path` is posted to `relay/service/path`.
    pub relay: String,
    /// Push services besides those of usual browsers, by the ends of their names.
    pub services: Vec<String>,
}

impl PushWay {
    /// Host and path of a browser's address, where its push service is one of ours.
    fn place<'a>(&self, endpoint: &'a str) -> Option<(&'a str, &'a str)> {
        let (host, path) = endpoint.strip_prefix("https://")?.split_once('/')?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
        let is_of = |service: &str| {
            host == service || host.strip_suffix(service).is_some_and(|rest| rest.ends_with('.'))
        };
        let known = SERVICES
            .into_iter()
            .chain(self.services.iter().map(String::as_str))
            .any(is_of);
        let steps_up = path.split(['/', '\\']).any(|step| step == ".." || step == ".");
        let short = endpoint.len() <= ENDPOINT && endpoint.bytes().all(|byte| byte.is_ascii_graphic());
        (known && short && !steps_up && host.bytes().all(plain)).then_some((host, path))
    }
}

/// The key we are known by to push services: made from the key of personal links, so that it outlasts a restart and is the same on
/// every machine of the office.
fn signing_key(links: &LinkKey) -> Option<SecretKey> {
    (0..4).find_map(|attempt: u8| SecretKey::from_slice(&links.mark("push", &attempt.to_string())).ok())
}

fn public_text(key: &SecretKey) -> String {
    URL_SAFE_NO_PAD.encode(key.public_key().to_encoded_point(false).as_bytes())
}

impl Services {
    /// What takes messages to browsers by this way. The origin says who we are.
    pub fn push_carrier(&self, way: PushWay, origin: &str) -> Result<PushCarrier, Failure> {
        let key =
            signing_key(&self.link_key).ok_or_else(|| Failure::message("There is no key to sign with."))?;
        let carrier = PushCarrier {
            way: way.clone(),
            origin: origin.to_owned(),
            public: public_text(&key),
            key: SigningKey::from(key),
            clock: self.clock.clone(),
            chance: self.chance.clone(),
            caller: Caller::new(PATIENCE),
        };
        self.push_way
            .set(way)
            .map_err(|_| Failure::message("Messages to browsers have a way already."))?;
        Ok(carrier)
    }

    /// The public key browsers ask to be told with; `None` where none are told.
    pub(crate) fn push_key(&self) -> Option<String> {
        self.push_way.get()?;
        signing_key(&self.link_key).map(|key| public_text(&key))
    }

    /// Refuses what cannot be told: another service's address, keys that are none.
    pub(crate) fn check_browser(&self, browser: &Browser) -> Result<(), Refusal> {
        let way = self.push_way.get();
        let known = way.is_some_and(|way| way.place(&browser.endpoint).is_some());
        if known && sealed_for(browser, b"", &self.chance).is_some() {
            Ok(())
        } else {
            Err(Refusal::field("browser", Problem::Unreadable))
        }
    }
}

/// Tells browsers.
pub struct PushCarrier {
    way: PushWay,
    origin: String,
    public: String,
    key: SigningKey,
    clock: Arc<dyn Clock>,
    chance: Arc<MachineChance>,
    caller: Caller,
}

#[async_trait]
impl Carrier for PushCarrier {
    fn channel(&self) -> Channel {
        Channel::WebPush
    }

    fn at_once(&self) -> usize {
        16
    }

    /// Tells every browser of the person; it is taken when one of them is told.
    async fn carry(&self, letter: &Letter) -> Result<Taken, NotTaken> {
        let To::Browsers(browsers) = &letter.to else {
            return Err(NotTaken::Refused("there is no browser".to_owned()));
        };
        let path = letter.link.strip_prefix(&self.origin).unwrap_or("/me");
        let said = json!({ "title": "送岗", "body": letter.text, "url": path }).to_string();
        let (mut gone, mut told, mut trouble) = (Vec::new(), false, None);
        for one in browsers {
            match self.tell(&one.browser, said.as_bytes()).await {
                Ok(()) => told = true,
                Err(NotTaken::Gone(_)) => gone.push(one.id),
                Err(other) => trouble = Some(other),
            }
        }
        match (told, trouble) {
            (true, _) => Ok(Taken {
                gateway_id: None,
                gone,
            }),
            (false, Some(trouble)) => Err(trouble),
            (false, None) => Err(NotTaken::Gone(gone)),
        }
    }
}

impl PushCarrier {
    async fn tell(&self, browser: &Browser, said: &[u8]) -> Result<(), NotTaken> {
        let gone = || NotTaken::Gone(Vec::new());
        let (host, path) = self.way.place(&browser.endpoint).ok_or_else(gone)?;
        let body = sealed_for(browser, said, &self.chance).ok_or_else(gone)?;
        let relay = self.way.relay.trim_end_matches('/');
        let uri: Uri = format!("{relay}/{host}/{path}").parse().map_err(|_| gone())?;
        let request = Request::post(uri)
            .header("ttl", KEEPS)
            .header("urgency", "normal")
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header(AUTHORIZATION, self.signature(host))
            .body(Full::from(body))
            .map_err(|_| gone())?;
        match self.caller.call(request).await?.0 {
            200..=299 => Ok(()),
            404 | 410 => Err(gone()),
            status @ (400..=428 | 430..=499) => Err(NotTaken::Refused(format!("status {status}"))),
            status => Err(NotTaken::Down(format!("status {status}"))),
        }
    }

    /// Who we are, to one push service, for half a day (RFC 8292).
    fn signature(&self, host: &str) -> String {
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(&json!({ "typ": "JWT", "alg": "ES256" }));
        let end = (self.clock.now() + SIGNED_FOR).timestamp();
        let claims = part(&json!({ "aud": format!("https://{host}"), "exp": end, "sub": self.origin }));
        let signed = format!("{head}.{claims}");
        let signature: Signature = self.key.sign(signed.as_bytes());
        let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        format!("vapid t={signed}.{signature}, k={}", self.public)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_browser_says_leads_elsewhere() {
        let way = PushWay {
            relay: "http://127.0.0.1:1".to_owned(),
            services: vec!["push.test".to_owned()],
        };
        for good in [
            "https://fcm.googleapis.com/fcm/send/abc:123",
            "https://updates.push.services.mozilla.com/wpush/v2/abc",
            "https://push.test/x",
        ] {
            assert!(way.place(good).is_some(), "{good}");
        }
        for bad in [
            "http://push.test/x",
            "https://127.0.0.1/x",
            "https://evilpush.test/x",
            "https://push.test@evil.example/x",
            "https://push.test:8080/x",
            "https://push.test/../other/x",
            "https://push.test",
            "https://push.test/a b",
            "",
        ] {
            assert!(way.place(bad).is_none(), "{bad}");
        }
    }
}
