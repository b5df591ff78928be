//! Columns of table `person`.

use crate::StoreError;
use crate::row::{Place, point};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::person::Person;
use domain::values::Fen;
use uuid::Uuid;

/// Every column but the fingerprint.
#[derive(sqlx::FromRow)]
pub(crate) struct PersonRow {
    id: Uuid,
    no: String,
    resident_id: String,
    name: String,
    phone: Option<String>,
    hukou_area: String,
    living_area: String,
    lon: Option<f64>,
    lat: Option<f64>,
    categories: String,
    disability_certificate_no: Option<String>,
    education: Option<String>,
    employment_status: Option<String>,
    work_capacity: Option<bool>,
    work_willingness: Option<bool>,
    skills: String,
    wanted_occupations: String,
    wanted_areas: String,
    wage_min: Option<i64>,
    distance_km: Option<i64>,
    home_based: String,
    functions: String,
    literate: Option<bool>,
    no_night: bool,
    consent: String,
    left_on: Option<NaiveDate>,
    left_reason: Option<String>,
    version: i64,
}

impl TryFrom<PersonRow> for Person {
    type Error = StoreError;
    fn try_from(row: PersonRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person",
            id: row.id,
        };
        let left = match row.left_on {
            None => None,
            Some(day) => {
                let reason = place.need("left_reason", row.left_reason)?;
                Some((day, place.parse("left_reason", &reason)?))
            }
        };
        Ok(Self {
            id: PersonId(row.id),
            no: row.no,
            resident_id: place.text("resident_id", row.resident_id)?,
            name: row.name,
            phone: place.text_option("phone", row.phone)?,
            hukou_area: place.parse("hukou_area", &row.hukou_area)?,
            living_area: place.parse("living_area", &row.living_area)?,
            point: point(row.lon, row.lat),
            categories: place.categories("categories", &row.categories)?,
            disability_certificate: place
                .text_option("disability_certificate_no", row.disability_certificate_no)?,
            education: place.parse_option("education", row.education)?,
            employment_status: place.parse_option("employment_status", row.employment_status)?,
            work_capacity: row.work_capacity,
            work_willingness: row.work_willingness,
            skills: place.list("skills", &row.skills)?,
            wanted_occupations: place.list("wanted_occupations", &row.wanted_occupations)?,
            wanted_areas: place.list("wanted_areas", &row.wanted_areas)?,
            wage_min: row.wage_min.map(Fen),
            distance_km: place.number_option("distance_km", row.distance_km)?,
            home_based: place.parse("home_based", &row.home_based)?,
            functions: place.functions("functions", &row.functions)?,
            literate: row.literate,
            no_night: row.no_night,
            consent: place.parse("consent", &row.consent)?,
            left,
            version: place.number("version", row.version)?,
        })
    }
}
