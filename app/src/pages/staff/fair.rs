//! One fair on the desk: where it stands, who applied, who comes, and what is to be done next.

use super::new_placement::input;
use super::post::{plain, with_reason};
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{ProblemOf, access_marks, staff_page};
use crate::forms::{fair as to, screen};
use crate::pages::path_part;
use crate::pages::public::event::{cancelled, facts};
use crate::routes;
use crate::text::{Lang, fair as words, figures, screen as words_of_screens};
use domain::fair::{FairState, StandState};
use domain::ids::FairId;
use domain::ports::{FairView, StandLine};
use leptos::prelude::*;

/// `/staff/fairs/{id}`.
#[component]
pub fn FairPage() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.fair(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(view: &FairView) -> AnyView {
    let (lang, fair) = (lang(), &view.fair);
    let plan = &fair.plan;
    let changes = view
        .changes
        .iter()
        .map(|one| view! { <li>{format!("{} {}", figures::moment(one.made_at, lang), words::change(one, lang))}</li> })
        .collect_view();
    let safety = (!plan.safety.is_empty()).then(
        || view! { <dl class="facts"><dt>{words::safety(lang)}</dt><dd>{plan.safety.clone()}</dd></dl> },
    );
    staff_page(
        plan.title.clone(),
        view! {
            <h1>{plan.title.clone()}</h1>
            <p><b>{words::fair_state(fair.state, lang)}</b> {format!(" · {} · {}", words::kind(plan.kind, lang), words::seats(view.seats, lang))}</p>
            {cancelled(fair, lang)}
            {returned(view, lang)}
            {missing(view, lang)}
            {facts(fair, &view.place, lang)}
            {access_marks(&plan.access, lang)}
            {safety}
            {steps(view, lang)}
            <ul>{changes}</ul>
            {employers(view, lang)}
            <p><a href=to::FAIRS>{words::title(lang)}</a></p>
        },
    )
}

/// Why it was given back.
fn returned(view: &FairView, lang: Lang) -> Option<AnyView> {
    let reason = view
        .fair
        .reason
        .clone()
        .filter(|_| view.fair.state == FairState::Draft)?;
    Some(view! { <p class="notice">{format!("{} {reason}", words::returned(lang))}</p> }.into_any())
}

/// What is missing before it may be approved, and who approves it.
fn missing(view: &FairView, lang: Lang) -> Option<AnyView> {
    if view.fair.state != FairState::Draft {
        return None;
    }
    let lacks = view
        .missing
        .iter()
        .map(|part| view! { <li>{words::missing_part(*part, lang)}</li> })
        .collect_view();
    let list = (!view.missing.is_empty())
        .then(|| view! { <div class="notice"><p><b>{words::missing(lang)}</b></p><ul>{lacks}</ul></div> });
    let waits = (!view.rights.approve)
        .then(|| view! { <p class="hint">{words::waits_for_county(lang)} " " {words::own_draft(lang)}</p> });
    Some(view! { {list} {waits} }.into_any())
}

/// What the asker may do now.
fn steps(view: &FairView, lang: Lang) -> AnyView {
    let (fair, rights) = (&view.fair, view.rights);
    let (id, address) = (fair.id, || to::fair_step_path(fair.id));
    let mend = rights.mend.then(|| {
        view! { <a class="button" href=format!("{}?mends={id}", to::NEW_FAIR)>{words::mend(lang)}</a> }
    });
    let approve = rights.approve.then(|| {
        let button = view
            .missing
            .is_empty()
            .then(|| plain(address(), "approve", words::approve(lang)));
        view! { {button} {with_reason(address(), "return", words::give_back(lang), lang)} }
    });
    let invite = (rights.run && fair.takes_people(view.today))
        .then(|| view! { <a class="button" href=to::fair_invite_path(id)>{words::invite(lang)}</a> });
    let people = (rights.people && fair.state != FairState::Draft)
        .then(|| view! { <a class="button" href=to::fair_people_path(id)>{words::people(lang)}</a> });
    let public = fair
        .is_public()
        .then(|| view! { <a class="button" href=to::event_path(id)>{words::public_page(lang)}</a> });
    let poster = fair.state.is_ahead().then(
        || view! { <a class="button" href=screen::fair_poster_path(id)>{words_of_screens::poster(lang)}</a> },
    );
    let cancel = rights.cancel.then(|| {
        view! {
            <p class="quiet">{words::cancel_do(lang)}</p>
            {with_reason(address(), "cancel", words::cancel(lang), lang)}
        }
    });
    view! {
        <div class="row">{mend} {people} {invite} {public} {poster} {super::fair_day::links(id, rights, lang)}</div>
        <div class="steps">{approve} {rights.run.then(|| next(view, lang))} {cancel}</div>
    }
    .into_any()
}

/// The step that comes next.
fn next(view: &FairView, lang: Lang) -> AnyView {
    let fair = &view.fair;
    let address = || to::fair_step_path(fair.id);
    match fair.state {
        FairState::Announced | FairState::Vetting | FairState::StandsAssigned
            if fair.plan.held_on < view.today =>
        {
            view! {
                <p class="quiet">{words::never_opened(lang)}</p>
                {plain(address(), "close", words::held_all_the_same(lang))}
            }
            .into_any()
        }
        FairState::Announced | FairState::Vetting => view! {
            <p class="quiet">{words::assign_do(lang)}</p>
            {plain(address(), "assign", words::assign(lang))}
        }
        .into_any(),
        FairState::StandsAssigned => {
            let open = if fair.plan.held_on == view.today {
                plain(address(), "open", words::open_day(lang))
            } else {
                view! { <p class="quiet">{words::open_only_then(lang)}</p> }.into_any()
            };
            let waits = view
                .stands
                .iter()
                .any(|line| line.stand.state == StandState::Approved { number: None });
            let more = waits.then(|| plain(address(), "assign", words::assign_more(lang)));
            view! { {more} {open} }.into_any()
        }
        FairState::DayOpen => plain(address(), "run", words::run(lang)),
        FairState::Running => plain(address(), "close", words::close(lang)),
        FairState::Closed => plain(address(), "results", words::results(lang)),
        FairState::Results => plain(address(), "archive", words::archive(lang)),
        _ => ().into_any(),
    }
}

fn employers(view: &FairView, lang: Lang) -> Option<AnyView> {
    if view.fair.state == FairState::Draft {
        return None;
    }
    let lines = view
        .stands
        .iter()
        .map(|line| employer(line, view, lang))
        .collect_view();
    let id = view.fair.id;
    Some(
        view! {
            <h2 id="employers">{words::employers(lang)}</h2>
            <ProblemOf field="stands"/>
            <p class="row">
                <a class="button" href=to::stands_path(id)>{words::stand_list(lang)}</a>
                <a class="button" href=to::stands_csv_path(id)>{words::stand_csv(lang)}</a>
            </p>
            {view.stands.is_empty().then(|| view! { <p class="notice">{words::no_employers(lang)}</p> })}
            <ul class="cards">{lines}</ul>
        }
        .into_any(),
    )
}

fn employer(line: &StandLine, view: &FairView, lang: Lang) -> AnyView {
    let vacancies = line
        .vacancies
        .iter()
        .map(|one| {
            view! { <li><a href=routes::vacancy(one.id)>{one.title.clone()}</a> {format!(" · {}", figures::wage(&one.wage, lang))}</li> }
        })
        .collect_view();
    let listed = line
        .is_listed
        .then(|| view! { <p><span class="mark amber">{words::listed(lang)}</span></p> });
    let decides = view.rights.run && view.fair.state.takes_employers();
    view! {
        <li class="card" id=line.stand.id.to_string()>
            <h3>{line.employer.clone()}</h3>
            <p><b>{words::stand_state(&line.stand.state, lang)}</b></p>
            {listed}
            <ul>{vacancies}</ul>
            {decides.then(|| deeds(line, view, lang))}
        </li>
    }
    .into_any()
}

/// What is decided about an employer.
fn deeds(line: &StandLine, view: &FairView, lang: Lang) -> AnyView {
    let stand = &line.stand;
    let fair = view.fair.id.to_string();
    let address = || to::stand_path(stand.id);
    let is_asked = matches!(stand.state, StandState::Applied | StandState::Refused { .. });
    let hidden = || view! { <input type="hidden" name="fair" value=fair.clone()/> };
    let approve = (is_asked && !line.is_listed).then(|| {
        view! {
            <form method="post" action=address()>
                {hidden()}
                <button class="button act" name="do" value="approve">{words::approve_stand(lang)}</button>
            </form>
        }
    });
    let refuses = matches!(stand.state, StandState::Applied | StandState::Approved { .. });
    let reason = format!("reason-{}", stand.id);
    let refuse = refuses.then(|| {
        view! {
            <details>
                <summary>{words::refuse_stand(lang)}</summary>
                <form class="form" method="post" action=address()>
                    {hidden()}
                    <label for=reason.clone()>{words::reason(lang)}</label>
                    <input id=reason name="reason" maxlength="300" required autocomplete="off"/>
                    <button class="button" name="do" value="refuse">{words::confirm(lang)}</button>
                </form>
            </details>
        }
    });
    let number = format!("number-{}", stand.id);
    let moves = stand.state.is_approved().then(|| {
        view! {
            <details>
                <summary>{words::move_to(lang)}</summary>
                <form class="form" method="post" action=address()>
                    {hidden()}
                    <label for=number.clone()>{words::number(lang)}</label>
                    <input id=number name="number" type="number" min="1" required inputmode="numeric"/>
                    <p class="quiet">{words::move_do(lang)}</p>
                    <button class="button" name="do" value="move">{words::confirm(lang)}</button>
                </form>
            </details>
        }
    });
    view! { {approve} {refuse} {moves} }.into_any()
}

/// A field that the forms of fairs share: whose number it is.
pub fn person_no(lang: Lang) -> AnyView {
    input("person_no", words::register_for(lang), "text", String::new())
}
