//! The door to one's own page, and the page itself once somebody is signed in.

use crate::asked::{Asker, lang};
use crate::components::{Field, Icon, Sign, Tab, public_page};
use crate::forms;
use crate::pages::seeker::home;
use crate::pages::{query_value, when};
use crate::text::{Lang, door, home as words};
use domain::actor::Actor;
use domain::ports::{
    Answered, Inbox, MyLeads, MyRecognition, OwnClaims, OwnClass, OwnEnrolment, OwnFair, OwnRetention,
    OwnWork, PersonAssessments,
};
use leptos::prelude::*;

/// `/me`; `?unknown=1` says that what was typed is no code.
#[component]
pub fn Me() -> impl IntoView {
    let unknown = query_value::<String>("unknown").is_some();
    when(ask, move |me| match me {
        Asked::Mine {
            mine,
            news,
            applications,
            may_appoint,
            retention,
            work,
            insurance,
            claims,
            assessments,
            classes,
            fairs,
        } => home::show(
            (&mine, &work, &insurance, &claims, &classes),
            (&assessments, &fairs),
            &news,
            &applications,
            may_appoint,
            retention,
        ),
        Asked::Door(door) => show_door(&door, unknown),
    })
}

#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
enum Asked {
    Mine {
        mine: MyLeads,
        news: Inbox,
        applications: Vec<MyRecognition>,
        may_appoint: bool,
        retention: Option<OwnRetention>,
        work: OwnWork,
        insurance: Vec<OwnEnrolment>,
        claims: OwnClaims,
        assessments: PersonAssessments,
        classes: Vec<OwnClass>,
        fairs: Vec<OwnFair>,
    },
    Door(Doors),
}

/// Which ways in there are.
struct Doors {
    sends_codes: bool,
    helper_phone: Option<String>,
    staff: bool,
    employer: bool,
}

async fn ask(asker: Asker) -> Answered<Asked> {
    let Asker { ports, actor, prefs } = asker;
    if matches!(actor, Actor::Seeker(_) | Actor::Proxy { .. }) {
        // Before the leads: opening them reads what is new.
        let news = ports.messages.inbox(&actor).await?;
        let mine = ports.leads.mine(&actor).await?;
        return Ok(Asked::Mine {
            mine,
            news,
            applications: ports.recognitions.my_recognitions(&actor, None).await?,
            may_appoint: matches!(actor, Actor::Seeker(_)),
            retention: ports.erasures.own_retention(&actor).await?,
            work: ports.placements.own_work(&actor).await?,
            insurance: ports.insurances.own_insurance(&actor).await?,
            claims: ports.claims.own_claims(&actor).await?,
            assessments: ports.work_assessments.own_assessments(&actor).await?,
            classes: ports.training_classes.own_classes(&actor).await?,
            fairs: ports.fairs.own_fairs(&actor, None).await?,
        });
    }
    Ok(Asked::Door(Doors {
        sends_codes: ports.door.sends_codes().await,
        helper_phone: ports.areas.helper_phone(prefs.place).await?,
        staff: actor.staff().is_ok(),
        employer: matches!(actor, Actor::Employer { .. } | Actor::Applicant { .. }),
    }))
}

fn show_door(doors: &Doors, unknown: bool) -> AnyView {
    let lang = lang();
    let unknown = unknown.then(|| {
        view! { <p class="flash bad" role="alert"><Sign icon=Icon::Warning/>{words::me_unknown(lang)}</p> }
    });
    let helper = doors.helper_phone.clone().map(|number| {
        view! { <a class="button" href=format!("tel:{number}")><Sign icon=Icon::Phone/>{number.clone()}</a> }
    });
    public_page(
        door::enter_title(lang),
        Tab::Mine,
        view! {
            <h1>{door::enter_title(lang)}</h1>
            {unknown}
            {elsewhere(doors, lang)}
            <h2>{door::by_paper(lang)}</h2>
            <form class="search" action=forms::OPEN_CODE>
                <label for="code">{words::me_code(lang)}</label>
                <input id="code" name="code" required autocomplete="off" autocapitalize="off" spellcheck="false"/>
                <button class="button act">{words::me_open(lang)}</button>
            </form>
            <p>{words::me_intro(lang)} " " <span class="quiet">{words::me_keep(lang)}</span></p>
            <h2>{door::by_phone(lang)}</h2>
            {by_phone(doors.sends_codes, lang)}
            <div class="notice">
                <h2>{words::me_none(lang)}</h2>
                <p>{words::me_none_do(lang)}</p>
                <p class="row">
                    {helper}
                    <a class="button act" href="/help">{words::help_title(lang)}</a>
                    <a class="button" href="/vacancies">{words::all_vacancies(lang)}</a>
                </p>
            </div>
            <p><a href=forms::REGISTER>{door::for_employers(lang)}</a></p>
        },
    )
}

/// Somebody of staff or of an employer has a page of their own.
fn elsewhere(doors: &Doors, lang: Lang) -> Option<AnyView> {
    if doors.staff {
        return Some(
            view! { <p class="notice">{door::staff_here(lang)} " " <a href="/staff">{door::staff_desk(lang)}</a></p> }
                .into_any(),
        );
    }
    doors.employer.then(|| {
        view! { <p class="notice"><a class="button" href=forms::EMPLOYER>{crate::text::employer::title(lang)}</a></p> }
            .into_any()
    })
}

fn by_phone(sends_codes: bool, lang: Lang) -> AnyView {
    if !sends_codes {
        return view! { <p class="notice">{door::no_codes(lang)}</p> }.into_any();
    }
    view! {
        <form class="form" id="phone-form" method="post" action=forms::ASK_CODE>
            <p>{door::by_phone_do(lang)}</p>
            <Field name="phone" label=door::phone(lang) kind="tel" fill="tel-national"/>
            <button class="button act big">{door::send_code(lang)}</button>
        </form>
    }
    .into_any()
}
