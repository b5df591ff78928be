//! Made-up answers about visits and what is to be done.

use super::Fake;
use super::records::{area, at, day, id, lead};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{AccountId, HouseholdId, PersonId, TaskId, VisitConflictId, VisitId};
use domain::person_field::PersonField;
use domain::ports::*;
use domain::task::{Settled, Task, TaskKind, TaskState, Window};
use domain::values::Fen;
use domain::visit::*;

pub fn own_visit() -> OwnVisit {
    OwnVisit {
        on: day(2026, 6, 20),
        outcome: OutcomeKind::Done,
        answers: answers(),
        confirmed: Some(domain::lead::Evidence::Witness),
        has_place: true,
        has_photo: true,
    }
}

fn answers() -> Answers {
    Answers {
        income: Some(Fen::yuan(1200)),
        barriers: vec![Barrier::Care],
        needs: vec![Need {
            kind: NeedKind::Training,
            note: "想学月嫂".to_owned(),
        }],
        ..Answers::default()
    }
}

fn visit() -> Visit {
    Visit {
        id: VisitId(id(900)),
        person: PersonId(id(500)),
        by: AccountId(id(700)),
        form: FORM,
        at: at(2026, 6, 20),
        received_at: at(2026, 6, 22),
        clock_off: Some(2_592_000),
        outcome: Outcome::Done { next_on: None },
        answers: answers(),
        edits: vec![edit()],
        confirmation: Some(Confirmation::Witness {
            name: "赵书记".to_owned(),
        }),
        point: None,
        twin_of: None,
    }
}

fn edit() -> FieldEdit {
    FieldEdit {
        field: PersonField::Skills,
        base: 3,
        was: String::new(),
        now: "缝纫".to_owned(),
    }
}

fn conflict() -> VisitConflict {
    VisitConflict {
        id: VisitConflictId(id(901)),
        visit: VisitId(id(900)),
        person: PersonId(id(500)),
        field: PersonField::Skills,
        mine: "缝纫".to_owned(),
        theirs: "编筐".to_owned(),
        theirs_by: String::new(),
        noted_at: at(2026, 6, 22),
        chosen: None,
    }
}

fn task(kind: TaskKind, key: &str, count: u32) -> Task {
    Task {
        id: TaskId(id(910 + u128::from(kind.weight()))),
        person: PersonId(id(500)),
        kind,
        key: key.to_owned(),
        window: Window {
            start: day(2026, 6, 20),
            due: day(2026, 6, 27),
            end: day(2026, 7, 4),
        },
        count,
        cause: None,
        settled: Settled::Open,
        made_at: at(2026, 6, 20),
    }
}

#[async_trait]
impl Visits for Fake {
    async fn sync(&self, _: &Actor, _: SyncBatch<Received>) -> Answered<SyncAnswers> {
        self.allow()?;
        Ok(SyncAnswers {
            now: at(2026, 6, 30),
            form: FORM,
            answers: Vec::new(),
        })
    }

    async fn may_give_back(&self, _: &str) -> Answered<()> {
        Err(domain::refusal::Refusal::NotSignedIn)
    }

    async fn give_back(&self, _: &str, _: SyncBatch<Received>) -> Answered<SyncAnswers> {
        Err(domain::refusal::Refusal::NotSignedIn)
    }

    async fn pack(&self, _: &Actor) -> Answered<Pack> {
        Err(domain::refusal::Refusal::NotAllowed)
    }

    async fn visit_form(&self, _: &Actor, person: PersonId, draft: Option<VisitId>) -> Answered<VisitForm> {
        self.allow()?;
        let fields = [
            PersonField::EmploymentStatus,
            PersonField::Lifting,
            PersonField::Skills,
            PersonField::WantedOccupations,
        ];
        Ok(VisitForm {
            id: VisitId(id(900)),
            form: EditForm {
                id: Some(person),
                name: "李秀英".to_owned(),
                version: 4,
                fields: fields
                    .map(|field| FieldValue {
                        field,
                        text: String::new(),
                    })
                    .into(),
                places: Vec::new(),
            },
            path: vec![area("330521101202", "柳树村")],
            no: "P500".to_owned(),
            leads: if self.empty {
                Vec::new()
            } else {
                vec![lead(1, None, true)]
            },
            draft: draft.map(|_| Visit {
                outcome: Outcome::Draft,
                ..visit()
            }),
            burden: (!self.empty).then_some(2),
            muted: None,
            today: day(2026, 6, 30),
        })
    }

    async fn record_visit(&self, _: &Actor, _: SyncRecord) -> Answered<VisitKept> {
        self.allow()?;
        Ok(VisitKept {
            conflicts: 0,
            twin: false,
        })
    }

    async fn drop_draft(&self, _: &Actor, _: VisitId) -> Answered<()> {
        self.allow()
    }

    async fn visits_of(&self, _: &Actor, person: PersonId) -> Answered<VisitsOfPerson> {
        self.allow()?;
        let line = VisitLine {
            visit: visit(),
            by: "anna".to_owned(),
            conflicts: vec![conflict()],
            has_photo: true,
        };
        Ok(VisitsOfPerson {
            id: person,
            no: "P500".to_owned(),
            name: "李秀英".to_owned(),
            path: vec![area("330521101202", "柳树村")],
            lines: if self.empty { Vec::new() } else { vec![line] },
            titles: std::collections::BTreeMap::new(),
            may_visit: true,
        })
    }

    async fn keep_photo(&self, _: &Actor, _: VisitId, _: Photo) -> Answered<()> {
        self.allow()
    }

    async fn photo(&self, _: &Actor, _: VisitId) -> Answered<Photo> {
        Err(domain::refusal::Refusal::NotFound)
    }

    async fn questions(&self, _: &Actor) -> Answered<VisitQuestions> {
        self.allow()?;
        if self.empty {
            return Ok(VisitQuestions::default());
        }
        let record = SyncRecord {
            id: VisitId(id(902)),
            form: FORM,
            made_at: at(2026, 6, 20),
            person: PersonId(id(501)),
            outcome: Outcome::Done { next_on: None },
            edits: vec![edit()],
            answers: answers(),
            confirmation: None,
            point: None,
        };
        Ok(VisitQuestions {
            conflicts: vec![ConflictCard {
                conflict: conflict(),
                name: "李秀英".to_owned(),
                place: "河湾镇 柳树村".to_owned(),
                by: "anna".to_owned(),
                theirs_by: Author::Staff("town".to_owned()),
                mine: "缝纫".to_owned(),
                now: "编筐".to_owned(),
            }],
            proposals: vec![ProposalCard {
                proposal: VisitProposal {
                    person: PersonId(id(501)),
                    by: AccountId(id(700)),
                    made: Corrected {
                        at: at(2026, 6, 20),
                        off: None,
                    },
                    received_at: at(2026, 6, 22),
                    record,
                    state: ProposalState::Open,
                },
                name: "张建国".to_owned(),
                place: "河湾镇 柳树村".to_owned(),
                by: "bella".to_owned(),
            }],
        })
    }

    async fn settle_conflict(&self, _: &Actor, _: VisitConflictId, _: ConflictChoice) -> Answered<()> {
        self.allow()
    }

    async fn settle_proposal(&self, _: &Actor, _: VisitId, _: bool) -> Answered<()> {
        self.allow()
    }
}

#[async_trait]
impl Tasks for Fake {
    async fn to_do(&self, _: &Actor, filter: TaskFilter) -> Answered<TaskList> {
        self.allow()?;
        let line = |task: Task, state, overdue| TaskLine { task, state, overdue };
        let person = PersonTasks {
            id: PersonId(id(500)),
            no: "P500".to_owned(),
            name: "李秀英".to_owned(),
            tasks: vec![
                line(
                    task(TaskKind::LeadHandOver, "2026-06-20", 2),
                    TaskState::Ready,
                    true,
                ),
                line(
                    task(TaskKind::FollowUp, &format!("{}:30", id(100)), 1),
                    TaskState::Ready,
                    false,
                ),
            ],
        };
        let place = PlaceTasks {
            area: area("330521101202", "柳树村"),
            households: vec![HouseholdTasks {
                household: Some(HouseholdId(id(800))),
                address: "三组 5 号".to_owned(),
                people: vec![person],
            }],
        };
        Ok(TaskList {
            places: if self.empty { Vec::new() } else { vec![place] },
            total: u32::from(!self.empty),
            per_page: 30,
            page: filter.page,
            drafts: vec![(
                VisitId(id(900)),
                PersonId(id(500)),
                "李秀英".to_owned(),
                day(2026, 6, 29),
            )],
            questions: 2,
            own: !filter.everybody,
            has_own: true,
            may_visit: true,
            today: day(2026, 6, 30),
        })
    }

    async fn task_done(&self, _: &Actor, _: TaskId, _: chrono::NaiveDate) -> Answered<()> {
        self.allow()
    }

    async fn cancel_task(&self, _: &Actor, _: TaskId, _: Option<chrono::NaiveDate>) -> Answered<()> {
        self.allow()
    }

    async fn mute_of(&self, _: &Actor, _: HouseholdId) -> Answered<Option<MuteView>> {
        self.allow()?;
        Ok(None)
    }

    async fn mute(&self, _: &Actor, _: HouseholdId, _: MuteView) -> Answered<()> {
        self.allow()
    }

    async fn unmute(&self, _: &Actor, _: HouseholdId) -> Answered<()> {
        self.allow()
    }
}

#[async_trait]
impl SpotChecks for Fake {
    async fn month(&self, _: &Actor, month: Option<chrono::NaiveDate>) -> Answered<SpotPage> {
        self.allow()?;
        let draw = SpotDraw {
            id: domain::ids::SpotDrawId(id(920)),
            area: super::records::code("330521101"),
            month: day(2026, 5, 1),
            seed: 77,
            percent: 5,
            pool: (0..40).map(|number| VisitId(id(2000 + number))).collect(),
            by: "staff:x".to_owned(),
            at: at(2026, 6, 1),
        };
        let line = |number: u128, found| SpotLine {
            check: SpotCheck {
                visit: VisitId(id(number)),
                found,
                note: String::new(),
            },
            person: PersonId(id(500)),
            name: "李秀英".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            by: "anna".to_owned(),
            on: day(2026, 5, 20),
        };
        Ok(SpotPage {
            month: month.unwrap_or(day(2026, 5, 1)),
            held: 40,
            percent: 5,
            is_same: true,
            lines: vec![
                line(900, None),
                line(
                    901,
                    Some((SpotResult::Verified, "staff:x".to_owned(), at(2026, 6, 2))),
                ),
            ],
            draw: (!self.empty).then_some(draw),
        })
    }

    async fn draw(&self, _: &Actor, _: chrono::NaiveDate) -> Answered<()> {
        self.allow()
    }

    async fn check(
        &self,
        _: &Actor,
        _: (domain::ids::SpotDrawId, VisitId),
        _: SpotResult,
        _: String,
    ) -> Answered<()> {
        self.allow()
    }
}
