//! What follows from a list: a firm that is hidden posts nothing, its vacancies close, and who was told of them is told so in
//! neutral words; and what follows from the end of its time.

use super::NOUN;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::catalogue::DocumentKind;
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::lead::Lead;
use domain::vacancy::VacancyState;
use serde_json::json;
use store::Transaction;

impl Services {
    /// Hides an employer or shows it again, as its entries and its number say today; a firm that is hidden has its open
    /// vacancies closed in the same transaction. Gives how many were closed.
    pub(crate) async fn settle_standing(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: EmployerId,
    ) -> Result<u32, Failure> {
        let Some(employer) = change.hold_employer(id).await? else {
            return Ok(0);
        };
        let hidden = self.is_hidden(change, &employer).await?;
        if hidden != employer.blacklisted {
            change.set_employer_blacklisted(id, hidden).await?;
        }
        let vacancies = change.list_vacancies_of(id, u32::MAX).await?;
        let mut closed = 0;
        for vacancy in vacancies.iter().filter(|_| hidden) {
            if vacancy.state != VacancyState::Open {
                continue;
            }
            change
                .set_vacancy_state(vacancy.id, VacancyState::Open, VacancyState::Closed)
                .await?;
            let leads: Vec<Lead> = change.list_open_leads_of_vacancy(vacancy.id).await?;
            self.withdraw_leads(change, leads).await?;
            let detail = json!({ "why": "employer_hidden" });
            let line = self.audit(who, "close", "vacancy", vacancy.id.to_string(), detail);
            change.add_audit(&line).await?;
            closed += 1;
        }
        let tasks: Vec<_> = vacancies
            .iter()
            .map(|vacancy| (DocumentKind::Vacancy, vacancy.id.0))
            .collect();
        change.add_index_tasks(&tasks).await?;
        Ok(closed)
    }

    /// Whether nothing of an employer is shown today: it is on the wage blacklist, or its number has ceased.
    async fn is_hidden(&self, change: &mut Transaction, employer: &Employer) -> Result<bool, Failure> {
        let today = self.clock.today();
        if change.is_employer_listed(employer.id, today).await? {
            return Ok(true);
        }
        let Some(uscc) = &employer.uscc else {
            return Ok(false);
        };
        let fact = change.find_employer_fact(uscc).await?;
        let ceased = fact.and_then(|fact| fact.ceased);
        Ok(ceased.is_some_and(|(on, _)| on <= today))
    }

    /// Ends the entries whose time is over, and hides again whom a file has shown meanwhile.
    pub(crate) async fn keep_listings(&self, change: &mut Transaction) -> Result<(), Failure> {
        let today = self.clock.today();
        for entry in change.list_listings_expired(today).await? {
            let (id, employer) = (entry.id, entry.employer);
            if change.move_listing(&entry.expire()).await? {
                let line = self.audit(&Actor::Worker, "expire", NOUN, id.to_string(), json!({}));
                change.add_audit(&line).await?;
                self.settle_standing(change, &Actor::Worker, employer).await?;
            }
        }
        change.hide_listed_employers(today).await?;
        Ok(())
    }
}
