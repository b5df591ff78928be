//! One vacancy, in words a child understands.

use crate::asked::{Asker, lang};
use crate::components::{
    AreaPath, Demands, Icon, Related, Sign, Tab, address_of, condition_chips, public_page_with_foot,
};
use crate::forms;
use crate::pages::seeker::my_leads::read_button;
use crate::pages::{path_part, when};
use crate::text::region as region_words;
use crate::text::{
    Lang, catalogue, codes, common, day_job as day_words, figures, public_post as post_words,
    vacancy as words,
};
use domain::actor::Actor;
use domain::day_job::WorkDays;
use domain::ids::{PublicPostId, VacancyId};
use domain::ports::VacancyView;
use domain::public_post::PostKind;
use domain::refusal::Refusal;
use domain::region::Origin;
use domain::vacancy::Vacancy as Facts;
use domain::vacancy::{VacancyKind, WageUnit};
use leptos::prelude::*;

mod officer;

/// Id of the part that is read aloud.
const READ: &str = "what";

/// `/vacancies/{id}`.
#[component]
pub fn Vacancy() -> impl IntoView {
    let id = path_part::<VacancyId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            match id {
                Ok(id) => {
                    let seen = ports.vacancies.find(&actor, id).await?;
                    let post = match PostKind::of(seen.vacancy.kind) {
                        Some(_) if seen.open => ports.public_posts.post_of(&actor, id).await?,
                        _ => None,
                    };
                    let days = match seen.vacancy.kind {
                        VacancyKind::DayJob => ports.day_jobs.days_of(&actor, id).await?,
                        _ => None,
                    };
                    let origin = match seen.vacancy.source.as_str() {
                        "region" => ports.regions.origin_of(&actor, id).await?,
                        _ => None,
                    };
                    let extras = Extras {
                        post: post.map(|post| (post, signed_in(&actor))),
                        days,
                        origin,
                    };
                    Ok((seen, extras))
                }
                Err(_) => Err(Refusal::NotFound),
            }
        },
        |(view, extras)| show(&view, extras),
    )
}

/// Whether the reader is somebody on the register, or acts for one.
fn signed_in(actor: &Actor) -> bool {
    matches!(actor, Actor::Seeker(_) | Actor::Proxy { .. })
}

/// A public-welfare post is applied for here.
fn applying((post, own): (PublicPostId, bool), lang: Lang) -> AnyView {
    let deed = if own {
        view! {
            <form method="post" action=forms::public_post::own_apply_path(post)>
                <button class="button act big">{post_words::own_apply(lang)}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p><a class="button act big" href="/me/code">{post_words::own_apply(lang)}</a></p> }
            .into_any()
    };
    view! { <section class="notice"><p>{post_words::own_apply_do(lang)}</p>{deed}</section> }.into_any()
}

/// Work in another region: which, and whom to ask there.
fn from_region(origin: &Origin, lang: Lang) -> AnyView {
    view! {
        <p class="notice">{region_words::from_region(lang)} " " <b>{origin.name.clone()}</b> " · "
            {region_words::ask_station(lang)} " " {origin.station.clone()}</p>
    }
    .into_any()
}

/// Of day labour: which days, from when to when, and where one meets.
fn work_days(days: &WorkDays, lang: Lang) -> AnyView {
    view! {
        <dl class="facts">
            <dt>{day_words::from(lang)}</dt>
            <dd>{day_words::days(days, lang)} " " {days.hours.clone()}</dd>
            <dt>{day_words::meet(lang)}</dt>
            <dd>{days.meeting.clone()}</dd>
        </dl>
    }
    .into_any()
}

/// What only some vacancies have.
struct Extras {
    /// The post that is applied for here, and whether the reader may do so now.
    post: Option<(PublicPostId, bool)>,
    /// Of day labour.
    days: Option<WorkDays>,
    /// Of what came from another region.
    origin: Option<Origin>,
}

fn show(seen: &VacancyView, extras: Extras) -> AnyView {
    let lang = lang();
    let vacancy = &seen.vacancy;
    let similar = (!seen.similar.is_empty()).then(|| {
        view! { <h2>{words::similar(lang)}</h2> <Related cards=seen.similar.clone() lang/> }
    });
    public_page_with_foot(
        vacancy.title.clone(),
        Tab::Find,
        seen.open.then(|| foot(vacancy, lang)),
        view! {
            {officer::part(seen, lang)}
            <article class="vacancy">
                <div id=READ>
                    <h1>{vacancy.title.clone()}</h1>
                    <p class="wage">{figures::wage(&vacancy.wage, lang)}</p>
                    <p>{vacancy.employer_name.clone()} " · " <span class="whole">{catalogue::wanted(vacancy.headcount, lang)}</span></p>
                    {(!seen.open).then(|| closed(lang))}
                    {three_facts(seen, lang)}
                    {extras.days.map(|days| work_days(&days, lang))}
                    {extras.origin.map(|origin| from_region(&origin, lang))}
                </div>
                {condition_chips(&vacancy.conditions, vacancy.demands.lets_sit(), vacancy.no_reading, lang)}
                {read_button(READ.to_owned(), lang)}
                {body(vacancy, lang)}
                {who(vacancy, lang)}
                {helps(vacancy, lang)}
                {full_text(vacancy, lang)}
                {extras.post.map(|post| applying(post, lang))}
                {want(vacancy, lang)}
            </article>
            {similar}
            <p class="quiet">
                {words::number(lang)} " " {vacancy.no.clone()} " · "
                <a href=format!("/help?about={}", crate::routes::escape(&vacancy.no))>{words::report(lang)}</a> " · "
                <a href=crate::routes::complaint_about(vacancy.id)>{crate::text::case::report(lang)}</a>
            </p>
        },
    )
}

/// What a vacancy says about the work, without the ways to get it: for whoever offers or reviews it.
pub fn told(seen: &VacancyView, lang: Lang) -> AnyView {
    let vacancy = &seen.vacancy;
    view! {
        <p class="wage">{figures::wage(&vacancy.wage, lang)}</p>
        <p>{vacancy.employer_name.clone()} " · " <span class="whole">{catalogue::wanted(vacancy.headcount, lang)}</span></p>
        {three_facts(seen, lang)}
        {condition_chips(&vacancy.conditions, vacancy.demands.lets_sit(), vacancy.no_reading, lang)}
        {body(vacancy, lang)}
        {who(vacancy, lang)}
        {helps(vacancy, lang)}
        {full_text(vacancy, lang)}
    }
    .into_any()
}

/// What was entered that helps somebody to do the work.
fn helps(vacancy: &Facts, lang: Lang) -> Option<AnyView> {
    (vacancy.source == Facts::ENTERED && !vacancy.tags.is_empty()).then(|| {
        let tags = vacancy
            .tags
            .iter()
            .map(|tag| view! { <li><Sign icon=Icon::Tick/>{tag.clone()}</li> })
            .collect_view();
        view! { <h2>{words::helps(lang)}</h2> <ul class="ticks">{tags}</ul> }.into_any()
    })
}

fn closed(lang: Lang) -> AnyView {
    view! { <p class="notice"><b>{words::closed(lang)}</b> " " {words::closed_do(lang)}</p> }.into_any()
}

/// What you do, where it is, what you get.
fn three_facts(seen: &VacancyView, lang: Lang) -> AnyView {
    let vacancy = &seen.vacancy;
    view! {
        <dl class="facts">
            <dt>{words::what(lang)}</dt>
            <dd>{what(vacancy)} {vacancy.night.then(|| view! { " " <b class="whole">{words::night(lang)}</b> })}</dd>
            <dt>{words::place(lang)}</dt>
            <dd>{address_of(&seen.path, &vacancy.address)}</dd>
            <dt>{words::pay(lang)}</dt>
            <dd>{pay(seen, lang)}</dd>
        </dl>
    }
    .into_any()
}

/// The first words of the text, or the occupation: what one would say at the door.
fn what(vacancy: &Facts) -> String {
    const SHORT: usize = 60;
    let first = vacancy
        .description
        .split(['\n', '。', ';', '\u{ff1b}'])
        .map(str::trim)
        .find(|sentence| sentence.chars().count() > 3)
        .unwrap_or(&vacancy.occupation);
    if first.is_empty() {
        vacancy.title.clone()
    } else {
        first.chars().take(SHORT).collect()
    }
}

fn pay(seen: &VacancyView, lang: Lang) -> String {
    let wage = seen.vacancy.wage;
    let stated = figures::wage(&wage, lang);
    let month = (wage.unit != WageUnit::Month)
        .then(|| wage.month_low(seen.month_days))
        .flatten();
    match month {
        Some(month) => format!(
            "{stated} · {}",
            words::about_a_month(&month.whole_yuan().to_string(), lang)
        ),
        None => stated,
    }
}

/// What the work asks of the body; left out when nothing is stated.
fn body(vacancy: &Facts, lang: Lang) -> Option<AnyView> {
    (!vacancy.demands.is_unknown())
        .then(|| view! { <h2>{words::body(lang)}</h2> <Demands demands=vacancy.demands lang/> }.into_any())
}

/// Who may come, and until when.
fn who(vacancy: &Facts, lang: Lang) -> AnyView {
    let education = vacancy.education.map(|level| {
        let name = if vacancy.education_required {
            words::education(lang)
        } else {
            words::education_wish(lang)
        };
        (name, codes::education(level, lang).to_owned())
    });
    let licences: Vec<&str> = vacancy
        .licences
        .iter()
        .map(|licence| codes::licence(*licence, lang))
        .collect();
    let given = |text: String| (!text.is_empty()).then_some(text);
    let rows = [
        education,
        words::age(vacancy.age_min, vacancy.age_max, lang).map(|age| (words::who(lang), age)),
        given(common::list(&licences, lang)).map(|names| (words::licence(lang), names)),
        given(vacancy.experience.clone()).map(|text| (words::experience(lang), text)),
        vacancy
            .contract_months
            .map(|months| (words::contract(lang), words::months(months, lang))),
        vacancy
            .open_to
            .map(|day| (words::until(lang), figures::day(day, lang))),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .flatten()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <dl class="facts small">{rows}</dl> }.into_any()
}

fn full_text(vacancy: &Facts, lang: Lang) -> Option<AnyView> {
    (!vacancy.description.is_empty()).then(|| {
        view! {
            <details open class="full"><summary>{words::full_text(lang)}</summary><p class="text">{vacancy.description.clone()}</p></details>
        }
        .into_any()
    })
}

/// What to do when one wants it.
fn want(vacancy: &Facts, lang: Lang) -> AnyView {
    let call = (!vacancy.phone.is_empty()).then(|| view! { <li>{words::want_call(lang)}</li> });
    view! {
        <section class="want" id="want">
            <h2>{words::want_title(lang)}</h2>
            <ol>
                {call}
                <li>{words::want_link(lang)} " " <a href="/me">{words::open_mine(lang)}</a></li>
                <li>{words::want_helper(lang)} " " <a href="/help">{common::tab_help(lang)}</a></li>
            </ol>
            <p><b>{words::want_free(lang)}</b></p>
        </section>
    }
    .into_any()
}

/// The bar at the foot of the screen.
fn foot(vacancy: &Facts, lang: Lang) -> AnyView {
    let (href, name) = if vacancy.phone.is_empty() {
        ("/help".to_owned(), catalogue::nothing_call(lang))
    } else {
        (format!("tel:{}", vacancy.phone), common::call(lang))
    };
    view! {
        <div class="foot">
            <a class="button" href=href><Sign icon=Icon::Phone/>{name}</a>
            <a class="button act" href="#want"><Sign icon=Icon::Heart/>{words::want(lang)}</a>
        </div>
    }
    .into_any()
}

/// The way down to where the work is, for the officer's part.
pub(super) fn area_path(seen: &VacancyView, lang: Lang) -> AnyView {
    view! { <AreaPath path=seen.path.clone() lang href=|area| format!("/vacancies?area={}", area.code)/> }
        .into_any()
}
