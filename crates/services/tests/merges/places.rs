//! What nobody can have twice: seats at fairs, places in classes, posts, subsidies. Of two that meet the further stands, the other's
//! seat goes to who waits, and an undo brings both back.

use super::{id, merge, town, wish};
use crate::check_ins::{FAIR, STAND, by_code, check_in, fair, furnish, open, registration};
use crate::public_posts::{self as posts, Posts};
use crate::training_classes::{School, county};
use crate::world::{COUNTY, VILLAGE, World, at, code, day, person, vacancy};
use domain::actor::Actor;
use domain::check_in::CheckInAnswer;
use domain::fair::{FairRegistration, FairState, RegistrationState};
use domain::fair_intent::{FairIntent, IntentKind};
use domain::ids::{FairIntentId, LabourGroupId, SubscriptionId, TenureId};
use domain::ports::{OwnCalendarOf, TenureStep};
use domain::public_post::{PostKind, TenureState};
use domain::push::{Browser, Subscription};
use domain::refusal::Refusal;
use domain::region::{GroupState, LabourGroup};
use domain::training_class::{ClassDeed, EnrolmentState};
use uuid::Uuid;

async fn undo(world: &World, made: domain::ids::MergeId) {
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
}

/// A fair in summer with so many seats, and these people registered, those beyond the seats waiting.
async fn coming_fair(world: &World, seats: u32, people: &[u16]) {
    let mut coming = fair(FAIR, "2026-07-10");
    coming.plan.capacity = seats;
    coming.state = FairState::Announced;
    let seat = |number: u16| FairRegistration {
        state: if u32::from(number) <= seats {
            RegistrationState::Registered
        } else {
            RegistrationState::Waiting
        },
        registered_at: Some(at(&format!("2026-06-{:02}", number + 10))),
        ..registration(FAIR, number, Some(id(number)))
    };
    let all: Vec<FairRegistration> = people.iter().map(|number| seat(*number)).collect();
    let mut change = world.services.db.begin().await.unwrap();
    change.add_fair(&coming).await.unwrap();
    change.add_fair_registrations(&all).await.unwrap();
    change.commit().await.unwrap();
}

async fn seat(world: &World, number: u16) -> Option<RegistrationState> {
    let db = &world.services.db;
    let found = db.find_fair_registration_of(FAIR, id(number)).await.unwrap();
    found.map(|one| one.state)
}

async fn three() -> World {
    let people = [1, 2, 3].map(|number| person(number, VILLAGE));
    World::with(&people, &[vacancy(1, "缝纫工")]).await
}

#[tokio::test]
async fn two_seats_at_a_fair_are_one_and_who_waits_gets_the_other() {
    let world = three().await;
    coming_fair(&world, 2, &[1, 2, 3]).await;
    let made = merge(&world, 1, 2).await;
    assert_eq!(seat(&world, 1).await, Some(RegistrationState::Registered));
    assert_eq!(
        seat(&world, 3).await,
        Some(RegistrationState::Registered),
        "waited first"
    );
    undo(&world, made).await;
    assert_eq!(seat(&world, 1).await, Some(RegistrationState::Registered));
    assert_eq!(
        seat(&world, 2).await,
        Some(RegistrationState::Waiting),
        "the seat was given on, and nobody is sent away"
    );
    assert_eq!(seat(&world, 3).await, Some(RegistrationState::Registered));
}

#[tokio::test]
async fn a_seat_that_the_kept_file_lacks_comes_over() {
    let world = three().await;
    coming_fair(&world, 2, &[2]).await;
    let made = merge(&world, 1, 2).await;
    assert_eq!(
        (seat(&world, 1).await, seat(&world, 2).await),
        (Some(RegistrationState::Registered), None)
    );
    undo(&world, made).await;
    assert_eq!(
        (seat(&world, 1).await, seat(&world, 2).await),
        (None, Some(RegistrationState::Registered))
    );
}

#[tokio::test]
async fn the_further_seat_stands_and_either_code_opens_the_gate() {
    let world = three().await;
    furnish(&world, &[1, 2, 3].map(|number| person(number, VILLAGE))).await;
    let mut invited = registration(FAIR, 1, Some(id(1)));
    invited.state = RegistrationState::Invited;
    let mut change = world.services.db.begin().await.unwrap();
    change.set_fair_registration(&invited).await.unwrap();
    change.commit().await.unwrap();
    let made = merge(&world, 1, 2).await;
    assert_eq!(seat(&world, 1).await, Some(RegistrationState::Registered));
    assert_eq!(seat(&world, 2).await, Some(RegistrationState::Cancelled));
    let gate = open(&world, None).await;
    let answer = check_in(&world, &gate, 1, by_code(2)).await;
    assert!(matches!(answer, CheckInAnswer::Accepted { .. }), "{answer:?}");
    let again = check_in(&world, &gate, 2, by_code(1)).await;
    assert!(matches!(again, CheckInAnswer::Known { .. }), "{again:?}");
    undo(&world, made).await;
    assert_eq!(seat(&world, 1).await, Some(RegistrationState::Invited));
    assert_eq!(seat(&world, 2).await, Some(RegistrationState::Registered));
}

#[tokio::test]
async fn who_came_to_a_fair_by_both_files_came_once() {
    let world = three().await;
    furnish(&world, &[1, 2, 3].map(|number| person(number, VILLAGE))).await;
    let gate = open(&world, None).await;
    check_in(&world, &gate, 1, by_code(1)).await;
    check_in(&world, &gate, 2, by_code(2)).await;
    let db = &world.services.db;
    let second = db.list_attendances_of(id(2)).await.unwrap()[0].clone();
    let intent = FairIntent {
        id: FairIntentId(Uuid::from_u128(0x71)),
        fair: FAIR,
        stand: STAND,
        attendance: second.id,
        person: Some(id(2)),
        vacancy: None,
        lead: None,
        kind: IntentKind::Interested,
        note: String::new(),
        interview_on: None,
        result: None,
        version: 1,
        made_by: "stand".to_owned(),
        made_at: world.services.clock.now(),
    };
    let mut change = db.begin().await.unwrap();
    change.add_fair_intent(&intent).await.unwrap();
    change.commit().await.unwrap();
    let made = merge(&world, 1, 2).await;
    assert_eq!(db.count_inside(FAIR).await.unwrap(), 1);
    let noted = async || db.read().await.unwrap().list_fair_intents(&[FAIR]).await.unwrap();
    assert_eq!(
        noted().await[0].person,
        Some(id(1)),
        "what the stand noted is not lost"
    );
    undo(&world, made).await;
    assert_eq!(db.count_inside(FAIR).await.unwrap(), 2);
    assert_eq!(noted().await[0].person, Some(id(2)));
    assert_eq!(db.list_attendances_of(id(2)).await.unwrap(), [second]);
}

#[tokio::test]
async fn two_places_in_a_class_are_one_with_the_days_of_both() {
    let school = School::open(2).await;
    let places = [
        school.enrol(1).await,
        school.enrol(2).await,
        school.enrol(3).await,
    ]
    .map(Result::unwrap);
    school.world.clock.set("2026-07-07T18:00:00+08:00");
    school.tick(&county(), "2026-07-06", &[places[0]]).await.unwrap();
    school.tick(&county(), "2026-07-07", &[places[1]]).await.unwrap();
    let made = merge(&school.world, 1, 2).await;
    let states = async || {
        let mut states = Vec::new();
        for place in places {
            states.push(school.state(place).await);
        }
        states
    };
    let days = async |place| {
        let db = &school.world.services.db;
        let rows = db.read().await.unwrap().list_class_attendance(&[place]).await;
        rows.unwrap().len()
    };
    let after = [
        EnrolmentState::Enrolled,
        EnrolmentState::Withdrawn,
        EnrolmentState::Enrolled,
    ];
    assert_eq!(states().await, after, "who waited comes in");
    assert_eq!(
        (days(places[0]).await, days(places[1]).await),
        (2, 0),
        "no day is lost"
    );
    let all = school
        .world
        .services
        .db
        .list_enrolments_of(&[id(2)])
        .await
        .unwrap();
    assert_eq!(all, [], "nothing stays with the stub");
    undo(&school.world, made).await;
    let back = [
        EnrolmentState::Enrolled,
        EnrolmentState::Waiting,
        EnrolmentState::Enrolled,
    ];
    assert_eq!(states().await, back);
    assert_eq!((days(places[0]).await, days(places[1]).await), (1, 1));
}

#[tokio::test]
async fn a_class_that_is_over_stays_as_it_was() {
    let school = School::open(2).await;
    let places = [school.enrol(1).await, school.enrol(2).await].map(Result::unwrap);
    school.world.clock.set("2026-07-17T18:00:00+08:00");
    school.tick(&county(), "2026-07-06", &places).await.unwrap();
    school.act(&county(), ClassDeed::End).await.unwrap();
    let made = merge(&school.world, 1, 2).await;
    let recomputed = school.world.services.recompute_claims(&Actor::Worker).await;
    assert!(recomputed.is_ok(), "two signatures on one day do not claim twice");
    undo(&school.world, made).await;
    assert_eq!(school.state(places[1]).await, EnrolmentState::Enrolled);
}

async fn two_applicants() -> (Posts, domain::ids::PublicPostId, [TenureId; 2]) {
    let offices = Posts::with(&[1, 2].map(|number| person(number, VILLAGE))).await;
    let post = offices.published(PostKind::PublicWelfare, 2_500).await;
    for no in ["P001", "P002"] {
        let who = posts::village();
        let ports = &offices.world.ports.public_posts;
        ports.apply(&who, post, Some(no.to_owned())).await.unwrap();
    }
    let all = offices.world.services.db.list_tenures(&[post]).await.unwrap();
    let of = |number| all.iter().find(|one| one.person == id(number)).map(|one| one.id);
    let both = [of(1).unwrap(), of(2).unwrap()];
    (offices, post, both)
}

#[tokio::test]
async fn of_two_applications_for_a_post_the_further_stands() {
    let (offices, post, [first, second]) = two_applicants().await;
    let pass = TenureStep::Pass { retires_late: false };
    offices.take(&posts::town(), second, pass).await.unwrap();
    let made = merge(&offices.world, 1, 2).await;
    let db = &offices.world.services.db;
    let state = async |id| db.find_tenure(id).await.unwrap().unwrap();
    assert_eq!(state(first).await.state, TenureState::TakenBack);
    let kept = state(second).await;
    assert_eq!(kept.person, id(1));
    assert!(matches!(kept.state, TenureState::OnNotice { .. }), "{kept:?}");
    undo(&offices.world, made).await;
    assert_eq!(state(first).await.state, TenureState::Applied);
    assert_eq!(state(second).await.person, id(2));
    assert_eq!(db.list_tenures(&[post]).await.unwrap().len(), 2);
}

#[tokio::test]
async fn two_files_that_both_run_a_start_up_are_not_made_one() {
    let world = three().await;
    let mut change = world.services.db.begin().await.unwrap();
    for number in [1, 2] {
        change
            .add_startup(&super::everything::startup(number))
            .await
            .unwrap();
    }
    change.commit().await.unwrap();
    let wish = wish(&world, 1, 2).await;
    let refused = world.ports.merges.merge(&town(), wish).await;
    assert_eq!(refused, Err(Refusal::BothUnderWay));
    assert!(super::found(&world, 2).await.is_some(), "and nothing has changed");
}

#[tokio::test]
async fn groups_browsers_and_calendars_follow_the_person() {
    let world = three().await;
    let group = |number: u128| LabourGroup {
        id: LabourGroupId(Uuid::from_u128(number)),
        area: code(COUNTY),
        destination: code("330599"),
        title: "去电子厂".to_owned(),
        transport: "大巴".to_owned(),
        escort: "刘老师".to_owned(),
        station: "车站".to_owned(),
        departs_on: day("2026-07-20"),
        state: GroupState::Formed,
        state_on: day("2026-06-30"),
        made_by: "staff:x".to_owned(),
        made_at: at("2026-06-30"),
    };
    let browser = Subscription {
        id: SubscriptionId(Uuid::from_u128(0x81)),
        person: id(2),
        browser: Browser {
            endpoint: "https://push.test/x".to_owned(),
            p256dh: "key".to_owned(),
            auth: "secret".to_owned(),
        },
        lang: "zh".to_owned(),
        device: String::new(),
        made_at: at("2026-06-01"),
    };
    let calendars = &world.ports.calendars;
    let secret = calendars
        .make_calendar_feed(&Actor::Seeker(id(2)), OwnCalendarOf::Person)
        .await
        .unwrap();
    let db = &world.services.db;
    let mut change = db.begin().await.unwrap();
    change.add_labour_group(&group(1), &[id(1), id(2)]).await.unwrap();
    change.add_labour_group(&group(2), &[id(2)]).await.unwrap();
    change.set_subscription(&browser).await.unwrap();
    change.commit().await.unwrap();
    let of = async |number: u16| {
        let mut db = db.read().await.unwrap();
        let groups = db.list_labour_groups_of(id(number)).await.unwrap();
        (
            groups.len(),
            db.list_subscriptions(&[id(number)]).await.unwrap().len(),
        )
    };
    let made = merge(&world, 1, 2).await;
    assert_eq!((of(1).await, of(2).await), ((2, 1), (0, 0)));
    let feed = calendars.secret_calendar(&Actor::Visitor, &secret).await;
    assert!(feed.is_ok(), "the address leads to the kept file");
    undo(&world, made).await;
    assert_eq!((of(1).await, of(2).await), ((1, 0), (2, 1)));
}

/// Whoever is erased keeps nothing from others: the seat goes to who waits.
#[tokio::test]
async fn who_is_erased_keeps_no_seat_no_place_and_no_application() {
    let world = three().await;
    coming_fair(&world, 1, &[1, 2]).await;
    let school = School::in_world(world, 1).await;
    school.act(&county(), ClassDeed::Approve).await.unwrap();
    let places = [school.enrol(1).await, school.enrol(2).await].map(Result::unwrap);
    let world = &school.world;
    let services = &world.services;
    services
        .erase_person(&Actor::Operator, id(1), domain::erasure::ErasureCause::Asked)
        .await
        .unwrap();
    assert_eq!(seat(world, 2).await, Some(RegistrationState::Registered));
    assert_eq!(school.state(places[0]).await, EnrolmentState::Withdrawn);
    assert_eq!(school.state(places[1]).await, EnrolmentState::Enrolled);
}

#[tokio::test]
async fn an_application_for_a_post_ends_with_the_file() {
    let (offices, post, [first, _]) = two_applicants().await;
    let services = &offices.world.services;
    services
        .erase_person(&Actor::Operator, id(1), domain::erasure::ErasureCause::Asked)
        .await
        .unwrap();
    let tenure = services.db.find_tenure(first).await.unwrap().unwrap();
    assert_eq!((tenure.post, tenure.state), (post, TenureState::TakenBack));
}
