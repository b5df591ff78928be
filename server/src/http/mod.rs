//! HTTP: pages from `app`, forms, files, health. Handlers only translate; the deeds are in `services`.

mod account_forms;
mod areas;
mod assessment_forms;
mod assets;
mod calendar_forms;
mod case_forms;
mod claim_forms;
mod connection;
mod deed;
mod door_forms;
mod employer_forms;
mod erasure_forms;
mod export_forms;
mod fair_forms;
mod figure_forms;
mod file_forms;
mod forms;
mod gate_forms;
mod hand_over_forms;
mod health;
mod hooks;
mod host_cookies;
mod instructor_forms;
mod insurance_forms;
mod limits;
mod list_forms;
mod merge_forms;
mod message_forms;
mod metrics;
mod multipart;
mod paces;
mod pages;
mod peer;
mod people_forms;
mod plain;
mod post_forms;
mod posting_forms;
mod privacy_forms;
mod proxy_forms;
mod quota_forms;
mod recognitions;
mod region_forms;
mod screen_forms;
mod security;
mod staff_files;
mod stalled;
mod startup_forms;
mod training_forms;
mod training_order_forms;
mod visit;
mod visit_forms;
mod visit_photos;
mod visit_sync;
mod walls;
mod watch;
mod week_forms;
mod work_forms;

pub use peer::Proxies;

use axum::Router;
use axum::http::Uri;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::MethodRouter;
use domain::ports::Ports;
use services::Services;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;

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
    /// Who is believed about whom they speak for.
    proxies: Arc<Proxies>,
    paces: Arc<paces::Paces>,
    metrics: Arc<metrics::Metrics>,
    walls: walls::Walls,
    /// What opens the numbers of [`metrics`] to other machines.
    metrics_token: Option<Arc<str>>,
    /// What the gateway for text messages proves itself by.
    hook_token: Option<Arc<str>>,
    /// Whether staff must have turned the second step of sign-in on.
    demands_second_step: bool,
}

impl Site {
    /// The site over these services, reached by `origin`.
    pub fn new(services: Arc<Services>, origin: &str) -> Self {
        Self {
            ports: services.ports(),
            services,
            bundles: Arc::new(assets::Bundles::find()),
            origin: origin.trim_end_matches('/').into(),
            proxies: Arc::default(),
            paces: Arc::default(),
            metrics: Arc::default(),
            walls: walls::Walls::default(),
            metrics_token: None,
            hook_token: None,
            demands_second_step: false,
        }
    }

    /// The host of the address people reach this server by.
    fn own_host(&self) -> String {
        let own: Option<Uri> = self.origin.parse().ok();
        own.as_ref()
            .and_then(Uri::host)
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// Whether that is a name, and not an address in figures.
    fn has_name(&self) -> bool {
        !peer::is_address(&self.own_host())
    }

    /// The same, letting staff do nothing before they have turned the second step of sign-in on.
    #[must_use]
    pub fn with_second_step(self, demanded: bool) -> Self {
        Self {
            demands_second_step: demanded,
            ..self
        }
    }

    /// The same, believing these proxies.
    #[must_use]
    pub fn with_proxies(self, proxies: Proxies) -> Self {
        Self {
            proxies: Arc::new(proxies),
            ..self
        }
    }

    /// The same, showing its numbers to whoever brings this token.
    #[must_use]
    pub fn with_metrics_token(self, token: Option<&str>) -> Self {
        Self {
            metrics_token: token.filter(|token| !token.is_empty()).map(Arc::from),
            ..self
        }
    }

    /// The same, taking receipts and messages from the gateway that knows this secret.
    #[must_use]
    pub fn with_hook_token(self, token: Option<&str>) -> Self {
        Self {
            hook_token: token.map(Arc::from),
            ..self
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

/// Serves until told to stop; requests under way are finished.
pub async fn serve(site: Site, listener: TcpListener, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let proxies = site.proxies.as_ref().clone();
    let held = (connection::Patience::default(), proxies);
    let walls = site.walls.clone();
    let stop = async move {
        stop.await;
        walls.stop();
    };
    connection::serve(listener, router(site), held, stop).await
}

/// Every address of the site.
pub fn router(site: Site) -> Router {
    let pages = with(pages::routes(&site), guarded())
        .layer(from_fn_with_state(site.clone(), forms::keep_typed))
        .layer(from_fn_with_state(site.clone(), plain::instead))
        .layer(from_fn_with_state(site.clone(), limits::hold))
        .layer(from_fn_with_state(site.clone(), paces::by_deed))
        .layer(from_fn(watch::refusals))
        .layer(from_fn_with_state(site.clone(), areas::follow))
        .layer(from_fn_with_state(site.clone(), visit::recognise))
        .layer(from_fn(host_cookies::bind))
        .layer(from_fn_with_state(site.clone(), security::same_origin));
    with(Router::new(), numbers())
        .merge(assets::routes(&site.bundles))
        .merge(pages)
        .layer(CompressionLayer::new().br(true).gzip(true))
        .layer(from_fn_with_state(site.clone(), paces::by_address))
        .layer(from_fn_with_state(site.clone(), security::own_name))
        .layer(from_fn(security::headers))
        .layer(from_fn_with_state(site.clone(), peer::know))
        .layer(from_fn_with_state(site.clone(), metrics::count))
        .with_state(site)
}

/// The addresses of [`router`] but for the files of the site folder: method and path.
pub fn addresses() -> Vec<(&'static str, String)> {
    let get = |path: String| ("GET", path);
    let plain = [
        pages::table(),
        staff_files::table(),
        export_forms::files(),
        visit_sync::files(),
        visit_photos::files(),
        work_forms::files(),
        post_forms::files(),
        fair_forms::files(),
        region_forms::files(),
        insurance_forms::files(),
        quota_forms::files(),
        startup_forms::files(),
        instructor_forms::files(),
        assessment_forms::files(),
        calendar_forms::files(),
        walls::files(),
        gate_forms::files(),
        week_forms::files(),
        training_forms::files(),
        claim_forms::files(),
        case_forms::files(),
        numbers(),
    ];
    let plain = plain.into_iter().flatten().map(|(path, _)| path.to_owned());
    let forms = form_tables().into_iter();
    let forms = forms.flatten().map(|(path, _)| ("POST", path.to_owned()));
    pages::addresses().chain(plain).map(get).chain(forms).collect()
}

/// For programs that watch this one.
fn numbers() -> Table {
    [health::table(), metrics::table(), hooks::table()].concat()
}

/// What stands beside the pages, behind the same checks.
fn guarded() -> Table {
    let mut tables = form_tables();
    tables.extend([
        pages::table(),
        staff_files::table(),
        export_forms::files(),
        visit_sync::files(),
        visit_photos::files(),
        work_forms::files(),
        post_forms::files(),
        fair_forms::files(),
        region_forms::files(),
        insurance_forms::files(),
        quota_forms::files(),
        startup_forms::files(),
        instructor_forms::files(),
        assessment_forms::files(),
        calendar_forms::files(),
        walls::files(),
        gate_forms::files(),
        week_forms::files(),
        training_forms::files(),
        claim_forms::files(),
        case_forms::files(),
    ]);
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
        posting_forms::table(),
        figure_forms::table(),
        file_forms::table(),
        erasure_forms::table(),
        export_forms::table(),
        recognitions::table(),
        people_forms::table(),
        merge_forms::table(),
        message_forms::table(),
        privacy_forms::table(),
        hand_over_forms::table(),
        list_forms::table(),
        visit_forms::table(),
        visit_sync::table(),
        visit_photos::table(),
        work_forms::table(),
        post_forms::table(),
        fair_forms::table(),
        region_forms::table(),
        insurance_forms::table(),
        quota_forms::table(),
        startup_forms::table(),
        instructor_forms::table(),
        assessment_forms::table(),
        calendar_forms::table(),
        screen_forms::table(),
        gate_forms::table(),
        week_forms::table(),
        training_forms::table(),
        training_order_forms::table(),
        claim_forms::table(),
        case_forms::table(),
    ]
}

fn with(router: Router<Site>, table: Table) -> Router<Site> {
    table
        .into_iter()
        .fold(router, |router, (path, handler)| router.route(path, handler))
}
