//! Reading cases, and RP22.

use super::{may, visit_months};
use crate::person_file::Authors;
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{PersonId, StartupId};
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{
    PersonStartups, StartupFilter, StartupLine, StartupList, StartupRow, StartupTable, StartupView, Worker,
};
use domain::refusal::Refusal;
use domain::startup::{Startup, StartupStage, StartupSums, startup_sums};
use domain::values::{AreaCode, AreaLevel, dates};
use std::collections::{BTreeMap, HashMap};

/// Lines of a page.
const PER_PAGE: u32 = 30;

impl Services {
    pub(super) async fn startup_list(
        &self,
        who: &Actor,
        filter: StartupFilter,
    ) -> Result<StartupList, Failure> {
        let scope = who.scope(Deed::Read, Function::Startup)?;
        let scope = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let mut db = self.db.read().await?;
        let cases = db.list_startups_in(scope.area).await?;
        let params = db.list_policy_parameters().await?;
        let mut ids: Vec<PersonId> = cases.iter().map(|(_, one)| one.person).collect();
        ids.sort_unstable();
        ids.dedup();
        let people: HashMap<PersonId, Person> = db
            .list_people(&ids)
            .await?
            .into_iter()
            .filter(|person| scope.covers(person.living_area, person.categories))
            .map(|person| (person.id, person))
            .collect();
        drop(db);
        let mut lines = Vec::new();
        for (_, one) in cases {
            if let Some(person) = people.get(&one.person) {
                lines.push(self.startup_line(one, person, &params).await?);
            }
        }
        let mut counts: BTreeMap<StartupStage, u32> = BTreeMap::new();
        for line in &lines {
            *counts.entry(line.stage).or_default() += 1;
        }
        if let Some(stage) = filter.stage {
            lines.retain(|line| line.stage == stage);
        }
        let total = lines.len() as u32;
        let first = (filter.page as usize).saturating_mul(PER_PAGE as usize);
        let lines: Vec<StartupLine> = lines.into_iter().skip(first).take(PER_PAGE as usize).collect();
        let seen: Vec<PersonId> = lines.iter().map(|line| line.startup.person).collect();
        self.note_read(who, AccessKind::Startup, &seen).await?;
        Ok(StartupList {
            lines,
            counts: counts.into_iter().collect(),
            total,
            per_page: PER_PAGE,
            page: filter.page,
            today: self.clock.today(),
        })
    }

    async fn startup_line(
        &self,
        startup: Startup,
        person: &Person,
        params: &Params,
    ) -> Result<StartupLine, Failure> {
        let visits = visit_months(params, person.living_area, self.clock.today());
        let next = startup.visits_due(&visits);
        let next = next.iter().find(|(.., made)| made.is_none());
        Ok(StartupLine {
            stage: startup.stage(&visits),
            next_visit: next.map(|(months, on, _)| (*months, *on)),
            name: person.name.clone(),
            no: person.no.clone(),
            place: self.area_book().await?.place(person.living_area),
            startup,
        })
    }

    pub(super) async fn startup_view(&self, who: &Actor, id: StartupId) -> Result<StartupView, Failure> {
        who.scope(Deed::Read, Function::Startup)?;
        let mut db = self.db.read().await?;
        let startup = db.find_startup(id).await?.ok_or(Refusal::NotFound)?;
        let person = db.find_person(startup.person).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Read, &person)?;
        let params = db.list_policy_parameters().await?;
        let by = Authors::default().of(&mut db, &startup.made_by).await?;
        let visits = visit_months(&params, person.living_area, self.clock.today());
        Ok(StartupView {
            who: self.founder(&person).await?,
            visits_due: startup.visits_due(&visits),
            line: self.startup_line(startup, &person, &params).await?,
            by,
            may_change: may(who, Deed::Update, &person).is_ok(),
            may_lend: may(who, Deed::Approve, &person).is_ok(),
            today: self.clock.today(),
        })
    }

    async fn founder(&self, person: &Person) -> Result<Worker, Failure> {
        Ok(Worker {
            id: person.id,
            name: person.name.clone(),
            no: person.no.clone(),
            path: self.area_book().await?.path(person.living_area),
        })
    }

    pub(super) async fn startups_of_person(
        &self,
        who: &Actor,
        id: PersonId,
    ) -> Result<PersonStartups, Failure> {
        who.scope(Deed::Read, Function::Startup)?;
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Read, &person)?;
        let all = db.list_startups_of(&[id]).await?;
        let params = db.list_policy_parameters().await?;
        let goes_on = all.iter().any(|one| one.ended.is_none());
        let mut lines = Vec::new();
        for one in all {
            lines.push(self.startup_line(one, &person, &params).await?);
        }
        Ok(PersonStartups {
            who: self.founder(&person).await?,
            lines,
            may_begin: !goes_on && may(who, Deed::Create, &person).is_ok(),
            today: self.clock.today(),
        })
    }

    pub(super) async fn startup_report(
        &self,
        who: &Actor,
        (year, quarter): (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<StartupTable, Failure> {
        let scope = who.scope(Deed::Count, Function::Startup)?;
        let area = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let as_of = self.clock.today();
        let year = year.unwrap_or_else(|| as_of.year());
        let quarter = quarter.filter(|quarter| (1..=4).contains(quarter));
        let (from, to) = stretch(year, quarter);
        let mut db = self.db.read().await?;
        let mut cases = db.list_startups_in(area).await?;
        let params = db.list_policy_parameters().await?;
        if let Some(only) = scope.only {
            let ids: Vec<PersonId> = cases.iter().map(|(_, one)| one.person).collect();
            let people = db.list_people(&ids).await?;
            let covered: std::collections::HashSet<PersonId> = people
                .iter()
                .filter(|person| person.categories.has(only))
                .map(|person| person.id)
                .collect();
            cases.retain(|(_, one)| covered.contains(&one.person));
        }
        drop(db);
        cases.retain(|(_, one)| (from..=to).contains(&one.intent_on));
        let book = self.area_book().await?;
        let level = AreaLevel::of_lines_in(area);
        let mut groups: BTreeMap<AreaCode, Vec<&Startup>> = BTreeMap::new();
        for (home, one) in &cases {
            groups
                .entry(home.at(level).unwrap_or(*home))
                .or_default()
                .push(one);
        }
        // What living on means is each place's to say: the whole is the sum of its parts.
        let mut total = StartupSums::default();
        let mut rows = Vec::with_capacity(groups.len());
        for (code, own) in groups {
            let sums = startup_sums(own, &visit_months(&params, code, as_of));
            total.add(&sums);
            rows.push(StartupRow {
                area: Some(book.reference(code)),
                sums,
            });
        }
        Ok(StartupTable {
            year,
            quarter,
            as_of,
            area: area.map(|code| book.reference(code)),
            rows,
            total: StartupRow {
                area: None,
                sums: total,
            },
        })
    }
}

fn stretch(year: i32, quarter: Option<u32>) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    match quarter {
        None => (day(1, 1), day(12, 31)),
        Some(quarter) => (day(quarter * 3 - 2, 1), dates::month_end(day(quarter * 3, 1))),
    }
}
