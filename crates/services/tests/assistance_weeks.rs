//! The assistance week: whom it is for, noon at the second, figures that are counted from rows, and whose week it is.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod venues;

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, day, person, staff,
    vacancies,
};
use domain::actor::{Actor, Role, Staff};
use domain::assistance_week::{
    ItemState, MediaKind, ReportState, TargetDeed, TargetState, VenueKind, WeekDeed, WeekFigure, WeekWish,
};
use domain::ids::{AccountId, PersonId, VisitId, WeekId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, EmploymentStatus, Person};
use domain::ports::{FigureOf, TargetFilter, TargetPage, TargetShow};
use domain::refusal::{Problem, Refusal};
use domain::rules::assistance_week::WeekStage;
use domain::task::{Settled, TaskKind};
use domain::visit::{Answers, Benefit, Confirmation, Outcome, Visit};
use uuid::Uuid;

/// Somebody with an account of their own: nobody recognises whom they stated.
fn officer(role: Role, area: &str, number: u128) -> Actor {
    let Actor::Staff(own) = staff(role, area) else {
        return Actor::Visitor;
    };
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        ..own
    })
}

fn county() -> Actor {
    officer(Role::CountyOfficer, COUNTY, 0xC1)
}

fn town() -> Actor {
    officer(Role::TownOfficer, TOWN, 0x71)
}

fn village() -> Actor {
    officer(Role::Coordinator, VILLAGE, 0x51)
}

fn city() -> Actor {
    officer(Role::CitySupervisor, "3305", 0xC2)
}

/// Somebody hard to employ who has no work.
fn hard(number: u16, village: &str) -> Person {
    Person {
        categories: CategorySet::EMPTY
            .with(Category::HardToEmployPerson)
            .with(Category::PoorWorker),
        employment_status: Some(EmploymentStatus::Unemployed),
        ..person(number, village)
    }
}

fn people() -> Vec<Person> {
    vec![
        hard(1, VILLAGE),
        hard(2, VILLAGE),
        hard(3, NEXT_VILLAGE),
        hard(4, OTHER_VILLAGE),
        Person {
            employment_status: Some(EmploymentStatus::Employed),
            ..hard(5, VILLAGE)
        },
    ]
}

fn id_of(number: u16) -> PersonId {
    person(number, VILLAGE).id
}

fn wish() -> WeekWish {
    WeekWish {
        area: code(COUNTY),
        title: "2026年就业援助周".to_owned(),
        theme: "就业援助你我他".to_owned(),
        starts_on: day("2026-07-06"),
        phone: "0572-3012345".to_owned(),
    }
}

/// A county with a week that was just laid out, and two publicity points asked for.
async fn laid_out() -> (World, WeekId) {
    let world = World::with(&people(), &vacancies(1..=5)).await;
    let mut change = world.services.db.begin().await.unwrap();
    change
        .set_policy_parameter(&PolicyParameter {
            programme: "assistance_week".to_owned(),
            area: Some(code(COUNTY)),
            key: ParamKey::PublicityPoints,
            value: 2,
            valid_from: day("2026-01-01"),
            valid_to: None,
            source: "test".to_owned(),
        })
        .await
        .unwrap();
    change.commit().await.unwrap();
    let id = world.ports.weeks.begin_week(&county(), wish()).await.unwrap();
    (world, id)
}

async fn act(world: &World, id: WeekId, deed: WeekDeed) -> Result<(), Refusal> {
    world.ports.weeks.act_on_week(&county(), id, deed).await
}

async fn open(world: &World, id: WeekId, stage: WeekStage) {
    let week = world.services.db.find_week(id).await.unwrap().unwrap();
    for item in week
        .items(week.stage)
        .filter(|item| item.state == ItemState::Open)
    {
        act(world, id, WeekDeed::Waive(item.no, "试办".to_owned()))
            .await
            .unwrap();
    }
    act(world, id, WeekDeed::Open(stage)).await.unwrap();
}

/// In the third stage, with two points and a badge.
async fn running() -> (World, WeekId) {
    let (world, id) = laid_out().await;
    for name in ["车站", "广场"] {
        let point = WeekDeed::AddVenue {
            kind: VenueKind::Point,
            name: name.to_owned(),
            area: code(TOWN),
            address: String::new(),
        };
        act(&world, id, point).await.unwrap();
    }
    let badge = WeekDeed::AddBadge {
        name: "张华".to_owned(),
        unit: "河湾镇".to_owned(),
    };
    act(&world, id, badge).await.unwrap();
    open(&world, id, WeekStage::Prepare).await;
    open(&world, id, WeekStage::Run).await;
    (world, id)
}

async fn targets(world: &World, who: &Actor, id: WeekId, show: TargetShow) -> TargetPage {
    let filter = TargetFilter {
        show,
        area: None,
        page: 0,
    };
    world.ports.weeks.week_targets(who, id, filter).await.unwrap()
}

fn stated(numbers: &[u16]) -> TargetDeed {
    let ids = numbers.iter().map(|number| id_of(*number)).collect();
    TargetDeed::State(ids, "入户登记表".to_owned())
}

async fn with_people(world: &World, who: &Actor, id: WeekId, deed: TargetDeed) -> Result<u32, Refusal> {
    world.ports.weeks.act_on_targets(who, id, deed).await
}

/// A held visit with the policies somebody benefits from.
async fn visit(world: &World, number: u16, on: &str, benefits: Vec<Benefit>) {
    let services = &world.services;
    if services
        .db
        .find_account_by_login("visitor")
        .await
        .unwrap()
        .is_none()
    {
        let made = services.create_account(Role::Coordinator, code(VILLAGE), "visitor");
        made.await.unwrap();
    }
    let account = services
        .db
        .find_account_by_login("visitor")
        .await
        .unwrap()
        .unwrap();
    let mut change = services.db.begin().await.unwrap();
    change
        .add_visit(&Visit {
            id: VisitId(Uuid::from_u128(0x9_0000 + u128::from(number))),
            person: id_of(number),
            by: account.id,
            form: 2,
            at: at(on),
            received_at: at(on),
            clock_off: None,
            outcome: Outcome::Done { next_on: None },
            answers: Answers {
                benefits,
                ..Answers::default()
            },
            edits: Vec::new(),
            confirmation: Some(Confirmation::Signature { drawn: None }),
            point: None,
            twin_of: None,
        })
        .await
        .unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn people_are_drawn_stated_recognised_and_visited() {
    let (world, id) = running().await;
    let page = targets(&world, &village(), id, TargetShow::Candidates).await;
    let found: Vec<PersonId> = page.lines.iter().map(|line| line.person).collect();
    assert_eq!(
        found,
        [id_of(1), id_of(2)],
        "those of the own village who have no work"
    );
    assert_eq!(with_people(&world, &village(), id, stated(&[1, 2])).await, Ok(2));
    assert_eq!(
        with_people(&world, &village(), id, stated(&[1])).await,
        Ok(0),
        "R87: once"
    );
    let others = with_people(&world, &village(), id, stated(&[4])).await;
    assert_eq!(others, Err(Refusal::NotFound), "of another village");
    let works = with_people(&world, &village(), id, stated(&[5])).await;
    assert_eq!(works, Err(Refusal::field("people", Problem::Wrong)));
    let recognise = TargetDeed::Recognise(vec![id_of(1), id_of(2)]);
    let low = with_people(&world, &village(), id, recognise.clone()).await;
    assert_eq!(low, Err(Refusal::NotAllowed));
    assert_eq!(with_people(&world, &county(), id, recognise).await, Ok(2));
    assert_eq!(with_people(&world, &county(), id, stated(&[4])).await, Ok(1));
    let own = with_people(&world, &county(), id, TargetDeed::Recognise(vec![id_of(4)])).await;
    assert_eq!(own, Err(Refusal::FourEyes));
    let unknown = with_people(&world, &county(), id, TargetDeed::Visit(vec![id_of(1)], 9)).await;
    assert_eq!(unknown, Err(Refusal::field("badge", Problem::Wrong)), "R86");
    assert_eq!(
        with_people(&world, &county(), id, TargetDeed::Visit(vec![id_of(1)], 1)).await,
        Ok(1)
    );
    let tasks = |settled: fn(Settled) -> bool| {
        let db = world.services.db.clone();
        async move {
            let all = db.list_tasks_of(&[id_of(1)]).await.unwrap();
            let mine = |one: &&domain::task::Task| one.kind == TaskKind::WeekVisit && settled(one.settled);
            all.iter().filter(mine).count()
        }
    };
    assert_eq!(
        tasks(|settled| settled == Settled::Open).await,
        1,
        "the coordinator is asked to go"
    );
    world.clock.set("2026-07-09");
    visit(&world, 1, "2026-07-09", vec![Benefit::Post]).await;
    let mut change = world.services.db.begin().await.unwrap();
    change.add_tasks_due(&[id_of(1)]).await.unwrap();
    change.commit().await.unwrap();
    world.services.settle_tasks_due().await.unwrap();
    assert_eq!(tasks(|settled| settled == Settled::Open).await, 0);
    let page = targets(&world, &county(), id, TargetShow::Visits).await;
    assert_eq!(page.lines[0].visited, Some(day("2026-07-09")));
}

#[tokio::test]
async fn noon_is_at_the_second() {
    let (world, id) = running().await;
    with_people(&world, &village(), id, stated(&[1, 2]))
        .await
        .unwrap();
    for (time, in_time) in [("11:59:59", true), ("12:00:00", true), ("12:00:01", false)] {
        world.clock.set(&format!("2026-07-09T{time}+08:00"));
        world
            .ports
            .weeks
            .report_statistic(&town(), id, code(TOWN), None)
            .await
            .unwrap();
        let view = world.ports.weeks.week(&county(), id).await.unwrap();
        let street = view
            .board
            .streets
            .iter()
            .find(|one| one.area.code == code(TOWN))
            .unwrap();
        let (statistic, judged) = street.reported.clone().unwrap();
        assert_eq!((statistic.counted, judged), (2, in_time), "{time}");
        assert_eq!(statistic.manual, None, "counted, not typed");
    }
    let typed = world
        .ports
        .weeks
        .report_statistic(&town(), id, code(TOWN), Some(5))
        .await;
    assert_eq!(typed, Ok(()));
    let view = world.ports.weeks.week(&county(), id).await.unwrap();
    assert_eq!(
        view.board.check.agrees,
        Some(false),
        "R87: five are not in the list"
    );
    let foreign = world
        .ports
        .weeks
        .report_statistic(&town(), id, code(OTHER_TOWN), None)
        .await;
    assert_eq!(foreign, Err(Refusal::NotFound));
}

/// Two people are recognised and to be visited, one of them was; a lead was told, a point held, the newspaper wrote.
async fn held_with_results(world: &World, id: WeekId) {
    with_people(world, &village(), id, stated(&[1, 2])).await.unwrap();
    with_people(
        world,
        &county(),
        id,
        TargetDeed::Recognise(vec![id_of(1), id_of(2)]),
    )
    .await
    .unwrap();
    with_people(
        world,
        &county(),
        id,
        TargetDeed::Visit(vec![id_of(1), id_of(2)], 1),
    )
    .await
    .unwrap();
    world.clock.set("2026-07-10");
    world.round().await;
    let lead = world.leads_of(&hard(1, VILLAGE)).await[0].clone();
    let vacancy = world
        .services
        .db
        .find_vacancy(lead.vacancy)
        .await
        .unwrap()
        .unwrap()
        .no;
    let told = format!("P001,{vacancy},slip,2026-07-10T09:00:00+08:00,signature");
    world.deliver(&[told.as_str()]).await;
    visit(world, 1, "2026-07-10", vec![Benefit::SocialInsurance]).await;
    let point = world
        .services
        .db
        .find_week(id)
        .await
        .unwrap()
        .unwrap()
        .plan
        .venues[0]
        .no;
    act(
        world,
        id,
        WeekDeed::Record {
            venue: point,
            attendance: 80,
            leaflets: 200,
            evidence: "照片 1".to_owned(),
        },
    )
    .await
    .unwrap();
    let media = WeekDeed::AddMedia {
        kind: MediaKind::Column,
        on: day("2026-07-10"),
        outlet: "青禾日报".to_owned(),
        guest: String::new(),
        questions: String::new(),
    };
    act(world, id, media).await.unwrap();
    let no = world.services.db.find_week(id).await.unwrap().unwrap().plan.media[0].no;
    act(world, id, WeekDeed::Hold(no, true)).await.unwrap();
}

#[tokio::test]
async fn the_report_is_the_sum_of_its_rows_and_stays_as_it_was_sent() {
    let (world, id) = running().await;
    held_with_results(&world, id).await;
    world.clock.set("2026-07-13");
    open(&world, id, WeekStage::Summarise).await;
    act(&world, id, WeekDeed::Send("安排三十天回访".to_owned()))
        .await
        .unwrap();
    let report = world.ports.weeks.week_report(&county(), id).await.unwrap();
    let sent = report.view.week.report().unwrap().figures.clone();
    for (figure, count) in &sent {
        let rows = world.ports.weeks.week_rows(&county(), id, *figure).await.unwrap();
        let sum: u64 = rows.rows.iter().map(|row| row.amount).sum();
        assert_eq!(sum, *count, "{figure} is counted again from its rows");
    }
    let of = |figure| sent.iter().find(|(one, _)| *one == figure).unwrap().1;
    assert_eq!(of(WeekFigure::Recognised), 2);
    assert_eq!((of(WeekFigure::Visited), of(WeekFigure::VisitsPlanned)), (1, 2));
    assert_eq!((of(WeekFigure::Leads), of(WeekFigure::PoliciesChecked)), (1, 1));
    assert_eq!(
        (
            of(WeekFigure::Points),
            of(WeekFigure::Leaflets),
            of(WeekFigure::Attendance)
        ),
        (1, 200, 80)
    );
    assert_eq!(of(WeekFigure::Media), 1);
    assert_eq!(report.corrections, [], "as it was sent");
    assert!(
        services::week_report_csv(&report)
            .map(|file| String::from_utf8(file).unwrap().contains("上报数"))
            .unwrap()
    );
    visit(&world, 2, "2026-07-10", Vec::new()).await;
    let later = world.ports.weeks.week_report(&county(), id).await.unwrap();
    assert_eq!(later.corrections, [(WeekFigure::Visited, 1, 2)]);
    assert_eq!(later.view.week.report().unwrap().figures, sent, "frozen");
    let rows = world
        .ports
        .weeks
        .week_rows(&county(), id, WeekFigure::Visited)
        .await
        .unwrap();
    assert!(rows.rows.iter().any(|row| row.of == FigureOf::Person(id_of(2))));
}

#[tokio::test]
async fn the_city_accepts_and_nobody_else() {
    let (world, id) = running().await;
    open(&world, id, WeekStage::Summarise).await;
    let weeks = &world.ports.weeks;
    act(&world, id, WeekDeed::Send("跟踪".to_owned())).await.unwrap();
    let other = officer(Role::CountyOfficer, COUNTY, 0xC9);
    assert_eq!(
        weeks.act_on_week(&other, id, WeekDeed::Accept).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        weeks.act_on_week(&city(), id, WeekDeed::Archive).await,
        Err(Refusal::NotAllowed)
    );
    let why = WeekDeed::Return("缺照片".to_owned());
    weeks.act_on_week(&city(), id, why).await.unwrap();
    act(&world, id, WeekDeed::Send("补照片".to_owned()))
        .await
        .unwrap();
    weeks.act_on_week(&city(), id, WeekDeed::Accept).await.unwrap();
    let report = weeks.week_report(&city(), id).await.unwrap();
    assert_eq!(report.view.week.report().unwrap().state, ReportState::Accepted);
    let rows = weeks
        .week_rows(&city(), id, WeekFigure::Recognised)
        .await
        .map(drop);
    assert_eq!(
        rows,
        Err(Refusal::NotAllowed),
        "the city counts and reads no names"
    );
    weeks.week_rows(&city(), id, WeekFigure::Points).await.unwrap();
}

#[tokio::test]
async fn whose_week_it_is() {
    let (world, id) = running().await;
    let weeks = &world.ports.weeks;
    let foreign = officer(Role::CountyOfficer, "330523", 0xF1);
    assert_eq!(weeks.week(&foreign, id).await.map(drop), Err(Refusal::NotFound));
    assert_eq!(weeks.weeks(&foreign).await.unwrap().lines, []);
    let organiser = world.account(Role::Organiser, COUNTY, "organiser").await;
    assert_eq!(
        weeks.week(&organiser, id).await.map(drop),
        Err(Refusal::NotFound),
        "not theirs"
    );
    let own = weeks.begin_week(&organiser, wish()).await.unwrap();
    let view = weeks.week(&organiser, own).await.unwrap();
    assert!(view.rights.plans && !view.rights.recognises && !view.rights.sees_people);
    let seen = weeks.week(&village(), id).await.unwrap();
    assert!(seen.rights.states && !seen.rights.plans);
    let badge = WeekDeed::AddBadge {
        name: "李四".to_owned(),
        unit: String::new(),
    };
    assert_eq!(
        weeks.act_on_week(&village(), id, badge.clone()).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        weeks.act_on_week(&town(), id, badge).await,
        Err(Refusal::NotAllowed)
    );
    let point = seen.week.plan.venues[0].no;
    let record = |venue| WeekDeed::Record {
        venue,
        attendance: 10,
        leaflets: 20,
        evidence: "照片 2".to_owned(),
    };
    weeks.act_on_week(&town(), id, record(point)).await.unwrap();
    let elsewhere = officer(Role::TownOfficer, OTHER_TOWN, 0x72);
    let other = weeks.act_on_week(&elsewhere, id, record(point)).await;
    assert_eq!(other, Err(Refusal::NotAllowed), "the point of another street");
}

#[tokio::test]
async fn a_stage_opened_again_stops_the_lists_and_keeps_them() {
    let (world, id) = running().await;
    with_people(&world, &village(), id, stated(&[1])).await.unwrap();
    act(
        &world,
        id,
        WeekDeed::Reopen(WeekStage::Prepare, "会场漏水".to_owned()),
    )
    .await
    .unwrap();
    let late = with_people(&world, &village(), id, stated(&[2])).await;
    assert_eq!(late, Err(Refusal::TooLate));
    let page = targets(&world, &county(), id, TargetShow::Stated).await;
    assert_eq!(page.lines.len(), 1, "what was recorded stays");
    act(&world, id, WeekDeed::Open(WeekStage::Run)).await.unwrap();
    with_people(&world, &village(), id, stated(&[2])).await.unwrap();
    let strike = TargetDeed::Strike(vec![id_of(1), id_of(2)], "已就业".to_owned());
    assert_eq!(
        with_people(&world, &county(), id, strike).await,
        Ok(2),
        "all who were chosen"
    );
    let page = targets(&world, &county(), id, TargetShow::Struck).await;
    assert_eq!(page.lines[0].target.as_ref().unwrap().state, TargetState::Struck);
    assert_eq!(
        with_people(&world, &village(), id, stated(&[2])).await,
        Ok(1),
        "stated anew"
    );
}

#[tokio::test]
async fn everybody_reads_where_and_when_and_nobody_who() {
    let (world, id) = laid_out().await;
    let weeks = &world.ports.weeks;
    assert_eq!(weeks.public_weeks().await.unwrap(), [], "still being organised");
    let main = WeekDeed::AddVenue {
        kind: VenueKind::Main,
        name: "劳动力资源市场".to_owned(),
        area: code(TOWN),
        address: "人民路 1 号".to_owned(),
    };
    act(&world, id, main).await.unwrap();
    open(&world, id, WeekStage::Prepare).await;
    let shown = weeks.public_weeks().await.unwrap();
    assert_eq!(shown[0].venues[0].1, "劳动力资源市场");
    assert_eq!(shown[0].hours, Some((900, 1600)));
    world.clock.set("2026-07-13");
    assert_eq!(weeks.public_weeks().await.unwrap(), [], "over");
}
