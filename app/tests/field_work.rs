//! The page that is kept on phones, and the way to it.

use crate::site::Reader;
use domain::actor::Role;

#[tokio::test]
async fn the_page_is_the_same_for_everybody_and_holds_nobody() {
    let visitor = Reader::visitor().open("/staff/field").await;
    let coordinator = Reader::staff(Role::Coordinator).open("/staff/field").await;
    for page in [&visitor, &coordinator] {
        assert_eq!(page.status, 200);
        assert!(page.html.contains("songgang_staff") && page.html.contains("/field.webmanifest"));
        assert!(page.html.contains("<noscript>") && page.html.contains("走访"));
    }
    // Nothing but the script that keeps the page differs.
    let script = "<script src=\"/staff.js\" defer></script>";
    assert!(coordinator.html.contains(script) && !visitor.html.contains(script));
    let main = |html: &str| {
        let main = html
            .split("<main")
            .nth(1)
            .and_then(|rest| rest.split("</main>").next());
        main.map(str::to_owned)
    };
    assert!(main(&visitor.html).is_some() && main(&visitor.html) == main(&coordinator.html));
}

#[tokio::test]
async fn whoever_visits_sees_on_every_page_what_has_not_arrived() {
    let page = Reader::staff(Role::Coordinator).open("/staff").await;
    assert!(page.html.contains("data-waiting=\"走访 · 未上传 {} 条\""));
    let auditor = Reader::staff(Role::Auditor).open("/staff").await;
    assert!(!auditor.html.contains("data-waiting"));
    let public = Reader::visitor().open("/").await;
    assert!(!public.html.contains("staff.js") && public.html.contains("/manifest.webmanifest"));
}
