//! Chores that tidy away what has ended. Each selects "due and not yet done", so a missed night heals.

use crate::{Failure, Services};
use chrono::{NaiveDate, TimeDelta};
use domain::ids::{PersonId, VacancyId};
use domain::lead::Lead;
use domain::message::MessageEnd;
use std::collections::BTreeSet;
use store::Transaction;

/// How long asked codes are remembered, for the limits on them.
const CODES_KEPT: TimeDelta = TimeDelta::days(2);
/// How long a registration waits for its telephone to be proven.
const UNPROVEN_KEPT: TimeDelta = TimeDelta::days(1);

/// How long sessions of staff are remembered after their end: a telephone may come back after days without signal.
const STAFF_KEPT: TimeDelta = TimeDelta::days(30);
/// How long a telephone of a closed account may give back what was written on it.
const CLOSED_KEPT: TimeDelta = TimeDelta::days(366);

impl Services {
    /// Lets groups on files follow the calendar, takes public notices down, asks for renewals, erases files and photos whose
    /// time is over, computes what is to be done and what people and employers are owed, takes firms off the lists whose time
    /// there is over, asks after old vacancies and unanswered candidates, withdraws leads whose vacancy
    /// closed before they were delivered, and forgets ended sessions.
    pub async fn tidy(&self) -> Result<(), Failure> {
        self.forget_areas();
        self.follow_calendar().await?;
        self.take_down_notices().await?;
        self.ask_for_renewals().await?;
        self.fill_person_keys().await?;
        self.settle_owners().await?;
        self.forget_old_lists().await?;
        self.keep_retention().await?;
        self.lapse_insurances().await?;
        self.settle_tasks_due().await?;
        self.forget_photos().await?;
        self.forget_walk_ins().await?;
        self.settle_tasks().await?;
        self.recompute_daily().await?;
        self.plan_overlooked().await?;
        self.end_posts().await?;
        let fresh = self.fresh_days().await?;
        let mut change = self.db.begin().await?;
        let now = self.clock.now();
        change.delete_expired_sessions(now, now - STAFF_KEPT).await?;
        change.delete_closed_sessions(now - CLOSED_KEPT).await?;
        change.delete_sign_in_codes_before(now - CODES_KEPT).await?;
        change
            .delete_unproven_employer_accounts(now - UNPROVEN_KEPT)
            .await?;
        change.end_exports(self.clock.today()).await?;
        self.date_cases(&mut change).await?;
        self.keep_listings(&mut change).await?;
        self.age_vacancies(&mut change).await?;
        self.chase_answers(&mut change).await?;
        self.chase_fair_results(&mut change).await?;
        self.withdraw_closed(&mut change, fresh).await?;
        change.commit().await?;
        // What was deleted must not lie in the log of the database.
        self.db.empty_log().await?;
        Ok(())
    }

    /// Withdraws every undelivered lead whose vacancy is no longer open, or whose person opted out, died or moved away.
    /// Gives the vacancies that are open.
    pub(crate) async fn withdraw_closed(
        &self,
        change: &mut Transaction,
        fresh_days: u32,
    ) -> Result<BTreeSet<VacancyId>, Failure> {
        let today = self.clock.today();
        let open: BTreeSet<VacancyId> = change
            .list_open_vacancy_ids(today, fresh_days)
            .await?
            .into_iter()
            .collect();
        let mut waiting = change.list_undelivered_leads(None).await?;
        let reached = reached(change, &waiting, today).await?;
        waiting.retain(|lead| !open.contains(&lead.vacancy) || !reached.contains(&lead.person));
        self.withdraw_leads(change, waiting).await?;
        Ok(open)
    }

    /// Leads of a person that have not arrived do not arrive any more, and nothing is said of them.
    pub(crate) async fn withdraw_undelivered(
        &self,
        change: &mut Transaction,
        person: PersonId,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        change
            .withdraw_messages_to(person, None, MessageEnd::Unwanted, now)
            .await?;
        let mut leads = change.list_leads_of_person(person).await?;
        leads.retain(|lead| lead.state.delivery().is_none());
        self.withdraw_leads(change, leads).await
    }

    /// Withdraws leads, each as far as its state allows: the one way there is.
    pub(crate) async fn withdraw_leads(
        &self,
        change: &mut Transaction,
        leads: impl IntoIterator<Item = Lead>,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut people = Vec::new();
        for lead in leads {
            if let Ok(next) = lead.state.clone().withdraw(now) {
                change.set_lead_state(lead.id, &lead.state, &next).await?;
                people.push(lead.person);
            }
        }
        Ok(change.add_tasks_due(&people).await?)
    }
}

/// Whom of these leads anybody may still be told: those who did not opt out, and are alive and here.
async fn reached(
    change: &mut Transaction,
    leads: &[Lead],
    today: NaiveDate,
) -> Result<BTreeSet<PersonId>, Failure> {
    let ids: BTreeSet<PersonId> = leads.iter().map(|lead| lead.person).collect();
    let people = change.list_people(&ids.into_iter().collect::<Vec<_>>()).await?;
    Ok(people
        .into_iter()
        .filter(|person| person.may_be_told_on(today))
        .map(|person| person.id)
        .collect())
}
