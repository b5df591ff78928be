//! The notice board: what hangs in the villages today, and one notice with the form to object. For everybody.

use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, Tab, public_page};
use crate::forms;
use crate::islands::PrintButton;
use crate::pages::{path_part, query_value, when};
use crate::routes;
use crate::text::{Lang, claim, common, figures, recognition as words};
use domain::ids::NoticeId;
use domain::ports::{ClaimNotice, NoticeView};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/notices?area=`.
#[component]
pub fn Notices() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, .. }| async move {
            let notices = ports.recognitions.notices(area).await?;
            Ok((notices, ports.claims.claim_notices(area).await?))
        },
        |(notices, claims)| list(&notices, &claims),
    )
}

fn list(notices: &[NoticeView], claims: &[ClaimNotice]) -> AnyView {
    let lang = lang();
    let boards = notices
        .chunk_by(|one, next| one.village == next.village && one.category == next.category)
        .map(|board| village(board, lang))
        .collect_view();
    let empty = (notices.is_empty() && claims.is_empty())
        .then(|| view! { <p class="notice">{words::notices_none(lang)}</p> });
    public_page(
        words::notices(lang),
        Tab::Help,
        view! {
            <h1>{words::notices(lang)}</h1>
            <p class="screen-only">{words::notices_intro(lang)}</p>
            {empty}
            {boards}
            <p><a class="button" href=forms::public_post::POST_NOTICES>{crate::text::public_post::notices(lang)}</a></p>
            {subsidies(claims, lang)}
            <p class="quiet">{words::masked_note(lang)}</p>
            <p class="screen-only"><a href=forms::quota::PUBLIC_QUOTA>{crate::text::quota::title(lang)}</a></p>
        },
    )
}

/// The notices of one village about one thing.
fn village(board: &[NoticeView], lang: Lang) -> Option<AnyView> {
    let first = board.first()?;
    let subject = words::notice_subject(first.category, lang);
    let rows = board
        .iter()
        .map(|notice| {
            view! {
                <tr>
                    <th scope="row"><a href=routes::notice(notice.id)>{notice.masked_name.clone()}</a></th>
                    <td data-name=words::masked_id(lang)>{notice.masked_resident_id.clone()}</td>
                    <td data-name=words::last_day(lang)>{figures::day(notice.last_day, lang)}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="board">
                <h2>{first.place.clone()} " · " {subject}</h2>
                <table class="cardlike">
                    <thead><tr>
                        <th scope="col">{words::masked_name(lang)}</th>
                        <th scope="col">{words::masked_id(lang)}</th>
                        <th scope="col">{words::last_day(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

/// Subsidies that are about to be approved: the name masked, where, for when and how much.
fn subsidies(claims: &[ClaimNotice], lang: Lang) -> Option<AnyView> {
    let rows: Vec<_> = claims
        .iter()
        .map(|one| {
            let period = format!(
                "{} – {}",
                figures::full_day(one.period.from, lang),
                figures::full_day(one.period.to, lang)
            );
            view! {
                <tr>
                    <th scope="row">{one.name.clone()}</th>
                    <td data-name=claim::place(lang)>{one.place.clone()}</td>
                    <td data-name=claim::title(lang)>{claim::kind(one.kind, lang)}</td>
                    <td data-name=claim::period(lang)>{period}</td>
                    <td data-name=claim::amount(lang)>{figures::money(one.amount, lang)}</td>
                    <td data-name=claim::last_day(lang)>{figures::day(one.last_day, lang)}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="board" id="subsidies">
                <h2>{claim::notices(lang)}</h2>
                <p>{claim::notices_do(lang)}</p>
                <table class="cardlike">
                    <thead><tr>
                        <th scope="col">{claim::name(lang)}</th>
                        <th scope="col">{claim::place(lang)}</th>
                        <th scope="col">{claim::title(lang)}</th>
                        <th scope="col">{claim::period(lang)}</th>
                        <th scope="col">{claim::amount(lang)}</th>
                        <th scope="col">{claim::last_day(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

/// `/notices/{id}`.
#[component]
pub fn Notice() -> impl IntoView {
    let id = path_part::<NoticeId>("id");
    when(
        move |Asker { ports, .. }| async move { ports.recognitions.notice(id?).await },
        |notice| show(&notice),
    )
}

fn show(notice: &NoticeView) -> AnyView {
    let lang = lang();
    let subject = words::notice_subject(notice.category, lang);
    let receipt = flash().receipt.map(|receipt| {
        view! { <p class="notice">{words::object_receipt(lang)} {common::colon(lang)} <b class="code">{receipt}</b></p> }
    });
    let call = notice.helper_phone.as_ref().map(|number| {
        view! { <p>{words::questions(lang)} " " <a class="whole" href=format!("tel:{number}")>{number.clone()}</a></p> }
    });
    public_page(
        words::notice_of(lang),
        Tab::Help,
        view! {
            {receipt}
            <article class="sheet posted">
                <h1>{words::notice(lang)}</h1>
                <p class="about">{subject}</p>
                <p>{words::notice_text(lang)}</p>
                <dl class="facts">
                    <dt>{words::masked_name(lang)}</dt><dd>{notice.masked_name.clone()}</dd>
                    <dt>{words::masked_id(lang)}</dt><dd>{notice.masked_resident_id.clone()}</dd>
                    <dt>{words::village(lang)}</dt><dd>{notice.place.clone()}</dd>
                    <dt>{words::posted_on(lang)}</dt><dd>{figures::full_day(notice.posted_on, lang)}</dd>
                    <dt>{words::last_day(lang)}</dt><dd>{figures::full_day(notice.last_day, lang)}</dd>
                </dl>
                {call}
                <p class="quiet">{words::masked_note(lang)}</p>
            </article>
            <p class="screen-only"><PrintButton label=common::print(lang).to_owned()/></p>
            {object(notice.id, lang)}
        },
    )
}

fn object(id: NoticeId, lang: Lang) -> AnyView {
    let typed = flash();
    view! {
        <section id="object" class="screen-only">
            <h2>{words::object(lang)}</h2>
            <p>{words::object_do(lang)}</p>
            <form class="form" method="post" action=forms::recognition::object_path(id)>
                <label for="text">{words::object_text(lang)}</label>
                <ProblemOf field="text"/>
                <textarea id="text" name="text" rows="5" maxlength="1000" required>{typed.typed("text")}</textarea>
                <label for="name">{words::object_name(lang)}</label>
                <ProblemOf field="name"/>
                <input id="name" name="name" autocomplete="name" maxlength="40" value=typed.typed("name")/>
                <label for="phone">{words::object_phone(lang)}</label>
                <ProblemOf field="phone"/>
                <input id="phone" name="phone" type="tel" autocomplete="tel" maxlength="40" value=typed.typed("phone")/>
                <button class="button act">{words::object_send(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}
