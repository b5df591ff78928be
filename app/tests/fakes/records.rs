//! The records of the made-up world.

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::{Card, DocumentKind, Why};
use domain::course::Course;
use domain::fit::{Functions, Reason};
use domain::ids::{CourseId, EmployerId, LeadId, PersonId, RoundId, ShortageId, VacancyId};
use domain::lead::{Answer, Pace};
use domain::person::Category;
use domain::ports::{AreaRef, CoverageRow, LeadView, PersonLine, Slip};
use domain::shortage::Shortage;
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit};
use domain::values::{AreaCode, Education, Fen};
use uuid::Uuid;

pub fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn at(year: i32, month: u32, on: u32) -> DateTime<Utc> {
    day(year, month, on).and_hms_opt(4, 0, 0).unwrap().and_utc()
}

pub fn area(code_text: &str, name: &str) -> AreaRef {
    AreaRef {
        code: code(code_text),
        name: name.to_owned(),
    }
}

pub fn monthly(low: i64, high: i64) -> Wage {
    Wage {
        low: Some(Fen::yuan(low)),
        high: Some(Fen::yuan(high)),
        unit: WageUnit::Month,
    }
}

pub const TITLES: [&str; 8] = [
    "缝纫工",
    "社区保洁员",
    "夜班保安",
    "食堂帮厨",
    "养老护理员",
    "来料加工（串珠）",
    "果园采摘工",
    "包装工",
];
pub const EMPLOYERS: [&str; 4] = [
    "青禾县锦绣服装有限公司",
    "河湾镇人民政府",
    "青禾县康宁养老服务中心",
    "绿源农业专业合作社",
];

pub fn card(number: usize) -> Card {
    Card {
        id: id(number as u128),
        no: format!("V{number:04}"),
        kind: DocumentKind::Vacancy,
        title: TITLES[number % TITLES.len()].to_owned(),
        from: EMPLOYERS[number % EMPLOYERS.len()].to_owned(),
        area: Some(code("330521101")),
        place: "青禾县 河湾镇".to_owned(),
        point: None,
        metres: Some(800 + 900 * number as u32),
        wage: Some(if number % 7 == 3 {
            Wage::NOT_STATED
        } else {
            monthly(2800 + 100 * number as i64, 4000 + 100 * number as i64)
        }),
        fee: None,
        vacancy_kind: Some(VacancyKind::Normal),
        conditions: Conditions {
            home_based: number.is_multiple_of(5),
            lodging: number.is_multiple_of(2),
            meals: number.is_multiple_of(2),
            transport: number.is_multiple_of(3),
            insured: true,
        },
        sitting: number.is_multiple_of(4),
        no_reading: number % 3 == 1,
        headcount: Some(3),
        open_from: None,
        open_to: None,
        score: 1.0,
        why: vec![Why::Synonym {
            typed: "环卫".to_owned(),
            found: "保洁".to_owned(),
        }],
    }
}

pub fn course_card() -> Card {
    Card {
        kind: DocumentKind::Course,
        title: "电焊工初级班".to_owned(),
        from: "青禾县职业中专".to_owned(),
        wage: None,
        fee: Some(Fen(0)),
        why: Vec::new(),
        conditions: Conditions::default(),
        ..card(77)
    }
}

pub fn county_path(last: &str, name: &str) -> Vec<AreaRef> {
    vec![
        area("33", "浙江省"),
        area("3305", "湖州市"),
        area("330521", "青禾县"),
        area(last, name),
    ]
}

pub fn vacancy(found: VacancyId) -> Vacancy {
    Vacancy {
        id: found,
        no: "V0001".to_owned(),
        employer: EmployerId(id(3)),
        employer_name: EMPLOYERS[0].to_owned(),
        title: "缝纫工".to_owned(),
        occupation: "缝纫工".to_owned(),
        kind: VacancyKind::Normal,
        headcount: Some(3),
        filled: 0,
        wage: monthly(3000, 4000),
        wage_text: String::new(),
        area: code("330521101"),
        address: "工业路 8 号".to_owned(),
        point: None,
        education: Some(Education::Primary),
        education_required: false,
        experience: "熟练工优先，学徒也可以".to_owned(),
        age_min: Some(18),
        age_max: None,
        demands: Functions([Some(3), Some(2), Some(3), Some(0), Some(1), None]),
        conditions: Conditions {
            lodging: true,
            meals: true,
            transport: true,
            insured: true,
            home_based: false,
        },
        night: false,
        no_reading: true,
        contract_months: Some(12),
        reserved_for: domain::person::CategorySet::EMPTY,
        licences: Vec::new(),
        open_from: day(2026, 11, 1),
        open_to: Some(day(2026, 12, 31)),
        touched: day(2026, 11, 1),
        description: "坐着用平车缝衣服。有师傅教。\n每天 8 小时，月休 4 天。\n工资每月 15 日发。".to_owned(),
        tags: Vec::new(),
        trades: TradeSet::EMPTY,
        unlawful: Vec::new(),
        state: VacancyState::Open,
        phone: "05723012345".to_owned(),
        source: "test".to_owned(),
    }
}

pub fn course(found: CourseId) -> Course {
    Course {
        id: found,
        no: "C0001".to_owned(),
        name: "电焊工初级班".to_owned(),
        kind: "项目制".to_owned(),
        occupation: "焊工".to_owned(),
        hours: Some(80),
        area: Some(code("330521")),
        address: "文化路 2 号".to_owned(),
        provider: "青禾县职业中专".to_owned(),
        audience: "16 岁以上".to_owned(),
        certificate: "焊工证".to_owned(),
        fee: Some(Fen(0)),
        starts: None,
        description: "教氩弧焊和二保焊。".to_owned(),
        trades: TradeSet::EMPTY,
        source: "test".to_owned(),
    }
}

pub fn lead(number: u128, answer: Option<Answer>, open: bool) -> LeadView {
    let card = card(number as usize);
    LeadView {
        id: LeadId(id(100 + number)),
        vacancy: VacancyId(id(number)),
        title: card.title,
        employer: card.from,
        place: card.place,
        address: "工业路 8 号".to_owned(),
        metres: card.metres,
        wage: card.wage.unwrap(),
        conditions: card.conditions,
        demands: Functions::UNKNOWN,
        summary: "坐着用平车缝衣服，有师傅教。".to_owned(),
        phone: if number == 1 {
            "05723012345".to_owned()
        } else {
            String::new()
        },
        reasons: vec![
            Reason::NearHome(3),
            "can_sewing".parse().unwrap(),
            Reason::Sitting,
            Reason::AskFirst,
        ],
        open_to: Some(day(2026, 11, 25)),
        open,
        answer,
        delivered_at: Some(at(2026, 11, 1)),
        state: "opened".to_owned(),
        reply: domain::candidate::Reply::None,
        shown_at: None,
        asks_to_share: true,
    }
}

pub fn row(place: Option<AreaRef>, due: u32) -> CoverageRow {
    CoverageRow {
        area: place,
        due,
        leads_0: due / 10,
        leads_1_2: due / 5,
        leads_3_4: due / 4,
        leads_5_up: due - due / 10 - due / 5 - due / 4,
        shortfall: due,
        planned: due / 2,
        by_channel: vec![("app".to_owned(), due), ("slip".to_owned(), due / 3)],
        interested: due / 6,
        hired: due / 20,
        placed: due / 12,
        red: due / 9,
        amber: due / 7,
    }
}

pub fn line() -> PersonLine {
    PersonLine {
        id: PersonId(id(500)),
        no: "P0001".to_owned(),
        name: "李秀英".to_owned(),
        area: area("330521101201", "柳树村"),
        age: 43,
        categories: vec![Category::PoorWorker, Category::PersonWithDisability],
        counted: 3,
        planned: 1,
        answer: Some(Answer::CallMe),
        pace: Pace::Amber,
    }
}

pub fn slip(name: &str) -> Slip {
    Slip {
name: name.to_owned(),
place: "河湾镇 柳树村".to_owned(),
link_path: "/l/abcdefgh23456789".to_owned(),
qr_svg: r##"<svg viewBox="0 0 21 21"><path fill="#000" d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 9h4v4H9z"/></svg>"##.to_owned(),
leads: (0..5).map(|number| lead(number, None, true)).collect(),
helper_phone: Some("05723099999".to_owned()),
printed_on: day(2026, 11, 22),
    }
}

pub fn shortage() -> Shortage {
    Shortage {
        id: ShortageId(id(1)),
        round: RoundId(id(2)),
        area: code("330521"),
        limits: vec!["home_based_only".to_owned()],
        trades: vec!["sewing".to_owned(), "handicraft".to_owned()],
        people: 213,
        need: 1065,
        capacity: 640,
        vacancies: 64,
    }
}
