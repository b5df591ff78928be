//! Upper age limits without legal ground.

use super::has;
use crate::import::parse::age;
use std::ops::Range;

/// Not about applicants: the age of the staff, of customers, of children looked after, or a limit that is waived.
const ELSEWHERE: [&str; 9] = [
    "平均",
    "年龄不限",
    "不限年龄",
    "客户",
    "儿童",
    "幼儿",
    "宝宝",
    "学员",
    "用户",
];

/// Upper limits in a clause.
pub(super) fn find(clause: &str) -> Vec<Range<usize>> {
    if has(clause, &ELSEWHERE) {
        Vec::new()
    } else {
        age::upper_limits(clause)
    }
}
