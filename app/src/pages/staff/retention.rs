//! Files whose time is over: when they go, who holds them, wishes that wait, and what the law keeps of those erased.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::pages::query_value;
use crate::text::{Lang, erasure as words, figures, file, policies};
use crate::{forms, routes};
use domain::erasure::KeptReason;
use domain::ports::{ErasureWish, KeptLine, RetentionLine, RetentionList};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/retention?area=`.
#[component]
pub fn Retention() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.erasures.to_erase(&actor, area).await },
        |list| show(&list),
    )
}

fn show(list: &RetentionList) -> AnyView {
    let lang = lang();
    let path = list.path.clone();
    staff_page(
        words::retention(lang),
        view! {
            <AreaPath path lang href=|step| routes::retention(Some(step.code))/>
            <h1>{words::retention(lang)}</h1>
            {revealed(lang)}
            <p>{words::notice(list.days, lang)}</p>
            {missing(list, lang)}
            <h2>{words::files(lang)}</h2>
            {files(&list.files, lang)}
            {wishes(&list.wishes, lang)}
            {kept(&list.kept, lang)}
        },
    )
}

/// Whom kept decisions were about: shown on the answer to the form alone.
fn revealed(lang: Lang) -> Option<AnyView> {
    let who = flash().secrets;
    (!who.is_empty()).then(|| {
        let facts = who
            .into_iter()
            .map(|fact| view! { <b class="code">{fact}</b> " " })
            .collect_view();
        view! { <p class="notice" role="status">{words::kept_who(lang)} " " {facts}</p> }.into_any()
    })
}

/// Which figures nobody has set.
fn missing(list: &RetentionList, lang: Lang) -> Option<AnyView> {
    (!list.missing.is_empty()).then(|| {
        let keys = list
            .missing
            .iter()
            .map(|key| view! { <li>{policies::name(*key, lang)}</li> })
            .collect_view();
        view! { <div class="notice" id="missing"><p>{words::missing(lang)}</p> <ul>{keys}</ul></div> }
            .into_any()
    })
}

fn files(files: &[RetentionLine], lang: Lang) -> AnyView {
    if files.is_empty() {
        return view! { <p class="notice">{words::files_none(lang)}</p> }.into_any();
    }
    let cards = files.iter().map(|one| file_card(one, lang)).collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

fn file_card(one: &RetentionLine, lang: Lang) -> AnyView {
    let since = figures::full_day(one.since, lang);
    let held = one.held.as_ref().map(|(day, by, reason)| {
        let text = words::held(*day, &file::author(by, lang), reason, lang);
        view! { <p><b>{text}</b></p> }
    });
    let release = one.held.is_some().then(|| {
        view! {
            <form class="row" method="post" action=forms::release_path(one.person)>
                <button class="button">{words::release(lang)}</button>
            </form>
        }
    });
    view! {
        <li class="card" id=one.person.to_string()>
            <h3><a href=routes::person_tab(one.person, "file")>{one.name.clone()}</a> " " <small>{one.no.clone()}</small></h3>
            <p>{one.place.clone()}</p>
            <p>{words::cause_name(one.cause, lang)} " · " {since}</p>
            <p>{words::due_on(lang)} " " <b>{figures::full_day(one.due_on, lang)}</b></p>
            {held}
            {release}
            {hold(one, lang)}
        </li>
    }
    .into_any()
}

fn hold(one: &RetentionLine, lang: Lang) -> AnyView {
    let flash = flash();
    let here = flash.typed("person") == one.person.to_string();
    let typed = |name| if here { flash.typed(name) } else { String::new() };
    let (until, reason) = (typed("until"), typed("reason"));
    let (until_id, reason_id) = (format!("until-{}", one.person), format!("reason-{}", one.person));
    let problems = here.then(|| view! { <ProblemOf field="until"/> <ProblemOf field="reason"/> });
    view! {
        <details open=here>
            <summary class="button">{words::hold(lang)}</summary>
            <form class="form" method="post" action=forms::hold_path(one.person)>
                <input type="hidden" name="person" value=one.person.to_string()/>
                {problems}
                <label for=until_id.clone()>{words::hold_until(lang)}</label>
                <input id=until_id name="until" type="date" required value=until
                    aria-describedby=here.then(|| described("until")).flatten()/>
                <label for=reason_id.clone()>{words::hold_why(lang)}</label>
                <input id=reason_id name="reason" required maxlength="200" autocomplete="off" value=reason
                    aria-describedby=here.then(|| described("reason")).flatten()/>
                <button class="button act">{words::hold(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn wishes(wishes: &[ErasureWish], lang: Lang) -> Option<AnyView> {
    let card = |wish: &ErasureWish| {
        let (name, at) = (file::author(&wish.by, lang), figures::moment(wish.at, lang));
        view! {
            <li class="card">
                <h3>{wish.name.clone()} " " <small>{wish.no.clone()}</small></h3>
                <p>{wish.place.clone()}</p>
                <p>{words::asked_by(&name, &at, &wish.why, lang)}</p>
                <p><a class="button act" href=routes::erase(wish.person)>{words::open_wish(lang)}</a></p>
            </li>
        }
    };
    (!wishes.is_empty()).then(|| {
        let cards = wishes.iter().map(card).collect_view();
        view! { <h2>{words::wishes(lang)}</h2> <ul class="cards">{cards}</ul> }.into_any()
    })
}

fn kept(kept: &[KeptLine], lang: Lang) -> Option<AnyView> {
    let card = |line: &KeptLine| {
        let reasons = KeptReason::ALL
            .iter()
            .map(|one| view! { <option value=one.code()>{words::kept_reason(*one, lang)}</option> })
            .collect_view();
        let id = format!("why-{}", line.person);
        view! {
            <li class="card" id=format!("kept-{}", line.person)>
                <p>{words::erased_on(lang)} " " {figures::moment(line.erased_at, lang)}</p>
                <p>{words::law(line.by_law, lang)}</p>
                <form class="form" method="post" action=forms::kept_path(line.person)>
                    <label for=id.clone()>{words::reason(lang)}</label>
                    <select id=id name="reason">{reasons}</select>
                    <button class="button">{words::kept_show(lang)}</button>
                </form>
            </li>
        }
    };
    (!kept.is_empty()).then(|| {
        let cards = kept.iter().map(card).collect_view();
        view! {
            <h2>{words::kept(lang)}</h2>
            <p>{words::kept_do(lang)}</p>
            <ul class="cards">{cards}</ul>
        }
        .into_any()
    })
}
