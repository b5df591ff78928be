//! What is known of a firm by its social credit code, and whom offices talk to in it.

use crate::code::codes;
use crate::ids::{ContactId, EmployerId};
use crate::refusal::{FieldProblem, Problem};
use crate::values::{Fen, Phone, SocialCreditCode};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Letters of a name of somebody.
pub const NAME_MAX: usize = 40;

codes! {
    /// How big a firm is, as the statistics office says.
    pub enum FirmSize {
        /// 微型.
        Micro = "micro",
        /// 小型.
        Small = "small",
        /// 中型.
        Medium = "medium",
        /// 大型.
        Large = "large",
    }
}

impl FirmSize {
    /// Whether the levy knows it as small or micro (R10).
    pub const fn is_small(self) -> bool {
        matches!(self, Self::Micro | Self::Small)
    }
}

/// What is known of a firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerFact {
    /// Its social credit code.
    pub uscc: SocialCreditCode,
    /// Who stands for it by law; empty while nobody has said.
    pub legal_rep: String,
    /// How big it is.
    pub size: Option<FirmSize>,
    /// Since when it exists (R10).
    pub founded: Option<NaiveDate>,
    /// The day its number ceased, and which office says so.
    pub ceased: Option<(NaiveDate, String)>,
    /// The deposit for wages that it must leave (Y80).
    pub deposit_due: Option<Fen>,
    /// The deposit it has left.
    pub deposit_paid: Option<Fen>,
    /// Who stated it last.
    pub stated_by: String,
    /// When.
    pub stated_at: DateTime<Utc>,
    /// Counts the changes.
    pub version: u32,
}

/// What of it is stated by the firm or an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactDraft {
    /// Who stands for it by law.
    pub legal_rep: String,
    /// How big it is.
    pub size: Option<FirmSize>,
    /// Since when it exists.
    pub founded: Option<NaiveDate>,
    /// The deposit it must leave; said by offices alone.
    pub deposit_due: Option<Fen>,
    /// The deposit it has left; said by offices alone.
    pub deposit_paid: Option<Fen>,
    /// The version that was seen, where a form showed what is known.
    pub seen: Option<u32>,
}

impl FactDraft {
    /// What cannot be, each beside its field.
    pub fn problems(&self, today: NaiveDate) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let mut problems = Vec::new();
        if self.legal_rep.chars().count() > NAME_MAX {
            problems.push(wrong("legal_rep", Problem::TooLong));
        }
        if self.founded.is_some_and(|day| day > today) {
            problems.push(wrong("founded", Problem::OutOfRange));
        }
        problems
    }
}

codes! {
    /// What somebody of a firm is asked about.
    pub enum ContactKind {
        /// 联络员: everything.
        Liaison = "liaison",
        /// 劳资专管员: wages and labour on a site (Y81).
        Wage = "wage",
        /// 工伤保险联络员: injuries (Y26).
        Injury = "injury",
    }
}

/// Somebody of a firm whom offices talk to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerContact {
    /// Our id.
    pub id: ContactId,
    /// Of which employer.
    pub employer: EmployerId,
    /// About what.
    pub kind: ContactKind,
    /// Who.
    pub name: String,
    /// Telephone.
    pub phone: Phone,
    /// Who added it.
    pub added_by: String,
    /// When.
    pub added_at: DateTime<Utc>,
}
