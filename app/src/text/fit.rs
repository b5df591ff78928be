//! Why a vacancy was chosen, and what it asks of the body.

use super::Lang;
use domain::fit::Reason;
use domain::trade::TRADES;

/// A reason as a tick on a lead.
pub fn reason(reason: Reason, lang: Lang) -> String {
    let plain = match reason {
        Reason::NearHome(km) => return near_home(km, lang),
        Reason::Wished(position) => return wished(position, lang),
        Reason::Can(position) => return can(position, lang),
        Reason::SameVillage => lang.pick("就在你们村", "In your village"),
        Reason::SameTown => lang.pick("就在你们镇上", "In your town"),
        Reason::SameCounty => lang.pick("就在本县", "In your county"),
        Reason::WantedArea => lang.pick("在你想去的地方", "Where you want to work"),
        Reason::AtHome => lang.pick("在家就能做", "Done at home"),
        Reason::Related => lang.pick("和你会的差不多", "Close to what you know"),
        Reason::Sitting => lang.pick("可以坐着做", "Can be done sitting"),
        Reason::NoReading => lang.pick("不用识字", "No reading needed"),
        Reason::Lodging => lang.pick("包住", "A bed is provided"),
        Reason::Meals => lang.pick("包吃", "Meals are provided"),
        Reason::Transport => lang.pick("有班车接送", "There is a bus"),
        Reason::Insured => lang.pick("给你交社保", "Social insurance is paid"),
        Reason::PaysWish => lang.pick("工钱够你想要的数", "Pays what you hoped for"),
        Reason::Reserved => lang.pick("这个岗位优先招你", "You come first for this one"),
        Reason::AskFirst => lang.pick(
            "有几样要求我们不清楚你行不行。去之前先问一声。",
            "We do not know whether some of it suits you. Ask before you go.",
        ),
    };
    plain.to_owned()
}

/// Up to a kilometre no figure: the place line beside it may say 100 metres.
fn near_home(km: u16, lang: Lang) -> String {
    match lang {
        _ if km <= 1 => lang.pick("离家很近", "Close to home").to_owned(),
        Lang::Zh => format!("离家约 {km} 公里"),
        Lang::En => format!("About {km} km from home"),
    }
}

fn wished(position: u8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("你想做{}", trade_at(position, lang)),
        Lang::En => format!("You want this: {}", trade_at(position, lang)),
    }
}

fn can(position: u8, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("你会{}这一行", trade_at(position, lang)),
        Lang::En => format!("You can do this: {}", trade_at(position, lang)),
    }
}

fn trade_at(position: u8, lang: Lang) -> &'static str {
    TRADES
        .get(usize::from(position))
        .map_or(lang.pick("这个", "this"), |trade| lang.pick(trade.zh, trade.en))
}

/// The name of a trade by its key.
pub fn trade(key: &str, lang: Lang) -> String {
    TRADES.iter().find(|trade| trade.key == key).map_or_else(
        || key.to_owned(),
        |trade| lang.pick(trade.zh, trade.en).to_owned(),
    )
}

/// The six functions, by position, in everyday words.
pub fn function(position: usize, lang: Lang) -> &'static str {
    match position {
        0 => lang.pick("两只手", "Both hands"),
        1 => lang.pick("眼睛看", "Seeing"),
        2 => lang.pick("手上细活", "Fine handwork"),
        3 => lang.pick("搬重东西", "Lifting"),
        4 => lang.pick("听和说", "Hearing, speaking"),
        _ => lang.pick("站着走动", "Standing, walking"),
    }
}

/// How much of a function the work demands.
pub fn demand(level: Option<u8>, lang: Lang) -> &'static str {
    match level {
        None => lang.pick("没写明", "not stated"),
        Some(0) => lang.pick("不需要", "none"),
        Some(1) => lang.pick("一点", "a little"),
        Some(2) => lang.pick("常常", "often"),
        Some(_) => lang.pick("一直", "all the time"),
    }
}

/// How much of a function a person can do, for staff.
pub fn ability(level: Option<u8>, lang: Lang) -> &'static str {
    match level {
        None => lang.pick("没评过", "not assessed"),
        Some(0) => lang.pick("做不了", "cannot"),
        Some(1) => lang.pick("能一点", "a little"),
        Some(2) => lang.pick("大多能", "mostly"),
        Some(_) => lang.pick("没问题", "no limits"),
    }
}

/// What limits a group of people, from the key of a supply task. A key nobody has words for is shown as it is: staff
/// can still act on it.
pub fn limit(key: &str, lang: Lang) -> String {
    let plain = match key {
        "home_based_only" => lang.pick("不能出门，只能在家做", "cannot leave home"),
        "no_vacancy_at_all" => lang.pick("一个合适的岗位也没有", "no vacancy fits at all"),
        "no_vacancy_left" => lang.pick("合适的都已经告诉过了", "told of everything that fits"),
        "no_reading" => lang.pick("要不用识字的", "need work without reading"),
        "no_night" => lang.pick("不能上夜班", "cannot work at night"),
        "sitting" | "sitting_only" => lang.pick("要能坐着做的", "need to sit"),
        _ => return limit_with_figure(key, lang),
    };
    plain.to_owned()
}

fn limit_with_figure(key: &str, lang: Lang) -> String {
    let Some((name, figure)) = key.rsplit_once('_') else {
        return key.to_owned();
    };
    let position = domain::fit::FUNCTION_NAMES
        .iter()
        .position(|known| *known == name);
    match (position, name, lang) {
        (Some(position), _, Lang::Zh) => {
            format!(
                "{}\u{ff1a}{}",
                function(position, lang),
                ability(figure.parse().ok(), lang)
            )
        }
        (Some(position), _, Lang::En) => {
            format!(
                "{}: {}",
                function(position, lang).to_lowercase(),
                ability(figure.parse().ok(), lang)
            )
        }
        (None, "within_km", Lang::Zh) => format!("每天最远走 {figure} 公里"),
        (None, "within_km", Lang::En) => format!("at most {figure} km a day"),
        _ => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_in_plain_words() {
        assert_eq!(reason(Reason::NearHome(3), Lang::Zh), "离家约 3 公里");
        assert_eq!(reason(Reason::NearHome(1), Lang::Zh), "离家很近");
        let sewing: Reason = "can_sewing".parse().unwrap();
        assert_eq!(reason(sewing, Lang::Zh), "你会缝纫这一行");
        assert_eq!(reason(Reason::Sitting, Lang::En), "Can be done sitting");
    }

    #[test]
    fn limits_are_told_in_plain_words() {
        assert_eq!(limit("home_based_only", Lang::Zh), "不能出门，只能在家做");
        assert_eq!(limit("eyesight_0", Lang::Zh), "眼睛看：做不了");
        assert_eq!(limit("within_km_5", Lang::Zh), "每天最远走 5 公里");
    }
}
