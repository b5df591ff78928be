//! Who stood in a register before and not in its latest list. Nothing ends by itself: an officer ends the group, keeps it,
//! or asks the village.

use super::view::{list_for, list_line, scope_of};
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource, categories_on};
use domain::ids::{ListId, PersonId};
use domain::list::{GoneDecision, ListBatch, ListState, Signed, VillageAnswer};
use domain::permission::{Deed, Function};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{GoneLine, GonePage, GoneSettled, VillageQuestion};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use store::{Connection, Gone, Transaction};

/// People a page.
const PEOPLE: u32 = 30;

/// Questions to a village shown.
const QUESTIONS: u32 = 100;

impl Services {
    /// Who is missing from a list, in order of place.
    async fn missing_people(&self, db: &mut Connection, batch: &ListBatch) -> Result<Vec<PersonId>, Failure> {
        if matches!(batch.state, ListState::Reading | ListState::Broken) {
            return Ok(Vec::new());
        }
        let before = db.find_list_before(batch).await?.map(|list| list.id);
        let mut missing = db.list_people_gone(batch, before, self.clock.today()).await?;
        let decided = db.list_gone_from(batch.id).await?;
        let known: HashSet<PersonId> = missing.iter().copied().collect();
        // Whose group has ended since is still told of.
        missing.extend(
            decided
                .iter()
                .map(|one| one.person)
                .filter(|person| !known.contains(person)),
        );
        Ok(missing)
    }

    /// How many are missing from a list, and about how many of them nothing was decided.
    pub(super) async fn count_gone(
        &self,
        db: &mut Connection,
        batch: &ListBatch,
    ) -> Result<(u32, u32), Failure> {
        let missing = self.missing_people(db, batch).await?.len() as u32;
        let decided = db.list_gone_from(batch.id).await?.len() as u32;
        Ok((missing, missing.saturating_sub(decided)))
    }

    pub(super) async fn page_of_gone(&self, who: &Actor, id: ListId, page: u32) -> Result<GonePage, Failure> {
        let mut db = self.db.read().await?;
        let batch = list_for(&mut db, who, id).await?;
        let book = self.area_book().await?;
        let missing = self.missing_people(&mut db, &batch).await?;
        let decided: HashMap<PersonId, Gone> = db
            .list_gone_from(id)
            .await?
            .into_iter()
            .map(|one| (one.person, one))
            .collect();
        let shown: Vec<PersonId> = missing
            .iter()
            .skip(page as usize * PEOPLE as usize)
            .take(PEOPLE as usize)
            .copied()
            .collect();
        let people = db.list_people(&shown).await?;
        let periods = db.list_category_periods_of(&shown).await?;
        let line = |id: &PersonId| {
            let person = people.iter().find(|person| person.id == *id)?;
            who.may_read_person(person).ok()?;
            let gone = decided.get(id);
            Some(GoneLine {
                person: *id,
                name: person.name.clone(),
                no: person.no.clone(),
                place: book.place(person.living_area),
                groups: on_register(&batch, &periods, *id, self.clock.today()),
                decision: gone.map(|gone| (gone.decision, gone.reason.clone())),
                last_on: gone.and_then(|gone| gone.last_on),
                answer: gone.and_then(|gone| gone.answer.clone()),
            })
        };
        Ok(GonePage {
            people: shown.iter().filter_map(line).collect(),
            total: missing.len() as u32,
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
        let batch = list_for(&mut change, who, id).await?;
        let missing: HashSet<PersonId> = self
            .missing_people(&mut change, &batch)
            .await?
            .into_iter()
            .collect();
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

    /// Ends the groups of a person that rest on the register.
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
        let ending = on_register(batch, &periods, person.id, today);
        for category in &ending {
            change.end_category_period(person.id, *category, last).await?;
        }
        let left = categories_on(&change.list_category_periods(person.id).await?, today);
        let stays = |category: &Category| !ending.contains(category) || left.has(*category);
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
    Ok(())
}

/// The groups of a person that rest on a list and that the register proves.
fn on_register(
    batch: &ListBatch,
    periods: &[CategoryPeriod],
    person: PersonId,
    today: chrono::NaiveDate,
) -> Vec<Category> {
    let rests = |period: &&CategoryPeriod| {
        period.person == person
            && period.source == CategorySource::Import
            && period.holds_on(today)
            && batch.register.groups().has(period.category)
    };
    periods
        .iter()
        .filter(rests)
        .map(|period| period.category)
        .collect()
}
