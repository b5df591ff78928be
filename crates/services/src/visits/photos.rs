//! The photo of a visit: kept with the word of the person, looked at one by one, gone when the word is taken back.

use crate::{Failure, Services};
use chrono::{Days, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::consent::{ConsentHow, ConsentSaid, Purpose, latest};
use domain::ids::{AccountId, PersonId, VisitId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::refusal::Refusal;
use domain::visit::{OutcomeKind, Photo};
use serde_json::json;
use std::collections::BTreeSet;
use store::{Connection, Transaction};

impl Services {
    /// Keeps the photo of a visit that has arrived. Sent again, it is kept already; who visited is the only one who brings it.
    pub(super) async fn take_photo(&self, who: &Actor, id: VisitId, photo: &Photo) -> Result<(), Failure> {
        who.scope(Deed::Create, Function::HomeVisit)?;
        let account = who.staff()?.account;
        let mut change = self.db.begin().await?;
        let found = visit_of(&mut change, id, account).await?;
        let (person, on) = found.ok_or(Refusal::NotFound)?;
        if change.has_visit_photo(id).await? {
            return Ok(());
        }
        self.agree_to_photo(&mut change, who, (person, on)).await?;
        change.add_visit_photo(id, (person, on), photo).await?;
        let detail = json!({ "bytes": photo.bytes().len() });
        change
            .add_audit(&self.audit(who, "photo", "visit", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// What the person said at the door. A no of that day or later holds.
    async fn agree_to_photo(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (person, on): (PersonId, NaiveDate),
    ) -> Result<(), Failure> {
        let said = change.list_consents(person).await?;
        match latest(&said, Purpose::VisitPhoto) {
            Some(last) if last.given => return Ok(()),
            Some(last) if last.on >= on => return Err(Refusal::NotAllowed.into()),
            _ => {}
        }
        let word = ConsentSaid {
            person,
            purpose: Purpose::VisitPhoto,
            given: true,
            wording: Purpose::VisitPhoto.wording(),
            how: ConsentHow::AtVisit,
            on,
            by: who.label(),
            at: self.clock.now(),
        };
        Ok(change.add_consents(&[word]).await?)
    }

    /// Shows a photo to who may read the file. Each look is written down before it.
    pub(super) async fn show_photo(&self, who: &Actor, id: VisitId) -> Result<Photo, Failure> {
        who.scope(Deed::Read, Function::HomeVisit)?;
        let mut db = self.db.read().await?;
        let (person, photo) = db.find_visit_photo(id).await?.ok_or(Refusal::NotFound)?;
        let record = self.record_of_file(&mut db, who, Deed::Read, person).await?;
        let may = self.may_use(&mut db, &record.person, Purpose::VisitPhoto).await?;
        drop(db);
        if !may {
            return Err(Refusal::NotFound.into());
        }
        self.note_read(who, AccessKind::Photo, &[person]).await?;
        Ok(photo)
    }

    /// The visits of a person whose photo may be looked at.
    pub(super) async fn visits_with_photo(
        &self,
        db: &mut Connection,
        person: &domain::person::Person,
    ) -> Result<BTreeSet<VisitId>, Failure> {
        if !self.may_use(db, person, Purpose::VisitPhoto).await? {
            return Ok(BTreeSet::new());
        }
        Ok(db.list_visits_with_photo(person.id).await?.into_iter().collect())
    }

    /// Takes photos away whose time is over.
    pub(crate) async fn forget_photos(&self) -> Result<(), Failure> {
        let today = self.clock.today();
        let days = self.params().await?.general(ParamKey::VisitPhotoDays, today)?;
        let days = Days::new(u64::try_from(days).unwrap_or_default());
        let Some(first) = today.checked_sub_days(days) else {
            return Ok(());
        };
        let mut change = self.db.begin().await?;
        change.delete_visit_photos_before(first).await?;
        Ok(change.commit().await?)
    }
}

/// Of whom and of which day a visit of an account is: kept, a draft, or one that waits for whoever looks after the person now.
async fn visit_of(
    db: &mut Connection,
    id: VisitId,
    account: AccountId,
) -> Result<Option<(PersonId, NaiveDate)>, Failure> {
    if let Some(visit) = db.find_visit(id).await? {
        let met = matches!(visit.outcome.kind(), OutcomeKind::Done | OutcomeKind::Draft);
        return Ok((met && visit.by == account).then(|| (visit.person, visit.on())));
    }
    let proposal = db.find_visit_proposal(id).await?;
    let own = proposal.filter(|proposal| proposal.by == account);
    Ok(own.map(|proposal| (proposal.person, day_in_shanghai(proposal.made.at))))
}
