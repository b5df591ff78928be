//! Pages of employers.

pub mod candidates;
pub mod fair_days;
pub mod fairs;
pub mod firm;
pub mod home;
mod own;
pub mod posting;
pub mod posting_form;
pub mod posts;
mod quota;
pub mod register;
pub mod training;
