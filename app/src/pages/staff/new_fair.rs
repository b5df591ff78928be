//! The form of a fair: a plan, or one that is changed.

use super::new_placement::{filled, input};
use super::new_post::{chosen, places};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::fair as to;
use crate::pages::query_value;
use crate::text::{Lang, fair as words};
use domain::fair::{Fair, FairAccess, FairKind, FairPlan, FairState, LINE_MAX, TEXT_MAX};
use domain::ids::FairId;
use domain::ports::FairFormPage;
use leptos::prelude::*;

/// `/staff/fairs/new?mends=`.
#[component]
pub fn NewFair() -> impl IntoView {
    let typed = flash().typed("mends").parse::<FairId>().ok();
    let mends = query_value::<FairId>("mends").or(typed);
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.fair_form(&actor, mends).await },
        |page| show(&page),
    )
}

fn show(page: &FairFormPage) -> AnyView {
    let lang = lang();
    let before = page.before.as_ref();
    let title = if before.is_some() {
        words::mend(lang)
    } else {
        words::new(lang)
    };
    let mends = before.map(|fair| {
        view! {
            <input type="hidden" name="mends" value=fair.id.to_string()/>
            <input type="hidden" name="version" value=filled("version", || fair.version.to_string())/>
        }
    });
    let told = before
        .filter(|fair| fair.state != FairState::Draft)
        .map(|_| view! { <p class="notice">{words::tells_everybody(lang)}</p> });
    let back = before.map_or_else(|| to::FAIRS.to_owned(), |fair| to::fair_path(fair.id));
    staff_page(
        title,
        view! {
            <h1>{title}</h1>
            {told}
            <form class="form" method="post" action=to::NEW_FAIR>
                {mends}
                {what(page, lang)}
                {when_and_where(before, lang)}
                {access(before, lang)}
                {area(("safety", words::safety(lang)), before.map(|fair| &fair.plan.safety))}
                {area(("intro", words::intro(lang)), before.map(|fair| &fair.plan.intro))}
                {input("phone", words::phone(lang), "tel", known(before, |plan| plan.phone.clone()))}
                <button class="button act">{words::save(lang)}</button>
            </form>
            <p><a href=back>{words::title(lang)}</a></p>
        },
    )
}

fn known(before: Option<&Fair>, read: impl Fn(&FairPlan) -> String) -> String {
    before.map(|fair| read(&fair.plan)).unwrap_or_default()
}

fn what(page: &FairFormPage, lang: Lang) -> AnyView {
    let before = page.before.as_ref();
    let kinds = FairKind::ALL
        .iter()
        .map(|kind| (kind.code(), words::kind(*kind, lang)))
        .collect();
    view! {
        {input("title", words::name(lang), "text", known(before, |plan| plan.title.clone()))}
        {chosen("kind", words::kind_label(lang), kinds, before.map(|fair| fair.plan.kind.code()))}
        {places(&page.places, words::whose(lang), before.map(|fair| fair.plan.area.to_string()))}
    }
    .into_any()
}

fn when_and_where(before: Option<&Fair>, lang: Lang) -> AnyView {
    let hour = |read: fn(&FairPlan) -> chrono::NaiveTime, usual: &str| {
        before.map_or_else(
            || usual.to_owned(),
            |fair| read(&fair.plan).format("%H:%M").to_string(),
        )
    };
    let point = known(before, |plan| {
        plan.point
            .map(|point| format!("{},{}", point.lon, point.lat))
            .unwrap_or_default()
    });
    view! {
        {input("held_on", words::held_on(lang), "date", known(before, |plan| plan.held_on.to_string()))}
        {input("opens", words::opens(lang), "time", hour(|plan| plan.opens, "09:00"))}
        {input("closes", words::closes(lang), "time", hour(|plan| plan.closes, "16:00"))}
        {input("venue", words::venue(lang), "text", known(before, |plan| plan.venue.clone()))}
        {input("address", words::address(lang), "text", known(before, |plan| plan.address.clone()))}
        {input("point", words::point_label(lang), "text", point)}
        <label for="bus">{words::bus(lang)}</label>
        <ProblemOf field="bus"/>
        <input id="bus" name="bus" maxlength=LINE_MAX autocomplete="off" aria-describedby=described("bus")
            value=filled("bus", || known(before, |plan| plan.bus.clone()))/>
        {input("capacity", words::capacity(lang), "number", known(before, |plan| plan.capacity.to_string()))}
        {input("stands", words::stands(lang), "number", known(before, |plan| plan.stands.to_string()))}
    }
    .into_any()
}

fn access(before: Option<&Fair>, lang: Lang) -> AnyView {
    let typed = flash().all_typed("title").is_some();
    let ticked: Vec<String> = flash().each_typed("access");
    let boxes = FairAccess::ALL
        .iter()
        .map(|mark| {
            let checked = if typed {
                ticked.iter().any(|code| code == mark.code())
            } else {
                before.is_some_and(|fair| fair.plan.access.has(*mark))
            };
            view! {
                <label class="check">
                    <input type="checkbox" name="access" value=mark.code() checked=checked/>
                    {words::access_mark(*mark, lang)}
                </label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{words::access(lang)}</legend><ProblemOf field="access"/>{boxes}</fieldset> }
        .into_any()
}

fn area((name, label): (&'static str, &'static str), known: Option<&String>) -> AnyView {
    let text = filled(name, || known.cloned().unwrap_or_default());
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <textarea id=name name=name rows="3" maxlength=TEXT_MAX aria-describedby=described(name)>{text}</textarea>
    }
    .into_any()
}
