//! Steps of a case, and the trail they leave.

use super::{CaseStage, PayOrder, TransferTo};
use crate::code::codes;
use crate::ids::{CaseEntryId, CaseId};
use crate::values::Fen;
use chrono::{DateTime, NaiveDate, Utc};

codes! {
    /// What was done, as the trail says.
    pub enum CaseDeed {
        /// It came.
        Receive = "receive",
        /// 受理.
        Accept = "accept",
        /// 不予受理.
        NotAccept = "not_accept",
        /// 移送.
        Transfer = "transfer",
        /// 延期.
        Extend = "extend",
        /// 责令支付.
        Order = "order",
        /// 支付.
        Pay = "pay",
        /// 动用工资保证金 (Y80).
        Deposit = "deposit",
        /// 总包先行垫付.
        Advance = "advance",
        /// 法律援助绿色通道 (Y82).
        LegalAid = "legal_aid",
        /// 通报其他部门 (Y79).
        Share = "share",
        /// 转仲裁.
        Arbitrate = "arbitrate",
        /// 申请法院强制执行.
        Sue = "sue",
        /// 列入黑名单程序.
        Blacklist = "blacklist",
        /// 双方和解.
        Settle = "settle",
        /// 查无此事.
        Dismiss = "dismiss",
        /// 告知单位.
        TellEmployer = "tell_employer",
        /// 记一笔.
        Note = "note",
    }
}

impl CaseDeed {
    /// Whether a reason or words belong to it.
    pub const fn needs_words(self) -> bool {
        matches!(
            self,
            Self::NotAccept
                | Self::Transfer
                | Self::Extend
                | Self::Settle
                | Self::Dismiss
                | Self::TellEmployer
                | Self::LegalAid
                | Self::Note
        )
    }
}

/// What an officer says of an order to pay: the rule says who must pay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderWish {
    /// Whether the work is on a site with a general contractor.
    pub on_site: bool,
    /// Whether that has settled the subcontract.
    pub settled: bool,
    /// Name of the general contractor.
    pub contractor: String,
    /// Its social credit code.
    pub contractor_uscc: Option<crate::values::SocialCreditCode>,
    /// How much.
    pub amount: Fen,
    /// By when.
    pub pay_by: Option<NaiveDate>,
}

/// A step with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseStep {
    /// It is looked into.
    Accept,
    /// It is turned away.
    NotAccept,
    /// It is handed on.
    Transfer(TransferTo),
    /// The time for looking into it is lengthened, once.
    Extend,
    /// Somebody must pay.
    Order(PayOrder),
    /// Something was paid.
    Pay(Fen),
    /// The deposit for wages was drawn on.
    Deposit(Fen),
    /// The general contractor advanced wages.
    Advance(Fen),
    /// The person was led to legal aid.
    LegalAid,
    /// Another department was told.
    Share(TransferTo),
    /// It goes to the arbitration.
    Arbitrate,
    /// It goes to the court.
    Sue,
    /// The firm is to go on the blacklist.
    Blacklist,
    /// The two sides came to terms.
    Settle,
    /// Nothing of it was found.
    Dismiss,
    /// The employer is told.
    TellEmployer,
    /// Something is written down.
    Note,
}

impl CaseStep {
    /// What the trail calls it.
    pub const fn deed(&self) -> CaseDeed {
        match self {
            Self::Accept => CaseDeed::Accept,
            Self::NotAccept => CaseDeed::NotAccept,
            Self::Transfer(_) => CaseDeed::Transfer,
            Self::Extend => CaseDeed::Extend,
            Self::Order(_) => CaseDeed::Order,
            Self::Pay(_) => CaseDeed::Pay,
            Self::Deposit(_) => CaseDeed::Deposit,
            Self::Advance(_) => CaseDeed::Advance,
            Self::LegalAid => CaseDeed::LegalAid,
            Self::Share(_) => CaseDeed::Share,
            Self::Arbitrate => CaseDeed::Arbitrate,
            Self::Sue => CaseDeed::Sue,
            Self::Blacklist => CaseDeed::Blacklist,
            Self::Settle => CaseDeed::Settle,
            Self::Dismiss => CaseDeed::Dismiss,
            Self::TellEmployer => CaseDeed::TellEmployer,
            Self::Note => CaseDeed::Note,
        }
    }

    /// The money that came with it.
    pub const fn money(&self) -> Option<Fen> {
        match self {
            Self::Pay(fen) | Self::Deposit(fen) | Self::Advance(fen) => Some(*fen),
            _ => None,
        }
    }

    /// Whether it leaves the case where it stands.
    pub const fn is_beside(&self) -> bool {
        matches!(
            self,
            Self::LegalAid | Self::Share(_) | Self::TellEmployer | Self::Note
        )
    }
}

/// What a rule said at a step, with its version and everything it was told: kept as it was.
pub type CaseFinding = serde_json::Value;

/// A line of the trail.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseEntry {
    /// Our id.
    pub id: CaseEntryId,
    /// Of which case.
    pub case: CaseId,
    /// The version it made.
    pub version: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as [`crate::actor::Actor::label`] says.
    pub actor: String,
    /// What was done.
    pub deed: CaseDeed,
    /// Where the case stood after it.
    pub to: CaseStage,
    /// To whom it was handed on, or who was told.
    pub department: Option<TransferTo>,
    /// The money of the step.
    pub amount: Option<Fen>,
    /// What was written: sealed.
    pub words: String,
    /// What a rule said.
    pub finding: Option<CaseFinding>,
}

/// Which steps a stage takes, in the order of the page.
impl CaseStage {
    /// The deeds that are possible in it.
    pub fn deeds(self) -> &'static [CaseDeed] {
        use CaseDeed as D;
        match self {
            Self::Received => &[
                D::Accept,
                D::Transfer,
                D::NotAccept,
                D::LegalAid,
                D::TellEmployer,
                D::Note,
            ],
            Self::Investigating => &[
                D::Order,
                D::Pay,
                D::Deposit,
                D::Advance,
                D::Extend,
                D::Transfer,
                D::Settle,
                D::Dismiss,
                D::LegalAid,
                D::Share,
                D::TellEmployer,
                D::Note,
            ],
            Self::Ordered => &[
                D::Pay,
                D::Deposit,
                D::Advance,
                D::Arbitrate,
                D::Sue,
                D::Blacklist,
                D::Settle,
                D::LegalAid,
                D::Share,
                D::TellEmployer,
                D::Note,
            ],
            Self::Arbitration => &[
                D::Pay,
                D::Deposit,
                D::Advance,
                D::Sue,
                D::Blacklist,
                D::Settle,
                D::LegalAid,
                D::Share,
                D::TellEmployer,
                D::Note,
            ],
            Self::Court => &[
                D::Pay,
                D::Deposit,
                D::Advance,
                D::Blacklist,
                D::Settle,
                D::LegalAid,
                D::Share,
                D::TellEmployer,
                D::Note,
            ],
            Self::Blacklist => &[
                D::Pay,
                D::Deposit,
                D::Advance,
                D::Settle,
                D::LegalAid,
                D::Share,
                D::TellEmployer,
                D::Note,
            ],
            _ => &[],
        }
    }
}
