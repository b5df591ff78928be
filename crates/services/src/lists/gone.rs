//! Who stood in a register before and not in its latest list. Nothing ends by itself: an officer ends the group, keeps it,
//! or asks the village.

use super::known::Known;
use super::view::{hold_list_for, list_for, list_line, scope_of};
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::access::{AccessKind, without_number};
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource, categories_on};
use domain::ids::{ListId, PersonId};
use domain::list::{GoneDecision, ListBatch, ListState, RowState, Signed, VillageAnswer};
use domain::permission::{Deed, Function};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{GoneLine, GonePage, GoneSettled, VillageQuestion};
use domain::refusal::{Problem, Refusal};
use domain::values::ResidentId;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use store::{Connection, Gone, Transaction};

/// Rows read at once.
const PORTION: u32 = 1_000;

/// People a page.
const PEOPLE: u32 = 30;

/// Questions to a village shown.
const QUESTIONS: u32 = 100;

impl Services {
    /// Finds out who is missing from the lists of which it is not known, or not known any more.
    pub(super) async fn reckon_lists(&self) -> Result<(), Failure> {
        for batch in self.db.list_lists_to_reckon().await? {
            self.reckon(batch.id).await?;
        }
        Ok(())
    }

    /// Finds out who is missing from a list. Nobody waits while both are walked through; what was found is kept unless it
    /// became unsettled meanwhile, and found again the next time.
    async fn reckon(&self, id: ListId) -> Result<(), Failure> {
        let mut db = self.db.snapshot().await?;
        let (Some(batch), Some(mark)) = (db.find_list(id).await?, db.find_list_mark(id).await?) else {
            return Ok(());
        };
        let mut missing = Vec::new();
        if batch.register.is_reconciled() {
            let there = registered_since(&mut db, &batch).await?;
            let before = db.find_list_before(&batch).await?.map(|list| list.id);
            missing = db.list_people_gone(&batch, before, self.clock.today()).await?;
            missing.retain(|person| !there.contains(person));
        }
        drop(db);
        let mut change = self.db.begin().await?;
        if change.settle_list(&batch, mark).await? {
            change.set_missing(id, &missing).await?;
            change.commit().await?;
        }
        Ok(())
    }

    /// Holds a list that is about to be written, taken back or closed, and lets who is missing from the others of its
    /// register that wait, or are being read, be found anew. Everybody holds lists in one order, and before any person, so
    /// that no two wait for each other.
    pub(super) async fn hold_and_unsettle(
        &self,
        change: &mut Transaction,
        batch: &ListBatch,
    ) -> Result<Option<ListBatch>, Failure> {
        let mut others = change.list_lists_in(ListState::Ready).await?;
        others.extend(change.list_lists_in(ListState::Reading).await?);
        let concerned = others.iter().filter(|one| {
            one.id != batch.id
                && one.register == batch.register
                && (one.area.contains(batch.area) || batch.area.contains(one.area))
        });
        let mut ids: Vec<ListId> = concerned.map(|one| one.id).collect();
        ids.push(batch.id);
        ids.sort_unstable();
        let mut held = None;
        for id in ids {
            let one = change.hold_list(id).await?;
            if id == batch.id {
                held = one;
            } else {
                change.unsettle_list(id).await?;
            }
        }
        Ok(held)
    }

    pub(super) async fn page_of_gone(&self, who: &Actor, id: ListId, page: u32) -> Result<GonePage, Failure> {
        let mut db = self.db.read().await?;
        let batch = reconciled(list_for(&mut db, who, id).await?)?;
        let book = self.area_book().await?;
        let offset = u64::from(page) * u64::from(PEOPLE);
        let today = self.clock.today();
        let shown = db.list_missing(&batch, today, (offset, PEOPLE)).await?;
        let decided: HashMap<PersonId, Gone> = db
            .list_gone_from(id)
            .await?
            .into_iter()
            .map(|one| (one.person, one))
            .collect();
        let mut people = db.list_people(&shown).await?;
        people.retain(|person| who.may_read_person(person).is_ok());
        let seen: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        self.note_read(who, AccessKind::List, &seen).await?;
        let periods = db.list_category_periods_of(&shown).await?;
        let line = |id: &PersonId| {
            let person = people.iter().find(|person| person.id == *id)?;
            let gone = decided.get(id);
            Some(GoneLine {
                person: *id,
                name: person.name.clone(),
                no: person.no.clone(),
                place: book.place(person.living_area),
                groups: on_register(&batch, &periods, *id, self.clock.today())
                    .map(|period| period.category)
                    .collect(),
                decision: gone.map(|gone| (gone.decision, gone.reason.clone())),
                last_on: gone.and_then(|gone| gone.last_on),
                answer: gone.and_then(|gone| gone.answer.clone()),
            })
        };
        Ok(GonePage {
            people: shown.iter().filter_map(line).collect(),
            total: db.count_missing(&batch, today).await?.0,
            page,
            per_page: PEOPLE,
            today: self.clock.today(),
            line: list_line(&mut db, &batch, &mut Authors::default(), &book).await?,
        })
    }

    pub(super) async fn decide_gone(
        &self,
        who: &Actor,
        id: ListId,
        settled: GoneSettled,
    ) -> Result<(), Failure> {
        scope_of(who)?;
        check(&settled, self.clock.today())?;
        let mut change = self.db.begin().await?;
        let batch = reconciled(hold_list_for(&mut change, who, id).await?)?;
        // Nobody moves, leaves or gets another file until it is written.
        change.hold_people(&settled.people).await?;
        let missing = change.list_still_missing(&batch, self.clock.today()).await?;
        let missing: HashSet<PersonId> = missing.into_iter().collect();
        let ids: Vec<PersonId> = settled
            .people
            .iter()
            .copied()
            .filter(|one| missing.contains(one))
            .collect();
        if ids.len() != settled.people.len() {
            return Err(Refusal::Changed.into());
        }
        let decided = |person: &PersonId| Gone {
            list: id,
            person: *person,
            decision: settled.decision,
            last_on: settled.last_on,
            reason: settled.reason.clone(),
            decided: Signed {
                by: who.label(),
                at: self.clock.now(),
            },
            answer: None,
        };
        for person in change.list_people(&ids).await? {
            who.may_with(
                Deed::Approve,
                Function::PersonFile,
                person.living_area,
                person.categories,
            )?;
            if let (GoneDecision::End, Some(last)) = (settled.decision, settled.last_on) {
                self.end_groups(&mut change, who, (&batch, &person), last, &settled.reason)
                    .await?;
            }
        }
        change
            .set_gone(&ids.iter().map(decided).collect::<Vec<_>>())
            .await?;
        let detail = json!({ "decision": settled.decision, "people": ids.len() });
        change
            .add_audit(&self.audit(who, "settle", "list", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// Ends the groups of a person that rest on the register. Spells on somebody else's word go on.
    async fn end_groups(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (batch, person): (&ListBatch, &Person),
        last: chrono::NaiveDate,
        reason: &str,
    ) -> Result<(), Failure> {
        let today = self.clock.today();
        let periods = change.list_category_periods(person.id).await?;
        let ending: Vec<&CategoryPeriod> = on_register(batch, &periods, person.id, today).collect();
        if ending.iter().any(|spell| last < spell.valid_from) {
            return Err(Refusal::field("last_on", Problem::OutOfRange).into());
        }
        for spell in &ending {
            change.end_category_spell(spell, last).await?;
        }
        let left = categories_on(&change.list_category_periods(person.id).await?, today);
        let ends = |category: &Category| ending.iter().any(|spell| spell.category == *category);
        let stays = |category: &Category| !ends(category) || left.has(*category);
        let categories: CategorySet = person.categories.iter().filter(stays).collect();
        let after = Person {
            categories,
            ..person.clone()
        };
        self.write_person(change, who, Some(person), &after, reason).await
    }

    pub(super) async fn questions_to(&self, who: &Actor) -> Result<Vec<VillageQuestion>, Failure> {
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        let book = self.area_book().await?;
        let asked = db.list_village_questions(scope.area, QUESTIONS).await?;
        let ids: Vec<PersonId> = asked.iter().map(|one| one.person).collect();
        let people = db.list_people(&ids).await?;
        let mut questions = Vec::new();
        for one in asked {
            let person = people.iter().find(|person| person.id == one.person);
            let person = person.filter(|person| scope.covers(person.living_area, person.categories));
            if let (Some(person), Some(batch)) = (person, db.find_list(one.list).await?) {
                questions.push(VillageQuestion {
                    list: one.list,
                    register: batch.register,
                    listed_on: batch.listed_on,
                    person: person.id,
                    name: person.name.clone(),
                    place: book.place(person.living_area),
                    reason: one.reason,
                });
            }
        }
        Ok(questions)
    }

    pub(super) async fn answer_question(
        &self,
        who: &Actor,
        (id, person): (ListId, PersonId),
        answer: VillageAnswer,
        note: &str,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let file = change.find_person(person).await?;
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        let file = file.ok_or(Refusal::NotFound)?;
        if !scope.covers(file.living_area, file.categories) {
            return Err(Refusal::NotFound.into());
        }
        without_number("note", note)?;
        let by = Signed {
            by: who.label(),
            at: self.clock.now(),
        };
        if !change
            .answer_gone((id, person), (answer, note.trim()), &by)
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "answer": answer });
        change
            .add_audit(&self.audit(who, "answer", "list", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// Who has got a file since under a number that a row tells: when it was laid out, nobody had it.
async fn registered_since(db: &mut Connection, batch: &ListBatch) -> Result<HashSet<PersonId>, Failure> {
    let mut found = HashSet::new();
    for state in [RowState::New, RowState::LookAlike] {
        let mut after = 0;
        loop {
            let rows = db.list_rows_behind((batch.id, state), after, PORTION).await?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            let said = rows.iter().filter_map(|row| row.said.as_ref());
            let numbers: Vec<ResidentId> = said.map(|said| said.resident_id).collect();
            found.extend(Known::holders(db, &numbers).await?.into_values());
        }
    }
    Ok(found)
}

/// Who decides must say why, and till when a group holds that ends.
fn check(settled: &GoneSettled, today: chrono::NaiveDate) -> Result<(), Refusal> {
    let problem = |field, problem| Err(Refusal::field(field, problem));
    if settled.people.is_empty() {
        return problem("person", Problem::Required);
    }
    match (settled.decision, settled.last_on) {
        (GoneDecision::End, None) => return problem("last_on", Problem::Required),
        (GoneDecision::End, Some(last)) if last > today => return problem("last_on", Problem::OutOfRange),
        _ => {}
    }
    if settled.reason.trim().is_empty() {
        return problem("reason", Problem::Required);
    }
    without_number("reason", &settled.reason)
}

/// The spells of a person that rest on a list, and on one of this register.
fn on_register<'p>(
    batch: &ListBatch,
    periods: &'p [CategoryPeriod],
    person: PersonId,
    today: chrono::NaiveDate,
) -> impl Iterator<Item = &'p CategoryPeriod> + use<'p> {
    let groups = batch.register.groups();
    periods.iter().filter(move |period| {
        period.person == person
            && period.source == CategorySource::Import
            && period.holds_on(today)
            && groups.has(period.category)
    })
}

/// A list of a register that is not reconciled has nobody missing from it.
fn reconciled(batch: ListBatch) -> Result<ListBatch, Refusal> {
    if batch.register.is_reconciled() {
        Ok(batch)
    } else {
        Err(Refusal::NotFound)
    }
}
