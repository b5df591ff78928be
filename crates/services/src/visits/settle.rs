//! What a human settles: which of two values holds, and visits of somebody who looks after the person no more.

use super::keep::{Beside, Brought, Kept};
use crate::person_file::{Authors, may, words_of};
use crate::{AreaBook, Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::{AccountId, PersonId, VisitConflictId, VisitId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::person_field::{Edit, merge};
use domain::ports::{ConflictCard, ProposalCard, VisitQuestions};
use domain::refusal::Refusal;
use domain::visit::{ConflictChoice, Outcome, ProposalState, VisitConflict, VisitProposal};
use serde_json::json;
use std::collections::HashMap;
use store::Connection;

/// Cards shown at once.
const CARDS: u32 = 100;
/// What the history says of a value that somebody chose.
const WHY: &str = "visit_conflict";

impl Services {
    pub(super) async fn visit_questions(&self, who: &Actor) -> Result<VisitQuestions, Failure> {
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        let conflicts = db.list_open_conflicts(scope.area, CARDS).await?;
        let proposals = db.list_open_proposals(scope.area, CARDS).await?;
        let about = conflicts.iter().map(|one| one.person);
        let mut ids: Vec<PersonId> = about.chain(proposals.iter().map(|one| one.person)).collect();
        ids.sort_unstable();
        ids.dedup();
        let people = db.list_people(&ids).await?;
        let people: HashMap<PersonId, Person> = people
            .into_iter()
            .filter(|person| scope.covers(person.living_area, person.categories))
            .map(|person| (person.id, person))
            .collect();
        let book = self.area_book().await?;
        let mut questions = VisitQuestions::default();
        for conflict in conflicts {
            if let Some(person) = people.get(&conflict.person) {
                let card = self.conflict_card(&mut db, (conflict, person), &book).await?;
                questions.conflicts.push(card);
            }
        }
        for proposal in proposals {
            if let Some(person) = people.get(&proposal.person) {
                questions.proposals.push(ProposalCard {
                    name: person.name.clone(),
                    place: book.place(person.living_area),
                    by: login(&mut db, proposal.by).await?,
                    proposal,
                });
            }
        }
        drop(db);
        let shown: Vec<PersonId> = people.into_keys().collect();
        self.note_read(who, AccessKind::Visit, &shown).await?;
        Ok(questions)
    }

    async fn conflict_card(
        &self,
        db: &mut Connection,
        (conflict, person): (VisitConflict, &Person),
        book: &AreaBook,
    ) -> Result<ConflictCard, Failure> {
        let record = domain::profile::PersonRecord {
            profile: db.find_person_profile(person.id).await?,
            person: person.clone(),
        };
        let visit = db.find_visit(conflict.visit).await?;
        let by = match visit {
            Some(visit) => login(db, visit.by).await?,
            None => String::new(),
        };
        let code = conflict.field.code();
        Ok(ConflictCard {
            name: person.name.clone(),
            place: book.place(person.living_area),
            by,
            theirs_by: match conflict.theirs_by.as_str() {
                "" => domain::ports::Author::Machine,
                label => Authors::default().of(db, label).await?,
            },
            mine: words_of(code, &conflict.mine, book),
            now: words_of(code, &conflict.field.text(&record), book),
            conflict,
        })
    }

    pub(super) async fn choose_value(
        &self,
        who: &Actor,
        id: VisitConflictId,
        choice: ConflictChoice,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        let conflict = change.find_visit_conflict(id).await?.ok_or(Refusal::NotFound)?;
        let before = self
            .record_of_file(&mut change, who, Deed::Update, conflict.person)
            .await?;
        let settled = change
            .settle_visit_conflict(id, choice, (&who.label(), self.clock.now()))
            .await?;
        if !settled {
            return Err(Refusal::Changed.into());
        }
        if choice == ConflictChoice::Mine {
            let edit = Edit {
                field: conflict.field,
                was: conflict.field.text(&before),
                now: conflict.mine.clone(),
            };
            let merged = merge(&before, &[edit], &[]);
            let of_field = |problem: &&domain::refusal::FieldProblem| problem.field == conflict.field.code();
            if merged.problems.iter().any(|problem| of_field(&problem)) {
                return Err(Refusal::Fields(merged.problems).into());
            }
            may(who, Deed::Update, &merged.after)?;
            self.write_record(&mut change, who, Some(&before), &merged.after, WHY)
                .await?;
        }
        let detail = json!({ "field": conflict.field, "choice": choice });
        change
            .add_audit(&self.audit(
                who,
                "settle_conflict",
                "visit",
                conflict.visit.to_string(),
                detail,
            ))
            .await?;
        self.settle_tasks_of(&mut change, &[conflict.person]).await?;
        Ok(change.commit().await?)
    }

    /// What was proposed is kept as the visit of whoever made it; who takes it answers for it in the audit.
    pub(super) async fn answer_proposal(&self, who: &Actor, id: VisitId, take: bool) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        let proposal = change.find_visit_proposal(id).await?.ok_or(Refusal::NotFound)?;
        let person = self
            .record_of_file(&mut change, who, Deed::Update, proposal.person)
            .await?;
        let state = if take {
            ProposalState::Taken
        } else {
            ProposalState::Discarded
        };
        let settled = change
            .settle_visit_proposal(id, state, (&who.label(), self.clock.now()))
            .await?;
        if !settled {
            return Err(Refusal::Changed.into());
        }
        if take {
            self.keep_proposed(&mut change, who, (person, &proposal)).await?;
        } else {
            change.delete_visit_photo(id).await?;
        }
        let detail = json!({ "state": state, "by": proposal.by });
        change
            .add_audit(&self.audit(who, "settle_proposal", "visit", id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[proposal.person]).await?;
        Ok(change.commit().await?)
    }

    async fn keep_proposed(
        &self,
        change: &mut store::Transaction,
        who: &Actor,
        (person, proposal): (domain::profile::PersonRecord, &VisitProposal),
    ) -> Result<(), Failure> {
        let record = proposal.record.clone().upcast();
        let id = person.person.id;
        let on = day_in_shanghai(proposal.made.at);
        let beside = Beside {
            draft: false,
            held: change.find_held_visit(id, on).await?,
        };
        // What was begun and not finished is gone on with by whoever takes it.
        let by = match record.outcome {
            Outcome::Draft => who.staff()?.account,
            _ => proposal.by,
        };
        change.delete_visit_draft(record.id, proposal.by).await?;
        let brought = Brought {
            who,
            by,
            record: &record,
            made: proposal.made,
            received_at: proposal.received_at,
            of_merged: id != record.person,
            beside,
        };
        match self.keep_visit(change, person, &brought).await? {
            Kept::Whole(..) => Ok(()),
            Kept::Wrong(problems) => Err(Refusal::Fields(problems).into()),
        }
    }
}

/// The sign-in name of an account.
pub(super) async fn login(db: &mut Connection, id: AccountId) -> Result<String, Failure> {
    let account = db.find_account(id).await?;
    Ok(account.map_or_else(|| id.to_string(), |account| account.login))
}
