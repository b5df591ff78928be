//! Files of the site folder: browser bundles and stylesheet with hashed names, icons and the like.

use super::Site;
use super::security::NOTHING;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, Response};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use tower::ServiceBuilder;
use tower_http::services::ServeDir;
use tower_http::set_header::{MakeHeaderValue, SetResponseHeaderLayer};

/// Names of the browser files in force.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Bundles {
    /// Output name of the public bundle; empty when the site was not built.
    #[serde(default)]
    pub public: String,
    /// Output name of the staff bundle.
    #[serde(default)]
    pub staff: String,
    /// File name of the stylesheet.
    #[serde(default)]
    pub style: String,
    /// Where they lie.
    #[serde(skip)]
    folder: Option<PathBuf>,
}

impl Bundles {
    /// Looks beside the program (`site/`), then one folder up (`target/site/` for `target/release/songgang`).
    pub fn find() -> Self {
        let program = std::env::current_exe().ok();
        let beside = program.as_deref().and_then(Path::parent);
        let candidates = [beside, beside.and_then(Path::parent)]
            .into_iter()
            .flatten()
            .map(|folder| folder.join("site"));
        let found = candidates.into_iter().find_map(|folder| Self::read(&folder));
        found.unwrap_or_else(|| {
            tracing::warn!("no site folder: pages are served plain; `cargo xtask build` makes it");
            Self::default()
        })
    }

    /// The stylesheet itself; empty when the site was not built.
    pub fn stylesheet(&self) -> String {
        let path = self
            .folder
            .as_ref()
            .map(|folder| folder.join("pkg").join(&self.style));
        path.and_then(|path| std::fs::read_to_string(path).ok())
            .unwrap_or_default()
    }

    /// What a folder holds; `None` when it is no site folder.
    pub fn read(folder: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(folder.join("bundles.json")).ok()?;
        let bundles: Self = serde_json::from_str(&text).ok()?;
        Some(Self {
            folder: Some(folder.to_owned()),
            ..bundles
        })
    }
}

/// The service workers of the staff pages, of gates and of wall screens.
const WORKERS: [&str; 3] = ["sw.js", "gate-sw.js", "screen-worker.js"];
/// What they may load: pages of this site, as if they had been asked for without it.
const WORKER_MAY: &str =
    "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `/pkg/…` never changes under one name and is kept for a year; the rest is asked for again.
pub fn routes(bundles: &Bundles) -> Router<Site> {
    let Some(folder) = &bundles.folder else {
        return Router::new();
    };
    let cached = |policy| SetResponseHeaderLayer::overriding(CACHE_CONTROL, WhenThere::from_policy(policy));
    let files = |path: PathBuf| {
        ServeDir::new(path)
            .precompressed_br()
            .append_index_html_on_directories(false)
    };
    let packed = ServiceBuilder::new()
        .layer(cached("public, max-age=31536000, immutable"))
        .service(files(folder.join("pkg")));
    let mut router = Router::new().nest_service("/pkg", packed);
    for name in public_files(folder) {
        // The policy of its own file decides what a worker may fetch.
        let may = HeaderValue::from_static(if WORKERS.contains(&name.as_str()) {
            WORKER_MAY
        } else {
            NOTHING
        });
        let plain = ServiceBuilder::new()
            .layer(cached("no-cache"))
            .layer(SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, may))
            .service(files(folder.clone()));
        router = router.route_service(&format!("/{name}"), plain);
    }
    for name in public_folders(folder) {
        let plain = ServiceBuilder::new()
            .layer(cached("no-cache"))
            .service(files(folder.join(&name)));
        router = router.nest_service(&format!("/{name}"), plain);
    }
    router
}

/// A caching policy for what is there: a miss must be asked for again.
#[derive(Clone)]
struct WhenThere(HeaderValue);

impl WhenThere {
    fn from_policy(policy: &'static str) -> Self {
        Self(HeaderValue::from_static(policy))
    }
}

impl<B> MakeHeaderValue<Response<B>> for WhenThere {
    fn make_header_value(&mut self, response: &Response<B>) -> Option<HeaderValue> {
        let missing = response.status().is_client_error() || response.status().is_server_error();
        (!missing).then(|| self.0.clone())
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = std::fs::DirEntry> {
    std::fs::read_dir(folder).into_iter().flatten().flatten()
}

fn public_files(folder: &Path) -> Vec<String> {
    let name = |entry: std::fs::DirEntry| entry.file_name().into_string().ok();
    let files = entries(folder)
        .filter(|entry| entry.path().is_file())
        .filter_map(name);
    files
        .filter(|name| name != "bundles.json" && Path::new(name).extension().is_none_or(|e| e != "br"))
        .collect()
}

fn public_folders(folder: &Path) -> Vec<String> {
    let folders = entries(folder).filter(|entry| entry.path().is_dir());
    folders
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name != "pkg")
        .collect()
}
