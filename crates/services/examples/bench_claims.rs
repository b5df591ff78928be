//! The subsidies of a county: everybody's entitlements worked out anew, from a database file.
//!
//! Argument: placements (50,000). `cargo xtask bench claims` measures what is asked: 50,000 placements by all rules in at
//! most 5 seconds on two cores, the first time and every time after.

use chrono::{Days, NaiveDate};
use domain::actor::Actor;
use domain::area::Area;
use domain::category::{CategoryPeriod, CategorySource};
use domain::clock::{Clock as _, FixedClock};
use domain::ids::{EmployerId, PersonId, PlacementId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, Person};
use domain::placement::{
    Caused, Contract, ContractPaper, IntroducedBy, Placement, PlacementState, Work, WorkHours, WorkMonth,
};
use domain::vacancy::VacancyKind;
use domain::values::{AreaCode, Fen, ResidentId, dates};
use services::machine::MachineChance;
use services::{Failure, Opening, Services};
use std::sync::Arc;
use std::time::Instant;
use store::Imported;
use uuid::Uuid;

const COUNTY: &str = "330598";
/// Of ten placements so many are of each kind.
const KINDS: [VacancyKind; 10] = [
    VacancyKind::Normal,
    VacancyKind::Normal,
    VacancyKind::Normal,
    VacancyKind::Normal,
    VacancyKind::Normal,
    VacancyKind::HomeBased,
    VacancyKind::HomeBased,
    VacancyKind::PublicWelfare,
    VacancyKind::PublicWelfare,
    VacancyKind::Auxiliary,
];
/// Employers there are.
const EMPLOYERS: usize = 500;

fn code(text: &str) -> Result<AreaCode, Failure> {
    text.parse().map_err(|_| Failure::message("a code"))
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let count = std::env::args()
        .nth(1)
        .and_then(|text| text.parse::<usize>().ok())
        .unwrap_or(50_000);
    let folder = tempfile::tempdir().map_err(|e| Failure::message(e.to_string()))?;
    let clock = Arc::new(FixedClock(
        "2026-06-30T04:00:00Z"
            .parse()
            .map_err(|_| Failure::message("a time"))?,
    ));
    let opening = Opening {
        data: folder.path().to_path_buf(),
        database_url: None,
        data_key: None,
        clock: clock.clone(),
        chance: Arc::new(MachineChance::seeded(7)),
    };
    let services = Arc::new(Services::open(opening).await?);
    services.migrate().await?;
    furnish(&services, count, clock.today()).await?;
    println!("{count} placements");
    for turn in ["first, everything is written", "again, nothing has changed"] {
        measured(&services, turn).await?;
    }
    set_minimum_wage(&services, 164_000).await?;
    measured(&services, "after another minimum wage").await
}

async fn measured(services: &Services, turn: &str) -> Result<(), Failure> {
    let started = Instant::now();
    let told = services.recompute_claims(&Actor::Operator).await?;
    println!(
        "{turn}: {:.2} s, {} entitlements of {} people, {} new, {} changed, {} gone",
        started.elapsed().as_secs_f64(),
        told.entitlements,
        told.people,
        told.found,
        told.changed,
        told.gone
    );
    Ok(())
}

async fn set_minimum_wage(services: &Services, fen: i64) -> Result<(), Failure> {
    let figure = PolicyParameter {
        programme: "county".to_owned(),
        area: Some(code(COUNTY)?),
        key: ParamKey::MinimumWage,
        value: fen,
        valid_from: NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default(),
        valid_to: None,
        source: "county order".to_owned(),
    };
    services.set_figure(&Actor::Operator, &figure).await
}

fn person_id(number: usize) -> PersonId {
    PersonId(Uuid::from_u128(0x1_0000_0000 + number as u128))
}

/// A county with so many people, each with one placement that began within the last three years.
async fn furnish(services: &Services, count: usize, today: NaiveDate) -> Result<(), Failure> {
    let county = code(COUNTY)?;
    let village = code("330598101201")?;
    let mut change = services.db.begin().await?;
    let area = |code: AreaCode, name: &str| {
        Imported::from(Area {
            code,
            name: name.to_owned(),
            pinyin: String::new(),
            point: None,
        })
    };
    change
        .set_areas(&[area(county, "青禾县"), area(village, "柳树村")])
        .await?;
    let people = (0..count).map(|number| person(number, village));
    let people: Vec<Imported<Person>> = people.collect::<Result<_, Failure>>()?;
    change.set_people(&people).await?;
    let periods: Vec<CategoryPeriod> = (0..count).map(|number| period(number, today)).collect();
    change.add_category_periods(&periods).await?;
    for number in 0..count {
        let placement = placement(number, today);
        change.add_placement(&placement).await?;
        let from = dates::first_of_month(placement.work.started_on);
        for month in 0..3 {
            let month = WorkMonth {
                month: dates::add_months(from, month),
                paid: None,
                insured: true,
            };
            change.set_work_month(placement.id, &month).await?;
        }
    }
    change.commit().await?;
    set_minimum_wage(services, 152_000).await
}

fn person(number: usize, village: AreaCode) -> Result<Imported<Person>, Failure> {
    let birth = NaiveDate::from_ymd_opt(1970 + (number % 30) as i32, 1 + (number / 30 % 12) as u32, 15);
    let birth = birth.ok_or_else(|| Failure::message("a day"))?;
    let area = 990_101 + (number / 20_000) as u32;
    let resident_id =
        ResidentId::compose(area, birth, (number % 999) as u16).map_err(|_| Failure::message("a number"))?;
    Ok(Imported::from(Person {
        id: person_id(number),
        no: format!("P{number:06}"),
        resident_id,
        name: "王小明".to_owned(),
        phone: None,
        hukou_area: village,
        living_area: village,
        point: None,
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        disability_certificate: None,
        education: None,
        employment_status: None,
        work_capacity: Some(true),
        work_willingness: Some(true),
        skills: Vec::new(),
        wanted_occupations: Vec::new(),
        wanted_areas: Vec::new(),
        wage_min: None,
        distance_km: None,
        home_based: domain::person::HomeBased::Can,
        functions: domain::fit::Functions::UNKNOWN,
        literate: None,
        no_night: false,
        consent: domain::person::Consent::Given,
        left: None,
        version: Person::FIRST,
    }))
}

fn period(number: usize, today: NaiveDate) -> CategoryPeriod {
    CategoryPeriod {
        person: person_id(number),
        category: if number.is_multiple_of(7) {
            Category::LandLossFarmer
        } else {
            Category::PoorWorker
        },
        valid_from: NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or(today),
        valid_to: None,
        source: CategorySource::Staff,
        document: String::new(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: today,
    }
}

fn placement(number: usize, today: NaiveDate) -> Placement {
    let started_on = today
        .checked_sub_days(Days::new(10 + (number * 37 % 1_000) as u64))
        .unwrap_or(today);
    let kind = KINDS[number % KINDS.len()];
    Placement {
        id: PlacementId(Uuid::from_u128(0x9_0000_0000 + number as u128)),
        person: person_id(number),
        employer: None::<EmployerId>,
        employer_name: format!("单位{}", number % EMPLOYERS),
        uscc: None,
        vacancy: None,
        lead: None,
        work: Work {
            started_on,
            kind,
            hours: WorkHours::Full,
            contract: Contract {
                paper: ContractPaper::LabourContract,
                months: (!number.is_multiple_of(3)).then_some(12),
                filing_no: String::new(),
            },
            insured_from: Some(started_on),
            monthly: Some(Fen::yuan(2400)),
            introduced_by: IntroducedBy::ALL[number % IntroducedBy::ALL.len()],
        },
        state: PlacementState::Working,
        caused: Caused::default(),
        made_by: "operator".to_owned(),
        made_at: domain::clock::start_of_day(started_on),
    }
}
