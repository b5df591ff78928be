//! What is paid once: R26, R34, R37.

use super::{Asked, Calculation, Desk, Entitlement, Job, POOR, Period, Subject, apply_by, calculate};
use crate::claim::{Blocked, ClaimKind, Payee, PayeeKind};
use crate::params::ParamKey;
use crate::person::Category;
use crate::placement::{ContractPaper, IntroducedBy};
use crate::policy::FigureBook;
use crate::rules::in_county::is_in_county;
use crate::vacancy::VacancyKind;
use crate::values::{AreaCode, dates};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn find(desk: &Desk<'_>, found: &mut Vec<Entitlement>) {
    let mut seen = BTreeSet::new();
    for job in &desk.subject.jobs {
        if !desk.subject.held(&POOR, job, desk.today) {
            continue;
        }
        for one in [introduced(desk, job), absorbed(desk, job)].into_iter().flatten() {
            if seen.insert(one.key.clone()) {
                found.push(one);
            }
        }
    }
}

/// Whether the work is with an enterprise, and no post that is paid for otherwise.
pub(super) const fn is_enterprise(kind: VacancyKind) -> bool {
    !matches!(
        kind,
        VacancyKind::PublicWelfare | VacancyKind::Auxiliary | VacancyKind::HomeBased | VacancyKind::DayJob
    )
}

/// R34: who brought the two together.
fn introduced(desk: &Desk<'_>, job: &Job) -> Option<Entitlement> {
    let by_agency = matches!(job.introduced_by, IntroducedBy::Agency | IntroducedBy::Broker);
    let in_county = is_in_county(job.work_area.unwrap_or(desk.subject.area), desk.subject.hukou);
    if !by_agency || !is_enterprise(job.kind) || job.paper == ContractPaper::None {
        return None;
    }
    if job.started_on > desk.today {
        return None;
    }
    let kind = ClaimKind::PlacementService;
    let key = format!("R34:{}:{}", desk.subject.person, job.employer_key());
    let asked = Asked {
        kind,
        inputs: desk
            .extra(&key)
            .put_into(kind, json!({ "in_county": in_county, "months": job.long() })),
        key,
        on: job.started_on,
        period: whole(job, desk),
        arose_on: job.started_on,
        apply_by: desk.apply_by(job.started_on),
        blocked: job.barred.then_some(Blocked::EmployerBarred),
        limit: None,
    };
    desk.made(asked, Some(job))
}

/// R37: an enterprise that has employed somebody for a year.
fn absorbed(desk: &Desk<'_>, job: &Job) -> Option<Entitlement> {
    if !is_enterprise(job.kind) {
        return None;
    }
    let months = desk.months(job);
    let area = Some(desk.subject.area);
    let needed = desk.book.value(ParamKey::AbsorbMonths, area, job.started_on);
    let needed = needed.ok()?.max(0) as u32;
    if months < needed {
        return None;
    }
    let arose_on = dates::add_months(job.started_on, needed);
    let asked = Asked {
        kind: ClaimKind::Absorb,
        key: format!("R37:{}:{}", desk.subject.person, job.employer_key()),
        inputs: json!({ "employed": [{ "months": needed }] }),
        on: arose_on,
        period: Period {
            from: job.started_on,
            to: arose_on.pred_opt()?,
            first: 0,
            months: 0,
        },
        arose_on,
        apply_by: desk.apply_by(arose_on),
        blocked: desk.blocked_for_employer(job),
        limit: None,
    };
    desk.made(asked, Some(job))
}

/// From the first day on; what is paid once is paid for the whole of it.
pub(super) fn whole(job: &Job, desk: &Desk<'_>) -> Period {
    let end = job.end(desk.subject.died_on, desk.today).max(job.started_on);
    Period {
        from: job.started_on,
        to: match job.contract_months {
            Some(months) => dates::add_months(job.started_on, u32::from(months))
                .pred_opt()
                .unwrap_or(end),
            None => job.started_on,
        },
        first: 0,
        months: 0,
    }
}

/// Terms on which some were hired: months of the contract, insured or not; and how many.
type Terms = BTreeMap<(u32, bool), u32>;

/// One employer and one month of hiring.
struct Bulk<'a> {
    job: &'a Job,
    area: AreaCode,
    first: NaiveDate,
    terms: Terms,
}

/// R26: what one employer hires in one calendar month.
pub(super) fn bulk(subjects: &[Subject], book: &FigureBook<'_>, today: NaiveDate) -> Vec<Entitlement> {
    let mut bulks: BTreeMap<(String, NaiveDate), Bulk<'_>> = BTreeMap::new();
    for subject in subjects {
        for job in &subject.jobs {
            if !subject.held(&[Category::LandLossFarmer], job, today) || job.started_on > today {
                continue;
            }
            let first = dates::first_of_month(job.started_on);
            let bulk = bulks.entry((job.employer_key(), first)).or_insert_with(|| Bulk {
                job,
                area: job.work_area.unwrap_or(subject.area),
                first,
                terms: Terms::new(),
            });
            *bulk.terms.entry((job.long(), job.is_insured(today))).or_default() += 1;
        }
    }
    let least = |bulk: &Bulk<'_>| {
        let least = book.value(ParamKey::BulkHirePeople, Some(bulk.area), bulk.first);
        least.is_ok_and(|least| i64::from(bulk.terms.values().sum::<u32>()) >= least)
    };
    let many = bulks.iter().filter(|(_, bulk)| least(bulk));
    many.filter_map(|((employer, _), bulk)| reward(bulk, employer, book))
        .collect()
}

fn reward(bulk: &Bulk<'_>, employer: &str, book: &FigureBook<'_>) -> Option<Entitlement> {
    let kind = ClaimKind::BulkHire;
    let hire = |((months, insured), people): (&(u32, bool), &u32)| json!({ "people": people, "contract_months": months, "insured": insured });
    let hires: Vec<Value> = bulk.terms.iter().map(hire).collect();
    let calculation: Calculation =
        calculate("R26", json!({ "hires": hires }), book, (bulk.area, bulk.first)).ok()?;
    let amount = calculation.amount(kind);
    let last = dates::month_end(bulk.first);
    (amount.0 > 0).then(|| Entitlement {
        kind,
        key: format!("R26:{employer}:{}-{:02}", bulk.first.year(), bulk.first.month()),
        person: None,
        placement: None,
        payee: Payee {
            kind: PayeeKind::Employer,
            employer: bulk.job.employer,
            name: bulk.job.employer_name.clone(),
        },
        area: bulk.area,
        period: Period {
            from: bulk.first,
            to: last,
            first: 0,
            months: 0,
        },
        amount,
        arose_on: last,
        apply_by: apply_by(book, bulk.area, last),
        calculation,
        blocked: bulk.job.barred.then_some(Blocked::EmployerBarred),
    })
}
