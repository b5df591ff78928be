//! A merge that stands: what undoing it gives back, what cannot be taken apart, and why it cannot be undone.

use super::person::within;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, staff_page};
use crate::pages::path_part;
use crate::text::{Lang, common, figures, file, merge as words};
use crate::{forms, routes};
use domain::clock::SHANGHAI;
use domain::ids::MergeId;
use domain::ports::{ComesOver, MergeLine, MergeView};
use leptos::prelude::*;

/// `/staff/merges/{id}`.
#[component]
pub fn MergeUndo() -> impl IntoView {
    let id = path_part::<MergeId>("id");
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut view = ports.merges.merge_view(&actor, id?).await?;
            view.path = within(&actor, view.path)?;
            Ok(view)
        },
        |view| show(&view),
    )
}

fn show(merge: &MergeView) -> AnyView {
    let lang = lang();
    let (kept, name, no) = &merge.kept;
    let file = routes::person_tab(*kept, "file");
    let same_name = *name == merge.gone_name;
    let went = (!same_name).then(|| view! { " · " {merge.gone_name.clone()} });
    let deed = match merge.stuck {
        Some(stuck) => view! {
            <p class="notice"><b>{words::cannot(lang)}</b> " " {words::stuck(stuck, lang)}</p>
        }
        .into_any(),
        None => view! {
            {back(merge, lang)}
            {stay(merge, lang)}
            <form class="row" method="post" action=forms::undo_merge_path(merge.line.id)>
                <button class="button act">{words::do_undo(lang)}</button>
            </form>
        }
        .into_any(),
    };
    staff_page(
        words::undo_title(lang),
        view! {
            <AreaPath path=merge.path.clone() lang href=|step| routes::people(step.code)/>
            <h1>{words::undo_title(lang)}</h1>
            <div class="card">
                <p><b><a href=file.clone()>{name.clone()}</a></b> " " <small>{no.clone()}</small></p>
                <p>{line(&merge.line, lang)} {went}</p>
            </div>
            <p>{words::undo_lead(lang)}</p>
            {deed}
            <p><a class="button" href=file>{file::cancel(lang)}</a></p>
        },
    )
}

/// "与 P000123 合并 · 2026年6月30日 10:12 · liu".
pub fn line(merge: &MergeLine, lang: Lang) -> String {
    let at = merge.at.with_timezone(&SHANGHAI);
    format!(
        "{} · {} {} · {}",
        words::merged_with(&merge.gone_no, lang),
        figures::full_day(at.date_naive(), lang),
        at.format("%H:%M"),
        file::author(&merge.by, lang)
    )
}

fn back(merge: &MergeView, lang: Lang) -> AnyView {
    let parked = merge.back.parked;
    let mut lines = words::over(
        &ComesOver {
            parked: 0,
            ..merge.back
        },
        lang,
    );
    if parked > 0 {
        lines.push(words::unparked(parked, lang));
    }
    lines.push(words::care_back(lang).to_owned());
    let lines = lines
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    view! { <h2>{words::back_title(lang)}</h2> <ul>{lines}</ul> }.into_any()
}

fn stay(merge: &MergeView, lang: Lang) -> AnyView {
    let mut lines = Vec::new();
    if !merge.fields_stay.is_empty() {
        let names: Vec<&str> = merge
            .fields_stay
            .iter()
            .map(|one| file::field(*one, lang))
            .collect();
        let names = common::list(&names, lang);
        lines.push(format!(
            "{}{}{names}",
            words::fields_stay(lang),
            common::colon(lang)
        ));
    }
    if merge.leads_stay > 0 {
        lines.push(words::leads_stay(merge.leads_stay, lang));
    }
    if merge.recognitions_stay > 0 {
        lines.push(words::recognitions_stay(merge.recognitions_stay, lang));
    }
    if lines.is_empty() {
        return view! { <p>{words::stay_none(lang)}</p> }.into_any();
    }
    let lines = lines
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    view! { <h2>{words::stay_title(lang)}</h2> <ul>{lines}</ul> }.into_any()
}
