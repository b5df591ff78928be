//! Figures in words: money, distance, dates.

use super::Lang;
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use domain::clock::SHANGHAI;
use domain::vacancy::{Wage, WageUnit};
use domain::values::Fen;

/// "3000–4000 元/月", "200 元/天", "工资面议".
pub fn wage(wage: &Wage, lang: Lang) -> String {
    let amount = match (wage.low, wage.high) {
        (None, None) => return lang.pick("工资面议", "Pay to be agreed").to_owned(),
        (Some(low), Some(high)) if low < high => format!("{}–{}", yuan(low), yuan(high)),
        (Some(one), _) | (None, Some(one)) => yuan(one),
    };
    format!("{amount} {}", unit(wage.unit, lang))
}

fn unit(unit: WageUnit, lang: Lang) -> &'static str {
    match unit {
        WageUnit::Month => lang.pick("元/月", "yuan a month"),
        WageUnit::Day => lang.pick("元/天", "yuan a day"),
        WageUnit::Hour => lang.pick("元/小时", "yuan an hour"),
        WageUnit::Piece => lang.pick("元/件", "yuan a piece"),
    }
}

/// Yuan without idle zeros: `3000`, `0.35`, `18.5`.
pub fn yuan(fen: Fen) -> String {
    let text = fen.to_string();
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "3000 元".
pub fn money(fen: Fen, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 元", yuan(fen)),
        Lang::En => format!("{} yuan", yuan(fen)),
    }
}

/// "免费", "120 元": what a course costs.
pub fn fee(fee: Fen, lang: Lang) -> String {
    if fee == Fen(0) {
        super::common::free(lang).to_owned()
    } else {
        money(fee, lang)
    }
}

/// Metres a bicycle covers in a minute, at an easy twelve kilometres an hour.
const BICYCLE: u32 = 200;
/// Beyond this nobody is told to cycle.
const CYCLING_METRES: u32 = 10_000;

/// "约 3 公里(骑车 15 分钟)".
pub fn distance(metres: u32, lang: Lang) -> String {
    let minutes = metres.div_ceil(BICYCLE).max(1);
    match lang {
        Lang::Zh if metres <= CYCLING_METRES => {
            format!("{}（骑车 {minutes} 分钟）", short_distance(metres, lang))
        }
        Lang::En if metres <= CYCLING_METRES => {
            format!("{} ({minutes} min by bicycle)", short_distance(metres, lang))
        }
        Lang::Zh | Lang::En => short_distance(metres, lang),
    }
}

/// "约 3 公里".
pub fn short_distance(metres: u32, lang: Lang) -> String {
    let (figure, near) = if metres < 950 {
        (metres.div_ceil(100).max(1) * 100, true)
    } else {
        ((metres + 500) / 1000, false)
    };
    match (lang, near) {
        (Lang::Zh, true) => format!("约 {figure} 米"),
        (Lang::Zh, false) => format!("约 {figure} 公里"),
        (Lang::En, true) => format!("about {figure} m"),
        (Lang::En, false) => format!("about {figure} km"),
    }
}

/// "11月25日 星期三".
pub fn day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日 {}", day.month(), day.day(), weekday(day.weekday())),
        Lang::En => day.format("%A %-d %B").to_string(),
    }
}

/// "11月25日 9:12", in Asia/Shanghai.
pub fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    let at = at.with_timezone(&SHANGHAI);
    match lang {
        Lang::Zh => format!("{}月{}日 {}", at.month(), at.day(), at.format("%-H:%M")),
        Lang::En => at.format("%-d %B, %-H:%M").to_string(),
    }
}

/// "2026年11月25日".
pub fn full_day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.format("%-d %B %Y").to_string(),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// "45%" from counts; empty when there is nothing to divide by (C4).
pub fn percent(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!(
        "{}%",
        (u64::from(part) * 100 + u64::from(whole) / 2) / u64::from(whole)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn monthly(low: Option<i64>, high: Option<i64>) -> Wage {
        const fn fen(yuan: Option<i64>) -> Option<Fen> {
            match yuan {
                Some(yuan) => Some(Fen::yuan(yuan)),
                None => None,
            }
        }
        Wage {
            low: fen(low),
            high: fen(high),
            unit: WageUnit::Month,
        }
    }

    #[test]
    fn wages_read_like_speech() {
        assert_eq!(
            wage(&monthly(Some(3000), Some(4000)), Lang::Zh),
            "3000–4000 元/月"
        );
        assert_eq!(wage(&monthly(Some(3000), Some(3000)), Lang::Zh), "3000 元/月");
        assert_eq!(wage(&monthly(Some(3000), None), Lang::En), "3000 yuan a month");
        assert_eq!(wage(&Wage::NOT_STATED, Lang::Zh), "工资面议");
        let piece = Wage {
            low: Some(Fen(35)),
            high: None,
            unit: WageUnit::Piece,
        };
        assert_eq!(wage(&piece, Lang::Zh), "0.35 元/件");
        assert_eq!(fee(Fen(0), Lang::Zh), "免费");
        assert_eq!(fee(Fen::yuan(120), Lang::Zh), "120 元");
    }

    #[test]
    fn distances_say_how_long_by_bicycle() {
        assert_eq!(distance(3000, Lang::Zh), "约 3 公里（骑车 15 分钟）");
        assert_eq!(distance(420, Lang::Zh), "约 500 米（骑车 3 分钟）");
        assert_eq!(distance(31_400, Lang::Zh), "约 31 公里");
    }

    #[test]
    fn days_carry_their_weekday() {
        let wednesday = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        assert_eq!(day(wednesday, Lang::Zh), "11月25日 星期三");
        assert_eq!(day(wednesday, Lang::En), "Wednesday 25 November");
    }

    #[test]
    fn a_rate_without_people_is_no_rate() {
        assert_eq!(percent(0, 0), "–");
        assert_eq!(percent(1, 3), "33%");
    }
}
