//! The page of a wall screen, put together without the router: it is shown for months on end by televisions of any age, carries
//! its own small stylesheet and script, and the parts that change are the same text whether the page or a message brings them.

use crate::text::{Lang, common, figures, screen as words};
use chrono::{DateTime, Utc};
use domain::ports::{ScreenContent, ScreenPost, Wall};
use domain::screen::{ScreenKind, spoken_code};
use serde::Serialize;
use std::fmt::Write;

/// Seconds that a group of vacancies stands.
const TURN: u32 = 12;

/// The parts of a wall that change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WallParts {
    posts: String,
    counts: String,
    events: String,
}

impl WallParts {
    /// As they stand; `shown` is the group of vacancies that is seen where no script turns them.
    pub fn of(content: &ScreenContent, (at_a_time, shown): (usize, usize), lang: Lang) -> Self {
        Self {
            posts: posts(content, (at_a_time, shown), lang),
            counts: counts(content, lang),
            events: events(content, lang),
        }
    }
}

/// What the page needs from around it.
#[derive(Clone, Copy, Debug)]
pub struct WallFrame<'a> {
    /// Where the site is reached.
    pub origin: &'a str,
    /// Draws a QR code.
    pub draw: fn(&str) -> Option<String>,
    /// Which group of vacancies is asked for, from 0.
    pub turn: usize,
    /// The language.
    pub lang: Lang,
}

/// The page.
pub fn wall_page(wall: &Wall, frame: WallFrame) -> String {
    let (lang, screen) = (frame.lang, &wall.screen);
    let at_a_time = screen.size.at_a_time();
    let turns = wall.content.posts.len().div_ceil(at_a_time).max(1);
    let turn = frame.turn % turns;
    let parts = WallParts::of(&wall.content, (at_a_time, turn), lang);
    let heading = escaped(&words::heading(&wall.place, lang));
    let next = (turn + 1) % turns + 1;
    let (code, tag) = (&screen.code, lang.tag());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\" data-contrast=\"{contrast}\" data-size=\"{size}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">\
         <title>{title}</title><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"/screen.css\"><script src=\"/screen.js\" defer></script>\
         <noscript><meta http-equiv=\"refresh\" content=\"{TURN};url=/screen/{code}?page={next}\"></noscript></head>\
         <body data-stream=\"/screen/{code}/stream\" data-now=\"{now}\" data-turn=\"{TURN}\" data-at=\"{at_a_time}\" \
         data-version=\"{version}\" data-offline=\"{offline}\" data-updated=\"{updated}\">\
         <header><h1>{heading}</h1><p id=\"clock\"><b>{hour}</b> <span>{day}</span></p></header>\
         <main><ol id=\"posts\">{posts}</ol>{aside}</main>\
         <footer><ul id=\"counts\">{counts}</ul><ul id=\"events\" aria-label=\"{next_name}\">{events}</ul>\
         <p id=\"state\" role=\"status\">{updated} {hour}</p></footer></body></html>\n",
        contrast = screen.contrast,
        size = screen.size,
        title = escaped(&common::title(&words::heading(&wall.place, lang), lang)),
        now = wall.now.timestamp_millis(),
        version = screen.version,
        offline = words::offline(lang),
        updated = words::updated(lang),
        hour = hour(wall.now),
        day = figures::day(domain::clock::day_in_shanghai(wall.now), lang),
        posts = parts.posts,
        counts = parts.counts,
        events = parts.events,
        next_name = words::next(lang),
        aside = aside(wall, frame),
    )
}

/// The way to everything on one's own telephone, and the office.
fn aside(wall: &Wall, frame: WallFrame) -> String {
    let lang = frame.lang;
    let path = match wall.screen.feed.kind {
        ScreenKind::Market => crate::routes::DAY_JOBS,
        _ => "/vacancies",
    };
    let address = format!("{}{path}?area={}", frame.origin, wall.screen.feed.area);
    let code = (frame.draw)(&address).unwrap_or_default();
    let phone = wall.phone.as_ref().map(|phone| {
        let (call, phone) = (words::call(lang), escaped(phone));
        format!("<p class=\"phone\">{call}<b>{phone}</b></p>")
    });
    format!(
        "<aside><div class=\"code\" role=\"img\" aria-label=\"{scan}\">{code}</div><p>{scan}</p>{phone}</aside>",
        scan = words::scan(lang),
        phone = phone.unwrap_or_default(),
    )
}

fn posts(content: &ScreenContent, (at_a_time, shown): (usize, usize), lang: Lang) -> String {
    if content.posts.is_empty() {
        return format!("<li class=\"none\">{}</li>", words::no_posts(lang));
    }
    let mut text = String::new();
    for (place, one) in content.posts.iter().enumerate() {
        let hidden = if place / at_a_time == shown { "" } else { " hidden" };
        // Writing to a string does not fail.
        let _ = write!(text, "<li{hidden}>{}</li>", post(one, lang));
    }
    text
}

fn post(one: &ScreenPost, lang: Lang) -> String {
    let wage = one.wage.as_ref().map(|wage| figures::wage(wage, lang));
    let days = one
        .days
        .as_ref()
        .map(|days| crate::text::day_job::days(days, lang));
    let mut facts: Vec<String> = words::wanted(one, lang).into_iter().chain(days).collect();
    facts.extend(words::offers(one, lang).into_iter().map(str::to_owned));
    // What would be cut off in the largest letters is written in smaller ones.
    let smaller = if one.title.chars().count() > 10 {
        " class=\"long\""
    } else {
        ""
    };
    format!(
        "<h2{smaller}>{title}</h2><p class=\"wage\">{wage}</p><p class=\"facts\">{facts}</p><p class=\"from\">{place} · {employer}</p>",
        title = escaped(&one.title),
        wage = escaped(&wage.unwrap_or_default()),
        facts = escaped(&facts.join(" · ")),
        place = escaped(&one.place),
        employer = escaped(&one.employer),
    )
}

fn counts(content: &ScreenContent, lang: Lang) -> String {
    let all = words::counts(&content.counts, lang);
    let all = all
        .into_iter()
        .map(|(number, word)| format!("<li><b>{number}</b> {word}</li>"));
    all.collect()
}

fn events(content: &ScreenContent, lang: Lang) -> String {
    let events = content.events.iter();
    let events = events.map(|entry| format!("<li>{}</li>", escaped(&words::event_brief(entry, lang))));
    events.collect()
}

/// Hour and minute in Shanghai.
fn hour(at: DateTime<Utc>) -> String {
    let words = figures::moment(at, Lang::Zh);
    words.rsplit(' ').next().unwrap_or_default().to_owned()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// The address of a screen as it is typed: without what every browser adds itself.
pub(crate) fn typed_address(origin: &str, code: &str) -> String {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    format!("{host}/screen/{}", spoken_code(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{ScreenId, VacancyId};
    use domain::ports::ScreenCounts;
    use domain::screen::{Contrast, Screen, ScreenFeed, ScreenPick, TextSize};
    use domain::vacancy::Conditions;
    use uuid::Uuid;

    fn named(title: &str) -> ScreenPost {
        ScreenPost {
            id: VacancyId(Uuid::nil()),
            title: title.to_owned(),
            employer: "青禾服装厂".to_owned(),
            place: "河湾镇".to_owned(),
            wage: None,
            wanted: Some(5),
            conditions: Conditions::default(),
            sitting: true,
            no_reading: false,
            days: None,
        }
    }

    fn wall(posts: usize) -> Wall {
        let posts = (1..=posts).map(|number| named(&format!("岗位{number}")));
        Wall {
            screen: Screen {
                id: ScreenId(Uuid::nil()),
                code: "7k2mx9q0".to_owned(),
                name: "大厅".to_owned(),
                feed: ScreenFeed {
                    area: "330521".parse().unwrap(),
                    pick: ScreenPick::All,
                    chosen: Vec::new(),
                    kind: ScreenKind::Hall,
                },
                contrast: Contrast::Night,
                size: TextSize::Usual,
                off: false,
                version: 3,
                made_by: String::new(),
            },
            place: "青禾县".to_owned(),
            phone: Some("0572-1234567".to_owned()),
            content: ScreenContent {
                posts: posts.collect(),
                counts: ScreenCounts {
                    vacancies: 128,
                    openings: 640,
                    placed: 12,
                    visitors: None,
                },
                events: Vec::new(),
            },
            now: "2026-06-30T01:05:00Z".parse().unwrap(),
        }
    }

    fn page(wall: &Wall, turn: usize) -> String {
        let frame = WallFrame {
            origin: "https://jobs.example.cn",
            draw: |text| Some(format!("<svg><title>{text}</title></svg>")),
            turn,
            lang: Lang::Zh,
        };
        wall_page(wall, frame)
    }

    #[test]
    fn without_scripts_six_vacancies_stand_and_the_page_turns_itself() {
        let first = page(&wall(8), 0);
        assert_eq!(first.matches("<li>").count() - 3, 6, "six, and three numbers");
        assert!(first.contains("<li hidden><h2>岗位7</h2>"), "{first}");
        assert!(
            first.contains("content=\"12;url=/screen/7k2mx9q0?page=2\""),
            "{first}"
        );
        let second = page(&wall(8), 1);
        assert!(
            second.contains("<li><h2>岗位7</h2>") && second.contains("?page=1\""),
            "{second}"
        );
        assert!(
            page(&wall(8), 2).contains("<li><h2>岗位1</h2>"),
            "and begins anew"
        );
        assert!(page(&wall(0), 0).contains("请到窗口问一问"));
    }

    #[test]
    fn numbers_clock_colours_and_the_way_to_the_telephone_stand_on_it() {
        let text = page(&wall(1), 0);
        for words in [
            "data-contrast=\"night\"",
            "<b>128</b> 个岗位",
            "<b>12</b> 人本月上岗",
            "<b>9:05</b>",
            "6月30日 星期二",
            "https://jobs.example.cn/vacancies?area=330521",
            "0572-1234567",
            "可以坐着做",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(
            !text.contains("<style") && !text.contains("onclick"),
            "nothing inline"
        );
    }

    #[test]
    fn what_employers_wrote_is_text() {
        let mut one = wall(1);
        one.content.posts = vec![named("<img src=x onerror=alert(1)>\n缝纫")];
        let text = page(&one, 0);
        assert!(text.contains("&lt;img src=x") && !text.contains("<img"), "{text}");
    }
}
