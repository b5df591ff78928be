//! Made-up answers about subsidies.

use super::Fake;
use super::records::{area, at, code, county_path, day, id};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::claim::*;
use domain::ids::{ClaimId, PersonId};
use domain::params::defaults;
use domain::policy::FigureBook;
use domain::ports::*;
use domain::values::{AreaCode, Fen};
use std::collections::BTreeSet;

/// The one subsidy of this world.
pub fn claim_id() -> ClaimId {
    ClaimId(id(960))
}

fn claim(state: ClaimState) -> Claim {
    let inputs = serde_json_value(r#"{"from":"2026-01","months":6}"#);
    let place = (code("330521"), day(2026, 1, 1));
    Claim {
        id: claim_id(),
        kind: ClaimKind::HomeWork,
        key: "R35:x:0".to_owned(),
        person: Some(PersonId(id(500))),
        placement: None,
        payee: Payee {
            kind: PayeeKind::Person,
            employer: None,
            name: String::new(),
        },
        area: code("330521"),
        period: Period {
            from: day(2026, 1, 1),
            to: day(2026, 6, 30),
            first: 0,
            months: 6,
        },
        amount: Fen::yuan(900),
        arose_on: day(2026, 2, 1),
        apply_by: day(2026, 7, 31),
        calculation: calculate("R35", inputs, &FigureBook::of(&defaults()), place).unwrap(),
        extra: Extra::default(),
        state,
        documents: BTreeSet::from([ClaimDocument::Form]),
        blocked: None,
        now: Some(Fen::yuan(750)),
        found: true,
        hands: Hands::default(),
        made_at: at(2026, 2, 1),
        version: 1,
    }
}

fn budget() -> ClaimBudget {
    ClaimBudget {
        year: 2026,
        money: Some(Fen::yuan(100_000)),
        paid: Fen::yuan(37_500),
        waiting: Fen::yuan(900),
    }
}

fn serde_json_value(text: &str) -> leptos::serde_json::Value {
    text.parse().unwrap()
}

#[async_trait]
impl Claims for Fake {
    async fn claims(&self, who: &Actor, filter: ClaimFilter) -> Answered<ClaimList> {
        self.allow()?;
        who.staff()?;
        let line = ClaimLine {
            claim: claim(ClaimState::Draft),
            name: "李秀英".to_owned(),
            no: "P500".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            due_soon: true,
        };
        let some = usize::from(!self.empty);
        Ok(ClaimList {
            lines: vec![line; some],
            counts: ClaimShow::ALL.iter().map(|show| (*show, some as u32)).collect(),
            total: some as u32,
            sum: Fen::yuan(900),
            per_page: 30,
            may_enter: filter.show == ClaimShow::Found,
            budget: (filter.show == ClaimShow::Pay).then(budget),
            today: day(2026, 6, 30),
        })
    }

    async fn claim(&self, who: &Actor, _: ClaimId) -> Answered<ClaimView> {
        self.allow()?;
        who.staff()?;
        Ok(ClaimView {
            claim: claim(ClaimState::TownCheck),
            who: Some(Worker {
                id: PersonId(id(500)),
                name: "李秀英".to_owned(),
                no: "P500".to_owned(),
                path: county_path("330521101201", "柳树村"),
            }),
            place: "河湾镇 柳树村".to_owned(),
            steps: vec![ClaimStepLine {
                at: at(2026, 6, 1),
                by: Author::Person,
                step: "apply".to_owned(),
                reason: String::new(),
            }],
            may: vec!["pass_town", "return", "refuse"],
            four_eyes: true,
            today: day(2026, 6, 30),
        })
    }

    async fn enter_claim(&self, _: &Actor, _: ClaimDraft) -> Answered<ClaimId> {
        self.allow()?;
        Ok(claim_id())
    }

    async fn apply_for(&self, _: &Actor, _: ClaimId, _: ClaimApplication) -> Answered<()> {
        self.allow()
    }

    async fn apply_mine(&self, _: &Actor, _: ClaimId, _: ClaimApplication) -> Answered<()> {
        self.allow()
    }

    async fn apply_for_firm(&self, _: &Actor, _: ClaimId, _: ClaimApplication) -> Answered<()> {
        self.allow()
    }

    async fn step_claim(&self, _: &Actor, _: ClaimId, _: ClaimStep) -> Answered<()> {
        self.allow()
    }

    async fn payment_list(
        &self,
        _: &Actor,
        _: Option<AreaCode>,
        _: Option<NaiveDate>,
    ) -> Answered<ClaimPayments> {
        self.allow()?;
        Ok(ClaimPayments {
            month: day(2026, 6, 1),
            lines: Vec::new(),
            budget: budget(),
        })
    }

    async fn own_claims(&self, _: &Actor) -> Answered<OwnClaims> {
        self.allow()?;
        if self.empty {
            return Ok(OwnClaims::default());
        }
        Ok(OwnClaims {
            lines: vec![(claim(ClaimState::Draft), String::new())],
            today: Some(day(2026, 6, 30)),
        })
    }

    async fn employer_claims(&self, _: &Actor) -> Answered<OwnClaims> {
        self.allow()?;
        Ok(OwnClaims::default())
    }

    async fn claims_of(&self, _: &Actor, _: PersonId) -> Answered<Vec<Claim>> {
        self.allow()?;
        Ok(vec![claim(ClaimState::Draft)])
    }

    async fn claim_notices(&self, _: Option<AreaCode>) -> Answered<Vec<ClaimNotice>> {
        self.allow()?;
        if self.empty {
            return Ok(Vec::new());
        }
        let one = claim(ClaimState::Draft);
        Ok(vec![ClaimNotice {
            name: "李*英".to_owned(),
            place: format!("河湾镇 {}", area("330521101201", "柳树村").name),
            kind: one.kind,
            period: one.period,
            amount: one.amount,
            last_day: day(2026, 7, 7),
        }])
    }
}
