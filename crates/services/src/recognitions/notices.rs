//! Public notices and what is said against them: for everybody.

use super::problem;
use crate::leads::HELPER_PHONE;
use crate::pace::Asker;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{NoticeId, ObjectionId};
use domain::params::ParamKey;
use domain::person::{Person, masked_name};
use domain::ports::{NoticeView, ObjectionSent};
use domain::recognition::{Deed, Objection, Proof, PublicNotice};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;

/// Characters of an objection at most.
const WORDS_MAX: usize = 1000;

/// Characters of a name or a telephone number at most.
const NAME_MAX: usize = 40;

/// Objections to one notice at most: nobody floods the desk.
const OBJECTIONS_MAX: u64 = 50;

impl Services {
    pub(super) async fn hanging_notices(&self, area: Option<AreaCode>) -> Result<Vec<NoticeView>, Failure> {
        let notices = self.db.list_public_notices(area, self.clock.today()).await?;
        let mut views = Vec::with_capacity(notices.len());
        for notice in notices {
            views.push(self.notice_view(&notice).await?);
        }
        Ok(views)
    }

    pub(super) async fn hanging_notice(&self, id: NoticeId) -> Result<NoticeView, Failure> {
        let notice = self.db.find_public_notice(id).await?.ok_or(Refusal::NotFound)?;
        if !notice.hangs_on(self.clock.today()) {
            return Err(Refusal::NotFound.into());
        }
        self.notice_view(&notice).await
    }

    async fn notice_view(&self, notice: &PublicNotice) -> Result<NoticeView, Failure> {
        let recognition = self
            .db
            .find_recognition(notice.recognition)
            .await?
            .ok_or(Refusal::NotFound)?;
        let person: Person = self
            .db
            .find_person(recognition.person)
            .await?
            .ok_or(Refusal::NotFound)?;
        let book = self.area_book().await?;
        Ok(NoticeView {
            id: notice.id,
            masked_name: masked_name(&person.name),
            masked_resident_id: person.resident_id.masked(),
            village: book.reference(notice.area),
            place: book.place(notice.area),
            category: notice.category,
            posted_on: notice.posted_on,
            last_day: notice.last_day(),
            helper_phone: self
                .db
                .find_nearest_setting(Some(notice.area), HELPER_PHONE)
                .await?,
        })
    }

    /// Takes an objection in: its author gets a receipt number, the case goes to the township.
    pub(super) async fn take_objection(
        &self,
        who: &Actor,
        id: NoticeId,
        sent: ObjectionSent,
    ) -> Result<String, Failure> {
        must_be_readable(&sent)?;
        let mut change = self.db.begin().await?;
        let notice = change.find_public_notice(id).await?.ok_or(Refusal::NotFound)?;
        if !notice.hangs_on(self.clock.today()) {
            return Err(Refusal::TooLate.into());
        }
        if !self.may_object_again(&sent.address) || change.count_objections(id).await? >= OBJECTIONS_MAX {
            return Err(Refusal::TooMany.into());
        }
        let case = self.case(&mut change, notice.recognition).await?;
        let now = self.clock.now();
        let state = case.recognition.state.clone().object(now);
        let state = state.map_err(|_| Refusal::TooLate)?;
        let area = Some(notice.area);
        let days = case
            .params
            .value(ParamKey::ObjectionDays, area, self.clock.today())?;
        let objection = Objection {
            id: ObjectionId::new(&*self.ids, now),
            notice: id,
            recognition: notice.recognition,
            receipt: self.receipt(),
            text: sent.text.trim().to_owned(),
            name: filled(sent.name),
            phone: filled(sent.phone),
            at: now,
            due_on: case.calendar.after(self.clock.today(), days.max(0) as u32),
            upheld: None,
            reason: String::new(),
        };
        change.add_objection(&objection).await?;
        let proof = Proof::Objection {
            receipt: objection.receipt.clone(),
        };
        self.keep_plain_step(&mut change, who, &case, Deed::Object, (state, proof))
            .await?;
        change.commit().await?;
        Ok(objection.receipt)
    }

    /// A number that says the day, and is not to be guessed.
    fn receipt(&self) -> String {
        let chance = crate::secret::token(&self.chance)[..8].to_uppercase();
        format!("{}-{chance}", self.clock.today().format("%Y%m%d"))
    }

    fn may_object_again(&self, address: &str) -> bool {
        let mut taken = self
            .objections
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        taken.take(Asker::named(address), self.clock.now()).is_ok()
    }
}

fn must_be_readable(sent: &ObjectionSent) -> Result<(), Failure> {
    let text = sent.text.trim().chars().count();
    if text == 0 {
        return Err(problem("text", Problem::Required));
    }
    if text > WORDS_MAX {
        return Err(problem("text", Problem::TooLong));
    }
    for (field, value) in [("name", &sent.name), ("phone", &sent.phone)] {
        if value
            .as_ref()
            .is_some_and(|value| value.chars().count() > NAME_MAX)
        {
            return Err(problem(field, Problem::TooLong));
        }
    }
    Ok(())
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}
