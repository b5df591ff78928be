//! A made-up application, in the hands of the county.

use super::Fake;
use super::records::{at, day};
use async_trait::async_trait;
use domain::actor::{Actor, Department, Role};
use domain::ids::{NoticeId, PersonId, RecognitionId, RecognitionTaskId};
use domain::params::ParamKey;
use domain::person::Category;
use domain::ports::*;
use domain::recognition::{
    Claim, Deed, Fact, FigureUsed, Finding, LandLossClaim, OwnField, Paper, Proof, RuleFinding, Stage,
};
use domain::rules::assembly::Vote;
use domain::values::AreaCode;
use uuid::Uuid;

pub const RECOGNITION: RecognitionId = RecognitionId(Uuid::from_u128(0x51));

fn finding(value: i64) -> Finding {
    Finding {
        on: day(2026, 6, 1),
        met: Some(true),
        rules: vec![RuleFinding {
            rule: "R02".to_owned(),
            inputs: vec![("members".to_owned(), "4".to_owned())],
            figures: vec![FigureUsed {
                key: ParamKey::LandLossPercent,
                value,
                area: None,
                valid_from: day(2000, 1, 1),
                source: "S1a 人均耕地面积的30% (R02)".to_owned(),
            }],
            result: "yes".to_owned(),
        }],
    }
}

fn claim() -> Claim {
    Claim::LandLoss(LandLossClaim {
        approved_on: day(2026, 5, 1),
        acquired_area: 300,
        collective: true,
        right: true,
        agricultural: false,
        members: 4,
        area_before: 443,
        area_left: 143,
        low_income: false,
        few_children: false,
    })
}

fn view() -> RecognitionView {
    RecognitionView {
        id: RECOGNITION,
        version: 5,
        person: PersonId(Uuid::from_u128(1)),
        name: "李秀英".to_owned(),
        masked_resident_id: "330521**********23".to_owned(),
        age: Some(41),
        place: "河湾镇 柳树村".to_owned(),
        category: Category::LandLossFarmer,
        stage: Stage::CountyDecision,
        applied_on: day(2026, 6, 1),
        due_on: Some(day(2026, 6, 10)),
        overdue: true,
        returned: None,
        facts: vec![
            (OwnField::Members, Fact::Count(4)),
            (OwnField::AreaLeft, Fact::Mu(143)),
        ],
        paper: Some(Paper {
            name: "征地批文".to_owned(),
            number: "浙土字 7".to_owned(),
            valid_to: None,
        }),
        department: None,
        departments: vec![(Department::Land, Some(at(2026, 6, 9)))],
        notice: None,
        hands_on: None,
        claim: Some(claim()),
        may: vec![Deed::Recognise, Deed::HandBack, Deed::Refuse],
        barred: None,
        needs_vote: true,
        finding: Some(finding(30)),
        now: Ok(finding(25)),
        validity: None,
        refused: None,
        objections: Vec::new(),
        trail: vec![TrailLine {
            at: at(2026, 6, 9),
            role: Some(Role::Coordinator),
            login: Some("village".to_owned()),
            deed: Deed::Check,
            to: Stage::Posted,
            reason: String::new(),
            proof: Proof::Vote {
                vote: Vote {
                    held_on: day(2026, 6, 2),
                    members: 30,
                    present: 25,
                    in_favour: 20,
                },
                minutes: "第 3 号".to_owned(),
            },
        }],
    }
}

fn notice() -> NoticeView {
    NoticeView {
        id: NoticeId(Uuid::from_u128(0x71)),
        masked_name: "李**".to_owned(),
        masked_resident_id: "330521**********23".to_owned(),
        village: AreaRef {
            code: AreaCode::parse("330521100201").unwrap(),
            name: "柳树村".to_owned(),
        },
        place: "河湾镇 柳树村".to_owned(),
        category: Category::PoorWorker,
        posted_on: day(2026, 6, 3),
        last_day: day(2026, 6, 10),
        helper_phone: Some("05000339821".to_owned()),
    }
}

#[async_trait]
impl Recognitions for Fake {
    async fn inbox(&self, _: &Actor, filter: InboxFilter) -> Answered<RecognitionInbox> {
        self.allow()?;
        let one = view();
        let line = RecognitionLine {
            id: one.id,
            name: one.name,
            place: one.place,
            category: one.category,
            stage: one.stage,
            applied_on: one.applied_on,
            due_on: one.due_on,
            overdue: true,
            waits_for_me: true,
        };
        let task = InboxTask {
            id: RecognitionTaskId(Uuid::from_u128(0x61)),
            kind: TaskKind::Renewal,
            name: "张建国".to_owned(),
            category: Category::HardToEmployPerson,
            recognition: None,
            person: PersonId(Uuid::from_u128(2)),
            due_on: Some(day(2026, 7, 1)),
            urgent: true,
        };
        Ok(RecognitionInbox {
            lines: if self.empty { Vec::new() } else { vec![line] },
            total: u32::from(!self.empty),
            page: filter.page,
            per_page: 20,
            stages: vec![(Stage::CountyDecision, 1)],
            overdue: 1,
            tasks: if self.empty { Vec::new() } else { vec![task] },
        })
    }

    async fn counts(&self, _: &Actor) -> Answered<StageCounts> {
        self.allow()?;
        Ok(vec![(Stage::Posted, 3)])
    }

    async fn recognition(&self, _: &Actor, _: RecognitionId) -> Answered<RecognitionView> {
        self.allow()?;
        Ok(view())
    }

    async fn applicant(&self, _: &Actor, person: PersonId) -> Answered<Applicant> {
        self.allow()?;
        Ok(Applicant {
            person,
            name: "李秀英".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            masked_resident_id: "330521**********23".to_owned(),
            age: 41,
            categories: vec![Category::PoorWorker],
            certificate: None,
            land: Some(LandOnFile {
                approved_on: day(2026, 3, 1),
                before: 443,
                after: 143,
                members: Some(4),
            }),
        })
    }

    async fn apply(&self, _: &Actor, _: Application) -> Answered<RecognitionId> {
        self.allow()?;
        Ok(RECOGNITION)
    }

    async fn take_step(&self, _: &Actor, _: RecognitionId, _: StepTaken) -> Answered<Stage> {
        self.allow()?;
        Ok(Stage::Recognised)
    }

    async fn restate(&self, _: &Actor, _: RecognitionId, _: Restated) -> Answered<Stage> {
        self.allow()?;
        Ok(Stage::VillageReview)
    }

    async fn task_seen(&self, _: &Actor, _: RecognitionTaskId) -> Answered<()> {
        self.allow()
    }

    async fn my_recognitions(&self, _: &Actor, _: Option<&str>) -> Answered<Vec<MyRecognition>> {
        self.allow()?;
        let mine = MyRecognition {
            id: RECOGNITION,
            version: 2,
            category: Category::LandLossFarmer,
            stage: Stage::Refused,
            applied_on: day(2026, 6, 1),
            due_on: Some(day(2026, 6, 16)),
            reason: Some("剩余耕地高于规定".to_owned()),
            valid_to: None,
            may: vec![Deed::Appeal],
        };
        Ok(if self.empty { Vec::new() } else { vec![mine] })
    }

    async fn take_own_step(
        &self,
        _: &Actor,
        _: Option<&str>,
        _: RecognitionId,
        _: StepTaken,
    ) -> Answered<Stage> {
        self.allow()?;
        Ok(Stage::Appealed)
    }

    async fn notices(&self, _: Option<AreaCode>) -> Answered<Vec<NoticeView>> {
        self.allow()?;
        Ok(if self.empty { Vec::new() } else { vec![notice()] })
    }

    async fn notice(&self, _: NoticeId) -> Answered<NoticeView> {
        self.allow()?;
        Ok(notice())
    }

    async fn object(&self, _: &Actor, _: NoticeId, _: ObjectionSent) -> Answered<String> {
        self.allow()?;
        Ok("20260603-ABCDEFGH".to_owned())
    }
}
