//! A small county to try things in, and a clock that can be moved.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::actor::{Actor, Role, Staff};
use domain::area::Area;
use domain::catalogue::DocumentKind;
use domain::clock::Clock;
use domain::employer::Employer;
use domain::fit::Functions;
use domain::ids::{AccountId, EmployerId, PersonId, VacancyId};
use domain::lead::{Lead, RoundKind};
use domain::person::{Category, CategorySet, Consent, HomeBased, Person};
use domain::ports::Ports;
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit};
use domain::values::{AreaCode, Education, Fen, ResidentId};
use services::Services;
use services::import::ImportAccount;
use services::machine::{MachineChance, parse_as_of};
use services::round::{RoundReport, RoundRequest};
use std::sync::{Arc, Mutex};
use store::Imported;
use tempfile::TempDir;
use uuid::Uuid;

pub const COUNTY: &str = "330598";
pub const TOWN: &str = "330598101";
pub const OTHER_TOWN: &str = "330598102";
pub const VILLAGE: &str = "330598101201";
pub const NEXT_VILLAGE: &str = "330598101202";
pub const OTHER_VILLAGE: &str = "330598102201";
const PLACES: [(&str, &str); 6] = [
    (COUNTY, "青禾县"),
    (TOWN, "河湾镇"),
    (OTHER_TOWN, "石桥镇"),
    (VILLAGE, "柳树村"),
    (NEXT_VILLAGE, "杨家村"),
    (OTHER_VILLAGE, "桥头村"),
];

/// A clock that stands until it is moved.
pub struct MovableClock(Mutex<DateTime<Utc>>);

impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

impl MovableClock {
    pub fn set(&self, text: &str) {
        *self.0.lock().unwrap() = at(text);
    }

    pub fn forward(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

/// Services with six places and one employer, at noon of 30 June 2026.
pub struct World {
    pub services: Arc<Services>,
    pub ports: Ports,
    pub clock: Arc<MovableClock>,
    /// What lives no longer than this value.
    _folder: Option<TempDir>,
}

pub fn at(text: &str) -> DateTime<Utc> {
    parse_as_of(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

pub const fn employer_id() -> EmployerId {
    EmployerId(Uuid::from_u128(0xE0))
}

fn employer() -> Employer {
    Employer {
        id: employer_id(),
        uscc: None,
        name: "青禾制衣厂".into(),
        area: Some(code(COUNTY)),
        industry: String::new(),
        blacklisted: false,
    }
}

/// Somebody who is due and may work anywhere in the county.
pub fn person(number: u16, village: &str) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(0x1_0000 + u128::from(number))),
        no: format!("P{number:03}"),
        resident_id: ResidentId::compose(990_101, day("1985-03-01"), number).unwrap(),
        name: "王小明".into(),
        phone: None,
        hukou_area: code(village),
        living_area: code(village),
        point: None,
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        disability_certificate: None,
        education: Some(Education::JuniorSecondary),
        employment_status: None,
        work_capacity: Some(true),
        work_willingness: Some(true),
        skills: Vec::new(),
        wanted_occupations: Vec::new(),
        wanted_areas: Vec::new(),
        wage_min: None,
        distance_km: None,
        home_based: HomeBased::Can,
        functions: Functions::UNKNOWN,
        literate: None,
        no_night: false,
        consent: Consent::Given,
        left: None,
        version: Person::FIRST,
    }
}

/// Open work that everybody in the county can reach.
pub fn vacancy(number: u16, title: &str) -> Vacancy {
    Vacancy {
        id: VacancyId(Uuid::from_u128(0x2_0000 + u128::from(number))),
        no: format!("V{number:03}"),
        employer: employer_id(),
        employer_name: employer().name,
        title: title.into(),
        occupation: String::new(),
        kind: VacancyKind::Normal,
        headcount: Some(1),
        filled: 0,
        wage: Wage {
            low: Some(Fen::yuan(3000)),
            high: Some(Fen::yuan(3500)),
            unit: WageUnit::Month,
        },
        wage_text: String::new(),
        area: code(COUNTY),
        address: "工业路1号".into(),
        point: None,
        education: None,
        education_required: false,
        experience: String::new(),
        age_min: None,
        age_max: None,
        demands: Functions::UNKNOWN,
        conditions: Conditions::default(),
        night: false,
        no_reading: false,
        contract_months: None,
        reserved_for: CategorySet::EMPTY,
        licences: Vec::new(),
        open_from: day("2025-01-01"),
        open_to: Some(day("2026-12-31")),
        touched: day("2026-06-20"),
        description: format!("{title}，长白班。"),
        tags: Vec::new(),
        trades: TradeSet::of(title),
        unlawful: Vec::new(),
        state: VacancyState::Open,
        phone: String::new(),
        source: "test".into(),
    }
}

pub fn vacancies(numbers: std::ops::RangeInclusive<u16>) -> Vec<Vacancy> {
    numbers.map(|number| vacancy(number, "缝纫工")).collect()
}

/// Somebody who has signed in.
pub fn staff(role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xA0)),
        login: role.code().to_owned(),
        role,
        area: code(area),
        department: None,
    })
}

pub fn coordinator() -> Actor {
    staff(Role::Coordinator, VILLAGE)
}

pub fn request() -> RoundRequest {
    RoundRequest {
        year: 2026,
        kind: RoundKind::Year,
        per_opening: None,
        area: None,
        dry_run: false,
        out: None,
    }
}

fn kept<T: Clone>(records: &[T]) -> Vec<Imported<T>> {
    records.iter().cloned().map(Imported::from).collect()
}

impl World {
    /// No places, no employer.
    pub async fn empty() -> Self {
        let clock = Arc::new(MovableClock(Mutex::new(at("2026-06-30"))));
        let services = Arc::new(Services::in_memory(clock.clone(), 7).await.unwrap());
        let ports = services.ports();
        Self {
            services,
            ports,
            clock,
            _folder: None,
        }
    }

    /// The same on PostgreSQL; `None`, with a message, on a machine without it.
    pub async fn on_postgres() -> Option<Self> {
        let url = crate::server::empty_database()?;
        let clock = Arc::new(MovableClock(Mutex::new(at("2026-06-30"))));
        let folder = TempDir::new().unwrap();
        let opening = services::Opening {
            data: folder.path().to_path_buf(),
            database_url: Some(url),
            data_key: None,
            clock: clock.clone(),
            chance: Arc::new(MachineChance::seeded(7)),
        };
        let services = Arc::new(Services::open(opening).await.unwrap());
        services.migrate().await.unwrap();
        let world = Self {
            ports: services.ports(),
            services,
            clock,
            _folder: Some(folder),
        };
        Some(world.furnished().await)
    }

    pub async fn new() -> Self {
        Self::empty().await.furnished().await
    }

    /// With places and an employer.
    async fn furnished(self) -> Self {
        let world = self;
        let area = |(place, name): &(&str, &str)| Area {
            code: code(place),
            name: (*name).to_owned(),
            pinyin: String::new(),
            point: None,
        };
        let mut change = world.services.db.begin().await.unwrap();
        change
            .set_areas(&kept(&PLACES.iter().map(area).collect::<Vec<_>>()))
            .await
            .unwrap();
        change.set_employers(&kept(&[employer()])).await.unwrap();
        change.commit().await.unwrap();
        world
    }

    /// A county with these people and vacancies.
    pub async fn with(people: &[Person], vacancies: &[Vacancy]) -> Self {
        let world = Self::new().await;
        world.keep_people(people).await;
        world.keep_vacancies(vacancies).await;
        world
    }

    /// One person of `VILLAGE` with five leads planned.
    pub async fn with_five_planned() -> (Self, Person) {
        let somebody = person(1, VILLAGE);
        let world = Self::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
        assert_eq!(world.round().await.assigned, 5);
        (world, somebody)
    }

    /// An account, as the one who asks with it.
    pub async fn account(&self, role: Role, area: &str, login: &str) -> Actor {
        let services = &self.services;
        services.create_account(role, code(area), login).await.unwrap();
        let account = services.db.find_account_by_login(login).await.unwrap();
        Actor::Staff(account.unwrap().staff())
    }

    pub async fn keep_people(&self, people: &[Person]) {
        let mut change = self.services.db.begin().await.unwrap();
        change.set_people(&kept(people)).await.unwrap();
        change.commit().await.unwrap();
    }

    pub async fn keep_vacancies(&self, vacancies: &[Vacancy]) {
        let mut change = self.services.db.begin().await.unwrap();
        change.set_vacancies(&kept(vacancies)).await.unwrap();
        let tasks: Vec<_> = vacancies
            .iter()
            .map(|v| (DocumentKind::Vacancy, v.id.0))
            .collect();
        change.add_index_tasks(&tasks).await.unwrap();
        change.commit().await.unwrap();
    }

    pub async fn blacklist(&self) {
        let mut change = self.services.db.begin().await.unwrap();
        change
            .set_employer_blacklisted(employer_id(), true)
            .await
            .unwrap();
        change.commit().await.unwrap();
    }

    pub async fn round(&self) -> RoundReport {
        self.round_of(&request()).await
    }

    pub async fn round_of(&self, request: &RoundRequest) -> RoundReport {
        self.services
            .run_round(&Actor::Operator, request, &|_| {})
            .await
            .unwrap()
    }

    pub async fn leads_of(&self, person: &Person) -> Vec<Lead> {
        self.services.db.list_leads_of_person(person.id).await.unwrap()
    }

    pub async fn lead(&self, person: &Person, vacancy: u16) -> Lead {
        let id = VacancyId(Uuid::from_u128(0x2_0000 + u128::from(vacancy)));
        let found = self.services.db.find_lead_of(person.id, id).await.unwrap();
        found.unwrap()
    }

    pub async fn all_leads(&self) -> Vec<Lead> {
        self.services.db.list_leads_after(None, 100_000).await.unwrap()
    }

    pub async fn counted(&self, person: &Person, year: i32) -> u32 {
        self.services
            .db
            .count_leads_of_person(person.id, year)
            .await
            .unwrap()
            .counted
    }

    /// A fresh personal link.
    pub async fn link(&self, person: &Person) -> String {
        let made = self.ports.leads.renew_link(&Actor::Operator, person.id).await;
        made.unwrap().code
    }

    /// Takes a file of receipts in; each line is `person,vacancy,channel,time,evidence`.
    pub async fn deliver(&self, lines: &[&str]) -> ImportAccount {
        self.receipts(lines, false).await
    }

    pub async fn receipts(&self, lines: &[&str], dry_run: bool) -> ImportAccount {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("receipts.csv");
        let header = "person_no,vacancy_no,channel,delivered_at,evidence";
        std::fs::write(&file, format!("{header}\n{}\n", lines.join("\n"))).unwrap();
        self.services
            .deliver_leads(&file, dry_run, &|_| {})
            .await
            .unwrap()
    }

    pub async fn withdraw(&self, number: u16) {
        let id = vacancy(number, "").id;
        self.ports
            .vacancies
            .withdraw(&Actor::Operator, id, "招满了".into())
            .await
            .unwrap();
    }
}
