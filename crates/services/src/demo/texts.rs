//! Titles and descriptions, put together from the sentences of a kind of work: what to do, when, who can do it.

use super::chance::Chance;
use super::works::{NIGHT_HOURS, Setting, Work};
use domain::vacancy::{Conditions, VacancyKind};

/// The employer's name for the post, sometimes with the village or with what it offers.
pub(super) fn title(chance: &mut Chance, work: &Work, conditions: Conditions, place: &str) -> String {
    let plain = chance.pick(work.titles);
    let local = work.setting == Setting::Village && !plain.contains(place) && chance.permille(450);
    let named = if local {
        format!("{place}{plain}")
    } else {
        plain.to_owned()
    };
    let extra = match () {
        () if conditions.lodging && conditions.meals && chance.permille(450) => "（包吃住）",
        () if conditions.lodging && chance.permille(350) => "（包住）",
        () if work.demands[5] == 0 && !conditions.home_based && chance.permille(250) => "（坐着做）",
        () if conditions.home_based && work.kind == VacancyKind::Piecework && chance.permille(400) => {
            "（可带回家）"
        }
        () if conditions.transport && chance.permille(200) => "（有班车）",
        () => "",
    };
    format!("{named}{extra}")
}

/// Two to five sentences.
pub(super) fn description(chance: &mut Chance, work: &Work, conditions: Conditions, night: bool) -> String {
    let mut text = work.duties[0].to_owned();
    if chance.permille(650) {
        text.push_str(work.duties.get(1..).map_or("", |more| chance.pick(more)));
    }
    text.push_str(chance.pick(if night { NIGHT_HOURS } else { work.hours }));
    text.push_str(chance.pick(work.people));
    if chance.permille(700) {
        text.push_str(extra(chance, conditions));
    }
    text
}

/// One sentence about what the post offers besides pay.
fn extra(chance: &mut Chance, conditions: Conditions) -> &'static str {
    let offered: [(bool, &[&str]); 5] = [
        (
            conditions.lodging,
            &["有宿舍，四人一间，不收房钱。", "住的地方有，被子自己带。"],
        ),
        (
            conditions.transport,
            &["早晚有班车到各镇路口。", "有车接送，站点打电话问。"],
        ),
        (conditions.meals, &["中午管一顿热饭。", "管饭，吃饱为止。"]),
        (
            conditions.insured,
            &["签合同，交社会保险。", "试用期满就交社保。"],
        ),
        (
            conditions.home_based,
            &["材料有人送到村里。", "第一次有人上门教。"],
        ),
    ];
    let given: Vec<_> = offered.into_iter().filter(|(given, _)| *given).collect();
    if given.is_empty() {
        return "";
    }
    let (_, sentences) = chance.pick(&given);
    chance.pick(sentences)
}

/// What the employer asks of experience.
pub(super) fn experience(chance: &mut Chance, work: &Work) -> String {
    let text = if work.licence.is_some() {
        chance.share(&[("一年以上", 60), ("", 40)])
    } else {
        chance.share(&[("不限", 60), ("", 30), ("做过的优先", 10)])
    };
    text.to_owned()
}

/// Short tags for cards.
pub(super) fn tags(work: &Work, conditions: Conditions) -> Vec<String> {
    let tags = [
        (conditions.home_based, "可在家做"),
        (conditions.lodging, "包住"),
        (conditions.meals, "管饭"),
        (work.demands[5] == 0, "坐着做"),
        (work.no_reading, "不识字也行"),
        (work.kind == VacancyKind::DayJob, "当天结钱"),
    ];
    tags.iter()
        .filter(|(given, _)| *given)
        .map(|(_, tag)| (*tag).to_owned())
        .collect()
}
