//! A round over a synthetic county: `bench_match [PEOPLE VACANCIES [OPENINGS [PER_OPENING]]]`.
//!
//! Without arguments: 20,000 × 2,000 and 50,000 × 5,000.

use std::time::Instant;

use matching::{RoundSettings, run};

#[path = "../tests/county.rs"]
mod county;

fn main() {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse().ok())
        .collect();
    let openings = given.get(2).map_or(3, |&openings| openings as u32);
    let per_opening = given.get(3).map_or(10, |&most| most as u32);
    let sizes: &[(usize, usize)] = match given.as_slice() {
        [people, vacancies, ..] => &[(*people, *vacancies)],
        _ => &[(20_000, 2_000), (50_000, 5_000)],
    };
    for &(people, vacancies) in sizes {
        bench(people, vacancies, openings, per_opening);
    }
}

fn bench(people: usize, vacancies: usize, openings: u32, per_opening: u32) {
    let population = county::county(people, vacancies, openings, 1);
    let mut settings = RoundSettings::new(per_opening, 5);
    let started = Instant::now();
    let round = run(&population, &settings);
    let cold = started.elapsed().as_secs_f64();
    settings.prices = Some(round.prices.clone());
    let started = Instant::now();
    let again = run(&population, &settings);
    let warm = started.elapsed().as_secs_f64();
    assert_eq!(again.score_total, round.score_total);
    println!(
        "{people} x {vacancies}: need {} capacity {} fill {} of {} score {} of {} gap {:.4} % full {} short {} \
         shortages {} rounds {} cold {cold:.2} s warm {warm:.2} s",
        round.need,
        round.capacity,
        round.fill,
        round.bound_fill,
        round.score_total,
        round.bound_total,
        round.gap * 100.0,
        round.people_full,
        round.people_short,
        round.shortages.len(),
        round.rounds,
    );
}
