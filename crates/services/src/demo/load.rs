//! Keeps the demo county: all of it in one transaction, and only in an empty database.

use super::{County, DemoSettings, categories, fairs, files, generate, households};
use crate::consents::from_list;
use crate::finding::keep_keys;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::area::Area;
use domain::catalogue::DocumentKind;
use domain::clock::start_of_day;
use domain::params::Params;
use serde::Serialize;
use std::collections::HashSet;
use store::{Imported, Lock, Transaction};
use uuid::Uuid;

/// What was loaded, as the command prints it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Loaded {
    /// How many people.
    pub people: u64,
    /// How many vacancies.
    pub vacancies: u64,
    /// How many employers.
    pub employers: u64,
    /// How many courses.
    pub courses: u64,
    /// How long it took, in seconds; the caller holds the watch.
    pub seconds: f64,
}

impl Services {
    /// Makes the demo county and keeps it. The search index gets its tasks in the same transaction.
    ///
    /// Refused when there is anybody or anything registered already: invented people never mix with real ones.
    pub async fn load_demo(&self, settings: &DemoSettings) -> Result<Loaded, Failure> {
        let county = generate(settings);
        let mut change = self.db.begin().await?;
        change.lock(Lock::Import).await?;
        must_be_empty(&mut change).await?;
        let periods = categories::periods(settings, &county.people);
        let mut files = files::files(settings, &county.people);
        let households = households::households(settings, &county.people);
        files.live_with(&households);
        let fairs = fairs::fairs(settings, &county);
        let by = (&Actor::Operator, settings.as_of, start_of_day(settings.as_of));
        let words = from_list(county.people.iter().map(|person| (person, None)), by);
        let loaded = keep(&mut change, county).await?;
        change.add_consents(&words).await?;
        change.add_category_periods(&periods).await?;
        change.set_person_profiles(&files.profiles).await?;
        change.add_file_entries(&files.entries).await?;
        change.add_field_changes(&files.changes).await?;
        change.add_households(&households.households).await?;
        change.add_household_members(&households.members).await?;
        keep_fairs(&mut change, &fairs).await?;
        change.commit().await?;
        self.forget_areas();
        Ok(loaded)
    }

    /// Whether this is the demo county, where nobody is real.
    pub async fn is_demo(&self) -> Result<bool, Failure> {
        Ok(self.db.find_setting(None, IS_DEMO).await?.is_some())
    }
}

/// The setting that marks a county where nobody is real.
const IS_DEMO: &str = "demo";

async fn must_be_empty(change: &mut Transaction) -> Result<(), Failure> {
    let people = change.count_people(None).await?;
    let vacancies = change.count_vacancies().await?;
    let others = change.count_employers().await? + change.count_courses().await?;
    if people + vacancies + others == 0 && !change.has_people().await? {
        return Ok(());
    }
    Err(Failure::message(format!(
        "The database holds {people} people and {vacancies} vacancies already. \
         The demo county goes into an empty one only: name another folder with --data."
    )))
}

async fn keep(change: &mut Transaction, county: County) -> Result<Loaded, Failure> {
    let tasks = index_tasks(&county);
    let people = county.people.clone();
    let areas = missing_areas(change, county.areas).await?;
    change.set_areas(&areas).await?;
    change
        .add_missing_policy_parameters(&Params(county.params))
        .await?;
    let loaded = Loaded {
        employers: change.add_employers(&records(county.employers)).await?,
        vacancies: change.add_vacancies(&records(county.vacancies)).await?,
        courses: change.add_courses(&records(county.courses)).await?,
        people: change.add_people(&records(county.people)).await?,
        seconds: 0.0,
    };
    keep_keys(change, &people).await?;
    change.add_index_tasks(&tasks).await?;
    change.set_setting(None, IS_DEMO, Some("1")).await?;
    Ok(loaded)
}

async fn keep_fairs(change: &mut Transaction, fairs: &fairs::Fairs) -> Result<(), Failure> {
    for fair in &fairs.all {
        change.add_fair(fair).await?;
    }
    for stand in &fairs.stands {
        change.add_fair_stand(stand).await?;
    }
    change.add_fair_registrations(&fairs.registrations).await?;
    Ok(())
}

fn index_tasks(county: &County) -> Vec<(DocumentKind, Uuid)> {
    let vacancies = county
        .vacancies
        .iter()
        .map(|vacancy| (DocumentKind::Vacancy, vacancy.id.0));
    let courses = county
        .courses
        .iter()
        .map(|course| (DocumentKind::Course, course.id.0));
    vacancies.chain(courses).collect()
}

/// The province is a real one and may be there, as its import left it.
async fn missing_areas(change: &mut Transaction, areas: Vec<Area>) -> Result<Vec<Imported<Area>>, Failure> {
    let known: HashSet<_> = change
        .list_area_keys()
        .await?
        .into_iter()
        .map(|key| key.code)
        .collect();
    Ok(records(
        areas.into_iter().filter(|area| !known.contains(&area.code)),
    ))
}

fn records<T>(records: impl IntoIterator<Item = T>) -> Vec<Imported<T>> {
    records.into_iter().map(Imported::from).collect()
}
