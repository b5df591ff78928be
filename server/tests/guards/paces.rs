//! How often, and how much.

use super::{FAR, HERE, OTHER, assert_guarded};
use crate::county::County;
use crate::unauthorized::subject::Subject;
use domain::actor::Role;
use services::demo::COUNTY;

#[tokio::test(flavor = "multi_thread")]
async fn who_tries_too_often_waits() {
    let county = County::new().await;
    let attempt = async |from| county.send("POST", "/staff/sign-in", &[HERE, from], "").await;
    for _ in 0..60 {
        assert_eq!(attempt(FAR).await.status, 303);
    }
    let refused = attempt(FAR).await;
    assert_eq!(
        (refused.status.as_u16(), refused.header("retry-after")),
        (429, "3".to_owned())
    );
    assert!(refused.text().contains("等 3 秒再试"), "{}", refused.text());
    assert_guarded(&refused, "429");
    assert_eq!(
        attempt(OTHER).await.status,
        303,
        "another address has its own pace"
    );
    let reading = county.send("GET", "/staff", &[FAR], "").await;
    assert_eq!(reading.status, 200, "reading goes on");
    let here = county.post("/staff/sign-in", "", "").await;
    assert_eq!(here.status, 303, "this machine is another address as well");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_one_pace_wherever_it_comes_from() {
    let county = County::new().await;
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let other = county.session(Role::CountyOfficer, COUNTY, "other").await;
    let look = async |cookie: &str, number: u32| {
        let from = format!("203.0.113.{}", number % 200);
        let headers = [("cookie", cookie), HERE, ("x-forwarded-for", from.as_str())];
        county
            .send("POST", "/staff/people/alike", &headers, "")
            .await
            .status
            .as_u16()
    };
    for number in 0..120 {
        assert_eq!(look(&officer, number).await, 200, "{number}");
    }
    assert_eq!(look(&officer, 120).await, 429);
    assert_eq!(look(&other, 120).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_cannot_take_the_whole_server() {
    let county = County::new().await;
    let ask = async |from| county.send("GET", "/healthz", &[from], "").await.status.as_u16();
    for _ in 0..1200 {
        assert_eq!(ask(FAR).await, 200);
    }
    assert_eq!(ask(FAR).await, 429);
    assert_eq!(ask(OTHER).await, 200);
    assert_eq!(
        county.get("/healthz", "").await.status,
        200,
        "programs of this machine are not held"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_has_a_size() {
    let county = County::new().await;
    let large = "x".repeat(70_000);
    let rows = Subject::of(&county).await.table();
    for row in rows.iter().filter(|row| row.method == "POST") {
        let length = [("content-length", "70000"), HERE];
        let announced = county.send("POST", &row.address, &length, &large).await;
        let silent = county.send("POST", &row.address, &[HERE], &large).await;
        for answer in [announced, silent] {
            assert_eq!(answer.status, 413, "{}", row.path);
            assert!(answer.text().contains("太大"), "{}", row.path);
        }
    }
    let officer = county.session(Role::CountyOfficer, COUNTY, "officer").await;
    let of_lists = |path: &str| path.starts_with("/staff/lists/");
    for row in rows
        .iter()
        .filter(|row| row.method == "POST" && of_lists(row.path))
    {
        let takes_files = row.path == "/staff/lists/upload";
        let headers = [("cookie", officer.as_str()), HERE];
        let answer = county.send("POST", &row.address, &headers, &large).await;
        assert_eq!(answer.status != 413, takes_files, "{}", row.path);
    }
}
