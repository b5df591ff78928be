//! Words about home visits.

use super::Lang;
use domain::values::Point;
use domain::visit::{Barrier, Benefit, Discovery, MuteReason, NeedKind, OutcomeKind};

sentences! {
    // The form.
    new_visit: "走访", "Home visit";
    start: "开始走访", "Start a visit";
    polite: "说话和气，听对方把话说完。照实填，不替人填。对方不愿说的，空着。", "Be kind and let people finish. Write down what is true and nothing for others. What they do not want to say stays empty.";
    visited_on: "走访日期", "Day of the visit";
    how_ended: "这次走访", "This visit";
    next_on: "约好下次哪天来", "Come again on";
    retry_on: "哪天再来（不填就过几天再来）", "Try again on (left empty: in a few days)";
    refused_why: "为什么不愿意", "Why not";
    group_income: "收入", "Income";
    income: "现在每月挣多少钱（元，没有填 0）", "Earns a month (yuan; 0 for nothing)";
    group_barriers: "找工作有什么难处", "What keeps them from work";
    group_benefits: "已经享受哪些政策", "Policies they benefit from";
    group_leads: "送到的岗位", "Vacancies handed over";
    leads_none: "现在没有要送的岗位。", "There are no vacancies to hand over now.";
    lead_told: "送到了", "Handed over";
    lead_says: "对方怎么说", "What they said";
    said_nothing: "还没答复", "no answer yet";
    group_training: "想学什么", "What they want to learn";
    training_hint: "一样一行", "One a line";
    group_discoveries: "看到的要紧事", "What you noticed";
    group_needs: "接下来要办什么", "What is needed next";
    need_note: "说清楚一点", "In a few words";
    note: "别的要记的", "Anything else";
    group_confirm: "谁来证明", "Who confirms it";
    confirm_hint: "送了岗位的，一定要有人证明。", "Whoever got vacancies has to confirm it.";
    confirm_none: "没有", "nobody";
    confirm_signature: "本人签字", "Signature of the person";
    confirm_thumb: "本人按手印", "Thumb-print of the person";
    confirm_witness: "见证人", "A witness";
    witness_name: "见证人姓名", "Name of the witness";
    drawn: "在下面签", "Sign below";
    on_paper: "不在屏幕上签的，签在纸上，纸留在村里。", "Whoever does not sign on the screen signs on paper, which the village keeps.";
    draw_again: "重新签", "Sign again";
    place: "记录地点（默认不记）", "Where it was (off unless you ask for it)";
    place_note: "按了才问手机。只记大概位置，差不多一百米以内。", "The phone is asked when you press. Kept to about a hundred metres.";
    place_do: "记下现在的地点", "Write down where this is";
    place_kept: "记下了大概位置。", "Kept, to about a hundred metres.";
    place_undo: "不记了", "Do not keep it";
    place_none: "手机没有给位置。不记也行，走访照常。", "The phone gives no position. The visit goes on without.";
    place_was: "大概位置", "About where";
    photo: "照片（可以不拍）", "Photo (if wanted)";
    photo_agreed: "本人同意拍照", "The person agrees to a photo";
    photo_note: "照片只和这次走访放在一起，能看档案的人才能看。本人随时可以叫人删掉。", "It stays with this visit, for those who may read the file. The person can have it deleted at any time.";
    photo_take: "拍一张", "Take one";
    photo_see: "看照片", "Look at the photo";
    photo_own: "有一张照片", "with a photo";
    place_own: "记了大概位置", "with about where it was";
    keep: "保存走访", "Keep the visit";
    keep_draft: "先存草稿", "Keep as a draft";
    drop_draft: "不要这份草稿了", "Throw the draft away";
    too_often: "走访太勤了也是打扰。", "Coming too often is a burden.";
    why_again: "为什么还要去", "Why come again";
    is_muted: "这户人家说好先不打扰。真有事再去。", "This household is left in peace. Go only if you must.";
    // Kept visits.
    tab: "走访", "Visits";
    none: "还没有走访过。", "Nobody has visited yet.";
    twin: "当天已经有一次走访，算在一起", "there was a visit of that day already; they count as one";
    clock_wrong: "手机时间不对，已按收到的时间改过", "the clock of the phone was wrong; the time was corrected";
    by: "走访人", "Visited by";
    // What waits for a human.
    questions: "走访里要你定的", "Visits: for you to decide";
    questions_none: "没有要你定的。", "Nothing waits for you.";
    conflict_lead: "走访的人和别人把同一项写得不一样。问清楚，选一个。", "A visitor and somebody else wrote two things into one field. Ask, then choose.";
    visitor_found: "走访时问到", "Found at the visit";
    stands_now: "现在档案里", "Stands in the file";
    choose_found: "用走访的", "Take what was found";
    choose_stands: "用档案里的", "Keep what stands";
    proposals: "别人带回来的走访", "Visits of others";
    proposal_lead: "走访的人已经不管这个人了，他的记录留在这里，由你决定。", "Whoever visited looks after the person no more. Their record waits for you.";
    take: "收下", "Take it";
    set_aside: "不收", "Set it aside";
    own: "走访", "Home visits";
}

/// How it ended.
pub const fn outcome(outcome: OutcomeKind, lang: Lang) -> &'static str {
    match outcome {
        OutcomeKind::Done => lang.pick("谈过了", "held"),
        OutcomeKind::NotHome => lang.pick("没人在家", "nobody at home"),
        OutcomeKind::Refused => lang.pick("对方不愿意", "not wanted"),
        OutcomeKind::Draft => lang.pick("草稿", "draft"),
    }
}

/// What keeps somebody from work.
pub const fn barrier(barrier: Barrier, lang: Lang) -> &'static str {
    match barrier {
        Barrier::Care => lang.pick("家里有人要照顾", "care at home"),
        Barrier::Transport => lang.pick("路远、没有车", "no way to get there"),
        Barrier::Skills => lang.pick("没有手艺", "no skills"),
        Barrier::Language => lang.pick("不识字、不会说普通话", "reading or language"),
        Barrier::Season => lang.pick("农忙走不开", "farm season"),
        Barrier::Papers => lang.pick("证件不全", "papers are missing"),
        Barrier::Body => lang.pick("身体做不了", "cannot do the work"),
        Barrier::Age => lang.pick("年纪", "age"),
        Barrier::NoVacancy => lang.pick("没有合适的活", "no fitting work"),
        Barrier::Other => lang.pick("别的", "something else"),
    }
}

/// A policy.
pub const fn benefit(benefit: Benefit, lang: Lang) -> &'static str {
    match benefit {
        Benefit::SocialInsurance => lang.pick("社会保险补贴", "social insurance subsidy"),
        Benefit::Post => lang.pick("岗位补贴", "post subsidy"),
        Benefit::Training => lang.pick("培训补贴", "training subsidy"),
        Benefit::Appraisal => lang.pick("技能鉴定补贴", "appraisal subsidy"),
        Benefit::StartupLoan => lang.pick("创业担保贷款", "start-up loan"),
        Benefit::Tax => lang.pick("税费减免", "tax relief"),
        Benefit::PublicPost => lang.pick("公益性岗位", "public-welfare post"),
        Benefit::LegalAid => lang.pick("法律援助", "legal aid"),
        Benefit::None => lang.pick("都没有", "none of them"),
    }
}

/// The text of a note about policies: their names, where it holds codes.
pub fn benefits(text: &str, lang: Lang) -> String {
    let named = text.split(domain::person_field::COMMA).map(|code| {
        code.parse::<Benefit>()
            .map_or_else(|_| code.to_owned(), |one| benefit(one, lang).to_owned())
    });
    super::common::list(&named.collect::<Vec<_>>(), lang)
}

/// What a visitor noticed.
pub const fn discovery(discovery: Discovery, lang: Lang) -> &'static str {
    match discovery {
        Discovery::JobLost => lang.pick("刚丢了工作", "lost work just now"),
        Discovery::IncomeDrop => lang.pick("收入突然少了", "income fell"),
        Discovery::LargeCost => lang.pick("大病、大笔花费", "illness or a large cost"),
        Discovery::Disaster => lang.pick("受灾", "a disaster"),
        Discovery::UnsafeHome => lang.pick("房子不安全", "the home is not safe"),
        Discovery::OutOfSchool => lang.pick("孩子没上学", "a child is not at school"),
        Discovery::Arrears => lang.pick("工资被拖欠", "wages are owed"),
        Discovery::NoContact => lang.pick("一直联系不上", "cannot be reached"),
    }
}

/// What is needed next.
pub const fn need(need: NeedKind, lang: Lang) -> &'static str {
    match need {
        NeedKind::Lead => lang.pick("找岗位", "find vacancies"),
        NeedKind::Training => lang.pick("报培训", "training"),
        NeedKind::Subsidy => lang.pick("申请补贴", "claim a subsidy"),
        NeedKind::Referral => lang.pick("转给别的部门", "another office"),
        NeedKind::Complaint => lang.pick("投诉、维权", "a complaint"),
        NeedKind::Startup => lang.pick("想自己干", "a business of their own"),
    }
}

/// Why a household is left in peace.
pub const fn mute_reason(reason: MuteReason, lang: Lang) -> &'static str {
    match reason {
        MuteReason::Asked => lang.pick("他们自己说的", "they asked for it"),
        MuteReason::Away => lang.pick("全家外出", "they are away"),
        MuteReason::HardTime => lang.pick("家里正难", "they have a hard time"),
        MuteReason::Other => lang.pick("别的原因", "another reason"),
    }
}

/// "三十天里已经去过 2 次。".
pub fn been_there(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("三十天里已经去过 {count} 次。"),
        Lang::En => format!("This household had {count} visits in thirty days."),
    }
}

/// "东经 120.123°，北纬 30.865°".
pub fn place_of(point: Point, lang: Lang) -> String {
    let Point { lon, lat } = point.coarse();
    match lang {
        Lang::Zh => format!("东经 {lon:.3}°，北纬 {lat:.3}°"),
        Lang::En => format!("{lon:.3}° E, {lat:.3}° N"),
    }
}
