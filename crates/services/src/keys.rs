//! The data key: where it is kept, how it is made, and how it is changed.

use crate::{Failure, Opening, Services};
use domain::actor::Actor;
use serde::Serialize;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use store::{Database, KeyStatus, Keyring, Keys};

/// What stands above the keys in their file.
const REMARK: &str = "# Data keys of Songgang. Without them nobody can read the numbers in the database again.\n\
    # Back this file up, and keep the copy apart from copies of the database.\n";

/// The keys of the database, and where they are kept.
pub(crate) struct DataKey {
    place: Place,
    keys: Keys,
}

enum Place {
    /// The file `data.key` in the data folder.
    File(PathBuf),
    /// The variable `SONGGANG_DATA_KEY`.
    Environment,
    /// Nowhere: they are gone with the value.
    Memory,
}

/// How the keys stand.
#[derive(Clone, Debug, Serialize)]
pub struct KeysFound {
    /// `file`, `environment` or `memory`.
    pub kept_in: &'static str,
    /// What the database says.
    #[serde(flatten)]
    pub status: KeyStatus,
}

/// What a rotation did.
#[derive(Clone, Debug, Serialize)]
pub struct Rotated {
    /// Id of the key now in force.
    pub seal_key: String,
    /// Id of the index key now in force.
    pub index_key: String,
    /// Cells sealed again.
    pub resealed: u64,
    /// Marks computed again.
    pub reindexed: u64,
    /// Whether it went on with one that was interrupted.
    pub resumed: bool,
}

impl DataKey {
    /// Opens the database with its keys; makes them when there are none and the database is not sealed yet.
    pub async fn open(opening: &Opening, url: &str) -> Result<(Database, Self), Failure> {
        let path = opening.data.join("data.key");
        if let Some(text) = &opening.data_key {
            let keys = Keys::from(read(text, "SONGGANG_DATA_KEY")?);
            return Self::with(url, Place::Environment, keys).await;
        }
        let kept = read_file(&path)?;
        let is_new = kept.is_none();
        let ring = kept.unwrap_or_else(|| Keyring::new(opening.chance.bytes(), opening.chance.bytes()));
        let again = path.clone();
        let keys = Keys::new(ring, move || read_file(&again).ok().flatten());
        let (db, key) = Self::with(url, Place::File(path.clone()), keys).await?;
        if is_new {
            key.keep_first(&path)?;
        }
        Ok((db, key))
    }

    async fn with(url: &str, place: Place, keys: Keys) -> Result<(Database, Self), Failure> {
        let db = Database::open(url, keys.clone()).await?;
        Ok((db, Self { place, keys }))
    }

    /// The keys of a database that lives no longer than the value.
    pub fn in_memory() -> Self {
        Self {
            place: Place::Memory,
            keys: Keyring::for_tests().into(),
        }
    }

    /// Keeps the keys just made, unless another program was faster: then its keys are ours.
    fn keep_first(&self, path: &Path) -> Result<(), Failure> {
        let fresh = path.with_extension(format!("key.{}", std::process::id()));
        write_secret(&fresh, &self.keys.ring()).map_err(|e| unusable(path, &e))?;
        let linked = std::fs::hard_link(&fresh, path);
        std::fs::remove_file(&fresh).map_err(|e| unusable(path, &e))?;
        match linked {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            other => other
                .and_then(|()| sync_folder(path))
                .map_err(|e| unusable(path, &e))?,
        }
        self.keys.refresh();
        Ok(())
    }

    fn kept_in(&self) -> &'static str {
        match self.place {
            Place::File(_) => "file",
            Place::Environment => "environment",
            Place::Memory => "memory",
        }
    }

    /// Whether others than the owner may read the file.
    pub fn is_open_to_others(&self) -> bool {
        match &self.place {
            #[cfg(unix)]
            Place::File(path) => std::fs::metadata(path)
                .is_ok_and(|meta| std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o077 != 0),
            _ => false,
        }
    }

    /// Puts other keys in the place of the kept ones, whole or not at all.
    fn replace(&self, ring: &Keyring) -> Result<(), Failure> {
        let Place::File(path) = &self.place else {
            return Ok(());
        };
        let fresh = path.with_extension("key.new");
        let replaced = remove_if_there(&fresh)
            .and_then(|()| write_secret(&fresh, ring))
            .and_then(|()| std::fs::rename(&fresh, path))
            .and_then(|()| sync_folder(path));
        replaced.map_err(|e| unusable(path, &e))?;
        self.keys.refresh();
        Ok(())
    }

    /// The keys as kept now. Keys of the environment cannot be changed from here.
    fn kept(&self) -> Result<Keyring, Failure> {
        match &self.place {
            Place::File(path) => {
                read_file(path)?.ok_or_else(|| Failure::message(format!("{} is gone", path.display())))
            }
            Place::Environment | Place::Memory => Ok((*self.keys.ring()).clone()),
        }
    }

    /// Held while keys change, so that two rotations do not overwrite each other's keys.
    fn hold(&self) -> Result<Option<File>, Failure> {
        let Place::File(path) = &self.place else {
            return Ok(None);
        };
        let file = File::open(path.with_file_name("link.key")).map_err(|e| unusable(path, &e))?;
        file.try_lock()
            .map_err(|_| Failure::message("another rotation is running; wait until it has ended"))?;
        Ok(Some(file))
    }
}

impl Services {
    /// How the keys stand.
    pub async fn key_status(&self) -> Result<KeysFound, Failure> {
        Ok(KeysFound {
            kept_in: self.data_key.kept_in(),
            status: self.db.key_status().await?,
        })
    }

    /// Takes a new key, seals everything with it and forgets the old one; with `index`, the index key too. Stopped
    /// half-way, it goes on when called again. Others may read and write meanwhile.
    pub async fn rotate_keys(&self, index: bool) -> Result<Rotated, Failure> {
        let _alone = self.data_key.hold()?;
        let kept = self.data_key.kept()?;
        let resumed = kept.seal_ids().len() > 1 || kept.index_ids().len() > 1;
        self.add_keys(kept, resumed, index)?;
        let sealed = self.db.rotate_seal().await?;
        let indexed = self.db.rotate_index().await?;
        let status = self.db.key_status().await?;
        if status.behind > 0 {
            return Err(Failure::message(
                "some cells are still sealed with an older key; run it again",
            ));
        }
        self.note_rotation(&status).await?;
        let ring = self.data_key.kept()?.only(&status.seal_key, &status.index_key);
        self.data_key.replace(&ring)?;
        Ok(Rotated {
            seal_key: status.seal_key,
            index_key: status.index_key,
            resealed: sealed.resealed,
            reindexed: indexed.reindexed,
            resumed,
        })
    }

    /// Puts new keys beside the old ones, unless an interrupted rotation has done so.
    fn add_keys(&self, mut ring: Keyring, resumed: bool, index: bool) -> Result<(), Failure> {
        if self.data_key.kept_in() != "file" {
            return if resumed {
                Ok(())
            } else {
                Err(Failure::message(IN_ENVIRONMENT))
            };
        }
        if !resumed {
            ring = ring.with_seal(self.chance.bytes());
        }
        if index && ring.index_ids().len() == 1 {
            ring = ring.with_index(self.chance.bytes());
        }
        self.data_key.replace(&ring)
    }

    async fn note_rotation(&self, status: &KeyStatus) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change
            .add_audit(&store::AuditLine {
                at: self.clock.now(),
                actor: Actor::Operator.label(),
                verb: "rotate".to_owned(),
                noun: "vault".to_owned(),
                noun_id: status.seal_key.clone(),
                detail: serde_json::json!({ "index_key": status.index_key }),
            })
            .await?;
        Ok(change.commit().await?)
    }
}

const IN_ENVIRONMENT: &str = "the keys come from SONGGANG_DATA_KEY: put a new `seal:` (or `index:`) key before the old \
    ones, start every program with it, and run this again; then take the old keys out";

fn read(text: &str, source: &str) -> Result<Keyring, Failure> {
    text.parse()
        .map_err(|e| Failure::message(format!("{source}: {e}")))
}

fn read_file(path: &Path) -> Result<Option<Keyring>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => read(&text, &path.display().to_string()).map(Some),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(unusable(path, &e)),
    }
}

/// Writes keys into a new file, for the owner alone, down to the disk.
fn write_secret(path: &Path, ring: &Keyring) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(REMARK.as_bytes())?;
    file.write_all(ring.to_text().as_bytes())?;
    file.sync_all()
}

fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

/// A name lasts once its folder is on the disk.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    path.parent()
        .map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::message(format!("{}: {error}", path.display()))
}
