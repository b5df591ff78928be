//! What people wish to learn, by township and trade; a class is planned from there.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::training as to;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, training as words};
use domain::ports::{NeedGroup, NeedList};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/training/needs?area=`.
#[component]
pub fn TrainingNeeds() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.training_classes.training_needs(&actor, area).await },
        |list| show(&list),
    )
}

fn show(list: &NeedList) -> AnyView {
    let lang = lang();
    let topics = by_topic(&list.groups);
    let is_short = topics.len() == 1;
    let groups = topics
        .into_iter()
        .map(|(topic, groups)| {
            let people: u32 = groups.iter().map(|group| group.people).sum();
            let name = format!("{topic} · {}", words::count(people, lang));
            let cards = groups
                .into_iter()
                .map(|group| card(group, list.may_plan, lang))
                .collect_view();
            view! { <details open=is_short><summary><h2>{name}</h2></summary><ul class="cards">{cards}</ul></details> }
        })
        .collect_view();
    let none = list
        .groups
        .is_empty()
        .then(|| view! { <p class="notice">{words::needs_none(lang)}</p> });
    staff_page(
        words::needs(lang),
        view! {
            <h1>{words::needs(lang)}</h1>
            <p>{words::needs_do(lang)}</p>
            <p><b>{words::count(list.people, lang)}</b> " · " <a href=to::TRAINING>{words::title(lang)}</a></p>
            {none}
            {groups}
        },
    )
}

/// The groups of each topic, in the order in which the topics come first.
fn by_topic(groups: &[NeedGroup]) -> Vec<(&str, Vec<&NeedGroup>)> {
    let mut topics: Vec<(&str, Vec<&NeedGroup>)> = Vec::new();
    for group in groups {
        match topics.iter_mut().find(|(topic, _)| *topic == group.topic) {
            Some((_, of)) => of.push(group),
            None => topics.push((&group.topic, vec![group])),
        }
    }
    topics
}

fn card(group: &NeedGroup, may_plan: bool, lang: Lang) -> AnyView {
    let classes = (group.classes > 0).then(|| {
        let said = format!("{} {}", words::has_class(lang), group.classes);
        view! { <p><span class="mark whole">{said}</span></p> }
    });
    let plan = may_plan.then(|| {
        let href = routes::new_class(group.town.code, &group.topic);
        view! { <p><a class="button act" href=href>{words::plan_from(lang)}</a></p> }
    });
    view! {
        <li class="card">
            <h3>{group.town.name.clone()}</h3>
            <p>{words::group(group, lang)}</p>
            <p class="quiet">{figures::full_day(group.latest, lang)}</p>
            {classes}
            {plan}
        </li>
    }
    .into_any()
}
