//! What people wish to learn, by township and trade, and what employers need them to learn; a class is planned from there.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::{training as to, training_order as orders_to};
use crate::pages::employer::training::classes;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, training as words, training_order as order_words};
use domain::ports::{NeedGroup, NeedList, OrderLine};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/training/needs?area=`.
#[component]
pub fn TrainingNeeds() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move {
            let list = ports.training_classes.training_needs(&actor, area).await?;
            let orders = if list.may_plan {
                ports.training_orders.open_orders(&actor, area).await?
            } else {
                Vec::new()
            };
            Ok((list, orders))
        },
        |(list, orders)| show(&list, &orders),
    )
}

fn show(list: &NeedList, orders: &[OrderLine]) -> AnyView {
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
            {list.may_plan.then(|| ordered(orders, lang))}
            {none}
            {groups}
        },
    )
}

/// What employers need, the most urgent first.
fn ordered(orders: &[OrderLine], lang: Lang) -> AnyView {
    let cards = orders.iter().map(|one| order(one, lang)).collect_view();
    let none = orders
        .is_empty()
        .then(|| view! { <p class="quiet">{order_words::orders_none(lang)}</p> });
    view! {
        <section id="orders">
            <h2>{order_words::orders(lang)}</h2>
            {none}
            <ul class="cards">{cards}</ul>
        </section>
    }
    .into_any()
}

fn order(one: &OrderLine, lang: Lang) -> AnyView {
    let wish = &one.order.wish;
    let decline = one.may_settle.then(|| {
        let id = format!("why-{}", one.order.id);
        view! {
            <details class="filters">
                <summary>{order_words::decline(lang)}</summary>
                <form class="form" method="post" action=orders_to::order_path(one.order.id)>
                    <label for=id.clone()>{order_words::why(lang)}</label>
                    <ProblemOf field="reason"/>
                    <input id=id name="reason" maxlength="400" autocomplete="off"/>
                    <button class="button">{order_words::decline(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <li class="card" id=one.order.id.to_string()>
            <h3>{one.order.firm.clone()}</h3>
            <p>{order_words::what(one, lang)}</p>
            <p>{order_words::kind_of(wish.kind, lang)} " · " {one.place.clone()}</p>
            <p class="quiet">{wish.terms.clone()}</p>
            {classes(&one.classes, lang)}
            <p><a class="button act" href=routes::new_class_for(one.order.id)>{order_words::plan_for(lang)}</a></p>
            {decline}
        </li>
    }
    .into_any()
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
