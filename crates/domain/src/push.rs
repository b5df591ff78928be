//! Browsers that asked to be told.

use crate::ids::{PersonId, SubscriptionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Where a browser is told, and what only it can read: the address at its push service and its keys (RFC 8291).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Browser {
    /// The address at the push service. Whoever has it can send to the browser.
    pub endpoint: String,
    /// The public key of the browser, base64url.
    pub p256dh: String,
    /// The secret it shares with us, base64url.
    pub auth: String,
}

impl std::fmt::Debug for Browser {
    /// Never shows the address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Browser(…)")
    }
}

/// A browser of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Our id.
    pub id: SubscriptionId,
    /// Whose.
    pub person: PersonId,
    /// Where.
    pub browser: Browser,
    /// The language of the page it was asked on (`zh`, `en`).
    pub lang: String,
    /// The device in two words.
    pub device: String,
    /// Since when.
    pub made_at: DateTime<Utc>,
}
