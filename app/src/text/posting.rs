//! Words of vacancies as they are entered and looked through.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::posting::{NoticeKind, Objection, Stage};
use domain::vacancy::{Unlawful, WageUnit};

sentences! {
    new: "发布岗位", "Post a vacancy";
    new_do: "三分钟填好。不收任何费用。", "Three minutes. It costs nothing.";
    edit: "改岗位", "Change the vacancy";
    title: "招什么人", "What is wanted";
    title_hint: "比如：缝纫工、保洁、帮厨", "For instance: sewing, cleaning, kitchen help";
    headcount: "招几个人", "How many";
    pay: "一个人拿多少钱（元）", "Pay for one person (yuan)";
    pay_low: "最少", "At least";
    pay_high: "最多（可以不填）", "At most (may stay empty)";
    pay_unit: "怎么算", "Counted";
    pay_hint: "要写清楚钱数，不能写“面议”。", "Say how much. “To be agreed” is not enough.";
    piece_month: "按件算的：一个月大约能拿多少（元）", "By the piece: about how much in a month (yuan)";
    place: "在哪里干活", "Where the work is";
    address: "路名门牌", "Street and number";
    hours: "什么时候上班", "When one works";
    hours_hint: "比如：早 8 点到晚 5 点，一周休一天", "For instance: 8 to 5, one day off a week";
    night: "要上夜班", "Night work";
    offers: "有什么（有就打勾）", "What is offered (tick)";
    lodging: "包住", "A bed";
    meals: "包吃", "Meals";
    transport: "有车接送", "A bus";
    insured: "交社保", "Social insurance";
    home_based: "可以在家做", "Can be done at home";
    phone: "求职者打哪个电话（别人看得到）", "Telephone for those who want it (everybody sees it)";
    description: "要做什么", "What one does";
    description_hint: "用平常话写。不要写限男女、限年龄、收钱、押金。", "In plain words. No demands on sex or age, no fees, no deposits.";
    body: "这活儿累不累（6 个小问题）", "How hard is it (6 small questions)";
    body_hint: "不答的，照这一行平常的样子算。答了，合适的人才找得准。", "What you leave open counts as usual in the trade. With answers the right people are found.";
    usual: "照这一行平常的样子", "As is usual in the trade";
    aids: "方便残疾人的地方（有就打勾）", "What helps people with disabilities (tick)";
    aid_ramp: "出入没有台阶", "No steps on the way in";
    aid_toilet: "有无障碍厕所", "A toilet for wheelchairs";
    aid_signs: "可以用文字或手语交流", "Talk in writing or signs";
    aid_breaks: "可以按需要休息", "Breaks as needed";
    aid_guide: "刚来有人带", "Somebody shows the way at first";
    more: "别的（可以不填）", "More (may stay empty)";
    education: "上学到", "School up to";
    education_any: "不限", "No demand";
    education_required: "没上到就干不了", "Cannot be done without";
    no_reading: "不识字也能干", "No reading needed";
    age_min: "最小多少岁", "Lowest age";
    hazardous: "有危险（高空、井下、有毒、高压电……）", "Dangerous (heights, mines, poison, high voltage …)";
    contract_months: "合同几个月", "Months of contract";
    open_to: "招到哪天（不填就一直招）", "Open until (empty: until you close it)";
    save_draft: "先存着", "Keep as a draft";
    look: "看看样子", "See how it looks";
    preview: "求职者看到的样子", "How seekers see it";
    preview_not: "还没填完，看不了样子。", "Not complete yet: nothing to show.";
    preview_usual: "身体要求里，你没答的是照这一行平常的样子估的。不对就改。", "What you left open about the body is a guess by the trade. Change it where it is wrong.";
    send: "发布", "Publish";
    send_changes: "把改的发出去", "Publish the changes";
    send_review: "请工作人员看一看", "Have an officer look at it";
    blocked: "要改好才能发", "To be put right first";
    doubtful: "要工作人员看一看才能发", "An officer looks at it first";
    doubtful_do: "能改最好改一改，改好了马上就能发。确实有理由的，可以直接请工作人员看。", "Better change it: then it goes out at once. With a good reason, have an officer look.";
    go_on: "接着改", "Go on editing";
    discard: "删掉草稿", "Throw the draft away";
    unsent: "改过的还没发出去，求职者看到的还是以前的。", "Your changes are not published: seekers see the old text.";
    own: "我的岗位", "My vacancies";
    own_none: "还没有岗位。", "No vacancies yet.";
    notices: "消息", "News";
    touch: "还在招", "Still open";
    touch_ask: "很久没动了。还招吗？", "Nobody has touched this for long. Still open?";
    close: "不招了", "Close it";
    close_do: "不再给人推荐；没回话的人会看到“不招了”。说想来的人，还要你给个回话。", "Nobody further is told; those who have not answered read that it is closed. Who said yes still needs your answer.";
    reopen: "重新招", "Open again";
    also: "培训、公益性岗位", "Training and public-welfare posts";
    like: "照这个再发一个", "Post another like this";
    candidates: "谁想来", "Who wants it";
    by_file: "工作人员导入的", "Came in by a file of the office";
    for_firm: "替单位发布岗位", "Post for an employer";
    for_firm_do: "老板不会用手机的，你来填", "For employers who have no phone at hand";
    review: "岗位等审核", "Vacancies to review";
    review_do: "看看有没有问题，再给求职者看", "Look them through before seekers see them";
    review_none: "没有岗位在等。", "No vacancy is waiting.";
    review_decided: "今天你办的", "Decided by you today";
    held: "导入的，先没公开", "Imported and not shown";
    held_do: "文件里来的、外地来的岗位，有不合法的字眼，求职者看不到。看错了的可以公开；真收钱、收押金的，不要公开。",
        "Vacancies of files and of other counties with words the law forbids; seekers do not see them. Show those that were read wrong; never those that take money.";
    held_some: "先看最新的这些，办掉一批再来下一批。", "These are the newest; the next come when these are settled.";
    held_show: "看错了，可以公开", "Read wrong: show it";
    held_drop: "不公开", "Do not show it";
    held_why: "为什么（留底，以后查得到）", "Why (kept for the record)";
    held_never: "这个岗位不能公开：不光是字眼的事。", "This one cannot be shown: it is not words alone.";
    approve: "没问题，发布", "Fine: publish";
    give_back: "退回去改", "Give back to be mended";
    refuse: "不能发", "Refuse";
    reason: "原因（单位看得到）", "Reason (the employer reads it)";
    undecide: "撤销，重新审", "Undo: review again";
    since: "等了", "Since";
    kind: "哪一种活", "Kind of work";
    kind_usual: "普通岗位", "ordinary";
    kind_home_based: "在家做", "done at home";
    kind_piecework: "来料加工", "piecework";
    kind_domestic: "家政服务（去别人家里做）", "domestic service";
    reserved: "只招残疾人（预留岗位）", "For people with a disability alone (reserved)";
    others: "替别的单位招人", "For another firm";
    others_do: "中介和劳务派遣单位要填许可证。自己单位招人，不用填。", "Agencies and dispatch firms enter their licence.";
    for_others: "我是中介或派遣单位，替别的单位招人", "An agency or dispatch firm seeks people for another firm";
    licence_no: "许可证号", "Number of the licence";
    licence_until: "许可证哪天到期", "Its last day";
    month_unit: "按月", "by the month";
    day_unit: "按天", "by the day";
    hour_unit: "按小时", "by the hour";
    piece_unit: "按件", "by the piece";
}

/// What a wage counts, in the form.
pub fn unit(unit: WageUnit, lang: Lang) -> &'static str {
    match unit {
        WageUnit::Month => month_unit(lang),
        WageUnit::Day => day_unit(lang),
        WageUnit::Hour => hour_unit(lang),
        WageUnit::Piece => piece_unit(lang),
    }
}

/// The six questions about the body.
pub const fn body_question(position: usize, lang: Lang) -> &'static str {
    match position {
        0 => lang.pick("要一直用两只手吗？", "Are both hands needed?"),
        1 => lang.pick("要看得很清楚吗？", "Must one see well?"),
        2 => lang.pick("手上要做细活吗？", "Is there fine handwork?"),
        3 => lang.pick("要搬重东西吗？", "Are heavy things lifted?"),
        4 => lang.pick("要常常听人说、跟人说吗？", "Does one listen and talk a lot?"),
        _ => lang.pick("要站一整天、走来走去吗？", "Does one stand or walk all day?"),
    }
}

/// Where a posting stands.
pub const fn stage(stage: &Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Draft => lang.pick("草稿，还没发", "Draft, not sent"),
        Stage::Review { .. } => lang.pick("等工作人员审核", "Waits for an officer"),
        Stage::Returned { .. } => lang.pick("退回来了，要改", "Given back to be mended"),
        Stage::Refused { .. } => lang.pick("没通过", "Refused"),
        Stage::Live { .. } => lang.pick("发布了", "Published"),
    }
}

/// Where a vacancy stands that was shown.
pub const fn shown(open: bool, lang: Lang) -> &'static str {
    if open {
        lang.pick("正在招", "Open")
    } else {
        lang.pick("不招了", "Closed")
    }
}

/// "还招 3 个（共 5 个）".
pub fn left(left: u32, headcount: Option<u32>, lang: Lang) -> String {
    match (headcount, lang) {
        (Some(all), Lang::Zh) => format!("还招 {left} 个（共 {all} 个）"),
        (Some(all), Lang::En) => format!("{left} of {all} still wanted"),
        (None, Lang::Zh) => "招若干人".to_owned(),
        (None, Lang::En) => "several wanted".to_owned(),
    }
}

/// "告诉了 12 个人，3 个想来，1 个在等你回话".
pub fn interest((told, yes, waiting): (u32, u32, u32), lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("告诉了 {told} 个人，{yes} 个想来，{waiting} 个在等你回话"),
        Lang::En => format!("{told} people told, {yes} want it, {waiting} wait for your answer"),
    }
}

/// "没人动的话，招到 11月25日 星期三".
pub fn until(day: NaiveDate, lang: Lang) -> String {
    let day = figures::day(day, lang);
    match lang {
        Lang::Zh => format!("招到 {day}"),
        Lang::En => format!("open until {day}"),
    }
}

/// News of an employer.
pub fn notice(kind: NoticeKind, title: &str, lang: Lang) -> String {
    match (kind, lang) {
        (NoticeKind::Nudged, Lang::Zh) => format!("“{title}”很久没动了，还招吗？"),
        (NoticeKind::Nudged, Lang::En) => format!("“{title}”: nobody has touched it for long. Still open?"),
        (NoticeKind::Expired, Lang::Zh) => format!("“{title}”太久没动，已经不招了。还招的话，点开重新招。"),
        (NoticeKind::Expired, Lang::En) => {
            format!("“{title}” was closed: nobody touched it. Open it again if it stands.")
        }
        (NoticeKind::Approved, Lang::Zh) => format!("“{title}”审核通过，发布了。"),
        (NoticeKind::Approved, Lang::En) => format!("“{title}” was approved and is published."),
        (NoticeKind::Returned, Lang::Zh) => format!("“{title}”退回来了，改好再发。"),
        (NoticeKind::Returned, Lang::En) => format!("“{title}” was given back. Mend it and send it again."),
        (NoticeKind::Refused, Lang::Zh) => format!("“{title}”没有通过。"),
        (NoticeKind::Refused, Lang::En) => format!("“{title}” was refused."),
        (NoticeKind::Withdrawn, Lang::Zh) => format!("“{title}”被工作人员收回了。有话要说，打电话给县里。"),
        (NoticeKind::Withdrawn, Lang::En) => {
            format!("“{title}” was taken back by an officer. Call the county office if that is wrong.")
        }
        (NoticeKind::Waiting, Lang::Zh) => format!("有人想来“{title}”，等你回话好几天了。"),
        (NoticeKind::Waiting, Lang::En) => format!("Somebody who wants “{title}” has waited for days."),
        (NoticeKind::FairResults, Lang::Zh) => {
            "招聘会过去了，谁来了、谁录用了还没填。到“招聘会”里填一下。".to_owned()
        }
        (NoticeKind::FairResults, Lang::En) => {
            "A fair is over. Say who came and whom you took, under “Job fairs”.".to_owned()
        }
    }
}

/// What speaks against a vacancy, and what may be written instead.
pub fn objection(objection: &Objection, lang: Lang) -> (String, &'static str) {
    match objection {
        Objection::BelowMinimum { month, minimum } => {
            let (month, minimum) = (figures::yuan(*month), figures::yuan(*minimum));
            let said = match lang {
                Lang::Zh => format!("工资太低：合一个月 {month} 元，本地最低工资是 {minimum} 元。"),
                Lang::En => format!("Pay is too low: {month} yuan a month; the minimum wage is {minimum}."),
            };
            (
                said,
                lang.pick(
                    "把“最少”改到最低工资以上。",
                    "Raise the lower figure to the minimum wage or above.",
                ),
            )
        }
        Objection::MinimumNotSet => (
            lang.pick(
                "这里的最低工资还没录入。",
                "The minimum wage of the place is not set.",
            )
            .to_owned(),
            lang.pick("工作人员会看一看工资够不够。", "An officer compares the pay."),
        ),
        Objection::Wording(found) => {
            let said = match lang {
                Lang::Zh => format!("“{}”：{}", found.words, wording(found.kind, lang).0),
                Lang::En => format!("“{}”: {}", found.words, wording(found.kind, lang).0),
            };
            (said, wording(found.kind, lang).1)
        }
        Objection::TooYoung { least } => {
            let said = match lang {
                Lang::Zh => format!("不能招不满 {least} 岁的人。"),
                Lang::En => format!("Nobody below {least} may be taken on."),
            };
            (
                said,
                lang.pick("改最小年龄，或者不写。", "Raise the lowest age, or leave it out."),
            )
        }
        Objection::MinorsInDanger { words, least } => {
            let said = match (words.is_empty(), lang) {
                (true, Lang::Zh) => format!("危险的活，不能招不满 {least} 岁的人。"),
                (true, Lang::En) => format!("Dangerous work is not for people below {least}."),
                (false, Lang::Zh) => format!("“{words}”是危险的活，不能招不满 {least} 岁的人。"),
                (false, Lang::En) => format!("“{words}” is dangerous and not for people below {least}."),
            };
            (
                said,
                lang.pick("把年龄改成满 18 岁。", "Ask for people of 18 and older."),
            )
        }
        Objection::BelowHourly { hour, minimum } => {
            let (hour, minimum) = (figures::yuan(*hour), figures::yuan(*minimum));
            let said = match lang {
                Lang::Zh => format!("工资太低：一小时 {hour} 元，本地小时最低工资是 {minimum} 元。"),
                Lang::En => format!("Pay is too low: {hour} yuan an hour; the minimum is {minimum}."),
            };
            (
                said,
                lang.pick("把一小时的钱提上去。", "Raise the pay of an hour."),
            )
        }
        Objection::NoLicence => (
            lang.pick(
                "替别的单位招人，要有没过期的人力资源服务或劳务派遣许可证。",
                "Whoever seeks people for others needs a licence that has not run out.",
            )
            .to_owned(),
            lang.pick(
                "填上许可证号和有效期；自己单位招人，就去掉“替别的单位招人”。",
                "Enter its number and last day; if you hire for yourself, untick “for others”.",
            ),
        ),
        Objection::ForOthers { licence } => {
            let said = match lang {
                Lang::Zh => format!("替别的单位招人，许可证号 {licence}。"),
                Lang::En => format!("Seeks people for others, licence {licence}."),
            };
            (
                said,
                lang.pick("工作人员会核对许可证。", "An officer compares the licence."),
            )
        }
        Objection::Blacklisted => (
            lang.pick(
                "单位在拖欠工资黑名单上，或者已经注销，不能发岗位。",
                "The employer is on the wage blacklist, or has ceased, and cannot post.",
            )
            .to_owned(),
            lang.pick(
                "有话要说，找县里的工作人员。",
                "If that is wrong, speak to the county office.",
            ),
        ),
    }
}

/// Why the law forbids a wording, and what may be written instead.
const fn wording(kind: Unlawful, lang: Lang) -> (&'static str, &'static str) {
    match kind {
        Unlawful::Fee => (
            lang.pick("不能向求职者收任何钱。", "Applicants may not be asked for money."),
            lang.pick(
                "把这句去掉。体检、服装、培训的钱由单位出。",
                "Take it out. The employer pays for check-ups, clothes and training.",
            ),
        ),
        Unlawful::Deposit => (
            lang.pick("不能收押金，不能扣身份证。", "No deposits, and no papers kept."),
            lang.pick("把这句去掉。", "Take it out."),
        ),
        Unlawful::TrainingLoan => (
            lang.pick("不能让人贷款、分期交培训费。", "No training on credit."),
            lang.pick(
                "把这句去掉。要培训的，由单位出钱。",
                "Take it out. Training is paid by the employer.",
            ),
        ),
        Unlawful::Region => (
            lang.pick("不能按户口、按地方挑人。", "No choosing by residence or region."),
            lang.pick(
                "把这句去掉。可以写“住得近的方便些”。",
                "Take it out. You may say that living near is handy.",
            ),
        ),
        Unlawful::Family => (
            lang.pick(
                "不能管结没结婚、生没生孩子。",
                "Marriage and children are nobody's business.",
            ),
            lang.pick("把这句去掉。", "Take it out."),
        ),
        Unlawful::Sex => (
            lang.pick("不能限男女。", "No demands on sex."),
            lang.pick(
                "写清楚要做什么，比如“要搬 20 公斤的货”。",
                "Say what is done, for instance “lifts 20 kg”.",
            ),
        ),
        Unlawful::Age => (
            lang.pick("一般不能限最大年龄。", "No upper age without legal ground."),
            lang.pick("可以写“年满 18 周岁”。", "“18 and older” is fine."),
        ),
        Unlawful::Health => (
            lang.pick(
                "不能查乙肝，不能因为病史不要人。",
                "No demands on health history.",
            ),
            lang.pick(
                "把这句去掉。做吃的可以写“要办健康证”。",
                "Take it out. For food “health certificate needed” is fine.",
            ),
        ),
    }
}
