//! Hand-overs: proposed, accepted, declined; what happens meanwhile, and who sees what.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod bounds;

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, day, person, staff, vacancies,
};
use domain::actor::{Actor, Role, Staff};
use domain::finding::Whose;
use domain::hand_over::{Ending, HandOverState, Outcome, Taking};
use domain::ids::{AccountId, HandOverId, PersonId, RecognitionTaskId};
use domain::person::{Category, CategorySet, Leaving, Person};
use domain::person_field::{Edit, PersonField};
use domain::ports::{Chosen, FileEdit, HandOverWish, PeopleQuery, TaskKind};
use domain::refusal::{Problem, Refusal};
use store::RecognitionTask;
use uuid::Uuid;

/// An account, as the one who asks with it.
async fn account(world: &World, role: Role, area: &str, login: &str) -> Actor {
    let services = &world.services;
    services.create_account(role, code(area), login).await.unwrap();
    let account = services.db.find_account_by_login(login).await.unwrap();
    Actor::Staff(account.unwrap().staff())
}

fn id_of(who: &Actor) -> AccountId {
    let Actor::Staff(Staff { account, .. }) = who else {
        panic!("not staff");
    };
    *account
}

/// A village with two coordinators, a township, and four people whom the first looks after.
struct Village {
    world: World,
    giver: Actor,
    receiver: Actor,
    town: Actor,
}

impl Village {
    async fn new() -> Self {
        let people: Vec<Person> = (1..=4).map(|number| person(number, VILLAGE)).collect();
        let world = World::with(&people, &vacancies(1..=5)).await;
        let giver = account(&world, Role::Coordinator, VILLAGE, "anna").await;
        let town = account(&world, Role::TownOfficer, TOWN, "town").await;
        world.services.settle_owners().await.unwrap();
        let receiver = account(&world, Role::Coordinator, VILLAGE, "bella").await;
        Self {
            world,
            giver,
            receiver,
            town,
        }
    }

    async fn propose(&self, who: &Actor, numbers: &[u16], to: &Actor) -> Result<Vec<HandOverId>, Refusal> {
        let people: Vec<PersonId> = numbers.iter().map(|n| person(*n, VILLAGE).id).collect();
        let wish = HandOverWish {
            count: people.len() as u32,
            chosen: Chosen::People(people),
            to: id_of(to),
            note: "我要去学习半年".to_owned(),
        };
        self.world.ports.hand_overs.propose(who, wish).await
    }

    async fn owner(&self, number: u16) -> Option<AccountId> {
        let ids = [person(number, VILLAGE).id];
        let owners = self.world.services.db.list_current_owners(&ids).await.unwrap();
        owners.first().map(|(_, account)| *account)
    }

    async fn outcomes(&self, who: &Actor, id: HandOverId) -> Vec<(PersonId, Option<Outcome>)> {
        let line = self.world.ports.hand_overs.find(who, id).await.unwrap();
        let mut of: Vec<_> = line.people.iter().map(|one| (one.id, one.outcome)).collect();
        of.sort();
        of
    }

    async fn mine(&self, who: &Actor) -> Vec<String> {
        let query = PeopleQuery {
            whose: Some(Whose::Mine),
            ..PeopleQuery::default()
        };
        let found = self.world.ports.finding.find(who, &query).await.unwrap();
        let mut numbers: Vec<_> = found.people.into_iter().map(|one| one.line.no).collect();
        numbers.sort();
        numbers
    }

    /// Somebody is told something about a person.
    async fn tell(&self, who: &Actor, number: u16) -> RecognitionTaskId {
        let id = RecognitionTaskId(Uuid::from_u128(u128::from(number)));
        let task = RecognitionTask {
            id,
            kind: TaskKind::Returned,
            recognition: None,
            person: person(number, VILLAGE).id,
            category: Category::PoorWorker,
            area: code(VILLAGE),
            actor: who.label(),
            due_on: None,
            made_at: at("2026-06-29"),
            seen_at: None,
        };
        let mut change = self.world.services.db.begin().await.unwrap();
        change.add_recognition_task(&task).await.unwrap();
        change.commit().await.unwrap();
        id
    }

    async fn told(&self, id: RecognitionTaskId) -> String {
        let task = self.world.services.db.find_recognition_task(id).await.unwrap();
        task.unwrap().actor
    }
}

#[tokio::test]
async fn people_and_their_open_work_pass_when_it_is_accepted_and_not_before() {
    let village = Village::new().await;
    village.world.round().await;
    let task = village.tell(&village.giver, 1).await;
    let kept = village.tell(&village.giver, 4).await;
    let hand_overs = &village.world.ports.hand_overs;
    let made = village
        .propose(&village.giver, &[1, 2, 3], &village.receiver)
        .await
        .unwrap();
    let [id] = made[..] else { panic!("{made:?}") };
    assert_eq!(village.mine(&village.giver).await.len(), 4, "nobody has passed");
    assert_eq!(village.told(task).await, village.giver.label());
    let news = hand_overs.news(&village.receiver).await.unwrap();
    assert_eq!(news.waiting, [("anna".to_owned(), 3)]);
    let book = hand_overs.list(&village.receiver).await.unwrap();
    let waiting = &book.to_me[0];
    assert_eq!(waiting.note, "我要去学习半年");
    assert!(waiting.may.answer && !waiting.may.take_back);
    assert_eq!(waiting.work.tasks, 1);
    assert!(waiting.work.leads > 0, "undelivered leads go along");

    assert_eq!(
        hand_overs.accept(&village.giver, id).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(hand_overs.accept(&village.receiver, id).await, Ok(3));
    assert_eq!(village.mine(&village.receiver).await, ["P001", "P002", "P003"]);
    assert_eq!(village.mine(&village.giver).await, ["P004"]);
    assert_eq!(village.told(task).await, village.receiver.label());
    assert_eq!(village.told(kept).await, village.giver.label());
    let spells = hand_overs
        .caretakers_of(&village.receiver, person(1, VILLAGE).id)
        .await
        .unwrap();
    let told: Vec<_> = spells
        .iter()
        .map(|spell| (spell.login.as_str(), spell.how, spell.until.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            ("bella", Taking::HandedOver, false),
            ("anna", Taking::Assigned, true)
        ]
    );
    let news = hand_overs.news(&village.giver).await.unwrap();
    assert_eq!(news.answered.len(), 1, "whoever proposed it is told");
    assert_eq!(news.changes, [], "and not a second time person by person");
    hand_overs.see_news(&village.giver).await.unwrap();
    let news = hand_overs.news(&village.giver).await.unwrap();
    assert_eq!(news.answered, [], "once");
}

#[tokio::test]
async fn declined_or_taken_back_everybody_stays() {
    let village = Village::new().await;
    let hand_overs = &village.world.ports.hand_overs;
    let declined = village
        .propose(&village.giver, &[1], &village.receiver)
        .await
        .unwrap()[0];
    let reason = "我这边已经管六十户了".to_owned();
    hand_overs
        .decline(&village.receiver, declined, reason.clone())
        .await
        .unwrap();
    let line = hand_overs.find(&village.giver, declined).await.unwrap();
    assert!(matches!(line.state, HandOverState::Declined { reason: said, .. } if said == reason));
    assert_eq!(village.owner(1).await, Some(id_of(&village.giver)));
    let again = village
        .propose(&village.giver, &[1], &village.receiver)
        .await
        .unwrap()[0];
    assert_eq!(
        hand_overs.take_back(&village.receiver, again).await,
        Err(Refusal::NotFound)
    );
    hand_overs.take_back(&village.giver, again).await.unwrap();
    assert_eq!(
        hand_overs.accept(&village.receiver, again).await,
        Err(Refusal::Changed)
    );
    assert_eq!(village.owner(1).await, Some(id_of(&village.giver)));
    assert!(hand_overs.list(&village.receiver).await.unwrap().to_me.is_empty());
}

#[tokio::test]
async fn nobody_is_in_two_open_hand_overs_and_one_answer_counts() {
    let village = Village::new().await;
    let hand_overs = &village.world.ports.hand_overs;
    let (first, second) = tokio::join!(
        village.propose(&village.giver, &[1], &village.receiver),
        village.propose(&village.town, &[1], &village.receiver),
    );
    let made: Vec<_> = [&first, &second]
        .into_iter()
        .filter_map(|one| one.as_ref().ok())
        .collect();
    assert_eq!(made.len(), 1, "{first:?} {second:?}");
    let refused = first.as_ref().err().or(second.as_ref().err()).unwrap();
    assert!(
        matches!(refused, Refusal::InHandOver | Refusal::Changed),
        "{refused:?}: found under way, or no longer there to be chosen"
    );
    let id = made[0][0];
    let (one, other) = tokio::join!(
        hand_overs.accept(&village.receiver, id),
        hand_overs.accept(&village.receiver, id),
    );
    let mut told = [one, other];
    told.sort_by_key(Result::is_err);
    assert_eq!(told, [Ok(1), Err(Refusal::Changed)]);
    let spells = village
        .world
        .services
        .db
        .list_owners(person(1, VILLAGE).id)
        .await
        .unwrap();
    assert_eq!(spells.iter().filter(|spell| spell.until.is_none()).count(), 1);
}

#[tokio::test]
async fn whoever_moved_died_or_was_taken_meanwhile_does_not_come_along() {
    let village = Village::new().await;
    let id = village
        .propose(&village.giver, &[1, 2, 3, 4], &village.receiver)
        .await
        .unwrap()[0];
    let moved = person(1, NEXT_VILLAGE);
    let died = Person {
        left: Some((day("2026-06-29"), Leaving::Died)),
        ..person(2, VILLAGE)
    };
    village.world.keep_people(&[moved, died]).await;
    let mut change = village.world.services.db.begin().await.unwrap();
    let how = (at("2026-06-30"), Taking::Assigned, None);
    let three = [person(3, VILLAGE).id];
    change.set_owner(&three, id_of(&village.town), how).await.unwrap();
    change.commit().await.unwrap();
    let hand_overs = &village.world.ports.hand_overs;
    assert_eq!(hand_overs.accept(&village.receiver, id).await, Ok(1));
    let expected = [Outcome::Moved, Outcome::Left, Outcome::Taken, Outcome::HandedOver];
    let expected: Vec<_> = (1..=4u16)
        .zip(expected)
        .map(|(number, outcome)| (person(number, VILLAGE).id, Some(outcome)))
        .collect();
    assert_eq!(village.outcomes(&village.receiver, id).await, expected);
    assert_eq!(village.owner(4).await, Some(id_of(&village.receiver)));
    assert_eq!(village.owner(3).await, Some(id_of(&village.town)));
    // With nobody left in it, it ends and says so.
    let last = village
        .propose(&village.receiver, &[4], &village.giver)
        .await
        .unwrap()[0];
    village.world.keep_people(&[person(4, OTHER_VILLAGE)]).await;
    assert_eq!(hand_overs.accept(&village.giver, last).await, Ok(0));
    let line = hand_overs.find(&village.giver, last).await.unwrap();
    assert!(matches!(
        line.state,
        HandOverState::Ended {
            why: Ending::NobodyLeft,
            ..
        }
    ));
}

#[tokio::test]
async fn who_may_propose_what_to_whom() {
    let village = Village::new().await;
    let world = &village.world;
    let hand_overs = &world.ports.hand_overs;
    let other = account(world, Role::Coordinator, OTHER_VILLAGE, "cora").await;
    let instructor = account(world, Role::DisabilityInstructor, TOWN, "ines").await;
    let nobody_to_ask = Err(Refusal::field("to", Problem::OutOfRange));
    // Outside the area, without the group, to oneself.
    for receiver in [&other, &instructor, &village.giver] {
        let proposed = village.propose(&village.giver, &[1], receiver).await;
        assert_eq!(proposed, nobody_to_ask);
    }
    // A coordinator does not hand over whom somebody else looks after.
    assert_eq!(
        village.propose(&village.receiver, &[1], &village.town).await,
        Err(Refusal::Changed)
    );
    let chosen = Chosen::People(vec![person(1, VILLAGE).id]);
    let choice = hand_overs.prepare(&village.receiver, &chosen).await.unwrap();
    assert_eq!((choice.people.len(), choice.not_yours), (0, 1));
    // People of another area are as if they did not exist.
    let choice = hand_overs.prepare(&other, &chosen).await.unwrap();
    assert_eq!((choice.people.len(), choice.not_yours), (0, 0));
    // An officer does, for the whole list, and is held to the number shown.
    let everybody = Chosen::All(Box::new(PeopleQuery {
        whose: Some(Whose::All),
        ..PeopleQuery::default()
    }));
    let choice = hand_overs.prepare(&village.town, &everybody).await.unwrap();
    assert_eq!(choice.people.len(), 4);
    let logins: Vec<_> = choice.receivers.iter().map(|one| one.login.as_str()).collect();
    assert_eq!(logins, ["bella"], "neither who has them, nor who asks");
    let wish = |count| HandOverWish {
        chosen: everybody.clone(),
        count,
        to: id_of(&village.receiver),
        note: String::new(),
    };
    assert_eq!(
        hand_overs.propose(&village.town, wish(3)).await,
        Err(Refusal::Changed)
    );
    let made = hand_overs.propose(&village.town, wish(4)).await.unwrap();
    assert_eq!(made.len(), 1);
    // A third sees nothing of it.
    assert_eq!(hand_overs.find(&other, made[0]).await, Err(Refusal::NotFound));
    for stranger in [&other, &instructor] {
        let book = hand_overs.list(stranger).await.unwrap();
        assert!(book.to_me.is_empty() && book.by_me.is_empty() && book.past.is_empty());
    }
    for role in [
        Role::Auditor,
        Role::CitySupervisor,
        Role::Administrator,
        Role::Organiser,
    ] {
        let who = staff(role, COUNTY);
        assert_eq!(hand_overs.list(&who).await, Err(Refusal::NotAllowed));
    }
    // The one who looked after them is told when it was somebody else's doing.
    hand_overs.accept(&village.receiver, made[0]).await.unwrap();
    let news = hand_overs.news(&village.giver).await.unwrap();
    assert_eq!(news.changes.len(), 1);
    let change = &news.changes[0];
    assert_eq!((change.came, change.people.len()), (false, 4));
    assert_eq!(change.other.as_deref(), Some("bella"));
}

#[tokio::test]
async fn somebody_with_a_disability_may_go_to_the_instructor() {
    let village = Village::new().await;
    let instructor = account(&village.world, Role::DisabilityInstructor, TOWN, "ines").await;
    let disabled = Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        ..person(1, VILLAGE)
    };
    village.world.keep_people(&[disabled]).await;
    let made = village.propose(&village.giver, &[1], &instructor).await.unwrap();
    assert_eq!(
        village.world.ports.hand_overs.accept(&instructor, made[0]).await,
        Ok(1)
    );
}

#[tokio::test]
async fn a_closed_account_leaves_nobody_alone() {
    let village = Village::new().await;
    let world = &village.world;
    let hand_overs = &world.ports.hand_overs;
    let task = village.tell(&village.giver, 1).await;
    let out = village
        .propose(&village.giver, &[1], &village.receiver)
        .await
        .unwrap()[0];
    let book = &world.ports.account_book;
    let stranger = account(world, Role::Coordinator, OTHER_VILLAGE, "cora").await;
    let county = staff(Role::CountyOfficer, COUNTY);
    let giver = id_of(&village.giver);
    assert_eq!(
        book.close(&county, giver, Some(id_of(&stranger))).await,
        Err(Refusal::field("to", Problem::OutOfRange))
    );
    assert_eq!(village.owner(1).await, Some(giver), "nothing half done");
    let work = book.open_work(&county, giver).await.unwrap();
    assert_eq!(work.own_people, 4);
    book.close(&county, giver, Some(id_of(&village.receiver)))
        .await
        .unwrap();
    assert_eq!(village.mine(&village.receiver).await.len(), 4);
    assert_eq!(village.told(task).await, village.receiver.label());
    let line = hand_overs.find(&village.receiver, out).await.unwrap();
    assert!(matches!(
        line.state,
        HandOverState::Ended {
            why: Ending::GiverLeft,
            ..
        }
    ));
    assert_eq!(
        village.outcomes(&village.receiver, out).await,
        [(person(1, VILLAGE).id, Some(Outcome::Kept))]
    );
    let news = hand_overs.news(&village.receiver).await.unwrap();
    assert_eq!(news.changes.len(), 1, "whoever gets them is told");
    assert!(news.changes[0].came && news.changes[0].how == Taking::CaretakerLeft);
    // Without a receiver they go to the township, and what waits for the closed account ends.
    let waiting = village.propose(&village.town, &[2], &village.receiver).await;
    assert_eq!(
        waiting,
        Err(Refusal::field("to", Problem::OutOfRange)),
        "they have them"
    );
    let back = village
        .propose(&village.receiver, &[2], &village.town)
        .await
        .unwrap()[0];
    book.close(&county, id_of(&village.town), None).await.unwrap();
    let line = hand_overs.find(&village.receiver, back).await.unwrap();
    assert!(matches!(
        line.state,
        HandOverState::Ended {
            why: Ending::ReceiverLeft,
            ..
        }
    ));
    assert_eq!(
        hand_overs.news(&village.receiver).await.unwrap().answered.len(),
        1
    );
    let officer = account(world, Role::TownOfficer, TOWN, "next").await;
    book.close(&county, id_of(&village.receiver), None).await.unwrap();
    assert_eq!(village.mine(&officer).await.len(), 4);
}

#[tokio::test]
async fn whoever_moves_gets_somebody_at_once_and_the_one_before_is_told() {
    let village = Village::new().await;
    let next = account(&village.world, Role::Coordinator, NEXT_VILLAGE, "nora").await;
    let files = &village.world.ports.person_files;
    let id = person(1, VILLAGE).id;
    let edit = FileEdit {
        version: Person::FIRST,
        edits: vec![Edit {
            field: PersonField::LivingArea,
            was: VILLAGE.to_owned(),
            now: NEXT_VILLAGE.to_owned(),
        }],
        why: String::new(),
    };
    files.edit(&village.town, id, edit).await.unwrap();
    assert_eq!(village.owner(1).await, Some(id_of(&next)));
    let hand_overs = &village.world.ports.hand_overs;
    let news = hand_overs.news(&village.giver).await.unwrap();
    let change = &news.changes[0];
    assert_eq!((change.came, change.how), (false, Taking::Moved));
    assert_eq!(change.other.as_deref(), Some("nora"));
    assert_eq!(change.people[0].place, "河湾镇 杨家村");
    let news = hand_overs.news(&next).await.unwrap();
    assert!(news.changes[0].came);
    hand_overs.see_news(&village.giver).await.unwrap();
    assert_eq!(hand_overs.news(&village.giver).await.unwrap().changes, []);
}

#[tokio::test]
async fn whoever_enters_somebody_looks_after_them() {
    let village = Village::new().await;
    let field = |field, now: &str| Edit {
        field,
        was: String::new(),
        now: now.to_owned(),
    };
    let edits = vec![
        field(PersonField::Name, "赵小兰"),
        field(
            PersonField::ResidentId,
            &String::from(person(77, VILLAGE).resident_id),
        ),
        field(PersonField::LivingArea, VILLAGE),
        field(PersonField::HukouArea, VILLAGE),
    ];
    let files = &village.world.ports.person_files;
    let id = files.add_person(&village.receiver, edits).await.unwrap();
    let owners = village
        .world
        .services
        .db
        .list_current_owners(&[id])
        .await
        .unwrap();
    assert_eq!(owners, [(id, id_of(&village.receiver))]);
}
