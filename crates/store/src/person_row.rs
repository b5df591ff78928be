//! Columns of table `person`.

use crate::StoreError;
use crate::row::{Place, point};
use crate::vault::columns::{CERTIFICATE, PHONE, RESIDENT_ID, SealedColumn};
use crate::vault::{Keys, Sealed};
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
    resident_id: Sealed,
    name: String,
    phone: Option<Sealed>,
    hukou_area: String,
    living_area: String,
    lon: Option<f64>,
    lat: Option<f64>,
    categories: String,
    disability_certificate_no: Option<Sealed>,
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

impl PersonRow {
    /// The person, unsealed.
    pub(crate) fn open(self, keys: &Keys) -> Result<Person, StoreError> {
        let row = self;
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
        let open = |column: SealedColumn, sealed: Option<Sealed>| {
            sealed
                .map(|sealed| keys.open(column.cell(row.id), &sealed))
                .transpose()
        };
        Ok(Person {
            id: PersonId(row.id),
            no: row.no,
            resident_id: place.text(
                "resident_id",
                keys.open(RESIDENT_ID.cell(row.id), &row.resident_id)?,
            )?,
            name: row.name,
            phone: place.text_option("phone", open(PHONE, row.phone)?)?,
            hukou_area: place.parse("hukou_area", &row.hukou_area)?,
            living_area: place.parse("living_area", &row.living_area)?,
            point: point(row.lon, row.lat),
            categories: place.categories("categories", &row.categories)?,
            disability_certificate: place.text_option(
                "disability_certificate_no",
                open(CERTIFICATE, row.disability_certificate_no)?,
            )?,
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
