//! Words about work between regions.

use super::Lang;
use domain::region::{Arrival, BadPackage, GroupState};

sentences! {
    title: "跨地区用工", "Work between regions";
    tile_do: "岗位包发给外地、接收外地的岗位、结队出去干活", "Packages of vacancies, and groups that go";
    out: "发给外地的岗位包", "Packages that go out";
    out_do: "勾上要发的岗位，做成一个文件发给对方。里面没有任何人的名字和电话。", "Tick vacancies and make a file. It holds nobody's name or number.";
    no_offers: "没有这样的本县在招岗位。", "No such open vacancy of the county.";
    find: "找岗位（名称、单位、编号）", "Find vacancies (title, employer, number)";
    find_do: "找", "Find";
    valid_until: "有效到哪天", "Holds until";
    station: "对方有事找谁（单位和办公电话）", "Whom to ask (an office)";
    pack: "做成岗位包", "Make the package";
    made: "做过的岗位包", "Packages made";
    version: "第几版", "Version";
    as_file: "下载", "Download";
    incoming: "接收外地的岗位包", "Take a package in";
    incoming_do: "打开收到的文件，全部复制，粘贴到这里。先看一看会变什么，再收下。", "Open the file, copy all of it, paste it here. Look first, then take it in.";
    package: "岗位包的内容", "The package";
    look: "先看一看", "Look first";
    take_in: "收下", "Take it in";
    preview: "收下以后会这样", "What it would do";
    groups: "结队出去干活的人", "Groups that go";
    groups_do: "谁去、怎么去、谁带队、到了找谁", "Who goes, how, with whom, whom to ask there";
    no_groups: "还没有结队。", "No group yet.";
    form: "结一个队", "Form a group";
    name: "队的名字", "What it is called";
    destination: "去哪里（地区代码）", "Where to (area code)";
    transport: "怎么去", "How they travel";
    escort: "谁带队", "Who goes with them";
    group_station: "到了有事找谁", "Whom to ask there";
    departs_on: "哪天出发", "When they leave";
    people: "去的人（个人编号，用空格或换行分开）", "Who goes (their numbers, set apart by blanks)";
    placed: "已上岗", "placed";
    not_placed: "还没上岗", "not placed yet";
    from_region: "外地岗位，来自", "From another region:";
    ask_station: "有事找", "Ask";
}

/// How many were found, and how many of them stand here.
pub fn found(shown: usize, all: u64, lang: Lang) -> String {
    match lang {
        Lang::Zh if all > shown as u64 => format!("共 {all} 个，这里列了 {shown} 个。写几个字找得更准。"),
        Lang::Zh => format!("共 {all} 个"),
        Lang::En if all > shown as u64 => format!("{all} in all, {shown} of them here. Find some by a word."),
        Lang::En => format!("{all} in all"),
    }
}

/// What becomes of a vacancy.
pub const fn arrival(arrival: Arrival, lang: Lang) -> &'static str {
    match arrival {
        Arrival::New => lang.pick("新的", "new"),
        Arrival::Changed => lang.pick("有变化", "changed"),
        Arrival::Withdrawn => lang.pick("对方不招了", "withdrawn"),
    }
}

/// Why a package is not taken.
pub const fn bad(fault: BadPackage, lang: Lang) -> &'static str {
    match fault {
        BadPackage::Unreadable => lang.pick(
            "看不懂，不是岗位包。要把整个文件粘贴进来。",
            "This is no package. Paste the whole file.",
        ),
        BadPackage::Changed => lang.pick(
            "内容在路上被改过。请对方重新发一份。",
            "It was changed on the way. Ask for it again.",
        ),
        BadPackage::Over => lang.pick("已经过期。请对方发新的。", "It has run out. Ask for a new one."),
        BadPackage::Own => lang.pick("这是自己县做的。", "It is one of your own."),
    }
}

/// How far a group has come.
pub const fn state(state: GroupState, lang: Lang) -> &'static str {
    match state {
        GroupState::Formed => lang.pick("结好队，等出发", "formed"),
        GroupState::Departed => lang.pick("在路上", "on the way"),
        GroupState::Arrived => lang.pick("到了", "arrived"),
        GroupState::Returned => lang.pick("回来了", "returned"),
        GroupState::Cancelled => lang.pick("没去", "did not go"),
    }
}

/// The step to a state, as a button.
pub const fn step(state: GroupState, lang: Lang) -> &'static str {
    match state {
        GroupState::Departed => lang.pick("出发了", "They have left"),
        GroupState::Arrived => lang.pick("到了", "They have arrived"),
        GroupState::Returned => lang.pick("回来了", "They are back"),
        GroupState::Formed | GroupState::Cancelled => lang.pick("不去了", "Does not go"),
    }
}

/// Vacancies that stay as they are.
pub fn same(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有 {count} 个不变。"),
        Lang::En => format!("{count} more stay as they are."),
    }
}

/// Which version, of which county, and what was taken in before.
pub fn versions(origin: &str, (version, before): (u32, Option<u32>), lang: Lang) -> String {
    match (before, lang) {
        (Some(before), Lang::Zh) => format!("{origin}，第 {version} 版（上次收的是第 {before} 版）"),
        (Some(before), Lang::En) => format!("{origin}, version {version} (before: {before})"),
        (None, Lang::Zh) => format!("{origin}，第 {version} 版"),
        (None, Lang::En) => format!("{origin}, version {version}"),
    }
}
