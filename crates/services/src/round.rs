//! Matching rounds: who is told of which vacancy, written down as planned leads, in one transaction.

mod due;
mod gather;
mod lines;
mod write;

use crate::index::blocking;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fit::{Reason, reasons, score};
use domain::ids::{PersonId, RoundId, VacancyId};
use domain::lead::RoundKind;
use domain::values::AreaCode;
use gather::Gathered;
use lines::Lines;
use matching::round::{Assigned, Round, RoundSettings};
use serde::Serialize;
use std::path::PathBuf;
use std::time::Instant;
use write::Ready;

/// What is asked of a round.
#[derive(Clone, Debug)]
pub struct RoundRequest {
    /// The calendar year the leads are for.
    pub year: i32,
    /// What it is to fill: the year, or what is due by the end of this month.
    pub kind: RoundKind,
    /// Pushes allowed per free opening; the parameter in force when left out.
    pub per_opening: Option<u32>,
    /// Only people who live here.
    pub area: Option<AreaCode>,
    /// Compute only.
    pub dry_run: bool,
    /// File for one JSON line per assignment.
    pub out: Option<PathBuf>,
}

/// What a round found.
#[derive(Clone, Debug, Serialize)]
pub struct RoundReport {
    /// People due.
    pub people_due: u32,
    /// Leads they lack.
    pub need: u64,
    /// Vacancies open.
    pub vacancies_open: u32,
    /// Pushes these can take.
    pub capacity: u64,
    /// Leads assigned.
    pub assigned: u64,
    /// People who now have all (counted, planned or assigned).
    pub people_full: u32,
    /// People who still lack some.
    pub people_short: u32,
    /// Vacancies pushed beyond their limit, counted again after the fact: always zero.
    pub over_limit: u32,
    /// Sum of the scores.
    pub score_total: u64,
    /// Upper bound of that sum at this fill.
    pub bound_total: u64,
    /// `(bound − score) / bound`.
    pub gap: f64,
    /// Rounds of column generation.
    pub rounds: u32,
    /// Time taken, reading and writing included.
    pub seconds: f64,
    /// Most memory held, MiB.
    pub peak_rss_mib: u64,
    /// Groups for whom there is not enough.
    pub shortages: Vec<ShortageLine>,
}

/// One supply task.
#[derive(Clone, Debug, Serialize)]
pub struct ShortageLine {
    /// Where these people live.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// What limits them.
    pub limits: Vec<String>,
    /// Trades they wish for most.
    pub trades: Vec<String>,
    /// How many people.
    pub people: u32,
    /// Leads they need.
    pub need: u32,
    /// Places they could be told about.
    pub capacity: u32,
    /// How many vacancies those are.
    pub vacancies: u32,
}

/// One assignment, ready to be written down.
struct Assignment {
    person: PersonId,
    vacancy: VacancyId,
    person_no: String,
    vacancy_no: String,
    score: u16,
    rank: u32,
    reasons: Vec<Reason>,
    ask_first: bool,
}

impl Services {
    /// Runs one round. Asked again on the same day it assigns nothing twice: planned leads count as given.
    pub async fn run_round(
        &self,
        who: &Actor,
        request: &RoundRequest,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<RoundReport, Failure> {
        let started = Instant::now();
        progress(10);
        let mut request = request.clone();
        if let Some(area) = request.area {
            request.area = Some(self.area_now(area).await?);
        }
        let request = &request;
        let gathered = self.gather(request).await?;
        progress(200);
        let (gathered, round) = blocking(move || Ok::<_, Failure>(compute(gathered))).await?;
        progress(800);
        let assigned = assignments(&gathered, &round);
        let book = self.area_book().await?;
        let id = RoundId::new(&*self.ids, self.clock.now());
        let shortages = self.shortages(id, &gathered, &round);
        let mut report = report(&gathered, &round);
        report.shortages = shortages
            .iter()
            .map(|shortage| write::line(shortage, &book))
            .collect();
        let lines = request.out.as_deref().map(|path| Lines::write(path, &assigned));
        let lines = lines.transpose()?;
        if !request.dry_run {
            let ready = Ready {
                id,
                request,
                gathered: &gathered,
                round: &round,
                assigned: &assigned,
                shortages: &shortages,
                report: &report,
            };
            self.write_round(who, ready).await?;
        }
        lines.map(Lines::keep).transpose()?;
        report.seconds = started.elapsed().as_secs_f64();
        report.peak_rss_mib = peak_rss_mib();
        progress(1000);
        Ok(report)
    }
}

/// Neediest first: somebody's first missing lead weighs more than somebody else's fifth.
fn compute(gathered: Gathered) -> (Gathered, Round) {
    let settings = RoundSettings {
        prices: gathered.prices.clone(),
        ..RoundSettings::new(gathered.per_opening, gathered.owed)
    };
    let round = matching::round::run(&gathered.population, &settings);
    (gathered, round)
}

/// Turns positions into leads with their reasons.
fn assignments(gathered: &Gathered, round: &Round) -> Vec<Assignment> {
    let assignment = |lead: &Assigned| {
        let (person, vacancy) = (lead.person as usize, lead.vacancy as usize);
        let (seeker, offer) = (&gathered.seekers[person], &gathered.offers[vacancy]);
        let scored = score(seeker, offer, gathered.day.on, &gathered.day.figures);
        debug_assert_eq!(scored.total, lead.score);
        Assignment {
            person: gathered.people[person].id,
            vacancy: gathered.vacancies[vacancy].id,
            person_no: gathered.people[person].no.clone(),
            vacancy_no: gathered.vacancies[vacancy].no.clone(),
            score: scored.total,
            rank: lead.rank,
            reasons: reasons(seeker, offer, &scored),
            ask_first: scored.ask_first,
        }
    };
    round.assigned.iter().map(assignment).collect()
}

/// The account of a round. Limits are counted again here, apart from the engine.
fn report(gathered: &Gathered, round: &Round) -> RoundReport {
    let limits = gathered.population.limits(gathered.per_opening);
    let mut given = vec![0u32; gathered.people.len()];
    let mut pushed = vec![0u32; gathered.vacancies.len()];
    for lead in &round.assigned {
        given[lead.person as usize] += 1;
        pushed[lead.vacancy as usize] += 1;
    }
    let full = given
        .iter()
        .zip(&gathered.needs)
        .filter(|(given, need)| given >= need)
        .count() as u32;
    let over = pushed
        .iter()
        .zip(&limits)
        .filter(|(pushed, limit)| pushed > limit)
        .count() as u32;
    RoundReport {
        people_due: gathered.people.len() as u32,
        need: gathered.needs.iter().map(|need| u64::from(*need)).sum(),
        vacancies_open: gathered.vacancies.len() as u32,
        capacity: limits.iter().map(|limit| u64::from(*limit)).sum(),
        assigned: round.assigned.len() as u64,
        people_full: full,
        people_short: gathered.people.len() as u32 - full,
        over_limit: over,
        score_total: round.score_total,
        bound_total: round.bound_total,
        gap: round.gap,
        rounds: round.rounds,
        seconds: 0.0,
        peak_rss_mib: 0,
        shortages: Vec::new(),
    }
}

/// The most memory this process has held, as the system counts it; zero where it does not say.
fn peak_rss_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}
