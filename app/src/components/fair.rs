//! A fair in a list, and the marks that say how one comes in.

use super::{Icon, Sign};
use crate::text::{Lang, fair as words};
use domain::fair::{FairAccess, FairAccessSet, FairState};
use domain::ports::FairLine;
use leptos::prelude::*;

/// The marks of access, each with a sign and its words; or that nothing is said.
pub fn access_marks(marks: &FairAccessSet, lang: Lang) -> AnyView {
    if marks.is_empty() {
        return view! { <p class="quiet">{words::access_none(lang)}</p> }.into_any();
    }
    let marks = marks
        .iter()
        .map(|mark| view! { <li><Sign icon=sign(mark)/>{words::access_mark(mark, lang)}</li> })
        .collect_view();
    view! { <ul class="ticks">{marks}</ul> }.into_any()
}

const fn sign(mark: FairAccess) -> Icon {
    match mark {
        FairAccess::StepFree | FairAccess::Lift => Icon::Lift,
        FairAccess::Toilet | FairAccess::QuietRoom => Icon::House,
        FairAccess::SignLanguage => Icon::Hands,
        FairAccess::PriorityLane => Icon::Road,
        FairAccess::Guide => Icon::Eye,
        FairAccess::Wheelchairs => Icon::Chair,
        FairAccess::Parking => Icon::Bus,
    }
}

/// A fair as a card: what, when, where, how one comes in, and what else the page has to say.
pub fn fair_card(fair: &FairLine, href: String, more: AnyView, lang: Lang) -> AnyView {
    let line = format!(
        "{} · {} · {}",
        words::kind(fair.kind, lang),
        fair.place,
        fair.venue
    );
    card(fair, (fair.title.clone(), line), (href, more), lang)
}

/// The same on a page of one's own, which is looked at over shoulders: it names no group.
pub fn own_fair_card(fair: &FairLine, href: String, more: AnyView, lang: Lang) -> AnyView {
    let line = format!("{} · {}", fair.place, fair.venue);
    let title = words::discreet(&fair.title, fair.kind, lang);
    card(fair, (title, line), (href, more), lang)
}

fn card(
    fair: &FairLine,
    (title, line): (String, String),
    (href, more): (String, AnyView),
    lang: Lang,
) -> AnyView {
    let access = (fair.state != FairState::Cancelled && !fair.access.is_empty()).then(|| {
        let marks = fair
            .access
            .iter()
            .map(|mark| view! { <span class="mark whole">{words::access_mark(mark, lang)}</span> " " })
            .collect_view();
        view! { <p>{marks}</p> }
    });
    let cancelled = (fair.state == FairState::Cancelled).then(
        || view! { <p><span class="mark amber whole">{words::fair_state(fair.state, lang)}</span></p> },
    );
    view! {
        <li class="card" id=fair.id.to_string()>
            <h2><a href=href>{title}</a></h2>
            <p><b>{words::hours(fair.held_on, fair.opens, fair.closes, lang)}</b></p>
            <p>{line}</p>
            {cancelled}
            {access}
            {more}
        </li>
    }
    .into_any()
}
