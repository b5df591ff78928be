//! Refusals: every "no" has a name; the screens hold one sentence and one next step for each, matched exhaustively.

use crate::code::codes;
use crate::params::ParamKey;
use serde::{Deserialize, Serialize};

/// A named refusal. Sentences live with the screens, never here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody is signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// Signed in, but the role does not allow it.
    #[error("not allowed for this role")]
    NotAllowed,
    /// There is no such thing, or it lies outside the asker's area.
    #[error("not found")]
    NotFound,
    /// The file was erased: there is nothing to show.
    #[error("the file was erased")]
    Erased,
    /// The personal link is older than it may be.
    #[error("the personal link has expired")]
    LinkExpired,
    /// The personal link was taken back.
    #[error("the personal link was revoked")]
    LinkRevoked,
    /// Sign-in name or password is wrong; which of them is not said.
    #[error("wrong sign-in name or password")]
    WrongCredentials,
    /// The one-time code is too old, was used, or was tried too often.
    #[error("the one-time code is no longer good")]
    CodeSpent,
    /// Too many wrong tries.
    #[error("locked for {minutes} minutes")]
    Locked {
        /// Minutes to wait.
        minutes: u32,
    },
    /// Too many requests.
    #[error("too many requests")]
    TooMany,
    /// As many as may be are done for today.
    #[error("no more today")]
    NoMoreToday,
    /// More people are meant than one file may hold, or than the search has found.
    #[error("more than {most} people")]
    ListTooLong {
        /// How many at most.
        most: u32,
    },
    /// The vacancy is no longer open.
    #[error("the vacancy is closed")]
    VacancyClosed,
    /// Something in the vacancy must be put right before it can be sent.
    #[error("the vacancy has objections")]
    PostingBlocked,
    /// The step does not fit the present state, usually because somebody else was faster.
    #[error("the record has changed meanwhile")]
    Changed,
    /// One of the two files has been merged already, here or into another.
    #[error("the file has been merged already")]
    Merged,
    /// Taking it back would lose what was done since.
    #[error("it cannot be undone without loss")]
    CannotUndo,
    /// Nobody approves what they entered or decided before.
    #[error("somebody else must decide this")]
    FourEyes,
    /// The record is of somebody close to the asker.
    #[error("the record is of somebody close to the asker")]
    OwnFamily,
    /// The rule that decides asks for a figure nobody has set.
    #[error("{} is not set", .key.code())]
    FigureNotSet {
        /// Which figure.
        key: ParamKey,
    },
    /// The rule says no, so nobody may say yes.
    #[error("the rule is not met")]
    RuleNotMet,
    /// Something has to be done, and to stand in the records, before this step.
    #[error("not everything before it was done")]
    NotReady,
    /// The time for it is over.
    #[error("the time for it is over")]
    TooLate,
    /// The person may not take part; the reasons stand on the page.
    #[error("not eligible")]
    NotEligible,
    /// It was paid before: nothing is paid twice.
    #[error("paid before")]
    PaidBefore,
    /// An office has confirmed the figures, or the quota of the year was checked with them.
    #[error("the figures were confirmed or checked, and stand")]
    FiguresStand,
    /// The notice still hangs.
    #[error("the notice still hangs")]
    NoticeHangs,
    /// An application for the same group is under way.
    #[error("an application is under way")]
    UnderWay,
    /// Who gets a public-welfare post the county decides, after the notice (P7).
    #[error("the county appoints for this post")]
    PostByCounty,
    /// Two files that would become one both have something under way that there can be one of.
    #[error("both files have it under way")]
    BothUnderWay,
    /// Somebody chosen is in a hand-over that nobody has answered yet.
    #[error("in a hand-over that is open")]
    InHandOver,
    /// The resident ID number is registered already; the office that holds the file is named, the person is not.
    #[error("the number is registered already")]
    Held {
        /// Name of the town or village whose office holds the file.
        office: String,
    },
    /// The form has problems, each beside its field.
    #[error("{} fields have problems", .0.len())]
    Fields(Vec<FieldProblem>),
    /// Something on our side broke; it was logged under this ticket.
    #[error("internal error, ticket {ticket}")]
    Internal {
        /// The number to tell the help desk.
        ticket: String,
    },
}

impl Refusal {
    /// One field has this problem.
    pub fn field(field: &str, problem: Problem) -> Self {
        Self::Fields(vec![FieldProblem {
            field: field.to_owned(),
            problem,
        }])
    }
}

/// A problem of one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

codes! {
    /// What can be wrong with a field.
    pub enum Problem {
        /// Nothing was entered.
        Required = "required",
        /// It cannot be read as what it should be.
        Unreadable = "unreadable",
        /// It is too long.
        TooLong = "too_long",
        /// The number or date is outside what is possible.
        OutOfRange = "out_of_range",
        /// Another record has it already.
        Taken = "taken",
        /// It is shorter than it must be.
        TooShort = "too_short",
        /// It is among the first that somebody would guess.
        TooCommon = "too_common",
        /// It is what it was before.
        Unchanged = "unchanged",
        /// It does not match what is known.
        Wrong = "wrong",
        /// A paper does not hold on the days in question.
        Expired = "expired",
        /// A paper is for another trade.
        OtherTrade = "other_trade",
        /// Nothing says that they were there on any day.
        NeverThere = "never_there",
        /// A number stands in it that does not belong there.
        NoNumbers = "no_numbers",
    }
}
