//! Forms of orders for training.

use super::file_forms::{Sent, again, opened, said};
use super::forms::back_to;
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::{training, training_order as to};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::TrainingOrderId;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::OWN_ORDERS, post(order)),
        ("/employer/training/{id}", post(withdraw)),
        ("/staff/training/orders/{id}", post(decline)),
    ]
}

async fn order(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.order_wish()?;
        site.ports
            .training_orders
            .order_training(&visit.actor, wish)
            .await
    };
    match done.await {
        Ok(id) => said(&format!("{}#{id}", to::OWN_ORDERS), Notice::Saved),
        Err(refusal) => again(&site, visit, to::OWN_ORDERS, refusal, form).await,
    }
}

async fn withdraw(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<TrainingOrderId>,
) -> Response {
    let done = site.ports.training_orders.withdraw_order(&visit.actor, id).await;
    back_to(to::OWN_ORDERS, done.map(|()| Notice::Saved), &())
}

async fn decline(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<TrainingOrderId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = site
        .ports
        .training_orders
        .decline_order(&visit.actor, id, form.order_reason())
        .await;
    match done {
        Ok(()) => said(training::NEEDS, Notice::Saved),
        Err(refusal) => again(&site, visit, training::NEEDS, refusal, form).await,
    }
}
