//! Made-up answers to everything a page may ask.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::area::Area;
use domain::catalogue::{Card, CataloguePage, CatalogueQuery, DocumentKind, Facets, Relaxed, Why};
use domain::course::Course;
use domain::fit::{Functions, Reason};
use domain::ids::{CourseId, EmployerId, LeadId, PersonId, RoundId, ShortageId, VacancyId};
use domain::lead::{Answer, DeclineReason, Evidence, Pace};
use domain::params::PolicyParameter;
use domain::person::Category;
use domain::ports::*;
use domain::refusal::Refusal;
use domain::shortage::Shortage;
use domain::trade::TradeSet;
use domain::vacancy::{
    Conditions, Unlawful, UnlawfulWording, Vacancy, VacancyKind, VacancyState, Wage, WageUnit,
};
use domain::values::{AreaCode, Education, Fen, Phone};
use std::sync::Arc;
use uuid::Uuid;

/// Knobs of the made-up world.
#[derive(Clone, Default)]
pub struct Fake {
    /// The list is empty.
    pub empty: bool,
    /// Everything is refused like this.
    pub refusal: Option<Refusal>,
    /// The vacancy is closed.
    pub closed: bool,
    /// The officer's view of the vacancy.
    pub officer: bool,
}

impl Fake {
    pub fn ports(&self) -> Ports {
        let this = Arc::new(self.clone());
        Ports {
            vacancies: this.clone(),
            courses: this.clone(),
            areas: this.clone(),
            leads: this.clone(),
            coverage: this.clone(),
            accounts: this.clone(),
            policies: this,
        }
    }

    fn allow(&self) -> Answered<()> {
        self.refusal.clone().map_or(Ok(()), Err)
    }
}

pub fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(year: i32, month: u32, on: u32) -> DateTime<Utc> {
    day(year, month, on).and_hms_opt(4, 0, 0).unwrap().and_utc()
}

fn area(code_text: &str, name: &str) -> AreaRef {
    AreaRef {
        code: code(code_text),
        name: name.to_owned(),
    }
}

fn monthly(low: i64, high: i64) -> Wage {
    Wage {
        low: Some(Fen::yuan(low)),
        high: Some(Fen::yuan(high)),
        unit: WageUnit::Month,
    }
}

const TITLES: [&str; 8] = [
    "缝纫工",
    "社区保洁员",
    "夜班保安",
    "食堂帮厨",
    "养老护理员",
    "来料加工（串珠）",
    "果园采摘工",
    "包装工",
];
const EMPLOYERS: [&str; 4] = [
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

fn course_card() -> Card {
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

#[async_trait]
impl Vacancies for Fake {
    async fn search(&self, _: &Actor, query: CatalogueQuery) -> Answered<CataloguePage> {
        self.allow()?;
        if self.empty {
            return Ok(CataloguePage::default());
        }
        if query.kind == Some(DocumentKind::Course) {
            return Ok(CataloguePage {
                total: 1,
                cards: vec![course_card()],
                ..CataloguePage::default()
            });
        }
        let relaxed = if query.wage_min.is_some() {
            vec![Relaxed::Area(query.area), Relaxed::Wage]
        } else {
            Vec::new()
        };
        Ok(CataloguePage {
            total: 128,
            cards: (0..20).map(card).collect(),
            relaxed,
            facets: Facets {
                vacancy_kinds: vec![(VacancyKind::Normal, 90), (VacancyKind::Piecework, 38)],
                areas: vec![(code("330521101"), 61)],
                conditions: [12, 40, 38, 9, 70, 22, 31],
            },
            micros: 900,
        })
    }

    async fn home(&self, _: &Actor, _: Option<AreaCode>) -> Answered<HomeView> {
        self.allow()?;
        let newest = if self.empty {
            Vec::new()
        } else {
            (0..3).map(card).collect()
        };
        Ok(HomeView {
            newest,
            vacancies: 900,
            courses: 60,
        })
    }

    async fn find(&self, _: &Actor, found: VacancyId) -> Answered<VacancyView> {
        self.allow()?;
        let unlawful = vec![UnlawfulWording {
            kind: Unlawful::Sex,
            words: "限女性".to_owned(),
        }];
        Ok(VacancyView {
            vacancy: vacancy(found),
            path: county_path("330521101", "河湾镇"),
            open: !self.closed,
            similar: vec![card(1), card(2)],
            unlawful: if self.officer { unlawful } else { Vec::new() },
            may_withdraw: self.officer,
        })
    }

    async fn withdraw(&self, _: &Actor, _: VacancyId, _: String) -> Answered<()> {
        self.allow()
    }
}

fn county_path(last: &str, name: &str) -> Vec<AreaRef> {
    vec![
        area("33", "浙江省"),
        area("3305", "湖州市"),
        area("330521", "青禾县"),
        area(last, name),
    ]
}

fn vacancy(found: VacancyId) -> Vacancy {
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

#[async_trait]
impl Courses for Fake {
    async fn find(&self, _: &Actor, found: CourseId) -> Answered<CourseView> {
        self.allow()?;
        let course = Course {
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
        };
        Ok(CourseView {
            course,
            path: county_path("330521101", "河湾镇"),
            vacancies: vec![card(3)],
        })
    }
}

#[async_trait]
impl Areas for Fake {
    async fn find(&self, code: AreaCode) -> Answered<Area> {
        let point = domain::values::Point {
            lon: 119.9,
            lat: 30.5,
        };
        Ok(Area {
            code,
            name: "河湾镇".to_owned(),
            pinyin: "he wan zhen".to_owned(),
            point: Some(point),
        })
    }

    async fn path(&self, place: AreaCode) -> Answered<Vec<AreaRef>> {
        Ok(county_path("330521101", "河湾镇")
            .into_iter()
            .filter(|step| step.code.contains(place))
            .collect())
    }

    async fn children(&self, _: Option<AreaCode>) -> Answered<Vec<AreaRef>> {
        Ok(vec![
            area("330521101", "河湾镇"),
            area("330521102", "柳溪镇"),
            area("330521201", "石桥乡"),
        ])
    }

    async fn named(&self, text: &str, _: u32) -> Answered<Vec<AreaRef>> {
        Ok(if text.contains("河") {
            vec![area("330521101", "河湾镇")]
        } else {
            Vec::new()
        })
    }

    async fn helper_phone(&self, _: Option<AreaCode>) -> Answered<Option<String>> {
        Ok((!self.empty).then(|| "05723099999".to_owned()))
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
    }
}

#[async_trait]
impl Leads for Fake {
    async fn open_link(&self, _: &Actor, _: &str) -> Answered<MyLeads> {
        self.allow()?;
        let leads = vec![
            lead(1, None, true),
            lead(2, Some(Answer::Interested), true),
            lead(3, Some(Answer::Declined(DeclineReason::TooFar)), true),
            lead(4, None, false),
        ];
        Ok(MyLeads {
            masked_name: "李**".to_owned(),
            year: 2026,
            counted: 3,
            owed: 5,
            leads: if self.empty { Vec::new() } else { leads },
            helper_phone: Some("05723099999".to_owned()),
            place: "柳树村".to_owned(),
        })
    }

    async fn answer(&self, _: &Actor, _: &str, lead: LeadId, answer: Answer) -> Answered<AnswerGiven> {
        Ok(AnswerGiven {
            lead,
            answer: Some(answer),
        })
    }

    async fn take_back(&self, _: &Actor, _: &str, lead: LeadId) -> Answered<AnswerGiven> {
        Ok(AnswerGiven { lead, answer: None })
    }

    async fn renew_link(&self, _: &Actor, _: PersonId) -> Answered<LinkView> {
        Err(Refusal::NotFound)
    }

    async fn revoke_links(&self, _: &Actor, _: PersonId) -> Answered<()> {
        Ok(())
    }

    async fn slips(&self, _: &Actor, _: AreaCode, _: Option<PersonId>, origin: &str) -> Answered<Vec<Slip>> {
        self.allow()?;
        assert_eq!(origin, "https://songgang.example");
        let slip = |name: &str| {
            Slip {
            name: name.to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            link_path: "/l/abcdefgh23456789".to_owned(),
            qr_svg: r##"<svg viewBox="0 0 21 21"><path fill="#000" d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 9h4v4H9z"/></svg>"##.to_owned(),
            leads: (0..5).map(|number| lead(number, None, true)).collect(),
            helper_phone: Some("05723099999".to_owned()),
            printed_on: day(2026, 11, 22),
        }
        };
        Ok(vec![slip("李秀英"), slip("王建国"), slip("赵小梅")])
    }

    async fn hand_over(&self, _: &Actor, _: LeadId, _: Evidence, _: String) -> Answered<()> {
        Ok(())
    }

    async fn set_helper_phone(&self, _: &Actor, _: AreaCode, _: Option<Phone>) -> Answered<()> {
        Ok(())
    }
}

fn row(place: Option<AreaRef>, due: u32) -> CoverageRow {
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

fn line() -> PersonLine {
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

#[async_trait]
impl Coverage for Fake {
    async fn coverage(
        &self,
        _: &Actor,
        year: Option<i32>,
        place: Option<AreaCode>,
    ) -> Answered<CoverageTable> {
        self.allow()?;
        let villages = place.is_some_and(|place| place == code("330521101"));
        let rows = if villages {
            vec![
                row(Some(area("330521101201", "柳树村")), 40),
                row(Some(area("330521101202", "新塘村")), 3),
            ]
        } else {
            vec![
                row(Some(area("330521101", "河湾镇")), 1213),
                row(Some(area("330521102", "柳溪镇")), 872),
            ]
        };
        Ok(CoverageTable {
            path: vec![area("330521", "青禾县")],
            year: year.unwrap_or(2026),
            as_of: day(2026, 11, 22),
            rows,
            total: row(None, 2085),
            due_by_now: 5,
        })
    }

    async fn people(&self, _: &Actor, _: Option<i32>, _: AreaCode, page: u32) -> Answered<PersonPage> {
        self.allow()?;
        let people = if self.empty { Vec::new() } else { vec![line(); 3] };
        Ok(PersonPage {
            total: people.len() as u32 * 30,
            people,
            page,
            per_page: 50,
        })
    }

    async fn person(&self, _: &Actor, _: PersonId) -> Answered<PersonView> {
        self.allow()?;
        let planned = LeadView {
            state: "planned".to_owned(),
            delivered_at: None,
            ..lead(7, None, true)
        };
        let sent = |lead: LeadView, counts_in| PersonLead {
            lead,
            score: 812,
            channel: Some("app".to_owned()),
            evidence: Some("read".to_owned()),
            counts_in,
        };
        Ok(PersonView {
            line: line(),
            path: county_path("330521101", "河湾镇"),
            masked_phone: Some("138****21".to_owned()),
            masked_resident_id: "330521********002X".to_owned(),
            education: Some(Education::Primary),
            functions: Functions([Some(3), Some(1), None, Some(0), Some(3), Some(2)]),
            skills: vec!["缝纫".to_owned()],
            wanted_occupations: vec!["手工活".to_owned()],
            wage_min: Some(Fen::yuan(2500)),
            distance_km: Some(10),
            link_valid_to: (!self.empty).then(|| day(2027, 5, 1)),
            leads: vec![
                sent(planned, None),
                sent(
                    lead(2, Some(Answer::Declined(DeclineReason::TooFar)), true),
                    Some(2026),
                ),
            ],
            owed: 5,
        })
    }

    async fn shortages(&self, _: &Actor, _: Option<AreaCode>) -> Answered<ShortageView> {
        self.allow()?;
        let task = Shortage {
            id: ShortageId(id(1)),
            round: RoundId(id(2)),
            area: code("330521"),
            limits: vec!["home_based_only".to_owned()],
            trades: vec!["sewing".to_owned(), "handicraft".to_owned()],
            people: 213,
            need: 1065,
            capacity: 640,
            vacancies: 64,
        };
        Ok(ShortageView {
            round_at: Some(at(2026, 11, 21)),
            shortages: vec![(task, "青禾县".to_owned())],
        })
    }
}

#[async_trait]
impl Accounts for Fake {
    async fn sign_in(&self, _: SignIn) -> Answered<SignedIn> {
        Err(Refusal::WrongCredentials)
    }

    async fn session(&self, _: &str) -> Answered<Option<SessionInfo>> {
        Ok(None)
    }

    async fn sign_out(&self, _: &Actor, _: &str) -> Answered<()> {
        Ok(())
    }
}

#[async_trait]
impl Policies for Fake {
    async fn in_force(&self, _: &Actor) -> Answered<Vec<PolicyParameter>> {
        self.allow()?;
        Ok(domain::params::defaults().0)
    }
}
