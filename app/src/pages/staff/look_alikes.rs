//! Files that may be of one person, in pairs: set apart, or made one.

use super::pair_side::side;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, Pager, staff_page};
use crate::pages::{page_number, query_value};
use crate::text::{Lang, common, figures, file, merge as words, people};
use crate::{forms, routes};
use domain::clock::SHANGHAI;
use domain::ports::{PairPage, PairQuery, PairView};
use leptos::prelude::*;

/// `/staff/look-alikes?area=&all=&apart=&page=`.
#[component]
pub fn LookAlikes() -> impl IntoView {
    let yes = |name| query_value::<String>(name).is_some_and(|value| value == "yes");
    let query = PairQuery {
        area: query_value("area"),
        all: yes("all"),
        apart: yes("apart"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.merges.pairs(&actor, &query).await },
        move |page| show(&page, query),
    )
}

fn show(page: &PairPage, query: PairQuery) -> AnyView {
    let lang = lang();
    let pairs = page.pairs.iter().map(|one| pair(one, query, lang)).collect_view();
    let to = move |page| routes::look_alikes(&PairQuery { page, ..query });
    staff_page(
        words::title(lang),
        view! {
            <AreaPath path=page.path.clone() lang href=move |step| in_area(query, Some(step.code))/>
            <h1>{words::title(lang)}</h1>
            <p>{words::lead_in(lang)}</p>
            {ways(page, query, lang)}
            {places(page, query, lang)}
            {said(page, query, lang)}
            {pairs}
            {more(page, query, lang)}
            <Pager page=page.page total=page.total per_page=page.per_page lang href=to/>
        },
    )
}

fn in_area(query: PairQuery, area: Option<domain::values::AreaCode>) -> String {
    routes::look_alikes(&PairQuery {
        area,
        page: 0,
        ..query
    })
}

/// Those that wait, and those that were set apart.
fn ways(page: &PairPage, query: PairQuery, lang: Lang) -> AnyView {
    if page.set_apart == 0 && !query.apart {
        return ().into_any();
    }
    let to = |apart: bool, name: String| {
        let href = routes::look_alikes(&PairQuery {
            apart,
            page: 0,
            ..query
        });
        let current = (query.apart == apart).then_some("page");
        view! { <a class="button" href=href aria-current=current>{name}</a> }
    };
    let apart = format!("{} {}", words::apart(lang), page.set_apart);
    view! {
        <nav class="row" aria-label=words::title(lang)>
            {to(false, words::waiting(lang).to_owned())}
            {to(true, apart)}
        </nav>
    }
    .into_any()
}

/// The places below, while not everybody has been compared.
fn places(page: &PairPage, query: PairQuery, lang: Lang) -> AnyView {
    page.unfinished
        .then(|| {
            let links = page
                .areas
                .iter()
                .map(|area| {
                    let href = in_area(query, Some(area.code));
                    view! { <li><a class="button" href=href>{area.name.clone()}</a></li> }
                })
                .collect_view();
            view! {
                <p class="notice">{words::unfinished(lang)}</p>
                <ul class="plain inline" aria-label=people::area(lang)>{links}</ul>
            }
        })
        .into_any()
}

/// How many there are, or that there is none.
fn said(page: &PairPage, query: PairQuery, lang: Lang) -> AnyView {
    if page.unfinished && page.total == 0 {
        return ().into_any();
    }
    if page.total > 0 {
        return view! { <p><b>{words::pairs(page.total, lang)}</b></p> }.into_any();
    }
    let none = if query.apart {
        words::none_apart(lang)
    } else {
        words::none(lang)
    };
    view! { <p class="notice">{none}</p> }.into_any()
}

fn more(page: &PairPage, query: PairQuery, lang: Lang) -> AnyView {
    let others = (page.unlikely > 0 && !query.all && !query.apart).then(|| {
        let href = routes::look_alikes(&PairQuery {
            all: true,
            page: 0,
            ..query
        });
        view! { <p><a href=href>{words::unlikely(page.unlikely, lang)}</a></p> }
    });
    view! { {others} <p class="quiet">{words::across(lang)}</p> }.into_any()
}

fn pair(pair: &PairView, query: PairQuery, lang: Lang) -> AnyView {
    let birthday = if pair.same_birthday {
        words::same_birthday(lang)
    } else {
        words::other_birthday(lang)
    };
    let signs: Vec<&str> = [
        Some(words::likeness(pair.likeness, lang)),
        Some(birthday),
        pair.same_phone.then(|| words::same_phone(lang)),
        pair.slip.then(|| words::slip(lang)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let apart = pair.apart.as_ref().map(|(by, at)| {
        let day = figures::full_day(at.with_timezone(&SHANGHAI).date_naive(), lang);
        view! { <p class="quiet">{words::not_same(lang)} " · " {day} " · " {file::author(by, lang)}</p> }
    });
    let title = format!("{} · {}", pair.one.name, pair.other.name);
    view! {
        <section class="pair">
            <h2>{title}</h2>
            <p>{common::list(&signs, lang)}</p>
            <div class="sides">{side(&pair.one, None, lang)} {side(&pair.other, None, lang)}</div>
            {apart}
            {deeds(pair, query, lang)}
        </section>
    }
    .into_any()
}

fn deeds(pair: &PairView, query: PairQuery, lang: Lang) -> AnyView {
    let (action, name) = if pair.apart.is_some() {
        (forms::ASK_AGAIN, words::ask_again(lang))
    } else {
        (forms::SET_APART, words::not_same(lang))
    };
    // The fuller file is the one to keep, unless somebody says otherwise.
    let (kept, gone) = if pair.other.filled > pair.one.filled {
        (pair.other.id, pair.one.id)
    } else {
        (pair.one.id, pair.other.id)
    };
    let merge = pair.apart.is_none().then(|| {
        view! { <a class="button act" href=routes::merge(kept, gone)>{words::is_same(lang)}</a> }
    });
    let area = query
        .area
        .map(|code| view! { <input type="hidden" name="area" value=code.to_string()/> });
    let all = query
        .all
        .then(|| view! { <input type="hidden" name="all" value="yes"/> });
    view! {
        <form class="row" method="post" action=action>
            <input type="hidden" name="one" value=pair.one.id.to_string()/>
            <input type="hidden" name="other" value=pair.other.id.to_string()/>
            {area} {all}
            <button class="button">{name}</button>
            {merge}
        </form>
    }
    .into_any()
}
