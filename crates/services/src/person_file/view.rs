//! Reading a file.

use super::author::Authors;
use crate::{AreaBook, Failure, Services};
use chrono::Datelike;
use domain::actor::Actor;
use domain::file_entry::{FileFacts, KeptEntry, filled_groups, missing_basics};
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::person_field::{COMMA, FieldGroup, PersonField};
use domain::ports::{EditForm, FieldValue, FileView};
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use domain::rules::record::completeness;
use domain::values::AreaCode;
use store::Connection;

impl Services {
    pub(super) async fn file_view(&self, who: &Actor, id: PersonId) -> Result<FileView, Failure> {
        let mut db = self.db.read().await?;
        let record = self.record(&mut db, who, Deed::Read, id).await?;
        let today = self.clock.today();
        let entries = db.list_file_entries(id).await?;
        let delivered = db.count_leads_of_person(id, today.year()).await?.counted;
        let facts = FileFacts {
            record: &record,
            entries: &entries,
            delivered,
        };
        let filled = filled_groups(&facts);
        let mut authors = Authors::default();
        let mut signed = Vec::new();
        for entry in entries {
            let by = authors.of(&mut db, &entry.by).await?;
            let entry = KeptEntry {
                entry: entry.entry.masked(),
                ..entry
            };
            signed.push((entry, by));
        }
        let book = self.area_book().await?;
        let person = &record.person;
        Ok(FileView {
            id,
            no: person.no.clone(),
            name: person.name.clone(),
            path: book.path(person.living_area),
            age: person.age_on(today),
            fields: PersonField::ALL
                .iter()
                .map(|field| shown(*field, &record, &book))
                .collect(),
            periods: db.list_category_periods(id).await?,
            entries: signed,
            completeness: completeness(&filled),
            filled: filled.into_iter().collect(),
            missing: missing_basics(&record),
            sharing_phone: self.sharing_phone(&mut db, &record).await?,
            household: db.find_household_of(id).await?,
            today,
            may_edit: may(who, Deed::Update, &record).is_ok(),
        })
    }

    pub(super) async fn form_of_group(
        &self,
        who: &Actor,
        id: PersonId,
        group: FieldGroup,
    ) -> Result<EditForm, Failure> {
        let mut db = self.db.read().await?;
        let record = self.record(&mut db, who, Deed::Update, id).await?;
        let book = self.area_book().await?;
        let value = |field: &PersonField| FieldValue {
            field: *field,
            text: in_form(*field, &record, &book),
        };
        Ok(EditForm {
            id: Some(id),
            name: record.person.name.clone(),
            version: record.person.version,
            fields: group.fields().iter().map(value).collect(),
            places: Self::homes(who, &book),
        })
    }

    /// The record, for whoever may do something with it.
    pub(super) async fn record(
        &self,
        db: &mut Connection,
        who: &Actor,
        deed: Deed,
        id: PersonId,
    ) -> Result<PersonRecord, Failure> {
        let Some(person) = db.find_person(id).await? else {
            return Err(self.missing(who, id).await);
        };
        let record = PersonRecord {
            profile: db.find_person_profile(id).await?,
            person,
        };
        may(who, deed, &record)?;
        Ok(record)
    }

    /// [`Services::record`] for whoever makes one file of two.
    pub(crate) async fn record_of_file(
        &self,
        db: &mut Connection,
        who: &Actor,
        deed: Deed,
        id: PersonId,
    ) -> Result<PersonRecord, Failure> {
        self.record(db, who, deed, id).await
    }

    /// Places people the asker looks after can live in.
    pub(crate) fn homes(who: &Actor, book: &AreaBook) -> Vec<domain::ports::AreaRef> {
        who.staff()
            .map(|staff| book.homes(staff.area))
            .unwrap_or_default()
    }

    /// How many others have the same telephone: what is said there reaches them too.
    async fn sharing_phone(&self, db: &mut Connection, record: &PersonRecord) -> Result<u32, Failure> {
        let Some(phone) = &record.person.phone else {
            return Ok(0);
        };
        let sharing = db.list_people_by_phone(phone).await?;
        Ok(sharing.iter().filter(|one| one.id != record.person.id).count() as u32)
    }
}

/// Lets those pass who may do something with a file.
pub(crate) fn may(who: &Actor, deed: Deed, record: &PersonRecord) -> Result<(), Refusal> {
    let person = &record.person;
    who.may_with(deed, Function::PersonFile, person.living_area, person.categories)
}

/// A field as it is read: places by name, sealed numbers masked.
pub(crate) fn shown(field: PersonField, record: &PersonRecord, book: &AreaBook) -> FieldValue {
    FieldValue {
        field,
        text: FileText::shown(field, record, book),
    }
}

/// The texts of fields for pages and forms.
pub(crate) struct FileText;

impl FileText {
    /// As it is read: places by name, sealed numbers masked.
    pub(crate) fn shown(field: PersonField, record: &PersonRecord, book: &AreaBook) -> String {
        words_of(field.code(), &field.shown(record), book)
    }

    /// As a form shows it.
    pub(crate) fn in_form(field: PersonField, record: &PersonRecord, book: &AreaBook) -> String {
        in_form(field, record, book)
    }
}

/// A kept text as it is read: places by name.
pub(crate) fn words_of(field: &str, text: &str, book: &AreaBook) -> String {
    match field {
        "hukou_area" | "living_area" | "area" => names_of(text, book, AreaBook::place),
        "wanted_areas" => names_of(text, book, AreaBook::name),
        _ => text.to_owned(),
    }
}

fn names_of(text: &str, book: &AreaBook, name: impl Fn(&AreaBook, AreaCode) -> String) -> String {
    let names = text.split(COMMA).map(|code| {
        code.parse()
            .map_or_else(|_| code.to_owned(), |code| name(book, code))
    });
    names.collect::<Vec<_>>().join("、")
}

/// A field as a form shows it: sealed numbers masked, wished places by names that are read back.
fn in_form(field: PersonField, record: &PersonRecord, book: &AreaBook) -> String {
    match field {
        PersonField::WantedAreas => names_of(&field.text(record), book, AreaBook::written),
        _ if field.is_sealed() => field.shown(record),
        _ => field.text(record),
    }
}

/// Turns the names of places in a form into codes.
pub(crate) fn in_codes(field: PersonField, text: &str, book: &AreaBook) -> String {
    let code = |name: &str| {
        book.resolve(name)
            .map_or_else(|| name.to_owned(), |code| code.to_string())
    };
    match field {
        PersonField::HukouArea | PersonField::LivingArea => code(text),
        PersonField::WantedAreas => {
            let parts = text.split(['、', ',', '\u{ff0c}', ';', '\u{ff1b}', '\n']);
            let codes: Vec<String> = parts
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(code)
                .collect();
            codes.join("、")
        }
        _ => text.to_owned(),
    }
}
