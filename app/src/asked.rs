//! What the server puts into the context of a page, and how a page takes it out.
//!
//! | type | provided | absent means |
//! |---|---|---|
//! | [`Ports`] | always | a mistake of the server: the page answers with a refusal |
//! | [`Actor`] | always | [`Actor::Visitor`] |
//! | [`Prefs`] | always | Chinese, usual size, no place |
//! | [`Here`] | when somebody is signed in | nobody is |
//! | [`Ticket`] | after a one-time code was asked for | none was |
//! | [`Flash`] | after a redirect, once | nothing to say |
//! | [`Origin`] | on `/staff/slips` and `/staff/people/{id}` | an empty origin |

use crate::prefs::Prefs;
use crate::text::Lang;
use domain::actor::Actor;
use domain::ids::SessionId;
use domain::look_alike::LookAlike;
use domain::person_field::{COMMA, PersonField};
use domain::ports::{Conflict, Ports};
use domain::refusal::Refusal;
use leptos::prelude::{provide_context, use_context};
use serde::{Deserialize, Serialize};

/// What went well, said once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// A policy figure was asked for.
    FigureAsked,
    /// It was approved.
    FigureSet,
    /// It was refused.
    FigureRefused,
    /// A setting was kept.
    Saved,
    /// An answer was recorded.
    Answered,
    /// An answer was taken back.
    TakenBack,
    /// A lead was recorded as handed over.
    HandedOver,
    /// A call was recorded.
    CallRecorded,
    /// This browser is told from now on.
    BrowserTold,
    /// It is told no more.
    BrowserLeft,
    /// A personal link was made; the earlier ones no longer work.
    LinkMade,
    /// Every link was revoked.
    LinksRevoked,
    /// A vacancy was withdrawn.
    Withdrawn,
    /// An application for recognition was made.
    Applied,
    /// An application has moved on.
    Stepped,
    /// Somebody has a seat at a job fair.
    FairRegistered,
    /// Somebody waits for one.
    FairWaiting,
    /// Somebody gave it back.
    FairLeft,
    /// People were invited to one.
    FairInvited,
    /// An objection was taken in.
    Objected,
    /// Somebody was taken on the register.
    Registered,
    /// Two files were said to be of two people.
    SetApart,
    /// That was taken back.
    AskedAgain,
    /// Two files were made one.
    MergedFiles,
    /// They are two again.
    MergeUndone,
    /// A change was taken back.
    ChangedBack,
    /// Something was taken away.
    Removed,
    /// A household was split.
    Split,
    /// A household was joined into another.
    Joined,
    /// The session has ended.
    SignedOut,
    /// A password was changed.
    PasswordChanged,
    /// The second step of sign-in holds.
    SecondStepOn,
    /// It holds no longer.
    SecondStepOff,
    /// Another session was ended.
    SessionEnded,
    /// A proxy was recorded; the paper code is shown once.
    ProxyRecorded,
    /// A proxy was taken back.
    ProxyRevoked,
    /// A colleague may sign in.
    ColleagueAdded,
    /// A colleague may no longer sign in.
    ColleagueRemoved,
    /// An employer was confirmed.
    EmployerConfirmed,
    /// An employer was refused.
    EmployerRefused,
    /// An invitation was made.
    Invited,
    /// An account was asked for.
    AccountRequested,
    /// An account was approved.
    AccountApproved,
    /// An account asked for was refused.
    AccountRefused,
    /// A request for an account was taken back.
    AccountTakenBack,
    /// An account was closed.
    AccountClosed,
    /// An account got a new first password.
    PasswordReset,
    /// A word about a consent was kept.
    ConsentKept,
    /// A request about one's data was taken in.
    RequestSent,
    /// It was taken back.
    RequestTakenBack,
    /// A request was answered.
    RequestAnswered,
    /// People were proposed to somebody else.
    HandOverProposed,
    /// A hand-over was accepted.
    HandOverAccepted,
    /// It was accepted, and nobody was left in it.
    HandOverEmpty,
    /// A hand-over was declined.
    HandOverDeclined,
    /// A hand-over was taken back.
    HandOverTakenBack,
    /// News were read.
    Seen,
    /// A list of a department came in and is being compared.
    ListReceived,
    /// What was ticked of a list is being written.
    ListBeingWritten,
    /// A list was closed with nothing written.
    ListClosed,
    /// A list is being taken back.
    ListBeingUndone,
    /// Somebody asked that a file be erased.
    ErasureAsked,
    /// It was decided against.
    ErasureDropped,
    /// A file was erased.
    FileErased,
    /// A complaint was taken in.
    CaseSent,
    /// A file is held for a while.
    FileHeld,
    /// It is held no longer.
    FileReleased,
    /// An export was asked for: it can be fetched, or waits for a colleague.
    ExportAsked,
    /// An export was approved.
    ExportApproved,
    /// An export was refused.
    ExportRefused,
    /// A visit was kept.
    VisitKept,
    /// A visit was kept, but not its photo.
    PhotoNotKept,
    /// A visit was kept, and somebody has to choose between two values.
    VisitAsks,
    /// A visit of that day was there already.
    VisitTwin,
    /// A vacancy is published.
    PostingLive,
    /// A vacancy waits for an officer.
    PostingInReview,
    /// A vacancy still stands.
    StillOpen,
    /// A vacancy was closed.
    PostingClosed,
    /// An officer decided about a vacancy.
    PostingDecided,
    /// A vacancy that was held is shown.
    HeldShown,
    /// A vacancy that was held is not shown for good.
    HeldDropped,
    /// A candidate was invited.
    CandidateInvited,
    /// A candidate was taken.
    CandidateHired,
    /// A candidate was not taken.
    CandidateTurnedDown,
    /// A visit was kept unfinished.
    DraftKept,
    /// Work that began was entered.
    Placed,
    /// A placement was taken back.
    PlacementCancelled,
    /// Somebody said something of their own work.
    WorkSaid,
    /// Somebody was registered in the land-loss insurance.
    InsuranceRegistered,
    /// A run was made.
    RunMade,
    /// A subsidy was applied for.
    ClaimSent,
    /// A step was taken with a subsidy.
    ClaimStepped,
    /// A calendar got a secret address.
    CalendarMade,
    /// It has none any more.
    CalendarEnded,
}

/// What a form sent before has to say to the next page. It is shown once and holds no address and no password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// What went well.
    pub notice: Option<Notice>,
    /// What did not.
    pub refusal: Option<Refusal>,
    /// What had been typed, by field name, to be kept after a mistake. Never a password.
    pub typed: Vec<(String, String)>,
    /// Code of a personal link just made; staff see it this once.
    pub link_code: Option<String>,
    /// Receipt number of an objection just sent.
    #[serde(default)]
    pub receipt: Option<String>,
    /// Fields of a file that somebody else has changed meanwhile, to choose between.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
    /// Files that may be of somebody about to be entered. Shown at once, never in a cookie.
    #[serde(default)]
    pub alike: Vec<LookAlike>,
    /// A number shown in full, on the answer to the form that asked for it. It never travels in a cookie.
    #[serde(skip)]
    pub revealed: Option<(PersonField, String)>,
    /// A first password or recovery codes just made; seen this once.
    #[serde(default)]
    pub secrets: Vec<String>,
    /// The place of the address is part of another since: what it was called, and what it is called now.
    #[serde(default)]
    pub merged: Option<(String, String)>,
}

impl Flash {
    /// Everything that had been typed into the fields of a name; `None` when no form has come back.
    pub fn all_typed(&self, field: &str) -> Option<String> {
        let mut values = self.typed.iter().filter(|(name, _)| name == field);
        let first = values.next().map(|(_, value)| value.clone());
        match first {
            Some(first) => Some(values.fold(first, |all, (_, value)| format!("{all}{COMMA}{value}"))),
            None if self.typed.is_empty() => None,
            None => Some(String::new()),
        }
    }

    /// The same, where it was this form that was sent, of several like ones.
    pub fn typed_if(&self, here: bool, field: &str) -> String {
        if here { self.typed(field) } else { String::new() }
    }

    /// Every box of a name that had been ticked.
    pub fn each_typed(&self, field: &str) -> Vec<String> {
        let ticked = self.typed.iter().filter(|(name, _)| name == field);
        ticked.map(|(_, value)| value.clone()).collect()
    }

    /// What had been typed into a field.
    pub fn typed(&self, field: &str) -> String {
        self.typed
            .iter()
            .find(|(name, _)| name == field)
            .map_or_else(String::new, |(_, value)| value.clone())
    }

    /// What is wrong with a field.
    pub fn problem(&self, field: &str) -> Option<domain::refusal::Problem> {
        match &self.refusal {
            Some(Refusal::Fields(problems)) => problems
                .iter()
                .find(|problem| problem.field == field)
                .map(|problem| problem.problem),
            _ => None,
        }
    }
}

/// Draws a text as a QR code in SVG: what the program around the pages lends them.
#[derive(Clone, Copy, Debug)]
pub struct Draw(pub fn(&str) -> Option<String>);

/// The QR code of an address of this site, where there is somebody to draw it.
pub(crate) fn qr_of(path: &str) -> Option<String> {
    let Draw(draw) = use_context()?;
    let Origin(site) = use_context().unwrap_or_default();
    draw(&format!("{site}{path}"))
}

/// Stands in the context of somebody who must turn the second step on before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondStepDemanded;

/// The session that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here(pub SessionId);

impl Here {
    /// Takes it from the context.
    pub(crate) fn session() -> Result<SessionId, Refusal> {
        use_context::<Self>()
            .map(|here| here.0)
            .ok_or(Refusal::NotSignedIn)
    }
}

/// The ticket of a one-time code that was asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket(pub String);

impl Ticket {
    /// Takes it from the context.
    pub(crate) fn here() -> Result<String, Refusal> {
        use_context::<Self>()
            .map(|ticket| ticket.0)
            .ok_or(Refusal::CodeSpent)
    }
}

/// Where the site is reached from outside: `https://songgang.example`, without a slash at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin(pub String);

/// Everything a page needs to ask and to speak.
#[derive(Clone)]
pub(crate) struct Asker {
    pub ports: Ports,
    pub actor: Actor,
    pub prefs: Prefs,
}

impl Asker {
    /// Takes it from the context. A page without ports is refused, never a panic.
    pub fn here() -> Result<Self, Refusal> {
        let ports = use_context().ok_or_else(|| Refusal::Internal {
            ticket: "ports".to_owned(),
        })?;
        Ok(Self {
            ports,
            actor: use_context().unwrap_or_default(),
            prefs: use_context().unwrap_or_default(),
        })
    }
}

/// The language asked for.
pub(crate) fn lang() -> Lang {
    use_context::<Prefs>().unwrap_or_default().lang
}

/// Puts into the fields of a form what is known already. What somebody typed before a mistake stays.
pub(crate) fn fill(fields: Vec<(String, String)>) {
    let flash = flash();
    if flash.typed.is_empty() {
        provide_context(Flash {
            typed: fields,
            ..flash
        });
    }
}

/// What the last form has to say.
pub(crate) fn flash() -> Flash {
    use_context().unwrap_or_default()
}
