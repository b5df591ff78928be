//! One's own data in plain words: the same parts are the page, the file to print and the file for computers.

use crate::pages::staff::person::entries::told;
use crate::text::{
    Lang, case, codes, common, figures, file, message, privacy as words, recognition, visit, work,
    work_assessment,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::SHANGHAI;
use domain::lead::Channel;
use domain::ports::{ConsentView, LeadView, MyData, MyDataSeen, RequestView};
use domain::work_assessment::{AssessmentState, Found};
use serde::Serialize;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its id on the page.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What must be known to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Name and value of each line.
    pub rows: Vec<(String, String)>,
}

/// All parts that hold something.
pub fn parts(data: &MyData, lang: Lang) -> Vec<Part> {
    let part = |id, title: &str, rows: Vec<(String, String)>| Part {
        id,
        title: title.to_owned(),
        note: None,
        rows,
    };
    let (planned, told): (Vec<_>, Vec<_>) = data.leads.iter().partition(|lead| is_planned(lead));
    let leads = |leads: Vec<&LeadView>| leads.into_iter().map(|lead| lead_row(lead, lang)).collect();
    let all = vec![
        part("file", words::file(lang), fields(data, lang)),
        part("groups", words::groups(lang), groups(data, lang)),
        part("household", words::household(lang), household(data, lang)),
        part("entries", words::entries(lang), entries(data, lang)),
        part("leads", words::leads(lang), leads(told)),
        Part {
            note: Some(words::planned_do(lang).to_owned()),
            ..part("planned", words::planned(lang), leads(planned))
        },
        part("told", message::told(lang), told_rows(data, lang)),
        part("visits", visit::own(lang), visits(data, lang)),
        part("work", work::own_title(lang), placements(data, lang)),
        part(
            "assessments",
            work_assessment::own_title(lang),
            assessments(data, lang),
        ),
        part(
            "applications",
            words::applications(lang),
            applications(data, lang),
        ),
        part(
            "consents",
            words::consents(lang),
            data.consents.iter().map(|one| consent_row(one, lang)).collect(),
        ),
        part("proxies", words::proxies(lang), proxies(data, lang)),
        part(
            "seen",
            words::seen(lang),
            data.seen.iter().map(|one| seen_row(one, lang)).collect(),
        ),
        part(
            "requests",
            words::requests(lang),
            data.requests.iter().map(|one| request_row(one, lang)).collect(),
        ),
    ];
    all.into_iter().filter(|part| !part.rows.is_empty()).collect()
}

/// Work: since when, until when, what was heard of it, and what the township looked into.
fn placements(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let day = |day| figures::full_day(day, lang);
    let began = data.placements.iter().map(|one| {
        let mut told = vec![
            work::state(&one.state, lang).to_owned(),
            work::kind(one.work.kind, lang).to_owned(),
            work::paper(one.work.contract.paper, lang).to_owned(),
        ];
        if let Some(leaving) = one.state.leaving() {
            told.push(format!("{} {}", work::until(lang), day(leaving.on)));
            told.push(work::cause(leaving.cause(), lang).to_owned());
        }
        let name = format!("{} · {}", day(one.work.started_on), one.employer_name);
        (name, told.join(" · "))
    });
    let heard = data.follow_ups.iter().map(|one| {
        let mut told = vec![work::heard(one.heard, lang).to_owned()];
        told.extend(one.wage.map(|fen| figures::money(fen, lang)));
        (
            format!("{} · {}", day(one.on), work::heard_title(lang)),
            told.join(" · "),
        )
    });
    let cases = data.cases.iter().map(|one| {
        let name = format!("{} · {}", day(one.reported_on), case::kind_of(one.kind, lang));
        let stage = case::stage_of(one.state.stage(), lang);
        (name, format!("{} · {stage}", one.no))
    });
    began.chain(heard).chain(cases).collect()
}

/// What was found that one can do at work.
fn assessments(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |(on, state, found): &(NaiveDate, AssessmentState, Found)| {
        let rows = work_assessment::rows(found, lang).into_iter();
        let rows: Vec<String> = rows.map(|(name, text)| format!("{name} {text}")).collect();
        let state = work_assessment::state_of(*state, lang);
        let name = format!("{} · {state}", figures::full_day(*on, lang));
        (name, rows.join(" · "))
    };
    data.assessments.iter().map(row).collect()
}

/// Messages and calls.
fn told_rows(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let messages = data.told.messages.iter().map(|one| {
        let state = message::state(one.state, lang);
        let text = format!("{} · {state}", codes::channel(one.channel, lang));
        (figures::moment(one.at, lang), text)
    });
    let calls = data.told.calls.iter().map(|one| {
        let outcome = if one.reached {
            message::call_reached(lang)
        } else {
            message::call_missed(lang)
        };
        let text = format!(
            "{} · {outcome} {}",
            codes::channel(Channel::Phone, lang),
            one.note
        );
        (figures::moment(one.called_at, lang), text.trim_end().to_owned())
    });
    messages.chain(calls).collect()
}

/// The parts as a document of their own, to read and print without this site.
pub fn as_html(data: &MyData, lang: Lang) -> String {
    let parts = parts(data, lang);
    let sections: String = parts.iter().map(section).collect();
    let title = format!("{} · {}", words::title(lang), data.masked_name);
    let made = format!("{} {}", words::made_on(lang), figures::full_day(data.today, lang));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <style>body{{font:18px/1.55 sans-serif;max-width:44em;margin:1em auto;padding:0 1em}}\
         table{{width:100%;border-collapse:collapse}}th,td{{text-align:left;vertical-align:top;padding:4px 8px;\
         border-bottom:1px solid #999}}th{{width:38%}}h2{{break-after:avoid}}</style></head>\n\
         <body><h1>{title}</h1><p>{made}</p>\n{sections}</body></html>\n",
        lang.tag(),
        title = escaped(&title),
    )
}

fn section(part: &Part) -> String {
    let row = |(name, value): &(String, String)| {
        [
            "<tr><th>",
            &escaped(name),
            "</th><td>",
            &escaped(value),
            "</td></tr>\n",
        ]
        .concat()
    };
    let rows: String = part.rows.iter().map(row).collect();
    let note = part
        .note
        .as_ref()
        .map(|note| format!("<p>{}</p>\n", escaped(note)));
    format!(
        "<h2>{}</h2>\n{}<table>{rows}</table>\n",
        escaped(&part.title),
        note.unwrap_or_default()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn fields(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |value: &domain::ports::FieldValue| {
        let name = file::field(value.field, lang).to_owned();
        (name, file::value(value.field, &value.text, lang))
    };
    let filled = data.fields.iter().filter(|value| !value.text.is_empty());
    filled.map(row).collect()
}

fn groups(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |period: &domain::category::CategoryPeriod| {
        let from = if period.valid_from == domain::category::CategoryPeriod::SINCE_EVER {
            file::since_ever(lang).to_owned()
        } else {
            figures::full_day(period.valid_from, lang)
        };
        let to = period.valid_to.map_or_else(
            || file::open_end(lang).to_owned(),
            |last| figures::full_day(last, lang),
        );
        let name = codes::category(period.category, lang).to_owned();
        (
            name,
            format!("{from} – {to} · {}", file::source(period.source, lang)),
        )
    };
    data.periods.iter().map(row).collect()
}

fn household(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let Some(household) = &data.household else {
        return Vec::new();
    };
    let fields = household.fields.iter().map(|(field, text)| {
        let name = file::household_field(*field, lang).to_owned();
        (name, file::history_value(field.code(), text, lang))
    });
    let members = household
        .members
        .iter()
        .map(|(name, relation)| (file::relation_of(*relation, lang).to_owned(), name.clone()));
    fields.chain(members).collect()
}

fn entries(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |kept: &domain::file_entry::KeptEntry| {
        let kind = file::entry_kind(kept.entry.kind(), lang).to_owned();
        (kind, told(&kept.entry, lang))
    };
    data.entries.iter().map(row).collect()
}

/// Chosen, and not yet told: on record all the same, and the person has a right to all of it (personal information law
/// art. 45).
fn is_planned(lead: &LeadView) -> bool {
    matches!(lead.state.as_str(), "planned" | "sent")
}

fn lead_row(lead: &LeadView, lang: Lang) -> (String, String) {
    let told = [
        Some(lead.employer.clone()),
        Some(figures::wage(&lead.wage, lang)),
        Some(codes::lead_state(&lead.state, lang)),
        lead.delivered_at.map(|at| moment(at, lang)),
        lead.answer.map(|answer| codes::answer(answer, lang).to_owned()),
    ];
    let told: Vec<String> = told
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    (lead.title.clone(), told.join(" · "))
}

fn visits(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |one: &domain::ports::OwnVisit| {
        let found = crate::pages::staff::person::visits::told(&one.answers, lang);
        let found = found
            .into_iter()
            .map(|(name, text)| format!("{name}{}{text}", common::colon(lang)));
        let told: Vec<String> = std::iter::once(visit::outcome(one.outcome, lang).to_owned())
            .chain(found)
            .chain(one.confirmed.map(|proof| codes::evidence(proof, lang).to_owned()))
            .chain(one.has_place.then(|| visit::place_own(lang).to_owned()))
            .chain(one.has_photo.then(|| visit::photo_own(lang).to_owned()))
            .collect();
        (figures::full_day(one.on, lang), told.join(" · "))
    };
    data.visits.iter().map(row).collect()
}

fn applications(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |one: &domain::ports::MyRecognition| {
        let applied = format!(
            "{} {}",
            recognition::applied_on(lang),
            figures::full_day(one.applied_on, lang)
        );
        let told = [
            Some(recognition::stage_for_person(one.stage, lang).to_owned()),
            Some(applied),
            one.reason.clone(),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        (codes::category(one.category, lang).to_owned(), told.join(" · "))
    };
    data.recognitions.iter().map(row).collect()
}

/// What holds for a purpose, how it was said and when.
pub fn consent_row(one: &ConsentView, lang: Lang) -> (String, String) {
    let told = [
        Some(words::word(one.word, lang).to_owned()),
        one.on.map(|day| figures::full_day(day, lang)),
        one.how.map(|how| words::how(how, lang).to_owned()),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (words::purpose(one.purpose, lang).to_owned(), told.join(" · "))
}

fn proxies(data: &MyData, lang: Lang) -> Vec<(String, String)> {
    let row = |proxy: &domain::ports::ProxyView| {
        let until = crate::text::staff::valid_to(&figures::full_day(proxy.valid_to, lang), lang);
        let relation = crate::text::door::relation(proxy.relation, lang);
        (
            proxy.name.clone(),
            common::clauses(&[relation.to_owned(), until], lang),
        )
    };
    data.proxies
        .iter()
        .filter(|proxy| proxy.in_force)
        .map(row)
        .collect()
}

/// When, and which office looked at what and why.
pub fn seen_row(one: &MyDataSeen, lang: Lang) -> (String, String) {
    let by = format!("{} {}", one.office, codes::reader(one.role, lang));
    let what = [
        Some(words::looked_at(one.kind, lang).to_owned()),
        one.field.map(|field| file::field(field, lang).to_owned()),
        one.reason.map(|reason| words::reason(reason, lang).to_owned()),
        (!one.note.is_empty()).then(|| one.note.clone()),
    ];
    let what: Vec<String> = what.into_iter().flatten().collect();
    (moment(one.at, lang), format!("{by} · {}", what.join(" · ")))
}

/// What was asked and what came of it.
pub fn request_row(one: &RequestView, lang: Lang) -> (String, String) {
    let field = one.line.field.map(|field| file::field(field, lang));
    let told = [
        Some(figures::full_day(one.line.asked_on, lang)),
        one.line.field.map(|field| {
            let wanted = file::value(field, &one.wanted, lang);
            format!("{} {wanted}", words::wanted(lang))
        }),
        Some(words::request_state(one.line.state, lang).to_owned()),
        one.decided_on.map(|day| words::answered_on(day, lang)),
        (!one.reason.is_empty()).then(|| one.reason.clone()),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (words::asked_for(one.line.kind, field, lang), told.join(" · "))
}

/// "2026年6月30日 14:05".
pub fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    let at = at.with_timezone(&SHANGHAI);
    format!(
        "{} {}",
        figures::full_day(at.date_naive(), lang),
        at.format("%H:%M")
    )
}
