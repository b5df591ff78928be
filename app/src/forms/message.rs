//! Forms of messages and calls.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /me/push` | [`SubscribeForm`] | `messages.subscribe` | `/me#inbox` |
//! | `POST /me/push/off` | [`UnsubscribeForm`] | `messages.unsubscribe` | `/me#inbox` |
//! | `POST /staff/people/{id}/calls` | [`super::Pairs`] | `messages.record_call` | `/staff/people/{id}#told` |
//!
//! `GET /staff/village-news.txt?area=&way=` is the text of [`crate::village_text`] as a file.

use super::{Pairs, field, problem, short};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use domain::clock::SHANGHAI;
use domain::ids::{LeadId, PersonId};
use domain::ports::CallWish;
use domain::push::Browser;
use domain::refusal::{Problem, Refusal};
use serde::{Deserialize, Serialize};

/// `POST`: a browser asks to be told.
pub const SUBSCRIBE: &str = "/me/push";
/// `POST`: it asks to be told no more.
pub const UNSUBSCRIBE: &str = "/me/push/off";
/// `GET`: what a village is told, as a file.
pub const VILLAGE_TEXT: &str = "/staff/village-news.txt";

/// `POST`: writes a call to a person down.
pub fn calls_path(person: PersonId) -> String {
    format!("/staff/people/{person}/calls")
}

/// A browser that asks to be told.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct SubscribeForm {
    /// Where.
    #[serde(default)]
    pub endpoint: String,
    /// Its public key.
    #[serde(default)]
    pub p256dh: String,
    /// Its secret.
    #[serde(default)]
    pub auth: String,
}

impl SubscribeForm {
    /// The browser, whose keys the services look at.
    pub fn parse(&self) -> Result<Browser, Refusal> {
        let parts = [&self.endpoint, &self.p256dh, &self.auth];
        let whole = |part: &&String| !part.trim().is_empty() && !part.contains(char::is_whitespace);
        if !parts.iter().all(whole) {
            return Err(Refusal::Fields(vec![problem("browser", Problem::Unreadable)]));
        }
        Ok(Browser {
            endpoint: self.endpoint.clone(),
            p256dh: self.p256dh.clone(),
            auth: self.auth.clone(),
        })
    }
}

/// A browser that is told no more.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct UnsubscribeForm {
    /// Where.
    #[serde(default)]
    pub endpoint: String,
}

/// A call: when, reached or not, the leads told and a note.
pub struct CallForm<'a>(pub &'a Pairs);

impl CallForm<'_> {
    /// Value of the choice "reached".
    pub const REACHED: &'static str = "yes";
    /// Value of the choice "not reached".
    pub const NOT_REACHED: &'static str = "no";

    /// What was entered.
    pub fn parse(&self) -> Result<CallWish, Refusal> {
        let reached = match self.0.first("reached") {
            Self::REACHED => true,
            Self::NOT_REACHED => false,
            _ => return Err(Refusal::Fields(vec![problem("reached", Problem::Required)])),
        };
        let leads = self.0.each("lead").map(|id| field::<LeadId>("leads", id));
        Ok(CallWish {
            called_at: moment("called_at", self.0.first("called_at"))?,
            reached,
            leads: if reached {
                leads.collect::<Result<_, _>>()?
            } else {
                Vec::new()
            },
            note: short("note", self.0.first("note"))?,
        })
    }
}

/// What of a call is kept after a mistake.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CallTyped {
    called_at: String,
    reached: String,
    note: String,
}

impl From<&Pairs> for CallTyped {
    fn from(form: &Pairs) -> Self {
        Self {
            called_at: form.first("called_at").to_owned(),
            reached: form.first("reached").to_owned(),
            note: form.first("note").to_owned(),
        }
    }
}

/// `2026-06-15T09:30`, as a field for day and hour sends it, in Asia/Shanghai.
fn moment(name: &str, text: &str) -> Result<DateTime<Utc>, Refusal> {
    let what = if text.is_empty() {
        Problem::Required
    } else {
        Problem::Unreadable
    };
    let wrong = || Refusal::Fields(vec![problem(name, what)]);
    let wall = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .ok_or_else(wrong)?;
    let at = SHANGHAI.from_local_datetime(&wall).single();
    at.map(|at| at.to_utc()).ok_or_else(wrong)
}

/// Which text a village gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VillageWay {
    /// To be read aloud over the loudspeaker.
    #[default]
    Loudspeaker,
    /// For the group of the village in a messenger.
    Group,
}

impl VillageWay {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Loudspeaker, Self::Group];

    /// What stands in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Loudspeaker => "loudspeaker",
            Self::Group => "group",
        }
    }

    /// Read from an address; what cannot be read is the loudspeaker's.
    pub fn of(code: &str) -> Self {
        if code == Self::Group.code() {
            Self::Group
        } else {
            Self::Loudspeaker
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(pairs: &[(&str, &str)]) -> Result<CallWish, Refusal> {
        let pairs = pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        CallForm(&Pairs(pairs)).parse()
    }

    #[test]
    fn a_call_says_when_and_whether_it_reached() {
        let lead = "01900000-0000-7000-8000-000000000001";
        let reached = call(&[
            ("called_at", "2026-06-15T09:30"),
            ("reached", "yes"),
            ("lead", lead),
            ("note", " 说好了 "),
        ])
        .unwrap();
        assert_eq!(reached.called_at.to_rfc3339(), "2026-06-15T01:30:00+00:00");
        assert_eq!((reached.reached, reached.leads.len()), (true, 1));
        assert_eq!(reached.note, "说好了");
        let missed = call(&[
            ("called_at", "2026-06-15T09:30"),
            ("reached", "no"),
            ("lead", lead),
        ]);
        assert_eq!(missed.unwrap().leads, [], "who was not reached was told nothing");
        assert!(call(&[("called_at", "2026-06-15T09:30")]).is_err());
        assert!(call(&[("called_at", "gestern"), ("reached", "no")]).is_err());
    }
}
