//! Holds the directions between the crates, as the manifests state them.

use crate::workspace::{Member, Workspace};

/// Who may be built from whom.
const ARROWS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("search", &["domain"]),
    ("matching", &["domain"]),
    ("services", &["domain", "store", "search", "matching"]),
    ("app", &["domain"]),
    ("frontend", &["app"]),
    ("server", &["domain", "services", "app"]),
    ("xtask", &[]),
];

/// Which members may name a library: everybody else reaches what it does through the member that owns it.
const OWNED: [(&str, &[&str]); 8] = [
    ("sqlx", &["store"]),
    ("tantivy", &["search"]),
    ("jieba-rs", &["search"]),
    ("leptos", &["app", "frontend", "server"]),
    ("leptos_router", &["app", "server"]),
    ("leptos_axum", &["app", "server"]),
    ("axum", &["server"]),
    ("tokio", &["store", "services", "server"]),
];

#[test]
fn every_member_is_built_only_from_those_it_may_know() {
    let workspace = workspace();
    for member in &workspace.members {
        let allowed = ARROWS
            .iter()
            .find(|(name, _)| *name == member.name)
            .map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("{} is not in the table of arrows", member.name));
        for used in member.uses() {
            assert!(
                allowed.contains(&used),
                "{} must not be built from {used}",
                member.name
            );
        }
    }
}

#[test]
fn every_library_stays_with_its_owner() {
    for member in &workspace().members {
        for (library, owners) in OWNED {
            let named = normal_dependencies(member).any(|name| name == library);
            assert!(
                !named || owners.contains(&member.name.as_str()),
                "{} must not name {library}",
                member.name
            );
        }
    }
}

#[test]
fn rendering_and_hydrating_are_never_on_together() {
    let workspace = workspace();
    assert_eq!(
        app_features(&workspace, "server"),
        (true, false),
        "the server renders"
    );
    assert_eq!(
        app_features(&workspace, "frontend"),
        (false, true),
        "the browser hydrates"
    );
    let defaults = workspace
        .member("app")
        .and_then(|app| app.features.get("default"));
    assert!(
        defaults.is_none_or(Vec::is_empty),
        "app switches nothing on by itself"
    );
}

#[test]
fn every_member_has_at_most_one_integration_binary() {
    for member in &workspace().members {
        let binaries = member.targets_of_kind("test").count();
        assert!(
            binaries <= 1,
            "{} has {binaries} integration binaries, each links everything again: set `autotests = false`",
            member.name
        );
    }
}

#[test]
fn the_stylesheet_and_the_bundle_have_their_sources() {
    let folders = workspace().folders_behind("frontend");
    let names: Vec<_> = folders
        .iter()
        .filter_map(|folder| folder.file_name()?.to_str())
        .collect();
    assert_eq!(names, ["frontend", "app", "domain"]);
}

fn workspace() -> Workspace {
    Workspace::find().unwrap()
}

fn normal_dependencies(member: &Member) -> impl Iterator<Item = &str> {
    let normal = member
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind.is_none());
    normal.map(|dependency| dependency.name.as_str())
}

/// Whether a member asks `app` for (`ssr`, `hydrate`).
fn app_features(workspace: &Workspace, member: &str) -> (bool, bool) {
    let member = workspace.member(member).unwrap();
    let app = member
        .dependencies
        .iter()
        .find(|dependency| dependency.name == "app")
        .unwrap();
    let asks = |feature: &str| app.features.iter().any(|asked| asked == feature);
    (asks("ssr"), asks("hydrate"))
}
