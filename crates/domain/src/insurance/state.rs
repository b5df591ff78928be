//! Where somebody stands in the insurance. Each state carries its own facts; a move consumes the state before.

use crate::code::codes;
use crate::values::Fen;
use chrono::NaiveDate;

codes! {
    /// The name of a state.
    pub enum EnrolmentStage {
        /// 待通知.
        Ready = "enrol_ready",
        /// 已通知，等缴费.
        Notified = "notified",
        /// 分期缴费.
        Instalments = "instalments",
        /// 已参保.
        Enrolled = "enrolled",
        /// 转为养老补助.
        Switched = "switched_to_allowance",
        /// 领养老金.
        PensionPaying = "pension_paying",
        /// 领养老补助.
        AllowancePaying = "allowance_paying",
        /// 视为放弃.
        Waived = "waived",
        /// 已结束.
        Closed = "closed",
    }
}

codes! {
    /// Why somebody's insurance ends (R22).
    pub enum CloseCause {
        /// 身故.
        Died = "died",
        /// 户口迁出，退保.
        MovedOut = "moved_out",
        /// 出国（出境）定居.
        Emigrated = "emigrated",
        /// 录用为公务员或事业单位人员.
        CivilService = "civil_service",
    }
}

/// The move does not fit the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the step does not fit {0}")]
pub struct InvalidMove(pub EnrolmentStage);

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnrolmentState {
    /// Registered; the notice of payment is not out.
    Ready,
    /// The notice is out (R15).
    Notified {
        /// When it was received.
        on: NaiveDate,
        /// The last day to pay.
        pay_by: NaiveDate,
    },
    /// Pays by instalments (R16).
    Instalments {
        /// When that was agreed.
        on: NaiveDate,
        /// The last day to finish.
        pay_by: NaiveDate,
    },
    /// Has paid, or need not.
    Enrolled {
        /// Since when.
        on: NaiveDate,
    },
    /// Had not paid everything at the age of the allowance: what was paid went back (R16).
    Switched {
        /// Since when.
        on: NaiveDate,
    },
    /// Gets a pension (R19).
    PensionPaying {
        /// Enrolled since.
        on: NaiveDate,
        /// First month.
        from: NaiveDate,
        /// A month.
        monthly: Fen,
    },
    /// Gets an allowance.
    AllowancePaying {
        /// Enrolled since.
        on: NaiveDate,
        /// First month.
        from: NaiveDate,
    },
    /// Did not pay in time (R15).
    Waived {
        /// The first day too late.
        on: NaiveDate,
    },
    /// Is over.
    Closed {
        /// The day of the death or the leaving.
        on: NaiveDate,
        /// Why.
        cause: CloseCause,
    },
}

impl EnrolmentState {
    /// Its name.
    pub const fn stage(&self) -> EnrolmentStage {
        match self {
            Self::Ready => EnrolmentStage::Ready,
            Self::Notified { .. } => EnrolmentStage::Notified,
            Self::Instalments { .. } => EnrolmentStage::Instalments,
            Self::Enrolled { .. } => EnrolmentStage::Enrolled,
            Self::Switched { .. } => EnrolmentStage::Switched,
            Self::PensionPaying { .. } => EnrolmentStage::PensionPaying,
            Self::AllowancePaying { .. } => EnrolmentStage::AllowancePaying,
            Self::Waived { .. } => EnrolmentStage::Waived,
            Self::Closed { .. } => EnrolmentStage::Closed,
        }
    }

    /// Whether it goes on: a person has one at a time that does (R24).
    pub const fn is_active(&self) -> bool {
        !matches!(self, Self::Waived { .. } | Self::Closed { .. })
    }

    /// Since when something will be paid, once the age is reached.
    pub const fn entitled_since(&self) -> Option<NaiveDate> {
        match self {
            Self::Enrolled { on }
            | Self::Switched { on }
            | Self::PensionPaying { on, .. }
            | Self::AllowancePaying { on, .. } => Some(*on),
            _ => None,
        }
    }

    /// The last day of the payment that is owed.
    pub const fn pay_by(&self) -> Option<NaiveDate> {
        match self {
            Self::Notified { pay_by, .. } | Self::Instalments { pay_by, .. } => Some(*pay_by),
            _ => None,
        }
    }

    /// The notice of payment was received.
    pub const fn notify(self, on: NaiveDate, pay_by: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Ready => Ok(Self::Notified { on, pay_by }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// Instalments were agreed, in the time for payment.
    pub const fn agree(self, on: NaiveDate, pay_by: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Notified { .. } => Ok(Self::Instalments { on, pay_by }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// Everything is paid.
    pub const fn enrol(self, on: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Notified { .. } | Self::Instalments { .. } => Ok(Self::Enrolled { on }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// A payment that completed it was taken back: what was agreed goes on.
    pub const fn reopen(self, on: NaiveDate, pay_by: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Enrolled { .. } => Ok(Self::Instalments { on, pay_by }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// There is nothing to pay.
    pub const fn enrol_free(self, on: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Ready => Ok(Self::Enrolled { on }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// The time to pay is over.
    pub const fn waive(self, on: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Notified { .. } => Ok(Self::Waived { on }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// The age of the allowance was reached before everything was paid.
    pub const fn switch(self, on: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Instalments { .. } => Ok(Self::Switched { on }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// The first pension is paid.
    pub const fn begin_pension(self, from: NaiveDate, monthly: Fen) -> Result<Self, InvalidMove> {
        match self {
            Self::Enrolled { on } => Ok(Self::PensionPaying { on, from, monthly }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// The first allowance is paid.
    pub const fn begin_allowance(self, from: NaiveDate) -> Result<Self, InvalidMove> {
        match self {
            Self::Enrolled { on } | Self::Switched { on } => Ok(Self::AllowancePaying { on, from }),
            other => Err(InvalidMove(other.stage())),
        }
    }

    /// It ends.
    pub const fn close(self, on: NaiveDate, cause: CloseCause) -> Result<Self, InvalidMove> {
        if self.is_active() {
            Ok(Self::Closed { on, cause })
        } else {
            Err(InvalidMove(self.stage()))
        }
    }
}
