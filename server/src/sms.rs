//! Which way text messages leave: by a gateway, or, for the demo county, onto the terminal.

use async_trait::async_trait;
use clap::Args;
use domain::values::Phone;
use services::sms::{HttpGateway, SmsFailure, SmsSender};
use services::{Failure, Services};
use std::sync::Arc;

/// The gateway for text messages; without it people enter by the codes of their slips.
#[derive(Args, Clone)]
pub struct Sms {
    /// Address that takes a message by one `GET`, with `{user}`, `{password}`, `{to}` and `{text}` in it.
    #[arg(
        long = "sms-url",
        env = "SONGGANG_SMS_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    url: Option<String>,
    /// Name at the gateway.
    #[arg(
        long = "sms-user",
        env = "SONGGANG_SMS_USER",
        default_value = "",
        hide_env_values = true
    )]
    user: String,
    /// Password at the gateway.
    #[arg(skip = std::env::var("SONGGANG_SMS_PASSWORD").unwrap_or_default())]
    password: String,
    /// How the gateway's answer begins when it took the message; any answer of status 2xx when left out.
    #[arg(long = "sms-accepted", env = "SONGGANG_SMS_ACCEPTED", default_value = "")]
    accepted: String,
}

impl std::fmt::Debug for Sms {
    /// Never shows the address: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms").finish_non_exhaustive()
    }
}

impl Sms {
    /// Lets the services send by the gateway; codes of a demo county, where nobody is real, come onto the terminal.
    pub async fn attach(self, services: &Services) -> Result<(), Failure> {
        match self.url {
            Some(url) => services.send_messages_by(Arc::new(HttpGateway {
                url,
                user: self.user,
                password: self.password,
                accepted: self.accepted,
            })),
            None if services.is_demo().await? => services.send_messages_by(Arc::new(Terminal)),
            None => {}
        }
        Ok(())
    }
}

/// Prints messages beside a masked number.
struct Terminal;

#[async_trait]
impl SmsSender for Terminal {
    async fn send(&self, to: &Phone, text: &str) -> Result<(), SmsFailure> {
        eprintln!("Text message to {}: {text}", to.masked());
        Ok(())
    }
}
