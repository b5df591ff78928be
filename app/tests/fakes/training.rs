//! Made-up answers about training classes.

use super::Fake;
use super::records::{area, at, code, county_path, day, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{ClassDrawId, ClassId, CourseId, EmployerId, EnrolmentId, PersonId, TrainingOrderId};
use domain::ports::*;
use domain::training_class::*;
use domain::training_order::{OrderKind, OrderState, OrderWish, TrainingOrder};
use domain::values::{AreaCode, Fen};

pub fn class_id() -> ClassId {
    ClassId(id(990))
}

fn plan() -> ClassPlan {
    ClassPlan {
        name: "缝纫工培训班".to_owned(),
        kind: ClassKind::OrderBased,
        audience: ClassAudience::Poor,
        funding: Funding::SpecialFund,
        area: code("330521101"),
        address: "镇政府二楼".to_owned(),
        starts_on: day(2026, 6, 29),
        ends_on: day(2026, 7, 10),
        weekends: false,
        seats: 30,
        hours: 80,
        syllabus: "平缝、锁边".to_owned(),
        standard: "初级缝纫工".to_owned(),
        instructor: None,
        trainer: "陈师傅".to_owned(),
        trainer_paper: "教师证 7".to_owned(),
        provider: "青禾技校".to_owned(),
        employer: "青禾制衣厂".to_owned(),
        employer_id: None,
        order: None,
        shortage: false,
        cost: Fen::yuan(12_000),
    }
}

fn class() -> TrainingClass {
    TrainingClass {
        id: class_id(),
        course: CourseId(id(3)),
        plan: plan(),
        provider_account: None,
        state: ClassState::Open,
        made_by: "staff:x".to_owned(),
        made_at: at(2026, 6, 1),
        approved_by: Some("staff:y".to_owned()),
        version: 2,
    }
}

fn line() -> ClassLine {
    ClassLine {
        id: class_id(),
        name: plan().name,
        kind: plan().kind,
        audience: plan().audience,
        stage: ClassStage::Running,
        place: "青禾县 河湾镇".to_owned(),
        starts_on: plan().starts_on,
        ends_on: plan().ends_on,
        seats: 30,
        taken: 12,
        waiting: 3,
        pending: 0,
        provider: plan().provider,
    }
}

fn enrolment() -> Enrolment {
    Enrolment {
        id: EnrolmentId(id(991)),
        class: class_id(),
        course: CourseId(id(3)),
        person: PersonId(id(500)),
        state: EnrolmentState::Enrolled,
        priority: true,
        reasons: vec![EnrolReason::First, EnrolReason::NearHome],
        code: "abcdefgh23456777".to_owned(),
        paid: Fen(0),
        left_on: None,
        appraised_on: None,
        certificate: None,
        by: "staff:x".to_owned(),
        at: at(2026, 6, 2),
    }
}

fn row() -> Attendance {
    Attendance {
        enrolment: enrolment().id,
        day: day(2026, 6, 29),
        in_at: at(2026, 6, 29),
        out_at: None,
        method: SignMethod::Roster,
        by: "staff:x".to_owned(),
        noted_at: at(2026, 6, 29),
        void: false,
    }
}

fn class_day(number: u32, cancelled: Option<&str>) -> ClassDay {
    ClassDay {
        class: class_id(),
        day: day(2026, 6, number),
        code: format!("wall{number}"),
        cancelled: cancelled.map(str::to_owned),
    }
}

fn found() -> Weighed {
    Weighed {
        reasons: vec![EnrolReason::TooYoung, EnrolReason::NearHome],
    }
}

fn order() -> TrainingOrder {
    TrainingOrder {
        id: TrainingOrderId(id(992)),
        employer: EmployerId(id(40)),
        firm: "青禾制衣厂".to_owned(),
        wish: OrderWish {
            kind: OrderKind::OrderBased,
            topic: "缝纫工".to_owned(),
            people: 20,
            area: code("330521101"),
            needed_by: day(2026, 9, 1),
            terms: "月薪 4500 元，包吃住".to_owned(),
        },
        state: OrderState::Open,
        made_by: "employer:x".to_owned(),
        made_at: at(2026, 6, 1),
        settled_by: None,
    }
}

fn order_line() -> OrderLine {
    OrderLine {
        order: order(),
        place: "青禾县 河湾镇".to_owned(),
        classes: vec![OrderClass {
            id: class_id(),
            name: plan().name,
            stage: ClassStage::Open,
            starts_on: plan().starts_on,
            taken: 12,
            seats: 30,
        }],
        may_settle: true,
    }
}

#[async_trait]
impl TrainingOrders for Fake {
    async fn own_orders(&self, _: &Actor) -> Answered<OwnOrders> {
        self.allow()?;
        Ok(OwnOrders {
            lines: if self.empty {
                Vec::new()
            } else {
                vec![order_line()]
            },
            places: vec![area("330521101", "河湾镇")],
            may_order: !self.empty,
            today: day(2026, 6, 30),
        })
    }

    async fn order_training(&self, _: &Actor, _: OrderWish) -> Answered<TrainingOrderId> {
        self.allow()?;
        Ok(order().id)
    }

    async fn withdraw_order(&self, _: &Actor, _: TrainingOrderId) -> Answered<()> {
        self.allow()
    }

    async fn open_orders(&self, _: &Actor, _: Option<AreaCode>) -> Answered<Vec<OrderLine>> {
        self.allow()?;
        Ok(if self.empty {
            Vec::new()
        } else {
            vec![order_line()]
        })
    }

    async fn decline_order(&self, _: &Actor, _: TrainingOrderId, _: String) -> Answered<()> {
        self.allow()
    }
}

#[async_trait]
impl TrainingClasses for Fake {
    async fn training_needs(&self, _: &Actor, _: Option<AreaCode>) -> Answered<NeedList> {
        self.allow()?;
        let group = NeedGroup {
            town: area("330521101", "河湾镇"),
            topic: "缝纫".to_owned(),
            people: 12,
            disabled: 2,
            poor: 5,
            land_loss: 1,
            latest: day(2026, 6, 20),
            classes: 1,
        };
        let groups = if self.empty { Vec::new() } else { vec![group] };
        Ok(NeedList {
            people: groups.len() as u32 * 12,
            groups,
            area: None,
            may_plan: true,
        })
    }

    async fn class_form(&self, _: &Actor, source: ClassSource) -> Answered<ClassForm> {
        self.allow()?;
        let order = matches!(source, ClassSource::Order(_)).then(order);
        let (topic, at) = match source {
            ClassSource::New { area, topic } => (topic, area),
            ClassSource::Order(_) => ("缝纫".to_owned(), Some(code("330521101"))),
            ClassSource::Mends(_) => (String::new(), None),
        };
        Ok(ClassForm {
            mends: None,
            known: None,
            course_no: String::new(),
            courses: vec![("C1".to_owned(), "缝纫工".to_owned())],
            providers: vec!["school".to_owned()],
            provider: String::new(),
            places: vec![area("330521101", "河湾镇")],
            order,
            topic,
            area: at,
            disabled: 2,
            today: day(2026, 6, 30),
        })
    }

    async fn plan_class(&self, _: &Actor, _: ClassDraft) -> Answered<ClassId> {
        self.allow()?;
        Ok(class_id())
    }

    async fn training_classes(&self, _: &Actor, filter: ClassFilter) -> Answered<ClassList> {
        self.allow()?;
        let lines = if self.empty { Vec::new() } else { vec![line()] };
        Ok(ClassList {
            total: lines.len() as u32,
            lines,
            counts: vec![(ClassStage::Running, 1)],
            per_page: 30,
            page: filter.page,
            may_plan: true,
            may_need: true,
            may_count: true,
        })
    }

    async fn training_class(&self, _: &Actor, _: ClassId) -> Answered<ClassView> {
        self.allow()?;
        Ok(ClassView {
            class: class(),
            line: line(),
            course: "缝纫工".to_owned(),
            path: county_path("330521101201", "柳树村"),
            teacher: Teacher::Unknown,
            days: vec![class_day(29, None), class_day(30, Some("停电"))],
            people: vec![EnrolledLine {
                enrolment: enrolment(),
                name: "李秀英".to_owned(),
                no: "P500".to_owned(),
                place: "河湾镇 柳树村".to_owned(),
                opens: true,
                counted: 1,
                rows: vec![row()],
                changes: Vec::new(),
                checks: Vec::new(),
                filings: Vec::new(),
            }],
            others: 4,
            draws: Vec::new(),
            by: Author::Staff("anna".to_owned()),
            approved_by: None,
            may: ClassMay {
                cancel: true,
                enrol: true,
                sign: true,
                correct: true,
                appraise: true,
                check: true,
                ..ClassMay::default()
            },
            today: day(2026, 6, 30),
        })
    }

    async fn act_on_class(&self, _: &Actor, _: ClassId, _: u32, _: ClassDeed) -> Answered<()> {
        self.allow()
    }

    async fn weigh_for_class(&self, _: &Actor, _: ClassId, _: Trainee) -> Answered<Weighing> {
        self.allow()?;
        Ok(Weighing {
            line: line(),
            person: PersonId(id(500)),
            name: "李秀英".to_owned(),
            no: "P500".to_owned(),
            found: found(),
            asks_paid: false,
        })
    }

    async fn enrol(&self, _: &Actor, _: ClassId, _: Trainee) -> Answered<EnrolmentId> {
        self.allow()?;
        Ok(enrolment().id)
    }

    async fn act_on_enrolment(&self, _: &Actor, _: EnrolmentId, _: EnrolDeed) -> Answered<ClassId> {
        self.allow()?;
        Ok(class_id())
    }

    async fn sign_day(&self, _: &Actor, _: ClassId, _: Option<chrono::NaiveDate>) -> Answered<SignDay> {
        self.allow()?;
        Ok(SignDay {
            line: line(),
            days: vec![class_day(29, None), class_day(30, None)],
            day: class_day(29, None),
            people: vec![(enrolment().id, "李秀英".to_owned(), Some(row()))],
            today: day(2026, 6, 30),
            may_sign: true,
        })
    }

    async fn sign_roster(&self, _: &Actor, _: RosterSent) -> Answered<RosterTaken> {
        self.allow()?;
        Ok(RosterTaken::default())
    }

    async fn code_read(&self, _: &Actor, _: String) -> Answered<CodeSeen> {
        self.allow()?;
        Ok(CodeSeen {
            line: line(),
            name: "李秀英".to_owned(),
            day: Some(day(2026, 6, 30)),
            row: None,
        })
    }

    async fn sign_by_code(&self, _: &Actor, _: String, _: Going) -> Answered<ClassId> {
        self.allow()?;
        Ok(class_id())
    }

    async fn wall_read(&self, who: &Actor, code: String) -> Answered<CodeSeen> {
        let seen = self.code_read(who, code).await?;
        Ok(CodeSeen {
            row: Some(row()),
            ..seen
        })
    }

    async fn sign_by_wall(&self, _: &Actor, _: String, _: Going) -> Answered<()> {
        self.allow()
    }

    async fn correct_attendance(
        &self,
        _: &Actor,
        _: (EnrolmentId, chrono::NaiveDate),
        _: Corrected,
        _: String,
    ) -> Answered<ClassId> {
        self.allow()?;
        Ok(class_id())
    }

    async fn draw_class(&self, _: &Actor, _: ClassId) -> Answered<()> {
        self.allow()
    }

    async fn check_drawn(
        &self,
        _: &Actor,
        _: (ClassDrawId, EnrolmentId),
        _: DrawResult,
        _: String,
    ) -> Answered<ClassId> {
        self.allow()?;
        Ok(class_id())
    }

    async fn own_classes(&self, _: &Actor) -> Answered<Vec<OwnClass>> {
        self.allow()?;
        let one = OwnClass {
            line: line(),
            course: CourseId(id(3)),
            enrolment: enrolment(),
            counted: 1,
            held: 10,
            rows: vec![row()],
            cancelled: vec![class_day(30, Some("停电"))],
            reason: None,
        };
        Ok(if self.empty { Vec::new() } else { vec![one] })
    }

    async fn open_classes(&self, who: &Actor, _: CourseId) -> Answered<Vec<OpenClass>> {
        self.allow()?;
        let own = matches!(who, Actor::Seeker(_))
            .then(|| (domain::training_class::Verdict::Refused, found().reasons));
        let one = OpenClass {
            line: line(),
            address: plan().address,
            own,
        };
        Ok(if self.empty { Vec::new() } else { vec![one] })
    }

    async fn class_table(
        &self,
        _: &Actor,
        (year, month): (Option<i32>, Option<u32>),
        _: Option<AreaCode>,
    ) -> Answered<ClassTable> {
        self.allow()?;
        let mut sums = TrainingSums::default();
        sums.add_class(ClassKind::OrderBased, Fen::yuan(12_000));
        sums.add(&ClassShare {
            person: PersonId(id(500)),
            kind: ClassKind::OrderBased,
            disabled: true,
            certified: true,
            works: Some(false),
        });
        Ok(ClassTable {
            year: year.unwrap_or(2026),
            month,
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![ClassRow {
                area: Some(area("330521101", "河湾镇")),
                sums: sums.clone(),
            }],
            total: ClassRow { area: None, sums },
            targets: [Some(true), Some(false)],
            covered: (85, 85, Some(true)),
        })
    }
}
