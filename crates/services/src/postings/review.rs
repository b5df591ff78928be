//! What officers look through: approved, returned, refused; taken back on the same day.

use super::{Actor, Failure, Refusal, ReviewDesk, Services, VacancyId, Verdict};
use domain::access::without_number;
use domain::catalogue::DocumentKind;
use domain::clock::{day_in_shanghai, start_of_day};
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::ports::ReviewLine;
use domain::posting::{NoticeKind, Objection, Posting, Stage};
use domain::refusal::Problem;
use domain::vacancy::{Vacancy, VacancyState};
use serde_json::json;
use std::collections::HashMap;
use store::Transaction;

/// Letters of a reason.
const REASON: usize = 200;

impl Services {
    pub(super) async fn review_desk(&self, who: &Actor) -> Result<ReviewDesk, Failure> {
        let area = who.scope(Deed::Approve, Function::Vacancy)?.area;
        let params = self.params().await?;
        let waiting = self.db.list_postings_in_review(area).await?;
        let midnight = start_of_day(self.clock.today());
        let decided = self.db.list_postings_decided_by(&who.label(), midnight).await?;
        let (held, held_count) = self.held_lines(who, area, &params).await?;
        Ok(ReviewDesk {
            waiting: self.review_lines(waiting, &params).await?,
            held,
            held_count,
            decided: self.review_lines(decided, &params).await?,
        })
    }

    async fn review_lines(
        &self,
        postings: Vec<Posting>,
        params: &Params,
    ) -> Result<Vec<ReviewLine>, Failure> {
        let book = self.area_book().await?;
        let ids: Vec<VacancyId> = postings.iter().map(|posting| posting.id).collect();
        let vacancies = self.db.list_vacancies(&ids).await?;
        let mut vacancies: HashMap<VacancyId, Vacancy> =
            vacancies.into_iter().map(|one| (one.id, one)).collect();
        let ids: Vec<EmployerId> = postings.iter().map(|posting| posting.employer).collect();
        let employers = self.db.list_employers_with(&ids).await?;
        let employers: HashMap<EmployerId, Employer> =
            employers.into_iter().map(|one| (one.id, one)).collect();
        let mut lines = Vec::new();
        for posting in postings {
            let kept = vacancies.remove(&posting.id);
            let (Some(kept), Some(employer)) = (kept, employers.get(&posting.employer)) else {
                continue;
            };
            let draft = posting.form.parse(self.clock.today()).ok();
            let objections =
                draft.map(|draft| self.compose(&posting, draft, (employer, Some(&kept)), params).1);
            let at = match &posting.stage {
                Stage::Review { since: at }
                | Stage::Live { at, .. }
                | Stage::Returned { at, .. }
                | Stage::Refused { at, .. } => *at,
                Stage::Draft => posting.made_at,
            };
            lines.push(ReviewLine {
                id: posting.id,
                version: posting.version,
                place: book.place(posting.area),
                vacancy: kept,
                at,
                objections: objections.unwrap_or_default(),
                stage: posting.stage,
            });
        }
        Ok(lines)
    }

    /// A posting the asker may decide about, and its vacancy.
    async fn reviewed(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: VacancyId,
    ) -> Result<(Posting, Vacancy), Failure> {
        who.scope(Deed::Approve, Function::Vacancy)?;
        let posting = change.find_posting(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Approve, Function::Vacancy, posting.area)?;
        let vacancy = change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        Ok((posting, vacancy))
    }

    pub(super) async fn decide_posting(
        &self,
        who: &Actor,
        id: VacancyId,
        version: u32,
        verdict: Verdict,
    ) -> Result<(), Failure> {
        let params = self.params().await?;
        let mut change = self.db.begin().await?;
        let (posting, vacancy) = self.reviewed(&mut change, who, id).await?;
        if posting.version != version || !matches!(posting.stage, Stage::Review { .. }) {
            return Err(Refusal::Changed.into());
        }
        let (at, by) = (self.clock.now(), who.label());
        let (stage, after, told) = match verdict {
            Verdict::Approve => {
                // Four eyes (§5): nobody approves what they entered for an employer.
                if posting.made_by == by {
                    return Err(Refusal::FourEyes.into());
                }
                self.may_be_approved(&mut change, &posting, &vacancy, &params)
                    .await?;
                (Stage::Live { at, by }, VacancyState::Open, NoticeKind::Approved)
            }
            Verdict::Return(reason) => {
                let reason = reason_of(&reason)?;
                (
                    Stage::Returned { at, by, reason },
                    VacancyState::Held,
                    NoticeKind::Returned,
                )
            }
            Verdict::Refuse(reason) => {
                let reason = reason_of(&reason)?;
                (
                    Stage::Refused { at, by, reason },
                    VacancyState::Withdrawn,
                    NoticeKind::Refused,
                )
            }
        };
        if after == VacancyState::Open {
            let today = self.clock.today();
            change.set_vacancy_touched(id, today, vacancy.open_to).await?;
        }
        self.tell_employer(&mut change, &vacancy, told).await?;
        let code = stage.code();
        self.move_on(&mut change, Posting { stage, ..posting }, (vacancy.state, after))
            .await?;
        let line = self.audit(who, "decide", "vacancy", id.to_string(), json!({ "stage": code }));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// Nobody approves what the law forbids, or a vacancy of an employer who got onto the blacklist meanwhile.
    async fn may_be_approved(
        &self,
        change: &mut Transaction,
        posting: &Posting,
        vacancy: &Vacancy,
        params: &Params,
    ) -> Result<(), Failure> {
        let employer = change.hold_employer(posting.employer).await?;
        let employer = employer.ok_or(Refusal::NotFound)?;
        let form = domain::posting::VacancyForm {
            open_to: String::new(),
            ..posting.form.clone()
        };
        let draft = form.parse(self.clock.today())?;
        let (_, objections) = self.compose(posting, draft, (&employer, Some(vacancy)), params);
        if objections.iter().any(Objection::blocks) {
            return Err(Refusal::PostingBlocked.into());
        }
        Ok(())
    }

    pub(super) async fn undecide_posting(&self, who: &Actor, id: VacancyId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let (posting, vacancy) = self.reviewed(&mut change, who, id).await?;
        let (at, by) = match &posting.stage {
            Stage::Live { at, by } | Stage::Returned { at, by, .. } | Stage::Refused { at, by, .. } => {
                (*at, by.clone())
            }
            Stage::Draft | Stage::Review { .. } => return Err(Refusal::Changed.into()),
        };
        let was = match posting.stage {
            Stage::Live { .. } => VacancyState::Open,
            Stage::Refused { .. } => VacancyState::Withdrawn,
            _ => VacancyState::Held,
        };
        let is_own = by == who.label() && day_in_shanghai(at) == self.clock.today();
        if !is_own || vacancy.state != was {
            return Err(Refusal::Changed.into());
        }
        if was == VacancyState::Open {
            let mut leads = change.list_open_leads_of_vacancy(id).await?;
            leads.retain(|lead| lead.state.delivery().is_none());
            self.withdraw_leads(&mut change, leads).await?;
        }
        let stage = Stage::Review {
            since: self.clock.now(),
        };
        let after = Posting { stage, ..posting };
        self.move_on(&mut change, after, (was, VacancyState::Held))
            .await?;
        let line = self.audit(who, "undecide", "vacancy", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// Posting and vacancy move on together, or neither does.
    async fn move_on(
        &self,
        change: &mut Transaction,
        posting: Posting,
        (from, to): (VacancyState, VacancyState),
    ) -> Result<(), Failure> {
        let moved = change.set_posting(&posting).await?;
        if !moved || !change.set_vacancy_state(posting.id, from, to).await? {
            return Err(Refusal::Changed.into());
        }
        change
            .add_index_tasks(&[(DocumentKind::Vacancy, posting.id.0)])
            .await?;
        Ok(())
    }
}

/// What the employer reads.
pub(super) fn reason_of(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::field("reason", Problem::Required));
    }
    if text.chars().count() > REASON {
        return Err(Refusal::field("reason", Problem::TooLong));
    }
    without_number("reason", text)?;
    Ok(text.to_owned())
}
