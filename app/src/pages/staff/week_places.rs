//! Venues of an assistance week: who stands where, what a sub-venue has, points with what they brought, and material.

use super::week_form::{WeekForm, by_whom, choices, framed};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign};
use crate::forms::{self, assistance_week as to};
use crate::pages::path_part;
use crate::routes::WeekPage;
use crate::text::{Lang, assistance_week as words, common, fair, figures};
use domain::assistance_week::{Material, MaterialKind, Post, Venue, VenueKind};
use domain::ids::WeekId;
use domain::ports::{WeekFair, WeekView};
use domain::rules::assistance_week::{SubVenueItem, VenuePlace};
use leptos::prelude::*;

const AT: WeekPage = WeekPage::Places;

/// `/staff/weeks/{id}/places`.
#[component]
pub fn WeekPlaces() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(view: &WeekView) -> AnyView {
    let lang = lang();
    let week = &view.week;
    let mut venues: Vec<&Venue> = week.plan.venues.iter().collect();
    venues.sort_by_key(|venue| (venue.kind, venue.no));
    let shown = venues
        .iter()
        .map(|venue| one_venue(view, venue, lang))
        .collect_view();
    let none = venues
        .is_empty()
        .then(|| view! { <p class="notice">{words::venue_none(lang)}</p> });
    framed(
        (week.id, &week.title),
        view.rights,
        AT,
        view! {
            {lacking(view, lang)}
            <section id="venues"><h2>{words::venues_title(lang)}</h2>{none} {shown}</section>
            {may_plan(view).then(|| adding(view, lang))}
            {fairs(view, lang)}
            {materials(view, lang)}
        },
    )
}

/// Whether the reader plans a week that goes on.
fn may_plan(view: &WeekView) -> bool {
    view.rights.plans && view.week.archived_at.is_none()
}

/// R85 and R86 in words.
fn lacking(view: &WeekView, lang: Lang) -> AnyView {
    let short: Vec<&str> = view
        .short_of
        .iter()
        .map(|place| words::place(*place, lang))
        .collect();
    let short = (!short.is_empty()).then(|| {
        let text = format!(
            "{}{}{}",
            words::short_of(lang),
            common::colon(lang),
            common::list(&short, lang)
        );
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{text}</span></p> }
    });
    let points = view.points.ok().map(|(enough, least)| {
        let class = if enough { "mark" } else { "mark red" };
        view! { <p><span class=class>{words::points_of(view.week.points().count(), least, lang)}</span></p> }
    });
    let badges = (view.without_badge > 0).then(|| {
        let text = format!("{} {}", words::no_badge(lang), view.without_badge);
        view! { <p><span class="mark amber">{text}</span></p> }
    });
    view! { {short} {points} {badges} }.into_any()
}

fn one_venue(view: &WeekView, venue: &Venue, lang: Lang) -> AnyView {
    let named = view.areas.iter().find(|area| area.code == venue.area);
    let place = named.map(|area| area.name.clone()).unwrap_or_default();
    let place = format!("{} · {place} {}", words::venue(venue.kind, lang), venue.address);
    let posts = venue
        .posts
        .iter()
        .map(|post| one_post(view, post, lang))
        .collect_view();
    let id = view.week.id;
    let plans = may_plan(view).then(|| {
        let post = WeekForm::about(id, AT, "add_post", venue.no);
        let places = choices(VenuePlace::ALL, VenuePlace::code, |one| words::place(one, lang));
        let field = post.select("place", words::post(lang), places, "");
        let drop = WeekForm::about(id, AT, "drop_venue", venue.no);
        let told = view! { <p class="quiet">{words::drop_do(lang)}</p> };
        view! {
            {post.folded(words::add_post(lang).to_owned(), field, words::add(lang).to_owned())}
            {drop.folded(words::drop_venue(lang).to_owned(), told.into_any(), words::drop_venue(lang).to_owned())}
        }
    });
    view! {
        <section class="card" id=format!("n{}", venue.no)>
            <h3>{venue.name.clone()}</h3>
            <p>{place}</p>
            {(venue.kind == VenueKind::Sub).then(|| sub_items(view, venue, lang))}
            {recorded(view, venue, lang)}
            {photos(view, venue, lang)}
            <ul class="cards week-posts">{posts}</ul>
            {plans}
        </section>
    }
    .into_any()
}

fn sub_items(view: &WeekView, venue: &Venue, lang: Lang) -> AnyView {
    let lacks: Vec<&str> = SubVenueItem::ALL
        .iter()
        .filter(|item| !venue.items.contains(item))
        .map(|item| words::sub_item(*item, lang))
        .collect();
    let lacks = (!lacks.is_empty()).then(|| {
        let text = format!("{} {}", words::lacks(lang), common::list(&lacks, lang));
        view! { <p><span class="mark amber">{text}</span></p> }
    });
    let boxes = SubVenueItem::ALL
        .iter()
        .map(|item| {
            let checked = venue.items.contains(item);
            view! {
                <label class="check"><input type="checkbox" name="item" value=item.code() checked=checked/>{words::sub_item(*item, lang)}</label>
            }
        })
        .collect_view();
    let form = WeekForm::about(view.week.id, AT, "items", venue.no);
    let fields = view! { <fieldset><legend>{words::sub_items(lang)}</legend>{boxes}</fieldset> };
    let form = view.week.archived_at.is_none().then(|| {
        form.folded(
            words::sub_items(lang).to_owned(),
            fields.into_any(),
            words::save(lang).to_owned(),
        )
    });
    view! { {lacks} {form} }.into_any()
}

/// What a venue or point brought.
fn recorded(view: &WeekView, venue: &Venue, lang: Lang) -> AnyView {
    let told = venue.record.as_ref().map(|record| {
        let text = format!(
            "{} {} · {} {} · {} · {}",
            words::attendance(lang),
            record.attendance,
            words::leaflets(lang),
            record.leaflets,
            record.evidence,
            by_whom(&record.hand, &view.authors, lang),
        );
        view! { <p>"✓ " {text}</p> }
    });
    let form = WeekForm::about(view.week.id, AT, "record", venue.no);
    let known = venue.record.as_ref();
    let count = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let fields = view! {
        {form.field("attendance", words::attendance(lang), "number", count(known.map(|one| one.attendance)))}
        {form.field("leaflets", words::leaflets(lang), "number", count(known.map(|one| one.leaflets)))}
        {form.field("evidence", words::photo(lang), "text", known.map(|one| one.evidence.clone()).unwrap_or_default())}
    };
    let form = view.week.archived_at.is_none().then(|| {
        form.folded(
            words::record(lang).to_owned(),
            fields.into_any(),
            words::save(lang).to_owned(),
        )
    });
    view! { {told} {form} }.into_any()
}

/// What shows it: photos, and one more.
fn photos(view: &WeekView, venue: &Venue, lang: Lang) -> AnyView {
    let open = view.week.archived_at.is_none();
    let pictures = view
        .photos
        .iter()
        .filter(|(_, of)| *of == venue.no)
        .map(|(id, _)| {
            let path = to::photo_path(*id);
            let drop = open.then(|| {
                view! {
                    <form method="post" action=path.clone()>
                        <button class="button">{words::drop_photo(lang)}</button>
                    </form>
                }
            });
            let alt = format!("{} {}", words::photo_of(lang), venue.name);
            view! { <li><a href=path.clone()><img src=path.clone() alt=alt width="160" loading="lazy"/></a> {drop}</li> }
        })
        .collect_view();
    let adding = open.then(|| {
        let id = format!("photo-{}", venue.no);
        let here = flash().typed("venue") == venue.no.to_string() && flash().problem("photo").is_some();
        view! {
            <details class="filters" open=here>
                <summary>{words::add_photo(lang)}</summary>
                <form class="form" method="post" enctype="multipart/form-data" action=to::photos_path(view.week.id)>
                    <input type="hidden" name="venue" value=venue.no.to_string()/>
                    <label for=id.clone()>{words::photo_file(lang)}</label>
                    {here.then(|| view! { <ProblemOf field="photo"/> })}
                    <input id=id name="photo" type="file" accept="image/*" capture="environment"/>
                    <button class="button act">{words::save(lang)}</button>
                </form>
            </details>
        }
    });
    view! { <ul class="plain">{pictures}</ul> {adding} }.into_any()
}

fn one_post(view: &WeekView, post: &Post, lang: Lang) -> AnyView {
    let who = if post.person.is_empty() {
        view! { <span class="mark amber">{words::unmanned(lang)}</span> }.into_any()
    } else {
        let mut text = post.person.clone();
        for (name, value) in [
            (words::deputy(lang), &post.deputy),
            (words::shift(lang), &post.shift),
            (words::post_phone(lang), &post.phone),
        ] {
            if !value.is_empty() {
                text = format!("{text} · {name} {value}");
            }
        }
        text.into_any()
    };
    let form = WeekForm::about(view.week.id, AT, "man", post.no);
    let fields = view! {
        {form.field("person", words::person(lang), "text", post.person.clone())}
        {form.field("deputy", words::deputy(lang), "text", post.deputy.clone())}
        {form.field("shift", words::shift(lang), "text", post.shift.clone())}
        {form.field("phone", words::post_phone(lang), "tel", post.phone.clone())}
    };
    let drop = may_plan(view).then(|| {
        WeekForm::about(view.week.id, AT, "drop_post", post.no)
            .quiet(().into_any(), words::drop_post(lang).to_owned())
    });
    let deeds = view.week.archived_at.is_none().then(|| {
        view! {
            <details class="filters" open=form.came_back()>
                <summary>{words::man(lang)}</summary>
                {form.form(fields.into_any(), words::save(lang).to_owned())}
                {drop}
            </details>
        }
    });
    view! {
        <li id=format!("n{}", post.no)>
            <p><b>{words::place(post.place, lang)}</b> " " {who}</p>
            {deeds}
        </li>
    }
    .into_any()
}

fn adding(view: &WeekView, lang: Lang) -> AnyView {
    let form = WeekForm::new(view.week.id, AT, "add_venue");
    let areas = view
        .areas
        .iter()
        .map(|area| (area.code.to_string(), area.name.clone()))
        .collect();
    let fields = view! {
        {form.select("kind", words::venue_kind(lang), choices(VenueKind::ALL, VenueKind::code, |one| words::venue(one, lang)), "")}
        {form.field("name", words::venue_name(lang), "text", String::new())}
        {form.select("area", words::area(lang), areas, "")}
        {form.field("address", words::address(lang), "text", String::new())}
    };
    view! {
        <div id="add_venue">
            {form.folded(words::add_venue(lang).to_owned(), fields.into_any(), words::add(lang).to_owned())}
        </div>
    }
    .into_any()
}

/// The job fairs of the week, and what their rows say.
fn fairs(view: &WeekView, lang: Lang) -> AnyView {
    let lines = view
        .fairs
        .iter()
        .map(|one| one_fair(view, one, lang))
        .collect_view();
    let none = view
        .fairs
        .is_empty()
        .then(|| view! { <p class="quiet">{words::fairs_none(lang)}</p> });
    let linking = may_plan(view).then(|| {
        let form = WeekForm::new(view.week.id, AT, "link_fair");
        let choices = view
            .other_fairs
            .iter()
            .map(|(id, title)| (id.to_string(), title.clone()))
            .collect::<Vec<_>>();
        let link = (!choices.is_empty()).then(|| {
            let field = form.select("fair", words::which_fair(lang), choices, "");
            form.folded(
                words::link_fair(lang).to_owned(),
                field,
                words::link(lang).to_owned(),
            )
        });
        view! { {link} <p><a class="button" href=forms::fair::NEW_FAIR>{words::new_fair(lang)}</a></p> }
    });
    view! {
        <section id="link_fair">
            <h2>{words::fairs(lang)}</h2>
            <p class="quiet">{words::fairs_do(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
            {linking}
        </section>
    }
    .into_any()
}

fn one_fair(view: &WeekView, one: &WeekFair, lang: Lang) -> AnyView {
    let day = figures::full_day(one.held_on, lang);
    let unlink = may_plan(view).then(|| {
        let id = one.id.to_string();
        let form = WeekForm::new(view.week.id, AT, "unlink_fair");
        let fields = view! { <input type="hidden" name="fair" value=id/> };
        form.quiet(fields.into_any(), words::unlink(lang).to_owned())
    });
    view! {
        <li class="card" id=one.id.to_string()>
            <p><a href=format!("/staff/fairs/{}", one.id)><b>{one.title.clone()}</b></a> " " {day}
                " " <span class="mark">{fair::fair_state(one.state, lang)}</span></p>
            <p>{words::fair_counts(one, lang)}</p>
            {unlink}
        </li>
    }
    .into_any()
}

fn materials(view: &WeekView, lang: Lang) -> AnyView {
    let materials = &view.week.plan.materials;
    let rows = materials
        .iter()
        .map(|one| material(view, one, lang))
        .collect_view();
    let table = if materials.is_empty() {
        view! { <p class="quiet">{words::material_none(lang)}</p> }.into_any()
    } else {
        view! {
            <table class="cardlike">
                <thead><tr>
                    <th scope="col">{words::material(lang)}</th>
                    <th scope="col">{words::for_venue(lang)}</th>
                    <th scope="col">{words::quantity(lang)}</th>
                    <th scope="col">{words::delivered(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let adding = may_plan(view).then(|| {
        let form = WeekForm::new(view.week.id, AT, "add_material");
        let mut venues = vec![(String::new(), words::all_units(lang).to_owned())];
        venues.extend(view.week.plan.venues.iter().map(|one| (one.no.to_string(), one.name.clone())));
        let fields = view! {
            {form.select("kind", words::material(lang), choices(MaterialKind::ALL, MaterialKind::code, |one| words::material_of(one, lang)), "")}
            {form.select("venue", words::for_venue(lang), venues, "")}
            {form.field("quantity", words::quantity(lang), "number", "1".to_owned())}
        };
        form.folded(words::add_material(lang).to_owned(), fields.into_any(), words::add(lang).to_owned())
    });
    view! { <section id="add_material"><h2>{words::materials(lang)}</h2>{table} {adding}</section> }
        .into_any()
}

fn material(view: &WeekView, one: &Material, lang: Lang) -> AnyView {
    let venue = one
        .venue
        .and_then(|no| view.week.plan.venues.iter().find(|venue| venue.no == no));
    let venue = venue.map_or_else(|| words::all_units(lang).to_owned(), |venue| venue.name.clone());
    let form = WeekForm::about(view.week.id, AT, "deliver", one.no);
    let open = view.week.archived_at.is_none();
    let state = match &one.delivered {
        None => open
            .then(|| form.quiet(WeekForm::hidden("yes", "yes"), words::deliver(lang).to_owned()))
            .into_any(),
        Some(hand) => {
            let undo = open.then(|| form.quiet(WeekForm::hidden("yes", "no"), words::undo(lang).to_owned()));
            view! { "✓ " {by_whom(hand, &view.authors, lang)} {undo} }.into_any()
        }
    };
    view! {
        <tr id=format!("n{}", one.no)>
            <th scope="row">{words::material_of(one.kind, lang)}</th>
            <td data-name=words::for_venue(lang)>{venue}</td>
            <td data-name=words::quantity(lang)>{one.quantity}</td>
            <td data-name=words::delivered(lang)>{state}</td>
        </tr>
    }
    .into_any()
}
