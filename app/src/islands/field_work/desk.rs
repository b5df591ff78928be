//! What the page knows and does: the shelf as it was last written, the pack, and where somebody is.
#![expect(
    clippy::similar_names,
    reason = "`shelf` is what the phone keeps, `self` who shows it"
)]

use super::browser::{self, Chance, shown};
use super::storage::{PackStep, Storage, Trouble};
use crate::text::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::day_in_shanghai;
use domain::field_work::{Change, Draft, Place, Shelf};
use domain::ids::{PersonId, VisitId};
use domain::ports::{Pack, PackPerson};
use domain::refusal::FieldProblem;
use domain::visit::FORM;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How the last thing that was typed stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was typed here.
    Nothing,
    /// It is being written.
    Writing,
    /// It is on the disk since then.
    At(DateTime<Utc>),
    /// It is not.
    Not,
}

/// The page. Everything in it is a handle, so that every button may hold one.
#[derive(Clone, Copy)]
pub struct Desk {
    pub lang: Lang,
    storage: StoredValue<Option<Storage>, LocalStorage>,
    /// What is kept, as it was last written or read.
    pub shelf: RwSignal<Shelf>,
    pub pack: RwSignal<Option<Arc<Pack>>>,
    pub place: RwSignal<Place>,
    pub trouble: RwSignal<Option<Trouble>>,
    pub saved: RwSignal<Saved>,
    /// How many changes are on their way to the disk.
    writing: StoredValue<u32>,
    /// Changes that could not be written.
    unwritten: StoredValue<Vec<(VisitId, Change)>>,
    /// What is wrong with the draft that somebody wanted to finish.
    pub problems: RwSignal<Vec<FieldProblem>>,
    /// Whether the server answered when it was last asked.
    pub has_signal: RwSignal<bool>,
    /// Whether it was asked in this exchange.
    pub(super) asked: StoredValue<bool>,
    /// Whether this window sends.
    pub busy: RwSignal<bool>,
    /// Whether somebody is signing out.
    pub leaving: RwSignal<bool>,
    /// Whether somebody has asked for a fresh pack.
    pub wants_pack: RwSignal<bool>,
    /// Everything was read once.
    pub ready: RwSignal<bool>,
    /// The visits whose photo is kept here.
    pub photos: RwSignal<BTreeSet<VisitId>>,
    /// Another window has changed the draft that is open here: counts how often.
    pub overtaken: RwSignal<u32>,
}

impl Desk {
    /// Opens the page where it was left.
    pub fn open(lang: Lang) -> Self {
        let desk = Self {
            lang,
            storage: StoredValue::new_local(None),
            shelf: RwSignal::default(),
            pack: RwSignal::default(),
            place: RwSignal::default(),
            trouble: RwSignal::new(None),
            saved: RwSignal::new(Saved::Nothing),
            writing: StoredValue::new(0),
            unwritten: StoredValue::new(Vec::new()),
            problems: RwSignal::default(),
            has_signal: RwSignal::new(browser::has_signal()),
            asked: StoredValue::new(false),
            busy: RwSignal::new(false),
            leaving: RwSignal::new(false),
            wants_pack: RwSignal::new(false),
            ready: RwSignal::new(false),
            photos: RwSignal::default(),
            overtaken: RwSignal::new(0),
        };
        spawn_local(async move {
            match Storage::open().await {
                Ok(storage) => {
                    desk.storage.set_value(Some(storage));
                    desk.begin().await;
                }
                Err(trouble) => desk.trouble.set(Some(trouble)),
            }
            desk.ready.set(true);
        });
        desk
    }

    async fn begin(self) {
        browser::ask_to_keep();
        self.read_again().await;
        if let Some(storage) = self.storage()
            && let Ok(Some(place)) = storage.place().await
        {
            self.place.set(place);
        }
        self.drop_expired().await;
        if browser::query_has("leaving") {
            browser::forget_query("/staff/field");
            self.leave().await;
        }
        self.take_step(PackStep::Leave, Shelf::hurry).await;
        self.watch();
        self.contact();
    }

    pub(super) fn storage(self) -> Option<Storage> {
        self.storage.with_value(Option::clone)
    }

    /// Reads what is kept: at first, and when another window has changed it.
    pub async fn read_again(self) {
        let Some(storage) = self.storage() else { return };
        let packed = self.shelf.with_untracked(|shelf| shelf.meta.packed_at);
        match storage.shelf().await {
            Ok(shelf) => self.show(shelf),
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
        self.count_photos().await;
        let same = packed.is_some() && self.shelf.with_untracked(|shelf| shelf.meta.packed_at) == packed;
        if !same && let Ok(pack) = storage.pack().await {
            self.pack.set(pack.map(Arc::new));
        }
    }

    fn show(self, shelf: Shelf) {
        if let Place::Form(id) = self.place.get_untracked() {
            let revision = |shelf: &Shelf| shelf.drafts.get(&id).map(|draft| draft.revision);
            let here = self.shelf.with_untracked(revision);
            if here.is_some() && revision(&shelf) > here && self.saved.get_untracked() != Saved::Writing {
                self.overtaken.update(|times| *times += 1);
            }
        }
        self.shelf.set(shelf);
    }

    /// Takes a step with what is kept; `None` where it could not be written, and then nothing of it has happened.
    pub async fn take_step<T>(self, pack: PackStep, step: impl FnOnce(&mut Shelf) -> T) -> Option<T> {
        match self.storage()?.step(pack, step).await {
            Ok((done, shelf)) => {
                self.shelf.set(shelf);
                self.trouble.set(None);
                Some(done)
            }
            Err(trouble) => {
                self.trouble.set(Some(trouble));
                None
            }
        }
    }

    /// Changes one thing in a draft. It is shown as saved when it and everything before it is on the disk, never before. What
    /// could not be written is written with the next change.
    pub fn change(self, id: VisitId, change: Change) {
        let Some(storage) = self.storage() else { return };
        self.saved.set(Saved::Writing);
        self.writing.update_value(|writing| *writing += 1);
        let mut changes = self.unwritten(id);
        changes.push(change);
        spawn_local(async move {
            let written = storage.change(id, changes.clone()).await;
            self.writing.update_value(|writing| *writing -= 1);
            match written {
                Ok(Some(draft)) => {
                    self.shelf.update(|shelf| {
                        shelf.drafts.insert(id, draft);
                    });
                    self.trouble.set(None);
                    if self.writing.get_value() == 0 {
                        self.saved.set(Saved::At(shown()));
                        browser::tell_windows();
                    }
                }
                // Finished or thrown away in another window.
                Ok(None) => self.read_again().await,
                Err(trouble) => {
                    self.keep_unwritten(id, changes);
                    self.trouble.set(Some(trouble));
                    self.saved.set(Saved::Not);
                }
            }
        });
    }

    /// What could not be written, taken out to be written now.
    fn unwritten(self, id: VisitId) -> Vec<Change> {
        let all = self.unwritten.get_value();
        let (taken, left): (Vec<_>, Vec<_>) = all.into_iter().partition(|(of, _)| *of == id);
        self.unwritten.set_value(left);
        taken.into_iter().map(|(_, change)| change).collect()
    }

    fn keep_unwritten(self, id: VisitId, changes: Vec<Change>) {
        let changes = changes.into_iter().map(|change| (id, change));
        self.unwritten.update_value(|unwritten| unwritten.extend(changes));
    }

    /// Something of a draft, followed while it changes.
    pub fn draft<T: Default>(self, id: VisitId, look: impl FnOnce(&Draft) -> T) -> T {
        self.shelf
            .with(|shelf| shelf.drafts.get(&id).map(look).unwrap_or_default())
    }

    /// The person in the pack.
    pub fn person(self, id: PersonId) -> Option<PackPerson> {
        let pack = self.pack.get()?;
        pack.people.iter().find(|person| person.id == id).cloned()
    }

    /// Begins a visit, or goes on with one.
    pub fn visit(self, person: PackPerson) {
        spawn_local(async move {
            let fresh = VisitId::new(&Chance, shown());
            let begun = self
                .take_step(PackStep::Leave, |shelf| {
                    shelf.begin(fresh, &person, FORM, shown())
                })
                .await;
            if let Some(Some(id)) = begun {
                self.go(Place::Form(id));
            }
        });
    }

    /// Finishes a draft.
    pub fn finish(self, id: VisitId) {
        spawn_local(async move {
            let unwritten = self.unwritten(id);
            let finished = self
                .take_step(PackStep::Leave, |shelf| {
                    for change in &unwritten {
                        shelf.change(id, change.clone());
                    }
                    shelf.finish(id, shown())
                })
                .await;
            match finished {
                Some(Ok(())) => {
                    self.saved.set(Saved::Nothing);
                    self.replace(Place::Outbox);
                    browser::tell_windows();
                    self.contact();
                }
                Some(Err(problems)) => self.problems.set(problems),
                None => {
                    self.keep_unwritten(id, unwritten);
                    self.saved.set(Saved::Not);
                }
            }
        });
    }

    /// Throws a draft away.
    pub fn drop_draft(self, id: VisitId) {
        let back = self.shelf.with_untracked(|shelf| Place::Form(id).back(shelf));
        spawn_local(async move {
            let dropped = self
                .take_step(PackStep::Leave, |shelf| shelf.drop_draft(id))
                .await;
            if dropped.is_some() {
                self.pass_photo(id, None).await;
                self.replace(back);
                browser::tell_windows();
            }
        });
    }

    /// Opens what the server does not take.
    pub fn reopen(self, id: VisitId) {
        spawn_local(async move {
            let fresh = VisitId::new(&Chance, shown());
            let opened = self
                .take_step(PackStep::Leave, |shelf| shelf.reopen(id, fresh))
                .await;
            if let Some(Some(now)) = opened {
                self.pass_photo(id, Some(now)).await;
                self.go(Place::Form(now));
            }
        });
    }

    /// Throws away what the server does not take.
    pub fn drop_stuck(self, id: VisitId) {
        spawn_local(async move {
            self.take_step(PackStep::Leave, |shelf| shelf.drop_stuck(id))
                .await;
            self.pass_photo(id, None).await;
        });
    }

    /// Goes somewhere; "back" leads back.
    pub fn go(self, place: Place) {
        browser::push_step();
        self.replace(place);
    }

    /// Goes somewhere in the place of where somebody is.
    pub fn replace(self, place: Place) {
        self.problems.set(Vec::new());
        if self.saved.get_untracked() != Saved::Not {
            self.saved.set(Saved::Nothing);
        }
        self.place.set(place);
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        let Some(storage) = self.storage() else { return };
        spawn_local(async move {
            // Whoever loses this opens at the list.
            let _ = storage.keep_place(place).await;
        });
    }

    /// Back to where this is part of.
    pub fn back(self) {
        let back = self
            .shelf
            .with_untracked(|shelf| self.place.get_untracked().back(shelf));
        self.replace(back);
    }

    /// The day it is, by the steady clock.
    pub fn today(self) -> NaiveDate {
        let mut clock = self.shelf.with_untracked(|shelf| shelf.meta.clock);
        day_in_shanghai(clock.read(shown()))
    }
}
