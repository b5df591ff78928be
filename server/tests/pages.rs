//! What every page carries, keeps and never shows.

use crate::county::{Answer, County};
use domain::actor::Role;
use services::demo::COUNTY;
use std::path::Path;
use tempfile::TempDir;

/// Pages for everybody; lists, forms and texts.
const PUBLIC: [&str; 9] = [
    "/",
    "/place",
    "/vacancies",
    "/courses",
    "/policies",
    "/events",
    "/help",
    "/me",
    "/nothing-here",
];

fn nonce(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    let part = policy.split("'nonce-").nth(1).unwrap_or_default();
    part.split('\'').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_carries_its_guards() {
    let county = County::new().await;
    for address in PUBLIC.into_iter().chain(["/staff"]) {
        let (one, other) = (county.get(address, "").await, county.get(address, "").await);
        assert!(
            nonce(&one).len() >= 16,
            "{address}: {}",
            one.header("content-security-policy")
        );
        assert_ne!(nonce(&one), nonce(&other), "{address}: a nonce is used once");
        assert_eq!(one.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(one.header("x-frame-options"), "DENY", "{address}");
        assert_eq!(one.header("cache-control"), "no-store", "{address}");
        assert_eq!(one.header("referrer-policy"), "same-origin", "{address}");
        for script in one.text().split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(
                tag.contains(&nonce(&one)),
                "{address}: <script{tag}> runs nowhere"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn statuses_say_what_happened() {
    let county = County::new().await;
    assert_eq!(county.get("/nothing-here", "").await.status, 404);
    assert_eq!(county.get("/vacancies/not-an-id", "").await.status, 404);
    assert_eq!(county.get("/l/aaaaaaaaaaaaaaaa", "").await.status, 404);
    assert_eq!(county.get("/healthz", "").await.text(), "ok\n");
    assert_eq!(county.get("/readyz", "").await.text(), "ready\n");
    let lead = county.leads().await.remove(0);
    let code = county.link_of(&lead).await;
    let typed = format!("/me/open?code={}+{}", &code[..4].to_uppercase(), &code[4..]);
    assert_eq!(
        county.get(&typed, "").await.header("location"),
        format!("/l/{code}")
    );
    assert_eq!(
        county.get("/me/open?code=hello", "").await.header("location"),
        "/me?unknown=1"
    );
    assert_eq!(
        county.get("/me/open", "").await.header("location"),
        "/me?unknown=1"
    );
    let odd = county
        .post("/l/a%0Ab/answer", "lead=%0D%0A&answer=call_me", "")
        .await;
    assert_eq!(
        (odd.status.as_u16(), odd.header("location")),
        (303, "/".to_owned())
    );
    let large = [("sec-fetch-site", "same-origin"), ("content-length", "70000")];
    assert_eq!(
        county
            .send("POST", "/staff/sign-in", &large, &"x".repeat(70_000))
            .await
            .status,
        413
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn preferences_are_kept_and_messages_are_said_once() {
    let county = County::new().await;
    let changed = county.get("/?lang=en&size=large", "").await;
    let kept = changed.pair("prefs");
    assert_eq!(kept, "prefs=lang.en_size.large");
    let next = county.get("/vacancies", &kept).await;
    assert!(next.text().contains("lang=\"en\""));
    assert_eq!(next.cookie("prefs"), None, "nothing changed");

    let wrong = county
        .post("/staff/sign-in", "login=nobody&password=wrong", "")
        .await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.header("location")),
        (303, "/staff".to_owned())
    );
    assert_eq!(
        wrong.flash().typed,
        [("login".to_owned(), "nobody".to_owned())],
        "a password is never sent back"
    );
    let told = county.get("/staff", &wrong.pair("flash")).await;
    assert!(
        told.cookie("flash").unwrap().contains("Max-Age=0"),
        "the message is forgotten"
    );
    assert!(told.text().contains("value=\"nobody\""), "the name typed is kept");
    let again = county.get("/staff", "").await.text();
    assert!(!again.contains("value=\"nobody\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_out_of_reach() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    let form = format!("login=officer&password={password}&back=%2Fstaff%2Fcoverage");
    let plain = county.post("/staff/sign-in", &form, "").await;
    let cookie = plain.cookie("session").unwrap();
    assert!(
        cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"),
        "{cookie}"
    );
    assert!(
        !cookie.contains("Secure"),
        "on plain HTTP the browser would drop it: {cookie}"
    );
    assert_eq!(plain.header("location"), "/staff/coverage");
    assert_eq!(
        county.get("/staff/coverage", &plain.pair("session")).await.status,
        200
    );

    let away = form.replace("%2Fstaff%2Fcoverage", "https%3A%2F%2Felsewhere.test");
    assert_eq!(
        county.post("/staff/sign-in", &away, "").await.header("location"),
        "/staff"
    );
    let out = county.post("/staff/sign-out", "", &plain.pair("session")).await;
    assert!(out.cookie("session").unwrap().contains("Max-Age=0"));
    assert_eq!(
        county.get("/staff/coverage", &plain.pair("session")).await.status,
        401
    );
}

/// A site folder as the build leaves it.
fn site_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("pkg")).unwrap();
    let names = r#"{"public":"public-abc","staff":"staff-abc","style":"style-abc.css"}"#;
    let files = [
        ("bundles.json", names),
        ("pkg/public-abc.js", "export default () => {}"),
        ("pkg/style-abc.css", "body { color: black }"),
        ("robots.txt", "User-agent: *"),
        ("sw.js", "self.addEventListener('fetch', () => {})"),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_cached_by_their_names() {
    let folder = site_folder();
    let county = County::new().await.site_at("http://songgang.test", folder.path());
    for name in ["public-abc.js", "style-abc.css"] {
        let file = county.get(&format!("/pkg/{name}"), "").await;
        assert_eq!(file.status, 200);
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(file.header("x-content-type-options"), "nosniff", "{name}");
    }
    let lost = county.get("/pkg/gone.js", "").await;
    assert_eq!(lost.status, 404);
    assert!(
        !lost.header("cache-control").contains("immutable"),
        "a miss is not kept for a year"
    );
    assert_eq!(
        county.get("/robots.txt", "").await.header("cache-control"),
        "no-cache"
    );
    for hidden in [
        "/bundles.json",
        "/pkg/../bundles.json",
        "/pkg/%2e%2e/bundles.json",
        "/pkg/",
    ] {
        assert_eq!(county.get(hidden, "").await.status, 404, "{hidden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_worker_may_fetch_from_here_alone() {
    let folder = site_folder();
    let county = County::new().await.site_at("http://songgang.test", folder.path());
    let worker = county.get("/sw.js", "").await;
    assert_eq!(worker.status, 200);
    assert_eq!(worker.header("cache-control"), "no-cache");
    let policy = worker.header("content-security-policy");
    assert!(
        policy.contains("default-src 'none'; connect-src 'self';"),
        "{policy}"
    );
    let other = county.get("/robots.txt", "").await;
    assert!(!other.header("content-security-policy").contains("connect-src"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_is_kept_on_phones_is_nobodys() {
    let county = County::new().await;
    let officer = county.session(Role::TownOfficer, COUNTY, "officer").await;
    let (theirs, nobodys) = (
        county.get("/staff/field", &officer).await,
        county.get("/staff/field", "").await,
    );
    assert!(theirs.status == 200 && nobodys.status == 200);
    for page in [&theirs, &nobodys] {
        assert!(!page.text().contains("officer"), "no name stands on it");
    }
    assert!(theirs.text().contains("/staff.js") && !nobodys.text().contains("/staff.js"));
}

/// The stylesheet as it is written: public pages carry it inline. The build makes it smaller still.
fn stylesheet() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files.map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_comes_with_the_first_packets() {
    let county = County::new().await;
    let folder = site_folder();
    std::fs::write(folder.path().join("pkg/style-abc.css"), stylesheet()).unwrap();
    let county = county.site_at("http://songgang.test", folder.path());
    let answer = county
        .send("GET", "/vacancies", &[("accept-encoding", "br")], "")
        .await;
    assert_eq!(answer.header("content-encoding"), "br");
    let cards = county
        .get("/vacancies", "")
        .await
        .text()
        .matches("href=\"/vacancies/")
        .count();
    assert!(cards >= 20, "{cards} cards");
    let bytes = answer.bytes.len();
    println!("{cards} cards in {bytes} bytes");
    assert!(bytes <= 14 * 1024, "{bytes} bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_public_page_names_anybody() {
    let county = County::new().await;
    let mut secrets = Vec::new();
    for person in county.people().await {
        secrets.extend([String::from(person.resident_id), person.no, person.id.to_string()]);
        secrets.extend(person.phone.map(|phone| phone.as_ref().to_owned()));
        // Names of two characters are words as well.
        secrets.extend((person.name.chars().count() > 2).then_some(person.name));
    }
    let lead = county.leads().await.remove(0);
    let vacancy = format!("/vacancies/{}", lead.vacancy);
    let officer = format!("{vacancy}?lang=en");
    for address in PUBLIC
        .into_iter()
        .chain([vacancy.as_str(), &officer, "/staff", "/vacancies?page=2"])
    {
        let text = county.get(address, "").await.text();
        let shown = secrets.iter().find(|secret| text.contains(secret.as_str()));
        assert_eq!(shown, None, "{address}");
    }
}
