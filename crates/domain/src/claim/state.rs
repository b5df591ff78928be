//! The way of a claim (P13): each state with its own facts, each step consuming the state before.

use crate::values::{Fen, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Money that went out, or came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The day.
    pub on: NaiveDate,
    /// The number on the receipt.
    pub receipt: String,
}

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ClaimState {
    /// Found or entered; nobody has applied.
    Draft,
    /// The township checks it.
    TownCheck,
    /// The county reviews the calculation.
    CountyReview,
    /// It hangs out for everybody to see.
    PublicNotice {
        /// The day it was posted.
        from: NaiveDate,
        /// The last day it hangs.
        until: NaiveDate,
    },
    /// Approved.
    Approved,
    /// On the list for the payment.
    Listed,
    /// Paid.
    Paid {
        /// When, under which receipt.
        payment: Payment,
    },
    /// Looked through after the payment, and put away.
    Closed {
        /// The payment.
        payment: Payment,
    },
    /// Refused.
    Refused {
        /// Why.
        reason: String,
    },
    /// What was paid must come back.
    Recover {
        /// The payment.
        payment: Payment,
        /// How much must come back.
        amount: Fen,
        /// Why.
        reason: String,
    },
    /// It came back.
    Recovered {
        /// The payment.
        payment: Payment,
        /// How much came back.
        amount: Fen,
        /// Why.
        reason: String,
        /// When, under which receipt.
        back: Payment,
    },
}

/// What is done about a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimStep {
    /// Somebody applies, with the papers.
    Apply,
    /// The township has checked.
    PassTown,
    /// The county has reviewed: it is posted, for so many full days.
    PassCounty {
        /// How many.
        notice_days: u64,
    },
    /// The notice is over and nothing stands against it.
    Approve,
    /// It goes on the list for the payment.
    List,
    /// It was paid.
    Pay(Payment),
    /// It was looked through after the payment.
    Close,
    /// It goes one step back.
    Return {
        /// Why.
        reason: String,
    },
    /// It is not paid.
    Refuse {
        /// Why.
        reason: String,
    },
    /// What was paid must come back.
    Recover {
        /// How much.
        amount: Fen,
        /// Why.
        reason: String,
    },
    /// It came back.
    CameBack(Payment),
}

/// Why a step is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The state does not allow it.
    #[error("a claim that is {from} cannot take the step {step}")]
    State {
        /// Code of the state.
        from: &'static str,
        /// Code of the step.
        step: &'static str,
    },
    /// It was paid before.
    #[error("the claim was paid before")]
    PaidBefore,
    /// The notice still hangs.
    #[error("the notice still hangs")]
    NoticeHangs,
    /// No such amount can come back.
    #[error("no such amount was paid")]
    Amount,
}

impl ClaimState {
    /// The codes of all states, in their order.
    pub const CODES: [&'static str; 11] = [
        "draft",
        "town_check",
        "county_review",
        "public_notice",
        "approved",
        "listed",
        "paid",
        "closed",
        "refused",
        "recover",
        "recovered",
    ];

    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::TownCheck => "town_check",
            Self::CountyReview => "county_review",
            Self::PublicNotice { .. } => "public_notice",
            Self::Approved => "approved",
            Self::Listed => "listed",
            Self::Paid { .. } => "paid",
            Self::Closed { .. } => "closed",
            Self::Refused { .. } => "refused",
            Self::Recover { .. } => "recover",
            Self::Recovered { .. } => "recovered",
        }
    }

    /// The payment, where there was one.
    pub const fn payment(&self) -> Option<&Payment> {
        match self {
            Self::Paid { payment }
            | Self::Closed { payment }
            | Self::Recover { payment, .. }
            | Self::Recovered { payment, .. } => Some(payment),
            _ => None,
        }
    }

    /// Whether the amount was settled: later figures do not change it.
    pub const fn is_decided(&self) -> bool {
        !matches!(self, Self::Draft | Self::TownCheck | Self::CountyReview)
    }

    /// The state after a step.
    pub fn step(self, step: &ClaimStep, today: NaiveDate) -> Result<Self, Refused> {
        match (self, step) {
            (Self::Draft, ClaimStep::Apply) => Ok(Self::TownCheck),
            (Self::TownCheck, ClaimStep::PassTown) => Ok(Self::CountyReview),
            (Self::CountyReview, ClaimStep::PassCounty { notice_days }) => Ok(Self::PublicNotice {
                from: today,
                until: dates::add_days(today, *notice_days),
            }),
            (Self::PublicNotice { until, .. }, ClaimStep::Approve) if today <= until => {
                Err(Refused::NoticeHangs)
            }
            (Self::PublicNotice { .. }, ClaimStep::Approve) => Ok(Self::Approved),
            (Self::Approved, ClaimStep::List) => Ok(Self::Listed),
            (Self::Listed, ClaimStep::Pay(payment)) => Ok(Self::Paid {
                payment: payment.clone(),
            }),
            (Self::Paid { payment }, ClaimStep::Close) => Ok(Self::Closed { payment }),
            (state, ClaimStep::Return { .. }) => state.back(),
            (state, ClaimStep::Refuse { reason }) => state.refuse(reason),
            (Self::Paid { payment } | Self::Closed { payment }, ClaimStep::Recover { amount, reason }) => {
                Ok(Self::Recover {
                    payment,
                    amount: *amount,
                    reason: reason.clone(),
                })
            }
            (
                Self::Recover {
                    payment,
                    amount,
                    reason,
                },
                ClaimStep::CameBack(back),
            ) => Ok(Self::Recovered {
                payment,
                amount,
                reason,
                back: back.clone(),
            }),
            (state, ClaimStep::Pay(_)) if state.payment().is_some() => Err(Refused::PaidBefore),
            (state, step) => Err(Refused::State {
                from: state.code(),
                step: step.code(),
            }),
        }
    }

    /// One step back: nothing that was paid goes back.
    fn back(self) -> Result<Self, Refused> {
        match self {
            Self::TownCheck => Ok(Self::Draft),
            Self::CountyReview => Ok(Self::TownCheck),
            Self::PublicNotice { .. } => Ok(Self::CountyReview),
            Self::Listed => Ok(Self::Approved),
            state => Err(Refused::State {
                from: state.code(),
                step: "return",
            }),
        }
    }

    /// Refused: nothing that was paid can be refused any more, it is recovered.
    fn refuse(self, reason: &str) -> Result<Self, Refused> {
        match self {
            Self::Draft
            | Self::TownCheck
            | Self::CountyReview
            | Self::PublicNotice { .. }
            | Self::Approved
            | Self::Listed => Ok(Self::Refused {
                reason: reason.to_owned(),
            }),
            state => Err(Refused::State {
                from: state.code(),
                step: "refuse",
            }),
        }
    }
}

impl ClaimStep {
    /// The codes of all steps.
    pub const CODES: [&'static str; 11] = [
        "apply",
        "pass_town",
        "pass_county",
        "approve",
        "list",
        "pay",
        "close",
        "return",
        "refuse",
        "recover",
        "came_back",
    ];

    /// The stable code of the step.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Apply => "apply",
            Self::PassTown => "pass_town",
            Self::PassCounty { .. } => "pass_county",
            Self::Approve => "approve",
            Self::List => "list",
            Self::Pay(_) => "pay",
            Self::Close => "close",
            Self::Return { .. } => "return",
            Self::Refuse { .. } => "refuse",
            Self::Recover { .. } => "recover",
            Self::CameBack(_) => "came_back",
        }
    }

    /// The reason that was given for it.
    pub fn reason(&self) -> &str {
        match self {
            Self::Return { reason } | Self::Refuse { reason } | Self::Recover { reason, .. } => reason,
            _ => "",
        }
    }
}
