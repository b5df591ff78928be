//! Erasing a file and everything that names its person, so that what was counted is counted still. It cannot be taken
//! back. What the law demands to be kept, decisions about the person, lies sealed for its time and goes then.

mod ask;
mod view;

use crate::merges::{WHY_MERGED, WHY_PARTED};
use crate::person_file::PERSON;
use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::erasure::{
    Erasure, ErasureCause, ErasureState, Kept, KeptReason, kept_until, number_of_nobody, year_alone,
};
use domain::file_entry::Entry;
use domain::ids::{ErasureId, PersonId};
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::{Answered, ByLaw, Erased, ErasureForm, Erasures, OwnRetention, RetentionList};
use domain::recognition::{Objection, Recognition, State};
use domain::refusal::Refusal;
use domain::values::{AreaCode, Phone};
use serde_json::json;
use store::{Nobody, Transaction};

#[async_trait]
impl Erasures for Services {
    async fn erasure_form(&self, who: &Actor, person: PersonId) -> Answered<ErasureForm> {
        self.before_erasing(who, person)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn ask_erasure(&self, who: &Actor, person: PersonId, why: String) -> Answered<()> {
        self.wish_erasure(who, person, why)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn drop_erasure(&self, who: &Actor, person: PersonId) -> Answered<()> {
        self.leave_erasure(who, person)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn erase(&self, who: &Actor, person: PersonId, typed_no: &str) -> Answered<Erased> {
        self.erase_as_wished(who, person, typed_no)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn to_erase(&self, who: &Actor, area: Option<AreaCode>) -> Answered<RetentionList> {
        self.retention_list(who, area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn hold(&self, who: &Actor, person: PersonId, until: NaiveDate, reason: String) -> Answered<()> {
        self.hold_file(who, person, until, reason)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn release(&self, who: &Actor, person: PersonId) -> Answered<()> {
        self.release_file(who, person)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn kept_by_law(&self, who: &Actor, person: PersonId, reason: KeptReason) -> Answered<Kept> {
        self.reveal_kept(who, person, reason)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_retention(&self, who: &Actor) -> Answered<Option<OwnRetention>> {
        self.retention_of_own(who).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Erases a file for good: the one way there is, whoever wishes it. Ends sessions, links and proxies at once.
    pub async fn erase_person(
        &self,
        who: &Actor,
        id: PersonId,
        cause: ErasureCause,
    ) -> Result<Erased, Failure> {
        let mut change = self.db.begin().await?;
        let erased = self.erase_in(&mut change, who, id, cause).await?;
        change.commit().await?;
        self.db.empty_log().await?;
        Ok(erased)
    }

    /// The same in the transaction of what made it necessary; [`store::Database::empty_log`] is the caller's then.
    pub(crate) async fn erase_in(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: PersonId,
        cause: ErasureCause,
    ) -> Result<Erased, Failure> {
        let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may_erase(who, &person)?;
        let decided = self.settle_recognitions(change, &person).await?;
        self.withdraw_undelivered(change, id).await?;
        self.give_up_places(change, who, id).await?;
        // The files that were merged into this one are of the same person.
        let mut files = change.list_gone_of(id).await?;
        files.push(id);
        let names = names_of(change, &person, &files).await?;
        unsign_objections(change, &person, &names).await?;
        for file in files {
            change
                .erase_person(&self.nobody(file, &person, names.clone()))
                .await?;
        }
        let by_law = self.keep_erasure(change, who, &person, (cause, decided)).await?;
        let detail = json!({ "cause": cause, "kept": by_law.map_or(0, |kept| kept.decisions) });
        change
            .add_audit(&self.audit(who, "erase", "person", id.to_string(), detail))
            .await?;
        Ok(Erased { cause, by_law })
    }

    /// What is said of a person who is not there.
    pub(crate) async fn missing(&self, who: &Actor, id: PersonId) -> Failure {
        match self.db.find_erased(id).await {
            Ok(Some(area)) if who.may(Deed::Read, Function::PersonFile, area).is_ok() => {
                Refusal::Erased.into()
            }
            Ok(_) => Refusal::NotFound.into(),
            Err(error) => error.into(),
        }
    }

    fn nobody(&self, id: PersonId, person: &Person, names: Vec<String>) -> Nobody {
        Nobody {
            id,
            names,
            no: number_of_nobody(id),
            resident_id: year_alone(person.resident_id),
            on: self.clock.today(),
            at: self.clock.now(),
        }
    }

    /// Takes away applications that led to no decision; gives the number of decisions and the day of the last.
    async fn settle_recognitions(
        &self,
        change: &mut Transaction,
        person: &Person,
    ) -> Result<Option<(u32, NaiveDate)>, Failure> {
        let mut decided: Option<(u32, NaiveDate)> = None;
        for recognition in change.list_recognitions_of(person.id).await? {
            match decided_on(&recognition) {
                Some(day) => {
                    change.take_notices_down(recognition.id, self.clock.now()).await?;
                    let (count, last) = decided.unwrap_or((0, day));
                    decided = Some((count + 1, last.max(day)));
                }
                None => drop(change.delete_recognition(recognition.id).await?),
            }
        }
        Ok(decided)
    }

    /// Writes down that it is done, and seals whom the decisions were about.
    async fn keep_erasure(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: &Person,
        (cause, decided): (ErasureCause, Option<(u32, NaiveDate)>),
    ) -> Result<Option<ByLaw>, Failure> {
        let now = self.clock.now();
        let fresh = || Erasure {
            id: ErasureId::new(&*self.ids, now),
            person: person.id,
            area: person.living_area,
            cause,
            why: String::new(),
            asked_by: who.label(),
            asked_at: now,
            state: ErasureState::Waiting,
            settled: None,
            kept: None,
        };
        let wished = change.find_erasure_of(person.id).await?.unwrap_or_else(fresh);
        let done = Erasure {
            cause,
            why: String::new(),
            state: ErasureState::Done,
            settled: Some((who.label(), now)),
            kept: decided.map(|(_, last)| (Kept::of(person), last)),
            ..wished
        };
        change.set_erasure(&done).await?;
        let params = change.list_policy_parameters().await?;
        let law = |(decisions, last)| self.by_law(&params, person.living_area, decisions, last);
        Ok(decided.map(law))
    }

    fn by_law(&self, params: &Params, area: AreaCode, decisions: u32, last: NaiveDate) -> ByLaw {
        ByLaw {
            decisions,
            last,
            until: kept_until(params, area, last, self.clock.today()).ok(),
        }
    }
}

/// Lets those pass who approve in the area, and the machine itself.
fn may_erase(who: &Actor, person: &Person) -> Result<(), Refusal> {
    who.may_with(
        Deed::Approve,
        Function::PersonFile,
        person.living_area,
        person.categories,
    )
}

/// The day of the decision; `None` while there is none.
fn decided_on(recognition: &Recognition) -> Option<NaiveDate> {
    match &recognition.state {
        State::Recognised { at, .. } => Some(day_in_shanghai(*at)),
        State::Refused(refused) | State::Appealed { against: refused, .. } => {
            Some(day_in_shanghai(refused.at))
        }
        _ => None,
    }
}

/// Every name that stood on a file or on those that were merged into it: each may have been copied elsewhere.
async fn names_of(
    change: &mut Transaction,
    person: &Person,
    files: &[PersonId],
) -> Result<Vec<String>, Failure> {
    let mut names = vec![person.name.clone()];
    for file in files {
        for merge in change.list_merges_of(*file).await? {
            let record = merge.record;
            names.extend([record.kept, record.gone, record.after].map(|one| one.person.name));
        }
        let name = PersonField::Name.code();
        for kept in change.list_field_changes(PERSON, file.0, u32::MAX).await? {
            // What a merge that was undone had written is of somebody else.
            let by_merge = [WHY_MERGED, WHY_PARTED].contains(&kept.change.why.as_str());
            if kept.change.field == name && !by_merge {
                names.extend([kept.change.old, kept.change.new]);
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    Ok(names)
}

/// Forgets that it was this person who said something against somebody's notice.
async fn unsign_objections(
    change: &mut Transaction,
    person: &Person,
    names: &[String],
) -> Result<(), Failure> {
    let mut phones: Vec<Phone> = person.phone.iter().cloned().collect();
    for kept in change.list_file_entries(person.id).await? {
        if let Entry::Phone(other) = kept.entry {
            phones.extend(Phone::parse(&other.number));
        }
    }
    for (objection, area) in change.list_objections_signed(names, &phones).await? {
        if is_by(&objection, (area, person.living_area), names, &phones) {
            change.unsign_objection(objection.id).await?;
        }
    }
    Ok(())
}

/// Whether an objection was signed by somebody: name and number, as far as both are there; a name alone in the village.
fn is_by(
    objection: &Objection,
    (area, home): (AreaCode, AreaCode),
    names: &[String],
    phones: &[Phone],
) -> bool {
    let name = objection.name.as_deref().map(str::trim);
    let phone = objection
        .phone
        .as_deref()
        .map(|text| Phone::parse(text).is_ok_and(|phone| phones.contains(&phone)));
    let is_own = |name: &str| names.iter().any(|own| own == name);
    match (name, phone) {
        (None, None) => false,
        (None, Some(same)) => same,
        (Some(name), Some(same)) => same && is_own(name),
        (Some(name), None) => is_own(name) && home == area,
    }
}
