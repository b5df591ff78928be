//! The day of a fair: two gates at once, strange codes, undo, hours without a net, wrong clocks, many people.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, OTHER_VILLAGE, VILLAGE, World, at, code, day, employer_id, person, staff, vacancy,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Actor, Role, Staff};
use domain::check_in::{
    AttendeeKind, CheckInAnswer, CheckInAnswers, CheckInBatch, CheckInEntry, CheckInRecord, ScanReason,
};
use domain::consent::{ConsentHow, Purpose};
use domain::fair::code::FairCode;
use domain::fair::{
    Fair, FairAccessSet, FairKind, FairPlan, FairRegistration, FairStand, FairState, RegistrationState,
    RegistrationWay, StandState,
};
use domain::ids::{AccountId, AttendanceId, CheckInId, FairId, FairRegistrationId, FairStandId, PersonId};
use domain::person::Person;
use domain::ports::{ConsentWish, PassWish, StandKey};
use domain::refusal::Refusal;
use domain::values::Phone;
use std::collections::BTreeMap;
use uuid::Uuid;

pub const FAIR: FairId = FairId(Uuid::from_u128(0x0A_BCDE));
pub const STAND: FairStandId = FairStandId(Uuid::from_u128(0x5_0012));
const DAY: &str = "2026-11-28";

/// A moment of the day of the fair.
pub fn clock(time: &str) -> DateTime<Utc> {
    at(&format!("{DAY}T{time}:00+08:00"))
}

pub fn organiser() -> Actor {
    staff(Role::Organiser, COUNTY)
}

/// Another one of the same county.
pub fn another_organiser() -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0x0_0B0D)),
        login: "organiser2".to_owned(),
        role: Role::Organiser,
        area: code(COUNTY),
        department: None,
    })
}

pub fn fair(id: FairId, held_on: &str) -> Fair {
    let plan = FairPlan {
        area: code(COUNTY),
        kind: FairKind::General,
        title: "冬季招聘会".to_owned(),
        venue: "人力资源市场".to_owned(),
        address: "胜利路8号".to_owned(),
        point: None,
        bus: String::new(),
        held_on: day(held_on),
        opens: "09:00:00".parse().unwrap(),
        closes: "16:00:00".parse().unwrap(),
        capacity: 5_000,
        stands: 40,
        access: FairAccessSet::default(),
        safety: "两个出口".to_owned(),
        intro: String::new(),
        phone: String::new(),
    };
    Fair {
        state: FairState::DayOpen,
        ..Fair::draft(id, plan, organiser().label(), at("2026-11-01"))
    }
}

pub fn registration(fair: FairId, number: u16, person: Option<PersonId>) -> FairRegistration {
    let [high, low] = number.to_be_bytes();
    FairRegistration {
        id: FairRegistrationId(Uuid::from_u128(fair.0.as_u128() << 32 | u128::from(number))),
        fair,
        person,
        code: FairCode::new(fair, [high >> 3, high & 7, low >> 4, low & 15, 5, 6, 7, 8, 9, 10]),
        state: RegistrationState::Registered,
        way: RegistrationWay::Page,
        invited_at: None,
        registered_at: Some(at("2026-11-20")),
        cancelled_at: None,
        made_by: "staff:x".to_owned(),
    }
}

/// A fair that opens, a stand at it, and these people registered.
pub async fn furnish(world: &World, people: &[Person]) {
    world.keep_people(people).await;
    world.keep_vacancies(&[vacancy(1, "缝纫工")]).await;
    let mut change = world.services.db.begin().await.unwrap();
    change.add_fair(&fair(FAIR, DAY)).await.unwrap();
    let stand = FairStand {
        id: STAND,
        fair: FAIR,
        employer: employer_id(),
        vacancies: vec![vacancy(1, "缝纫工").id],
        state: StandState::Approved { number: Some(12) },
        version: 1,
        made_by: "employer:x".to_owned(),
        made_at: at("2026-11-10"),
    };
    change.add_fair_stand(&stand).await.unwrap();
    let many: Vec<FairRegistration> = (1..)
        .zip(people)
        .map(|(number, person)| registration(FAIR, number, Some(person.id)))
        .collect();
    change.add_fair_registrations(&many).await.unwrap();
    change.commit().await.unwrap();
    world.clock.set(&format!("{DAY}T09:00:00+08:00"));
}

async fn at_fair(people: &[Person]) -> World {
    let world = World::new().await;
    furnish(&world, people).await;
    world
}

/// The secret of a fresh link.
pub async fn open(world: &World, stand: Option<FairStandId>) -> String {
    let wish = PassWish {
        name: String::new(),
        stand,
        opens_at: clock("08:00"),
        closes_at: clock("16:30"),
    };
    let made = world.ports.check_ins.make_pass(&organiser(), FAIR, wish).await;
    made.unwrap().secret
}

/// A scan under an id as phones make them.
pub fn scan(number: u32, made_at: DateTime<Utc>, entry: CheckInEntry) -> CheckInRecord {
    let millis = u64::try_from(made_at.timestamp_millis()).unwrap();
    let [a, b, c, d] = number.to_be_bytes();
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &[a, b, c, d, 0, 0, 0, 0, 0, 1]);
    CheckInRecord {
        id: CheckInId(id.into_uuid()),
        made_at,
        entry,
    }
}

pub fn by_code(number: u16) -> CheckInEntry {
    CheckInEntry::Code {
        code: registration(FAIR, number, None).code.grouped(),
    }
}

pub fn walk_in(name: &str, birth_year: &str, phone: &str) -> CheckInEntry {
    CheckInEntry::WalkIn {
        name: name.to_owned(),
        sex: String::new(),
        birth_year: birth_year.to_owned(),
        phone: phone.to_owned(),
        shares: true,
    }
}

pub async fn check_in(world: &World, gate: &str, number: u32, entry: CheckInEntry) -> CheckInAnswer {
    let record = scan(number, world.services.clock.now(), entry);
    let answer = world
        .ports
        .check_ins
        .check_in(&Actor::Visitor, gate, record)
        .await;
    answer.unwrap()
}

async fn sync(
    world: &World,
    gate: &str,
    sent_at: DateTime<Utc>,
    records: &[CheckInRecord],
) -> CheckInAnswers {
    let batch = CheckInBatch {
        gate: gate.to_owned(),
        sent_at,
        records: records.iter().cloned().map(Ok).collect(),
    };
    let answers = world.ports.check_ins.sync_check_ins(&Actor::Visitor, batch).await;
    answers.unwrap()
}

async fn inside(world: &World) -> u32 {
    world.services.db.count_inside(FAIR).await.unwrap()
}

const fn refused(reason: ScanReason) -> CheckInAnswer {
    CheckInAnswer::Refused { reason }
}

async fn two_gates_at_once(world: &World) {
    let (one, other) = (open(world, None).await, open(world, None).await);
    for turn in 0..5_u16 {
        let number = turn + 1;
        let scans = [(&one, 100), (&other, 200), (&one, 300), (&other, 400)];
        let [a, b, c, d] =
            scans.map(|(gate, id)| check_in(world, gate, id + u32::from(turn), by_code(number)));
        let (a, b, c, d) = tokio::join!(a, b, c, d);
        let accepted = |answer: &&CheckInAnswer| matches!(answer, CheckInAnswer::Accepted { .. });
        let known = |answer: &&CheckInAnswer| matches!(answer, CheckInAnswer::Known { .. });
        let all = [a, b, c, d];
        assert_eq!(all.iter().filter(accepted).count(), 1, "{all:?}");
        assert_eq!(all.iter().filter(known).count(), 3, "{all:?}");
    }
    assert_eq!(inside(world).await, 5);
    world.clock.set(&format!("{DAY}T09:40:00+08:00"));
    let later = check_in(world, &one, 900, by_code(1)).await;
    let CheckInAnswer::Known { number, name, at, .. } = later else {
        panic!("{later:?}");
    };
    assert_eq!((number, name.as_str(), at), (1, "王**", clock("09:00")));
}

fn five() -> Vec<Person> {
    (1..=5).map(|number| person(number, VILLAGE)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_at_several_gates_at_once_is_in_once() {
    two_gates_at_once(&at_fair(&five()).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_at_several_gates_at_once_is_in_once_on_postgres() {
    if let Some(world) = World::on_postgres().await {
        furnish(&world, &five()).await;
        two_gates_at_once(&world).await;
    }
}

#[tokio::test]
async fn a_strange_code_is_refused_with_its_reason_and_the_gate_goes_on() {
    let world = at_fair(&five()).await;
    let (past, next) = (
        FairId(Uuid::from_u128(0x0F_1111)),
        FairId(Uuid::from_u128(0x0F_2222)),
    );
    let mut change = world.services.db.begin().await.unwrap();
    change.add_fair(&fair(past, "2025-11-29")).await.unwrap();
    change.add_fair(&fair(next, "2026-12-20")).await.unwrap();
    let cancelled = FairRegistration {
        state: RegistrationState::Cancelled,
        ..registration(FAIR, 77, None)
    };
    let others = [
        registration(past, 1, None),
        registration(next, 1, None),
        cancelled,
    ];
    change.add_fair_registrations(&others).await.unwrap();
    change.commit().await.unwrap();
    let gate = open(&world, None).await;
    let code = |code: &FairCode| CheckInEntry::Code {
        code: code.to_string(),
    };
    let cases = [
        (code(&registration(FAIR, 500, None).code), ScanReason::Unknown),
        (code(&others[0].code), ScanReason::PastFair),
        (code(&others[1].code), ScanReason::OtherFair),
        (code(&others[2].code), ScanReason::Cancelled),
        (
            CheckInEntry::Code {
                code: "https://pay.example/1".into(),
            },
            ScanReason::NoCode,
        ),
        (
            CheckInEntry::Name {
                name: "没这人".into(),
                tail: "0000".into(),
            },
            ScanReason::NotFound,
        ),
        (CheckInEntry::Stand { number: "99".into() }, ScanReason::NoStand),
        (walk_in("王五 13800000000", "", ""), ScanReason::Unreadable),
    ];
    for (number, (entry, reason)) in (0..).zip(cases) {
        assert_eq!(check_in(&world, &gate, number, entry).await, refused(reason));
    }
    assert!(matches!(
        check_in(&world, &gate, 99, by_code(1)).await,
        CheckInAnswer::Accepted { .. }
    ));
    let day = world.ports.check_ins.fair_day(&organiser(), FAIR).await.unwrap();
    let logged: BTreeMap<_, _> = day.refused.into_iter().collect();
    assert_eq!(logged[&ScanReason::PastFair], 1);
    assert_eq!(logged.len(), 8);
    assert_eq!(
        day.state,
        FairState::Running,
        "with the first who came the fair runs"
    );
}

#[tokio::test]
async fn a_link_works_in_its_hours_for_its_gate_and_until_it_is_taken_back() {
    let world = at_fair(&five()).await;
    let (gate, stand) = (open(&world, None).await, open(&world, Some(STAND)).await);
    let ports = &world.ports.check_ins;
    world.clock.set(&format!("{DAY}T07:59:00+08:00"));
    assert_eq!(
        check_in(&world, &gate, 1, by_code(1)).await,
        refused(ScanReason::NotOpen)
    );
    world.clock.set(&format!("{DAY}T16:31:00+08:00"));
    assert_eq!(
        check_in(&world, &gate, 2, by_code(1)).await,
        refused(ScanReason::Closed)
    );
    let kept = [scan(3, clock("16:00"), by_code(1))];
    let brought = sync(&world, &gate, clock("16:31"), &kept).await;
    assert!(matches!(brought.answers[0].answer, CheckInAnswer::Accepted { at, .. } if at == clock("16:00")));
    let record = scan(4, clock("12:00"), by_code(2));
    let through_stand = ports.check_in(&Actor::Visitor, &stand, record.clone()).await;
    assert_eq!(through_stand, Err(Refusal::NotFound), "a stand is no gate");
    assert_eq!(
        ports.check_in(&Actor::Visitor, "nothing", record).await,
        Err(Refusal::NotFound)
    );
    world.clock.set(&format!("{DAY}T12:00:00+08:00"));
    let day = ports.fair_day(&organiser(), FAIR).await.unwrap();
    let elsewhere = staff(Role::Organiser, "330599");
    let of_gate = day.passes.iter().find(|one| one.employer.is_none()).unwrap();
    let id = of_gate.pass.id;
    assert_eq!(ports.revoke_pass(&elsewhere, id).await, Err(Refusal::NotFound));
    assert_eq!(ports.fair_day(&elsewhere, FAIR).await, Err(Refusal::NotFound));
    let colleague = another_organiser();
    assert_eq!(ports.revoke_pass(&colleague, id).await, Err(Refusal::NotFound));
    assert_eq!(
        ports.fair_day(&colleague, FAIR).await,
        Err(Refusal::NotFound),
        "an organiser runs the day of its own fairs"
    );
    assert_eq!(ports.revoke_pass(&organiser(), id).await, Ok(FAIR));
    assert_eq!(
        check_in(&world, &gate, 5, by_code(2)).await,
        refused(ScanReason::Revoked)
    );
    assert_eq!(
        ports.gate_pack(&Actor::Visitor, &gate).await,
        Err(Refusal::NotAllowed)
    );
}

#[tokio::test]
async fn a_check_in_is_undone_by_its_gate_at_once_and_by_the_organiser_later() {
    let world = at_fair(&five()).await;
    let (gate, other) = (open(&world, None).await, open(&world, None).await);
    let ports = &world.ports.check_ins;
    let record = scan(1, clock("09:00"), by_code(1));
    let last = record.id;
    ports.check_in(&Actor::Visitor, &gate, record).await.unwrap();
    let view = ports.gate(&Actor::Visitor, &gate, Some(last)).await.unwrap();
    let id = view.last.unwrap().undo.unwrap();
    assert_eq!(
        ports.undo_at_gate(&Actor::Visitor, &other, id).await,
        Err(Refusal::TooLate)
    );
    assert_eq!(ports.undo_at_gate(&Actor::Visitor, &gate, id).await, Ok(()));
    assert_eq!(inside(&world).await, 0);
    let again = check_in(&world, &gate, 2, by_code(1)).await;
    assert!(
        matches!(again, CheckInAnswer::Accepted { number: 2, .. }),
        "{again:?}"
    );
    world.clock.forward(TimeDelta::minutes(6));
    let lines = ports.fair_day(&organiser(), FAIR).await.unwrap().lines;
    assert_eq!(lines.len(), 2, "what was undone stays in the history");
    assert_eq!(
        ports.undo_at_gate(&Actor::Visitor, &gate, lines[0].id).await,
        Err(Refusal::TooLate)
    );
    assert_eq!(ports.undo_attendance(&organiser(), lines[0].id).await, Ok(FAIR));
    assert_eq!(
        ports.undo_attendance(&organiser(), lines[0].id).await,
        Err(Refusal::Changed)
    );
    assert_eq!(inside(&world).await, 0);
}

#[tokio::test]
async fn two_hours_without_a_net_and_a_wrong_clock_lose_nothing_and_count_nobody_twice() {
    let world = at_fair(&five()).await;
    let (gate, slow) = (open(&world, None).await, open(&world, None).await);
    let pack = world
        .ports
        .check_ins
        .gate_pack(&Actor::Visitor, &slow)
        .await
        .unwrap();
    assert_eq!((pack.marks.len(), pack.inside.len()), (5, 0));
    world.clock.set(&format!("{DAY}T09:30:00+08:00"));
    check_in(&world, &gate, 1, by_code(1)).await;
    world.clock.set(&format!("{DAY}T11:15:00+08:00"));
    // The phone is ten minutes behind: it scanned the first one at 9:12, and says 9:02.
    let kept = [
        scan(11, clock("09:02"), by_code(1)),
        scan(12, clock("09:20"), by_code(2)),
        scan(13, clock("09:21"), by_code(2)),
        scan(14, clock("10:00"), walk_in("李大山", "1980", "")),
    ];
    let first = sync(&world, &slow, clock("11:05"), &kept).await;
    for _ in 0..9 {
        let again = sync(&world, &slow, clock("11:05"), &kept).await;
        assert_eq!(again.answers, first.answers);
    }
    assert_eq!((first.inside, inside(&world).await), (3, 3));
    let answers: Vec<_> = first
        .answers
        .into_iter()
        .map(|answered| answered.answer)
        .collect();
    assert!(
        matches!(answers[0], CheckInAnswer::Known { number: 1, at, gate: 2, .. } if at == clock("09:12"))
    );
    assert!(matches!(answers[1], CheckInAnswer::Accepted { at, off: Some(600), .. } if at == clock("09:30")));
    assert!(matches!(answers[2], CheckInAnswer::Known { at, .. } if at == clock("09:30")));
    assert!(matches!(answers[3], CheckInAnswer::Accepted { .. }));
    let day = world.ports.check_ins.fair_day(&organiser(), FAIR).await.unwrap();
    let line = day.lines.iter().find(|line| line.number == 1).unwrap();
    assert_eq!(line.at, clock("09:12"), "the earliest true time stands");
    assert_eq!(
        line.wrong_clock,
        Some((clock("09:02"), 600)),
        "what the phone showed is kept and marked"
    );
    assert_eq!(line.arrived_late, Some(clock("11:15")));
    assert_eq!(day.quarters.iter().map(|quarter| quarter.count).sum::<u32>(), 3);
    let pack = world
        .ports
        .check_ins
        .gate_pack(&Actor::Visitor, &slow)
        .await
        .unwrap();
    assert_eq!(
        (pack.inside.len(), pack.count),
        (3, 3),
        "who walked in has a code too"
    );
}

#[tokio::test]
async fn who_comes_without_a_code_is_known_where_they_can_be() {
    let mut people = five();
    people[2].name = "张三丰".to_owned();
    people[2].phone = Phone::parse("13812345678").ok();
    people[3].name = "张三丰".to_owned();
    people.push(Person {
        name: "别村人".to_owned(),
        ..person(6, OTHER_VILLAGE)
    });
    let world = at_fair(&people[..3]).await;
    world.keep_people(&people).await;
    world.services.tidy().await.unwrap();
    let gate = open(&world, None).await;
    let by_name = || CheckInEntry::Name {
        name: "张三丰".to_owned(),
        tail: "5678".to_owned(),
    };
    let known = check_in(&world, &gate, 1, by_name()).await;
    assert!(
        matches!(&known, CheckInAnswer::Accepted { name, .. } if name == "张**"),
        "{known:?}"
    );
    let again = check_in(&world, &gate, 2, walk_in("张三丰", "", "13812345678")).await;
    assert!(
        matches!(again, CheckInAnswer::Known { number: 1, .. }),
        "{again:?}"
    );
    let tail = String::from(people[1].resident_id)[14..].to_owned();
    let by_tail = check_in(
        &world,
        &gate,
        3,
        CheckInEntry::IdTail {
            tail,
            name: String::new(),
        },
    )
    .await;
    assert!(
        matches!(by_tail, CheckInAnswer::Accepted { number: 2, .. }),
        "{by_tail:?}"
    );
    let without_phone = check_in(&world, &gate, 4, walk_in("李大山", "1980", "")).await;
    assert!(matches!(&without_phone, CheckInAnswer::Accepted { name, .. } if name == "李**"));
    let twice = check_in(&world, &gate, 5, walk_in("李大山", "1980", "")).await;
    assert!(matches!(twice, CheckInAnswer::Known { .. }));
    let employer = check_in(
        &world,
        &gate,
        6,
        CheckInEntry::Stand {
            number: "12".to_owned(),
        },
    )
    .await;
    assert!(
        matches!(&employer, CheckInAnswer::Accepted { kind: AttendeeKind::Employer, name, .. } if name == "青禾制衣厂")
    );
    let helper = check_in(
        &world,
        &gate,
        7,
        CheckInEntry::Helper {
            name: "赵敏".to_owned(),
        },
    )
    .await;
    assert!(matches!(
        helper,
        CheckInAnswer::Accepted {
            kind: AttendeeKind::Helper,
            ..
        }
    ));
    let day = world.ports.check_ins.fair_day(&organiser(), FAIR).await.unwrap();
    let counts: BTreeMap<_, _> = day.counts.into_iter().collect();
    assert_eq!(counts[&AttendeeKind::Seeker], 3);
    assert_eq!(
        (counts[&AttendeeKind::Employer], counts[&AttendeeKind::Helper]),
        (1, 1)
    );
    assert_eq!(day.registered, 2);
}

#[tokio::test]
async fn who_walks_in_gets_a_code_that_stands_scan_and_gates_know_again() {
    let world = at_fair(&five()[..1]).await;
    let with_file = person(2, VILLAGE);
    world.keep_people(std::slice::from_ref(&with_file)).await;
    world.services.tidy().await.unwrap();
    let gate = open(&world, None).await;
    let ports = &world.ports.check_ins;
    let birth = with_file.resident_id.birth().format("%Y").to_string();
    let seats = async || {
        world
            .services
            .db
            .count_fair_seats(FAIR, 5_000)
            .await
            .unwrap()
            .registered
    };
    let before = seats().await;
    let stranger = check_in(&world, &gate, 1, walk_in("李大山", "1980", "")).await;
    let known = check_in(&world, &gate, 2, walk_in(&with_file.name, &birth, "")).await;
    assert_eq!(seats().await, before, "who walks in took no seat before");
    for (place, answer) in (0_u32..).zip([stranger, known]) {
        let id = answer.visitor().unwrap();
        let slip = ports.gate_slip(&Actor::Visitor, &gate, id).await.unwrap();
        let again = CheckInEntry::Code {
            code: slip.code.grouped(),
        };
        let again = check_in(&world, &gate, 10 + place, again).await;
        assert!(
            matches!(again, CheckInAnswer::Known { number, attendance, .. }
                if number == slip.number && attendance == Some(id)),
            "{again:?}"
        );
        let stand = StandKey::Link(open(&world, Some(STAND)).await);
        let seen = world
            .ports
            .fair_intents
            .stand(&Actor::Visitor, &stand, Some(slip.code.as_str()))
            .await
            .unwrap();
        assert_eq!(seen.found.map(|(visitor, _)| visitor.number), Some(slip.number));
    }
    let pack = ports.gate_pack(&Actor::Visitor, &gate).await.unwrap();
    assert_eq!(pack.inside.len(), 2, "a gate without a net knows them too");
    let nobody = ports
        .gate_slip(&Actor::Visitor, "nothing", AttendanceId(Uuid::nil()))
        .await;
    assert_eq!(nobody.map(drop), Err(Refusal::NotFound));
}

#[tokio::test]
async fn a_slip_of_the_gate_that_is_undone_ends_its_code() {
    let world = at_fair(&[]).await;
    let gate = open(&world, None).await;
    let ports = &world.ports.check_ins;
    let id = check_in(&world, &gate, 1, walk_in("李大山", "1980", ""))
        .await
        .visitor()
        .unwrap();
    let slip = ports.gate_slip(&Actor::Visitor, &gate, id).await.unwrap();
    ports.undo_at_gate(&Actor::Visitor, &gate, id).await.unwrap();
    let code = CheckInEntry::Code {
        code: slip.code.to_string(),
    };
    assert_eq!(
        check_in(&world, &gate, 2, code).await,
        refused(ScanReason::Cancelled)
    );
    let again = check_in(&world, &gate, 3, walk_in("李大山", "1980", "")).await;
    let id = again.visitor().unwrap();
    assert!(ports.gate_slip(&Actor::Visitor, &gate, id).await.is_ok());
}

#[tokio::test]
async fn a_no_in_the_file_outweighs_a_box_ticked_at_the_gate() {
    let somebody = Person {
        phone: Phone::parse("13812345678").ok(),
        ..person(1, VILLAGE)
    };
    let world = at_fair(std::slice::from_ref(&somebody)).await;
    world.services.tidy().await.unwrap();
    let who = Actor::Seeker(somebody.id);
    let wish = ConsentWish {
        purpose: Purpose::EmployerContact,
        given: false,
        how: ConsentHow::SignedIn,
        on: day(DAY),
    };
    world.ports.consents.say(&who, None, wish).await.unwrap();
    let gate = open(&world, None).await;
    check_in(&world, &gate, 1, walk_in(&somebody.name, "", "13812345678")).await;
    let kept = world.services.db.list_latest_attendances(FAIR, 1).await.unwrap();
    assert_eq!(
        (kept[0].who.person, kept[0].who.shares),
        (Some(somebody.id), false)
    );
}

#[tokio::test]
async fn names_written_down_at_a_gate_are_forgotten_after_their_time() {
    let world = at_fair(&five()).await;
    let gate = open(&world, None).await;
    check_in(&world, &gate, 1, walk_in("李大山", "1980", "13900000001")).await;
    assert_eq!(world.services.forget_walk_ins().await.unwrap(), 0);
    world.clock.forward(TimeDelta::days(181));
    assert_eq!(world.services.forget_walk_ins().await.unwrap(), 1);
    let kept = world.services.db.list_latest_attendances(FAIR, 1).await.unwrap();
    let who = &kept[0].who;
    assert_eq!(
        (who.name.as_str(), &who.phone, who.birth_year),
        ("", &None, Some(1980))
    );
}

#[tokio::test]
async fn three_thousand_people_by_four_gates_are_three_thousand() {
    let world = World::new().await;
    furnish(&world, &[]).await;
    let mut change = world.services.db.begin().await.unwrap();
    let many: Vec<_> = (1..=3000)
        .map(|number| registration(FAIR, number, None))
        .collect();
    change.add_fair_registrations(&many).await.unwrap();
    change.commit().await.unwrap();
    let gates = [
        open(&world, None).await,
        open(&world, None).await,
        open(&world, None).await,
        open(&world, None).await,
    ];
    world.clock.set(&format!("{DAY}T09:30:00+08:00"));
    let minute = |number: u16| clock("09:00") + TimeDelta::milliseconds(i64::from(number) * 600);
    let numbers: Vec<u16> = (1..=3000).collect();
    for (turn, part) in (0..).zip(numbers.chunks(200)) {
        // Each is scanned by two gates.
        for (shift, gate) in (0..2_u32).zip(gates.iter().cycle().skip(turn)) {
            let own: Vec<_> = part
                .iter()
                .map(|number| {
                    let id = shift * 100_000 + u32::from(*number);
                    scan(id, minute(*number), by_code(*number))
                })
                .collect();
            sync(&world, gate, clock("09:30"), &own).await;
        }
    }
    let day = world.ports.check_ins.fair_day(&organiser(), FAIR).await.unwrap();
    assert_eq!(
        (day.counts.as_slice(), day.registered),
        (&[(AttendeeKind::Seeker, 3000)][..], 3000)
    );
    assert_eq!(
        day.quarters.iter().map(|quarter| quarter.count).sum::<u32>(),
        3000
    );
    let by_gates: u32 = day.passes.iter().map(|pass| pass.count).sum();
    assert_eq!(by_gates, 3000);
}
