//! A small county in memory, with a browser that asks for pages and sends forms.

use app::Flash;
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use domain::actor::{Actor, Role};
use domain::clock::FixedClock;
use domain::lead::Lead;
use domain::person::Person;
use domain::ports::SignIn;
use domain::session::Device;
use domain::values::{AreaCode, Phone};
use server::http::{Site, router};
use services::demo::DemoSettings;
use services::machine::MachineChance;
use services::sms::{SmsFailure, SmsSender};
use services::{Opening, Services};

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower::ServiceExt;

pub struct County {
    pub services: Arc<Services>,
    site: Router,
    posted: Arc<Mutex<UnboundedReceiver<String>>>,
}

/// Keeps messages instead of sending them.
struct Postbox(UnboundedSender<String>);

#[async_trait]
impl SmsSender for Postbox {
    async fn send(&self, _: &Phone, text: &str) -> Result<(), SmsFailure> {
        self.0.send(text.to_owned()).unwrap();
        Ok(())
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    /// The whole `Set-Cookie` line of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter();
        lines
            .filter_map(|line| line.to_str().ok())
            .find(|line| line.split('=').next() == Some(name))
            .map(str::to_owned)
    }

    /// The cookie as the browser would send it back.
    pub fn pair(&self, name: &str) -> String {
        let line = self.cookie(name).unwrap_or_default();
        line.split(';').next().unwrap_or_default().to_owned()
    }

    /// What the form had to say.
    pub fn flash(&self) -> Flash {
        let pair = self.pair("flash");
        let bytes = unescape(pair.trim_start_matches("flash="));
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        let mut digit = || char::from(bytes.next().unwrap()).to_digit(16).unwrap() as u8;
        out.push(if byte == b'%' {
            digit() << 4 | digit()
        } else {
            byte
        });
    }
    out
}

impl County {
    /// The demo county with its first round, as of one fixed morning.
    pub async fn new() -> Self {
        let now = "2026-06-15T02:00:00Z".parse().unwrap();
        let services = Services::in_memory(Arc::new(FixedClock(now)), 7).await.unwrap();
        Self::over(services).await
    }

    /// The same on files, as the program keeps them.
    pub async fn in_folder(folder: &Path) -> Self {
        let opening = Opening {
            data: folder.to_path_buf(),
            database_url: None,
            data_key: None,
            clock: Arc::new(FixedClock("2026-06-15T02:00:00Z".parse().unwrap())),
            chance: Arc::new(MachineChance::seeded(7)),
        };
        let services = Services::open(opening).await.unwrap();
        services.migrate().await.unwrap();
        Self::over(services).await
    }

    async fn over(services: Services) -> Self {
        let services = Arc::new(services);
        let settings = DemoSettings {
            people: 120,
            vacancies: 90,
            as_of: services.clock.today(),
            ..DemoSettings::default()
        };
        services.load_demo(&settings).await.unwrap();
        services.refresh_index().await.unwrap();
        services.first_round().await.unwrap();
        let (sender, posted) = unbounded_channel();
        services.send_messages_by(Arc::new(Postbox(sender)));
        let site = router(Site::new(Arc::clone(&services), "http://songgang.test"));
        Self {
            services,
            site,
            posted: Arc::new(Mutex::new(posted)),
        }
    }

    /// The same county reached by another address, with other files.
    pub fn site_at(&self, origin: &str, folder: &Path) -> Self {
        let site = Site::new(Arc::clone(&self.services), origin).with_files(folder);
        Self {
            services: Arc::clone(&self.services),
            site: router(site),
            posted: Arc::clone(&self.posted),
        }
    }

    /// The same county behind another site.
    pub fn with_site(&self, site: Router) -> Self {
        Self {
            services: Arc::clone(&self.services),
            site,
            posted: Arc::clone(&self.posted),
        }
    }

    pub async fn people(&self) -> Vec<Person> {
        self.services.db.list_people_in_area(None).await.unwrap()
    }

    /// Planned leads, by person.
    pub async fn leads(&self) -> Vec<Lead> {
        let ids: Vec<_> = self.people().await.iter().map(|person| person.id).collect();
        self.services.db.list_leads_of_people(&ids).await.unwrap()
    }

    /// A personal link as staff make it: the code.
    pub async fn link_of(&self, lead: &Lead) -> String {
        let ports = self.services.ports();
        let link = ports.leads.renew_link(&Actor::Operator, lead.person).await;
        link.unwrap().code
    }

    /// The digits of the next message.
    pub async fn digits(&self) -> String {
        let text = self.posted.lock().await.recv().await.unwrap();
        text.chars().filter(char::is_ascii_digit).take(6).collect()
    }

    /// A session by a one-time code, as a cookie: for a number that one person has.
    pub async fn session_by_phone(&self, phone: &str) -> String {
        let asked = self.post("/me/code", &format!("phone={phone}"), "").await;
        let form = format!("code={}", self.digits().await);
        let entered = self.post("/me/code/enter", &form, &asked.pair("ticket")).await;
        entered.pair("session")
    }

    /// A session by the code of a slip, as a cookie.
    pub async fn session_by_paper(&self, code: &str) -> String {
        self.post(&format!("/l/{code}/stay"), "", "")
            .await
            .pair("session")
    }

    /// An account with its password.
    pub async fn account(&self, role: Role, area: &str, login: &str) -> String {
        let area = AreaCode::parse(area).unwrap();
        self.services.create_account(role, area, login).await.unwrap()
    }

    /// A session of a fresh account, as a cookie.
    pub async fn session(&self, role: Role, area: &str, login: &str) -> String {
        let attempt = SignIn {
            login: login.to_owned(),
            password: self.account(role, area, login).await,
            code: String::new(),
            address: "127.0.0.1".to_owned(),
            device: Device::UNKNOWN,
        };
        let session = self.services.ports().accounts.sign_in(attempt).await.unwrap();
        format!("session={}", session.token)
    }

    pub async fn get(&self, address: &str, cookies: &str) -> Answer {
        self.send("GET", address, &[("cookie", cookies)], "").await
    }

    /// Sends a form as a browser sends it from one of our own pages.
    pub async fn post(&self, address: &str, body: &str, cookies: &str) -> Answer {
        let headers = [("cookie", cookies), ("sec-fetch-site", "same-origin")];
        self.send("POST", address, &headers, body).await
    }

    /// An answer that may have no end.
    pub async fn open(&self, address: &str) -> Response {
        let browser = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000)));
        let request = Request::get(address)
            .extension(browser)
            .body(Body::empty())
            .unwrap();
        self.site.clone().oneshot(request).await.unwrap()
    }

    pub async fn send(&self, method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, *value);
        }
        if method == "POST" {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let browser = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000)));
        let request = request
            .extension(browser)
            .body(Body::from(body.to_owned()))
            .unwrap();
        let response = self.site.clone().oneshot(request).await.unwrap();
        Answer {
            status: response.status(),
            headers: response.headers().clone(),
            bytes: axum::body::to_bytes(response.into_body(), usize::MAX)
                .await
                .unwrap()
                .to_vec(),
        }
    }
}
