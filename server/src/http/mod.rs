//! HTTP: pages from `app`, forms, files, health. Handlers only translate; the deeds are in `services`.

mod account_forms;
mod assets;
mod door_forms;
mod employer_forms;
mod file_forms;
mod forms;
mod health;
mod pages;
mod people_forms;
mod proxy_forms;
mod recognitions;
mod security;
mod staff_files;
mod visit;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::MethodRouter;
use axum::serve::ListenerExt;
use domain::ports::Ports;
use services::Services;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

/// Forms are small; files come in through the command line.
const BODY_LIMIT: usize = 64 * 1024;

/// Addresses and what answers them.
type Table = Vec<(&'static str, MethodRouter<Site>)>;

/// What every handler may use.
#[derive(Clone)]
pub struct Site {
    services: Arc<Services>,
    ports: Ports,
    bundles: Arc<assets::Bundles>,
    /// The address people reach this server by, without a slash at the end.
    origin: Arc<str>,
}

impl Site {
    /// The site over these services, reached by `origin`.
    pub fn new(services: Arc<Services>, origin: &str) -> Self {
        Self {
            ports: services.ports(),
            services,
            bundles: Arc::new(assets::Bundles::find()),
            origin: origin.trim_end_matches('/').into(),
        }
    }

    /// The same with the browser files of another folder.
    #[must_use]
    pub fn with_files(self, folder: &Path) -> Self {
        Self {
            bundles: Arc::new(assets::Bundles::read(folder).unwrap_or_default()),
            ..self
        }
    }
}

/// Serves until the process is asked to stop; requests under way are finished.
pub async fn serve(services: Arc<Services>, listener: TcpListener, origin: String) -> std::io::Result<()> {
    let site = Site::new(services, &origin);
    // Leptos writes pages in small pieces; without this every page waits for a delayed acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
    });
    let app = router(site).into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(asked_to_stop())
        .await
}

/// Every address of the site.
pub fn router(site: Site) -> Router {
    let pages = with(pages::routes(&site), guarded())
        .layer(from_fn_with_state(site.clone(), visit::recognise))
        .layer(from_fn(security::same_origin));
    with(Router::new(), health::table())
        .merge(assets::routes(&site.bundles))
        .merge(pages)
        .layer(from_fn(security::headers))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(CompressionLayer::new().br(true).gzip(true))
        .with_state(site)
}

/// The addresses of [`router`] but for the files of the site folder: method and path.
pub fn addresses() -> Vec<(&'static str, String)> {
    let get = |path: String| ("GET", path);
    let plain = [pages::table(), staff_files::table(), health::table()];
    let plain = plain.into_iter().flatten().map(|(path, _)| path.to_owned());
    let forms = form_tables();
    let forms = forms
        .into_iter()
        .flatten()
        .map(|(path, _)| ("POST", path.to_owned()));
    pages::addresses().chain(plain).map(get).chain(forms).collect()
}

/// What stands beside the pages, behind the same checks.
fn guarded() -> Table {
    let mut tables = form_tables();
    tables.extend([pages::table(), staff_files::table()]);
    tables.concat()
}

/// Everything that takes forms.
fn form_tables() -> Vec<Table> {
    vec![
        forms::table(),
        account_forms::table(),
        door_forms::table(),
        proxy_forms::table(),
        employer_forms::table(),
        file_forms::table(),
        recognitions::table(),
        people_forms::table(),
    ]
}

fn with(router: Router<Site>, table: Table) -> Router<Site> {
    table
        .into_iter()
        .fold(router, |router, (path, handler)| router.route(path, handler))
}

async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}
