//! Job fairs for everybody: those to come and those that were, by place, month and kind.

use crate::asked::{Asker, lang};
use crate::components::{Pager, Tab, fair_card, public_page};
use crate::forms::{self, fair as to, visit::month};
use crate::pages::{page_number, query_value, when};
use crate::text::{Lang, calendar, fair as words, home};
use domain::fair::FairKind;
use domain::ports::{FairLine, FairPage, FairQuery, FairWhen};
use leptos::prelude::*;

/// `/events?area=&month=&kind=&when=&page=`.
#[component]
pub fn Events() -> impl IntoView {
    let query = query_here();
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.events(&actor, query).await },
        move |page| show(&page, query),
    )
}

/// What the address asks for.
pub fn query_here() -> FairQuery {
    FairQuery {
        area: query_value("area"),
        month: query_value::<String>("month").and_then(|text| month(&text)),
        kind: query_value("kind"),
        when: match query_value::<String>("when").as_deref() {
            Some("past") => FairWhen::Past,
            _ => FairWhen::Ahead,
        },
        page: page_number() + 1,
    }
}

/// The address of such a list.
pub fn address(base: &str, query: FairQuery) -> String {
    let mut parts = Vec::new();
    if query.when == FairWhen::Past {
        parts.push("when=past".to_owned());
    }
    parts.extend(query.area.map(|area| format!("area={area}")));
    parts.extend(
        query
            .month
            .map(|month| format!("month={}", month.format("%Y-%m"))),
    );
    parts.extend(query.kind.map(|kind| format!("kind={kind}")));
    if query.page > 1 {
        parts.push(format!("page={}", query.page));
    }
    if parts.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", parts.join("&"))
    }
}

fn show(page: &FairPage, query: FairQuery) -> AnyView {
    let lang = lang();
    let cards = page
        .lines
        .iter()
        .map(|line| fair_card(line, to::event_path(line.id), about(line, lang), lang))
        .collect_view();
    public_page(
        words::title(lang),
        Tab::Find,
        view! {
            <h1>{words::title(lang)}</h1>
            <super::assistance_weeks::AssistanceWeeks/>
            {halves(to::EVENTS, query, lang)}
            {filters(to::EVENTS, page, query, lang)}
            {(page.total > 0).then(|| view! { <p class="count">{words::found(page.total, lang)}</p> })}
            {page.lines.is_empty().then(|| nothing(query, lang))}
            <ul class="cards">{cards}</ul>
            {pager(to::EVENTS, page, query, lang)}
            <p><a href=forms::calendar::EVENTS_ICS>{calendar::public(lang)}</a></p>
        },
    )
}

fn about(line: &FairLine, lang: Lang) -> AnyView {
    if line.employers == 0 {
        return ().into_any();
    }
    view! { <p class="quiet">{words::employers_of(line.employers, lang)}</p> }.into_any()
}

/// The way to those to come and those that were.
pub fn halves(base: &'static str, query: FairQuery, lang: Lang) -> AnyView {
    let link = |half: FairWhen, name: &'static str| {
        let href = address(
            base,
            FairQuery {
                when: half,
                page: 1,
                ..query
            },
        );
        let current = (query.when == half).then_some("page");
        view! { <a class="button" href=href aria-current=current>{name}</a> }
    };
    view! {
        <nav class="row" aria-label=words::title(lang)>
            {link(FairWhen::Ahead, words::ahead(lang))}
            {link(FairWhen::Past, words::past(lang))}
        </nav>
    }
    .into_any()
}

/// Place, month and kind.
pub fn filters(base: &'static str, page: &FairPage, query: FairQuery, lang: Lang) -> AnyView {
    let areas = page
        .areas
        .iter()
        .map(|area| {
            let chosen = query.area == Some(area.code);
            view! { <option value=area.code.to_string() selected=chosen>{area.name.clone()}</option> }
        })
        .collect_view();
    let kinds = FairKind::ALL
        .iter()
        .map(|kind| {
            view! { <option value=kind.code() selected={query.kind == Some(*kind)}>{words::kind(*kind, lang)}</option> }
        })
        .collect_view();
    let of_month = query.month.map(|month| month.format("%Y-%m").to_string());
    view! {
        <form class="form" method="get" action=base>
            {(query.when == FairWhen::Past).then(|| view! { <input type="hidden" name="when" value="past"/> })}
            <label for="area">{words::area(lang)}</label>
            <select id="area" name="area"><option value="">{words::everywhere(lang)}</option>{areas}</select>
            <label for="month">{words::month(lang)}</label>
            <input id="month" type="month" name="month" value=of_month/>
            <label for="kind">{words::kind_label(lang)}</label>
            <select id="kind" name="kind"><option value="">{words::any_kind(lang)}</option>{kinds}</select>
            <button class="button">{words::filter(lang)}</button>
        </form>
    }
    .into_any()
}

/// Plain links to the pages.
pub fn pager(base: &'static str, page: &FairPage, query: FairQuery, lang: Lang) -> AnyView {
    let href = move |number: u32| {
        address(
            base,
            FairQuery {
                page: number + 1,
                ..query
            },
        )
    };
    view! { <Pager page=query.page.saturating_sub(1) total=page.total per_page=page.per_page lang href/> }
        .into_any()
}

/// An empty list helps on.
pub fn nothing(query: FairQuery, lang: Lang) -> AnyView {
    if query.when == FairWhen::Past {
        return view! { <p class="notice">{words::none_past(lang)}</p> }.into_any();
    }
    view! {
        <div class="notice">
            <p><b>{words::none_ahead(lang)}</b> " " {words::none_ahead_do(lang)}</p>
            <p><a class="button act" href="/vacancies">{home::all_vacancies(lang)}</a></p>
        </div>
    }
    .into_any()
}
