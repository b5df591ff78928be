//! The demo county's first round, its sign-ins and one person's link.

mod cases;
mod hand_over;
mod posts;
mod privacy;
mod subsidies;
mod training;
mod ways_in;
mod weeks;
mod work;

use crate::leads::HELPER_PHONE;
use crate::round::RoundRequest;
use crate::{Failure, Services};
use chrono::Datelike;
use domain::actor::{Actor, Role};
use domain::ids::PersonId;
use domain::lead::RoundKind;
use domain::person::Person;
use domain::values::AreaLevel;

/// One sign-in.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// Role code.
    pub role: &'static str,
    /// Department code of a department reviewer.
    pub department: Option<&'static str>,
    /// Name.
    pub login: String,
    /// Password.
    pub password: String,
}

/// The number the demo's people are told to call; no subscriber number begins with a zero.
const HELPER: &str = "05000339821";

/// What to show after the first round.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// Leads assigned.
    pub assigned: u64,
    /// People who now have all.
    pub people: u32,
    /// Sign-ins.
    pub accounts: Vec<DemoAccount>,
    /// Telephones to sign in by, and whose they are.
    pub phones: Vec<(&'static str, String)>,
    /// One person's page.
    pub link_path: String,
}

impl Services {
    /// Runs the first round, makes one account a role, and one person's link.
    pub async fn first_round(&self) -> Result<Welcome, Failure> {
        let request = RoundRequest {
            year: self.clock.today().year(),
            kind: RoundKind::Year,
            per_opening: None,
            area: None,
            dry_run: false,
            out: None,
        };
        let report = self.run_round(&Actor::Operator, &request, &|_| {}).await?;
        let people = self.db.list_people_in_area(None).await?;
        let served = self.first_served(&people).await?;
        let accounts = self.demo_accounts(served).await?;
        self.give_fairs_to_organiser().await?;
        self.settle_owners().await?;
        self.demo_hand_over().await?;
        let phones = self.demo_phones(served, &people).await?;
        self.demo_privacy(served, &people).await?;
        self.demo_work(served, &people).await?;
        self.demo_posts(served, &people).await?;
        self.demo_day_jobs().await?;
        self.demo_training(served, &people).await?;
        self.demo_subsidies().await?;
        self.demo_cases(served, &people).await?;
        self.demo_weeks(served, &people).await?;
        let mut change = self.db.begin().await?;
        let codes = self.codes(&mut change, &[served.id], &[]).await?;
        let county = served.living_area.at(AreaLevel::County);
        change.set_setting(county, HELPER_PHONE, Some(HELPER)).await?;
        change.commit().await?;
        let link_path = codes.first().map(|code| format!("/l/{code}")).unwrap_or_default();
        Ok(Welcome {
            assigned: report.assigned,
            people: report.people_full,
            accounts,
            phones,
            link_path,
        })
    }

    /// The fairs of the demo county are those of its organiser.
    async fn give_fairs_to_organiser(&self) -> Result<(), Failure> {
        let accounts = self.db.list_accounts().await?;
        let Some(organiser) = accounts.iter().find(|one| one.role == Role::Organiser) else {
            return Ok(());
        };
        let mut change = self.db.begin().await?;
        change
            .set_fair_maker(crate::demo::MAKER, &Actor::staff_label(organiser.id))
            .await?;
        Ok(change.commit().await?)
    }

    /// Somebody with all leads planned, to show the page with.
    async fn first_served<'a>(&self, people: &'a [Person]) -> Result<&'a Person, Failure> {
        let today = self.clock.today();
        let counts = self.db.count_leads_by_person(None, today.year(), today).await?;
        let full: Vec<PersonId> = counts
            .into_iter()
            .filter(|count| count.planned >= 5)
            .map(|count| count.person)
            .collect();
        let mut served: Vec<&Person> = people.iter().filter(|person| full.contains(&person.id)).collect();
        served.sort_by(|a, b| a.no.cmp(&b.no));
        let first = served.first().copied().or(people.first());
        first.ok_or_else(|| Failure::message("The demo county has no people."))
    }
}
