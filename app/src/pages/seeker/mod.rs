//! Pages of one person: behind a personal link, or signed in.

pub mod code;
pub mod devices;
pub mod home;
pub mod my_cases;
pub mod my_data;
pub mod my_insurance;
pub mod my_leads;
pub mod my_work;
pub mod proxies;
