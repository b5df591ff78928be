//! Pages of one person: behind a personal link, or signed in.

pub mod calendar;
pub mod code;
pub mod devices;
pub mod home;
pub mod my_assessments;
pub mod my_cases;
pub mod my_classes;
pub mod my_data;
pub mod my_fairs;
pub mod my_insurance;
pub mod my_leads;
pub mod my_work;
pub mod proxies;
