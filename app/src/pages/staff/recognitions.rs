//! The inbox of recognitions: filters in the address, oldest first, what is late, and what one is told.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Pager, Sign, staff_page};
use crate::pages::{page_number, query_value};
use crate::text::{Lang, codes, erasure, figures, recognition as words};
use crate::{forms, routes};
use domain::person::Category;
use domain::ports::{Answered, InboxFilter, InboxTask, RecognitionInbox, RecognitionLine, StageCounts};
use domain::recognition::Stage;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/recognitions?state=&kind=&area=&overdue=&page=`.
#[component]
pub fn Recognitions() -> impl IntoView {
    let filter = InboxFilter {
        stage: query_value::<Stage>("state"),
        kind: query_value::<Category>("kind"),
        area: query_value::<AreaCode>("area"),
        overdue: query_value::<String>("overdue").is_some_and(|value| value == forms::recognition::YES),
        page: page_number(),
    };
    when(
        move |asker| ask(asker, filter),
        move |found| match found {
            Found::Inbox(inbox) => show(&inbox, filter),
            Found::Counts(counts) => counts_alone(&counts),
        },
    )
}

enum Found {
    Inbox(Box<RecognitionInbox>),
    Counts(StageCounts),
}

async fn ask(asker: Asker, filter: InboxFilter) -> Answered<Found> {
    let Asker { ports, actor, .. } = asker;
    match ports.recognitions.inbox(&actor, filter).await {
        Err(Refusal::NotAllowed) => Ok(Found::Counts(ports.recognitions.counts(&actor).await?)),
        other => Ok(Found::Inbox(Box::new(other?))),
    }
}

fn show(inbox: &RecognitionInbox, filter: InboxFilter) -> AnyView {
    let lang = lang();
    let rows = inbox.lines.iter().map(|one| line(one, lang)).collect_view();
    let head = [
        words::applicant,
        words::stage,
        words::kind,
        words::applied_on,
        words::due_on,
    ]
    .map(|name| view! { <th scope="col">{name(lang)}</th> });
    let table = (!inbox.lines.is_empty()).then(|| {
        view! {
            <table class="cardlike people">
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let empty = inbox
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            {tasks(&inbox.tasks, lang)}
            {stages(inbox, filter, lang)}
            {narrowing(filter, lang)}
            <p><b>{words::count(inbox.total, lang)}</b></p>
            {empty}
            {table}
            <Pager page=inbox.page total=inbox.total per_page=inbox.per_page lang
                href=move |page| routes::recognitions(&InboxFilter { page, ..filter })/>
        },
    )
}

/// The stages as links, each with its number; the chosen one is marked.
fn stages(inbox: &RecognitionInbox, filter: InboxFilter, lang: Lang) -> AnyView {
    let link = |stage: Option<Stage>, overdue: bool, name: String| {
        let chosen = filter.stage == stage && filter.overdue == overdue;
        let href = routes::recognitions(&InboxFilter {
            stage,
            overdue,
            page: 0,
            ..filter
        });
        let current = chosen.then_some("page");
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    };
    let each = inbox.stages.iter().map(|(stage, count)| {
        let name = format!("{} {count}", words::stage_name(*stage, lang));
        link(Some(*stage), false, name)
    });
    let late = (inbox.overdue > 0).then(|| {
        let name = format!("{} {}", words::overdue(lang), inbox.overdue);
        link(None, true, name)
    });
    view! {
        <ul class="chips" aria-label=words::stage(lang)>
            {link(None, false, words::open(lang).to_owned())}
            {late}
            {each.collect_view()}
        </ul>
    }
    .into_any()
}

/// The category as a form that works without scripts.
fn narrowing(filter: InboxFilter, lang: Lang) -> AnyView {
    let option = |category: &Category| {
        let chosen = filter.kind == Some(*category);
        view! { <option value=category.code() selected=chosen>{codes::category(*category, lang)}</option> }
    };
    let kept = filter
        .stage
        .map(|stage| view! { <input type="hidden" name="state" value=stage.code()/> });
    let late = filter
        .overdue
        .then(|| view! { <input type="hidden" name="overdue" value=forms::recognition::YES/> });
    let area = filter
        .area
        .map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> });
    view! {
        <form method="get" action=routes::RECOGNITIONS class="row">
            {kept} {late} {area}
            <label for="kind">{words::kind(lang)}</label>
            <select id="kind" name="kind">
                <option value="">{words::any(lang)}</option>
                {Category::ALL.iter().map(option).collect_view()}
            </select>
            <button class="button">{words::show(lang)}</button>
        </form>
    }
    .into_any()
}

fn line(one: &RecognitionLine, lang: Lang) -> AnyView {
    let due = one.due_on.map(|day| figures::full_day(day, lang));
    let late = one
        .overdue
        .then(|| view! { <span class="mark red"><Sign icon=Icon::Warning/>{words::overdue(lang)}</span> });
    let mine = one.waits_for_me.then(
        || view! { <span class="mark amber"><Sign icon=Icon::Clock/>{words::waits_for_you(lang)}</span> },
    );
    view! {
        <tr>
            <th scope="row">{name(one, lang)} " " <small>{one.place.clone()}</small></th>
            <td data-name=words::stage(lang)>{words::stage_name(one.stage, lang)} " " {mine}</td>
            <td data-name=words::kind(lang)>{codes::category(one.category, lang)}</td>
            <td data-name=words::applied_on(lang)>{figures::full_day(one.applied_on, lang)}</td>
            <td data-name=words::due_on(lang)>{due} " " {late}</td>
        </tr>
    }
    .into_any()
}

/// What one is told, each with a button that puts it away.
fn tasks(tasks: &[InboxTask], lang: Lang) -> Option<AnyView> {
    let item = |task: &InboxTask| {
        let href = match task.recognition {
            Some(id) => routes::recognition(id),
            None => routes::new_recognition(task.person, Some(task.category)),
        };
        let due = task
            .due_on
            .map(|day| format!(" · {}", figures::full_day(day, lang)));
        let urgent = task.urgent.then(
            || view! { " " <span class="mark amber"><Sign icon=Icon::Clock/>{words::urgent(lang)}</span> },
        );
        view! {
            <li class="row">
                <span>
                    {words::task(task.kind, lang)} " " <a href=href>{task.name.clone()}</a>
                    " · " {codes::category(task.category, lang)} {due} {urgent}
                </span>
                <form method="post" action=forms::recognition::seen_path(task.id)>
                    <button class="button">{words::seen(lang)}</button>
                </form>
            </li>
        }
    };
    (!tasks.is_empty()).then(|| {
        view! {
            <section class="notice">
                <h2>{words::told(lang)}</h2>
                <ul class="plain">{tasks.iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn counts_alone(counts: &StageCounts) -> AnyView {
    let lang = lang();
    let rows = counts
        .iter()
        .map(|(stage, count)| view! { <dt>{words::stage_name(*stage, lang)}</dt><dd>{*count}</dd> })
        .collect_view();
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            <h2>{words::counts_only(lang)}</h2>
            <dl class="facts small">{rows}</dl>
        },
    )
}

/// Who it is about; nobody, where the file was erased and only the decision is kept.
fn name(one: &RecognitionLine, lang: Lang) -> AnyView {
    if one.name.is_empty() {
        return erasure::erased_name(lang).into_any();
    }
    view! { <a href=routes::recognition(one.id)>{one.name.clone()}</a> }.into_any()
}
