//! One's own assessments: what was found, and whether it may stand in one's file.

use crate::components::assessment_facts;
use crate::forms::work_assessment as to;
use crate::text::{Lang, work_assessment as words};
use domain::ports::{AssessmentLine, PersonAssessments};
use leptos::prelude::*;

/// The part of one's own page; nothing where nobody ever asked.
pub fn part(own: &PersonAssessments, lang: Lang) -> Option<AnyView> {
    if own.lines.is_empty() {
        return None;
    }
    let lines = own.lines.iter().map(|one| line(one, lang)).collect_view();
    Some(
        view! {
            <section id="assessments">
                <h2>{words::own_title(lang)}</h2>
                <ul class="cards">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

fn line(one: &AssessmentLine, lang: Lang) -> AnyView {
    let assessment = &one.assessment;
    let asking = one.may_settle.then(|| {
        view! {
            <form class="form" method="post" action=to::own_settle_path(assessment.id)>
                <p>{words::own_ask(lang)}</p>
                <input type="hidden" name="version" value=assessment.version.to_string()/>
                <p class="row">
                    <button class="button act" name="agreed" value="true">{words::own_yes(lang)}</button>
                    <button class="button" name="agreed" value="false">{words::own_no(lang)}</button>
                </p>
            </form>
        }
    });
    view! { <li class="card">{assessment_facts(assessment, lang)} {asking}</li> }.into_any()
}
