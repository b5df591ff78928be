//! Who left school and did not go on: R08.

use crate::code::codes;

codes! {
    /// The school somebody finished last.
    pub enum School {
        /// 小学.
        Primary = "primary",
        /// 初中.
        Junior = "junior",
        /// 高中.
        Senior = "senior",
    }
}

/// R08 (S4 农村应届初高中毕业生): finished junior or senior secondary school, and was not admitted to a general senior
/// school or to general higher education. Family hardship and "this year's leavers" are filters of programmes.
pub const fn is_unplaced_school_leaver(finished: School, admitted: bool) -> bool {
    matches!(finished, School::Junior | School::Senior) && !admitted
}
