//! Hand-overs as their parties see them, and who looked after a person.

use super::{MOST, NAMES, OPEN, PAST, caretaker};
use crate::{Failure, Services};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Actor, Staff};
use domain::hand_over::{HandOver, HandOverState, Outcome};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::ports::{CareSpell, HandOverBook, HandOverDeeds, HandOverLine, HandOverPerson, WorkAlong};
use domain::refusal::Refusal;
use std::collections::HashMap;
use store::Account;

/// Sign-in names.
pub(super) struct Logins(HashMap<AccountId, Account>);

impl Logins {
    pub(super) async fn load(services: &Services) -> Result<Self, Failure> {
        let accounts = services.db.list_accounts().await?;
        Ok(Self(
            accounts
                .into_iter()
                .map(|account| (account.id, account))
                .collect(),
        ))
    }

    pub(super) fn of(&self, id: AccountId) -> String {
        self.0
            .get(&id)
            .map_or_else(|| id.to_string(), |account| account.login.clone())
    }

    fn labelled(&self, label: &str) -> Option<String> {
        let id = label.strip_prefix("staff:")?.parse().ok()?;
        Some(self.of(id))
    }
}

impl Services {
    pub(super) async fn hand_over_book(&self, who: &Actor) -> Result<HandOverBook, Failure> {
        let staff = caretaker(who)?;
        let (label, own) = (who.label(), staff.account);
        let to_me = self.db.list_hand_overs_to(own, OPEN).await?;
        let by_me = self.db.list_hand_overs_by(own, &label, OPEN).await?;
        let past = self.db.list_hand_overs_of(own, &label, false, PAST).await?;
        Ok(HandOverBook {
            to_me: self.hand_over_lines(staff, to_me, NAMES).await?,
            by_me: self.hand_over_lines(staff, by_me, NAMES).await?,
            past: self.hand_over_lines(staff, past, NAMES).await?,
        })
    }

    pub(super) async fn hand_over_line(&self, who: &Actor, id: HandOverId) -> Result<HandOverLine, Failure> {
        let staff = caretaker(who)?;
        let found = self.db.find_hand_over(id).await?;
        let is_part = |one: &HandOver| {
            one.to == staff.account || one.from == staff.account || one.proposed_by == who.label()
        };
        let found = found.filter(is_part).ok_or(Refusal::NotFound)?;
        let lines = self.hand_over_lines(staff, vec![found], MOST).await?;
        Ok(lines.into_iter().next().ok_or(Refusal::NotFound)?)
    }

    /// Hand-overs with at most so many names of each. Of one that ended long ago nobody reads more than numbers.
    pub(super) async fn hand_over_lines(
        &self,
        staff: &Staff,
        hand_overs: Vec<HandOver>,
        names: u32,
    ) -> Result<Vec<HandOverLine>, Failure> {
        let since = self.names_since().await?;
        let is_named = |one: &HandOver| one.state.decided_at().is_none_or(|at| at >= since);
        let ids: Vec<HandOverId> = hand_overs.iter().map(|one| one.id).collect();
        let told = hand_overs.iter().filter(|one| is_named(one));
        let told: Vec<HandOverId> = told.map(|one| one.id).collect();
        let people = self.db.list_hand_over_people(&told, names).await?;
        let shown = self.shown(people.iter().map(|(_, id, _)| *id)).await?;
        let mut of: HashMap<HandOverId, Vec<HandOverPerson>> = HashMap::new();
        for (hand_over, id, outcome) in people {
            if let Some(person) = shown.get(&id).cloned() {
                of.entry(hand_over)
                    .or_default()
                    .push(HandOverPerson { outcome, ..person });
            }
        }
        let mut outcomes: HashMap<HandOverId, Vec<(Option<Outcome>, u32)>> = HashMap::new();
        for (id, outcome, count) in self.db.count_hand_over_people(&ids).await? {
            outcomes.entry(id).or_default().push((outcome, count));
        }
        let logins = Logins::load(self).await?;
        let mut lines = Vec::new();
        for hand_over in hand_overs {
            let mut people = of.remove(&hand_over.id).unwrap_or_default();
            people.sort_by(|a, b| (a.outcome, &a.place, &a.name).cmp(&(b.outcome, &b.place, &b.name)));
            let in_it = InIt {
                people,
                outcomes: outcomes.remove(&hand_over.id).unwrap_or_default(),
                work: self.work_of(&hand_over).await?,
                past_names: !is_named(&hand_over),
            };
            lines.push(line(staff, hand_over, in_it, &logins));
        }
        Ok(lines)
    }

    /// Whoever took part in a hand-over that ended after this instant reads the names of the people in it.
    async fn names_since(&self) -> Result<DateTime<Utc>, Failure> {
        let params = self.params().await?;
        let days = params.general(ParamKey::HandOverNameDays, self.clock.today())?;
        Ok(self.clock.now() - TimeDelta::days(days.clamp(0, 36_500)))
    }

    /// What goes along with a hand-over; nothing once it has ended.
    async fn work_of(&self, hand_over: &HandOver) -> Result<WorkAlong, Failure> {
        if hand_over.state != HandOverState::Proposed {
            return Ok(WorkAlong::default());
        }
        let label = Actor::staff_label(hand_over.from);
        let (leads, tasks) = self.db.count_work_of_hand_over(hand_over.id, &label).await?;
        Ok(WorkAlong { leads, tasks })
    }

    /// People by name and place.
    pub(super) async fn shown(
        &self,
        ids: impl Iterator<Item = PersonId>,
    ) -> Result<HashMap<PersonId, HandOverPerson>, Failure> {
        let ids: Vec<PersonId> = ids.collect();
        let book = self.area_book().await?;
        let sketches = self.db.list_sketches_with(&ids).await?;
        let person = |one: store::PersonSketch| {
            let place = book.place(one.living_area);
            let shown = HandOverPerson {
                id: one.id,
                name: one.name,
                place,
                outcome: None,
            };
            (one.id, shown)
        };
        Ok(sketches.into_iter().map(person).collect())
    }

    pub(super) async fn care_spells(&self, who: &Actor, id: PersonId) -> Result<Vec<CareSpell>, Failure> {
        who.scope(Deed::Read, Function::PersonFile)?;
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.may_read_person(&person)?;
        let logins = Logins::load(self).await?;
        let spells = self.db.list_owners(id).await?;
        Ok(spells
            .into_iter()
            .map(|spell| CareSpell {
                login: logins.of(spell.account),
                role: logins.0.get(&spell.account).map(|account| account.role),
                since: spell.since,
                until: spell.until,
                how: spell.how,
            })
            .collect())
    }
}

/// What a line says of the people.
struct InIt {
    people: Vec<HandOverPerson>,
    outcomes: Vec<(Option<Outcome>, u32)>,
    work: WorkAlong,
    past_names: bool,
}

fn line(staff: &Staff, hand_over: HandOver, in_it: InIt, logins: &Logins) -> HandOverLine {
    let is_open = hand_over.state == HandOverState::Proposed;
    let proposed_by = logins.labelled(&hand_over.proposed_by);
    let from = logins.of(hand_over.from);
    // What was written beside the names may hold one.
    let (note, state) = match hand_over.state {
        HandOverState::Declined { at, .. } if in_it.past_names => {
            let reason = String::new();
            (String::new(), HandOverState::Declined { at, reason })
        }
        state if in_it.past_names => (String::new(), state),
        state => (hand_over.note, state),
    };
    HandOverLine {
        id: hand_over.id,
        to: logins.of(hand_over.to),
        proposed_by: proposed_by.filter(|login| *login != from),
        from,
        proposed_at: hand_over.proposed_at,
        note,
        may: HandOverDeeds {
            answer: is_open && hand_over.to == staff.account,
            take_back: is_open && hand_over.proposed_by == Actor::staff_label(staff.account),
        },
        state,
        people: in_it.people,
        outcomes: in_it.outcomes,
        past_names: in_it.past_names,
        work: in_it.work,
    }
}
