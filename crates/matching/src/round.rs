//! A matching round: a compiled population in, leads and their proof out.

use rayon::prelude::*;

use crate::allocate::{Allocation, solve, solve_warm};
use crate::instance::{Goal, Instance};
use crate::market::{Market, SCALE};
use crate::population::Population;
use crate::supply::{Shortage, describe};

/// How a round is run.
#[derive(Clone, Debug)]
pub struct RoundSettings {
    /// Pushes allowed per opening still free.
    pub per_opening: u32,
    /// What comes after maximum fill.
    pub goal: Goal,
    /// Prices of an earlier round, per vacancy in score points: a warm start.
    ///
    /// They change how fast the round is and which of several equally good
    /// allocations it finds, never how good it is.
    pub prices: Option<Vec<f64>>,
    /// Most eligible pairs to keep in memory (about six bytes each); beyond, people
    /// are priced anew each time, which is slower and gives the same optimum.
    pub pairs_in_memory: usize,
}

impl RoundSettings {
    /// Neediest first of whoever is owed so many leads a year, from nothing, with so many pushes per opening.
    pub fn new(per_opening: u32, owed: u32) -> Self {
        Self {
            per_opening,
            goal: Goal::Fair { owed },
            prices: None,
            pairs_in_memory: 80_000_000,
        }
    }
}

/// One vacancy given to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// Position of the person.
    pub person: u32,
    /// Position of the vacancy.
    pub vacancy: u32,
    /// Score of the pair, 0–1000.
    pub score: u16,
    /// Place of the vacancy among everything the person is eligible for, from 1, best score first.
    pub rank: u32,
}

/// What a round gave, and the proof that it could not give more.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Leads, by person and vacancy.
    pub assigned: Vec<Assigned>,
    /// People who lacked at least one lead.
    pub people_due: u64,
    /// Leads they lacked together.
    pub need: u64,
    /// Vacancies that could be told about.
    pub vacancies_open: u64,
    /// Pushes they allowed together.
    pub capacity: u64,
    /// Leads given: `assigned.len()`.
    pub fill: u64,
    /// Upper bound of the fill, from the cut.
    pub bound_fill: u64,
    /// People who got all they lacked.
    pub people_full: u64,
    /// People who still lack something.
    pub people_short: u64,
    /// Sum of the scores.
    pub score_total: u64,
    /// Upper bound of that sum at this fill.
    pub bound_total: u64,
    /// `(bound_total − score_total) / bound_total`.
    pub gap: f64,
    /// Rounds of column generation.
    pub rounds: u32,
    /// Why people go without.
    pub shortages: Vec<Shortage>,
    /// Price per vacancy in score points.
    pub prices: Vec<f64>,
}

/// People asked to estimate how many pairs there are.
const SAMPLE: usize = 256;

/// Runs one round to the proven optimum.
pub fn run(population: &Population, settings: &RoundSettings) -> Round {
    let limits = population.limits(settings.per_opening);
    let needs = population.needs();
    if estimated_pairs(population) <= settings.pairs_in_memory {
        let row = |person: usize| population.row(person);
        let rows: Vec<Vec<(u32, u16)>> = (0..needs.len()).into_par_iter().map(row).collect();
        let instance = Instance::from_rows(needs, limits, &rows);
        drop(rows);
        finish(population, &instance, settings)
    } else {
        let lazy = Lazy {
            population,
            needs,
            limits,
        };
        finish(population, &lazy, settings)
    }
}

/// The population as a market whose pairs are found anew each time.
struct Lazy<'a> {
    population: &'a Population,
    needs: Vec<u32>,
    limits: Vec<u32>,
}

impl Market for Lazy<'_> {
    fn needs(&self) -> &[u32] {
        &self.needs
    }

    fn limits(&self) -> &[u32] {
        &self.limits
    }

    fn scan(&self, person: usize, prices: &[i64], mut floor: i64, mut see: impl FnMut(u32, i32, i64) -> i64) {
        let told = &self.population.applicants[person].told;
        let compiled = &self.population.people[person];
        self.population.scan_person(compiled, |vacancy, score| {
            let net = i64::from(score) * SCALE - prices[vacancy as usize];
            if net >= floor && told.binary_search(&vacancy).is_err() {
                floor = see(vacancy, i32::from(score), net);
            }
        });
    }
}

fn estimated_pairs(population: &Population) -> usize {
    let people = population.people();
    let stride = (people / SAMPLE).max(1);
    let asked = (0..people).step_by(stride);
    let pairs: usize = asked.map(|person| population.row(person).len()).sum();
    pairs.saturating_mul(stride)
}

fn finish<M: Market>(population: &Population, market: &M, settings: &RoundSettings) -> Round {
    let goal = settings.goal;
    let mut allocation = match &settings.prices {
        Some(prices) if prices.len() == market.limits().len() => solve_warm(market, goal, prices),
        _ => solve(market, goal),
    };
    let assigned = ranked(market, &allocation);
    let mut lacks = market.needs().to_vec();
    for lead in &assigned {
        lacks[lead.person as usize] -= 1;
    }
    let sets = std::mem::take(&mut allocation.shortages);
    let count = |holds: &dyn Fn(usize) -> bool| (0..lacks.len()).filter(|&at| holds(at)).count() as u64;
    let due = count(&|at| market.needs()[at] > 0);
    let short = count(&|at| lacks[at] > 0);
    let sum = |values: &[u32]| values.iter().map(|&value| u64::from(value)).sum();
    let mut open = vec![0; market.limits().len()];
    for lot in &population.lots {
        open[lot.vacancy as usize] = market.limits()[lot.vacancy as usize];
    }
    Round {
        people_due: due,
        need: sum(market.needs()),
        vacancies_open: open.iter().filter(|&&limit| limit > 0).count() as u64,
        capacity: sum(&open),
        fill: allocation.fill,
        bound_fill: allocation.bound_fill,
        people_full: due - short,
        people_short: short,
        score_total: allocation.score_total,
        bound_total: allocation.bound_score,
        gap: allocation.gap,
        rounds: allocation.rounds,
        shortages: describe(population, market, sets),
        prices: allocation.prices,
        assigned,
    }
}

/// Adds score and rank to the assigned pairs.
fn ranked<M: Market>(market: &M, allocation: &Allocation) -> Vec<Assigned> {
    let free = vec![0; market.limits().len()];
    let by_person: Vec<&[(u32, u32)]> = allocation
        .assigned
        .chunk_by(|left, right| left.0 == right.0)
        .collect();
    let rank = |pairs: &&[(u32, u32)]| {
        let person = pairs[0].0;
        let mut leads: Vec<Assigned> = pairs.iter().map(|&pair| unranked(pair)).collect();
        market.scan(person as usize, &free, i64::MIN, |vacancy, score, _| {
            if let Some(own) = leads.iter_mut().find(|own| own.vacancy == vacancy) {
                own.score = score as u16;
            }
            i64::MIN
        });
        market.scan(person as usize, &free, i64::MIN, |vacancy, score, _| {
            for own in &mut leads {
                let better = (-score, vacancy) < (-i32::from(own.score), own.vacancy);
                own.rank += u32::from(better);
            }
            i64::MIN
        });
        leads
    };
    by_person.par_iter().flat_map_iter(rank).collect()
}

fn unranked((person, vacancy): (u32, u32)) -> Assigned {
    Assigned {
        person,
        vacancy,
        score: 0,
        rank: 1,
    }
}
