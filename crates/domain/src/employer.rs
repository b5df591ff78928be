//! Employers.

use crate::ids::EmployerId;
use crate::values::{AreaCode, SocialCreditCode};
use serde::{Deserialize, Serialize};

/// An employer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employer {
    /// Our id.
    pub id: EmployerId,
    /// Social credit code; postings found on the open web often have none.
    pub uscc: Option<SocialCreditCode>,
    /// Name.
    pub name: String,
    /// Where it works.
    pub area: Option<AreaCode>,
    /// Industry, as written.
    pub industry: String,
    /// On the wage blacklist, or its number has ceased: nothing of it is shown or matched.
    pub blacklisted: bool,
}
