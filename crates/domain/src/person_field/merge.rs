//! Two people edit one file: different fields go together, the same field is a question.

use super::PersonField;
use crate::profile::PersonRecord;
use crate::refusal::{FieldProblem, Problem};

/// One field of a form: what it was shown with and what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The field.
    pub field: PersonField,
    /// What the form was shown with. Sealed numbers are shown masked, so nothing is kept of them.
    pub was: String,
    /// What was sent. An empty sealed field means "leave it".
    pub now: String,
}

/// What comes of edits.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The record with every edit taken over that nobody stands against.
    pub after: PersonRecord,
    /// Fields that somebody else made another value meanwhile.
    pub conflicts: Vec<PersonField>,
    /// Fields that cannot be read.
    pub problems: Vec<FieldProblem>,
}

/// Puts edits upon the record as it stands now. `touched` are the fields others have changed since the form was shown.
pub fn merge(current: &PersonRecord, edits: &[Edit], touched: &[PersonField]) -> Merged {
    let mut merged = Merged {
        after: current.clone(),
        conflicts: Vec::new(),
        problems: Vec::new(),
    };
    for edit in edits {
        let mut next = merged.after.clone();
        match edit.field.set(&mut next, &edit.now) {
            _ if edit.is_left_alone() => {}
            Err(problem) => merged.problems.push(problem_of(edit.field, problem)),
            Ok(()) => match edit.meets(current, &next, touched) {
                Meeting::Nothing => {}
                Meeting::Free => merged.after = next,
                Meeting::Conflict => merged.conflicts.push(edit.field),
            },
        }
    }
    let problems = inconsistent(&merged.after);
    merged.problems.extend(problems);
    merged
}

enum Meeting {
    /// It says what stands there, or what the form was shown with.
    Nothing,
    /// Nobody else has touched the field.
    Free,
    /// Somebody else has.
    Conflict,
}

impl Edit {
    /// An empty sealed field was not filled in, which is not the wish to take the number away.
    fn is_left_alone(&self) -> bool {
        self.field.is_sealed() && self.now.trim().is_empty()
    }

    fn meets(&self, current: &PersonRecord, next: &PersonRecord, touched: &[PersonField]) -> Meeting {
        let (stands, wanted) = (self.field.text(current), self.field.text(next));
        let unedited = !self.field.is_sealed() && wanted == self.was;
        let theirs = if self.field.is_sealed() {
            touched.contains(&self.field)
        } else {
            stands != self.was
        };
        match () {
            () if wanted == stands || unedited => Meeting::Nothing,
            () if theirs => Meeting::Conflict,
            () => Meeting::Free,
        }
    }
}

/// A certificate belongs to the holder of the resident ID number (R97).
fn inconsistent(record: &PersonRecord) -> Option<FieldProblem> {
    let person = &record.person;
    let other = person
        .disability_certificate
        .is_some_and(|certificate| certificate.holder() != person.resident_id);
    other.then(|| problem_of(PersonField::DisabilityCertificate, Problem::Unreadable))
}

fn problem_of(field: PersonField, problem: Problem) -> FieldProblem {
    FieldProblem {
        field: field.code().to_owned(),
        problem,
    }
}
