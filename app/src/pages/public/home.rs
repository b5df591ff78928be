//! The home page: where you are, one box, nine pictures, the newest work near you.

use crate::asked::{Asker, lang};
use crate::components::{Cards, Icon, PICTURES, Picture, Sign, Tab, place_of, public_page};
use crate::pages::when;
use crate::text::{common, door, home as words};
use domain::ports::{Answered, HomeView};
use leptos::prelude::*;

/// `/`.
#[component]
pub fn Home() -> impl IntoView {
    when(ask, show)
}

async fn ask(asker: Asker) -> Answered<(HomeView, Option<String>)> {
    let Asker { ports, actor, prefs } = asker;
    let home = ports.vacancies.home(&actor, prefs.place).await?;
    let place = match prefs.place {
        Some(place) => ports.areas.path(place).await.ok().map(|path| place_of(&path)),
        None => None,
    };
    Ok((home, place))
}

fn show((home, place): (HomeView, Option<String>)) -> AnyView {
    let lang = lang();
    let placed = place.is_some();
    public_page(
        words::title(lang),
        Tab::Find,
        view! {
            <h1 class="quiet">{words::title(lang)}</h1>
            <p class="here">
                <Sign icon=Icon::Place/>
                <span>{here(place, lang)}</span>
                <a href="/place">{if placed { words::change_place(lang) } else { words::choose_place(lang) }}</a>
            </p>
            <form class="search" action="/vacancies" role="search">
                <label for="q">{words::search_label(lang)}</label>
                <input id="q" name="q" type="search" placeholder=words::search_hint(lang) autocomplete="off"/>
                <button class="button act">{words::search(lang)}</button>
            </form>
            <h2 class="unseen">{words::pictures(lang)}</h2>
            <div class="pictures">{PICTURES.iter().map(|drawing| view! { <Picture drawing lang/> }).collect_view()}</div>
            <p class="mine">
                <span>{words::mine(lang)}</span> <a class="button" href="/me">{words::mine_open(lang)}</a>
            </p>
            <h2>{if placed { words::newest(lang) } else { words::newest_anywhere(lang) }}</h2>
            {newest(&home, lang)}
            <p class="counts">{words::counts(home.vacancies, home.courses, lang)}</p>
            <p class="row">
                <a class="button act" href="/vacancies">{words::all_vacancies(lang)}</a>
                <a class="button" href=crate::routes::DAY_JOBS>{crate::text::day_job::tile(lang)}</a>
                <a class="button" href="/courses">{words::learn(lang)}</a>
            </p>
            <p class="row quiet">
                <a href="/events">{words::events_title(lang)}</a>
                <a href=crate::forms::REGISTER>{door::for_employers(lang)}</a>
                <a href="/policies">{crate::text::policies::title(lang)}</a>
                <a href="/staff">{words::staff_door(lang)}</a>
            </p>
            <p class="quiet">{common::brand_line(lang)}</p>
        },
    )
}

fn newest(home: &HomeView, lang: crate::Lang) -> AnyView {
    if home.newest.is_empty() {
        return view! { <p>{words::no_vacancies(lang)}</p> }.into_any();
    }
    let cards = home.newest.iter().take(3).cloned().collect();
    view! { <Cards cards lang/> }.into_any()
}

fn here(place: Option<String>, lang: crate::Lang) -> AnyView {
    match place {
        Some(place) => view! { {words::you_are_in(lang)} " " <b>{place}</b> }.into_any(),
        None => words::everywhere(lang).into_any(),
    }
}
