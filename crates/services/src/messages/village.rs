//! What a village is told over its loudspeaker, in its group and on its board: vacancies, and nothing of anybody.

use super::{Failure, Services};
use crate::leads::HELPER_PHONE;
use domain::actor::Actor;
use domain::ids::VacancyId;
use domain::permission::{Deed, Function};
use domain::ports::{VillageNews, VillageVacancy};
use domain::refusal::Refusal;
use domain::vacancy::Vacancy;
use domain::values::{AreaCode, AreaLevel};
use std::collections::HashMap;

/// Vacancies in one text: more is not listened to.
const SHOWN: usize = 12;

impl Services {
    /// The open vacancies that suit most people of the village, those most are told of first. A post that is reserved for a group
    /// is left out: a text in which it stood would say that such people live there.
    pub(super) async fn news_of(&self, who: &Actor, area: AreaCode) -> Result<VillageNews, Failure> {
        let area = self.area_now(area).await?;
        who.may(Deed::Update, Function::Lead, area)?;
        if area.level() < AreaLevel::Town {
            return Err(Refusal::NotFound.into());
        }
        let mut told: HashMap<VacancyId, u32> = HashMap::new();
        let people = self.db.list_people_in_area(Some(area)).await?;
        let ids: Vec<_> = people.iter().map(|person| person.id).collect();
        for lead in self.db.list_leads_of_people(&ids).await? {
            if lead.state.is_open() {
                *told.entry(lead.vacancy).or_default() += 1;
            }
        }
        let ids: Vec<VacancyId> = told.keys().copied().collect();
        let (today, fresh) = (self.clock.today(), self.fresh_days().await?);
        let listed = self.blacklisted_employers().await?;
        let mut vacancies = self.db.list_vacancies(&ids).await?;
        vacancies.retain(|vacancy| {
            vacancy.is_open_on(today, fresh)
                && vacancy.reserved_for.is_empty()
                && !listed.contains(&vacancy.employer)
        });
        let rank = |vacancy: &Vacancy| told.get(&vacancy.id).copied().unwrap_or(0);
        vacancies.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.no.cmp(&b.no)));
        let book = self.area_book().await?;
        let line = |vacancy: Vacancy| VillageVacancy {
            place: book.place(vacancy.area),
            title: vacancy.title,
            employer: vacancy.employer_name,
            wage: vacancy.wage,
            conditions: vacancy.conditions,
            headcount: vacancy.headcount,
            open_to: vacancy.open_to,
        };
        Ok(VillageNews {
            area: book.reference(area),
            place: book.place(area),
            on: today,
            vacancies: vacancies.into_iter().take(SHOWN).map(line).collect(),
            helper_phone: self.db.find_nearest_setting(Some(area), HELPER_PHONE).await?,
        })
    }
}
