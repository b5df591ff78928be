//! The storage of the phone: `IndexedDB`, one store for each thing that is kept, every row one JSON text under its id.
//!
//! Each step reads, changes and writes inside one transaction: two windows never write over each other, and a kill leaves
//! what was before or what is after.
#![expect(
    clippy::similar_names,
    reason = "`shelf` is what the phone keeps, `self` who shows it"
)]

use super::browser::{call, member, set};
use domain::field_work::{Change, Draft, DraftPhoto, Place, Shelf};
use domain::ids::{AccountId, VisitId};
use domain::ports::Pack;
use js_sys::{Array, Function, Object, Promise, futures::JsFuture};
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::str::FromStr;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, window};

/// `public/sw.js` and `public/staff.js` know it as well.
const NAME: &str = "songgang-field";
/// Raised when there is another store; rows bear older programs by themselves.
const VERSION: u32 = 2;
const STORES: [&str; 7] = ["meta", "drafts", "waiting", "told", "pack", "route", "photos"];
/// The key of the one row of the stores that have one.
const ONLY: &str = "only";

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing.
    NoStorage,
    /// There is no room.
    Full,
    /// Anything else.
    Broken,
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        let name = member(&error, "name").and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Full,
            _ => Self::Broken,
        }
    }
}

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
        let factory = window().and_then(|window| window.indexed_db().ok().flatten());
        let factory = factory.ok_or(Trouble::NoStorage)?;
        let opening = factory
            .open_with_u32(NAME, VERSION)
            .map_err(|_| Trouble::NoStorage)?;
        let source = opening.clone();
        let upgrade = Closure::<dyn FnMut()>::new(move || {
            let db = source
                .result()
                .ok()
                .and_then(|db| db.dyn_into::<IdbDatabase>().ok());
            if let Some(db) = db {
                for name in STORES {
                    // One that is there already stays what it is.
                    let _ = db.create_object_store(name);
                }
            }
        });
        opening.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let opened = done(&opening).await.map_err(|_| Trouble::NoStorage)?;
        let db: IdbDatabase = opened.dyn_into().map_err(|_| Trouble::NoStorage)?;
        let old = db.clone();
        let newer = Closure::<dyn FnMut()>::new(move || old.close());
        db.set_onversionchange(Some(newer.as_ref().unchecked_ref()));
        newer.forget();
        Ok(Self(db))
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

    /// A transaction that is written through to the disk, where the browser can be told to.
    fn begin(&self, stores: &[&str], mode: &str) -> Result<IdbTransaction, Trouble> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        set(&options, "durability", &"strict".into());
        let begun = call(
            &self.0,
            "transaction",
            &[&names, &JsValue::from_str(mode), &options],
        );
        begun
            .and_then(|begun| begun.dyn_into().ok())
            .ok_or(Trouble::Broken)
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

/// Keys and values of a store, asked for.
fn rows(reading: &IdbTransaction, name: &str) -> Result<(JsFuture, JsFuture), Trouble> {
    let store = reading.object_store(name)?;
    Ok((done(&store.get_all_keys()?), done(&store.get_all()?)))
}

/// A row that cannot be read stays where it is: a newer program may read it.
async fn read<K: Ord + FromStr, T: DeserializeOwned>(
    (keys, values): (JsFuture, JsFuture),
) -> Result<BTreeMap<K, T>, Trouble> {
    let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
    let row = |(key, value): (JsValue, JsValue)| Some((key.as_string()?.parse().ok()?, parsed(&value)?));
    Ok(keys.iter().zip(values.iter()).filter_map(row).collect())
}

async fn only<T: DeserializeOwned>(reading: &IdbTransaction, name: &str) -> Result<Option<T>, Trouble> {
    let row = done(&reading.object_store(name)?.get(&ONLY.into())?).await?;
    Ok(parsed(&row))
}

/// Writes what differs.
fn write<K: Ord + Display, T: PartialEq + Serialize>(
    store: &IdbObjectStore,
    before: &BTreeMap<K, T>,
    after: &BTreeMap<K, T>,
) -> Result<(), Trouble> {
    for gone in before.keys().filter(|key| !after.contains_key(*key)) {
        store.delete(&gone.to_string().into())?;
    }
    for (key, row) in after {
        if before.get(key) != Some(row) {
            put(store, key, row)?;
        }
    }
    Ok(())
}

fn put(store: &IdbObjectStore, key: impl Display, row: &impl Serialize) -> Result<(), Trouble> {
    let text = serde_json::to_string(row).map_err(|_| Trouble::Broken)?;
    store.put_with_key(&text.into(), &key.to_string().into())?;
    Ok(())
}

fn parsed<T: DeserializeOwned>(row: &JsValue) -> Option<T> {
    serde_json::from_str(&row.as_string()?).ok()
}

/// What a request comes to.
fn done(request: &IdbRequest) -> JsFuture {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let source = request.clone();
        let heard = Closure::once_into_js(move |event: Event| {
            let told = if event.type_() == "success" {
                resolve.call1(&JsValue::NULL, &source.result().unwrap_or(JsValue::UNDEFINED))
            } else {
                let error = source.error().ok().flatten();
                reject.call1(&JsValue::NULL, &error.map_or(JsValue::UNDEFINED, JsValue::from))
            };
            // The functions of a promise do not throw.
            drop(told);
        });
        request.set_onsuccess(Some(heard.unchecked_ref()));
        request.set_onerror(Some(heard.unchecked_ref()));
    });
    JsFuture::from(promise)
}

/// The end of a transaction: nothing of it has happened before.
fn ended(transaction: &IdbTransaction) -> JsFuture {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let source = transaction.clone();
        let heard = Closure::once_into_js(move |event: Event| {
            let told = if event.type_() == "complete" {
                resolve.call0(&JsValue::NULL)
            } else {
                reject.call1(
                    &JsValue::NULL,
                    &source.error().map_or(JsValue::UNDEFINED, JsValue::from),
                )
            };
            // The functions of a promise do not throw.
            drop(told);
        });
        transaction.set_oncomplete(Some(heard.unchecked_ref()));
        transaction.set_onabort(Some(heard.unchecked_ref()));
    });
    JsFuture::from(promise)
}
