//! `demo`: fills an empty database with the synthetic county.

use super::Outcome;
use crate::config::Global;
use clap::Args;
use services::{Failure, demo};
use std::time::Instant;

#[derive(Args, Debug)]
pub struct Demo {
    /// How many people.
    #[arg(long, default_value_t = 3000)]
    people: u32,
    /// How many vacancies.
    #[arg(long, default_value_t = 900)]
    vacancies: u32,
    /// The same seed gives the same county.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day the county is made for.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

pub async fn run(global: &Global, command: Demo) -> Result<Outcome, Failure> {
    let started = Instant::now();
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    let settings = demo::DemoSettings {
        people: command.people,
        vacancies: command.vacancies,
        seed: command.seed,
        as_of: services.clock.today(),
    };
    let mut loaded = services.load_demo(&settings).await?;
    services.refresh_index().await?;
    loaded.seconds = started.elapsed().as_secs_f64();
    let text = format!(
        "Demo county: {} people, {} vacancies of {} employers, {} courses, {:.1} s.",
        loaded.people, loaded.vacancies, loaded.employers, loaded.courses, loaded.seconds
    );
    Outcome::done(&loaded, text)
}
