//! The log of who looked at whose data, and numbers shown in full.
//!
//! A page of a person is answered after its line is written: what cannot be written down is not shown. Looking again
//! within a quarter of an hour is the same look.

pub(crate) mod reveal;
mod view;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::access::{Access, AccessKind};
use domain::actor::{Actor, Staff};
use domain::ids::PersonId;
use domain::person_field::PersonField;
use domain::ports::{AccessFilter, AccessLine, AccessLog, AccessPage, Answered, Reveal};
use domain::values::AreaCode;
use std::collections::HashSet;
use store::Transaction;

/// Within this time a second look is not written down again.
const ONE_LOOK: TimeDelta = TimeDelta::minutes(15);

/// What a file takes out.
pub(crate) struct TakenOut<'a> {
    /// Where its people live.
    pub area: AreaCode,
    /// Whose data are in it.
    pub people: &'a [PersonId],
    /// How many lines it has.
    pub records: u32,
    /// Whether numbers stand in full.
    pub full_numbers: bool,
    /// What it is for, as far as it was said.
    pub purpose: &'a str,
}

#[async_trait]
impl AccessLog for Services {
    async fn reveal(&self, who: &Actor, person: PersonId, wish: Reveal) -> Answered<String> {
        self.show_number(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn seen(&self, who: &Actor, person: PersonId) -> Answered<Vec<AccessLine>> {
        self.who_saw(who, person).await.map_err(|f| self.internal(&f))
    }

    async fn access_log(&self, who: &Actor, filter: AccessFilter) -> Answered<AccessPage> {
        self.log_page(who, filter).await.map_err(|f| self.internal(&f))
    }

    async fn access_file(&self, who: &Actor, filter: AccessFilter) -> Answered<Vec<AccessLine>> {
        self.log_file(who, filter).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Writes down that staff look at the data of people, before they see it.
    pub(crate) async fn note_read(
        &self,
        who: &Actor,
        kind: AccessKind,
        people: &[PersonId],
    ) -> Result<(), Failure> {
        let Actor::Staff(staff) = who else {
            return Ok(());
        };
        let since = self.clock.now() - ONE_LOOK;
        let known = self.db.list_read_since(staff.account, kind, since).await?;
        let known: HashSet<PersonId> = known.into_iter().flatten().collect();
        let fresh: Vec<PersonId> = people.iter().copied().filter(|id| !known.contains(id)).collect();
        if fresh.is_empty() {
            return Ok(());
        }
        let homes = self.db.list_people(&fresh).await?;
        let line = |person: &domain::person::Person| Access {
            person: Some(person.id),
            ..self.access(staff, kind, person.living_area)
        };
        let lines: Vec<Access> = homes.iter().map(line).collect();
        let mut change = self.db.begin().await?;
        change.add_access(&lines).await?;
        Ok(change.commit().await?)
    }

    /// Writes down that an employer sees name and telephone of people who agreed to it, before it sees them: they read it among
    /// who saw their data.
    pub(crate) async fn note_contact(
        &self,
        who: &Actor,
        (area, firm): (AreaCode, &str),
        people: &[PersonId],
    ) -> Result<(), Failure> {
        let Actor::Employer { account, .. } = who else {
            return Ok(());
        };
        let since = self.clock.now() - ONE_LOOK;
        let known = self
            .db
            .list_read_since(*account, AccessKind::Contact, since)
            .await?;
        let fresh: Vec<PersonId> = people
            .iter()
            .copied()
            .filter(|id| !known.contains(&Some(*id)))
            .collect();
        if fresh.is_empty() {
            return Ok(());
        }
        let line = |person: &domain::person::Person| Access {
            at: self.clock.now(),
            account: *account,
            role: domain::permission::Party::Employer,
            office: area,
            kind: AccessKind::Contact,
            person: Some(person.id),
            area: person.living_area,
            field: Some(PersonField::Phone),
            reason: None,
            note: firm.to_owned(),
            records: 1,
        };
        let lines: Vec<Access> = self.db.list_people(&fresh).await?.iter().map(line).collect();
        let mut change = self.db.begin().await?;
        change.add_access(&lines).await?;
        Ok(change.commit().await?)
    }

    /// Writes down that staff read a case, of somebody on the register or of nobody who is named.
    pub(crate) async fn note_case_read(
        &self,
        who: &Actor,
        area: AreaCode,
        person: Option<PersonId>,
    ) -> Result<(), Failure> {
        if let Some(person) = person {
            return self.note_read(who, AccessKind::Case, &[person]).await;
        }
        let Actor::Staff(staff) = who else {
            return Ok(());
        };
        let mut change = self.db.begin().await?;
        change
            .add_access(&[self.access(staff, AccessKind::Case, area)])
            .await?;
        Ok(change.commit().await?)
    }

    /// Writes down that staff make a file with data of several people, in the transaction that makes it. Each of them reads
    /// it among who saw their data.
    pub(crate) async fn note_export(
        &self,
        change: &mut Transaction,
        who: &Actor,
        taken: TakenOut<'_>,
    ) -> Result<(), Failure> {
        let Actor::Staff(staff) = who else {
            return Ok(());
        };
        let line = Access {
            records: taken.records,
            field: taken.full_numbers.then_some(PersonField::ResidentId),
            note: taken.purpose.to_owned(),
            ..self.access(staff, AccessKind::Export, taken.area)
        };
        Ok(change.add_access_about(&line, taken.people).await?)
    }

    /// A line of this moment, about nobody yet.
    fn access(&self, staff: &Staff, kind: AccessKind, area: AreaCode) -> Access {
        Access {
            at: self.clock.now(),
            account: staff.account,
            role: staff.role.party(),
            office: staff.area,
            kind,
            person: None,
            area,
            field: None,
            reason: None,
            note: String::new(),
            records: 1,
        }
    }
}
