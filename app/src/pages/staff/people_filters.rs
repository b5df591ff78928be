//! How a list of people is narrowed: one `GET` form, folded until wanted, and the chosen conditions as chips.

use super::people_query::{href, is_narrowed};
use crate::components::{Icon, Sign};
use crate::text::{Lang, catalogue, codes, people as words};
use domain::finding::{AgeBand, PaceBand, PeopleOrder};
use domain::person::{Category, EmploymentStatus};
use domain::ports::{PeopleFound, PeopleQuery};
use leptos::prelude::*;

/// The whole form.
pub fn form(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> AnyView {
    let kept = [
        ("found", query.found.clone()),
        ("whose", query.whose.map(|whose| whose.to_string())),
    ];
    let kept =
        kept.map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }));
    view! {
        <form class="search" action="/staff/people">
            {kept}
            <details class="filters" open=is_narrowed(query)>
                <summary>{words::filters(lang)}</summary>
                {places(found, query, lang)}
                {select("group", words::group(lang), query.category, options(Category::ALL, |one| codes::category(one, lang).to_owned()), lang)}
                {select("pace", words::pace(lang), query.pace, options(PaceBand::ALL, |one| words::pace_band(one, lang).to_owned()), lang)}
                {select("age", words::age(lang), query.age, options(AgeBand::ALL, |one| words::age_band(one, lang)), lang)}
                {select("work", words::work(lang), query.employment, options(EmploymentStatus::ALL, |one| words::employment(one, lang).to_owned()), lang)}
                {owners(found, query, lang)}
                {select("order", words::order(lang), query.order, options(PeopleOrder::ALL, |one| words::order_name(one, lang).to_owned()), lang)}
                {check("stale", words::stale(lang), query.stale)}
                {check("unassessed", words::unassessed(lang), query.unassessed)}
                <p class="row"><button class="button act">{words::apply(lang)}</button></p>
            </details>
        </form>
    }
    .into_any()
}

/// A value, as it stands in the address and as it is named.
type Choice = (String, String);

fn options<T: Copy + ToString>(all: &[T], name: impl Fn(T) -> String) -> Vec<Choice> {
    all.iter().map(|one| (one.to_string(), name(*one))).collect()
}

fn select<T: ToString>(
    name: &'static str,
    label: &'static str,
    chosen: Option<T>,
    choices: Vec<Choice>,
    lang: Lang,
) -> AnyView {
    let chosen = chosen.map(|one| one.to_string());
    let choices: Vec<_> = choices
        .into_iter()
        .map(|(value, text)| {
            let selected = chosen.as_ref() == Some(&value);
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect();
    let id = format!("by-{name}");
    view! {
        <label for=id.clone()>{label}</label>
        <select id=id name=name><option value="">{words::any(lang)}</option>{choices}</select>
    }
    .into_any()
}

fn check(name: &'static str, label: &'static str, on: bool) -> AnyView {
    view! { <label class="check"><input type="checkbox" name=name value="1" checked=on/>{label}</label> }
        .into_any()
}

/// The place in force, those above it in the asker's area, and those below.
fn places(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> AnyView {
    let places = found.path.iter().chain(&found.areas);
    let choices = places
        .map(|place| (place.code.to_string(), place.name.clone()))
        .collect();
    select("area", words::area(lang), query.area, choices, lang)
}

fn owners(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> AnyView {
    let name =
        |one: &domain::ports::Caretaker| (one.account.to_string(), format!("{} · {}", one.login, one.place));
    let choices = found.caretakers.iter().map(name).collect();
    select("owner", words::owner(lang), query.owner, choices, lang)
}

/// The chosen conditions; each is a link that takes itself away.
pub fn chips(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> Option<AnyView> {
    let chips: Vec<_> = chosen(found, query, lang)
        .into_iter()
        .map(|(name, without)| {
            let label = format!("{} {name}", catalogue::remove(lang));
            view! { <li><a href=href(&without) aria-label=label>{name} <Sign icon=Icon::Cross/></a></li> }
        })
        .collect();
    (!chips.is_empty()).then(|| {
        view! { <ul class="chips chosen" aria-label=catalogue::chosen(lang)>{chips}</ul> }.into_any()
    })
}

fn chosen(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> Vec<(String, PeopleQuery)> {
    let query = PeopleQuery {
        page: 0,
        ..query.clone()
    };
    let mut chosen = Vec::new();
    let mut push = |name: Option<String>, take: fn(&mut PeopleQuery)| {
        if let Some(name) = name {
            let mut without = query.clone();
            take(&mut without);
            chosen.push((name, without));
        }
    };
    let place = query
        .area
        .and_then(|code| found.path.iter().find(|place| place.code == code));
    push(place.map(|place| place.name.clone()), |query| query.area = None);
    push(
        query.category.map(|one| codes::category(one, lang).to_owned()),
        |query| query.category = None,
    );
    push(
        query.pace.map(|one| words::pace_band(one, lang).to_owned()),
        |query| query.pace = None,
    );
    push(query.age.map(|one| words::age_band(one, lang)), |query| {
        query.age = None;
    });
    push(
        query
            .employment
            .map(|one| words::employment(one, lang).to_owned()),
        |query| query.employment = None,
    );
    let owner = query
        .owner
        .and_then(|id| found.caretakers.iter().find(|one| one.account == id));
    push(owner.map(|one| one.login.clone()), |query| query.owner = None);
    push(query.stale.then(|| words::stale(lang).to_owned()), |query| {
        query.stale = false;
    });
    push(
        query.unassessed.then(|| words::unassessed(lang).to_owned()),
        |query| query.unassessed = false,
    );
    chosen
}
