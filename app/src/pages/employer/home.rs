//! What an employer sees of itself: waiting, refused, or its own data and people.

use super::{fairs, own::part, quota};
use crate::asked::{Asker, lang};
use crate::components::{Field, Icon, Sign, own_subsidies, public_page};
use crate::forms;
use crate::pages::when;
use crate::text::{Lang, claim, common, door, employer as words, figures, listing};
use domain::employer_account::Standing;
use domain::ports::{Colleague, EmployerView, OwnClaims, OwnListing, OwnPostings, OwnQuota, OwnStand};
use leptos::prelude::*;

/// `/employer`.
#[component]
pub fn Employer() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move {
            let own = ports.employers.own(&actor).await?;
            let (offered, claims) = match own.standing {
                Standing::Confirmed { .. } => (
                    ports.postings.mine(&actor).await?,
                    ports.claims.employer_claims(&actor).await?,
                ),
                _ => Default::default(),
            };
            let quota = match own.standing {
                Standing::Confirmed { .. } => ports.quotas.own_quota(&actor).await?,
                _ => OwnQuota::default(),
            };
            let fairs = match own.standing {
                Standing::Confirmed { .. } => ports.fairs.own_stands(&actor).await?,
                _ => Vec::new(),
            };
            let listings = match own.standing {
                Standing::Confirmed { .. } => ports.listings.own_listings(&actor).await?,
                _ => Vec::new(),
            };
            Ok((own, offered, claims, quota, fairs, listings))
        },
        |(own, offered, claims, quota, fairs, listings)| {
            show(&own, (&offered, &claims, &fairs), (&quota, &listings))
        },
    )
}

fn show(
    own: &EmployerView,
    offered: (&OwnPostings, &OwnClaims, &[OwnStand]),
    (quota, listings): (&OwnQuota, &[OwnListing]),
) -> AnyView {
    let lang = lang();
    public_page(
        own.firm.clone(),
        None,
        view! {
            <h1>{own.firm.clone()}</h1>
            <p>{own.place.name.clone()} " · " {own.uscc.as_ref().to_owned()}</p>
            {to_answer(listings, lang)}
            {listed(listings, lang)}
            {standing(own, offered, lang)}
            {quota::part(quota, lang)}
            <form method="post" action=forms::LEAVE><button class="button">{door::leave(lang)}</button></form>
        },
    )
}

/// A notice that the firm may still answer comes before everything else: its time runs out.
fn to_answer(listings: &[OwnListing], lang: Lang) -> Option<AnyView> {
    let last = listings.iter().filter_map(|own| match own {
        OwnListing { may_state: true, .. } => own.listing.state_by,
        OwnListing { may_appeal: true, .. } => own.listing.appeal_by,
        _ => None,
    });
    last.min().map(|day| {
        view! {
            <div class="notice">
                <p><Sign icon=Icon::Warning/><b>{listing::to_answer(&figures::full_day(day, lang), lang)}</b></p>
                <p><a class="button act" href=format!("{}#listings", forms::case::OWN_FIRM)>{listing::to_answer_go(lang)}</a></p>
            </div>
        }
        .into_any()
    })
}

/// That the firm is on a list, before anybody fills in a form that is not taken.
fn listed(listings: &[OwnListing], lang: Lang) -> Vec<AnyView> {
    let said = |own: &OwnListing| {
        let until = own.listing.period?.to;
        let text = listing::listed(own.listing.kind, &figures::full_day(until, lang), lang);
        Some(view! { <p class="notice">{text}</p> }.into_any())
    };
    let held = listings.iter().filter(|own| own.is_listed);
    held.filter_map(said).collect()
}

fn standing(
    own: &EmployerView,
    (offered, claims, own_fairs): (&OwnPostings, &OwnClaims, &[OwnStand]),
    lang: Lang,
) -> AnyView {
    match &own.standing {
        Standing::Confirmed { .. } => view! {
            <p><span class="mark"><Sign icon=Icon::Tick/>{words::confirmed(lang)}</span>
                " " {words::open_vacancies(own.open_vacancies, lang)}</p>
            <p><a class="button" href=forms::case::OWN_FIRM>{crate::text::listing::to_firm(lang)}</a></p>
            {part(offered, lang)}
            {fairs::part(own_fairs, lang)}
            <h2>{crate::text::posting::also(lang)}</h2>
            <p class="row">
                <a class="button" href=forms::training_order::OWN_ORDERS>{crate::text::training_order::title(lang)}</a>
                <a class="button" href=forms::public_post::OWN_POSTS>{crate::text::public_post::title(lang)}</a>
            </p>
            {own_subsidies(claims, (claim::firm(lang), claim::firm_none(lang)), forms::claim::firm_claim_path, lang)}
            {colleagues(&own.colleagues, lang)}
        }
        .into_any(),
        Standing::Refused { reason, .. } => view! {
            <div class="notice">
                <h2>{words::refused(lang)}</h2>
                <p>{words::refused_why(lang)} {common::colon(lang)} {reason.clone()}</p>
                <p><a class="button" href="/help">{crate::text::home::help_title(lang)}</a></p>
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="notice">
                <h2><Sign icon=Icon::Clock/>{words::waiting(lang)}</h2>
                <p>{words::waiting_do(lang)}</p>
            </div>
        }
        .into_any(),
    }
}

fn colleagues(colleagues: &[Colleague], lang: Lang) -> AnyView {
    let lines = colleagues
        .iter()
        .map(|one| {
            let remove = (!one.here).then(|| {
                view! {
                    <form method="post" action=forms::remove_colleague_path(one.id)>
                        <button class="button">{words::colleague_remove(lang)}</button>
                    </form>
                }
            });
            let me = one.here.then(|| view! { " (" {words::colleague_me(lang)} ")" });
            view! { <li class="row"><span>{one.name.clone()} {me} " " {one.masked_phone.clone()}</span> {remove}</li> }
        })
        .collect_view();
    view! {
        <h2>{words::colleagues(lang)}</h2>
        <ul class="plain sessions">{lines}</ul>
        <form class="form" id="new" method="post" action=forms::COLLEAGUES>
            <h2>{words::colleague_add(lang)}</h2>
            <Field name="name" label=words::name(lang)/>
            <Field name="phone" label=door::phone(lang) kind="tel"/>
            <button class="button act">{words::add(lang)}</button>
        </form>
    }
    .into_any()
}
