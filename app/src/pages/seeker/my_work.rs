//! One's own work: saying that one began, is at it still, or left.

use crate::asked::flash;
use crate::components::{ProblemOf, described};
use crate::forms::work::OWN_WORK;
use crate::text::{Lang, figures, work as words};
use chrono::NaiveDate;
use domain::ids::PlacementId;
use domain::ports::OwnWork;
use leptos::prelude::*;

/// The part of one's own page.
pub fn part(work: &OwnWork, lang: Lang) -> Option<AnyView> {
    let today = work.today?;
    let working = work
        .working
        .iter()
        .map(|(id, employer, since)| at_work((*id, employer, *since), today, lang))
        .collect_view();
    let said = work
        .said
        .iter()
        .map(|one| {
            let day = figures::full_day(one.on, lang);
            view! { <li>{words::said_of(one.kind, &one.employer_name, &day, lang)}</li> }
        })
        .collect::<Vec<_>>();
    let waiting = (!said.is_empty()).then(|| {
        view! { <div class="notice"><p>{words::own_waiting(lang)}</p><ul>{said}</ul></div> }
    });
    Some(
        view! {
            <section id="work">
                <h2>{words::own_title(lang)}</h2>
                {working}
                {waiting}
                {starting(work, today, lang)}
            </section>
        }
        .into_any(),
    )
}

fn at_work((id, employer, since): (PlacementId, &str, NaiveDate), today: NaiveDate, lang: Lang) -> AnyView {
    let field = format!("left-{id}");
    view! {
        <div class="card">
            <p><b>{employer.to_owned()}</b> " · " {words::since(lang)} " " {figures::full_day(since, lang)}</p>
            <form method="post" action=OWN_WORK>
                <input type="hidden" name="placement" value=id.to_string()/>
                <button class="button act" name="do" value="still">{words::own_still(lang)}</button>
            </form>
            <details>
                <summary class="button">{words::own_left(lang)}</summary>
                <form class="form" method="post" action=OWN_WORK>
                    <input type="hidden" name="placement" value=id.to_string()/>
                    <label for=field.clone()>{words::own_left_on(lang)}</label>
                    <input id=field name="left_on" type="date" required max=today.to_string() value=today.to_string()/>
                    <button class="button" name="do" value="left">{words::own_send(lang)}</button>
                </form>
            </details>
        </div>
    }
    .into_any()
}

fn starting(work: &OwnWork, today: NaiveDate, lang: Lang) -> AnyView {
    let flash = flash();
    let (employer, lead) = (flash.typed("employer"), flash.typed("lead"));
    let on = flash.all_typed("on").unwrap_or_else(|| today.to_string());
    let wrong = described("employer").is_some() || described("on").is_some();
    let leads = work
        .wanted
        .iter()
        .map(|(id, title, employer)| {
            let id = id.to_string();
            let checked = id == lead;
            let name = format!("{title} · {employer}");
            view! { <label class="check"><input type="radio" name="lead" value=id checked=checked/>{name}</label> }
        })
        .collect_view();
    view! {
        <details open=wrong>
            <summary class="button">{words::own_started(lang)}</summary>
            <form class="form" method="post" action=OWN_WORK>
                <p>{words::own_started_do(lang)}</p>
                <fieldset>
                    <legend>{words::own_which(lang)}</legend>
                    {leads}
                    <label class="check"><input type="radio" name="lead" value="" checked=lead.is_empty()/>{words::own_other(lang)}</label>
                    <label for="own-employer">{words::employer(lang)}</label>
                    <ProblemOf field="employer"/>
                    <input id="own-employer" name="employer" maxlength="80" autocomplete="organization" value=employer
                        aria-describedby=described("employer")/>
                </fieldset>
                <label for="own-on">{words::own_on(lang)}</label>
                <ProblemOf field="on"/>
                <input id="own-on" name="on" type="date" required value=on aria-describedby=described("on")/>
                <button class="button act" name="do" value="started">{words::own_send(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
