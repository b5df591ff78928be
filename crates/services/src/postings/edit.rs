//! The form: blank, like an earlier one, gone on with, and kept.

use super::{Actor, Failure, Keep, PostingForm, Refusal, Services, VacancyForm, VacancyId, may_handle};
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::permission::{Deed, Function};
use domain::ports::AreaRef;
use domain::posting::{Posting, Stage};
use domain::refusal::Problem;
use domain::values::{AreaCode, AreaLevel, SocialCreditCode};
use serde_json::json;
use store::Transaction;

/// Letters of the name of an employer.
const NAME: usize = 100;

impl Services {
    pub(super) async fn blank_posting(
        &self,
        who: &Actor,
        like: Option<VacancyId>,
    ) -> Result<PostingForm, Failure> {
        let (area, own_firm) = self.begins_from(who, Function::Vacancy).await?;
        let places = self.places_for(who, area).await?;
        let form = match like {
            Some(id) => self.form_like(who, id).await?,
            None => self.usual_form(who, area).await?,
        };
        Ok(PostingForm {
            id: None,
            form,
            places,
            firm: own_firm,
            returned: None,
        })
    }

    /// Where the asker's vacancies or posts are unless they say otherwise, and the name of their employer.
    pub(crate) async fn begins_from(
        &self,
        who: &Actor,
        function: Function,
    ) -> Result<(AreaCode, Option<String>), Failure> {
        if let Actor::Employer { account, .. } = who {
            who.own_employer(Deed::Create, function)?;
            let found = self.db.find_employer_account(*account).await?;
            let account = found.ok_or(Refusal::NotSignedIn)?;
            return Ok((account.area, Some(account.firm)));
        }
        let scope = who.scope(Deed::Create, function)?;
        Ok((scope.area.ok_or(Refusal::NotSignedIn)?, None))
    }

    /// Places to choose from: for an employer its county and the townships there, for staff their area and what is below it.
    pub(crate) async fn places_for(&self, who: &Actor, area: AreaCode) -> Result<Vec<AreaRef>, Failure> {
        let book = self.area_book().await?;
        let top = match who {
            Actor::Employer { .. } => area.at(AreaLevel::County).unwrap_or(area),
            _ => area,
        };
        let below = book.children(Some(top)).into_iter().map(|place| place.code);
        let mut places: Vec<AreaCode> = std::iter::once(top).chain(below).collect();
        if !places.contains(&area) {
            places.push(area);
        }
        Ok(places.into_iter().map(|place| book.reference(place)).collect())
    }

    /// What an employer would write again: where it is, and the telephone it was reached by.
    async fn usual_form(&self, who: &Actor, area: AreaCode) -> Result<VacancyForm, Failure> {
        let form = VacancyForm {
            area: area.to_string(),
            headcount: "1".to_owned(),
            ..VacancyForm::default()
        };
        let Actor::Employer { employer, account } = who else {
            return Ok(form);
        };
        let licence = self.db.find_employer_licence(*employer).await?;
        let form = match licence {
            Some(licence) => VacancyForm {
                licence_no: licence.no,
                licence_until: licence.until.to_string(),
                ..form
            },
            None => form,
        };
        let last = self.db.list_postings_of(*employer, 1).await?.into_iter().next();
        if let Some(last) = last {
            return Ok(VacancyForm {
                address: last.form.address,
                phone: last.form.phone,
                area: last.area.to_string(),
                ..form
            });
        }
        let phone = self.db.find_employer_account(*account).await?;
        let phone = phone.and_then(|account| account.phone).map(String::from);
        Ok(VacancyForm {
            phone: phone.unwrap_or_default(),
            ..form
        })
    }

    /// An earlier vacancy as a form, without its last day.
    async fn form_like(&self, who: &Actor, id: VacancyId) -> Result<VacancyForm, Failure> {
        let form = if let Some(posting) = self.db.find_posting(id).await? {
            may_handle(who, Deed::Read, (posting.employer, posting.area))?;
            posting.form
        } else {
            let vacancy = self.db.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
            may_handle(who, Deed::Read, (vacancy.employer, vacancy.area))?;
            VacancyForm::of(&vacancy)
        };
        Ok(VacancyForm {
            open_to: String::new(),
            work_from: String::new(),
            work_to: String::new(),
            ..form
        })
    }

    pub(super) async fn posting_form(&self, who: &Actor, id: VacancyId) -> Result<PostingForm, Failure> {
        let (posting, employer) = self.posting_of(who, Deed::Update, id).await?;
        let returned = match &posting.stage {
            Stage::Returned { reason, .. } => Some(reason.clone()),
            _ => None,
        };
        Ok(PostingForm {
            id: Some(id),
            places: self.places_for(who, posting.area).await?,
            form: posting.form,
            firm: Some(employer.name),
            returned,
        })
    }

    /// A posting the asker may do something with, and its employer.
    pub(super) async fn posting_of(
        &self,
        who: &Actor,
        deed: Deed,
        id: VacancyId,
    ) -> Result<(Posting, Employer), Failure> {
        if !matches!(who, Actor::Employer { .. }) {
            who.scope(deed, Function::Vacancy)?;
        }
        let posting = self.db.find_posting(id).await?.ok_or(Refusal::NotFound)?;
        may_handle(who, deed, (posting.employer, posting.area))?;
        let employer = self.db.find_employer(posting.employer).await?;
        Ok((posting, employer.ok_or(Refusal::NotFound)?))
    }

    pub(super) async fn keep_posting(
        &self,
        who: &Actor,
        id: Option<VacancyId>,
        form: VacancyForm,
        keep: Keep,
    ) -> Result<VacancyId, Failure> {
        match id {
            Some(id) => self.change_posting(who, id, form, keep).await,
            None => self.begin_posting(who, form, keep).await,
        }
    }

    async fn begin_posting(&self, who: &Actor, form: VacancyForm, keep: Keep) -> Result<VacancyId, Failure> {
        let (usual, own_firm) = self.begins_from(who, Function::Vacancy).await?;
        let area = AreaCode::parse(form.area.trim()).unwrap_or(usual);
        if !matches!(who, Actor::Employer { .. }) {
            who.may(Deed::Create, Function::Vacancy, area)?;
        }
        if keep == Keep::Checked {
            form.parse(self.clock.today())?;
        }
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let employer = match who {
            Actor::Employer { employer, .. } => *employer,
            _ => self.named_employer(&mut change, &form, area).await?,
        };
        let posting = Posting {
            id: VacancyId::new(&*self.ids, now),
            employer,
            area,
            form,
            unsent: true,
            version: 1,
            made_at: now,
            made_by: who.label(),
            stage: Stage::Draft,
        };
        change.add_posting(&posting).await?;
        let detail = json!({ "employer": employer, "for_employer": own_firm.is_none() });
        let line = self.audit(who, "draft", "vacancy", posting.id.to_string(), detail);
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(posting.id)
    }

    /// The employer that staff named: known by its code, or kept now.
    async fn named_employer(
        &self,
        change: &mut Transaction,
        form: &VacancyForm,
        area: AreaCode,
    ) -> Result<EmployerId, Failure> {
        let uscc = SocialCreditCode::parse(form.uscc.trim());
        let uscc = uscc.map_err(|_| Refusal::field("uscc", Problem::Wrong))?;
        if let Some(known) = change.find_employer_by_uscc(&uscc).await? {
            return Ok(known.id);
        }
        let name = form.firm.trim();
        if name.is_empty() {
            return Err(Refusal::field("firm", Problem::Required).into());
        }
        if name.chars().count() > NAME {
            return Err(Refusal::field("firm", Problem::TooLong).into());
        }
        let employer = Employer {
            id: EmployerId::new(&*self.ids, self.clock.now()),
            uscc: Some(uscc),
            name: name.to_owned(),
            area: Some(area),
            industry: String::new(),
            blacklisted: false,
        };
        let id = employer.id;
        change.add_employers(&[employer.into()]).await?;
        Ok(id)
    }

    async fn change_posting(
        &self,
        who: &Actor,
        id: VacancyId,
        form: VacancyForm,
        keep: Keep,
    ) -> Result<VacancyId, Failure> {
        let (posting, _) = self.posting_of(who, Deed::Update, id).await?;
        if !posting.stage.may_be_sent() {
            return Err(Refusal::Changed.into());
        }
        let area = AreaCode::parse(form.area.trim()).unwrap_or(posting.area);
        if !matches!(who, Actor::Employer { .. }) {
            who.may(Deed::Update, Function::Vacancy, area)?;
        }
        if keep == Keep::Checked {
            form.parse(self.clock.today())?;
        }
        let after = Posting {
            area,
            form,
            unsent: true,
            ..posting
        };
        let mut change = self.db.begin().await?;
        if !change.set_posting(&after).await? {
            return Err(Refusal::Changed.into());
        }
        let line = self.audit(who, "edit", "vacancy", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(id)
    }

    pub(super) async fn discard_draft(&self, who: &Actor, id: VacancyId) -> Result<(), Failure> {
        self.posting_of(who, Deed::Update, id).await?;
        let mut change = self.db.begin().await?;
        if !change.delete_draft(id).await? {
            return Err(Refusal::Changed.into());
        }
        let line = self.audit(who, "discard", "vacancy", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }
}
