//! What people ask about their own data: the inbox with its due dates, and one request with its answer.

use super::erase::what as what_goes;
use super::person::reveal;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign, described, staff_page};
use crate::forms::privacy as to;
use crate::pages::{page_number, path_part, query_value};
use crate::routes;
use crate::text::{Lang, common, erasure, figures, file, privacy as words, staff};
use domain::data_request::{RequestKind, RequestState};
use domain::ids::DataRequestId;
use domain::ports::{RequestFilter, RequestInbox, RequestLine, RequestView};
use leptos::prelude::*;

/// `/staff/requests?answered=&page=`.
#[component]
pub fn Requests() -> impl IntoView {
    let filter = RequestFilter {
        answered: query_value::<String>("answered").is_some(),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.data_requests.requests(&actor, filter).await },
        move |inbox| show(&inbox, filter),
    )
}

fn show(inbox: &RequestInbox, filter: RequestFilter) -> AnyView {
    let lang = lang();
    let tab = |answered: bool, name: &'static str| {
        let current = (filter.answered == answered).then_some("page");
        let href = routes::requests(RequestFilter { answered, page: 0 });
        view! { <a href=href aria-current=current>{name}</a> }
    };
    let content = if inbox.lines.is_empty() {
        let none = if filter.answered {
            words::inbox_none_answered(lang)
        } else {
            words::inbox_none(lang)
        };
        view! { <p class="notice">{none}</p> }.into_any()
    } else {
        table(inbox, lang)
    };
    let of_page = move |page| routes::requests(RequestFilter { page, ..filter });
    staff_page(
        words::inbox(lang),
        view! {
            <h1>{words::inbox(lang)}</h1>
            <p>{words::to_answer_within(inbox.answer_days, lang)}</p>
            <nav class="parts" aria-label=words::inbox(lang)>
                {tab(false, words::inbox_open(lang))}
                {tab(true, words::inbox_answered(lang))}
            </nav>
            {content}
            <Pager page=inbox.page total=inbox.total per_page=inbox.per_page lang href=of_page/>
        },
    )
}

fn table(inbox: &RequestInbox, lang: Lang) -> AnyView {
    let lines = inbox.lines.iter().map(|one| line(one, lang)).collect_view();
    let head = [
        words::person,
        words::what,
        words::asked_on,
        words::due_on,
        words::state,
        staff::area,
    ]
    .map(|name| view! { <th scope="col">{name(lang)}</th> });
    view! {
        <table class="cardlike people">
            <thead><tr>{head}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn what(line: &RequestLine, lang: Lang) -> String {
    let field = line.field.map(|field| file::field(field, lang));
    words::asked_for(line.kind, field, lang)
}

fn line(one: &RequestLine, lang: Lang) -> AnyView {
    view! {
        <tr>
            <th scope="row"><a href=routes::request(one.id)>{one.name.clone()}</a></th>
            <td data-name=words::what(lang)>{what(one, lang)}</td>
            <td data-name=words::asked_on(lang)>{figures::full_day(one.asked_on, lang)}</td>
            <td data-name=words::due_on(lang)>{figures::full_day(one.due_on, lang)} " " {overdue(one, lang)}</td>
            <td data-name=words::state(lang)>{words::request_state(one.state, lang)}</td>
            <td data-name=staff::area(lang)>{one.area.name.clone()}</td>
        </tr>
    }
    .into_any()
}

fn overdue(one: &RequestLine, lang: Lang) -> Option<AnyView> {
    one.overdue.then(|| {
        view! { <span class="mark red"><Sign icon=Icon::Warning/>{words::overdue(lang)}</span> }.into_any()
    })
}

/// `/staff/requests/{id}`.
#[component]
pub fn Request() -> impl IntoView {
    let id = path_part::<DataRequestId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.data_requests.request(&actor, id?).await },
        |request| one(&request),
    )
}

fn one(request: &RequestView) -> AnyView {
    let lang = lang();
    let line = &request.line;
    let title = format!("{} · {}", line.name, what(line, lang));
    let fact = |name: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <dt>{name}</dt><dd>{text}</dd> })
    };
    let field = line.field;
    let said = move |text: &str| match field {
        None => String::new(),
        Some(_) if text.is_empty() => words::nothing(lang).to_owned(),
        Some(field) => file::value(field, text, lang),
    };
    let decided = request.decided_on.map(|day| {
        let by = request.decided_by.as_ref().map(|by| file::author(by, lang));
        let told = [
            Some(words::request_state(line.state, lang).to_owned()),
            Some(figures::full_day(day, lang)),
            by,
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        view! { <dt>{words::decided(lang)}</dt><dd>{told.join(" · ")} " " {request.reason.clone()}</dd> }
    });
    staff_page(
        title.clone(),
        view! {
            <p><a href=to::REQUESTS>{words::inbox(lang)}</a></p>
            <h1>{title}</h1>
            <dl class="facts small">
                {fact(words::stands(lang), said(&request.stands))}
                {fact(words::wanted(lang), said(&request.wanted))}
                {fact(words::asked_by(lang), words::asker(&request.asked_by, request.proxy.as_deref(), lang))}
                {fact(words::note(lang), request.note.clone())}
                {fact(words::asked_on(lang), figures::full_day(line.asked_on, lang))}
                <dt>{words::due_on(lang)}</dt>
                <dd>{figures::full_day(line.due_on, lang)} " " {overdue(line, lang)}</dd>
                {fact(staff::area(lang), line.area.name.clone())}
                {decided}
            </dl>
            {reveal::shown(lang)}
            <p><a class="button" href=routes::person_tab(request.person, "file")>{words::open_file(lang)}</a></p>
            {(request.may_decide && line.state == RequestState::Open).then(|| answer(request, lang))}
        },
    )
}

fn answer(request: &RequestView, lang: Lang) -> AnyView {
    let id = request.line.id;
    let accept = match request.line.kind {
        RequestKind::Correct => accept_correction(request, lang),
        RequestKind::Erase => accept_erasure(request, lang),
    };
    // The form that asks for a number in full has a reason too.
    let flash = flash();
    let open = flash.typed("answer") == "refuse";
    let wrong = described("reason").filter(|_| open);
    let typed = if open {
        flash.typed("reason")
    } else {
        String::new()
    };
    view! {
        {accept}
        <details class="filters" open=open>
            <summary>{words::refuse(lang)}</summary>
            <form class="form" method="post" action=to::decide_path(id)>
                <label for="reason">{words::refuse_why(lang)} {common::colon(lang)}</label>
                {open.then(|| view! { <ProblemOf field="reason"/> })}
                <textarea id="reason" name="reason" rows="3" maxlength="200" required autofocus=open
                    aria-describedby=wrong>{typed}</textarea>
                <button class="button" name="answer" value="refuse">{words::refuse(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// A sealed number is compared in full: it is shown once for a reason, like any other.
fn accept_correction(request: &RequestView, lang: Lang) -> AnyView {
    let id = request.line.id;
    let number = request.line.field.filter(|field| field.is_sealed());
    let number = number.and_then(|field| reveal::of_request(id, field, lang));
    view! {
        {number}
        <form class="form" method="post" action=to::decide_path(id)>
            <p>{words::compare(lang)}</p>
            <ProblemOf field="answer"/>
            <button class="button act" name="answer" value="accept">{words::accept(lang)}</button>
        </form>
    }
    .into_any()
}

/// What goes is said before it goes.
fn accept_erasure(request: &RequestView, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=to::decide_path(request.line.id)>
            <p class="notice">{erasure::as_asked(lang)} " " {erasure::erase_lead(lang)}</p>
            {what_goes(request.erasing.unwrap_or_default(), lang)}
            <ProblemOf field="sure"/>
            <label class="check"><input type="checkbox" name="sure" value="1" required/> {erasure::sure(lang)}</label>
            <button class="button act" name="answer" value="erase">{erasure::confirm_do(lang)}</button>
        </form>
    }
    .into_any()
}
