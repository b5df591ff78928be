//! One pension scheme a person: R24.

use crate::code::codes;
use std::collections::BTreeSet;

codes! {
    /// A scheme somebody may be in.
    pub enum Scheme {
        /// 职工养老保险.
        EmployeePension = "employee_pension",
        /// 老年养老保障.
        LandLossPension = "land_loss_pension",
        /// 老年养老补助.
        LandLossAllowance = "land_loss_allowance",
    }
}

/// R24 (S1a, S1c 不再享受老年养老补助待遇, 不得重复参保): nobody is in two schemes at a time.
pub fn is_one_scheme(active: &[Scheme]) -> bool {
    active.iter().collect::<BTreeSet<_>>().len() <= 1
}
