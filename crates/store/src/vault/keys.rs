//! The keyring of a running program, which another program may rotate meanwhile.

use super::cell::{Cell, Sealed};
use super::keyring::{Keyring, parts};
use crate::StoreError;
use crate::error::inconsistent;
use std::sync::{Arc, PoisonError, RwLock};

/// The keys a database is opened with. Shared by all its clones; read again from where they are kept when a cell or
/// table `vault` names a key that is not among them.
#[derive(Clone)]
pub struct Keys(Arc<Shared>);

struct Shared {
    ring: RwLock<Arc<Keyring>>,
    read_again: Box<dyn Fn() -> Option<Keyring> + Send + Sync>,
}

impl From<Keyring> for Keys {
    /// Keys that stay as they are.
    fn from(ring: Keyring) -> Self {
        Self::new(ring, || None)
    }
}

impl Keys {
    /// Keys that may be rotated by another program; `read_again` reads them from where they are kept.
    pub fn new(ring: Keyring, read_again: impl Fn() -> Option<Keyring> + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared {
            ring: RwLock::new(Arc::new(ring)),
            read_again: Box::new(read_again),
        }))
    }

    /// The keyring as known now.
    pub fn ring(&self) -> Arc<Keyring> {
        self.0.ring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the keys again. Those known before stay at hand: somebody may be reading an older state.
    pub fn refresh(&self) -> Arc<Keyring> {
        if let Some(ring) = (self.0.read_again)() {
            let merged = Arc::new(ring.and(&self.ring()));
            *self.0.ring.write().unwrap_or_else(PoisonError::into_inner) = merged;
        }
        self.ring()
    }

    /// Opens a sealed text. One that was sealed for another cell, or changed, or never sealed, is inconsistent.
    pub(crate) fn open(&self, cell: Cell, sealed: &Sealed) -> Result<String, StoreError> {
        let spoiled = || inconsistent(cell.table, cell.column, cell.id);
        let (id, body) = parts(&sealed.0).ok_or_else(spoiled)?;
        let mut ring = self.ring();
        if ring.seal_key(id).is_none() {
            ring = self.refresh();
        }
        let key = ring
            .seal_key(id)
            .ok_or_else(|| StoreError::KeyMissing { id: id.to_owned() })?;
        key.open(cell, body).ok_or_else(spoiled)
    }
}
