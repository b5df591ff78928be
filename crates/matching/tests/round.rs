//! Rounds over a synthetic county against the exact flow over every eligible pair.

use std::collections::BTreeMap;

use matching::{Goal, Population, Round, RoundSettings, run};

use crate::county::county;
use crate::reference::{FAIR, Plain, ladder, solve};

fn settings(per_opening: u32, goal: Goal) -> RoundSettings {
    RoundSettings {
        goal,
        ..RoundSettings::new(per_opening, 5)
    }
}

fn plain(population: &Population, needs: &[i64], per_opening: u32) -> Plain {
    let mut pairs = Vec::new();
    for person in 0..population.people() {
        for (vacancy, score) in population.eligible(person) {
            pairs.push([person as i64, i64::from(vacancy), i64::from(score)]);
        }
    }
    let limits = population.limits(per_opening);
    Plain {
        needs: needs.to_vec(),
        limits: limits.into_iter().map(i64::from).collect(),
        pairs,
    }
}

fn assert_optimal(population: &Population, needs: &[i64], per_opening: u32, goal: Goal) -> Round {
    let round = run(population, &settings(per_opening, goal));
    let plain = plain(population, needs, per_opening);
    let optimum = solve(&plain, goal);
    assert_eq!((round.fill, round.bound_fill), (optimum.fill, optimum.fill));
    assert_eq!(
        (round.score_total, round.bound_total),
        (optimum.score, optimum.score)
    );
    assert_eq!(round.assigned.len() as u64, round.fill);
    if goal != Goal::Score {
        let persons = round.assigned.iter().map(|lead| lead.person as usize);
        assert_eq!(ladder(&plain, persons), optimum.leads);
    }
    for shortage in &round.shortages {
        assert!(shortage.set.need > shortage.set.capacity);
        assert!(!shortage.limits.is_empty());
    }
    assert_eq!(round.people_short > 0, !round.shortages.is_empty());
    round
}

fn needs(population: &Population) -> Vec<i64> {
    population.needs().into_iter().map(i64::from).collect()
}

#[test]
fn a_round_is_optimal_over_every_eligible_pair() {
    for seed in 0..4 {
        let population = county(120, 60, 3, seed);
        let needs = needs(&population);
        assert_optimal(&population, &needs, 2, FAIR);
        assert_optimal(&population, &needs, 1, FAIR);
        assert_optimal(&population, &needs, 1, Goal::Score);
    }
}

#[test]
fn nobody_is_told_twice_and_no_vacancy_goes_over_its_limit() {
    let population = county(400, 80, 2, 9);
    let round = run(&population, &settings(1, FAIR));
    let limits = population.limits(1);
    let mut used = BTreeMap::new();
    let mut pairs = std::collections::BTreeSet::new();
    for lead in &round.assigned {
        *used.entry(lead.vacancy).or_insert(0) += 1;
        assert!(pairs.insert((lead.person, lead.vacancy)));
        let choices = population.eligible(lead.person as usize);
        let better = choices
            .iter()
            .filter(|own| (own.1, lead.vacancy) > (lead.score, own.0));
        assert!(choices.contains(&(lead.vacancy, lead.score)));
        assert_eq!(lead.rank as usize, better.count() + 1);
    }
    assert!(
        used.iter()
            .all(|(&vacancy, &count)| count <= limits[vacancy as usize])
    );
}

#[test]
fn a_warm_start_is_as_good_as_a_cold_one() {
    let population = county(300, 70, 3, 5);
    let cold = run(&population, &settings(1, FAIR));
    let warm = run(
        &population,
        &RoundSettings {
            prices: Some(cold.prices.clone()),
            ..settings(1, FAIR)
        },
    );
    assert_eq!((cold.fill, cold.score_total), (warm.fill, warm.score_total));
    assert_eq!(warm.bound_total, warm.score_total);
}

#[test]
fn the_same_round_on_any_number_of_threads() {
    let population = county(300, 70, 2, 6);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| run(&population, &settings(1, FAIR)))
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn pricing_anew_gives_the_same_optimum_as_keeping_the_pairs() {
    let population = county(300, 70, 2, 8);
    let kept = run(&population, &settings(1, FAIR));
    let anew = run(
        &population,
        &RoundSettings {
            pairs_in_memory: 0,
            ..settings(1, FAIR)
        },
    );
    assert_eq!(kept, anew);
}

#[test]
fn what_somebody_was_told_before_is_never_given_again() {
    let first = county(100, 40, 3, 3);
    let told = run(&first, &settings(2, FAIR)).assigned;
    let second = crate::county::county_told(100, 40, 3, 3, &told);
    let again = run(&second, &settings(2, FAIR));
    let before: std::collections::BTreeSet<(u32, u32)> =
        told.iter().map(|lead| (lead.person, lead.vacancy)).collect();
    assert!(!again.assigned.is_empty());
    assert!(
        again
            .assigned
            .iter()
            .all(|lead| !before.contains(&(lead.person, lead.vacancy)))
    );
}
