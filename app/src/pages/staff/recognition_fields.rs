//! The fields each group asks for.

use super::recognition::field as plain;
use crate::asked::flash;
use crate::components::ProblemOf;
use crate::forms::recognition::YES;
use crate::text::{Lang, recognition as words};
use domain::person::Category;
use leptos::prelude::*;

/// The fields of a group.
pub fn of(kind: Category, lang: Lang) -> AnyView {
    match kind {
        Category::LandLossFarmer => land_loss(lang),
        Category::PoorWorker => view! {
            {tick("registered_poor", words::registered_poor(lang))}
            {tick("rural", words::rural(lang))}
            {tick("capacity", words::capacity(lang))}
            {tick("willing", words::willing(lang))}
        }
        .into_any(),
        Category::ZeroTransferHouseholdMember => view! {
            {text("willing_surplus", "number", words::willing_surplus(lang))}
            {text("transferred", "number", words::transferred(lang))}
        }
        .into_any(),
        Category::UnplacedSchoolLeaver => school(lang),
        _ => ().into_any(),
    }
}

fn land_loss(lang: Lang) -> AnyView {
    view! {
        {text("approved_on", "date", words::approved_on(lang))}
        {mu("acquired_area", words::acquired_area(lang))}
        {mu("area_before", words::area_before(lang))}
        {mu("area_left", words::area_left(lang))}
        {text("members", "number", words::members(lang))}
        {tick("collective", words::collective(lang))}
        {tick("right", words::right(lang))}
        {tick("agricultural", words::agricultural(lang))}
        {tick("low_income", words::low_income(lang))}
        {tick("few_children", words::few_children(lang))}
    }
    .into_any()
}

fn school(lang: Lang) -> AnyView {
    let typed = flash().typed("finished");
    let option = |(code, name): (&'static str, &'static str)| {
        view! { <option value=code selected=typed == code>{name}</option> }
    };
    let schools = [
        ("junior", words::junior(lang)),
        ("senior", words::senior(lang)),
        ("primary", words::primary(lang)),
    ];
    view! {
        <label for="finished">{words::finished(lang)}</label>
        <ProblemOf field="finished"/>
        <select id="finished" name="finished">{schools.map(option)}</select>
        {tick("admitted", words::admitted(lang))}
    }
    .into_any()
}

/// A field with its label.
pub fn text(name: &'static str, kind: &'static str, label: &'static str) -> AnyView {
    plain(name, kind, label)
}

/// Mu, to the hundredth.
fn mu(name: &'static str, label: &'static str) -> AnyView {
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <input id=name name=name inputmode="decimal" autocomplete="off" value=flash().typed(name)/>
    }
    .into_any()
}

/// A box to tick.
fn tick(name: &'static str, label: &'static str) -> AnyView {
    let ticked = flash().typed(name) == YES;
    view! {
        <label class="check" for=name>
            <input id=name type="checkbox" name=name value=YES checked=ticked/>
            {label}
        </label>
    }
    .into_any()
}
