//! The port of channels: whatever takes a message to somebody.

use crate::caller::CallFailure;
use crate::sms::SmsSender;
use async_trait::async_trait;
use domain::ids::{MessageId, SubscriptionId};
use domain::lead::Channel;
use domain::push::Subscription;
use domain::values::Phone;
use std::sync::Arc;

/// A message ready to be handed over.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Our id.
    pub id: MessageId,
    /// Whither.
    pub to: To,
    /// What it says, link and all.
    pub text: String,
    /// The address it leads to.
    pub link: String,
}

/// Whither a message goes.
#[derive(Clone, Debug)]
pub enum To {
    /// A mobile telephone.
    Phone(Phone),
    /// Every browser of the person that asked.
    Browsers(Vec<Subscription>),
}

/// A message was taken.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The gateway's own id.
    pub gateway_id: Option<String>,
    /// Browsers that are no longer there.
    pub gone: Vec<SubscriptionId>,
}

/// A message was not taken, or nobody knows.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The gateway takes nothing now; the message was not taken.
    #[error("takes nothing: {0}")]
    Down(String),
    /// The gateway refused this message.
    #[error("refuses: {0}")]
    Refused(String),
    /// It may have been taken.
    #[error("may have taken it: {0}")]
    Unclear(String),
    /// None of these browsers is there any more.
    #[error("nobody is there any more")]
    Gone(Vec<SubscriptionId>),
}

/// Takes messages to people by one channel.
#[async_trait]
pub trait Carrier: Send + Sync {
    /// Which channel.
    fn channel(&self) -> Channel;

    /// How many messages it takes at the same time.
    fn at_once(&self) -> usize;

    /// Hands a message over.
    async fn carry(&self, letter: &Letter) -> Result<Taken, NotTaken>;
}

/// Text messages by a gateway.
pub struct SmsCarrier {
    sender: Arc<dyn SmsSender>,
    at_once: usize,
}

impl SmsCarrier {
    /// By this gateway, which takes so many at the same time.
    pub fn new(sender: Arc<dyn SmsSender>, at_once: usize) -> Self {
        Self { sender, at_once }
    }
}

#[async_trait]
impl Carrier for SmsCarrier {
    fn channel(&self) -> Channel {
        Channel::Sms
    }

    fn at_once(&self) -> usize {
        self.at_once
    }

    async fn carry(&self, letter: &Letter) -> Result<Taken, NotTaken> {
        let To::Phone(phone) = &letter.to else {
            return Err(NotTaken::Refused("there is no number".to_owned()));
        };
        let sent = self.sender.send_with_receipt(letter.id, phone, &letter.text);
        match sent.await {
            Ok(gateway_id) => Ok(Taken {
                gateway_id,
                gone: Vec::new(),
            }),
            Err(failure) if failure.is_unclear() => Err(NotTaken::Unclear(failure.to_string())),
            Err(failure) if failure.is_of_message() => Err(NotTaken::Refused(failure.to_string())),
            Err(failure) => Err(NotTaken::Down(failure.to_string())),
        }
    }
}

impl From<CallFailure> for NotTaken {
    fn from(failure: CallFailure) -> Self {
        match failure {
            CallFailure::Broken(_) | CallFailure::TooSlow(_) => Self::Unclear(failure.to_string()),
            CallFailure::Address | CallFailure::Unreachable(_) => Self::Down(failure.to_string()),
        }
    }
}
