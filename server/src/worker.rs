//! Background work: the index follows the database within a second, and what has ended is tidied away.

use services::Services;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often the index looks for changes.
const INDEX_EVERY: Duration = Duration::from_millis(400);
/// How often ended sessions, closed vacancies and the like are tidied.
const TIDY_EVERY: Duration = Duration::from_mins(15);

/// Runs until the server stops.
pub async fn run(services: Arc<Services>) {
    report("dictionaries", services.warm_index().await);
    let mut index = interval(INDEX_EVERY);
    let mut tidy = interval(TIDY_EVERY);
    index.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tidy.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = index.tick() => report("index", services.refresh_index().await.map(drop)),
            _ = tidy.tick() => report("tidy", services.tidy().await),
        }
    }
}

/// A failure is logged and tried again at the next turn.
fn report(chore: &'static str, outcome: Result<(), services::Failure>) {
    if let Err(failure) = outcome {
        tracing::error!(chore, %failure, "chore failed; it is tried again");
    }
}
