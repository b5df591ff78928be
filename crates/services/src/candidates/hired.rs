//! Somebody was taken.

use super::{Failure, Services};
use domain::catalogue::DocumentKind;
use domain::lead::Lead;
use store::Transaction;

impl Services {
    /// What follows in the same transaction when an employer says that it took somebody; the lead is *hired* already. One
    /// opening is taken, and a vacancy without any left is found no more. A placement that is entered later takes none.
    pub(crate) async fn note_hired(&self, change: &mut Transaction, lead: &Lead) -> Result<(), Failure> {
        change.take_opening(lead.vacancy, true).await?;
        change
            .add_index_tasks(&[(DocumentKind::Vacancy, lead.vacancy.0)])
            .await?;
        Ok(())
    }
}
