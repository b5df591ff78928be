//! Whom somebody chose, to whom they may go, and the proposal.

use super::{CHOICE_NAMES, MOST, caretaker};
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::{Actor, Staff};
use domain::hand_over::{HandOver, HandOverState, Taking, may_look_after, may_propose};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{Caretaker, Choice, Chosen, HandOverPerson, HandOverWish, WorkAlong};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use store::{Account, PersonSketch, StoreError, Transaction};

/// Whom somebody chose, sorted.
enum Chose {
    /// More than can be handed over at once: how many.
    TooMany(u32),
    /// So many that each can be looked at.
    Few(Sorted),
}

struct Sorted {
    /// Those who can be handed over, by name of their place and number.
    ready: Vec<PersonSketch>,
    under_way: u32,
    not_yours: u32,
}

impl Services {
    pub(super) async fn choice(&self, who: &Actor, chosen: &Chosen) -> Result<Choice, Failure> {
        let staff = caretaker(who)?;
        let sorted = match self.sorted(who, staff, chosen).await? {
            Chose::Few(sorted) => sorted,
            Chose::TooMany(count) => {
                return Ok(Choice {
                    count,
                    too_many: true,
                    ..Choice::default()
                });
            }
        };
        let accounts = self.db.list_accounts().await?;
        let book = self.area_book().await?;
        let receivers = receivers(&accounts, staff, &sorted.ready).map(|one| Caretaker {
            account: one.id,
            login: one.login.clone(),
            place: book.place(one.area),
        });
        let person = |one: &PersonSketch| HandOverPerson {
            id: one.id,
            name: one.name.clone(),
            place: book.place(one.living_area),
            outcome: None,
        };
        let ids: Vec<PersonId> = sorted.ready.iter().map(|one| one.id).collect();
        let owners: HashSet<AccountId> = sorted.ready.iter().filter_map(|one| one.owner).collect();
        let mut work = WorkAlong::default();
        for owner in owners {
            let of: Vec<PersonId> = of_owner(&sorted.ready, owner).map(|one| one.id).collect();
            work = sum(work, self.work_along(&of, owner).await?);
        }
        Ok(Choice {
            people: sorted.ready.iter().take(CHOICE_NAMES).map(person).collect(),
            count: sorted.ready.len() as u32,
            too_many: false,
            under_way: sorted.under_way,
            not_yours: sorted.not_yours,
            receivers: if ids.is_empty() {
                Vec::new()
            } else {
                receivers.collect()
            },
            work,
        })
    }

    pub(super) async fn propose_hand_over(
        &self,
        who: &Actor,
        wish: HandOverWish,
    ) -> Result<Vec<HandOverId>, Failure> {
        let staff = caretaker(who)?;
        let HandOverWish {
            chosen,
            count,
            to,
            note,
        } = wish;
        without_number("note", &note)?;
        let Chose::Few(mut sorted) = self.sorted(who, staff, &chosen).await? else {
            return Err(Refusal::field("person", Problem::TooLong).into());
        };
        // Whoever was entered just now gets somebody who looks after them.
        if self.settle_those_alone(&sorted.ready).await?
            && let Chose::Few(settled) = self.sorted(who, staff, &chosen).await?
        {
            sorted = settled;
        }
        if sorted.ready.len() != count as usize {
            return Err(Refusal::Changed.into());
        }
        if sorted.ready.is_empty() {
            return Err(Refusal::field("person", Problem::Required).into());
        }
        let accounts = self.db.list_accounts().await?;
        let receiver = receivers(&accounts, staff, &sorted.ready).find(|one| one.id == to);
        let receiver = receiver.ok_or_else(|| Refusal::field("to", Problem::OutOfRange))?;
        let mut owners: BTreeMap<AccountId, Vec<PersonId>> = BTreeMap::new();
        for one in &sorted.ready {
            let owner = one.owner.ok_or(Refusal::Changed)?;
            owners.entry(owner).or_default().push(one.id);
        }
        let mut change = self.db.begin().await?;
        let mut made = Vec::new();
        for (owner, people) in owners {
            let note = note.clone();
            made.push(
                self.add_hand_over(&mut change, who, (owner, receiver.id), &people, note)
                    .await?,
            );
        }
        change.commit().await?;
        Ok(made)
    }

    async fn add_hand_over(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (from, to): (AccountId, AccountId),
        people: &[PersonId],
        note: String,
    ) -> Result<HandOverId, Failure> {
        let now = self.clock.now();
        let hand_over = HandOver {
            id: HandOverId::new(&*self.ids, now),
            from,
            to,
            proposed_by: who.label(),
            proposed_at: now,
            note,
            state: HandOverState::Proposed,
        };
        let added = change.add_hand_over(&hand_over, people).await;
        added.map_err(under_way)?;
        let detail = json!({ "from": from, "to": to, "people": people.len() });
        let line = self.audit(who, "propose", "hand_over", hand_over.id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(hand_over.id)
    }

    /// Finds somebody for those of a few people whom nobody looks after. Says whether there were any.
    async fn settle_those_alone(&self, people: &[PersonSketch]) -> Result<bool, Failure> {
        let alone = people.iter().filter(|one| one.owner.is_none());
        let alone: Vec<PersonId> = alone.map(|one| one.id).collect();
        if alone.is_empty() {
            return Ok(false);
        }
        let mut change = self.db.begin().await?;
        for person in change.list_people(&alone).await? {
            self.settle_owner_of(&mut change, &Actor::Worker, &person).await?;
        }
        change.commit().await?;
        Ok(true)
    }

    async fn sorted(&self, who: &Actor, staff: &Staff, chosen: &Chosen) -> Result<Chose, Failure> {
        let mut chosen = match chosen {
            Chosen::People(ids) => self.db.list_sketches_with(ids).await?,
            Chosen::All(query) => match self.too_many_to_look_through(who, query).await? {
                Some(count) => return Ok(Chose::TooMany(count)),
                None => self.people_of_query(who, query).await?.0,
            },
        };
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        chosen.retain(|one| scope.covers(one.living_area, one.due.categories));
        let count = chosen.len();
        chosen.retain(|one| one.owner.is_none_or(|owner| may_propose(staff, owner)));
        let not_yours = (count - chosen.len()) as u32;
        if chosen.len() > MOST as usize {
            return Ok(Chose::TooMany(chosen.len() as u32));
        }
        chosen.sort_by(|a, b| (a.living_area, &a.no).cmp(&(b.living_area, &b.no)));
        let ids: Vec<PersonId> = chosen.iter().map(|one| one.id).collect();
        let busy: HashSet<PersonId> = self.db.list_people_under_way(&ids).await?.into_iter().collect();
        let count = chosen.len();
        chosen.retain(|one| !busy.contains(&one.id));
        let under_way = (count - chosen.len()) as u32;
        Ok(Chose::Few(Sorted {
            ready: chosen,
            under_way,
            not_yours,
        }))
    }

    /// What goes along with people from whoever looks after them.
    pub(super) async fn work_along(
        &self,
        people: &[PersonId],
        from: AccountId,
    ) -> Result<WorkAlong, Failure> {
        let year = chrono::Datelike::year(&self.clock.today());
        let leads = self.db.count_leads_of_people(people, year).await?;
        let label = Actor::staff_label(from);
        Ok(WorkAlong {
            leads: leads.iter().map(|one| one.planned).sum(),
            tasks: self.db.count_recognition_tasks_about(people, &label).await?,
        })
    }

    /// Everybody of a closed account who may go to a receiver goes there at once: nobody can wait for an answer.
    pub(super) async fn give_at_once(
        &self,
        change: &mut Transaction,
        from: AccountId,
        to: &Account,
    ) -> Result<(), Failure> {
        let ids = change.list_owned(from).await?;
        let people = change.list_people(&ids).await?;
        let fits = |person: &&domain::person::Person| {
            may_look_after(to.role, to.area, (person.living_area, person.categories))
        };
        let going: Vec<PersonId> = people.iter().filter(fits).map(|person| person.id).collect();
        self.give(change, &going, Some(to.id), (Taking::CaretakerLeft, None))
            .await
    }
}

/// Those who may look after all of these people, and do not look after them already; nobody hands over to themselves.
fn receivers<'a>(
    accounts: &'a [Account],
    staff: &'a Staff,
    people: &'a [PersonSketch],
) -> impl Iterator<Item = &'a Account> {
    let may = |account: &&Account| {
        account.active
            && account.id != staff.account
            && people.iter().all(|one| {
                one.owner != Some(account.id)
                    && may_look_after(account.role, account.area, (one.living_area, one.due.categories))
            })
    };
    accounts.iter().filter(may)
}

fn of_owner(people: &[PersonSketch], owner: AccountId) -> impl Iterator<Item = &PersonSketch> {
    people.iter().filter(move |one| one.owner == Some(owner))
}

const fn sum(one: WorkAlong, other: WorkAlong) -> WorkAlong {
    WorkAlong {
        leads: one.leads + other.leads,
        tasks: one.tasks + other.tasks,
    }
}

/// Of two that propose the same person at once the second is told.
fn under_way(error: StoreError) -> Failure {
    if error.violates("hand_over_person_person_id_key") {
        Refusal::InHandOver.into()
    } else {
        error.into()
    }
}
