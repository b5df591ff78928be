//! One public-welfare post: what was asked, what was granted, who applied and who holds it.

use super::new_placement::{input, select};
use super::person::within;
use super::posts::seats;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::forms::public_post as to;
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, figures, public_post as words, work};
use domain::ids::PublicPostId;
use domain::placement::WorkHours;
use domain::ports::{PostView, TenureLine};
use domain::public_post::{ExitReason, PostState, TenureState};
use leptos::prelude::*;

/// `/staff/posts/{id}`.
#[component]
pub fn Post() -> impl IntoView {
    let id = path_part::<PublicPostId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut post = ports.public_posts.post(&actor, id?).await?;
            post.path = within(&actor, post.path)?;
            Ok(post)
        },
        |post| show(&post),
    )
}

fn show(view: &PostView) -> AnyView {
    let lang = lang();
    let post = &view.line.post;
    let holders = view
        .tenures
        .iter()
        .map(|line| holder(line, view, lang))
        .collect_view();
    let none = view
        .tenures
        .is_empty()
        .then(|| view! { <p class="notice">{words::no_holders(lang)}</p> });
    staff_page(
        post.need.title.clone(),
        view! {
            <AreaPath path=view.path.clone() lang href=|step| format!("{}?area={}", to::POSTS, step.code)/>
            <h1>{post.need.title.clone()}</h1>
            {facts(view, lang)}
            {steps(view, lang)}
            <h2>{words::holders(lang)}</h2>
            {none}
            <ul class="cards">{holders}</ul>
            {candidates(view, lang)}
            {applying(view, lang)}
            <p><a href=to::POSTS>{words::title(lang)}</a></p>
        },
    )
}

fn facts(view: &PostView, lang: Lang) -> AnyView {
    let (line, need) = (&view.line, &view.line.post.need);
    let approval = line.post.state.approval();
    let reason = match &line.post.state {
        PostState::Returned { reason }
        | PostState::Refused { reason }
        | PostState::Withdrawn { reason, .. } => reason.clone(),
        _ => String::new(),
    };
    let rows = [
        (
            words::state(lang),
            words::post_state(&line.post.state, lang).to_owned(),
        ),
        (words::reason(lang), reason),
        (words::kind_label(lang), words::kind(need.kind, lang).to_owned()),
        (
            words::basis_label(lang),
            words::basis(need.basis, lang).to_owned(),
        ),
        (words::employer(lang), line.employer.clone()),
        (words::area(lang), line.place.clone()),
        (words::duties(lang), need.duties.clone()),
        (words::monthly(lang), figures::money(need.monthly, lang)),
        (words::seats(lang), need.seats.to_string()),
        (words::filled(lang), seats(line, lang)),
        (
            words::budget(lang),
            approval
                .map(|one| figures::money(one.budget, lang))
                .unwrap_or_default(),
        ),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    let vacancy = line.post.state.vacancy().map(|id| {
        view! { <p><a class="button" href=routes::vacancy(id)>{words::vacancy(lang)}</a></p> }
    });
    view! { <dl class="facts">{rows}</dl> {vacancy} }.into_any()
}

/// A button that says it all.
pub fn plain(address: String, deed: &'static str, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=address>
            <button class="button act" name="do" value=deed>{label}</button>
        </form>
    }
    .into_any()
}

/// What needs a reason is asked for it first.
pub fn with_reason(address: String, deed: &'static str, label: &'static str, lang: Lang) -> AnyView {
    let id = format!("reason-{deed}-{}", address.replace('/', "-"));
    view! {
        <details>
            <summary>{label}</summary>
            <form class="form" method="post" action=address>
                <label for=id.clone()>{words::reason(lang)}</label>
                <ProblemOf field="reason"/>
                <input id=id name="reason" maxlength="300" required autocomplete="off"/>
                <button class="button" name="do" value=deed>{words::confirm(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// What the asker may decide about the post now.
fn steps(view: &PostView, lang: Lang) -> AnyView {
    let post = &view.line.post;
    let address = || to::post_step_path(post.id);
    let mend = view.may_file && matches!(post.state, PostState::Returned { .. } | PostState::Filed);
    let open = matches!(post.state, PostState::Filed | PostState::Checked { .. });
    let check = view.may_check && post.state == PostState::Filed;
    let grant = view.may_grant && matches!(post.state, PostState::Checked { .. });
    let publish = view.may_check && matches!(post.state, PostState::Approved { .. });
    let withdraw = view.may_grant
        && matches!(
            post.state,
            PostState::Approved { .. } | PostState::Recruiting { .. }
        );
    view! {
        <div class="steps">
            {mend.then(|| view! { <a class="button" href=format!("{}?mends={}", to::NEW_POST, post.id)>{words::mend(lang)}</a> })}
            {check.then(|| plain(address(), "check", words::check(lang)))}
            {grant.then(|| granting(view, lang))}
            {publish.then(|| plain(address(), "publish", words::publish(lang)))}
            {(open && view.may_check).then(|| view! {
                {with_reason(address(), "return", words::give_back(lang), lang)}
                {with_reason(address(), "refuse", words::refuse(lang), lang)}
            })}
            {withdraw.then(|| view! {
                <p class="quiet">{words::withdraw_do(lang)}</p>
                {with_reason(address(), "withdraw", words::withdraw(lang), lang)}
            })}
        </div>
    }
    .into_any()
}

fn granting(view: &PostView, lang: Lang) -> AnyView {
    let post = &view.line.post;
    view! {
        <form class="form" method="post" action=to::post_step_path(post.id)>
            {input("quota", words::quota(lang), "number", post.need.seats.to_string())}
            {input("budget", words::budget(lang), "text", String::new())}
            <button class="button act" name="do" value="approve">{words::approve(lang)}</button>
        </form>
    }
    .into_any()
}

/// Somebody who applied, holds or held the post.
fn holder(line: &TenureLine, view: &PostView, lang: Lang) -> AnyView {
    let state = &line.tenure.state;
    let day = |day| figures::full_day(day, lang);
    let mut parts = vec![words::tenure_state(state, lang).to_owned()];
    match state {
        TenureState::OnNotice { to, .. } => parts.push(format!("{} {}", words::until(lang), day(*to))),
        TenureState::OnPost { terms } => {
            parts.push(format!("{} {}", work::since(lang), day(terms.started_on)));
            parts.push(format!("{} {}", work::planned_end(lang), day(terms.planned_end)));
        }
        TenureState::Leaving { terms, on, reason } | TenureState::Exited { terms, on, reason } => {
            parts.push(format!("{} {}", work::since(lang), day(terms.started_on)));
            parts.push(format!("{} {}", words::notice_on(lang), day(*on)));
            parts.push(words::exit(*reason, lang).to_owned());
        }
        TenureState::Refused { reason } => parts.push(reason.clone()),
        TenureState::Applied | TenureState::TakenBack => {}
    }
    if let Some(terms) = state.terms() {
        parts.push(format!(
            "{} {}/{}",
            words::paid_months(lang),
            line.months_paid,
            terms.cap_months
        ));
    }
    let placement = state.terms().map(|terms| {
        view! { <a href=routes::placement(terms.placement)>{words::placement(lang)}</a> }
    });
    view! {
        <li class="card" id=line.tenure.id.to_string()>
            <h3><a href=routes::person_tab(line.tenure.person, "work")>{line.name.clone()}</a> " " <small>{line.no.clone()}</small></h3>
            <p>{line.place.clone()}</p>
            <p>{parts.join(" · ")} " " {placement}</p>
            {conditions(line, lang)}
            {deeds(line, view, lang)}
        </li>
    }
    .into_any()
}

fn conditions(line: &TenureLine, lang: Lang) -> Option<AnyView> {
    let screened = line.screened.as_ref()?;
    let checks = screened
        .checks
        .iter()
        .map(|(check, met)| {
            let (sign, class) = if *met {
                ("✓ ", "mark")
            } else {
                ("✗ ", "mark red")
            };
            view! { <li><span class=class>{sign}{words::check_name(*check, lang)}</span></li> }
        })
        .collect_view();
    Some(
        view! { <details open={!screened.passes()}><summary>{words::conditions(lang)}</summary><ul class="plain">{checks}</ul></details> }
            .into_any(),
    )
}

/// What the asker may decide about somebody now.
fn deeds(line: &TenureLine, view: &PostView, lang: Lang) -> AnyView {
    let address = || to::tenure_path(line.tenure.id);
    let state = &line.tenure.state;
    let passes = line.screened.as_ref().is_some_and(|screened| {
        screened
            .checks
            .iter()
            .all(|(check, met)| *met || *check == domain::public_post::PostCheck::Months)
    });
    let applied = *state == TenureState::Applied;
    let hangs = matches!(state, TenureState::OnNotice { .. });
    view! {
        {(applied && view.may_check && passes).then(|| view! {
            <form class="form" method="post" action=address()>
                <input type="hidden" name="post" value=view.line.post.id.to_string()/>
                <label class="check"><input type="checkbox" name="retires_late" value="yes"/>{words::retires_late(lang)}</label>
                <button class="button act" name="do" value="pass">{words::pass(lang)}</button>
            </form>
        })}
        {(hangs && view.may_grant && line.may_be_appointed).then(|| appointing(line, lang))}
        {(hangs && view.may_check).then(|| plain(address(), "hang_again", words::hang_again(lang)))}
        {((applied || hangs) && view.may_check).then(|| with_reason(address(), "refuse", words::tenure_refuse(lang), lang))}
        {((applied || hangs) && view.may_file).then(|| plain(address(), "take_back", words::take_back(lang)))}
        {(state.holds() && view.may_check).then(|| leaving(line, lang))}
        {(matches!(state, TenureState::Leaving { .. }) && view.may_check).then(|| plain(address(), "stay", words::stay(lang)))}
    }
    .into_any()
}

fn appointing(line: &TenureLine, lang: Lang) -> AnyView {
    let months = line.screened.as_ref().map_or(12, |one| one.months_left.min(12));
    view! {
        <form class="form" method="post" action=to::tenure_path(line.tenure.id)>
            <input type="hidden" name="post" value=line.tenure.post.to_string()/>
            {input("started_on", words::started_on(lang), "date", String::new())}
            {input("months", words::months(lang), "number", months.to_string())}
            {input("insured_from", words::insured_from(lang), "date", String::new())}
            {input("filing_no", words::filing_no(lang), "text", String::new())}
            {select(("hours", words::hours(lang)), WorkHours::ALL, (WorkHours::code, |one| work::hours_of(one, lang)))}
            <button class="button act" name="do" value="appoint">{words::appoint(lang)}</button>
        </form>
    }
    .into_any()
}

fn leaving(line: &TenureLine, lang: Lang) -> AnyView {
    let id = line.tenure.id.to_string();
    let (on_id, why_id) = (format!("on-{id}"), format!("why-{id}"));
    let options = ExitReason::ALL
        .iter()
        .map(|reason| view! { <option value=reason.code()>{words::exit(*reason, lang)}</option> })
        .collect_view();
    view! {
        <details>
            <summary>{words::notice(lang)}</summary>
            <form class="form" method="post" action=to::tenure_path(line.tenure.id)>
            <input type="hidden" name="post" value=line.tenure.post.to_string()/>
                <label for=on_id.clone()>{words::notice_on(lang)}</label>
                <ProblemOf field="on"/>
                <input id=on_id name="on" type="date" required aria-describedby=described("on")/>
                <label for=why_id.clone()>{words::exit_reason(lang)}</label>
                <select id=why_id name="exit_reason">{options}</select>
                <button class="button" name="do" value="notice">{words::confirm(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Who said yes to the vacancy and has not applied: one tap each.
fn candidates(view: &PostView, lang: Lang) -> Option<AnyView> {
    if view.candidates.is_empty() || !view.may_file {
        return None;
    }
    let lines = view
        .candidates
        .iter()
        .map(|one| {
            view! {
                <li class="row">
                    <span>{one.name.clone()} " " <small>{one.no.clone()}</small> " · " {one.place.clone()}</span>
                    <form method="post" action=to::post_apply_path(view.line.post.id)>
                        <input type="hidden" name="person_no" value=one.no.clone()/>
                        <button class="button act">{words::apply(lang)}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    Some(view! { <h2>{words::candidates(lang)}</h2> <ul class="plain">{lines}</ul> }.into_any())
}

fn applying(view: &PostView, lang: Lang) -> Option<AnyView> {
    let open = matches!(view.line.post.state, PostState::Recruiting { .. });
    (open && view.may_file).then(|| {
        view! {
            <form class="form" method="post" action=to::post_apply_path(view.line.post.id)>
                {input("person_no", words::apply_for(lang), "text", String::new())}
                <button class="button">{words::apply(lang)}</button>
            </form>
        }
        .into_any()
    })
}
