//! Numbers and names that the program knows well, and where they must not be: in the files of the data folder, in the
//! log, in addresses, on pages of errors.

use crate::county::{Answer, County};
use domain::actor::Role;
use domain::person::Person;
use domain::values::{DisabilityCertificateNo, DisabilityKind, Phone, ResidentId};
use services::demo::COUNTY;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Nobody else is called so.
const NAME: &str = "欧阳不存在";
const PHONE: &str = "15400000071";
const OTHER_PHONE: &str = "15400000072";
const PROXY_PHONE: &str = "15400000073";
const WITNESS_PHONE: &str = "15400000074";
const WITNESS: &str = "揭发人不存在";
const WORDS: &str = "他家还有三亩地没有报";
const VOCATIONAL: &str = "ZS20260077001";

/// The log of everything this thread does, at its most talkative.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

fn resident_id() -> ResidentId {
    ResidentId::compose(990_171, "1971-07-17".parse().unwrap(), 717).unwrap()
}

fn certificate() -> DisabilityCertificateNo {
    DisabilityCertificateNo::new(resident_id(), DisabilityKind::Limb, 2, 0).unwrap()
}

/// Numbers that stand nowhere in clear.
fn numbers() -> Vec<String> {
    let mut all = vec![resident_id().into(), String::from(certificate())];
    all.extend([PHONE, OTHER_PHONE, PROXY_PHONE, WITNESS_PHONE, VOCATIONAL].map(str::to_owned));
    all
}

/// Somebody of the county becomes the person everybody asks about.
async fn well_known(county: &County) -> Person {
    let leads = county.leads().await;
    let people = county.people().await;
    let one = people
        .iter()
        .find(|one| leads.iter().any(|lead| lead.person == one.id))
        .unwrap();
    let known = Person {
        name: NAME.to_owned(),
        resident_id: resident_id(),
        phone: Phone::parse(PHONE).ok(),
        disability_certificate: Some(certificate()),
        ..one.clone()
    };
    let mut change = county.services.db.begin().await.unwrap();
    change.set_people(&[known.clone().into()]).await.unwrap();
    change.commit().await.unwrap();
    known
}

/// Everything that was answered.
#[derive(Default)]
struct Answers(Vec<(String, Answer)>);

impl Answers {
    fn keep(&mut self, address: &str, answer: Answer) -> &Answer {
        self.0.push((address.to_owned(), answer));
        &self.0.last().unwrap().1
    }

    /// Every address that was asked for, led to or linked.
    fn addresses(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (asked, answer) in &self.0 {
            all.push(asked.clone());
            all.push(answer.header("location"));
            let html = answer.text();
            for attribute in ["href=\"", "action=\"", "src=\""] {
                let links = html.split(attribute).skip(1);
                all.extend(links.map(|rest| rest.split('"').next().unwrap().to_owned()));
            }
        }
        all
    }

    fn errors(&self) -> Vec<&(String, Answer)> {
        let is_error = |answer: &Answer| answer.status.as_u16() >= 400;
        self.0.iter().filter(|(_, answer)| is_error(answer)).collect()
    }
}

/// What an office, the person and a stranger do of a day.
async fn typical_deeds(county: &County, person: &Person) -> Answers {
    let mut answers = Answers::default();
    let officer = county.session(Role::TownOfficer, COUNTY, "leaks.town").await;
    let coordinator = county.session(Role::Coordinator, COUNTY, "leaks.village").await;
    let auditor = county.session(Role::Auditor, COUNTY, "leaks.audit").await;
    let id = person.id;
    let of_person = |part: &str| format!("/staff/people/{id}{part}");
    let number = resident_id_text();
    for text in [NAME, &number, PHONE, &number[14..]] {
        let body = format!("text={text}");
        let led = answers.keep(
            "/staff/people/find",
            county.post("/staff/people/find", &body, &officer).await,
        );
        let to = led.header("location");
        assert!(to.starts_with("/staff/people?found="), "{to}");
        let listed = answers.keep(&to, county.get(&to, &officer).await);
        assert!(listed.text().contains(NAME), "{text} finds the person");
    }
    let alike = format!("name={NAME}&resident_id={}", resident_id_text());
    answers.keep(
        "/staff/people/alike",
        county.post("/staff/people/alike", &alike, &officer).await,
    );
    let forms = [
        (
            "/entries",
            format!("entry=vocational&occupation=x&number={VOCATIONAL}&issuer=x"),
        ),
        (
            "/entries",
            format!("entry=phone&number={OTHER_PHONE}&owner=family"),
        ),
        (
            "/proxies",
            format!(
                "name={WITNESS}&relation=spouse&phone={PROXY_PHONE}&consent=signature&consent_on=2026-06-01&valid_to=2026-12-31"
            ),
        ),
        // Somebody new with a number that is taken, and a number nobody can read.
        (
            "/edit",
            format!("group=identity&version=1&was-name={NAME}&name={NAME}&phone=1"),
        ),
        ("/link", String::new()),
    ];
    for (part, body) in &forms {
        let address = of_person(part);
        answers.keep(&address, county.post(&address, body, &coordinator).await);
    }
    let register = format!(
        "name={NAME}&resident_id={}&living_area=330598",
        resident_id_text()
    );
    answers.keep(
        "/staff/people/new",
        county.post("/staff/people/new", &register, &coordinator).await,
    );
    for part in [
        "",
        "?tab=file",
        "?tab=household",
        "?tab=history",
        "/edit?group=identity",
        "/erase",
    ] {
        let address = of_person(part);
        for cookie in [&officer, &coordinator, &auditor, &String::new()] {
            answers.keep(&address, county.get(&address, cookie).await);
        }
    }
    for address in [
        "/staff",
        "/staff/people",
        "/staff/slips?area=330598",
        "/staff/renewals",
        "/staff/recognitions",
        "/staff/exports",
        "/staff/retention",
        "/notices",
        "/no/such/page",
    ] {
        answers.keep(address, county.get(address, &officer).await);
    }
    answers.keep(
        "/staff/exports",
        county
            .post("/staff/exports", "area=330598&purpose=visits", &officer)
            .await,
    );
    own_deeds(county, person, &mut answers).await;
    answers
}

fn resident_id_text() -> String {
    resident_id().into()
}

/// The person signs in by telephone and by link; somebody objects to a notice.
async fn own_deeds(county: &County, person: &Person, answers: &mut Answers) {
    let asked = county.post("/me/code", &format!("phone={PHONE}"), "").await;
    let ticket = asked.pair("ticket");
    answers.keep("/me/code", asked);
    let wrong = county.post("/me/code/enter", "code=000000", &ticket).await;
    answers.keep("/me/code/enter", wrong);
    let digits = county.digits().await;
    let entered = county
        .post("/me/code/enter", &format!("code={digits}"), &ticket)
        .await;
    let session = entered.pair("session");
    answers.keep("/me/code/enter", entered);
    for address in ["/me", "/me/devices", "/me/proxies"] {
        let page = answers.keep(address, county.get(address, &session).await);
        assert_eq!(page.status, 200, "{address}");
    }
    let lead = county
        .leads()
        .await
        .into_iter()
        .find(|lead| lead.person == person.id)
        .unwrap();
    let link = format!("/l/{}", county.link_of(&lead).await);
    answers.keep(&link, county.get(&link, "").await);
    county.services.load_demo_applications().await.unwrap();
    let board = answers.keep("/notices", county.get("/notices", "").await).text();
    let notice = board.split("href=\"/notices/").nth(1).unwrap();
    let notice = format!("/notices/{}", notice.split('"').next().unwrap());
    let objection = format!("text={WORDS}&name={WITNESS}&phone={WITNESS_PHONE}");
    let object = format!("{notice}/object");
    answers.keep(&object, county.post(&object, &objection, "").await);
}

/// Every file below a folder with what it holds.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            found.push((path.display().to_string(), bytes));
        }
    }
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The texts that stand where they must not, with where.
fn leaks<'a>(places: impl IntoIterator<Item = (&'a str, &'a [u8])>, texts: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (place, bytes) in places {
        for text in texts.iter().filter(|text| holds(bytes, text)) {
            found.push(format!("{text} in {place}"));
        }
    }
    found
}

#[tokio::test]
async fn numbers_stand_in_no_file_and_names_in_no_log_and_no_address() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let county = County::in_folder(folder.path()).await;
    let person = well_known(&county).await;
    let answers = typical_deeds(&county, &person).await;
    county.services.refresh_index().await.unwrap();
    drop(guard);

    let written = files(folder.path());
    let database = written.iter().filter(|(name, _)| name.contains("songgang.db"));
    assert!(
        database.clone().count() > 1,
        "the log of the database is looked at too"
    );
    assert!(
        database.clone().any(|(_, bytes)| holds(bytes, NAME)),
        "the search finds"
    );
    let secret = [numbers(), vec![WORDS.to_owned()]].concat();
    let of_files = written
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    assert_eq!(leaks(of_files, &secret), Vec::<String>::new());
    let index = written
        .iter()
        .filter(|(name, _)| name.contains("/index/"))
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let named = [secret, vec![NAME.to_owned(), WITNESS.to_owned()]].concat();
    assert_eq!(leaks(index, &named), Vec::<String>::new());

    let text = log.text();
    assert!(text.len() > 100, "the log says something: {}", text.len());
    assert_eq!(
        leaks([("the log", text.as_bytes())], &named),
        Vec::<String>::new()
    );
    let addresses = answers.addresses();
    let escaped = named.iter().map(|text| app::routes::escape(text));
    let in_addresses: Vec<String> = named.iter().cloned().chain(escaped).collect();
    let of_addresses = addresses
        .iter()
        .filter(|address| !address.starts_with("tel:"))
        .map(|address| (address.as_str(), address.as_bytes()));
    assert_eq!(leaks(of_addresses, &in_addresses), Vec::<String>::new());
    let errors = answers.errors();
    assert!(errors.len() > 3, "some pages are of errors");
    let of_errors = errors
        .iter()
        .filter(|(address, _)| !address.ends_with("/new") && !address.ends_with("/edit"))
        .map(|(address, answer)| (address.as_str(), answer.bytes.as_slice()));
    assert_eq!(leaks(of_errors, &named), Vec::<String>::new());
}

#[test]
fn what_is_looked_for_is_found() {
    let texts = ["李秀英".to_owned()];
    assert_eq!(leaks([("here", "…李秀英…".as_bytes())], &texts).len(), 1);
    assert_eq!(leaks([("here", "李秀".as_bytes())], &texts).len(), 0);
}
