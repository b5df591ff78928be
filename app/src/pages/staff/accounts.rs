//! The accounts of the asker's area, and the form that asks for another.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Field, Pager, ProblemOf, staff_page};
use crate::pages::{page_number, query_value};
use crate::text::{Lang, account as words, codes, figures, staff};
use crate::{forms, routes};
use domain::actor::{Department, Role};
use domain::ports::{AccountLine, AccountList, AccountQuery, AccountState, AreaRef};
use leptos::prelude::*;

/// `/staff/accounts?role=&page=`.
#[component]
pub fn Accounts() -> impl IntoView {
    let query = AccountQuery {
        role: query_value("role"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.account_book.list(&actor, query).await },
        move |list| show(&list, query),
    )
}

fn show(list: &AccountList, query: AccountQuery) -> AnyView {
    let lang = lang();
    let lines = list
        .accounts
        .iter()
        .map(|account| line(account, lang))
        .collect_view();
    let empty = list
        .accounts
        .is_empty()
        .then(|| view! { <p class="notice">{words::list_none(lang)}</p> });
    let head = [
        staff::login(lang),
        words::state(lang),
        words::role(lang),
        staff::area(lang),
        words::last_seen(lang),
    ]
    .map(|name| view! { <th scope="col">{name}</th> });
    staff_page(
        words::list_title(lang),
        view! {
            <h1>{words::list_title(lang)}</h1>
            {of_role(query.role, lang)}
            {(list.total > 0).then(|| view! { <p>{words::count(list.total, list.waiting, lang)}</p> })}
            {empty}
            {(!list.accounts.is_empty()).then(|| view! {
                <table class="cardlike">
                    <thead><tr>{head}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            })}
            <Pager page=list.page total=list.total per_page=list.per_page lang
                href=move |page| routes::accounts(AccountQuery { page, ..query })/>
            {(!list.roles.is_empty()).then(|| ask_for(&list.roles, &list.places, lang))}
        },
    )
}

/// Asks for the accounts of one role.
fn of_role(chosen: Option<Role>, lang: Lang) -> AnyView {
    let options = Role::ALL
        .iter()
        .map(|role| view! { <option value=role.code() selected=chosen == Some(*role)>{codes::role(*role, lang)}</option> })
        .collect_view();
    view! {
        <form class="row" method="get" action=forms::ACCOUNTS>
            <label for="of-role">{words::role(lang)}</label>
            <select id="of-role" name="role"><option value="">{words::any_role(lang)}</option>{options}</select>
            <button class="button">{words::narrow(lang)}</button>
        </form>
    }
    .into_any()
}

fn line(account: &AccountLine, lang: Lang) -> AnyView {
    let seen = account.seen_at.map_or_else(
        || words::never_seen(lang).to_owned(),
        |at| figures::moment(at, lang),
    );
    view! {
        <tr>
            <th scope="row"><a href=routes::account(account.id)>{account.login.clone()}</a></th>
            <td data-name=words::state(lang)>{state(account.state, lang)}</td>
            <td data-name=words::role(lang)>{role_of(account, lang)}</td>
            <td data-name=staff::area(lang)>{account.area.name.clone()}</td>
            <td data-name=words::last_seen(lang)>{seen}</td>
        </tr>
    }
    .into_any()
}

/// Role, and the department of a reviewer.
pub fn role_of(account: &AccountLine, lang: Lang) -> String {
    let role = codes::role(account.role, lang);
    match account.department {
        Some(department) => format!("{role} · {}", codes::department(department, lang)),
        None => role.to_owned(),
    }
}

/// Where an account stands: a word in a mark.
pub fn state(state: AccountState, lang: Lang) -> AnyView {
    let (class, name) = match state {
        AccountState::Requested => ("mark amber", words::state_requested(lang)),
        AccountState::Active => ("mark", words::state_active(lang)),
        AccountState::Closed => ("quiet", words::state_closed(lang)),
    };
    view! { <span class=class>{name}</span> }.into_any()
}

fn ask_for(roles: &[Role], places: &[AreaRef], lang: Lang) -> AnyView {
    let typed = flash();
    let chosen = |field: &str, value: &str| typed.typed(field) == value;
    let role_options = roles
        .iter()
        .map(|role| view! { <option value=role.code() selected=chosen("role", role.code())>{codes::role(*role, lang)}</option> })
        .collect_view();
    let place_options = places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = chosen("area", &code);
            view! { <option value=code selected=selected>{indented(place, places)}</option> }
        })
        .collect_view();
    view! {
        <form class="form" id="new" method="post" action=forms::ACCOUNTS>
            <h2>{words::new_title(lang)}</h2>
            <p>{words::new_how(lang)}</p>
            <Field name="login" label=staff::login(lang)/>
            <label for="role">{words::role(lang)}</label>
            <ProblemOf field="role"/>
            <select id="role" name="role">{role_options}</select>
            <label for="area">{staff::area(lang)}</label>
            <ProblemOf field="area"/>
            <select id="area" name="area">{place_options}</select>
            {roles.contains(&Role::DepartmentReviewer).then(|| department(lang))}
            <button class="button act">{words::new_send(lang)}</button>
        </form>
    }
    .into_any()
}

fn department(lang: Lang) -> AnyView {
    let typed = flash();
    let options = Department::ALL
        .iter()
        .map(|one| {
            let selected = typed.typed("department") == one.code();
            view! { <option value=one.code() selected=selected>{codes::department(*one, lang)}</option> }
        })
        .collect_view();
    view! {
        <label for="department">{words::department(lang)}</label>
        <ProblemOf field="department"/>
        <select id="department" name="department">
            <option value="">{words::department_none(lang)}</option>
            {options}
        </select>
    }
    .into_any()
}

/// A place, set in by how far it lies below the first.
fn indented(place: &AreaRef, places: &[AreaRef]) -> String {
    let top = places.first().map_or(0, |top| top.code.level() as usize);
    let depth = (place.code.level() as usize).saturating_sub(top);
    format!("{}{}", "\u{3000}".repeat(depth), place.name)
}
