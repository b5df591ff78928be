//! Made-up answers about the disability quota.

use super::Fake;
use super::records::{area, at, day, id};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::employer_staff::StaffCount;
use domain::ids::{EmployerId, QuotaLineId};
use domain::ports::*;
use domain::quota::*;
use domain::values::{Fen, SocialCreditCode};

fn line(number: u128, outcome: Option<QuotaOutcome>) -> QuotaLine {
    QuotaLine {
        id: QuotaLineId(id(number)),
        employer: EmployerId(id(40)),
        year: 2026,
        area: super::records::code("330521"),
        declared: QuotaDeclaration {
            as_of: day(2025, 12, 31),
            count: StaffCount {
                total: 200,
                disabled: 1,
                ..StaffCount::default()
            },
            is_small: false,
            founded: None,
        },
        declared_by: "employer:x".to_owned(),
        checked: outcome.is_some().then(|| QuotaCheck {
            placed: 1,
            severe: 0,
            on_record: 1,
            by: "staff:y".to_owned(),
            at: at(2026, 5, 2),
        }),
        outcome: outcome.map(|outcome| (outcome, "staff:z".to_owned())),
        paid: None,
        closed_on: None,
        version: 2,
    }
}

fn short() -> QuotaOutcome {
    QuotaOutcome {
        result: QuotaResult::Short,
        required: 30_000,
        gap: 20_000,
        levy: Fen(10_000_000),
        rules: Vec::new(),
    }
}

#[async_trait]
impl Quotas for Fake {
    async fn quota_year(&self, _: &Actor, year: Option<i32>) -> Answered<QuotaPage> {
        self.allow()?;
        let row = |line: QuotaLine| QuotaRow {
            line,
            firm: "青禾制衣厂".to_owned(),
            on_record: (1, 0),
            preview: None,
        };
        Ok(QuotaPage {
            year: year.unwrap_or(2026),
            area: Some(area("330521", "青禾县")),
            opened: (!self.empty).then(|| QuotaYear {
                year: 2026,
                area: super::records::code("330521"),
                opened_on: day(2026, 3, 1),
                published_on: None,
                closed_on: None,
            }),
            rows: if self.empty {
                Vec::new()
            } else {
                vec![row(line(970, None)), row(line(971, Some(short())))]
            },
            may_decide: true,
            may_check: true,
            today: day(2026, 6, 30),
        })
    }

    async fn open_quota(&self, _: &Actor, _: i32) -> Answered<()> {
        self.allow()
    }

    async fn declare_quota(
        &self,
        _: &Actor,
        _: (i32, Option<SocialCreditCode>),
        _: QuotaDeclaration,
    ) -> Answered<EmployerId> {
        self.allow()?;
        Ok(EmployerId(id(40)))
    }

    async fn check_quota(&self, _: &Actor, _: QuotaLineId, _: u32, _: CheckWish) -> Answered<()> {
        self.allow()
    }

    async fn decide_quota(&self, _: &Actor, _: QuotaLineId, _: u32) -> Answered<()> {
        self.allow()
    }

    async fn pay_quota(
        &self,
        _: &Actor,
        _: QuotaLineId,
        _: u32,
        _: (Fen, NaiveDate, String),
    ) -> Answered<()> {
        self.allow()
    }

    async fn publish_quota(&self, _: &Actor, _: i32) -> Answered<()> {
        self.allow()
    }

    async fn close_quota(&self, _: &Actor, _: i32) -> Answered<u32> {
        self.allow()?;
        Ok(0)
    }

    async fn public_quota(&self, year: Option<i32>) -> Answered<PublicQuota> {
        let row = PublicQuotaRow {
            firm: "青禾制衣厂".to_owned(),
            place: "青禾县".to_owned(),
            result: QuotaResult::Short,
            required: 16_500,
            placed: 1,
            is_paid: false,
        };
        Ok(PublicQuota {
            year: year.unwrap_or(2026),
            rows: if self.empty { Vec::new() } else { vec![row] },
        })
    }

    async fn own_quota(&self, _: &Actor) -> Answered<OwnQuota> {
        Ok(OwnQuota {
            open: vec![2026, 2025],
            lines: vec![line(970, None)],
            today: Some(day(2026, 6, 30)),
        })
    }
}
