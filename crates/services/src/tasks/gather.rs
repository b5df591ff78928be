//! The facts the rules look at, for many people at once.

use crate::household::{People, without_work};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::category::CategoryPeriod;
use domain::clock::day_in_shanghai;
use domain::household::{Member, Relation};
use domain::ids::{HouseholdId, PersonId, PlacementId};
use domain::lead::Lead;
use domain::message::Unreached;
use domain::params::Params;
use domain::person::{Consent, DueAges, Person};
use domain::placement::{FollowUp, Placement, PlacementState};
use domain::profile::Profile;
use domain::public_post::{PostKind, TenureState};
use domain::rules::household::Finding;
use domain::task::{
    CancelReason, DatedFact, Hold, PlacementFact, Standing, Task, TaskFacts, TaskFigures, TaskKind,
    VisitFact, Wanted, wanted,
};
use domain::values::AreaCode;
use std::collections::{BTreeSet, HashMap};
use store::Connection;

/// What is kept and what is wanted of one person.
pub(super) struct Gathered {
    pub id: PersonId,
    pub stored: Vec<Task>,
    pub wanted: Vec<Wanted>,
    hold: Hold,
    today: NaiveDate,
    last_word: NaiveDate,
    certificate_to: Option<NaiveDate>,
    visited: Vec<NaiveDate>,
    chosen: Vec<NaiveDate>,
}

impl Gathered {
    /// Reads everything about these people with a few questions.
    pub async fn of(
        services: &Services,
        db: &mut Connection,
        ids: &[PersonId],
    ) -> Result<Vec<Self>, Failure> {
        let today = services.clock.today();
        let people = db.list_people(ids).await?;
        let mut read = Read::of(db, ids, today).await?;
        read.unreached = services.unreached(db, &people, &read.params).await?;
        let mut all = Vec::with_capacity(people.len());
        for person in people {
            all.push(read.gather(&person, today)?);
        }
        Ok(all)
    }

    pub fn standing(&self) -> Standing<'_> {
        Standing {
            hold: self.hold,
            today: self.today,
            last_word: self.last_word,
            certificate_to: self.certificate_to,
            visited: &self.visited,
            chosen: &self.chosen,
        }
    }
}

/// What was read, by person.
struct Read {
    params: Params,
    ages: DueAges,
    figures: HashMap<AreaCode, TaskFigures>,
    profiles: HashMap<PersonId, Profile>,
    periods: HashMap<PersonId, Vec<CategoryPeriod>>,
    leads: HashMap<PersonId, Vec<Lead>>,
    placements: HashMap<PersonId, Vec<PlacementFact>>,
    dated: HashMap<PersonId, Vec<DatedFact>>,
    visits: HashMap<PersonId, Vec<VisitFact>>,
    tasks: HashMap<PersonId, Vec<Task>>,
    words: HashMap<PersonId, NaiveDate>,
    muted: BTreeSet<PersonId>,
    stand_for: HashMap<PersonId, HouseholdId>,
    unreached: HashMap<PersonId, Unreached>,
}

impl Read {
    async fn of(db: &mut Connection, ids: &[PersonId], today: NaiveDate) -> Result<Self, Failure> {
        let params = db.list_policy_parameters().await?;
        let ages = DueAges::of(&params, today)?;
        let mut words: HashMap<PersonId, NaiveDate> = HashMap::new();
        for (person, at) in db.list_last_words(ids).await? {
            let on = day_in_shanghai(at);
            let known = words.entry(person).or_insert(on);
            *known = on.max(*known);
        }
        let mutes = db.list_mutes_of(ids).await?;
        let holds = |last: Option<NaiveDate>| last.is_none_or(|last| last >= today);
        Ok(Self {
            profiles: db.list_person_profiles(ids).await?.into_iter().collect(),
            periods: by_person(db.list_category_periods_of(ids).await?, |one| one.person),
            leads: by_person(db.list_leads_of_people(ids).await?, |one| one.person),
            placements: placement_facts(db, ids).await?,
            dated: grouped(super::dated::facts(db, ids, today).await?),
            visits: grouped(db.list_visit_facts(ids).await?),
            tasks: by_person(db.list_tasks_of(ids).await?, |one| one.person),
            muted: mutes
                .into_iter()
                .filter(|(_, mute)| holds(mute.until_on))
                .map(|(person, _)| person)
                .collect(),
            stand_for: without_work_of(db, ids, (today, ages)).await?,
            figures: HashMap::new(),
            unreached: HashMap::new(),
            params,
            ages,
            words,
        })
    }

    fn gather(&mut self, person: &Person, today: NaiveDate) -> Result<Gathered, Failure> {
        let id = person.id;
        let figures = self.figures_of(person.living_area, today)?;
        let stored = self.tasks.remove(&id).unwrap_or_default();
        let since = since(person, &stored, today);
        let last_word = self.words.get(&id).copied().unwrap_or(since).max(since);
        let certificate_to = self
            .profiles
            .get(&id)
            .and_then(|profile| profile.certificate_valid_to);
        let periods = self.periods.remove(&id).unwrap_or_default();
        let leads = self.leads.remove(&id).unwrap_or_default();
        let visits = self.visits.remove(&id).unwrap_or_default();
        let placements = self.placements.remove(&id).unwrap_or_default();
        let dated = self.dated.remove(&id).unwrap_or_default();
        let facts = TaskFacts {
            today,
            since,
            is_due: person.is_due_on(today, self.ages),
            is_surveyed: is_surveyed(person),
            last_word,
            certificate_to,
            periods: &periods,
            leads: &leads,
            unreached: self.unreached.get(&id).copied(),
            placements: &placements,
            dated: &dated,
            visits: &visits,
            zero_transfer: self
                .stand_for
                .get(&id)
                .map(|household| (*household, found_on(&stored, *household, today))),
        };
        let mut chosen: Vec<NaiveDate> = leads.iter().map(|lead| lead.planned_on).collect();
        chosen.sort_unstable();
        Ok(Gathered {
            id,
            wanted: wanted(&facts, &figures),
            hold: hold(person, self.muted.contains(&id), today),
            visited: visits.iter().map(|visit| visit.on).collect(),
            stored,
            today,
            last_word,
            certificate_to,
            chosen,
        })
    }

    fn figures_of(&mut self, area: AreaCode, today: NaiveDate) -> Result<TaskFigures, Failure> {
        if let Some(known) = self.figures.get(&area) {
            return Ok(*known);
        }
        let figures = TaskFigures::of(&self.params, area, today)?;
        self.figures.insert(area, figures);
        Ok(figures)
    }
}

/// Placements of these people that were not taken back, with the days somebody heard how they stand.
async fn placement_facts(
    db: &mut Connection,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Vec<PlacementFact>>, Failure> {
    let mut placements = db.list_placements_of(ids).await?;
    placements.retain(|one| !matches!(one.state, PlacementState::Cancelled { .. }));
    let of: Vec<PlacementId> = placements.iter().map(|one| one.id).collect();
    let mut heard: HashMap<PlacementId, Vec<NaiveDate>> = HashMap::new();
    for one in db.list_follow_ups(&of).await? {
        let FollowUp { placement, on, .. } = one;
        if one.heard.is_answer() {
            heard.entry(placement).or_default().push(on);
        }
    }
    let ends = post_ends(db, &placements).await?;
    let fact = |one: &Placement| PlacementFact {
        id: one.id,
        lead: one.lead,
        started_on: one.work.started_on,
        over_on: one.last_day(),
        post_ends_on: ends.get(&one.id).copied(),
        heard: heard.get(&one.id).cloned().unwrap_or_default(),
    };
    Ok(grouped(
        placements.iter().map(|one| (one.person, fact(one))).collect(),
    ))
}

/// When posts end: on the last day that was said, where other work is to be looked for, else as the contract says.
async fn post_ends(
    db: &mut Connection,
    placements: &[Placement],
) -> Result<HashMap<PlacementId, NaiveDate>, Failure> {
    let mut ends = HashMap::new();
    for one in placements
        .iter()
        .filter(|one| PostKind::of(one.work.kind).is_some())
    {
        let tenure = db.find_tenure_of(one.id).await?;
        let end = match tenure.map(|tenure| tenure.state) {
            Some(TenureState::Leaving { on, reason, .. }) => reason.needs_transition().then_some(on),
            Some(TenureState::OnPost { terms }) => Some(terms.planned_end),
            _ => one.work.planned_end(),
        };
        if let Some(end) = end {
            ends.insert(one.id, end);
        }
    }
    Ok(ends)
}

fn hold(person: &Person, muted: bool, today: NaiveDate) -> Hold {
    if person.due_facts().has_left_on(today) {
        Hold::All(CancelReason::Left)
    } else if person.consent == Consent::Refused {
        Hold::Work(CancelReason::OptedOut)
    } else if muted {
        Hold::All(CancelReason::Muted)
    } else {
        Hold::None
    }
}

/// What can and wants to be done stands in the file, whoever asked for it.
fn is_surveyed(person: &Person) -> bool {
    person.work_capacity.is_some()
        && person.work_willingness.is_some()
        && person.employment_status.is_some()
        && !person.wanted_occupations.is_empty()
}

/// The day the file was made: its id says so. Files of before begin with the day on which this was first asked.
fn since(person: &Person, stored: &[Task], today: NaiveDate) -> NaiveDate {
    let made = person.id.0.get_timestamp().map(|stamp| stamp.to_unix().0);
    let made = made.and_then(|seconds| chrono::DateTime::from_timestamp(seconds as i64, 0));
    let asked = stored
        .iter()
        .filter(|task| task.kind == TaskKind::FirstSurvey)
        .map(|task| task.window.start);
    let made = made.map(day_in_shanghai).filter(|made| *made <= today);
    made.or_else(|| asked.min()).unwrap_or(today)
}

fn found_on(stored: &[Task], household: HouseholdId, today: NaiveDate) -> NaiveDate {
    let key = household.to_string();
    let found = stored
        .iter()
        .find(|task| task.kind == TaskKind::ZeroTransfer && task.key == key);
    found.map_or(today, |task| task.window.start)
}

/// Who of these people stands for a household in which nobody has work: its head, else whoever joined it first.
async fn without_work_of(
    db: &mut Connection,
    ids: &[PersonId],
    on: (NaiveDate, DueAges),
) -> Result<HashMap<PersonId, HouseholdId>, Failure> {
    let homes = db.list_current_households(ids).await?;
    let households: BTreeSet<HouseholdId> = homes.iter().map(|(_, household)| *household).collect();
    let households: Vec<HouseholdId> = households.into_iter().collect();
    if households.is_empty() {
        return Ok(HashMap::new());
    }
    let members = db.list_present_members(&households).await?;
    let others: Vec<PersonId> = members.iter().filter_map(|member| member.person).collect();
    let people: People = db
        .list_people(&others)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let mut stand_for = HashMap::new();
    for household in db.list_households(&households).await? {
        let own: Vec<&Member> = members
            .iter()
            .filter(|member| member.household == household.id)
            .collect();
        if without_work((household.kind, &own), &people, on) != Finding::Yes {
            continue;
        }
        let here = |member: &&&Member| member.person.is_some_and(|id| people.contains_key(&id));
        let head = own
            .iter()
            .filter(here)
            .find(|member| member.relation == Relation::Head);
        let first = head.or_else(|| own.iter().find(|member| here(member)));
        if let Some(person) = first.and_then(|member| member.person) {
            stand_for.insert(person, household.id);
        }
    }
    stand_for.retain(|person, _| ids.contains(person));
    Ok(stand_for)
}

fn by_person<T>(rows: Vec<T>, person: impl Fn(&T) -> PersonId) -> HashMap<PersonId, Vec<T>> {
    grouped(rows.into_iter().map(|row| (person(&row), row)).collect())
}

fn grouped<T>(rows: Vec<(PersonId, T)>) -> HashMap<PersonId, Vec<T>> {
    let mut all: HashMap<PersonId, Vec<T>> = HashMap::new();
    for (person, row) in rows {
        all.entry(person).or_default().push(row);
    }
    all
}
