//! My people: those the asker looks after, everybody in the area, or whom a word means. What was typed stands in no
//! address; what narrows the list does.

use super::people_query::{export_href, href, is_narrowed, read};
use super::{may, people_filters, when};
use crate::asked::lang;
use crate::components::{Icon, Pager, ProblemOf, Sign, described, staff_page};
use crate::text::{Lang, codes, common, export, hand_over, merge, people as words, staff};
use crate::{forms, routes};
use domain::actor::Actor;
use domain::finding::Whose;
use domain::lead::Pace;
use domain::permission::{Deed, Function};
use domain::ports::{FoundPerson, PairQuery, PeopleFound, PeopleQuery, PersonLine};
use leptos::prelude::*;

/// `/staff/people?found=&area=&whose=&owner=&group=&pace=&age=&work=&stale=&unassessed=&order=&page=`.
#[component]
pub fn People() -> impl IntoView {
    let query = read();
    let asked = query.clone();
    when(
        move |asker| async move { asker.ports.finding.find(&asker.actor, &asked).await },
        move |found| show(&found, query),
    )
}

fn show(found: &PeopleFound, query: PeopleQuery) -> AnyView {
    let lang = lang();
    let title = match found.whose {
        Whose::Mine => words::mine(lang),
        Whose::All => words::everybody(lang),
    };
    let gives = super::looks_after_people();
    let lines = found
        .people
        .iter()
        .map(|person| line(person, gives, lang))
        .collect_view();
    let head = [
        staff::name,
        staff::got,
        staff::pace,
        staff::latest_answer,
        staff::age,
        staff::groups,
        staff::area,
        words::owner,
    ]
    .map(|name| view! { <th scope="col">{name(lang)}</th> });
    let table = (!found.people.is_empty()).then(|| {
        let table = view! {
            <table class="cardlike people">
                <thead><tr>{head}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        };
        if gives {
            handing_over(found, &query, table.into_any(), lang)
        } else {
            table.into_any()
        }
    });
    staff_page(
        title,
        view! {
            <h1>{title}</h1>
            {search(found, &query, lang)}
            {ways(found, &query, lang)}
            {people_filters::chips(found, &query, lang)}
            {people_filters::form(found, &query, lang)}
            <p><b>{words::count(found.total, found.more, lang)}</b></p>
            {found.more.then(|| view! { <p class="notice">{words::more(lang)}</p> })}
            {empty(found, &query, lang).map(|text| view! { <p class="notice">{text}</p> })}
            {table}
            {pager(found, query, lang)}
        },
    )
}

fn pager(found: &PeopleFound, query: PeopleQuery, lang: Lang) -> AnyView {
    let to = move |page| {
        href(&PeopleQuery {
            page,
            ..query.clone()
        })
    };
    view! { <Pager page=found.page total=found.total per_page=found.per_page lang href=to/> }.into_any()
}

/// The box, and what was typed into it.
fn search(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> AnyView {
    let area = query
        .area
        .map(|code| view! { <input type="hidden" name="area" value=code.to_string()/> });
    let without = PeopleQuery {
        found: None,
        page: 0,
        ..query.clone()
    };
    let said = found.said.as_ref().map(|said| {
        view! { <p class="row"><b>{words::sought(said, lang)}</b> <a href=href(&without)>{words::clear(lang)}</a></p> }
    });
    view! {
        <form class="search" method="post" action=forms::FIND_PEOPLE role="search">
            <label for="text">{words::find_label(lang)}</label>
            <ProblemOf field="text"/>
            <input id="text" name="text" type="search" autocomplete="off" maxlength="60" placeholder=words::find_hint(lang)
                value=found.said.clone().unwrap_or_default() aria-describedby=described("text")/>
            {area}
            <button class="button act">{words::find(lang)}</button>
        </form>
        {said}
        {found.forgotten.then(|| view! { <p class="notice">{words::forgotten(lang)}</p> })}
    }
    .into_any()
}

/// Whose people are shown, and what else is done with lists.
fn ways(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> AnyView {
    let to = |whose, name: &'static str| {
        let there = PeopleQuery {
            whose: Some(whose),
            page: 0,
            ..query.clone()
        };
        let current = (found.whose == whose).then_some("page");
        view! { <a class="button" href=href(&there) aria-current=current>{name}</a> }
    };
    let handed = found.path.last().filter(|_| may(Deed::Update, Function::Lead));
    let slips = handed.map(|place| {
        view! { <a class="button" href=routes::slips(place.code, None)>{staff::tile_slips(lang)}</a> }
    });
    let looks = use_context::<Actor>().unwrap_or_default();
    let looks = looks.staff().is_ok_and(|staff| staff.role.looks_after_people());
    let alike = looks.then(|| {
        let there = PairQuery {
            area: query.area,
            ..PairQuery::default()
        };
        view! { <a class="button" href=routes::look_alikes(&there)>{merge::title(lang)}</a> }
    });
    let export = (found.total > 0).then(|| {
        view! { <a class="button" href=export_href(query)>{export::title(lang)}</a> }
    });
    view! {
        <nav class="row" aria-label=words::whose(lang)>
            {to(Whose::Mine, words::mine(lang))}
            {to(Whose::All, words::everybody(lang))}
            {slips}
            {alike}
            {export}
        </nav>
    }
    .into_any()
}

/// The list as a form: those who are ticked, or everybody on it, go to somebody else.
fn handing_over(found: &PeopleFound, query: &PeopleQuery, table: AnyView, lang: Lang) -> AnyView {
    let kept: Vec<_> = forms::people_query_values(query)
        .into_iter()
        .filter_map(|(name, value)| Some(view! { <input type="hidden" name=name value=value?/> }))
        .collect();
    let all = (!found.more).then(|| {
        view! {
            <button class="button" name="all" value=forms::EVERYBODY>{hand_over::give_all(found.total, lang)}</button>
        }
    });
    view! {
        <form action=forms::NEW_HAND_OVER>
            {kept}
            {table}
            <div class="row giving">
                <button class="button">{hand_over::give_picked(lang)}</button>
                {all}
            </div>
        </form>
    }
    .into_any()
}

/// What an empty list says.
fn empty(found: &PeopleFound, query: &PeopleQuery, lang: Lang) -> Option<&'static str> {
    if found.total > 0 {
        return None;
    }
    Some(if found.said.is_some() {
        words::nobody(lang)
    } else if is_narrowed(query) {
        words::nobody_fits(lang)
    } else if found.whose == Whose::Mine {
        words::nobody_mine(lang)
    } else {
        staff::no_people(lang)
    })
}

fn line(found: &FoundPerson, gives: bool, lang: Lang) -> AnyView {
    let person = &found.line;
    let pick = gives.then(|| {
        let name = hand_over::pick_name(&person.name, lang);
        view! { <input class="pick" type="checkbox" name="person" value=person.id.to_string() aria-label=name/> " " }
    });
    let owner = found.owner.clone();
    let standing = if found.due {
        pace(person.pace, lang)
    } else {
        view! { <small>{words::not_due(lang)}</small> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{pick}<a href=routes::person(person.id)>{person.name.clone()}</a> " " <small>{person.no.clone()}</small></th>
            <td data-name=staff::got(lang)>{staff::got_and_planned(person.counted, person.planned, lang)}</td>
            <td data-name=staff::pace(lang)>{standing}</td>
            <td data-name=staff::latest_answer(lang)>{person.answer.map(|answer| codes::answer(answer, lang))}</td>
            <td data-name=staff::age(lang)>{staff::age_of(person.age, lang)}</td>
            <td data-name=staff::groups(lang)>{groups(person, lang)}</td>
            <td data-name=staff::area(lang)>{person.area.name.clone()}</td>
            <td data-name=words::owner(lang)>{owner}</td>
        </tr>
    }
    .into_any()
}

/// The groups of a person, in words.
pub fn groups(person: &PersonLine, lang: Lang) -> String {
    let names: Vec<&str> = person
        .categories
        .iter()
        .map(|category| codes::category(*category, lang))
        .collect();
    common::list(&names, lang)
}

/// How far behind somebody is: shape and word.
pub fn pace(pace: Pace, lang: Lang) -> AnyView {
    let (class, icon) = match pace {
        Pace::OnPace => ("mark", Icon::Tick),
        Pace::Amber => ("mark amber", Icon::Clock),
        Pace::Red => ("mark red", Icon::Warning),
    };
    view! { <span class=class><Sign icon/>{codes::pace(pace, lang)}</span> }.into_any()
}
