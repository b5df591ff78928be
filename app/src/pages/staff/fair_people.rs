//! Who is invited to a fair and who comes; the code of one of them on paper; and whom an invitation would reach.

use super::fair::person_no;
use super::new_placement::input;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::fair as to;
use crate::pages::path_part;
use crate::pages::seeker::my_fairs::ticket;
use crate::routes;
use crate::text::{Lang, fair as words};
use domain::fair::RegistrationState;
use domain::ids::{FairId, FairRegistrationId};
use domain::ports::{FairPeople as People, FairPerson, FairWhom, InvitePreview};
use leptos::prelude::*;

/// `/staff/fairs/{id}/people`.
#[component]
pub fn FairPeople() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.fair_people(&actor, id?).await },
        |list| show(&list),
    )
}

fn show(list: &People) -> AnyView {
    let (lang, id) = (lang(), list.fair.id);
    let title = format!("{} · {}", words::people(lang), list.fair.plan.title);
    let register = list.may_register.then(|| {
        view! {
            <form class="form" method="post" action=to::fair_people_path(id)>
                {person_no(lang)}
                <button class="button act" name="do" value="register">{words::register_other(lang)}</button>
            </form>
        }
    });
    let elsewhere = (list.elsewhere > 0).then(|| {
        view! { <p class="quiet">{words::elsewhere_of(list.elsewhere, lang)} " " {words::elsewhere(lang)}</p> }
    });
    let lines = list
        .people
        .iter()
        .map(|one| person(one, list, lang))
        .collect_view();
    let rows = (!list.people.is_empty()).then(|| view! { <ul class="cards">{lines}</ul> });
    staff_page(
        title,
        view! {
            <h1>{words::people(lang)}</h1>
            <p><a href=to::fair_path(id)>{list.fair.plan.title.clone()}</a></p>
            <p>{format!("{} · {}", words::seats(list.seats, lang), words::invited(list.seats.invited, lang))}</p>
            {register}
            {list.people.is_empty().then(|| view! { <p class="notice">{words::no_people(lang)}</p> })}
            {rows}
            {elsewhere}
        },
    )
}

fn person(one: &FairPerson, list: &People, lang: Lang) -> AnyView {
    let (fair, registration) = (list.fair.id, &one.registration);
    let state = registration.state;
    let untold = one.untold.map(|kind| {
        let text = format!("{}：{}", words::not_told(lang), words::news(kind, lang));
        view! { <p><span class="mark amber">{text}</span></p> }
    });
    let slip = registration
        .has_said_yes()
        .then(|| view! { <a class="button" href=to::fair_slip_path(fair, registration.id)>{words::ticket(lang)}</a> });
    let deed = |deed: &'static str, name: &'static str| {
        view! {
            <form method="post" action=to::fair_people_path(fair)>
                <input type="hidden" name="registration" value=registration.id.to_string()/>
                <button class="button" name="do" value=deed>{name}</button>
            </form>
        }
    };
    let come = (list.may_register && !registration.has_said_yes())
        .then(|| deed("register", words::register_other(lang)));
    let leave = (list.may_register && state != RegistrationState::Cancelled)
        .then(|| deed("leave", words::leave_other(lang)));
    let text = format!(
        "{} · {} · {}",
        words::registration_state(state, lang),
        words::way(registration.way, lang),
        one.place
    );
    view! {
        <li class="card" id=registration.id.to_string()>
            <h2>
                {registration.person.map(|id| view! { <a href=routes::person(id)>{one.name.clone()}</a> })}
                " " <small>{one.no.clone()}</small>
            </h2>
            <p>{text}</p>
            {untold}
            <div class="row">{slip} {come} {leave}</div>
        </li>
    }
    .into_any()
}

/// `/staff/fairs/{id}/people/{registration}`.
#[component]
pub fn FairSlip() -> impl IntoView {
    let (id, one) = (
        path_part::<FairId>("id"),
        path_part::<FairRegistrationId>("registration"),
    );
    when(
        move |Asker { ports, actor, .. }| async move {
            ports
                .fairs
                .fair_slip(&actor, id?, FairWhom::Registration(one?))
                .await
        },
        |slip| {
            let lang = lang();
            staff_page(words::ticket(lang), ticket(&slip, lang))
        },
    )
}

/// `/staff/fairs/{id}/invite`.
#[component]
pub fn FairInvite() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.invitation(&actor, id?).await },
        |preview| invite(&preview),
    )
}

fn invite(preview: &InvitePreview) -> AnyView {
    let (lang, id) = (lang(), preview.fair.id);
    let rows = [
        (words::vacancies_shown(lang), preview.vacancies),
        (words::looked_at(lang), preview.people),
        (words::fitting(lang), preview.fitting),
        (words::in_person(lang), preview.in_person),
        (words::too_far(lang), preview.too_far),
        (words::steps(lang), preview.steps),
        (words::known(lang), preview.known),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, count)| view! { <dt>{name}</dt><dd>{count}</dd> })
        .collect_view();
    let send = (preview.fitting > 0 && preview.is_open).then(|| {
        view! {
            <form class="form" method="post" action=to::fair_invite_path(id)>
                <input type="hidden" name="seen" value=preview.fitting/>
                {input("most", words::invite_most(lang), "number", String::new())}
                <p class="quiet">{words::invite_do(lang)}</p>
                <button class="button act">{words::invite_send(lang)}</button>
            </form>
        }
    });
    let none = (preview.fitting == 0).then(|| view! { <p class="notice">{words::invite_none(lang)}</p> });
    staff_page(
        words::invite_title(lang),
        view! {
            <h1>{words::invite_title(lang)}</h1>
            <p><a href=to::fair_path(id)>{preview.fair.plan.title.clone()}</a></p>
            <dl class="facts">{rows}</dl>
            <p class="quiet">{words::within_km(preview.reach_km, lang)}</p>
            {none} {send}
        },
    )
}
