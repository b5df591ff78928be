//! Vacancies grow old (S15): the employer is asked, then they close. "Due and not yet done", so that a missed night heals.

use super::{Actor, Failure, Services};
use domain::catalogue::DocumentKind;
use domain::posting::{EmployerNotice, NoticeKind};
use domain::vacancy::Vacancy;
use domain::values::dates;
use serde_json::json;
use store::Transaction;

/// How long news are kept.
const NEWS_KEPT: chrono::Days = chrono::Days::new(180);

impl Services {
    /// Asks employers about vacancies nobody has touched for long, and closes those of which nobody answered.
    pub(crate) async fn age_vacancies(&self, change: &mut Transaction) -> Result<(), Failure> {
        let (today, ages) = (self.clock.today(), self.ages().await?);
        let since = today - chrono::Days::new(u64::from(ages.nudge));
        for vacancy in change.list_ageing_vacancies(since, today).await? {
            if vacancy.last_day_open(ages.fresh) < today {
                self.expire_vacancy(change, &vacancy).await?;
            } else if !self.is_nudged(change, &vacancy).await? {
                self.tell_employer(change, &vacancy, NoticeKind::Nudged).await?;
            }
        }
        change.delete_employer_notices_before(today - NEWS_KEPT).await?;
        Ok(())
    }

    async fn expire_vacancy(&self, change: &mut Transaction, vacancy: &Vacancy) -> Result<(), Failure> {
        self.end_vacancy(change, vacancy.id).await?;
        self.tell_employer(change, vacancy, NoticeKind::Expired).await?;
        change
            .add_index_tasks(&[(DocumentKind::Vacancy, vacancy.id.0)])
            .await?;
        let detail = json!({ "touched": vacancy.touched });
        let line = self.audit(
            &Actor::Worker,
            "expire",
            "vacancy",
            vacancy.id.to_string(),
            detail,
        );
        Ok(change.add_audit(&line).await?)
    }

    /// Whether the employer was asked since somebody last touched it.
    async fn is_nudged(&self, change: &mut Transaction, vacancy: &Vacancy) -> Result<bool, Failure> {
        let since = dates::add_days(vacancy.touched, 1);
        let told = change.list_employer_notices(vacancy.employer, since).await?;
        let asked = |told: &EmployerNotice| told.vacancy == vacancy.id && told.kind == NoticeKind::Nudged;
        Ok(told.iter().any(asked))
    }

    /// Puts a line on the employer's page.
    pub(crate) async fn tell_employer(
        &self,
        change: &mut Transaction,
        vacancy: &Vacancy,
        kind: NoticeKind,
    ) -> Result<(), Failure> {
        let notice = EmployerNotice {
            employer: vacancy.employer,
            vacancy: vacancy.id,
            kind,
            on: self.clock.today(),
        };
        change.add_employer_notices(&[notice]).await?;
        Ok(())
    }
}
