//! Why a person is told of a vacancy, or why not.

use domain::fit::{Score, Trace, hard, score};

use crate::population::Population;

/// One person against one vacancy.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Passes every rule and was not told before.
    pub eligible: bool,
    /// Was told of it in an earlier round.
    pub told_before: bool,
    /// Every rule with its two values.
    pub rules: Trace,
    /// The score with its parts; meaningless where a rule is broken.
    pub score: Score,
    /// Place among everything the person is eligible for, from 1, best score first.
    pub rank: Option<u32>,
    /// How many vacancies the person is eligible for.
    pub choices: u32,
    /// Price of the vacancy in score points, if prices are known.
    pub price: Option<f64>,
}

/// Explains a pair of positions; `None` if there is no such person or vacancy.
pub fn explain(
    population: &Population,
    person: usize,
    vacancy: usize,
    prices: Option<&[f64]>,
) -> Option<Explanation> {
    let applicant = population.applicants.get(person)?;
    let offer = &population.openings.get(vacancy)?.offer;
    let (day, params) = (population.day, &population.params);
    let mut row: Vec<(std::cmp::Reverse<u16>, u32)> = population
        .eligible(person)
        .into_iter()
        .map(|(vacancy, score)| (std::cmp::Reverse(score), vacancy))
        .collect();
    row.sort_unstable();
    let rank = row.iter().position(|own| own.1 as usize == vacancy);
    Some(Explanation {
        eligible: rank.is_some(),
        told_before: applicant.told.binary_search(&(vacancy as u32)).is_ok(),
        rules: hard(&applicant.seeker, offer, day, params),
        score: score(&applicant.seeker, offer, day, params),
        rank: rank.map(|at| at as u32 + 1),
        choices: row.len() as u32,
        price: prices.and_then(|prices| prices.get(vacancy).copied()),
    })
}
