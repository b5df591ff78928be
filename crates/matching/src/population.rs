//! The compiled population: the facts of [`domain::fit`], laid out for bit tests.
//!
//! Everything about a vacancy that does not depend on the person is decided here
//! once: a vacancy that is closed, unlawfully paid or of a listed employer never
//! reaches the blocks. The rest lies in blocks of 64 (`block`), those on the map
//! in Morton order. What a pair then costs is a few comparisons (`price`).

use chrono::NaiveDate;
use domain::fit::{FitParams, Offer, Seeker};

use crate::block::{Block, Lot};
use crate::person::Compiled;

/// Somebody who is due leads.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// The person as fit sees them.
    pub seeker: Seeker,
    /// Leads still missing this year (R32).
    pub need: u32,
    /// Positions of vacancies they were told about before: never again.
    pub told: Vec<u32>,
}

/// A vacancy that leads may go to.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The vacancy as fit sees it.
    pub offer: Offer,
    /// Leads of earlier rounds that are still open: they count against the limit.
    pub pushes_open: u32,
}

/// Applicants and openings, compiled for one day.
#[derive(Debug)]
pub struct Population {
    pub(crate) applicants: Vec<Applicant>,
    pub(crate) openings: Vec<Opening>,
    pub(crate) people: Vec<Compiled>,
    pub(crate) lots: Vec<Lot>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) day: NaiveDate,
    pub(crate) params: FitParams,
}

impl Population {
    /// Compiles the population for a day; positions in the two lists are its names for them.
    pub fn new(
        mut applicants: Vec<Applicant>,
        openings: Vec<Opening>,
        day: NaiveDate,
        params: FitParams,
    ) -> Self {
        for applicant in &mut applicants {
            applicant.told.sort_unstable();
        }
        let compile = |applicant: &Applicant| Compiled::new(&applicant.seeker, day, &params);
        let (lots, blocks) = crate::block::lay_out(&openings, day, &params);
        Self {
            people: applicants.iter().map(compile).collect(),
            lots,
            blocks,
            applicants,
            openings,
            day,
            params,
        }
    }

    /// How many people there are.
    pub fn people(&self) -> usize {
        self.applicants.len()
    }

    /// How many vacancies there are, eligible for anybody or not.
    pub fn vacancies(&self) -> usize {
        self.openings.len()
    }

    /// Leads missing per person.
    pub fn needs(&self) -> Vec<u32> {
        self.applicants.iter().map(|applicant| applicant.need).collect()
    }

    /// Pushes allowed per vacancy: so many per opening still free, less those under way.
    pub fn limits(&self, per_opening: u32) -> Vec<u32> {
        let limit = |opening: &Opening| {
            let most = opening.offer.openings.saturating_mul(per_opening);
            most.saturating_sub(opening.pushes_open)
        };
        self.openings.iter().map(limit).collect()
    }

    /// Every vacancy the person may be told about, ascending, with its score.
    pub fn eligible(&self, person: usize) -> Vec<(u32, u16)> {
        let mut row = self.row(person);
        row.sort_unstable();
        row
    }

    /// The same in the order of the blocks.
    pub(crate) fn row(&self, person: usize) -> Vec<(u32, u16)> {
        let told = &self.applicants[person].told;
        let mut row = Vec::new();
        self.scan_person(&self.people[person], |vacancy, score| {
            if told.binary_search(&vacancy).is_err() {
                row.push((vacancy, score));
            }
        });
        row
    }
}
