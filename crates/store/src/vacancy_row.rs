//! Columns of table `vacancy`.

use crate::StoreError;
use crate::row::{Place, point};
use chrono::NaiveDate;
use domain::ids::{EmployerId, VacancyId};
use domain::vacancy::{Conditions, Vacancy, Wage};
use domain::values::Fen;
use uuid::Uuid;

/// Every column but the fingerprint.
#[derive(sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "a row has the columns it has")]
pub(crate) struct VacancyRow {
    id: Uuid,
    no: String,
    employer_id: Uuid,
    employer_name: String,
    title: String,
    occupation: String,
    kind: String,
    headcount: Option<i64>,
    filled: i64,
    wage_low: Option<i64>,
    wage_high: Option<i64>,
    wage_unit: String,
    wage_text: String,
    area: String,
    address: String,
    lon: Option<f64>,
    lat: Option<f64>,
    education: Option<String>,
    education_required: bool,
    experience: String,
    age_min: Option<i64>,
    age_max: Option<i64>,
    demands: String,
    home_based: bool,
    lodging: bool,
    meals: bool,
    transport: bool,
    insured: bool,
    night: bool,
    no_reading: bool,
    contract_months: Option<i64>,
    reserved_for: String,
    licences: String,
    open_from: NaiveDate,
    open_to: Option<NaiveDate>,
    touched: NaiveDate,
    description: String,
    tags: String,
    trades: String,
    unlawful: String,
    state: String,
    phone: String,
    source: String,
}

impl TryFrom<VacancyRow> for Vacancy {
    type Error = StoreError;
    fn try_from(row: VacancyRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "vacancy",
            id: row.id,
        };
        Ok(Self {
            id: VacancyId(row.id),
            no: row.no,
            employer: EmployerId(row.employer_id),
            employer_name: row.employer_name,
            title: row.title,
            occupation: row.occupation,
            kind: place.parse("kind", &row.kind)?,
            headcount: place.number_option("headcount", row.headcount)?,
            filled: place.number("filled", row.filled)?,
            wage: Wage {
                low: row.wage_low.map(Fen),
                high: row.wage_high.map(Fen),
                unit: place.parse("wage_unit", &row.wage_unit)?,
            },
            wage_text: row.wage_text,
            area: place.parse("area", &row.area)?,
            address: row.address,
            point: point(row.lon, row.lat),
            education: place.parse_option("education", row.education)?,
            education_required: row.education_required,
            experience: row.experience,
            age_min: place.number_option("age_min", row.age_min)?,
            age_max: place.number_option("age_max", row.age_max)?,
            demands: place.functions("demands", &row.demands)?,
            conditions: Conditions {
                home_based: row.home_based,
                lodging: row.lodging,
                meals: row.meals,
                transport: row.transport,
                insured: row.insured,
            },
            night: row.night,
            no_reading: row.no_reading,
            contract_months: place.number_option("contract_months", row.contract_months)?,
            reserved_for: place.categories("reserved_for", &row.reserved_for)?,
            licences: place.list("licences", &row.licences)?,
            open_from: row.open_from,
            open_to: row.open_to,
            touched: row.touched,
            description: row.description,
            tags: place.list("tags", &row.tags)?,
            trades: place.trades("trades", &row.trades)?,
            unlawful: place.list("unlawful", &row.unlawful)?,
            state: place.parse("state", &row.state)?,
            phone: row.phone,
            source: row.source,
        })
    }
}
