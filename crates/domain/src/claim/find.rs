//! What somebody's work entitles to, by the rules. Nothing is asked here: everything known comes in, and everything that
//! follows goes out, the same for the same facts.
//!
//! Where the documents are silent (design): a bulk of hires is what one employer hires in one calendar month; women retire by
//! the table of workers; an open-ended contract counts as a long one; the base of insurance is the pay that was agreed;
//! somebody belongs to a group who did on some day of the work.

mod monthly;
mod once;
mod training;
mod yearly;

use super::{Blocked, Calculation, ClaimKind, Payee, PayeeKind, Period, calculate};
use crate::ids::{ClassId, EmployerId, EnrolmentId, PersonId, PlacementId};
use crate::params::ParamKey;
use crate::person::Category;
use crate::placement::{ContractPaper, IntroducedBy};
use crate::policy::{EvalProblem, FigureBook};
use crate::training_class::ClassKind;
use crate::vacancy::VacancyKind;
use crate::values::{AreaCode, Fen, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

/// The first days of months whose insurance was paid.
pub type Insured = BTreeSet<NaiveDate>;

/// The months an open-ended contract counts for.
const OPEN_ENDED: u32 = 1200;

/// A spell of belonging to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The group.
    pub category: Category,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// What was added to a claim when it was applied for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Extra {
    /// A graduate of a poor household (R34).
    pub graduate: bool,
    /// What the employer paid of the insurance in these months (R39).
    pub employer_parts: Fen,
}

impl Extra {
    /// What is put into a rule, with what was added.
    #[must_use]
    pub fn put_into(&self, kind: ClaimKind, mut inputs: Value) -> Value {
        match kind {
            ClaimKind::PlacementService if self.graduate => inputs["graduate"] = Value::Bool(true),
            ClaimKind::PublicEmployer if self.employer_parts.0 > 0 => {
                if let Some(periods) = inputs["periods"].as_array_mut() {
                    self.put_parts(periods);
                }
            }
            _ => {}
        }
        inputs
    }

    /// What was paid in all of the months stands beside the first of those whose insurance is paid.
    fn put_parts(&self, periods: &mut Vec<Value>) {
        let paid = |one: &Value| one["paid"] == true && one["months"].as_u64().unwrap_or(0) > 0;
        let Some(at) = periods.iter().position(paid) else {
            return;
        };
        let months = periods[at]["months"].as_u64().unwrap_or(1);
        periods[at]["months"] = json!(1);
        periods[at]["pension_fen"] = json!(self.employer_parts.0);
        if months > 1 {
            periods.insert(at + 1, json!({ "months": months - 1, "paid": true }));
        }
    }
}

/// A claim of the same person that was applied for: its months are not found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What.
    pub kind: ClaimKind,
    /// On which placement it rests.
    pub placement: PlacementId,
    /// What it is a claim of.
    pub key: String,
    /// Months before it, and its own.
    pub months: (u32, u32),
    /// What was added.
    pub extra: Extra,
}

/// A placement as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Which.
    pub placement: PlacementId,
    /// With whom, where the employer is on our list.
    pub employer: Option<EmployerId>,
    /// The employer's name.
    pub employer_name: String,
    /// Its social credit code.
    pub uscc: Option<String>,
    /// Whether it is barred.
    pub barred: bool,
    /// Where the work is.
    pub work_area: Option<AreaCode>,
    /// What kind.
    pub kind: VacancyKind,
    /// First day.
    pub started_on: NaiveDate,
    /// Last day; `None` = goes on.
    pub last_day: Option<NaiveDate>,
    /// The paper.
    pub paper: ContractPaper,
    /// Months of the contract; `None` = open-ended, or none.
    pub contract_months: Option<u16>,
    /// Insured from this day.
    pub insured_from: Option<NaiveDate>,
    /// Months whose insurance was paid.
    pub insured: Insured,
    /// Pay a month.
    pub monthly: Option<Fen>,
    /// Who introduced it.
    pub introduced_by: IntroducedBy,
    /// Whether it is a post that was granted: its holder is paid month by month, as attended (P7), and claims nothing.
    pub on_post: bool,
}

/// A class that was held, as the rules see somebody's part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// The person's place in it.
    pub enrolment: EnrolmentId,
    /// Which.
    pub class: ClassId,
    /// What it was called.
    pub name: String,
    /// What kind.
    pub kind: ClassKind,
    /// The school.
    pub provider: String,
    /// The employer that ordered it, or the partner of work and study.
    pub employer: String,
    /// The same on the list of employers.
    pub employer_id: Option<EmployerId>,
    /// Whether the person was there to the end, of a class that was not called off.
    pub finished: bool,
    /// Whether the person was filed with all three departments (R45).
    pub filed: bool,
    /// Whether the trade is one of those that are short (R45).
    pub shortage: bool,
    /// Where it was held.
    pub area: AreaCode,
    /// First day.
    pub starts_on: NaiveDate,
    /// The day it ended, or was broken off.
    pub ended_on: NaiveDate,
    /// Days signed in that count.
    pub attended: u32,
    /// Days that were held.
    pub class_days: u32,
    /// What the person paid.
    pub paid: Fen,
}

/// Somebody with everything they have worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Who.
    pub person: PersonId,
    /// Where they live.
    pub area: AreaCode,
    /// Where they are registered.
    pub hukou: AreaCode,
    /// Born on.
    pub birth: NaiveDate,
    /// Whether the number says that it is a man.
    pub man: bool,
    /// Died on.
    pub died_on: Option<NaiveDate>,
    /// Groups.
    pub spells: Vec<Spell>,
    /// Work, the earliest first.
    pub jobs: Vec<Job>,
    /// What was applied for.
    pub taken: Vec<Taken>,
    /// Classes that were held, the earliest first.
    pub trainings: Vec<Training>,
}

/// What a rule gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Entitlement {
    /// What.
    pub kind: ClaimKind,
    /// What it is a claim of.
    pub key: String,
    /// About whom.
    pub person: Option<PersonId>,
    /// On which placement it rests.
    pub placement: Option<PlacementId>,
    /// For whom.
    pub payee: Payee,
    /// Whose office sees to it.
    pub area: AreaCode,
    /// For when.
    pub period: Period,
    /// How much.
    pub amount: Fen,
    /// The day on which it arose.
    pub arose_on: NaiveDate,
    /// The last day to apply.
    pub apply_by: NaiveDate,
    /// How it came about.
    pub calculation: Calculation,
    /// Why it cannot be applied for.
    pub blocked: Option<Blocked>,
}

/// The groups the programme of S1i is for.
const POOR: [Category; 3] = [
    Category::PoorWorker,
    Category::RegisteredPoorPerson,
    Category::RelapsedPoorPerson,
];

/// Everything somebody's work entitles to as of a day: what was applied for as it comes out now, and what is open.
pub fn entitlements(subject: &Subject, book: &FigureBook<'_>, today: NaiveDate) -> Vec<Entitlement> {
    let desk = Desk { subject, book, today };
    let mut found = Vec::new();
    monthly::find(&desk, &mut found);
    yearly::find(&desk, &mut found);
    once::find(&desk, &mut found);
    training::find(&desk, &mut found);
    one_of_each(found)
}

/// Of what is known by one key the larger: nothing is claimed twice.
fn one_of_each(found: Vec<Entitlement>) -> Vec<Entitlement> {
    let mut each: Vec<Entitlement> = Vec::with_capacity(found.len());
    let mut place: HashMap<String, usize> = HashMap::new();
    for one in found {
        match place.entry(one.key.clone()) {
            Entry::Vacant(free) => {
                free.insert(each.len());
                each.push(one);
            }
            Entry::Occupied(known) => {
                let known = &mut each[*known.get()];
                if one.amount > known.amount {
                    *known = one;
                }
            }
        }
    }
    each
}

/// What a training by hand is a claim of: the same as what the program finds of the class the person was in during these days,
/// so that neither is paid twice. `None` where no such class is on record.
pub fn training_key(kind: ClaimKind, subject: &Subject, days: (NaiveDate, NaiveDate)) -> Option<String> {
    training::key_in(kind, subject, days)
}

/// What is paid once for a person and a payee; of work and study once for the person, whoever is paid.
pub fn once_key(kind: ClaimKind, person: PersonId, payee: &str) -> String {
    match kind {
        ClaimKind::WorkStudyEnterprise | ClaimKind::WorkStudyCollege | ClaimKind::WorkStudyChild => {
            format!("{}:{kind}:{person}:", kind.rule())
        }
        _ => format!("{}:{kind}:{person}:{payee}", kind.rule()),
    }
}

/// What employers earn by many hires at once (R26), of everybody hired.
pub fn bulk_hires(subjects: &[Subject], book: &FigureBook<'_>, today: NaiveDate) -> Vec<Entitlement> {
    once::bulk(subjects, book, today)
}

/// What schools earn by trainees who were placed (R44), of everybody trained.
pub fn provider_rewards(subjects: &[Subject], book: &FigureBook<'_>, today: NaiveDate) -> Vec<Entitlement> {
    training::rewards(subjects, book, today)
}

/// What one look at somebody needs.
struct Desk<'a> {
    subject: &'a Subject,
    book: &'a FigureBook<'a>,
    today: NaiveDate,
}

impl Job {
    /// What the employer is known by, whatever else changes.
    fn employer_key(&self) -> String {
        match (&self.employer, &self.uscc) {
            (Some(id), _) => id.to_string(),
            (None, Some(uscc)) => uscc.clone(),
            (None, None) => self.employer_name.clone(),
        }
    }

    /// The day after the last that counts.
    fn end(&self, died_on: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
        let over = self.last_day.map(|day| dates::add_days(day, 1));
        let dead = died_on.map(|day| dates::add_days(day, 1));
        [over, dead].into_iter().flatten().fold(today, NaiveDate::min)
    }

    /// Months of the contract as the rules count them.
    fn long(&self) -> u32 {
        match (self.paper, self.contract_months) {
            (ContractPaper::None, _) => 0,
            (_, Some(months)) => u32::from(months),
            (_, None) => OPEN_ENDED,
        }
    }

    fn is_insured(&self, today: NaiveDate) -> bool {
        self.insured_from.is_some_and(|day| day <= today) || !self.insured.is_empty()
    }

    /// How many of some months, counted from the first day of work, are insured by what is on record.
    fn insured_months(&self, first: u32, months: u32) -> u32 {
        let of = |month: &u32| dates::first_of_month(dates::add_months(self.started_on, first + month));
        (0..months)
            .filter(|month| self.insured.contains(&of(month)))
            .count() as u32
    }
}

impl Subject {
    /// Whether one of these groups held on some day of a job: who is put on the register while at work counts too.
    fn held(&self, categories: &[Category], job: &Job, today: NaiveDate) -> bool {
        let end = job.end(self.died_on, today);
        let holds = |spell: &Spell| {
            categories.contains(&spell.category)
                && spell.from <= end
                && spell
                    .to
                    .is_none_or(|last| last >= job.started_on && last >= spell.from)
        };
        self.spells.iter().any(holds)
    }
}

impl Desk<'_> {
    /// Completed months of a job up to today.
    fn months(&self, job: &Job) -> u32 {
        let end = job.end(self.subject.died_on, self.today);
        dates::completed_months(job.started_on, end)
    }

    fn taken(&self, kind: ClaimKind, placement: PlacementId) -> impl Iterator<Item = &Taken> {
        let of = move |one: &&Taken| one.kind == kind && one.placement == placement;
        self.subject.taken.iter().filter(of)
    }

    fn extra(&self, key: &str) -> Extra {
        let taken = self.subject.taken.iter().find(|one| one.key == key);
        taken.map(|one| one.extra.clone()).unwrap_or_default()
    }

    /// Another employer that had the person first, on the same days.
    fn is_claimed_by_other(&self, job: &Job) -> bool {
        let end = job.end(self.subject.died_on, self.today);
        let meets = |other: &&Job| {
            other.placement != job.placement
                && other.employer_key() != job.employer_key()
                && (other.started_on, other.placement) < (job.started_on, job.placement)
                && other.end(self.subject.died_on, self.today) > job.started_on
                && other.started_on < end
        };
        self.subject.jobs.iter().any(|other| meets(&other))
    }

    fn payee(kind: PayeeKind, job: Option<&Job>) -> Payee {
        match (kind, job) {
            (PayeeKind::Employer, Some(job)) => Payee {
                kind,
                employer: job.employer,
                name: job.employer_name.clone(),
            },
            _ => Payee {
                kind,
                employer: None,
                name: String::new(),
            },
        }
    }

    /// What an employer cannot be paid for, and what nobody can.
    fn blocked_for_employer(&self, job: &Job) -> Option<Blocked> {
        if job.barred {
            Some(Blocked::EmployerBarred)
        } else if self.is_claimed_by_other(job) {
            Some(Blocked::TwoEmployers)
        } else {
            None
        }
    }

    /// The last day to apply for what arose on a day.
    fn apply_by(&self, arose: NaiveDate) -> NaiveDate {
        apply_by(self.book, self.subject.area, arose)
    }

    /// What a rule gives, or that a figure is missing; nothing where it gives nothing.
    fn made(&self, asked: Asked<'_>, job: Option<&Job>) -> Option<Entitlement> {
        let place = (self.subject.area, asked.on);
        let (calculation, blocked) =
            match calculate(asked.kind.rule(), asked.inputs.clone(), self.book, place) {
                Ok(done) => (done, asked.blocked),
                Err(EvalProblem::NotSet { .. }) => (
                    unset(asked.kind, asked.inputs, place),
                    Some(Blocked::FigureNotSet),
                ),
                Err(_) => return None,
            };
        let calculation = Calculation {
            limit: asked.limit.cloned().map(Box::new),
            ..calculation
        };
        let amount = calculation.amount(asked.kind);
        if amount.0 == 0 && blocked != Some(Blocked::FigureNotSet) {
            return None;
        }
        Some(Entitlement {
            kind: asked.kind,
            key: asked.key,
            person: Some(self.subject.person),
            placement: job.map(|job| job.placement),
            payee: Self::payee(asked.kind.payee(), job),
            area: self.subject.area,
            period: asked.period,
            amount,
            arose_on: asked.arose_on,
            apply_by: asked.apply_by,
            calculation,
            blocked,
        })
    }
}

fn apply_by(book: &FigureBook<'_>, area: AreaCode, arose: NaiveDate) -> NaiveDate {
    let days = book.value(ParamKey::ClaimApplyDays, Some(area), arose);
    dates::add_days(arose, days.unwrap_or(0).max(0) as u64)
}

/// A rule that could not be asked, because a figure is missing.
fn unset(kind: ClaimKind, inputs: Value, (area, on): (AreaCode, NaiveDate)) -> Calculation {
    Calculation {
        rule: kind.rule().to_owned(),
        on,
        area: Some(area),
        inputs,
        ..Calculation::default()
    }
}

/// A question to a rule, and what its answer belongs to.
struct Asked<'a> {
    kind: ClaimKind,
    key: String,
    inputs: Value,
    on: NaiveDate,
    period: Period,
    arose_on: NaiveDate,
    apply_by: NaiveDate,
    blocked: Option<Blocked>,
    limit: Option<&'a Calculation>,
}

/// `2018-01`.
fn month_text(day: NaiveDate) -> Value {
    json!(day.format("%Y-%m").to_string())
}
