//! What waits in the offices of the demo county about files and lists: one whose time is over, one that somebody wishes
//! erased, and lists taken out.

use super::COUNTY;
use crate::{Failure, Services};
use chrono::{Days, Months};
use domain::actor::Actor;
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, Leaving, Person};
use domain::ports::{Erasures, ExportWish, Exports, PeopleQuery};
use domain::values::AreaCode;

/// Years the demo county keeps files of people who left.
const YEARS: i64 = 5;

impl Services {
    /// Lays down how long files are kept, and lets somebody's time be over soon; a wish and two lists wait.
    pub async fn load_demo_privacy(&self) -> Result<(), Failure> {
        self.set_demo_years().await?;
        let people = self.db.list_people_in_area(None).await?;
        self.let_time_be_over(&people).await?;
        self.keep_retention().await?;
        let (Some(town), Some(village)) = (self.demo_staff("town").await?, self.demo_staff("village").await?)
        else {
            return Ok(());
        };
        let area = town.staff().map_err(Failure::from)?.area;
        let lives_there = |person: &&Person| area.contains(person.living_area) && person.left.is_none();
        if let Some(person) = people.iter().rev().find(lives_there) {
            self.ask_erasure(&town, person.id, "同一个人登记了两次".to_owned())
                .await?;
        }
        let wish = |purpose: &str, full_numbers| ExportWish {
            purpose: purpose.to_owned(),
            full_numbers,
        };
        let disabled = PeopleQuery {
            category: Some(Category::PersonWithDisability),
            ..PeopleQuery::default()
        };
        self.ask_export(&town, &disabled, wish("残联核对证件，逐户打电话", true))
            .await?;
        self.ask_export(&village, &disabled, wish("送岗上门走访名单", false))
            .await?;
        Ok(())
    }

    async fn demo_staff(&self, login: &str) -> Result<Option<Actor>, Failure> {
        let account = self.db.find_account_by_login(login).await?;
        Ok(account.map(|account| Actor::Staff(account.staff())))
    }

    async fn set_demo_years(&self) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        for key in [ParamKey::RetainDiedYears, ParamKey::RetainMovedYears] {
            let figure = PolicyParameter {
                programme: "demo".to_owned(),
                area: AreaCode::parse(COUNTY).ok(),
                key,
                value: YEARS,
                valid_from: self.clock.today() - Months::new(36),
                valid_to: None,
                source: "demo county, not law (演示县的数字，不是法规)".to_owned(),
            };
            change.set_policy_parameter(&figure).await?;
        }
        Ok(change.commit().await?)
    }

    /// Of those who left, the first did so five years ago but for some days.
    async fn let_time_be_over(&self, people: &[Person]) -> Result<(), Failure> {
        let Some(before) = people.iter().find(|person| person.left.is_some()) else {
            return Ok(());
        };
        let day = self.clock.today() - Months::new(12 * YEARS as u32) + Days::new(12);
        let reason = before.left.map_or(Leaving::Moved, |(_, reason)| reason);
        let after = Person {
            left: Some((day, reason)),
            ..before.clone()
        };
        let mut change = self.db.begin().await?;
        self.write_person(&mut change, &Actor::Operator, Some(before), &after, "")
            .await?;
        Ok(change.commit().await?)
    }
}
