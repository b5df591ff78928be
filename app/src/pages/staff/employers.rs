//! Registrations of employers that wait to be confirmed, and invitations.

use super::employer::finding;
use super::when;
use crate::asked::{Asker, Origin, flash, lang, qr_of};
use crate::components::{Icon, Sign, refusing, staff_page};
use crate::forms;
use crate::pages::employer::register::employer_fields;
use crate::pages::query_value;
use crate::text::{Lang, common, employer as words, figures, listing};
use domain::ports::{EmployerLine, RegistrationLine};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/employers`.
#[component]
pub fn Employers() -> impl IntoView {
    let typed = query_value::<String>("q").unwrap_or_default();
    let asked = typed.clone();
    when(
        move |Asker { ports, actor, .. }| async move {
            let queue = ports.employers.queue(&actor).await?;
            let found = ports.employer_files.find_employers(&actor, &asked).await?;
            Ok((queue, found, actor.staff()?.area))
        },
        move |(queue, found, area)| show(&queue, (&typed, &found), area),
    )
}

fn show(queue: &[RegistrationLine], (typed, found): (&str, &[EmployerLine]), area: AreaCode) -> AnyView {
    let lang = lang();
    let cards = queue.iter().map(|line| card(line, lang)).collect_view();
    let empty = queue
        .is_empty()
        .then(|| view! { <p class="notice">{words::queue_none(lang)}</p> });
    staff_page(
        words::queue_title(lang),
        view! {
            <h1>{words::queue_title(lang)}</h1>
            {empty}
            <ul class="cards">{cards}</ul>
            {finding(typed, found, lang)}
            {invite(area, lang)}
        },
    )
}

fn card(line: &RegistrationLine, lang: Lang) -> AnyView {
    let call = line.phone.clone().map(|phone| {
        view! { <a class="button" href=format!("tel:{phone}")><Sign icon=Icon::Phone/>{common::call_number(&phone, lang)}</a> }
    });
    let known = line.known_as.clone().map(|name| {
        view! { <p>{words::queue_known(lang)}{common::colon(lang)}<b>{name}</b></p> }
    });
    let blacklisted = line.blacklisted.then(|| {
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{words::queue_blacklisted(lang)}</span></p> }
    });
    let abnormal = line.abnormal.then(|| {
        view! { <p><span class="mark amber"><Sign icon=Icon::Warning/>{listing::abnormal_mark(lang)}</span></p> }
    });
    let same_rep = (!line.same_rep.is_empty()).then(|| {
        let firms = common::list(&line.same_rep, lang);
        view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{listing::same_rep(lang)}{common::colon(lang)} {firms}</span></p> }
    });
    let no = (
        words::refuse(lang),
        words::refuse_reason(lang),
        words::refuse(lang),
    );
    view! {
        <li class="card" id=line.id.to_string()>
            <h2>{line.firm.clone()}</h2>
            <p>{line.uscc.as_ref().to_owned()} " · " {line.area.name.clone()}</p>
            {known}
            {blacklisted}
            {abnormal}
            {same_rep}
            <p>{line.name.clone()} " · " {words::queue_since(lang)} " " {figures::moment(line.since, lang)}</p>
            <div class="row">
                {call}
                <form method="post" action=forms::confirm_path(line.id)>
                    <button class="button act">{words::confirm(lang)}</button>
                </form>
            </div>
            {refusing(line.id, forms::refuse_path(line.id), no)}
        </li>
    }
    .into_any()
}

fn invite(area: AreaCode, lang: Lang) -> AnyView {
    let origin = use_context::<Origin>().unwrap_or_default().0;
    let fresh = flash().secrets.into_iter().next().map(|code| {
        let link = format!("{origin}{}", forms::join_path(&code));
        let drawn = qr_of(&forms::join_path(&code)).map(|svg| view! { <div class="qr" inner_html=svg></div> });
        view! { <div class="notice"><p>{words::invite_once(lang)}</p> {drawn} <p><b class="code">{link}</b></p></div> }
    });
    view! {
        {fresh}
        <form class="form" id="invite" method="post" action=forms::INVITE>
            <h2>{words::invite_title(lang)}</h2>
            <p>{words::invite_do(lang)}</p>
            <input type="hidden" name="area" value=area.to_string()/>
            {employer_fields(lang)}
            <button class="button act">{words::invite_make(lang)}</button>
        </form>
    }
    .into_any()
}
