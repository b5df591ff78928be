//! What classes entitle to: R25, R43, R44.

use super::once::is_enterprise;
use super::{
    Asked, Calculation, Desk, Entitlement, Job, POOR, Period, Subject, Training, apply_by, calculate,
};
use crate::claim::{ClaimKind, Payee, PayeeKind};
use crate::ids::{ClassId, PersonId};
use crate::params::ParamKey;
use crate::person::Category;
use crate::policy::FigureBook;
use crate::rules::in_county::is_in_county;
use crate::training_class::ClassKind;
use crate::values::dates;
use chrono::NaiveDate;
use serde_json::json;
use std::collections::BTreeMap;

pub(super) fn find(desk: &Desk<'_>, found: &mut Vec<Entitlement>) {
    let mut paid_outside = false;
    for class in &desk.subject.trainings {
        found.extend(allowance(desk, class));
        if !paid_outside {
            let outside = outside(desk, class);
            paid_outside = outside.is_some();
            found.extend(outside);
        }
    }
}

/// R43: the days somebody poor was there.
fn allowance(desk: &Desk<'_>, class: &Training) -> Option<Entitlement> {
    if !desk.subject.belonged(&POOR, (class.starts_on, class.ended_on)) {
        return None;
    }
    let inputs = json!({ "attended": class.attended, "class_days": class.class_days });
    let asked = asked(
        desk,
        class,
        (ClaimKind::TrainingAllowance, &class.starts_on.to_string()),
        inputs,
    );
    desk.made(asked, None)
}

/// R25: what somebody who lost land paid for a class outside the district. The handbook is one of the papers.
fn outside(desk: &Desk<'_>, class: &Training) -> Option<Entitlement> {
    let lost_land = [Category::LandLossFarmer];
    if class.paid.0 <= 0
        || !desk
            .subject
            .belonged(&lost_land, (class.starts_on, class.ended_on))
    {
        return None;
    }
    let inside = is_in_county(class.area, desk.subject.area);
    let inputs = json!({ "cost_fen": class.paid.0, "outside": !inside, "handbook": true });
    desk.made(asked(desk, class, (ClaimKind::OutsideTraining, ""), inputs), None)
}

/// Known by the same key as what is entered by hand, so that neither is paid twice.
fn asked<'a>(
    desk: &Desk<'_>,
    class: &Training,
    (kind, tail): (ClaimKind, &str),
    inputs: serde_json::Value,
) -> Asked<'a> {
    Asked {
        kind,
        key: format!("{}:{kind}:{}:{tail}", kind.rule(), desk.subject.person),
        inputs,
        on: class.starts_on,
        period: period(class),
        arose_on: class.ended_on,
        apply_by: desk.apply_by(class.ended_on),
        blocked: None,
        limit: None,
    }
}

const fn period(class: &Training) -> Period {
    Period {
        from: class.starts_on,
        to: class.ended_on,
        first: 0,
        months: 0,
    }
}

impl Subject {
    /// Whether one of these groups held on some day of a stretch of days.
    fn belonged(&self, categories: &[Category], (from, to): (NaiveDate, NaiveDate)) -> bool {
        let holds = |last: Option<NaiveDate>| last.is_none_or(|last| last >= from);
        self.spells
            .iter()
            .any(|spell| categories.contains(&spell.category) && spell.from <= to && holds(spell.to))
    }
}

/// R44: what schools earn by trainees who work with an enterprise after a class to order.
pub(super) fn rewards(subjects: &[Subject], book: &FigureBook<'_>, today: NaiveDate) -> Vec<Entitlement> {
    let mut classes: BTreeMap<ClassId, (&Training, Vec<PersonId>)> = BTreeMap::new();
    for subject in subjects {
        for class in &subject.trainings {
            if class.kind == ClassKind::OrderBased
                && subject.jobs.iter().any(|job| follows(job, class, book, today))
            {
                let placed = &mut classes.entry(class.class).or_insert((class, Vec::new())).1;
                placed.push(subject.person);
            }
        }
    }
    let made = |(class, placed): (&Training, Vec<PersonId>)| reward(class, placed.len(), book);
    classes.into_values().filter_map(made).collect()
}

/// Whether work with an enterprise began after a class, and not so late that it has nothing to do with it.
fn follows(job: &Job, class: &Training, book: &FigureBook<'_>, today: NaiveDate) -> bool {
    let days = book.value(ParamKey::TrainingCheckSecond, Some(class.area), class.ended_on);
    let until = dates::add_days(class.ended_on, days.unwrap_or(0).max(0).unsigned_abs());
    is_enterprise(job.kind) && (class.ended_on..=until.min(today)).contains(&job.started_on)
}

fn reward(class: &Training, placed: usize, book: &FigureBook<'_>) -> Option<Entitlement> {
    let kind = ClaimKind::ProviderReward;
    let place = (class.area, class.ended_on);
    let calculation: Calculation =
        calculate(kind.rule(), json!({ "in_enterprise": placed }), book, place).ok()?;
    let amount = calculation.amount(kind);
    (amount.0 > 0).then(|| Entitlement {
        kind,
        key: format!("{}:{}", kind.rule(), class.class),
        person: None,
        placement: None,
        payee: Payee {
            kind: PayeeKind::Provider,
            employer: None,
            name: class.provider.clone(),
        },
        area: class.area,
        period: period(class),
        amount,
        arose_on: class.ended_on,
        apply_by: apply_by(book, class.area, class.ended_on),
        calculation,
        blocked: None,
    })
}
