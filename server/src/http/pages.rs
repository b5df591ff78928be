//! Pages: rendered by `app`, which asks through the ports put into its context here.

use super::visit::Visit;
use super::{Site, Table};
use app::{App, Draw, Flash, Here, Origin, SecondStepDemanded, Ticket, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRef, Query};
use axum::http::header::{ACCEPT, CONTENT_SECURITY_POLICY, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};
use serde::Deserialize;
use std::sync::Arc;

impl FromRef<Site> for LeptosOptions {
    fn from_ref(site: &Site) -> Self {
        options(&site.bundles.public)
    }
}

/// Every page, those that are not there included.
pub fn routes(site: &Site) -> Router<Site> {
    let (context, document) = (context(site), document(site));
    let unknown = {
        let (context, document) = (context.clone(), document.clone());
        leptos_axum::render_app_async_with_context(context, move || shell(document.clone()))
    };
    Router::new()
        .leptos_routes_with_context(site, generate_route_list(App), context, move || {
            shell(document.clone())
        })
        .fallback(unknown)
}

/// One page as the answer to a form: for this visit, which may have something to say, at this address.
pub async fn page(site: &Site, visit: Visit, address: &str) -> Response {
    let document = document(site);
    let render = leptos_axum::render_app_async_with_context(context(site), move || shell(document.clone()));
    let request = Request::get(address)
        .header(ACCEPT, "text/html")
        .extension(visit)
        .body(Body::empty());
    match request {
        Ok(request) => render(request).await,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The same with something to say and a status of its own; a page that is not shown keeps its status.
pub async fn shown(site: &Site, visit: Visit, address: &str, flash: Flash, status: StatusCode) -> Response {
    let mut response = page(site, Visit { flash, ..visit }, address).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}

/// What the frame of every document needs.
fn document(site: &Site) -> app::shell::Site {
    app::shell::Site {
        public: options(&site.bundles.public),
        staff: options(&site.bundles.staff),
        style: site.bundles.stylesheet().into(),
        style_href: format!("/pkg/{}", site.bundles.style).into(),
    }
}

/// What every page finds in its context.
fn context(site: &Site) -> impl Fn() + Clone + Send + Sync + 'static {
    let (ports, origin) = (site.ports.clone(), Arc::clone(&site.origin));
    move || {
        let visit = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visit>().cloned());
        let visit = visit.unwrap_or_default();
        provide_context(ports.clone());
        provide_context(visit.actor);
        if let Some(session) = visit.session {
            provide_context(Here(session));
        }
        if visit.lacks_second_step {
            provide_context(SecondStepDemanded);
        }
        if let Some(ticket) = visit.ticket {
            provide_context(Ticket(ticket));
        }
        provide_context(visit.prefs);
        provide_context(visit.flash);
        provide_context(Origin(origin.to_string()));
        provide_context(Draw(services::qr_code));
        forbid_foreign_content();
    }
}

/// Addresses that lead on to a page.
pub fn table() -> Table {
    vec![
        (app::forms::OPEN_CODE, get(open_code)),
        (app::forms::SIGN_IN, get(sign_in)),
    ]
}

/// The addresses of the pages themselves.
pub fn addresses() -> impl Iterator<Item = String> {
    generate_route_list(App)
        .into_iter()
        .map(|page| page.path().to_owned())
}

fn options(output_name: &str) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name(output_name.to_owned())
        .build()
}

/// Scripts only from here or with the nonce of this answer; nothing may frame a page or take its forms.
fn forbid_foreign_content() {
    let nonce = use_nonce()
        .map(|nonce| format!(" 'nonce-{nonce}'"))
        .unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'{nonce}; img-src 'self' data:; \
         font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
        response.insert_header(CONTENT_SECURITY_POLICY, value);
    }
}

/// A code typed from a slip.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    code: String,
}

/// The form to sign in stands on the desk: whoever reloads the address it is sent to is led there.
async fn sign_in() -> Redirect {
    Redirect::to("/staff")
}

/// Leads from the typed code to the person's page; what cannot be a code goes back to the form, which says so.
async fn open_code(Query(typed): Query<Typed>) -> Redirect {
    match services::read_code(&typed.code) {
        Some(code) => Redirect::to(&app::routes::personal(&code)),
        None => Redirect::to("/me?unknown=1"),
    }
}
