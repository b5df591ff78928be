//! Messages: the outbox that tells people of their leads, what gateways say of it, and everybody whom no channel reaches.
//!
//! A message is written with the leads it is about, in their transaction. It is noted as handed over before it is: a program
//! that dies between the two hands nothing over a second time, and what nothing is heard of takes another way in time. The one
//! edge at which somebody may get a message twice is a gateway that says no and sends it all the same.

mod calls;
mod carrier;
mod fairs;
mod firms;
mod follow_ups;
mod hand;
mod inbox;
mod incoming;
mod plan;
mod receipt;
mod reminders;
mod staff;
mod stands;
mod village;
mod words;

pub use carrier::{Carrier, Letter, NotTaken, SmsCarrier, Taken, To};
pub(crate) use receipt::Receipts;
pub use receipt::Replied;

use crate::{Failure, Services};
use chrono::{DateTime, Utc};
use domain::lead::Channel;
use domain::message::MessageFigures;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, PoisonError};

/// The setting that names the channels messages leave by, so that commands plan for those the server has.
const CHANNELS: &str = "channels";

/// What messages leave by.
pub(crate) struct Outbox {
    /// The address people reach the site by, without a slash at its end.
    origin: String,
    lines: Vec<Line>,
}

impl Outbox {
    /// The line of text messages, where there is one.
    fn by_phone(&self) -> Option<&Line> {
        let is_text = |line: &&Line| line.carrier.channel() == Channel::Sms;
        self.lines.iter().find(is_text)
    }
}

/// A carrier, how many messages it is trusted with at the same time (one after trouble, then twice as many each time), and
/// until when it is left alone.
struct Line {
    carrier: Arc<dyn Carrier>,
    width: AtomicUsize,
    rest: Mutex<Rest>,
}

/// How often a carrier was in trouble since it last took anything, and until when it rests for it.
#[derive(Default)]
struct Rest {
    troubles: u32,
    until: Option<DateTime<Utc>>,
}

/// The longest a carrier rests is four minutes.
const LONGEST_REST: u32 = 2;

impl Line {
    fn rests(&self, now: DateTime<Utc>) -> bool {
        let rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.until.is_some_and(|until| now < until)
    }

    /// Notes how a portion went.
    fn heed(&self, trouble: bool, now: DateTime<Utc>) {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        *rest = if trouble {
            Rest {
                troubles: rest.troubles + 1,
                until: Some(MessageFigures::again_at(rest.troubles.min(LONGEST_REST), now)),
            }
        } else {
            Rest::default()
        };
    }
}

impl Services {
    /// Lets messages leave by these carriers, with links under this address, and notes that there are such channels.
    pub async fn open_outbox(&self, origin: &str, carriers: Vec<Arc<dyn Carrier>>) -> Result<(), Failure> {
        let codes: Vec<&str> = carriers.iter().map(|carrier| carrier.channel().code()).collect();
        let mut change = self.db.begin().await?;
        let said = (!codes.is_empty()).then(|| codes.join(" "));
        change.set_setting(None, CHANNELS, said.as_deref()).await?;
        change.commit().await?;
        let line = |carrier: Arc<dyn Carrier>| Line {
            carrier,
            width: AtomicUsize::new(1),
            rest: Mutex::default(),
        };
        let outbox = Outbox {
            origin: origin.trim_end_matches('/').to_owned(),
            lines: carriers.into_iter().map(line).collect(),
        };
        self.outbox
            .set(Arc::new(outbox))
            .map_err(|_| Failure::message("Messages have a way already."))
    }

    /// The channels messages leave by, of this program or of the one that serves.
    async fn channels(&self, db: &mut store::Connection) -> Result<Vec<Channel>, Failure> {
        let said = db.find_setting(None, CHANNELS).await?.unwrap_or_default();
        Ok(said.split(' ').filter_map(|code| code.parse().ok()).collect())
    }
}
