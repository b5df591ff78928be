//! Words about who looks after whom, and handing people over.

use super::Lang;
use domain::hand_over::{Ending, HandOverState, Outcome, Taking};
use domain::ports::WorkAlong;

sentences! {
    title: "交接", "Hand-overs";
    tile_do: "把人交给别人管，或者接别人的", "Give people to a colleague, or take theirs";
    pick: "选", "Choose";
    give_picked: "把选中的人交给别人", "Hand over the chosen people";
    give_this: "把这个人交给别人管", "Hand this person over";
    new_title: "交给别人管", "Hand over";
    none_chosen: "还没有选人。回名单里，在名字前面打勾。", "Nobody is chosen. Go back to the list and tick the names.";
    back_to_list: "回名单", "Back to the list";
    no_receiver: "没有哪个账号管得了全部这些人。住得太散的，分几次交。", "No account may look after all of them. Hand them over in smaller groups.";
    receiver: "交给谁", "To whom";
    note: "要告诉对方的话", "What they should know";
    propose: "请对方接", "Ask them to take over";
    stays_until: "对方点“我来管”以前，人还归原来的人管。", "Until they accept, the people stay where they are.";
    to_me: "等你接的", "Waiting for you";
    by_me: "等别人接的", "Waiting for others";
    past: "办完的", "Done";
    nothing: "现在没有交接。", "There is no hand-over now.";
    how_to: "要把人交出去：在“我的人”名单里打勾，再按下面的按钮。", "To hand people over, tick them in “My people” and press the button below.";
    people_list: "看“我的人”", "See “My people”";
    waits_for_you: "等你回话", "waiting for you";
    accept: "我来管", "I take them";
    decline: "我接不了", "I cannot take them";
    decline_why: "为什么接不了", "Why not";
    decline_sure: "退回去", "Send back";
    take_back: "不交了，收回来", "Take it back";
    see_all: "看全部名单", "See everybody";
    names_gone: "办完很久了，只留人数，不再显示名单。", "This ended long ago: the numbers stay, the names are no longer shown.";
    reason: "原因", "Reason";
    note_said: "留的话", "Note";
    goes_along: "跟着走", "Goes along";
    care: "谁在管这个人", "Who looks after this person";
    nobody_cares: "现在没有人管。系统每一刻钟会找一次人。", "Nobody now. The system looks for somebody every quarter of an hour.";
    still: "现在", "now";
    news: "要知道的", "News";
    seen: "知道了", "I know";
    go_answer: "去看看接不接", "See and answer";
    people_to: "他管的人交给谁", "Who takes these people";
    people_to_town: "乡镇经办人员（系统安排）", "The township (arranged by the system)";
    care_merge: "地方合并", "places were merged";
}

/// "把名单上 128 人都交给别人".
pub fn give_all(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("把名单上 {count} 人都交给别人"),
        Lang::En => format!("Hand over all {count} on the list"),
    }
}

/// "选 李秀英".
pub fn pick_name(name: &str, lang: Lang) -> String {
    format!("{} {name}", pick(lang))
}

/// "要交 3 人".
pub fn chosen(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("要交 {count} 人"),
        Lang::En if count == 1 => "1 person to hand over".to_owned(),
        Lang::En => format!("{count} people to hand over"),
    }
}

/// "12 人".
pub fn people(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 人"),
        Lang::En if count == 1 => "1 person".to_owned(),
        Lang::En => format!("{count} people"),
    }
}

/// "还有 12 人".
pub fn and_more(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 人"),
        Lang::En => format!("and {count} more"),
    }
}

/// "选了 5000 人，太多了。"
pub fn too_many(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("名单上有 {count} 人，太多了，一次交不了。先缩小名单，比如选一个村。"),
        Lang::En => format!(
            "The list has {count} people, too many to hand over at once. Narrow it first, say to one village."
        ),
    }
}

/// "2 人正在交接，没算进去。"
pub fn under_way(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 人已经在别的交接里，没算进去。"),
        Lang::En => format!("{count} are in another hand-over and are left out."),
    }
}

/// "2 人不归你管，没算进去。"
pub fn not_yours(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 人不归你管，没算进去。"),
        Lang::En => format!("{count} are not in your care and are left out."),
    }
}

/// "没送到的岗位 5 个，没办的事 1 件".
pub fn work(work: WorkAlong, lang: Lang) -> String {
    let WorkAlong { leads, tasks } = work;
    match lang {
        Lang::Zh => format!("没送到的岗位 {leads} 个，没办完的事 {tasks} 件"),
        Lang::En => format!("{leads} vacancies not delivered, {tasks} open tasks"),
    }
}

/// "anna 想把 3 人交给你管".
pub fn asks_you(from: &str, count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{from} 想把 {count} 人交给你管"),
        Lang::En => format!("{from} would like you to look after {count} people"),
    }
}

/// "anna → bella · 3 人".
pub fn from_to(from: &str, to: &str, count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{from} 交给 {to} · {count} 人"),
        Lang::En => format!("{from} to {to} · {count} people"),
    }
}

/// "town 提出的".
pub fn proposed_by(login: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{login} 提出的"),
        Lang::En => format!("proposed by {login}"),
    }
}

/// "等 bella 回话", "bella 接了"…
pub fn state(state: &HandOverState, to: &str, lang: Lang) -> String {
    match (state, lang) {
        (HandOverState::Proposed, Lang::Zh) => format!("等 {to} 回话"),
        (HandOverState::Proposed, Lang::En) => format!("waiting for {to}"),
        (HandOverState::Accepted { .. }, Lang::Zh) => format!("{to} 接了"),
        (HandOverState::Accepted { .. }, Lang::En) => format!("{to} accepted"),
        (HandOverState::Declined { .. }, Lang::Zh) => format!("{to} 没接"),
        (HandOverState::Declined { .. }, Lang::En) => format!("{to} declined"),
        (HandOverState::TakenBack { .. }, _) => lang.pick("收回了", "taken back").to_owned(),
        (HandOverState::Ended { why, .. }, _) => ending(*why, lang).to_owned(),
    }
}

const fn ending(why: Ending, lang: Lang) -> &'static str {
    match why {
        Ending::GiverLeft => lang.pick(
            "没交成：原来管的人的账号停用了，人已经另外安排",
            "ended: the giver's account was closed, and the people were given to somebody else",
        ),
        Ending::ReceiverLeft => lang.pick(
            "没交成：对方的账号停用了，人还归原来的人管",
            "ended: the receiver's account was closed; the people stayed",
        ),
        Ending::ProposerLeft => lang.pick(
            "没交成：提出的人的账号停用了，人还归原来的人管",
            "ended: the proposer's account was closed; the people stayed",
        ),
        Ending::NobodyLeft => lang.pick(
            "没交成：名单上的人都不在了",
            "ended: nobody on the list could be handed over any more",
        ),
    }
}

/// What came of one person.
pub const fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::HandedOver => lang.pick("交了", "handed over"),
        Outcome::Kept => lang.pick("没交，还归原来的人管", "stayed"),
        Outcome::Left => lang.pick("去世或搬走了，没交", "died or moved away: not handed over"),
        Outcome::Moved => lang.pick(
            "搬到别处了，对方管不到，没交",
            "moved out of the receiver's area: not handed over",
        ),
        Outcome::Taken => lang.pick(
            "已经归别人管了，没交",
            "somebody else looks after them: not handed over",
        ),
    }
}

/// How a spell of looking after somebody began.
pub const fn taking(how: Taking, lang: Lang) -> &'static str {
    match how {
        Taking::Assigned => lang.pick("按住的地方安排", "by where they live"),
        Taking::HandedOver => lang.pick("交接", "handed over"),
        Taking::CaretakerLeft => lang.pick("原来的人不干了", "the one before left"),
        Taking::Moved => lang.pick("搬家", "they moved"),
        Taking::AreaMerged => lang.pick("地方合并", "places were merged"),
        Taking::LeftGroup => lang.pick("不再属于那一类人", "they left the group"),
        Taking::Restored => lang.pick("档案恢复", "the file was restored"),
    }
}

/// "3 人搬家了，现在归 nora 管：李秀英（石桥镇 桥头村）".
pub fn change(came: bool, how: Taking, other: Option<&str>, count: usize, lang: Lang) -> String {
    let why = match how {
        Taking::Assigned => lang.pick("系统安排", "arranged by the system"),
        Taking::HandedOver => lang.pick("上级办了交接", "an officer handed them over"),
        Taking::CaretakerLeft => lang.pick("原来管的人不干了", "whoever looked after them left"),
        Taking::Moved => lang.pick("搬家了", "they moved"),
        Taking::AreaMerged => lang.pick("地方合并了", "places were merged"),
        Taking::LeftGroup => lang.pick("不再属于那一类人了", "they no longer belong to the group"),
        Taking::Restored => lang.pick("档案恢复了", "files were restored"),
    };
    match (came, lang) {
        (true, Lang::Zh) => format!("新归你管 {count} 人（{why}）"),
        (true, Lang::En) => format!("{count} people are new in your care ({why})"),
        (false, Lang::Zh) => match other {
            Some(login) => format!("{count} 人不再归你管了（{why}），现在归 {login} 管"),
            None => format!("{count} 人不再归你管了（{why}）"),
        },
        (false, Lang::En) => match other {
            Some(login) => {
                format!("{count} people are no longer in your care ({why}); {login} looks after them")
            }
            None => format!("{count} people are no longer in your care ({why})"),
        },
    }
}

/// "柳树村 已经并到 杨家村。下面是 杨家村 的。"
pub fn place_merged(was: &str, now: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if was == now => format!("{was} 换了编号，地方没变。"),
        Lang::Zh => format!("{was} 已经并到 {now} 了。下面是 {now} 的。"),
        Lang::En if was == now => format!("{was} has a new code; it is the same place."),
        Lang::En => format!("{was} is part of {now} now. This is {now}."),
    }
}

/// "他自己管 12 人".
pub fn own_people(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("他自己管着 {count} 人"),
        Lang::En => format!("{count} people in their own care"),
    }
}
