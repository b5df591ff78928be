//! Numbers in full stand on one answer and nowhere else; one's own data leave as a file; the log is a file too.

use crate::county::County;
use domain::actor::{Actor, Role};
use domain::ids::{PersonId, RecognitionId};
use domain::person::{Category, Person};
use domain::ports::{Application, StepTaken};
use domain::recognition::{Claim, Deed, Paper};
use services::demo::COUNTY;

/// Somebody with leads, a telephone and a certificate.
async fn somebody(county: &County) -> (Person, String) {
    let leads = county.leads().await;
    let people = county.people().await;
    for lead in &leads {
        let found = people.iter().find(|one| one.id == lead.person).unwrap();
        if found.phone.is_some() && found.disability_certificate.is_some() {
            return (found.clone(), county.link_of(lead).await);
        }
    }
    panic!("the demo county has nobody with a telephone and a certificate");
}

fn numbers(person: &Person) -> [String; 3] {
    [
        person.resident_id.into(),
        person.phone.clone().map(String::from).unwrap(),
        person.disability_certificate.map(String::from).unwrap(),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_shows_a_number_in_full_but_the_answer_to_a_reason() {
    let county = County::new().await;
    let (person, _) = somebody(&county).await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let page = |tab: &str| format!("/staff/people/{}?tab={tab}", person.id);
    let mut addresses: Vec<String> = ["leads", "file", "household", "history", "seen"]
        .map(page)
        .to_vec();
    addresses.push(format!("/staff/people/{}/edit?group=basics", person.id));
    addresses.push("/staff/requests".to_owned());
    addresses.push("/staff/access-log".to_owned());
    for address in &addresses {
        let shown = county.get(address, &officer).await;
        assert_eq!(shown.status, 200, "{address}");
        for number in numbers(&person) {
            assert!(!shown.text().contains(&number), "{address} shows a number");
        }
    }
    let reveal = format!("/staff/people/{}/reveal", person.id);
    for (field, number) in ["resident_id", "phone", "disability_certificate"]
        .iter()
        .zip(numbers(&person))
    {
        let form = format!("number={field}&reason=compare&note=");
        let shown = county.post(&reveal, &form, &officer).await;
        assert_eq!(shown.status, 200);
        assert!(shown.text().contains(&number), "{field}");
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(shown.header("location"), "");
        assert_eq!(shown.cookie("flash"), None, "a number travels in no cookie");
        let after = county.get(&page("file"), &officer).await;
        assert!(!after.text().contains(&number), "it is shown once");
    }
    let log = county.get("/staff/access-log.csv", &officer).await;
    assert_eq!(log.header("content-type"), "text/csv; charset=utf-8");
    assert!(log.header("content-disposition").contains("attachment"));
    assert!(log.text().contains("看了完整号码") && log.text().contains(&person.no));
    for number in numbers(&person) {
        assert!(!log.text().contains(&number));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistyped_reason_comes_back_without_a_number() {
    let county = County::new().await;
    let (person, _) = somebody(&county).await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let reveal = format!("/staff/people/{}/reveal", person.id);
    let back = county
        .post(&reveal, "number=phone&reason=other&note=", &officer)
        .await;
    assert_eq!(back.status, 303);
    assert!(back.header("location").ends_with("tab=file#reveal"));
    assert!(back.flash().problem("note").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_opens_the_data_until_the_browser_is_closed() {
    let county = County::new().await;
    let (person, code) = somebody(&county).await;
    let opened = county.post(&format!("/l/{code}/data"), "", "").await;
    assert_eq!(
        (opened.status.as_u16(), opened.header("location")),
        (303, "/me/data".to_owned())
    );
    assert!(
        !opened.cookie("session").unwrap().contains("Max-Age"),
        "it ends with the browser"
    );
    let session = opened.pair("session");
    let page = county.get("/me/data", &session).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), "no-store");
    for number in numbers(&person) {
        assert!(!page.text().contains(&number));
    }
    let unknown = county.post("/l/aaaaaaaaaaaaaaaa/data", "", "").await;
    assert_eq!(unknown.cookie("session"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_a_file_with_numbers_for_whoever_proves_to_be_it() {
    let county = County::new().await;
    let (person, code) = somebody(&county).await;
    let session = county.session_by_paper(&code).await;
    let [resident_id, phone, _] = numbers(&person);
    let masked = county.post("/me/data/export", "format=html", &session).await;
    assert_eq!(
        masked.header("content-disposition"),
        "attachment; filename=\"my-data.html\""
    );
    assert_eq!(masked.header("cache-control"), "no-store");
    assert!(masked.text().contains(&person.name) && !masked.text().contains(&resident_id));
    let form = format!("format=json&proof={}", &resident_id[14..]);
    let full = county.post("/me/data/export", &form, &session).await;
    let parts: serde_json::Value = serde_json::from_slice(&full.bytes).unwrap();
    let told = parts.to_string();
    assert!(told.contains(&resident_id) && told.contains(&phone));
    assert_eq!(parts[0]["id"], "file");
    let wrong = county
        .post("/me/data/export", "format=json&proof=0000", &session)
        .await;
    assert_eq!(wrong.status, 303);
    assert!(wrong.flash().problem("proof").is_some());
    assert_eq!(wrong.flash().typed, [], "what was typed is not sent back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_cannot_be_read_comes_back_on_the_form_and_in_no_cookie() {
    let county = County::new().await;
    let (_, code) = somebody(&county).await;
    let session = county.session_by_paper(&code).await;
    let form = "field=phone&phone=1381234&note=";
    let again = county.post("/me/data/correct", form, &session).await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("1381234"));
    assert_eq!(again.cookie("flash"), None);
    let sent = county
        .post("/me/data/correct", "field=phone&phone=15400009999", &session)
        .await;
    assert_eq!(
        (sent.status.as_u16(), sent.header("location")),
        (303, "/me/data#requests".to_owned())
    );
    let page = county.get("/me/data", &session).await;
    assert!(
        page.text().contains("改电话") && !page.text().contains("15400009999"),
        "masked"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_with_a_number_is_kept_on_the_form_and_in_no_cookie() {
    let county = County::new().await;
    let (person, _) = somebody(&county).await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let number = String::from(person.resident_id);
    let typed = [
        (
            format!("/staff/people/{}/erase/ask", person.id),
            format!("why={number}"),
        ),
        (
            format!("/staff/people/{}/reveal", person.id),
            format!("number=phone&reason=other&note={number}"),
        ),
        (
            "/staff/exports".to_owned(),
            format!("area={COUNTY}&purpose={number}"),
        ),
    ];
    for (address, form) in typed {
        let back = county.post(&address, &form, &officer).await;
        assert_eq!(back.status, 422, "{address}");
        assert!(back.text().contains(&number), "{address}: what was typed is kept");
        assert!(back.text().contains("不要写电话、身份证号"), "{address}");
        assert_eq!(back.cookie("flash"), None, "{address}");
        assert_eq!(back.header("cache-control"), "no-store");
    }
    let short = format!("area={COUNTY}&purpose=no");
    let back = county.post("/staff/exports", &short, &officer).await;
    assert_eq!(back.status, 303, "what names nobody goes the usual way");
    assert_eq!(back.flash().typed("purpose"), "no");
}

/// An application that was refused, and can be appealed.
async fn refused_application(county: &County, person: PersonId) -> RecognitionId {
    let recognitions = county.services.ports().recognitions;
    let application = Application {
        person,
        category: Category::PersonWithDisability,
        claim: Claim::Certificate,
        paper: Paper {
            name: "残疾证".to_owned(),
            ..Paper::default()
        },
    };
    let id = recognitions.apply(&Actor::Operator, application).await.unwrap();
    for (who, deed) in [(Actor::Operator, Deed::Check), (Actor::Worker, Deed::Refuse)] {
        let seen = recognitions.recognition(&Actor::Operator, id).await.unwrap();
        let step = StepTaken {
            deed,
            version: seen.version,
            reason: "材料不全".to_owned(),
            vote: None,
            valid_to: None,
            objection: None,
        };
        recognitions.take_step(&who, id, step).await.unwrap();
    }
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_cookie_holds_comes_back_on_the_form() {
    let county = County::new().await;
    let (person, code) = somebody(&county).await;
    let id = refused_application(&county, person.id).await;
    let session = county.session_by_paper(&code).await;
    // The one is too long for us as well; the other only has a version that is none.
    for (length, version) in [(510, "1"), (450, "x")] {
        let appeal = "很".repeat(length);
        let form = format!(
            "deed=appeal&version={version}&reason={}",
            app::routes::escape(&appeal)
        );
        for (address, cookie) in [
            (format!("/me/recognitions/{id}/step"), session.as_str()),
            (format!("/l/{code}/recognitions/{id}/step"), ""),
        ] {
            let back = county.post(&address, &form, cookie).await;
            assert_eq!(back.status, 422, "{address}");
            assert_eq!(back.cookie("flash"), None, "{address}");
            let kept = format!(">{appeal}</textarea>");
            assert!(back.text().contains(&kept), "{address}: what was typed is kept");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_that_is_refused_keeps_what_was_typed_and_puts_it_in_no_cookie() {
    let county = County::new().await;
    county.services.load_demo_applications().await.unwrap();
    let board = county.get("/notices", "").await.text();
    let notice = board.split("href=\"/notices/").nth(1).unwrap();
    let object = format!("/notices/{}/object", notice.split('"').next().unwrap());
    let text = "他家在城里有房";
    let form = |name: &str| {
        let escape = app::routes::escape;
        format!("text={}&name={}&phone=13900001234", escape(text), escape(name))
    };
    let back = county.post(&object, &form(&"李".repeat(41)), "").await;
    assert_eq!(back.status, 422);
    let carried = back.cookie("flash").unwrap_or_default();
    assert!(!carried.contains("13900001234"), "{carried}");
    let page = back.text();
    assert!(
        page.contains(&format!(">{text}</textarea>")),
        "the objection is kept"
    );
    assert!(page.contains("value=\"13900001234\""), "so is the number");
    // As often as one address may, and once more.
    let mut last = county.post(&object, &form(""), "").await;
    for _ in 0..20 {
        if last.status == 422 {
            break;
        }
        last = county.post(&object, &form(""), "").await;
    }
    assert_eq!(last.status, 422);
    assert!(
        last.text().contains(&format!(">{text}</textarea>")),
        "the objection is kept"
    );
}
