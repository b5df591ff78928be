//! Answers questions about policy figures.

use crate::Services;
use async_trait::async_trait;
use domain::actor::Actor;
use domain::params::PolicyParameter;
use domain::ports::{Answered, Policies};

#[async_trait]
impl Policies for Services {
    async fn in_force(&self, _who: &Actor) -> Answered<Vec<PolicyParameter>> {
        let today = self.clock.today();
        let params = self.params().await.map_err(|f| self.internal(&f))?;
        let mut rows: Vec<PolicyParameter> = params.0;
        rows.retain(|row| row.valid_from <= today && row.valid_to.is_none_or(|end| today <= end));
        rows.sort_by_key(|row| (row.key, row.area));
        Ok(rows)
    }
}
