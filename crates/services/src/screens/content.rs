//! What stands on a screen: vacancies from the index, numbers from the database.

use crate::{Failure, Services};
use domain::calendar::CalendarEntry;
use domain::catalogue::{Card, CatalogueQuery, DocumentKind};
use domain::day_job::WorkDays;
use domain::ids::VacancyId;
use domain::ports::{ScreenContent, ScreenCounts, ScreenPost};
use domain::screen::{CHOSEN_MAX, ScreenFeed, ScreenKind, ScreenPick};
use domain::vacancy::{Conditions, Vacancy};
use domain::values::{AreaCode, dates};
use std::collections::HashMap;

/// Vacancies that roll at most: more would not come by again before somebody has left.
const POSTS: u32 = 60;
/// Events named below.
const EVENTS: usize = 2;

impl Services {
    pub(super) async fn screen_content(&self, feed: &ScreenFeed) -> Result<ScreenContent, Failure> {
        let posts = match feed.pick {
            ScreenPick::Chosen => self.chosen_posts(&feed.chosen).await?,
            ScreenPick::DayJobs => self.day_posts(feed.area).await?,
            pick => self.found_posts(feed.area, pick)?,
        };
        Ok(ScreenContent {
            posts,
            counts: self.screen_counts(feed).await?,
            events: self.next_events(feed.area).await?,
        })
    }

    /// What the index finds around a place, the newest first.
    fn found_posts(&self, area: AreaCode, pick: ScreenPick) -> Result<Vec<ScreenPost>, Failure> {
        let query = CatalogueQuery {
            kind: Some(DocumentKind::Vacancy),
            area: Some(area),
            sitting: pick == ScreenPick::Sitting,
            conditions: Conditions {
                home_based: pick == ScreenPick::HomeBased,
                ..Conditions::default()
            },
            day: Some(self.clock.today()),
            limit: POSTS,
            ..CatalogueQuery::default()
        };
        let found = self.index.reader()?.search(&query)?;
        Ok(found.cards.into_iter().map(post_of).collect())
    }

    async fn day_posts(&self, area: AreaCode) -> Result<Vec<ScreenPost>, Failure> {
        let today = self.clock.today();
        let jobs = self.db.list_day_jobs(Some(area), today, POSTS).await?;
        let days: HashMap<VacancyId, WorkDays> =
            jobs.iter().map(|job| (job.vacancy, job.days.clone())).collect();
        let ids: Vec<VacancyId> = jobs.iter().map(|job| job.vacancy).collect();
        let mut posts = self.open_posts(&ids).await?;
        for post in &mut posts {
            post.days = days.get(&post.id).cloned();
        }
        posts.retain(|post| post.days.is_some());
        Ok(posts)
    }

    async fn chosen_posts(&self, chosen: &[VacancyId]) -> Result<Vec<ScreenPost>, Failure> {
        let first = chosen.get(..CHOSEN_MAX).unwrap_or(chosen);
        self.open_posts(first).await
    }

    /// Those of these vacancies that are open today, in their order.
    async fn open_posts(&self, ids: &[VacancyId]) -> Result<Vec<ScreenPost>, Failure> {
        let (today, fresh) = (self.clock.today(), self.fresh_days().await?);
        let hidden = self.blacklisted_employers().await?;
        let book = self.area_book().await?;
        let found = self.db.list_vacancies(ids).await?;
        let open = found
            .into_iter()
            .filter(|one| one.is_open_on(today, fresh) && !hidden.contains(&one.employer));
        let mut by_id: HashMap<VacancyId, Vacancy> = open.map(|one| (one.id, one)).collect();
        let own = |one: Vacancy| ScreenPost {
            id: one.id,
            place: book.place(one.area),
            wanted: Some(one.openings_left()),
            sitting: one.demands.lets_sit(),
            no_reading: one.no_reading,
            title: one.title,
            employer: one.employer_name,
            wage: Some(one.wage),
            conditions: one.conditions,
            days: None,
        };
        Ok(ids.iter().filter_map(|id| by_id.remove(id)).map(own).collect())
    }

    async fn screen_counts(&self, feed: &ScreenFeed) -> Result<ScreenCounts, Failure> {
        let (area, today) = (feed.area, self.clock.today());
        let visitors = match feed.kind {
            ScreenKind::Fair => self.visitors_today(area).await?,
            _ => None,
        };
        let fresh = self.fresh_days().await?;
        let month = (dates::first_of_month(today), today);
        let mut db = self.db.read().await?;
        let (vacancies, openings) = db.count_open_vacancies_in(Some(area), today, fresh).await?;
        let placed = db.count_started_in(Some(area), month).await?;
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(ScreenCounts {
            vacancies: small(vacancies),
            openings: small(openings),
            placed: small(placed),
            visitors,
        })
    }

    async fn next_events(&self, area: AreaCode) -> Result<Vec<CalendarEntry>, Failure> {
        let today = self.clock.today();
        let mut events = self.events_around(Some(area)).await?;
        events.retain(|one| !one.cancelled && one.time.first_day() >= today);
        events.truncate(EVENTS);
        Ok(events)
    }
}

fn post_of(card: Card) -> ScreenPost {
    ScreenPost {
        id: VacancyId(card.id),
        title: card.title,
        employer: card.from,
        place: card.place,
        wage: card.wage,
        wanted: card.headcount,
        conditions: card.conditions,
        sitting: card.sitting,
        no_reading: card.no_reading,
        days: None,
    }
}
