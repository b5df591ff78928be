//! A package that comes in: looked at first, then its vacancies are kept, changed or withdrawn.

use super::exchanging;
use super::pack::sum_of;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::catalogue::DocumentKind;
use domain::employer::Employer;
use domain::ids::{EmployerId, VacancyId};
use domain::person::CategorySet;
use domain::ports::{PackagePreview, may_be_shown};
use domain::refusal::{Problem, Refusal};
use domain::region::{Arrival, BadPackage, Origin, Package, PackedVacancy, TEXT_MAX};
use domain::trade::TradeSet;
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::{AreaCode, SocialCreditCode};
use serde_json::json;
use std::collections::HashMap;
use store::{Connection, Transaction};

/// The source of vacancies that came from another region.
pub(super) const SOURCE: &str = "region";

/// A package laid beside what is there of its region.
struct Laid {
    package: Package,
    before: Option<u32>,
    /// Vacancies that are new or change, with the one that is there.
    coming: Vec<(PackedVacancy, Option<Vacancy>)>,
    /// Vacancies that are offered no more.
    going: Vec<Vacancy>,
    same: u32,
}

impl Services {
    pub(super) async fn preview_package(
        &self,
        who: &Actor,
        text: &str,
    ) -> Result<Result<PackagePreview, BadPackage>, Failure> {
        let county = exchanging(who)?;
        let mut db = self.db.read().await?;
        let laid = match self.lay(&mut db, county, text).await? {
            Ok(laid) => laid,
            Err(fault) => return Ok(Err(fault)),
        };
        let coming = laid.coming.iter().map(|(one, there)| {
            let arrival = if there.is_some() {
                Arrival::Changed
            } else {
                Arrival::New
            };
            (arrival, one.title.clone(), one.employer.clone())
        });
        let going = laid
            .going
            .iter()
            .map(|one| (Arrival::Withdrawn, one.title.clone(), one.employer_name.clone()));
        Ok(Ok(PackagePreview {
            versions: (laid.package.version, laid.before),
            valid_until: laid.package.valid_until,
            lines: coming.chain(going).collect(),
            same: laid.same,
            origin: laid.package.origin_name,
        }))
    }

    /// Reads a package and lays it beside what is there.
    async fn lay(
        &self,
        db: &mut Connection,
        county: AreaCode,
        text: &str,
    ) -> Result<Result<Laid, BadPackage>, Failure> {
        if text.len() > TEXT_MAX {
            return Ok(Err(BadPackage::Unreadable));
        }
        let Ok(package) = serde_json::from_str::<Package>(text) else {
            return Ok(Err(BadPackage::Unreadable));
        };
        let sum = sum_of(&package)?;
        if let Some(fault) = package.fault(&sum, (county, self.clock.today())) {
            return Ok(Err(fault));
        }
        let mut there = HashMap::new();
        let mut before = None;
        for (id, origin, content) in db.list_origins(package.origin).await? {
            before = before.max(Some(origin.version));
            if let Some(vacancy) = db.find_vacancy(id).await? {
                there.insert(vacancy.no.clone(), (vacancy, content));
            }
        }
        let (mut coming, mut same) = (Vec::new(), 0);
        for one in &package.vacancies {
            match there.remove(&number_of(package.origin, &one.no)) {
                Some((vacancy, content))
                    if content == content_of(one)? && vacancy.state == VacancyState::Open =>
                {
                    same += 1;
                }
                // What an officer here has taken back does not come again.
                Some((vacancy, _)) if vacancy.state == VacancyState::Withdrawn => same += 1,
                Some((vacancy, _)) => coming.push((one.clone(), Some(vacancy))),
                None => coming.push((one.clone(), None)),
            }
        }
        let mut going: Vec<Vacancy> = there.into_values().map(|(vacancy, _)| vacancy).collect();
        going.retain(|vacancy| matches!(vacancy.state, VacancyState::Open | VacancyState::Held));
        going.sort_by(|a, b| a.no.cmp(&b.no));
        Ok(Ok(Laid {
            package,
            before,
            coming,
            going,
            same,
        }))
    }

    pub(super) async fn take_package_in(&self, who: &Actor, text: &str) -> Result<u32, Failure> {
        let county = exchanging(who)?;
        let mut change = self.db.begin().await?;
        let laid = self.lay(&mut change, county, text).await?;
        let laid = laid.map_err(|_| Refusal::field("package", Problem::Wrong))?;
        // An older package takes nothing back that a newer one has said.
        if laid.before.is_some_and(|before| before > laid.package.version) {
            return Err(Refusal::Changed.into());
        }
        let origin = Origin {
            region: laid.package.origin,
            name: laid.package.origin_name.clone(),
            version: laid.package.version,
            station: laid.package.station.clone(),
        };
        let mut changed = 0;
        for (packed, there) in laid.coming {
            self.keep_packed(&mut change, (&laid.package, &origin), (packed, there))
                .await?;
            changed += 1;
        }
        for vacancy in laid.going {
            if vacancy.state == VacancyState::Open {
                self.end_vacancy(&mut change, vacancy.id).await?;
            } else {
                change
                    .set_vacancy_state(vacancy.id, VacancyState::Held, VacancyState::Closed)
                    .await?;
            }
            change
                .add_index_tasks(&[(DocumentKind::Vacancy, vacancy.id.0)])
                .await?;
            changed += 1;
        }
        let detail = json!({ "origin": origin.region, "version": origin.version, "changed": changed });
        change
            .add_audit(&self.audit(
                who,
                "take_in",
                "region_package",
                origin.region.to_string(),
                detail,
            ))
            .await?;
        change.commit().await?;
        Ok(changed)
    }

    async fn keep_packed(
        &self,
        change: &mut Transaction,
        (package, origin): (&Package, &Origin),
        (packed, there): (PackedVacancy, Option<Vacancy>),
    ) -> Result<(), Failure> {
        let employer = self.employer_of(change, &packed, there.as_ref()).await?;
        let id = there
            .as_ref()
            .map_or_else(|| VacancyId::new(&*self.ids, self.clock.now()), |one| one.id);
        let content = content_of(&packed)?;
        let mut vacancy = self.vacancy_of_packed(package, packed, (id, &employer));
        vacancy.filled = there.as_ref().map_or(0, |one| one.filled);
        vacancy.unlawful = crate::import::wording::detect(&vacancy.title, &vacancy.description);
        // What the law forbids, and whatever a firm offers that is on the blacklist here, is not shown; words an officer here
        // has looked at are looked at once.
        let objections = self.objections_to_imported(&vacancy, &employer, &self.params().await?);
        let looked_at = there
            .is_some_and(|there| there.state == VacancyState::Open && there.unlawful == vacancy.unlawful);
        if !may_be_shown(&objections) || !vacancy.unlawful.is_empty() && !looked_at {
            vacancy.state = VacancyState::Held;
        }
        change.set_vacancies(&[vacancy.into()]).await?;
        change.set_origin(id, origin, &content).await?;
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        Ok(())
    }

    async fn employer_of(
        &self,
        change: &mut Transaction,
        packed: &PackedVacancy,
        there: Option<&Vacancy>,
    ) -> Result<Employer, Failure> {
        let uscc = packed
            .uscc
            .as_deref()
            .and_then(|uscc| SocialCreditCode::parse(uscc).ok());
        // Without a code it is the firm that offered the vacancy before.
        let known = match (&uscc, there) {
            (Some(uscc), _) => change.find_employer_by_uscc(uscc).await?,
            (None, Some(there)) => change.find_employer(there.employer).await?,
            (None, None) => None,
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let employer = Employer {
            id: EmployerId::new(&*self.ids, self.clock.now()),
            uscc,
            name: packed.employer.chars().take(100).collect(),
            area: Some(packed.area),
            industry: String::new(),
            blacklisted: false,
        };
        change.add_employers(&[employer.clone().into()]).await?;
        Ok(employer)
    }

    fn vacancy_of_packed(
        &self,
        package: &Package,
        packed: PackedVacancy,
        (id, employer): (VacancyId, &Employer),
    ) -> Vacancy {
        let today = self.clock.today();
        let trades = TradeSet::of(&packed.title);
        Vacancy {
            id,
            no: number_of(package.origin, &packed.no),
            employer: employer.id,
            employer_name: employer.name.clone(),
            title: packed.title,
            occupation: String::new(),
            kind: packed.kind,
            headcount: Some(packed.headcount),
            filled: 0,
            wage: packed.wage,
            wage_text: String::new(),
            area: packed.area,
            address: packed.address,
            point: None,
            education: None,
            education_required: false,
            experience: String::new(),
            age_min: None,
            age_max: None,
            demands: packed.demands,
            conditions: packed.conditions,
            night: false,
            no_reading: false,
            contract_months: packed.contract_months,
            reserved_for: CategorySet::EMPTY,
            licences: Vec::new(),
            open_from: today,
            open_to: Some(
                packed
                    .open_to
                    .map_or(package.valid_until, |end| end.min(package.valid_until)),
            ),
            touched: today,
            description: packed.description,
            tags: Vec::new(),
            trades,
            unlawful: Vec::new(),
            state: VacancyState::Open,
            phone: String::new(),
            source: SOURCE.to_owned(),
        }
    }
}

/// The number a vacancy of another region has here.
fn number_of(origin: AreaCode, no: &str) -> String {
    format!("{origin}-{no}")
}

/// What a vacancy says, to know whether it has changed.
fn content_of(packed: &PackedVacancy) -> Result<String, Failure> {
    serde_json::to_string(packed).map_err(|e| Failure::message(format!("package: {e}")))
}
