//! The disability quota of one's own firm: what was declared and what came of it; and the form for a year that is open.

use crate::forms::quota as to;
use crate::pages::staff::quota::fields;
use crate::routes;
use crate::text::{Lang, insurance, quota as words};
use domain::ports::OwnQuota;
use domain::quota::QuotaLine;
use leptos::prelude::*;

/// The part of the employer's own page.
pub fn part(own: &OwnQuota, lang: Lang) -> Option<AnyView> {
    own.today?;
    let lines: Vec<_> = own.lines.iter().map(|line| told(line, lang)).collect();
    let open = own
        .open
        .iter()
        .filter(|year| {
            let done = own.lines.iter().find(|line| line.year == **year);
            done.is_none_or(|line| line.checked.is_none())
        })
        .map(|year| declaring(*year, lang))
        .collect::<Vec<_>>();
    let none =
        (open.is_empty() && lines.is_empty()).then(|| view! { <p class="quiet">{words::own_none(lang)}</p> });
    Some(
        view! {
            <section id="quota">
                <h2>{words::title(lang)}</h2>
                {none}
                <ul class="plain">{lines}</ul>
                {open}
                <p class="quiet">{words::reserved(lang)}</p>
            </section>
        }
        .into_any(),
    )
}

fn told(line: &QuotaLine, lang: Lang) -> AnyView {
    let levy = line
        .outcome
        .as_ref()
        .filter(|(outcome, _)| outcome.levy.0 > 0)
        .map(|(outcome, _)| {
            format!(
                " · {} {}",
                words::levy(lang),
                insurance::exact(outcome.levy, lang)
            )
        });
    view! {
        <li><a href=routes::public_quota(line.year)>{line.year}</a> " · " {words::stage(line.stage(), lang)}
            " · " {words::declared(lang)} " " {line.declared.count.total} {levy}</li>
    }
    .into_any()
}

fn declaring(year: i32, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=to::OWN_QUOTA>
            <h3>{words::declare_own(lang)} " " {year}</h3>
            <input type="hidden" name="year" value=year.to_string()/>
            {fields(format!("{}-12-31", year - 1), lang)}
            <button class="button act">{words::save(lang)}</button>
        </form>
    }
    .into_any()
}
