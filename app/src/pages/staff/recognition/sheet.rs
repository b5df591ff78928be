//! The application form on paper, with room for signatures and seals.

use super::fact_of;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::islands::PrintButton;
use crate::pages::path_part;
use crate::pages::staff::when;
use crate::routes;
use crate::text::{codes, common, figures, recognition as words, staff};
use domain::ids::RecognitionId;
use domain::ports::RecognitionView;
use leptos::prelude::*;

/// `/staff/recognitions/{id}/sheet`.
#[component]
pub fn Sheet() -> impl IntoView {
    let id = path_part::<RecognitionId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.recognitions.recognition(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(one: &RecognitionView) -> AnyView {
    let lang = lang();
    let category = codes::category(one.category, lang);
    let rows = one
        .facts
        .iter()
        .map(|(field, fact)| view! { <tr><th scope="row">{words::field(*field, lang)}</th><td>{fact_of(fact, lang)}</td></tr> })
        .collect_view();
    let paper = one
        .paper
        .as_ref()
        .map(|paper| format!("{} {}", paper.name, paper.number));
    let age = one.age.map(|age| staff::age_of(age, lang));
    let seals = [
        words::sheet_sign,
        words::sheet_village,
        words::sheet_town,
        words::sheet_county,
    ]
    .map(|name| view! { <div class="seal"><p>{name(lang)}</p><p>{words::sheet_date(lang)}</p></div> });
    staff_page(
        words::sheet_title(lang),
        view! {
            <p class="row screen-only">
                <a href=routes::recognition(one.id)>{words::to_one(lang)}</a>
                <PrintButton label=common::print(lang).to_owned()/>
            </p>
            <article class="sheet">
                <h1>{words::sheet_title(lang)}</h1>
                <table>
                    <tbody>
                        <tr><th scope="row">{words::kind(lang)}</th><td>{category}</td></tr>
                        <tr><th scope="row">{words::applicant(lang)}</th><td>{one.name.clone()}</td></tr>
                        <tr><th scope="row">{words::masked_id(lang)}</th><td>{one.masked_resident_id.clone()}</td></tr>
                        <tr><th scope="row">{words::age(lang)}</th><td>{age}</td></tr>
                        <tr><th scope="row">{words::place(lang)}</th><td>{one.place.clone()}</td></tr>
                        <tr><th scope="row">{words::applied_on(lang)}</th><td>{figures::full_day(one.applied_on, lang)}</td></tr>
                        <tr><th scope="row">{words::paper(lang)}</th><td>{paper}</td></tr>
                        {rows}
                    </tbody>
                </table>
                <div class="seals">{seals}</div>
            </article>
        },
    )
}
