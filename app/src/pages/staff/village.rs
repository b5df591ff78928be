//! What a village is told: texts for the loudspeaker and the group, and a sheet for the notice board. They name nobody.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, staff_page};
use crate::forms::{self, VillageWay};
use crate::islands::PrintButton;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, common, figures, leads as paper, message as words, staff};
use domain::ports::{Answered, AreaRef, VillageNews, VillageVacancy};
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// What there is to tell, or where to look.
enum Found {
    News(Box<VillageNews>),
    Choose(Vec<AreaRef>),
}

async fn ask(asker: Asker, area: Option<AreaCode>) -> Answered<Found> {
    let Asker { ports, actor, .. } = asker;
    let area = area.unwrap_or(actor.staff()?.area);
    if area.level() >= AreaLevel::Town {
        let news = ports.messages.village_news(&actor, area).await?;
        return Ok(Found::News(Box::new(news)));
    }
    let table = ports.coverage.coverage(&actor, None, Some(area)).await?;
    Ok(Found::Choose(
        table.rows.into_iter().filter_map(|row| row.area).collect(),
    ))
}

/// `/staff/village-news?area=`.
#[component]
pub fn VillageNewsPage() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |asker| ask(asker, area),
        |found| match found {
            Found::News(news) => show(&news),
            Found::Choose(areas) => choose(words::village(lang()), &areas, routes::village_news),
        },
    )
}

/// `/staff/board?area=`: to print.
#[component]
pub fn Board() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |asker| ask(asker, area),
        |found| match found {
            Found::News(news) => board(&news),
            Found::Choose(areas) => choose(words::board(lang()), &areas, routes::board),
        },
    )
}

fn choose(title: &'static str, areas: &[AreaRef], to: fn(AreaCode) -> String) -> AnyView {
    let lang = lang();
    let links = areas
        .iter()
        .map(|area| view! { <li><a href=to(area.code)>{area.name.clone()}</a></li> })
        .collect_view();
    staff_page(
        title,
        view! {
            <h1>{title}</h1>
            <p>{words::village_choose(lang)}</p>
            <ul class="places">{links}</ul>
        },
    )
}

fn show(news: &VillageNews) -> AnyView {
    let lang = lang();
    let texts = VillageWay::ALL.map(|way| text(news, way, lang));
    let area = news.area.code;
    let content = if news.vacancies.is_empty() {
        view! { <p class="notice">{words::village_none(lang)}</p> }.into_any()
    } else {
        view! { {texts} }.into_any()
    };
    staff_page(
        words::village(lang),
        view! {
            <h1>{words::village(lang)}</h1>
            <AreaPath path=vec![news.area.clone()] lang href=move |area| routes::village_news(area.code)/>
            <p>{words::village_do(lang)}</p>
            {content}
            <p><a class="button" href=routes::board(area)>{words::board(lang)}</a></p>
        },
    )
}

fn text(news: &VillageNews, way: VillageWay, lang: Lang) -> AnyView {
    let name = match way {
        VillageWay::Loudspeaker => words::village_loud(lang),
        VillageWay::Group => words::village_group(lang),
    };
    let file = routes::with_query(
        forms::VILLAGE_TEXT,
        &[
            ("area", Some(news.area.code.to_string())),
            ("way", Some(way.code().to_owned())),
        ],
    );
    view! {
        <h2>{name}</h2>
        <div class="notice text">{words::village_text(news, way, lang)}</div>
        <p><a class="button" href=file>{words::village_take(lang)}</a></p>
    }
    .into_any()
}

/// One sheet to pin up.
fn board(news: &VillageNews) -> AnyView {
    let lang = lang();
    let lines = news.vacancies.iter().map(|one| line(one, lang)).collect_view();
    let call = news.helper_phone.as_ref().map(|number| {
        view! { <p class="about">{paper::paper_call(lang)} " " <b>{number.clone()}</b></p> }
    });
    staff_page(
        words::board(lang),
        view! {
            <div class="screen-only">
                <h1>{words::board(lang)}</h1>
                <p>{words::board_how(lang)}</p>
                <PrintButton label=common::print(lang).to_owned()/>
            </div>
            <article class="sheet board">
                <h1>{words::board(lang)}</h1>
                <p class="about">{news.place.clone()} " · " {figures::full_day(news.on, lang)}</p>
                <table>
                    <tbody>{lines}</tbody>
                </table>
                {call}
            </article>
        },
    )
}

fn line(one: &VillageVacancy, lang: Lang) -> AnyView {
    let until = one
        .open_to
        .map(|day| view! { <br/>{paper::until(&figures::day(day, lang), lang)} });
    view! {
        <tr>
            <td><b>{one.title.clone()}</b><br/>{one.employer.clone()}</td>
            <td>{figures::wage(&one.wage, lang)}</td>
            <td>{one.place.clone()} {until}</td>
        </tr>
    }
    .into_any()
}

/// `/staff/visit-form`: the form of a visit, to be written on by hand.
#[component]
pub fn VisitForm() -> impl IntoView {
    let lang = lang();
    let rows = [
        words::form_status(lang),
        words::form_income(lang),
        words::form_skills(lang),
        words::form_wish(lang),
        words::form_barriers(lang),
        words::form_policies(lang),
        words::form_told(lang),
        words::form_answer(lang),
        words::form_training(lang),
        words::form_next(lang),
    ];
    let heads = [
        staff::name(lang),
        words::form_no(lang),
        words::form_date(lang),
        words::form_visitor(lang),
    ];
    let rows = rows.map(|row| view! { <tr><th scope="row">{row}</th><td class="blank"></td></tr> });
    let heads = heads.map(|head| view! { <tr><th scope="row">{head}</th><td class="blank"></td></tr> });
    when(
        |Asker { actor, .. }| async move { actor.staff().map(|_| ()) },
        move |()| {
            staff_page(
                words::visit_form(lang),
                view! {
                    <div class="screen-only">
                        <h1>{words::visit_form(lang)}</h1>
                        <p>{words::visit_form_how(lang)}</p>
                        <PrintButton label=common::print(lang).to_owned()/>
                    </div>
                    <article class="sheet">
                        <h1>{words::visit_form(lang)}</h1>
                        <p class="about">{words::form_true(lang)}</p>
                        <table><tbody>{heads}<tr><td colspan="2">{words::form_home(lang)}</td></tr>
                            <tr><td colspan="2">{words::form_can(lang)}</td></tr>{rows}</tbody></table>
                        <div class="seals">
                            <div class="seal"><p>{words::form_sign(lang)}</p></div>
                            <div class="seal"><p>{words::form_witness(lang)}</p></div>
                        </div>
                    </article>
                },
            )
        },
    )
}
