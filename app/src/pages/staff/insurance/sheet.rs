//! The statement of an account and the notice of payment, on paper.

use super::account::{entry_table, plan_table};
use super::shares;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::islands::PrintButton;
use crate::pages::path_part;
use crate::pages::staff::when;
use crate::routes;
use crate::text::{Lang, common, figures, insurance as words, recognition};
use domain::ids::LandEnrolmentId;
use domain::ports::EnrolmentView;
use domain::values::Fen;
use leptos::prelude::*;

/// `/staff/insurance/{id}/statement`.
#[component]
pub fn Statement() -> impl IntoView {
    let id = path_part::<LandEnrolmentId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.insurances.enrolment(&actor, id?).await },
        |one| {
            let lang = lang();
            let content = view! {
                <p>{words::balance(lang)} " " <b>{words::exact(one.line.balance, lang)}</b></p>
                {entry_table(&one.entries, lang)}
                {plan_table(&one.plan, lang)}
            };
            sheet(&one, words::statement(lang), content.into_any(), lang)
        },
    )
}

/// `/staff/insurance/{id}/notice`.
#[component]
pub fn Notice() -> impl IntoView {
    let id = path_part::<LandEnrolmentId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.insurances.enrolment(&actor, id?).await },
        |one| {
            let lang = lang();
            let enrolment = &one.line.enrolment;
            let left = Fen(enrolment.shares.person.0 - one.line.paid.0);
            let told = enrolment
                .state
                .pay_by()
                .map(|day| view! { <p class="big">{words::notice_told(day, left, lang)}</p> });
            let content = view! { {told} {shares(&enrolment.shares, lang)} {plan_table(&one.plan, lang)} };
            sheet(&one, words::notice(lang), content.into_any(), lang)
        },
    )
}

fn sheet(one: &EnrolmentView, title: &'static str, content: AnyView, lang: Lang) -> AnyView {
    let seals = [words::sign(lang), words::seal(lang)].map(|name| {
        view! { <div class="seal"><p>{name}</p><p>{recognition::sheet_date(lang)}</p></div> }
    });
    staff_page(
        title,
        view! {
            <p class="row screen-only">
                <a href=routes::insurance(one.line.enrolment.id)>{words::title(lang)}</a>
                <PrintButton label=common::print(lang).to_owned()/>
            </p>
            <article class="sheet">
                <h1>{words::title(lang)} " · " {title}</h1>
                <p>{one.who.name.clone()} " · " {one.who.no.clone()} " · " {one.line.place.clone()}</p>
                <p>{words::scheme(one.line.enrolment.scheme, lang)} " · " {words::stage(one.line.enrolment.state.stage(), lang)}
                    " · " {figures::full_day(one.today, lang)}</p>
                {content}
                <div class="seals">{seals}</div>
            </article>
        },
    )
}
