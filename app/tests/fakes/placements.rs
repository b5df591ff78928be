//! Made-up answers about work that began.

use super::Fake;
use super::records::{area, at, county_path, day, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::case::{CaseKind, CaseStage};
use domain::ids::{CaseId, EmployerId, FollowUpId, LeadId, PersonId, PlacementId, ProposalId};
use domain::placement::*;
use domain::ports::*;
use domain::vacancy::VacancyKind;
use domain::values::{AreaCode, Fen};

/// The one placement of this world.
pub fn placement_id() -> PlacementId {
    PlacementId(id(930))
}

pub fn placement() -> Placement {
    Placement {
        id: placement_id(),
        person: PersonId(id(500)),
        employer: Some(EmployerId(id(40))),
        employer_name: "青禾制衣厂".to_owned(),
        uscc: None,
        vacancy: None,
        lead: Some(LeadId(id(100))),
        work: Work {
            started_on: day(2026, 6, 1),
            kind: VacancyKind::Normal,
            hours: WorkHours::Full,
            contract: Contract {
                paper: ContractPaper::LabourContract,
                months: Some(12),
                filing_no: "BA-7".to_owned(),
            },
            insured_from: Some(day(2026, 6, 1)),
            monthly: Some(Fen::yuan(3200)),
            introduced_by: IntroducedBy::Town,
        },
        state: PlacementState::Working,
        caused: Caused::default(),
        made_by: "staff:x".to_owned(),
        made_at: at(2026, 6, 2),
    }
}

fn due() -> FollowUpDue {
    FollowUpDue {
        day: 7,
        on: day(2026, 6, 8),
        reminders: 2,
    }
}

fn line() -> PlacementLine {
    PlacementLine {
        placement: placement(),
        name: "李秀英".to_owned(),
        no: "P500".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        due: Some(due()),
    }
}

pub fn case_line() -> CaseLine {
    CaseLine {
        id: CaseId(id(931)),
        no: "20260620-ABC123".to_owned(),
        kind: CaseKind::Arrears,
        stage: CaseStage::Received,
        firm: "青禾制衣厂".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        name: Some("李秀英".to_owned()),
        reported_on: day(2026, 6, 20),
        people: 1,
        owed: Some(Fen::yuan(2800)),
        due_on: Some(day(2026, 6, 26)),
        overdue: true,
    }
}

fn said() -> WorkProposal {
    WorkProposal {
        id: ProposalId(id(932)),
        person: PersonId(id(500)),
        kind: ProposalKind::Started,
        lead: None,
        placement: None,
        employer_name: "河湾饭店".to_owned(),
        on: day(2026, 6, 25),
        made_at: at(2026, 6, 26),
    }
}

fn who() -> Worker {
    Worker {
        id: PersonId(id(500)),
        name: "李秀英".to_owned(),
        no: "P500".to_owned(),
        path: county_path("330521101202", "柳树村"),
    }
}

fn sum() -> Stability {
    let reached = |reached, working| Reached { reached, working };
    Stability {
        placed: 9,
        no_show: 1,
        working: 6,
        days: [reached(8, 7), reached(6, 4), reached(3, 2), reached(0, 0)],
        months_6: 2,
        months_12: 0,
        left: [("too_far".to_owned(), 3)].into(),
        median_wage: Some(Fen::yuan(3000)),
    }
}

#[async_trait]
impl Placements for Fake {
    async fn placements(&self, _: &Actor, filter: PlacementFilter) -> Answered<PlacementList> {
        self.allow()?;
        let some = |on: bool| usize::from(on && !self.empty);
        Ok(PlacementList {
            lines: vec![line(); some(true)],
            cases: vec![case_line(); some(true)],
            said: (0..some(true))
                .map(|_| SaidLine {
                    said: said(),
                    name: "李秀英".to_owned(),
                    place: "河湾镇 柳树村".to_owned(),
                })
                .collect(),
            total: some(true) as u32,
            per_page: 30,
            page: filter.page,
            may_enter: true,
            today: day(2026, 6, 30),
        })
    }

    async fn work_of(&self, _: &Actor, _: PersonId) -> Answered<PersonWork> {
        self.allow()?;
        Ok(PersonWork {
            who: who(),
            lines: vec![line()],
            said: vec![said()],
            may_enter: true,
            today: day(2026, 6, 30),
        })
    }

    async fn placement_form(
        &self,
        _: &Actor,
        _: PersonId,
        asked: Option<ProposalId>,
    ) -> Answered<PlacementForm> {
        self.allow()?;
        Ok(PlacementForm {
            who: who(),
            leads: vec![LeadChoice {
                lead: LeadId(id(100)),
                title: "缝纫工".to_owned(),
                employer: "青禾制衣厂".to_owned(),
                wanted: true,
            }],
            known: vec![placement()],
            said: asked.map(|_| said()),
            today: day(2026, 6, 30),
        })
    }

    async fn enter(&self, _: &Actor, _: PersonId, _: PlacementDraft) -> Answered<PlacementId> {
        self.allow()?;
        Ok(placement_id())
    }

    async fn placement(&self, _: &Actor, _: PlacementId) -> Answered<PlacementView> {
        self.allow()?;
        let follow_up = FollowUp {
            id: FollowUpId(id(933)),
            placement: placement_id(),
            on: day(2026, 6, 9),
            way: FollowUpWay::Call,
            heard: Heard::Working,
            wage: Some(Fen::yuan(3100)),
            insured: Some(true),
            problems: vec![WorkProblem::Distance],
            by: "staff:x".to_owned(),
            at: at(2026, 6, 9),
        };
        Ok(PlacementView {
            who: who(),
            placement: placement(),
            title: Some("缝纫工".to_owned()),
            months: vec![WorkMonth {
                month: day(2026, 6, 1),
                paid: Some(Paid {
                    fen: Fen::yuan(3100),
                    on: day(2026, 6, 28),
                    method: PayMethod::Bank,
                }),
                insured: true,
            }],
            months_worked: 0,
            months_insured: 1,
            follow_ups: vec![(follow_up, Author::Staff("anna".to_owned()))],
            cases: vec![CaseKnown {
                id: CaseId(id(931)),
                no: "20260620-ABC123".to_owned(),
                kind: CaseKind::Arrears,
                stage: CaseStage::Received,
                reported_on: day(2026, 6, 20),
            }],
            due: Some(due()),
            by: Author::Staff("anna".to_owned()),
            may_change: true,
            may_follow: true,
            may_handle: true,
            today: day(2026, 6, 30),
        })
    }

    async fn cancel(&self, _: &Actor, _: PlacementId, _: CancelCause) -> Answered<()> {
        self.allow()
    }

    async fn keep_month(&self, _: &Actor, _: PlacementId, _: WorkMonth) -> Answered<()> {
        self.allow()
    }

    async fn follow_up(&self, _: &Actor, _: PlacementId, _: FollowUpDraft) -> Answered<()> {
        self.allow()
    }

    async fn set_aside(&self, _: &Actor, _: ProposalId) -> Answered<()> {
        self.allow()
    }

    async fn own_work(&self, _: &Actor) -> Answered<OwnWork> {
        self.allow()?;
        Ok(OwnWork {
            working: vec![(placement_id(), "青禾制衣厂".to_owned(), day(2026, 6, 1))],
            wanted: vec![(LeadId(id(101)), "包装工".to_owned(), "河湾纸箱厂".to_owned())],
            said: vec![said()],
            today: Some(day(2026, 6, 30)),
        })
    }

    async fn say(&self, _: &Actor, _: OwnWord) -> Answered<()> {
        self.allow()
    }

    async fn stability(&self, _: &Actor, year: Option<i32>, _: Option<AreaCode>) -> Answered<StabilityTable> {
        self.allow()?;
        let sum = if self.empty { Stability::default() } else { sum() };
        Ok(StabilityTable {
            year: year.unwrap_or(2026),
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![StabilityRow {
                area: Some(area("330521101", "河湾镇")),
                sum: sum.clone(),
            }],
            total: StabilityRow { area: None, sum },
        })
    }
}
