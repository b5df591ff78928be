//! Leads of one person: "my five", answers, links and slips.

use super::Answered;
use crate::actor::Actor;
use crate::candidate::Reply;
use crate::fit::{Functions, Reason};
use crate::ids::{LeadId, PersonId, VacancyId};
use crate::lead::{Answer, Evidence};
use crate::vacancy::{Conditions, Wage};
use crate::values::{AreaCode, Phone};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One lead as its person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadView {
    /// The lead.
    pub id: LeadId,
    /// The vacancy.
    pub vacancy: VacancyId,
    /// Title.
    pub title: String,
    /// Employer.
    pub employer: String,
    /// Where, in words.
    pub place: String,
    /// Street and number.
    pub address: String,
    /// Metres from home.
    pub metres: Option<u32>,
    /// Wage.
    pub wage: Wage,
    /// What it offers.
    pub conditions: Conditions,
    /// What it asks of the body.
    pub demands: Functions,
    /// Short text of the work, cleaned.
    pub summary: String,
    /// Telephone of the employer, if given.
    pub phone: String,
    /// Why this one.
    pub reasons: Vec<Reason>,
    /// Last day open, if known.
    pub open_to: Option<NaiveDate>,
    /// Whether it is still open.
    pub open: bool,
    /// What the person said.
    pub answer: Option<Answer>,
    /// When it arrived.
    pub delivered_at: Option<DateTime<Utc>>,
    /// Code of the state.
    pub state: String,
    /// What the employer answered a yes.
    pub reply: Reply,
    /// When the employer was shown name and telephone.
    pub shown_at: Option<DateTime<Utc>>,
    /// Whether the person has yet to agree that employers get name and telephone.
    pub asks_to_share: bool,
}

/// "My five".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyLeads {
    /// Whether somebody looks at it who acts for the person.
    pub by_proxy: bool,
    /// Surname and stars; the page can be looked at over a shoulder.
    pub masked_name: String,
    /// The year.
    pub year: i32,
    /// Leads that count this year, this page view included.
    pub counted: u32,
    /// Leads owed in the year.
    pub owed: u32,
    /// The leads, newest first; withdrawn ones last, marked.
    pub leads: Vec<LeadView>,
    /// Whom to call: the coordinator's or the township office's number, if set.
    pub helper_phone: Option<String>,
    /// The village, in words.
    pub place: String,
}

/// What happened to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerGiven {
    /// The lead.
    pub lead: LeadId,
    /// What stands now; `None` after taking it back.
    pub answer: Option<Answer>,
}

/// A personal link as staff see it. The code itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkView {
    /// The code (`/l/{code}`), just made.
    pub code: String,
    /// Last day it works.
    pub valid_to: NaiveDate,
}

/// What one printed slip says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// Name of the person: a slip is handed over in person.
    pub name: String,
    /// Village, in words.
    pub place: String,
    /// The person's own code, as the path `/l/{code}`.
    pub link_path: String,
    /// The full address as an SVG QR code.
    pub qr_svg: String,
    /// The leads on it.
    pub leads: Vec<LeadView>,
    /// Whom to call.
    pub helper_phone: Option<String>,
    /// The day of printing.
    pub printed_on: NaiveDate,
}

/// Questions about leads.
#[async_trait]
pub trait Leads: Send + Sync {
    /// What is behind a personal link. Reading it delivers what was planned, with evidence `read`.
    async fn open_link(&self, who: &Actor, code: &str) -> Answered<MyLeads>;

    /// Records an answer given behind a personal link.
    async fn answer(&self, who: &Actor, code: &str, lead: LeadId, answer: Answer) -> Answered<AnswerGiven>;

    /// Takes an answer back.
    async fn take_back(&self, who: &Actor, code: &str, lead: LeadId) -> Answered<AnswerGiven>;

    /// One's own leads, or those of the person acted for. Reading them delivers what was planned.
    async fn mine(&self, who: &Actor) -> Answered<MyLeads>;

    /// Records one's own answer, or one for the person acted for.
    async fn answer_mine(&self, who: &Actor, lead: LeadId, answer: Answer) -> Answered<AnswerGiven>;

    /// Takes such an answer back.
    async fn take_back_mine(&self, who: &Actor, lead: LeadId) -> Answered<AnswerGiven>;

    /// Agrees that employers one says yes to get name and telephone: by a personal link, or oneself.
    async fn share_contact(&self, who: &Actor, code: Option<&str>) -> Answered<()>;

    /// Makes a new link for a person and revokes the ones before. Staff only.
    async fn renew_link(&self, who: &Actor, person: PersonId) -> Answered<LinkView>;

    /// Revokes every link of a person. Staff only.
    async fn revoke_links(&self, who: &Actor, person: PersonId) -> Answered<()>;

    /// Slips to print: of one person, or of everybody in an area with leads not yet delivered. Makes links that last.
    async fn slips(
        &self,
        who: &Actor,
        area: AreaCode,
        person: Option<PersonId>,
        origin: &str,
    ) -> Answered<Vec<Slip>>;

    /// Records that a lead was handed over in person or by phone. Staff only.
    async fn hand_over(&self, who: &Actor, lead: LeadId, evidence: Evidence, note: String) -> Answered<()>;

    /// Sets the number people of an area are told to call. Staff only.
    async fn set_helper_phone(&self, who: &Actor, area: AreaCode, phone: Option<Phone>) -> Answered<()>;
}
