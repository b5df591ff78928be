//! A gate of a fair on a volunteer's phone: the forms work by themselves; with scripts they are taken by the island, with or without
//! a net. Nobody's full name stands here.

use crate::asked::{Asker, lang, qr_of};
use crate::components::public_page;
use crate::forms::gate as to;
use crate::islands::{GateWork, PrintButton};
use crate::pages::{path_part, query_value, when};
use crate::text::{Lang, common, figures, gate as words};
use domain::check_in::NAME_MAX;
use domain::ids::{AttendanceId, CheckInId};
use domain::ports::{GateSlip as Slip, GateView, LastScan};
use leptos::prelude::*;

/// `/gate/{secret}?last=`.
#[component]
pub fn Gate() -> impl IntoView {
    let (secret, last) = (path_part::<String>("code"), query_value::<CheckInId>("last"));
    let known = secret.clone().unwrap_or_default();
    when(
        move |Asker { ports, actor, .. }| async move { ports.check_ins.gate(&actor, &secret?, last).await },
        move |gate| show(&gate, &known),
    )
}

fn show(gate: &GateView, secret: &str) -> AnyView {
    let lang = lang();
    let name = format!("{} {}", words::gate_no(gate.number, lang), gate.name);
    let hours = format!(
        "{} – {}",
        figures::moment(gate.opens_at, lang),
        figures::moment(gate.closes_at, lang)
    );
    let shut = gate
        .shut
        .map(|shut| view! { <p class="notice">{words::shut(shut, lang)}</p> });
    let counts = format!(
        "{} {} · {} {}",
        words::inside(lang),
        gate.inside,
        words::by_this_gate(lang),
        gate.here
    );
    public_page(
        name.clone(),
        None,
        view! {
            <h1>{name}</h1>
            <p>{gate.title.clone()} " · " {hours}</p>
            {shut}
            <GateWork lang secret=secret.to_owned() counts/>
            {gate.last.as_ref().map(|last| said(last, secret, lang))}
            {form(gate, secret, "code", view! {
                <label for="code">{words::scan(lang)}</label>
                <input id="code" name="code" class="code" data-scan="" autocomplete="off" autocapitalize="off" autofocus=true required=true
                    enterkeyhint="go"/>
                <p class="hint">{words::scan_do(lang)}</p>
            }.into_any(), lang)}
            <h2>{words::search(lang)}</h2>
            {others(gate, secret, lang)}
            <p class="quiet">{words::no_names(lang)}</p>
        },
    )
}

/// What came of the last scan of this page, and taking it back.
fn said(last: &LastScan, secret: &str, lang: Lang) -> AnyView {
    let said = words::said(&last.answer, lang);
    let undo = last.undo.map(|id| {
        view! {
            <form method="post" action=format!("{}/undo", to::gate_path(secret))>
                <input type="hidden" name="attendance" value=id.to_string()/>
                <button class="button">{words::undo(lang)}</button>
            </form>
        }
    });
    let slip = last.answer.visitor().map(|id| {
        view! { <p><a class="button" href=to::gate_slip_path(secret, id)>{words::slip(lang)}</a></p> }
    });
    view! {
        <div id="said" class=said.class role="status"><p><b>{said.word}</b> " " {said.more}</p> {slip} {undo}</div>
    }
    .into_any()
}

/// `/gate/{secret}/slip/{id}`.
#[component]
pub fn GateSlip() -> impl IntoView {
    let (secret, id) = (path_part::<String>("code"), path_part::<AttendanceId>("id"));
    let known = secret.clone().unwrap_or_default();
    when(
        move |Asker { ports, actor, .. }| async move { ports.check_ins.gate_slip(&actor, &secret?, id?).await },
        move |slip| paper(&slip, &known),
    )
}

/// What goes into the hands of who came without a code: the number, and a code for stands to scan.
fn paper(slip: &Slip, secret: &str) -> AnyView {
    let lang = lang();
    let drawn = qr_of(&to::code_path(&slip.code));
    let qr = drawn
        .map(|svg| view! { <div class="qr" role="img" aria-label=words::slip(lang) inner_html=svg></div> });
    public_page(
        words::slip(lang),
        None,
        view! {
            <section class="slip">
                <h1>{words::visitor(slip.number, &slip.name, lang)}</h1>
                <p>{slip.title.clone()} " · " {figures::full_day(slip.held_on, lang)}</p>
                {qr}
                <p class="code">{slip.code.grouped()}</p>
                <p>{words::slip_do(lang)}</p>
                <PrintButton label=common::print(lang).to_owned()/>
            </section>
            <p class="screen-only"><a class="button act" href=to::gate_path(secret)>{words::back_to_gate(lang)}</a></p>
        },
    )
}

fn form(gate: &GateView, secret: &str, by: &'static str, fields: AnyView, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=to::gate_path(secret) data-gate=by>
            <input type="hidden" name="by" value=by/>
            <input type="hidden" name="id" value=gate.next.to_string()/>
            {fields}
            <button class="button act big">{words::check_in(lang)}</button>
        </form>
    }
    .into_any()
}

fn others(gate: &GateView, secret: &str, lang: Lang) -> AnyView {
    let tail = |id: &'static str, label: &'static str| {
        view! {
            <label for=id>{label}</label>
            <input id=id name="tail" class="code" maxlength="4" required=true autocomplete="off"/>
        }
    };
    let name = |id: &'static str, label: &'static str, required: bool| {
        view! {
            <label for=id>{label}</label>
            <input id=id name="name" maxlength=NAME_MAX.to_string() required=required autocomplete="off"/>
        }
    };
    let part = |title: &'static str, by: &'static str, fields: AnyView| {
        view! { <details><summary>{title}</summary>{form(gate, secret, by, fields, lang)}</details> }
    };
    view! {
        {part(words::by_walk_in(lang), "walk_in", walk_in(lang))}
        {part(words::by_name(lang), "name", view! {
            {name("by-name", words::name(lang), true)} {tail("by-phone", words::phone_tail(lang))}
        }.into_any())}
        {part(words::by_id(lang), "id_tail", view! {
            {tail("by-id", words::id_tail(lang))} {name("by-id-name", words::name_if(lang), false)}
        }.into_any())}
        {part(words::by_stand(lang), "stand", view! {
            <label for="stand">{words::stand_number(lang)}</label>
            <input id="stand" name="number" inputmode="numeric" required=true autocomplete="off"/>
        }.into_any())}
        {part(words::by_helper(lang), "helper", name("helper", words::name(lang), true).into_any())}
    }
    .into_any()
}

/// Under half a minute: the name is all that is needed.
fn walk_in(lang: Lang) -> AnyView {
    view! {
        <label for="walk-name">{words::name(lang)}</label>
        <input id="walk-name" name="name" maxlength=NAME_MAX.to_string() required=true autocomplete="off"/>
        <label for="walk-sex">{words::sex(lang)}</label>
        <select id="walk-sex" name="sex">
            <option value="">"—"</option>
            <option value="male">{words::male(lang)}</option>
            <option value="female">{words::female(lang)}</option>
        </select>
        <label for="walk-year">{words::birth_year(lang)}</label>
        <input id="walk-year" name="birth_year" inputmode="numeric" maxlength="4" autocomplete="off"/>
        <label for="walk-phone">{words::phone(lang)}</label>
        <input id="walk-phone" name="phone" type="tel" autocomplete="off"/>
        <label class="choice"><input type="checkbox" name="shares" value="yes"/><span>{words::shares(lang)}</span></label>
    }
    .into_any()
}
