//! The register (RP16), and the fund with what acquisitions owe it (RP17).

use super::problem;
use crate::{AreaBook, Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::actor::Actor;
use domain::ids::{AcquisitionId, HouseholdId, PersonId};
use domain::insurance::{Enrolment, EnrolmentState, LandAcquisition, LandScheme, fund_sums};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::{Category, CategorySet};
use domain::ports::{
    AcquisitionLine, AcquisitionPay, AcquisitionWish, FundReport, FundRow, RegisterRow, RegisterTable,
};
use domain::recognition::{Stage, State};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, AreaLevel, Fen, dates};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::RecognitionQuery;

/// Decisions counted.
const DECISIONS: u32 = 1_000_000;
/// Letters of a project and of an approval number.
const PROJECT_MAX: usize = 80;

/// Somebody who lost land, as the register counts them.
struct Counted {
    id: PersonId,
    home: AreaCode,
    birth: NaiveDate,
    household: Option<HouseholdId>,
    below: bool,
    place: Option<Enrolment>,
}

impl Services {
    pub(super) async fn register_table(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
    ) -> Result<RegisterTable, Failure> {
        let scope = who.scope(Deed::Count, Function::Insurance)?;
        let area = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let today = self.clock.today();
        let counted = self.land_loss_counted(area).await?;
        let params = self.params().await?;
        let book = self.area_book().await?;
        let level = AreaLevel::of_lines_in(area);
        let mut groups: BTreeMap<AreaCode, Vec<&Counted>> = BTreeMap::new();
        for one in &counted {
            let code = one.home.at(level).unwrap_or(one.home);
            groups.entry(code).or_default().push(one);
        }
        let rows = groups
            .into_iter()
            .map(|(code, people)| row(Some((code, &book)), &people, (&params, today)))
            .collect::<Result<_, Failure>>()?;
        let everybody: Vec<&Counted> = counted.iter().collect();
        Ok(RegisterTable {
            as_of: today,
            area: area.map(|code| book.reference(code)),
            rows,
            total: row(None, &everybody, (&params, today))?,
        })
    }

    async fn land_loss_counted(&self, area: Option<AreaCode>) -> Result<Vec<Counted>, Failure> {
        let mut db = self.db.read().await?;
        let people = db.list_people_of(area, Category::LandLossFarmer).await?;
        let ids: Vec<PersonId> = people.iter().map(|(id, ..)| *id).collect();
        let homes: HashMap<PersonId, HouseholdId> =
            db.list_current_households(&ids).await?.into_iter().collect();
        let query = RecognitionQuery {
            stages: &[Stage::Recognised],
            categories: CategorySet::EMPTY.with(Category::LandLossFarmer),
            ..RecognitionQuery::default()
        };
        let met =
            |state: &State| matches!(state, State::Recognised { finding, .. } if finding.met == Some(true));
        let decided = db.list_recognitions(query, DECISIONS, 0).await?;
        let below: HashSet<PersonId> = decided
            .iter()
            .filter(|one| met(&one.state))
            .map(|one| one.person)
            .collect();
        let mut places: HashMap<PersonId, Enrolment> = HashMap::new();
        for one in db.list_land_enrolments_in(area).await? {
            // The latest comes first.
            places.entry(one.person).or_insert(one);
        }
        Ok(people
            .into_iter()
            .map(|(id, home, birth)| Counted {
                id,
                home,
                birth,
                household: homes.get(&id).copied(),
                below: below.contains(&id),
                place: places.remove(&id),
            })
            .collect())
    }

    pub(super) async fn fund_report(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Result<FundReport, Failure> {
        let scope = who.scope(Deed::Count, Function::Insurance)?;
        let area = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?.area,
            None => scope.area,
        };
        let as_of = self.clock.today();
        let year = year.unwrap_or_else(|| as_of.year());
        let mut db = self.db.read().await?;
        let entries = db.list_account_entries_in(area).await?;
        let acquisitions = db.list_land_acquisitions(area).await?;
        drop(db);
        let params = self.params().await?;
        let quarter = |quarter: Option<u32>| FundRow {
            quarter,
            sums: fund_sums(&entries, days_of(year, quarter)),
        };
        Ok(FundReport {
            year,
            as_of,
            area: match area {
                Some(code) => Some(self.area_book().await?.reference(code)),
                None => None,
            },
            rows: (1..=4).map(Some).chain([None]).map(quarter).collect(),
            acquisitions: acquisitions
                .into_iter()
                .map(|one| owed(one, &params, as_of))
                .collect(),
            may_change: who.scope(Deed::Update, Function::Insurance).is_ok(),
        })
    }

    pub(super) async fn enter_acquisition(&self, who: &Actor, wish: AcquisitionWish) -> Result<(), Failure> {
        let scope = who.scope(Deed::Create, Function::Insurance)?;
        let area = scope.area.and_then(|area| area.at(AreaLevel::County));
        let (project, approval_no) = (wish.project.trim(), wish.approval_no.trim());
        if project.is_empty() {
            return Err(problem("project", Problem::Required));
        }
        for (name, text) in [("project", project), ("approval_no", approval_no)] {
            if text.chars().count() > PROJECT_MAX {
                return Err(problem(name, Problem::TooLong));
            }
        }
        let acquisition = LandAcquisition {
            id: AcquisitionId::new(self.ids.as_ref(), self.clock.now()),
            area: area.ok_or(Refusal::NotAllowed)?,
            project: project.to_owned(),
            approval_no: approval_no.to_owned(),
            approved_on: wish.approved_on,
            land: wish.land,
            paid: None,
        };
        match acquisition.problem(self.clock.today()) {
            None => {}
            Some(domain::insurance::AcquisitionProblem::Ahead) => {
                return Err(problem("approved_on", Problem::OutOfRange));
            }
            Some(domain::insurance::AcquisitionProblem::NoLand) => {
                return Err(problem("land", Problem::OutOfRange));
            }
        }
        let mut change = self.db.begin().await?;
        let known = change.list_land_acquisitions(Some(acquisition.area)).await?;
        let same = |one: &LandAcquisition| {
            (&one.project, &one.approval_no) == (&acquisition.project, &acquisition.approval_no)
        };
        if known.iter().any(same) {
            return Err(problem("approval_no", Problem::Taken));
        }
        change
            .add_land_acquisition(&acquisition, (&who.label(), self.clock.now()))
            .await?;
        let id = acquisition.id.to_string();
        let detail = json!({ "area": acquisition.area, "land": acquisition.land });
        change
            .add_audit(&self.audit(who, "enter", "land_acquisition", id, detail))
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn take_acquisition_money(
        &self,
        who: &Actor,
        id: AcquisitionId,
        AcquisitionPay { fen, on, seen }: AcquisitionPay,
    ) -> Result<(), Failure> {
        let scope = who.scope(Deed::Update, Function::Insurance)?;
        let mut change = self.db.begin().await?;
        let own = change.list_land_acquisitions(scope.area).await?;
        let one = own.iter().find(|one| one.id == id).ok_or(Refusal::NotFound)?;
        if fen.0 <= 0 {
            return Err(problem("fen", Problem::OutOfRange));
        }
        if on < one.approved_on || on > self.clock.today() {
            return Err(problem("on", Problem::OutOfRange));
        }
        if !change.pay_land_acquisition(id, (fen, on), seen).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "fen": fen, "on": on });
        change
            .add_audit(&self.audit(who, "pay", "land_acquisition", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// What land owes, by the figures of its day.
fn owed(acquisition: LandAcquisition, params: &Params, today: NaiveDate) -> AcquisitionLine {
    let figures = params.of_area(acquisition.area, acquisition.approved_on);
    let due = acquisition.due(acquisition.approved_on, &figures).ok();
    let due_on = acquisition.due_on(&figures).ok();
    let paid = acquisition.paid.map_or(Fen(0), |(fen, _)| fen);
    let is_short = due.is_some_and(|due| paid < due);
    let came = match acquisition.paid {
        Some((_, on)) if !is_short => on,
        _ => today,
    };
    AcquisitionLine {
        is_late: due_on.is_some_and(|by| came > by) && due.is_some(),
        acquisition,
        due,
        due_on,
    }
}

fn row(
    area: Option<(AreaCode, &AreaBook)>,
    people: &[&Counted],
    (params, today): (&Params, NaiveDate),
) -> Result<RegisterRow, Failure> {
    let mut homes: HashSet<HouseholdId> = HashSet::new();
    let mut alone = 0;
    let mut found = RegisterRow {
        area: area.map(|(code, book)| book.reference(code)),
        households: 0,
        persons: people.len() as u32,
        below: 0,
        bands: [0; 3],
        enrolled: 0,
        waived: 0,
        allowance: 0,
    };
    let mut seen: HashSet<PersonId> = HashSet::new();
    for one in people.iter().filter(|one| seen.insert(one.id)) {
        match one.household {
            Some(home) => drop(homes.insert(home)),
            None => alone += 1,
        }
        found.below += u32::from(one.below);
        found.bands[band(one, params, today)?] += 1;
        if let Some(place) = &one.place {
            count_place(&mut found, place);
        }
    }
    found.households = homes.len() as u32 + alone;
    Ok(found)
}

fn count_place(row: &mut RegisterRow, place: &Enrolment) {
    match (place.state, place.scheme) {
        (EnrolmentState::Waived { .. }, _) => row.waived += 1,
        (EnrolmentState::Closed { .. }, _) => {}
        (_, LandScheme::Allowance) => row.allowance += 1,
        (state, LandScheme::Pension) if state.entitled_since().is_some() => row.enrolled += 1,
        _ => {}
    }
}

/// Which of three: before the pension, before the allowance, after.
fn band(one: &Counted, params: &Params, today: NaiveDate) -> Result<usize, Failure> {
    let age = i64::from(dates::age_on(one.birth, today));
    let from = |key| params.value(key, Some(one.home), today);
    Ok(match () {
        () if age >= from(ParamKey::LandLossAllowanceAge)? => 2,
        () if age >= from(ParamKey::LandLossPensionAge)? => 1,
        () => 0,
    })
}

/// A quarter, or the year.
fn days_of(year: i32, quarter: Option<u32>) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    match quarter {
        None => (day(1, 1), day(12, 31)),
        Some(quarter) => (day(quarter * 3 - 2, 1), dates::month_end(day(quarter * 3, 1))),
    }
}
