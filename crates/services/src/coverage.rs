//! Who still lacks how many of the five: county → town → village → person, and what is missing.

mod behind;
mod past;
mod row;

use crate::{AreaBook, Failure, Services};
use async_trait::async_trait;
use chrono::{Datelike, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::consent::Purpose;
use domain::erasure::is_nobody;
use domain::ids::PersonId;
use domain::lead::Lead;
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::{Category, DueAges, Person};
use domain::ports::{
    Answered, BehindList, Coverage, CoverageRow, CoverageTable, MonthPlan, PersonLead, PersonPage,
    PersonView, ShortageView,
};
use domain::rules::lead::{leads_due_by, year_plan};
use domain::values::{AreaCode, AreaLevel};
use past::PastHomes;
use row::{add_person, add_totals, person_line, totals_of};
pub(crate) use row::{latest_answers, sketch_line};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::PersonLeads;

/// People on one page of a list.
const PER_PAGE: u32 = 50;

#[async_trait]
impl Coverage for Services {
    async fn coverage(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<CoverageTable> {
        let today = self.clock.today();
        let year = year.unwrap_or_else(|| today.year());
        self.coverage_table(who, year, area, end_of(year, today))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn people(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: AreaCode,
        page: u32,
    ) -> Answered<PersonPage> {
        self.people_page(who, year, area, page)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn behind(&self, who: &Actor, area: Option<AreaCode>) -> Answered<BehindList> {
        self.who_is_behind(who, area).await.map_err(|f| self.internal(&f))
    }

    async fn person(&self, who: &Actor, id: PersonId) -> Answered<PersonView> {
        self.person_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn shortages(&self, who: &Actor, area: Option<AreaCode>) -> Answered<ShortageView> {
        self.latest_shortages(who, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// The last day of a year, or today while it runs.
fn end_of(year: i32, today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).min(today)
}

/// What the year asks of everybody.
pub(crate) struct Year {
    pub(crate) number: i32,
    owed: u32,
    pub(crate) due_by_now: u32,
}

impl Year {
    pub(crate) fn new(params: &Params, year: i32, as_of: NaiveDate) -> Result<Self, Failure> {
        let month = if as_of.year() > year { 12 } else { as_of.month() };
        Ok(Self {
            number: year,
            owed: params.general(ParamKey::LeadsPerYear, as_of)?.max(0) as u32,
            due_by_now: leads_due_by(month, params, as_of)?,
        })
    }
}

impl Services {
    /// The table of an area as of a day: a line for each area below, and their total.
    pub(crate) async fn coverage_table(
        &self,
        who: &Actor,
        year: i32,
        area: Option<AreaCode>,
        as_of: NaiveDate,
    ) -> Result<CoverageTable, Failure> {
        let book = self.area_book().await?;
        let area = Self::area_asked(who, area)?;
        // A code that had not ended on the day counts as it was; who may see it follows where it is now.
        let area = area.map(|code| match book.end_of(code) {
            Some(end) if as_of >= end.on => book.current(code),
            _ => code,
        });
        if let Some(area) = area {
            who.may_read_counts_in(book.current(area))?;
        }
        let past = PastHomes::on(self, as_of).await?;
        // Whoever lived in the area then may live anywhere now.
        let among = area.filter(|area| !past.cross(*area, &book));
        let only = who
            .scope(Deed::Count, Function::Lead)
            .ok()
            .and_then(|scope| scope.only);
        let due = past.of(self.people_due(among, only, year, as_of).await?, area);
        let shown = area.or_else(|| common_area(&due));
        let level = next_level(shown);
        let counts = self.counts(among, year, as_of).await?;
        let placed = self.placed_on(among, as_of).await?;
        let totals = if only.is_none() && past.is_empty() {
            self.db.list_lead_totals(area, level, year, as_of).await?
        } else {
            let ids: Vec<PersonId> = due.iter().map(|person| person.id).collect();
            let leads = self.db.list_leads_of_people(&ids).await?;
            totals_of(&due, &leads, level, year, as_of)
        };
        let year = Year::new(&self.params().await?, year, as_of)?;
        let mut rows: BTreeMap<AreaCode, CoverageRow> = BTreeMap::new();
        let mut total = CoverageRow::default();
        for person in &due {
            let code = person.living_area.at(level).unwrap_or(person.living_area);
            let count = (counts.get(&person.id).copied(), placed.contains(&person.id));
            add_person(rows.entry(code).or_default(), person, count, &year);
            add_person(&mut total, person, count, &year);
        }
        for of_area in &totals {
            if let Some(row) = rows.get_mut(&of_area.area) {
                add_totals(row, of_area);
                add_totals(&mut total, of_area);
            }
        }
        let named = |(code, row): (AreaCode, CoverageRow)| CoverageRow {
            area: Some(book.reference(code)),
            ..row
        };
        Ok(CoverageTable {
            path: path_within(&book, who, shown),
            year: year.number,
            as_of,
            rows: rows.into_iter().map(named).collect(),
            total,
            due_by_now: year.due_by_now,
        })
    }

    /// The area asked for; staff who name none mean their own.
    fn area_asked(who: &Actor, area: Option<AreaCode>) -> Result<Option<AreaCode>, Failure> {
        match (area, who) {
            (Some(area), _) => Ok(Some(area)),
            (None, Actor::Operator | Actor::Worker) => Ok(None),
            (None, who) => Ok(Some(who.staff()?.area)),
        }
    }

    /// Everybody due in an area; of one group, where the asker looks after one alone.
    async fn people_due(
        &self,
        area: Option<AreaCode>,
        only: Option<Category>,
        year: i32,
        as_of: NaiveDate,
    ) -> Result<Vec<Person>, Failure> {
        let mut people = self.db.list_people_in_area(area).await?;
        let ages = DueAges::of(&self.params().await?, as_of)?;
        people.retain(|person| only.is_none_or(|only| person.categories.has(only)));
        people.retain(|person| person.is_due_in_year(year, as_of, ages));
        Ok(people)
    }

    /// Counted and planned leads by person, as they stood on a day.
    async fn counts(
        &self,
        area: Option<AreaCode>,
        year: i32,
        as_of: NaiveDate,
    ) -> Result<HashMap<PersonId, PersonLeads>, Failure> {
        let counts = self.db.count_leads_by_person(area, year, as_of).await?;
        Ok(counts.into_iter().map(|count| (count.person, count)).collect())
    }

    /// Who is at work by a placement on a day.
    pub(crate) async fn placed_on(
        &self,
        area: Option<AreaCode>,
        day: NaiveDate,
    ) -> Result<HashSet<PersonId>, Failure> {
        let placed = self.db.list_people_placed_on(area, day).await?;
        Ok(placed.into_iter().collect())
    }

    async fn people_page(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: AreaCode,
        page: u32,
    ) -> Result<PersonPage, Failure> {
        who.may_read_people_in(area)?;
        let today = self.clock.today();
        let year = year.unwrap_or_else(|| today.year());
        let as_of = end_of(year, today);
        let only = who.scope(Deed::Read, Function::PersonFile)?.only;
        let mut due = self.people_due(Some(area), only, year, as_of).await?;
        due.retain(|person| !is_nobody(person));
        let counts = self.counts(Some(area), year, as_of).await?;
        let placed = self.placed_on(Some(area), as_of).await?;
        let counted = |person: &Person| counts.get(&person.id).map_or(0, |count| count.counted);
        due.sort_by_cached_key(|person| (placed.contains(&person.id), counted(person), person.no.clone()));
        let total = due.len() as u32;
        let shown: Vec<Person> = due
            .into_iter()
            .skip((page as usize).saturating_mul(PER_PAGE as usize))
            .take(PER_PAGE as usize)
            .collect();
        let year = Year::new(&self.params().await?, year, as_of)?;
        let ids: Vec<PersonId> = shown.iter().map(|person| person.id).collect();
        let answers = latest_answers(&self.db.list_leads_of_people(&ids).await?);
        let book = self.area_book().await?;
        let line = |person: &Person| {
            person_line(
                person,
                (counts.get(&person.id).copied(), placed.contains(&person.id)),
                answers.get(&person.id).copied(),
                &book,
                today,
                &year,
            )
        };
        Ok(PersonPage {
            total,
            people: shown.iter().map(line).collect(),
            page,
            per_page: PER_PAGE,
        })
    }

    /// One person's file. Reading it is recorded.
    async fn person_view(&self, who: &Actor, id: PersonId) -> Result<PersonView, Failure> {
        let Some(person) = self.db.find_person(id).await? else {
            return Err(self.missing(who, id).await);
        };
        who.may_read_person(&person)?;
        self.record_reading(who, id).await?;
        let today = self.clock.today();
        let year = Year::new(&self.params().await?, today.year(), today)?;
        let count = self.db.count_leads_of_person(id, today.year()).await?;
        let placed = self
            .placed_on(Some(person.living_area), today)
            .await?
            .contains(&id);
        let leads = self.db.list_leads_of_person(id).await?;
        let answer = latest_answers(&leads).get(&id).copied();
        let book = self.area_book().await?;
        let may_tell = self
            .may_use(&mut self.db.read().await?, &person, Purpose::EmployerContact)
            .await?;
        let links = self.db.list_personal_links(id).await?;
        let in_force = links
            .iter()
            .find(|link| link.revoked_at.is_none() && link.valid_to >= today);
        Ok(PersonView {
            line: person_line(&person, (Some(count), placed), answer, &book, today, &year),
            path: book.path(person.living_area),
            masked_phone: person.phone.as_ref().map(domain::values::Phone::masked),
            masked_resident_id: person.resident_id.masked(),
            education: person.education,
            functions: person.functions,
            skills: person.skills.clone(),
            wanted_occupations: person.wanted_occupations.clone(),
            wage_min: person.wage_min,
            distance_km: person.distance_km,
            link_valid_to: in_force.map(|link| link.valid_to),
            plan: self.plan_of(&leads).await?,
            leads: self.person_leads(&person, leads).await?,
            owed: year.owed,
            may_tell_employers: may_tell,
        })
    }

    /// The year of a person, month by month: what is due, and what had arrived by then.
    async fn plan_of(&self, leads: &[Lead]) -> Result<Vec<MonthPlan>, Failure> {
        let today = self.clock.today();
        let arrived = |month: u32| {
            let by_then = |lead: &&Lead| {
                lead.state.delivery().is_some_and(|delivery| {
                    delivery.counts_in() == Some(today.year())
                        && day_in_shanghai(delivery.at).month() <= month
                })
            };
            leads.iter().filter(by_then).count() as u32
        };
        let months = year_plan(&self.params().await?, today)?;
        let line = |(month, due)| MonthPlan {
            month,
            due,
            counted: arrived(month),
        };
        Ok(months.into_iter().map(line).collect())
    }

    async fn record_reading(&self, who: &Actor, id: PersonId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change
            .add_audit(&self.audit(who, "read", "person", id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        self.note_read(who, AccessKind::Leads, &[id]).await
    }

    async fn person_leads(&self, person: &Person, leads: Vec<Lead>) -> Result<Vec<PersonLead>, Failure> {
        let views = self.lead_views(person, leads.clone()).await?;
        let by_proxy = self.db.list_leads_answered_by_proxy(person.id).await?;
        let by_id: HashMap<_, Lead> = leads.into_iter().map(|lead| (lead.id, lead)).collect();
        let with = |view: domain::ports::LeadView| {
            let lead = by_id.get(&view.id)?;
            let delivery = lead.state.delivery();
            Some(PersonLead {
                answered_by_proxy: by_proxy.iter().any(|(answered, _)| *answered == view.id),
                lead: view,
                score: lead.score,
                channel: delivery.map(|delivery| delivery.channel.code().to_owned()),
                evidence: delivery.map(|delivery| delivery.evidence.code().to_owned()),
                counts_in: delivery.and_then(domain::lead::Delivery::counts_in),
            })
        };
        Ok(views.into_iter().filter_map(with).collect())
    }

    async fn latest_shortages(&self, who: &Actor, area: Option<AreaCode>) -> Result<ShortageView, Failure> {
        let area = Self::area_asked(who, area)?;
        if let Some(area) = area {
            who.may_read_counts_in(area)?;
        }
        let Some(round) = self.db.find_latest_full_round(area).await? else {
            return Ok(ShortageView::default());
        };
        let book = self.area_book().await?;
        let shortages = self.db.list_shortages(round.id, area).await?;
        let named = |shortage: domain::shortage::Shortage| {
            let name = book.place(shortage.area);
            (shortage, name)
        };
        Ok(ShortageView {
            round_at: Some(round.at),
            shortages: shortages.into_iter().map(named).collect(),
        })
    }
}

/// The smallest area that holds all these people.
fn common_area(people: &[Person]) -> Option<AreaCode> {
    let mut areas = people.iter().map(|person| person.living_area);
    let first = areas.next()?;
    areas.try_fold(first, |common, area| {
        std::iter::successors(Some(common), |code| code.parent()).find(|code| code.contains(area))
    })
}

/// The level of the lines below an area; a village is its own line.
fn next_level(area: Option<AreaCode>) -> AreaLevel {
    match area.map(AreaCode::level) {
        None => AreaLevel::Province,
        Some(AreaLevel::Province) => AreaLevel::City,
        Some(AreaLevel::City) => AreaLevel::County,
        Some(AreaLevel::County) => AreaLevel::Town,
        Some(AreaLevel::Town | AreaLevel::Village) => AreaLevel::Village,
    }
}

/// From the top of the asker's own area down to the one shown.
pub(crate) fn path_within(
    book: &AreaBook,
    who: &Actor,
    shown: Option<AreaCode>,
) -> Vec<domain::ports::AreaRef> {
    let mut path = shown.map(|code| book.path(code)).unwrap_or_default();
    if let Actor::Staff(staff) = who {
        path.retain(|step| staff.area.contains(step.code));
    }
    path
}
