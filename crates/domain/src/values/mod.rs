//! Values that cannot be wrong: parsed once, at the edge, by the same code in the browser and on the server.

mod area_code;
pub mod dates;
mod disability;
mod education;
mod fen;
mod phone;
mod point;
mod resident_id;
mod social_credit_code;
mod work_calendar;

pub use area_code::{AreaCode, AreaKind, AreaLevel};
pub use disability::{DisabilityCertificateNo, DisabilityKind};
pub use education::Education;
pub use fen::Fen;
pub use phone::Phone;
pub use point::Point;
pub use resident_id::{ResidentId, Sex};
pub use social_credit_code::SocialCreditCode;
pub use work_calendar::WorkCalendar;

/// A text that is none of the values expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a {what}")]
pub struct Unknown {
    /// What was expected.
    pub what: &'static str,
}
