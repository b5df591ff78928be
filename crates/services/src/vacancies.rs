//! Answers questions about vacancies and the catalogue; takes vacancies back.

use crate::import::wording;
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::without_number;
use domain::actor::Actor;
use domain::catalogue::{Card, CataloguePage, CatalogueQuery, DocumentKind};
use domain::ids::VacancyId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, HomeView, Vacancies, VacancyView};
use domain::posting::NoticeKind;
use domain::refusal::Refusal;
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::AreaCode;
use store::AuditLine;

/// Similar vacancies on a page.
const SIMILAR: u32 = 3;

#[async_trait]
impl Vacancies for Services {
    async fn search(&self, _who: &Actor, query: CatalogueQuery) -> Answered<CataloguePage> {
        let query = CatalogueQuery {
            day: query.day.or_else(|| Some(self.clock.today())),
            ..query
        };
        self.index
            .reader()
            .and_then(|index| Ok(index.search(&query)?))
            .map_err(|f| self.internal(&f))
    }

    async fn home(&self, who: &Actor, area: Option<AreaCode>) -> Answered<HomeView> {
        let ask = |kind: DocumentKind, area, limit| CatalogueQuery {
            kind: Some(kind),
            area,
            limit,
            ..CatalogueQuery::default()
        };
        let newest = self.search(who, ask(DocumentKind::Vacancy, area, 3)).await?.cards;
        let vacancies = self.search(who, ask(DocumentKind::Vacancy, None, 1)).await?.total;
        let courses = self.search(who, ask(DocumentKind::Course, None, 1)).await?.total;
        Ok(HomeView {
            newest,
            vacancies,
            courses,
        })
    }

    async fn find(&self, who: &Actor, id: VacancyId) -> Answered<VacancyView> {
        self.vacancy_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn withdraw(&self, who: &Actor, id: VacancyId, reason: String) -> Answered<()> {
        self.withdraw_vacancy(who, id, &reason)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn vacancy_view(&self, who: &Actor, id: VacancyId) -> Result<VacancyView, Failure> {
        let mut vacancy = self.db.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        let officer = moderates(who, vacancy.area).is_ok();
        if !officer && !self.is_public(&vacancy).await? {
            return Err(Refusal::NotFound.into());
        }
        let found = std::mem::take(&mut vacancy.unlawful);
        if !officer {
            vacancy.description = wording::blank(&vacancy.description, &found);
        }
        let open = vacancy.is_open_on(self.clock.today(), self.fresh_days().await?);
        Ok(VacancyView {
            path: self.area_book().await?.path(vacancy.area),
            open,
            similar: self.similar(&vacancy)?,
            unlawful: if officer { found } else { Vec::new() },
            may_withdraw: officer && vacancy.state == VacancyState::Open,
            month_days: self.month_days().await?,
            vacancy,
        })
    }

    /// Closed and withdrawn vacancies stay readable, so that an old slip or link explains itself; held ones and those of
    /// blacklisted employers are not shown.
    async fn is_public(&self, vacancy: &Vacancy) -> Result<bool, Failure> {
        let employer = self.db.find_employer(vacancy.employer).await?;
        let listed = employer.is_some_and(|employer| employer.blacklisted);
        Ok(vacancy.state != VacancyState::Held && !listed)
    }

    pub(crate) async fn fresh_days(&self) -> Result<u32, Failure> {
        let days = self
            .params()
            .await?
            .general(ParamKey::VacancyFreshDays, self.clock.today())?;
        Ok(days.max(1) as u32)
    }

    /// Hundredths of working days of a month today, to which day and hour pay is converted.
    pub(crate) async fn month_days(&self) -> Result<i64, Failure> {
        let today = self.clock.today();
        Ok(self.params().await?.general(ParamKey::WageMonthDays, today)?)
    }

    /// Open vacancies of the same trade in the same city.
    fn similar(&self, vacancy: &Vacancy) -> Result<Vec<Card>, Failure> {
        let words = vacancy
            .trades
            .trades()
            .next()
            .map_or_else(|| vacancy.title.clone(), |trade| trade.zh.to_owned());
        let query = CatalogueQuery {
            words,
            kind: Some(DocumentKind::Vacancy),
            area: vacancy.area.at(domain::values::AreaLevel::City),
            near: vacancy.point,
            day: Some(self.clock.today()),
            limit: SIMILAR + 1,
            ..CatalogueQuery::default()
        };
        let cards = self.index.reader()?.search(&query)?.cards;
        Ok(cards
            .into_iter()
            .filter(|card| card.id != vacancy.id.0)
            .take(SIMILAR as usize)
            .collect())
    }

    /// Withdraws a vacancy. Leads that were not delivered are withdrawn with it; those who got it read on their own page
    /// that it is gone, and their lead still counts.
    async fn withdraw_vacancy(&self, who: &Actor, id: VacancyId, reason: &str) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let vacancy = change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        moderates(who, vacancy.area)?;
        without_number("reason", reason)?;
        if !matches!(vacancy.state, VacancyState::Open | VacancyState::Held) {
            return Err(Refusal::Changed.into());
        }
        if !change
            .set_vacancy_state(id, vacancy.state, VacancyState::Withdrawn)
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        let leads = change.list_open_leads_of_vacancy(id).await?;
        self.withdraw_leads(&mut change, leads).await?;
        self.tell_employer(&mut change, &vacancy, NoticeKind::Withdrawn)
            .await?;
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        let detail = serde_json::json!({ "reason": reason });
        change
            .add_audit(&self.audit(who, "withdraw", "vacancy", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// An audit line of this moment.
    pub(crate) fn audit(
        &self,
        who: &Actor,
        verb: &str,
        noun: &str,
        noun_id: String,
        detail: serde_json::Value,
    ) -> AuditLine {
        AuditLine {
            at: self.clock.now(),
            actor: who.label(),
            verb: verb.to_owned(),
            noun: noun.to_owned(),
            noun_id,
            detail,
        }
    }
}

/// Lets those pass who look after the vacancies of a place. Staff of a smaller area may act on posts known only by a larger
/// one that holds theirs no more than on those of strangers; vacancies are public, so nothing is hidden from them.
fn moderates(who: &Actor, area: AreaCode) -> Result<(), Refusal> {
    match who.may(Deed::Update, Function::Vacancy, area) {
        Err(Refusal::NotFound) => Err(Refusal::NotAllowed),
        told => told,
    }
}
