//! Hand-overs as their parties see them, and who looked after a person.

use super::{OPEN, PAST, caretaker};
use crate::{Failure, Services};
use domain::actor::{Actor, Staff};
use domain::hand_over::{HandOver, HandOverState, Outcome};
use domain::ids::{AccountId, HandOverId, PersonId};
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
        let open = self.db.list_hand_overs_of(own, &label, true, OPEN).await?;
        let past = self.db.list_hand_overs_of(own, &label, false, PAST).await?;
        let (to_me, by_me) = open.into_iter().partition(|one: &HandOver| one.to == own);
        Ok(HandOverBook {
            to_me: self.hand_over_lines(staff, to_me).await?,
            by_me: self.hand_over_lines(staff, by_me).await?,
            past: self.hand_over_lines(staff, past).await?,
        })
    }

    pub(super) async fn hand_over_line(&self, who: &Actor, id: HandOverId) -> Result<HandOverLine, Failure> {
        let staff = caretaker(who)?;
        let found = self.db.find_hand_over(id).await?;
        let is_part = |one: &HandOver| {
            one.to == staff.account || one.from == staff.account || one.proposed_by == who.label()
        };
        let found = found.filter(is_part).ok_or(Refusal::NotFound)?;
        let lines = self.hand_over_lines(staff, vec![found]).await?;
        Ok(lines.into_iter().next().ok_or(Refusal::NotFound)?)
    }

    pub(super) async fn hand_over_lines(
        &self,
        staff: &Staff,
        hand_overs: Vec<HandOver>,
    ) -> Result<Vec<HandOverLine>, Failure> {
        let ids: Vec<HandOverId> = hand_overs.iter().map(|one| one.id).collect();
        let mut of: HashMap<HandOverId, Vec<(PersonId, Option<Outcome>)>> = HashMap::new();
        for (id, person, outcome) in self.db.list_hand_over_people(&ids).await? {
            of.entry(id).or_default().push((person, outcome));
        }
        let everybody: Vec<(PersonId, Option<Outcome>)> = of.values().flatten().copied().collect();
        let shown = self.shown(everybody.iter().map(|(id, _)| *id)).await?;
        let logins = Logins::load(self).await?;
        let mut lines = Vec::new();
        for hand_over in hand_overs {
            let people = of.remove(&hand_over.id).unwrap_or_default();
            let work = if hand_over.state == HandOverState::Proposed {
                let ids: Vec<PersonId> = people.iter().map(|(id, _)| *id).collect();
                self.work_along(&ids, hand_over.from).await?
            } else {
                WorkAlong::default()
            };
            let mut people: Vec<HandOverPerson> = people
                .into_iter()
                .filter_map(|(id, outcome)| {
                    let person = shown.get(&id)?.clone();
                    Some(HandOverPerson { outcome, ..person })
                })
                .collect();
            people.sort_by(|a, b| (a.outcome, &a.place, &a.name).cmp(&(b.outcome, &b.place, &b.name)));
            lines.push(line(staff, hand_over, people, work, &logins));
        }
        Ok(lines)
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

fn line(
    staff: &Staff,
    hand_over: HandOver,
    people: Vec<HandOverPerson>,
    work: WorkAlong,
    logins: &Logins,
) -> HandOverLine {
    let is_open = hand_over.state == HandOverState::Proposed;
    let proposed_by = logins.labelled(&hand_over.proposed_by);
    let from = logins.of(hand_over.from);
    HandOverLine {
        id: hand_over.id,
        to: logins.of(hand_over.to),
        proposed_by: proposed_by.filter(|login| *login != from),
        from,
        proposed_at: hand_over.proposed_at,
        note: hand_over.note,
        may: HandOverDeeds {
            answer: is_open && hand_over.to == staff.account,
            take_back: is_open && hand_over.proposed_by == Actor::staff_label(staff.account),
        },
        state: hand_over.state,
        people,
        work,
    }
}
