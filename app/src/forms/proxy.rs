//! Forms about those who act for somebody.

use super::door::mobile;
use super::{field, problem, short};
use domain::ids::{PersonId, ProxyId};
use domain::ports::ProxyWish;
use domain::proxy::{ConsentForm, Relation};
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde::{Deserialize, Serialize};

/// `POST`: records somebody who acts for the person signed in.
pub const OWN_PROXIES: &str = "/me/proxies";

/// `POST`: records somebody who acts for a person.
pub fn proxies_path(person: PersonId) -> String {
    format!("/staff/people/{person}/proxies")
}

/// `POST`: takes a proxy back, for the person signed in.
pub fn revoke_own_proxy_path(proxy: ProxyId) -> String {
    format!("/me/proxies/{proxy}/revoke")
}

/// `POST`: takes a proxy back.
pub fn revoke_proxy_path(proxy: ProxyId) -> String {
    format!("/staff/proxies/{proxy}/revoke")
}

/// `POST`: gives a proxy another paper code.
pub fn renew_proxy_path(proxy: ProxyId) -> String {
    format!("/staff/proxies/{proxy}/code")
}

/// Which page a form about a proxy was sent from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyOfForm {
    /// The person whose page it is.
    #[serde(default)]
    pub person: String,
}

/// Somebody who acts for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyForm {
    /// Name.
    #[serde(default)]
    pub name: String,
    /// Code of the [`Relation`].
    #[serde(default)]
    pub relation: String,
    /// Own telephone; may be empty where a paper code is enough.
    #[serde(default)]
    pub phone: String,
    /// Code of the [`ConsentForm`]; a person who is signed in agrees by asking.
    #[serde(default)]
    pub consent: String,
    /// The day of it.
    #[serde(default)]
    pub consent_on: String,
    /// Last day.
    #[serde(default)]
    pub valid_to: String,
}

impl ProxyForm {
    /// As staff record it.
    pub fn parse(&self) -> Result<ProxyWish, Refusal> {
        Ok(ProxyWish {
            consent: field("consent", &self.consent)?,
            consent_on: day("consent_on", &self.consent_on)?,
            ..self.parse_own()?
        })
    }

    /// As the person records it.
    pub fn parse_own(&self) -> Result<ProxyWish, Refusal> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Refusal::field("name", Problem::Required));
        }
        let valid_to = day("valid_to", &self.valid_to)?;
        Ok(ProxyWish {
            name: short("name", name)?,
            relation: field::<Relation>("relation", &self.relation)?,
            phone: match self.phone.trim() {
                "" => None,
                phone => Some(mobile("phone", phone)?),
            },
            consent: ConsentForm::SignedIn,
            consent_on: valid_to,
            valid_to,
        })
    }
}

/// Reads a day as a field of type `date` sends it, or as people write it.
fn day(name: &str, text: &str) -> Result<chrono::NaiveDate, Refusal> {
    let what = if text.trim().is_empty() {
        Problem::Required
    } else {
        Problem::Unreadable
    };
    dates::parse(text.trim()).ok_or_else(|| Refusal::Fields(vec![problem(name, what)]))
}
