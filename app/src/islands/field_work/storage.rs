//! The storage of the phone: `IndexedDB`, one store for each thing that is kept, every row one JSON text under its id.
//!
//! Each step reads, changes and writes inside one transaction: two windows never write over each other, and a kill leaves
//! what was before or what is after.
#![expect(
    clippy::similar_names,
    reason = "`shelf` is what the phone keeps, `self` who shows it"
)]

pub use crate::islands::idb::Trouble;
use crate::islands::idb::{self, ONLY, done, ended, only, parsed, put, read, rows, write};
use domain::field_work::{Change, Draft, DraftPhoto, Place, Shelf};
use domain::ids::{AccountId, VisitId};
use domain::ports::Pack;
use js_sys::Array;
use leptos::wasm_bindgen::JsValue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use web_sys::{IdbDatabase, IdbTransaction};

/// `public/sw.js` and `public/staff.js` know it as well.
const NAME: &str = "songgang-field";
/// Raised when there is another store; rows bear older programs by themselves.
const VERSION: u32 = 2;
const STORES: [&str; 7] = ["meta", "drafts", "waiting", "told", "pack", "route", "photos"];

/// What becomes of the pack in a step.
pub enum PackStep {
    /// It stays.
    Leave,
    /// This takes its place.
    Put(String),
    /// It goes.
    Drop,
}

/// A photo as it is kept until it has arrived.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptPhoto {
    /// Who took it: on a shared phone nobody sends what is another's.
    pub account: AccountId,
    /// The image, as a data address.
    pub image: String,
}

/// The storage, open.
#[derive(Clone)]
pub struct Storage(IdbDatabase);

impl Storage {
    /// Opens it; makes what is not there.
    pub async fn open() -> Result<Self, Trouble> {
        Ok(Self(idb::open(NAME, VERSION, &STORES).await?))
    }

    /// What is kept.
    pub async fn shelf(&self) -> Result<Shelf, Trouble> {
        read_shelf(&self.begin(&STORES[..4], "readonly")?).await
    }

    /// The pack, where one is.
    pub async fn pack(&self) -> Result<Option<Pack>, Trouble> {
        let reading = self.begin(&["pack"], "readonly")?;
        only(&reading, "pack").await
    }

    /// Where somebody was.
    pub async fn place(&self) -> Result<Option<Place>, Trouble> {
        let reading = self.begin(&["route"], "readonly")?;
        only(&reading, "route").await
    }

    /// Keeps where somebody is.
    pub async fn keep_place(&self, place: Place) -> Result<(), Trouble> {
        let writing = self.begin(&["route"], "readwrite")?;
        let end = ended(&writing);
        put(&writing.object_store("route")?, ONLY, &place)?;
        end.await?;
        Ok(())
    }

    /// Takes one step with everything that is kept; nothing of it has happened before this has come back.
    pub async fn step<T>(
        &self,
        pack: PackStep,
        step: impl FnOnce(&mut Shelf) -> T,
    ) -> Result<(T, Shelf), Trouble> {
        let writing = self.begin(&STORES[..5], "readwrite")?;
        let end = ended(&writing);
        let before = read_shelf(&writing).await?;
        let mut shelf = before.clone();
        let done = step(&mut shelf);
        if before.meta != shelf.meta {
            put(&writing.object_store("meta")?, ONLY, &shelf.meta)?;
        }
        write(&writing.object_store("drafts")?, &before.drafts, &shelf.drafts)?;
        write(&writing.object_store("waiting")?, &before.waiting, &shelf.waiting)?;
        write(&writing.object_store("told")?, &before.told, &shelf.told)?;
        match pack {
            PackStep::Leave => {}
            PackStep::Put(text) => {
                writing
                    .object_store("pack")?
                    .put_with_key(&text.into(), &ONLY.into())?;
            }
            PackStep::Drop => {
                writing.object_store("pack")?.clear()?;
            }
        }
        end.await?;
        Ok((done, shelf))
    }

    /// Changes one draft: what happens with every key that is pressed. `None` where the draft is gone.
    pub async fn change(&self, id: VisitId, changes: Vec<Change>) -> Result<Option<Draft>, Trouble> {
        let writing = self.begin(&["drafts"], "readwrite")?;
        let end = ended(&writing);
        let drafts = writing.object_store("drafts")?;
        let row = done(&drafts.get(&id.to_string().into())?).await?;
        let Some(mut draft) = parsed::<Draft>(&row) else {
            return Ok(None);
        };
        for change in changes {
            draft.change(change);
        }
        put(&drafts, id, &draft)?;
        end.await?;
        Ok(Some(draft))
    }

    /// Keeps the photo of a draft, or takes it away, together with what the draft says of it. `None` where the draft is gone.
    pub async fn keep_photo(
        &self,
        id: VisitId,
        photo: Option<&KeptPhoto>,
        says: DraftPhoto,
    ) -> Result<Option<Draft>, Trouble> {
        let writing = self.begin(&["drafts", "photos"], "readwrite")?;
        let end = ended(&writing);
        let drafts = writing.object_store("drafts")?;
        let row = done(&drafts.get(&id.to_string().into())?).await?;
        let Some(mut draft) = parsed::<Draft>(&row) else {
            return Ok(None);
        };
        draft.change(Change::Photo(says));
        put(&drafts, id, &draft)?;
        let photos = writing.object_store("photos")?;
        match photo {
            Some(photo) => put(&photos, id, photo)?,
            None => drop(photos.delete(&id.to_string().into())?),
        }
        end.await?;
        Ok(Some(draft))
    }

    /// The visits whose photo is kept here.
    pub async fn photos(&self) -> Result<BTreeSet<VisitId>, Trouble> {
        let reading = self.begin(&["photos"], "readonly")?;
        let keys = done(&reading.object_store("photos")?.get_all_keys()?).await?;
        let id = |key: JsValue| key.as_string()?.parse().ok();
        Ok(Array::from(&keys).iter().filter_map(id).collect())
    }

    /// One of them.
    pub async fn photo(&self, id: VisitId) -> Result<Option<KeptPhoto>, Trouble> {
        let reading = self.begin(&["photos"], "readonly")?;
        let row = done(&reading.object_store("photos")?.get(&id.to_string().into())?).await?;
        Ok(parsed(&row))
    }

    /// Lets a photo go, or passes it to the visit that takes the place of its own.
    pub async fn pass_photo(&self, id: VisitId, to: Option<VisitId>) -> Result<(), Trouble> {
        if to == Some(id) {
            // A visit that was never sent keeps its id, and its photo.
            return Ok(());
        }
        let writing = self.begin(&["photos"], "readwrite")?;
        let end = ended(&writing);
        let photos = writing.object_store("photos")?;
        if let Some(to) = to {
            let row = done(&photos.get(&id.to_string().into())?).await?;
            if let Some(photo) = parsed::<KeptPhoto>(&row) {
                put(&photos, to, &photo)?;
            }
        }
        photos.delete(&id.to_string().into())?;
        end.await?;
        Ok(())
    }

    fn begin(&self, stores: &[&str], mode: &str) -> Result<IdbTransaction, Trouble> {
        idb::begin(&self.0, stores, mode)
    }
}

async fn read_shelf(reading: &IdbTransaction) -> Result<Shelf, Trouble> {
    // All are asked for at once: a transaction that is asked nothing more ends by itself.
    let meta = reading.object_store("meta")?.get(&ONLY.into())?;
    let [drafts, waiting, told] = ["drafts", "waiting", "told"].map(|name| rows(reading, name));
    let (drafts, waiting, told) = (drafts?, waiting?, told?);
    Ok(Shelf {
        meta: parsed(&done(&meta).await?).unwrap_or_default(),
        drafts: read(drafts).await?,
        waiting: read(waiting).await?,
        told: read(told).await?,
    })
}
