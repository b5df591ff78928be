//! One job fair: when, where, how one comes in, who is there, and one's own seat.

use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, Tab, access_marks, public_page};
use crate::forms::{MINE, fair as to};
use crate::pages::seeker::my_leads::read_button;
use crate::pages::{path_part, when};
use crate::routes;
use crate::text::{Lang, fair as words, figures};
use domain::fair::{
    Fair, FairAccess, FairChange, FairNewsKind, FairPlan, FairRegistration, FairState, RegistrationState,
};
use domain::ids::FairId;
use domain::ports::{FairShow, StandLine};
use domain::values::Point;
use leptos::prelude::*;

/// Id of the part that is read aloud.
const READ: &str = "what";

/// `/events/{id}`.
#[component]
pub fn Event() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.event(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(seen: &FairShow) -> AnyView {
    let lang = lang();
    let plan = &seen.fair.plan;
    public_page(
        plan.title.clone(),
        Tab::Find,
        view! {
            <article class="vacancy">
                <div id=READ>
                    <h1>{plan.title.clone()}</h1>
                    <p>{words::kind(plan.kind, lang)}</p>
                    {cancelled(&seen.fair, lang)}
                    {changed(&seen.changes, lang)}
                    {facts(&seen.fair, &seen.place, lang)}
                    <h2>{words::access(lang)}</h2>
                    {access_marks(&plan.access, lang)}
                    {unsaid(plan, lang)}
                </div>
                {read_button(READ.to_owned(), lang)}
                {own_seat(seen, lang)}
            </article>
            {employers(seen, lang)}
            <p><a href=to::EVENTS>{words::title(lang)}</a></p>
        },
    )
}

/// Of what people need to come in and take part: what nobody has said of this place.
fn unsaid(plan: &FairPlan, lang: Lang) -> Option<AnyView> {
    if plan.access.is_empty() || !plan.needs_a_place() {
        return None;
    }
    let asked = [
        FairAccess::StepFree,
        FairAccess::Lift,
        FairAccess::Toilet,
        FairAccess::SignLanguage,
    ];
    let missing = asked.iter().filter(|mark| !plan.access.has(**mark));
    let missing: Vec<&str> = missing.map(|mark| words::access_short(*mark, lang)).collect();
    (!missing.is_empty())
        .then(|| view! { <p class="quiet">{words::access_unsaid(&missing, lang)}</p> }.into_any())
}

/// That it does not take place, and why.
pub fn cancelled(fair: &Fair, lang: Lang) -> Option<AnyView> {
    (fair.state == FairState::Cancelled).then(|| {
        let reason = fair.reason.clone().unwrap_or_default();
        view! { <p class="notice"><Sign icon=Icon::Warning/><b>{words::cancelled(lang)}</b> " " {reason}</p> }
            .into_any()
    })
}

/// When and where it was to be before the latest change.
pub fn changed(changes: &[FairChange], lang: Lang) -> Option<AnyView> {
    let last = changes.iter().find(|one| one.kind == FairNewsKind::Moved)?;
    Some(
        view! { <p class="notice"><b>{words::changed(lang)}</b> " " {words::was_before(last, lang)}</p> }
            .into_any(),
    )
}

/// When, where, by which bus, whom to call.
pub fn facts(fair: &Fair, place: &str, lang: Lang) -> AnyView {
    let plan = &fair.plan;
    let rows = [
        (
            words::when(lang),
            words::hours(plan.held_on, plan.opens, plan.closes, lang),
        ),
        (
            words::place(lang),
            [place, &plan.venue, &plan.address].join(" ").trim().to_owned(),
        ),
        (words::bus_lines(lang), plan.bus.clone()),
        (words::before(lang), plan.intro.clone()),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    let call = (!plan.phone.is_empty()).then(|| {
        let number = plan.phone.clone();
        view! { <a class="button" href=format!("tel:{number}")>{format!("{} {number}", words::call(lang))}</a> }
    });
    view! {
        <dl class="facts">{rows}</dl>
        <p class="row">{map(plan, place, lang)} {call}</p>
    }
    .into_any()
}

/// Links that open a map; none is drawn here. Where nobody has said the point, the map looks for the address.
fn map(plan: &FairPlan, place: &str, lang: Lang) -> Option<AnyView> {
    if !plan.needs_a_place() {
        return None;
    }
    if let Some(point) = plan.point {
        return Some(marker(point, lang));
    }
    // The venue of a list names its place itself.
    let address = if plan.address.is_empty() {
        plan.venue.clone()
    } else {
        format!("{place} {}", plan.address)
    };
    let href = format!("https://uri.amap.com/search?keyword={}", routes::escape(&address));
    Some(view! { <a class="button" href=href rel="noreferrer noopener">{words::amap(lang)}</a> }.into_any())
}

fn marker(point: Point, lang: Lang) -> AnyView {
    let geo = format!("geo:{:.5},{:.5}", point.lat, point.lon);
    let amap = format!(
        "https://uri.amap.com/marker?position={:.5},{:.5}",
        point.lon, point.lat
    );
    view! {
        <a class="button" href=geo>{words::map(lang)}</a>
        <a class="button" href=amap rel="noreferrer noopener">{words::amap(lang)}</a>
    }
    .into_any()
}

/// How the asker stands to it, and what they can do.
fn own_seat(seen: &FairShow, lang: Lang) -> AnyView {
    let id = seen.fair.id;
    let unfit = seen
        .unfit
        .map(|why| view! { <p class="notice"><Sign icon=Icon::Warning/>{words::unfit(why, lang)}</p> });
    let own = seen.own.as_ref();
    let state = own.map(|own| view! { <p><b>{words::own_state(own.state, lang)}</b></p> });
    let buttons = seen
        .may_register
        .then(|| seat_buttons(own, &to::own_fair_path(id), seen.seats.is_full(), lang));
    let ticket = own
        .filter(|own| own.has_said_yes())
        .map(|_| view! { <a class="button" href=to::own_fair_path(id)>{words::ticket(lang)}</a> });
    let is_ahead = seen.fair.takes_people(seen.today);
    let enter = (is_ahead && !seen.may_register && !seen.may_register_others && !seen.may_apply).then(|| {
        view! { <p><a class="button act" href=MINE>{words::sign_in_first(lang)}</a></p> <p class="quiet">{words::walk_in(lang)}</p> }
    });
    let others = seen.may_register_others.then(|| {
        view! { <p><a class="button act" href=to::fair_people_path(id)>{words::people(lang)}</a></p> }
    });
    let apply = seen.may_apply.then(|| {
        view! { <p><a class="button act" href=to::employer_fair_path(id)>{words::apply(lang)}</a></p> }
    });
    let seats = is_ahead.then(|| view! { <p class="quiet">{words::seats(seen.seats, lang)}</p> });
    view! {
        <section class="want">
            {unfit} {state} {seats}
            <div class="row">{ticket} {buttons}</div>
            {enter} {others} {apply}
        </section>
    }
    .into_any()
}

/// Takes the seat, or gives it back.
pub fn seat_buttons(own: Option<&FairRegistration>, address: &str, is_full: bool, lang: Lang) -> AnyView {
    let has_said_yes = own.is_some_and(FairRegistration::has_said_yes);
    let is_asked = own.is_some_and(|own| own.state == RegistrationState::Invited);
    let come = (!has_said_yes).then(|| {
        let full = is_full.then(|| view! { <p class="quiet">{words::full(lang)}</p> });
        view! {
            <form method="post" action=address.to_owned()>
                {full}
                <button class="button act" name="do" value="register">{words::register(lang)}</button>
            </form>
        }
    });
    let leave = (has_said_yes || is_asked).then(|| {
        view! {
            <form method="post" action=address.to_owned()>
                <button class="button" name="do" value="leave">{words::leave(lang)}</button>
            </form>
        }
    });
    view! { {come} {leave} }.into_any()
}

fn employers(seen: &FairShow, lang: Lang) -> AnyView {
    let none = (seen.stands.is_empty() && seen.fair.takes_people(seen.today))
        .then(|| view! { <p class="quiet">{words::no_employers_public(lang)}</p> });
    let heading =
        (none.is_some() || !seen.stands.is_empty()).then(|| view! { <h2>{words::employers(lang)}</h2> });
    view! { {heading} {none} {stands(&seen.stands, lang)} }.into_any()
}

/// Who is there, and what is shown.
pub fn stands(lines: &[StandLine], lang: Lang) -> AnyView {
    let cards = lines
        .iter()
        .map(|line| {
            let number = line
                .stand
                .state
                .number()
                .map(|_| view! { " " <span class="mark whole">{words::stand_state(&line.stand.state, lang)}</span> });
            let vacancies = line
                .vacancies
                .iter()
                .map(|one| {
                    let wage = figures::wage(&one.wage, lang);
                    view! { <li><a href=routes::vacancy(one.id)>{one.title.clone()}</a> {format!(" · {wage}")}</li> }
                })
                .collect_view();
            view! {
                <li class="card">
                    <h3>{line.employer.clone()} {number}</h3>
                    <ul>{vacancies}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cards">{cards}</ul> }.into_any()
}
