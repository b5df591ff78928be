//! What classes entitle to: R25, R43–R45.

use super::once::{is_enterprise, whole};
use super::{
    Asked, Calculation, Desk, Entitlement, Job, POOR, Period, Subject, Training, apply_by, calculate,
    once_key,
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
    found.extend(work_and_study(desk));
}

/// R43: the days somebody poor was there.
fn allowance(desk: &Desk<'_>, class: &Training) -> Option<Entitlement> {
    if !desk.subject.belonged(&POOR, (class.starts_on, class.ended_on)) {
        return None;
    }
    let inputs = json!({ "attended": class.attended, "class_days": class.class_days });
    let key = allowance_key(desk.subject.person, class.starts_on);
    desk.made(
        asked(desk, class, (ClaimKind::TrainingAllowance, key), inputs),
        None,
    )
}

/// A training is known by its first day.
fn allowance_key(person: PersonId, starts_on: NaiveDate) -> String {
    let kind = ClaimKind::TrainingAllowance;
    format!("{}:{kind}:{person}:{starts_on}", kind.rule())
}

/// A reward is one of the class, whoever of it is named.
fn reward_key(class: ClassId) -> String {
    format!("{}:{class}", ClaimKind::ProviderReward.rule())
}

pub(super) fn key_in(
    kind: ClaimKind,
    subject: &Subject,
    (from, to): (NaiveDate, NaiveDate),
) -> Option<String> {
    let during = |class: &&Training| class.starts_on <= to && class.ended_on >= from;
    let mut classes = subject.trainings.iter().filter(during);
    match kind {
        ClaimKind::TrainingAllowance => {
            let class = classes.next()?;
            Some(allowance_key(subject.person, class.starts_on))
        }
        ClaimKind::ProviderReward => {
            let class = classes.find(|class| class.kind == ClassKind::OrderBased)?;
            Some(reward_key(class.class))
        }
        _ => None,
    }
}

/// R45: a learner who was filed, finished, and signed for a year or more with the partner enterprise. Paid once.
fn work_and_study(desk: &Desk<'_>) -> Vec<Entitlement> {
    let learned = |class: &&Training| class.kind == ClassKind::WorkStudy && class.finished;
    let classes = desk.subject.trainings.iter().filter(learned);
    let signed = classes.flat_map(|class| {
        let after = class.ended_on..=desk.today;
        let with_partner = move |job: &&Job| class.is_partner(job) && after.contains(&job.started_on);
        let jobs = desk.subject.jobs.iter().filter(with_partner);
        jobs.map(move |job| (class, job))
    });
    let kinds = [
        ClaimKind::WorkStudyEnterprise,
        ClaimKind::WorkStudyCollege,
        ClaimKind::WorkStudyChild,
    ];
    for (class, job) in signed {
        let found: Vec<Entitlement> = kinds
            .iter()
            .filter_map(|kind| of_learner(desk, (class, job), *kind))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn of_learner(desk: &Desk<'_>, (class, job): (&Training, &Job), kind: ClaimKind) -> Option<Entitlement> {
    let poor = desk.subject.belonged(&POOR, (class.starts_on, job.started_on));
    let inputs = json!({
        "filed": class.filed,
        "partner": true,
        "months": job.long(),
        "shortage": class.shortage,
        "poor_household": poor,
    });
    let asked = Asked {
        kind,
        key: once_key(kind, desk.subject.person, ""),
        inputs,
        on: job.started_on,
        period: whole(job, desk),
        arose_on: job.started_on,
        apply_by: desk.apply_by(job.started_on),
        blocked: (kind == ClaimKind::WorkStudyEnterprise)
            .then(|| desk.blocked_for_employer(job))
            .flatten(),
        limit: None,
    };
    let mut found = desk.made(asked, Some(job))?;
    if kind == ClaimKind::WorkStudyCollege {
        found.payee.name.clone_from(&class.provider);
    }
    Some(found)
}

impl Training {
    /// Whether a job is with the partner: by the list of employers where both stand on it, else by name.
    fn is_partner(&self, job: &Job) -> bool {
        match (self.employer_id, job.employer) {
            (Some(partner), Some(employer)) => partner == employer,
            _ => job.employer_name == self.employer,
        }
    }
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
    let kind = ClaimKind::OutsideTraining;
    let key = once_key(kind, desk.subject.person, "");
    desk.made(asked(desk, class, (kind, key), inputs), None)
}

/// A question about a class, over its days.
fn asked<'a>(
    desk: &Desk<'_>,
    class: &Training,
    (kind, key): (ClaimKind, String),
    inputs: serde_json::Value,
) -> Asked<'a> {
    Asked {
        kind,
        key,
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
                && class.finished
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
        key: reward_key(class.class),
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
