//! One case: what was said, what was done, and what can be done now.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{Icon, ProblemOf, Sign, described, staff_page};
use crate::forms::case as to;
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, case as words, common, figures, file};
use domain::case::{Case as Facts, CaseDeed, CaseStage, TransferTo};
use domain::ids::CaseId;
use domain::ports::{CaseTrail, CaseView};
use leptos::prelude::*;

/// `/staff/cases/{id}`.
#[component]
pub fn Case() -> impl IntoView {
    let id = path_part::<CaseId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.cases.case(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(seen: &CaseView) -> AnyView {
    let lang = lang();
    let case = &seen.case;
    let title = format!("{} · {}", words::kind_of(case.kind, lang), case.firm);
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small class="code">{case.no.clone()}</small></h1>
            {standing(seen, lang)}
            {facts(seen, lang)}
            {said(case, lang)}
            {to_list(seen, lang)}
            {acting(seen, lang)}
            {trail(&seen.trail, lang)}
            <p><a class="button" href=to::CASES>{words::desk(lang)}</a></p>
        },
    )
}

fn standing(seen: &CaseView, lang: Lang) -> AnyView {
    let case = &seen.case;
    let late = case.is_overdue(seen.today);
    let due = case.due_on.filter(|_| case.state.stage().is_open()).map(|day| {
        let class = if late { "mark red" } else { "mark" };
        let text = late.then(|| words::late(lang));
        view! { " " <span class=class><Sign icon=Icon::Clock/>{words::by_day(lang)} " " {figures::full_day(day, lang)} " " {text}</span> }
    });
    let undated = (case.due_on.is_none() && case.state.stage().has_limit())
        .then(|| view! { " " <span class="mark amber">{words::no_day(lang)}</span> });
    view! { <p><span class="mark"><b>{words::stage_of(case.state.stage(), lang)}</b></span> {due} {undated}</p> }
        .into_any()
}

fn facts(seen: &CaseView, lang: Lang) -> AnyView {
    let case = &seen.case;
    let who = match &seen.who {
        Some(who) => view! { <a href=routes::person(who.id)>{who.name.clone()}</a> " " <small>{who.no.clone()}</small> }
            .into_any(),
        None => words::nobody(lang).into_any(),
    };
    let placement = case.placement.map(|id| {
        view! { <dt>{words::which_work(lang)}</dt><dd><a href=routes::placement(id)>{case.firm.clone()}</a></dd> }
    });
    let employer = case.employer.map(|id| {
        view! { <dt>{words::employer(lang)}</dt><dd><a href=to::employer_page(id)>{case.firm.clone()}</a></dd> }
    });
    let vacancy = case.vacancy.zip(seen.title.clone()).map(|(id, title)| {
        view! { <dt>{words::vacancy(lang)}</dt><dd><a href=routes::vacancy(id)>{title}</a></dd> }
    });
    let owed = case.owed.map(|fen| {
        view! { <dt>{words::found(lang)}</dt><dd>{figures::money(fen, lang)}</dd> }
    });
    let order = case.state.order().map(|order| {
        let parts = [
            order.firm.clone(),
            words::liable_of(order.liable, lang).to_owned(),
            figures::money(order.amount, lang),
            format!(
                "{} {}",
                words::by_day(lang),
                figures::full_day(order.pay_by, lang)
            ),
        ];
        view! { <dt>{words::ordered(lang)}</dt><dd>{parts.join(" · ")}</dd> }
    });
    let paid = (case.paid.0 > 0)
        .then(|| view! { <dt>{words::paid(lang)}</dt><dd>{figures::money(case.paid, lang)}</dd> });
    let told = if case.told_at.is_some() {
        words::told(lang)
    } else {
        words::not_told(lang)
    };
    view! {
        <dl class="facts">
            <dt>{words::about_person(lang)}</dt><dd>{who}</dd>
            {placement}
            {employer}
            {vacancy}
            <dt>{words::channel(lang)}</dt><dd>{words::channel_of(case.channel, lang)}</dd>
            <dt>{words::area(lang)}</dt><dd>{seen.place.clone()}</dd>
            <dt>{words::reported(lang)}</dt><dd>{figures::full_day(case.reported_on, lang)}</dd>
            <dt>{words::people(lang)}</dt><dd>{case.people}</dd>
            {owed}
            {order}
            {paid}
            <dt>{words::deed_of(CaseDeed::TellEmployer, lang)}</dt><dd>{told}</dd>
        </dl>
    }
    .into_any()
}

fn said(case: &Facts, lang: Lang) -> AnyView {
    let Some(said) = &case.said else {
        return view! { <p class="notice">{words::said_erased(lang)}</p> }.into_any();
    };
    let by = [&said.name, &said.phone]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect::<Vec<_>>();
    let by = (!by.is_empty()).then(|| view! { <p>{by.join(" · ")}</p> });
    if said.words.is_empty() && by.is_none() {
        return ().into_any();
    }
    view! { <h2>{words::said(lang)}</h2> <p class="text">{said.words.clone()}</p> {by} }.into_any()
}

/// Who does not pay may be listed: the way to the notice.
fn to_list(seen: &CaseView, lang: Lang) -> Option<AnyView> {
    let case = &seen.case;
    let employer = case
        .state
        .order()
        .and_then(|order| order.employer)
        .or(case.employer)?;
    (seen.may_list && case.state.stage() == CaseStage::Blacklist).then(|| {
        let href = routes::new_listing(employer, Some(case.id));
        view! { <p><a class="button act" href=href>{words::to_list(lang)}</a></p> }.into_any()
    })
}

fn acting(seen: &CaseView, lang: Lang) -> AnyView {
    if !seen.case.state.stage().is_open() {
        return view! { <p class="notice">{words::act_none(lang)}</p> }.into_any();
    }
    if seen.deeds.is_empty() {
        return view! { <p class="notice">{words::act_not_yours(lang)}</p> }.into_any();
    }
    let forms = seen
        .deeds
        .iter()
        .map(|deed| deed_form(&seen.case, *deed, lang))
        .collect_view();
    view! { <section id="act"><h2>{words::act(lang)}</h2> {forms}</section> }.into_any()
}

fn deed_form(case: &Facts, deed: CaseDeed, lang: Lang) -> AnyView {
    let here = flash().typed("deed") == deed.code();
    let (name, plain) = (words::deed_of(deed, lang), deed == CaseDeed::Accept);
    let action = to::case_step_path(case.id);
    if plain {
        return view! {
            <form method="post" action=action>
                {hidden(case, deed)}
                <p><button class="button act">{name}</button></p>
            </form>
        }
        .into_any();
    }
    view! {
        <details open=here>
            <summary class="button">{name}</summary>
            <form class="form" method="post" action=action>
                {hidden(case, deed)}
                {fields(case, deed, here, lang)}
                <button class="button act">{name}</button>
            </form>
        </details>
    }
    .into_any()
}

fn hidden(case: &Facts, deed: CaseDeed) -> AnyView {
    view! {
        <input type="hidden" name="version" value=case.version.to_string()/>
        <input type="hidden" name="deed" value=deed.code()/>
    }
    .into_any()
}

fn fields(case: &Facts, deed: CaseDeed, here: bool, lang: Lang) -> AnyView {
    let money = matches!(deed, CaseDeed::Pay | CaseDeed::Deposit | CaseDeed::Advance)
        .then(|| input((deed, "amount"), words::amount(lang), "text", here));
    let whom = matches!(deed, CaseDeed::Transfer | CaseDeed::Share).then(|| whom(deed, lang));
    let order = (deed == CaseDeed::Order).then(|| order_fields(here, lang));
    let known = case
        .state
        .order()
        .and_then(|order| order.employer)
        .or(case.employer);
    let code = (deed == CaseDeed::Blacklist && known.is_none())
        .then(|| input((deed, "uscc"), words::listed_uscc(lang), "text", here));
    let label = match deed {
        CaseDeed::TellEmployer => words::reason_firm(lang),
        CaseDeed::NotAccept
        | CaseDeed::Transfer
        | CaseDeed::Settle
        | CaseDeed::Dismiss
        | CaseDeed::LegalAid => words::reason_told(lang),
        _ => words::reason(lang),
    };
    let id = format!("words-{}", deed.code());
    let wrong = described("words").filter(|_| here);
    let typed = flash().typed_if(here, "words");
    view! {
        {whom}
        {order}
        {code}
        {money}
        <label for=id.clone()>{label}</label>
        {here.then(|| view! { <ProblemOf field="words"/> })}
        <textarea id=id name="words" rows="3" maxlength="1000" required=deed.needs_words()
            aria-describedby=wrong>{typed}</textarea>
    }
    .into_any()
}

/// A field of one of several like forms: its problem stands beside it only where it was sent.
fn input(
    (deed, name): (CaseDeed, &'static str),
    label: &'static str,
    kind: &'static str,
    here: bool,
) -> AnyView {
    let id = format!("{name}-{}", deed.code());
    let wrong = described(name).filter(|_| here);
    let typed = flash().typed_if(here, name);
    view! {
        <label for=id.clone()>{label}</label>
        {here.then(|| view! { <ProblemOf field=name/> })}
        <input id=id name=name type=kind autocomplete="off" value=typed autofocus=wrong.is_some() aria-describedby=wrong/>
    }
    .into_any()
}

fn whom(deed: CaseDeed, lang: Lang) -> AnyView {
    let id = format!("to-{}", deed.code());
    let options = TransferTo::ALL
        .iter()
        .map(|one| view! { <option value=one.code()>{words::to_of(*one, lang)}</option> })
        .collect_view();
    let here = flash().typed("deed") == deed.code();
    view! {
        <label for=id.clone()>{words::to(lang)}</label>
        {here.then(|| view! { <ProblemOf field="to"/> })}
        <select id=id name="to" aria-describedby=described("to").filter(|_| here)>{options}</select>
    }
    .into_any()
}

fn order_fields(here: bool, lang: Lang) -> AnyView {
    let ticked = |name: &str| here && flash().typed(name) == "yes";
    let deed = CaseDeed::Order;
    view! {
        <p class="quiet">{words::order_rule(lang)}</p>
        {input((deed, "amount"), words::amount(lang), "text", here)}
        {input((deed, "pay_by"), words::pay_by(lang), "date", here)}
        <label class="check"><input type="checkbox" name="on_site" value="yes" checked=ticked("on_site")/>
            <span>{words::on_site(lang)}</span></label>
        <label class="check"><input type="checkbox" name="settled" value="yes" checked=ticked("settled")/>
            <span>{words::settled(lang)}</span></label>
        {input((deed, "contractor"), words::contractor(lang), "text", here)}
        {input((deed, "uscc"), words::liable_uscc(lang), "text", here)}
    }
    .into_any()
}

fn trail(trail: &[CaseTrail], lang: Lang) -> AnyView {
    let lines = trail.iter().map(|one| step(one, lang)).collect_view();
    view! { <section id="trail"><h2>{words::trail(lang)}</h2><ol class="plain">{lines}</ol></section> }
        .into_any()
}

fn step(one: &CaseTrail, lang: Lang) -> AnyView {
    let entry = &one.entry;
    let mut parts = vec![words::deed_of(entry.deed, lang).to_owned()];
    parts.extend(entry.department.map(|to| words::to_of(to, lang).to_owned()));
    parts.extend(entry.amount.map(|fen| figures::money(fen, lang)));
    let text =
        (!entry.words.is_empty()).then(|| view! { <br/> <span class="text">{entry.words.clone()}</span> });
    let rule = entry.finding.as_ref().map(|finding| {
        let rule = finding["rule"].as_str().unwrap_or_default().to_owned();
        let result = finding["result"].as_str().unwrap_or_default().to_owned();
        let on = finding["version"]["on"].as_str().unwrap_or_default().to_owned();
        view! { <br/> <small>{words::rule(lang)} {common::colon(lang)} {rule} " · " {on} " · " {result}</small> }
    });
    view! {
        <li>
            <b>{parts.join(" · ")}</b> {text} {rule}
            <br/> <small>{figures::moment(entry.at, lang)} " · " {file::author(&one.by, lang)} " · " {words::stage_of(entry.to, lang)}</small>
        </li>
    }
    .into_any()
}
