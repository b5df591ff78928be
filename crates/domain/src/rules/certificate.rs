//! Disability certificates on a file: R97.

use crate::values::{DisabilityCertificateNo, ResidentId, Unknown};

/// R97: reads the number of a certificate for the file of `holder`; a certificate of somebody else is refused.
pub fn certificate_of(text: &str, holder: ResidentId) -> Result<DisabilityCertificateNo, Unknown> {
    let number = DisabilityCertificateNo::parse(text)?;
    if number.holder() == holder {
        Ok(number)
    } else {
        Err(Unknown {
            what: "disability certificate of this person",
        })
    }
}
