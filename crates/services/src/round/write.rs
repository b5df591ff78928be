//! Writing a round down: leads, shortages, the round itself and an audit line, all or nothing.

use super::gather::{Gathered, leads_given};
use super::{Assignment, RoundReport, RoundRequest, ShortageLine};
use crate::{AreaBook, Failure, Services};
use domain::actor::Actor;
use domain::area_merge::Successions;
use domain::ids::{LeadId, PersonId, RoundId, ShortageId};
use domain::lead::{Lead, LeadState, RoundKind};
use domain::person::Person;
use domain::shortage::Shortage;
use domain::values::AreaLevel;
use matching::round::Round;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use store::{Lock, Transaction};

/// A round, ready to be written.
pub struct Ready<'a> {
    /// Its id.
    pub id: RoundId,
    /// What was asked.
    pub request: &'a RoundRequest,
    /// What it looked at.
    pub gathered: &'a Gathered,
    /// What the engine found.
    pub round: &'a Round,
    /// The assignments.
    pub assigned: &'a [Assignment],
    /// The supply tasks.
    pub shortages: &'a [Shortage],
    /// Its account.
    pub report: &'a RoundReport,
}

impl Services {
    /// Supply tasks from the certificate. People who share no province are told of by the first one's.
    pub(super) fn shortages(&self, id: RoundId, gathered: &Gathered, round: &Round) -> Vec<Shortage> {
        let now = self.clock.now();
        let task = |found: &matching::supply::Shortage| {
            let home = gathered.seekers[*found.set.people.first()? as usize].home;
            Some(Shortage {
                id: ShortageId::new(&*self.ids, now),
                round: id,
                area: found.area.or(home.at(AreaLevel::Province))?,
                limits: found.limits.clone(),
                trades: found.trades.iter().map(ToString::to_string).collect(),
                people: found.set.people.len() as u32,
                need: found.set.need as u32,
                capacity: found.set.capacity as u32,
                vacancies: found.set.vacancies.len() as u32,
            })
        };
        round.shortages.iter().filter_map(task).collect()
    }

    /// Writes the round in one transaction. Refuses when another round was written since this one read the store, and
    /// leaves out what closed, was told or is no longer lacking meanwhile.
    pub(super) async fn write_round(&self, who: &Actor, ready: Ready<'_>) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change.lock(Lock::Round).await?;
        if change.find_latest_round(None, None).await?.map(|round| round.id) != ready.gathered.latest_round {
            return Err(Failure::message(
                "Another round was written meanwhile. Nothing was changed; run it again.",
            ));
        }
        let open = self
            .withdraw_closed(&mut change, u32::from(ready.gathered.day.figures.fresh_days))
            .await?;
        // The area may have become part of another since the round read the store.
        let ended = Successions::new(change.list_area_ends().await?);
        let area = ready.request.area.map(|area| ended.current(area));
        let request = RoundRequest {
            area,
            ..ready.request.clone()
        };
        let given = leads_given(&mut change, &request, |vacancy| open.contains(&vacancy)).await?;
        let told: HashSet<_> = change.list_offered_pairs(area).await?.into_iter().collect();
        let still_open = ready
            .assigned
            .iter()
            .filter(|lead| open.contains(&lead.vacancy) && !told.contains(&(lead.person, lead.vacancy)));
        let mut chosen = within(ready.gathered.owed, given, still_open);
        // In the order of the index that holds pairs unique: rows that lie together are written together.
        chosen.sort_unstable_by_key(|lead| (lead.person, lead.vacancy));
        let leads: Vec<Lead> = chosen
            .into_iter()
            .map(|lead| self.planned(lead, ready.id))
            .collect();
        self.add_record(&mut change, &ready, leads.len()).await?;
        change.add_leads(&leads).await?;
        let told: HashSet<PersonId> = leads.iter().map(|lead| lead.person).collect();
        let people = ready.gathered.people.iter();
        let people: Vec<Person> = people
            .filter(|person| told.contains(&person.id))
            .cloned()
            .collect();
        self.plan_messages(&mut change, &people).await?;
        let mut shortages = ready.shortages.to_vec();
        for shortage in &mut shortages {
            shortage.area = ended.current(shortage.area);
        }
        if ready.request.kind != RoundKind::Day {
            change.add_shortages(&shortages).await?;
        }
        let detail = json!({ "leads": leads.len(), "year": ready.request.year });
        change
            .add_audit(&self.audit(who, "match", "round", ready.id.to_string(), detail))
            .await?;
        self.tasks_need_settling(&mut change).await?;
        Ok(change.commit().await?)
    }

    async fn add_record(
        &self,
        change: &mut Transaction,
        ready: &Ready<'_>,
        leads: usize,
    ) -> Result<(), Failure> {
        let mut summary = serde_json::to_value(ready.report).map_err(|e| Failure::message(e.to_string()))?;
        // Who fell behind is few: what places are worth is said by a round for everybody.
        let worth = match ready.request.kind {
            RoundKind::Day => ready.gathered.prices.as_deref().unwrap_or_default(),
            RoundKind::Year | RoundKind::Month => &ready.round.prices,
        };
        summary["prices"] = prices(ready.gathered, worth);
        let record = store::Round {
            id: ready.id,
            at: self.clock.now(),
            year: ready.request.year,
            as_of: self.clock.today(),
            area: ready.request.area,
            per_opening: ready.gathered.per_opening,
            kind: ready.request.kind,
            assigned: leads as u32,
            summary,
        };
        Ok(change.add_round(&record).await?)
    }

    fn planned(&self, assigned: &Assignment, round: RoundId) -> Lead {
        Lead {
            id: LeadId::new(&*self.ids, self.clock.now()),
            person: assigned.person,
            vacancy: assigned.vacancy,
            round: Some(round),
            planned_on: self.clock.today(),
            score: assigned.score,
            reasons: assigned.reasons.iter().map(ToString::to_string).collect(),
            ask_first: assigned.ask_first,
            state: LeadState::Planned,
        }
    }
}

/// Of each person's leads the best, as many as are still owed: a receipt may have come in since the round read the store.
fn within<'a>(
    owed: u32,
    mut given: HashMap<PersonId, u32>,
    assigned: impl Iterator<Item = &'a Assignment>,
) -> Vec<&'a Assignment> {
    let mut best_first: Vec<&Assignment> = assigned.collect();
    best_first.sort_by_key(|lead| lead.rank);
    best_first.retain(|lead| {
        let given = given.entry(lead.person).or_default();
        let lacks = *given < owed;
        *given += u32::from(lacks);
        lacks
    });
    best_first
}

/// Prices above zero by number of the vacancy: what `explain` shows and the next round starts from.
fn prices(gathered: &Gathered, worth: &[f64]) -> Value {
    let priced = gathered
        .vacancies
        .iter()
        .zip(worth)
        .filter(|(_, price)| **price > 0.0);
    priced
        .map(|(vacancy, price)| (vacancy.no.clone(), json!(price)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The task as a line of the report.
pub fn line(shortage: &Shortage, book: &AreaBook) -> ShortageLine {
    ShortageLine {
        area: shortage.area.to_string(),
        area_name: book.name(shortage.area),
        limits: shortage.limits.clone(),
        trades: shortage.trades.clone(),
        people: shortage.people,
        need: shortage.need,
        capacity: shortage.capacity,
        vacancies: shortage.vacancies,
    }
}
