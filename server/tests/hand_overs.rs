//! Handing people over by the pages, and addresses of places that are part of others since.

use crate::county::County;
use app::Notice;
use domain::actor::{Actor, Role};
use domain::ids::AccountId;
use domain::refusal::Refusal;
use services::MergeRequest;

/// The account behind a sign-in name.
async fn account(county: &County, login: &str) -> AccountId {
    let found = county.services.db.find_account_by_login(login).await.unwrap();
    found.unwrap().id
}

/// The village of the demo's coordinator, who looks after its people.
async fn village(county: &County) -> String {
    let found = county.services.db.find_account_by_login("village").await.unwrap();
    found.unwrap().area.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_pass_by_the_pages() {
    let county = County::new().await;
    let db = &county.services.db;
    let everybody: Vec<_> = county.people().await.iter().map(|person| person.id).collect();
    let under_way = db.list_people_under_way(&everybody).await.unwrap();
    assert!(
        !under_way.is_empty(),
        "the demo county has a hand-over that waits"
    );
    // Two people of one village whom the township looks after.
    let owned = db.list_owned(account(&county, "town").await).await.unwrap();
    let mut of_town = db.list_people(&owned).await.unwrap();
    of_town.sort_by_key(|person| (person.living_area, person.no.clone()));
    let two = of_town
        .windows(2)
        .find(|two| two[0].living_area == two[1].living_area);
    let home = two.unwrap()[0].living_area.to_string();
    let giver = county.session(Role::TownOfficer, &home[..9], "giver").await;
    let receiver = county.session(Role::Coordinator, &home, "receiver").await;
    let list = county
        .get(&format!("/staff/people?whose=all&area={home}"), &giver)
        .await
        .text();
    assert!(list.contains(r#"action="/staff/hand-overs/new""#));
    let mut chosen: Vec<String> = two
        .unwrap()
        .iter()
        .map(|one| format!("person={}", one.id))
        .collect();
    chosen.sort();
    let chosen = chosen.join("&");
    let address = format!("/staff/hand-overs/new?{chosen}");
    let page = county.get(&address, &giver).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("receiver · "), "{}", page.text());

    let count = 2;
    let wrong = format!("{chosen}&count={count}&note=多上门&to=");
    let answer = county.post("/staff/hand-overs", &wrong, &giver).await;
    assert_eq!(answer.status, 422, "the choice again");
    let again = answer.text();
    assert!(
        again.contains(">多上门</textarea>"),
        "with what was typed: {again}"
    );
    assert_eq!(answer.flash().typed, [], "and nothing of it in a cookie");
    let right = format!("{wrong}{}", account(&county, "receiver").await);
    let answer = county.post("/staff/hand-overs", &right, &giver).await;
    assert_eq!(answer.flash().notice, Some(Notice::HandOverProposed));
    let twice = county.post("/staff/hand-overs", &right, &giver).await;
    assert_eq!(twice.status, 409, "they are on their way");

    let desk = county.get("/staff", &receiver).await.text();
    assert!(desk.contains(&format!("town 想把 {count} 人交给你管")), "{desk}");
    let waiting = county.get("/staff/hand-overs", &receiver).await.text();
    let id = waiting.split("/staff/hand-overs/").nth(1).unwrap();
    let id = id.split(['"', '/']).next().unwrap().to_owned();
    let nothing = county
        .post(&format!("/staff/hand-overs/{id}/decline"), "reason=", &receiver)
        .await;
    assert_eq!(nothing.status, 422);
    let long = "长".repeat(201);
    let kept = county
        .post(
            &format!("/staff/hand-overs/{id}/decline"),
            &format!("reason={long}"),
            &receiver,
        )
        .await;
    assert!(
        kept.text().contains(&format!(">{long}</textarea>")),
        "what was typed stays"
    );
    assert_eq!(kept.flash().typed, [], "and nothing of it in a cookie");
    let answer = county
        .post(&format!("/staff/hand-overs/{id}/accept"), "", &receiver)
        .await;
    assert_eq!(answer.flash().notice, Some(Notice::HandOverAccepted));
    assert_eq!(answer.header("location"), format!("/staff/hand-overs/{id}"));
    let late = county
        .post(&format!("/staff/hand-overs/{id}/take-back"), "", &giver)
        .await;
    assert_eq!(late.flash().refusal, Some(Refusal::Changed));
    let mine = county.get("/staff/people?whose=mine", &receiver).await.text();
    assert!(mine.contains(&format!("共 {count} 人")));
    // Whoever it did not concern is shown nothing.
    let other = county.session(Role::Coordinator, &home, "other").await;
    let hidden = county.get(&format!("/staff/hand-overs/{id}"), &other).await;
    assert_eq!(hidden.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_of_a_place_that_is_no_more_lead_on() {
    let county = County::new().await;
    let home = village(&county).await;
    let tree = county.services.db.list_areas().await.unwrap();
    let next = tree
        .iter()
        .map(|area| area.code.to_string())
        .find(|code| code.len() == 12 && code.starts_with(&home[..9]) && *code != home)
        .unwrap();
    let request = MergeRequest {
        from: home.parse().unwrap(),
        into: next.parse().unwrap(),
        on: "2026-06-01".parse().unwrap(),
        dry_run: false,
    };
    let merged = county
        .services
        .merge_areas(&Actor::Operator, &request)
        .await
        .unwrap();
    assert!(merged.people > 0 && merged.accounts > 0);
    let cookie = county.session(Role::TownOfficer, &home[..9], "officer").await;
    for (address, to) in [
        (
            format!("/staff/people?area={home}&page=2"),
            format!("/staff/people?page=2&area={next}"),
        ),
        (
            format!("/vacancies?area={home}"),
            format!("/vacancies?area={next}"),
        ),
        (
            format!("/staff/coverage?area={home}"),
            format!("/staff/coverage?area={next}"),
        ),
    ] {
        let answer = county.get(&address, &cookie).await;
        assert_eq!(answer.status, 303, "{address}");
        assert_eq!(answer.header("location"), to);
        assert!(answer.flash().merged.is_some(), "and says so");
        let told = format!("{cookie}; {}", answer.pair("flash"));
        let page = county.get(&to, &told).await;
        assert_eq!(page.status, 200, "{to}");
        assert!(page.text().contains("已经并到"), "{to}");
    }
    // A year that was over by then is shown as it was.
    let before = county
        .get(&format!("/staff/coverage?area={home}&year=2025"), &cookie)
        .await;
    assert_eq!(before.status, 200);
    // A form that was open while it happened.
    let phone = format!("area={home}&phone=0572-3012345");
    let answer = county.post("/staff/helper-phone", &phone, &cookie).await;
    assert_eq!(answer.flash().notice, Some(Notice::Saved));
    let kept = county
        .services
        .db
        .find_setting(next.parse().ok(), "helper_phone")
        .await
        .unwrap();
    assert!(kept.is_some());
    // Somebody's chosen place follows.
    let placed = county.get("/", &format!("prefs=lang.zh_place.{home}")).await;
    assert!(
        placed.pair("prefs").contains(&format!("place.{next}")),
        "{:?}",
        placed.headers
    );
}
