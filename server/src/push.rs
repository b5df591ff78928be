//! Which way messages to browsers leave.

use clap::Args;
use services::messages::Carrier;
use services::push::PushWay;
use services::{Failure, Services};
use std::sync::Arc;

/// The relay for messages to browsers; without it no browser is told.
#[derive(Args, Clone, Debug)]
pub struct Push {
    /// A proxy that passes `URL/service/path` on to `https://service/path`.
    #[arg(long = "push-relay", env = "SONGGANG_PUSH_RELAY", value_name = "URL")]
    relay: Option<String>,
    /// Push services besides those of usual browsers, apart by commas.
    #[arg(
        long = "push-services",
        env = "SONGGANG_PUSH_SERVICES",
        value_delimiter = ',',
        value_name = "NAMES"
    )]
    services: Vec<String>,
}

impl Push {
    /// What tells browsers, if there is a relay.
    pub fn attach(self, services: &Services, origin: &str) -> Result<Option<Arc<dyn Carrier>>, Failure> {
        let Some(relay) = self.relay else {
            return Ok(None);
        };
        let way = PushWay {
            relay,
            services: self.services,
        };
        Ok(Some(Arc::new(services.push_carrier(way, origin)?)))
    }
}
