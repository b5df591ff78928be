//! Records to keep. Numbers make them different; the same number is the same record.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::area::Area;
use domain::course::Course;
use domain::employer::Employer;
use domain::erasure::{Erasure, ErasureCause, ErasureState, Kept};
use domain::file_entry::{Entry, KeptEntry};
use domain::fit::Functions;
use domain::ids::{CourseId, EmployerId, EntryId, ErasureId, LeadId, PersonId, ProxyId, VacancyId};
use domain::lead::{Channel, Delivery, Evidence, Lead, LeadState};
use domain::person::{Category, CategorySet, Consent, EmploymentStatus, HomeBased, Leaving, Person};
use domain::proxy::{ConsentForm, Proxy, Relation};
use domain::trade::TradeSet;
use domain::vacancy::{
    Conditions, Licence, Unlawful, UnlawfulWording, Vacancy, VacancyKind, VacancyState, Wage, WageUnit,
};
use domain::values::{
    AreaCode, DisabilityCertificateNo, DisabilityKind, Education, Fen, Phone, Point, ResidentId,
    SocialCreditCode,
};
use store::{Database, Imported};
use uuid::Uuid;

pub const TOWN: &str = "330523100";

pub fn uuid(kind: u8, number: u32) -> Uuid {
    Uuid::from_u128(u128::from(kind) << 64 | u128::from(number))
}

pub fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 123_456_000).unwrap() + TimeDelta::minutes(minutes)
}

pub fn imported<T>(record: T, content_hash: u64) -> Imported<T> {
    Imported { record, content_hash }
}

pub fn area(area: &str, name: &str, pinyin: &str) -> Imported<Area> {
    let area = Area {
        code: code(area),
        name: name.to_owned(),
        pinyin: pinyin.to_owned(),
        point: Point::new(119.68, 30.63),
    };
    imported(area, 7)
}

pub fn employer(number: u32) -> Employer {
    Employer {
        id: EmployerId(uuid(1, number)),
        uscc: SocialCreditCode::complete(&format!("91330500MA{number:07}")).ok(),
        name: format!("安吉竹木制品厂{number}"),
        area: Some(code("330523")),
        industry: "制造业".to_owned(),
        blacklisted: false,
    }
}

/// Every field filled.
pub fn vacancy(number: u32, employer: &Employer) -> Vacancy {
    Vacancy {
        id: VacancyId(uuid(2, number)),
        no: format!("V{number:05}"),
        employer: employer.id,
        employer_name: employer.name.clone(),
        title: "缝纫工".to_owned(),
        occupation: "6-05-01-02".to_owned(),
        kind: VacancyKind::Piecework,
        headcount: Some(3),
        filled: 1,
        wage: Wage {
            low: Some(Fen::yuan(120)),
            high: Some(Fen::yuan(200)),
            unit: WageUnit::Day,
        },
        wage_text: "120-200元/天".to_owned(),
        area: code("330523100201"),
        address: "竹乡路1号".to_owned(),
        point: Point::new(119.681, 30.638),
        education: Some(Education::JuniorSecondary),
        education_required: true,
        experience: "1年".to_owned(),
        age_min: Some(18),
        age_max: Some(60),
        demands: Functions([Some(2), Some(1), Some(3), Some(0), None, Some(1)]),
        conditions: Conditions {
            home_based: true,
            lodging: false,
            meals: true,
            transport: false,
            insured: true,
        },
        night: true,
        no_reading: true,
        contract_months: Some(12),
        reserved_for: CategorySet::EMPTY
            .with(Category::PoorWorker)
            .with(Category::PersonWithDisability),
        licences: vec![Licence::Electrician, Licence::Forklift],
        open_from: day("2026-03-01"),
        open_to: Some(day("2026-06-30")),
        touched: day("2026-03-05"),
        description: "限男性,“包吃”\n第二行".to_owned(),
        tags: vec!["包吃".to_owned(), "长期; 稳定".to_owned()],
        trades: TradeSet::EMPTY.with(0).with(3).with(100),
        unlawful: vec![UnlawfulWording {
            kind: Unlawful::Sex,
            words: "限男性".to_owned(),
        }],
        state: VacancyState::Open,
        phone: "0572-5123456".to_owned(),
        source: "vacancies".to_owned(),
    }
}

/// Nothing filled that may be empty.
pub fn bare_vacancy(number: u32, employer: &Employer) -> Vacancy {
    Vacancy {
        headcount: None,
        filled: 0,
        wage: Wage::NOT_STATED,
        point: None,
        education: None,
        age_min: None,
        age_max: None,
        demands: Functions::UNKNOWN,
        conditions: Conditions::default(),
        contract_months: None,
        reserved_for: CategorySet::EMPTY,
        licences: Vec::new(),
        open_to: None,
        tags: Vec::new(),
        trades: TradeSet::EMPTY,
        unlawful: Vec::new(),
        ..vacancy(number, employer)
    }
}

pub fn course(number: u32) -> Course {
    Course {
        id: CourseId(uuid(3, number)),
        no: format!("C{number:05}"),
        name: "电商客服".to_owned(),
        kind: "技能培训".to_owned(),
        occupation: "电子商务师".to_owned(),
        hours: Some(80),
        area: Some(code("330523")),
        address: "学院路2号".to_owned(),
        provider: "安吉职校".to_owned(),
        audience: "残疾人".to_owned(),
        certificate: "结业证".to_owned(),
        fee: Some(Fen(0)),
        starts: Some(day("2026-04-01")),
        description: "四周".to_owned(),
        trades: TradeSet::EMPTY.with(5),
        source: "courses".to_owned(),
    }
}

pub fn resident_id(number: u32) -> ResidentId {
    let birth = day("1975-01-01") + TimeDelta::days(i64::from(number / 1000));
    ResidentId::compose(330523, birth, (number % 1000) as u16).unwrap()
}

/// Every field filled.
pub fn person(number: u32) -> Person {
    Person {
        id: PersonId(uuid(4, number)),
        no: format!("P{number:07}"),
        resident_id: resident_id(number),
        name: "张三".to_owned(),
        phone: Phone::parse("13800000000").ok(),
        hukou_area: code("330523100201"),
        living_area: code("330523100201"),
        point: Point::new(119.7, 30.6),
        categories: CategorySet::DUE,
        disability_certificate: DisabilityCertificateNo::new(resident_id(number), DisabilityKind::Limb, 2, 1)
            .ok(),
        education: Some(Education::Primary),
        employment_status: Some(EmploymentStatus::Farm),
        work_capacity: Some(true),
        work_willingness: Some(false),
        skills: vec!["缝纫".to_owned(), "C1证".to_owned()],
        wanted_occupations: vec!["保洁".to_owned()],
        wanted_areas: vec![code("330523"), code("3301")],
        wage_min: Some(Fen::yuan(2500)),
        distance_km: Some(15),
        home_based: HomeBased::Can,
        functions: Functions([Some(3), None, Some(0), Some(1), Some(2), Some(3)]),
        literate: Some(false),
        no_night: true,
        consent: Consent::Given,
        left: Some((day("2026-05-01"), Leaving::Moved)),
        version: Person::FIRST,
    }
}

/// Nothing filled that may be empty.
pub fn bare_person(number: u32) -> Person {
    Person {
        phone: None,
        point: None,
        categories: CategorySet::EMPTY,
        disability_certificate: None,
        education: None,
        employment_status: None,
        work_capacity: None,
        work_willingness: None,
        skills: Vec::new(),
        wanted_occupations: Vec::new(),
        wanted_areas: Vec::new(),
        wage_min: None,
        distance_km: None,
        home_based: HomeBased::No,
        functions: Functions::UNKNOWN,
        literate: None,
        no_night: false,
        consent: Consent::NotAsked,
        left: None,
        ..person(number)
    }
}

/// Something a file holds besides its fields.
pub fn kept(number: u32, entry: Entry) -> KeptEntry {
    KeptEntry {
        id: EntryId(uuid(31, number)),
        entry,
        by: "staff:x".to_owned(),
        at: at(1),
    }
}

/// Somebody who acts for the first person.
pub fn proxy(number: u32, phone: Option<&str>) -> Proxy {
    Proxy {
        id: ProxyId(uuid(6, number)),
        person: person(1).id,
        name: "王秀英".to_owned(),
        relation: Relation::Spouse,
        phone: phone.and_then(|text| Phone::parse(text).ok()),
        consent: ConsentForm::ThumbPrint,
        consent_on: day("2026-05-01"),
        valid_to: day("2027-05-01"),
        recorded_by: "operator".to_owned(),
        recorded_at: at(i64::from(number)),
        revoked_at: None,
        code_version: 1,
    }
}

/// A wish that the file of the first person be erased.
pub fn erasure(number: u32) -> Erasure {
    Erasure {
        id: ErasureId(uuid(36, number)),
        person: person(1).id,
        area: code("330523100201"),
        cause: ErasureCause::Office,
        why: "本人要求".to_owned(),
        asked_by: "staff:1".to_owned(),
        asked_at: at(1),
        state: ErasureState::Waiting,
        settled: None,
        kept: None,
    }
}

/// The same, done; who it was is kept for the law.
pub fn erased(number: u32) -> Erasure {
    Erasure {
        state: ErasureState::Done,
        settled: Some(("staff:2".to_owned(), at(3))),
        kept: Some((Kept::of(&person(1)), day("2026-03-01"))),
        ..erasure(number)
    }
}

pub fn delivery(minutes: i64) -> Delivery {
    Delivery {
        channel: Channel::Slip,
        at: at(minutes),
        evidence: Evidence::Signature,
        note: "见证人在场".to_owned(),
        suitable: true,
    }
}

pub fn lead(number: u32, person: u32, vacancy: u32) -> Lead {
    Lead {
        id: LeadId(uuid(5, number)),
        person: PersonId(uuid(4, person)),
        vacancy: VacancyId(uuid(2, vacancy)),
        round: None,
        planned_on: day("2026-03-10"),
        score: 815,
        reasons: vec!["near_home_3km".to_owned(), "can_sew".to_owned()],
        ask_first: true,
        state: LeadState::Planned,
    }
}

/// One employer, some vacancies and people, all different.
pub async fn settle(database: &Database, people: u32, vacancies: u32) {
    let employer = employer(1);
    let vacancies: Vec<_> = (1..=vacancies)
        .map(|number| vacancy(number, &employer).into())
        .collect();
    let people: Vec<_> = (1..=people).map(|number| person(number).into()).collect();
    let mut change = database.begin().await.unwrap();
    change.add_employers(&[employer.into()]).await.unwrap();
    change.add_vacancies(&vacancies).await.unwrap();
    change.add_people(&people).await.unwrap();
    change.commit().await.unwrap();
}
