//! When something is due, and whether it was done: one function per kind, over the facts of one person.

use super::{TaskKind, Window};
use crate::category::CategoryPeriod;
use crate::clock::day_in_shanghai;
use crate::ids::{HouseholdId, LeadId, PlacementId, VisitId};
use crate::lead::{Lead, LeadState};
use crate::message::Unreached;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::{AreaCode, dates};
use crate::visit::OutcomeKind;
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;

/// Something a rule asks for, or asked for and found done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What.
    pub kind: TaskKind,
    /// About what of the person.
    pub key: String,
    /// When.
    pub window: Window,
    /// How many things it is about.
    pub count: u32,
    /// Why vacancies have to be brought: no channel reaches the person.
    pub cause: Option<Unreached>,
    /// The day it was done, however that was recorded.
    pub done_on: Option<NaiveDate>,
}

/// The days that decide, as they stand in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskFigures {
    /// Days before the due day on which a window opens.
    pub before: u64,
    /// Days after it on which it closes.
    pub after: u64,
    /// Days for the first survey.
    pub survey: u64,
    /// Days for handing vacancies over.
    pub lead: u64,
    /// Days to wait for an answer.
    pub answer: u64,
    /// Days after the start of work on which somebody asks.
    pub follow_up: [u64; 5],
    /// Days before the planned end of a public-welfare post on which something else is looked for.
    pub transition: u64,
    /// Vacancies that are looked for then.
    pub transition_leads: u64,
    /// Days before an end on which renewal is asked for.
    pub renewal: u64,
    /// Days without a word after which a file is stale.
    pub stale: u64,
    /// Days for what a visit found.
    pub need: u64,
    /// Days after which somebody who was not at home is tried again.
    pub retry: u64,
    /// How often they are tried.
    pub retries: u64,
}

impl TaskFigures {
    /// Reads them for an area on a day.
    pub fn of(params: &Params, area: AreaCode, day: NaiveDate) -> Result<Self, NotSet> {
        use ParamKey as K;
        let days = |key| {
            let value = params.value(key, Some(area), day)?;
            Ok(u64::try_from(value).unwrap_or(0))
        };
        Ok(Self {
            before: days(K::TaskBeforeDays)?,
            after: days(K::TaskAfterDays)?,
            survey: days(K::TaskSurveyDays)?,
            lead: days(K::TaskLeadDays)?,
            answer: days(K::AnswerDays)?,
            follow_up: [
                days(K::FollowUpFirst)?,
                days(K::FollowUpSecond)?,
                days(K::FollowUpThird)?,
                days(K::FollowUpFourth)?,
                days(K::FollowUpFifth)?,
            ],
            transition: days(K::TransitionDays)?,
            transition_leads: days(K::TransitionLeads)?,
            renewal: days(K::RenewalDays)?,
            stale: days(K::PersonStaleDays)?,
            need: days(K::TaskNeedDays)?,
            retry: days(K::VisitRetryDays)?,
            retries: days(K::VisitRetries)?,
        })
    }

    /// The window around a due day.
    pub fn around(&self, due: NaiveDate) -> Window {
        Window {
            start: due.checked_sub_days(Days::new(self.before)).unwrap_or(due),
            due,
            end: dates::add_days(due, self.after),
        }
    }

    /// A window that opens on a day and is due so many days after.
    pub fn from(&self, start: NaiveDate, days: u64) -> Window {
        let due = dates::add_days(start, days);
        Window {
            start,
            due,
            end: dates::add_days(due, self.after),
        }
    }
}

/// What the rules look at in a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitFact {
    /// The visit.
    pub id: VisitId,
    /// Its day.
    pub on: NaiveDate,
    /// How it ended.
    pub outcome: OutcomeKind,
    /// The day somebody asked to be visited again.
    pub again_on: Option<NaiveDate>,
    /// The day on which somebody who checked it gave it back.
    pub returned_on: Option<NaiveDate>,
}

/// What the rules look at in a placement that was not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementFact {
    /// The placement.
    pub id: PlacementId,
    /// The lead that told of it.
    pub lead: Option<LeadId>,
    /// First day.
    pub started_on: NaiveDate,
    /// The day it ended, or was known never to begin.
    pub over_on: Option<NaiveDate>,
    /// The planned end of a public-welfare post.
    pub post_ends_on: Option<NaiveDate>,
    /// The days on which somebody heard how it stands, oldest first.
    pub heard: Vec<NaiveDate>,
}

/// Something with a day of its own, that other records say was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedFact {
    /// What.
    pub kind: TaskKind,
    /// About what of the person.
    pub key: String,
    /// The day by which it should be done.
    pub due_on: NaiveDate,
    /// The day it was.
    pub done_on: Option<NaiveDate>,
}

/// What the rules look at in a person.
#[derive(Clone, Debug)]
pub struct TaskFacts<'a> {
    /// The day.
    pub today: NaiveDate,
    /// The day the file was made.
    pub since: NaiveDate,
    /// Whether leads are owed to the person.
    pub is_due: bool,
    /// Whether what the person can and wants stands in the file.
    pub is_surveyed: bool,
    /// The last day anything was written about the person or said by them.
    pub last_word: NaiveDate,
    /// Last day of the disability certificate.
    pub certificate_to: Option<NaiveDate>,
    /// Spells of groups.
    pub periods: &'a [CategoryPeriod],
    /// Leads.
    pub leads: &'a [Lead],
    /// Why no channel reaches the person, where there are channels and none does.
    pub unreached: Option<Unreached>,
    /// Placements.
    pub placements: &'a [PlacementFact],
    /// Payments and visits that other records ask for.
    pub dated: &'a [DatedFact],
    /// Visits, oldest first, drafts and twins left out.
    pub visits: &'a [VisitFact],
    /// The household of which nobody has non-farm work, where the person stands for it, and the day that was found.
    pub zero_transfer: Option<(HouseholdId, NaiveDate)>,
}

/// Everything the rules ask for, done or not.
pub fn wanted(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let mut all = Vec::new();
    all.extend(first_survey(facts, figures));
    all.extend(hand_overs(facts, figures));
    all.extend(answers(facts, figures));
    all.extend(follow_ups(facts, figures));
    all.extend(transitions(facts, figures));
    all.extend(dated(facts, figures));
    all.extend(agreed(facts, figures));
    all.extend(expiring(facts, figures));
    all.extend(stale(facts, figures));
    all.extend(zero_transfer(facts, figures));
    all.extend(returned(facts, figures));
    all
}

/// The first visit that was held on or after a day.
fn visited_since(facts: &TaskFacts<'_>, day: NaiveDate) -> Option<NaiveDate> {
    let mut held = facts
        .visits
        .iter()
        .filter(|visit| visit.outcome == OutcomeKind::Done && visit.on >= day);
    held.next().map(|visit| visit.on)
}

/// P1b: everybody to whom leads are owed is visited once; who was asked another way need not be.
fn first_survey(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Option<Wanted> {
    let visited = facts
        .visits
        .iter()
        .find(|visit| visit.outcome == OutcomeKind::Done);
    let done_on = match visited {
        Some(visit) => Some(visit.on),
        None => facts.is_surveyed.then_some(facts.last_word),
    };
    (facts.is_due || done_on.is_some()).then(|| Wanted {
        kind: TaskKind::FirstSurvey,
        key: String::new(),
        window: figures.from(facts.since, figures.survey),
        count: 1,
        cause: None,
        done_on,
    })
}

/// Vacancies chosen on one day are handed over together; whichever way they arrive, they have arrived. Whom no channel reaches
/// is brought everything that waits at once: one task, the one of the day that waits longest.
fn hand_overs(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let mut days: BTreeMap<NaiveDate, Vec<&Lead>> = BTreeMap::new();
    for lead in facts.leads {
        days.entry(lead.planned_on).or_default().push(lead);
    }
    let mut all: Vec<Wanted> = days
        .into_iter()
        .filter_map(|(day, leads)| hand_over(day, &leads, figures))
        .collect();
    if let Some(cause) = facts.unreached {
        bring_at_once(&mut all, (facts.leads, cause), figures);
    }
    all
}

/// Whether a lead has yet to arrive.
const fn waits(lead: &Lead) -> bool {
    matches!(
        lead.state,
        LeadState::Planned | LeadState::Sent { .. } | LeadState::Failed { .. }
    )
}

fn hand_over(day: NaiveDate, leads: &[&Lead], figures: &TaskFigures) -> Option<Wanted> {
    let waiting = leads.iter().filter(|lead| waits(lead)).count();
    let last = leads
        .iter()
        .filter_map(|lead| lead.state.delivery())
        .map(|one| one.at)
        .max();
    let done_on = if waiting == 0 {
        Some(day_in_shanghai(last?))
    } else {
        None
    };
    Some(Wanted {
        kind: TaskKind::LeadHandOver,
        key: day.to_string(),
        window: figures.from(day, figures.lead),
        count: waiting as u32,
        cause: None,
        done_on,
    })
}

/// Makes one task of those that wait. Its days count from when it was known that a message had not arrived.
fn bring_at_once(all: &mut Vec<Wanted>, (leads, cause): (&[Lead], Unreached), figures: &TaskFigures) {
    let known = |lead: &Lead| match &lead.state {
        LeadState::Failed { at, .. } => day_in_shanghai(*at),
        _ => lead.planned_on,
    };
    let Some(since) = leads.iter().filter(|lead| waits(lead)).map(known).min() else {
        return;
    };
    let count = all.iter().map(|one| one.count).sum();
    let mut is_first = true;
    all.retain(|one| one.done_on.is_some() || std::mem::take(&mut is_first));
    if let Some(one) = all.iter_mut().find(|one| one.done_on.is_none()) {
        one.window = figures.from(since, figures.lead);
        one.count = count;
        one.cause = Some(cause);
    }
}

/// P2: whoever was told and has said nothing for some days is asked.
fn answers(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let mut days: BTreeMap<NaiveDate, (u32, Option<DateTime<Utc>>)> = BTreeMap::new();
    for lead in facts.leads {
        let Some(delivery) = lead.state.delivery() else {
            continue;
        };
        let (open, said) = days.entry(day_in_shanghai(delivery.at)).or_default();
        match &lead.state {
            LeadState::Delivered { .. } | LeadState::Opened { .. } => *open += 1,
            LeadState::Answered { at, .. }
            | LeadState::Referred { at, .. }
            | LeadState::Interviewed { at, .. }
            | LeadState::Hired { at, .. } => *said = (*said).max(Some(*at)),
            _ => {}
        }
    }
    let asked = |(day, (open, said)): (NaiveDate, (u32, Option<DateTime<Utc>>))| {
        let start = dates::add_days(day, figures.answer);
        let done_on = if open == 0 {
            Some(day_in_shanghai(said?))
        } else {
            None
        };
        (done_on.is_some() || facts.today >= start).then(|| Wanted {
            kind: TaskKind::AnswerOverdue,
            key: day.to_string(),
            window: figures.from(start, figures.before),
            count: open,
            cause: None,
            done_on,
        })
    };
    days.into_iter().filter_map(asked).collect()
}

/// P8, R106: after a start of work somebody asks on days 7, 30, 90, 180 and 365. Whoever has heard how it stands, by whatever
/// way, has asked; so has whoever recorded the end. Leads that were hired before placements were kept are followed too.
fn follow_ups(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let mut all = Vec::new();
    for placement in facts.placements {
        all.extend(of_placement(placement, facts, figures));
    }
    let is_kept = |lead: LeadId| facts.placements.iter().any(|one| one.lead == Some(lead));
    for lead in facts.leads.iter().filter(|lead| !is_kept(lead.id)) {
        let LeadState::Hired { at, .. } = &lead.state else {
            continue;
        };
        let start = day_in_shanghai(*at);
        for days in figures.follow_up {
            let window = figures.around(dates::add_days(start, days));
            all.push(Wanted {
                kind: TaskKind::FollowUp,
                key: format!("{}:{days}", lead.id),
                window,
                count: 1,
                cause: None,
                done_on: visited_since(facts, window.start),
            });
        }
    }
    all
}

fn of_placement(placement: &PlacementFact, facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let asked = |days: &u64| {
        let window = figures.around(dates::add_days(placement.started_on, *days));
        if placement.over_on.is_some_and(|over| over < window.start) {
            return None;
        }
        let heard = placement
            .heard
            .iter()
            .copied()
            .filter(|on| *on >= window.start)
            .min();
        let ways = [heard, visited_since(facts, window.start), placement.over_on];
        Some(Wanted {
            kind: TaskKind::FollowUp,
            key: format!("{}:{days}", placement.id),
            window,
            count: 1,
            cause: None,
            done_on: ways.into_iter().flatten().min(),
        })
    };
    figures.follow_up.iter().filter_map(asked).collect()
}

/// P7: some time before a public-welfare post ends, other work is looked for: done when enough vacancies were chosen.
fn transitions(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let wanted = |placement: &PlacementFact| {
        let ends = placement.post_ends_on?;
        let start = ends
            .checked_sub_days(Days::new(figures.transition))
            .unwrap_or(ends);
        if placement.over_on.is_some_and(|over| over < start) {
            return None;
        }
        let mut chosen: Vec<NaiveDate> = facts.leads.iter().map(|lead| lead.planned_on).collect();
        chosen.retain(|on| *on >= start);
        chosen.sort_unstable();
        let enough = usize::try_from(figures.transition_leads)
            .unwrap_or(usize::MAX)
            .max(1);
        let found = chosen.get(enough - 1).copied();
        Some(Wanted {
            kind: TaskKind::Transition,
            key: placement.id.to_string(),
            window: Window {
                start,
                due: ends,
                end: dates::add_days(ends, figures.after),
            },
            count: 1,
            cause: None,
            done_on: found.or(placement.over_on),
        })
    };
    facts.placements.iter().filter_map(wanted).collect()
}

/// R15, R16, P10: what has a day of its own.
fn dated(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let wanted = |one: &DatedFact| Wanted {
        kind: one.kind,
        key: one.key.clone(),
        window: figures.around(one.due_on),
        count: 1,
        cause: None,
        done_on: one.done_on,
    };
    facts.dated.iter().map(wanted).collect()
}

/// P3, S08: a visit was agreed, or nobody was at home and it is tried again, so often and no more.
fn agreed(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let mut tried = 0;
    let mut all = Vec::new();
    for (place, visit) in facts.visits.iter().enumerate() {
        let day = match (visit.outcome, visit.again_on) {
            (OutcomeKind::NotHome, again) => {
                tried += 1;
                let retry = dates::add_days(visit.on, figures.retry);
                (tried <= figures.retries).then(|| again.unwrap_or(retry))
            }
            (OutcomeKind::Done, again) => {
                tried = 0;
                again
            }
            (OutcomeKind::Refused | OutcomeKind::Draft, _) => None,
        };
        all.extend(day.map(|day| Wanted {
            kind: TaskKind::FollowUp,
            key: visit.id.to_string(),
            window: figures.around(day),
            count: 1,
            cause: None,
            done_on: facts.visits.get(place + 1).map(|next| next.on),
        }));
    }
    all
}

/// P1: a group or a certificate ends; a later spell, or a later day on the certificate, has renewed it.
fn expiring(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let ends = |last: NaiveDate, key: String, done_on: Option<NaiveDate>| Wanted {
        kind: TaskKind::Expiring,
        key,
        window: Window {
            start: last.checked_sub_days(Days::new(figures.renewal)).unwrap_or(last),
            due: last,
            end: dates::add_days(last, figures.after),
        },
        count: 1,
        cause: None,
        done_on,
    };
    let renewed = |period: &CategoryPeriod, last: NaiveDate| {
        let next = facts.periods.iter().find(|other| {
            other.category == period.category
                && other.valid_from > period.valid_from
                && other.valid_to.is_none_or(|to| to > last)
        });
        next.map(|other| other.recorded_on)
    };
    let near = |last: NaiveDate| {
        let horizon = dates::add_days(facts.today, figures.renewal + figures.before);
        let passed = facts.today.checked_sub_days(Days::new(figures.renewal));
        last <= horizon && passed.is_none_or(|passed| last >= passed)
    };
    let mut all: Vec<Wanted> = facts
        .periods
        .iter()
        .filter_map(|period| {
            let last = period
                .valid_to
                .filter(|last| *last >= period.valid_from && near(*last))?;
            let key = format!("{}:{last}", period.category);
            Some(ends(last, key, renewed(period, last)))
        })
        .collect();
    let certificate = facts.certificate_to.filter(|last| near(*last));
    all.extend(certificate.map(|last| ends(last, format!("certificate:{last}"), None)));
    all
}

/// P1b: nobody has had a word for so many days. Nothing is made of it before.
fn stale(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Option<Wanted> {
    let day = dates::add_days(facts.last_word, figures.stale);
    (facts.is_due && facts.today >= day).then(|| Wanted {
        kind: TaskKind::StaleFile,
        key: facts.last_word.to_string(),
        window: figures.from(day, figures.after),
        count: 1,
        cause: None,
        done_on: None,
    })
}

/// R09: a household in which nobody has non-farm work is visited.
fn zero_transfer(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Option<Wanted> {
    let (household, since) = facts.zero_transfer?;
    Some(Wanted {
        kind: TaskKind::ZeroTransfer,
        key: household.to_string(),
        window: figures.from(since, figures.survey),
        count: 1,
        cause: None,
        done_on: visited_since(facts, since),
    })
}

/// P3: a visit that was given back is made again; it does not do itself, even if it was given back on its own day.
fn returned(facts: &TaskFacts<'_>, figures: &TaskFigures) -> Vec<Wanted> {
    let given_back = |visit: &VisitFact| {
        let on = visit.returned_on?;
        let again = facts
            .visits
            .iter()
            .find(|other| other.id != visit.id && other.on >= on && other.outcome == OutcomeKind::Done);
        Some(Wanted {
            kind: TaskKind::Returned,
            key: visit.id.to_string(),
            window: figures.from(on, figures.after),
            count: 1,
            cause: None,
            done_on: again.map(|other| other.on),
        })
    };
    facts.visits.iter().filter_map(given_back).collect()
}
