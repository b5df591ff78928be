//! Policy figures in force.

use super::Answered;
use crate::actor::Actor;
use crate::params::PolicyParameter;
use async_trait::async_trait;

/// Questions about policy figures. Public.
#[async_trait]
pub trait Policies: Send + Sync {
    /// The figures in force today, with their sources.
    async fn in_force(&self, who: &Actor) -> Answered<Vec<PolicyParameter>>;
}
