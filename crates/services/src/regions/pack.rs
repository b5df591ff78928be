//! A package that goes out: open vacancies without anybody's name or number, counted and summed.

use super::{county_of, exchanging};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{PackageId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{OfferLine, RegionDesk};
use domain::refusal::{Problem, Refusal};
use domain::region::{FORMAT, KeptPackage, Package, PackedVacancy, VACANCIES_MAX, WORDS_MAX};
use domain::vacancy::Vacancy;
use domain::values::{AreaCode, dates};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use store::Connection;

/// Vacancies and packages on the page.
const SHOWN: usize = 30;
const PACKAGES: u32 = 20;
/// Months a package may hold.
const MONTHS: u32 = 6;

impl Services {
    pub(super) async fn region_desk(&self, who: &Actor, find: &str) -> Result<RegionDesk, Failure> {
        let scope = who.scope(Deed::Read, Function::Placement)?;
        let area = scope.area.ok_or(Refusal::NotSignedIn)?;
        let county = county_of(area);
        let may_exchange = exchanging(who).is_ok();
        let book = self.area_book().await?;
        let mut db = self.db.read().await?;
        let mut all = 0;
        let (offers, packages) = if may_exchange {
            let mut open = self.open_here(&mut db, county).await?;
            open.retain(|one| {
                [&one.no, &one.title, &one.employer_name]
                    .iter()
                    .any(|text| text.contains(find))
            });
            all = open.len();
            open.truncate(SHOWN);
            let line = |one: Vacancy| OfferLine {
                vacancy: one.id,
                left: one.openings_left(),
                no: one.no,
                title: one.title,
                employer: one.employer_name,
            };
            let offers = open.into_iter().map(line).collect();
            (offers, db.list_packages(county, PACKAGES).await?)
        } else {
            (Vec::new(), Vec::new())
        };
        let (groups, seen) = self.group_lines(&mut db, who, area).await?;
        drop(db);
        self.note_read(who, domain::access::AccessKind::Placement, &seen)
            .await?;
        Ok(RegionDesk {
            area: book.reference(county),
            offers,
            offers_in_all: all as u64,
            packages,
            groups,
            may_exchange,
            may_form: who.scope(Deed::Update, Function::Placement).is_ok(),
            today: self.clock.today(),
        })
    }

    /// The open vacancies of a county that did not come from another.
    async fn open_here(&self, db: &mut Connection, county: AreaCode) -> Result<Vec<Vacancy>, Failure> {
        let fresh = self.fresh_days().await?;
        let mut open = db.list_open_vacancies(self.clock.today(), fresh).await?;
        open.retain(|one| county.contains(one.area) && one.source != super::take_in::SOURCE);
        Ok(open)
    }

    pub(super) async fn make_package(
        &self,
        who: &Actor,
        chosen: &[VacancyId],
        (valid_until, station): (NaiveDate, &str),
    ) -> Result<PackageId, Failure> {
        let county = exchanging(who)?;
        let today = self.clock.today();
        if valid_until < today || valid_until > dates::add_months(today, MONTHS) {
            return Err(Refusal::field("valid_until", Problem::OutOfRange).into());
        }
        match station.chars().count() {
            0 => return Err(Refusal::field("station", Problem::Required).into()),
            count if count > WORDS_MAX => return Err(Refusal::field("station", Problem::TooLong).into()),
            _ => {}
        }
        let mut change = self.db.begin().await?;
        let mut open = self.open_here(&mut change, county).await?;
        open.retain(|one| chosen.contains(&one.id));
        if open.is_empty() || open.len() > VACANCIES_MAX {
            return Err(Refusal::field("vacancy", Problem::Required).into());
        }
        let before = change.list_packages(county, 1).await?;
        let version = before.first().map_or(0, |one| one.version) + 1;
        let mut packed = Vec::new();
        for one in open {
            let employer = change.find_employer(one.employer).await?;
            let uscc = employer
                .and_then(|one| one.uscc)
                .map(|uscc| uscc.as_ref().to_owned());
            packed.push(packed_vacancy(one, uscc));
        }
        let mut package = Package {
            format: FORMAT.to_owned(),
            origin: county,
            origin_name: self.area_book().await?.name(county),
            version,
            issued_on: today,
            valid_until,
            station: station.to_owned(),
            vacancies: packed,
            hash: String::new(),
        };
        package.hash = sum_of(&package)?;
        let text = serde_json::to_string_pretty(&package).map_err(|error| unwritable(&error))?;
        let kept = KeptPackage {
            id: PackageId::new(&*self.ids, self.clock.now()),
            area: county,
            version,
            valid_until,
            vacancies: package.vacancies.len() as u32,
            hash: package.hash,
            text,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        change.add_package(&kept).await?;
        let detail = json!({ "version": version, "vacancies": kept.vacancies });
        change
            .add_audit(&self.audit(who, "pack", "region_package", kept.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(kept.id)
    }

    pub(super) async fn kept_package(&self, who: &Actor, id: PackageId) -> Result<KeptPackage, Failure> {
        who.staff()?;
        who.scope(Deed::Approve, Function::Vacancy)?;
        let kept = self.db.find_package(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Approve, Function::Vacancy, kept.area)?;
        Ok(kept)
    }
}

/// What goes out of a vacancy: no telephone, because it may be somebody's own, and no text that holds one.
fn packed_vacancy(one: Vacancy, uscc: Option<String>) -> PackedVacancy {
    let left = one.openings_left();
    let description = if without_number("description", &one.description).is_ok() {
        one.description
    } else {
        String::new()
    };
    PackedVacancy {
        no: one.no,
        employer: one.employer_name,
        uscc,
        title: one.title,
        kind: one.kind,
        headcount: left,
        wage: one.wage,
        area: one.area,
        address: one.address,
        conditions: one.conditions,
        demands: one.demands,
        contract_months: one.contract_months,
        description: crate::import::wording::blank(&description, &one.unlawful),
        open_to: one.open_to,
    }
}

/// What a package comes to without its sum.
pub(super) fn sum_of(package: &Package) -> Result<String, Failure> {
    let bare = Package {
        hash: String::new(),
        ..package.clone()
    };
    let text = serde_json::to_string(&bare).map_err(|error| unwritable(&error))?;
    let mut sum = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        let written = write!(sum, "{byte:02x}");
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    Ok(sum)
}

fn unwritable(error: &serde_json::Error) -> Failure {
    Failure::message(format!("package: {error}"))
}
