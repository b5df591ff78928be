//! Forms of messages: browsers that ask to be told, and calls written down.

use super::file_forms;
use super::forms::{Sent, back_to, opened};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{CallForm, CallTyped, SUBSCRIBE, SubscribeForm, UNSUBSCRIBE, UnsubscribeForm};
use app::{Notice, routes};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::PersonId;
use domain::ports::SubscriptionWish;
use domain::session::Device;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (SUBSCRIBE, post(subscribe)),
        (UNSUBSCRIBE, post(unsubscribe)),
        ("/staff/people/{id}/calls", post(call)),
    ]
}

/// Where a browser learns that it is told, or no more: the script of the page looks at this address.
const TOLD: &str = "/me?told=yes#inbox";
const NOT_TOLD: &str = "/me#inbox";

async fn subscribe(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<SubscribeForm>,
) -> Response {
    let form = opened(sent);
    let device = visit.device.unwrap_or(Device::UNKNOWN);
    let device = format!("{} {}", device.kind, device.browser);
    let done = async {
        let wish = SubscriptionWish {
            browser: form.parse()?,
            lang: visit.prefs.lang.code().to_owned(),
            device,
        };
        site.ports.messages.subscribe(&visit.actor, wish).await
    };
    let done = done.await;
    let back = if done.is_ok() { TOLD } else { NOT_TOLD };
    back_to(back, done.map(|()| Notice::BrowserTold), &())
}

async fn unsubscribe(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<UnsubscribeForm>,
) -> Response {
    let form = opened(sent);
    let done = site.ports.messages.unsubscribe(&visit.actor, form.endpoint).await;
    let back = if done.is_ok() { TOLD } else { NOT_TOLD };
    back_to(back, done.map(|()| Notice::BrowserLeft), &())
}

async fn call(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
    sent: file_forms::Sent,
) -> Response {
    let form = file_forms::opened(sent);
    let back = format!("{}#told", routes::person(person));
    let done = async {
        let wish = CallForm(&form).parse()?;
        site.ports.messages.record_call(&visit.actor, person, wish).await
    };
    let done = done.await.map(|_| Notice::CallRecorded);
    back_to(&back, done, &CallTyped::from(&form))
}
