//! The form of a vacancy: one column for one thumb, ten questions, the rest folded.

use crate::asked::{Asker, fill, flash, lang};
use crate::components::{Field, ProblemOf, described, public_page};
use crate::forms::{self, PostingSent};
use crate::pages::{path_part, query_value, when};
use crate::text::{Lang, codes, day_job, employer, fit, posting as words};
use domain::fit::FUNCTION_NAMES;
use domain::ids::VacancyId;
use domain::ports::{AreaRef, PostingForm};
use domain::posting::VacancyForm;
use domain::trade::TRADES;
use domain::vacancy::{VacancyKind, WageUnit};
use domain::values::Education;
use leptos::prelude::*;

/// `/employer/vacancies/new`; `?like=` begins with an earlier one, `?kind=day_job` is the short form for day labour.
#[component]
pub fn NewPosting() -> impl IntoView {
    let like = query_value::<VacancyId>("like");
    let kind = query_value::<VacancyKind>("kind");
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut form = ports.postings.blank(&actor, like).await?;
            if let Some(kind) = kind {
                kind.code().clone_into(&mut form.form.kind);
                if kind == VacancyKind::DayJob {
                    WageUnit::Day.code().clone_into(&mut form.form.pay_unit);
                }
            }
            Ok(form)
        },
        |form| show(&form),
    )
}

/// `/employer/vacancies/{id}/edit`.
#[component]
pub fn EditPosting() -> impl IntoView {
    let id = path_part::<VacancyId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.postings.form(&actor, id?).await },
        |form| show(&form),
    )
}

fn show(posting: &PostingForm) -> AnyView {
    let lang = lang();
    fill(posting.form.fields());
    let title = if posting.id.is_some() {
        words::edit(lang)
    } else {
        words::new(lang)
    };
    let action = posting
        .id
        .map_or_else(|| forms::POSTINGS.to_owned(), forms::posting_path);
    if flash().typed("kind") == VacancyKind::DayJob.code() {
        return day_labour(posting, &action, lang);
    }
    let returned = posting.returned.clone().map(|reason| {
        view! {
            <div class="notice"><p><b>{words::give_back(lang)}</b> " " {reason}</p></div>
        }
    });
    public_page(
        title,
        None,
        view! {
            <h1>{title}</h1>
            {posting.firm.clone().map(|firm| view! { <p><b>{firm}</b></p> })}
            <p>{words::new_do(lang)}</p>
            {returned}
            <form class="form" id="posting" method="post" action=action>
                {posting.firm.is_none().then(|| for_whom(lang))}
                <p><a href=format!("{}?kind=day_job", forms::NEW_POSTING)>{day_job::form(lang)}</a></p>
                {what(lang)}
                {pay(lang)}
                {place(&posting.places, lang)}
                {offers(lang)}
                {description(lang)}
                {body(lang)}
                {aids(lang)}
                {more(lang)}
                {others(lang)}
                <div class="row">
                    <button class="button act big">{words::look(lang)}</button>
                    <button class="button" name="keep" value=PostingSent::DRAFT formnovalidate=true>{words::save_draft(lang)}</button>
                </div>
            </form>
        },
    )
}

/// Day labour: ten fields, one minute.
fn day_labour(posting: &PostingForm, action: &str, lang: Lang) -> AnyView {
    public_page(
        day_job::form(lang),
        None,
        view! {
            <h1>{day_job::form(lang)}</h1>
            {posting.firm.clone().map(|firm| view! { <p><b>{firm}</b></p> })}
            <p>{day_job::form_do(lang)}</p>
            <form class="form" id="posting" method="post" action=action.to_owned()>
                <input type="hidden" name="kind" value=VacancyKind::DayJob.code()/>
                {posting.firm.is_none().then(|| for_whom(lang))}
                {what(lang)}
                {pay(lang)}
                <Field name="work_from" label=day_job::from(lang) kind="date"/>
                <Field name="work_to" label=day_job::to(lang) kind="date" free=true/>
                <span class="quiet">{day_job::hours_hint(lang)}</span>
                <Field name="hours" label=day_job::hours(lang) free=true/>
                {town(&posting.places, lang)}
                <span class="quiet">{day_job::meeting_hint(lang)}</span>
                <Field name="meeting" label=day_job::meeting(lang)/>
                <Field name="phone" label=words::phone(lang) kind="tel" fill="tel-national" free=true/>
                {others(lang)}
                <div class="row">
                    <button class="button act big">{words::look(lang)}</button>
                </div>
            </form>
        },
    )
}

/// What kind of work; posts are made by offices.
fn kind(lang: Lang) -> AnyView {
    let chosen = flash().typed("kind");
    let kinds = [
        ("", words::kind_usual(lang)),
        (VacancyKind::HomeBased.code(), words::kind_home_based(lang)),
        (VacancyKind::Piecework.code(), words::kind_piecework(lang)),
        (VacancyKind::DomesticService.code(), words::kind_domestic(lang)),
    ];
    let options = kinds
        .map(|(code, name)| view! { <option value=code selected={code == chosen}>{name}</option> })
        .collect_view();
    view! {
        <label for="kind">{words::kind(lang)}</label>
        <ProblemOf field="kind"/>
        <select id="kind" name="kind">{options}</select>
        {tick("reserved", words::reserved(lang))}
    }
    .into_any()
}

/// Agencies and dispatch firms name their licence.
fn others(lang: Lang) -> AnyView {
    let ticked = flash().typed("for_others") == VacancyForm::YES;
    let open = ticked || any_wrong(&["licence_no", "licence_until"]);
    view! {
        <details open=open>
            <summary>{words::others(lang)}</summary>
            <p class="quiet">{words::others_do(lang)}</p>
            {tick("for_others", words::for_others(lang))}
            <Field name="licence_no" label=words::licence_no(lang) free=true/>
            <Field name="licence_until" label=words::licence_until(lang) kind="date" free=true/>
        </details>
    }
    .into_any()
}

/// Staff say for which employer it is.
fn for_whom(lang: Lang) -> AnyView {
    view! {
        <Field name="uscc" label=employer::uscc(lang) code=true/>
        <Field name="firm" label=employer::firm(lang) fill="organization" free=true/>
    }
    .into_any()
}

/// What is wanted, with the trades to choose from, and how many.
fn what(lang: Lang) -> AnyView {
    let wrong = described("title");
    let trades = TRADES
        .iter()
        .map(|trade| view! { <option value=trade.zh></option> })
        .collect_view();
    view! {
        <label for="title">{words::title(lang)}</label>
        <span class="quiet">{words::title_hint(lang)}</span>
        <ProblemOf field="title"/>
        <input id="title" name="title" required maxlength="60" list="trades" autocomplete="off" value=flash().typed("title")
            autofocus=wrong.is_some() aria-describedby=wrong/>
        <datalist id="trades">{trades}</datalist>
        <Field name="headcount" label=words::headcount(lang) keys="numeric"/>
    }
    .into_any()
}

fn pay(lang: Lang) -> AnyView {
    let chosen = flash().typed("pay_unit");
    let units = WageUnit::ALL
        .iter()
        .map(|unit| {
            let selected = chosen == unit.code();
            view! { <option value=unit.code() selected=selected>{words::unit(*unit, lang)}</option> }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{words::pay(lang)}</legend>
            <span class="quiet">{words::pay_hint(lang)}</span>
            <Field name="pay_low" label=words::pay_low(lang) keys="decimal"/>
            <Field name="pay_high" label=words::pay_high(lang) keys="decimal" free=true/>
            <label for="pay_unit">{words::pay_unit(lang)}</label>
            <ProblemOf field="pay_unit"/>
            <select id="pay_unit" name="pay_unit">{units}</select>
            <Field name="piece_month" label=words::piece_month(lang) keys="decimal" free=true/>
        </fieldset>
    }
    .into_any()
}

fn place(places: &[AreaRef], lang: Lang) -> AnyView {
    view! {
        {town(places, lang)}
        <Field name="address" label=words::address(lang) fill="street-address" free=true/>
        <span class="quiet">{words::hours_hint(lang)}</span>
        <Field name="hours" label=words::hours(lang) free=true/>
    }
    .into_any()
}

fn town(places: &[AreaRef], lang: Lang) -> AnyView {
    let chosen = flash().typed("area");
    let options = places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = code == chosen;
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    view! {
        <label for="area">{words::place(lang)}</label>
        <ProblemOf field="area"/>
        <select id="area" name="area">{options}</select>
    }
    .into_any()
}

fn tick(name: &'static str, label: &'static str) -> AnyView {
    let checked = flash().typed(name) == VacancyForm::YES;
    view! {
        <label class="check"><input type="checkbox" name=name value=VacancyForm::YES checked=checked/> {label}</label>
    }
    .into_any()
}

fn offers(lang: Lang) -> AnyView {
    view! {
        <fieldset>
            <legend>{words::offers(lang)}</legend>
            {tick("lodging", words::lodging(lang))}
            {tick("meals", words::meals(lang))}
            {tick("transport", words::transport(lang))}
            {tick("insured", words::insured(lang))}
            {tick("home_based", words::home_based(lang))}
            {tick("night", words::night(lang))}
        </fieldset>
        <Field name="phone" label=words::phone(lang) kind="tel" fill="tel-national" free=true/>
    }
    .into_any()
}

fn description(lang: Lang) -> AnyView {
    let wrong = described("description");
    view! {
        <label for="description">{words::description(lang)}</label>
        <span class="quiet">{words::description_hint(lang)}</span>
        <ProblemOf field="description"/>
        <textarea id="description" name="description" rows="5" maxlength="2000" autofocus=wrong.is_some()
            aria-describedby=wrong>{flash().typed("description")}</textarea>
    }
    .into_any()
}

/// Whether one of these fields has a mistake: then the fold they lie in is open.
fn any_wrong(names: &[&str]) -> bool {
    names.iter().any(|name| flash().problem(name).is_some())
}

fn body(lang: Lang) -> AnyView {
    let questions = (0..FUNCTION_NAMES.len())
        .map(|at| body_question(at, lang))
        .collect_view();
    view! {
        <details open=any_wrong(&FUNCTION_NAMES)>
            <summary>{words::body(lang)}</summary>
            <p class="quiet">{words::body_hint(lang)}</p>
            {questions}
        </details>
    }
    .into_any()
}

fn body_question(at: usize, lang: Lang) -> AnyView {
    let name = FUNCTION_NAMES[at];
    let typed = flash().typed(name);
    let levels = (0..=3_u8)
        .map(|level| {
            let code = level.to_string();
            let selected = typed == code;
            view! { <option value=code selected=selected>{fit::demand(Some(level), lang)}</option> }
        })
        .collect_view();
    view! {
        <label for=name>{words::body_question(at, lang)}</label>
        <ProblemOf field=name/>
        <select id=name name=name>
            <option value="">{words::usual(lang)}</option>
            {levels}
        </select>
    }
    .into_any()
}

fn aids(lang: Lang) -> AnyView {
    view! {
        <details>
            <summary>{words::aids(lang)}</summary>
            <fieldset>
                {tick("ramp", words::aid_ramp(lang))}
                {tick("toilet", words::aid_toilet(lang))}
                {tick("signs", words::aid_signs(lang))}
                {tick("breaks", words::aid_breaks(lang))}
                {tick("guide", words::aid_guide(lang))}
            </fieldset>
        </details>
    }
    .into_any()
}

fn more(lang: Lang) -> AnyView {
    let open = any_wrong(&["kind", "education", "age_min", "contract_months", "open_to"]);
    let typed = flash().typed("education");
    let levels = Education::ALL
        .iter()
        .filter(|level| **level != Education::Other)
        .map(|level| {
            let selected = typed == level.code();
            view! { <option value=level.code() selected=selected>{codes::education(*level, lang)}</option> }
        })
        .collect_view();
    view! {
        <details open=open>
            <summary>{words::more(lang)}</summary>
            {kind(lang)}
            <label for="education">{words::education(lang)}</label>
            <ProblemOf field="education"/>
            <select id="education" name="education"><option value="">{words::education_any(lang)}</option>{levels}</select>
            {tick("education_required", words::education_required(lang))}
            {tick("no_reading", words::no_reading(lang))}
            {tick("hazardous", words::hazardous(lang))}
            <Field name="age_min" label=words::age_min(lang) keys="numeric" free=true/>
            <Field name="contract_months" label=words::contract_months(lang) keys="numeric" free=true/>
            <Field name="open_to" label=words::open_to(lang) kind="date" free=true/>
        </details>
    }
    .into_any()
}
