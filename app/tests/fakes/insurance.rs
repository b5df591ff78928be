//! Made-up answers about the land-loss insurance.

use super::Fake;
use super::records::{area, at, county_path, day, id};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::{AccountEntryId, AcquisitionId, HouseholdId, LandEnrolmentId, PersonId, RecognitionId};
use domain::insurance::*;
use domain::params::ParamKey;
use domain::ports::*;
use domain::recognition::{FigureUsed, RuleFinding};
use domain::rules::land_loss::LandLossBand;
use domain::values::{AreaCode, Fen};

/// The one place of this world.
pub fn enrolment_id() -> LandEnrolmentId {
    LandEnrolmentId(id(960))
}

fn enrolment() -> Enrolment {
    Enrolment {
        id: enrolment_id(),
        person: PersonId(id(500)),
        household: None,
        recognition: RecognitionId(id(700)),
        scheme: LandScheme::Pension,
        shares: shares(),
        rules: rules(),
        reference_on: day(2026, 3, 1),
        state: EnrolmentState::Instalments {
            on: day(2026, 3, 10),
            pay_by: day(2031, 3, 10),
        },
        version: 3,
        made_by: "staff:x".to_owned(),
        made_at: at(2026, 3, 2),
    }
}

fn shares() -> Shares {
    Shares {
        percent: 70,
        government: Fen(1_260_000),
        collective: Fen(270_000),
        person: Fen(270_000),
    }
}

fn rules() -> Vec<RuleFinding> {
    vec![RuleFinding {
        rule: "R07".to_owned(),
        inputs: vec![("low_income".to_owned(), "false".to_owned())],
        figures: vec![FigureUsed {
            key: ParamKey::LandLossShare,
            value: 70,
            area: None,
            valid_from: day(2010, 1, 1),
            source: "S1a 政府出资70% (R07)".to_owned(),
        }],
        result: "70 %".to_owned(),
    }]
}

fn entry() -> AccountEntry {
    AccountEntry {
        id: AccountEntryId(id(961)),
        enrolment: enrolment_id(),
        kind: EntryKind::Person,
        fen: Fen(67_500),
        of_fund: Fen(0),
        on: day(2026, 3, 20),
        month: None,
        note: "SJ-12".to_owned(),
        reverses: None,
        by: "staff:x".to_owned(),
        at: at(2026, 3, 20),
    }
}

fn parts() -> Vec<Instalment> {
    plan(Fen(270_000), 4, (day(2026, 3, 10), day(2031, 3, 10))).unwrap_or_default()
}

fn line() -> EnrolmentLine {
    EnrolmentLine {
        enrolment: enrolment(),
        name: "李秀英".to_owned(),
        no: "P500".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        balance: Fen(67_500),
        paid: Fen(67_500),
        plan: plan_standing(&parts(), Fen(67_500), day(2026, 6, 30)),
    }
}

fn who() -> Worker {
    Worker {
        id: PersonId(id(500)),
        name: "李秀英".to_owned(),
        no: "P500".to_owned(),
        path: county_path("330521101201", "柳树村"),
    }
}

#[async_trait]
impl Insurances for Fake {
    async fn insurances(&self, _: &Actor, filter: InsuranceFilter) -> Answered<InsuranceList> {
        self.allow()?;
        let lines = if self.empty { Vec::new() } else { vec![line()] };
        Ok(InsuranceList {
            total: lines.len() as u32,
            counts: vec![(EnrolmentStage::Instalments, 1)],
            unregistered: vec![(PersonId(id(501)), "王大山".to_owned(), "河湾镇".to_owned())],
            lines,
            per_page: 30,
            page: filter.page,
            may_change: true,
            today: day(2026, 6, 30),
        })
    }

    async fn enrolment(&self, _: &Actor, _: LandEnrolmentId) -> Answered<EnrolmentView> {
        self.allow()?;
        Ok(EnrolmentView {
            who: who(),
            line: line(),
            entries: vec![entry()],
            plan: parts(),
            first_month: None,
            difference: Some([Fen(180_000), Fen(-90_000), Fen(-90_000)]),
            died_on: None,
            others: Vec::new(),
            by: Author::Staff("anna".to_owned()),
            may_change: true,
            is_family: false,
            today: day(2026, 6, 30),
        })
    }

    async fn insurance_of(&self, _: &Actor, _: PersonId) -> Answered<PersonInsurance> {
        self.allow()?;
        let reckoned = Calculation {
            reference_on: day(2026, 3, 1),
            age: 45,
            band: LandLossBand::Pension,
            shares: shares(),
            rules: rules(),
        };
        Ok(PersonInsurance {
            who: who(),
            lines: Vec::new(),
            choices: vec![
                (LandScheme::Pension, reckoned.clone()),
                (LandScheme::Allowance, reckoned),
            ],
            missing: None,
            may_register: true,
            today: day(2026, 6, 30),
        })
    }

    async fn insurance_of_household(&self, _: &Actor, _: HouseholdId) -> Answered<Vec<EnrolmentLine>> {
        self.allow()?;
        Ok(vec![line()])
    }

    async fn register(&self, _: &Actor, _: PersonId, _: EnrolmentWish) -> Answered<LandEnrolmentId> {
        self.allow()?;
        Ok(enrolment_id())
    }

    async fn notify(&self, _: &Actor, _: LandEnrolmentId, _: u32, _: NaiveDate) -> Answered<()> {
        self.allow()
    }

    async fn agree(&self, _: &Actor, _: LandEnrolmentId, _: u32, _: (NaiveDate, u32)) -> Answered<()> {
        self.allow()
    }

    async fn pay(&self, _: &Actor, _: LandEnrolmentId, _: u32, _: PayWish) -> Answered<()> {
        self.allow()
    }

    async fn reverse(
        &self,
        _: &Actor,
        _: LandEnrolmentId,
        _: u32,
        _: (AccountEntryId, String),
    ) -> Answered<()> {
        self.allow()
    }

    async fn close(&self, _: &Actor, _: LandEnrolmentId, _: u32, _: CloseWish) -> Answered<()> {
        self.allow()
    }

    async fn preview_run(&self, _: &Actor, kind: RunKind, _: Option<AreaCode>) -> Answered<RunPreview> {
        self.allow()?;
        let one = RunLine {
            enrolment: enrolment_id(),
            name: "李秀英".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            scheme: LandScheme::Pension,
            fen: Fen(11_250),
            of_fund: Fen(0),
        };
        Ok(RunPreview {
            kind,
            area: area("330521", "青禾县"),
            lines: if self.empty { Vec::new() } else { vec![one] },
            done: 2,
            to_close: vec![(enrolment_id(), "王大山".to_owned())],
            may_run: true,
            today: day(2026, 6, 30),
        })
    }

    async fn run(&self, _: &Actor, _: RunKind, _: Option<AreaCode>, _: RunSeen) -> Answered<u32> {
        self.allow()?;
        Ok(1)
    }

    async fn own_insurance(&self, _: &Actor) -> Answered<Vec<OwnEnrolment>> {
        self.allow()?;
        Ok(vec![OwnEnrolment {
            enrolment: enrolment(),
            entries: vec![entry()],
            balance: Fen(67_500),
            plan: parts(),
            standing: plan_standing(&parts(), Fen(67_500), day(2026, 6, 30)),
            first_month: None,
        }])
    }

    async fn land_register(&self, _: &Actor, _: Option<AreaCode>) -> Answered<RegisterTable> {
        self.allow()?;
        let row = RegisterRow {
            area: None,
            households: 12,
            persons: 31,
            below: 29,
            bands: [4, 17, 10],
            enrolled: 15,
            waived: 2,
            allowance: 9,
        };
        Ok(RegisterTable {
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![RegisterRow {
                area: Some(area("330521101", "河湾镇")),
                ..row.clone()
            }],
            total: row,
        })
    }

    async fn land_fund(&self, _: &Actor, year: Option<i32>, _: Option<AreaCode>) -> Answered<FundReport> {
        self.allow()?;
        let sums = FundSums {
            person: Fen(67_500),
            closing: Fen(67_500),
            ..FundSums::default()
        };
        Ok(FundReport {
            year: year.unwrap_or(2026),
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![
                FundRow {
                    quarter: Some(1),
                    sums,
                },
                FundRow { quarter: None, sums },
            ],
            acquisitions: vec![AcquisitionLine {
                acquisition: LandAcquisition {
                    id: AcquisitionId(id(962)),
                    area: super::records::code("330521"),
                    project: "城东工业园".to_owned(),
                    approval_no: "浙土〔2026〕8号".to_owned(),
                    approved_on: day(2026, 2, 1),
                    land: 1234,
                    paid: None,
                },
                due: Some(Fen(37_020_000)),
                due_on: Some(day(2026, 5, 1)),
                is_late: true,
            }],
            may_change: true,
        })
    }

    async fn add_acquisition(&self, _: &Actor, _: AcquisitionWish) -> Answered<()> {
        self.allow()
    }

    async fn pay_acquisition(&self, _: &Actor, _: AcquisitionId, _: AcquisitionPay) -> Answered<()> {
        self.allow()
    }
}
