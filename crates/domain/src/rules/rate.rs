//! Rates against a target: C4.

/// C4: whether `part` of `whole` reaches `percent`, on integers, never on a rounded display; `None` (neither passed nor
/// failed) when there is no whole.
pub const fn reaches(part: u64, whole: u64, percent: i64) -> Option<bool> {
    if whole == 0 {
        return None;
    }
    Some(100 * part as i128 >= percent as i128 * whole as i128)
}
