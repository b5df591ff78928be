//! Visits over HTTP: what phones bring and take along, as they send it; a server that is killed meanwhile.

use crate::county::County;
use crate::faults::is_whole;
use crate::program::{Folder, serving, wait_until};
use domain::actor::Role;
use domain::ids::{PersonId, VisitId};
use domain::person_field::PersonField;
use domain::visit::{Answers, BYTES_MAX, FORM, FieldEdit, Outcome, PHOTO_MAX, RECORDS_MAX, SyncRecord};
use serde_json::{Value, json};
use services::demo::COUNTY;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Records that are kept with one transaction.
const TOGETHER: usize = 50;

fn visit_id(number: u64) -> VisitId {
    let mut ten = [0; 10];
    ten[2..].copy_from_slice(&number.to_be_bytes());
    VisitId(uuid::Builder::from_unix_timestamp_millis(1_781_000_000_000, &ten).into_uuid())
}

fn record(number: u64, person: PersonId) -> SyncRecord {
    SyncRecord {
        id: visit_id(number),
        form: FORM,
        made_at: "2026-06-15T01:00:00Z".parse().unwrap(),
        person,
        outcome: Outcome::Done { next_on: None },
        edits: vec![FieldEdit {
            field: PersonField::Skills,
            base: 1,
            was: String::new(),
            now: format!("手艺{number}"),
        }],
        answers: Answers::default(),
        confirmation: None,
        point: None,
    }
}

fn batch(records: &[SyncRecord]) -> String {
    json!({ "sent_at": "2026-06-15T02:00:00Z", "records": records }).to_string()
}

fn states(answers: &Value) -> Vec<&str> {
    let answers = answers["answers"].as_array().unwrap();
    answers.iter().map(|one| one["state"].as_str().unwrap()).collect()
}

/// A coordinator of the whole county who looks after everybody in it.
async fn coordinator(county: &County) -> (String, Vec<PersonId>) {
    let session = county.session(Role::Coordinator, COUNTY, "walker").await;
    let account = county
        .services
        .db
        .find_account_by_login("walker")
        .await
        .unwrap()
        .unwrap();
    let people: Vec<PersonId> = county.people().await.iter().map(|person| person.id).collect();
    let mut change = county.services.db.begin().await.unwrap();
    let now = county.services.clock.now();
    change.end_owners(&people, now).await.unwrap();
    let how = (now, domain::hand_over::Taking::Assigned, None);
    change.set_owner(&people, account.id, how).await.unwrap();
    change.commit().await.unwrap();
    (session, people)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_is_answered_record_by_record_and_ten_times_is_once() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    let mut bodies: Value =
        serde_json::from_str(&batch(&[record(1, people[0]), record(2, people[1])])).unwrap();
    let broken = json!({ "id": visit_id(3), "form": 2, "person": "nobody" });
    bodies["records"].as_array_mut().unwrap().push(broken);
    let send = async || {
        let answer = county
            .post("/api/visits/sync", &bodies.to_string(), &session)
            .await;
        assert_eq!(answer.status, 200);
        serde_json::from_slice::<Value>(&answer.bytes).unwrap()
    };
    let first = send().await;
    assert_eq!(states(&first)[2], "refused");
    assert_eq!(first["answers"][2]["id"], json!(visit_id(3)));
    assert!(
        states(&first)[..2]
            .iter()
            .all(|state| matches!(*state, "accepted" | "conflict")),
        "{first}"
    );
    let count = async || {
        let mut all = 0;
        for person in &people[..2] {
            all += county.services.db.list_visits_of(*person, 9).await.unwrap().len();
        }
        all
    };
    for _ in 0..9 {
        let again = send().await;
        assert!(
            states(&again)[..2]
                .iter()
                .all(|state| matches!(*state, "known" | "conflict")),
            "{again}"
        );
        assert_eq!(count().await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_batch_and_what_is_too_much_is_refused() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    let post = async |body: &str| county.post("/api/visits/sync", body, &session).await.status;
    assert_eq!(post("{}").await, 400);
    assert_eq!(post("lead=1&answer=x").await, 400);
    let many: Vec<SyncRecord> = (0..=RECORDS_MAX as u64)
        .map(|number| record(number, people[0]))
        .collect();
    assert_eq!(post(&batch(&many)).await, 413);
    assert_eq!(post(&"x".repeat(BYTES_MAX + 1)).await, 413);
    let foreign = [("cookie", session.as_str()), ("sec-fetch-site", "cross-site")];
    let body = batch(&[record(1, people[0])]);
    let answer = county.send("POST", "/api/visits/sync", &foreign, &body).await;
    assert_eq!(answer.status, 403);
    assert_eq!(county.post("/api/visits/sync", &body, "").await.status, 401);
    assert!(
        county
            .services
            .db
            .find_visit(visit_id(1))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_whose_account_was_closed_gives_back_and_reads_nothing() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    let db = &county.services.db;
    let account = db.find_account_by_login("walker").await.unwrap().unwrap();
    let mut change = db.begin().await.unwrap();
    change.set_account_active(account.id, false).await.unwrap();
    let now = county.services.clock.now();
    assert_eq!(change.close_sessions_of(account.id, now).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(
        county.get("/api/visits/pack", &session).await.status,
        403,
        "the files leave the phone"
    );
    let body = batch(&[record(1, people[0])]);
    for _ in 0..2 {
        let answer = county.post("/api/visits/sync", &body, &session).await;
        assert_eq!(answer.status, 200);
        let told: Value = serde_json::from_slice(&answer.bytes).unwrap();
        let answer = &told["answers"][0];
        assert_eq!(
            (&answer["reason"], &answer["kept"]),
            (&json!("withdrawn"), &json!(true))
        );
    }
    assert!(db.find_visit_proposal(visit_id(1)).await.unwrap().is_some());
    assert!(db.find_visit(visit_id(1)).await.unwrap().is_none());
    let post = async |body: &str, cookie: &str| county.post("/api/visits/sync", body, cookie).await.status;
    assert_eq!(post("{}", &session).await, 400);
    assert_eq!(post(&"x".repeat(BYTES_MAX + 1), &session).await, 413);
    assert_eq!(post(&body, "session=made-up").await, 401);
    for page in ["/staff/tasks", "/staff/people", "/staff/account"] {
        assert_ne!(county.get(page, &session).await.status, 200, "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pack_of_two_hundred_people_is_small() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    county.services.settle_tasks().await.unwrap();
    let headers = [("cookie", session.as_str()), ("accept-encoding", "br")];
    let answer = county.send("GET", "/api/visits/pack", &headers, "").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-encoding").as_str()),
        (200, "br")
    );
    let plain = county.get("/api/visits/pack", &session).await;
    let pack: Value = serde_json::from_slice(&plain.bytes).unwrap();
    let packed = pack["people"].as_array().unwrap().len();
    assert!(packed > 100 && packed <= people.len(), "{packed}");
    let of_200 = answer.bytes.len() * 200 / packed;
    println!(
        "{packed} people: {} bytes packed, {of_200} for 200",
        answer.bytes.len()
    );
    assert!(of_200 <= 300_000, "{of_200} bytes for 200 people");
    let somebody = &county.people().await[0];
    let text = plain.text();
    assert!(!text.contains(&String::from(somebody.resident_id)));
    if let Some(phone) = &somebody.phone {
        assert!(!text.contains(phone.as_ref()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_entered_on_a_page_and_stands_on_the_file() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    let address = format!("/staff/people/{}/visits/new", people[0]);
    let page = county.get(&address, &session).await;
    assert_eq!(page.status, 200);
    let html = page.text();
    let id = html.split("name=\"visit\" value=\"").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    let wrong = county
        .post(
            &address,
            &format!("visit={id}&outcome=done&income=viel"),
            &session,
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("viel"), "what was typed is kept");
    let form = format!("visit={id}&do=keep&outcome=not_home&version=1");
    let kept = county.post(&address, &form, &session).await;
    assert_eq!(
        kept.header("location"),
        format!("/staff/people/{}?tab=visits", people[0])
    );
    let file = county
        .get(&format!("/staff/people/{}?tab=visits", people[0]), &session)
        .await;
    assert!(file.text().contains("没人在家"));
    let today = county.get("/staff/tasks", &session).await;
    assert_eq!(today.status, 200);
}

/// A request of one connection, with its answer.
pub fn ask(address: &str, method: &str, path: &str, cookie: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Signs in and gives the cookie of the session.
pub fn signed_in(address: &str, password: &str) -> String {
    let form = format!("login=walker&password={password}");
    let answer = ask(address, "POST", "/staff/sign-in", "", &form).unwrap();
    let line = answer
        .lines()
        .find(|line| line.to_lowercase().starts_with("set-cookie: session="));
    let cookie = line.unwrap_or_else(|| panic!("{answer}"))["set-cookie: ".len()..].to_owned();
    cookie.split(';').next().unwrap().to_owned()
}

/// The JSON of an answer; chunks are put together by looking for the object.
fn body_of(answer: &str) -> Option<Value> {
    let body = answer.split_once("\r\n\r\n")?.1;
    let joined: String = if answer.to_lowercase().contains("transfer-encoding: chunked") {
        let mut rest = body;
        let mut whole = String::new();
        while let Some((size, after)) = rest.split_once("\r\n") {
            let size = usize::from_str_radix(size.trim(), 16).ok()?;
            if size == 0 {
                break;
            }
            whole.push_str(after.get(..size)?);
            rest = after.get(size + 2..)?;
        }
        whole
    } else {
        body.to_owned()
    };
    serde_json::from_str(&joined).ok()
}

#[test]
fn a_server_killed_in_the_middle_of_a_batch_loses_and_doubles_nothing() {
    let folder = Folder::new();
    folder.run(&["migrate"]).done();
    let people = crate::faults::register(80);
    let file = folder.file("people.csv", people);
    folder.run(&["import", "people", &file]).done();
    let made = folder
        .json(&[
            "account",
            "create",
            "--role",
            "coordinator",
            "--area",
            "330503",
            "--login",
            "walker",
        ])
        .done();
    let password = made.json()["password"].as_str().unwrap().to_owned();
    let (process, address) = serving(&folder, &[]);
    let cookie = signed_in(&address, &password);
    let mut pack = Value::Null;
    wait_until("somebody to look after", || {
        let answer = ask(&address, "GET", "/api/visits/pack", &cookie, "").unwrap();
        pack = body_of(&answer).unwrap_or_default();
        pack["people"].as_array().is_some_and(|people| people.len() == 80)
    });
    let records: Vec<SyncRecord> = pack["people"]
        .as_array()
        .unwrap()
        .iter()
        .zip(1..)
        .map(|(person, number)| SyncRecord {
            made_at: chrono_now(&pack),
            ..record(number, serde_json::from_value(person["id"].clone()).unwrap())
        })
        .collect();
    let body = Arc::new(json!({ "sent_at": pack["at"], "records": records }).to_string());
    let log = folder.path("data/songgang.db-wal");
    let written = || std::fs::metadata(&log).and_then(|meta| meta.modified()).ok();
    let mut last = (written(), Instant::now());
    wait_until("the worker to be done", || {
        if written() != last.0 {
            last = (written(), Instant::now());
        }
        last.1.elapsed() > Duration::from_millis(700)
    });
    let sender = std::thread::spawn({
        let (address, cookie, body) = (address.clone(), cookie.clone(), Arc::clone(&body));
        move || ask(&address, "POST", "/api/visits/sync", &cookie, &body)
    });
    let mut commits = 0;
    wait_until("some records to be written", || {
        if written() != last.0 {
            last.0 = written();
            commits += 1;
        }
        commits > 1
    });
    drop(process);
    let unanswered = sender.join().unwrap();
    println!(
        "answered before the kill: {}",
        unanswered.is_ok_and(|text| body_of(&text).is_some())
    );
    is_whole(&folder);
    let (_process, address) = serving(&folder, &[]);
    let send = || {
        let answer = ask(&address, "POST", "/api/visits/sync", &cookie, &body).unwrap();
        body_of(&answer).unwrap_or_else(|| panic!("{answer}"))
    };
    let resent = send();
    let known = states(&resent).iter().filter(|state| **state == "known").count();
    assert!(
        states(&resent)
            .iter()
            .all(|state| matches!(*state, "known" | "accepted")),
        "{resent}"
    );
    println!("{known} of {} records had been kept", records.len());
    assert!(
        [0, TOGETHER, records.len()].contains(&known),
        "{known}: what is kept together is kept as a whole"
    );
    let third = send();
    assert!(states(&third).iter().all(|state| *state == "known"), "{third}");
    let answer = ask(&address, "GET", "/api/visits/pack", &cookie, "").unwrap();
    let after = body_of(&answer).unwrap();
    let visited = |person: &Value| person["visited_on"].is_string() && person["revision"] == 2;
    assert!(
        after["people"].as_array().unwrap().iter().all(visited),
        "each file was written once"
    );
}

fn chrono_now(pack: &Value) -> chrono::DateTime<chrono::Utc> {
    serde_json::from_value(pack["at"].clone()).unwrap()
}

/// The smallest image that is text, and one that says more than the picture.
const FACE: &str = "RIFF\x16\0\0\0WEBPVP8L\x09\0\0\0/\0\0\0\0face\0";
const WITH_PLACE: &str = "RIFF\x40\0\0\0WEBPVP8L\x09\0\0\0/\0\0\0\0face\0EXIF\x04\0\0\0GPS!";

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_comes_after_its_visit_and_nothing_but_a_photo() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    let sent = county
        .post("/api/visits/sync", &batch(&[record(1, people[0])]), &session)
        .await;
    assert_eq!(sent.status, 200);
    let address = format!("/api/visits/{}/photo", visit_id(1));
    let answer = async |body: &str| county.post(&address, body, &session).await.status.as_u16();
    for other in ["", "<script>alert(1)</script>", "GIF89a", &FACE[..20]] {
        assert_eq!(answer(other).await, 415, "{other}");
    }
    assert_eq!(answer(&"x".repeat(PHOTO_MAX + 1)).await, 413);
    assert_eq!(county.post(&address, FACE, "").await.status, 401);
    let unknown = format!("/api/visits/{}/photo", visit_id(2));
    assert_eq!(county.post(&unknown, FACE, &session).await.status, 404);
    for _ in 0..3 {
        assert_eq!(answer(WITH_PLACE).await, 204, "as often as a phone likes");
    }
    let seen = county
        .get(&format!("/staff/visits/{}/photo", visit_id(1)), &session)
        .await;
    assert_eq!(
        (seen.status.as_u16(), seen.header("content-type").as_str()),
        (200, "image/webp")
    );
    assert_eq!(seen.bytes, FACE.as_bytes(), "the place of the camera is gone");
    assert_eq!(
        (
            seen.header("cache-control"),
            seen.header("x-content-type-options")
        ),
        ("no-store".to_owned(), "nosniff".to_owned())
    );
    let page = county
        .get(&format!("/staff/people/{}?tab=visits", people[0]), &session)
        .await;
    assert!(
        page.text()
            .contains(&format!("/staff/visits/{}/photo", visit_id(1)))
    );
}

fn with_photo(id: u64, agreed: bool, photo: &str) -> String {
    let fields = [
        ("visit", visit_id(id).to_string()),
        ("do", "keep".to_owned()),
        ("outcome", "done".to_owned()),
        ("note", "带了照片".to_owned()),
        ("photo_agreed", if agreed { "yes" } else { "" }.to_owned()),
        ("point", "120.123456,30.865499".to_owned()),
    ];
    let mut body = String::new();
    for (name, value) in fields {
        body.push_str("--xyz\r\nContent-Disposition: form-data; name=\"");
        body.push_str(name);
        body.push_str("\"\r\n\r\n");
        body.push_str(&value);
        body.push_str("\r\n");
    }
    body + &format!(
        "--xyz\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\
         {photo}\r\n--xyz--\r\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_brings_its_photo_along_and_is_kept_without_it() {
    let county = County::new().await;
    let (session, people) = coordinator(&county).await;
    let db = &county.services.db;
    let huge = "x".repeat(2 * 1024 * 1024);
    let cases = [
        (11, true, FACE, true),
        (12, false, FACE, false),
        (13, true, "no photo", false),
        (14, true, huge.as_str(), false),
    ];
    for (at, (id, agreed, photo, kept)) in cases.into_iter().enumerate() {
        let headers = [
            ("cookie", session.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "multipart/form-data; boundary=xyz"),
        ];
        let address = format!("/staff/people/{}/visits/new", people[at]);
        let body = with_photo(id, agreed, photo);
        let answer = county.send("POST", &address, &headers, &body).await;
        assert_eq!(answer.status, 303, "{id}: {}", answer.text());
        let visit = db.find_visit(visit_id(id)).await.unwrap().unwrap();
        assert_eq!(visit.answers.note, "带了照片", "{id}");
        let point = visit.point.map(|point| (point.lon, point.lat));
        assert_eq!(point, Some((120.123, 30.865)), "about a hundred metres");
        assert_eq!(
            db.find_visit_photo(visit_id(id)).await.unwrap().is_some(),
            kept,
            "{id}"
        );
    }
}
