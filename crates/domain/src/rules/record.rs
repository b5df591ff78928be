//! Completeness of a person's file: R101.

use crate::code::codes;
use std::collections::BTreeSet;

codes! {
    /// What the file of a poor worker must hold. "None", entered with a date, is filled; blank is not.
    pub enum RecordGroup {
        /// 基本信息.
        Basics = "basics",
        /// 服务需求.
        ServiceNeeds = "service_needs",
        /// 帮扶措施.
        Measures = "measures",
        /// 帮扶成效.
        Effects = "effects",
        /// 享受政策.
        PolicyUse = "policy_use",
        /// 务工收入.
        WorkIncome = "work_income",
    }
}

/// R101 (S1i 帮扶成效等信息完整): filled groups in percent of the groups required, rounded down; only 100 is complete.
pub fn completeness(filled: &BTreeSet<RecordGroup>) -> u32 {
    (100 * filled.len() / RecordGroup::ALL.len()) as u32
}
