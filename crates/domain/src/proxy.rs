//! A family member or helper who acts for a person with recorded consent (§5, PROXY).

use crate::code::codes;
use crate::ids::{PersonId, ProxyId};
use crate::values::Phone;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What a proxy is to the person.
    pub enum Relation {
        /// 配偶.
        Spouse = "spouse",
        /// 父母.
        Parent = "parent",
        /// 子女.
        Child = "child",
        /// 兄弟姐妹.
        Sibling = "sibling",
        /// 其他亲属.
        Relative = "relative",
        /// 邻居、朋友.
        Neighbour = "neighbour",
        /// 监护人.
        Guardian = "guardian",
    }
}

codes! {
    /// How the person agreed.
    pub enum ConsentForm {
        /// A signature on paper.
        Signature = "signature",
        /// A thumb-print on paper.
        ThumbPrint = "thumb_print",
        /// Said before a witness.
        Witness = "witness",
        /// The person entered it when signed in.
        SignedIn = "signed_in",
    }
}

/// A recorded proxy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proxy {
    /// Our id.
    pub id: ProxyId,
    /// The person acted for.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// What they are to the person.
    pub relation: Relation,
    /// Own telephone, to sign in with.
    pub phone: Option<Phone>,
    /// How the person agreed.
    pub consent: ConsentForm,
    /// When the person agreed.
    pub consent_on: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// Who recorded it, as [`crate::actor::Actor::label`] says.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Counts the paper codes made.
    pub code_version: u32,
}

impl Proxy {
    /// Whether the proxy may act on a day.
    pub fn is_in_force_on(&self, day: NaiveDate) -> bool {
        self.revoked_at.is_none() && self.consent_on <= day && day <= self.valid_to
    }
}
