//! The payment list (RP18): what is approved, on the list, and paid, with the figures each amount rests on.

use super::list::{people_of, scope_of};
use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::claim::{Calculation, Claim, PayeeKind};
use domain::ids::PersonId;
use domain::person::{Person, masked_name};
use domain::ports::{ClaimFilter, PaymentLine};
use domain::values::AreaCode;
use std::collections::HashMap;
use store::ClaimQuery;

/// Lines of one list.
const MOST: u32 = 20_000;

impl Services {
    pub(super) async fn payments(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
    ) -> Result<Vec<PaymentLine>, Failure> {
        let filter = ClaimFilter {
            area,
            ..ClaimFilter::default()
        };
        let scope = scope_of(who, filter)?;
        let query = ClaimQuery {
            states: vec!["approved", "listed", "paid", "closed"],
            area: scope.area,
            ..ClaimQuery::default()
        };
        let mut db = self.db.read().await?;
        let claims = db.list_claims(&query, MOST, 0).await?;
        let people = people_of(&mut db, &claims, scope).await?;
        drop(db);
        let seen: Vec<PersonId> = people.keys().copied().collect();
        self.note_read(who, AccessKind::Claim, &seen).await?;
        let shown =
            |one: &Claim| scope.only.is_none() || one.person.is_some_and(|id| people.contains_key(&id));
        Ok(claims
            .into_iter()
            .filter(shown)
            .map(|claim| line(&claim, &people))
            .collect())
    }
}

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

/// The list as a file; kind and state are given their words by whoever shows it.
pub fn payment_csv(
    lines: &[PaymentLine],
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
        rows: lines.iter().map(row).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
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
