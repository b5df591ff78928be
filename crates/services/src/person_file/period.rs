//! Spells of belonging to a group: begun and ended with the record, and by the calendar.

use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource, categories_on};
use domain::ids::PersonId;
use domain::person::{Category, CategorySet, Person};
use std::collections::HashMap;
use store::Transaction;

/// People whose groups follow the calendar in one transaction at most.
const AT_ONCE: u32 = 500;

/// On whose word a group was entered.
pub(crate) struct Word<'a> {
    pub(crate) source: CategorySource,
    pub(crate) document: &'a str,
    pub(crate) by: &'a Actor,
    pub(crate) on: NaiveDate,
}

impl Word<'_> {
    /// A spell that begins on the day of the word and has no end yet.
    pub(crate) fn period(&self, person: PersonId, category: Category) -> CategoryPeriod {
        CategoryPeriod {
            person,
            category,
            valid_from: self.on,
            valid_to: None,
            source: self.source,
            document: self.document.to_owned(),
            recognised_by: self.by.label(),
            recognition: None,
            recorded_on: self.on,
        }
    }
}

impl Services {
    /// Begins a spell for every group that came, and ends those of groups that went, where the caller has not.
    pub(super) async fn follow_categories(
        &self,
        change: &mut Transaction,
        who: &Actor,
        had: CategorySet,
        after: &Person,
        why: &str,
    ) -> Result<(), Failure> {
        if had == after.categories {
            return Ok(());
        }
        let word = Word {
            source: CategorySource::Staff,
            document: why,
            by: who,
            on: self.clock.today(),
        };
        let periods = change.list_category_periods(after.id).await?;
        set_categories(change, &periods, &[(after.id, after.categories)], &word).await
    }

    /// Lets the groups on files follow the calendar: spells that have ended, and spells that were written down ahead and
    /// have begun. Gives the number of people changed.
    pub async fn follow_calendar(&self) -> Result<u32, Failure> {
        let mut changed = 0;
        loop {
            let mut change = self.db.begin().await?;
            let today = self.clock.today();
            let due = change.list_people_with_due_periods(today, AT_ONCE).await?;
            if due.is_empty() {
                return Ok(changed);
            }
            for person in change.list_people(&due).await? {
                changed += u32::from(self.follow_calendar_of(&mut change, &person, today).await?);
            }
            change.commit().await?;
        }
    }

    async fn follow_calendar_of(
        &self,
        change: &mut Transaction,
        person: &Person,
        today: NaiveDate,
    ) -> Result<bool, Failure> {
        let periods = change.list_category_periods(person.id).await?;
        let known: CategorySet = periods.iter().map(|period| period.category).collect();
        let unknown = person.categories.iter().filter(|category| !known.has(*category));
        let categories = unknown.chain(categories_on(&periods, today).iter()).collect();
        let after = Person {
            categories,
            ..person.clone()
        };
        self.write_person(change, &Actor::Worker, Some(person), &after, "")
            .await?;
        Ok(categories != person.categories)
    }
}

/// Brings the spells of people in line with the groups that hold from the day of the word on.
pub(crate) async fn set_categories(
    change: &mut Transaction,
    periods: &[CategoryPeriod],
    wanted: &[(PersonId, CategorySet)],
    word: &Word<'_>,
) -> Result<(), Failure> {
    let mut came = Vec::new();
    let mut held: HashMap<PersonId, CategorySet> = HashMap::new();
    for period in periods.iter().filter(|period| period.holds_on(word.on)) {
        let set = held.entry(period.person).or_default();
        *set = set.with(period.category);
    }
    let last = word.on.pred_opt().unwrap_or(word.on);
    for (person, wanted) in wanted {
        let held = held.get(person).copied().unwrap_or_default();
        for category in held.iter().filter(|category| !wanted.has(*category)) {
            change.end_category_period(*person, category, last).await?;
        }
        let new = wanted.iter().filter(|category| !held.has(*category));
        came.extend(new.map(|category| word.period(*person, category)));
    }
    Ok(change.add_category_periods(&came).await?)
}
