//! Households of which nobody has gone over to work off the farm: R09.

/// R09 (S0 “零转移”家庭动态清零; the definition is common municipal practice): somebody in the household is able and
/// willing and has no work, and nobody has gone over to work off the farm.
pub const fn is_zero_transfer_household(willing_surplus: u32, transferred: u32) -> bool {
    willing_surplus >= 1 && transferred == 0
}
