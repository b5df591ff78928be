//! What an employer needs people to learn, and the classes that answer it.

use crate::asked::{Asker, flash, lang};
use crate::components::{Field, ProblemOf, described, public_page};
use crate::forms::{EMPLOYER, training_order as to};
use crate::pages::when;
use crate::text::{Lang, figures, training, training_order as words};
use domain::ports::{OrderClass, OrderLine, OwnOrders};
use domain::training_order::{OrderKind, OrderState};
use leptos::prelude::*;

/// `/employer/training`.
#[component]
pub fn OwnOrders() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.training_orders.own_orders(&actor).await },
        |own| show(&own),
    )
}

fn show(own: &OwnOrders) -> AnyView {
    let lang = lang();
    let lines = own.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = own
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let ordering = if own.may_order {
        form(own, lang)
    } else {
        view! { <p class="notice">{words::listed(lang)}</p> }.into_any()
    };
    public_page(
        words::title(lang),
        None,
        view! {
            <h1>{words::title(lang)}</h1>
            <p>{words::lead(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
            {ordering}
            <p><a class="button" href=EMPLOYER>{crate::text::employer::title(lang)}</a></p>
        },
    )
}

fn line(one: &OrderLine, lang: Lang) -> AnyView {
    let wish = &one.order.wish;
    let why = match &one.order.state {
        OrderState::Declined { reason } => Some(format!("{}{reason}", words::declined(lang))),
        OrderState::Open | OrderState::Withdrawn => None,
    };
    let withdraw = one.may_settle.then(|| {
        view! {
            <details>
                <summary>{words::withdraw(lang)}</summary>
                <p>{words::withdraw_do(lang)}</p>
                <form method="post" action=to::own_order_path(one.order.id)>
                    <button class="button">{words::withdraw(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <li class="card" id=one.order.id.to_string()>
            <h2>{words::what(one, lang)} " " <span class="mark whole">{words::state(one, lang)}</span></h2>
            <p>{words::kind_of(wish.kind, lang)} " · " {one.place.clone()}</p>
            <p class="quiet">{wish.terms.clone()}</p>
            {why.map(|text| view! { <p class="notice">{text}</p> })}
            {classes(&one.classes, lang)}
            {withdraw}
        </li>
    }
    .into_any()
}

/// The classes that answer an order, with where each stands.
pub fn classes(all: &[OrderClass], lang: Lang) -> Option<AnyView> {
    (!all.is_empty()).then(|| {
        let lines = all
            .iter()
            .map(|one| {
                let text = format!(
                    "{} · {} · {} · {}/{}",
                    one.name,
                    training::stage(one.stage, lang),
                    figures::full_day(one.starts_on, lang),
                    one.taken,
                    one.seats
                );
                view! { <li>{text}</li> }
            })
            .collect_view();
        view! { <p>{words::answered(lang)}</p><ul>{lines}</ul> }.into_any()
    })
}

fn form(own: &OwnOrders, lang: Lang) -> AnyView {
    let typed = flash();
    let chosen = |name: &str, value: &str| typed.typed(name) == value;
    let kinds = OrderKind::ALL
        .iter()
        .map(|kind| {
            let selected = chosen("kind", kind.code());
            view! { <option value=kind.code() selected=selected>{words::kind_of(*kind, lang)}</option> }
        })
        .collect_view();
    let places = own
        .places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = chosen("area", &code);
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    view! {
        <form class="form" id="new" method="post" action=to::OWN_ORDERS>
            <h2>{words::new(lang)}</h2>
            <Field name="topic" label=words::topic(lang)/>
            <Field name="people" label=words::people(lang) kind="number"/>
            <label for="kind">{words::kind(lang)}</label>
            <ProblemOf field="kind"/>
            <select id="kind" name="kind" aria-describedby=described("kind")>{kinds}</select>
            <label for="area">{words::area(lang)}</label>
            <ProblemOf field="area"/>
            <select id="area" name="area" aria-describedby=described("area")>{places}</select>
            <Field name="needed_by" label=words::needed_by(lang) kind="date"/>
            <Field name="terms" label=words::terms(lang)/>
            <button class="button act">{words::send(lang)}</button>
        </form>
    }
    .into_any()
}
