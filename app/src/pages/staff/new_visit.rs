//! The form of a visit: group after group, big choices before typing; complete without scripts.

use super::field_input::field_with;
use super::person::within;
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, ProblemOf, described, staff_page};
use crate::forms::visit as to;
use crate::islands::SignaturePad;
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, codes, common, file, visit as words};
use domain::ids::{PersonId, VisitId};
use domain::lead::DeclineReason;
use domain::person_field::{COMMA, FieldGroup};
use domain::ports::{FieldValue, LeadView, VisitForm};
use domain::visit::{
    Barrier, Benefit, Confirmation, Discovery, NeedKind, Outcome, OutcomeKind, Visit, visit_groups,
};
use leptos::prelude::*;

/// `/staff/people/{id}/visits/new?draft=`.
#[component]
pub fn NewVisit() -> impl IntoView {
    let (id, draft) = (path_part::<PersonId>("id"), query_value::<VisitId>("draft"));
    when(
        move |Asker { ports, actor, .. }| async move {
            let mut form = ports.visits.visit_form(&actor, id?, draft).await?;
            form.path = within(&actor, form.path)?;
            Ok(form)
        },
        |form| show(&form),
    )
}

/// What stands in the form: what was typed before a mistake, else the draft, else nothing.
struct Filled<'a> {
    draft: Option<&'a Visit>,
}

impl Filled<'_> {
    fn text(&self, name: &str, of_draft: impl FnOnce(&Visit) -> String) -> String {
        match flash().all_typed(name) {
            Some(typed) => typed,
            None => self.draft.map(of_draft).unwrap_or_default(),
        }
    }

    fn has(&self, name: &str, code: &str, of_draft: impl FnOnce(&Visit) -> bool) -> bool {
        match flash().all_typed(name) {
            Some(typed) => typed.split(COMMA).any(|one| one == code),
            None => self.draft.is_some_and(of_draft),
        }
    }
}

fn show(form: &VisitForm) -> AnyView {
    let (lang, flash) = (lang(), flash());
    let Some(person) = form.form.id else {
        return ().into_any();
    };
    let title = format!("{} · {}", words::new_visit(lang), form.form.name);
    let filled = Filled {
        draft: form.draft.as_ref(),
    };
    let id = flash.all_typed("visit").unwrap_or_else(|| form.id.to_string());
    let version = flash
        .all_typed("version")
        .unwrap_or_else(|| revision(form).to_string());
    let day = form.draft.as_ref().map_or(form.today, Visit::on).to_string();
    let day = flash.all_typed("visited_on").unwrap_or(day);
    let dropping = form
        .draft
        .as_ref()
        .map(|_| view! { <button class="button" name="do" value="drop" formnovalidate>{words::drop_draft(lang)}</button> });
    staff_page(
        title.clone(),
        view! {
            <AreaPath path=form.path.clone() lang href=|step| routes::people(step.code)/>
            <h1>{title} " " <small>{form.no.clone()}</small></h1>
            <p class="notice">{words::polite(lang)}</p>
            {warnings(form, &filled, lang)}
            <form class="form" method="post" enctype="multipart/form-data" action=to::new_visit_path(person)>
                <input type="hidden" name="visit" value=id/>
                <input type="hidden" name="version" value=version/>
                <label for="visited_on">{words::visited_on(lang)}</label>
                <ProblemOf field="visited_on"/>
                <input id="visited_on" name="visited_on" type="date" value=day max=form.today.to_string()
                    aria-describedby=described("visited_on")/>
                {outcome(&filled, lang)}
                {burden_reason(form, &filled, lang)}
                {groups(form, lang)}
                {income(&filled, lang)}
                {checks(("barriers", words::group_barriers(lang)), Barrier::ALL, (Barrier::code, words::barrier),
                    |one| filled.has("barriers", one.code(), |draft| draft.answers.barriers.contains(&one)), lang)}
                {checks(("benefits", words::group_benefits(lang)), Benefit::ALL, (Benefit::code, words::benefit),
                    |one| filled.has("benefits", one.code(), |draft| draft.answers.benefits.contains(&one)), lang)}
                {leads(&form.leads, &filled, lang)}
                {training(&filled, lang)}
                {checks(("discoveries", words::group_discoveries(lang)), Discovery::ALL, (Discovery::code, words::discovery),
                    |one| filled.has("discoveries", one.code(), |draft| draft.answers.discoveries.contains(&one)), lang)}
                {needs(&filled, lang)}
                {note(&filled, lang)}
                {confirmation(&filled, lang)}
                {photo(&filled, lang)}
                {place(&filled, lang)}
                <button class="button act" name="do" value="keep">{words::keep(lang)}</button>
                <button class="button" name="do" value="draft" formnovalidate>{words::keep_draft(lang)}</button>
                {dropping}
            </form>
        },
    )
}

fn warnings(form: &VisitForm, filled: &Filled<'_>, lang: Lang) -> AnyView {
    let muted = form.muted.map(
        |why| view! { <p class="notice">{words::is_muted(lang)} " " {words::mute_reason(why, lang)}</p> },
    );
    let is_draft = filled.draft.is_some();
    let burden = form.burden.filter(|_| !is_draft).map(|count| {
        view! { <p class="notice">{words::been_there(count, lang)} " " {words::too_often(lang)}</p> }
    });
    view! { {muted} {burden} }.into_any()
}

/// Asked only of a household that was visited often.
fn burden_reason(form: &VisitForm, filled: &Filled<'_>, lang: Lang) -> Option<AnyView> {
    let asked = form.burden.is_some() || described("why_again").is_some();
    let text = filled.text("why_again", |draft| draft.answers.why_again.clone());
    asked.then(|| {
        view! {
            <label for="why_again">{words::why_again(lang)}</label>
            <ProblemOf field="why_again"/>
            <input id="why_again" name="why_again" maxlength="120" value=text aria-describedby=described("why_again")/>
        }
        .into_any()
    })
}

fn outcome(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let of = |draft: &Visit| draft.outcome.kind();
    let kinds = [OutcomeKind::Done, OutcomeKind::NotHome, OutcomeKind::Refused];
    let nothing_chosen = filled.text("outcome", |_| String::new()).is_empty();
    let radios = kinds
        .map(|kind| {
            let checked = filled.has("outcome", kind.code(), |draft| of(draft) == kind)
                || nothing_chosen && kind == OutcomeKind::Done;
            view! {
                <label class="check"><input type="radio" name="outcome" value=kind.code() checked=checked/>
                    {words::outcome(kind, lang)}</label>
            }
        })
        .collect_view();
    let again = |draft: &Visit| {
        draft
            .outcome
            .again_on()
            .map(|day| day.to_string())
            .unwrap_or_default()
    };
    let day = |name: &'static str, label: &'static str| {
        let value = filled.text(name, again);
        view! {
            <label for=name>{label}</label>
            <ProblemOf field=name/>
            <input id=name name=name type="date" value=value aria-describedby=described(name)/>
        }
    };
    let reason = filled.text("reason", |draft| match &draft.outcome {
        Outcome::Refused { reason } => reason.clone(),
        _ => String::new(),
    });
    view! {
        <fieldset><legend>{words::how_ended(lang)}</legend><ProblemOf field="outcome"/>{radios}</fieldset>
        {day("next_on", words::next_on(lang))}
        {day("retry_on", words::retry_on(lang))}
        <label for="reason">{words::refused_why(lang)}</label>
        <ProblemOf field="reason"/>
        <input id="reason" name="reason" maxlength="120" value=reason/>
    }
    .into_any()
}

/// Status, body, skills and wishes: what stands in the file, to be made right.
fn groups(form: &VisitForm, lang: Lang) -> AnyView {
    visit_groups()
        .map(|group| {
            let fields = form
                .form
                .fields
                .iter()
                .filter(|value| group.fields().contains(&value.field))
                .map(|value| field_with(value, of_draft(value, form), &form.form, lang))
                .collect_view();
            view! { <details class="filters" open=group == FieldGroup::Work><summary>{file::group(group, lang)}</summary>{fields}</details> }
        })
        .collect_view()
        .into_any()
}

/// What a draft says of a field: what stood there then, and what it says.
fn of_draft<'a>(value: &FieldValue, form: &'a VisitForm) -> Option<(&'a str, &'a str)> {
    let mut edits = form.draft.iter().flat_map(|draft| &draft.edits);
    let said = edits.find(|edit| edit.field == value.field)?;
    Some((&said.was, &said.now))
}

/// The revision the form is filled in upon: that of a draft, as long as it says something of the file.
fn revision(form: &VisitForm) -> u32 {
    let edits = form.draft.iter().flat_map(|draft| &draft.edits);
    edits.map(|edit| edit.base).min().unwrap_or(form.form.version)
}

fn income(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let value = filled.text("income", |draft| {
        let income = draft.answers.income;
        income.map(|fen| fen.whole_yuan().to_string()).unwrap_or_default()
    });
    view! {
        <fieldset>
            <legend>{words::group_income(lang)}</legend>
            <label for="income">{words::income(lang)}</label>
            <ProblemOf field="income"/>
            <input id="income" name="income" inputmode="numeric" maxlength="8" value=value aria-describedby=described("income")/>
        </fieldset>
    }
    .into_any()
}

/// The code and the words of something to choose.
type Named<T> = (fn(T) -> &'static str, fn(T, Lang) -> &'static str);

fn checks<T: Copy + 'static>(
    (name, title): (&'static str, &'static str),
    all: &'static [T],
    (code, word): Named<T>,
    chosen: impl Fn(T) -> bool,
    lang: Lang,
) -> AnyView {
    let boxes = all
        .iter()
        .map(|one| {
            let checked = chosen(*one);
            view! {
                <label class="check"><input type="checkbox" name=name value=code(*one) checked=checked/>
                    {word(*one, lang)}</label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{title}</legend><ProblemOf field=name/>{boxes}</fieldset> }.into_any()
}

fn leads(leads: &[LeadView], filled: &Filled<'_>, lang: Lang) -> AnyView {
    let lines = leads
        .iter()
        .map(|lead| one_lead(lead, filled, lang))
        .collect_view();
    let none = leads
        .is_empty()
        .then(|| view! { <p class="quiet">{words::leads_none(lang)}</p> });
    view! { <fieldset><legend>{words::group_leads(lang)}</legend><ProblemOf field="leads"/>{none}{lines}</fieldset> }
        .into_any()
}

fn one_lead(lead: &LeadView, filled: &Filled<'_>, lang: Lang) -> AnyView {
    let id = lead.id.to_string();
    let told = filled.has("lead", &id, |draft| {
        draft.answers.leads.iter().any(|told| told.lead == lead.id)
    });
    let name = to::lead_name(lead.id);
    let said = filled.text(&name, |_| String::new());
    let answers = [
        (
            "interested",
            codes::answer(domain::lead::Answer::Interested, lang),
        ),
        ("call_me", codes::answer(domain::lead::Answer::CallMe, lang)),
    ];
    let declines = DeclineReason::ALL.iter().map(|reason| {
        let answer = domain::lead::Answer::Declined(*reason);
        (reason.code(), codes::answer(answer, lang))
    });
    let options = answers
        .into_iter()
        .chain(declines)
        .map(|(code, word)| {
            let selected = said == code;
            view! { <option value=code selected=selected>{word}</option> }
        })
        .collect_view();
    let title = format!("{} · {} · {}", lead.title, lead.employer, lead.place);
    view! {
        <div class="card">
            <p><b>{title}</b></p>
            <label class="check"><input type="checkbox" name="lead" value=id checked=told/> {words::lead_told(lang)}</label>
            <label for=name.clone()>{words::lead_says(lang)}</label>
            <select id=name.clone() name=name><option value="">{words::said_nothing(lang)}</option>{options}</select>
        </div>
    }
    .into_any()
}

fn training(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let text = filled.text("training", |draft| {
        let topics: Vec<&str> = draft
            .answers
            .training
            .iter()
            .map(|wish| wish.topic.as_str())
            .collect();
        topics.join("\n")
    });
    view! {
        <label for="training">{words::group_training(lang)}</label>
        <ProblemOf field="training"/>
        <textarea id="training" name="training" rows="3" maxlength="600">{text}</textarea>
        <span class="quiet">{words::training_hint(lang)}</span>
    }
    .into_any()
}

fn needs(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let lines = NeedKind::ALL
        .iter()
        .map(|kind| {
            let of_kind = |draft: &Visit| draft.answers.needs.iter().find(|need| need.kind == *kind).cloned();
            let checked = filled.has("needs", kind.code(), |draft| of_kind(draft).is_some());
            let name = to::need_name(*kind);
            let note = filled.text(&name, |draft| of_kind(draft).map(|need| need.note).unwrap_or_default());
            let label = format!("{} · {}", words::need(*kind, lang), words::need_note(lang));
            view! {
                <label class="check"><input type="checkbox" name="needs" value=kind.code() checked=checked/>
                    {words::need(*kind, lang)}</label>
                <input name=name aria-label=label placeholder=words::need_note(lang) maxlength="120" value=note/>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{words::group_needs(lang)}</legend><ProblemOf field="needs"/>{lines}</fieldset> }.into_any()
}

fn note(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let text = filled.text("note", |draft| draft.answers.note.clone());
    view! {
        <label for="note">{words::note(lang)}</label>
        <ProblemOf field="note"/>
        <textarea id="note" name="note" rows="3" maxlength="500">{text}</textarea>
    }
    .into_any()
}

fn confirmation(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let of = |draft: &Visit| match &draft.confirmation {
        None => "",
        Some(Confirmation::Signature { .. }) => "signature",
        Some(Confirmation::ThumbPrint { .. }) => "thumb_print",
        Some(Confirmation::Witness { .. }) => "witness",
    };
    let chosen = filled.text("confirmation", |draft| of(draft).to_owned());
    let radios = [
        ("", words::confirm_none(lang)),
        ("signature", words::confirm_signature(lang)),
        ("thumb_print", words::confirm_thumb(lang)),
        ("witness", words::confirm_witness(lang)),
    ]
    .map(|(code, name)| {
        let checked = chosen == code;
        view! { <label class="check"><input type="radio" name="confirmation" value=code checked=checked/> {name}</label> }
    })
    .collect_view();
    let witness = filled.text("witness", |draft| match &draft.confirmation {
        Some(Confirmation::Witness { name }) => name.clone(),
        _ => String::new(),
    });
    view! {
        <fieldset>
            <legend>{words::group_confirm(lang)}</legend>
            <ProblemOf field="confirmation"/>
            <p class="quiet">{words::confirm_hint(lang)}</p>
            {radios}
            <label for="witness">{words::witness_name(lang)} {common::colon(lang)}</label>
            <ProblemOf field="witness"/>
            <input id="witness" name="witness" maxlength="60" value=witness autocomplete="off" aria-describedby=described("witness")/>
            <p class="quiet">{words::on_paper(lang)}</p>
            <ProblemOf field="drawn"/>
            <SignaturePad label=words::drawn(lang).to_owned() again=words::draw_again(lang).to_owned()/>
        </fieldset>
    }
    .into_any()
}

/// One photo, if the person agrees. With scripts it is made small before it is sent.
fn photo(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let agreed = filled.has("photo_agreed", "yes", |_| false);
    view! {
        <fieldset>
            <legend>{words::photo(lang)}</legend>
            <p class="quiet">{words::photo_note(lang)}</p>
            <label class="check"><input type="checkbox" name="photo_agreed" value="yes" checked=agreed/>
                {words::photo_agreed(lang)}</label>
            <label for="photo">{words::photo_take(lang)}</label>
            <input id="photo" name="photo" type="file" accept="image/*" capture="environment"/>
        </fieldset>
    }
    .into_any()
}

/// About where, when a visitor asks for it. Without scripts nothing asks the device, and the part stays hidden.
fn place(filled: &Filled<'_>, lang: Lang) -> AnyView {
    let kept = filled.text("point", |draft| {
        let point = draft.point;
        point
            .map(|point| format!("{},{}", point.lon, point.lat))
            .unwrap_or_default()
    });
    view! {
        <fieldset hidden id="place" data-do=words::place_do(lang) data-undo=words::place_undo(lang)
            data-kept=words::place_kept(lang) data-none=words::place_none(lang)>
            <legend>{words::place(lang)}</legend>
            <p class="quiet">{words::place_note(lang)}</p>
            <input type="hidden" name="point" value=kept/>
            <button type="button" class="button">{words::place_do(lang)}</button>
            <p role="status"></p>
        </fieldset>
    }
    .into_any()
}
