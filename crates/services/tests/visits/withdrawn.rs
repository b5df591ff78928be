//! Work of whoever looks after a person no more, or has no account any more.

use super::{ACCEPTED, Village, edit, record, visit_id, withdrawn};
use crate::world::{COUNTY, VILLAGE, at, code, person, staff};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, PersonId};
use domain::person_field::PersonField;
use domain::ports::{Received, SignIn};
use domain::refusal::Refusal;
use domain::session::Device;
use domain::visit::{Outcome, SyncAnswer, SyncBatch, SyncReason, SyncRecord};
use uuid::Uuid;

#[tokio::test]
async fn work_of_somebody_whose_access_was_withdrawn_waits_for_whoever_has_the_area_now() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    village.moves_away().await;
    let mut visit = record(1, id);
    visit.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    let batch = [visit, record(2, person(2, VILLAGE).id)];
    assert_eq!(village.send(&village.anna, &batch).await, [withdrawn(), ACCEPTED]);
    assert_eq!(
        village.send(&village.anna, &batch).await,
        [withdrawn(), SyncAnswer::Known]
    );
    assert_eq!(village.person(1).await.skills, Vec::<String>::new());
    let visits = &village.world.ports.visits;
    assert!(
        visits
            .questions(&village.bella)
            .await
            .unwrap()
            .proposals
            .is_empty()
    );
    let county = crate::world::staff(Role::CountyOfficer, COUNTY);
    let proposals = visits.questions(&county).await.unwrap().proposals;
    assert_eq!((proposals.len(), proposals[0].by.as_str()), (1, "anna"));
    visits.settle_proposal(&county, visit_id(1), true).await.unwrap();
    assert_eq!(village.person(1).await.skills, ["缝纫"]);
    let kept = village
        .world
        .services
        .db
        .find_visit(visit_id(1))
        .await
        .unwrap()
        .unwrap();
    let Actor::Staff(anna) = &village.anna else {
        panic!()
    };
    assert_eq!(kept.by, anna.account, "the visit is theirs who made it");
    assert_eq!(
        visits.settle_proposal(&county, visit_id(1), false).await,
        Err(Refusal::Changed)
    );
}

/// Carla looks after the first of the village, and is signed in on her phone. Gives her secret.
async fn carla(village: &Village) -> (String, AccountId) {
    let world = &village.world;
    let made = world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "carla");
    let attempt = SignIn {
        login: "carla".to_owned(),
        password: made.await.unwrap(),
        code: String::new(),
        address: "192.0.2.1".to_owned(),
        device: Device::UNKNOWN,
    };
    let signed_in = world.ports.accounts.sign_in(attempt).await.unwrap();
    let account = signed_in.staff.account;
    let one = [person(1, VILLAGE).id];
    let now = world.services.clock.now();
    let mut change = world.services.db.begin().await.unwrap();
    change.end_owners(&one, now).await.unwrap();
    let how = (now, domain::hand_over::Taking::Assigned, None);
    change.set_owner(&one, account, how).await.unwrap();
    change.commit().await.unwrap();
    (signed_in.token, account)
}

fn batch(author: AccountId, records: &[SyncRecord]) -> SyncBatch<Received> {
    SyncBatch {
        account: Some(author),
        sent_at: at("2026-06-30"),
        records: records.iter().cloned().map(|one| Ok(Box::new(one))).collect(),
    }
}

#[tokio::test]
async fn what_was_written_for_an_account_that_was_closed_is_proposed_to_whoever_has_the_area() {
    for village in Village::on_both().await {
        let visits = &village.world.ports.visits;
        let (secret, account) = carla(&village).await;
        let mine = person(1, VILLAGE).id;
        let mut held = record(1, mine);
        held.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
        let mut begun = record(2, mine);
        begun.outcome = Outcome::Draft;
        begun.edits = vec![edit(PersonField::DistanceKm, 1, "", "8")];
        let stranger = record(3, PersonId(Uuid::from_u128(77)));
        let records = [held.clone(), begun.clone(), stranger];
        let nobody = Err(Refusal::NotSignedIn);
        let open = visits.give_back(&secret, batch(account, &records)).await;
        assert_eq!(open.map(drop), nobody, "the account is open: she signs in");
        let book = &village.world.ports.account_book;
        book.close(&staff(Role::CountyOfficer, COUNTY), account, None)
            .await
            .unwrap();
        assert_eq!(visits.may_give_back("no-secret").await, nobody);
        let guessed = visits.give_back("no-secret", batch(account, &records)).await;
        assert_eq!(guessed.map(drop), nobody);
        assert_eq!(visits.may_give_back(&secret).await, Ok(()));
        for _ in 0..3 {
            let answers = visits.give_back(&secret, batch(account, &records)).await.unwrap();
            let answers: Vec<_> = answers.answers.into_iter().map(|one| one.answer).collect();
            let not_found = SyncAnswer::refused(SyncReason::NotFound);
            assert_eq!(answers, [withdrawn(), withdrawn(), not_found]);
        }
        let bella = village.bella.staff().unwrap().account;
        let of_other = visits.give_back(&secret, batch(bella, &records)).await.unwrap();
        let is_others = SyncAnswer::refused(SyncReason::OtherAccount);
        assert!(of_other.answers.iter().all(|one| one.answer == is_others));

        let proposals = visits.questions(&village.anna).await.unwrap().proposals;
        assert_eq!(proposals.len(), 2);
        assert!(proposals.iter().all(|card| card.by == "carla"));
        assert_eq!(
            village.person(1).await.skills,
            Vec::<String>::new(),
            "nothing is written by it"
        );
        let take = |id| visits.settle_proposal(&village.anna, id, true);
        take(held.id).await.unwrap();
        assert_eq!(village.person(1).await.skills, ["缝纫"]);
        take(begun.id).await.unwrap();
        let form = visits
            .visit_form(&village.anna, mine, Some(begun.id))
            .await
            .unwrap();
        assert_eq!(
            form.draft.map(|draft| draft.edits),
            Some(begun.edits),
            "who takes it goes on with it"
        );
        let known = visits
            .give_back(&secret, batch(account, &records[..1]))
            .await
            .unwrap();
        assert_eq!(known.answers[0].answer, SyncAnswer::Known);
    }
}

#[tokio::test]
async fn a_telephone_proves_whose_it_was_for_a_month_after_its_session_and_gives_back_for_a_year() {
    let village = Village::new().await;
    let world = &village.world;
    let (secret, account) = carla(&village).await;
    world.clock.forward(TimeDelta::days(20));
    world.services.tidy().await.unwrap();
    let chief = staff(Role::CountyOfficer, COUNTY);
    let book = &world.ports.account_book;
    book.close(&chief, account, None).await.unwrap();
    let may = async || world.ports.visits.may_give_back(&secret).await;
    world.clock.forward(TimeDelta::days(300));
    world.services.tidy().await.unwrap();
    assert_eq!(may().await, Ok(()));
    assert_eq!(world.ports.accounts.session(&secret).await, Ok(None));
    world.clock.forward(TimeDelta::days(70));
    world.services.tidy().await.unwrap();
    assert_eq!(may().await, Err(Refusal::NotSignedIn));
}
