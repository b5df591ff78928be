//! The allocator against the exact flow.

use std::collections::BTreeSet;

use matching::{Allocation, Goal, Instance, InstanceProblem, allocate};
use proptest::prelude::*;

use crate::reference::{FAIR, Plain, ladder, solve};

fn run(plain: &Plain, goal: Goal) -> Allocation {
    let pairs = plain.pairs.iter().copied();
    let instance = Instance::new(&plain.needs, &plain.limits, pairs).expect("a valid instance");
    allocate(&instance, goal)
}

fn assert_allowed(plain: &Plain, allocation: &Allocation) {
    let mut given = vec![0; plain.needs.len()];
    let mut used = vec![0; plain.limits.len()];
    let mut score = 0;
    for &(person, vacancy) in &allocation.assigned {
        given[person as usize] += 1;
        used[vacancy as usize] += 1;
        let is_it = |pair: &&[i64; 3]| pair[0] == i64::from(person) && pair[1] == i64::from(vacancy);
        score += plain.pairs.iter().find(is_it).expect("an eligible pair")[2] as u64;
    }
    assert!(given.iter().zip(&plain.needs).all(|(given, need)| given <= need));
    assert!(used.iter().zip(&plain.limits).all(|(used, limit)| used <= limit));
    let unique: BTreeSet<_> = allocation.assigned.iter().collect();
    assert_eq!(unique.len(), allocation.assigned.len());
    assert_eq!(allocation.fill, allocation.assigned.len() as u64);
    assert_eq!(allocation.score_total, score);
}

fn assert_shortages_prove_the_fill(plain: &Plain, allocation: &Allocation) {
    let need: i64 = plain.needs.iter().sum();
    let mut missing = 0;
    for set in &allocation.shortages {
        let people: BTreeSet<i64> = set.people.iter().map(|&at| i64::from(at)).collect();
        let open: Vec<&[i64; 3]> = plain
            .pairs
            .iter()
            .filter(|pair| people.contains(&pair[0]))
            .collect();
        let vacancies: BTreeSet<i64> = open.iter().map(|pair| pair[1]).collect();
        assert_eq!(vacancies, set.vacancies.iter().map(|&at| i64::from(at)).collect());
        let could_take = |&vacancy: &i64| {
            let pairs = open.iter().filter(|pair| pair[1] == vacancy).count() as i64;
            pairs.min(plain.limits[vacancy as usize]) as u64
        };
        assert_eq!(set.capacity, vacancies.iter().map(could_take).sum::<u64>());
        assert_eq!(
            set.need,
            people
                .iter()
                .map(|&at| plain.needs[at as usize] as u64)
                .sum::<u64>()
        );
        assert!(set.need > set.capacity);
        missing += set.need - set.capacity;
    }
    assert_eq!(need as u64 - allocation.fill, missing);
}

fn assert_optimal(plain: &Plain, goal: Goal) {
    let allocation = run(plain, goal);
    assert_allowed(plain, &allocation);
    let optimum = solve(plain, goal);
    assert_eq!(allocation.fill, optimum.fill, "fill");
    assert_eq!(allocation.bound_fill, optimum.fill, "bound of the fill");
    if goal != Goal::Score {
        let persons = allocation.assigned.iter().map(|pair| pair.0 as usize);
        assert_eq!(ladder(plain, persons), optimum.leads, "neediest first");
    }
    assert_eq!(allocation.score_total, optimum.score, "score");
    assert_eq!(allocation.bound_score, optimum.score, "bound of the score");
    assert!(allocation.gap.abs() < f64::EPSILON);
    let worth = allocation.prices.iter().map(|price| price.abs());
    assert!(
        worth.fold(0.0, f64::max) < 1e6,
        "prices stay within what leads are worth"
    );
    assert_shortages_prove_the_fill(plain, &allocation);
}

/// Instances of `people` × `vacancies` at most, with scores from `0..=scores`.
fn plain(people: usize, vacancies: usize, scores: i64) -> impl Strategy<Value = Plain> {
    let sizes = (1..=people, 1..=vacancies, 1u32..=9);
    sizes.prop_flat_map(move |(people, vacancies, density)| {
        let pair = prop::option::weighted(f64::from(density) / 10.0, 0..=scores);
        let limits = prop_oneof![4 => 0..4i64, 1 => 0..40i64, 1 => Just(4_000_000_000i64)];
        (
            prop::collection::vec(prop_oneof![5 => 0..=5i64, 1 => 6..9i64], people),
            prop::collection::vec(limits, vacancies),
            prop::collection::vec(pair, people * vacancies),
        )
            .prop_map(move |(needs, limits, scores)| {
                let at = |(cell, score): (usize, &Option<i64>)| {
                    let (person, vacancy) = (cell / vacancies, cell % vacancies);
                    score.map(|score| [person as i64, vacancy as i64, score])
                };
                let pairs = scores.iter().enumerate().filter_map(at).collect();
                Plain { needs, limits, pairs }
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn reaches_the_optimum_of_the_score(plain in plain(9, 7, 1000)) {
        assert_optimal(&plain, Goal::Score);
    }

    #[test]
    fn reaches_the_optimum_neediest_first(plain in plain(9, 7, 1000)) {
        assert_optimal(&plain, FAIR);
    }

    #[test]
    fn reaches_the_optimum_among_many_ties(plain in plain(10, 8, 2)) {
        assert_optimal(&plain, Goal::Score);
        assert_optimal(&plain, FAIR);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn reaches_the_optimum_beyond_the_short_lists(plain in plain(30, 60, 1000)) {
        assert_optimal(&plain, Goal::Score);
        assert_optimal(&plain, FAIR);
    }
}

#[test]
fn an_empty_instance_is_solved() {
    let nothing = Plain {
        needs: vec![],
        limits: vec![],
        pairs: vec![],
    };
    let allocation = run(&nothing, Goal::Score);
    assert_eq!((allocation.fill, allocation.bound_score), (0, 0));
    assert!(allocation.shortages.is_empty());
}

#[test]
fn people_without_any_vacancy_are_one_shortage() {
    let plain = Plain {
        needs: vec![5, 2, 0],
        limits: vec![3],
        pairs: vec![],
    };
    let allocation = run(&plain, FAIR);
    assert_eq!(allocation.shortages.len(), 1);
    assert_eq!(allocation.shortages[0].people, [0, 1]);
    assert_eq!(
        (allocation.shortages[0].need, allocation.shortages[0].capacity),
        (7, 0)
    );
}

#[test]
fn the_neediest_come_first() {
    // Two places; one person has none of five yet, the other has four.
    let plain = Plain {
        needs: vec![1, 5],
        limits: vec![1, 1],
        pairs: vec![[0, 0, 1000], [0, 1, 1000], [1, 0, 0], [1, 1, 0]],
    };
    let fair = run(&plain, FAIR);
    assert_eq!(fair.assigned, [(1, 0), (1, 1)]);
    assert_eq!(run(&plain, Goal::Score).score_total, 1000);
}

/// Both have nothing of five yet; of eight, the one who needs six has two already.
#[test]
fn who_is_neediest_follows_the_figure() {
    let plain = Plain {
        needs: vec![8, 6],
        limits: vec![1],
        pairs: vec![[0, 0, 10], [1, 0, 900]],
    };
    assert_eq!(run(&plain, FAIR).assigned, [(1, 0)]);
    assert_eq!(run(&plain, Goal::Fair { owed: 8 }).assigned, [(0, 0)]);
}

#[test]
fn a_bad_instance_is_refused_with_its_place() {
    let problem = |needs: &[i64], limits: &[i64], pairs: &[[i64; 3]]| {
        Instance::new(needs, limits, pairs.iter().copied()).expect_err("a problem")
    };
    assert_eq!(
        problem(&[-1], &[], &[]),
        InstanceProblem::Need { person: 0, need: -1 }
    );
    assert_eq!(
        problem(&[], &[1 << 40], &[]),
        InstanceProblem::Limit {
            vacancy: 0,
            limit: 1 << 40
        }
    );
    assert_eq!(
        problem(&[1], &[1], &[[1, 0, 5]]),
        InstanceProblem::UnknownPerson { pair: 0, person: 1 }
    );
    assert_eq!(
        problem(&[1], &[1], &[[0, -1, 5]]),
        InstanceProblem::UnknownVacancy { pair: 0, vacancy: -1 }
    );
    assert_eq!(
        problem(&[1], &[1], &[[0, 0, 1001]]),
        InstanceProblem::Score { pair: 0, score: 1001 }
    );
    let twice = problem(&[1], &[1], &[[0, 0, 5], [0, 0, 6]]);
    assert_eq!(
        twice,
        InstanceProblem::Twice {
            person: 0,
            vacancy: 0
        }
    );
}

#[test]
fn the_same_instance_gives_the_same_allocation_on_any_number_of_threads() {
    use rand::{RngExt, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(7);
    let mut pairs = Vec::new();
    for person in 0..300 {
        for vacancy in 0..120 {
            if rng.random_bool(0.3) {
                pairs.push([person, vacancy, rng.random_range(0..=20)]);
            }
        }
    }
    let plain = Plain {
        needs: vec![5; 300],
        limits: vec![12; 120],
        pairs,
    };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("a pool");
        pool.install(|| run(&plain, FAIR))
    };
    assert_eq!(on(1), on(4));
}
