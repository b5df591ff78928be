//! Who was refused what, for whoever looks into an attack. A line holds the id of an account and the pattern of an address, and no
//! word of what was sent.

use super::visit::Visit;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use domain::actor::Actor;
use domain::refusal::Refusal;

/// Writes down each refusal of a right, of a pace or of a lock.
pub async fn refusals(request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>();
    let who = visit.map_or_else(|| Actor::Visitor.label(), |visit| visit.actor.label());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let response = next.run(request).await;
    if let Some(why) = why(&response) {
        let route = route.as_ref().map_or("none", MatchedPath::as_str);
        tracing::warn!(who, %method, route, why, "refused");
    }
    response
}

fn why(response: &Response) -> Option<&'static str> {
    match response.extensions().get::<Refusal>() {
        Some(Refusal::NotAllowed | Refusal::FourEyes | Refusal::OwnFamily) => return Some("not allowed"),
        Some(Refusal::TooMany) => return Some("too often"),
        Some(Refusal::Locked { .. }) => return Some("locked"),
        Some(Refusal::WrongCredentials | Refusal::CodeSpent) => return Some("not proven"),
        _ => {}
    }
    match response.status() {
        StatusCode::FORBIDDEN => Some("not allowed"),
        StatusCode::TOO_MANY_REQUESTS => Some("too often"),
        _ => None,
    }
}
