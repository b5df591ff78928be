//! Photos on their way: kept beside their visits, sent after them, and never in their way.

use super::browser;
use super::desk::{Desk, Saved};
use super::storage::{KeptPhoto, Trouble};
use domain::field_work::DraftPhoto;
use domain::ids::VisitId;
use leptos::prelude::*;

impl Desk {
    /// Keeps the photo of a draft, or takes it away. Says whether that is written.
    pub(super) async fn keep_photo(self, id: VisitId, image: Option<String>, says: DraftPhoto) -> bool {
        let account = self
            .shelf
            .with_untracked(|shelf| shelf.drafts.get(&id).map(|draft| draft.account));
        let (Some(storage), Some(account)) = (self.storage(), account) else {
            return false;
        };
        let photo = image.map(|image| KeptPhoto { account, image });
        let written = storage.keep_photo(id, photo.as_ref(), says).await;
        match written {
            Ok(Some(draft)) => {
                self.shelf.update(|shelf| {
                    shelf.drafts.insert(id, draft);
                });
                self.saved.set(Saved::At(browser::shown()));
                browser::tell_windows();
                self.count_photos().await;
                true
            }
            Ok(None) => {
                self.read_again().await;
                false
            }
            Err(trouble) => {
                self.trouble.set(Some(trouble));
                false
            }
        }
    }

    /// The photo of a draft, as it is shown.
    pub(super) async fn photo(self, id: VisitId) -> Option<String> {
        let kept = self.storage()?.photo(id).await;
        kept.ok().flatten().map(|photo| photo.image)
    }

    pub(super) async fn count_photos(self) {
        if let Some(storage) = self.storage()
            && let Ok(photos) = storage.photos().await
        {
            self.photos.set(photos);
        }
    }

    /// Lets a photo go, or passes it on.
    pub(super) async fn pass_photo(self, id: VisitId, to: Option<VisitId>) {
        let Some(storage) = self.storage() else { return };
        let passed: Result<(), Trouble> = storage.pass_photo(id, to).await;
        if passed.is_ok() {
            self.count_photos().await;
        }
    }

    /// The photos whose visits have been answered: those are sent.
    pub(super) fn photos_to_send(self) -> Vec<VisitId> {
        self.shelf.with_untracked(|shelf| {
            let here = |id: &VisitId| shelf.drafts.contains_key(id) || shelf.waiting.contains_key(id);
            let photos = self.photos.get_untracked();
            photos.into_iter().filter(|id| !here(id)).collect()
        })
    }

    /// Sends them one by one. Whatever comes of it, the visits have arrived.
    pub(super) async fn send_photos(self) {
        let account = self.shelf.with_untracked(|shelf| shelf.meta.account);
        for id in self.photos_to_send() {
            let Some(storage) = self.storage() else { return };
            let Ok(Some(photo)) = storage.photo(id).await else {
                continue;
            };
            if account != Some(photo.account) {
                continue;
            }
            let Some(image) = browser::bytes_of(&photo.image) else {
                self.pass_photo(id, None).await;
                continue;
            };
            match browser::send_image(&format!("/api/visits/{id}/photo"), &image).await {
                // Kept, or never to be: another try would be answered the same.
                200..=299 | 400 | 403 | 404 | 409 | 413 | 415 | 422 => self.pass_photo(id, None).await,
                _ => return,
            }
        }
    }
}
