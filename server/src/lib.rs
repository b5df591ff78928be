//! The program `songgang` as a library: the command line for `main`, the site for tests.

mod cli;
mod config;
pub mod http;
mod push;
mod sms;
mod telemetry;
mod worker;

pub use cli::{Args, run};
pub use telemetry::start as start_telemetry;
