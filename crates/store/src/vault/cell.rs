//! Where a sealed text belongs, and the text itself.

use uuid::Uuid;

/// A cell of the database: what is sealed for one opens in no other.
#[derive(Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    pub(crate) id: Uuid,
}

impl Cell {
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.table.len() + self.column.len() + 18);
        bytes.extend_from_slice(self.table.as_bytes());
        bytes.push(b'.');
        bytes.extend_from_slice(self.column.as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(self.id.as_bytes());
        bytes
    }
}

/// A sealed text as read from a row. There is no way to what it says but [`super::Keys::open`].
#[derive(sqlx::Type)]
#[sqlx(transparent)]
pub(crate) struct Sealed(pub(super) String);
