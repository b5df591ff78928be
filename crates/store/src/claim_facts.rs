//! What entitlements follow from, of everybody who works or worked: read in bulk.

use crate::row::Place;
use crate::vault::Sealed;
use crate::vault::columns::RESIDENT_ID;
use crate::{Connection, StoreError};
use chrono::NaiveDate;
use domain::claim::{Insured, Job, Spell, Subject, Taken, Training};
use domain::ids::{ClassId, EmployerId, EnrolmentId, PersonId, PlacementId};
use domain::person::Leaving;
use domain::training_class::FilingDepartment;
use domain::vacancy::VacancyKind;
use domain::values::{Fen, ResidentId, Sex};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of everybody, or of one person whose id the statement takes.
macro_rules! fetch_for {
    ($on:expr, $row:ty, $sql:expr, $one:expr) => {
        match $one {
            None => fetch_all!($on, $row, $sql)?,
            Some(one) => fetch_all!($on, $row, $sql, one.0)?,
        }
    };
}

impl Connection {
    /// Everybody with placements that began or a class that was held, or one of them, each with all of these.
    pub async fn list_claim_subjects(&mut self, one: Option<PersonId>) -> Result<Vec<Subject>, StoreError> {
        let rows = self.placements_begun(one).await?;
        let mut insured = self.insured_months(one).await?;
        let mut spells = self.spells_that_count(one).await?;
        let mut taken = self.claims_taken(one).await?;
        let mut trained = self.classes_held(one).await?;
        let mut subjects: Vec<Subject> = Vec::new();
        let keys = self.keys();
        for row in rows {
            let place = Place {
                table: "placement",
                id: row.id,
            };
            let job = row.job(&place, insured.remove(&row.id).unwrap_or_default())?;
            let is_post = matches!(job.kind, VacancyKind::PublicWelfare | VacancyKind::Auxiliary);
            let man = is_post && row.is_man(keys)?;
            match subjects.last_mut().filter(|last| last.person.0 == row.person_id) {
                Some(last) => {
                    last.man |= man;
                    last.jobs.push(job);
                }
                None => subjects.push(Subject {
                    person: PersonId(row.person_id),
                    area: place.parse("living_area", &row.living_area)?,
                    hukou: place.parse("hukou_area", &row.hukou_area)?,
                    birth: row.birth,
                    man,
                    died_on: row.died_on(&place)?,
                    spells: spells.remove(&row.person_id).unwrap_or_default(),
                    jobs: vec![job],
                    taken: taken.remove(&row.person_id).unwrap_or_default(),
                    trainings: Vec::new(),
                }),
            }
        }
        for subject in &mut subjects {
            subject.trainings = trained
                .remove(&subject.person.0)
                .map_or_else(Vec::new, |one| one.1);
        }
        for (person, (row, trainings)) in trained {
            let place = Place {
                table: "person",
                id: person,
            };
            subjects.push(Subject {
                person: PersonId(person),
                area: place.parse("living_area", &row.living_area)?,
                hukou: place.parse("hukou_area", &row.hukou_area)?,
                birth: row.birth,
                man: false,
                died_on: None,
                spells: spells.remove(&person).unwrap_or_default(),
                jobs: Vec::new(),
                taken: Vec::new(),
                trainings,
            });
        }
        subjects.sort_by_key(|one| one.person);
        Ok(subjects)
    }

    async fn placements_begun(&mut self, one: Option<PersonId>) -> Result<Vec<FactRow>, StoreError> {
        let sql = "SELECT p.id, p.person_id, p.employer_id, p.employer_name, p.uscc, p.started_on, p.kind, p.paper,
                p.contract_months, p.insured_from, p.monthly, p.introduced_by, p.over_on, o.living_area, o.hukou_area,
                o.birth, o.resident_id, o.left_on, o.left_reason, COALESCE(e.blacklisted, FALSE) AS barred,
                COALESCE(v.area, e.area) AS work_area,
                EXISTS (SELECT 1 FROM post_tenure AS t WHERE t.placement_id = p.id) AS on_post
            FROM placement AS p JOIN person AS o ON o.id = p.person_id
            LEFT JOIN employer AS e ON e.id = p.employer_id LEFT JOIN vacancy AS v ON v.id = p.vacancy_id
            WHERE p.state IN ('working', 'ended') AND o.erased_on IS NULL AND o.merged_into IS NULL";
        let sql = of_person(
            sql,
            "p.person_id",
            one,
            "ORDER BY p.person_id, p.started_on, p.id",
        );
        Ok(fetch_for!(self, FactRow, &sql, one))
    }

    async fn insured_months(&mut self, one: Option<PersonId>) -> Result<HashMap<Uuid, Insured>, StoreError> {
        // One line for each placement: a line for each month costs more than everything else that is read.
        let sql = "SELECT m.placement_id, string_agg(CAST(m.month AS TEXT), ',') FROM placement_month AS m
            JOIN placement AS p ON p.id = m.placement_id WHERE m.insured = TRUE";
        let sql = of_person(sql, "p.person_id", one, "GROUP BY m.placement_id");
        let rows = fetch_for!(self, (Uuid, String), &sql, one);
        let read = |(id, months): (Uuid, String)| {
            let place = Place {
                table: "placement_month",
                id,
            };
            let months = months.split(',').map(|month| place.parse("month", month));
            Ok((id, months.collect::<Result<Insured, StoreError>>()?))
        };
        rows.into_iter().map(read).collect()
    }

    /// Spells of the groups that rules ask for, of people with placements.
    async fn spells_that_count(
        &mut self,
        one: Option<PersonId>,
    ) -> Result<HashMap<Uuid, Vec<Spell>>, StoreError> {
        let sql = "SELECT person_id, category, valid_from, valid_to FROM category_period
            WHERE category IN ('poor_worker', 'registered_poor_person', 'relapsed_poor_person', 'land_loss_farmer')
                AND person_id IN (SELECT person_id FROM placement UNION SELECT person_id FROM enrolment)";
        let sql = of_person(sql, "person_id", one, "");
        let rows = fetch_for!(self, (Uuid, String, NaiveDate, Option<NaiveDate>), &sql, one);
        let mut spells: HashMap<Uuid, Vec<Spell>> = HashMap::new();
        for (person, category, from, to) in rows {
            let place = Place {
                table: "category_period",
                id: person,
            };
            let category = place.parse("category", &category)?;
            spells
                .entry(person)
                .or_default()
                .push(Spell { category, from, to });
        }
        Ok(spells)
    }

    /// What people learned in classes that ended or were broken off, with the days that count.
    async fn classes_held(
        &mut self,
        one: Option<PersonId>,
    ) -> Result<HashMap<Uuid, (TrainedRow, Vec<Training>)>, StoreError> {
        let sql = "SELECT e.id, e.person_id, e.class_id, e.paid, c.name, c.kind, c.provider, c.employer, c.employer_id,
                c.shortage, c.area, c.starts_on, c.over_on,
                c.state <> 'cancelled' AND e.state <> 'withdrawn' AS finished,
                (SELECT COUNT(*) FROM work_study_filing AS f WHERE f.enrolment_id = e.id) AS filings,
                (SELECT COUNT(*) FROM class_day AS d WHERE d.class_id = c.id AND d.cancelled IS NULL) AS class_days,
                (SELECT COUNT(*) FROM attendance AS a JOIN class_day AS d ON d.class_id = c.id AND d.day = a.day
                    WHERE a.enrolment_id = e.id AND a.void = FALSE AND d.cancelled IS NULL) AS attended,
                o.living_area, o.hukou_area, o.birth
            FROM enrolment AS e JOIN training_class AS c ON c.id = e.class_id JOIN person AS o ON o.id = e.person_id
            WHERE c.state IN ('ended', 'evaluated', 'cancelled') AND e.state IN ('enrolled', 'certified', 'not_certified', 'withdrawn')
                AND o.erased_on IS NULL AND o.merged_into IS NULL";
        let sql = of_person(sql, "e.person_id", one, "ORDER BY e.person_id, c.starts_on, e.id");
        let mut all: HashMap<Uuid, (TrainedRow, Vec<Training>)> = HashMap::new();
        for row in fetch_for!(self, TrainedRow, &sql, one) {
            if row.attended > 0 {
                let training = row.read()?;
                let person = row.person_id;
                all.entry(person).or_insert((row, Vec::new())).1.push(training);
            }
        }
        Ok(all)
    }

    /// What was applied for on placements.
    async fn claims_taken(&mut self, one: Option<PersonId>) -> Result<HashMap<Uuid, Vec<Taken>>, StoreError> {
        let sql = "SELECT id, person_id, kind, placement_id, key, first_month, months, extra FROM claim
            WHERE state <> 'draft' AND person_id IS NOT NULL AND placement_id IS NOT NULL";
        let sql = of_person(sql, "person_id", one, "ORDER BY key");
        let rows = fetch_for!(self, TakenRow, &sql, one);
        let mut taken: HashMap<Uuid, Vec<Taken>> = HashMap::new();
        for row in rows {
            let place = Place {
                table: "claim",
                id: row.id,
            };
            let one = Taken {
                kind: place.parse("kind", &row.kind)?,
                placement: PlacementId(row.placement_id),
                months: (
                    place.number("first_month", row.first_month)?,
                    place.number("months", row.months)?,
                ),
                extra: place.at("extra", serde_json::from_str(&row.extra))?,
                key: row.key,
            };
            taken.entry(row.person_id).or_default().push(one);
        }
        Ok(taken)
    }
}

on_database! {
    list_claim_subjects(one: Option<PersonId>) -> Vec<Subject>;
}

/// A statement narrowed to one person, where there is one.
fn of_person(sql: &str, column: &str, one: Option<PersonId>, tail: &str) -> String {
    match one {
        None => format!("{sql} {tail}"),
        Some(_) => format!("{sql} AND {column} = $1 {tail}"),
    }
}

#[derive(sqlx::FromRow)]
struct TakenRow {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    placement_id: Uuid,
    key: String,
    first_month: i64,
    months: i64,
    extra: String,
}

#[derive(sqlx::FromRow)]
struct TrainedRow {
    id: Uuid,
    person_id: Uuid,
    class_id: Uuid,
    paid: i64,
    name: String,
    kind: String,
    provider: String,
    employer: String,
    employer_id: Option<Uuid>,
    shortage: bool,
    finished: bool,
    filings: i64,
    area: String,
    starts_on: NaiveDate,
    over_on: Option<NaiveDate>,
    class_days: i64,
    attended: i64,
    living_area: String,
    hukou_area: String,
    birth: NaiveDate,
}

impl TrainedRow {
    fn read(&self) -> Result<Training, StoreError> {
        let place = Place {
            table: "enrolment",
            id: self.id,
        };
        Ok(Training {
            enrolment: EnrolmentId(self.id),
            class: ClassId(self.class_id),
            name: self.name.clone(),
            kind: place.parse("kind", &self.kind)?,
            provider: self.provider.clone(),
            employer: self.employer.clone(),
            employer_id: self.employer_id.map(EmployerId),
            finished: self.finished,
            filed: usize::try_from(self.filings) == Ok(FilingDepartment::ALL.len()),
            shortage: self.shortage,
            area: place.parse("area", &self.area)?,
            starts_on: self.starts_on,
            ended_on: place.need("over_on", self.over_on)?,
            attended: place.number("attended", self.attended)?,
            class_days: place.number("class_days", self.class_days)?,
            paid: Fen(self.paid),
        })
    }
}

#[derive(sqlx::FromRow)]
struct FactRow {
    id: Uuid,
    person_id: Uuid,
    employer_id: Option<Uuid>,
    employer_name: String,
    uscc: Option<String>,
    started_on: NaiveDate,
    kind: String,
    paper: String,
    contract_months: Option<i64>,
    insured_from: Option<NaiveDate>,
    monthly: Option<i64>,
    introduced_by: String,
    over_on: Option<NaiveDate>,
    living_area: String,
    hukou_area: String,
    birth: NaiveDate,
    resident_id: Sealed,
    left_on: Option<NaiveDate>,
    left_reason: Option<String>,
    barred: bool,
    work_area: Option<String>,
    on_post: bool,
}

impl FactRow {
    fn job(&self, place: &Place<Uuid>, insured: Insured) -> Result<Job, StoreError> {
        Ok(Job {
            placement: PlacementId(self.id),
            employer: self.employer_id.map(EmployerId),
            employer_name: self.employer_name.clone(),
            uscc: self.uscc.clone(),
            barred: self.barred,
            work_area: place.parse_option("work_area", self.work_area.clone())?,
            kind: place.parse("kind", &self.kind)?,
            started_on: self.started_on,
            last_day: self.over_on,
            paper: place.parse("paper", &self.paper)?,
            contract_months: place.number_option("contract_months", self.contract_months)?,
            insured_from: self.insured_from,
            insured,
            monthly: self.monthly.map(Fen),
            introduced_by: place.parse("introduced_by", &self.introduced_by)?,
            on_post: self.on_post,
        })
    }

    /// The number is opened only where a rule asks for the retirement age.
    fn is_man(&self, keys: &crate::vault::Keys) -> Result<bool, StoreError> {
        let place = Place {
            table: "person",
            id: self.person_id,
        };
        let number = keys.open(RESIDENT_ID.cell(self.person_id), &self.resident_id)?;
        let number: ResidentId = place.text("resident_id", number)?;
        Ok(number.sex() == Sex::Male)
    }

    fn died_on(&self, place: &Place<Uuid>) -> Result<Option<NaiveDate>, StoreError> {
        let reason = place.parse_option::<Leaving>("left_reason", self.left_reason.clone())?;
        Ok(self.left_on.filter(|_| reason == Some(Leaving::Died)))
    }
}
