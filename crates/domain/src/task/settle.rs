//! Laying what the rules want beside what is kept: what has to be added, done, cancelled or brought back. Asking twice
//! changes nothing the second time.

use super::{CancelReason, Settled, Task, TaskKind, Wanted, Window};
use crate::ids::TaskId;
use crate::message::Unreached;
use crate::visit::NeedKind;
use chrono::NaiveDate;

/// Why nothing is to be done about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Nothing holds it.
    None,
    /// Everything is cancelled for this reason, which the program sees by itself.
    All(CancelReason),
    /// What is about work is; the rest goes on.
    Work(CancelReason),
}

impl Hold {
    /// Why nothing of a kind is to be done, where something holds it.
    const fn of(self, kind: TaskKind) -> Option<CancelReason> {
        match self {
            Self::All(why) => Some(why),
            Self::Work(why) if kind.is_about_work() => Some(why),
            Self::Work(_) | Self::None => None,
        }
    }
}

/// One step that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A task that is not there yet.
    Add(Wanted),
    /// It was done on that day.
    Done(TaskId, NaiveDate),
    /// It is done no more.
    Cancel(TaskId, CancelReason),
    /// What the program cancelled, or what was done and came undone, is to be done after all.
    Reopen(TaskId),
    /// Its window, what it counts or why it is there is another.
    Move(TaskId, Window, u32, Option<Unreached>),
}

/// How things stand with the person on the day.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// What holds everything.
    pub hold: Hold,
    /// The day.
    pub today: NaiveDate,
    /// The last day anything was written about the person or said by them.
    pub last_word: NaiveDate,
    /// Last day of the disability certificate.
    pub certificate_to: Option<NaiveDate>,
    /// The days somebody went there, oldest first.
    pub visited: &'a [NaiveDate],
    /// The days vacancies were chosen for the person.
    pub chosen: &'a [NaiveDate],
}

/// The steps from what is kept to what the rules want on a day.
pub fn settle(stored: &[Task], wanted: &[Wanted], standing: &Standing<'_>) -> Vec<Step> {
    let mut steps: Vec<Step> = stored
        .iter()
        .filter_map(|task| match standing.hold.of(task.kind) {
            Some(why) => (task.settled == Settled::Open).then_some(Step::Cancel(task.id, why)),
            None => of_stored(task, find(wanted, task), standing),
        })
        .collect();
    let is_new = |one: &&Wanted| {
        standing.hold.of(one.kind).is_none()
            && one.done_on.is_none()
            && !stored
                .iter()
                .any(|task| (task.kind, &task.key) == (one.kind, &one.key))
    };
    steps.extend(wanted.iter().filter(is_new).cloned().map(Step::Add));
    steps
}

fn find<'a>(wanted: &'a [Wanted], task: &Task) -> Option<&'a Wanted> {
    wanted
        .iter()
        .find(|one| (one.kind, &one.key) == (task.kind, &task.key))
}

fn of_stored(task: &Task, wanted: Option<&Wanted>, standing: &Standing<'_>) -> Option<Step> {
    match (task.settled, wanted) {
        (
            Settled::Open,
            Some(Wanted {
                done_on: Some(on), ..
            }),
        ) => Some(Step::Done(task.id, *on)),
        (Settled::Open, Some(one))
            if (one.window, one.count, one.cause) != (task.window, task.count, task.cause) =>
        {
            Some(Step::Move(task.id, one.window, one.count, one.cause))
        }
        (Settled::Open, None) => match done_by_itself(task, standing) {
            Some(on) => Some(Step::Done(task.id, on)),
            None if task.kind.is_computed() => Some(Step::Cancel(task.id, CancelReason::NotNeeded)),
            None => None,
        },
        // A delivery was taken back, leads came back, or more were chosen on the same day.
        (Settled::Done { .. }, Some(one)) if task.kind == TaskKind::LeadHandOver && one.done_on.is_none() => {
            Some(Step::Reopen(task.id))
        }
        (Settled::Cancelled { why }, wanted) => comes_back(task, why, wanted, standing.today),
        _ => None,
    }
}

/// What no rule asks for, or does no more because it came about: there was a word, the certificate holds longer, somebody
/// went there, vacancies were found.
fn done_by_itself(task: &Task, standing: &Standing<'_>) -> Option<NaiveDate> {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    match task.kind {
        TaskKind::StaleFile => {
            day(&task.key).and_then(|was| Some(standing.last_word).filter(|word| *word > was))
        }
        TaskKind::Expiring => {
            let was = task.key.strip_prefix("certificate:").and_then(day)?;
            standing
                .certificate_to
                .filter(|to| *to > was)
                .map(|_| standing.today)
        }
        TaskKind::Action => {
            let days = match task.key.split_once(':')? {
                ("away", _) => standing.visited,
                (_, need) if need == NeedKind::Lead.code() => standing.chosen,
                _ => return None,
            };
            days.iter().copied().filter(|on| *on >= task.window.start).min()
        }
        _ => None,
    }
}

/// What the program cancelled comes back when its reason is gone. What fell due while a household was left in peace does not:
/// it was missed on purpose.
fn comes_back(task: &Task, why: CancelReason, wanted: Option<&Wanted>, day: NaiveDate) -> Option<Step> {
    let asked = match wanted {
        Some(one) => one.done_on.is_none(),
        None => task.kind == TaskKind::Action,
    };
    let over = why == CancelReason::Muted && task.window.end < day;
    (asked && why.is_automatic() && !over).then_some(Step::Reopen(task.id))
}
