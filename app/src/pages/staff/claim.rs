//! One subsidy: for whom, how it was calculated, which papers, what is to be done, and what was done.

use super::claims::{marks, payee, period};
use super::person::within;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, Icon, ProblemOf, Sign, calculation, staff_page, ticks};
use crate::forms::claim as to;
use crate::islands::PrintButton;
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, claim as words, figures, file};
use domain::claim::{ClaimKind, ClaimState, PayeeKind};
use domain::ids::ClaimId;
use domain::ports::ClaimView;
use leptos::prelude::*;

/// `/staff/claims/{id}`.
#[component]
pub fn Claim() -> impl IntoView {
    let id = path_part::<ClaimId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut claim = ports.claims.claim(&actor, id?).await?;
            if let Some(who) = &mut claim.who {
                who.path = within(&actor, std::mem::take(&mut who.path))?;
            }
            Ok(claim)
        },
        |claim| show(&claim),
    )
}

fn show(one: &ClaimView) -> AnyView {
    let lang = lang();
    let claim = &one.claim;
    let path = one.who.as_ref().map(|who| {
        view! { <AreaPath path=who.path.clone() lang href=|step| routes::people(step.code)/> }
    });
    let name = one.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
    let title = format!(
        "{} · {}",
        words::kind(claim.kind, lang),
        payee(claim, &name, lang)
    );
    let apply = one.may.contains(&"apply").then(|| apply(one, lang));
    let may_step = one.may.iter().any(|step| *step != "apply");
    let deeds = may_step.then(|| deeds(one, lang));
    staff_page(
        title.clone(),
        view! {
            {path}
            <h1>{title}</h1>
            <p><span class="mark">{words::state(&claim.state, lang)}</span></p>
            {marks(claim, lang)}
            {facts(one, lang)}
            {calculation(&claim.calculation, claim.kind, claim.amount, lang)}
            {apply}
            {seen(one, lang)}
            {deeds}
            {steps(one, lang)}
            <p class="screen-only"><PrintButton label=words::print(lang).to_owned()/></p>
        },
    )
}

fn facts(one: &ClaimView, lang: Lang) -> AnyView {
    let claim = &one.claim;
    let name = one.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
    let about = one.who.as_ref().map(|who| {
        view! {
            <dt>{words::about(lang)}</dt>
            <dd><a href=routes::person_tab(who.id, "work")>{who.name.clone()}</a> " " {who.no.clone()}</dd>
        }
    });
    let work = claim.placement.map(|id| {
        view! { <dt>{words::work(lang)}</dt><dd><a href=routes::placement(id)>{words::work(lang)}</a></dd> }
    });
    let until = match &claim.state {
        ClaimState::PublicNotice { until, .. } => {
            Some(view! { <dt>{words::notice_until(lang)}</dt><dd>{figures::full_day(*until, lang)}</dd> })
        }
        _ => None,
    };
    let paid = claim.state.payment().map(|payment| {
        view! {
            <dt>{words::pay_on(lang)}</dt><dd>{figures::full_day(payment.on, lang)}</dd>
            <dt>{words::receipt(lang)}</dt><dd>{payment.receipt.clone()}</dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{words::amount(lang)}</dt><dd><b>{figures::money(claim.amount, lang)}</b></dd>
            <dt>{words::payee(lang)}</dt><dd>{words::payee_kind(claim.payee.kind, lang)} " · " {payee(claim, &name, lang)}</dd>
            {about}
            <dt>{words::place(lang)}</dt><dd>{one.place.clone()}</dd>
            <dt>{words::period(lang)}</dt><dd>{period(claim, lang)}</dd>
            <dt>{words::arose(lang)}</dt><dd>{figures::full_day(claim.arose_on, lang)}</dd>
            <dt>{words::apply_by(lang)}</dt><dd>{figures::full_day(claim.apply_by, lang)}</dd>
            {until}
            {paid}
            {work}
        </dl>
    }
    .into_any()
}

fn apply(one: &ClaimView, lang: Lang) -> AnyView {
    let claim = &one.claim;
    view! {
        <form class="form" id="apply" method="post" action=to::apply_path(claim.id)>
            <h2>{words::apply_title(lang)}</h2>
            <p>{words::documents_do(lang)}</p>
            {ticks(claim, lang)}
            {besides(one, lang)}
            <button class="button act">{words::apply(lang)}</button>
        </form>
    }
    .into_any()
}

/// What the rule asks besides, and the program cannot know.
fn besides(one: &ClaimView, lang: Lang) -> AnyView {
    let claim = &one.claim;
    let typed = flash();
    let payee = (claim.payee.kind != PayeeKind::Person && claim.payee.name.is_empty()).then(|| {
        view! {
            <label for="payee">{words::payee_name(lang)}</label>
            <ProblemOf field="payee"/>
            <input id="payee" name="payee" maxlength="80" autocomplete="off" value=typed.typed("payee")/>
        }
    });
    let graduate = (claim.kind == ClaimKind::PlacementService).then(|| {
        let ticked = typed.typed("graduate") == "yes";
        view! { <label class="tick"><input type="checkbox" name="graduate" value="yes" checked=ticked/> {words::graduate(lang)}</label> }
    });
    let parts = (claim.kind == ClaimKind::PublicEmployer).then(|| {
        view! {
            <label for="parts">{words::parts(lang)}</label>
            <ProblemOf field="parts"/>
            <input id="parts" name="parts" inputmode="decimal" autocomplete="off" value=typed.typed("parts")/>
        }
    });
    view! { {payee} {graduate} {parts} }.into_any()
}

/// The papers, and which of them were seen.
fn seen(one: &ClaimView, lang: Lang) -> Option<AnyView> {
    if one.may.contains(&"apply") {
        return None;
    }
    let claim = &one.claim;
    let lines = claim
        .kind
        .documents()
        .iter()
        .map(|paper| {
            let icon = if claim.documents.contains(paper) {
                Icon::Tick
            } else {
                Icon::Cross
            };
            view! { <li><Sign icon/> " " {words::document(*paper, lang)}</li> }
        })
        .collect_view();
    Some(
        view! { <section id="documents"><h2>{words::documents(lang)}</h2><ul class="plain">{lines}</ul></section> }
            .into_any(),
    )
}

fn deeds(one: &ClaimView, lang: Lang) -> AnyView {
    let bound = one.four_eyes.then(|| {
        view! { <p class="notice"><Sign icon=Icon::Warning/>{words::four_eyes(lang)}</p> }
    });
    let forms = one
        .may
        .iter()
        .filter(|step| **step != "apply")
        .map(|step| deed(one, step, lang))
        .collect_view();
    view! {
        <section id="next" class="screen-only">
            <h2>{words::next(lang)}</h2>
            {bound}
            {forms}
        </section>
    }
    .into_any()
}

/// One step: a button where nothing is asked, else a form that opens; what does harm asks for its reason.
fn deed(one: &ClaimView, step: &'static str, lang: Lang) -> AnyView {
    let action = to::step_path(one.claim.id);
    let name = match step {
        "pass_town" => words::pass_town(lang),
        "pass_county" => words::pass_county(lang),
        "approve" => words::approve(lang),
        "list" => words::list(lang),
        "pay" => words::pay(lang),
        "close" => words::close(lang),
        "return" => words::return_(lang),
        "refuse" => words::refuse(lang),
        "recover" => words::recover(lang),
        _ => words::came_back(lang),
    };
    let fields = match step {
        "pay" => payment(step, words::pay_on(lang), lang),
        "came_back" => payment(step, words::came_back_on(lang), lang),
        "return" | "refuse" => reason(step, lang),
        "recover" => view! {
            {field(step, "amount", words::recover_amount(lang), "text")}
            {reason(step, lang)}
        }
        .into_any(),
        _ => {
            return view! {
                <form method="post" action=action>
                    <input type="hidden" name="step" value=step/>
                    <button class="button act">{name}</button>
                </form>
            }
            .into_any();
        }
    };
    let open = flash().typed("step") == step;
    view! {
        <details open=open id=format!("step-{step}")>
            <summary>{name}</summary>
            <form class="form" method="post" action=action>
                <input type="hidden" name="step" value=step/>
                {fields}
                <button class="button act">{name}</button>
            </form>
        </details>
    }
    .into_any()
}

fn payment(step: &'static str, day: &'static str, lang: Lang) -> AnyView {
    view! {
        {field(step, "on", day, "date")}
        {field(step, "receipt", words::receipt(lang), "text")}
    }
    .into_any()
}

fn reason(step: &'static str, lang: Lang) -> AnyView {
    field(step, "reason", words::reason(lang), "text")
}

/// A field of one of several forms on the page: only the form that was sent says what is wrong.
fn field(step: &'static str, name: &'static str, label: &'static str, kind: &'static str) -> AnyView {
    let id = format!("{step}-{name}");
    let typed = flash();
    let is_sent = typed.typed("step") == step;
    let value = if is_sent { typed.typed(name) } else { String::new() };
    let problem = is_sent.then(|| view! { <ProblemOf field=name/> });
    view! {
        <label for=id.clone()>{label}</label>
        {problem}
        <input id=id name=name type=kind maxlength="200" autocomplete="off" value=value/>
    }
    .into_any()
}

fn steps(one: &ClaimView, lang: Lang) -> AnyView {
    let lines = one
        .steps
        .iter()
        .map(|line| {
            let reason = (!line.reason.is_empty()).then(|| format!(" · {}", line.reason));
            view! {
                <li>{figures::moment(line.at, lang)} " · " {file::author(&line.by, lang)} " · " {words::step(&line.step, lang)} {reason}</li>
            }
        })
        .collect_view();
    let none = one
        .steps
        .is_empty()
        .then(|| view! { <p>{words::steps_none(lang)}</p> });
    view! { <section id="steps"><h2>{words::steps(lang)}</h2>{none}<ul class="plain">{lines}</ul></section> }
        .into_any()
}
