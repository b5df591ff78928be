//! What gateways say of messages. Receipts that come at the same time are written together; each is answered when it is written.

use super::{Channel, Failure, Services};
use crate::counts::Count;
use chrono::Datelike;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::MessageId;
use domain::lead::Evidence;
use domain::message::{Followed, Heard, Message, MessageEnd, MessageState};
use serde_json::json;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tokio::sync::oneshot;

/// Receipts written together at most.
const TOGETHER: usize = 500;

/// What a gateway is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replied {
    /// Written down.
    Noted,
    /// Known already, or nothing new.
    Known,
    /// No such message, or none that was ever handed over.
    Unknown,
}

struct Waiting {
    id: MessageId,
    heard: Heard,
    reply: oneshot::Sender<Replied>,
}

/// Receipts on their way into the database.
#[derive(Default)]
pub(crate) struct Receipts {
    waiting: Mutex<Vec<Waiting>>,
    turn: tokio::sync::Mutex<()>,
}

impl Services {
    /// Takes a receipt in. Who comes while others are being written is written with the next.
    pub async fn hear(&self, id: MessageId, heard: Heard) -> Result<Replied, Failure> {
        let (reply, mut replied) = oneshot::channel();
        let lock = || {
            self.receipts
                .waiting
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        lock().push(Waiting { id, heard, reply });
        loop {
            let turn = self.receipts.turn.lock().await;
            match replied.try_recv() {
                Ok(answer) => return Ok(answer),
                Err(oneshot::error::TryRecvError::Empty) => {}
                Err(oneshot::error::TryRecvError::Closed) => {
                    return Err(Failure::message("a receipt could not be written with others"));
                }
            }
            let batch = {
                let mut waiting = lock();
                let count = waiting.len().min(TOGETHER);
                waiting.drain(..count).collect::<Vec<_>>()
            };
            self.write_receipts(batch).await?;
            drop(turn);
        }
    }

    async fn write_receipts(&self, batch: Vec<Waiting>) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let ids: Vec<MessageId> = batch.iter().map(|one| one.id).collect();
        let messages = change.take_messages(&ids).await?;
        let mut messages: HashMap<MessageId, Message> = messages
            .into_iter()
            .map(|message| (message.id, message))
            .collect();
        let mut delivered: HashMap<Channel, Vec<MessageId>> = HashMap::new();
        let (mut lost, mut replies) = (Vec::new(), Vec::new());
        for one in batch {
            let reply = follow(&mut messages, one.id, one.heard);
            if let (Replied::Noted, Some(message)) = (reply, messages.get(&one.id)) {
                match message.state {
                    MessageState::Delivered => delivered.entry(message.channel).or_default().push(one.id),
                    _ => lost.push((message.clone(), MessageEnd::Bounced)),
                }
            }
            self.count_receipt(reply, one.heard);
            replies.push((one.reply, reply));
        }
        // Of two receipts about one message that came together, the one that says it arrived holds.
        lost.retain(|(message, _)| {
            messages
                .get(&message.id)
                .is_some_and(|last| last.state == message.state)
        });
        for (channel, ids) in &delivered {
            let end = (MessageState::Delivered, MessageEnd::Receipt);
            change.settle_messages(ids, end, now).await?;
            let proof = (*channel, Evidence::Receipt);
            change
                .deliver_leads_of(ids, proof, now, day_in_shanghai(now).year())
                .await?;
            change.add_tasks_due_of(ids).await?;
        }
        self.lose(&mut change, &lost, now).await?;
        let arrived: usize = delivered.values().map(Vec::len).sum();
        if arrived + lost.len() > 0 {
            let detail = json!({ "delivered": arrived, "failed": lost.len() });
            let line = self.audit(&Actor::Worker, "receipts", "message", String::new(), detail);
            change.add_audit(&line).await?;
        }
        change.commit().await?;
        for (reply, answer) in replies {
            // A gateway that hung up meanwhile asks again.
            let _ = reply.send(answer);
        }
        Ok(())
    }

    fn count_receipt(&self, reply: Replied, heard: Heard) {
        match (reply, heard) {
            (Replied::Unknown, _) => self.counts.add(Count::ReceiptUnknown),
            (Replied::Noted, Heard::Delivered) => self.counts.add(Count::ReceiptDelivered),
            (Replied::Noted, _) => self.counts.add(Count::ReceiptFailed),
            (Replied::Known, _) => {}
        }
    }
}

/// Lets a message follow a receipt.
fn follow(messages: &mut HashMap<MessageId, Message>, id: MessageId, heard: Heard) -> Replied {
    let Some(message) = messages.get_mut(&id) else {
        return Replied::Unknown;
    };
    match message.follow(heard) {
        Followed::Becomes(state) => {
            message.state = state;
            Replied::Noted
        }
        Followed::Known => Replied::Known,
        Followed::NeverHanded => Replied::Unknown,
    }
}
