//! Text messages over Kannel: the real gateway with its fake operator, and our own server for its receipts.

use crate::program::{Running, wait_until};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::clock::Clock;
use domain::consent::{ConsentHow, Purpose, Word};
use domain::lead::{Channel, Evidence};
use domain::message::{Message, MessageState};
use domain::person::Person;
use domain::values::Phone;
use server::http::{Site, serve};
use services::Services;
use services::demo::DemoSettings;
use services::messages::SmsCarrier;
use services::round::RoundRequest;
use services::sms::{HttpGateway, HttpTemplate};
use std::collections::BTreeMap;
use std::net::{TcpListener as StdListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const TOKEN: &str = "0123456789abcdef-receipts";
const BEARERBOX: &str = "/usr/sbin/bearerbox";
const SMSBOX: &str = "/usr/sbin/smsbox";
const OPERATOR: &str = "/usr/lib/kannel/test/fakesmsc";

struct MovableClock(Mutex<DateTime<Utc>>);

impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

impl MovableClock {
    fn forward(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

/// Ports nobody has now.
fn free_ports<const N: usize>() -> [u16; N] {
    let held: [StdListener; N] = std::array::from_fn(|_| StdListener::bind("127.0.0.1:0").unwrap());
    held.each_ref().map(|one| one.local_addr().unwrap().port())
}

/// The gateway: the box that speaks to operators, the operator, and the box that speaks HTTP.
struct Kannel {
    _folder: TempDir,
    config: std::path::PathBuf,
    ports: [u16; 4],
    running: Vec<Running>,
}

impl Kannel {
    fn configured(site: u16) -> Self {
        let ports: [u16; 4] = free_ports();
        let [admin, boxes, operator, send] = ports;
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("kannel.conf");
        let text = format!(
            "group = core\nadmin-port = {admin}\nadmin-password = admin\nsmsbox-port = {boxes}\n\
             box-allow-ip = \"127.0.0.1\"\nadmin-allow-ip = \"127.0.0.1\"\nwdp-interface-name = \"*\"\nlog-level = 2\n\n\
             group = smsc\nsmsc = fake\nsmsc-id = FAKE\nhost = 127.0.0.1\nport = {operator}\n\
             connect-allow-ip = 127.0.0.1\n\n\
             group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = {send}\nsendsms-interface = \"127.0.0.1\"\n\
             global-sender = 10086\nsendsms-chars = \"0123456789+ \"\nlog-level = 2\n\n\
             group = sendsms-user\nusername = songgang\npassword = secret\nmax-messages = 10\nconcatenation = true\n\n\
             group = sms-service\nkeyword = default\ncatch-all = true\nmax-messages = 0\n\
             get-url = \"http://127.0.0.1:{site}/hooks/sms/{TOKEN}/in?from=%p&text=%a\"\n"
        );
        std::fs::write(&config, text).unwrap();
        Self {
            _folder: folder,
            config,
            ports,
            running: Vec::new(),
        }
    }

    /// Starts everything; the operator's network brings one message in.
    fn start(&mut self, brings: &str) {
        let [admin, _, operator, send] = self.ports;
        self.run(BEARERBOX, &[]);
        wait_for(admin);
        wait_for(operator);
        let port = operator.to_string();
        let mut fake = Command::new(OPERATOR);
        fake.args(["-H", "127.0.0.1", "-r", &port, "-i", "1", "-m", "1", brings]);
        self.running.push(started(&mut fake));
        self.run(SMSBOX, &[]);
        wait_for(send);
    }

    fn run(&mut self, program: &str, args: &[&str]) {
        let mut command = Command::new(program);
        command.args(args).arg(&self.config);
        self.running.push(started(&mut command));
    }

    fn gateway(&self) -> Arc<HttpGateway> {
        let url = format!(
            "http://127.0.0.1:{}/cgi-bin/sendsms?username={{user}}&password={{password}}&to={{to}}&coding=2&charset=UTF-8\
             &text={{text}}&dlr-mask=31&dlr-url={{receipt}}",
            self.ports[3]
        );
        url_gateway(url, &self.receipts())
    }

    fn receipts(&self) -> String {
        let config = std::fs::read_to_string(&self.config).unwrap();
        let site = config.split("get-url = \"").nth(1).unwrap();
        let site = site.split("/hooks").next().unwrap();
        format!("{site}/hooks/sms/{TOKEN}/receipt?m={{id}}&s=%d")
    }
}

fn url_gateway(url: String, receipts: &str) -> Arc<HttpGateway> {
    let template = HttpTemplate {
        url,
        user: "songgang".to_owned(),
        password: "secret".to_owned(),
        accepted: "0:".to_owned(),
        receipts: receipts.to_owned(),
        ..HttpTemplate::default()
    };
    Arc::new(HttpGateway::with_patience(template, Duration::from_secs(5)))
}

fn started(command: &mut Command) -> Running {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Running(quiet.spawn().unwrap())
}

fn wait_for(port: u16) {
    wait_until("a port that answers", || {
        std::thread::sleep(Duration::from_millis(20));
        TcpStream::connect(("127.0.0.1", port)).is_ok()
    });
}

/// The demo county with a round to tell of, our server, and the clock.
struct Office {
    services: Arc<Services>,
    clock: Arc<MovableClock>,
    port: u16,
}

impl Office {
    async fn open() -> Self {
        let now = "2026-06-15T02:00:00Z".parse().unwrap();
        let clock = Arc::new(MovableClock(Mutex::new(now)));
        let services = Arc::new(Services::in_memory(clock.clone(), 7).await.unwrap());
        let settings = DemoSettings {
            people: 60,
            vacancies: 90,
            as_of: clock.today(),
            ..DemoSettings::default()
        };
        services.load_demo(&settings).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let site = Site::new(Arc::clone(&services), "http://songgang.test").with_hook_token(Some(TOKEN));
        tokio::spawn(serve(site, listener, std::future::pending()));
        Self {
            services,
            clock,
            port,
        }
    }

    async fn round(&self) {
        let request = RoundRequest {
            year: 2026,
            kind: domain::lead::RoundKind::Year,
            per_opening: None,
            area: None,
            dry_run: false,
            out: None,
        };
        self.services
            .run_round(&Actor::Operator, &request, &|_| {})
            .await
            .unwrap();
    }

    /// Somebody with a telephone of their own to whom a message is planned.
    async fn with_number(&self) -> (Person, Phone) {
        let people = self.services.db.list_people_in_area(None).await.unwrap();
        for person in people {
            let Some(phone) = person.phone.clone() else {
                continue;
            };
            let alone = self.services.db.list_people_by_phone(&phone).await.unwrap().len() == 1;
            if alone && !self.messages(&person).await.is_empty() {
                return (person, phone);
            }
        }
        panic!("nobody in the demo county is told by text message");
    }

    async fn messages(&self, person: &Person) -> Vec<Message> {
        self.services.db.list_messages_to(person.id, 9).await.unwrap()
    }

    async fn sums(&self) -> BTreeMap<MessageState, u64> {
        let sums = self.services.db.count_messages().await.unwrap();
        sums.into_iter().map(|(_, state, count)| (state, count)).collect()
    }

    async fn until(&self, what: &str, there: impl AsyncFn() -> bool) {
        let patience = Instant::now() + Duration::from_mins(1);
        while !there().await {
            assert!(
                Instant::now() < patience,
                "waited in vain for: {what}; {:?}",
                self.sums().await
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What the server answers a gateway.
    async fn called(&self, path: &str) -> String {
        let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", self.port))
            .await
            .unwrap();
        let asked = format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n");
        stream.write_all(asked.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }
}

fn is_installed() -> bool {
    let missing: Vec<&str> = [BEARERBOX, SMSBOX, OPERATOR]
        .into_iter()
        .filter(|program| !Path::new(program).exists())
        .collect();
    if !missing.is_empty() {
        eprintln!(
            "skipped: {} not installed; `cargo xtask test unit` installs them (Debian: kannel, kannel-extras)",
            missing.join(", ")
        );
    }
    missing.is_empty()
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_and_receipts_go_through_a_real_gateway() {
    if !is_installed() {
        return;
    }
    let office = Office::open().await;
    let mut kannel = Kannel::configured(office.port);
    let carrier = Arc::new(SmsCarrier::new(kannel.gateway(), 8));
    office
        .services
        .open_outbox("http://songgang.test", vec![carrier])
        .await
        .unwrap();
    office.round().await;
    let planned = office.sums().await[&MessageState::Planned];
    assert!(planned > 5, "{planned}");

    // The gateway is down: nothing is lost and nothing is in doubt.
    assert_eq!(office.services.hand_messages().await.unwrap(), 0);
    assert_eq!(office.sums().await, [(MessageState::Planned, planned)].into());

    // It comes up, and brings in that somebody wants no messages; that holds before theirs is sent.
    let (unwilling, phone) = office.with_number().await;
    let number: &str = phone.as_ref();
    let brings = format!("{number} 10086 text TD");
    tokio::task::block_in_place(|| kannel.start(&brings));
    let consents = office.services.ports().consents;
    office
        .until("the no that came in", async || {
            let said = consents
                .consents(&Actor::Operator, Some(unwilling.id))
                .await
                .unwrap();
            let word = said.iter().find(|view| view.purpose == Purpose::Messages);
            word.is_some_and(|view| (view.word, view.how) == (Word::Withdrawn, Some(ConsentHow::Reply)))
        })
        .await;

    office.clock.forward(TimeDelta::minutes(10));
    assert_eq!(office.services.hand_messages().await.unwrap(), planned - 1);
    office
        .until("every receipt", async || {
            let sums = office.sums().await;
            sums.get(&MessageState::Delivered) == Some(&(planned - 1))
        })
        .await;
    assert_eq!(
        office.messages(&unwilling).await[0].state,
        MessageState::Withdrawn
    );
    every_lead_has_its_receipt(&office).await;
    receipts_that_say_nothing_new(&office).await;
}

async fn every_lead_has_its_receipt(office: &Office) {
    let leads = office.services.db.list_leads_after(None, 10_000).await.unwrap();
    let by_text: Vec<_> = leads
        .iter()
        .filter_map(|lead| lead.state.delivery())
        .filter(|delivery| delivery.channel == Channel::Sms)
        .collect();
    assert!(!by_text.is_empty());
    assert!(
        by_text
            .iter()
            .all(|delivery| delivery.evidence == Evidence::Receipt && delivery.suitable)
    );
}

/// Twice the same, about nobody, with another secret, in other words.
async fn receipts_that_say_nothing_new(office: &Office) {
    let before = office.sums().await;
    let (told, _) = office.with_number_of(MessageState::Delivered).await;
    let hook = format!("/hooks/sms/{TOKEN}");
    for (path, status, body) in [
        (format!("{hook}/receipt?m={}&s=1", told.id), "200", "known"),
        (format!("{hook}/receipt?m={}&s=2", told.id), "200", "known"),
        (
            format!("{hook}/receipt?m=00000000-0000-0000-0000-000000000001&s=1"),
            "200",
            "unknown message",
        ),
        (format!("{hook}/receipt?m=nonsense&s=1"), "200", "unknown message"),
        (
            format!("{hook}/receipt?m={}&s=%25d", told.id),
            "200",
            "unknown status",
        ),
        (format!("{hook}/receipt"), "200", "unknown status"),
        (
            format!("/hooks/sms/0123456789abcdef-guessed/receipt?m={}&s=2", told.id),
            "404",
            "not found",
        ),
        ("/hooks/sms/x/in?from=13800138000&text=TD".to_owned(), "404", ""),
    ] {
        let answer = office.called(&path).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{path}: {answer}"
        );
        assert!(answer.contains(body), "{path}: {answer}");
    }
    assert_eq!(office.sums().await, before);
}

impl Office {
    async fn with_number_of(&self, state: MessageState) -> (Message, Person) {
        for person in self.services.db.list_people_in_area(None).await.unwrap() {
            let messages = self.messages(&person).await;
            if let Some(message) = messages.into_iter().find(|message| message.state == state) {
                return (message, person);
            }
        }
        panic!("no message is {state}");
    }
}
