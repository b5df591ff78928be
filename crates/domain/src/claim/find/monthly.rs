//! What is paid for every completed month: R35, R38, R39, R41, for as long as R35 or R40 say.

use super::{
    Asked, Blocked, Calculation, Desk, Entitlement, Extra, Job, POOR, Period, calculate, month_text,
};
use crate::claim::ClaimKind;
use crate::params::ParamKey;
use crate::rules::post::{PaidMonths, paid_twice};
use crate::vacancy::VacancyKind;
use crate::values::dates;
use serde_json::{Value, json};

pub(super) fn find(desk: &Desk<'_>, found: &mut Vec<Entitlement>) {
    let mut paid: Vec<PaidMonths> = Vec::new();
    let mut at_home = 0;
    for job in &desk.subject.jobs {
        if !desk.subject.held(&POOR, job, desk.today) {
            continue;
        }
        let Some(run) = Run::of(desk, job, at_home) else {
            continue;
        };
        let own = PaidMonths {
            from: dates::first_of_month(job.started_on),
            months: run.months,
        };
        let twice = paid_twice(own, &paid).is_some();
        if !twice {
            paid.push(own);
            at_home += if run.to_person == ClaimKind::HomeWork {
                run.months
            } else {
                0
            };
        }
        if !job.on_post {
            run.slices(desk, run.to_person, twice.then_some(Blocked::OtherSubsidy), found);
        }
        if let Some(to_employer) = run.to_employer {
            let blocked = desk.blocked_for_employer(job);
            let blocked = blocked.or(twice.then_some(Blocked::OtherSubsidy));
            run.slices(desk, to_employer, blocked, found);
        }
    }
}

/// The months of one job that are paid for.
struct Run<'a> {
    job: &'a Job,
    to_person: ClaimKind,
    to_employer: Option<ClaimKind>,
    /// How many in all.
    months: u32,
    /// How many at most.
    cap: u32,
    /// Why so many at most.
    limit: Option<Calculation>,
}

impl<'a> Run<'a> {
    fn of(desk: &Desk<'_>, job: &'a Job, at_home: u32) -> Option<Self> {
        let (to_person, to_employer) = match job.kind {
            VacancyKind::HomeBased | VacancyKind::Piecework => (ClaimKind::HomeWork, None),
            VacancyKind::PublicWelfare => (ClaimKind::PublicPost, Some(ClaimKind::PublicEmployer)),
            VacancyKind::Auxiliary => (ClaimKind::Auxiliary, None),
            _ => return None,
        };
        let worked = desk.months(job);
        let (cap, limit) = if to_person == ClaimKind::HomeWork {
            let most = desk
                .book
                .value(ParamKey::HomeWorkMonths, Some(desk.subject.area), job.started_on);
            ((most.unwrap_or(0).max(0) as u32).saturating_sub(at_home), None)
        } else {
            let limit = longest(desk, job)?;
            (limit.result.as_u64().unwrap_or(0) as u32, Some(limit))
        };
        Some(Self {
            job,
            to_person,
            to_employer,
            months: worked.min(cap),
            cap,
            limit,
        })
    }

    /// What was applied for as it comes out now, and the months that are open.
    fn slices(
        &self,
        desk: &Desk<'_>,
        kind: ClaimKind,
        blocked: Option<Blocked>,
        found: &mut Vec<Entitlement>,
    ) {
        let mut open = 0;
        for taken in desk.taken(kind, self.job.placement) {
            let (first, months) = taken.months;
            open = open.max(first + months);
            let months = months.min(self.months.saturating_sub(first));
            found.extend(self.slice(desk, kind, (first, months), (None, &taken.extra)));
        }
        let months = self.months.saturating_sub(open);
        found.extend(self.slice(desk, kind, (open, months), (blocked, &Extra::default())));
    }

    fn slice(
        &self,
        desk: &Desk<'_>,
        kind: ClaimKind,
        (first, months): (u32, u32),
        (blocked, extra): (Option<Blocked>, &Extra),
    ) -> Option<Entitlement> {
        if months == 0 {
            return None;
        }
        let start = self.job.started_on;
        let from = dates::add_months(start, first);
        let arose_on = dates::add_months(start, first + 1);
        let asked = Asked {
            kind,
            key: format!("{}:{}:{first}", kind.rule(), self.job.placement),
            inputs: extra.put_into(kind, self.inputs(desk, kind, (first, months))),
            on: from,
            period: Period {
                from,
                to: dates::add_months(start, first + months).pred_opt()?,
                first,
                months,
            },
            arose_on,
            apply_by: desk.apply_by(arose_on),
            blocked,
            limit: self.limit.as_ref(),
        };
        desk.made(asked, Some(self.job))
    }

    fn inputs(&self, desk: &Desk<'_>, kind: ClaimKind, (first, months): (u32, u32)) -> Value {
        let from = dates::add_months(self.job.started_on, first);
        let cap = self.cap.saturating_sub(first);
        match kind {
            ClaimKind::PublicPost => json!({
                "from": month_text(from),
                "months": months,
                "contract_months": self.job.long(),
                "insured": self.job.is_insured(desk.today),
                "cap": cap,
            }),
            ClaimKind::PublicEmployer => json!({
                "periods": self.insured_periods((first, months)),
                "contract_months": self.job.long(),
                "cap": cap,
            }),
            ClaimKind::Auxiliary => json!({ "from": month_text(from), "months": months, "cap": cap }),
            _ => json!({ "from": month_text(from), "months": months }),
        }
    }

    /// The months with and without insurance.
    fn insured_periods(&self, (first, months): (u32, u32)) -> Value {
        let paid = self.job.insured_months(first, months);
        let groups = [(paid, true), (months - paid, false)];
        let groups = groups.into_iter().filter(|(months, _)| *months > 0);
        groups
            .map(|(months, is_paid)| json!({ "months": months, "paid": is_paid }))
            .collect()
    }
}

/// R40, of the day work began.
fn longest(desk: &Desk<'_>, job: &Job) -> Option<Calculation> {
    let group = if desk.subject.man { "M" } else { "F50" };
    let inputs = json!({
        "start": job.started_on.to_string(),
        "born": desk.subject.birth.to_string(),
        "group": group,
    });
    calculate("R40", inputs, desk.book, (desk.subject.area, job.started_on)).ok()
}
