//! Runs: pensions and allowances of a month, interest of a year. One line a person and month, all in one transaction: asked
//! again, or broken off in between, a run writes nothing twice and nothing half.

use super::{NOUN, people_of, problem, unset};
use crate::{Failure, Services};
use chrono::{Datelike, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::LandEnrolmentId;
use domain::insurance::{
    AccountEntry, Enrolment, EnrolmentState, EntryKind, LandScheme, balance, benefit, interest_of,
};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::{Leaving, Person};
use domain::ports::{RunKind, RunLine, RunPreview, RunSeen};
use domain::refusal::{Problem, Refusal};
use domain::rules::land_loss_money::monthly_pension;
use domain::values::{AreaCode, Fen, dates};
use serde_json::json;
use std::collections::HashMap;
use store::{Connection, StoreError};

/// What a run would write.
struct Reckoned {
    area: AreaCode,
    lines: Vec<(Enrolment, AccountEntry, Person)>,
    done: u32,
    to_close: Vec<(LandEnrolmentId, String)>,
}

impl Services {
    pub(super) async fn preview_of_run(
        &self,
        who: &Actor,
        kind: RunKind,
        area: Option<AreaCode>,
    ) -> Result<RunPreview, Failure> {
        let mut db = self.db.read().await?;
        let reckoned = self.reckon_run(&mut db, who, (kind, area)).await?;
        drop(db);
        let book = self.area_book().await?;
        let seen: Vec<_> = reckoned.lines.iter().map(|(one, ..)| one.person).collect();
        self.note_read(who, AccessKind::Insurance, &seen).await?;
        Ok(RunPreview {
            kind,
            area: book.reference(reckoned.area),
            lines: reckoned
                .lines
                .iter()
                .map(|(enrolment, entry, person)| RunLine {
                    enrolment: enrolment.id,
                    name: person.name.clone(),
                    place: book.place(person.living_area),
                    scheme: enrolment.scheme,
                    fen: Fen(entry.fen.0.abs()),
                    of_fund: entry.of_fund,
                })
                .collect(),
            done: reckoned.done,
            to_close: reckoned.to_close,
            may_run: who.scope(Deed::Approve, Function::Insurance).is_ok(),
            today: self.clock.today(),
        })
    }

    pub(super) async fn make_insurance_run(
        &self,
        who: &Actor,
        (kind, area): (RunKind, Option<AreaCode>),
        seen: RunSeen,
    ) -> Result<u32, Failure> {
        who.scope(Deed::Approve, Function::Insurance)?;
        let mut change = self.db.begin().await?;
        let reckoned = self.reckon_run(&mut change, who, (kind, area)).await?;
        let count = reckoned.lines.len() as u32;
        let sum: i64 = reckoned.lines.iter().map(|(_, entry, _)| entry.fen.0.abs()).sum();
        if (seen.count, seen.sum) != (count, Fen(sum)) {
            return Err(Refusal::Changed.into());
        }
        let mut entries = Vec::with_capacity(reckoned.lines.len());
        for (enrolment, entry, _) in reckoned.lines {
            if !change.move_land_enrolment(&enrolment).await? {
                return Err(Refusal::Changed.into());
            }
            entries.push(entry);
        }
        match change.add_account_entries(&entries).await {
            Err(StoreError::UniqueViolation { .. }) => return Err(Refusal::Changed.into()),
            other => other?,
        }
        let (name, of) = match kind {
            RunKind::Month(month) => ("month", month.format("%Y-%m").to_string()),
            RunKind::Interest(year) => ("interest", year.to_string()),
        };
        let detail = json!({ "run": name, "of": of, "area": reckoned.area, "people": count, "fen": sum });
        change
            .add_audit(&self.audit(who, "run", NOUN, of, detail))
            .await?;
        change.commit().await?;
        Ok(count)
    }

    async fn reckon_run(
        &self,
        db: &mut Connection,
        who: &Actor,
        (kind, area): (RunKind, Option<AreaCode>),
    ) -> Result<Reckoned, Failure> {
        let scope = who.scope(Deed::Read, Function::Insurance)?;
        let scope = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let area = scope.area.ok_or(Refusal::NotFound)?;
        self.run_must_have_come(kind)?;
        let mut all = db.list_land_enrolments_in(Some(area)).await?;
        all.retain(|one| match kind {
            RunKind::Month(_) => one.state.entitled_since().is_some(),
            RunKind::Interest(_) => one.scheme == LandScheme::Pension && one.state.is_active(),
        });
        let people = people_of(db, &all).await?;
        let ids: Vec<LandEnrolmentId> = all.iter().map(|one| one.id).collect();
        let mut entries: HashMap<LandEnrolmentId, Vec<AccountEntry>> = HashMap::new();
        for entry in db.list_account_entries(&ids).await? {
            entries.entry(entry.enrolment).or_default().push(entry);
        }
        let params = db.list_policy_parameters().await?;
        let mut figures: HashMap<AreaCode, Params> = HashMap::new();
        let mut reckoned = Reckoned {
            area,
            lines: Vec::new(),
            done: 0,
            to_close: Vec::new(),
        };
        let on = day_of(kind);
        for enrolment in all {
            let Some(person) = people.get(&enrolment.person) else {
                continue;
            };
            let own = entries.remove(&enrolment.id).unwrap_or_default();
            let local = figures
                .entry(person.living_area)
                .or_insert_with(|| params.of_area(person.living_area, on));
            let figures = (&params, &*local);
            self.reckon_run_line(who, &mut reckoned, (enrolment, person, &own), (kind, figures))?;
        }
        Ok(reckoned)
    }

    fn run_must_have_come(&self, kind: RunKind) -> Result<(), Failure> {
        let today = self.clock.today();
        let come = match kind {
            RunKind::Month(month) => month == dates::first_of_month(month) && month <= today,
            RunKind::Interest(year) => year < today.year(),
        };
        if come {
            Ok(())
        } else {
            Err(problem("month", Problem::OutOfRange))
        }
    }

    fn reckon_run_line(
        &self,
        who: &Actor,
        reckoned: &mut Reckoned,
        (mut enrolment, person, own): (Enrolment, &Person, &[AccountEntry]),
        (kind, (all, params)): (RunKind, (&Params, &Params)),
    ) -> Result<(), Failure> {
        let died = died_on(person);
        if died.is_some() {
            reckoned.to_close.push((enrolment.id, person.name.clone()));
        }
        let (entry_kind, month, on) = match kind {
            RunKind::Month(month) => {
                let facts = (person.birth(), died);
                let place = (person.living_area, all);
                if !enrolment.is_paid_in(facts, month, place).map_err(unset)? {
                    return Ok(());
                }
                let kind = match enrolment.scheme {
                    LandScheme::Pension => EntryKind::Payment,
                    LandScheme::Allowance => EntryKind::Allowance,
                };
                (kind, month, self.clock.today())
            }
            RunKind::Interest(year) => {
                let last = last_day(year);
                (EntryKind::Interest, dates::first_of_month(last), last)
            }
        };
        let is_done =
            |one: &AccountEntry| one.kind == entry_kind && one.month == Some(month) && one.reverses.is_none();
        if own.iter().any(is_done) {
            reckoned.done += 1;
            return Ok(());
        }
        let (fen, of_fund) = match kind {
            RunKind::Month(_) => {
                let monthly = begin(&mut enrolment, own, month, params)?;
                benefit(entry_kind, monthly, balance(own))
            }
            RunKind::Interest(year) => (interest_of(own, year, on, params).map_err(unset)?, Fen(0)),
        };
        if fen == Fen(0) {
            return Ok(());
        }
        let entry = AccountEntry {
            of_fund,
            month: Some(month),
            ..self.account_line(who, enrolment.id, (entry_kind, fen), on)
        };
        reckoned.lines.push((enrolment, entry, person.clone()));
        Ok(())
    }
}

/// What is paid a month; with the first month the amount of a pension is laid down (R19).
fn begin(
    enrolment: &mut Enrolment,
    own: &[AccountEntry],
    month: NaiveDate,
    params: &Params,
) -> Result<Fen, Failure> {
    let changed = |_| Failure::from(Refusal::Changed);
    Ok(match (enrolment.scheme, enrolment.state) {
        (_, EnrolmentState::PensionPaying { monthly, .. }) => monthly,
        (LandScheme::Pension, state) => {
            let monthly = monthly_pension(balance(own), month, params).map_err(unset)?;
            enrolment.state = state.begin_pension(month, monthly).map_err(changed)?;
            monthly
        }
        (LandScheme::Allowance, state) => {
            if !matches!(state, EnrolmentState::AllowancePaying { .. }) {
                enrolment.state = state.begin_allowance(month).map_err(changed)?;
            }
            Fen(params
                .general(ParamKey::LandLossAllowance, month)
                .map_err(unset)?)
        }
    })
}

/// The day of a death the file tells of.
pub(super) fn died_on(person: &Person) -> Option<NaiveDate> {
    match person.left {
        Some((day, Leaving::Died)) => Some(day),
        _ => None,
    }
}

/// The day whose figures hold.
fn day_of(kind: RunKind) -> NaiveDate {
    match kind {
        RunKind::Month(month) => month,
        RunKind::Interest(year) => last_day(year),
    }
}

fn last_day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}
