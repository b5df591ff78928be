//! Table `push_subscription`: browsers that asked to be told. Their addresses and keys are sealed.

use crate::row::{Place, instant};
use crate::vault::columns::{BROWSER, BROWSER_INDEX};
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, SubscriptionId};
use domain::push::{Browser, Subscription};
use uuid::Uuid;

impl Connection {
    /// The browsers of these people, the latest first.
    pub async fn list_subscriptions(&mut self, people: &[PersonId]) -> Result<Vec<Subscription>, StoreError> {
        let people: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, person_id, browser, lang, device, made_at FROM push_subscription
                WHERE person_id IN ({marks}) ORDER BY made_at DESC, id"
            )
        };
        let rows = fetch_in!(self, SubscriptionRow, sql, people);
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Which of these people have a browser that asked to be told.
    pub async fn list_subscribed(&mut self, people: &[PersonId]) -> Result<Vec<PersonId>, StoreError> {
        let people: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql =
            |marks| format!("SELECT DISTINCT person_id FROM push_subscription WHERE person_id IN ({marks})");
        let rows = fetch_in!(self, (Uuid,), sql, people);
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// Keeps a browser; one that is known already is now that person's.
    pub async fn set_subscription(&mut self, subscription: &Subscription) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let text = text_of(&subscription.browser);
        let mark = BROWSER_INDEX.mark(&ring, &text);
        execute!(
            self,
            "DELETE FROM push_subscription WHERE browser_index = $1",
            &mark
        )?;
        execute!(
            self,
            "INSERT INTO push_subscription (id, person_id, browser, browser_index, lang, device, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)",
            subscription.id.0,
            subscription.person.0,
            ring.seal(BROWSER.cell(subscription.id.0), &text),
            mark,
            &subscription.lang,
            &subscription.device,
            instant(subscription.made_at),
        )?;
        Ok(())
    }

    /// Forgets a browser by its address. Says whether it was known as that person's.
    pub async fn forget_browser(&mut self, person: PersonId, endpoint: &str) -> Result<bool, StoreError> {
        let mark = BROWSER_INDEX.mark(&self.ring().await?, endpoint);
        let sql = "DELETE FROM push_subscription WHERE browser_index = $1 AND person_id = $2";
        Ok(execute!(self, sql, mark, person.0)? > 0)
    }

    /// Forgets browsers.
    pub async fn delete_subscriptions(&mut self, ids: &[SubscriptionId]) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| format!("DELETE FROM push_subscription WHERE id IN ({marks})");
        Ok(execute_in!(self, sql, ids))
    }
}

on_database! {
    list_subscriptions(people: &[PersonId]) -> Vec<Subscription>;
}

/// Address, key and secret, a line each: the address is what finds them.
fn text_of(browser: &Browser) -> String {
    format!("{}\n{}\n{}", browser.endpoint, browser.p256dh, browser.auth)
}

#[derive(sqlx::FromRow)]
struct SubscriptionRow {
    id: Uuid,
    person_id: Uuid,
    browser: Sealed,
    lang: String,
    device: String,
    made_at: DateTime<Utc>,
}

impl SubscriptionRow {
    fn open(self, keys: &Keys) -> Result<Subscription, StoreError> {
        let place = Place {
            table: "push_subscription",
            id: self.id,
        };
        let text = keys.open(BROWSER.cell(self.id), &self.browser)?;
        let mut lines = text.lines().map(str::to_owned);
        let mut line = || place.need("browser", lines.next());
        Ok(Subscription {
            id: SubscriptionId(self.id),
            person: PersonId(self.person_id),
            browser: Browser {
                endpoint: line()?,
                p256dh: line()?,
                auth: line()?,
            },
            lang: self.lang,
            device: self.device,
            made_at: self.made_at,
        })
    }
}
