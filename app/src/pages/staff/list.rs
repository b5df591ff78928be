//! One list: what it would change, row by row; ticks; writing; taking back.

use super::list_row::row;
use super::lists::{back, head, sure};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign, staff_page};
use crate::forms::list::{self as forms, TickForm};
use crate::pages::{page_number, path_part, query_value};
use crate::routes;
use crate::text::{Lang, common, list as words};
use domain::ids::ListId;
use domain::list::{ListState, Outcome, RowState};
use domain::ports::{Answered, ListPage, ListQuery};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Seconds after which a page renews itself while the program is at work.
const RENEW: &str = "2";

/// `/staff/lists/{id}?state=&outcome=&page=`.
#[component]
pub fn ListOfDepartment() -> impl IntoView {
    let id: Answered<ListId> = path_part("id");
    let query = ListQuery {
        state: query_value::<RowState>("state"),
        outcome: query_value::<Outcome>("outcome"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.lists.list(&actor, id?, query).await },
        move |page| show(&page, query),
    )
}

fn show(page: &ListPage, query: ListQuery) -> AnyView {
    let lang = lang();
    let one = &page.line;
    let content = match one.state {
        ListState::Reading | ListState::Applying | ListState::Undoing => under_way(page, lang),
        ListState::Broken => broken(page, lang),
        ListState::Ready | ListState::Applied | ListState::Undone => rows(page, query, lang),
    };
    staff_page(
        words::register(one.register, lang),
        view! {
            {head(one, lang)}
            {content}
            {back(lang)}
        },
    )
}

/// The page renews itself by a header, with or without scripts.
fn under_way(page: &ListPage, lang: Lang) -> AnyView {
    let here = routes::list(page.line.id, ListQuery::default());
    let renew = ("refresh".parse(), format!("{RENEW}; url={here}").parse());
    if let (Some(response), (Ok(name), Ok(value))) = (use_context::<ResponseOptions>(), renew) {
        response.insert_header(name, value);
    }
    let percent = page.progress.unwrap_or(0);
    view! {
        <div class="notice" role="status">
            <p>{words::wait(lang)}</p>
            <progress max="100" value=percent.to_string() aria-label=words::progress(lang)></progress>
            <p><b>{format!("{percent} %")}</b></p>
            <p><a class="button" href=here>{words::look_again(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn broken(page: &ListPage, lang: Lang) -> AnyView {
    view! {
        {problem(page, lang)}
        <form method="post" action=forms::discard_list_path(page.line.id)>
            <button class="button">{words::discard(lang)}</button>
        </form>
    }
    .into_any()
}

fn problem(page: &ListPage, lang: Lang) -> Option<AnyView> {
    let problem = page.problem.as_ref()?;
    let told = words::file_problem(problem, page.line.register, lang);
    Some(
        view! { <p class="flash bad" role="alert"><Sign icon=Icon::Warning/><span>{told}</span></p> }
            .into_any(),
    )
}

fn rows(page: &ListPage, query: ListQuery, lang: Lang) -> AnyView {
    let id = page.line.id;
    let unknown = (!page.unknown.is_empty()).then(|| {
        let columns = common::list(&page.unknown.iter().map(String::as_str).collect::<Vec<_>>(), lang);
        view! { <p class="notice">{words::unknown_columns(lang)} {common::colon(lang)} {columns}</p> }
    });
    view! {
        {problem(page, lang)}
        {unknown}
        {steps(page, lang)}
        {gone(page, lang)}
        <h2 id="rows">{words::rows_here(lang)}</h2>
        <p>{words::counted(page.line.counts.rows(), page.line.counts.ticked(), lang)}</p>
        {states(page, query, lang)}
        {query.state.map(|state| view! { <p>{words::row_state_do(state, lang)}</p> })}
        {query.outcome.filter(|one| *one == Outcome::Conflict).map(|_| view! { <p class="notice">{words::conflict_do(lang)}</p> })}
        {whole_state(page, query, lang)}
        {chosen_twice(lang)}
        {table(page, query, lang)}
        <Pager page=page.page total=page.total per_page=page.per_page lang
            href=move |page| routes::list(id, ListQuery { page, ..query })/>
    }
    .into_any()
}

/// The kinds of rows as links, each with its number.
fn states(page: &ListPage, query: ListQuery, lang: Lang) -> AnyView {
    let counts = &page.line.counts;
    let link = |to: ListQuery, name: String| {
        let chosen = (to.state, to.outcome) == (query.state, query.outcome);
        let href = format!("{}#rows", routes::list(page.line.id, to));
        view! { <li><a href=href aria-current=chosen.then_some("page")>{name}</a></li> }
    };
    let of_state = |state: &RowState| {
        let to = ListQuery {
            state: Some(*state),
            ..ListQuery::default()
        };
        link(
            to,
            format!("{} {}", words::row_state_name(*state, lang), counts.of(*state)),
        )
    };
    let came = |outcome: &Outcome| {
        let count = counts.came(*outcome);
        let to = ListQuery {
            outcome: Some(*outcome),
            ..ListQuery::default()
        };
        (count > 0).then(|| link(to, format!("{} {count}", words::outcome(*outcome, lang))))
    };
    view! {
        <ul class="chips" aria-label=words::row_state(lang)>
            {link(ListQuery::default(), format!("{} {}", words::everything(lang), counts.rows()))}
            {RowState::ALL.iter().map(of_state).collect_view()}
            {Outcome::ALL.iter().map(came).collect_view()}
        </ul>
    }
    .into_any()
}

/// Buttons that tick all rows of a state, or none.
fn whole_state(page: &ListPage, query: ListQuery, lang: Lang) -> Option<AnyView> {
    if page.line.state != ListState::Ready {
        return None;
    }
    let one = |state: &RowState| {
        let (_, count, ticked) = *page.line.counts.states.iter().find(|(one, ..)| one == state)?;
        let name = format!("{} {count}", words::row_state_name(*state, lang));
        let shown = count > 0 && state.goes_in() && query.state.is_none_or(|shown| shown == *state);
        shown.then(|| {
            view! {
                <form class="row" method="post" action=forms::tick_path(page.line.id)>
                    <input type="hidden" name="of" value=state.code()/>
                    {here(query)}
                    <b>{name}</b> <span>{words::ticked_of(ticked, lang)}</span>
                    <button class="button" name="all" value=TickForm::ON>{words::tick_all(lang)} <span class="unseen">{words::row_state_name(*state, lang)}</span></button>
                    <button class="button" name="all" value=TickForm::OFF>{words::tick_none(lang)} <span class="unseen">{words::row_state_name(*state, lang)}</span></button>
                </form>
            }
        })
    };
    Some(RowState::ALL.iter().map(one).collect_view().into_any())
}

/// That two rows cannot be of one person.
fn chosen_twice(lang: Lang) -> Option<AnyView> {
    flash().problem("choice")?;
    let told = words::chosen_twice(lang);
    Some(
        view! { <p class="flash bad" role="alert"><Sign icon=Icon::Warning/><span>{told}</span></p> }
            .into_any(),
    )
}

/// The rows shown, with the state and the page they are shown with.
fn table(page: &ListPage, query: ListQuery, lang: Lang) -> AnyView {
    if page.rows.is_empty() {
        return view! { <p class="notice">{words::no_rows(lang)}</p> }.into_any();
    }
    let open = page.line.state == ListState::Ready;
    let register = page.line.register;
    let choose = forms::choose_path(page.line.id);
    let rows = page
        .rows
        .iter()
        .map(|one| row(one, (register, open), &choose, lang))
        .collect_view();
    let may_tick = open && page.rows.iter().any(|row| row.state.goes_in());
    let keep = may_tick.then(|| view! { <button class="button act">{words::keep_ticks(lang)}</button> });
    // The first button is the one that the Enter key presses: it must keep the ticks, and say nothing of anybody.
    let first = may_tick.then(|| {
        view! { <button class="unseen" aria-hidden="true" tabindex="-1">{words::keep_ticks(lang)}</button> }
    });
    view! {
        <form method="post" action=forms::tick_path(page.line.id)>
            {first}
            {here(query)}
            <ul class="plain">{rows}</ul>
            {keep}
        </form>
    }
    .into_any()
}

fn here(query: ListQuery) -> AnyView {
    let state = query.state.map_or("", RowState::code);
    view! {
        <input type="hidden" name="state" value=state/>
        <input type="hidden" name="page" value=query.page.to_string()/>
    }
    .into_any()
}

/// Who is no longer on it.
fn gone(page: &ListPage, lang: Lang) -> Option<AnyView> {
    let (all, open) = page.gone;
    (all > 0).then(|| {
        view! {
            <section class="notice">
                <h2>{words::gone(lang)}</h2>
                <p>{words::gone_counted(all, open, lang)} " · " {words::gone_do(lang)}</p>
                <p><a class="button" href=routes::list_gone(page.line.id, 0)>{words::gone_see(lang)}</a></p>
            </section>
        }
        .into_any()
    })
}

/// What can be done with the list as a whole.
fn steps(page: &ListPage, lang: Lang) -> Option<AnyView> {
    let id = page.line.id;
    match page.line.state {
        ListState::Ready => {
            let ticked = page.line.counts.ticked();
            let write = if ticked == 0 {
                view! {
                    <p class="notice"><ProblemOf field="ticked"/>{words::nothing_ticked(lang)}</p>
                    <details class="card">
                        <summary>{words::close(lang)}</summary>
                        <p>{words::close_do(lang)}</p>
                        <form class="form" method="post" action=forms::close_list_path(id)>
                            {sure(lang)}
                            <button class="button">{words::close(lang)}</button>
                        </form>
                    </details>
                }
                .into_any()
            } else {
                view! {
                    <details class="card">
                        <summary>{words::apply(lang)} " · " {words::ticked_of(ticked, lang)}</summary>
                        <p>{words::apply_do(lang)}</p>
                        <form class="form" method="post" action=forms::apply_list_path(id)>
                            {sure(lang)}
                            <button class="button act big">{words::apply_sure(lang)}</button>
                        </form>
                    </details>
                }
                .into_any()
            };
            // What was decided about people missing from it would be lost.
            let decided = page.gone.0 > page.gone.1;
            let discard = (!decided).then(|| {
                view! {
                    <details>
                        <summary>{words::discard(lang)}</summary>
                        <p>{words::discard_do(lang)}</p>
                        <form method="post" action=forms::discard_list_path(id)>
                            <button class="button">{words::discard(lang)}</button>
                        </form>
                    </details>
                }
            });
            Some(view! { {write} {discard} }.into_any())
        }
        ListState::Applied if page.may_undo => Some(
            view! {
                <details class="card">
                    <summary>{words::undo(lang)}</summary>
                    <p>{words::undo_do(lang)}</p>
                    <form class="form" method="post" action=forms::undo_list_path(id)>
                        {sure(lang)}
                        <button class="button">{words::undo(lang)}</button>
                    </form>
                </details>
            }
            .into_any(),
        ),
        ListState::Applied => Some(view! { <p class="quiet">{words::too_late(lang)}</p> }.into_any()),
        _ => None,
    }
}
