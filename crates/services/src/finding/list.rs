//! A list of people: narrowed, sorted, a page at a time.

use super::PER_PAGE;
use super::seek::Meant;
use crate::coverage::{Year, latest_answers, sketch_line};
use crate::{Failure, Services};
use chrono::Datelike;
use domain::actor::{Actor, Staff};
use domain::clock::start_of_day;
use domain::finding::{PaceBand, PeopleOrder, Whose};
use domain::ids::{AccountId, PersonId};
use domain::lead::Pace;
use domain::params::ParamKey;
use domain::permission::{Deed, Function, Scope};
use domain::person::DueAges;
use domain::ports::{Caretaker, FoundPerson, PeopleFound, PeopleQuery};
use domain::rules::lead::pace;
use domain::values::AreaCode;
use search::name_key;
use std::collections::{HashMap, HashSet};
use store::{Account, PersonLeads, PersonSketch};

/// People of an area that are looked through to act on those of a list.
const LOOKED_THROUGH: u64 = 100_000;

/// Somebody of the list, with what it sorts by.
struct Row {
    sketch: PersonSketch,
    due: bool,
    /// Whether they are at work by a placement.
    placed: bool,
    leads: Option<PersonLeads>,
}

impl Row {
    fn counted(&self) -> u32 {
        self.leads.map_or(0, |leads| leads.counted)
    }

    /// Nothing is owed to who is at work.
    fn pace(&self, year: &Year) -> Pace {
        if self.placed {
            Pace::OnPace
        } else {
            pace(self.counted(), year.due_by_now)
        }
    }
}

/// Everybody a query means.
struct All {
    scope: Scope,
    area: Option<AreaCode>,
    said: Option<String>,
    whose: Whose,
    more: bool,
    rows: Vec<Row>,
}

impl Services {
    /// A page of the people of a query.
    pub(super) async fn people_found(
        &self,
        who: &Actor,
        query: &PeopleQuery,
    ) -> Result<PeopleFound, Failure> {
        let All {
            scope,
            area,
            said,
            whose,
            more,
            rows,
        } = self.everybody(who, query).await?;
        let total = rows.len() as u32;
        let first = (query.page as usize).saturating_mul(PER_PAGE as usize);
        let shown: Vec<Row> = rows.into_iter().skip(first).take(PER_PAGE as usize).collect();
        let accounts = self.db.list_accounts().await?;
        let book = self.area_book().await?;
        Ok(PeopleFound {
            total,
            more,
            people: self.found_people(shown, &accounts).await?,
            page: query.page,
            per_page: PER_PAGE,
            path: crate::coverage::path_within(&book, who, area),
            areas: book
                .children(area)
                .iter()
                .map(|place| book.reference(place.code))
                .collect(),
            whose,
            forgotten: query.found.is_some() && said.is_none(),
            said,
            caretakers: self.caretakers(&accounts, scope.area).await?,
        })
    }

    /// Everybody a query means, in its order, whatever the page; and whether a search has found more than these.
    pub(crate) async fn people_of_query(
        &self,
        who: &Actor,
        query: &PeopleQuery,
    ) -> Result<(Vec<PersonSketch>, bool), Failure> {
        let all = self.everybody(who, query).await?;
        Ok((all.rows.into_iter().map(|row| row.sketch).collect(), all.more))
    }

    /// How many people a query would have to look through, where they are more than for a deed about all it means.
    pub(crate) async fn too_many_to_look_through(
        &self,
        who: &Actor,
        query: &PeopleQuery,
    ) -> Result<Option<u32>, Failure> {
        let count = self.looked_through(who, query).await?;
        let too_many = count.filter(|count| *count > LOOKED_THROUGH);
        Ok(too_many.map(|count| count as u32))
    }

    /// How many people a query looks through of those its asker may see; `None` where it looks for some alone.
    async fn looked_through(&self, who: &Actor, query: &PeopleQuery) -> Result<Option<u64>, Failure> {
        let scope = who.scope(Deed::Read, Function::PersonFile)?;
        if let Some(area) = query.area {
            who.may(Deed::Read, Function::PersonFile, area)?;
        }
        let searches = self.said(who, query).is_some();
        if searches || self.whose(who, query, false).await? == Whose::Mine {
            return Ok(None);
        }
        let area = query.area.or(scope.area);
        Ok(Some(match scope.only {
            Some(group) => self.db.count_people_in_group(area, group).await?,
            None => self.db.count_people(area).await?,
        }))
    }

    async fn everybody(&self, who: &Actor, query: &PeopleQuery) -> Result<All, Failure> {
        let scope = who.scope(Deed::Read, Function::PersonFile)?;
        if let Some(area) = query.area {
            who.may(Deed::Read, Function::PersonFile, area)?;
        }
        let area = query.area.or(scope.area);
        let said = self.said(who, query);
        let whose = self.whose(who, query, said.is_some()).await?;
        let (sketches, more) = match &said {
            Some(text) => self.meant_by(text, area).await?,
            None => (self.listed(who, whose, area).await?, false),
        };
        let mut rows = self.rows(sketches, &scope, area, query, said.is_some()).await?;
        let order = query.order.or(said.is_none().then_some(PeopleOrder::Lack));
        sort(&mut rows, order);
        Ok(All {
            scope,
            area,
            said,
            whose,
            more,
            rows,
        })
    }

    /// What was typed, while it is remembered.
    pub(crate) fn said(&self, who: &Actor, query: &PeopleQuery) -> Option<String> {
        let mark = query.found.as_deref()?;
        let said = self.searches().recall(mark, who, self.clock.now())?;
        (!said.is_empty()).then_some(said)
    }

    /// Somebody who looks after people sees those first; who searches, searches everybody.
    async fn whose(&self, who: &Actor, query: &PeopleQuery, searches: bool) -> Result<Whose, Failure> {
        if let Some(whose) = query.whose {
            return Ok(whose);
        }
        let Actor::Staff(Staff { account, .. }) = who else {
            return Ok(Whose::All);
        };
        let narrowed = searches || query.owner.is_some() || query.area.is_some();
        let mine = !narrowed && self.db.owns_anybody(*account).await?;
        Ok(if mine { Whose::Mine } else { Whose::All })
    }

    async fn meant_by(
        &self,
        text: &str,
        area: Option<AreaCode>,
    ) -> Result<(Vec<PersonSketch>, bool), Failure> {
        let Meant { people, more } = self.seek(text, area).await?;
        let place: HashMap<PersonId, usize> = people
            .iter()
            .enumerate()
            .map(|(position, id)| (*id, position))
            .collect();
        let mut sketches = self.db.list_sketches_with(&people).await?;
        sketches.sort_by_key(|sketch| place.get(&sketch.id).copied());
        Ok((sketches, more))
    }

    async fn listed(
        &self,
        who: &Actor,
        whose: Whose,
        area: Option<AreaCode>,
    ) -> Result<Vec<PersonSketch>, Failure> {
        Ok(match (whose, who) {
            (Whose::Mine, Actor::Staff(staff)) => self.db.list_sketches_of_owner(staff.account, area).await?,
            _ => self.db.list_sketches(area).await?,
        })
    }

    /// Those who fit the query, with the leads it asks for.
    async fn rows(
        &self,
        mut sketches: Vec<PersonSketch>,
        scope: &Scope,
        area: Option<AreaCode>,
        query: &PeopleQuery,
        searches: bool,
    ) -> Result<Vec<Row>, Failure> {
        let today = self.clock.today();
        let touched = self.touched(query, area).await?;
        sketches.retain(|one| {
            scope.covers(one.living_area, one.due.categories)
                && area.is_none_or(|area| area.contains(one.living_area))
                && (searches || !one.due.has_left_on(today))
                && query.owner.is_none_or(|owner| one.owner == Some(owner))
                && query
                    .category
                    .is_none_or(|category| one.due.categories.has(category))
                && query.age.is_none_or(|band| band.holds(one.due.birth, today))
                && query
                    .employment
                    .is_none_or(|status| one.employment_status == Some(status))
                && touched.as_ref().is_none_or(|touched| !touched.contains(&one.id))
                && (!query.unassessed || is_unassessed(one))
        });
        let params = self.params().await?;
        let ages = DueAges::of(&params, today)?;
        let year = Year::new(&params, today.year(), today)?;
        let ids: Vec<PersonId> = sketches.iter().map(|one| one.id).collect();
        let leads = self.db.count_leads_of_people(&ids, year.number).await?;
        let leads: HashMap<PersonId, PersonLeads> = leads.into_iter().map(|one| (one.person, one)).collect();
        let placed = self.placed_on(area, today).await?;
        let rows = sketches.into_iter().map(|sketch| Row {
            placed: placed.contains(&sketch.id),
            due: sketch.due.is_due_in_year(year.number, today, ages),
            leads: leads.get(&sketch.id).copied(),
            sketch,
        });
        let fits = |row: &Row| match query.pace {
            None => true,
            Some(band) => row.due && is_in(band, row.pace(&year)),
        };
        Ok(rows.filter(fits).collect())
    }

    /// Of whom there is word lately, when the query asks for those of whom there is none.
    async fn touched(
        &self,
        query: &PeopleQuery,
        area: Option<AreaCode>,
    ) -> Result<Option<HashSet<PersonId>>, Failure> {
        if !query.stale {
            return Ok(None);
        }
        let today = self.clock.today();
        let days = self
            .params()
            .await?
            .general(ParamKey::PersonStaleDays, today)?
            .max(0);
        let since = start_of_day(today - chrono::Days::new(days as u64));
        Ok(Some(self.db.list_people_touched_since(since, area).await?))
    }

    async fn found_people(&self, rows: Vec<Row>, accounts: &[Account]) -> Result<Vec<FoundPerson>, Failure> {
        let today = self.clock.today();
        let year = Year::new(&self.params().await?, today.year(), today)?;
        let ids: Vec<PersonId> = rows.iter().map(|row| row.sketch.id).collect();
        let answers = latest_answers(&self.db.list_leads_of_people(&ids).await?);
        let book = self.area_book().await?;
        let login = |id: AccountId| {
            accounts
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.login.clone())
        };
        let found = |row: Row| FoundPerson {
            line: sketch_line(
                &row.sketch,
                (row.leads, row.placed),
                answers.get(&row.sketch.id).copied(),
                &book,
                today,
                &year,
            ),
            due: row.due,
            owner: row.sketch.owner.and_then(login),
        };
        Ok(rows.into_iter().map(found).collect())
    }

    /// Those in the asker's area who may look after people.
    pub(crate) async fn caretakers(
        &self,
        accounts: &[Account],
        area: Option<AreaCode>,
    ) -> Result<Vec<Caretaker>, Failure> {
        let book = self.area_book().await?;
        let is_here = |account: &&Account| {
            account.active
                && account.role.looks_after_people()
                && area.is_none_or(|area| area.contains(account.area))
        };
        let caretaker = |account: &Account| Caretaker {
            account: account.id,
            login: account.login.clone(),
            place: book.place(account.area),
        };
        Ok(accounts.iter().filter(is_here).map(caretaker).collect())
    }
}

fn sort(rows: &mut [Row], order: Option<PeopleOrder>) {
    let place = |row: &Row| (row.sketch.living_area.to_string(), row.sketch.no.clone());
    match order {
        // As found: the likeliest first.
        None => {}
        Some(PeopleOrder::Lack) => {
            rows.sort_by_cached_key(|row| (!row.due || row.placed, row.counted(), row.sketch.no.clone()));
        }
        Some(PeopleOrder::Place) => rows.sort_by_cached_key(place),
        Some(PeopleOrder::Age) => {
            rows.sort_by_cached_key(|row| (row.sketch.due.birth, row.sketch.no.clone()));
        }
        Some(PeopleOrder::Name) => {
            rows.sort_by_cached_key(|row| {
                (
                    name_key(&row.sketch.name).spelt.pop_first(),
                    row.sketch.no.clone(),
                )
            });
        }
    }
}

fn is_in(band: PaceBand, pace: Pace) -> bool {
    match band {
        PaceBand::Behind => pace != Pace::OnPace,
        PaceBand::Red => pace == Pace::Red,
        PaceBand::Amber => pace == Pace::Amber,
        PaceBand::OnPace => pace == Pace::OnPace,
    }
}

/// Nobody has found out yet whether the person can work, or what they can do.
fn is_unassessed(sketch: &PersonSketch) -> bool {
    sketch.due.work_capacity.is_none() || sketch.functions.0.iter().any(Option::is_none)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::actor::Role;
    use domain::clock::FixedClock;
    use domain::person::{Category, CategorySet, Person};
    use domain::refusal::Refusal;
    use domain::values::ResidentId;
    use std::sync::Arc;
    use uuid::Uuid;

    fn staff(role: Role) -> Actor {
        Actor::Staff(Staff {
            account: AccountId(Uuid::from_u128(1)),
            login: "x".to_owned(),
            role,
            area: "330598101".parse().unwrap(),
            department: None,
        })
    }

    fn person(number: u16, group: Category) -> Person {
        let born = "1985-03-01".parse().unwrap();
        let home = "330598101201".parse().unwrap();
        let own = ResidentId::compose(990_101, born, number).unwrap();
        let id = PersonId(Uuid::from_u128(number.into()));
        Person {
            categories: CategorySet::EMPTY.with(group),
            ..Person::new(id, format!("P{number}"), own, home)
        }
    }

    #[tokio::test]
    async fn only_those_the_asker_may_see_are_looked_through() {
        let clock = FixedClock("2026-06-30T02:00:00Z".parse().unwrap());
        let services = Services::in_memory(Arc::new(clock), 7).await.unwrap();
        let people = [
            person(1, Category::PersonWithDisability).into(),
            person(2, Category::PoorWorker).into(),
        ];
        let mut change = services.db.begin().await.unwrap();
        change.add_people(&people).await.unwrap();
        change.commit().await.unwrap();
        let all = PeopleQuery::default();
        for (role, count) in [(Role::TownOfficer, 2), (Role::DisabilityInstructor, 1)] {
            let looked = services.looked_through(&staff(role), &all).await.unwrap();
            assert_eq!(looked, Some(count), "{role:?}");
        }
        let elsewhere = PeopleQuery {
            area: "330598102".parse().ok(),
            ..all
        };
        let refused = services
            .looked_through(&staff(Role::TownOfficer), &elsewhere)
            .await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotFound))));
    }
}
