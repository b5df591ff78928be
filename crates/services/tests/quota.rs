//! The disability quota of a year, from the opening to the levy.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, OTHER_TOWN, VILLAGE, World, code, day, employer_id, person};
use domain::actor::{Actor, Department, Role, Staff};
use domain::employer_staff::StaffCount;
use domain::ids::{AccountId, PlacementId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, Person};
use domain::placement::{
    Caused, Contract, ContractPaper, IntroducedBy, Placement, PlacementState, Work, WorkHours,
};
use domain::ports::{CheckWish, QuotaRow, StaffDraft};
use domain::quota::{QuotaDeclaration, QuotaResult, QuotaStage};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::VacancyKind;
use domain::values::{DisabilityCertificateNo, DisabilityKind, Fen};
use uuid::Uuid;

fn staff(number: u128, role: Role, area: &str, department: Option<Department>) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        login: format!("{role}{number}"),
        role,
        area: code(area),
        department,
    })
}

fn county() -> Actor {
    staff(3, Role::CountyOfficer, COUNTY, None)
}

fn federation() -> Actor {
    staff(
        4,
        Role::DepartmentReviewer,
        COUNTY,
        Some(Department::DisabledFederation),
    )
}

fn firm() -> Actor {
    Actor::Employer {
        employer: employer_id(),
        account: AccountId(Uuid::from_u128(9)),
    }
}

fn declared(total: u32) -> QuotaDeclaration {
    QuotaDeclaration {
        as_of: day("2025-12-31"),
        count: StaffCount {
            total,
            disabled: 1,
            ..StaffCount::default()
        },
        is_small: false,
        founded: None,
    }
}

/// Somebody with a certificate who works for the firm.
fn placed(somebody: &Person, paper: ContractPaper) -> Placement {
    Placement {
        id: PlacementId(Uuid::from_u128(0x5000 + somebody.id.0.as_u128())),
        person: somebody.id,
        employer: Some(employer_id()),
        employer_name: "青禾制衣厂".to_owned(),
        uscc: None,
        vacancy: None,
        lead: None,
        work: Work {
            started_on: day("2025-03-01"),
            kind: VacancyKind::Normal,
            hours: WorkHours::Full,
            contract: Contract {
                paper,
                months: Some(24),
                filing_no: String::new(),
            },
            insured_from: None,
            monthly: None,
            introduced_by: IntroducedBy::Town,
        },
        state: PlacementState::Working,
        caused: Caused::default(),
        made_by: "staff:x".to_owned(),
        made_at: domain::clock::start_of_day(day("2025-03-01")),
    }
}

async fn world() -> World {
    let disabled = |number: u16, grade: u8| {
        let mut somebody = person(number, VILLAGE);
        somebody.disability_certificate =
            DisabilityCertificateNo::new(somebody.resident_id, DisabilityKind::Limb, grade, 0).ok();
        somebody.categories = somebody.categories.with(Category::PersonWithDisability);
        somebody
    };
    let (one, other, none) = (disabled(1, 2), disabled(2, 4), person(3, VILLAGE));
    let world = World::with(&[one.clone(), other.clone(), none.clone()], &[]).await;
    let mut change = world.services.db.begin().await.unwrap();
    change
        .add_placement(&placed(&one, ContractPaper::LabourContract))
        .await
        .unwrap();
    change
        .add_placement(&placed(&other, ContractPaper::None))
        .await
        .unwrap();
    change
        .add_placement(&placed(&none, ContractPaper::LabourContract))
        .await
        .unwrap();
    change.commit().await.unwrap();
    set(&world, ParamKey::QuotaRatio, 150).await;
    set(&world, ParamKey::QuotaAverageWage, 5_000_000).await;
    world
}

async fn set(world: &World, key: ParamKey, value: i64) {
    let row = PolicyParameter {
        programme: "county".into(),
        area: Some(code(COUNTY)),
        key,
        value,
        valid_from: day("2020-01-01"),
        valid_to: None,
        source: "县统计公报".into(),
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.set_policy_parameter(&row).await.unwrap();
    change.commit().await.unwrap();
}

async fn row(world: &World) -> QuotaRow {
    let page = world
        .ports
        .quotas
        .quota_year(&county(), Some(2026))
        .await
        .unwrap();
    page.rows[0].clone()
}

#[tokio::test]
async fn an_employer_that_is_short_is_checked_decided_published_and_pays() {
    let world = world().await;
    let quotas = &world.ports.quotas;
    let early = quotas.declare_quota(&firm(), (2026, None), declared(200)).await;
    assert_eq!(
        early,
        Err(Refusal::field("year", Problem::Wrong)),
        "the year is not open"
    );
    quotas.open_quota(&county(), 2026).await.unwrap();
    assert_eq!(quotas.open_quota(&county(), 2026).await, Err(Refusal::Changed));
    quotas
        .declare_quota(&firm(), (2026, None), declared(210))
        .await
        .unwrap();
    quotas
        .declare_quota(&firm(), (2026, None), declared(200))
        .await
        .unwrap();
    let line = row(&world).await;
    assert_eq!((line.line.declared.count.total, line.on_record), (200, (1, 1)));
    let own = quotas.own_quota(&firm()).await.unwrap();
    assert_eq!((own.open, own.lines.len()), (vec![2026], 1));
    let found = CheckWish { placed: 1, severe: 0 };
    let id = line.line.id;
    let stranger = staff(5, Role::DepartmentReviewer, COUNTY, Some(Department::Land));
    assert_eq!(
        quotas.check_quota(&stranger, id, 2, found).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        quotas.check_quota(&county(), id, 2, found).await,
        Err(Refusal::NotAllowed)
    );
    quotas.check_quota(&federation(), id, 2, found).await.unwrap();
    assert_eq!(
        quotas.declare_quota(&firm(), (2026, None), declared(9)).await,
        Err(Refusal::Changed),
        "what was checked is not declared anew"
    );
    assert_eq!(
        row(&world).await.preview.map(|one| one.result),
        Some(QuotaResult::Short)
    );
    assert_eq!(quotas.publish_quota(&county(), 2026).await, Err(Refusal::Changed));
    quotas.decide_quota(&county(), id, 3).await.unwrap();
    let decided = row(&world).await.line;
    let (outcome, _) = decided.outcome.clone().unwrap();
    assert_eq!(
        (outcome.levy, decided.stage()),
        (Fen(10_000_000), QuotaStage::Short)
    );
    assert_eq!(
        outcome.rules[0].figures.len(),
        3,
        "figures are kept with their source"
    );
    assert!(quotas.public_quota(Some(2026)).await.unwrap().rows.is_empty());
    quotas.publish_quota(&county(), 2026).await.unwrap();
    let public = quotas.public_quota(Some(2026)).await.unwrap().rows;
    assert_eq!(
        (public[0].firm.as_str(), public[0].is_paid),
        ("青禾制衣厂", false)
    );
    assert_eq!(quotas.close_quota(&county(), 2026).await, Ok(1), "it owes still");
    let paid = |fen| (Fen(fen), day("2026-06-20"), "R-1".to_owned());
    assert_eq!(
        quotas.pay_quota(&county(), id, 4, paid(5)).await,
        Err(Refusal::field("fen", Problem::Wrong))
    );
    quotas
        .pay_quota(&county(), id, 4, paid(10_000_000))
        .await
        .unwrap();
    assert_eq!(quotas.close_quota(&county(), 2026).await, Ok(0));
    assert_eq!(row(&world).await.line.stage(), QuotaStage::Closed);
    let late = quotas.declare_quota(&firm(), (2026, None), declared(1)).await;
    assert_eq!(late, Err(Refusal::field("year", Problem::Wrong)));
}

/// What the firm declares for the quota is what its file says, and the other way round.
#[tokio::test]
async fn figures_are_kept_once_and_stand_when_they_were_checked() {
    let world = world().await;
    let (quotas, files) = (&world.ports.quotas, &world.ports.employer_files);
    quotas.open_quota(&county(), 2026).await.unwrap();
    let declare = async |total| quotas.declare_quota(&firm(), (2026, None), declared(total)).await;
    declare(200).await.unwrap();
    let draft = |total, version| StaffDraft {
        year: 2026,
        as_of: day("2025-12-31"),
        count: declared(total).count,
        version: Some(version),
    };
    let correct =
        async |who: &Actor, of, total, version| files.declare_staff(who, of, draft(total, version)).await;
    correct(&firm(), None, 150, 0).await.unwrap();
    let line = row(&world).await.line;
    assert_eq!(line.declared.count.total, 150, "of two truths there is one");
    let found = CheckWish { placed: 1, severe: 0 };
    assert_eq!(
        quotas.check_quota(&federation(), line.id, 1, found).await,
        Err(Refusal::Changed),
        "other figures were seen"
    );
    correct(&county(), Some(employer_id()), 160, 1).await.unwrap();
    assert_eq!(
        declare(170).await,
        Err(Refusal::FiguresStand),
        "an office confirmed 160"
    );
    declare(160).await.unwrap();
    let line = row(&world).await.line;
    quotas
        .check_quota(&federation(), line.id, line.version, found)
        .await
        .unwrap();
    let late = correct(&county(), Some(employer_id()), 90, 2).await;
    assert_eq!(late, Err(Refusal::FiguresStand), "the federation checked 160");
    let own = files.own_firm(&firm()).await.unwrap().staff;
    assert_eq!((own.len(), own[0].figures.count.total), (1, 160));
}

/// From 2020 to 2027 nobody of up to thirty people pays, whenever the firm was founded.
#[tokio::test]
async fn a_firm_of_thirty_people_pays_no_levy_for_now() {
    let world = world().await;
    let quotas = &world.ports.quotas;
    quotas.open_quota(&county(), 2026).await.unwrap();
    quotas
        .declare_quota(&firm(), (2026, None), declared(30))
        .await
        .unwrap();
    let id = row(&world).await.line.id;
    let found = CheckWish { placed: 0, severe: 0 };
    quotas.check_quota(&federation(), id, 1, found).await.unwrap();
    quotas.decide_quota(&county(), id, 2).await.unwrap();
    let line = row(&world).await.line;
    let (outcome, _) = line.outcome.clone().unwrap();
    assert_eq!(line.stage(), QuotaStage::Exempt);
    assert_eq!(
        (outcome.rules[0].rule.as_str(), outcome.rules[0].figures.len()),
        ("R10", 3)
    );
}

#[tokio::test]
async fn nobody_decides_what_they_declared_and_a_figure_that_is_not_set_stops_it() {
    let world = world().await;
    let quotas = &world.ports.quotas;
    quotas.open_quota(&county(), 2026).await.unwrap();
    let code = domain::values::SocialCreditCode::parse("93330503MA2B000012").unwrap();
    let unknown = quotas
        .declare_quota(&county(), (2026, Some(code)), declared(3))
        .await;
    assert_eq!(unknown, Err(Refusal::field("uscc", Problem::Wrong)));
    quotas
        .declare_quota(&firm(), (2026, None), declared(67))
        .await
        .unwrap();
    let id = row(&world).await.line.id;
    let many = CheckWish {
        placed: 68,
        severe: 0,
    };
    assert_eq!(
        quotas.check_quota(&federation(), id, 1, many).await,
        Err(Refusal::field("placed", Problem::OutOfRange))
    );
    let found = CheckWish { placed: 1, severe: 1 };
    quotas.check_quota(&federation(), id, 1, found).await.unwrap();
    assert_eq!(
        quotas.check_quota(&federation(), id, 1, found).await,
        Err(Refusal::Changed),
        "of two one wins"
    );
    let other = staff(6, Role::TownOfficer, OTHER_TOWN, None);
    assert!(
        quotas
            .quota_year(&other, Some(2026))
            .await
            .unwrap()
            .rows
            .is_empty()
    );
    let mut change = world.services.db.begin().await.unwrap();
    let gone = PolicyParameter {
        programme: "county".into(),
        area: Some(crate::world::code(COUNTY)),
        key: ParamKey::QuotaRatio,
        value: 150,
        valid_from: day("2020-01-01"),
        valid_to: Some(day("2020-12-31")),
        source: "县统计公报".into(),
    };
    change.set_policy_parameter(&gone).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        quotas.decide_quota(&county(), id, 2).await,
        Err(Refusal::FigureNotSet {
            key: ParamKey::QuotaRatio
        })
    );
    set(&world, ParamKey::QuotaRatio, 150).await;
    quotas.decide_quota(&county(), id, 2).await.unwrap();
    assert_eq!(
        row(&world).await.line.stage(),
        QuotaStage::Over,
        "a severe worker counts twice"
    );
}
