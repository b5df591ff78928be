//! Background work: the index follows the database within a second, and what has ended is tidied away.

use services::Services;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often the index looks for changes.
const INDEX_EVERY: Duration = Duration::from_millis(400);
/// How often ended sessions, closed vacancies and the like are tidied.
const TIDY_EVERY: Duration = Duration::from_mins(15);

/// How often somebody looks for lists to be read, written or taken back.
const LISTS_EVERY: Duration = Duration::from_millis(300);

/// How often somebody looks about whom it has to be computed anew what is to be done.
const TASKS_EVERY: Duration = Duration::from_secs(1);

/// How often somebody looks for messages that are due.
const MESSAGES_EVERY: Duration = Duration::from_millis(500);
/// How often messages are looked for of which nothing was heard, and those that were not answered.
const SILENT_EVERY: Duration = Duration::from_mins(5);
/// How often somebody looks whether a round is due.
const ROUNDS_EVERY: Duration = Duration::from_mins(5);

/// Runs until the server stops. Lists, messages, rounds and tasks take their time and keep nobody else waiting.
pub async fn run(services: Arc<Services>) {
    tokio::join!(
        upkeep(Arc::clone(&services)),
        messages(Arc::clone(&services)),
        rounds(Arc::clone(&services)),
        tasks(Arc::clone(&services)),
        lists(services),
    );
}

async fn messages(services: Arc<Services>) {
    let mut due = interval(MESSAGES_EVERY);
    let mut silent = interval(SILENT_EVERY);
    due.set_missed_tick_behavior(MissedTickBehavior::Delay);
    silent.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = due.tick() => report("messages", services.hand_messages().await.map(drop)),
            _ = silent.tick() => {
                report("silent messages", services.expire_messages().await.map(drop));
                report("reminders", services.plan_reminders().await.map(drop));
                report("fairs", services.plan_fair_news().await.map(drop));
                report("stands", services.tell_fair_employers().await.map(drop));
                report("listed firms", services.tell_listed_firms().await.map(drop));
                report("follow-ups", services.plan_follow_up_reminders().await.map(drop));
                report("classes", services.plan_class_notices().await.map(drop));
            }
        }
    }
}

async fn rounds(services: Arc<Services>) {
    let mut turn = interval(ROUNDS_EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        report("round", services.run_due_round().await.map(drop));
    }
}

async fn tasks(services: Arc<Services>) {
    let mut turn = interval(TASKS_EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        report("tasks", services.settle_tasks_due().await.map(drop));
    }
}

async fn lists(services: Arc<Services>) {
    report("lists", services.settle_broken_lists().await);
    let mut turn = interval(LISTS_EVERY);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        turn.tick().await;
        report("lists", services.work_on_lists().await.map(drop));
    }
}

async fn upkeep(services: Arc<Services>) {
    report("dictionaries", services.warm_index().await);
    let mut index = interval(INDEX_EVERY);
    let mut tidy = interval(TIDY_EVERY);
    index.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tidy.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = index.tick() => {
                report("areas", services.notice_areas().await);
                report("index", services.refresh_index().await.map(drop));
                report("look-alikes", services.compare_files().await.map(drop));
            }
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
