//! The storage of the browser: `IndexedDB`, one store for each thing that is kept, every row one JSON text under its id.

use super::field_work::browser::{call, member, set};
use js_sys::{Array, Function, Object, Promise, futures::JsFuture};
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, window};

/// The key of the one row of the stores that have one.
pub const ONLY: &str = "only";

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

/// Opens it; makes what is not there.
pub async fn open(name: &str, version: u32, stores: &[&'static str]) -> Result<IdbDatabase, Trouble> {
    let stores = stores.to_vec();
    let factory = window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or(Trouble::NoStorage)?;
    let opening = factory
        .open_with_u32(name, version)
        .map_err(|_| Trouble::NoStorage)?;
    let source = opening.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || {
        let db = source
            .result()
            .ok()
            .and_then(|db| db.dyn_into::<IdbDatabase>().ok());
        if let Some(db) = db {
            for name in &stores {
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
    Ok(db)
}

/// A transaction that is written through to the disk, where the browser can be told to.
pub fn begin(db: &IdbDatabase, stores: &[&str], mode: &str) -> Result<IdbTransaction, Trouble> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = Object::new();
    set(&options, "durability", &"strict".into());
    let begun = call(db, "transaction", &[&names, &JsValue::from_str(mode), &options]);
    begun
        .and_then(|begun| begun.dyn_into().ok())
        .ok_or(Trouble::Broken)
}

/// Keys and values of a store, asked for.
pub fn rows(reading: &IdbTransaction, name: &str) -> Result<(JsFuture, JsFuture), Trouble> {
    let store = reading.object_store(name)?;
    Ok((done(&store.get_all_keys()?), done(&store.get_all()?)))
}

/// A row that cannot be read stays where it is: a newer program may read it.
pub async fn read<K: Ord + FromStr, T: DeserializeOwned>(
    (keys, values): (JsFuture, JsFuture),
) -> Result<BTreeMap<K, T>, Trouble> {
    let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
    let row = |(key, value): (JsValue, JsValue)| Some((key.as_string()?.parse().ok()?, parsed(&value)?));
    Ok(keys.iter().zip(values.iter()).filter_map(row).collect())
}

pub async fn only<T: DeserializeOwned>(reading: &IdbTransaction, name: &str) -> Result<Option<T>, Trouble> {
    let row = done(&reading.object_store(name)?.get(&ONLY.into())?).await?;
    Ok(parsed(&row))
}

/// Writes what differs.
pub fn write<K: Ord + Display, T: PartialEq + Serialize>(
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

pub fn put(store: &IdbObjectStore, key: impl Display, row: &impl Serialize) -> Result<(), Trouble> {
    let text = serde_json::to_string(row).map_err(|_| Trouble::Broken)?;
    store.put_with_key(&text.into(), &key.to_string().into())?;
    Ok(())
}

pub fn parsed<T: DeserializeOwned>(row: &JsValue) -> Option<T> {
    serde_json::from_str(&row.as_string()?).ok()
}

/// What a request comes to.
pub fn done(request: &IdbRequest) -> JsFuture {
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
pub fn ended(transaction: &IdbTransaction) -> JsFuture {
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
