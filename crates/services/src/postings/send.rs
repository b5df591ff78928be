//! How a posting would look, what speaks against it (S17, R102), and sending it.

use super::{Actor, Failure, PostingView, Refusal, Sent, Services, VacancyId, may_handle};
use crate::import::wording;
use domain::catalogue::DocumentKind;
use domain::employer::Employer;
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::posting::{
    Judged, Objection, Posting, Stage, VacancyDraft, hazard_in, objections as objections_to,
};
use domain::vacancy::{Vacancy, VacancyState, WageUnit};
use domain::values::{AreaCode, Fen};
use serde_json::json;

impl Services {
    pub(super) async fn posting_view(&self, who: &Actor, id: VacancyId) -> Result<PostingView, Failure> {
        let by_staff = !matches!(who, Actor::Employer { .. });
        if by_staff {
            who.scope(Deed::Update, Function::Vacancy)?;
        }
        let kept = self.db.find_vacancy(id).await?;
        let book = self.area_book().await?;
        let Some(posting) = self.db.find_posting(id).await? else {
            let vacancy = kept.ok_or(Refusal::NotFound)?;
            may_handle(who, Deed::Update, (vacancy.employer, vacancy.area))?;
            return Ok(PostingView {
                id,
                stage: None,
                unsent: false,
                version: 0,
                path: book.path(vacancy.area),
                usual_demands: false,
                objections: Vec::new(),
                shown: Some(self.shown_vacancy(&vacancy).await?),
                preview: Some(vacancy),
                by_staff,
                month_days: self.month_days().await?,
            });
        };
        let (posting, employer) = {
            may_handle(who, Deed::Update, (posting.employer, posting.area))?;
            let employer = self.db.find_employer(posting.employer).await?;
            (posting, employer.ok_or(Refusal::NotFound)?)
        };
        let params = self.params().await?;
        let draft = posting.form.parse(self.clock.today()).ok();
        let usual_demands = draft.as_ref().is_some_and(|draft| draft.demands_are_usual);
        let composed = draft.map(|draft| self.compose(&posting, draft, (&employer, kept.as_ref()), &params));
        let (preview, objections) = composed.map_or((None, Vec::new()), |(vacancy, objections)| {
            let description = wording::blank(&vacancy.description, &vacancy.unlawful);
            (
                Some(Vacancy {
                    description,
                    ..vacancy
                }),
                objections,
            )
        });
        let was_shown = kept.filter(|_| !matches!(posting.stage, Stage::Draft));
        let shown = match was_shown {
            Some(vacancy) if matches!(posting.stage, Stage::Live { .. }) => {
                Some(self.shown_vacancy(&vacancy).await?)
            }
            _ => None,
        };
        Ok(PostingView {
            id,
            unsent: posting.unsent,
            version: posting.version,
            path: book.path(posting.area),
            usual_demands,
            preview,
            objections,
            shown,
            by_staff,
            month_days: self.month_days().await?,
            stage: Some(posting.stage),
        })
    }

    /// The vacancy as it would be kept, and what speaks against it. What came of one that is there already stays.
    pub(super) fn compose(
        &self,
        posting: &Posting,
        draft: VacancyDraft,
        (employer, kept): (&Employer, Option<&Vacancy>),
        params: &Params,
    ) -> (Vacancy, Vec<Objection>) {
        let today = self.clock.today();
        let judged = Judged {
            piece_month: draft.piece_month,
            hazardous: draft.hazardous,
            for_others: draft.for_others.as_ref().map(|licence| {
                let holds = licence.as_ref().filter(|licence| licence.until >= today);
                holds.map(|licence| licence.no.clone())
            }),
            ..self.judged_at(posting.area, employer, params)
        };
        let fresh = draft.vacancy(posting.id, (employer.id, employer.name.clone()), today);
        let mut vacancy = match kept {
            Some(kept) => Vacancy {
                no: kept.no.clone(),
                filled: kept.filled,
                open_from: kept.open_from,
                licences: kept.licences.clone(),
                ..fresh
            },
            None => fresh,
        };
        vacancy.unlawful = wording::detect(&vacancy.title, &vacancy.description);
        let objections = objections_to(&vacancy, &judged);
        let text = format!("{}\n{}", vacancy.title, vacancy.description);
        if vacancy.age_min.is_none() && (judged.hazardous || hazard_in(&text).is_some()) {
            vacancy.age_min = Some(judged.hazard_age);
        }
        (vacancy, objections)
    }

    /// What vacancies of a place and an employer are laid beside today.
    fn judged_at(&self, area: AreaCode, employer: &Employer, params: &Params) -> Judged {
        let figure = |key| params.value(key, Some(area), self.clock.today()).ok();
        let age = |key| figure(key).unwrap_or(0).clamp(0, 120) as u8;
        Judged {
            minimum: figure(ParamKey::MinimumWage).map(Fen),
            minimum_hour: figure(ParamKey::MinimumWageHour).map(Fen),
            month_days: figure(ParamKey::WageMonthDays),
            work_age: age(ParamKey::WorkAgeMin),
            hazard_age: age(ParamKey::HazardAgeMin),
            blacklisted: employer.blacklisted,
            ..Judged::default()
        }
    }

    /// What speaks against a vacancy that came in by a file or from another region. Pay that is not stated, or by the piece, an officer looks at.
    pub(crate) fn objections_to_imported(
        &self,
        vacancy: &Vacancy,
        employer: &Employer,
        params: &Params,
    ) -> Vec<Objection> {
        let mut vacancy = vacancy.clone();
        vacancy.unlawful = wording::detect(&vacancy.title, &vacancy.description);
        let unknown = vacancy.wage.low.is_none() || vacancy.wage.unit == WageUnit::Piece;
        let mut objections = objections_to(&vacancy, &self.judged_at(vacancy.area, employer, params));
        objections.retain(|one| !(unknown && matches!(one, Objection::BelowMinimum { .. })));
        objections
    }

    pub(super) async fn send_posting(
        &self,
        who: &Actor,
        id: VacancyId,
        version: u32,
    ) -> Result<Sent, Failure> {
        let (posting, employer) = self.posting_of(who, Deed::Update, id).await?;
        if posting.version != version || !posting.stage.may_be_sent() || !posting.unsent {
            return Err(Refusal::Changed.into());
        }
        let draft = posting.form.parse(self.clock.today())?;
        let (days, licence) = (draft.days.clone(), draft.for_others.clone().flatten());
        let params = self.params().await?;
        let mut change = self.db.begin().await?;
        // As it stands now: it may have got onto a list since.
        let held = change.hold_employer(employer.id).await?;
        let employer = held.ok_or(Refusal::NotFound)?;
        let kept = change.find_vacancy(id).await?;
        if kept
            .as_ref()
            .is_some_and(|kept| kept.state == VacancyState::Withdrawn)
        {
            return Err(Refusal::Changed.into());
        }
        let (mut vacancy, objections) = self.compose(&posting, draft, (&employer, kept.as_ref()), &params);
        if objections.iter().any(Objection::blocks) {
            return Err(Refusal::PostingBlocked.into());
        }
        let today = self.clock.today();
        let all = params.value(ParamKey::VacancyReview, Some(posting.area), today);
        let abnormal = change.is_employer_abnormal(employer.id, today).await?;
        let review = !objections.is_empty() || all.unwrap_or(1) != 0 || abnormal;
        let now = self.clock.now();
        let (stage, shown, sent) = if review {
            (Stage::Review { since: now }, VacancyState::Held, Sent::Review)
        } else {
            let by = who.label();
            (Stage::Live { at: now, by }, VacancyState::Open, Sent::Live)
        };
        vacancy.state = shown;
        let after = Posting {
            stage,
            unsent: false,
            ..posting
        };
        if !change.set_posting(&after).await? {
            return Err(Refusal::Changed.into());
        }
        change.set_vacancies(&[vacancy.into()]).await?;
        change.set_day_job(id, days.as_ref()).await?;
        if let Some(licence) = licence {
            change.set_employer_licence(after.employer, &licence).await?;
        }
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        let detail = json!({ "stage": after.stage.code(), "objections": objections.len() });
        change
            .add_audit(&self.audit(who, "send", "vacancy", id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(sent)
    }
}
