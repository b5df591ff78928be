//! The payment list (RP18): what is approved, on the list, and paid, with the figures each amount rests on.

use super::list::{people_of, query_in, scope_of};
use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::claim::{Calculation, Claim, ClaimState, PayeeKind};
use domain::ids::PersonId;
use domain::params::ParamKey;
use domain::permission::Scope;
use domain::person::{Person, masked_name};
use domain::ports::{ClaimBudget, ClaimFilter, ClaimPayments, PaymentLine};
use domain::refusal::Refusal;
use domain::values::{AreaCode, Fen, dates};
use std::collections::HashMap;
use store::{ClaimQuery, Connection};

/// Lines of one list; more is refused, so that none is missing unseen.
const MOST: u32 = 20_000;

impl Services {
    pub(super) async fn payments(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
        month: Option<NaiveDate>,
    ) -> Result<ClaimPayments, Failure> {
        let filter = ClaimFilter {
            area,
            ..ClaimFilter::default()
        };
        let scope = scope_of(who, filter)?;
        let month = dates::first_of_month(month.unwrap_or_else(|| self.clock.today()));
        let query = ClaimQuery {
            states: PAYABLE.to_vec(),
            paid: Some((month, dates::month_end(month))),
            ..query_in(scope)
        };
        let mut db = self.db.read().await?;
        if db.count_claims(&query).await?.0 > MOST {
            return Err(Refusal::ListTooLong { most: MOST }.into());
        }
        let claims = db.list_claims(&query, MOST, 0).await?;
        let people = people_of(&mut db, &claims).await?;
        let budget = self.claim_budget(&mut db, scope, month.year()).await?;
        drop(db);
        let seen: Vec<PersonId> = people.keys().copied().collect();
        self.note_read(who, AccessKind::Claim, &seen).await?;
        Ok(ClaimPayments {
            month,
            lines: claims.iter().map(|claim| line(claim, &people)).collect(),
            budget,
        })
    }

    /// The subsidies of a year in an area beside the money there is for them.
    pub(super) async fn claim_budget(
        &self,
        db: &mut Connection,
        scope: Scope,
        year: i32,
    ) -> Result<ClaimBudget, Failure> {
        let today = self.clock.today();
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
        let (first, last) = (day(1, 1), day(12, 31));
        let of = |states: &[&'static str]| ClaimQuery {
            states: states.to_vec(),
            paid: Some((first, last)),
            ..query_in(scope)
        };
        let paid = db
            .count_claims(&of(&["paid", "closed", "recover", "recovered"]))
            .await?
            .1;
        let back = db.list_claims(&of(&["recovered"]), MOST, 0).await?;
        let back = back.iter().fold(Fen(0), |sum, claim| match &claim.state {
            ClaimState::Recovered { amount, .. } => sum.plus(*amount),
            _ => sum,
        });
        let params = db.list_policy_parameters().await?;
        let money = params.value(ParamKey::ClaimBudget, scope.area, last.min(today.max(first)));
        Ok(ClaimBudget {
            year,
            money: money.ok().map(Fen),
            paid: Fen(paid.0 - back.0),
            waiting: db.count_claims(&of(&["approved", "listed"])).await?.1,
        })
    }
}

/// What is approved, on the list, and was paid, whatever became of it since.
const PAYABLE: [&str; 6] = ["approved", "listed", "paid", "closed", "recover", "recovered"];

fn line(claim: &Claim, people: &HashMap<PersonId, Person>) -> PaymentLine {
    let person = claim.person.and_then(|id| people.get(&id));
    let payee = match (claim.payee.kind, person) {
        (PayeeKind::Person, Some(person)) => person.name.clone(),
        _ => claim.payee.name.clone(),
    };
    let about = person.map(|one| format!("{} {}", one.no, masked_name(&one.name)));
    PaymentLine {
        id: claim.id,
        rule: claim.kind.rule().to_owned(),
        kind: claim.kind,
        payee,
        about: about.unwrap_or_default(),
        persons: persons(claim),
        period: claim.period,
        amount: claim.amount,
        version: version(&claim.calculation),
        state: claim.state.code(),
        paid: claim.state.payment().map(|one| (one.on, one.receipt.clone())),
    }
}

/// How many people a claim is for: one, or all who were hired at once.
fn persons(claim: &Claim) -> u32 {
    if claim.person.is_some() {
        return 1;
    }
    let hires = claim.calculation.inputs["hires"].as_array();
    let people = hires
        .into_iter()
        .flatten()
        .filter_map(|one| one["people"].as_u64());
    u32::try_from(people.sum::<u64>()).unwrap_or(u32::MAX)
}

/// `absorb.reward=300000 since 2000-01-01 (S1i …)`.
fn version(calculation: &Calculation) -> String {
    let said = calculation.figures.iter().map(|figure| {
        let since = figure
            .valid_from
            .map_or_else(String::new, |day| format!(" since {day}"));
        format!("{}={}{since} ({})", figure.key, figure.value, figure.source)
    });
    said.collect::<Vec<_>>().join("; ")
}

/// The list as a file, the money of the year above it; kind and state are given their words by whoever shows it.
pub fn payment_csv(
    list: &ClaimPayments,
    words: impl Fn(&PaymentLine) -> (String, String),
) -> Result<Vec<u8>, Failure> {
    let row = |line: &PaymentLine| -> Vec<Cell> {
        let (kind, state) = words(line);
        let (on, receipt) = line.paid.clone().unzip();
        vec![
            line.rule.clone().into(),
            kind.into(),
            line.payee.clone().into(),
            line.about.clone().into(),
            line.persons.into(),
            line.period.from.to_string().into(),
            line.period.to.to_string().into(),
            line.period.months.into(),
            line.amount.to_string().into(),
            state.into(),
            on.map(|day| day.to_string()).into(),
            receipt.into(),
            line.version.clone().into(),
        ]
    };
    let sheet = Sheet {
        name: "补贴支付".to_owned(),
        heads: HEADS.map(str::to_owned).to_vec(),
        above: above(list),
        rows: list.lines.iter().map(row).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}

fn above(list: &ClaimPayments) -> Vec<String> {
    let budget = &list.budget;
    let money = budget
        .money
        .map_or_else(|| "未设定 not set".to_owned(), |money| money.to_string());
    let share = budget
        .percent()
        .map_or_else(|| "–".to_owned(), |share| format!("{share}%"));
    vec![
        format!("月份 month: {}", list.month.format("%Y-%m")),
        format!(
            "{} 年预算（元） budget: {money}; 已支付 paid: {} ({share}); 待支付 waiting: {}",
            budget.year, budget.paid, budget.waiting
        ),
    ]
}

/// The names of the columns.
const HEADS: [&str; 13] = [
    "规则 rule",
    "补贴 kind",
    "收款方 payee",
    "涉及人员 about",
    "人数 persons",
    "从 from",
    "到 to",
    "月数 months",
    "金额（元） amount",
    "状态 state",
    "支付日期 paid_on",
    "凭证号 receipt",
    "标准依据 version",
];
