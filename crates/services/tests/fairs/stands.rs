//! Employers apply, are vetted, get a number, and are told.

use super::{Town, county, firm, organiser, plan};
use crate::gateway::{Gateway, decoded};
use crate::world::{COUNTY, code, employer_id, vacancies};
use domain::actor::Actor;
use domain::employer_account::{EmployerAccount, Standing};
use domain::fair::{FairState, StandState};
use domain::ids::AccountId;
use domain::ports::{FairStep, StandVerdict};
use domain::refusal::{Problem, Refusal};
use domain::values::{Phone, SocialCreditCode};
use uuid::Uuid;

#[tokio::test]
async fn employers_apply_with_their_open_vacancies_and_are_vetted() {
    let town = Town::announced(&[], plan()).await;
    let fairs = &town.world.ports.fairs;
    let none = fairs.apply_for_stand(&firm(), town.fair, Vec::new()).await;
    assert_eq!(none, Err(Refusal::field("vacancy", Problem::Required)));
    let stranger = crate::world::vacancy(99, "x").id;
    let theirs = fairs.apply_for_stand(&firm(), town.fair, vec![stranger]).await;
    assert_eq!(theirs, Err(Refusal::field("vacancy", Problem::Wrong)));

    let one = vacancies(1..=1)[0].id;
    fairs
        .apply_for_stand(&firm(), town.fair, vec![one])
        .await
        .unwrap();
    assert_eq!(town.state().await, FairState::Vetting);
    let seen = fairs.event(&Actor::Visitor, town.fair).await.unwrap();
    assert_eq!(seen.stands, [], "who is not approved does not come");
    let view = fairs.fair(&organiser(), town.fair).await.unwrap();
    let stand = view.stands[0].stand.id;
    let refuse = StandVerdict::Refuse("这次只招缝纫".to_owned());
    fairs.judge_stand(&organiser(), stand, refuse).await.unwrap();
    let own = fairs.own_stands(&firm()).await.unwrap();
    let state = own[0].stand.as_ref().map(|stand| stand.state.clone());
    assert_eq!(
        state,
        Some(StandState::Refused {
            reason: "这次只招缝纫".to_owned()
        })
    );

    town.world.blacklist().await;
    let listed = fairs.apply_for_stand(&firm(), town.fair, vec![one]).await;
    assert_eq!(listed, Err(Refusal::RuleNotMet));
    let approve = fairs
        .judge_stand(&organiser(), stand, StandVerdict::Approve)
        .await;
    assert_eq!(approve, Err(Refusal::RuleNotMet));
}

#[tokio::test]
async fn stands_get_numbers_in_one_go_and_change_places() {
    let town = Town::announced(&[], plan()).await;
    town.with_employer().await;
    town.step(&organiser(), FairStep::AssignStands).await.unwrap();
    let fairs = &town.world.ports.fairs;
    let view = fairs.fair(&organiser(), town.fair).await.unwrap();
    assert_eq!(view.fair.state, FairState::StandsAssigned);
    let stand = &view.stands[0].stand;
    assert_eq!(stand.state.number(), Some(1));
    fairs.move_stand(&organiser(), stand.id, 7).await.unwrap();
    let too_far = fairs.move_stand(&organiser(), stand.id, 11).await;
    assert_eq!(too_far, Err(Refusal::field("number", Problem::OutOfRange)));
    let seen = fairs.event(&Actor::Visitor, town.fair).await.unwrap();
    assert_eq!(seen.stands[0].stand.state.number(), Some(7));
}

async fn with_account(town: &Town) {
    let now = town.world.services.clock.now();
    let account = EmployerAccount {
        id: AccountId(Uuid::from_u128(0xA3FF)),
        employer: employer_id(),
        uscc: SocialCreditCode::parse("93330503MA2B000012").unwrap(),
        firm: "青禾制衣厂".to_owned(),
        area: code(COUNTY),
        name: "周会".to_owned(),
        phone: Phone::parse("13800138099").ok(),
        made_at: now,
        standing: Standing::Confirmed {
            at: now,
            by: "staff:x".to_owned(),
        },
    };
    let mut change = town.world.services.db.begin().await.unwrap();
    change.set_employer_account(&account).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn an_employer_is_told_by_message_of_its_stand_and_of_a_cancellation_once_each() {
    let town = Town::announced(&[], plan()).await;
    with_account(&town).await;
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;
    let told = async || {
        let count = town.world.services.tell_fair_employers().await.unwrap();
        let texts: Vec<String> = gateway.take().iter().map(|sent| decoded(sent)).collect();
        assert_eq!(texts.len() as u64, count, "{texts:?}");
        texts
    };
    town.with_employer().await;
    town.step(&organiser(), FairStep::AssignStands).await.unwrap();
    town.world.clock.set("2026-07-01T23:00:00+08:00");
    assert_eq!(told().await.len(), 0, "nobody is disturbed at night");
    town.world.clock.set("2026-07-02T10:00:00+08:00");
    let texts = told().await;
    assert!(
        texts.len() == 1 && texts[0].contains("7月10日招聘会，你们在1号展位"),
        "of several things what weighs most: {texts:?}"
    );
    assert_eq!(told().await.len(), 0, "once");
    town.step(&county(), FairStep::Cancel("停电".to_owned()))
        .await
        .unwrap();
    let texts = told().await;
    assert!(texts.len() == 1 && texts[0].contains("取消了"), "{texts:?}");
}

#[tokio::test]
async fn who_was_put_on_the_blacklist_since_is_shown_to_nobody() {
    let town = Town::announced(&[], plan()).await;
    town.with_employer().await;
    let fairs = &town.world.ports.fairs;
    let shown = async || {
        let seen = fairs.event(&Actor::Visitor, town.fair).await.unwrap();
        seen.stands.len()
    };
    assert_eq!(shown().await, 1);
    town.world.blacklist().await;
    assert_eq!(shown().await, 0);
    let desk = fairs.fair(&organiser(), town.fair).await.unwrap();
    assert!(desk.stands[0].is_listed);
}
