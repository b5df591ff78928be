//! What an employer sees of itself: waiting, refused, or its own data and people.

use super::own::part;
use crate::asked::{Asker, lang};
use crate::components::{Field, Icon, Sign, public_page};
use crate::forms;
use crate::pages::when;
use crate::text::{Lang, common, door, employer as words};
use domain::employer_account::Standing;
use domain::ports::{Colleague, EmployerView, OwnPostings};
use leptos::prelude::*;

/// `/employer`.
#[component]
pub fn Employer() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move {
            let own = ports.employers.own(&actor).await?;
            let offered = match own.standing {
                Standing::Confirmed { .. } => ports.postings.mine(&actor).await?,
                _ => OwnPostings::default(),
            };
            Ok((own, offered))
        },
        |(own, offered)| show(&own, &offered),
    )
}

fn show(own: &EmployerView, offered: &OwnPostings) -> AnyView {
    let lang = lang();
    public_page(
        own.firm.clone(),
        None,
        view! {
            <h1>{own.firm.clone()}</h1>
            <p>{own.place.name.clone()} " · " {own.uscc.as_ref().to_owned()}</p>
            {standing(own, offered, lang)}
            <form method="post" action=forms::LEAVE><button class="button">{door::leave(lang)}</button></form>
        },
    )
}

fn standing(own: &EmployerView, offered: &OwnPostings, lang: Lang) -> AnyView {
    match &own.standing {
        Standing::Confirmed { .. } => view! {
            <p><span class="mark"><Sign icon=Icon::Tick/>{words::confirmed(lang)}</span>
                " " {words::open_vacancies(own.open_vacancies, lang)}</p>
            {part(offered, lang)}
            {colleagues(&own.colleagues, lang)}
        }
        .into_any(),
        Standing::Refused { reason, .. } => view! {
            <div class="notice">
                <h2>{words::refused(lang)}</h2>
                <p>{words::refused_why(lang)} {common::colon(lang)} {reason.clone()}</p>
                <p><a class="button" href="/help">{crate::text::home::help_title(lang)}</a></p>
            </div>
        }
        .into_any(),
        _ => view! {
            <div class="notice">
                <h2><Sign icon=Icon::Clock/>{words::waiting(lang)}</h2>
                <p>{words::waiting_do(lang)}</p>
            </div>
        }
        .into_any(),
    }
}

fn colleagues(colleagues: &[Colleague], lang: Lang) -> AnyView {
    let lines = colleagues
        .iter()
        .map(|one| {
            let remove = (!one.here).then(|| {
                view! {
                    <form method="post" action=forms::remove_colleague_path(one.id)>
                        <button class="button">{words::colleague_remove(lang)}</button>
                    </form>
                }
            });
            let me = one.here.then(|| view! { " (" {words::colleague_me(lang)} ")" });
            view! { <li class="row"><span>{one.name.clone()} {me} " " {one.masked_phone.clone()}</span> {remove}</li> }
        })
        .collect_view();
    view! {
        <h2>{words::colleagues(lang)}</h2>
        <ul class="plain sessions">{lines}</ul>
        <form class="form" id="new" method="post" action=forms::COLLEAGUES>
            <h2>{words::colleague_add(lang)}</h2>
            <Field name="name" label=words::name(lang)/>
            <Field name="phone" label=door::phone(lang) kind="tel"/>
            <button class="button act">{words::add(lang)}</button>
        </form>
    }
    .into_any()
}
