//! Keys and what they do.

use super::cell::Cell;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt::Write as _;
use std::str::FromStr;

/// Bytes of a nonce.
const NONCE: usize = 24;

/// Bytes of a mark.
const MARK: usize = 16;

/// The keys at hand, newest first: some that seal, some that index. Never shown, never logged.
#[derive(Clone)]
pub struct Keyring {
    seals: Vec<SealKey>,
    indexes: Vec<IndexKey>,
}

/// The text is not a keyring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a keyring: expected `seal:` and `index:`, each with 64 hexadecimal digits")]
pub struct KeyText;

#[derive(Clone)]
pub(crate) struct SealKey {
    pub(crate) id: String,
    secret: [u8; 32],
    cipher: XChaCha20Poly1305,
    nonces: Hmac<Sha256>,
}

#[derive(Clone)]
pub(crate) struct IndexKey {
    pub(crate) id: String,
    secret: [u8; 32],
    marks: Hmac<Sha256>,
}

impl Keyring {
    /// A keyring of two fresh secrets.
    pub fn new(seal: [u8; 32], index: [u8; 32]) -> Self {
        Self {
            seals: vec![SealKey::new(seal)],
            indexes: vec![IndexKey::new(index)],
        }
    }

    /// The keyring of databases that live no longer than a test.
    pub fn for_tests() -> Self {
        Self::new([1; 32], [2; 32])
    }

    /// With a new key before the others.
    #[must_use]
    pub fn with_seal(mut self, secret: [u8; 32]) -> Self {
        self.seals.insert(0, SealKey::new(secret));
        self
    }

    /// With a new index key before the others.
    #[must_use]
    pub fn with_index(mut self, secret: [u8; 32]) -> Self {
        self.indexes.insert(0, IndexKey::new(secret));
        self
    }

    /// Only the keys with these ids.
    #[must_use]
    pub fn only(mut self, seal: &str, index: &str) -> Self {
        self.seals.retain(|key| key.id == seal);
        self.indexes.retain(|key| key.id == index);
        self
    }

    /// The id of the newest key; it follows from the key and does not give it away.
    pub fn newest_seal(&self) -> &str {
        &self.seals[0].id
    }

    /// The id of the newest index key.
    pub fn newest_index(&self) -> &str {
        &self.indexes[0].id
    }

    /// The ids of all keys that seal, newest first.
    pub fn seal_ids(&self) -> Vec<String> {
        self.seals.iter().map(|key| key.id.clone()).collect()
    }

    /// The ids of all index keys, newest first.
    pub fn index_ids(&self) -> Vec<String> {
        self.indexes.iter().map(|key| key.id.clone()).collect()
    }

    /// The secrets as text, the form in which they are kept: a line each, newest first.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for key in &self.seals {
            push_line(&mut text, "seal", &key.secret);
        }
        for key in &self.indexes {
            push_line(&mut text, "index", &key.secret);
        }
        text
    }

    pub(crate) fn seal_key(&self, id: &str) -> Option<&SealKey> {
        self.seals.iter().find(|key| key.id == id)
    }

    pub(crate) fn index_key(&self, id: &str) -> Option<&IndexKey> {
        self.indexes.iter().find(|key| key.id == id)
    }

    /// This keyring, and after its keys those of `older` that it lacks.
    pub(crate) fn and(mut self, older: &Self) -> Self {
        for key in &older.seals {
            if self.seal_key(&key.id).is_none() {
                self.seals.push(key.clone());
            }
        }
        for key in &older.indexes {
            if self.index_key(&key.id).is_none() {
                self.indexes.push(key.clone());
            }
        }
        self
    }
}

impl FromStr for Keyring {
    type Err = KeyText;

    /// Reads `seal:…` and `index:…`, apart by spaces, commas or lines; lines that begin with `#` are remarks.
    fn from_str(text: &str) -> Result<Self, KeyText> {
        let (mut seals, mut indexes) = (Vec::new(), Vec::new());
        let words = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .flat_map(|line| line.split([' ', '\t', ',', ';']))
            .map(str::trim)
            .filter(|word| !word.is_empty());
        for word in words {
            match word.split_once(':').ok_or(KeyText)? {
                ("seal", hex) => seals.push(SealKey::new(unhex(hex)?)),
                ("index", hex) => indexes.push(IndexKey::new(unhex(hex)?)),
                _ => return Err(KeyText),
            }
        }
        if seals.is_empty() || indexes.is_empty() {
            return Err(KeyText);
        }
        Ok(Self { seals, indexes })
    }
}

impl std::fmt::Debug for Keyring {
    /// Shows ids alone.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({:?}, {:?})", self.seal_ids(), self.index_ids())
    }
}

impl SealKey {
    fn new(secret: [u8; 32]) -> Self {
        Self {
            id: key_id(&secret),
            secret,
            cipher: XChaCha20Poly1305::new(&derived(&secret, b"songgang cell").into()),
            nonces: keyed(&derived(&secret, b"songgang nonce")),
        }
    }

    /// What a sealed text of this key begins with.
    pub(crate) fn head(&self) -> String {
        head(&self.id)
    }

    pub(crate) fn seal(&self, cell: Cell, text: &str) -> String {
        let place = cell.to_bytes();
        let mut nonce = self.nonces.clone();
        nonce.update(&place);
        nonce.update(text.as_bytes());
        let nonce = &nonce.finalize().into_bytes()[..NONCE];
        let payload = Payload {
            msg: text.as_bytes(),
            aad: &place,
        };
        let sealed = XNonce::try_from(nonce)
            .ok()
            .and_then(|nonce| self.cipher.encrypt(&nonce, payload).ok())
            .unwrap_or_else(|| unreachable!("a short text can always be sealed"));
        let mut sealed_text = self.head();
        URL_SAFE_NO_PAD.encode_string([nonce, &sealed].concat(), &mut sealed_text);
        sealed_text
    }

    /// Opens what follows the head; `None` when it was sealed for another cell, or changed.
    pub(crate) fn open(&self, cell: Cell, body: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(body).ok()?;
        let (nonce, msg) = bytes.split_at_checked(NONCE)?;
        let payload = Payload {
            msg,
            aad: &cell.to_bytes(),
        };
        let clear = self
            .cipher
            .decrypt(&XNonce::try_from(nonce).ok()?, payload)
            .ok()?;
        String::from_utf8(clear).ok()
    }
}

impl IndexKey {
    fn new(secret: [u8; 32]) -> Self {
        Self {
            id: key_id(&secret),
            secret,
            marks: keyed(&derived(&secret, b"songgang mark")),
        }
    }

    /// The mark of a value in a column.
    pub(crate) fn mark(&self, column: &str, value: &[u8]) -> [u8; MARK] {
        let mut mac = self.marks.clone();
        mac.update(column.as_bytes());
        mac.update(&[0]);
        mac.update(value);
        let mut mark = [0; MARK];
        mark.copy_from_slice(&mac.finalize().into_bytes()[..MARK]);
        mark
    }
}

/// `1.{id}.`
pub(crate) fn head(id: &str) -> String {
    format!("1.{id}.")
}

/// Key id and body of a sealed text.
pub(crate) fn parts(sealed: &str) -> Option<(&str, &str)> {
    sealed.strip_prefix("1.")?.split_once('.')
}

fn keyed(secret: &[u8; 32]) -> Hmac<Sha256> {
    <Hmac<Sha256> as Mac>::new_from_slice(secret).unwrap_or_else(|_| unreachable!("any length is a key"))
}

fn derived(secret: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    let mut mac = keyed(secret);
    mac.update(purpose);
    mac.finalize().into_bytes().into()
}

fn key_id(secret: &[u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(&derived(secret, b"songgang key id")[..6])
}

fn push_line(text: &mut String, kind: &str, secret: &[u8; 32]) {
    text.push_str(kind);
    text.push(':');
    for byte in secret {
        let written = write!(text, "{byte:02x}");
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    text.push('\n');
}

fn unhex(hex: &str) -> Result<[u8; 32], KeyText> {
    let mut secret = [0; 32];
    if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(KeyText);
    }
    for (position, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[position * 2..position * 2 + 2], 16).map_err(|_| KeyText)?;
    }
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn cell(column: &'static str, number: u128) -> Cell {
        Cell {
            table: "person",
            column,
            id: Uuid::from_u128(number),
        }
    }

    #[test]
    fn a_cell_opens_at_its_place_alone_and_unchanged() {
        let ring = Keyring::for_tests();
        let key = &ring.seals[0];
        let sealed = key.seal(cell("phone", 1), "13800000000");
        let (id, body) = parts(&sealed).unwrap();
        assert_eq!(id, key.id);
        assert!(sealed.starts_with(&key.head()) && !sealed.contains("138"));
        assert_eq!(key.open(cell("phone", 1), body).as_deref(), Some("13800000000"));
        assert_eq!(key.open(cell("phone", 2), body), None);
        assert_eq!(key.open(cell("resident_id", 1), body), None);
        assert_eq!(SealKey::new([9; 32]).open(cell("phone", 1), body), None);
        for position in 0..body.len() {
            let mut changed = body.as_bytes().to_vec();
            changed[position] = if changed[position] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(key.open(cell("phone", 1), &changed), None, "{position}");
        }
        assert_eq!(key.open(cell("phone", 1), ""), None);
    }

    #[test]
    fn the_same_again_is_sealed_the_same_and_everything_else_otherwise() {
        let key = SealKey::new([1; 32]);
        let sealed = key.seal(cell("phone", 1), "13800000000");
        assert_eq!(sealed, key.seal(cell("phone", 1), "13800000000"));
        let nonce = |text: &str| text[key.head().len()..][..32].to_owned();
        for other in [
            key.seal(cell("phone", 1), "13800000001"),
            key.seal(cell("phone", 2), "13800000000"),
        ] {
            assert_ne!(nonce(&sealed), nonce(&other));
        }
    }

    #[test]
    fn marks_differ_by_column_value_and_key() {
        let key = IndexKey::new([1; 32]);
        let mark = key.mark("person.phone_index", b"13800000000");
        assert_eq!(mark, key.mark("person.phone_index", b"13800000000"));
        assert_ne!(mark, key.mark("person.phone_index", b"13800000001"));
        assert_ne!(mark, key.mark("person.certificate_index", b"13800000000"));
        assert_ne!(
            mark,
            IndexKey::new([2; 32]).mark("person.phone_index", b"13800000000")
        );
    }

    #[test]
    fn a_keyring_is_read_as_it_was_written() {
        let ring = Keyring::new([7; 32], [8; 32]).with_seal([0xab; 32]);
        let text = ring.to_text();
        let read: Keyring = format!("# a remark: seal:1\n\n{text}").parse().unwrap();
        assert_eq!(read.to_text(), text);
        assert_eq!(read.newest_seal(), ring.newest_seal());
        let one_line: Keyring = text.trim().replace('\n', ",").parse().unwrap();
        assert_eq!(one_line.to_text(), text);
        let only = read.clone().only(&read.seal_ids()[1], read.newest_index());
        assert_eq!(only.to_text(), Keyring::new([7; 32], [8; 32]).to_text());
        for secret in ["07070707", "abababab"] {
            assert!(!format!("{ring:?}").contains(secret));
        }
        for bad in [
            "",
            "seal:00",
            &text.replace("index", "indices"),
            &text.replace("seal", "open"),
            &text.replace("ab", "xy"),
            &text[..text.len() - 3],
        ] {
            assert_eq!(bad.parse::<Keyring>().map(|_| ()), Err(KeyText), "{bad}");
        }
    }
}
