//! Which way text messages leave: by a gateway, or, for the demo county, onto the terminal.

use async_trait::async_trait;
use clap::Args;
use domain::values::Phone;
use services::messages::{Carrier, SmsCarrier};
use services::sms::{HttpGateway, HttpTemplate, SmsFailure, SmsSender};
use services::{Failure, Services};
use std::sync::Arc;

/// Letters a token has at least.
const TOKEN_MIN: usize = 16;

/// The gateway for text messages; without it people enter by the codes of their slips.
#[derive(Args, Clone)]
pub struct Sms {
    /// Address that takes a message, with `{user}`, `{password}`, `{to}`, `{text}`, `{id}` and `{receipt}` in it.
    #[arg(
        long = "sms-url",
        env = "SONGGANG_SMS_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    url: Option<String>,
    /// What is posted there, with the same marks: JSON when it begins with `{"` or `[`, else a form. Asked by `GET` when left out.
    #[arg(
        long = "sms-body",
        env = "SONGGANG_SMS_BODY",
        default_value = "",
        value_name = "TEXT",
        hide_env_values = true
    )]
    body: String,
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
    /// Messages the gateway takes at the same time.
    #[arg(
        long = "sms-at-once",
        env = "SONGGANG_SMS_AT_ONCE",
        default_value_t = 32,
        value_name = "N"
    )]
    at_once: usize,
    /// The address the gateway reaches this server by, for receipts; the listening address when left out.
    #[arg(long = "sms-callback", env = "SONGGANG_SMS_CALLBACK", value_name = "URL")]
    callback: Option<String>,
    /// How the gateway writes the status into the address of a receipt.
    #[arg(
        long = "sms-receipt-status",
        env = "SONGGANG_SMS_RECEIPT_STATUS",
        default_value = "%d"
    )]
    status: String,
    /// The secret in the addresses of receipts and incoming messages; without it neither is taken.
    #[arg(skip = std::env::var("SONGGANG_SMS_TOKEN").unwrap_or_default())]
    token: String,
}

impl std::fmt::Debug for Sms {
    /// Never shows the address: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms").finish_non_exhaustive()
    }
}

impl Sms {
    /// The secret of the addresses the gateway calls, if there is one.
    pub fn token(&self) -> Result<Option<&str>, Failure> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        match self.token.as_str() {
            "" => Ok(None),
            token if token.len() >= TOKEN_MIN && token.bytes().all(plain) => Ok(Some(token)),
            _ => Err(Failure::message(format!(
                "SONGGANG_SMS_TOKEN needs {TOKEN_MIN} letters, figures, - or _ at least."
            ))),
        }
    }

    /// Lets the services send by the gateway; codes of a demo county, where nobody is real, come onto the terminal. Gives what
    /// takes messages about leads, which nothing but a gateway with receipts does.
    pub async fn attach(
        self,
        services: &Services,
        listening: &str,
    ) -> Result<Option<Arc<dyn Carrier>>, Failure> {
        let receipts = self.token()?.map(|token| {
            let base = self
                .callback
                .as_deref()
                .unwrap_or(listening)
                .trim_end_matches('/');
            format!("{base}/hooks/sms/{token}/receipt?m={{id}}&s={}", self.status)
        });
        let Some(url) = self.url else {
            if services.is_demo().await? {
                services.send_messages_by(Arc::new(Terminal));
            }
            return Ok(None);
        };
        let gateway: Arc<dyn SmsSender> = Arc::new(HttpGateway::new(HttpTemplate {
            url,
            body: self.body,
            user: self.user,
            password: self.password,
            accepted: self.accepted,
            receipts: receipts.clone().unwrap_or_default(),
        }));
        services.send_messages_by(Arc::clone(&gateway));
        if receipts.is_none() {
            eprintln!(
                "SONGGANG_SMS_TOKEN is not set: nothing proves that messages arrive, so leads are not sent by them."
            );
            return Ok(None);
        }
        Ok(Some(Arc::new(SmsCarrier::new(gateway, self.at_once))))
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
