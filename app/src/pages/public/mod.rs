//! Pages for everybody. They show no personal data.

pub mod assistance_weeks;
pub mod blacklist;
pub mod complain;
pub mod course;
pub mod courses;
pub mod day_jobs;
pub mod event;
pub mod events;
pub mod fair_code;
pub mod gate;
pub mod help;
pub mod home;
pub mod me;
pub mod notices;
mod open_classes;
pub mod place;
pub mod policies;
pub mod policy;
pub mod post_notices;
pub mod quota;
mod search;
pub mod stand;
pub mod vacancies;
pub mod vacancy;
