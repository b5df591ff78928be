//! What an employer has offered, and the taps with which it keeps that true.

use super::{Actor, Failure, OwnPostings, Refusal, Services, VacancyId, may_handle};
use domain::catalogue::DocumentKind;
use domain::ids::EmployerId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::ports::{PostingLine, ShownVacancy};
use domain::posting::{Objection, Posting, Stage};
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::dates;
use serde_json::json;
use std::collections::HashMap;
use store::{Interest, Transaction};

/// Vacancies on the page.
const SHOWN: u32 = 200;
/// Days for which news are shown.
const NEWS_DAYS: u64 = 30;
/// News on the page.
const NEWS: usize = 10;

/// Days that decide when a vacancy is old.
#[derive(Clone, Copy)]
pub(super) struct Ages {
    pub(super) fresh: u32,
    pub(super) nudge: u32,
}

impl Services {
    pub(super) async fn ages(&self) -> Result<Ages, Failure> {
        let nudge = self
            .params()
            .await?
            .general(ParamKey::VacancyNudgeDays, self.clock.today())?;
        Ok(Ages {
            fresh: self.fresh_days().await?,
            nudge: nudge.max(1) as u32,
        })
    }

    pub(super) async fn own_postings(&self, who: &Actor) -> Result<OwnPostings, Failure> {
        let employer = who.own_employer(Deed::Update, Function::Vacancy)?;
        let postings = self.db.list_postings_of(employer, SHOWN).await?;
        let vacancies = self.db.list_vacancies_of(employer, SHOWN).await?;
        let interest = self.interest_of(employer).await?;
        let ages = self.ages().await?;
        let mut by_id: HashMap<VacancyId, Vacancy> = vacancies
            .iter()
            .map(|vacancy| (vacancy.id, vacancy.clone()))
            .collect();
        let mut lines: Vec<PostingLine> = Vec::new();
        for posting in postings {
            let vacancy = by_id.remove(&posting.id);
            lines.push(self.posting_line(posting, vacancy.as_ref(), &interest, ages));
        }
        let others = vacancies.iter().filter(|vacancy| by_id.contains_key(&vacancy.id));
        lines.extend(others.map(|vacancy| PostingLine {
            id: vacancy.id,
            title: vacancy.title.clone(),
            stage: None,
            unsent: false,
            shown: Some(self.shown_with(vacancy, interest.get(&vacancy.id), ages)),
        }));
        let since = self.clock.today() - chrono::Days::new(NEWS_DAYS);
        let notices = self.db.list_employer_notices(employer, since).await?;
        let title = |id: VacancyId| {
            let line = lines.iter().find(|line| line.id == id);
            line.map(|line| line.title.clone()).unwrap_or_default()
        };
        Ok(OwnPostings {
            notices: notices
                .into_iter()
                .take(NEWS)
                .map(|notice| {
                    let title = title(notice.vacancy);
                    (notice, title)
                })
                .collect(),
            lines,
        })
    }

    fn posting_line(
        &self,
        posting: Posting,
        vacancy: Option<&Vacancy>,
        interest: &HashMap<VacancyId, Interest>,
        ages: Ages,
    ) -> PostingLine {
        let live = vacancy.filter(|_| matches!(posting.stage, Stage::Live { .. }));
        PostingLine {
            id: posting.id,
            title: posting.form.title.trim().to_owned(),
            unsent: posting.unsent,
            shown: live.map(|vacancy| self.shown_with(vacancy, interest.get(&posting.id), ages)),
            stage: Some(posting.stage),
        }
    }

    async fn interest_of(&self, employer: EmployerId) -> Result<HashMap<VacancyId, Interest>, Failure> {
        let interest = self.db.list_interest(employer).await?;
        Ok(interest.into_iter().map(|one| (one.vacancy, one)).collect())
    }

    /// What became of a vacancy that was shown.
    pub(super) async fn shown_vacancy(&self, vacancy: &Vacancy) -> Result<ShownVacancy, Failure> {
        let interest = self.interest_of(vacancy.employer).await?;
        Ok(self.shown_with(vacancy, interest.get(&vacancy.id), self.ages().await?))
    }

    fn shown_with(&self, vacancy: &Vacancy, interest: Option<&Interest>, ages: Ages) -> ShownVacancy {
        let today = self.clock.today();
        let nudged = dates::add_days(vacancy.touched, u64::from(ages.nudge));
        let open = vacancy.is_open_on(today, ages.fresh);
        ShownVacancy {
            state: vacancy.state,
            open,
            wage: vacancy.wage,
            headcount: vacancy.headcount,
            left: vacancy.openings_left(),
            told: interest.map_or(0, |one| one.told),
            yes: interest.map_or(0, |one| one.yes),
            waiting: interest.map_or(0, |one| one.waiting),
            touched: vacancy.touched,
            last_day: vacancy.last_day_open(ages.fresh),
            ageing: open && vacancy.open_to.is_none() && nudged <= today,
        }
    }

    /// A vacancy of which the asker may say whether it stands.
    async fn vacancy_of(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: VacancyId,
    ) -> Result<Vacancy, Failure> {
        if !matches!(who, Actor::Employer { .. }) {
            who.scope(Deed::Update, Function::Vacancy)?;
        }
        let vacancy = change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        may_handle(who, Deed::Update, (vacancy.employer, vacancy.area))?;
        Ok(vacancy)
    }

    pub(super) async fn touch_vacancy(&self, who: &Actor, id: VacancyId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let vacancy = self.vacancy_of(&mut change, who, id).await?;
        if vacancy.state != VacancyState::Open {
            return Err(Refusal::Changed.into());
        }
        change
            .set_vacancy_touched(id, self.clock.today(), vacancy.open_to)
            .await?;
        self.note_vacancy(&mut change, who, "touch", id).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn close_vacancy(&self, who: &Actor, id: VacancyId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let vacancy = self.vacancy_of(&mut change, who, id).await?;
        if vacancy.state != VacancyState::Open {
            return Err(Refusal::Changed.into());
        }
        self.end_vacancy(&mut change, id).await?;
        self.note_vacancy(&mut change, who, "close", id).await?;
        Ok(change.commit().await?)
    }

    /// Closes an open vacancy. Leads that have not arrived do not arrive, those that were delivered end, and their people read
    /// that it is gone; whoever said yes is still owed an answer.
    pub(crate) async fn end_vacancy(&self, change: &mut Transaction, id: VacancyId) -> Result<(), Failure> {
        if !change
            .set_vacancy_state(id, VacancyState::Open, VacancyState::Closed)
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        let mut leads = change.list_open_leads_of_vacancy(id).await?;
        leads.retain(|lead| !lead.state.is_candidate());
        self.withdraw_leads(change, leads).await
    }

    pub(super) async fn reopen_vacancy(&self, who: &Actor, id: VacancyId) -> Result<(), Failure> {
        let (today, ages) = (self.clock.today(), self.ages().await?);
        let params = self.params().await?;
        let mut change = self.db.begin().await?;
        let vacancy = self.vacancy_of(&mut change, who, id).await?;
        let is_old = vacancy.state == VacancyState::Open && !vacancy.is_open_on(today, ages.fresh);
        if vacancy.openings_left() == 0 || !(vacancy.state == VacancyState::Closed || is_old) {
            return Err(Refusal::Changed.into());
        }
        self.still_lawful(&mut change, &vacancy, &params).await?;
        let open_to = vacancy.open_to.filter(|end| *end >= today);
        change.set_vacancy_touched(id, today, open_to).await?;
        change
            .set_vacancy_state(id, vacancy.state, VacancyState::Open)
            .await?;
        self.note_vacancy(&mut change, who, "reopen", id).await?;
        Ok(change.commit().await?)
    }

    /// Pay, wording and employer as they stand today: what was right when it was sent need not be any more.
    async fn still_lawful(
        &self,
        change: &mut Transaction,
        vacancy: &Vacancy,
        params: &domain::params::Params,
    ) -> Result<(), Failure> {
        let employer = change.hold_employer(vacancy.employer).await?;
        let employer = employer.ok_or(Refusal::PostingBlocked)?;
        let Some(posting) = change.find_posting(vacancy.id).await? else {
            // It came in by a file: what it says is laid beside the same rules.
            if self
                .objections_to_imported(vacancy, &employer, params)
                .iter()
                .any(Objection::blocks)
            {
                return Err(Refusal::PostingBlocked.into());
            }
            return Ok(());
        };
        let form = domain::posting::VacancyForm {
            open_to: String::new(),
            ..posting.form.clone()
        };
        let draft = form.parse(self.clock.today())?;
        let (_, objections) = self.compose(&posting, draft, (&employer, Some(vacancy)), params);
        if objections.iter().any(Objection::blocks) {
            return Err(Refusal::PostingBlocked.into());
        }
        Ok(())
    }

    async fn note_vacancy(
        &self,
        change: &mut Transaction,
        who: &Actor,
        verb: &str,
        id: VacancyId,
    ) -> Result<(), Failure> {
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        let line = self.audit(who, verb, "vacancy", id.to_string(), json!({}));
        Ok(change.add_audit(&line).await?)
    }
}
