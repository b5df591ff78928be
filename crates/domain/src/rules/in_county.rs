//! Work inside the county: R104.

use crate::values::{AreaCode, AreaLevel};

/// R104 (S1i 在县内企业就业): whether a workplace lies in the county of a person's registered residence. The place of
/// work counts, not the employer's registered address; a code above the county level answers no.
pub fn is_in_county(workplace: AreaCode, hukou: AreaCode) -> bool {
    let county = workplace.at(AreaLevel::County);
    county.is_some() && county == hukou.at(AreaLevel::County)
}
