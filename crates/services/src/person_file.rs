//! The file of a person: the one way it is written, with its history and the spells of its groups.

mod period;
mod write;

pub(crate) use period::{Word, set_categories};
pub(crate) use write::history_of;
