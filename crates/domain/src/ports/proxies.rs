//! Who acts for whom, with recorded consent.

use super::Answered;
use crate::actor::Actor;
use crate::ids::{PersonId, ProxyId};
use crate::proxy::{ConsentForm, Relation};
use crate::values::Phone;
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A proxy to record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyWish {
    /// Name.
    pub name: String,
    /// What they are to the person.
    pub relation: Relation,
    /// Own telephone, to sign in with.
    pub phone: Option<Phone>,
    /// How the person agreed; a person who is signed in agrees by asking.
    pub consent: ConsentForm,
    /// When the person agreed.
    pub consent_on: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
}

/// A recorded proxy, as the person and staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyView {
    /// Which.
    pub id: ProxyId,
    /// Name.
    pub name: String,
    /// What they are to the person.
    pub relation: Relation,
    /// Telephone, masked.
    pub masked_phone: Option<String>,
    /// How the person agreed.
    pub consent: ConsentForm,
    /// When the person agreed.
    pub consent_on: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// Whether the proxy may act today.
    pub in_force: bool,
}

/// Questions about proxies. A person about their own, staff about those of their people.
#[async_trait]
pub trait Proxies: Send + Sync {
    /// The proxies of a person; `None` = one's own.
    async fn list(&self, who: &Actor, person: Option<PersonId>) -> Answered<Vec<ProxyView>>;

    /// Records a proxy. Gives the paper code, which is shown once.
    async fn record(&self, who: &Actor, person: Option<PersonId>, wish: ProxyWish) -> Answered<String>;

    /// Gives a proxy another paper code, which is shown once; the one before no longer works.
    async fn renew_code(&self, who: &Actor, proxy: ProxyId) -> Answered<String>;

    /// Takes a proxy back: their sessions end at once.
    async fn revoke(&self, who: &Actor, proxy: ProxyId) -> Answered<()>;
}
