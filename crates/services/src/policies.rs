//! Answers questions about policy figures.

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::params::PolicyParameter;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, Policies};
use domain::refusal::Refusal;
use serde_json::json;

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

impl Services {
    /// Sets a figure from its first day on. A county sets its own; what holds everywhere only the machine itself.
    pub async fn set_figure(&self, who: &Actor, figure: &PolicyParameter) -> Result<(), Failure> {
        let within = who.scope(Deed::Create, Function::PolicyParameter)?.area;
        if !within.is_none_or(|own| figure.area.is_some_and(|area| own.contains(area))) {
            return Err(Refusal::NotFound.into());
        }
        let mut change = self.db.begin().await?;
        change.set_policy_parameter(figure).await?;
        let detail = json!({ "value": figure.value, "area": figure.area, "from": figure.valid_from });
        change
            .add_audit(&self.audit(who, "set", "policy_parameter", figure.key.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
