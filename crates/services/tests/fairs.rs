//! Job fairs: planned by one, approved by another, filled with stands and people, moved, cancelled; and who is told.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::gateway::{Gateway, decoded};
use crate::messages::with_phone;
use crate::world::{COUNTY, OTHER_TOWN, VILLAGE, World, code, day, employer_id, person, vacancies};
use chrono::{NaiveTime, TimeDelta};
use domain::actor::{Actor, Role, Staff};
use domain::fair::code::{FairCode, ReadCode};
use domain::fair::{
    FairAccess, FairKind, FairPlan, FairState, NotForThem, RegistrationState, RegistrationWay, StandState,
};
use domain::fit::Functions;
use domain::ids::{AccountId, FairId};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{FairQuery, FairStep, FairWhen, FairWhom, FairWish, FairYear, InviteWish, StandVerdict};
use domain::refusal::{Problem, Refusal};
use domain::values::Point;
use uuid::Uuid;

fn officer(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xA300 + number)),
        login: format!("{}{number}", role.code()),
        role,
        area: code(area),
        department: None,
    })
}

fn organiser() -> Actor {
    officer(1, Role::Organiser, COUNTY)
}

fn county() -> Actor {
    officer(2, Role::CountyOfficer, COUNTY)
}

fn village() -> Actor {
    officer(3, Role::Coordinator, VILLAGE)
}

fn firm() -> Actor {
    Actor::Employer {
        employer: employer_id(),
        account: AccountId(Uuid::from_u128(0xA3FF)),
    }
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

pub fn plan() -> FairPlan {
    FairPlan {
        area: code(COUNTY),
        kind: FairKind::General,
        title: "夏季招聘会".to_owned(),
        venue: "县人力资源市场".to_owned(),
        address: "胜利路 8 号".to_owned(),
        point: None,
        bus: "1 路".to_owned(),
        held_on: day("2026-07-10"),
        opens: hour(9),
        closes: hour(16),
        capacity: 2,
        stands: 10,
        access: FairAccess::NEEDED.iter().copied().collect(),
        safety: "两个出口".to_owned(),
        intro: String::new(),
        phone: String::new(),
    }
}

/// A county with people and five vacancies of one employer, and its fair.
struct Town {
    world: World,
    fair: FairId,
}

impl Town {
    async fn with(people: &[Person], plan: FairPlan) -> Self {
        let world = World::with(people, &vacancies(1..=5)).await;
        let wish = FairWish { plan, mends: None };
        let fair = world.ports.fairs.keep_fair(&organiser(), wish).await.unwrap();
        Self { world, fair }
    }

    /// The same, announced.
    async fn announced(people: &[Person], plan: FairPlan) -> Self {
        let town = Self::with(people, plan).await;
        town.step(&county(), FairStep::Approve).await.unwrap();
        town
    }

    async fn step(&self, who: &Actor, step: FairStep) -> Result<(), Refusal> {
        self.world.ports.fairs.fair_step(who, self.fair, step).await
    }

    async fn state(&self) -> FairState {
        self.world
            .services
            .db
            .find_fair(self.fair)
            .await
            .unwrap()
            .unwrap()
            .state
    }

    async fn register(&self, person: &Person) -> RegistrationState {
        let who = Actor::Seeker(person.id);
        let fairs = &self.world.ports.fairs;
        fairs
            .register_for_fair(&who, self.fair, FairWhom::Own)
            .await
            .unwrap()
            .state
    }

    async fn registration(&self, person: &Person) -> RegistrationState {
        let found = self
            .world
            .services
            .db
            .find_fair_registration_of(self.fair, person.id)
            .await;
        found.unwrap().unwrap().state
    }

    async fn year(&self) -> FairYear {
        let fairs = &self.world.ports.fairs;
        fairs.fairs(&county(), FairQuery::default()).await.unwrap().year
    }

    /// The employer applies with all its vacancies and is approved.
    async fn with_employer(&self) {
        let fairs = &self.world.ports.fairs;
        let all: Vec<_> = vacancies(1..=5).iter().map(|one| one.id).collect();
        fairs.apply_for_stand(&firm(), self.fair, all).await.unwrap();
        let view = fairs.fair(&organiser(), self.fair).await.unwrap();
        let stand = view.stands[0].stand.id;
        fairs
            .judge_stand(&organiser(), stand, StandVerdict::Approve)
            .await
            .unwrap();
    }

    async fn mend(&self, who: &Actor, plan: FairPlan) -> Result<FairId, Refusal> {
        let version = self
            .world
            .services
            .db
            .find_fair(self.fair)
            .await
            .unwrap()
            .unwrap()
            .version;
        let wish = FairWish {
            plan,
            mends: Some((self.fair, version)),
        };
        self.world.ports.fairs.keep_fair(who, wish).await
    }
}

#[tokio::test]
async fn the_county_approves_what_somebody_else_planned() {
    let town = Town::with(&[], plan()).await;
    assert_eq!(
        town.step(&organiser(), FairStep::Approve).await,
        Err(Refusal::NotAllowed)
    );
    let hidden = town.world.ports.fairs.event(&Actor::Visitor, town.fair).await;
    assert_eq!(
        hidden.map(drop),
        Err(Refusal::NotFound),
        "a draft is nobody's business"
    );
    let wish = FairWish {
        plan: plan(),
        mends: None,
    };
    let own = town.world.ports.fairs.keep_fair(&county(), wish).await.unwrap();
    let fairs = &town.world.ports.fairs;
    let approve = fairs.fair_step(&county(), own, FairStep::Approve).await;
    assert_eq!(approve, Err(Refusal::FourEyes));

    town.step(&county(), FairStep::Return("没有平面图".to_owned()))
        .await
        .unwrap();
    town.mend(&organiser(), plan()).await.unwrap();
    town.step(&county(), FairStep::Approve).await.unwrap();
    let seen = town
        .world
        .ports
        .fairs
        .event(&Actor::Visitor, town.fair)
        .await
        .unwrap();
    assert_eq!(seen.fair.state, FairState::Announced);
    assert_eq!(
        town.mend(&organiser(), plan()).await,
        Err(Refusal::NotAllowed),
        "what was approved the county changes"
    );
    let other = officer(9, Role::Organiser, COUNTY);
    assert_eq!(
        town.step(&other, FairStep::AssignStands).await,
        Err(Refusal::NotFound),
        "an organiser runs its own fairs"
    );
}

#[tokio::test]
async fn a_fair_for_people_with_a_disability_waits_until_they_can_come_in() {
    let bare = FairPlan {
        kind: FairKind::Disability,
        access: [FairAccess::StepFree].into_iter().collect(),
        ..plan()
    };
    let town = Town::with(&[], bare).await;
    assert_eq!(
        town.step(&county(), FairStep::Approve).await,
        Err(Refusal::RuleNotMet)
    );
    let ready = FairPlan {
        kind: FairKind::Disability,
        ..plan()
    };
    town.mend(&organiser(), ready).await.unwrap();
    town.step(&county(), FairStep::Approve).await.unwrap();

    let year = town.year().await;
    assert_eq!((year.held, year.ahead, year.wanted), (0, 1, Some(2)));
    town.step(&county(), FairStep::AssignStands).await.unwrap();
    assert_eq!(
        town.step(&county(), FairStep::OpenDay).await,
        Err(Refusal::RuleNotMet),
        "the gates open on the day"
    );
    town.world.clock.set("2026-07-10");
    for step in [FairStep::OpenDay, FairStep::Run, FairStep::Close] {
        town.step(&county(), step).await.unwrap();
    }
    let year = town.year().await;
    assert_eq!((year.held, year.ahead, year.enough), (1, 0, Some(false)));
}

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

#[tokio::test]
async fn who_waits_first_gets_the_seat_that_is_given_back() {
    use RegistrationState as S;
    let people: Vec<Person> = (1..=4).map(|number| person(number, VILLAGE)).collect();
    let town = Town::announced(&people, plan()).await;
    let mut states = Vec::new();
    for one in &people {
        states.push(town.register(one).await);
        town.world.clock.forward(TimeDelta::minutes(1));
    }
    assert_eq!(states, [S::Registered, S::Registered, S::Waiting, S::Waiting]);
    let fairs = &town.world.ports.fairs;
    let leave = |person: &Person| {
        let who = Actor::Seeker(person.id);
        async move { fairs.leave_fair(&who, town.fair, FairWhom::Own).await }
    };
    leave(&people[3]).await.unwrap();
    assert_eq!(
        town.registration(&people[2]).await,
        S::Waiting,
        "who waited had no seat to give"
    );
    leave(&people[0]).await.unwrap();
    assert_eq!(town.registration(&people[2]).await, S::Registered);
    let own = fairs.own_fairs(&Actor::Seeker(people[2].id), None).await.unwrap();
    assert_eq!(own[0].registration.state, S::Registered);

    // More seats, and who came back and waits has one.
    assert_eq!(town.register(&people[0]).await, S::Waiting);
    let larger = FairPlan {
        capacity: 3,
        ..plan()
    };
    town.mend(&county(), larger).await.unwrap();
    assert_eq!(town.registration(&people[0]).await, S::Registered);
}

#[tokio::test]
async fn a_code_is_for_this_fair_and_this_person_alone() {
    let people = [person(1, VILLAGE), person(2, VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    town.register(&people[0]).await;
    town.register(&people[1]).await;
    let fairs = &town.world.ports.fairs;
    let slip = |person: &Person| {
        let who = Actor::Seeker(person.id);
        async move { fairs.fair_slip(&who, town.fair, FairWhom::Own).await.unwrap() }
    };
    let (one, other) = (slip(&people[0]).await, slip(&people[1]).await);
    assert_ne!(one.registration.code, other.registration.code);
    assert_eq!(one.name, "王**");
    assert!(one.qr_svg.starts_with("<svg"));
    let code = one.registration.code;
    assert_eq!(
        FairCode::read(code.as_str(), town.fair),
        ReadCode::OfThisFair(code.clone())
    );
    let found = town
        .world
        .services
        .db
        .find_fair_registration_by_code(&code)
        .await
        .unwrap();
    assert_eq!(found.unwrap().person, Some(people[0].id));
}

#[tokio::test]
async fn somebody_of_the_village_registers_who_has_no_telephone() {
    let people = [person(1, VILLAGE), person(2, crate::world::OTHER_VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    let fairs = &town.world.ports.fairs;
    let whom = |person: &Person| FairWhom::Person(person.no.clone());
    let done = fairs
        .register_for_fair(&village(), town.fair, whom(&people[0]))
        .await
        .unwrap();
    let found = town
        .world
        .services
        .db
        .find_fair_registration(done.id)
        .await
        .unwrap();
    assert_eq!(found.unwrap().way, RegistrationWay::Staff);
    let elsewhere = fairs
        .register_for_fair(&village(), town.fair, whom(&people[1]))
        .await;
    assert_eq!(
        elsewhere.map(drop),
        Err(Refusal::field("person_no", Problem::Wrong)),
        "not beyond the own village"
    );
    let organised = fairs
        .register_for_fair(&organiser(), town.fair, whom(&people[0]))
        .await;
    assert!(organised.is_err(), "an organiser sees no files");
    let link = town.world.link(&people[1]).await;
    let by_link = FairWhom::Link(link);
    let done = fairs
        .register_for_fair(&Actor::Visitor, town.fair, by_link)
        .await
        .unwrap();
    assert_eq!(done.state, RegistrationState::Registered);
    let list = fairs.fair_people(&village(), town.fair).await.unwrap();
    assert_eq!((list.people.len(), list.elsewhere), (1, 1));
}

/// One who fits, one who lives too far away, one who does not get over steps, one who works elsewhere.
fn four() -> [Person; 4] {
    let at = |lon| Some(Point { lon, lat: 30.6 });
    let mut functions = Functions::UNKNOWN;
    functions.0[Functions::STANDING_WALKING] = Some(0);
    let near = |number| Person {
        point: at(119.7),
        ..with_phone(number, VILLAGE)
    };
    [
        near(1),
        Person {
            point: at(121.0),
            ..near(2)
        },
        Person {
            functions,
            categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
            ..near(3)
        },
        Person {
            consent: domain::person::Consent::Refused,
            ..near(4)
        },
    ]
}

#[tokio::test]
async fn those_are_invited_whom_a_vacancy_fits_who_live_near_and_get_in() {
    let people = four();
    let steps = FairPlan {
        point: Some(Point {
            lon: 119.68,
            lat: 30.64,
        }),
        access: [FairAccess::Toilet].into_iter().collect(),
        ..plan()
    };
    let town = Town::announced(&people, steps).await;
    let fairs = &town.world.ports.fairs;
    let before = fairs.invitation(&organiser(), town.fair).await.unwrap();
    assert_eq!(
        (before.vacancies, before.fitting),
        (0, 0),
        "nobody shows anything yet"
    );
    town.with_employer().await;
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;

    let preview = fairs.invitation(&organiser(), town.fair).await.unwrap();
    assert_eq!(
        (preview.people, preview.fitting, preview.too_far, preview.steps),
        (3, 1, 1, 1)
    );
    let wish = |seen| InviteWish { seen, most: None };
    assert_eq!(
        fairs.invite(&organiser(), town.fair, wish(2)).await,
        Err(Refusal::Changed),
        "nobody is invited whom nobody counted"
    );
    let invited = fairs.invite(&organiser(), town.fair, wish(1)).await.unwrap();
    assert_eq!((invited.people, invited.in_person), (1, 0));
    town.world.clock.set("2026-07-01");
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
    let sent = decoded(&gateway.take()[0]);
    assert!(
        sent.contains("7月10日招聘会请您来") && sent.contains("TD"),
        "{sent}"
    );
    assert_eq!(
        town.world.services.plan_fair_news().await.unwrap(),
        0,
        "told once"
    );

    let own = fairs.own_fairs(&Actor::Seeker(people[2].id), None).await.unwrap();
    assert_eq!(own, [], "who does not get in is not asked to come");
    let walks_not = fairs
        .event(&Actor::Seeker(people[2].id), town.fair)
        .await
        .unwrap();
    assert_eq!(walks_not.unfit, Some(NotForThem::Steps), "but told why");
}

#[tokio::test]
async fn a_cancellation_tells_everybody_once_and_is_final() {
    let people = [with_phone(1, VILLAGE), with_phone(2, VILLAGE), person(3, VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    town.with_employer().await;
    for one in &people {
        town.register(one).await;
    }
    let fairs = &town.world.ports.fairs;
    let gone = Actor::Seeker(people[1].id);
    fairs.leave_fair(&gone, town.fair, FairWhom::Own).await.unwrap();
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;
    assert_eq!(
        town.step(&organiser(), FairStep::Cancel(String::new())).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    town.step(&organiser(), FairStep::Cancel("场地停电".to_owned()))
        .await
        .unwrap();
    town.world.clock.set("2026-07-01");
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
    let sent = decoded(&gateway.take()[0]);
    assert!(sent.contains("招聘会取消了"), "{sent}");
    assert_eq!(town.world.services.plan_fair_news().await.unwrap(), 0);
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 0, "once");

    let view = fairs.fair(&county(), town.fair).await.unwrap();
    assert_eq!((view.changes[0].people, view.changes[0].employers), (2, 1));
    assert!(!view.rights.run && !view.rights.cancel && !view.rights.mend);
    let own = fairs.own_stands(&firm()).await.unwrap();
    assert_eq!(own[0].reason.as_deref(), Some("场地停电"));
    assert_eq!(
        town.step(&county(), FairStep::AssignStands).await,
        Err(Refusal::Changed),
        "it is not opened again"
    );
    let who = Actor::Seeker(people[0].id);
    let late = fairs.register_for_fair(&who, town.fair, FairWhom::Own).await;
    assert_eq!(late.map(drop), Err(Refusal::TooLate));
}

#[tokio::test]
async fn another_day_is_told_to_who_comes_and_another_title_is_not() {
    let people = [with_phone(1, VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    town.register(&people[0]).await;
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;
    let renamed = FairPlan {
        title: "夏季大型招聘会".to_owned(),
        ..plan()
    };
    town.mend(&county(), renamed).await.unwrap();
    town.world.clock.set("2026-07-01");
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 0);
    let later = FairPlan {
        held_on: day("2026-07-12"),
        ..plan()
    };
    town.mend(&county(), later).await.unwrap();
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
    let sent = decoded(&gateway.take()[0]);
    assert!(sent.contains("7月12日招聘会有改动"), "{sent}");
    let seen = town
        .world
        .ports
        .fairs
        .event(&Actor::Visitor, town.fair)
        .await
        .unwrap();
    assert_eq!(seen.changes[0].held_on, day("2026-07-10"));
}

#[tokio::test]
async fn lists_are_narrowed_by_place_month_and_kind() {
    let town = Town::announced(&[], plan()).await;
    let fairs = &town.world.ports.fairs;
    let count = |query| async move { fairs.events(&Actor::Visitor, query).await.unwrap().total };
    let all = FairQuery::default();
    assert_eq!(count(all).await, 1);
    let place = |area: &str| FairQuery {
        area: Some(code(area)),
        ..all
    };
    assert_eq!(count(place(COUNTY)).await, 1);
    assert_eq!(
        count(place(OTHER_TOWN)).await,
        1,
        "a fair of the county is theirs too"
    );
    assert_eq!(count(place("330599")).await, 0);
    let month = |month: &str| FairQuery {
        month: Some(day(month)),
        ..all
    };
    assert_eq!(
        (count(month("2026-07-01")).await, count(month("2026-06-01")).await),
        (1, 0)
    );
    let kind = |kind| FairQuery {
        kind: Some(kind),
        ..all
    };
    assert_eq!(count(kind(FairKind::Disability)).await, 0);
    let past = FairQuery {
        when: FairWhen::Past,
        ..all
    };
    assert_eq!(count(past).await, 0);
    town.world.clock.set("2026-07-11");
    assert_eq!((count(all).await, count(past).await), (0, 1));
}
