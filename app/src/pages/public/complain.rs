//! Saying that something is wrong, with or without a name; and looking up how it stands.

use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, Tab, described, place_of, public_page};
use crate::forms::case as to;
use crate::pages::{query_value, when};
use crate::text::{Lang, case as words, common, figures};
use domain::case::CaseKind;
use domain::ids::VacancyId;
use domain::ports::{Answered, AreaRef, CaseForm, CaseStanding};
use domain::refusal::Refusal;
use domain::values::AreaLevel;
use leptos::prelude::*;

/// `/complaints/new?vacancy=`.
#[component]
pub fn NewComplaint() -> impl IntoView {
    let vacancy =
        query_value::<VacancyId>("vacancy").or_else(|| flash().typed("vacancy").parse::<VacancyId>().ok());
    when(move |asker| ask(asker, vacancy), |blank| show(&blank))
}

struct Blank {
    form: CaseForm,
    path: Vec<AreaRef>,
}

async fn ask(asker: Asker, vacancy: Option<VacancyId>) -> Answered<Blank> {
    let Asker { ports, actor, prefs } = asker;
    let path = match prefs.place {
        Some(place) => ports.areas.path(place).await?,
        None => Vec::new(),
    };
    Ok(Blank {
        form: ports.cases.case_form(&actor, vacancy).await?,
        path,
    })
}

fn show(blank: &Blank) -> AnyView {
    let lang = lang();
    let place = blank
        .path
        .last()
        .filter(|place| place.code.level() >= AreaLevel::County);
    let has_place = blank.form.known || blank.form.vacancy.is_some() || place.is_some();
    let content = if has_place {
        form(blank, place, lang)
    } else {
        view! {
            <p class="notice">{words::place_first(lang)} " "
                <a class="button" href="/place">{words::place_choose(lang)}</a></p>
        }
        .into_any()
    };
    let anonymous = (!blank.form.known).then(|| view! { <p>{words::anonymous(lang)}</p> });
    public_page(
        words::report(lang),
        Tab::Help,
        view! {
            <h1>{words::report_title(lang)}</h1>
            <p>{words::report_do(lang)}</p>
            {anonymous}
            {content}
            <p><a class="button" href=to::COMPLAINTS>{words::look_up(lang)}</a></p>
        },
    )
}

fn form(blank: &Blank, place: Option<&AreaRef>, lang: Lang) -> AnyView {
    let about = blank.form.vacancy.as_ref().map(|(id, title, firm, _)| {
        view! {
            <input type="hidden" name="vacancy" value=id.to_string()/>
            <p>{words::about_vacancy(lang)} {common::colon(lang)} <b>{title.clone()}</b> " · " {firm.clone()}</p>
        }
    });
    let named = blank
        .form
        .vacancy
        .is_none()
        .then(|| firm_fields(&blank.form, lang));
    let place = place
        .filter(|_| !blank.form.known && blank.form.vacancy.is_none())
        .map(|place| {
            view! {
                <input type="hidden" name="area" value=place.code.to_string()/>
                <p>{words::place(lang)} {common::colon(lang)} <b>{place_of(&blank.path)}</b> " "
                    <a href="/place">{words::place_choose(lang)}</a></p>
            }
        });
    let reach = (!blank.form.known).then(|| {
        view! {
            {text("name", words::your_name(lang), "text")}
            {text("phone", words::your_phone(lang), "tel")}
        }
    });
    let usual = if blank.form.vacancy.is_some() {
        CaseKind::Posting
    } else {
        CaseKind::Arrears
    };
    view! {
        <form class="form" method="post" action=to::COMPLAINTS>
            {about}
            {place}
            {kinds(usual, lang)}
            {named}
            {what(lang)}
            {reach}
            <button class="button act big">{words::send(lang)}</button>
        </form>
    }
    .into_any()
}

fn firm_fields(form: &CaseForm, lang: Lang) -> AnyView {
    let chosen = flash().typed("placement");
    let work: Vec<_> = form
        .working
        .iter()
        .enumerate()
        .map(|(number, (id, firm))| {
            let id = id.to_string();
            let checked = id == chosen || chosen.is_empty() && number == 0 && flash().typed.is_empty();
            view! { <label class="check"><input type="radio" name="placement" value=id checked=checked/>{firm.clone()}</label> }
        })
        .collect();
    if work.is_empty() {
        return text("firm", words::firm(lang), "text");
    }
    view! {
        <fieldset>
            <legend>{words::which_work(lang)}</legend>
            {work}
            <label class="check"><input type="radio" name="placement" value=""/>{words::other_work(lang)}</label>
        </fieldset>
        {text("firm", words::firm(lang), "text")}
    }
    .into_any()
}

/// What it is about.
pub fn kinds(usual: CaseKind, lang: Lang) -> AnyView {
    let typed = flash().typed("kind");
    let options = CaseKind::ALL
        .iter()
        .map(|kind| {
            let selected = if typed.is_empty() {
                *kind == usual
            } else {
                kind.code() == typed
            };
            view! { <option value=kind.code() selected=selected>{words::kind_of(*kind, lang)}</option> }
        })
        .collect_view();
    view! {
        <label for="kind">{words::kind(lang)}</label>
        <ProblemOf field="kind"/>
        <select id="kind" name="kind" aria-describedby=described("kind")>{options}</select>
    }
    .into_any()
}

/// What happened, to how many, how much.
pub fn what(lang: Lang) -> AnyView {
    let typed = flash();
    let people = match typed.typed("people") {
        text if text.is_empty() => "1".to_owned(),
        text => text,
    };
    view! {
        <label for="words">{words::words(lang)}</label>
        <p class="quiet">{words::words_do(lang)}</p>
        <ProblemOf field="words"/>
        <textarea id="words" name="words" rows="5" maxlength="1000" aria-describedby=described("words")>{typed.typed("words")}</textarea>
        <label for="people">{words::people(lang)}</label>
        <ProblemOf field="people"/>
        <input id="people" name="people" type="number" min="1" inputmode="numeric" value=people aria-describedby=described("people")/>
        <label for="owed">{words::owed(lang)}</label>
        <ProblemOf field="owed"/>
        <input id="owed" name="owed" inputmode="decimal" autocomplete="off" value=typed.typed("owed") aria-describedby=described("owed")/>
    }
    .into_any()
}

/// A field that may stay empty.
pub fn text(name: &'static str, label: &'static str, kind: &'static str) -> AnyView {
    let wrong = described(name);
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <input id=name name=name type=kind autocomplete="off" value=flash().typed(name)
            autofocus=wrong.is_some() aria-describedby=wrong/>
    }
    .into_any()
}

/// `/complaints`: number and code just given, or the code that was typed.
#[component]
pub fn Complaints() -> impl IntoView {
    let code = flash().secrets.into_iter().next();
    let asked = code.clone();
    when(
        move |asker| find(asker, asked),
        move |found| show_standing(found.as_ref(), code.is_some()),
    )
}

async fn find(asker: Asker, code: Option<String>) -> Answered<Option<CaseStanding>> {
    let Some(code) = code else {
        return Ok(None);
    };
    match asker.ports.cases.standing(&code).await {
        Ok(standing) => Ok(Some(standing)),
        Err(Refusal::NotFound) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

fn show_standing(found: Option<&CaseStanding>, asked: bool) -> AnyView {
    let lang = lang();
    let typed = flash();
    let receipt = typed.receipt.clone().map(|no| {
        // Who acts for somebody gets none: the person finds it on their own page.
        let code = typed.secrets.first().cloned().map(|code| {
            view! { <p>{words::code(lang)} {common::colon(lang)} <b class="code" id="receipt-code">{code}</b></p> }
        });
        view! {
            <div class="notice">
                <p>{words::receipt(lang)} {common::colon(lang)} <b class="code">{no}</b></p>
                {code}
            </div>
        }
    });
    let none = (asked && found.is_none())
        .then(|| view! { <p class="flash bad" role="alert"><Sign icon=Icon::Warning/>{words::look_up_none(lang)}</p> });
    public_page(
        words::look_up(lang),
        Tab::Help,
        view! {
            <h1>{words::look_up(lang)}</h1>
            {receipt}
            {none}
            {found.map(|one| standing(one, lang))}
            <form class="form" method="post" action=to::STANDING>
                <p>{words::look_up_do(lang)}</p>
                <label for="code">{words::look_up_code(lang)}</label>
                <input id="code" name="code" required autocomplete="off" autocapitalize="off" spellcheck="false" class="code"/>
                <button class="button act">{words::look_up_go(lang)}</button>
            </form>
            <p><a class="button" href=to::NEW_COMPLAINT>{words::report(lang)}</a></p>
        },
    )
}

/// How one stands: never what was said.
pub fn standing(one: &CaseStanding, lang: Lang) -> AnyView {
    let due = one.due_on.filter(|_| one.state.stage().is_open()).map(|day| {
        let late = one.overdue.then(
            || view! { " " <span class="mark red"><Sign icon=Icon::Warning/>{words::late(lang)}</span> },
        );
        view! { <dt>{words::by_day(lang)}</dt><dd>{figures::full_day(day, lang)} {late}</dd> }
    });
    let paid = (one.paid.0 > 0)
        .then(|| view! { <dt>{words::paid(lang)}</dt><dd>{figures::money(one.paid, lang)}</dd> });
    let answer = (!one.answer.is_empty())
        .then(|| view! { <dt>{words::answer(lang)}</dt><dd>{one.answer.clone()}</dd> });
    let call = one.helper_phone.as_ref().map(|number| {
        view! { <p><a class="button" href=format!("tel:{number}")><Sign icon=Icon::Phone/>{number.clone()}</a></p> }
    });
    view! {
        <article class="card">
            <h2>{words::kind_of(one.kind, lang)} " · " {one.firm.clone()}</h2>
            <dl class="facts">
                <dt>{words::number(lang)}</dt><dd class="code">{one.no.clone()}</dd>
                <dt>{words::reported(lang)}</dt><dd>{figures::full_day(one.reported_on, lang)}</dd>
                <dt>{words::stands(lang)}</dt><dd><b>{words::stage_of(one.state.stage(), lang)}</b></dd>
                <dt>{words::next(lang)}</dt><dd>{words::next_of(&one.state, lang)}</dd>
                {due}
                {paid}
                {answer}
            </dl>
            {call}
        </article>
    }
    .into_any()
}
