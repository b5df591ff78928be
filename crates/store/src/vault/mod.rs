//! The vault: numbers that point at one person are sealed before they are written, and found again by keyed marks.
//!
//! - A **sealed cell** is text: `1.{key id}.{base64url of nonce, ciphertext, tag}`, XChaCha20-Poly1305. Table, column and
//!   record id are its associated data, so that a cell moved elsewhere cannot be opened. The nonce is a keyed digest
//!   of all of it: no chance is needed, no nonce serves two texts, and writing the same again writes the same.
//! - A **blind index** is 16 bytes of HMAC-SHA256 of a value under the index key: equal values have equal marks, and
//!   without the key nobody can try values out.
//! - Table `vault` says which keys are in force. [`Keyring`] may hold more: those that rotation is leaving or going to.
//!
//! To keep such a number in another table: a TEXT column in [`columns::SEALED`], [`Ring::seal`] when writing, a
//! [`Sealed`] field in the row struct and [`Keys::open`] when reading.

mod cell;
pub(crate) mod columns;
mod keyring;
mod keys;
mod rotation;
mod state;
mod upgrade;

pub(crate) use cell::Sealed;
pub use keyring::{KeyText, Keyring};
pub use keys::Keys;
pub use rotation::Rotation;
pub use state::{KeyStatus, Ring};
