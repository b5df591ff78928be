//! Made-up days of fairs, stands, and what came of them.

use super::Fake;
use super::fairs::fair_id;
use super::records::{at, day, id};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::check_in::*;
use domain::fair::{FairKind, FairState};
use domain::fair_intent::*;
use domain::ids::*;
use domain::ports::*;
use domain::values::AreaCode;

/// Ten past nine in Shanghai on the day of the fair.
fn morning() -> DateTime<Utc> {
    at(2026, 7, 10) - TimeDelta::minutes(170)
}

fn pass(kind: PassKind) -> PassLine {
    PassLine {
        pass: FairPass {
            id: FairPassId(id(720)),
            fair: fair_id(),
            kind,
            number: 1,
            name: "东门".to_owned(),
            stand: None,
            opens_at: morning(),
            closes_at: morning() + TimeDelta::hours(7),
            revoked_at: None,
            made_by: "staff:x".to_owned(),
            made_at: at(2026, 7, 1),
        },
        employer: None,
        stand_number: None,
        shut: None,
        count: 41,
        heard_at: Some(morning()),
    }
}

fn arrival() -> ArrivalLine {
    ArrivalLine {
        id: AttendanceId(id(721)),
        number: 128,
        name: "王**".to_owned(),
        kind: AttendeeKind::Seeker,
        way: CheckInWay::Code,
        gate: 1,
        at: morning(),
        wrong_clock: Some((morning() - TimeDelta::minutes(10), 600)),
        arrived_late: Some(morning() + TimeDelta::hours(2)),
        undone_at: None,
    }
}

fn known() -> CheckInAnswer {
    CheckInAnswer::Known {
        attendance: Some(AttendanceId(id(721))),
        number: 128,
        name: "王**".to_owned(),
        kind: AttendeeKind::Seeker,
        at: morning(),
        gate: 2,
    }
}

#[async_trait]
impl CheckIns for Fake {
    async fn fair_day(&self, _: &Actor, fair: FairId) -> Answered<FairDay> {
        self.allow()?;
        let some = !self.empty;
        Ok(FairDay {
            fair,
            title: "残疾人专场招聘会".to_owned(),
            state: FairState::Running,
            held_on: day(2026, 7, 10),
            hours: (morning(), morning() + TimeDelta::hours(7)),
            passes: some.then(|| pass(PassKind::Gate)).into_iter().collect(),
            stands: vec![(FairStandId(id(72)), Some(12), "青禾制衣厂".to_owned())],
            counts: some.then_some((AttendeeKind::Seeker, 128)).into_iter().collect(),
            registered: 100,
            quarters: vec![QuarterCount {
                from: (9, 0),
                count: 128,
            }],
            refused: some.then_some((ScanReason::PastFair, 3)).into_iter().collect(),
            lines: some.then(arrival).into_iter().collect(),
            lines_total: 128,
            now: morning(),
        })
    }

    async fn make_pass(&self, _: &Actor, _: FairId, _: PassWish) -> Answered<PassMade> {
        self.allow()?;
        Ok(PassMade {
            pass: pass(PassKind::Gate).pass,
            secret: "secret".to_owned(),
        })
    }

    async fn revoke_pass(&self, _: &Actor, _: FairPassId) -> Answered<FairId> {
        self.allow().map(|()| fair_id())
    }

    async fn undo_attendance(&self, _: &Actor, _: AttendanceId) -> Answered<FairId> {
        self.allow().map(|()| fair_id())
    }

    async fn gate(&self, _: &Actor, _: &str, last: Option<CheckInId>) -> Answered<GateView> {
        self.allow()?;
        Ok(GateView {
            title: "残疾人专场招聘会".to_owned(),
            number: 1,
            name: "东门".to_owned(),
            opens_at: morning(),
            closes_at: morning() + TimeDelta::hours(7),
            shut: self.empty.then_some(Shut::NotYet),
            here: 41,
            inside: 128,
            last: last.map(|_| LastScan {
                answer: known(),
                undo: Some(AttendanceId(id(721))),
            }),
            next: CheckInId(id(722)),
        })
    }

    async fn gate_pack(&self, _: &Actor, _: &str) -> Answered<GatePack> {
        self.allow()?;
        Ok(GatePack {
            fair: fair_id(),
            title: String::new(),
            gate: 1,
            name: String::new(),
            opens_at: morning(),
            closes_at: morning(),
            marks: [7].into(),
            inside: [].into(),
            cancelled: [].into(),
            count: 0,
            now: morning(),
        })
    }

    async fn gate_slip(&self, _: &Actor, _: &str, _: AttendanceId) -> Answered<GateSlip> {
        self.allow()?;
        Ok(GateSlip {
            title: "残疾人专场招聘会".to_owned(),
            held_on: day(2026, 7, 10),
            number: 128,
            name: "王**".to_owned(),
            code: domain::fair::code::FairCode::new(fair_id(), [7; 10]),
        })
    }

    async fn check_in(&self, _: &Actor, _: &str, _: CheckInRecord) -> Answered<CheckInAnswer> {
        self.allow().map(|()| known())
    }

    async fn sync_check_ins(&self, _: &Actor, _: CheckInBatch<ReceivedScan>) -> Answered<CheckInAnswers> {
        self.allow()?;
        Ok(CheckInAnswers {
            now: morning(),
            answers: Vec::new(),
            inside: 128,
        })
    }

    async fn undo_at_gate(&self, _: &Actor, _: &str, _: AttendanceId) -> Answered<()> {
        self.allow()
    }
}

fn noted() -> IntentLine {
    IntentLine {
        intent: FairIntent {
            id: FairIntentId(id(723)),
            fair: fair_id(),
            stand: FairStandId(id(72)),
            attendance: AttendanceId(id(721)),
            person: None,
            vacancy: None,
            lead: None,
            kind: IntentKind::Interview,
            note: "会平车".to_owned(),
            interview_on: Some(day(2026, 7, 13)),
            result: None,
            version: 1,
            made_by: "fair_pass:x".to_owned(),
            made_at: morning(),
        },
        visitor: Visitor {
            attendance: None,
            number: 128,
            name: None,
            skills: Vec::new(),
        },
        vacancy: Some("缝纫工".to_owned()),
        standing: IntentStanding::NeedsUpdate,
        due: day(2026, 7, 20),
    }
}

fn sums() -> IntentSums {
    IntentSums {
        intents: 4,
        interviews: 3,
        offers: 1,
        hired: 2,
        needs_update: 1,
        no_show: 1,
        resolved: 3,
    }
}

fn report_sums() -> FairSums {
    FairSums {
        employers: 30,
        stands: 32,
        posts: 410,
        visitors: 947,
        disabled: 61,
        intents: 120,
        hired: 44,
        at_work: [40, 31, 22],
    }
}

#[async_trait]
impl FairIntents for Fake {
    async fn own_fair_days(&self, _: &Actor) -> Answered<Vec<OwnFairDay>> {
        self.allow()?;
        Ok(vec![OwnFairDay {
            fair: fair_id(),
            title: "残疾人专场招聘会".to_owned(),
            held_on: day(2026, 7, 10),
            number: Some(12),
            sums: sums(),
            due: day(2026, 7, 17),
        }])
    }

    async fn stand(&self, _: &Actor, _: &StandKey, visitor: Option<&str>) -> Answered<StandView> {
        self.allow()?;
        Ok(StandView {
            fair: fair_id(),
            title: "残疾人专场招聘会".to_owned(),
            held_on: day(2026, 7, 10),
            number: Some(12),
            employer: "青禾制衣厂".to_owned(),
            shut: None,
            tells: true,
            vacancies: vec![(VacancyId(id(1)), "缝纫工".to_owned())],
            found: visitor.map(|_| (noted().visitor, (!self.empty).then(noted))),
            not_found: false,
            lines: (!self.empty).then(noted).into_iter().collect(),
            sums: sums(),
            today: day(2026, 7, 14),
        })
    }

    async fn note_intent(&self, _: &Actor, _: &StandKey, _: IntentWish) -> Answered<FairIntentId> {
        self.allow().map(|()| noted().intent.id)
    }

    async fn intent_result(
        &self,
        _: &Actor,
        _: &StandKey,
        _: (FairIntentId, u32),
        _: IntentResult,
    ) -> Answered<()> {
        self.allow()
    }

    async fn fair_results(&self, _: &Actor, fair: FairId) -> Answered<FairResults> {
        self.allow()?;
        Ok(FairResults {
            fair,
            title: "残疾人专场招聘会".to_owned(),
            held_on: day(2026, 7, 10),
            state: FairState::Closed,
            due: day(2026, 7, 17),
            lines: vec![ResultLine {
                number: Some(12),
                employer: "青禾制衣厂".to_owned(),
                sums: sums(),
            }],
            total: sums(),
            sums: report_sums(),
            as_of: day(2026, 7, 14),
        })
    }

    async fn fair_report(&self, _: &Actor, year: Option<i32>, _: Option<AreaCode>) -> Answered<FairReport> {
        self.allow()?;
        let row = FairReportRow {
            fair: fair_id(),
            title: "残疾人专场招聘会".to_owned(),
            kind: FairKind::Disability,
            place: "青禾县".to_owned(),
            held_on: day(2026, 7, 10),
            sums: report_sums(),
        };
        Ok(FairReport {
            year: year.unwrap_or(2026),
            area: None,
            as_of: day(2026, 7, 14),
            rows: (!self.empty).then_some(row).into_iter().collect(),
            total: report_sums(),
        })
    }
}
