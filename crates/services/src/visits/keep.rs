//! Keeping one visit: the one way, whoever brings it. One entry fills many tables.

use super::was_overtaken;
use crate::person_file::{Authors, PERSON, in_codes};
use crate::{Failure, Services};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::file_entry::{Entry, GroupNote, TrainingNeed};
use domain::history::KeptChange;
use domain::ids::{AccountId, TaskId, VisitConflictId, VisitId};
use domain::permission::{Deed, Function};
use domain::person_field::{COMMA, Edit, merge};
use domain::ports::{Author, VisitKept};
use domain::profile::PersonRecord;
use domain::refusal::{FieldProblem, Refusal};
use domain::rules::record::RecordGroup;
use domain::task::{Settled, Task, TaskFigures, TaskKind};
use domain::values::Point;
use domain::visit::{
    Answers, Benefit, Corrected, Discovery, FieldEdit, Outcome, OutcomeKind, SyncConflict, SyncRecord, Visit,
    VisitConflict, problems,
};
use serde_json::json;
use store::Transaction;

/// What histories say of it instead of a reason.
const WHY: &str = "visit";

/// A visit on its way into the store.
pub(super) struct Brought<'a> {
    /// Who brings it.
    pub who: &'a Actor,
    /// Who visited.
    pub by: AccountId,
    /// What they say.
    pub record: &'a SyncRecord,
    /// When it was, by our clock.
    pub made: Corrected,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Whether it names a file that has been merged into this one: its revisions mean nothing here.
    pub of_merged: bool,
    /// What is kept already that it touches.
    pub beside: Beside,
}

/// What is kept already that a visit touches.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    /// Whether it was begun as a draft, which goes.
    pub draft: bool,
    /// The held visit of that person and day.
    pub held: Option<VisitId>,
}

/// The file after a visit and the fields that are a question, or what cannot be read.
type Spread = Result<(PersonRecord, Vec<SyncConflict>), Vec<FieldProblem>>;

/// What came of it.
pub(super) enum Kept {
    /// It is kept.
    Whole(Box<Visit>, Vec<SyncConflict>),
    /// It holds what cannot be.
    Wrong(Vec<FieldProblem>),
}

impl Services {
    /// Keeps a visit that was entered on a page, now.
    pub(super) async fn keep_entered(&self, who: &Actor, record: SyncRecord) -> Result<VisitKept, Failure> {
        let record = record.upcast();
        match self.enter_visit(who, &record).await {
            Err(failure) if was_overtaken(&failure) => self.enter_visit(who, &record).await,
            done => done,
        }
    }

    async fn enter_visit(&self, who: &Actor, record: &SyncRecord) -> Result<VisitKept, Failure> {
        who.scope(Deed::Create, Function::HomeVisit)?;
        let staff = who.staff()?;
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let person = self.record_to_visit(&mut change, who, record.person).await?;
        let known = change.find_visit(record.id).await?;
        if let Some(known) = &known {
            if known.by != staff.account || known.person != record.person {
                return Err(Refusal::NotFound.into());
            }
            if known.outcome != Outcome::Draft {
                return Ok(VisitKept {
                    conflicts: 0,
                    twin: known.twin_of.is_some(),
                });
            }
        }
        self.must_be_bearable(&mut change, record).await?;
        let made = Corrected {
            at: record.made_at.min(now),
            off: None,
        };
        let on = day_in_shanghai(made.at);
        let beside = Beside {
            draft: known.is_some(),
            held: change.find_held_visit(record.person, on).await?,
        };
        let brought = Brought {
            who,
            by: staff.account,
            record,
            made,
            received_at: now,
            of_merged: false,
            beside,
        };
        let person_id = person.person.id;
        match self.keep_visit(&mut change, person, &brought).await? {
            Kept::Wrong(problems) => Err(Refusal::Fields(problems).into()),
            Kept::Whole(visit, conflicts) => {
                self.settle_tasks_of(&mut change, &[person_id]).await?;
                change.commit().await?;
                Ok(VisitKept {
                    conflicts: conflicts.len() as u32,
                    twin: visit.twin_of.is_some(),
                })
            }
        }
    }

    /// The file of somebody the asker may visit.
    pub(super) async fn record_to_visit(
        &self,
        db: &mut store::Connection,
        who: &Actor,
        id: domain::ids::PersonId,
    ) -> Result<PersonRecord, Failure> {
        who.scope(Deed::Create, Function::HomeVisit)?;
        let record = self.record_of_file(db, who, Deed::Read, id).await?;
        let person = &record.person;
        who.may_with(
            Deed::Create,
            Function::HomeVisit,
            person.living_area,
            person.categories,
        )?;
        Ok(record)
    }

    /// Keeps the visit, in the transaction of whoever brings it, and spreads what it says over the file.
    pub(super) async fn keep_visit(
        &self,
        change: &mut Transaction,
        person: PersonRecord,
        brought: &Brought<'_>,
    ) -> Result<Kept, Failure> {
        let record = brought.record;
        let wrong = problems(record);
        if !wrong.is_empty() {
            return Ok(Kept::Wrong(wrong));
        }
        let mut visit = visit_of(&person, brought);
        let is_held = record.outcome.kind() == OutcomeKind::Done;
        if is_held {
            visit.twin_of = brought.beside.held;
        }
        if brought.beside.draft {
            change.delete_visit_draft(visit.id, visit.by).await?;
        }
        change.add_visit(&visit).await?;
        let mut conflicts = Vec::new();
        if is_held {
            let (after, met) = match self.spread_edits(change, person, (brought, &visit)).await? {
                Ok(done) => done,
                Err(problems) => return Ok(Kept::Wrong(problems)),
            };
            conflicts = met;
            self.spread_answers(change, &after, (brought.who, &visit)).await?;
        }
        let detail = json!({
            "outcome": record.outcome.kind(),
            "twin": visit.twin_of.is_some(),
            "clock_off": visit.clock_off,
            "conflicts": conflicts.len(),
        });
        change
            .add_audit(&self.audit(brought.who, "visit", PERSON, visit.person.to_string(), detail))
            .await?;
        Ok(Kept::Whole(Box::new(visit), conflicts))
    }

    /// Fields of the file: what nobody else has touched is taken over, the rest becomes a question.
    async fn spread_edits(
        &self,
        change: &mut Transaction,
        before: PersonRecord,
        (brought, visit): (&Brought<'_>, &Visit),
    ) -> Result<Spread, Failure> {
        if visit.edits.is_empty() {
            return Ok(Ok((before, Vec::new())));
        }
        let since = self.changes_since(change, &before, brought).await?;
        let edits = self.as_seen(&before, (brought, &since)).await?;
        let merged = merge(&before, &edits, &[]);
        let asked = |problem: &FieldProblem| edits.iter().any(|edit| edit.field.code() == problem.field);
        let problems: Vec<FieldProblem> = merged.problems.into_iter().filter(asked).collect();
        if !problems.is_empty() {
            return Ok(Err(problems));
        }
        self.write_record(change, brought.who, Some(&before), &merged.after, WHY)
            .await?;
        let mut authors = Authors::default();
        let (mut told, mut cards) = (Vec::new(), Vec::new());
        for edit in edits.iter().filter(|edit| merged.conflicts.contains(&edit.field)) {
            let last = since.iter().find(|kept| kept.change.field == edit.field.code());
            let label = last.map(|kept| kept.change.actor.clone()).unwrap_or_default();
            let theirs = edit.field.text(&before);
            cards.push(VisitConflict {
                id: VisitConflictId::new(self.ids.as_ref(), brought.received_at),
                visit: visit.id,
                person: visit.person,
                field: edit.field,
                mine: edit.now.clone(),
                theirs: theirs.clone(),
                theirs_by: label.clone(),
                noted_at: brought.received_at,
                chosen: None,
            });
            told.push(SyncConflict {
                field: edit.field,
                mine: edit.now.clone(),
                theirs,
                by: match last {
                    Some(_) => authors.of(change, &label).await?,
                    None => Author::Machine,
                },
            });
        }
        if !cards.is_empty() {
            change.add_visit_conflicts(&cards).await?;
        }
        Ok(Ok((merged.after, told)))
    }

    /// What was written about the file since the oldest revision the visitor saw.
    async fn changes_since(
        &self,
        change: &mut Transaction,
        before: &PersonRecord,
        brought: &Brought<'_>,
    ) -> Result<Vec<KeptChange>, Failure> {
        let (person, edits) = (&before.person, &brought.record.edits);
        let base = edits.iter().map(|edit| edit.base).min().unwrap_or(person.version);
        let base = if brought.of_merged { 0 } else { base };
        if base >= person.version {
            return Ok(Vec::new());
        }
        Ok(change.list_field_changes_since(PERSON, person.id.0, base).await?)
    }

    /// The edits in codes. A field that nobody has written since the visitor's revision stood there as it stands now,
    /// however the phone spells it.
    async fn as_seen(
        &self,
        before: &PersonRecord,
        (brought, since): (&Brought<'_>, &[KeptChange]),
    ) -> Result<Vec<Edit>, Failure> {
        let book = self.area_book().await?;
        let version = before.person.version;
        let touched = |edit: &FieldEdit| {
            brought.of_merged
                || edit.base > version
                || since
                    .iter()
                    .any(|kept| kept.change.field == edit.field.code() && kept.change.version > edit.base)
        };
        let seen = |edit: &FieldEdit| Edit {
            field: edit.field,
            was: if touched(edit) {
                in_codes(edit.field, &edit.was, &book)
            } else {
                edit.field.text(before)
            },
            now: in_codes(edit.field, &edit.now, &book),
        };
        Ok(brought.record.edits.iter().map(seen).collect())
    }

    /// Leads, wishes to learn, policies, pay and needs.
    async fn spread_answers(
        &self,
        change: &mut Transaction,
        person: &PersonRecord,
        (who, visit): (&Actor, &Visit),
    ) -> Result<(), Failure> {
        self.tell_leads(change, &person.person, (who, visit)).await?;
        let known = if entries_of(&visit.answers, visit.on()).is_empty() {
            Vec::new()
        } else {
            change.list_file_entries(visit.person).await?
        };
        for entry in entries_of(&visit.answers, visit.on()) {
            if known.iter().all(|kept| kept.entry != entry) {
                self.add_entry_in(change, who, (visit.person, person.person.version), entry)
                    .await?;
            }
        }
        if visit.answers.discoveries.contains(&Discovery::Arrears) {
            self.arrears_found(change, who, visit.person).await?;
        }
        self.make_tasks_of_needs(change, person, visit).await
    }

    async fn make_tasks_of_needs(
        &self,
        change: &mut Transaction,
        person: &PersonRecord,
        visit: &Visit,
    ) -> Result<(), Failure> {
        if visit.answers.needs.is_empty() {
            return Ok(());
        }
        let (on, area) = (visit.on(), person.person.living_area);
        let figures = TaskFigures::of(&change.list_policy_parameters().await?, area, on)?;
        let held = visit.twin_of.unwrap_or(visit.id);
        let task = |need: &domain::visit::Need| Task {
            id: TaskId::new(self.ids.as_ref(), visit.received_at),
            person: visit.person,
            kind: TaskKind::Action,
            key: format!("{held}:{}", need.kind),
            window: figures.from(on, figures.need),
            count: 1,
            cause: None,
            settled: Settled::Open,
            made_at: visit.received_at,
        };
        let tasks: Vec<Task> = visit.answers.needs.iter().map(task).collect();
        Ok(change.add_tasks(&tasks).await?)
    }

    pub(super) async fn forget_draft(&self, who: &Actor, draft: domain::ids::VisitId) -> Result<(), Failure> {
        who.scope(Deed::Create, Function::HomeVisit)?;
        let staff = who.staff()?;
        let mut change = self.db.begin().await?;
        if !change.delete_visit_draft(draft, staff.account).await? {
            return Err(Refusal::NotFound.into());
        }
        change.delete_visit_photo(draft).await?;
        Ok(change.commit().await?)
    }
}

fn visit_of(person: &PersonRecord, brought: &Brought<'_>) -> Visit {
    let record = brought.record;
    Visit {
        id: record.id,
        person: person.person.id,
        by: brought.by,
        form: record.form,
        at: brought.made.at,
        received_at: brought.received_at,
        clock_off: brought.made.off,
        outcome: record.outcome.clone(),
        answers: record.answers.clone(),
        edits: record.edits.clone(),
        confirmation: record.confirmation.clone(),
        point: record.point.map(Point::coarse),
        twin_of: None,
    }
}

/// What the file gathers of a visit (R101). Policies stand in the note by their codes.
fn entries_of(answers: &Answers, on: NaiveDate) -> Vec<Entry> {
    let note = |group, none, text: String, amount| {
        Entry::Note(GroupNote {
            group,
            on,
            none,
            text,
            amount,
        })
    };
    let wishes = answers.training.iter().map(|wish| {
        Entry::Training(TrainingNeed {
            topic: wish.topic.trim().to_owned(),
            kind: wish.kind,
            on,
        })
    });
    let mut entries: Vec<Entry> = wishes.collect();
    if !answers.benefits.is_empty() {
        let has_none = answers.benefits.contains(&Benefit::None);
        let codes: Vec<&str> = answers
            .benefits
            .iter()
            .filter(|one| **one != Benefit::None)
            .map(|one| one.code())
            .collect();
        let text = codes.join(&COMMA.to_string());
        entries.push(note(
            RecordGroup::PolicyUse,
            has_none && text.is_empty(),
            text,
            None,
        ));
    }
    if let Some(income) = answers.income {
        entries.push(note(
            RecordGroup::WorkIncome,
            income.0 == 0,
            String::new(),
            Some(income).filter(|fen| fen.0 > 0),
        ));
    }
    entries
}
