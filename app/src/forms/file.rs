//! Forms of files and households. Their fields may repeat, so they are read as pairs of name and text.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/people/new` | `person_files.add_person` | the new file |
//! | `POST /staff/people/{id}/edit` | `person_files.edit` | the file, or the form itself with what was typed |
//! | `POST /staff/people/{id}/undo` | `person_files.undo_change` | the history |
//! | `POST /staff/people/{id}/entries` | `person_files.add_entry` | the file |
//! | `POST /staff/people/{id}/entries/remove` | `person_files.remove_entry` | the file |
//! | `POST /staff/people/{id}/household` | `households.found_household` | the household |
//! | `POST /staff/households/{id}` | `households.edit_household` | the household |
//! | `POST /staff/households/{id}/members` | `households.add_member` | the household |
//! | `POST /staff/households/{id}/split` | `households.split_household`, `end_member` | the new household |
//! | `POST /staff/households/{id}/join` | `households.join_household` | the other household |

use super::{field, problem};
use chrono::NaiveDate;
use domain::file_entry::{
    EmploymentSpell, Entry, EntryKind, GroupNote, OtherPhone, TrainingNeed, VocationalCertificate,
};
use domain::household::HouseholdField;
use domain::ids::{EntryId, HouseholdId, MemberId, PersonId};
use domain::person_field::{COMMA, Edit, FieldGroup, PersonField};
use domain::ports::{FileEdit, NewMember};
use domain::refusal::{Problem, Refusal};
use domain::values::{Fen, Phone, dates};

/// `POST`: keeps edits of a group of fields.
pub fn edit_person_path(id: PersonId) -> String {
    format!("/staff/people/{id}/edit")
}

/// `POST`: takes a change back.
pub fn undo_change_path(id: PersonId) -> String {
    format!("/staff/people/{id}/undo")
}

/// `POST`: adds work, training or a note.
pub fn add_entry_path(id: PersonId) -> String {
    format!("/staff/people/{id}/entries")
}

/// `POST`: takes it away again.
pub fn remove_entry_path(id: PersonId) -> String {
    format!("/staff/people/{id}/entries/remove")
}

/// `POST`: begins a household.
pub fn found_household_path(head: PersonId) -> String {
    format!("/staff/people/{head}/household")
}

/// `POST`: takes somebody into a household.
pub fn add_member_path(id: HouseholdId) -> String {
    format!("/staff/households/{id}/members")
}

/// `POST`: members move out.
pub fn split_household_path(id: HouseholdId) -> String {
    format!("/staff/households/{id}/split")
}

/// `POST`: all move into another household.
pub fn join_household_path(id: HouseholdId) -> String {
    format!("/staff/households/{id}/join")
}

/// The hidden field that carries what a field was shown with.
pub fn was_name(field: PersonField) -> String {
    format!("was-{}", field.code())
}

/// A form as sent: names and texts, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The texts of a name one after the other; empty when there is none.
    pub fn all(&self, name: &str) -> String {
        let texts: Vec<&str> = self.each(name).collect();
        texts.join(&COMMA.to_string())
    }

    pub(super) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let same = move |pair: &'a (String, String)| (pair.0 == name).then_some(pair.1.trim());
        self.0.iter().filter_map(same)
    }

    pub(super) fn first(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, text)| text.trim())
    }

    fn edits(&self, fields: &[PersonField]) -> Vec<Edit> {
        let edit = |field: &PersonField| Edit {
            field: *field,
            was: self.all(&was_name(*field)),
            now: self.all(field.code()),
        };
        fields.iter().map(edit).collect()
    }

    /// Which group of fields was edited, and how.
    pub fn edit(&self) -> Result<(FieldGroup, FileEdit), Refusal> {
        let group: FieldGroup = field("group", self.first("group"))?;
        let edit = FileEdit {
            version: field("version", self.first("version"))?,
            edits: self.edits(group.fields()),
            why: self.first("why").chars().take(100).collect(),
        };
        Ok((group, edit))
    }

    /// Somebody new: the basics and a certificate.
    pub fn new_person(&self) -> Vec<Edit> {
        let mut edits = self.edits(FieldGroup::Basics.fields());
        edits.extend(self.edits(&[PersonField::DisabilityCertificate]));
        edits
    }

    /// The place of the change to take back.
    pub fn undo(&self) -> Result<i64, Refusal> {
        field("seq", self.first("seq"))
    }

    /// Work, training or a note.
    pub fn entry(&self) -> Result<Entry, Refusal> {
        match field("entry", self.first("entry"))? {
            EntryKind::Employment => self.employment().map(Entry::Employment),
            EntryKind::Training => self.training().map(Entry::Training),
            EntryKind::Note => self.note().map(Entry::Note),
            EntryKind::Vocational => self.vocational().map(Entry::Vocational),
            EntryKind::Phone => self.phone().map(Entry::Phone),
        }
    }

    fn employment(&self) -> Result<EmploymentSpell, Refusal> {
        Ok(EmploymentSpell {
            from: self.day("from")?,
            to: if self.first("to").is_empty() {
                None
            } else {
                Some(self.day("to")?)
            },
            kind: field("kind", self.first("kind"))?,
            employer: self.short("employer")?,
            occupation: self.short("occupation")?,
            monthly: self.yuan("monthly")?,
        })
    }

    fn training(&self) -> Result<TrainingNeed, Refusal> {
        if self.first("topic").is_empty() {
            return Err(wrong("topic", Problem::Required));
        }
        let kind = self.first("kind");
        Ok(TrainingNeed {
            topic: self.short("topic")?,
            kind: if kind.is_empty() {
                None
            } else {
                Some(field("kind", kind)?)
            },
            on: self.day("on")?,
        })
    }

    fn vocational(&self) -> Result<VocationalCertificate, Refusal> {
        if self.first("occupation").is_empty() {
            return Err(wrong("occupation", Problem::Required));
        }
        let level = match self.first("level") {
            "" => None,
            text => Some(field::<u8>("level", text)?).filter(|level| (1..=5).contains(level)),
        };
        let day = |name: &str| match self.first(name) {
            "" => Ok(None),
            _ => self.day(name).map(Some),
        };
        Ok(VocationalCertificate {
            occupation: self.short("occupation")?,
            level,
            number: self.short("number")?,
            issuer: self.short("issuer")?,
            issued: day("issued")?,
            valid_to: day("valid_to")?,
        })
    }

    fn phone(&self) -> Result<OtherPhone, Refusal> {
        let number = match self.first("number") {
            "" => return Err(wrong("number", Problem::Required)),
            text => Phone::parse(text).map_err(|_| wrong("number", Problem::Unreadable))?,
        };
        Ok(OtherPhone {
            number: number.into(),
            owner: field("owner", self.first("owner"))?,
        })
    }

    fn note(&self) -> Result<GroupNote, Refusal> {
        let none = self.first("none") == "yes";
        if !none && self.first("text").is_empty() {
            return Err(wrong("text", Problem::Required));
        }
        Ok(GroupNote {
            group: field("group", self.first("group"))?,
            on: self.day("on")?,
            none,
            text: if none { String::new() } else { self.short("text")? },
            amount: if none { None } else { self.yuan("amount")? },
        })
    }

    /// Which entry to take away.
    pub fn removal(&self) -> Result<(EntryKind, EntryId), Refusal> {
        Ok((
            field("kind", self.first("kind"))?,
            field("entry", self.first("entry"))?,
        ))
    }

    /// The kind of a household to begin.
    pub fn household_kind(&self) -> Result<domain::household::HouseholdKind, Refusal> {
        field("kind", self.first("kind"))
    }

    /// The fields of a household, and the version the form was shown with.
    pub fn household(&self) -> Result<(u32, Vec<(HouseholdField, String)>), Refusal> {
        let edit = |field: HouseholdField| (field, self.first(field.code()).to_owned());
        let version = field("version", self.first("version"))?;
        Ok((version, HouseholdField::EDITED.into_iter().map(edit).collect()))
    }

    /// Somebody to be taken into a household.
    pub fn new_member(&self) -> Result<NewMember, Refusal> {
        let year = self.first("birth_year");
        Ok(NewMember {
            person_no: self.first("person_no").to_owned(),
            name: self.first("name").to_owned(),
            birth_year: if year.is_empty() {
                None
            } else {
                Some(field("birth_year", year)?)
            },
            relation: field("relation", self.first("relation"))?,
        })
    }

    /// Who moves out, and whether into a household of their own.
    pub fn split(&self) -> Result<(bool, Vec<MemberId>), Refusal> {
        let members: Vec<MemberId> = self
            .each("member")
            .map(|member| field("member", member))
            .collect::<Result<_, _>>()?;
        if members.is_empty() {
            return Err(wrong("member", Problem::Required));
        }
        Ok((self.first("how") == "split", members))
    }

    /// The number of somebody in the other household.
    pub fn join(&self) -> Result<String, Refusal> {
        match self.first("join_no") {
            "" => Err(wrong("join_no", Problem::Required)),
            no => Ok(no.to_owned()),
        }
    }

    fn day(&self, name: &str) -> Result<NaiveDate, Refusal> {
        match self.first(name) {
            "" => Err(wrong(name, Problem::Required)),
            text => dates::parse(text).ok_or_else(|| wrong(name, Problem::Unreadable)),
        }
    }

    fn short(&self, name: &str) -> Result<String, Refusal> {
        let text = self.first(name);
        if text.chars().count() > 120 {
            return Err(wrong(name, Problem::TooLong));
        }
        Ok(text.to_owned())
    }

    fn yuan(&self, name: &str) -> Result<Option<Fen>, Refusal> {
        match self.first(name).trim_end_matches('元') {
            "" => Ok(None),
            text => match text.parse() {
                Ok(yuan @ 0..=10_000_000) => Ok(Some(Fen::yuan(yuan))),
                Ok(_) => Err(wrong(name, Problem::OutOfRange)),
                Err(_) => Err(wrong(name, Problem::Unreadable)),
            },
        }
    }
}

fn wrong(name: &str, what: Problem) -> Refusal {
    Refusal::Fields(vec![problem(name, what)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Pairs {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Pairs(pairs.iter().map(owned).collect())
    }

    #[test]
    fn boxes_of_one_name_are_one_list_and_none_is_empty() {
        let sent = pairs(&[
            ("group", "functions"),
            ("version", "3"),
            ("aids", "wheelchair"),
            ("aids", "accompanied"),
            ("was-aids", ""),
            ("why", " 摔了 "),
        ]);
        let (group, edit) = sent.edit().unwrap();
        assert_eq!(
            (group, edit.version, edit.why.as_str()),
            (FieldGroup::Functions, 3, "摔了")
        );
        let aids = edit
            .edits
            .iter()
            .find(|edit| edit.field == PersonField::Aids)
            .unwrap();
        assert_eq!(
            (aids.was.as_str(), aids.now.as_str()),
            ("", "wheelchair、accompanied")
        );
        let hands = edit
            .edits
            .iter()
            .find(|edit| edit.field == PersonField::BothHands);
        assert_eq!(hands.unwrap().now, "");
    }

    #[test]
    fn none_as_of_a_day_needs_no_words() {
        let note = pairs(&[
            ("entry", "note"),
            ("group", "policy_use"),
            ("on", "2026-06-30"),
            ("none", "yes"),
        ]);
        assert!(matches!(note.entry(), Ok(Entry::Note(note)) if note.none && note.text.is_empty()));
        let silent = pairs(&[("entry", "note"), ("group", "policy_use"), ("on", "2026-06-30")]);
        assert_eq!(silent.entry(), Err(wrong("text", Problem::Required)));
    }

    #[test]
    fn somebody_must_move_out() {
        assert_eq!(
            pairs(&[("how", "split")]).split(),
            Err(wrong("member", Problem::Required))
        );
    }
}
