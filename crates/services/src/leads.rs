//! Leads of one person: the page behind a personal link, answers, hand-overs, slips.

mod link;
mod slip;
mod view;

use crate::explain::FitDay;
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::without_number;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose};
use domain::ids::{LeadId, PersonId};
use domain::lead::{Answer, Channel, Delivery, Evidence, InvalidStep, Lead, LeadState};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::{Person, masked_name};
use domain::ports::{AnswerGiven, Answered, ConsentWish, Consents, LeadView, Leads, LinkView, MyLeads, Slip};
use domain::refusal::Refusal;
use domain::vacancy::Vacancy;
use domain::values::{AreaCode, Phone};
use serde_json::json;
use store::Transaction;

/// The setting that holds the number people of an area are told to call.
pub(crate) const HELPER_PHONE: &str = "helper_phone";

#[async_trait]
impl Leads for Services {
    async fn open_link(&self, _who: &Actor, code: &str) -> Answered<MyLeads> {
        let opened = async {
            let (_, holder) = self.holder_of_code(code).await?;
            self.my_leads(&holder).await
        };
        opened.await.map_err(|f| self.internal(&f))
    }

    async fn answer(&self, _who: &Actor, code: &str, lead: LeadId, answer: Answer) -> Answered<AnswerGiven> {
        self.answer_by_code(code, lead, Some(answer))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_back(&self, _who: &Actor, code: &str, lead: LeadId) -> Answered<AnswerGiven> {
        self.answer_by_code(code, lead, None)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn mine(&self, who: &Actor) -> Answered<MyLeads> {
        self.my_leads(who).await.map_err(|f| self.internal(&f))
    }

    async fn answer_mine(&self, who: &Actor, lead: LeadId, answer: Answer) -> Answered<AnswerGiven> {
        self.record_answer(who, lead, Some(answer))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_back_mine(&self, who: &Actor, lead: LeadId) -> Answered<AnswerGiven> {
        self.record_answer(who, lead, None)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn share_contact(&self, who: &Actor, code: Option<&str>) -> Answered<()> {
        self.agree_to_share(who, code)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn renew_link(&self, who: &Actor, person: PersonId) -> Answered<LinkView> {
        self.make_link(who, person).await.map_err(|f| self.internal(&f))
    }

    async fn revoke_links(&self, who: &Actor, person: PersonId) -> Answered<()> {
        self.take_links(who, person).await.map_err(|f| self.internal(&f))
    }

    async fn slips(
        &self,
        who: &Actor,
        area: AreaCode,
        person: Option<PersonId>,
        origin: &str,
    ) -> Answered<Vec<Slip>> {
        self.make_slips(who, area, person, origin)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn hand_over(&self, who: &Actor, lead: LeadId, evidence: Evidence, note: String) -> Answered<()> {
        self.record_hand_over(who, lead, evidence, note)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn set_helper_phone(&self, who: &Actor, area: AreaCode, phone: Option<Phone>) -> Answered<()> {
        self.keep_helper_phone(who, area, phone)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// The person's page. What was planned counts as delivered now: the person is reading it.
    async fn my_leads(&self, who: &Actor) -> Result<MyLeads, Failure> {
        let id = who.own_person(Deed::Read, Function::Lead)?;
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        self.deliver_by_reading(who, &person).await?;
        self.heed_replies(person.id).await?;
        let today = self.clock.today();
        let year = chrono::Datelike::year(&today);
        let counted = self.db.count_leads_of_person(person.id, year).await?.counted;
        let owed = self
            .params()
            .await?
            .general(ParamKey::LeadsPerYear, today)?
            .max(0) as u32;
        let phone = self
            .db
            .find_nearest_setting(Some(person.living_area), HELPER_PHONE)
            .await?;
        let mut leads = self.db.list_leads_of_person(person.id).await?;
        leads.retain(|lead| !matches!(lead.state, LeadState::Failed { .. }));
        leads
            .sort_by_key(|lead| matches!(lead.state, LeadState::Withdrawn { .. } | LeadState::Closed { .. }));
        Ok(MyLeads {
            by_proxy: matches!(who, Actor::Proxy { .. }),
            masked_name: masked_name(&person.name),
            year,
            counted,
            owed,
            leads: self.lead_views(&person, leads).await?,
            helper_phone: phone,
            place: self.area_book().await?.place(person.living_area),
        })
    }

    async fn deliver_by_reading(&self, who: &Actor, person: &Person) -> Result<(), Failure> {
        let leads = self.db.list_leads_of_person(person.id).await?;
        if leads
            .iter()
            .all(|lead| !is_waiting(&lead.state) && !matches!(lead.state, LeadState::Delivered { .. }))
        {
            return Ok(());
        }
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let mut delivered = 0;
        for lead in change.list_leads_of_person(person.id).await? {
            let state = lead.state.clone();
            let next = match state {
                LeadState::Planned | LeadState::Sent { .. } => {
                    self.delivered(&mut change, person, &lead, Channel::App, Evidence::Read, "")
                        .await?
                }
                LeadState::Delivered { .. } => Some(state),
                _ => None,
            };
            let Some(next) = next.and_then(|next| next.open(now).ok()) else {
                continue;
            };
            delivered += u32::from(change.set_lead_state(lead.id, &lead.state, &next).await?);
        }
        change.heed_messages(person.id, now).await?;
        let detail = json!({ "leads": delivered, "channel": Channel::App, "evidence": Evidence::Read });
        change
            .add_audit(&self.audit(who, "deliver", "person", person.id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        Ok(change.commit().await?)
    }

    /// The lead as delivered now; `None` when its vacancy is gone, which withdraws it instead.
    pub(crate) async fn delivered(
        &self,
        change: &mut Transaction,
        person: &Person,
        lead: &Lead,
        channel: Channel,
        evidence: Evidence,
        note: &str,
    ) -> Result<Option<LeadState>, Failure> {
        let now = self.clock.now();
        let vacancy = change
            .find_vacancy(lead.vacancy)
            .await?
            .ok_or(Refusal::NotFound)?;
        if !self.is_offered(change, &vacancy).await? {
            self.withdraw_leads(change, [lead.clone()]).await?;
            return Ok(None);
        }
        let day = FitDay::new(change.list_policy_parameters().await?, self.clock.today())?;
        let delivery = Delivery {
            channel,
            at: now,
            evidence,
            note: note.to_owned(),
            suitable: day.is_suitable(person, &vacancy, false),
        };
        Ok(lead.state.clone().deliver(delivery).ok())
    }

    /// Whether a vacancy is open today and its employer not on the blacklist.
    async fn is_offered(&self, change: &mut Transaction, vacancy: &Vacancy) -> Result<bool, Failure> {
        let employer = change.find_employer(vacancy.employer).await?;
        let listed = employer.is_some_and(|employer| employer.blacklisted);
        Ok(!listed && vacancy.is_open_on(self.clock.today(), self.fresh_days().await?))
    }

    async fn answer_by_code(
        &self,
        code: &str,
        lead: LeadId,
        answer: Option<Answer>,
    ) -> Result<AnswerGiven, Failure> {
        let (_, holder) = self.holder_of_code(code).await?;
        self.record_answer(&holder, lead, answer).await
    }

    /// The person, or who acts for them, agrees that employers they say yes to get name and telephone.
    async fn agree_to_share(&self, who: &Actor, code: Option<&str>) -> Result<(), Failure> {
        let holder = match code {
            Some(code) => self.holder_of_code(code).await?.1,
            None => who.clone(),
        };
        let wish = ConsentWish {
            purpose: Purpose::EmployerContact,
            given: true,
            how: ConsentHow::SignedIn,
            on: self.clock.today(),
        };
        holder.own_person(Deed::Update, Function::OwnProfile)?;
        Ok(self.say(&holder, None, wish).await?)
    }

    /// Records an answer, or takes one back (`None`). Whoever acts for the person is noted with it.
    async fn record_answer(
        &self,
        who: &Actor,
        id: LeadId,
        answer: Option<Answer>,
    ) -> Result<AnswerGiven, Failure> {
        let person = who.own_person(Deed::Update, Function::Lead)?;
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let lead = change
            .find_lead(id)
            .await?
            .filter(|lead| lead.person == person)
            .ok_or(Refusal::NotFound)?;
        if matches!(answer, Some(Answer::Interested | Answer::CallMe)) {
            let vacancy = change
                .find_vacancy(lead.vacancy)
                .await?
                .ok_or(Refusal::NotFound)?;
            if !self.is_offered(&mut change, &vacancy).await? {
                return Err(Refusal::VacancyClosed.into());
            }
        }
        let next = match answer {
            Some(answer) => lead.state.clone().answer_with(answer, now),
            None => lead.state.clone().take_back(),
        };
        let next = next.map_err(|InvalidStep { .. }| Refusal::Changed)?;
        if !change.set_lead_state(id, &lead.state, &next).await? {
            return Err(Refusal::Changed.into());
        }
        let proxy = match who {
            Actor::Proxy { proxy, .. } if answer.is_some() => Some(*proxy),
            _ => None,
        };
        change.set_lead_answered_by(id, proxy).await?;
        let verb = if answer.is_some() { "answer" } else { "take_back" };
        change
            .add_audit(&self.audit(who, verb, "lead", id.to_string(), json!({ "answer": answer })))
            .await?;
        self.settle_tasks_of(&mut change, &[person]).await?;
        change.commit().await?;
        Ok(AnswerGiven { lead: id, answer })
    }

    /// Records that staff handed a lead over in person, or told it by phone.
    async fn record_hand_over(
        &self,
        who: &Actor,
        id: LeadId,
        evidence: Evidence,
        note: String,
    ) -> Result<(), Failure> {
        let channel = if evidence == Evidence::CallLog {
            Channel::Phone
        } else {
            Channel::Home
        };
        let mut change = self.db.begin().await?;
        let lead = change.find_lead(id).await?.ok_or(Refusal::NotFound)?;
        let person = change.find_person(lead.person).await?.ok_or(Refusal::NotFound)?;
        who.may_write_person(&person)?;
        without_number("note", &note)?;
        if lead.state.delivery().is_some() {
            return Err(Refusal::Changed.into());
        }
        let Some(next) = self
            .delivered(&mut change, &person, &lead, channel, evidence, &note)
            .await?
        else {
            change.commit().await?;
            return Err(Refusal::VacancyClosed.into());
        };
        if !change.set_lead_state(id, &lead.state, &next).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "channel": channel, "evidence": evidence });
        change
            .add_audit(&self.audit(who, "hand_over", "lead", id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        Ok(change.commit().await?)
    }

    async fn keep_helper_phone(
        &self,
        who: &Actor,
        area: AreaCode,
        phone: Option<Phone>,
    ) -> Result<(), Failure> {
        let area = self.area_now(area).await?;
        who.may_write_people_in(area)?;
        let mut change = self.db.begin().await?;
        change
            .set_setting(Some(area), HELPER_PHONE, phone.as_ref().map(Phone::as_ref))
            .await?;
        let detail = json!({ "key": HELPER_PHONE, "set": phone.is_some() });
        change
            .add_audit(&self.audit(who, "set", "setting", area.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// Planned or on its way.
const fn is_waiting(state: &LeadState) -> bool {
    matches!(state, LeadState::Planned | LeadState::Sent { .. })
}
