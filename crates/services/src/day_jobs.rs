//! Day labour: the board of the next days.

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::day_job::WorkDays;
use domain::ids::VacancyId;
use domain::ports::{Answered, DayJobBoard, DayJobLine, DayJobs};
use domain::vacancy::Vacancy;
use domain::values::{AreaCode, AreaLevel};
use std::collections::HashMap;

/// Lines of the board.
const SHOWN: u32 = 100;

#[async_trait]
impl DayJobs for Services {
    async fn day_jobs(&self, _who: &Actor, area: Option<AreaCode>) -> Answered<DayJobBoard> {
        self.day_job_board(area).await.map_err(|f| self.internal(&f))
    }

    async fn days_of(&self, _who: &Actor, vacancy: VacancyId) -> Answered<Option<WorkDays>> {
        let days = self.db.find_day_job(vacancy).await;
        days.map_err(|e| self.internal(&e.into()))
    }
}

impl Services {
    async fn day_job_board(&self, area: Option<AreaCode>) -> Result<DayJobBoard, Failure> {
        let today = self.clock.today();
        let fresh = self.fresh_days().await?;
        let book = self.area_book().await?;
        // Nobody goes far for a day: a village means its township.
        let area = area.map(|area| area.at(AreaLevel::Town).unwrap_or(area));
        let mut db = self.db.read().await?;
        let jobs = db.list_day_jobs(area, today, SHOWN).await?;
        let ids: Vec<VacancyId> = jobs.iter().map(|job| job.vacancy).collect();
        let vacancies = db.list_vacancies(&ids).await?;
        let vacancies: HashMap<VacancyId, Vacancy> = vacancies.into_iter().map(|one| (one.id, one)).collect();
        let mut lines = Vec::new();
        for job in jobs {
            let Some(part) = job.days.part(today) else {
                continue;
            };
            let vacancy = vacancies.get(&job.vacancy);
            let Some(vacancy) = vacancy.filter(|vacancy| vacancy.is_open_on(today, fresh)) else {
                continue;
            };
            let employer = db.find_employer(vacancy.employer).await?;
            if employer.is_none_or(|employer| employer.blacklisted) {
                continue;
            }
            lines.push(DayJobLine {
                vacancy: vacancy.id,
                title: vacancy.title.clone(),
                employer: vacancy.employer_name.clone(),
                place: book.place(vacancy.area),
                wage: vacancy.wage,
                left: vacancy.openings_left(),
                days: job.days,
                phone: vacancy.phone.clone(),
                part,
            });
        }
        let county = area.and_then(|area| area.at(AreaLevel::County));
        let places = match county {
            Some(county) => book.children(Some(county)),
            None => Vec::new(),
        };
        Ok(DayJobBoard {
            area: area.map(|area| book.reference(area)),
            places: places.iter().map(|place| book.reference(place.code)).collect(),
            lines,
            today,
        })
    }
}
