//! Where a case stands, and which step leads where.

use super::{CaseStep, TransferTo};
use crate::code::codes;
use crate::ids::EmployerId;
use crate::values::Fen;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Where a case stands, without its facts.
    pub enum CaseStage {
        /// It came.
        Received = "received",
        /// It is looked into.
        Investigating = "investigating",
        /// Somebody was ordered to pay.
        Ordered = "ordered",
        /// It lies with the arbitration.
        Arbitration = "arbitration",
        /// It lies with the court.
        Court = "court",
        /// The firm is to go on the blacklist.
        Blacklist = "blacklist",
        /// It was handed on.
        Transferred = "transferred",
        /// It was turned away.
        NotAccepted = "not_accepted",
        /// Everything was paid.
        ClosedPaid = "closed_paid",
        /// The two sides came to terms.
        ClosedSettled = "closed_settled",
        /// Nothing of it was found.
        ClosedUnfounded = "closed_unfounded",
    }
}

impl CaseStage {
    /// Whether somebody still has to do something.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Received
                | Self::Investigating
                | Self::Ordered
                | Self::Arbitration
                | Self::Court
                | Self::Blacklist
        )
    }

    /// Whether an office has a day by which it must have done the next step.
    pub const fn has_limit(self) -> bool {
        matches!(self, Self::Received | Self::Investigating)
    }

    /// Whether it lies with somebody else, or is decided but not paid.
    pub const fn is_followed(self) -> bool {
        matches!(self, Self::Arbitration | Self::Court | Self::Blacklist)
    }
}

codes! {
    /// Who must pay (R82).
    pub enum Liable {
        /// 用人单位: whoever employs, where there is no site.
        Employer = "employer",
        /// 分包单位: directly responsible; the general contractor answers for the whole.
        Subcontractor = "subcontractor",
        /// 总包单位: advances the wages.
        GeneralContractor = "general_contractor",
    }
}

codes! {
    /// How a case ended.
    pub enum CaseEnd {
        /// Everything was paid.
        Paid = "paid",
        /// The two sides came to terms.
        Settled = "settled",
        /// Nothing of it was found.
        Unfounded = "unfounded",
    }
}

/// An order to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayOrder {
    /// In which part the firm must pay.
    pub liable: Liable,
    /// Which employer that is, where it is on our list.
    pub employer: Option<EmployerId>,
    /// Its name.
    pub firm: String,
    /// How much.
    pub amount: Fen,
    /// By when.
    pub pay_by: NaiveDate,
}

/// Where a case stands, with what is known only there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum CaseState {
    /// It came.
    Received,
    /// It was turned away.
    NotAccepted,
    /// It was handed on.
    Transferred {
        /// To whom.
        to: TransferTo,
    },
    /// It is looked into.
    Investigating {
        /// Whether the time for it was lengthened already.
        extended: bool,
    },
    /// Somebody was ordered to pay.
    Ordered {
        /// Who, how much, by when.
        order: PayOrder,
    },
    /// Not paid: it lies with the arbitration.
    Arbitration {
        /// What was ordered.
        order: PayOrder,
    },
    /// Not paid: it lies with the court.
    Court {
        /// What was ordered.
        order: PayOrder,
    },
    /// Not paid: the firm is to go on the blacklist.
    Blacklist {
        /// What was ordered.
        order: PayOrder,
    },
    /// It is over.
    Closed {
        /// How.
        end: CaseEnd,
        /// What was ordered, where something was.
        order: Option<PayOrder>,
    },
}

/// A step that the present state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case that is {from} takes no such step")]
pub struct NotPossible {
    /// The stage it is in.
    pub from: CaseStage,
}

impl CaseState {
    /// The stage.
    pub const fn stage(&self) -> CaseStage {
        match self {
            Self::Received => CaseStage::Received,
            Self::NotAccepted => CaseStage::NotAccepted,
            Self::Transferred { .. } => CaseStage::Transferred,
            Self::Investigating { .. } => CaseStage::Investigating,
            Self::Ordered { .. } => CaseStage::Ordered,
            Self::Arbitration { .. } => CaseStage::Arbitration,
            Self::Court { .. } => CaseStage::Court,
            Self::Blacklist { .. } => CaseStage::Blacklist,
            Self::Closed { end, .. } => match end {
                CaseEnd::Paid => CaseStage::ClosedPaid,
                CaseEnd::Settled => CaseStage::ClosedSettled,
                CaseEnd::Unfounded => CaseStage::ClosedUnfounded,
            },
        }
    }

    /// What was ordered, where something was.
    pub const fn order(&self) -> Option<&PayOrder> {
        match self {
            Self::Ordered { order }
            | Self::Arbitration { order }
            | Self::Court { order }
            | Self::Blacklist { order }
            | Self::Closed {
                order: Some(order), ..
            } => Some(order),
            _ => None,
        }
    }

    /// The same with the employer that was ordered to pay, once it is known which that is.
    #[must_use]
    pub fn against(mut self, employer: EmployerId) -> Self {
        if let Self::Ordered { order } | Self::Arbitration { order } | Self::Court { order } = &mut self {
            order.employer = Some(employer);
        }
        self
    }

    /// The state a step leads to. `owed` is what is asked for, `paid` all that has been paid, this step included.
    pub fn after(self, step: &CaseStep, (owed, paid): (Fen, Fen)) -> Result<Self, NotPossible> {
        let from = self.stage();
        let over = |end, order| Ok(Self::Closed { end, order });
        match (self, step) {
            (Self::Received, CaseStep::Accept) => Ok(Self::Investigating { extended: false }),
            (Self::Received, CaseStep::NotAccept) => Ok(Self::NotAccepted),
            (Self::Received | Self::Investigating { .. }, CaseStep::Transfer(to)) => {
                Ok(Self::Transferred { to: *to })
            }
            (Self::Investigating { extended: false }, CaseStep::Extend) => {
                Ok(Self::Investigating { extended: true })
            }
            (Self::Investigating { .. }, CaseStep::Order(order)) => {
                Ok(Self::Ordered { order: order.clone() })
            }
            (Self::Investigating { extended }, step) if step.money().is_some() => {
                // While nobody knows how much is owed, nothing is paid in full.
                if owed.0 > 0 && paid >= owed {
                    return over(CaseEnd::Paid, None);
                }
                Ok(Self::Investigating { extended })
            }
            (Self::Ordered { order }, CaseStep::Arbitrate) => Ok(Self::Arbitration { order }),
            (Self::Ordered { order } | Self::Arbitration { order }, CaseStep::Sue) => {
                Ok(Self::Court { order })
            }
            (
                Self::Ordered { order } | Self::Arbitration { order } | Self::Court { order },
                CaseStep::Blacklist,
            ) => Ok(Self::Blacklist { order }),
            (state, step) if step.money().is_some() => match state.order().cloned() {
                Some(order) if from.is_open() && paid >= order.amount => over(CaseEnd::Paid, Some(order)),
                Some(_) if from.is_open() => Ok(state),
                _ => Err(NotPossible { from }),
            },
            (state, CaseStep::Settle) if from.is_open() && from != CaseStage::Received => {
                over(CaseEnd::Settled, state.order().cloned())
            }
            (Self::Investigating { .. }, CaseStep::Dismiss) => over(CaseEnd::Unfounded, None),
            (state, step) if step.is_beside() && from.is_open() => Ok(state),
            _ => Err(NotPossible { from }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(yuan: i64) -> PayOrder {
        PayOrder {
            liable: Liable::GeneralContractor,
            employer: None,
            firm: "青禾建设".to_owned(),
            amount: Fen::yuan(yuan),
            pay_by: NaiveDate::default(),
        }
    }

    fn after(state: CaseState, step: &CaseStep, paid: i64) -> Result<CaseState, NotPossible> {
        state.after(step, (Fen::yuan(900), Fen::yuan(paid)))
    }

    #[test]
    fn an_order_closes_when_everything_was_paid_by_whomever() {
        let ordered = CaseState::Ordered { order: order(900) };
        let half = after(ordered.clone(), &CaseStep::Deposit(Fen::yuan(400)), 400).unwrap();
        assert_eq!(half.stage(), CaseStage::Ordered);
        let paid = after(half, &CaseStep::Advance(Fen::yuan(500)), 900).unwrap();
        assert_eq!(paid.stage(), CaseStage::ClosedPaid);
        assert_eq!(paid.order(), Some(&order(900)));
    }

    #[test]
    fn a_sum_that_nobody_knows_is_not_paid_in_full() {
        let investigating = CaseState::Investigating { extended: false };
        let paid = |owed| {
            let step = CaseStep::Pay(Fen::yuan(100));
            investigating.clone().after(&step, (owed, Fen::yuan(100)))
        };
        assert_eq!(paid(Fen(0)), Ok(investigating.clone()));
        assert_eq!(paid(Fen::yuan(100)).unwrap().stage(), CaseStage::ClosedPaid);
    }

    #[test]
    fn time_is_lengthened_once() {
        let investigating = CaseState::Investigating { extended: false };
        let longer = after(investigating, &CaseStep::Extend, 0).unwrap();
        assert!(after(longer, &CaseStep::Extend, 0).is_err());
    }

    #[test]
    fn what_is_over_takes_no_step() {
        for state in [
            CaseState::NotAccepted,
            CaseState::Transferred {
                to: TransferTo::Housing,
            },
            CaseState::Closed {
                end: CaseEnd::Paid,
                order: Some(order(900)),
            },
        ] {
            for step in [
                CaseStep::Accept,
                CaseStep::Note,
                CaseStep::Pay(Fen::yuan(1)),
                CaseStep::Settle,
            ] {
                assert!(after(state.clone(), &step, 900).is_err(), "{state:?} {step:?}");
            }
        }
    }

    /// What a page offers is what a state takes, and nothing else.
    #[test]
    fn the_deeds_of_a_stage_are_those_it_takes() {
        let states = [
            CaseState::Received,
            CaseState::Investigating { extended: false },
            CaseState::Ordered { order: order(900) },
            CaseState::Arbitration { order: order(900) },
            CaseState::Court { order: order(900) },
            CaseState::Blacklist { order: order(900) },
        ];
        let steps = [
            CaseStep::Accept,
            CaseStep::NotAccept,
            CaseStep::Transfer(TransferTo::Housing),
            CaseStep::Extend,
            CaseStep::Order(order(1)),
            CaseStep::Pay(Fen::yuan(1)),
            CaseStep::Deposit(Fen::yuan(1)),
            CaseStep::Advance(Fen::yuan(1)),
            CaseStep::LegalAid,
            CaseStep::Share(TransferTo::Housing),
            CaseStep::Arbitrate,
            CaseStep::Sue,
            CaseStep::Blacklist,
            CaseStep::Settle,
            CaseStep::Dismiss,
            CaseStep::TellEmployer,
            CaseStep::Note,
        ];
        for state in states {
            for step in &steps {
                let offered = state.stage().deeds().contains(&step.deed());
                // Shared words are for those who know of a wrong: before it is accepted nothing is shared.
                let taken = after(state.clone(), step, 1).is_ok();
                let early = matches!(step, CaseStep::Share(_)) && state.stage() == CaseStage::Received;
                assert_eq!(taken && !early, offered, "{state:?} {step:?}");
            }
        }
    }
}
