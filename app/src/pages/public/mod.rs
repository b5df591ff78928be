//! Pages for everybody. They show no personal data.

pub mod course;
pub mod courses;
pub mod events;
pub mod help;
pub mod home;
pub mod me;
pub mod notices;
pub mod place;
pub mod policies;
mod search;
pub mod vacancies;
pub mod vacancy;
