//! A household: who belongs to it, its land, whether anybody has work; splitting and joining.

use super::person::{history, within};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::pages::path_part;
use crate::text::{Lang, common, figures, file as words, staff, task, visit};
use crate::{forms, routes};
use domain::household::{HouseholdField, HouseholdKind, Relation, SubsistenceClass};
use domain::ids::HouseholdId;
use domain::permission::{Deed, Function};
use domain::ports::{AreaRef, EnrolmentLine, HouseholdView, MemberView, MuteView};
use domain::visit::MuteReason;
use leptos::prelude::*;

/// `/staff/households/{id}`.
#[component]
pub fn Household() -> impl IntoView {
    let id = path_part::<HouseholdId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let id = id?;
            let mut view = ports.households.household(&actor, id).await?;
            view.path = within(&actor, view.path)?;
            let visits = actor.staff()?.role.may(Deed::Update, Function::HomeVisit);
            let mute = if visits {
                ports.tasks.mute_of(&actor, id).await.unwrap_or_default()
            } else {
                None
            };
            let insured = if actor.staff()?.role.may(Deed::Read, Function::Insurance) {
                ports.insurances.insurance_of_household(&actor, id).await?
            } else {
                Vec::new()
            };
            Ok((view, mute, visits, insured))
        },
        |(view, mute, visits, insured)| show(&view, (mute, visits), &insured),
    )
}

fn show(
    view: &HouseholdView,
    (mute, visits): (Option<MuteView>, bool),
    insured: &[EnrolmentLine],
) -> AnyView {
    let lang = lang();
    let title = title(view, lang);
    let may_edit = view.may_edit && view.household.ended_on.is_none();
    staff_page(
        title.clone(),
        view! {
            <AreaPath path=view.path.clone() lang href=|step| routes::people(step.code)/>
            <h1>{title}</h1>
            {view.household.ended_on.map(|_| view! { <p class="notice">{words::household_ended(lang)}</p> })}
            {finding(view, lang)}
            <h2>{words::members(lang)}</h2>
            {members(view, lang)}
            {may_edit.then(|| adding(view, lang))}
            {(visits && view.household.ended_on.is_none()).then(|| peace(view, mute, lang))}
            <h2>{words::land(lang)}</h2>
            {facts(view, lang)}
            {land_lost(view, lang)}
            {super::insurance::of_household(insured, lang)}
            {may_edit.then(|| editing(view, lang))}
            {may_edit.then(|| splitting(view, lang))}
            {may_edit.then(|| joining(view, lang))}
            {past(view, lang)}
            <h2>{words::history(lang)}</h2>
            {history::list(&view.history, None, lang)}
        },
    )
}

/// Whether it is left in peace, and how to do so.
fn peace(view: &HouseholdView, mute: Option<MuteView>, lang: Lang) -> AnyView {
    let to = forms::visit::mute_path(view.household.id);
    if let Some(mute) = mute {
        let until = mute.until_on.map(|day| figures::full_day(day, lang));
        let said = [Some(visit::mute_reason(mute.why, lang).to_owned()), until];
        let said: Vec<String> = said.into_iter().flatten().collect();
        return view! {
            <form class="form" method="post" action=to>
                <p class="notice">{task::muted(lang)} " · " {said.join(" · ")}</p>
                <button class="button" name="do" value="unmute">{task::unmute(lang)}</button>
            </form>
        }
        .into_any();
    }
    let reasons = MuteReason::ALL
        .iter()
        .map(|why| view! { <option value=why.code()>{visit::mute_reason(*why, lang)}</option> })
        .collect_view();
    let open = described("until_on").is_some();
    view! {
        <details class="filters" open=open>
            <summary>{task::mute(lang)}</summary>
            <form class="form" method="post" action=to>
                <p>{task::mute_lead(lang)}</p>
                <label for="why">{task::mute_why(lang)}</label>
                <select id="why" name="why">{reasons}</select>
                <label for="until_on">{task::mute_until(lang)}</label>
                <ProblemOf field="until_on"/>
                <input id="until_on" name="until_on" type="date" aria-describedby=described("until_on")/>
                <button class="button" name="do" value="mute">{task::mute(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// "王小明家", by its head.
fn title(view: &HouseholdView, lang: Lang) -> String {
    let head = view.members.first().or(view.past.first());
    let name = head.map(|one| one.name.as_str()).unwrap_or_default();
    match lang {
        Lang::Zh => format!("{name}家"),
        Lang::En => format!("Household of {name}"),
    }
}

/// What the members say together (R09).
pub fn finding(view: &HouseholdView, lang: Lang) -> AnyView {
    if view.household.ended_on.is_some() {
        return ().into_any();
    }
    let words = words::without_work(view.household.kind, view.without_work, lang);
    view! { <p class="notice">{words}</p> }.into_any()
}

/// Who belongs to it.
pub fn members(view: &HouseholdView, lang: Lang) -> AnyView {
    let lines = view.members.iter().map(|one| member(one, lang)).collect_view();
    view! { <ul class="plain">{lines}</ul> }.into_any()
}

fn past(view: &HouseholdView, lang: Lang) -> AnyView {
    let lines: Vec<_> = view.past.iter().map(|one| member(one, lang)).collect();
    (!lines.is_empty())
        .then(|| view! { <h2>{words::past_members(lang)}</h2> <ul class="plain">{lines}</ul> })
        .into_any()
}

fn member(one: &MemberView, lang: Lang) -> AnyView {
    let name = match one.member.person.filter(|_| one.may_open) {
        Some(person) => {
            let href = routes::person_tab(person, "file");
            view! { <a href=href>{one.name.clone()}</a> }.into_any()
        }
        None if one.name.is_empty() => crate::text::erasure::erased_name(lang).into_any(),
        None => one.name.clone().into_any(),
    };
    let parts = [
        Some(words::relation_of(one.member.relation, lang).to_owned()),
        one.age.map(|age| staff::age_of(age, lang)),
        one.status.map(|status| words::status(status, lang).to_owned()),
        one.member
            .person
            .is_none()
            .then(|| words::not_registered(lang).to_owned()),
        one.member.left_on.map(|day| {
            format!(
                "{} – {}",
                figures::full_day(one.member.joined_on, lang),
                figures::full_day(day, lang)
            )
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    view! { <li class="card"><b>{name}</b> " · " {parts.join(" · ")}</li> }.into_any()
}

fn facts(view: &HouseholdView, lang: Lang) -> AnyView {
    let rows = HouseholdField::EDITED
        .into_iter()
        .filter(|field| *field != HouseholdField::Area)
        .map(|field| {
            let text = field.text(&view.household);
            let said = match text.as_str() {
                "" => words::not_filled(lang).to_owned(),
                text => words::history_value(field.code(), text, lang),
            };
            let class = text.is_empty().then_some("quiet");
            view! { <dt>{words::household_field(field, lang)}</dt><dd class=class>{said}</dd> }
        })
        .collect_view();
    view! { <dl class="facts small">{rows}</dl> }.into_any()
}

/// Land that was taken, as the rolls say, and what is left per head beside the line of R02. Read only: rolls come in as files.
fn land_lost(view: &HouseholdView, lang: Lang) -> Option<AnyView> {
    let parcels = view
        .land_lost
        .iter()
        .map(|one| view! { <li class="card"><b>{one.project.clone()}</b> <br/> {words::parcel(one, lang)}</li> })
        .collect_view();
    let share = view
        .land_share
        .map(|share| view! { <p>{words::land_share(share, lang)}</p> });
    (!view.land_lost.is_empty()).then(|| {
        view! {
            <section id="land-lost">
                <h3>{words::land_lost(lang)}</h3>
                <ul class="plain">{parcels}</ul>
                {share}
                <p class="quiet">{words::land_lost_do(lang)}</p>
            </section>
        }
        .into_any()
    })
}

fn editing(view: &HouseholdView, lang: Lang) -> AnyView {
    let fields = HouseholdField::EDITED
        .into_iter()
        .map(|field| input(view, field, lang))
        .collect_view();
    let open = flash().typed.iter().any(|(name, _)| name == "version");
    view! {
        <details class="filters" id="edit" open=open>
            <summary>{words::edit(lang)} " " {words::land(lang)}</summary>
            <form class="form" method="post" action=routes::household(view.household.id)>
                <input type="hidden" name="version" value=view.household.version.to_string()/>
                {fields}
                <button class="button act">{words::save_changes(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn input(view: &HouseholdView, field: HouseholdField, lang: Lang) -> AnyView {
    let code = field.code();
    let text = flash()
        .all_typed(code)
        .unwrap_or_else(|| field.text(&view.household));
    let control = match field {
        HouseholdField::Area => places(&view.places, &text),
        HouseholdField::Kind => select(
            code,
            &words::named(
                HouseholdKind::ALL,
                HouseholdKind::code,
                words::household_kind,
                lang,
            ),
            &text,
            None,
        ),
        HouseholdField::Subsistence => select(
            code,
            &words::named(
                SubsistenceClass::ALL,
                SubsistenceClass::code,
                words::subsistence,
                lang,
            ),
            &text,
            Some(words::nothing(lang)),
        ),
        HouseholdField::Address => {
            view! { <input id=code name=code maxlength="120" autocomplete="off" value=text/> }.into_any()
        }
        _ => view! {
            <input id=code name=code inputmode="decimal" autocomplete="off" value=text
                aria-describedby=described(code)/>
        }
        .into_any(),
    };
    view! {
        <label for=code>{words::household_field(field, lang)}</label>
        <ProblemOf field=code/>
        {control}
    }
    .into_any()
}

fn places(places: &[AreaRef], chosen: &str) -> AnyView {
    let known = places.iter().any(|place| place.code.to_string() == chosen);
    let elsewhere = (!known)
        .then(|| view! { <option value=chosen.to_owned() selected=true>{chosen.to_owned()}</option> });
    let options = places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = code == chosen;
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    view! { <select id="area" name="area">{elsewhere}{options}</select> }.into_any()
}

fn select(
    name: &'static str,
    choices: &[(&'static str, &'static str)],
    chosen: &str,
    empty: Option<&'static str>,
) -> AnyView {
    let options = choices
        .iter()
        .map(|(code, words)| {
            let selected = *code == chosen;
            view! { <option value=*code selected=selected>{*words}</option> }
        })
        .collect_view();
    let empty = empty.map(|words| view! { <option value="" selected=chosen.is_empty()>{words}</option> });
    view! { <select id=name name=name>{empty}{options}</select> }.into_any()
}

fn adding(view: &HouseholdView, lang: Lang) -> AnyView {
    let flash = flash();
    let relations = words::named(Relation::ALL, Relation::code, words::relation_of, lang);
    let relations = select("relation", &relations, "other", None);
    let open = flash.problem("person_no").is_some() || flash.problem("name").is_some();
    view! {
        <details class="filters" open=open>
            <summary>{words::member_add(lang)}</summary>
            <form class="form" method="post" action=forms::add_member_path(view.household.id)>
                <label for="person_no">{words::member_no(lang)}</label>
                <ProblemOf field="person_no"/>
                <input id="person_no" name="person_no" autocomplete="off" value=flash.typed("person_no")/>
                <label for="name">{words::member_name(lang)}</label>
                <ProblemOf field="name"/>
                <input id="name" name="name" maxlength="60" autocomplete="off" value=flash.typed("name")/>
                <label for="birth_year">{words::member_birth(lang)}</label>
                <ProblemOf field="birth_year"/>
                <input id="birth_year" name="birth_year" inputmode="numeric" autocomplete="off"
                    value=flash.typed("birth_year")/>
                <label for="relation">{words::relation(lang)}</label>
                <ProblemOf field="relation"/>
                {relations}
                <button class="button act">{common::save(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// One form for both: whoever moves out goes into a household of their own, or is only no longer here.
fn splitting(view: &HouseholdView, lang: Lang) -> AnyView {
    let choices = view
        .members
        .iter()
        .map(|one| {
            view! {
                <label class="check">
                    <input type="checkbox" name="member" value=one.member.id.to_string()/>
                    {one.name.clone()} " · " {words::relation_of(one.member.relation, lang)}
                </label>
            }
        })
        .collect_view();
    let open = flash().problem("member").is_some();
    view! {
        <details class="filters" open=open>
            <summary>{words::split(lang)}</summary>
            <form class="form" method="post" action=forms::split_household_path(view.household.id)>
                <fieldset><legend>{words::members(lang)}</legend><ProblemOf field="member"/>{choices}</fieldset>
                <button class="button act" name="how" value="split">{words::split_do(lang)}</button>
                <button class="button" name="how" value="end">{words::member_end(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn joining(view: &HouseholdView, lang: Lang) -> AnyView {
    let flash = flash();
    let open = flash.problem("join_no").is_some();
    view! {
        <details class="filters" open=open>
            <summary>{words::join(lang)}</summary>
            <form class="form" method="post" action=forms::join_household_path(view.household.id)>
                <label for="join_no">{words::join_no(lang)}</label>
                <ProblemOf field="join_no"/>
                <input id="join_no" name="join_no" required autocomplete="off" value=flash.typed("join_no")/>
                <button class="button act">{words::join_do(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
