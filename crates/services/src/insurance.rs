//! Land-loss insurance: registered after the recognition, notified, paid, enrolled; pensions and allowances by the month, interest
//! by the year; death and leaving; two reports (P1a, R02–R24, RP16, RP17).

mod chores;
mod close;
mod files;
mod pay;
mod register;
mod report;
mod run;
mod view;

pub use files::{fund_csv, register_csv, run_csv};

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{AccountEntryId, AcquisitionId, HouseholdId, LandEnrolmentId, PersonId};
use domain::insurance::{AccountEntry, Enrolment, EntryKind, age_reached};
use domain::params::{NotSet, Params};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{
    AcquisitionPay, AcquisitionWish, Answered, CloseWish, EnrolmentLine, EnrolmentView, EnrolmentWish,
    FundReport, InsuranceFilter, InsuranceList, Insurances, OwnEnrolment, PayWish, PersonInsurance,
    RegisterTable, RunKind, RunPreview, RunSeen,
};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Fen};
use serde_json::json;
use store::{Connection, Transaction};

/// What audit lines call a place.
const NOUN: &str = "land_enrolment";

#[async_trait]
impl Insurances for Services {
    async fn insurances(&self, who: &Actor, filter: InsuranceFilter) -> Answered<InsuranceList> {
        self.insurance_list(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn enrolment(&self, who: &Actor, id: LandEnrolmentId) -> Answered<EnrolmentView> {
        let shown = async {
            let view = self.enrolment_view(who, id).await?;
            self.note_read(who, AccessKind::Insurance, &[view.who.id]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn insurance_of(&self, who: &Actor, person: PersonId) -> Answered<PersonInsurance> {
        let shown = async {
            let view = self.insurance_of_person(who, person).await?;
            self.note_read(who, AccessKind::Insurance, &[person]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn insurance_of_household(&self, who: &Actor, id: HouseholdId) -> Answered<Vec<EnrolmentLine>> {
        self.insurance_of_members(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn register(
        &self,
        who: &Actor,
        person: PersonId,
        wish: EnrolmentWish,
    ) -> Answered<LandEnrolmentId> {
        self.register_enrolment(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn notify(&self, who: &Actor, id: LandEnrolmentId, version: u32, on: NaiveDate) -> Answered<()> {
        self.notify_of_payment(who, (id, version), on)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn agree(
        &self,
        who: &Actor,
        id: LandEnrolmentId,
        version: u32,
        plan: (NaiveDate, u32),
    ) -> Answered<()> {
        self.agree_instalments(who, (id, version), plan)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn pay(&self, who: &Actor, id: LandEnrolmentId, version: u32, pay: PayWish) -> Answered<()> {
        self.take_payment(who, (id, version), pay)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn reverse(
        &self,
        who: &Actor,
        id: LandEnrolmentId,
        version: u32,
        entry: (AccountEntryId, String),
    ) -> Answered<()> {
        self.reverse_entry(who, (id, version), entry)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn close(&self, who: &Actor, id: LandEnrolmentId, version: u32, wish: CloseWish) -> Answered<()> {
        self.close_enrolment(who, (id, version), wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn preview_run(&self, who: &Actor, kind: RunKind, area: Option<AreaCode>) -> Answered<RunPreview> {
        self.preview_of_run(who, kind, area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn run(&self, who: &Actor, kind: RunKind, area: Option<AreaCode>, seen: RunSeen) -> Answered<u32> {
        self.make_insurance_run(who, (kind, area), seen)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_insurance(&self, who: &Actor) -> Answered<Vec<OwnEnrolment>> {
        self.insurance_of_asker(who).await.map_err(|f| self.internal(&f))
    }

    async fn land_register(&self, who: &Actor, area: Option<AreaCode>) -> Answered<RegisterTable> {
        self.register_table(who, area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn land_fund(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<FundReport> {
        self.fund_report(who, year, area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn add_acquisition(&self, who: &Actor, wish: AcquisitionWish) -> Answered<()> {
        self.enter_acquisition(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn pay_acquisition(&self, who: &Actor, id: AcquisitionId, pay: AcquisitionPay) -> Answered<()> {
        self.take_acquisition_money(who, id, pay)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// A place with everything a step looks at.
struct Place {
    enrolment: Enrolment,
    person: Person,
    entries: Vec<AccountEntry>,
    params: Params,
}

impl Place {
    /// The figures of where the person lives on a day, as if they held everywhere.
    fn figures(&self, on: NaiveDate) -> Params {
        self.params.of_area(self.person.living_area, on)
    }

    /// The day on which the person reaches the age of the allowance.
    fn age_reached(&self, on: NaiveDate) -> Result<NaiveDate, Failure> {
        let place = (self.person.living_area, on);
        age_reached(self.person.birth(), place, &self.params).map_err(unset)
    }
}

impl Services {
    /// The place somebody acts on, as they saw it.
    async fn enrolment_to_change(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, version): (LandEnrolmentId, u32),
    ) -> Result<Place, Failure> {
        who.scope(Deed::Update, Function::Insurance)?;
        let enrolment = change.find_land_enrolment(id).await?.ok_or(Refusal::NotFound)?;
        let person = change
            .find_person(enrolment.person)
            .await?
            .ok_or(Refusal::NotFound)?;
        may(who, Deed::Update, &person)?;
        if self.is_kin(change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        if enrolment.version != version {
            return Err(Refusal::Changed.into());
        }
        let entries = change.list_account_entries(&[id]).await?;
        let params = change.list_policy_parameters().await?;
        Ok(Place {
            enrolment,
            person,
            entries,
            params,
        })
    }

    /// Writes what a step came to, its line in the audit, and what is to be done now.
    async fn keep_enrolment_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (moved, entries): (&Enrolment, &[AccountEntry]),
        verb: &str,
    ) -> Result<(), Failure> {
        if !change.move_land_enrolment(moved).await? {
            return Err(Refusal::Changed.into());
        }
        change.add_account_entries(entries).await?;
        let sum: i64 = entries.iter().map(|one| one.fen.0).sum();
        let detail = json!({ "stage": moved.state.stage(), "entries": entries.len(), "fen": sum });
        change
            .add_audit(&self.audit(who, verb, NOUN, moved.id.to_string(), detail))
            .await?;
        self.settle_tasks_of(change, &[moved.person]).await?;
        Ok(())
    }

    /// A line of an account.
    fn account_line(
        &self,
        who: &Actor,
        enrolment: LandEnrolmentId,
        (kind, fen): (EntryKind, Fen),
        on: NaiveDate,
    ) -> AccountEntry {
        AccountEntry {
            id: AccountEntryId::new(self.ids.as_ref(), self.clock.now()),
            enrolment,
            kind,
            fen,
            of_fund: Fen(0),
            on,
            month: None,
            note: String::new(),
            reverses: None,
            by: who.label(),
            at: self.clock.now(),
        }
    }

    /// The line that takes another back, today.
    fn account_reversal(&self, who: &Actor, of: &AccountEntry, why: &str) -> AccountEntry {
        AccountEntry {
            of_fund: Fen(-of.of_fund.0),
            month: of.month,
            note: why.to_owned(),
            reverses: Some(of.id),
            ..self.account_line(who, of.enrolment, (of.kind, Fen(-of.fen.0)), self.clock.today())
        }
    }
}

/// Whether the asker may do something with the insurance of this person.
fn may(who: &Actor, deed: Deed, person: &Person) -> Result<(), Refusal> {
    who.may_with(deed, Function::Insurance, person.living_area, person.categories)
}

/// A figure that is not set, told as what it is.
fn unset(NotSet(key): NotSet) -> Failure {
    Refusal::FigureNotSet { key }.into()
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}

/// The people of places, those whom the asker's scope covers.
async fn people_of(
    db: &mut Connection,
    all: &[Enrolment],
) -> Result<std::collections::HashMap<PersonId, Person>, Failure> {
    let mut ids: Vec<PersonId> = all.iter().map(|one| one.person).collect();
    ids.sort_unstable();
    ids.dedup();
    let people = db.list_people(&ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}
