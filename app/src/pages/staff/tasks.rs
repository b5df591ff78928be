//! What is to be done today: places, households, people, each with the reason why now.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign, described, staff_page};
use crate::forms::training::class_tab;
use crate::forms::visit as to;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, case, figures, task as words, visit};
use domain::ids::PersonId;
use domain::ports::{HouseholdTasks, PersonTasks, PlaceTasks, TaskFilter, TaskLine, TaskList};
use domain::task::{TaskKind, TaskState};
use leptos::prelude::*;

/// `/staff/tasks?kind=&area=&whose=&overdue=&page=`.
#[component]
pub fn Tasks() -> impl IntoView {
    let filter = TaskFilter {
        kind: query_value("kind"),
        area: query_value("area"),
        everybody: query_value::<String>("whose").as_deref() == Some("all"),
        overdue: query_value::<String>("overdue").as_deref() == Some("yes"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move {
            let list = ports.tasks.to_do(&actor, filter).await?;
            // Whoever handles no complaints has none waiting.
            let cases = ports.cases.cases_waiting(&actor).await.unwrap_or_default();
            Ok((list, cases))
        },
        move |(list, cases)| show(&list, cases, filter),
    )
}

fn show(list: &TaskList, cases: (u32, u32), filter: TaskFilter) -> AnyView {
    let lang = lang();
    let of_page = move |page| routes::tasks(TaskFilter { page, ..filter });
    let content = if list.places.is_empty() {
        nothing(filter, lang)
    } else {
        let places = list.places.iter().map(|one| place(one, list, filter, lang));
        places.collect_view().into_any()
    };
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)} " " <small>{figures::full_day(list.today, lang)}</small></h1>
            {complaints(cases, lang)}
            {waiting(list, lang)}
            {drafts(list, lang)}
            {whose(list, filter, lang)}
            {narrowing(filter, lang)}
            <p>{words::households(list.total, lang)}</p>
            {content}
            <Pager page=list.page total=list.total per_page=list.per_page lang href=of_page/>
        },
    )
}

fn nothing(filter: TaskFilter, lang: Lang) -> AnyView {
    let narrowed = filter.kind.is_some() || filter.overdue || filter.area.is_some();
    if narrowed {
        view! {
            <p class="notice">{words::none_filtered(lang)} " "
                <a href=to::TASKS>{words::show_all(lang)}</a></p>
        }
        .into_any()
    } else {
        view! { <p class="notice">{words::none(lang)}</p> }.into_any()
    }
}

/// Complaints that wait, with what is late in red.
fn complaints((open, late): (u32, u32), lang: Lang) -> Option<AnyView> {
    (open > 0).then(|| {
        let mark = (late > 0).then(|| view! { " " <span class="mark red"><Sign icon=Icon::Warning/>{case::late(lang)} " " {late}</span> });
        view! {
            <p class="notice" id="cases"><a href=crate::forms::case::CASES>{case::desk(lang)}</a> " · "
                {case::waiting(open, late, lang)} {mark}</p>
        }
        .into_any()
    })
}

fn waiting(list: &TaskList, lang: Lang) -> Option<AnyView> {
    (list.questions > 0).then(|| {
        view! {
            <p class="notice"><Sign icon=Icon::Warning/> {words::questions_wait(lang)} " · " {list.questions} " "
                <a href=to::VISIT_QUESTIONS>{words::see(lang)}</a></p>
        }
        .into_any()
    })
}

fn drafts(list: &TaskList, lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = list
        .drafts
        .iter()
        .map(|(id, person, name, on)| {
            let href = routes::visit_draft(*person, *id);
            view! { <li><a href=href>{name.clone()}</a> " " <small>{figures::full_day(*on, lang)}</small></li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! { <section class="notice"><h2>{words::drafts(lang)}</h2><ul class="plain">{lines}</ul></section> }
            .into_any()
    })
}

fn whose(list: &TaskList, filter: TaskFilter, lang: Lang) -> Option<AnyView> {
    let tab = |everybody: bool, name: &'static str| {
        let current = (list.own != everybody).then_some("page");
        let href = routes::tasks(TaskFilter {
            everybody,
            page: 0,
            ..filter
        });
        view! { <a href=href aria-current=current>{name}</a> }
    };
    list.has_own.then(|| {
        view! {
            <nav class="parts" aria-label=words::title(lang)>
                {tab(false, words::own(lang))}
                {tab(true, words::everybody(lang))}
            </nav>
        }
        .into_any()
    })
}

fn narrowing(filter: TaskFilter, lang: Lang) -> AnyView {
    let options = TaskKind::ALL
        .iter()
        .map(|kind| {
            let selected = filter.kind == Some(*kind);
            view! { <option value=kind.code() selected=selected>{words::kind_of(*kind, lang)}</option> }
        })
        .collect_view();
    let kept = [
        ("whose", filter.everybody.then(|| "all".to_owned())),
        ("area", filter.area.map(|area| area.to_string())),
    ];
    let kept = kept
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }))
        .collect_view();
    view! {
        <details class="filters" open=filter.kind.is_some() || filter.overdue>
            <summary>{words::filter(lang)}</summary>
            <form class="form" method="get" action=to::TASKS>
                {kept}
                <label for="kind">{words::kind(lang)}</label>
                <select id="kind" name="kind"><option value="">{words::all_kinds(lang)}</option>{options}</select>
                <label class="check"><input type="checkbox" name="overdue" value="yes" checked=filter.overdue/>
                    {words::overdue_only(lang)}</label>
                <button class="button">{words::filter(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn place(one: &PlaceTasks, list: &TaskList, filter: TaskFilter, lang: Lang) -> AnyView {
    let homes = one
        .households
        .iter()
        .map(|home| household(home, list, filter, lang))
        .collect_view();
    view! { <section><h2>{one.area.name.clone()}</h2><ul class="plain">{homes}</ul></section> }.into_any()
}

fn household(home: &HouseholdTasks, list: &TaskList, filter: TaskFilter, lang: Lang) -> AnyView {
    let title = match (home.household, home.address.as_str()) {
        (Some(id), address) => {
            let name = if address.is_empty() {
                home.people
                    .first()
                    .map(|one| one.name.clone())
                    .unwrap_or_default()
            } else {
                address.to_owned()
            };
            view! { <h3><a href=routes::household(id)>{name}</a></h3> }.into_any()
        }
        (None, "") => view! { <h3>{words::no_household(lang)}</h3> }.into_any(),
        (None, address) => view! { <h3>{address.to_owned()}</h3> }.into_any(),
    };
    let people = home
        .people
        .iter()
        .map(|one| person(one, list, filter, lang))
        .collect_view();
    view! { <li class="card">{title} <ul class="plain">{people}</ul></li> }.into_any()
}

fn person(one: &PersonTasks, list: &TaskList, filter: TaskFilter, lang: Lang) -> AnyView {
    let lines = one
        .tasks
        .iter()
        .map(|line| task(line, list, filter, lang))
        .collect_view();
    let visit = list.may_visit.then(|| start(one.id, lang));
    view! {
        <li>
            <p><a href=routes::person_tab(one.id, "visits")><b>{one.name.clone()}</b></a> " " <small>{one.no.clone()}</small></p>
            <ul>{lines}</ul>
            {visit}
        </li>
    }
    .into_any()
}

/// One thumb: the way to the form.
pub fn start(person: PersonId, lang: Lang) -> AnyView {
    view! { <p><a class="button act" href=to::new_visit_path(person)>{visit::start(lang)}</a></p> }.into_any()
}

fn task(line: &TaskLine, list: &TaskList, filter: TaskFilter, lang: Lang) -> AnyView {
    let mark = match (line.state, line.overdue) {
        (TaskState::Failed, _) => Some(words::failed(lang)),
        (_, true) => Some(words::overdue(lang)),
        _ => None,
    };
    let mark = mark.map(|text| view! { <span class="mark red"><Sign icon=Icon::Warning/>{text}</span> });
    let settle = list.may_visit.then(|| settling(line, list, filter, lang));
    view! {
        <li>
            {words::why(&line.task, lang)} " · " {words::due(line.task.window.due, lang)} " " {mark} {work(line, lang)}
            {settle}
        </li>
    }
    .into_any()
}

/// The way to the work somebody is to be asked about.
fn work(line: &TaskLine, lang: Lang) -> Option<AnyView> {
    if line.task.kind == TaskKind::TrainingCheck {
        let (class, _) = line.task.key.split_once(':')?;
        let href = class_tab(class.parse().ok()?, "after");
        return Some(view! { " " <a href=href>{words::to_work(lang)}</a> }.into_any());
    }
    let asks = line.task.kind == TaskKind::FollowUp && line.task.key.contains(':');
    (asks || line.task.kind == TaskKind::Transition).then(|| {
        let href = routes::person_tab(line.task.person, "work");
        view! { " " <a href=href>{words::to_work(lang)}</a> }.into_any()
    })
}

fn settling(line: &TaskLine, list: &TaskList, filter: TaskFilter, lang: Lang) -> AnyView {
    let id = line.task.id;
    let (on, away) = (format!("on-{id}"), format!("away-{id}"));
    let here = flash().typed("task") == id.to_string();
    let problems = here.then(|| view! { <ProblemOf field="on"/><ProblemOf field="away_until"/> });
    let open = here && (described("on").is_some() || described("away_until").is_some());
    view! {
        <details open=open>
            <summary>{words::settle(lang)}</summary>
            {problems}
            <form class="form" method="post" action=to::task_path(id)>
                <input type="hidden" name="back" value=routes::tasks(filter)/>
                <input type="hidden" name="task" value=id.to_string()/>
                <label for=on.clone()>{words::done_on(lang)}</label>
                <input id=on name="on" type="date" value=list.today.to_string() max=list.today.to_string()/>
                <button class="button" name="do" value="done">{words::done(lang)}</button>
                <label for=away.clone()>{words::away_until(lang)}</label>
                <input id=away name="away_until" type="date" min=list.today.to_string()/>
                <button class="button" name="do" value="away">{words::away(lang)}</button>
                <button class="button" name="do" value="cancel">{words::cancel(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
