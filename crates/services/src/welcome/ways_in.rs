//! Who may sign in to the demo county: staff of every role, a person, a family that shares a telephone, somebody who acts
//! for a person, and two employers.

use super::DemoAccount;
use crate::{Failure, NewAccount, Services};
use chrono::Months;
use domain::actor::{Actor, Department, Role};
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::{AccountId, EmployerId};
use domain::person::Person;
use domain::ports::{AccountWish, Proxies, ProxyWish};
use domain::proxy::{ConsentForm, Relation};
use domain::values::{AreaLevel, Phone, SocialCreditCode};
use std::collections::HashMap;
use store::Transaction;

/// Every role, how far it reaches, and its sign-in name; department reviewers are named after their departments.
const STAFF: [(Role, AreaLevel, &str); 9] = [
    (Role::CountyOfficer, AreaLevel::County, "county"),
    (Role::TownOfficer, AreaLevel::Town, "town"),
    (Role::Coordinator, AreaLevel::Village, "village"),
    (Role::DisabilityInstructor, AreaLevel::Town, "instructor"),
    (Role::Organiser, AreaLevel::County, "organiser"),
    (Role::TrainingProvider, AreaLevel::County, "school"),
    (Role::CitySupervisor, AreaLevel::City, "city"),
    (Role::Auditor, AreaLevel::County, "auditor"),
    (Role::Administrator, AreaLevel::County, "admin"),
];

/// Telephones of the demo's prefix, or the next that none of its people has.
const PROXY: u64 = 15400000000;
const EMPLOYER: u64 = 15400000010;
const APPLICANT: u64 = 15400000020;

impl Services {
    /// One account for each role, and one for each department; the area is that of a person with leads.
    pub(super) async fn demo_accounts(&self, near: &Person) -> Result<Vec<DemoAccount>, Failure> {
        let departments = Department::ALL.iter().map(|one| {
            (
                Role::DepartmentReviewer,
                AreaLevel::County,
                one.code(),
                Some(*one),
            )
        });
        let staff = STAFF
            .iter()
            .map(|(role, level, login)| (*role, *level, *login, None));
        let mut accounts = Vec::new();
        for (role, level, login, department) in staff.chain(departments) {
            let wish = AccountWish {
                login: login.to_owned(),
                role,
                area: near.living_area.at(level).unwrap_or(near.living_area),
                department,
            };
            let must_change = false;
            let password = self.make_account(NewAccount { wish, must_change }).await?;
            accounts.push(DemoAccount {
                role: role.code(),
                department: department.map(Department::code),
                login: login.to_owned(),
                password,
            });
        }
        Ok(accounts)
    }

    /// Telephones to sign in by, and whose they are.
    pub(super) async fn demo_phones(
        &self,
        served: &Person,
        people: &[Person],
    ) -> Result<Vec<(&'static str, String)>, Failure> {
        let mut owners: HashMap<&str, u32> = HashMap::new();
        for phone in people.iter().filter_map(|person| person.phone.as_ref()) {
            *owners.entry(phone.as_ref()).or_default() += 1;
        }
        let pick = |shared: bool| {
            let fits = |phone: &&Phone| owners.get(phone.as_ref()).is_some_and(|n| (*n > 1) == shared);
            people
                .iter()
                .filter_map(|person| person.phone.as_ref())
                .find(fits)
                .map(|phone| phone.as_ref().to_owned())
        };
        let proxy = self.free_number(PROXY).await?;
        let employers = [
            self.free_number(EMPLOYER).await?,
            self.free_number(APPLICANT).await?,
        ];
        self.demo_proxy(served, &proxy).await?;
        self.demo_employers(served, &employers).await?;
        let [employer, applicant] = employers;
        let phones = [
            ("person", pick(false)),
            ("family that shares one", pick(true)),
            ("somebody who acts for a person", Some(proxy.as_ref().to_owned())),
            ("employer", Some(employer.as_ref().to_owned())),
            ("employer that waits", Some(applicant.as_ref().to_owned())),
        ];
        Ok(phones
            .into_iter()
            .filter_map(|(whose, phone)| Some((whose, phone?)))
            .collect())
    }

    /// The first number from this one on that nobody of the county has.
    async fn free_number(&self, from: u64) -> Result<Phone, Failure> {
        let mut read = self.db.read().await?;
        for number in from.. {
            let phone =
                Phone::parse(&number.to_string()).map_err(|_| Failure::message("no number is free"))?;
            if read.list_people_by_phone(&phone).await?.is_empty() {
                return Ok(phone);
            }
        }
        Err(Failure::message("no number is free"))
    }

    async fn demo_proxy(&self, person: &Person, phone: &Phone) -> Result<(), Failure> {
        let today = self.clock.today();
        let wish = ProxyWish {
            name: "王秀英".to_owned(),
            relation: Relation::Spouse,
            phone: Some(phone.clone()),
            consent: ConsentForm::Signature,
            consent_on: today,
            valid_to: today + Months::new(12),
        };
        self.record(&Actor::Operator, Some(person.id), wish).await?;
        Ok(())
    }

    /// One employer that is confirmed, and one that waits.
    async fn demo_employers(&self, near: &Person, [employer, applicant]: &[Phone; 2]) -> Result<(), Failure> {
        let employers = self.db.list_employers().await?;
        let known = employers
            .into_iter()
            .find(|employer| employer.uscc.is_some() && !employer.blacklisted);
        let mut change = self.db.begin().await?;
        let now = self.clock.now();
        let (at, by) = (now, Actor::Operator.label());
        if let Some((known, uscc)) = known.and_then(|known| Some((known.clone(), known.uscc?))) {
            let area = known.area.unwrap_or(near.living_area);
            let firm = (known.id, uscc, known.name, area);
            self.demo_employer(
                &mut change,
                firm,
                "陈建国",
                employer,
                Standing::Confirmed { at, by },
            )
            .await?;
        }
        if let Ok(uscc) = SocialCreditCode::complete("91990101MADEM0002") {
            let area = near.living_area.at(AreaLevel::Town).unwrap_or(near.living_area);
            let firm = (
                EmployerId::new(&*self.ids, now),
                uscc,
                "青禾县河湾编织合作社".to_owned(),
                area,
            );
            let waiting = Standing::Waiting { since: Some(now) };
            self.demo_employer(&mut change, firm, "周小燕", applicant, waiting)
                .await?;
        }
        Ok(change.commit().await?)
    }

    async fn demo_employer(
        &self,
        change: &mut Transaction,
        (employer, uscc, firm, area): (EmployerId, SocialCreditCode, String, domain::values::AreaCode),
        name: &str,
        phone: &Phone,
        standing: Standing,
    ) -> Result<(), Failure> {
        let account = EmployerAccount {
            id: AccountId::new(&*self.ids, self.clock.now()),
            employer,
            uscc,
            firm,
            area,
            name: name.to_owned(),
            phone: Some(phone.clone()),
            made_at: self.clock.now(),
            standing,
        };
        Ok(change.set_employer_account(&account).await?)
    }
}
