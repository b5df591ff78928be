//! Parts of the file of a firm that the firm itself and offices share: facts, contacts, figures of the staff with what the
//! rules say.

use crate::asked::flash;
use crate::components::{ProblemOf, described};
use crate::forms::case::firm_part;
use crate::text::{Lang, figures, listing as words};
use chrono::{Datelike, NaiveDate};
use domain::employer_fact::{ContactKind, EmployerContact, EmployerFact, FirmSize};
use domain::ids::EmployerId;
use domain::policy::Evaluated;
use domain::ports::StaffRules;
use leptos::prelude::*;

/// Whose file it is, and who looks: `None` is the firm itself.
#[derive(Clone, Copy)]
pub struct Part {
    /// The employer, for offices.
    pub of: Option<EmployerId>,
    /// The day.
    pub today: NaiveDate,
}

impl Part {
    const fn is_office(self) -> bool {
        self.of.is_some()
    }
}

/// A field whose problem stands beside it only in the part it was sent from.
fn input(
    (part, name): (&'static str, &'static str),
    label: &'static str,
    kind: &'static str,
    known: String,
) -> AnyView {
    let here = flash().typed("part") == part;
    let id = format!("{part}-{name}");
    let wrong = described(name).filter(|_| here);
    let value = if here { flash().typed(name) } else { known };
    view! {
        <label for=id.clone()>{label}</label>
        {here.then(|| view! { <ProblemOf field=name/> })}
        <input id=id name=name type=kind autocomplete="off" value=value autofocus=wrong.is_some() aria-describedby=wrong/>
    }
    .into_any()
}

/// What is known of the firm.
pub fn facts(fact: Option<&EmployerFact>, part: Part, lang: Lang) -> AnyView {
    let size = fact.and_then(|fact| fact.size);
    let sizes = FirmSize::ALL
        .iter()
        .map(|one| {
            let selected = size == Some(*one);
            view! { <option value=one.code() selected=selected>{words::size_of(*one, lang)}</option> }
        })
        .collect_view();
    let yuan = |fen: Option<domain::values::Fen>| fen.map(|fen| fen.to_string()).unwrap_or_default();
    let deposits = part.is_office().then(|| {
        view! {
            {input(("facts", "deposit_due"), words::deposit_due(lang), "text", yuan(fact.and_then(|fact| fact.deposit_due)))}
            {input(("facts", "deposit_paid"), words::deposit_paid(lang), "text", yuan(fact.and_then(|fact| fact.deposit_paid)))}
        }
    });
    let founded = fact.and_then(|fact| fact.founded).map(|day| day.to_string());
    view! {
        <section id="facts">
            <h2>{words::facts(lang)}</h2>
            <form class="form" method="post" action=firm_part(part.of, "facts")>
                <input type="hidden" name="part" value="facts"/>
                <input type="hidden" name="seen" value=fact.map(|fact| fact.version.to_string())/>
                {input(("facts", "legal_rep"), words::legal_rep(lang), "text",
                    fact.map(|fact| fact.legal_rep.clone()).unwrap_or_default())}
                <label for="facts-size">{words::size(lang)}</label>
                <select id="facts-size" name="size"><option value="">{words::not_said(lang)}</option>{sizes}</select>
                {input(("facts", "founded"), words::founded(lang), "date", founded.unwrap_or_default())}
                {deposits}
                <button class="button act">{words::save(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Whom offices talk to.
pub fn contacts(contacts: &[EmployerContact], part: Part, lang: Lang) -> AnyView {
    let lines = contacts
        .iter()
        .map(|one| {
            let phone = one.phone.as_ref().to_owned();
            view! {
                <li class="row">
                    <span>{words::contact_of(one.kind, lang)} " · " {one.name.clone()} " "
                        <a href=format!("tel:{phone}")>{phone.clone()}</a></span>
                    <form method="post" action=firm_part(part.of, "contacts/remove")>
                        <input type="hidden" name="contact" value=one.id.to_string()/>
                        <button class="button">{words::contact_remove(lang)}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    let kinds = ContactKind::ALL
        .iter()
        .map(|one| view! { <option value=one.code()>{words::contact_of(*one, lang)}</option> })
        .collect_view();
    let open = flash().typed("part") == "contacts";
    view! {
        <section id="contacts">
            <h2>{words::contacts(lang)}</h2>
            <ul class="plain">{lines}</ul>
            <details open=open>
                <summary class="button">{words::contact_add(lang)}</summary>
                <form class="form" method="post" action=firm_part(part.of, "contacts")>
                    <input type="hidden" name="part" value="contacts"/>
                    <label for="contact-kind">{words::contact_kind(lang)}</label>
                    <select id="contact-kind" name="kind">{kinds}</select>
                    {input(("contacts", "name"), words::contact_name(lang), "text", String::new())}
                    {input(("contacts", "phone"), words::contact_phone(lang), "tel", String::new())}
                    <button class="button act">{words::contact_add(lang)}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// Figures of the staff: what was declared, what the rules say of it, and declaring more.
pub fn staff(all: &[StaffRules], part: Part, lang: Lang) -> AnyView {
    let cards = all.iter().map(|one| card(one, part, lang)).collect_view();
    let none = all
        .is_empty()
        .then(|| view! { <p class="notice">{words::staff_none(lang)}</p> });
    let open = flash().typed("part") == "staff" && flash().typed("version").is_empty();
    view! {
        <section id="staff">
            <h2>{words::staff(lang)}</h2>
            <p>{words::staff_do(lang)}</p>
            {none}
            {cards}
            <details open=open>
                <summary class="button">{words::staff_declare(lang)}</summary>
                {declaring(None, part, lang)}
            </details>
        </section>
    }
    .into_any()
}

fn card(one: &StaffRules, part: Part, lang: Lang) -> AnyView {
    let figures_of = &one.figures;
    let count = figures_of.count;
    let state = if figures_of.confirmed.is_some() {
        words::staff_confirmed(lang)
    } else {
        words::staff_waiting(lang)
    };
    let may_change = part.is_office() || figures_of.confirmed.is_none();
    let name = if part.is_office() {
        words::staff_confirm(lang)
    } else {
        words::staff_declare(lang)
    };
    let change = may_change.then(|| {
        view! { <details><summary>{name}</summary>{declaring(Some(one), part, lang)}</details> }
    });
    view! {
        <article class="card">
            <h3>{figures_of.year} " · " {words::staff_as_of(lang)} " " {figures::full_day(figures_of.as_of, lang)} " "
                <span class="mark">{state}</span></h3>
            <dl class="facts small">
                <dt>{words::staff_total(lang)}</dt><dd>{count.total}</dd>
                <dt>{words::staff_disabled(lang)}</dt><dd>{count.disabled}</dd>
                <dt>{words::staff_severe(lang)}</dt><dd>{count.severe}</dd>
                <dt>{words::staff_dispatched(lang)}</dt><dd>{count.dispatched}</dd>
            </dl>
            <ul>
                <li>{format!("{}: {}", words::r10(lang), said(one.exempt.as_ref(), lang))}</li>
                <li>{format!("{}: {}", words::r11(lang), levy(one.quota.as_ref(), lang))}</li>
                <li>{format!("{}: {}", words::r77(lang), said(one.dispatch.as_ref(), lang))}</li>
            </ul>
            {change}
        </article>
    }
    .into_any()
}

/// What a rule says, and by the figures of which day.
fn said(found: Option<&Evaluated>, lang: Lang) -> String {
    let Some(found) = found else {
        return words::unsaid(lang).to_owned();
    };
    let answer = match found.text.as_str() {
        "yes" => words::yes(lang).to_owned(),
        "no" => words::no(lang).to_owned(),
        other => other.to_owned(),
    };
    by_version(&answer, found, lang)
}

fn levy(found: Option<&Evaluated>, lang: Lang) -> String {
    let Some(found) = found else {
        return words::unsaid(lang).to_owned();
    };
    let answer = match found.text.as_str() {
        "reward" => words::over_quota(lang).to_owned(),
        amount => format!("{} {amount}", words::levy(lang)),
    };
    by_version(&answer, found, lang)
}

fn by_version(answer: &str, found: &Evaluated, lang: Lang) -> String {
    let on = figures::full_day(found.version.on, lang);
    format!("{answer} ({} {} {on})", words::version(lang), found.rule)
}

fn declaring(known: Option<&StaffRules>, part: Part, lang: Lang) -> AnyView {
    let key = known.map(|one| one.figures.as_of.to_string()).unwrap_or_default();
    let here = flash().typed("part") == "staff" && flash().typed("key") == key;
    let field = |name: &'static str, label: &'static str, kind: &'static str, usual: String| {
        let id = format!("staff-{name}-{key}");
        let wrong = described(name).filter(|_| here);
        let value = if here { flash().typed(name) } else { usual };
        view! {
            <label for=id.clone()>{label}</label>
            {here.then(|| view! { <ProblemOf field=name/> })}
            <input id=id name=name type=kind autocomplete="off" value=value aria-describedby=wrong/>
        }
        .into_any()
    };
    let count = known.map(|one| one.figures.count);
    let number = |of: fn(domain::employer_staff::StaffCount) -> u32| {
        count.map(|count| of(count).to_string()).unwrap_or_default()
    };
    let (year, as_of, version) = if let Some(one) = known {
        (
            one.figures.year.to_string(),
            one.figures.as_of.to_string(),
            one.figures.version.to_string(),
        )
    } else {
        let last = part.today.with_ordinal(1).and_then(|day| day.pred_opt());
        let last = last.unwrap_or(part.today);
        (part.today.year().to_string(), last.to_string(), String::new())
    };
    let name = match (known.is_some(), part.is_office()) {
        (true, true) => words::staff_confirm(lang),
        _ => words::staff_declare(lang),
    };
    view! {
        <form class="form" method="post" action=firm_part(part.of, "staff")>
            <input type="hidden" name="part" value="staff"/>
            <input type="hidden" name="key" value=key.clone()/>
            <input type="hidden" name="version" value=version/>
            {field("year", words::staff_year(lang), "number", year)}
            {field("as_of", words::staff_as_of(lang), "date", as_of)}
            {field("staff_total", words::staff_total(lang), "number", number(|count| count.total))}
            {field("staff_disabled", words::staff_disabled(lang), "number", number(|count| count.disabled))}
            {field("staff_disabled_severe", words::staff_severe(lang), "number", number(|count| count.severe))}
            {field("staff_dispatched", words::staff_dispatched(lang), "number", number(|count| count.dispatched))}
            <button class="button act">{name}</button>
        </form>
    }
    .into_any()
}
