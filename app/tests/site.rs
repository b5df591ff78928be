//! The pages as the server mounts them, over fakes instead of the world.

use crate::fakes::Fake;
use app::{App, Draw, Flash, Here, Origin, Prefs, Site, Ticket, shell};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use domain::actor::{Actor, Role, Staff};
use domain::ids::{AccountId, SessionId};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::AreaCode;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;
use uuid::Uuid;

/// A page as it arrived.
pub struct Page {
    pub status: StatusCode,
    pub html: String,
}

impl Page {
    /// Fails with the whole page unless every text stands in it.
    pub fn shows(&self, texts: &[&str]) -> &Self {
        for text in texts {
            assert!(self.html.contains(text), "“{text}” is missing in:\n{}", self.html);
        }
        self
    }

    /// Fails when one of the texts stands in it.
    pub fn hides(&self, texts: &[&str]) -> &Self {
        for text in texts {
            assert!(
                !self.html.contains(text),
                "“{text}” must not stand in:\n{}",
                self.html
            );
        }
        self
    }
}

/// Somebody looking at the site.
#[derive(Clone, Default)]
pub struct Reader {
    pub actor: Actor,
    pub prefs: Prefs,
    pub flash: Flash,
    pub fake: Fake,
}

impl Reader {
    /// Anybody.
    pub fn visitor() -> Self {
        Self::default()
    }

    /// Somebody who is signed in.
    pub fn signed_in(actor: Actor) -> Self {
        Self {
            actor,
            ..Self::default()
        }
    }

    /// A member of staff of the county.
    pub fn staff(role: Role) -> Self {
        let staff = Staff {
            account: AccountId(Uuid::from_u128(9)),
            login: "wang".to_owned(),
            role,
            area: AreaCode::parse("330521").unwrap(),
            department: None,
        };
        Self {
            actor: Actor::Staff(staff),
            ..Self::default()
        }
    }

    /// With preferences as an address would set them.
    pub fn prefers(mut self, query: &str) -> Self {
        self.prefs = Prefs::of(None, Some(query));
        self
    }

    /// Opens an address.
    pub async fn open(&self, address: &str) -> Page {
        let answer = self
            .router()
            .oneshot(
                Request::get(address)
                    .header(header::ACCEPT, "text/html")
                    .body(Body::empty())
                    .unwrap(),
            )
            .await
            .unwrap();
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), 4_000_000).await.unwrap();
        let html = String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(untidy(&html), Vec::<String>::new(), "{address}");
        Page { status, html }
    }

    fn router(&self) -> Router {
        let reader = self.clone();
        let context = move || {
            provide_context(reader.fake.ports());
            provide_context(reader.actor.clone());
            provide_context(reader.prefs);
            provide_context(reader.flash.clone());
            if reader.actor != Actor::Visitor {
                provide_context(Here(SessionId(Uuid::from_u128(1))));
            }
            provide_context(Ticket("ticket".to_owned()));
            provide_context(Origin("https://songgang.example".to_owned()));
            provide_context(Draw(|text| Some(format!("<svg><title>{text}</title></svg>"))));
        };
        let site = site();
        let document = site.clone();
        Router::new()
            .leptos_routes_with_context(
                &site.public,
                generate_route_list(App),
                context.clone(),
                move || shell(document.clone()),
            )
            .fallback(
                leptos_axum::file_and_error_handler_with_context::<LeptosOptions, _>(context, move |_| {
                    shell(site.clone())
                }),
            )
            .with_state(self::site().public)
    }
}

/// What helps nobody who hears a page: ids that stand there twice, headings that skip a level.
fn untidy(html: &str) -> Vec<String> {
    let mut ids = BTreeSet::new();
    let twice = html.split(" id=\"").skip(1).filter_map(|rest| {
        let id = rest.split('"').next().unwrap_or_default();
        (!ids.insert(id)).then(|| format!("id {id} stands there twice"))
    });
    let mut found: Vec<String> = twice.collect();
    let mut before = 0;
    for rest in html.split("<h").skip(1) {
        let mut letters = rest.chars();
        let level = letters.next().and_then(|level| level.to_digit(10));
        let Some(level) = level.filter(|_| letters.next().is_some_and(|next| next == '>' || next == ' '))
        else {
            continue;
        };
        if level > before + 1 {
            let text: String = rest.chars().take(60).collect();
            found.push(format!("after a heading of level {before}: <h{text}"));
        }
        before = level;
    }
    found
}

/// What the page says after one field was refused, and what had been typed there.
pub fn mistake(field: &str, problem: Problem, typed: &str) -> Flash {
    let refused = FieldProblem {
        field: field.to_owned(),
        problem,
    };
    Flash {
        refusal: Some(Refusal::Fields(vec![refused])),
        typed: vec![(field.to_owned(), typed.to_owned())],
        ..Flash::default()
    }
}

/// The files of the site; the stylesheet is the real one.
pub fn site() -> Site {
    let options = |name: &str| LeptosOptions::builder().output_name(name).build();
    Site {
        public: options("songgang"),
        staff: options("songgang_staff"),
        style: style(),
        style_href: Arc::from("/pkg/songgang.css"),
    }
}

/// All stylesheets in the order of the build.
fn style() -> Arc<str> {
    static STYLE: OnceLock<Arc<str>> = OnceLock::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    STYLE
        .get_or_init(|| {
            let names = [
                "tokens",
                "base",
                "catalogue",
                "frame",
                "print",
                "staff",
                "vacancy",
            ];
            let all: String = names.iter().map(|name| read(&format!("{name}.css"))).collect();
            Arc::from(all.as_str())
        })
        .clone()
}
