//! What the phone of a gate keeps: the list, what waits, and the rest. One database for each link.

use crate::islands::idb::{self, ONLY, Trouble, ended, only, put, read, rows, write};
use domain::check_in::GateShelf;
use web_sys::{IdbDatabase, IdbTransaction};

/// Raised when there is another store.
const VERSION: u32 = 1;
const STORES: [&str; 3] = ["meta", "waiting", "pack"];

/// The storage, open.
#[derive(Clone)]
pub struct Storage(IdbDatabase);

impl Storage {
    /// Opens that of a link; of its secret a part stands in the name.
    pub async fn open(secret: &str) -> Result<Self, Trouble> {
        let name: String = secret.chars().take(8).collect();
        Ok(Self(
            idb::open(&format!("songgang-gate-{name}"), VERSION, &STORES).await?,
        ))
    }

    /// What is kept.
    pub async fn shelf(&self) -> Result<GateShelf, Trouble> {
        read_shelf(&idb::begin(&self.0, &STORES, "readonly")?).await
    }

    /// Takes one step with everything that is kept; nothing of it has happened before this has come back.
    pub async fn step<T>(&self, step: impl FnOnce(&mut GateShelf) -> T) -> Result<(T, GateShelf), Trouble> {
        let writing = idb::begin(&self.0, &STORES, "readwrite")?;
        let end = ended(&writing);
        let before = read_shelf(&writing).await?;
        let mut after = before.clone();
        let done = step(&mut after);
        if before.meta != after.meta {
            put(&writing.object_store("meta")?, ONLY, &after.meta)?;
        }
        if before.pack != after.pack
            && let Some(pack) = &after.pack
        {
            put(&writing.object_store("pack")?, ONLY, pack)?;
        }
        write(&writing.object_store("waiting")?, &before.waiting, &after.waiting)?;
        end.await?;
        Ok((done, after))
    }
}

async fn read_shelf(reading: &IdbTransaction) -> Result<GateShelf, Trouble> {
    // All are asked for at once: a transaction that is asked nothing more ends by itself.
    let waiting = rows(reading, "waiting")?;
    let (meta, pack) = (only(reading, "meta"), only(reading, "pack"));
    let waiting = read(waiting).await?;
    Ok(GateShelf {
        meta: meta.await?.unwrap_or_default(),
        pack: pack.await?,
        waiting,
    })
}
