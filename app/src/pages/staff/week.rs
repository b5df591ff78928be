//! One assistance week at a glance, from the phone: where it stands, what is late, the checklist, the streets, the days.

use super::week_form::{WeekForm, by_whom, choices, framed};
use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign};
use crate::forms::FIGURES;
use crate::pages::path_part;
use crate::routes::{self, WeekPage};
use crate::text::{Lang, assistance_week as words, figures};
use chrono::NaiveDate;
use domain::assistance_week::{ItemState, Venue, WeekFigure, WeekItem, WeekPart};
use domain::ids::WeekId;
use domain::ports::{StreetLine, WeekView};
use domain::rules::assistance_week::WeekStage;
use leptos::prelude::*;

const AT: WeekPage = WeekPage::Overview;

/// `/staff/weeks/{id}`.
#[component]
pub fn Week() -> impl IntoView {
    let id = path_part::<WeekId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.weeks.week(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(view: &WeekView) -> AnyView {
    let lang = lang();
    let week = &view.week;
    framed(
        (week.id, &week.title),
        view.rights,
        AT,
        view! {
            <p>{view.place.name.clone()} " · " {week.theme.clone()}</p>
            {stepper(view, lang)}
            {late(view, lang)}
            {blocks(view, lang)}
            {progress(view, lang)}
            {checklists(view, lang)}
            {view.rights.plans.then(|| turning(view, lang))}
            {streets(view, lang)}
            {venues(view, lang)}
            {days(view, lang)}
            {view.rights.plans.then(|| settings(view, lang))}
            {history(view, lang)}
        },
    )
}

fn stepper(view: &WeekView, lang: Lang) -> AnyView {
    let week = &view.week;
    let steps = WeekStage::ALL
        .iter()
        .map(|stage| {
            let items = week.items(*stage).count();
            let done = week.items(*stage).filter(|item| item.is_settled()).count();
            let current = (*stage == week.stage && week.archived_at.is_none()).then_some("step");
            let name = words::stage(*stage, lang);
            let sign = if *stage < week.stage || week.archived_at.is_some() { "✓ " } else { "" };
            view! {
                <li aria-current=current>{format!("{sign}{name}")} " " <small>{words::settled(done, items, lang)}</small></li>
            }
        })
        .collect_view();
    let archived = week.archived_at.map(|at| {
        let text = format!("{} {}", words::archived(lang), figures::moment(at, lang));
        view! { <p class="notice">{text}</p> }
    });
    view! { <ol class="week-steps" aria-label=words::stages(lang)>{steps}</ol> {archived} }.into_any()
}

fn late(view: &WeekView, lang: Lang) -> AnyView {
    let late = view
        .week
        .overdue(view.today)
        .map(|item| {
            let text = format!("{} · {}", title(item, lang), figures::day(item.due, lang));
            view! { <li><a href=format!("#n{}", item.no)>{text}</a></li> }
        })
        .collect_view();
    if late.is_empty() {
        return view! { <p><span class="mark"><Sign icon=Icon::Tick/>{words::overdue_none(lang)}</span></p> }
            .into_any();
    }
    view! {
        <section id="late">
            <h2><span class="mark red"><Sign icon=Icon::Warning/>{words::overdue(lang)}</span></h2>
            <ul>{late}</ul>
        </section>
    }
    .into_any()
}

/// What keeps the third stage shut, beside the checklist.
fn blocks(view: &WeekView, lang: Lang) -> Option<AnyView> {
    let points = view.week.points().count();
    match view.points {
        _ if view.week.stage >= WeekStage::Run => None,
        Ok((true, _)) => None,
        Ok((false, least)) => Some(
            view! {
                <p class="notice"><a href=routes::week_page(view.week.id, WeekPage::Places)>{words::points_of(points, least, lang)}</a></p>
            }
            .into_any(),
        ),
        Err(_) => {
            // Who plans for the county sets figures; an organiser asks there.
            let sets = view.rights.recognises.then(|| view! { <a href=FIGURES>{words::set_figure(lang)}</a> });
            Some(view! { <p class="notice">{words::points_not_set(lang)} " " {sets}</p> }.into_any())
        }
    }
}

fn progress(view: &WeekView, lang: Lang) -> AnyView {
    let id = view.week.id;
    let figures = view
        .board
        .figures
        .iter()
        .map(|(figure, count)| {
            let count = count.to_string();
            let shown = if view.rights.sees_people || !figure.is_of_people() {
                view! { <a href=routes::week_rows(id, *figure)>{count}</a> }.into_any()
            } else {
                count.into_any()
            };
            view! { <dt>{words::figure_of(*figure, lang)}</dt><dd>{shown}</dd> }
        })
        .collect_view();
    view! {
        <section id="progress">
            <h2>{words::progress(lang)}</h2>
            <dl class="facts small week-figures">{figures}</dl>
            {truth(view, lang)}
        </section>
    }
    .into_any()
}

/// R87 in words.
fn truth(view: &WeekView, lang: Lang) -> AnyView {
    let check = view.board.check;
    let mut wrong = Vec::new();
    if check.duplicates > 0 {
        wrong.push(format!("{} {}", words::duplicates(lang), check.duplicates));
    }
    if check.unsigned > 0 {
        wrong.push(format!("{} {}", words::unsigned(lang), check.unsigned));
    }
    if check.agrees == Some(false) {
        wrong.push(words::disagrees(lang).to_owned());
    }
    if wrong.is_empty() {
        return view! { <p class="quiet">{words::truth(lang)} " " {words::check_ok(lang)}</p> }.into_any();
    }
    let text = wrong.join(" · ");
    view! { <p class="quiet">{words::truth(lang)}</p><p><span class="mark red"><Sign icon=Icon::Warning/>{text}</span></p> }
        .into_any()
}

/// The checklist of the present stage open, the others folded.
fn checklists(view: &WeekView, lang: Lang) -> AnyView {
    let week = &view.week;
    let lists = WeekStage::ALL
        .iter()
        .map(|stage| {
            let items = week
                .items(*stage)
                .map(|item| one_item(view, item, lang))
                .collect_view();
            let open = *stage == week.stage;
            let name = format!("{} · {}", words::checklist(lang), words::stage(*stage, lang));
            view! {
                <details open=open>
                    <summary><h2>{name}</h2></summary>
                    <ul class="cards">{items}</ul>
                </details>
            }
        })
        .collect_view();
    let adding = (view.rights.plans && week.archived_at.is_none()).then(|| adding(view, lang));
    view! { <section id="items">{lists} {adding}</section> }.into_any()
}

/// What an item is.
pub fn title(item: &WeekItem, lang: Lang) -> String {
    item.kind
        .map_or_else(|| item.title.clone(), |kind| words::item(kind, lang).to_owned())
}

fn one_item(view: &WeekView, item: &WeekItem, lang: Lang) -> AnyView {
    let late = !item.is_settled() && item.due < view.today && item.stage <= view.week.stage;
    let unproven = view.unproven.contains(&item.no).then(
        || view! { <p><span class="mark red"><Sign icon=Icon::Warning/>{words::unproven(lang)}</span></p> },
    );
    let due = format!("{} {}", words::due(lang), figures::day(item.due, lang));
    let owner = (!item.owner.is_empty()).then(|| format!(" · {} {}", words::owner(lang), item.owner));
    let state = match &item.state {
        ItemState::Open => None,
        ItemState::Done { hand, evidence } => {
            Some(format!("✓ {} · {evidence}", by_whom(hand, &view.authors, lang)))
        }
        ItemState::Waived { hand, reason } => Some(format!(
            "{} · {} · {reason}",
            words::waived(lang),
            by_whom(hand, &view.authors, lang)
        )),
    };
    let acts = view.rights.plans && view.week.archived_at.is_none();
    let deeds = (acts && item.stage <= view.week.stage).then(|| item_deeds(view, item, lang));
    let class = if late { "mark red" } else { "quiet" };
    view! {
        <li class="card" id=format!("n{}", item.no)>
            <p><b>{title(item, lang)}</b></p>
            <p><span class=class>{due}</span> {owner}</p>
            {state.map(|text| view! { <p>{text}</p> })}
            {unproven}
            {deeds}
        </li>
    }
    .into_any()
}

fn item_deeds(view: &WeekView, item: &WeekItem, lang: Lang) -> AnyView {
    let id = view.week.id;
    if item.is_settled() {
        if item.stage != view.week.stage {
            return ().into_any();
        }
        let back = WeekForm::about(id, AT, "unsettle", item.no);
        return back.quiet(().into_any(), words::unsettle(lang).to_owned());
    }
    let settle = WeekForm::about(id, AT, "settle", item.no);
    let waive = WeekForm::about(id, AT, "waive", item.no);
    let evidence = settle.field("evidence", words::evidence(lang), "text", String::new());
    let reason = waive.field("reason", words::reason(lang), "text", String::new());
    view! {
        {settle.folded(words::done(lang).to_owned(), evidence, words::done(lang).to_owned())}
        {waive.folded(words::waive(lang).to_owned(), reason, words::waive(lang).to_owned())}
    }
    .into_any()
}

fn adding(view: &WeekView, lang: Lang) -> AnyView {
    let form = WeekForm::new(view.week.id, AT, "add_item");
    let from_now: Vec<WeekStage> = WeekStage::ALL
        .iter()
        .copied()
        .filter(|stage| *stage >= view.week.stage)
        .collect();
    let fields = view! {
        {form.field("title", words::item_title(lang), "text", String::new())}
        {form.select("stage", words::stage_label(lang), choices(&from_now, WeekStage::code, |one| words::stage(one, lang)), view.week.stage.code())}
        {form.field("owner", words::owner(lang), "text", String::new())}
        {form.field("due", words::due(lang), "date", view.today.to_string())}
    };
    form.folded(
        words::add_item(lang).to_owned(),
        fields.into_any(),
        words::add(lang).to_owned(),
    )
}

/// The next stage, an earlier one again, the archive.
fn turning(view: &WeekView, lang: Lang) -> AnyView {
    let week = &view.week;
    if week.archived_at.is_some() {
        return ().into_any();
    }
    let next = WeekStage::ALL.iter().copied().find(|stage| *stage > week.stage);
    let onward = match next {
        Some(next) if week.is_complete(week.stage) && view.unproven.is_empty() => {
            let form = WeekForm::new(week.id, AT, "open");
            form.form(
                WeekForm::hidden("stage", next.code()),
                words::open_stage(next, lang),
            )
        }
        Some(_) => view! { <p class="quiet">{words::not_complete(lang)}</p> }.into_any(),
        None => {
            let form = WeekForm::new(week.id, AT, "archive");
            let told = view! { <p class="quiet">{words::archive_do(lang)}</p> };
            form.form(told.into_any(), words::archive(lang).to_owned())
        }
    };
    let earlier: Vec<WeekStage> = WeekStage::ALL
        .iter()
        .copied()
        .filter(|stage| *stage < week.stage)
        .collect();
    let back = (!earlier.is_empty()).then(|| {
        let form = WeekForm::new(week.id, AT, "reopen");
        let fields = view! {
            <p class="quiet">{words::reopen_do(lang)}</p>
            {form.select("stage", words::stage_label(lang), choices(&earlier, WeekStage::code, |one| words::stage(one, lang)), "")}
            {form.field("reason", words::reason(lang), "text", String::new())}
        };
        form.folded(words::reopen(lang).to_owned(), fields.into_any(), words::reopen(lang).to_owned())
    });
    view! { <section id="open"><h2>{words::next_stage(lang)}</h2>{onward} {back}</section> }.into_any()
}

fn streets(view: &WeekView, lang: Lang) -> AnyView {
    let shown = [
        WeekFigure::Recognised,
        WeekFigure::Visited,
        WeekFigure::Leads,
        WeekFigure::Hired,
    ];
    let heads = shown
        .iter()
        .map(|figure| view! { <th scope="col">{words::figure_of(*figure, lang)}</th> })
        .collect_view();
    let streets = &view.board.streets;
    let rows = streets.iter().map(|one| street(one, &shown, lang)).collect_view();
    let there = streets.iter().filter(|one| one.reported.is_some()).count();
    view! {
        <details id="streets">
            <summary><h2>{words::streets_reported(there, streets.len(), lang)}</h2></summary>
            <table class="cardlike figures">
                <thead><tr>
                    <th scope="col">{words::street(lang)}</th>
                    <th scope="col">{words::stated(lang)}</th>
                    {heads}
                    <th scope="col">{words::reported(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn street(one: &StreetLine, shown: &[WeekFigure], lang: Lang) -> AnyView {
    let cells = shown
        .iter()
        .map(|figure| {
            let count = if *figure == WeekFigure::Visited {
                format!(
                    "{}/{}",
                    one.figure(*figure),
                    one.figure(WeekFigure::VisitsPlanned)
                )
            } else {
                one.figure(*figure).to_string()
            };
            view! { <td data-name=words::figure_of(*figure, lang)>{count}</td> }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{one.area.name.clone()}</th>
            <td data-name=words::stated(lang)>{one.stated}</td>
            {cells}
            <td data-name=words::reported(lang)>{reported(one, lang)}</td>
        </tr>
    }
    .into_any()
}

/// By venue: who was named and is there, what was brought, what it brought.
fn venues(view: &WeekView, lang: Lang) -> Option<AnyView> {
    let plan = &view.week.plan;
    let row = |venue: &Venue| {
        let named = venue.posts.iter().filter(|post| !post.person.is_empty()).count();
        let there = venue.posts.iter().filter(|post| post.present.is_some()).count();
        let brought = plan.materials.iter().filter(|one| one.venue == Some(venue.no));
        let (all, delivered) = brought.fold((0_usize, 0_usize), |(all, delivered), one| {
            (all + 1, delivered + usize::from(one.delivered.is_some()))
        });
        let record = venue.record.as_ref().map(|record| {
            format!(
                "{} {} · {} {}",
                words::attendance(lang),
                record.attendance,
                words::leaflets(lang),
                record.leaflets
            )
        });
        view! {
            <tr>
                <th scope="row">{venue.name.clone()} " " <small>{words::venue(venue.kind, lang)}</small></th>
                <td data-name=words::posts_named(lang)>{format!("{named}/{}", venue.posts.len())}</td>
                <td data-name=words::present(lang)>{format!("{there}/{named}")}</td>
                <td data-name=words::delivered(lang)>{format!("{delivered}/{all}")}</td>
                <td data-name=words::record(lang)>{record.unwrap_or_default()}</td>
            </tr>
        }
    };
    (!plan.venues.is_empty()).then(|| {
        let rows = plan.venues.iter().map(row).collect_view();
        view! {
            <details id="by-venue">
                <summary><h2>{words::by_venue(lang)}</h2></summary>
                <table class="cardlike figures">
                    <thead><tr>
                        <th scope="col">{words::venues_title(lang)}</th>
                        <th scope="col">{words::posts_named(lang)}</th>
                        <th scope="col">{words::present(lang)}</th>
                        <th scope="col">{words::delivered(lang)}</th>
                        <th scope="col">{words::record(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
        .into_any()
    })
}

/// What a place reported: the number, whether it was typed, and whether it came in time.
pub fn reported(one: &StreetLine, lang: Lang) -> AnyView {
    let Some((statistic, in_time)) = &one.reported else {
        return view! { <span class="mark amber">{words::missing(lang)}</span> }.into_any();
    };
    let number = match statistic.manual {
        None => statistic.counted.to_string(),
        Some(typed) => format!("{typed}（{} {}）", words::manual(lang), statistic.counted),
    };
    let (class, word) = if *in_time {
        ("mark", words::on_time(lang))
    } else {
        ("mark red", words::late(lang))
    };
    let text = format!("{word} {}", figures::moment(statistic.at, lang));
    view! { {number} " " <span class=class>{text}</span> }.into_any()
}

fn days(view: &WeekView, lang: Lang) -> AnyView {
    let week = &view.week;
    let rows = week
        .plan
        .days
        .iter()
        .map(|days| {
            let free: Vec<NaiveDate> = view
                .free_days
                .iter()
                .filter(|(part, _)| *part == days.part)
                .map(|(_, day)| *day)
                .collect();
            let note = free
                .iter()
                .map(|day| {
                    let text = format!("{} {}", figures::day(*day, lang), words::free_day(lang));
                    view! { <br/><span class="mark amber">{text}</span> }
                })
                .collect_view();
            let text = if days.first == days.last {
                figures::day(days.first, lang)
            } else {
                format!(
                    "{} — {}",
                    figures::day(days.first, lang),
                    figures::day(days.last, lang)
                )
            };
            view! { <dt>{words::part_of(days.part, lang)}</dt><dd>{text} {note}</dd> }
        })
        .collect_view();
    let moving = if week.stage >= WeekStage::Run {
        view! { <p class="quiet">{words::days_fixed(lang)}</p> }.into_any()
    } else if view.rights.plans {
        let form = WeekForm::new(week.id, AT, "move");
        let fields = view! {
            {form.select("part", words::part(lang), choices(WeekPart::ALL, WeekPart::code, |one| words::part_of(one, lang)), WeekPart::Theme.code())}
            {form.field("first", words::first_day(lang), "date", week.theme_day().to_string())}
            {form.field("last", words::last_day(lang), "date", week.theme_day().to_string())}
        };
        form.folded(
            words::move_days(lang).to_owned(),
            fields.into_any(),
            words::save(lang).to_owned(),
        )
    } else {
        ().into_any()
    };
    view! { <section id="move"><h2>{words::days(lang)}</h2><dl class="facts">{rows}</dl>{moving}</section> }
        .into_any()
}

fn settings(view: &WeekView, lang: Lang) -> AnyView {
    let week = &view.week;
    if week.archived_at.is_some() {
        return ().into_any();
    }
    let form = WeekForm::new(week.id, AT, "name");
    let mut organisers = vec![(String::new(), words::nobody(lang).to_owned())];
    organisers.extend(
        view.organisers
            .iter()
            .map(|(id, login)| (id.to_string(), login.clone())),
    );
    let known = week.organiser.map(|id| id.to_string()).unwrap_or_default();
    let fields = view! {
        {form.field("theme", words::theme(lang), "text", week.theme.clone())}
        {form.field("phone", words::phone(lang), "tel", week.phone.clone())}
        {form.select("organiser", words::organiser(lang), organisers, &known)}
    };
    form.folded(
        words::settings(lang).to_owned(),
        fields.into_any(),
        words::save(lang).to_owned(),
    )
}

fn history(view: &WeekView, lang: Lang) -> Option<AnyView> {
    let steps = &view.week.plan.steps;
    (!steps.is_empty()).then(|| {
        let lines = steps
            .iter()
            .map(|step| {
                let to = step
                    .to
                    .map_or_else(|| words::archived(lang), |stage| words::stage(stage, lang));
                let way = format!("{} → {to}", words::stage(step.from, lang));
                let class = step.is_back().then_some("mark amber");
                let who = by_whom(&step.hand, &view.authors, lang);
                let why = if step.reason.is_empty() {
                    String::new()
                } else {
                    format!(" · {}", step.reason)
                };
                view! { <li><span class=class>{way}</span> {format!(" {who}{why}")}</li> }
            })
            .collect_view();
        view! { <section id="history"><h2>{words::history(lang)}</h2><ol>{lines}</ol></section> }.into_any()
    })
}
