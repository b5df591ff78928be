//! What the rules said when it was decided, beside what they say today.

use crate::text::{Lang, policies, recognition as words};
use domain::params::ParamKey;
use domain::ports::RecognitionView;
use domain::recognition::{FigureUsed, Finding};
use leptos::prelude::*;

/// The whole part.
pub fn part(one: &RecognitionView, lang: Lang) -> AnyView {
    let then = one.finding.as_ref().map(|finding| {
        view! { <h3>{words::rules_then(lang)}</h3> {verdict(finding, lang)} {figures(finding, one.now.as_ref().ok(), lang)} }
    });
    let now = match (&one.now, &one.finding) {
        (Err(key), None) => not_set(*key, lang),
        (Err(key), Some(_)) => view! { <h3>{words::rules_now(lang)}</h3> {not_set(*key, lang)} }.into_any(),
        (Ok(finding), None) => view! { {verdict(finding, lang)} {figures(finding, None, lang)} }.into_any(),
        (Ok(finding), Some(_)) => {
            view! { <h3>{words::rules_now(lang)}</h3> {verdict(finding, lang)} }.into_any()
        }
    };
    view! { <section id="rules"><h2>{words::rules(lang)}</h2> {then} {now}</section> }.into_any()
}

fn not_set(key: ParamKey, lang: Lang) -> AnyView {
    view! {
        <p class="notice"><b>{policies::name(key, lang)}</b> " " {words::not_set(lang)} <br/> {words::not_set_do(lang)}</p>
    }
    .into_any()
}

fn verdict(finding: &Finding, lang: Lang) -> AnyView {
    let sentence = match finding.met {
        Some(true) => words::met(lang),
        Some(false) => words::not_met(lang),
        None => words::by_paper(lang),
    };
    let rows = finding
        .rules
        .iter()
        .map(|rule| {
            view! { <dt>{words::rule(&rule.rule, lang)}</dt><dd>{words::rule_result(&rule.result, lang)}</dd> }
        })
        .collect_view();
    view! { <p><b>{sentence}</b></p> <dl class="facts small">{rows}</dl> }.into_any()
}

/// The figures that were used, folded away while it is to be decided: what is to be done comes below them. Beside them those of
/// today, where it was decided before.
fn figures(finding: &Finding, now: Option<&Finding>, lang: Lang) -> Option<AnyView> {
    let used: Vec<&FigureUsed> = finding.rules.iter().flat_map(|rule| &rule.figures).collect();
    let today = |key: ParamKey| {
        let rules = now.into_iter().flat_map(|now| &now.rules);
        let row = rules
            .flat_map(|rule| &rule.figures)
            .find(|figure| figure.key == key);
        row.map_or_else(String::new, |row| policies::value_of(key, row.value, lang))
    };
    let (decided, then) = if now.is_some() {
        (true, words::then(lang))
    } else {
        (false, words::now(lang))
    };
    let row = |figure: &&FigureUsed| {
        let key = figure.key;
        let beside = decided.then(|| view! { <td data-name=words::now(lang)>{today(key)}</td> });
        view! {
            <tr>
                <th scope="row">{policies::name(key, lang)}</th>
                <td data-name=then>{policies::value_of(key, figure.value, lang)}</td>
                {beside}
                <td data-name=policies::source(lang)>
                    {policies::source_of(&figure.source, lang)} " · " {policies::since_of(figure.valid_from, lang)}
                </td>
            </tr>
        }
    };
    let beside = decided.then(|| view! { <th scope="col">{words::now(lang)}</th> });
    (!used.is_empty()).then(|| {
        view! {
            <details open=decided>
                <summary>{words::figure(lang)} " " {used.len()}</summary>
                <table class="cardlike">
                    <thead><tr>
                        <th scope="col">{words::figure(lang)}</th>
                        <th scope="col">{then}</th>
                        {beside}
                        <th scope="col">{policies::source(lang)}</th>
                    </tr></thead>
                    <tbody>{used.iter().map(row).collect_view()}</tbody>
                </table>
            </details>
        }
        .into_any()
    })
}
