//! Messages go to standard error; their level is set by `SONGGANG_LOG` (default: warnings, and our own information).

use tracing_subscriber::EnvFilter;

/// Starts logging.
pub fn start() {
    let filter = EnvFilter::try_from_env("SONGGANG_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,server=info,services=info,store=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
}
