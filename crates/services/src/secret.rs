//! Secrets: the key file of the data folder, codes of personal links, session tokens and passwords.

use crate::machine::MachineChance;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::ids::{PersonId, ProxyId};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The key that personal links are made with. Whoever holds it can print every link again; it never enters the database.
#[derive(Clone)]
pub struct LinkKey([u8; 32]);

/// Letters of codes: easy to read aloud and to type, none of them alike (no `i l o u`).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl LinkKey {
    /// A key of given bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the key file, or makes it with rights for the owner alone.
    pub fn open(path: &Path, chance: &MachineChance) -> std::io::Result<Self> {
        match std::fs::read(path) {
            Ok(bytes) => bytes.try_into().map(Self).map_err(|_| broken(path)),
            Err(e) if e.kind() == ErrorKind::NotFound => Self::create(path, chance),
            Err(e) => Err(e),
        }
    }

    fn create(path: &Path, chance: &MachineChance) -> std::io::Result<Self> {
        let key = Self(chance.bytes());
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(&key.0)?;
        file.sync_all()?;
        Ok(key)
    }

    /// The code of a person's link: sixteen letters, 80 bits. The same version always gives the same code, so a slip
    /// can be printed again; a new version revokes the codes before.
    pub fn code(&self, person: PersonId, version: u32) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("any length is a key"));
        mac.update(b"personal link");
        mac.update(person.0.as_bytes());
        mac.update(&version.to_be_bytes());
        let mark = mac.finalize().into_bytes();
        base32(&mark[..10])
    }

    /// The code of somebody who acts for a person, as [`LinkKey::code`].
    pub fn proxy_code(&self, proxy: ProxyId, version: u32) -> String {
        let text = format!("{proxy} {version}");
        base32(&self.mark("proxy", &text)[..10])
    }

    /// A mark of a text that nobody can make, or try texts out with, who has not the key.
    pub fn mark(&self, purpose: &str, text: &str) -> Vec<u8> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("any length is a key"));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

fn broken(path: &Path) -> std::io::Error {
    std::io::Error::new(
        ErrorKind::InvalidData,
        format!("{} is not a key of 32 bytes", path.display()),
    )
}

fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(LETTERS[(held >> bits & 31) as usize]));
        }
    }
    text
}

/// A code as typed or scanned, brought to the form it was made in: small letters, no spaces, look-alikes mended.
/// `None` when it cannot be a code.
pub fn read_code(typed: &str) -> Option<String> {
    let mend = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(mend)
        .collect();
    (code.len() == 16 && code.bytes().all(|b| LETTERS.contains(&b))).then_some(code)
}

/// A fresh secret of 32 letters, 160 bits: session tokens and first passwords.
pub fn token(chance: &MachineChance) -> String {
    base32(&chance.bytes::<20>())
}

/// A fresh code of eight letters, forty bits: what somebody types with a remote control, behind which nothing secret lies.
pub fn short_code(chance: &MachineChance) -> String {
    base32(&chance.bytes::<5>())
}

/// What is kept of a code or token: its SHA-256.
pub fn fingerprint(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Whether two marks are equal, in the same time whatever they are.
pub fn is_equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

/// A password could not be hashed or a kept hash could not be read.
#[derive(Debug, thiserror::Error)]
#[error("password hash: {0}")]
pub struct HashFailure(String);

/// Hashes a password with Argon2id and a fresh salt.
pub fn hash_password(password: &str) -> Result<String, HashFailure> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|e| HashFailure(e.to_string()))?;
    Ok(hash.to_string())
}

/// Checks a password against a kept hash. Takes the same time for an account that does not exist: pass
/// [`NOBODY`] then.
pub fn verify_password(password: &str, kept: &str) -> Result<bool, HashFailure> {
    let hash = PasswordHash::new(kept).map_err(|e| HashFailure(e.to_string()))?;
    Ok(Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .is_ok())
}

/// The hash of a password nobody knows.
pub const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29uZ2dhbmctbm9ib2R5$3GfgBhw3e7Td6iMzJZ9tU3mDFjQ0V4E0bKx2Wqk6hLQ";

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    #[test]
    fn a_code_is_stable_and_differs_by_person_version_and_key() {
        let key = LinkKey::new([1; 32]);
        assert_eq!(key.code(person(1), 1), key.code(person(1), 1));
        let others = [
            key.code(person(2), 1),
            key.code(person(1), 2),
            LinkKey::new([2; 32]).code(person(1), 1),
        ];
        assert!(others.iter().all(|other| *other != key.code(person(1), 1)));
        assert_eq!(key.code(person(1), 1).len(), 16);
    }

    #[test]
    fn a_code_may_be_typed_with_capitals_gaps_and_look_alikes() {
        assert_eq!(
            read_code("AB1O-0c2d ef34 5678").as_deref(),
            Some("ab100c2def345678")
        );
        assert_eq!(read_code("too short"), None);
        assert_eq!(read_code("uuuuuuuuuuuuuuuu"), None);
    }

    #[test]
    fn passwords_are_checked_and_nobody_never_gets_in() {
        let kept = hash_password("青禾县 2026").unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(verify_password("青禾县 2026", &kept).unwrap());
        assert!(!verify_password("青禾县2026", &kept).unwrap());
        assert!(!verify_password("", NOBODY).unwrap());
    }

    #[test]
    fn a_key_file_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("link.key");
        let chance = MachineChance::seeded(1);
        let made = LinkKey::open(&path, &chance).unwrap();
        let read = LinkKey::open(&path, &chance).unwrap();
        assert_eq!(made.code(person(1), 1), read.code(person(1), 1));
        std::fs::write(&path, b"short").unwrap();
        assert!(LinkKey::open(&path, &chance).is_err());
    }
}
