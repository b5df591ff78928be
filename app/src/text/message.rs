//! Words of messages, calls, and what a village is told.

use super::{Lang, catalogue as of_vacancy, common, figures};
use crate::forms::VillageWay;
use domain::lead::Channel;
use domain::message::{MessageEnd, MessageState};
use domain::ports::{News, VillageNews, VillageVacancy};
use domain::vacancy::Conditions;

sentences! {
    inbox: "消息", "Messages";
    reminder: "提醒", "reminder";
    follow_up: "问上班的情况", "asks how work goes";
    fair: "招聘会", "job fair";
    inbox_none: "还没有消息。", "No messages yet.";
    unread: "没看过", "new";
    push_ask: "有新岗位时，在这台手机上提醒我", "Tell me on this device when there is something new";
    push_stop: "不用提醒了", "Do not tell me any more";
    push_on: "这台手机会提醒你。", "This device will tell you.";
    push_failed: "这个浏览器没让提醒。在浏览器的设置里打开通知，再点一次。", "The browser did not allow it. Allow notifications in its settings and try again.";
    push_do: "提醒只说有几个岗位，不写你的全名。", "It says how many vacancies, and not your whole name.";
    told: "怎么告诉他的", "How they were told";
    told_none: "还没有发过消息，也没有打过电话。", "No message and no call yet.";
    call: "记一次电话", "Record a call";
    called_at: "什么时候打的", "When";
    reached: "打通了，本人说了", "Reached, and told";
    not_reached: "没打通，或不是本人接的", "Not reached";
    call_leads: "说了哪些岗位", "Which vacancies";
    call_note: "他怎么说", "What they said";
    call_keep: "记下", "Record";
    call_reached: "打通了", "reached";
    call_missed: "没打通", "not reached";
    plan: "今年的进度", "The year";
    plan_month: "月份", "Month";
    plan_due: "月底应有", "Due by its end";
    plan_counted: "已送到", "Delivered";
    behind: "谁落后了", "Who is behind";
    behind_do: "一个村一个村看：差几个、打什么电话", "Village by village: how many are missing";
    behind_none: "这里没有人落后。", "Nobody is behind here.";
    behind_unreached: "短信和提醒都送不到，要上门或打电话", "no message arrives: visit or call";
    behind_no_phone: "没有电话", "no telephone";
    behind_cut: "人太多，只列出前面的。到镇、村里看全部。", "Too many: these are the first. Look at a town or village for all.";
    visit_list: "走访名单", "Visit list";
    visit_list_how: "按“打印”，选 A4 纸、横向。", "Press print, choose A4 landscape.";
    visit_form: "走访记录表（空白）", "Visit form (blank)";
    visit_form_how: "按“打印”，选 A4 纸、竖向。没信号、没手机时手写，回来再录。", "Press print, choose A4 portrait. Write by hand where there is no signal; enter it later.";
    board: "公告栏岗位单", "Sheet for the notice board";
    board_how: "按“打印”，选 A4 或 A5 纸、竖向，贴在公告栏上。上面没有人名。", "Press print, A4 or A5 portrait, and pin it to the board. It names nobody.";
    village: "村里广播、微信群用的话", "Text for loudspeaker and group";
    village_do: "只说岗位，不提任何人", "Vacancies alone, nobody's name";
    village_loud: "广播稿", "For the loudspeaker";
    village_group: "微信群文字", "For the group";
    village_take: "下载文字", "Download";
    village_none: "这里现在没有可以说的岗位。", "There is nothing to tell here now.";
    village_choose: "先选一个镇或村。", "Choose a town or village first.";
    form_no: "档案号", "File no.";
    form_status: "现在做什么", "Does now";
    form_told: "送到的岗位", "Vacancies handed over";
    form_answer: "回答", "Answer";
    form_sign: "签名或手印", "Signature or thumb-print";
    form_date: "日期", "Date";
    form_visitor: "走访人（工作证号）", "Visitor (badge no.)";
    form_home: "在家 □　不在家 □　不愿谈 □", "at home □  not at home □  refused □";
    form_income: "一年收入（大约）", "Income of a year, about";
    form_can: "身体能做什么：双手 □　看 □　手工 □　搬举 □　听说 □　站和走 □", "Able: both hands □  see □  hand work □  lift □  hear and speak □  stand and walk □";
    form_skills: "会什么、有什么证", "Skills and certificates";
    form_wish: "想做什么、去哪里、要多少钱", "Wishes: work, place, pay";
    form_barriers: "有什么难处（照顾家人、农忙、没车……）", "Barriers (care, harvest, no transport …)";
    form_policies: "享受了什么政策", "Policies enjoyed";
    form_training: "想学什么", "Training wanted";
    form_next: "下次什么时候来", "Next visit";
    form_true: "照实填写，不编不改。说话客气，不问不该问的。", "Write what is true. Be polite and ask only what is needed.";
    form_witness: "见证人", "Witness";
}

/// A line of an inbox.
pub fn news(news: News, count: u32, lang: Lang) -> String {
    match (news, lang) {
        (News::Found, Lang::Zh) => format!("给你找了 {count} 个岗位"),
        (News::Found, Lang::En) => format!("{count} found for you"),
        (News::Gone, Lang::Zh) => format!("{count} 个岗位招到人了"),
        (News::Gone, Lang::En) => format!("{count} filled meanwhile"),
        (News::Sent(Channel::WebPush), Lang::Zh) => format!("手机上提醒过你：{count} 个岗位"),
        (News::Sent(Channel::WebPush), Lang::En) => format!("This device told you of {count}"),
        (News::Sent(_), Lang::Zh) => format!("给你发过短信：{count} 个岗位"),
        (News::Sent(_), Lang::En) => format!("A text message told you of {count}"),
    }
}

/// "消息（2 个没看过）".
pub fn inbox_unread(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 个新的，还没看过"),
        Lang::En => format!("{count} new"),
    }
}

/// Where a message stands.
pub const fn state(state: MessageState, lang: Lang) -> &'static str {
    match state {
        MessageState::Planned => lang.pick("等着发", "waits"),
        MessageState::Handed => lang.pick("发出了，等回执", "sent, no receipt yet"),
        MessageState::Delivered => lang.pick("送到了", "delivered"),
        MessageState::Failed => lang.pick("没送到", "not delivered"),
        MessageState::Expired => lang.pick("没有回执，算没送到", "no receipt in time"),
        MessageState::Withdrawn => lang.pick("没发", "not sent"),
    }
}

/// Why a message ended so.
pub const fn end(end: MessageEnd, lang: Lang) -> &'static str {
    match end {
        MessageEnd::Receipt => lang.pick("有回执", "receipt"),
        MessageEnd::Read => lang.pick("本人打开看了", "opened by the person"),
        MessageEnd::Bounced => lang.pick("退回：号码不通", "bounced: the number does not work"),
        MessageEnd::Refused => lang.pick("网关不收", "refused by the gateway"),
        MessageEnd::Gone => lang.pick("浏览器不在了", "the browser is gone"),
        MessageEnd::Silent => lang.pick("一直没有回音", "nothing was heard"),
        MessageEnd::Unwanted => lang.pick("本人不要", "unwanted"),
        MessageEnd::NothingToSay => lang.pick("没有要说的了", "nothing to say any more"),
        MessageEnd::NoAddress => lang.pick("没有号码", "no number"),
        MessageEnd::Superseded => lang.pick("后面的一条一起说了", "said by a later one"),
    }
}

/// "3 个岗位".
pub fn of_leads(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 个岗位"),
        Lang::En if count == 1 => "1 vacancy".to_owned(),
        Lang::En => format!("{count} vacancies"),
    }
}

/// "差 2 个以上 12 人 · 差 1 个 5 人 · 送不到 3 人".
pub fn behind_sums(red: u32, amber: u32, unreached: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("差 2 个以上：{red} 人 · 差 1 个：{amber} 人 · 消息送不到：{unreached} 人"),
        Lang::En => {
            format!("{red} two or more behind · {amber} one behind · {unreached} not reached by messages")
        }
    }
}

/// "差 2 个".
pub fn missing(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("差 {count} 个"),
        Lang::En => format!("{count} missing"),
    }
}

/// "5月".
pub fn month(month: u32, lang: Lang) -> String {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => NAMES
            .get(month.saturating_sub(1) as usize)
            .map_or_else(String::new, |name| (*name).to_owned()),
    }
}

/// What a village is told: vacancies, and whom to call. It names nobody who lives there.
pub fn village_text(news: &VillageNews, way: VillageWay, lang: Lang) -> String {
    let lines = (1..).zip(&news.vacancies);
    let lines = lines.map(|(place, vacancy)| match way {
        VillageWay::Loudspeaker => spoken(place, vacancy, lang),
        VillageWay::Group => written(place, vacancy, lang),
    });
    let parts = std::iter::once(opening(news, way, lang))
        .chain(lines)
        .chain([closing(news, way, lang)]);
    let mut text = parts.collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

fn opening(news: &VillageNews, way: VillageWay, lang: Lang) -> String {
    let name = &news.area.name;
    match (way, lang) {
        (VillageWay::Loudspeaker, Lang::Zh) => format!("{name}的乡亲们请注意，现在说一说最近招人的岗位。"),
        (VillageWay::Loudspeaker, Lang::En) => {
            format!("To everybody in {name}: this is the work on offer now.")
        }
        (VillageWay::Group, Lang::Zh) => {
            format!("【{name}·招工】{}", figures::full_day(news.on, lang))
        }
        (VillageWay::Group, Lang::En) => format!("[{name}: work] {}", figures::full_day(news.on, lang)),
    }
}

fn closing(news: &VillageNews, way: VillageWay, lang: Lang) -> String {
    let call = match (&news.helper_phone, way, lang) {
        (Some(number), VillageWay::Loudspeaker, Lang::Zh) => format!("打电话 {}", apart(number)),
        (Some(number), VillageWay::Group, Lang::Zh) => format!("打电话 {number}"),
        (Some(number), _, Lang::En) => format!("call {number}"),
        (None, _, Lang::Zh) => "找村里的协管员".to_owned(),
        (None, _, Lang::En) => "ask the coordinator".to_owned(),
    };
    match (way, lang) {
        (VillageWay::Loudspeaker, Lang::Zh) => {
            format!("想去的、想问的，{call}。找工作不收钱，要钱的不要信。再说一遍。")
        }
        (VillageWay::Loudspeaker, Lang::En) => {
            format!("If you are interested, {call}. Nobody may ask you for money. Once more.")
        }
        (VillageWay::Group, Lang::Zh) => format!("想去的、想问的，{call}。找工作不收任何费用。"),
        (VillageWay::Group, Lang::En) => format!("Interested? {call}. Finding work costs nothing."),
    }
}

/// Said aloud: no signs that a voice cannot read.
fn spoken(place: u32, vacancy: &VillageVacancy, lang: Lang) -> String {
    let wage = figures::wage(&vacancy.wage, lang)
        .replace('–', if lang == Lang::Zh { "到" } else { " to " })
        .replace("元/月", "元一个月")
        .replace("元/天", "元一天")
        .replace("元/小时", "元一小时")
        .replace("元/件", "元一件");
    let offers = offers(&vacancy.conditions, lang);
    match lang {
        Lang::Zh => {
            let offers = if offers.is_empty() {
                String::new()
            } else {
                format!("，{}", offers.join("，"))
            };
            let head = vacancy
                .headcount
                .map(|count| format!("，招{count}人"))
                .unwrap_or_default();
            format!(
                "第{place}个：{}，{}，在{}{head}，{wage}{offers}。",
                vacancy.title, vacancy.employer, vacancy.place
            )
        }
        Lang::En => format!(
            "Number {place}: {}, {}, in {}, {wage}{}.",
            vacancy.title,
            vacancy.employer,
            vacancy.place,
            offers.iter().fold(String::new(), |all, one| all + ", " + *one)
        ),
    }
}

fn written(place: u32, vacancy: &VillageVacancy, lang: Lang) -> String {
    let mut parts = vec![
        figures::wage(&vacancy.wage, lang),
        vacancy.employer.clone(),
        vacancy.place.clone(),
    ];
    parts.extend(offers(&vacancy.conditions, lang).into_iter().map(str::to_owned));
    format!("{place}. {}　{}", vacancy.title, common::clauses(&parts, lang))
}

fn offers(offered: &Conditions, lang: Lang) -> Vec<&'static str> {
    [
        (offered.home_based, of_vacancy::home_based(lang)),
        (offered.lodging, of_vacancy::lodging(lang)),
        (offered.meals, of_vacancy::meals(lang)),
        (offered.transport, of_vacancy::transport(lang)),
    ]
    .into_iter()
    .filter_map(|(there, word)| there.then_some(word))
    .collect()
}

/// A number as one says it: in threes and fours.
fn apart(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    let (head, rest) = digits.split_at(digits.len() % 4);
    let head = (!head.is_empty()).then_some(head);
    let groups = head.into_iter().chain(rest.chunks(4));
    let groups: Vec<String> = groups.map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_in_groups() {
        assert_eq!(apart("13800138000"), "138 0013 8000");
        assert_eq!(apart("05723012345"), "057 2301 2345");
        assert_eq!(apart("0572"), "0572");
    }
}
