//! Pages of employers.

pub mod home;
pub mod register;
