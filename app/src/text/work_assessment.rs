//! Words about what somebody can do at work, as an instructor finds it with them. Nothing asks for an illness.

use super::{Lang, common, file, fit};
use domain::person_field::PersonField;
use domain::work_assessment::{AgreedHow, AssessmentPlace, AssessmentState, Found, TriedHow};

sentences! {
    tab: "能力测评", "Assessment";
    title: "职业能力测评", "What one can do at work";
    lead: "一起聊聊平时能做什么、什么帮得上忙。不问病、不写病名；本人同意了，才记进档案，用来找合适的岗位。", "Talk about what can be done and what helps. Nobody asks about illness; it enters the file only when the person agrees.";
    none: "还没有做过测评。", "No assessment yet.";
    new: "做一次测评", "Make an assessment";
    on: "哪天做的", "On";
    place: "在哪里做的", "Where";
    functions: "平时能做到哪一步", "What can be done";
    not_asked: "没问到", "not asked";
    aids: "用什么、要什么帮助", "What helps";
    hours: "一天能干多久", "How long a day";
    wishes: "想做什么活", "What they would like to do";
    tried: "做过、试过什么活", "What they did or tried";
    tried_what: "什么活", "What";
    tried_how: "怎么样", "How it went";
    needs: "有什么条件就能上班（如：坐着、有人带、坡道）", "What would make work possible (a seat, company, a ramp)";
    next_on: "哪天再看看（不用就空着）", "Look again on (empty: not)";
    paper: "纸质测评表拍照（可以不拍）", "A photo of the paper (if there is one)";
    paper_note: "加密存放，只有看得到这份档案的人能看，每次看都有记录。", "Kept encrypted, seen by who may read the file; each look is written down.";
    see_paper: "看纸质表", "See the paper";
    agree: "本人同不同意记进档案", "Does the person agree that it enters their file?";
    agree_later: "回头再问", "Ask later";
    agree_yes: "同意", "agrees";
    agree_no: "不同意", "does not agree";
    agree_how: "怎么同意的", "How they said it";
    save: "存下来", "Save";
    settle: "本人怎么说", "What the person says";
    own_ask: "指导员和你聊过能做什么活。下面的内容可以记进你的档案，用来找合适的岗位吗？", "An instructor talked with you about work. May this enter your file, to find work that fits?";
    own_yes: "可以，记进去", "Yes, put it in";
    own_no: "不记", "No";
    own_title: "我的能力测评", "What I can do at work";
    next: "下次再看", "Look again";
    by: "测评的人", "By";
    on_assessment: "能力测评", "assessment";
}

/// What is asked about a function.
pub fn question(position: usize, lang: Lang) -> &'static str {
    match position {
        0 => lang.pick(
            "两只手：端一碗汤、拧瓶盖",
            "Both hands: carry a bowl, open a bottle",
        ),
        1 => lang.pick(
            "看：看清人脸、手机上的字",
            "Seeing: a face, the letters on a telephone",
        ),
        2 => lang.pick(
            "手上细活：穿针、剥豆",
            "Fine handwork: thread a needle, shell beans",
        ),
        3 => lang.pick("搬东西：提一桶水", "Lifting: a bucket of water"),
        4 => lang.pick(
            "听和说：听得见人喊、说得清楚",
            "Hearing and speaking: hear a call, be understood",
        ),
        _ => lang.pick(
            "站和走：站一个小时、走到村口",
            "Standing and walking: stand for an hour, walk to the end of the village",
        ),
    }
}

/// Where it was made.
pub const fn place_of(place: AssessmentPlace, lang: Lang) -> &'static str {
    match place {
        AssessmentPlace::Room => lang.pick("测评室", "in the assessment room"),
        AssessmentPlace::Home => lang.pick("家里", "at home"),
        AssessmentPlace::Remote => lang.pick("电话、视频", "by telephone or video"),
    }
}

/// How some work went.
pub const fn how_of(how: TriedHow, lang: Lang) -> &'static str {
    match how {
        TriedHow::Well => lang.pick("干得好", "well"),
        TriedHow::Partly => lang.pick("有些干不了", "partly"),
        TriedHow::NotAtAll => lang.pick("干不了", "not at all"),
    }
}

/// How the person said it.
pub const fn agreed_how(how: AgreedHow, lang: Lang) -> &'static str {
    match how {
        AgreedHow::Signed => lang.pick("签字、按手印", "signed"),
        AgreedHow::Said => lang.pick("当面说的", "said so"),
        AgreedHow::Online => lang.pick("在手机上点的", "on their telephone"),
    }
}

/// How it stands.
pub const fn state_of(state: AssessmentState, lang: Lang) -> &'static str {
    match state {
        AssessmentState::Waiting => lang.pick("等本人同意", "waits for the person"),
        AssessmentState::Agreed => lang.pick("已记进档案", "in the file"),
        AssessmentState::Declined => lang.pick("本人不同意记", "the person does not agree"),
    }
}

/// What was found, each with its name.
pub fn rows(found: &Found, lang: Lang) -> Vec<(&'static str, String)> {
    let levels = found.functions.0.iter().enumerate();
    let mut rows: Vec<(&'static str, String)> = levels
        .filter(|(_, level)| level.is_some())
        .map(|(position, level)| {
            (
                fit::function(position, lang),
                fit::ability(*level, lang).to_owned(),
            )
        })
        .collect();
    let helps = named(PersonField::Aids, found.aids.iter().map(|aid| aid.code()), lang);
    let duration = named(PersonField::Hours, found.hours.iter().map(|one| one.code()), lang);
    let done: Vec<String> = found
        .tried
        .iter()
        .map(|one| format!("{} {}", one.what, how_of(one.how, lang)))
        .collect();
    let texts = [
        (aids(lang), common::clauses(&helps, lang)),
        (hours(lang), common::clauses(&duration, lang)),
        (wishes(lang), found.wishes.clone()),
        (tried(lang), common::clauses(&done, lang)),
        (needs(lang), found.needs.clone()),
    ];
    rows.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()));
    rows
}

fn named<'a>(field: PersonField, codes: impl Iterator<Item = &'a str>, lang: Lang) -> Vec<String> {
    let names = file::choices(field, lang);
    let name = |code: &str| {
        let known = names.iter().find(|(known, _)| *known == code);
        known.map(|(_, name)| (*name).to_owned())
    };
    codes.filter_map(name).collect()
}
