//! Made-up job fairs.

use super::Fake;
use super::records::{at, code, day, id};
use async_trait::async_trait;
use chrono::NaiveTime;
use domain::actor::Actor;
use domain::fair::code::FairCode;
use domain::fair::{
    Fair, FairAccess, FairApproval, FairChange, FairKind, FairNewsKind, FairPlan, FairRegistration,
    FairStand, FairState, Missing, NotForThem, RegistrationState, RegistrationWay, Seats, StandState,
};
use domain::ids::{EmployerId, FairId, FairRegistrationId, FairStandId, PersonId, VacancyId};
use domain::ports::*;
use domain::vacancy::{Wage, WageUnit};
use domain::values::{Fen, Point};

/// The fair of every page.
pub fn fair_id() -> FairId {
    FairId(id(71))
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}

pub fn fair(state: FairState) -> Fair {
    Fair {
        id: fair_id(),
        plan: FairPlan {
            area: code("330523"),
            kind: FairKind::Disability,
            title: "残疾人专场招聘会".to_owned(),
            venue: "县人力资源市场".to_owned(),
            address: "胜利路 8 号".to_owned(),
            point: Some(Point {
                lon: 119.68,
                lat: 30.64,
            }),
            bus: "2 路、5 路到市场站".to_owned(),
            held_on: day(2026, 7, 10),
            opens: hour(9),
            closes: hour(16),
            capacity: 300,
            stands: 40,
            access: [FairAccess::StepFree, FairAccess::SignLanguage]
                .into_iter()
                .collect(),
            safety: "两个出口，一个医疗点。".to_owned(),
            intro: "带上残疾证。".to_owned(),
            phone: "0572-3012345".to_owned(),
        },
        state,
        approval: (state != FairState::Draft).then(|| FairApproval {
            by: "staff:x".to_owned(),
            at: at(2026, 6, 1),
        }),
        reason: (state == FairState::Cancelled).then(|| "大雪".to_owned()),
        source_no: None,
        version: 3,
        made_by: "staff:y".to_owned(),
        made_at: at(2026, 6, 1),
    }
}

fn line() -> FairLine {
    let fair = fair(FairState::Vetting);
    FairLine {
        id: fair.id,
        kind: fair.plan.kind,
        state: fair.state,
        title: fair.plan.title,
        venue: fair.plan.venue,
        place: "青禾县".to_owned(),
        held_on: fair.plan.held_on,
        opens: fair.plan.opens,
        closes: fair.plan.closes,
        access: fair.plan.access,
        employers: 2,
        applied: 1,
        seats: seats(),
    }
}

const fn seats() -> Seats {
    Seats {
        capacity: 300,
        invited: 40,
        registered: 12,
        waiting: 0,
    }
}

fn other(line: StandLine) -> StandLine {
    StandLine {
        stand: FairStand {
            id: FairStandId(id(73)),
            ..line.stand
        },
        ..line
    }
}

fn stand(state: StandState) -> StandLine {
    StandLine {
        stand: FairStand {
            id: FairStandId(id(72)),
            fair: fair_id(),
            employer: EmployerId(id(73)),
            vacancies: vec![VacancyId(id(1))],
            state,
            version: 1,
            made_by: "employer:x".to_owned(),
            made_at: at(2026, 6, 1),
        },
        employer: "青禾制衣厂".to_owned(),
        vacancies: vec![vacancy()],
        is_listed: false,
    }
}

fn vacancy() -> FairVacancy {
    FairVacancy {
        id: VacancyId(id(1)),
        title: "缝纫工".to_owned(),
        wage: Wage {
            low: Some(Fen::yuan(3_000)),
            high: Some(Fen::yuan(4_000)),
            unit: WageUnit::Month,
        },
        left: 3,
        is_open: true,
    }
}

pub fn registration() -> FairRegistration {
    FairRegistration {
        id: FairRegistrationId(id(74)),
        fair: fair_id(),
        person: None,
        code: FairCode::new(fair_id(), [7; 10]),
        state: RegistrationState::Registered,
        way: RegistrationWay::Page,
        invited_at: None,
        registered_at: Some(at(2026, 6, 1)),
        cancelled_at: None,
        made_by: "staff:x".to_owned(),
    }
}

fn moved() -> FairChange {
    FairChange {
        fair: fair_id(),
        made_at: at(2026, 6, 2),
        kind: FairNewsKind::Moved,
        held_on: day(2026, 7, 9),
        opens: hour(9),
        venue: "县体育馆".to_owned(),
        people: 52,
        employers: 3,
        made_by: "staff:x".to_owned(),
    }
}

impl Fake {
    fn fair_page(&self) -> FairPage {
        let lines = if self.empty { Vec::new() } else { vec![line()] };
        FairPage {
            total: if self.empty { 0 } else { 41 },
            lines,
            per_page: 20,
            area: None,
            areas: vec![AreaRef {
                code: code("330523"),
                name: "青禾县".to_owned(),
            }],
            today: day(2026, 6, 30),
        }
    }
}

#[async_trait]
impl Fairs for Fake {
    async fn events(&self, _: &Actor, _: FairQuery) -> Answered<FairPage> {
        self.allow()?;
        Ok(self.fair_page())
    }

    async fn event(&self, who: &Actor, _: FairId) -> Answered<FairShow> {
        self.allow()?;
        let is_person = matches!(who, Actor::Seeker(_) | Actor::Proxy { .. });
        let state = if self.closed {
            FairState::Cancelled
        } else {
            FairState::StandsAssigned
        };
        Ok(FairShow {
            fair: fair(state),
            place: "青禾县".to_owned(),
            stands: vec![stand(StandState::Approved { number: Some(3) })],
            seats: seats(),
            own: (is_person && !self.empty).then(registration),
            unfit: is_person.then_some(NotForThem::Steps),
            may_register: is_person && !self.closed,
            may_register_others: self.officer,
            may_apply: matches!(who, Actor::Employer { .. }),
            changes: vec![moved()],
            today: day(2026, 6, 30),
        })
    }

    async fn fairs(&self, _: &Actor, _: FairQuery) -> Answered<FairList> {
        self.allow()?;
        Ok(FairList {
            page: self.fair_page(),
            year: FairYear {
                year: 2026,
                held: 1,
                ahead: 1,
                wanted: Some(2),
                enough: Some(false),
            },
            may_plan: true,
        })
    }

    async fn fair(&self, _: &Actor, _: FairId) -> Answered<FairView> {
        self.allow()?;
        let state = if self.empty {
            FairState::Draft
        } else {
            FairState::Vetting
        };
        Ok(FairView {
            fair: fair(state),
            place: "青禾县".to_owned(),
            stands: vec![
                stand(StandState::Approved { number: Some(3) }),
                other(stand(StandState::Applied)),
            ],
            seats: seats(),
            missing: if self.empty {
                vec![Missing::SafetyPlan, Missing::Access(FairAccess::Toilet)]
            } else {
                Vec::new()
            },
            changes: vec![moved()],
            rights: FairRights {
                mend: true,
                approve: self.empty,
                run: true,
                day: true,
                results: true,
                cancel: true,
                people: true,
            },
            today: day(2026, 6, 30),
        })
    }

    async fn fair_form(&self, _: &Actor, mends: Option<FairId>) -> Answered<FairFormPage> {
        self.allow()?;
        Ok(FairFormPage {
            places: vec![AreaRef {
                code: code("330523"),
                name: "青禾县".to_owned(),
            }],
            before: mends.map(|_| fair(FairState::Draft)),
            today: day(2026, 6, 30),
        })
    }

    async fn keep_fair(&self, _: &Actor, _: FairWish) -> Answered<FairId> {
        self.allow()?;
        Ok(fair_id())
    }

    async fn fair_step(&self, _: &Actor, _: FairId, _: FairStep) -> Answered<()> {
        self.allow()
    }

    async fn register_for_fair(&self, _: &Actor, _: FairId, _: FairWhom) -> Answered<Registered> {
        self.allow()?;
        Ok(Registered {
            id: registration().id,
            state: RegistrationState::Registered,
            unfit: None,
        })
    }

    async fn leave_fair(&self, _: &Actor, _: FairId, _: FairWhom) -> Answered<()> {
        self.allow()
    }

    async fn own_stands(&self, _: &Actor) -> Answered<Vec<OwnStand>> {
        self.allow()?;
        let one = OwnStand {
            fair: line(),
            stand: Some(stand(StandState::Approved { number: Some(3) }).stand),
            is_over: false,
            changes: vec![moved()],
            reason: None,
        };
        Ok(if self.empty { Vec::new() } else { vec![one] })
    }

    async fn stand_form(&self, _: &Actor, _: FairId) -> Answered<StandForm> {
        self.allow()?;
        Ok(StandForm {
            fair: fair(FairState::Announced),
            place: "青禾县".to_owned(),
            vacancies: if self.empty { Vec::new() } else { vec![vacancy()] },
            stand: None,
            is_listed: self.closed,
            is_open: true,
        })
    }

    async fn apply_for_stand(&self, _: &Actor, _: FairId, _: Vec<VacancyId>) -> Answered<()> {
        self.allow()
    }

    async fn leave_stand(&self, _: &Actor, _: FairId) -> Answered<()> {
        self.allow()
    }

    async fn judge_stand(&self, _: &Actor, _: FairStandId, _: StandVerdict) -> Answered<FairId> {
        self.allow()?;
        Ok(fair_id())
    }

    async fn move_stand(&self, _: &Actor, _: FairStandId, _: u32) -> Answered<FairId> {
        self.allow()?;
        Ok(fair_id())
    }

    async fn own_fairs(&self, _: &Actor, _: Option<&str>) -> Answered<Vec<OwnFair>> {
        self.allow()?;
        let one = OwnFair {
            fair: line(),
            registration: registration(),
            changes: vec![moved()],
            reason: None,
            unfit: Some(NotForThem::Steps),
            is_open: true,
            is_ahead: true,
        };
        Ok(if self.empty { Vec::new() } else { vec![one] })
    }

    async fn fair_slip(&self, _: &Actor, _: FairId, _: FairWhom) -> Answered<FairSlip> {
        self.allow()?;
        Ok(FairSlip {
            fair: fair(FairState::StandsAssigned),
            place: "青禾县".to_owned(),
            registration: registration(),
            name: "王**".to_owned(),
            stands: vec![stand(StandState::Approved { number: Some(3) })],
            unfit: None,
        })
    }

    async fn fair_people(&self, _: &Actor, _: FairId) -> Answered<FairPeople> {
        self.allow()?;
        let one = FairPerson {
            registration: FairRegistration {
                person: Some(PersonId(id(1))),
                ..registration()
            },
            name: "王小明".to_owned(),
            no: "P0001".to_owned(),
            place: "河湾镇".to_owned(),
            untold: Some(FairNewsKind::Moved),
        };
        Ok(FairPeople {
            fair: fair(FairState::StandsAssigned),
            seats: seats(),
            people: if self.empty { Vec::new() } else { vec![one] },
            elsewhere: 2,
            may_register: true,
        })
    }

    async fn invitation(&self, _: &Actor, _: FairId) -> Answered<InvitePreview> {
        self.allow()?;
        Ok(InvitePreview {
            fair: fair(FairState::StandsAssigned),
            vacancies: 4,
            people: 120,
            fitting: if self.empty { 0 } else { 37 },
            too_far: 5,
            steps: 2,
            known: 12,
            in_person: 6,
            reach_km: 40,
            version: 3,
            is_open: true,
        })
    }

    async fn invite(&self, _: &Actor, _: FairId, _: InviteWish) -> Answered<Invited> {
        self.allow()?;
        Ok(Invited {
            people: 37,
            in_person: 6,
        })
    }
}
