//! What ends and what is bounded: looking after a group, reading names, long lists.

use super::{Village, account, id_of};
use crate::world::{NEXT_VILLAGE, TOWN, VILLAGE, World, day, person};
use chrono::TimeDelta;
use domain::access::AccessKind;
use domain::actor::Role;
use domain::finding::Whose;
use domain::hand_over::{HandOver, HandOverState, Outcome, Taking};
use domain::ids::{HandOverId, PersonId};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{Chosen, HandOverWish, PeopleQuery};
use domain::refusal::{Problem, Refusal};
use domain::values::ResidentId;
use uuid::Uuid;

/// Nobody looks after somebody whose work is for another group.
#[tokio::test]
async fn whoever_leaves_the_group_of_their_caretaker_gets_another() {
    let village = Village::new().await;
    let instructor = account(&village.world, Role::DisabilityInstructor, TOWN, "ines").await;
    let disabled = |group| Person {
        categories: CategorySet::EMPTY.with(group),
        ..person(1, VILLAGE)
    };
    village
        .world
        .keep_people(&[disabled(Category::PersonWithDisability)])
        .await;
    let made = village.propose(&village.giver, &[1], &instructor).await.unwrap();
    let hand_overs = &village.world.ports.hand_overs;
    hand_overs.accept(&instructor, made[0]).await.unwrap();
    village.world.services.settle_owners().await.unwrap();
    assert_eq!(
        village.owner(1).await,
        Some(id_of(&instructor)),
        "as long as they belong"
    );
    village.world.keep_people(&[disabled(Category::PoorWorker)]).await;
    village.world.services.settle_owners().await.unwrap();
    assert_eq!(village.owner(1).await, Some(id_of(&village.giver)));
    let news = hand_overs.news(&instructor).await.unwrap();
    assert_eq!(
        (news.changes[0].came, news.changes[0].how),
        (false, Taking::LeftGroup)
    );
}

#[tokio::test]
async fn names_are_read_by_the_parties_for_a_month_and_then_counted() {
    let village = Village::new().await;
    let hand_overs = &village.world.ports.hand_overs;
    let done = village
        .propose(&village.giver, &[1, 2], &village.receiver)
        .await
        .unwrap()[0];
    let open = village
        .propose(&village.giver, &[3], &village.receiver)
        .await
        .unwrap()[0];
    hand_overs
        .decline(&village.receiver, done, "王小明住得太远".to_owned())
        .await
        .unwrap();
    village.world.clock.forward(TimeDelta::days(29));
    let line = hand_overs.find(&village.giver, done).await.unwrap();
    assert_eq!((line.people.len(), line.past_names), (2, false));
    village.world.clock.forward(TimeDelta::days(2));
    let line = hand_overs.find(&village.giver, done).await.unwrap();
    assert_eq!((line.people.len(), line.past_names, line.count()), (0, true, 2));
    assert_eq!(line.outcomes, [(Some(Outcome::Kept), 2)]);
    assert_eq!(line.note, "", "what was written may name somebody");
    assert!(matches!(line.state, HandOverState::Declined { reason, .. } if reason.is_empty()));
    let book = hand_overs.list(&village.giver).await.unwrap();
    assert!(book.past.iter().all(|line| line.people.is_empty()));
    // Whatever still waits is read by those who must answer.
    let line = hand_overs.find(&village.receiver, open).await.unwrap();
    assert_eq!(line.people.len(), 1);
}

#[tokio::test]
async fn whoever_reads_names_of_a_hand_over_is_written_down() {
    let village = Village::new().await;
    let hand_overs = &village.world.ports.hand_overs;
    let id = person(1, VILLAGE).id;
    let looks = async || {
        let lines = village.world.services.db.list_access_of(id, 99).await.unwrap();
        let of_kind = lines.iter().filter(|line| line.kind == AccessKind::HandOver);
        of_kind.map(|line| line.account).collect::<Vec<_>>()
    };
    hand_overs
        .prepare(&village.giver, &Chosen::People(vec![id]))
        .await
        .unwrap();
    assert_eq!(looks().await, [id_of(&village.giver)]);
    let made = village
        .propose(&village.giver, &[1], &village.receiver)
        .await
        .unwrap();
    hand_overs.news(&village.receiver).await.unwrap();
    assert_eq!(looks().await.len(), 1, "the desk says how many");
    hand_overs.list(&village.receiver).await.unwrap();
    hand_overs.find(&village.receiver, made[0]).await.unwrap();
    assert_eq!(looks().await.len(), 2, "one look of the receiver");
}

/// However many somebody has proposed since: what waits for them is shown, and told of.
#[tokio::test]
async fn what_waits_for_somebody_is_not_behind_what_they_wait_for() {
    let village = Village::new().await;
    let waiting = village
        .propose(&village.giver, &[1], &village.receiver)
        .await
        .unwrap();
    let receiver = id_of(&village.receiver);
    let db = &village.world.services.db;
    let first = db.find_hand_over(waiting[0]).await.unwrap().unwrap();
    let mut change = db.begin().await.unwrap();
    for number in 1..=60_u128 {
        let own = HandOver {
            id: HandOverId(Uuid::from_u128(number)),
            from: receiver,
            to: id_of(&village.giver),
            proposed_by: village.receiver.label(),
            proposed_at: first.proposed_at + TimeDelta::minutes(number as i64),
            ..first.clone()
        };
        change.add_hand_over(&own, &[]).await.unwrap();
    }
    change.commit().await.unwrap();
    let hand_overs = &village.world.ports.hand_overs;
    let book = hand_overs.list(&village.receiver).await.unwrap();
    let to_me: Vec<HandOverId> = book.to_me.iter().map(|line| line.id).collect();
    assert_eq!((to_me, book.by_me.len()), (waiting, 50));
    let news = hand_overs.news(&village.receiver).await.unwrap();
    assert_eq!(news.waiting.len(), 1);
}

/// A list shows the first names and says how many there are; more than so many cannot be handed over at once.
#[tokio::test]
async fn long_lists_are_told_in_numbers() {
    let people: Vec<Person> = (1..=60).map(|number| person(number, VILLAGE)).collect();
    let world = World::with(&people, &[]).await;
    let giver = account(&world, Role::Coordinator, VILLAGE, "anna").await;
    let receiver = account(&world, Role::Coordinator, VILLAGE, "bella").await;
    let hand_overs = &world.ports.hand_overs;
    let all = Chosen::All(Box::new(PeopleQuery {
        whose: Some(Whose::All),
        ..PeopleQuery::default()
    }));
    // Nobody looks after them yet: the proposal itself finds somebody, for them alone.
    let choice = hand_overs.prepare(&giver, &all).await.unwrap();
    assert_eq!(
        (choice.people.len(), choice.count, choice.too_many),
        (40, 60, false)
    );
    let wish = HandOverWish {
        chosen: all.clone(),
        count: 60,
        to: id_of(&receiver),
        note: String::new(),
    };
    let made = hand_overs.propose(&giver, wish).await.unwrap();
    let book = hand_overs.list(&receiver).await.unwrap();
    assert_eq!((book.to_me[0].people.len(), book.to_me[0].count()), (8, 60));
    let line = hand_overs.find(&receiver, made[0]).await.unwrap();
    assert_eq!(line.people.len(), 60);
    let more = |number: u128| Person {
        id: PersonId(Uuid::from_u128(0x9_0000 + number)),
        no: format!("M{number:05}"),
        resident_id: ResidentId::compose(
            990_101,
            day("1985-03-02") + TimeDelta::days((number / 900) as i64),
            (number % 900 + 1) as u16,
        )
        .unwrap(),
        ..person(1, NEXT_VILLAGE)
    };
    let more: Vec<Person> = (0..2_001).map(more).collect();
    world.keep_people(&more).await;
    let town = account(&world, Role::TownOfficer, TOWN, "town").await;
    let choice = hand_overs.prepare(&town, &all).await.unwrap();
    assert_eq!(
        (choice.people.len(), choice.count, choice.too_many),
        (0, 2_061, true)
    );
    let wish = HandOverWish {
        chosen: all,
        count: 2_061,
        to: id_of(&receiver),
        note: String::new(),
    };
    assert_eq!(
        hand_overs.propose(&town, wish).await,
        Err(Refusal::field("person", Problem::TooLong))
    );
}
