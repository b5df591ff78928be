//! HTTP: pages from `app`, forms, files, health. Handlers only translate; the deeds are in `services`.

mod assets;
mod forms;
mod health;
mod pages;
mod security;
mod staff_files;
mod visit;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::serve::ListenerExt;
use domain::ports::Ports;
use services::Services;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

/// Forms are small; files come in through the command line.
const BODY_LIMIT: usize = 64 * 1024;

/// What every handler may use.
#[derive(Clone)]
pub struct Site {
    services: Arc<Services>,
    ports: Ports,
    bundles: Arc<assets::Bundles>,
    /// The address people reach this server by, without a slash at the end.
    origin: Arc<str>,
}

/// Serves until the process is asked to stop; requests under way are finished.
pub async fn serve(services: Arc<Services>, listener: TcpListener, origin: String) -> std::io::Result<()> {
    let site = Site {
        ports: services.ports(),
        services,
        bundles: Arc::new(assets::Bundles::find()),
        origin: origin.trim_end_matches('/').into(),
    };
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
    let pages = pages::routes(&site)
        .merge(forms::routes())
        .merge(staff_files::routes())
        .layer(from_fn_with_state(site.clone(), visit::recognise))
        .layer(from_fn(security::same_origin))
        .layer(from_fn(security::headers));
    Router::new()
        .merge(health::routes())
        .merge(assets::routes(&site.bundles))
        .merge(pages)
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(CompressionLayer::new().br(true).gzip(true))
        .with_state(site)
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
