//! Tables `startup`, `startup_service` and `startup_visit`: people who start a business.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, StartupId, StartupVisitId};
use domain::startup::{LoanStage, ServiceGiven, Startup, StartupEnd, StartupLoan, StartupVisit};
use domain::values::{AreaCode, Fen};
use std::collections::HashMap;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "s.id, s.person_id, s.project, s.source, s.intent_on, s.diagnosed_on, s.opened_on, s.licence, s.ended_on,
            s.end_cause, s.loan, s.loan_stage, s.loan_on, s.loan_by, s.subsidy, s.version, s.made_by, s.made_at"
    };
}

impl Connection {
    /// The case with this id.
    pub async fn find_startup(&mut self, id: StartupId) -> Result<Option<Startup>, StoreError> {
        let sql = concat!("SELECT ", columns!(), " FROM startup AS s WHERE s.id = $1");
        let row = fetch_optional!(self, StartupRow, sql, id.0)?;
        let found = self.whole_startups(row.into_iter().collect()).await?;
        Ok(found.into_iter().next())
    }

    /// Every case of these people, the latest first.
    pub async fn list_startups_of(&mut self, people: &[PersonId]) -> Result<Vec<Startup>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM startup AS s WHERE s.person_id IN ({}) ORDER BY s.intent_on DESC, s.id DESC"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, StartupRow, sql, ids);
        self.whole_startups(rows).await
    }

    /// The cases of people who live in an area, the latest first; those whose file was erased too: they are counted.
    pub async fn list_startups_in(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<(AreaCode, Startup)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = concat!(
            "SELECT o.living_area, ",
            columns!(),
            " FROM startup AS s JOIN person AS o ON o.id = s.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 ORDER BY s.intent_on DESC, s.id DESC"
        );
        let rows = fetch_all!(self, HomeRow, sql, &first, &end)?;
        let mut homes = HashMap::new();
        let mut cases = Vec::with_capacity(rows.len());
        for row in rows {
            let place = Place {
                table: "person",
                id: row.startup.person_id,
            };
            homes.insert(
                StartupId(row.startup.id),
                place.parse::<AreaCode>("living_area", &row.living_area)?,
            );
            cases.push(row.startup);
        }
        let whole = self.whole_startups(cases).await?;
        let with_home = |one: Startup| homes.get(&one.id).map(|home| (*home, one));
        Ok(whole.into_iter().filter_map(with_home).collect())
    }

    async fn whole_startups(&mut self, rows: Vec<StartupRow>) -> Result<Vec<Startup>, StoreError> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let sql = |marks| {
            format!(
                "SELECT startup_id, service, given_on, evidence FROM startup_service WHERE startup_id IN ({marks})
                ORDER BY startup_id, given_on, service"
            )
        };
        let mut services: HashMap<Uuid, Vec<ServiceGiven>> = HashMap::new();
        for (id, service, on, evidence) in fetch_in!(self, (Uuid, String, NaiveDate, String), sql, ids) {
            let place = Place {
                table: "startup_service",
                id,
            };
            services.entry(id).or_default().push(ServiceGiven {
                service: place.parse("service", &service)?,
                on,
                evidence,
            });
        }
        let sql = |marks| {
            format!(
                "SELECT id, startup_id, months, visited_on, running, workers, actor FROM startup_visit
                WHERE startup_id IN ({marks}) ORDER BY startup_id, months"
            )
        };
        let mut visits: HashMap<Uuid, Vec<StartupVisit>> = HashMap::new();
        for row in fetch_in!(self, VisitRow, sql, ids) {
            let of = row.startup_id;
            visits.entry(of).or_default().push(StartupVisit::try_from(row)?);
        }
        rows.into_iter()
            .map(|row| {
                let id = row.id;
                Ok(Startup {
                    services: services.remove(&id).unwrap_or_default(),
                    visits: visits.remove(&id).unwrap_or_default(),
                    ..Startup::try_from(row)?
                })
            })
            .collect()
    }
}

impl Transaction {
    /// Adds a case.
    pub async fn add_startup(&mut self, one: &Startup) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO startup (id, person_id, project, source, intent_on, version, made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            one.id.0,
            one.person.0,
            &one.project,
            one.source.code(),
            one.intent_on,
            i64::from(one.version),
            &one.made_by,
            instant(one.made_at),
        )?;
        Ok(())
    }

    /// Keeps a case that follows the version that was seen, with its services and visits. Says whether it was still that.
    pub async fn move_startup(&mut self, one: &Startup) -> Result<bool, StoreError> {
        let loan = one.loan.as_ref();
        let changed = execute!(
            self,
            "UPDATE startup SET diagnosed_on = $3, opened_on = $4, licence = $5, ended_on = $6, end_cause = $7,
                loan = $8, loan_stage = $9, loan_on = $10, loan_by = $11, subsidy = $12, version = version + 1
                WHERE id = $1 AND version = $2",
            one.id.0,
            i64::from(one.version),
            one.diagnosed_on,
            one.opened.as_ref().map(|(on, _)| *on),
            one.opened.as_ref().map(|(_, licence)| licence.clone()),
            one.ended.map(|(on, _)| on),
            one.ended.map(|(_, cause)| cause.code()),
            loan.map(|loan| loan.fen.0),
            loan.map(|loan| loan.stage.code()),
            loan.map(|loan| loan.on),
            loan.map(|loan| loan.applied_by.clone()),
            loan.map(|loan| loan.subsidy.0),
        )?;
        if changed == 0 {
            return Ok(false);
        }
        execute!(
            self,
            "DELETE FROM startup_service WHERE startup_id = $1",
            one.id.0
        )?;
        insert_all!(
            self,
            "INSERT INTO startup_service (startup_id, service, given_on, evidence)",
            one.services,
            |given| [one.id.0, given.service.code(), given.on, &given.evidence],
            "",
        );
        execute!(self, "DELETE FROM startup_visit WHERE startup_id = $1", one.id.0)?;
        insert_all!(
            self,
            "INSERT INTO startup_visit (id, startup_id, months, visited_on, running, workers, actor)",
            one.visits,
            |visit| [
                visit.id.0,
                one.id.0,
                i64::from(visit.months),
                visit.on,
                visit.running,
                i64::from(visit.workers),
                &visit.by,
            ],
            "",
        );
        Ok(true)
    }

    /// Makes cases those of another file.
    pub async fn move_startups(
        &mut self,
        ids: &[StartupId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for id in ids {
            let sql = "UPDATE startup SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, id.0, from.0, to.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_startup(id: StartupId) -> Option<Startup>;
    list_startups_of(people: &[PersonId]) -> Vec<Startup>;
    list_startups_in(area: Option<AreaCode>) -> Vec<(AreaCode, Startup)>;
}

#[derive(sqlx::FromRow)]
struct HomeRow {
    living_area: String,
    #[sqlx(flatten)]
    startup: StartupRow,
}

#[derive(sqlx::FromRow)]
struct StartupRow {
    id: Uuid,
    person_id: Uuid,
    project: String,
    source: String,
    intent_on: NaiveDate,
    diagnosed_on: Option<NaiveDate>,
    opened_on: Option<NaiveDate>,
    licence: Option<String>,
    ended_on: Option<NaiveDate>,
    end_cause: Option<String>,
    loan: Option<i64>,
    loan_stage: Option<String>,
    loan_on: Option<NaiveDate>,
    loan_by: Option<String>,
    subsidy: Option<i64>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<StartupRow> for Startup {
    type Error = StoreError;
    fn try_from(row: StartupRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "startup",
            id: row.id,
        };
        let loan = match &row.loan_stage {
            None => None,
            Some(stage) => Some(StartupLoan {
                fen: Fen(place.need("loan", row.loan)?),
                stage: place.parse::<LoanStage>("loan_stage", stage)?,
                on: place.need("loan_on", row.loan_on)?,
                applied_by: place.need("loan_by", row.loan_by.clone())?,
                subsidy: Fen(row.subsidy.unwrap_or(0)),
            }),
        };
        let ended = match (row.ended_on, &row.end_cause) {
            (Some(on), Some(cause)) => Some((on, place.parse::<StartupEnd>("end_cause", cause)?)),
            _ => None,
        };
        Ok(Self {
            id: StartupId(row.id),
            person: PersonId(row.person_id),
            project: row.project,
            source: place.parse("source", &row.source)?,
            intent_on: row.intent_on,
            diagnosed_on: row.diagnosed_on,
            services: Vec::new(),
            opened: row.opened_on.map(|on| (on, row.licence.unwrap_or_default())),
            ended,
            visits: Vec::new(),
            loan,
            version: place.number("version", row.version)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    id: Uuid,
    startup_id: Uuid,
    months: i64,
    visited_on: NaiveDate,
    running: bool,
    workers: i64,
    actor: String,
}

impl TryFrom<VisitRow> for StartupVisit {
    type Error = StoreError;
    fn try_from(row: VisitRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "startup_visit",
            id: row.id,
        };
        Ok(Self {
            id: StartupVisitId(row.id),
            months: place.number("months", row.months)?,
            on: row.visited_on,
            running: row.running,
            workers: place.number("workers", row.workers)?,
            by: row.actor,
        })
    }
}
