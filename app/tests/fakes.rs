//! Made-up answers to everything a page may ask.

mod cases;
mod check_ins;
mod claims;
mod erasures;
mod fairs;
mod files;
mod hand_overs;
mod insurance;
mod lists;
mod merges;
mod messages;
mod people;
mod placements;
mod postings;
mod privacy;
mod public_posts;
mod quota;
mod recognitions;
mod records;
mod screens;
mod startups;
mod training;
mod visits;
mod ways_in;
mod weeks;

use async_trait::async_trait;
pub use cases::{case_id, firm_id, listing_id};
pub use claims::claim_id;
use domain::actor::{Actor, Role};
use domain::area::Area;
use domain::catalogue::{CataloguePage, CatalogueQuery, DocumentKind, Facets, Relaxed};
use domain::fit::Functions;
use domain::ids::{CourseId, FigureRequestId, LeadId, PersonId, VacancyId};
use domain::lead::{Answer, DeclineReason, Evidence};
use domain::params::{ParamKey, PolicyParameter};
use domain::policy::{self, EvalProblem, Evaluated, Rule};
use domain::ports::*;
use domain::refusal::Refusal;
use domain::vacancy::{Unlawful, UnlawfulWording, VacancyKind};
use domain::values::{AreaCode, Education, Fen, Phone};
pub use fairs::fair_id;
pub use insurance::enrolment_id;
pub use lists::LIST;
pub use merges::GONE;
pub use placements::placement_id;
pub use privacy::{request_about_phone, request_id, request_to_erase};
pub use public_posts::post_id;
pub use recognitions::RECOGNITION;
pub use records::id;
use records::{
    area, at, card, code, county_path, course, course_card, day, lead, line, row, shortage, slip, vacancy,
};
use std::sync::Arc;
pub use training::class_id;
use uuid::Uuid;
pub use ways_in::account_id;

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
            postings: this.clone(),
            candidates: this.clone(),
            courses: this.clone(),
            training_classes: this.clone(),
            training_orders: this.clone(),
            areas: this.clone(),
            leads: this.clone(),
            coverage: this.clone(),
            finding: this.clone(),
            merges: this.clone(),
            hand_overs: this.clone(),
            accounts: this.clone(),
            person_files: this.clone(),
            households: this.clone(),
            lists: this.clone(),
            account_book: this.clone(),
            door: this.clone(),
            proxies: this.clone(),
            employers: this.clone(),
            employer_files: this.clone(),
            cases: this.clone(),
            listings: this.clone(),
            erasures: this.clone(),
            exports: this.clone(),
            fairs: this.clone(),
            check_ins: this.clone(),
            fair_intents: this.clone(),
            insurances: this.clone(),
            quotas: this.clone(),
            startups: this.clone(),
            instructors: this.clone(),
            screens: this.clone(),
            calendars: this.clone(),
            work_assessments: this.clone(),
            weeks: this.clone(),
            policies: this.clone(),
            messages: this.clone(),
            access_log: this.clone(),
            consents: this.clone(),
            data_requests: this.clone(),
            my_data: this.clone(),
            recognitions: this.clone(),
            tasks: this.clone(),
            visits: this.clone(),
            spot_checks: this.clone(),
            public_posts: this.clone(),
            day_jobs: this.clone(),
            regions: this.clone(),
            placements: this.clone(),
            claims: this,
        }
    }

    fn allow(&self) -> Answered<()> {
        self.refusal.clone().map_or(Ok(()), Err)
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
            cards: if query.page < 7 {
                (0..20).map(card).collect()
            } else {
                Vec::new()
            },
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
            month_days: 2175,
        })
    }

    async fn withdraw(&self, _: &Actor, _: VacancyId, _: String) -> Answered<()> {
        self.allow()
    }
}

#[async_trait]
impl Courses for Fake {
    async fn find(&self, _: &Actor, found: CourseId) -> Answered<CourseView> {
        self.allow()?;
        Ok(CourseView {
            course: course(found),
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
            by_proxy: false,
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

    async fn mine(&self, who: &Actor) -> Answered<MyLeads> {
        let by_proxy = matches!(who, Actor::Proxy { .. });
        let mine = self.open_link(who, "").await?;
        Ok(MyLeads { by_proxy, ..mine })
    }

    async fn answer_mine(&self, who: &Actor, lead: LeadId, answer: Answer) -> Answered<AnswerGiven> {
        self.answer(who, "", lead, answer).await
    }

    async fn take_back_mine(&self, who: &Actor, lead: LeadId) -> Answered<AnswerGiven> {
        Leads::take_back(self, who, "", lead).await
    }

    async fn share_contact(&self, _: &Actor, _: Option<&str>) -> Answered<()> {
        Ok(())
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
        Ok(vec![slip("李秀英"), slip("王建国"), slip("赵小梅")])
    }

    async fn hand_over(&self, _: &Actor, _: LeadId, _: Evidence, _: String) -> Answered<()> {
        Ok(())
    }

    async fn set_helper_phone(&self, _: &Actor, _: AreaCode, _: Option<Phone>) -> Answered<()> {
        Ok(())
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

    async fn behind(&self, _: &Actor, _: Option<AreaCode>) -> Answered<BehindList> {
        self.allow()?;
        let one = |missing, unreached, has_phone| BehindLine {
            line: line(),
            missing,
            has_phone,
            unreached,
        };
        let people = if self.empty {
            Vec::new()
        } else {
            vec![one(3, 0, true), one(1, 2, false)]
        };
        Ok(BehindList {
            path: vec![area("330521101", "河湾镇")],
            on: day(2026, 11, 22),
            due_by_now: 5,
            red: people.len() as u32 / 2,
            amber: people.len() as u32 / 2,
            unreached: people.len() as u32 / 2,
            people,
        })
    }

    async fn person(&self, _: &Actor, _: PersonId) -> Answered<PersonView> {
        self.allow()?;
        let planned = LeadView {
            state: "planned".to_owned(),
            delivered_at: None,
            ..lead(7, None, true)
        };
        let sent = |lead: LeadView, counts_in: Option<i32>| PersonLead {
            lead,
            score: 812,
            channel: Some("app".to_owned()),
            evidence: Some("read".to_owned()),
            answered_by_proxy: counts_in.is_some(),
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
            plan: (1..=12)
                .map(|month| MonthPlan {
                    month,
                    due: (5 * month).div_ceil(12),
                    counted: month.min(3),
                })
                .collect(),
            may_tell_employers: false,
        })
    }

    async fn shortages(&self, _: &Actor, _: Option<AreaCode>) -> Answered<ShortageView> {
        self.allow()?;
        Ok(ShortageView {
            round_at: Some(at(2026, 11, 21)),
            shortages: vec![(shortage(), "青禾县".to_owned())],
        })
    }
}

#[async_trait]
impl Policies for Fake {
    async fn in_force(&self, _: &Actor) -> Answered<Vec<PolicyParameter>> {
        self.allow()?;
        Ok(domain::params::defaults().0)
    }

    async fn put(
        &self,
        _: &Actor,
        rule: &'static Rule,
        inputs: leptos::serde_json::Value,
        area: Option<AreaCode>,
    ) -> Answered<Result<Evaluated, EvalProblem>> {
        self.allow()?;
        let params = domain::params::defaults();
        Ok(policy::eval(rule, &inputs, &params, area, day(2026, 6, 30)))
    }

    async fn desk(&self, who: &Actor) -> Answered<FigureDesk> {
        let staff = who.staff()?;
        let area = AreaRef {
            code: staff.area,
            name: "青禾县".to_owned(),
        };
        let line = FigureLine {
            id: FigureRequestId(Uuid::from_u128(1)),
            wish: FigureWish {
                area: staff.area,
                key: ParamKey::CountyFarmland,
                value: 38_412_000,
                valid_from: day(2025, 1, 1),
                source: "县统计公报".to_owned(),
            },
            area: area.clone(),
            now: None,
            asked_at: at(2026, 11, 21),
            decided: None,
            may_decide: staff.role == Role::CitySupervisor,
        };
        Ok(FigureDesk {
            requests: vec![line],
            may_ask: (staff.role == Role::CountyOfficer).then_some(area),
        })
    }

    async fn ask(&self, _: &Actor, _: FigureWish) -> Answered<()> {
        Ok(())
    }

    async fn decide(&self, _: &Actor, _: FigureRequestId, _: bool) -> Answered<()> {
        Ok(())
    }
}
