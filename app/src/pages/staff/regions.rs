//! Work between regions: packages of vacancies that go out and come in, and the groups that go.

use super::new_placement::input;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::region as to;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, region as words};
use domain::ports::{GroupLine, PackagePreview, RegionDesk};
use domain::region::{BadPackage, GroupState, KeptPackage};
use leptos::prelude::*;

/// `/staff/regions`.
#[component]
pub fn Regions() -> impl IntoView {
    let text = flash().typed("package");
    let find: String = query_value("q").unwrap_or_default();
    let sought = find.clone();
    when(
        move |Asker { ports, actor, .. }| async move {
            let desk = ports.regions.regions(&actor, sought).await?;
            let preview = if text.is_empty() {
                None
            } else {
                Some((ports.regions.preview(&actor, text.clone()).await?, text))
            };
            Ok((desk, preview))
        },
        move |(desk, preview)| show(&desk, preview, &find, lang()),
    )
}

type Looked = Option<(Result<PackagePreview, BadPackage>, String)>;

fn show(desk: &RegionDesk, preview: Looked, find: &str, lang: Lang) -> AnyView {
    let groups = desk
        .groups
        .iter()
        .map(|group| one_group(group, desk.may_form, lang))
        .collect_view();
    let none = desk
        .groups
        .is_empty()
        .then(|| view! { <p class="notice">{words::no_groups(lang)}</p> });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)} " " <small>{desk.area.name.clone()}</small></h1>
            {desk.may_exchange.then(|| outgoing(desk, find, lang))}
            {desk.may_exchange.then(|| incoming(preview, lang))}
            <h2>{words::groups(lang)}</h2>
            <p class="quiet">{words::groups_do(lang)}</p>
            {none}
            <ul class="cards">{groups}</ul>
            {desk.may_form.then(|| forming(lang))}
        },
    )
}

fn outgoing(desk: &RegionDesk, find: &str, lang: Lang) -> AnyView {
    let ticked = flash().each_typed("vacancy");
    let offers: Vec<_> = desk
        .offers
        .iter()
        .map(|one| {
            let id = one.vacancy.to_string();
            let checked = ticked.contains(&id);
            view! {
                <label class="check">
                    <input type="checkbox" name="vacancy" value=id checked=checked/>
                    {one.title.clone()} " · " {one.employer.clone()} " · " {one.left}
                </label>
            }
        })
        .collect();
    let finding = view! {
        <form class="row" action=to::REGIONS>
            <label for="q">{words::find(lang)}</label>
            <input id="q" name="q" type="search" value=find.to_owned()/>
            <button class="button">{words::find_do(lang)}</button>
        </form>
        <p>{words::found(desk.offers.len(), desk.offers_in_all, lang)}</p>
    };
    let form = if offers.is_empty() {
        view! { <p class="notice">{words::no_offers(lang)}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action=to::PACK>
                <ProblemOf field="vacancy"/>
                <fieldset><legend>{words::out(lang)}</legend>{offers}</fieldset>
                {input("valid_until", words::valid_until(lang), "date", String::new())}
                {input("station", words::station(lang), "text", String::new())}
                <button class="button act">{words::pack(lang)}</button>
            </form>
        }
        .into_any()
    };
    let made: Vec<_> = desk.packages.iter().map(|one| made(one, lang)).collect();
    let list =
        (!made.is_empty()).then(|| view! { <h3>{words::made(lang)}</h3> <ul class="plain">{made}</ul> });
    view! {
        <section>
            <h2>{words::out(lang)}</h2>
            <p class="quiet">{words::out_do(lang)}</p>
            {finding}
            {form}
            {list}
        </section>
    }
    .into_any()
}

fn made(one: &KeptPackage, lang: Lang) -> AnyView {
    view! {
        <li>
            {words::version(lang)} " " <b>{one.version}</b> " · " {one.vacancies} " · "
            {words::valid_until(lang)} " " {figures::full_day(one.valid_until, lang)} " "
            <a href=to::package_path(one.id)>{words::as_file(lang)}</a>
        </li>
    }
    .into_any()
}

fn incoming(preview: Looked, lang: Lang) -> AnyView {
    let (looked, text) = match preview {
        Some((looked, text)) => (Some(looked), text),
        None => (None, String::new()),
    };
    let told = looked.map(|looked| match looked {
        Err(fault) => view! { <p class="notice"><b>{words::bad(fault, lang)}</b></p> }.into_any(),
        Ok(preview) => would(&preview, text.clone(), lang),
    });
    view! {
        <section id="incoming">
            <h2>{words::incoming(lang)}</h2>
            <p class="quiet">{words::incoming_do(lang)}</p>
            {told}
            <form class="form" method="post" action=to::PREVIEW>
                <label for="package">{words::package(lang)}</label>
                <ProblemOf field="package"/>
                <textarea id="package" name="package" rows="6" required aria-describedby=described("package")>{text}</textarea>
                <button class="button">{words::look(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn would(preview: &PackagePreview, text: String, lang: Lang) -> AnyView {
    let lines = preview
        .lines
        .iter()
        .map(|(arrival, title, employer)| {
            view! { <li><b>{words::arrival(*arrival, lang)}</b> " " {title.clone()} " · " {employer.clone()}</li> }
        })
        .collect_view();
    view! {
        <div class="notice">
            <h3>{words::preview(lang)}</h3>
            <p>{words::versions(&preview.origin, preview.versions, lang)} " · "
                {words::valid_until(lang)} " " {figures::full_day(preview.valid_until, lang)}</p>
            <ul>{lines}</ul>
            <p>{words::same(preview.same, lang)}</p>
            <form method="post" action=to::TAKE_IN>
                <input type="hidden" name="package" value=text/>
                <button class="button act">{words::take_in(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}

fn one_group(line: &GroupLine, may_move: bool, lang: Lang) -> AnyView {
    let group = &line.group;
    let members = line
        .members
        .iter()
        .map(|one| {
            let placed = match one.placement {
                Some(id) => view! { <a href=routes::placement(id)>{words::placed(lang)}</a> }.into_any(),
                None => words::not_placed(lang).into_any(),
            };
            view! {
                <li><a href=routes::person_tab(one.person, "work")>{one.name.clone()}</a> " "
                    <small>{one.no.clone()}</small> " · " {placed}</li>
            }
        })
        .collect_view();
    let step = |state: GroupState| {
        view! {
            <form method="post" action=to::group_path(group.id)>
                <button class="button" name="state" value=state.code()>{words::step(state, lang)}</button>
            </form>
        }
    };
    let cancel = (group.state == GroupState::Formed).then(|| step(GroupState::Cancelled));
    let steps = may_move.then(|| view! { <div class="row">{group.state.next().map(step)}{cancel}</div> });
    view! {
        <li class="card" id=group.id.to_string()>
            <h3>{group.title.clone()} " → " {line.destination.clone()}</h3>
            <p><b>{words::state(group.state, lang)}</b> " " {figures::full_day(group.state_on, lang)}</p>
            <p>{words::departs_on(lang)} " " {figures::full_day(group.departs_on, lang)} " · " {group.transport.clone()}
                " · " {words::escort(lang)} " " {group.escort.clone()}</p>
            <p>{words::group_station(lang)} " " {group.station.clone()}</p>
            <ul class="plain">{members}</ul>
            {steps}
        </li>
    }
    .into_any()
}

fn forming(lang: Lang) -> AnyView {
    view! {
        <form class="form" id="new" method="post" action=to::GROUPS>
            <h3>{words::form(lang)}</h3>
            {input("title", words::name(lang), "text", String::new())}
            {input("destination", words::destination(lang), "text", String::new())}
            {input("departs_on", words::departs_on(lang), "date", String::new())}
            {input("transport", words::transport(lang), "text", String::new())}
            {input("escort", words::escort(lang), "text", String::new())}
            <label for="group-station">{words::group_station(lang)}</label>
            <input id="group-station" name="station" maxlength="60" value=flash().typed("station") autocomplete="off"/>
            <label for="people">{words::people(lang)}</label>
            <ProblemOf field="people"/>
            <textarea id="people" name="people" rows="3" aria-describedby=described("people")>{flash().typed("people")}</textarea>
            <button class="button act">{words::form(lang)}</button>
        </form>
    }
    .into_any()
}
