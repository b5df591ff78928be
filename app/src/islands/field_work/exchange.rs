//! Sending what waits and fetching the pack: one window at a time, as soon as there is signal, and again after a while.
#![expect(
    clippy::similar_names,
    reason = "`shelf` is what the phone keeps, `self` who shows it"
)]

use super::browser::{self, shown};
use super::desk::Desk;
use super::storage::PackStep;
use chrono::TimeDelta;
use domain::field_work::{Contact, Counts, Shelf, contact};
use domain::ids::{PersonId, VisitId};
use domain::ports::Pack;
use domain::visit::{SyncBatch, SyncReason, SyncRecord};
use leptos::leptos_dom::helpers::set_interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

const SYNC: &str = "/api/visits/sync";
const PACK: &str = "/api/visits/pack";
/// Asked where nothing else is to be asked, to see whether there is signal.
const PROBE: &str = "/healthz";
/// How often it is looked whether something is to be done.
const LOOK: Duration = Duration::from_secs(5);
/// A pack that is older is fetched anew when there is signal.
const FRESH_MINUTES: i64 = 30;

impl Desk {
    /// Listens to everything that may mean that something can be sent.
    pub(super) fn watch(self) {
        let Some(window) = web_sys::window() else { return };
        browser::listen(&window, "online", move || self.send_now());
        browser::listen(&window, "offline", move || self.has_signal.set(false));
        browser::listen(&window, "popstate", move || self.back());
        if let Some(document) = window.document() {
            browser::listen(&document, "visibilitychange", move || {
                if browser::is_looked_at() {
                    self.contact();
                }
            });
        }
        browser::hear_windows(move || spawn_local(self.read_again()));
        set_interval(move || self.contact_when_due(), LOOK);
    }

    /// The same, and a fresh pack.
    pub fn refresh(self) {
        self.wants_pack.set(true);
        self.send_now();
    }

    /// Sends at once, whatever was decided about waiting.
    pub fn send_now(self) {
        spawn_local(async move {
            self.take_step(PackStep::Leave, Shelf::hurry).await;
            self.contact();
        });
    }

    fn contact_when_due(self) {
        let mut shelf = self.shelf.get_untracked();
        let waits = shelf
            .waiting
            .values()
            .any(|waiting| waiting.is_sendable() && shelf.is_own(&waiting.draft));
        let waits = waits || !self.photos_to_send().is_empty();
        let lost = !self.has_signal.get_untracked();
        if (waits || lost || self.pack_is_old()) && shelf.is_time(shown()) {
            self.contact();
        }
    }

    /// Sends what waits, then fetches the pack. Where another window does, this one leaves it alone.
    pub fn contact(self) {
        if self.busy.get_untracked() || !browser::has_signal() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            browser::alone("songgang-field", self.exchange()).await;
            self.busy.set(false);
            let counts = self.shelf.with_untracked(Shelf::counts);
            if self.leaving.get_untracked() && counts.waiting == 0 {
                browser::sign_out(
                    counts == Counts::default() && self.photos.with_untracked(BTreeSet::is_empty),
                );
            }
        });
    }

    async fn exchange(self) {
        self.asked.set_value(false);
        let mut stale = self.send_all().await;
        self.send_photos().await;
        stale |= self.pack_is_old() || self.wants_pack.get_untracked();
        let due = {
            let mut shelf = self.shelf.get_untracked();
            shelf.is_time(shown())
        };
        if stale && due && !self.leaving.get_untracked() {
            self.fetch_pack().await;
            self.wants_pack.set(false);
            self.send_all().await;
        }
        if !self.asked.get_value() {
            self.probe().await;
        }
        browser::tell_windows();
    }

    /// Asks the server. Whether it answered is what is shown as signal: what the phone thinks of its line is often wrong.
    async fn ask(self, method: &str, address: &str, body: Option<&str>) -> (u16, String) {
        let answer = browser::ask(method, address, body).await;
        self.asked.set_value(true);
        self.has_signal.set(answer.0 != 0);
        answer
    }

    /// Looks whether there is signal, at ever longer intervals while there is none.
    async fn probe(self) {
        if self.ask("GET", PROBE, None).await.0 == 0 {
            self.take_step(PackStep::Leave, |shelf| {
                shelf.settle(&[], &Contact::Later, browser::chance(), shown())
            })
            .await;
        }
    }

    fn pack_is_old(self) -> bool {
        let packed = self.shelf.with_untracked(|shelf| shelf.meta.packed_at);
        self.pack.with_untracked(Option::is_none)
            || packed.is_none_or(|packed| shown() - packed > TimeDelta::minutes(FRESH_MINUTES))
    }

    /// Sends batch after batch; whether the pack is out of date after that.
    async fn send_all(self) -> bool {
        let mut stale = false;
        loop {
            let size = |record: &SyncRecord| serde_json::to_string(record).map_or(0, |text| text.len());
            let batch = self
                .take_step(PackStep::Leave, |shelf| shelf.batch(shown(), size))
                .await;
            let Some(Some(batch)) = batch else { return stale };
            let Some((goes_on, is_stale)) = self.send(batch).await else {
                return stale;
            };
            stale |= is_stale;
            if !goes_on {
                return stale;
            }
        }
    }

    /// Sends one batch and takes in the answer: whether to go on, and whether the pack is out of date.
    async fn send(self, batch: SyncBatch) -> Option<(bool, bool)> {
        let body = serde_json::to_string(&batch).ok()?;
        let sent: Vec<VisitId> = batch.records.iter().map(|record| record.id).collect();
        let (status, text) = self.ask("POST", SYNC, Some(&body)).await;
        let answer = contact(status, serde_json::from_str(&text).ok());
        let pack = if answer == Contact::Withdrawn {
            PackStep::Drop
        } else {
            PackStep::Leave
        };
        let chance = browser::chance();
        let (gone, goes_on, other) = self
            .take_step(pack, |shelf| {
                let gone = shelf.settle(&sent, &answer, chance, shown());
                let other = shelf.waiting.values().any(|waiting| {
                    waiting
                        .stuck
                        .as_ref()
                        .is_some_and(|stuck| stuck.reason == SyncReason::OtherAccount)
                });
                (gone, shelf.is_time(shown()), other)
            })
            .await?;
        if answer == Contact::Withdrawn {
            self.pack.set(None);
        }
        self.forget_files(&gone).await;
        let answered = matches!(answer, Contact::Answers(_));
        Some((goes_on, answered || other || !gone.is_empty()))
    }

    /// The files of people whom somebody else looks after now leave the phone at once; the next pack lacks them.
    async fn forget_files(self, gone: &BTreeSet<PersonId>) {
        let Some(pack) = self.pack.get_untracked().filter(|_| !gone.is_empty()) else {
            return;
        };
        let mut pack = Pack::clone(&pack);
        pack.people.retain(|person| !gone.contains(&person.id));
        if let Ok(text) = serde_json::to_string(&pack) {
            self.take_step(PackStep::Put(text), |_| ()).await;
        }
        self.pack.set(Some(Arc::new(pack)));
    }

    async fn fetch_pack(self) {
        let (status, text) = self.ask("GET", PACK, None).await;
        match (status, serde_json::from_str::<Pack>(&text)) {
            (200, Ok(pack)) => {
                let people: BTreeSet<PersonId> = pack.people.iter().map(|person| person.id).collect();
                let kept = self
                    .take_step(PackStep::Put(text), |shelf| {
                        shelf.adopt(pack.account, pack.keep_days, &people, shown());
                    })
                    .await;
                if kept.is_some() {
                    self.pack.set(Some(Arc::new(pack)));
                }
            }
            (401, _) => {
                self.take_step(PackStep::Leave, |shelf| {
                    shelf.settle(&[], &Contact::SignIn, browser::chance(), shown())
                })
                .await;
            }
            (403, _) => {
                let gone = self
                    .take_step(PackStep::Drop, |shelf| {
                        shelf.settle(&[], &Contact::Withdrawn, browser::chance(), shown())
                    })
                    .await;
                self.emptied(gone.is_some());
            }
            _ => {
                self.take_step(PackStep::Leave, |shelf| {
                    shelf.settle(&[], &Contact::Later, browser::chance(), shown())
                })
                .await;
            }
        }
    }

    /// The files leave the phone; what was written down stays until it has arrived.
    pub async fn clear(self) {
        let cleared = self
            .take_step(PackStep::Drop, |shelf| shelf.withdraw_all(shown()))
            .await;
        self.emptied(cleared.is_some());
    }

    fn emptied(self, is_so: bool) {
        if is_so {
            self.pack.set(None);
            self.replace(domain::field_work::Place::ToDo);
        }
    }

    pub(super) async fn drop_expired(self) {
        let mut shelf = self.shelf.get_untracked();
        if shelf.is_expired(shown()) {
            self.clear().await;
        }
    }

    /// Somebody signs out: what was written down goes first, the files leave the phone.
    pub(super) async fn leave(self) {
        self.leaving.set(true);
        self.clear().await;
    }
}
