//! Solves an instance file and prints one line: `bench_allocate FILE [score|fair [TIMES]]`.
//!
//! The file holds little-endian 64-bit numbers: people, vacancies, pairs; then the
//! needs, the limits, and `person, vacancy, score` per pair.

use std::time::Instant;

use matching::{Goal, Instance, allocate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which file?")?;
    let goal = match arguments.next().as_deref() {
        Some("fair") => Goal::Fair { owed: 5 },
        _ => Goal::Score,
    };
    let bytes = std::fs::read(path)?;
    let (words, _) = bytes.as_chunks::<8>();
    let words: Vec<i64> = words.iter().map(|word| i64::from_le_bytes(*word)).collect();
    let (head, rest) = words.split_at(3);
    let (needs, rest) = rest.split_at(head[0] as usize);
    let (limits, pairs) = rest.split_at(head[1] as usize);
    let (pairs, _) = pairs.as_chunks::<3>();
    let read = Instant::now();
    let instance = Instance::new(needs, limits, pairs.iter().copied())?;
    let built = read.elapsed();
    let mut result = allocate(&instance, goal);
    let mut best = read.elapsed();
    for _ in 1..arguments.next().map_or(1, |count| count.parse().unwrap_or(1)) {
        let again = Instant::now();
        result = allocate(&instance, goal);
        best = best.min(again.elapsed() + built);
    }
    println!(
        "fill {} of {} score {} of {} gap {:.6} % shortages {} rounds {} build {:.3} s total {:.3} s",
        result.fill,
        result.bound_fill,
        result.score_total,
        result.bound_score,
        result.gap * 100.0,
        result.shortages.len(),
        result.rounds,
        built.as_secs_f64(),
        best.as_secs_f64(),
    );
    Ok(())
}
