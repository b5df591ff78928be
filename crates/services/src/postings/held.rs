//! What came in by files and from other counties and is held: shown with a reason, or dropped.

use super::{Actor, Failure, Refusal, Services, VacancyId, review::reason_of};
use crate::regions::exchanging;
use domain::access::without_number;
use domain::catalogue::DocumentKind;
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::ports::{HeldLine, HeldVerdict, may_be_shown};
use domain::posting::NoticeKind;
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::AreaCode;
use serde_json::json;
use std::collections::HashMap;

/// Vacancies of one page.
const HELD: u32 = 50;

impl Services {
    /// A page of what is held in an area, and how many there are.
    pub(super) async fn held_lines(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
        params: &Params,
    ) -> Result<(Vec<HeldLine>, u64), Failure> {
        let today = self.clock.today();
        let of = (area, exchanging(who).is_ok());
        let vacancies = self.db.list_held_vacancies(of, today, HELD).await?;
        let count = self.db.count_held_vacancies(of, today).await?;
        let ids: Vec<EmployerId> = vacancies.iter().map(|one| one.employer).collect();
        let employers = self.db.list_employers_with(&ids).await?;
        let employers: HashMap<EmployerId, Employer> =
            employers.into_iter().map(|one| (one.id, one)).collect();
        let book = self.area_book().await?;
        let line = |vacancy: Vacancy| {
            let employer = employers.get(&vacancy.employer)?;
            Some(HeldLine {
                objections: self.objections_to_imported(&vacancy, employer, params),
                place: book.place(vacancy.area),
                vacancy,
            })
        };
        Ok((vacancies.into_iter().filter_map(line).collect(), count))
    }

    pub(super) async fn settle_held_vacancy(
        &self,
        who: &Actor,
        id: VacancyId,
        verdict: HeldVerdict,
    ) -> Result<(), Failure> {
        who.scope(Deed::Approve, Function::Vacancy)?;
        let params = self.params().await?;
        let mut change = self.db.begin().await?;
        let vacancy = change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        // Whoever takes packages in looks at what came with them, wherever it is.
        let is_packed = exchanging(who).is_ok() && change.find_origin(id).await?.is_some();
        if !is_packed {
            who.may(Deed::Approve, Function::Vacancy, vacancy.area)?;
        }
        if vacancy.state != VacancyState::Held || change.find_posting(id).await?.is_some() {
            return Err(Refusal::Changed.into());
        }
        let (reason, after, told, verb) = match &verdict {
            HeldVerdict::Show(reason) => (reason, VacancyState::Open, NoticeKind::Approved, "show"),
            HeldVerdict::Drop(reason) => (reason, VacancyState::Withdrawn, NoticeKind::Withdrawn, "withdraw"),
        };
        let reason = reason_of(reason)?;
        without_number("reason", &reason)?;
        if after == VacancyState::Open {
            let employer = change.hold_employer(vacancy.employer).await?;
            let employer = employer.ok_or(Refusal::NotFound)?;
            if !may_be_shown(&self.objections_to_imported(&vacancy, &employer, &params)) {
                return Err(Refusal::PostingBlocked.into());
            }
        }
        if !change.set_vacancy_state(id, VacancyState::Held, after).await? {
            return Err(Refusal::Changed.into());
        }
        if after == VacancyState::Withdrawn {
            let leads = change.list_open_leads_of_vacancy(id).await?;
            self.withdraw_leads(&mut change, leads).await?;
        }
        self.tell_employer(&mut change, &vacancy, told).await?;
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        let detail = json!({ "reason": reason });
        change
            .add_audit(&self.audit(who, verb, "vacancy", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
