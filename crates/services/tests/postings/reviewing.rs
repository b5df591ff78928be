//! What officers look through: approved, returned, refused, taken back.

use super::{boss, form, found, keep, officer, publish, saying, send, set, shop, state, view};
use crate::world::{COUNTY, OTHER_TOWN, VILLAGE, staff};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::ids::AccountId;
use domain::params::ParamKey;
use domain::ports::{Keep, Sent, Verdict};
use domain::posting::{NoticeKind, Objection, Stage};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::VacancyState;
use uuid::Uuid;

#[tokio::test]
async fn what_may_have_a_ground_waits_for_an_officer_of_the_place() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    assert_eq!(send(&world, id).await, Ok(Sent::Review));
    assert_eq!(state(&world, id).await, Some(VacancyState::Held));
    assert_eq!(found(&world, "缝纫").await, 0);
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(postings.desk(&elsewhere).await.unwrap().waiting.len(), 0);
    let desk = postings.desk(&officer()).await.unwrap();
    assert_eq!(desk.waiting.len(), 1);
    let version = desk.waiting[0].version;
    let decide = async |who: &Actor, version, verdict| postings.decide(who, id, version, verdict).await;
    assert_eq!(
        decide(&elsewhere, version, Verdict::Approve).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        decide(&staff(Role::Coordinator, VILLAGE), version, Verdict::Approve).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        decide(&officer(), version, Verdict::Return(" ".to_owned())).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    assert_eq!(
        decide(&officer(), version + 1, Verdict::Approve).await,
        Err(Refusal::Changed)
    );
    assert_eq!(decide(&officer(), version, Verdict::Approve).await, Ok(()));
    assert_eq!(found(&world, "缝纫").await, 1);
    assert_eq!(
        decide(&officer(), version, Verdict::Approve).await,
        Err(Refusal::Changed)
    );
    let own = postings.mine(&boss()).await.unwrap();
    assert_eq!(own.notices[0].0.kind, NoticeKind::Approved);
}

#[tokio::test]
async fn a_decision_is_taken_back_on_its_day_by_whoever_made_it() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let verdicts = [
        (Verdict::Approve, VacancyState::Open),
        (Verdict::Return("写清楚".to_owned()), VacancyState::Held),
        (Verdict::Refuse("假的".to_owned()), VacancyState::Withdrawn),
    ];
    for (verdict, after) in verdicts {
        let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
        send(&world, id).await.unwrap();
        let version = view(&world, &boss(), id).await.version;
        postings.decide(&officer(), id, version, verdict).await.unwrap();
        assert_eq!(state(&world, id).await, Some(after));
        let county = staff(Role::CountyOfficer, COUNTY);
        // Helpers of this world give every member of staff the same account.
        let other = match county {
            Actor::Staff(mut staff) => {
                staff.account = AccountId(Uuid::from_u128(0xA9));
                Actor::Staff(staff)
            }
            other => other,
        };
        assert_eq!(postings.undecide(&other, id).await, Err(Refusal::Changed));
        assert_eq!(postings.undecide(&officer(), id).await, Ok(()));
        assert_eq!(state(&world, id).await, Some(VacancyState::Held));
        let stage = view(&world, &boss(), id).await.stage;
        assert!(matches!(stage, Some(Stage::Review { .. })), "{stage:?}");
    }
    let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, id).await.unwrap();
    let version = view(&world, &boss(), id).await.version;
    postings
        .decide(&officer(), id, version, Verdict::Approve)
        .await
        .unwrap();
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(
        postings.undecide(&officer(), id).await,
        Err(Refusal::Changed),
        "the next day"
    );
}

#[tokio::test]
async fn what_was_returned_is_mended_and_sent_again_and_a_refusal_is_final() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, id).await.unwrap();
    let version = view(&world, &boss(), id).await.version;
    let verdict = Verdict::Return("去掉限女性".to_owned());
    postings.decide(&officer(), id, version, verdict).await.unwrap();
    let returned = postings.form(&boss(), id).await.unwrap();
    assert_eq!(returned.returned.as_deref(), Some("去掉限女性"));
    postings
        .keep(&boss(), Some(id), form("缝纫工"), Keep::Checked)
        .await
        .unwrap();
    assert_eq!(send(&world, id).await, Ok(Sent::Live));
    let other = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, other).await.unwrap();
    let version = view(&world, &boss(), other).await.version;
    let verdict = Verdict::Refuse("没有这个厂".to_owned());
    postings
        .decide(&officer(), other, version, verdict)
        .await
        .unwrap();
    let kept_again = postings
        .keep(&boss(), Some(other), form("缝纫工"), Keep::Checked)
        .await;
    assert_eq!(kept_again, Err(Refusal::Changed));
}

#[tokio::test]
async fn a_county_may_have_everything_looked_at() {
    let world = shop().await;
    set(&world, ParamKey::VacancyReview, 1).await;
    let id = keep(&world, &boss(), form("缝纫工")).await;
    assert_eq!(send(&world, id).await, Ok(Sent::Review));
}

#[tokio::test]
async fn who_got_onto_the_blacklist_sends_nothing_and_nobody_approves_it() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let waiting = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, waiting).await.unwrap();
    world.blacklist().await;
    let id = keep(&world, &boss(), form("缝纫工")).await;
    assert_eq!(
        view(&world, &boss(), id).await.objections[0],
        Objection::Blacklisted
    );
    assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked));
    let version = view(&world, &boss(), waiting).await.version;
    let approved = postings
        .decide(&officer(), waiting, version, Verdict::Approve)
        .await;
    assert_eq!(approved, Err(Refusal::PostingBlocked));
}

#[tokio::test]
async fn an_officer_who_takes_it_back_tells_the_employer_and_it_does_not_come_again() {
    let world = shop().await;
    let id = publish(&world, form("缝纫工")).await;
    let vacancies = &world.ports.vacancies;
    vacancies
        .withdraw(&officer(), id, "地址是假的".to_owned())
        .await
        .unwrap();
    let own = world.ports.postings.mine(&boss()).await.unwrap();
    assert_eq!(own.notices[0].0.kind, NoticeKind::Withdrawn);
    assert_eq!(
        world.ports.postings.reopen(&boss(), id).await,
        Err(Refusal::Changed)
    );
    let postings = &world.ports.postings;
    postings
        .keep(&boss(), Some(id), form("缝纫工"), Keep::Checked)
        .await
        .unwrap();
    assert_eq!(send(&world, id).await, Err(Refusal::Changed));
}
