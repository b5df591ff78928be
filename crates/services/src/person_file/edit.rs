//! Editing: what two people send goes together where it can; somebody new is registered once.

use super::author::Authors;
use super::number::fresh_no;
use super::view::{in_codes as with_codes, may, words_of};
use super::write::PERSON;
use crate::{AreaBook, Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::history::KeptChange;
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::person::{Category, Person};
use domain::person_field::{Edit, FieldGroup, PersonField, merge};
use domain::ports::{Conflict, EditForm, Edited, FieldValue, FileEdit};
use domain::profile::{PersonRecord, Profile};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{AreaCode, AreaLevel, ResidentId};
use std::collections::HashMap;
use store::Connection;

impl Services {
    pub(super) async fn keep_edits(
        &self,
        who: &Actor,
        id: PersonId,
        edit: FileEdit,
    ) -> Result<Edited, Failure> {
        let book = self.area_book().await?;
        let edits = in_codes(edit.edits, &book);
        let mut change = self.db.begin().await?;
        let current = self.record(&mut change, who, Deed::Update, id).await?;
        without_number("why", &edit.why)?;
        let since = change
            .list_field_changes_since(PERSON, id.0, edit.version)
            .await?;
        let merged = merge(&current, &edits, &touched(&since));
        let mut problems = merged.problems;
        problems.extend(moved_away(who, &current, &merged.after));
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        if !merged.conflicts.is_empty() {
            let version = current.person.version;
            let conflicts = self
                .conflicts(&mut change, &merged.conflicts, &edits, (&current, &since))
                .await?;
            return Ok(Edited::Conflicts { version, conflicts });
        }
        let written = self
            .write_record(&mut change, who, Some(&current), &merged.after, &edit.why)
            .await;
        if let Err(failure) = written {
            drop(change);
            return Err(self.held_by(failure, merged.after.person.resident_id).await?);
        }
        self.settle_tasks_of(&mut change, &[id]).await?;
        change.commit().await?;
        Ok(Edited::Saved)
    }

    async fn conflicts(
        &self,
        db: &mut Connection,
        fields: &[PersonField],
        edits: &[Edit],
        (current, since): (&PersonRecord, &[KeptChange]),
    ) -> Result<Vec<Conflict>, Failure> {
        let book = self.area_book().await?;
        let mut authors = Authors::default();
        let mut conflicts = Vec::new();
        for field in fields {
            let last = since.iter().find(|kept| kept.change.field == field.code());
            let by = match last {
                Some(kept) => authors.of(db, &kept.change.actor).await?,
                None => domain::ports::Author::Machine,
            };
            let stands = if field.is_sealed() {
                field.shown(current)
            } else {
                field.text(current)
            };
            let mine = edits.iter().find(|edit| edit.field == *field);
            conflicts.push(Conflict {
                field: *field,
                theirs_shown: words_of(field.code(), &stands, &book),
                theirs: stands,
                mine: mine.map(|edit| edit.now.clone()).unwrap_or_default(),
                by,
                at: last.map(|kept| kept.change.at),
            });
        }
        Ok(conflicts)
    }

    pub(super) async fn form_for_new(&self, who: &Actor) -> Result<EditForm, Failure> {
        let home = who.staff()?.area;
        who.scope(Deed::Create, Function::PersonFile)?;
        let book = self.area_book().await?;
        let places = Self::homes(who, &book);
        let only = (places.len() == 1).then(|| home.to_string());
        let value = |field: &PersonField| FieldValue {
            field: *field,
            text: match field {
                PersonField::LivingArea | PersonField::HukouArea => only.clone().unwrap_or_default(),
                _ => String::new(),
            },
        };
        Ok(EditForm {
            id: None,
            name: String::new(),
            version: Person::FIRST,
            fields: new_fields().map(value).collect(),
            places,
        })
    }

    pub(super) async fn register(&self, who: &Actor, edits: Vec<Edit>) -> Result<PersonId, Failure> {
        who.scope(Deed::Create, Function::PersonFile)?;
        let book = self.area_book().await?;
        let record = self.record_of(in_codes(edits, &book))?;
        may(who, Deed::Create, &record)?;
        let resident_id = record.person.resident_id;
        let mut change = self.db.begin().await?;
        let no = fresh_no(&mut change, self.clock.today(), self.ids.as_ref()).await?;
        let person = Person { no, ..record.person };
        let record = PersonRecord { person, ..record };
        if let Err(failure) = self.write_record(&mut change, who, None, &record, "").await {
            drop(change);
            return Err(self.held_by(failure, resident_id).await?);
        }
        self.settle_tasks_of(&mut change, &[record.person.id]).await?;
        change.commit().await?;
        Ok(record.person.id)
    }

    /// Reads the form for somebody new: number and home first, the rest upon them.
    fn record_of(&self, edits: Vec<Edit>) -> Result<PersonRecord, Failure> {
        let sent: HashMap<PersonField, String> =
            edits.into_iter().map(|edit| (edit.field, edit.now)).collect();
        let text = |field| sent.get(&field).map_or("", |text| text.trim());
        let home = Some(text(PersonField::LivingArea)).filter(|home| !home.is_empty());
        let home = home.unwrap_or_else(|| text(PersonField::HukouArea));
        let id = PersonId::new(self.ids.as_ref(), self.clock.now());
        let (number, area) = (text(PersonField::ResidentId), home.parse::<AreaCode>());
        let (Ok(number), Ok(area)) = (ResidentId::parse(number), area) else {
            return Err(Refusal::Fields(all_problems(&sent)).into());
        };
        let mut record = PersonRecord {
            person: Person::new(id, String::new(), number, area),
            profile: Profile::default(),
        };
        let problems = fill(&mut record, &sent);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        if record.person.disability_certificate.is_some() {
            record.person.categories = record.person.categories.with(Category::PersonWithDisability);
        }
        Ok(record)
    }

    /// A number that is registered already: who asks is told the office that holds the file, and nothing of the person.
    async fn held_by(&self, failure: Failure, number: ResidentId) -> Result<Failure, Failure> {
        let taken = matches!(&failure, Failure::Refused(Refusal::Fields(problems))
            if problems.iter().any(|one| one.field == "resident_id" && one.problem == Problem::Taken));
        if !taken {
            return Ok(failure);
        }
        let Some(holder) = self.db.find_person_by_resident_id(number).await? else {
            return Ok(failure);
        };
        let area = holder
            .living_area
            .at(AreaLevel::Town)
            .unwrap_or(holder.living_area);
        let office = self.area_book().await?.place(area);
        Ok(Refusal::Held { office }.into())
    }
}

/// The fields of the form for somebody new.
fn new_fields() -> impl Iterator<Item = &'static PersonField> {
    FieldGroup::Basics
        .fields()
        .iter()
        .chain(&[PersonField::DisabilityCertificate])
}

/// Fields others have changed.
fn touched(since: &[KeptChange]) -> Vec<PersonField> {
    since
        .iter()
        .filter_map(|kept| kept.change.field.parse().ok())
        .collect()
}

fn in_codes(edits: Vec<Edit>, book: &AreaBook) -> Vec<Edit> {
    let coded = |edit: Edit| Edit {
        was: with_codes(edit.field, &edit.was, book),
        now: with_codes(edit.field, &edit.now, book),
        ..edit
    };
    edits.into_iter().map(coded).collect()
}

/// Whoever edits a file cannot move it to where they do not look after people; that is a hand-over.
fn moved_away(who: &Actor, before: &PersonRecord, after: &PersonRecord) -> Option<FieldProblem> {
    let moved = before.person.living_area != after.person.living_area;
    let away = moved && may(who, Deed::Update, after).is_err();
    away.then(|| problem_of(PersonField::LivingArea, Problem::OutOfRange))
}

fn fill(record: &mut PersonRecord, sent: &HashMap<PersonField, String>) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    for field in new_fields() {
        let text = sent.get(field).map_or("", |text| text.trim());
        let may_be_left_out =
            text.is_empty() && matches!(field, PersonField::HukouArea | PersonField::LivingArea);
        if may_be_left_out {
            continue;
        }
        if let Err(problem) = field.set(record, text) {
            problems.push(problem_of(*field, problem));
        }
    }
    let person = &record.person;
    if person
        .disability_certificate
        .is_some_and(|certificate| certificate.holder() != person.resident_id)
    {
        problems.push(problem_of(
            PersonField::DisabilityCertificate,
            Problem::Unreadable,
        ));
    }
    problems
}

/// Everything wrong with a form whose number or home cannot be read.
fn all_problems(sent: &HashMap<PersonField, String>) -> Vec<FieldProblem> {
    let text = |field| sent.get(&field).map_or("", |text| text.trim());
    let empty_or = |text: &str| {
        if text.is_empty() {
            Problem::Required
        } else {
            Problem::Unreadable
        }
    };
    let mut problems = Vec::new();
    if text(PersonField::Name).is_empty() {
        problems.push(problem_of(PersonField::Name, Problem::Required));
    }
    let number = text(PersonField::ResidentId);
    if ResidentId::parse(number).is_err() {
        problems.push(problem_of(PersonField::ResidentId, empty_or(number)));
    }
    let home = text(PersonField::LivingArea);
    if home.parse::<AreaCode>().is_err() {
        problems.push(problem_of(PersonField::LivingArea, empty_or(home)));
    }
    problems
}

fn problem_of(field: PersonField, problem: Problem) -> FieldProblem {
    FieldProblem {
        field: field.code().to_owned(),
        problem,
    }
}
