//! One account of the asker's area: approve it, close it, give it a new password.

use super::accounts::{role_of, state};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms::{self, AccountDeed};
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, account as words, codes, common, hand_over};
use domain::ids::AccountId;
use domain::ports::{AccountLine, AccountState, Answered, OpenWork, Taker};
use leptos::prelude::*;

/// `/staff/accounts/{id}`.
#[component]
pub fn AccountFile() -> impl IntoView {
    let id = path_part::<AccountId>("id");
    when(
        move |asker| ask(asker, id),
        |(account, work)| show(&account, &work),
    )
}

async fn ask(asker: Asker, id: Answered<AccountId>) -> Answered<(AccountLine, OpenWork)> {
    let Asker { ports, actor, .. } = asker;
    let id = id?;
    let account = ports.account_book.account(&actor, id).await?;
    let work = ports.account_book.open_work(&actor, id).await?;
    Ok((account, work))
}

fn show(account: &AccountLine, work: &OpenWork) -> AnyView {
    let lang = lang();
    let shown = account.may.close || account.state == AccountState::Closed;
    staff_page(
        account.login.clone(),
        view! {
            <p><a href=forms::ACCOUNTS>{words::all_accounts(lang)}</a></p>
            <h1>{account.login.clone()}</h1>
            <p>{state(account.state, lang)} " " {role_of(account, lang)} " · " {account.area.name.clone()}</p>
            {fresh_password(lang)}
            {account.may.approve.then(|| decide(account.id, lang))}
            {shown.then(|| open_work(work, lang))}
            {account.may.close.then(|| close(account.id, work, lang))}
            {account.may.reset.then(|| reset(account.id, lang))}
            {account.may.take_back.then(|| take_back(account.id, lang))}
            {nothing(account, lang).map(|why| view! { <p class="notice">{why}</p> })}
        },
    )
}

/// Why nothing can be done with an account that is in use or waits.
fn nothing(account: &AccountLine, lang: Lang) -> Option<&'static str> {
    let may = &account.may;
    match account.state {
        AccountState::Requested if !may.approve && !may.take_back => Some(words::waits_for_others(lang)),
        AccountState::Active if !may.close && !may.reset => Some(words::nothing_to_do(lang)),
        _ => None,
    }
}

fn take_back(id: AccountId, lang: Lang) -> AnyView {
    view! {
        <p>{words::take_back_how(lang)}</p>
        <form method="post" action=forms::account_path(id, AccountDeed::TakeBack)>
            <button class="button">{words::take_back(lang)}</button>
        </form>
    }
    .into_any()
}

fn fresh_password(lang: Lang) -> Option<AnyView> {
    let password = flash().secrets.into_iter().next()?;
    Some(
        view! { <p class="notice"><b class="code">{password}</b><br/>{words::password_once(lang)}</p> }
            .into_any(),
    )
}

fn decide(id: AccountId, lang: Lang) -> AnyView {
    view! {
        <div class="row">
            <form method="post" action=forms::account_path(id, AccountDeed::Approve)>
                <button class="button act">{words::approve(lang)}</button>
            </form>
            <form method="post" action=forms::account_path(id, AccountDeed::Refuse)>
                <button class="button">{words::refuse(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}

/// What has to go to somebody else, and to whom it can go.
fn open_work(work: &OpenWork, lang: Lang) -> Option<AnyView> {
    let area = work.area.clone()?;
    let others: Vec<String> = work.others.iter().map(|one| taker(one, lang)).collect();
    let others = if others.is_empty() {
        words::work_no_others(lang).to_owned()
    } else {
        let names = common::list(&others, lang);
        format!("{}{}{names}", words::work_others(lang), common::colon(lang))
    };
    Some(
        view! {
            <section class="notice">
                <h2>{words::work_title(lang)}</h2>
                <p>{words::open_work(work.people, work.leads, lang)}</p>
                <p>{others}</p>
                <p><a class="button" href=routes::people(area.code)>{words::work_people(lang)}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn taker(one: &Taker, lang: Lang) -> String {
    format!("{}（{}）", one.login, codes::role(one.role, lang))
}

/// Who takes the people of the account, where it has any.
fn people_to(work: &OpenWork, lang: Lang) -> Option<AnyView> {
    let option = |one: &Taker| view! { <option value=one.account.to_string()>{taker(one, lang)}</option> };
    (work.own_people > 0).then(|| {
        view! {
            <p><b>{hand_over::own_people(work.own_people, lang)}</b></p>
            <label for="to">{hand_over::people_to(lang)}</label>
            <ProblemOf field="to"/>
            <select id="to" name="to" aria-describedby=described("to")>
                <option value="">{hand_over::people_to_town(lang)}</option>
                {work.others.iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    })
}

fn close(id: AccountId, work: &OpenWork, lang: Lang) -> AnyView {
    let wrong = described("to").is_some();
    view! {
        <section>
            <h2>{words::close_title(lang)}</h2>
            <p>{words::close_how(lang)}</p>
            <details open=wrong>
                <summary class="button">{words::close(lang)}</summary>
                <form class="form" method="post" action=forms::account_path(id, AccountDeed::Close)>
                    {people_to(work, lang)}
                    <button class="button act">{words::close_sure(lang)}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn reset(id: AccountId, lang: Lang) -> AnyView {
    view! {
        <section>
            <h2>{words::reset_title(lang)}</h2>
            <p>{words::reset_how(lang)}</p>
            <details>
                <summary class="button">{words::reset(lang)}</summary>
                <form method="post" action=forms::account_path(id, AccountDeed::Reset)>
                    <button class="button act">{words::reset_sure(lang)}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}
