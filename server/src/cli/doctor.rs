//! `doctor`: checks database, index and settings.

use super::Outcome;
use crate::config::Global;
use serde_json::json;
use services::Failure;

pub async fn run(global: &Global) -> Result<Outcome, Failure> {
    let services = global.open(None).await?;
    let checks = services.doctor().await;
    let ok = checks.iter().all(|check| check.ok);
    let line = |check: &services::doctor::Check| {
        format!(
            "{} {}: {}",
            if check.ok { "ok " } else { "BAD" },
            check.name,
            check.detail
        )
    };
    let text = checks.iter().map(line).collect::<Vec<_>>().join("\n");
    Ok(Outcome::done(&json!({ "ok": ok, "checks": checks }), text)?.with_ok(ok))
}
