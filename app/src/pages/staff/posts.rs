//! The public-welfare and auxiliary posts of an area.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::public_post as to;
use crate::pages::query_value;
use crate::text::{Lang, figures, public_post as words};
use domain::ports::{PostFilter, PostLine, PostList};
use leptos::prelude::*;

/// `/staff/posts?area=&all=`.
#[component]
pub fn Posts() -> impl IntoView {
    let filter = PostFilter {
        area: query_value("area"),
        all: query_value::<String>("all").is_some_and(|all| all == "yes"),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.posts(&actor, filter).await },
        move |list| {
            let lang = lang();
            staff_page(words::title(lang), show(&list, filter, lang))
        },
    )
}

fn show(list: &PostList, filter: PostFilter, lang: Lang) -> AnyView {
    let new = list
        .may_file
        .then(|| view! { <a class="button act" href=to::NEW_POST>{words::new(lang)}</a> });
    let pay = list.may_decide.then(|| {
        view! { <a class="button" href=to::PAYMENTS>{words::payments(lang)}</a> }
    });
    view! {
        <h1>{words::title(lang)} " " <small>{figures::full_day(list.today, lang)}</small></h1>
        <div class="row">
            {new}
            <a class="button" href=to::ATTENDANCE>{words::attendance(lang)}</a>
            {pay}
            <a class="button" href=to::POST_REPORT>{words::report(lang)}</a>
        </div>
        {share(list, lang)}
        <form class="form row" method="get" action=to::POSTS>
            {filter.area.map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> })}
            <label class="check"><input type="checkbox" name="all" value="yes" checked=filter.all/>{words::all(lang)}</label>
            <button class="button">{words::filter(lang)}</button>
        </form>
        {cards(&list.lines, |line| Some(to::post_path(line.post.id)), lang)}
    }
    .into_any()
}

/// The share of people with a disability beside the one that is wanted, or that nobody has set one.
fn share(list: &PostList, lang: Lang) -> AnyView {
    let (disabled, all) = list.disabled;
    let wanted = match list.disabled_percent {
        Some(percent) => format!("{} {percent}%", words::share_wanted(lang)),
        None => words::share_not_set(lang).to_owned(),
    };
    let short = list
        .disabled_percent
        .is_some_and(|percent| i64::from(disabled) * 100 < percent * i64::from(all));
    let class = if short { "mark amber" } else { "quiet" };
    let text = format!(
        "{} {disabled}/{all} ({}) · {wanted}",
        words::disabled_share(lang),
        figures::percent(disabled, all)
    );
    view! { <p><span class=class>{text}</span></p> }.into_any()
}

/// The posts as cards, with a link where there is somewhere to go, or what to do where there is none.
pub fn cards(lines: &[PostLine], href: impl Fn(&PostLine) -> Option<String>, lang: Lang) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="notice">{words::none(lang)}</p> }.into_any();
    }
    let cards = lines
        .iter()
        .map(|line| {
            let need = &line.post.need;
            let waits = (line.waiting > 0)
                .then(|| view! { <p><span class="mark amber">{words::waiting(line.waiting, lang)}</span></p> });
            let title = match href(line) {
                Some(href) => view! { <a href=href>{need.title.clone()}</a> }.into_any(),
                None => need.title.clone().into_any(),
            };
            view! {
                <li class="card" id=line.post.id.to_string()>
                    <h2>{title}</h2>
                    <p>{words::kind(need.kind, lang)} " · " {line.employer.clone()} " · " {line.place.clone()}</p>
                    <p><b>{words::post_state(&line.post.state, lang)}</b> " · " {seats(line, lang)}</p>
                    {waits}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}

/// Seats taken of those granted, or asked for.
pub fn seats(line: &PostLine, lang: Lang) -> String {
    let quota = line
        .post
        .state
        .approval()
        .map_or(line.post.need.seats, |approval| approval.quota);
    words::seats_of(line.held, quota, lang)
}
