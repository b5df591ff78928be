//! What an employer declares of itself, what the lists say of it, and what it was told.

use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, public_page};
use crate::forms;
use crate::forms::case as to;
use crate::pages::firm_parts::{Part, contacts, facts, staff};
use crate::pages::staff::listings::{mark, said};
use crate::pages::when;
use crate::text::{Lang, case, common, figures, listing as words};
use domain::ports::{OwnFirm, OwnListing, ToldCase};
use leptos::prelude::*;

/// `/employer/firm`.
#[component]
pub fn Firm() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move {
            let firm = ports.employer_files.own_firm(&actor).await?;
            let listings = ports.listings.own_listings(&actor).await?;
            let told = ports.cases.told_cases(&actor).await?;
            Ok((firm, listings, told))
        },
        |(firm, listings, told)| show(&firm, &listings, &told),
    )
}

fn show(firm: &OwnFirm, listings: &[OwnListing], told: &[ToldCase]) -> AnyView {
    let lang = lang();
    let part = Part {
        of: None,
        today: firm.today,
    };
    public_page(
        words::own_firm(lang),
        None,
        view! {
            <h1>{words::own_firm(lang)}</h1>
            {notices(listings, lang)}
            {cases(told, lang)}
            {staff(&firm.staff, part, lang)}
            {facts(firm.fact.as_ref(), part, lang)}
            {contacts(&firm.contacts, part, lang)}
            <p><a class="button" href=forms::EMPLOYER>{common::back_home(lang)}</a></p>
        },
    )
}

fn notices(listings: &[OwnListing], lang: Lang) -> Option<AnyView> {
    let cards: Vec<_> = listings.iter().map(|one| notice(one, lang)).collect();
    (!cards.is_empty()).then(|| {
        view! { <section id="listings"><h2>{words::own_title(lang)}</h2><ul class="plain">{cards}</ul></section> }
            .into_any()
    })
}

fn notice(own: &OwnListing, lang: Lang) -> AnyView {
    let one = &own.listing;
    let until = |name: &'static str, day: Option<chrono::NaiveDate>| {
        day.map(|day| view! { <p>{name}{common::colon(lang)} {figures::full_day(day, lang)}</p> })
    };
    let state = own.may_state.then(|| {
        view! {
            <p>{words::own_do(lang)}</p>
            {until(words::state_by(lang), one.state_by)}
            {answering(own, "state", words::own_state(lang), lang)}
        }
    });
    let appeal = own.may_appeal.then(|| {
        view! {
            {until(words::appeal_by(lang), one.appeal_by)}
            {answering(own, "appeal", words::own_appeal(lang), lang)}
        }
    });
    view! {
        <li class="card" id=one.id.to_string()>
            <h3>{words::kind_of(one.kind, lang)} " · " {words::ground_of(one.ground, lang)}</h3>
            <p>{mark(one, lang)}</p>
            {said(words::notice(lang), Some(&one.notice), lang)}
            {said(words::own_state(lang), one.statement.as_ref(), lang)}
            {said(words::decision(lang), one.decision.as_ref(), lang)}
            {said(words::own_appeal(lang), one.appeal.as_ref(), lang)}
            {said(words::answer(lang), one.answer.as_ref(), lang)}
            {said(words::ending(lang), one.ending.as_ref(), lang)}
            {state}
            {appeal}
        </li>
    }
    .into_any()
}

fn answering(own: &OwnListing, code: &'static str, name: &'static str, lang: Lang) -> AnyView {
    let id = format!("{code}-{}", own.listing.id);
    let here = flash().typed("do") == code;
    let wrong = described("words").filter(|_| here);
    let typed = flash().typed_if(here, "words");
    view! {
        <form class="form" method="post" action=to::own_listing_path(own.listing.id)>
            <input type="hidden" name="do" value=code/>
            <label for=id.clone()>{name} " · " {words::own_words(lang)}</label>
            {here.then(|| view! { <ProblemOf field="words"/> })}
            <textarea id=id name="words" rows="5" maxlength="1000" required aria-describedby=wrong>{typed}</textarea>
            <button class="button act">{words::own_send(lang)}</button>
        </form>
    }
    .into_any()
}

fn cases(told: &[ToldCase], lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = told.iter().map(|one| told_case(one, lang)).collect();
    (!lines.is_empty()).then(|| {
        view! { <section id="cases"><h2>{case::told_title(lang)}</h2><ul class="plain">{lines}</ul></section> }
            .into_any()
    })
}

fn told_case(one: &ToldCase, lang: Lang) -> AnyView {
    let order = one.order.map(|(fen, day)| {
        let parts = [
            case::told_pay(lang).to_owned(),
            figures::money(fen, lang),
            case::by_day(lang).to_owned(),
            figures::full_day(day, lang),
        ];
        view! { <p><b>{parts.join(" ")}</b></p> }
    });
    let lines = one
        .words
        .iter()
        .map(|(day, text)| {
            view! { <p class="text">{text.clone()} " " <small>{figures::full_day(*day, lang)}</small></p> }
        })
        .collect_view();
    view! {
        <li class="card">
            <h3>{case::kind_of(one.kind, lang)} " · " <span class="code">{one.no.clone()}</span></h3>
            <p><span class="mark">{case::stage_of(one.stage, lang)}</span></p>
            {order}
            {lines}
        </li>
    }
    .into_any()
}
