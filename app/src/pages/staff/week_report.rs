//! The closing report of an assistance week (RP09), and the rows of its figures.

use super::week_form::{WeekForm, by_whom, framed};
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, staff_page};
use crate::forms::assistance_week as to;
use crate::islands::PrintButton;
use crate::pages::{path_part, query_value};
use crate::routes::{self, WeekPage};
use crate::text::{Lang, assistance_week as words, common, figures};
use domain::assistance_week::{ReportState, WeekFigure};
use domain::ids::WeekId;
use domain::ports::{FigureOf, FigureRow, FigureRows, StreetLine, WeekReportView};
use domain::refusal::Refusal;
use domain::rules::assistance_week::WeekStage;
use leptos::prelude::*;

const AT: WeekPage = WeekPage::Report;

/// `/staff/weeks/{id}/report`.
#[component]
pub fn WeekReport() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week_report(&actor, id?).await },
        |report| show(&report),
    )
}

fn show(report: &WeekReportView) -> AnyView {
    let lang = lang();
    let view = &report.view;
    let week = &view.week;
    let as_of = format!("{} {}", words::as_of(lang), figures::moment(view.now, lang));
    let (first, last) = week.span();
    let days = format!(
        "{} — {}",
        figures::full_day(first, lang),
        figures::full_day(last, lang)
    );
    framed(
        (week.id, &week.title),
        view.rights,
        AT,
        view! {
            <h2>{words::report(lang)} " " <small>{view.place.name.clone()} " " {days}</small></h2>
            <p>{as_of}</p>
            {stands(report, lang)}
            {table(report, lang)}
            {corrected(report, lang)}
            {streets(report, lang)}
            <p class="sign quiet">{words::preparer(lang)}</p>
            {deeds(report, lang)}
            <p class="screen-only"><PrintButton label=common::print(lang).to_owned()/></p>
            <p><a class="button" href=to::report_csv_path(week.id)>{words::as_file(lang)}</a></p>
        },
    )
}

fn stands(report: &WeekReportView, lang: Lang) -> AnyView {
    let view = &report.view;
    if view.week.reports.is_empty() {
        return view! { <p class="quiet">{words::not_sent(lang)}</p> }.into_any();
    }
    let lines = view
        .week
        .reports
        .iter()
        .rev()
        .map(|one| {
            let class = if one.state == ReportState::Returned { "mark red" } else { "mark" };
            let decided = one.decided.as_ref().map(|hand| format!(" · {}", by_whom(hand, &view.authors, lang)));
            let why = (!one.reason.is_empty()).then(|| format!(" · {}", one.reason));
            let sent = format!("{} · ", by_whom(&one.sent, &view.authors, lang));
            view! {
                <li>{sent} <span class=class>{words::report_state(one.state, lang)}</span> {decided} {why}
                    <p class="text">{format!("{}{}{}", words::next_steps(lang), common::colon(lang), one.next_steps)}</p></li>
            }
        })
        .collect_view();
    view! { <ol class="week-reports">{lines}</ol> }.into_any()
}

fn table(report: &WeekReportView, lang: Lang) -> AnyView {
    let view = &report.view;
    let sent = view
        .week
        .report()
        .filter(|one| one.state != ReportState::Returned);
    let rows = report
        .now
        .iter()
        .map(|(figure, now)| {
            let was = sent.and_then(|one| one.figures.iter().find(|(known, _)| known == figure));
            let was = was.map(|(_, count)| count.to_string());
            let opens = view.rights.sees_people || !figure.is_of_people();
            let now = if opens {
                view! { <a href=routes::week_rows(view.week.id, *figure)>{now.to_string()}</a> }.into_any()
            } else {
                now.to_string().into_any()
            };
            view! {
                <tr>
                    <th scope="row">{words::figure_of(*figure, lang)}</th>
                    {was.map(|was| view! { <td data-name=words::sent_count(lang)>{was}</td> })}
                    <td data-name=words::now_count(lang)>{now}</td>
                </tr>
            }
        })
        .collect_view();
    let head = sent.map(|_| view! { <th scope="col">{words::sent_count(lang)}</th> });
    view! {
        <table class="cardlike figures">
            <thead><tr><th scope="col">{words::figure(lang)}</th>{head}<th scope="col">{words::now_count(lang)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What has changed since it was sent.
fn corrected(report: &WeekReportView, lang: Lang) -> Option<AnyView> {
    let sent = report.view.week.report()?;
    if sent.state == ReportState::Returned {
        return None;
    }
    if report.corrections.is_empty() {
        return Some(
            view! { <p><span class="mark"><Sign icon=Icon::Tick/>{words::corrections_none(lang)}</span></p> }
                .into_any(),
        );
    }
    let lines = report
        .corrections
        .iter()
        .map(|(figure, was, is)| {
            let text = format!("{} {was} → {is}", words::figure_of(*figure, lang));
            view! { <li><span class="mark amber">{text}</span></li> }
        })
        .collect_view();
    Some(
        view! { <section id="corrections"><h3>{words::correction(lang)}</h3><ul>{lines}</ul></section> }
            .into_any(),
    )
}

/// Every figure that has a place, by street.
fn streets(report: &WeekReportView, lang: Lang) -> AnyView {
    let shown: Vec<WeekFigure> = WeekFigure::ALL
        .iter()
        .copied()
        .filter(|figure| *figure != WeekFigure::Media)
        .collect();
    let heads = shown
        .iter()
        .map(|figure| view! { <th scope="col">{words::figure_of(*figure, lang)}</th> })
        .collect_view();
    let row = |one: &StreetLine| {
        let cells = shown
            .iter()
            .map(|figure| view! { <td data-name=words::figure_of(*figure, lang)>{one.figure(*figure).to_string()}</td> })
            .collect_view();
        view! { <tr><th scope="row">{one.area.name.clone()}</th>{cells}</tr> }
    };
    let rows = report.view.board.streets.iter().map(row).collect_view();
    view! {
        <h3>{words::by_street(lang)}</h3>
        <div class="scrolls">
            <table class="cardlike figures">
                <thead><tr><th scope="col">{words::street(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Sending, and what the city says.
fn deeds(report: &WeekReportView, lang: Lang) -> AnyView {
    let view = &report.view;
    let week = &view.week;
    let state = week.report().map(|one| one.state);
    let sending = view.rights.plans && week.archived_at.is_none();
    let send = (sending && !matches!(state, Some(ReportState::Sent | ReportState::Accepted))).then(|| {
        if week.stage != WeekStage::Summarise {
            return view! { <p class="quiet screen-only">{words::send_when(lang)}</p> }.into_any();
        }
        let form = WeekForm::new(week.id, AT, "send");
        let known = week
            .report()
            .map(|one| one.next_steps.clone())
            .unwrap_or_default();
        let fields = view! {
            <p class="quiet">{words::send_do(lang)}</p>
            {form.area("next_steps", words::next_steps(lang), &known)}
        };
        form.form(fields.into_any(), words::send(lang).to_owned())
    });
    let decide = (view.rights.accepts && state == Some(ReportState::Sent)).then(|| {
        let accept = WeekForm::new(week.id, AT, "accept");
        let back = WeekForm::new(week.id, AT, "return");
        let reason = back.field("reason", words::reason(lang), "text", String::new());
        view! {
            {accept.form(().into_any(), words::accept(lang).to_owned())}
            {back.folded(words::return_it(lang).to_owned(), reason, words::return_it(lang).to_owned())}
        }
    });
    view! { <div id="send">{send} {decide}</div> }.into_any()
}

/// `/staff/weeks/{id}/rows?figure=`.
#[component]
pub fn WeekRows() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    let figure = query_value::<WeekFigure>("figure");
    when(
        move |Asker { ports, actor, .. }| async move {
            let figure = figure.ok_or(Refusal::NotFound);
            match figure {
                Ok(figure) => ports.weeks.week_rows(&actor, id?, figure).await,
                // Who may read nothing of weeks is told so before anything else.
                Err(unknown) => ports.weeks.week(&actor, id?).await.and(Err(unknown)),
            }
        },
        |rows| show_rows(&rows),
    )
}

fn show_rows(rows: &FigureRows) -> AnyView {
    let lang = lang();
    let lines = rows
        .rows
        .iter()
        .map(|row| one_row(rows, row, lang))
        .collect_view();
    let title = format!("{} · {}", words::figure_of(rows.figure, lang), words::rows(lang));
    let content = if rows.rows.is_empty() {
        view! { <p class="notice">{words::rows_none(lang)}</p> }.into_any()
    } else {
        view! {
            <table class="cardlike figures">
                <thead><tr>
                    <th scope="col">{words::what(lang)}</th>
                    <th scope="col">{words::area(lang)}</th>
                    <th scope="col">{words::on(lang)}</th>
                    <th scope="col">{words::count_head(lang)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
                <tfoot><tr class="total"><th scope="row" colspan="3">{words::total(lang)}</th><td>{rows.total.to_string()}</td></tr></tfoot>
            </table>
        }
        .into_any()
    };
    let as_of = format!("{} {}", words::as_of(lang), figures::moment(rows.as_of, lang));
    staff_page(
        title.clone(),
        view! {
            <nav class="bar"><a href=routes::week_page(rows.week.id, AT)>{rows.week.title.clone()}</a></nav>
            <h1>{title}</h1>
            <p>{as_of}</p>
            {content}
        },
    )
}

fn one_row(of: &FigureRows, row: &FigureRow, lang: Lang) -> AnyView {
    let page = if of.figure == WeekFigure::Media {
        WeekPage::Media
    } else {
        WeekPage::Places
    };
    let href = match row.of {
        FigureOf::Person(id) => routes::person(id),
        FigureOf::Vacancy(id) => routes::vacancy(id),
        FigureOf::Fair(id) => format!("/staff/fairs/{id}/results"),
        FigureOf::PublicPost(id) => format!("{}/{id}", crate::forms::public_post::POSTS),
        FigureOf::Plan(no) => format!("{}#n{no}", routes::week_page(of.week.id, page)),
    };
    let on = row.on.map(|on| figures::day(on, lang)).unwrap_or_default();
    view! {
        <tr>
            <th scope="row"><a href=href>{row.label.clone()}</a></th>
            <td data-name=words::area(lang)>{row.place.clone()}</td>
            <td data-name=words::on(lang)>{on}</td>
            <td data-name=words::count_head(lang)>{row.amount.to_string()}</td>
        </tr>
    }
    .into_any()
}
