//! Pages behind a personal link.

pub mod my_leads;
