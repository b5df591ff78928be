//! Sessions and cookies.

use crate::county::County;
use domain::actor::Role;
use server::http::{Site, router};
use services::demo::COUNTY;
use totp_rs::{Builder, Secret};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_new_after_every_sign_in_and_the_one_before_is_gone() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    let form = format!("login=officer&password={password}");
    let works = async |pair: &str| county.get("/staff/account", pair).await.status == 200;

    let planted = "session=0123456789abcdefghjkmnpqrstvwxyz";
    let victim = county
        .post("/staff/sign-in", &form, planted)
        .await
        .pair("session");
    assert!(!victim.is_empty() && victim != planted);
    assert!(
        works(&victim).await && !works(planted).await,
        "what was planted is never taken over"
    );

    let attacker = county.session(Role::Auditor, COUNTY, "attacker").await;
    let victim = county
        .post("/staff/sign-in", &form, &attacker)
        .await
        .pair("session");
    assert!(victim != attacker && works(&victim).await);
    assert!(
        !works(&attacker).await,
        "a session somebody left in a browser ends there"
    );

    let renewed = format!("old={password}&new=three-quiet-lanterns&again=three-quiet-lanterns");
    let changed = county.post("/staff/account/password", &renewed, &victim).await;
    let fresh = changed.pair("session");
    assert!(!fresh.is_empty() && works(&fresh).await);
    assert!(
        !works(&victim).await,
        "a new password ends every session from before"
    );

    let code = county.link_of(&county.leads().await[0]).await;
    let stay = format!("/l/{code}/stay");
    let first = county.post(&stay, "", planted).await.pair("session");
    let second = county.post(&stay, "", &first).await.pair("session");
    assert!(first != planted && second != first);
    let still = county.get("/me/devices", &first).await;
    assert_eq!(still.status, 401, "nor does a telephone keep two");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_may_demand_the_second_step() {
    let county = County::new().await;
    let password = county.account(Role::CountyOfficer, COUNTY, "officer").await;
    let form = format!("login=officer&password={password}");
    let officer = county.post("/staff/sign-in", &form, "").await.pair("session");
    assert_eq!(county.get("/staff/coverage", &officer).await.status, 200);
    let site = Site::new(county.services.clone(), "http://songgang.test").with_second_step(true);
    let county = county.with_site(router(site));
    for address in [
        "/staff",
        "/staff/coverage",
        "/staff/people",
        "/staff/coverage.csv",
    ] {
        let led = county.get(address, &officer).await;
        assert_eq!(
            (led.status.as_u16(), led.header("location")),
            (303, "/staff/account".to_owned()),
            "{address}"
        );
    }
    let sent = county
        .post("/staff/helper-phone", "area=339821&phone=15400000001", &officer)
        .await;
    assert_eq!(sent.header("location"), "/staff/account", "nor is a form taken");
    let own = county.get("/staff/account", &officer).await;
    assert!(
        own.text().contains("你们单位要求打开两步登录") && own.text().contains("/staff/account/second-step")
    );
    assert_eq!(
        county.get("/vacancies", &officer).await.status,
        200,
        "what is for everybody stays so"
    );

    let proven = format!("password={password}");
    county.post("/staff/account/second-step", &proven, &officer).await;
    let shown = county.get("/staff/account", &officer).await.text();
    let secret = shown
        .split("class=\"code\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let now = u64::try_from(county.services.clock.now().timestamp()).unwrap();
    let digits = Builder::new().with_secret(secret).build().unwrap().generate(now);
    let confirmed = county
        .post(
            "/staff/account/second-step/confirm",
            &format!("code={digits}"),
            &officer,
        )
        .await;
    assert_eq!(confirmed.flash().secrets.len(), 10, "recovery codes are shown");
    assert_eq!(county.get("/staff/coverage", &officer).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cookie_is_out_of_reach_of_scripts() {
    let county = County::new().await;
    let password = county.account(Role::TownOfficer, COUNTY, "officer").await;
    let signed_in = county
        .post(
            "/staff/sign-in",
            &format!("login=officer&password={password}"),
            "",
        )
        .await;
    let asked = county.post("/me/code", "phone=15400000010", "").await;
    let wrong = county
        .post("/staff/sign-in", "login=officer&password=wrong", "")
        .await;
    let prefs = county.get("/?size=large", "").await;
    for (answer, name) in [
        (&signed_in, "session"),
        (&asked, "ticket"),
        (&wrong, "flash"),
        (&prefs, "prefs"),
    ] {
        let cookie = answer.cookie(name).unwrap();
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }
    let session = signed_in.pair("session");
    let secret = session.trim_start_matches("session=");
    for page in ["/staff", "/staff/account", "/staff/coverage"] {
        let answer = county.get(page, &session).await;
        assert!(answer.status == 200 && !answer.text().contains(secret), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_clears_the_browser() {
    let county = County::new().await;
    let officer = county.session(Role::TownOfficer, COUNTY, "officer").await;
    for (address, cookies, cleared) in [
        (
            "/staff/sign-out?sent=1",
            officer.as_str(),
            "\"cache\", \"storage\"",
        ),
        // What scripts keep may be visits that have not arrived.
        ("/staff/sign-out", officer.as_str(), "\"cache\""),
        ("/me/sign-out", "", "\"cache\""),
    ] {
        let out = county.post(address, "", cookies).await;
        assert_eq!(out.header("clear-site-data"), cleared, "{address}");
        assert!(out.cookie("session").unwrap().contains("Max-Age=0"));
    }
}
