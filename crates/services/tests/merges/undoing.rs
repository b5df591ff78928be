//! One file becomes two again.

use super::{doubled, found, furnished, id, inventory, merge, named, town, wish, world};
use crate::world::{VILLAGE, day, person};
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource};
use domain::consent::Purpose;
use domain::file_entry::{Entry, TrainingNeed};
use domain::household::HouseholdKind;
use domain::lead::{Evidence, LeadState};
use domain::merge::Side;
use domain::person::Category;
use domain::person::Person;
use domain::person_field::{Edit, FieldGroup, PersonField};
use domain::ports::{FileEdit, PeopleQuery, Stuck};
use domain::refusal::Refusal;
use domain::values::{Phone, ResidentId};

#[tokio::test]
async fn an_undone_merge_leaves_both_files_as_they_were() {
    let (world, account) = furnished().await;
    world.round().await;
    world
        .ports
        .households
        .found_household(&town(), id(2), HouseholdKind::Rural)
        .await
        .unwrap();
    let before = (inventory(&world, 1).await, inventory(&world, 2).await);
    let made = merge(&world, 1, 2).await;
    let db = &world.services.db;
    assert_eq!(db.list_file_entries(id(1)).await.unwrap().len(), 1);
    assert_eq!(db.list_proxies_of(id(1)).await.unwrap().len(), 1);
    assert_eq!(db.list_recognitions_of(id(1)).await.unwrap().len(), 1);
    assert_eq!(db.list_category_periods(id(1)).await.unwrap().len(), 2);
    assert!(
        db.find_household_of(id(1)).await.unwrap().is_some(),
        "the household came along"
    );
    assert_eq!(db.find_account_person(account).await.unwrap(), Some(id(1)));
    assert!(db.list_owners(id(2)).await.unwrap()[0].until.is_some());
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(view.stuck, None);
    assert!(view.fields_stay.is_empty() && view.leads_stay == 0 && view.recognitions_stay == 0);
    assert_eq!(
        (view.back.entries, view.back.proxies, view.back.recognitions),
        (1, 1, 1)
    );
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert_eq!(inventory(&world, 1).await, before.0);
    assert_eq!(inventory(&world, 2).await, before.1);
    assert_eq!(db.find_account_person(account).await.unwrap(), Some(id(2)));
    let gone = world.ports.merges.undo_merge(&town(), made).await;
    assert_eq!(gone, Err(Refusal::NotFound), "once is enough");
    let mark = world.ports.finding.remember(&town(), "李秀瑛").await.unwrap();
    let query = PeopleQuery {
        found: Some(mark),
        ..PeopleQuery::default()
    };
    let people = world.ports.finding.find(&town(), &query).await.unwrap().people;
    assert!(
        people.iter().any(|one| one.line.id == id(2)),
        "it is found by its name again"
    );
    world.services.follow_calendar().await.unwrap();
    assert_eq!(inventory(&world, 2).await, before.1);
}

#[tokio::test]
async fn what_was_done_since_stays_with_the_file_that_was_kept() {
    let (world, _) = furnished().await;
    let made = merge(&world, 1, 2).await;
    let file = world
        .ports
        .person_files
        .edit_form(&town(), id(1), FieldGroup::Basics)
        .await
        .unwrap();
    let phone = FileEdit {
        version: file.version,
        edits: vec![Edit {
            field: PersonField::Phone,
            was: String::new(),
            now: "15400000009".to_owned(),
        }],
        why: String::new(),
    };
    world
        .ports
        .person_files
        .edit(&town(), id(1), phone)
        .await
        .unwrap();
    let entry = Entry::Training(TrainingNeed {
        topic: "开车".to_owned(),
        kind: None,
        on: day("2026-06-30"),
    });
    world
        .ports
        .person_files
        .add_entry(&town(), id(1), entry)
        .await
        .unwrap();
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(view.fields_stay, [PersonField::Phone]);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    let (one, other) = (found(&world, 1).await.unwrap(), found(&world, 2).await.unwrap());
    assert_eq!(one.phone, Phone::parse("15400000009").ok());
    assert_eq!(other.phone, Phone::parse("15400000001").ok());
    assert_eq!(one.skills, ["缝纫"]);
    let db = &world.services.db;
    for (number, topic) in [(1, "开车"), (2, "电工")] {
        let entries = db.list_file_entries(id(number)).await.unwrap();
        let Entry::Training(need) = &entries[0].entry else {
            panic!("not training");
        };
        assert_eq!((entries.len(), need.topic.as_str()), (1, topic));
    }
}

#[tokio::test]
async fn an_undo_that_would_lose_a_proof_is_refused() {
    let world = doubled().await;
    world.round().await;
    // The other file's lead is proven, so it is the one that stays.
    let lead = world.lead(&person(2, VILLAGE), 1).await;
    let hand_over = async |lead: domain::ids::LeadId| {
        world
            .ports
            .leads
            .hand_over(&town(), lead, Evidence::Signature, String::new())
            .await
            .unwrap();
    };
    hand_over(lead.id).await;
    let made = merge(&world, 1, 2).await;
    assert_eq!(world.counted(&person(1, VILLAGE), 2026).await, 1);
    assert_eq!(world.lead(&person(1, VILLAGE), 1).await.id, lead.id);
    // Nothing has happened to it since: it goes back, and the one that waited too.
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!((view.stuck, view.back.leads, view.back.parked), (None, 1, 5));
    // Its person answers: it stays with the kept file, where the one that waited would come back.
    let code = world.link(&person(1, VILLAGE)).await;
    world
        .ports
        .leads
        .answer(&Actor::Visitor, &code, lead.id, domain::lead::Answer::Interested)
        .await
        .unwrap();
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!((view.stuck, view.leads_stay), (Some(Stuck::WouldLose), 1));
    let undone = world.ports.merges.undo_merge(&town(), made).await;
    assert_eq!(undone, Err(Refusal::CannotUndo));
    assert_eq!(found(&world, 2).await, None, "nothing was changed");
    assert_eq!(world.leads_of(&person(1, VILLAGE)).await.len(), 5);
}

#[tokio::test]
async fn later_merges_are_undone_first() {
    let people = [
        named(1, VILLAGE, "李秀英"),
        named(2, VILLAGE, "李秀英"),
        named(3, VILLAGE, "李秀英"),
    ];
    let world = world(&people).await;
    let first = merge(&world, 2, 1).await;
    let second = merge(&world, 3, 2).await;
    let merges = &world.ports.merges;
    assert_eq!(
        merges.merged_into(&town(), id(1)).await,
        Ok(id(3)),
        "straight to the file that stands"
    );
    let view = merges.merge_view(&town(), first).await.unwrap();
    assert_eq!(view.stuck, Some(Stuck::MergedAgain));
    assert_eq!(merges.undo_merge(&town(), first).await, Err(Refusal::CannotUndo));
    assert_eq!(merges.undo_merge(&town(), second).await, Ok((id(3), id(2))));
    assert_eq!(merges.merged_into(&town(), id(1)).await, Ok(id(2)));
    assert_eq!(merges.undo_merge(&town(), first).await, Ok((id(2), id(1))));
    for number in 1..=3 {
        assert!(found(&world, number).await.is_some());
    }
}

#[tokio::test]
async fn a_no_in_either_file_is_a_no_until_they_are_two_again() {
    let world = world(&[named(1, VILLAGE, "李秀英"), named(2, VILLAGE, "李秀英")]).await;
    let no = domain::ports::ConsentWish {
        purpose: Purpose::Messages,
        given: false,
        how: domain::consent::ConsentHow::SignedIn,
        on: day("2026-06-30"),
    };
    let own = Actor::Seeker(id(2));
    world.ports.consents.say(&own, None, no).await.unwrap();
    let made = merge(&world, 1, 2).await;
    let refused = async || {
        let said = world.services.db.list_consents(id(1)).await.unwrap();
        said.iter()
            .any(|one| one.purpose == Purpose::Messages && !one.given)
    };
    assert!(refused().await);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert!(!refused().await, "it was somebody else's");
}

#[tokio::test]
async fn a_number_given_away_since_makes_it_stick() {
    let world = doubled().await;
    let mut wish = wish(&world, 1, 2).await;
    wish.choices = vec![(PersonField::ResidentId, Side::Gone)];
    let made = world.ports.merges.merge(&town(), wish).await.unwrap();
    // Both numbers were wrong: the file gets a third, and somebody else comes with the second.
    let mut change = world.services.db.begin().await.unwrap();
    let mended = Person {
        resident_id: ResidentId::compose(990_101, day("1985-11-30"), 901).unwrap(),
        ..found(&world, 1).await.unwrap()
    };
    change.set_people(&[mended.into()]).await.unwrap();
    let stranger = Person {
        resident_id: person(2, VILLAGE).resident_id,
        ..named(9, VILLAGE, "张三")
    };
    change.add_people(&[stranger.into()]).await.unwrap();
    change.commit().await.unwrap();
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(view.stuck, Some(Stuck::NumberTaken));
    assert_eq!(
        world.ports.merges.undo_merge(&town(), made).await,
        Err(Refusal::CannotUndo)
    );
}

/// Leads that waited come back as what they are worth on the day.
#[tokio::test]
async fn a_lead_that_waited_is_not_told_of_work_that_has_closed() {
    let world = doubled().await;
    world.round().await;
    let of_two = world.leads_of(&person(2, VILLAGE)).await.len();
    let made = merge(&world, 1, 2).await;
    world.withdraw(1).await;
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    for number in [1, 2] {
        let leads = world.leads_of(&person(number, VILLAGE)).await;
        assert_eq!(leads.len(), of_two);
        let closed = world.lead(&person(number, VILLAGE), 1).await;
        assert!(
            matches!(closed.state, LeadState::Withdrawn { .. }),
            "{number}: {:?}",
            closed.state
        );
        let planned = leads.iter().filter(|lead| lead.state == LeadState::Planned);
        assert_eq!(planned.count(), of_two - 1, "the others are told still");
    }
}

/// The poor worker of one file since January, the same of the other since May; and a group both had from one day on.
#[tokio::test]
async fn spells_that_overlap_become_one_and_two_again() {
    let world = doubled().await;
    let spell = |number, category, from: &str, to: Option<&str>| CategoryPeriod {
        person: id(number),
        category,
        valid_from: day(from),
        valid_to: to.map(day),
        source: CategorySource::Staff,
        document: format!("of {number}"),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day(from),
    };
    let spells = [
        spell(1, Category::PoorWorker, "2026-01-01", Some("2026-06-30")),
        spell(2, Category::PoorWorker, "2026-05-01", None),
        spell(1, Category::LandLossFarmer, "2026-01-01", Some("2026-03-31")),
        spell(2, Category::LandLossFarmer, "2026-01-01", None),
    ];
    let db = &world.services.db;
    let mut change = db.begin().await.unwrap();
    change.add_category_periods(&spells).await.unwrap();
    change.commit().await.unwrap();
    let of = async |number| db.list_category_periods(id(number)).await.unwrap();
    let before = (of(1).await, of(2).await);
    let made = merge(&world, 1, 2).await;
    let mut days: Vec<_> = of(1)
        .await
        .into_iter()
        .map(|one| (one.category, one.valid_from, one.valid_to, one.document))
        .collect();
    days.sort();
    let expected = [
        (Category::PoorWorker, "2026-01-01", Some("2026-04-30"), "of 1"),
        (Category::PoorWorker, "2026-05-01", None, "of 2"),
        (Category::LandLossFarmer, "2026-01-01", None, "of 2"),
    ];
    let mut expected: Vec<_> = expected
        .into_iter()
        .map(|(group, from, to, of)| (group, day(from), to.map(day), of.to_owned()))
        .collect();
    expected.sort();
    assert_eq!(days, expected);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert_eq!((of(1).await, of(2).await), before);
}

#[tokio::test]
async fn a_wish_to_erase_the_file_that_goes_is_about_the_one_that_stays() {
    let world = doubled().await;
    let erasures = &world.ports.erasures;
    let why = "本人书面要求";
    erasures
        .ask_erasure(&town(), id(2), why.to_owned())
        .await
        .unwrap();
    let waiting = async || {
        let list = erasures.to_erase(&town(), None).await.unwrap();
        let wishes = list.wishes.into_iter().map(|wish| (wish.person, wish.why));
        wishes.collect::<Vec<_>>()
    };
    assert_eq!(waiting().await, [(id(2), why.to_owned())]);
    let made = merge(&world, 1, 2).await;
    assert_eq!(waiting().await, [(id(1), why.to_owned())], "it is not lost");
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert_eq!(
        waiting().await,
        [(id(2), why.to_owned())],
        "it goes back with the file"
    );

    // Where there is a wish about the file that stays, that one holds.
    let of_kept = "登记错了";
    erasures
        .ask_erasure(&town(), id(1), of_kept.to_owned())
        .await
        .unwrap();
    merge(&world, 1, 2).await;
    assert_eq!(waiting().await, [(id(1), of_kept.to_owned())]);
}
