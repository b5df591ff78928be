//! What is paid once in a calendar year: R28, R36, R42.

use super::{Asked, Desk, Entitlement, Job, POOR, Period};
use crate::claim::ClaimKind;
use crate::params::ParamKey;
use crate::person::Category;
use crate::vacancy::VacancyKind;
use crate::values::dates;
use chrono::{Datelike, NaiveDate};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn find(desk: &Desk<'_>, found: &mut Vec<Entitlement>) {
    let mut seen = BTreeSet::new();
    for job in &desk.subject.jobs {
        let kind = match job.kind {
            VacancyKind::HomeBased | VacancyKind::Piecework => ClaimKind::HomeOrganiser,
            VacancyKind::Auxiliary => ClaimKind::AuxiliaryEmployer,
            _ => continue,
        };
        if !desk.subject.held(&POOR, job, desk.today) {
            continue;
        }
        for year in years(desk, kind, job) {
            let one = of_year(desk, (kind, year), job);
            found.extend(one.filter(|one| seen.insert(one.key.clone())));
        }
    }
    refunds(desk, found);
}

/// The present year, and those that were applied for.
fn years(desk: &Desk<'_>, kind: ClaimKind, job: &Job) -> BTreeSet<i32> {
    let taken = desk.taken(kind, job.placement);
    let taken = taken.filter_map(|one| one.key.rsplit(':').next()?.parse().ok());
    taken.chain([desk.today.year()]).collect()
}

/// The first day of a year on which the work has lasted long enough, and goes on.
fn of_year(desk: &Desk<'_>, (kind, year): (ClaimKind, i32), job: &Job) -> Option<Entitlement> {
    let key = match kind {
        ClaimKind::HomeOrganiser => ParamKey::HomeWorkOrganiserMonths,
        _ => ParamKey::AuxiliaryEmployerMonths,
    };
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let months = desk.book.value(key, Some(desk.subject.area), first).ok()?;
    let long = dates::add_months(job.started_on, months.max(0) as u32);
    let claim = long.max(first);
    let end = job.end(desk.subject.died_on, desk.today);
    if claim.year() != year || claim > end {
        return None;
    }
    let person = desk.subject.person.to_string();
    let asked = Asked {
        kind,
        key: format!("{}:{person}:{}:{year}", kind.rule(), job.employer_key()),
        inputs: json!({ "claims": [{
            "person": person,
            "start": job.started_on.to_string(),
            "claim": claim.to_string(),
        }] }),
        on: claim,
        period: Period {
            from: first,
            to: NaiveDate::from_ymd_opt(year, 12, 31)?,
            first: 0,
            months: 0,
        },
        arose_on: claim,
        apply_by: NaiveDate::from_ymd_opt(year, 12, 31)?,
        blocked: desk.blocked_for_employer(job),
        limit: None,
    };
    desk.made(asked, Some(job))
}

/// R28: what people with land loss get back of their own contributions, for each year in which some were paid.
fn refunds(desk: &Desk<'_>, found: &mut Vec<Entitlement>) {
    let mut years: BTreeMap<i32, BTreeMap<NaiveDate, &Job>> = BTreeMap::new();
    for job in &desk.subject.jobs {
        for month in &job.insured {
            years.entry(month.year()).or_default().insert(*month, job);
        }
    }
    let Some(first_year) = years.keys().next().copied() else {
        return;
    };
    for (year, months) in &years {
        let Some((_, job)) = months.last_key_value() else {
            continue;
        };
        let Some(base) = job.monthly else { continue };
        let (Some(first), Some(last)) = (
            NaiveDate::from_ymd_opt(*year, 1, 1),
            NaiveDate::from_ymd_opt(*year, 12, 31),
        ) else {
            continue;
        };
        let index = year - first_year + 1;
        if !desk.subject.held(&[Category::LandLossFarmer], job, desk.today) || index > 100 {
            continue;
        }
        let flexible = matches!(
            job.kind,
            VacancyKind::HomeBased | VacancyKind::Piecework | VacancyKind::DayJob
        );
        let arose_on = months
            .keys()
            .next()
            .map_or(first, |month| dates::add_months(*month, 1));
        let asked = Asked {
            kind: ClaimKind::InsuranceRefund,
            key: format!("R28:{}:{year}", desk.subject.person),
            inputs: json!({
                "kind": if flexible { "flexible" } else { "employee" },
                "base_fen": base.0,
                "months_paid": months.len(),
                "year": index,
            }),
            on: first,
            period: Period {
                from: first,
                to: last,
                first: 0,
                months: months.len() as u32,
            },
            arose_on,
            apply_by: desk.apply_by(last),
            blocked: None,
            limit: None,
        };
        found.extend(desk.made(asked, Some(job)));
    }
}
