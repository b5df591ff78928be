//! Counts over table `lead`: what a round and the coverage table ask for, answered by grouping, never row by row.

use crate::row::{Place, codes_in};
use crate::{Connection, StoreError};
use chrono::NaiveDate;
use domain::clock::start_of_day;
use domain::ids::{PersonId, VacancyId};
use domain::lead::{Channel, DeclineReason};
use domain::values::{AreaCode, AreaLevel, dates};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The leads of one person in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonLeads {
    /// The person.
    pub person: PersonId,
    /// Leads that count in the year (R32).
    pub counted: u32,
    /// Leads planned or on their way, not yet delivered.
    pub planned: u32,
}

/// The leads of everybody who lives in an area, in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadTotals {
    /// The area.
    pub area: AreaCode,
    /// Counted leads by the channel that delivered them.
    pub channels: Vec<(Channel, u32)>,
    /// Counted leads answered "interested" or "call me".
    pub interested: u32,
    /// Counted leads that became a hire.
    pub hired: u32,
}

/// Counts in year `$3`, and had been delivered before `$4`.
macro_rules! counted_by {
    () => {
        "l.counts_year = $3 AND l.delivered_at < $4"
    };
}

/// Was planned or on its way at the end of day `$5`, before `$4`, whatever became of it later.
macro_rules! waiting_on {
    () => {
        "l.planned_on <= $5 AND (l.delivered_at IS NULL OR l.delivered_at >= $4)
            AND NOT (l.state IN ('failed', 'withdrawn') AND l.state_at < $4)"
    };
}

impl Connection {
    /// Counted and planned leads of everybody in an area who has any, as they stood at the end of a day in Asia/Shanghai;
    /// everybody else has none.
    pub async fn count_leads_by_person(
        &mut self,
        area: Option<AreaCode>,
        year: i32,
        as_of: NaiveDate,
    ) -> Result<Vec<PersonLeads>, StoreError> {
        let (first, end) = codes_in(area);
        let until = start_of_day(dates::add_days(as_of, 1));
        let sql = concat!(
            "SELECT l.person_id, COUNT(CASE WHEN ",
            counted_by!(),
            " THEN 1 END), COUNT(CASE WHEN ",
            waiting_on!(),
            " THEN 1 END) FROM lead AS l JOIN person AS p ON p.id = l.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND (",
            counted_by!(),
            " OR ",
            waiting_on!(),
            ") GROUP BY l.person_id"
        );
        let rows = fetch_all!(
            self,
            (Uuid, i64, i64),
            sql,
            &first,
            &end,
            i64::from(year),
            until,
            as_of
        )?;
        Ok(rows.into_iter().map(person_leads).collect())
    }

    /// The same for one person.
    pub async fn count_leads_of_person(
        &mut self,
        person: PersonId,
        year: i32,
    ) -> Result<PersonLeads, StoreError> {
        let sql = "SELECT COUNT(CASE WHEN counts_year = $2 THEN 1 END),
                COUNT(CASE WHEN state IN ('planned', 'sent') THEN 1 END)
            FROM lead WHERE person_id = $1";
        let row = fetch_optional!(self, (i64, i64), sql, person.0, i64::from(year))?;
        let (counted, planned) = row.unwrap_or_default();
        Ok(PersonLeads {
            person,
            counted: counted as u32,
            planned: planned as u32,
        })
    }

    /// The same for several people; those without leads are left out.
    pub async fn count_leads_of_people(
        &mut self,
        people: &[PersonId],
        year: i32,
    ) -> Result<Vec<PersonLeads>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, COUNT(CASE WHEN counts_year = {year} THEN 1 END),
                    COUNT(CASE WHEN state IN ('planned', 'sent') THEN 1 END)
                FROM lead WHERE person_id IN ({marks}) GROUP BY person_id"
            )
        };
        let rows = fetch_in!(self, (Uuid, i64, i64), sql, ids);
        Ok(rows.into_iter().map(person_leads).collect())
    }

    /// How many pushes of each vacancy are taken: leads not answered "no" and not ended. Vacancies without are left out.
    pub async fn count_open_pushes(&mut self) -> Result<Vec<(VacancyId, u32)>, StoreError> {
        let sql = "SELECT vacancy_id, COUNT(*) FROM lead
            WHERE state IN ('planned', 'sent', 'delivered', 'opened', 'referred', 'interviewed')
                OR state = 'answered' AND answer <> 'declined'
            GROUP BY vacancy_id";
        let rows = fetch_all!(self, (Uuid, i64), sql)?;
        Ok(rows
            .into_iter()
            .map(|(vacancy, pushes)| (VacancyId(vacancy), pushes as u32))
            .collect())
    }

    /// Every pair told before, of the people who live in an area: none of them may be told again.
    pub async fn list_offered_pairs(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<(PersonId, VacancyId)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT l.person_id, l.vacancy_id FROM lead AS l JOIN person AS p ON p.id = l.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2";
        let rows = fetch_all!(self, (Uuid, Uuid), sql, &first, &end)?;
        Ok(rows
            .into_iter()
            .map(|(person, vacancy)| (PersonId(person), VacancyId(vacancy)))
            .collect())
    }

    /// What the people who live in an area declined, and why.
    pub async fn list_declines(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<(PersonId, VacancyId, DeclineReason)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT l.id, l.person_id, l.vacancy_id, l.decline_reason
            FROM lead AS l JOIN person AS p ON p.id = l.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND l.answer = 'declined'";
        let rows = fetch_all!(self, (Uuid, Uuid, Uuid, Option<String>), sql, &first, &end)?;
        let decline = |(id, person, vacancy, reason): (Uuid, Uuid, Uuid, Option<String>)| {
            let place = Place { table: "lead", id };
            let reason = place.need("decline_reason", reason)?;
            let reason = place.parse("decline_reason", &reason)?;
            Ok((PersonId(person), VacancyId(vacancy), reason))
        };
        rows.into_iter().map(decline).collect()
    }

    /// Counted leads of a year by channel, interest and hires, for each area of a level below (or at) an area, as they
    /// stood at the end of a day in Asia/Shanghai. People whose living area is known less exactly than the level stand
    /// under the area that is known.
    pub async fn list_lead_totals(
        &mut self,
        area: Option<AreaCode>,
        level: AreaLevel,
        year: i32,
        as_of: NaiveDate,
    ) -> Result<Vec<LeadTotals>, StoreError> {
        let (first, end) = codes_in(area);
        let until = start_of_day(dates::add_days(as_of, 1));
        // SQLite keeps the order of a cross join: first the area's people, however many leads there are elsewhere.
        let sql = "SELECT substr(p.living_area, 1, $4) AS place, l.delivery_channel, COUNT(*),
                COUNT(CASE WHEN l.answer IN ('interested', 'call_me') AND l.answered_at < $5 THEN 1 END),
                COUNT(CASE WHEN l.state = 'hired' AND l.state_at < $5 THEN 1 END)
            FROM person AS p CROSS JOIN lead AS l
            WHERE p.living_area >= $1 AND p.living_area < $2 AND l.person_id = p.id AND l.counts_year = $3
                AND l.delivered_at < $5
            GROUP BY place, l.delivery_channel ORDER BY place, l.delivery_channel";
        let digits = i32::from(level.digits());
        let rows = fetch_all!(self, TotalsRow, sql, &first, &end, i64::from(year), digits, until)?;
        totals(rows)
    }
}

on_database! {
    count_leads_by_person(area: Option<AreaCode>, year: i32, as_of: NaiveDate) -> Vec<PersonLeads>;
    count_leads_of_person(person: PersonId, year: i32) -> PersonLeads;
    count_leads_of_people(people: &[PersonId], year: i32) -> Vec<PersonLeads>;
    count_open_pushes() -> Vec<(VacancyId, u32)>;
    list_offered_pairs(area: Option<AreaCode>) -> Vec<(PersonId, VacancyId)>;
    list_declines(area: Option<AreaCode>) -> Vec<(PersonId, VacancyId, DeclineReason)>;
    list_lead_totals(area: Option<AreaCode>, level: AreaLevel, year: i32, as_of: NaiveDate) -> Vec<LeadTotals>;
}

fn person_leads((person, counted, planned): (Uuid, i64, i64)) -> PersonLeads {
    PersonLeads {
        person: PersonId(person),
        counted: counted as u32,
        planned: planned as u32,
    }
}

/// Area, channel, counted, interested, hired.
type TotalsRow = (String, Option<String>, i64, i64, i64);

fn totals(rows: Vec<TotalsRow>) -> Result<Vec<LeadTotals>, StoreError> {
    let mut areas: BTreeMap<AreaCode, LeadTotals> = BTreeMap::new();
    for (code, channel, counted, interested, hired) in rows {
        let place = Place {
            table: "person",
            id: &code,
        };
        let area = place.parse("living_area", &code)?;
        let channel = place.need("delivery_channel", channel)?;
        let totals = areas.entry(area).or_insert_with(|| LeadTotals {
            area,
            channels: Vec::new(),
            interested: 0,
            hired: 0,
        });
        totals
            .channels
            .push((place.parse("delivery_channel", &channel)?, counted as u32));
        totals.interested += interested as u32;
        totals.hired += hired as u32;
    }
    Ok(areas.into_values().collect())
}
