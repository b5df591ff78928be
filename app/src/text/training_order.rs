//! Words about orders for training.

use super::{Lang, figures};
use domain::ports::OrderLine;
use domain::training_order::{OrderKind, OrderState};

sentences! {
    title: "要培训好的人", "People you need trained";
    lead: "写清楚要多少人、会什么、什么时候到岗、待遇怎么样。乡镇和县里看到后会开班，开了班这里能看到。", "Say how many people, what they should be able to do, by when, and what the work offers. The offices see it and plan a class; it shows here.";
    none: "还没有提过要求。", "Nothing ordered yet.";
    new: "提一个要求", "Order training";
    kind: "培训好以后", "Once they have learned it";
    topic: "学什么（工种）", "What is to be learned (trade)";
    people: "要多少人", "How many people";
    area: "在哪里上班", "Where the work is";
    needed_by: "最晚哪天到岗", "Needed by";
    terms: "待遇（工资、时间、吃住）", "What the work offers (pay, hours, lodging)";
    send: "交给就业局", "Send it";
    withdraw: "不需要了", "Not needed any more";
    withdraw_do: "收回以后，乡镇和县里就看不到了；已经开的班照常上。", "The offices no longer see it; a class that was planned goes on.";
    declined: "没有安排：", "No class: ";
    listed: "单位在失信或异常名单上，现在不能提要求。", "The employer is on a list of the office and cannot order training now.";
    answered: "为它开的班", "Classes for it";
    orders: "单位要的人", "People employers need";
    orders_none: "现在没有单位提要求。", "No employer has ordered training.";
    plan_for: "为它开一个班", "Plan a class for it";
    decline: "这次不安排", "Plan none";
    why: "为什么", "Why";
    for_order: "为这个单位的要求开班：", "For the order of: ";
}

/// What an employer promises.
pub const fn kind_of(kind: OrderKind, lang: Lang) -> &'static str {
    match kind {
        OrderKind::OrderBased => lang.pick("合格的都要（订单式）", "we take whoever passes (to order)"),
        OrderKind::Targeted => lang.pick(
            "优先要本地学这个工种的（定向）",
            "we prefer those of the trade (targeted)",
        ),
        OrderKind::PostSpecific => lang.pick("到说好的岗位上班（定岗）", "they work on a named post"),
    }
}

/// Where an order stands, as its employer reads it.
pub fn state(line: &OrderLine, lang: Lang) -> &'static str {
    match line.order.state {
        OrderState::Open if line.classes.is_empty() => lang.pick("等就业局安排", "waits for the office"),
        OrderState::Open => lang.pick("已经安排开班", "a class was planned"),
        OrderState::Withdrawn => lang.pick("已收回", "taken back"),
        OrderState::Declined { .. } => lang.pick("没有安排", "declined"),
    }
}

/// "缝纫工 · 20 人 · 9月1日前到岗".
pub fn what(line: &OrderLine, lang: Lang) -> String {
    let wish = &line.order.wish;
    let by = figures::full_day(wish.needed_by, lang);
    match lang {
        Lang::Zh => format!("{} · {} 人 · {by}前到岗", wish.topic, wish.people),
        Lang::En => format!("{} · {} people · by {by}", wish.topic, wish.people),
    }
}
