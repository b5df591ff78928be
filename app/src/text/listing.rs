//! Words of the wage blacklist and the abnormal list, and of files of employers.

use super::Lang;
use domain::employer_fact::{ContactKind, FirmSize};
use domain::listing::{ListGround, ListKind, ListingStage};

sentences! {
    public_title: "拖欠工资黑名单", "Wage blacklist";
    public_do: "这些单位拖欠工资、拒不支付，由县里决定列入。列入期间不能在这里招工。", "These firms owe wages and do not pay; the county decided to list them. While listed they cannot post here.";
    public_none: "现在没有单位在名单上。", "No firm is on the list now.";
    firm: "单位", "Firm";
    uscc: "统一社会信用代码", "Social credit code";
    place: "地区", "Place";
    ground: "原因", "Ground";
    decision_no: "决定书编号", "Number of the decision";
    period: "列入时间", "Listed";
    desk: "失信名单", "Lists of firms";
    desk_do: "黑名单和异常名录：通知、申辩、决定、移出", "Blacklist and abnormal list: notice, statement, decision, removal";
    desk_none: "还没有。", "None yet.";
    notice_title: "给单位发通知", "Give notice to a firm";
    notice_do: "先通知，单位可以申辩；由另一个人决定。列入异常名录当天生效，单位可以申诉。", "Notice first; the firm may defend itself; somebody else decides. Onto the abnormal list a firm comes at once and may appeal.";
    which: "哪个名单", "Which list";
    words: "列入的事实和依据（单位看得到，不要写人名和号码）", "Facts and grounds (the firm reads them; name nobody)";
    send_notice: "发出通知", "Send the notice";
    notice: "通知", "Notice";
    state_by: "最晚申辩日", "Statement by";
    statement: "单位的申辩", "The firm's statement";
    statement_none: "单位还没有申辩。", "The firm has not answered yet.";
    decision: "决定", "Decision";
    reason: "理由（单位看得到）", "Reason (the firm reads it)";
    decide: "决定列入", "Decide: list it";
    decide_do: "决定后：单位在招的岗位马上关闭，不能再发布；收到过这些岗位的人会看到“岗位没有了”。", "After that its open vacancies close and it cannot post; who was told of them reads that the vacancy is gone.";
    drop: "不列入", "Do not list";
    wait_heard: "单位还在申辩期内，申辩到了或者到期后才能决定。", "The firm may still answer: it is decided once the statement is there or the time is over.";
    four_eyes: "这是你提出的，要由另一个人决定。", "You proposed this: somebody else decides.";
    not_yours: "由县里决定。", "The county decides.";
    appeal: "单位的申诉", "The firm's appeal";
    appeal_by: "最晚申诉日", "Appeal by";
    uphold: "申诉成立，移出", "Appeal upheld: take off";
    dismiss: "申诉不成立，维持", "Appeal dismissed: stays";
    repair: "已经付清、改正，提前移出", "Put right: take off early";
    repair_from: "最早移出日", "Earliest removal";
    answer: "申诉没有成立的理由", "Why the appeal was dismissed";
    ending: "结果", "Outcome";
    case_no: "案件编号", "Case";
    open_vacancies: "在招岗位", "Open vacancies";
    by: "提出的人", "Proposed by";
    decided_by: "决定的人", "Decided by";
    own_title: "失信名单通知", "Lists of firms: to you";
    to_answer_go: "去看通知、回话", "Read the notice and answer";
    own_do: "你们可以申辩。写清楚情况，最晚日子以前交上来。", "You may answer. Say how things are, by the last day.";
    own_state: "申辩", "Your statement";
    own_appeal: "申诉", "Your appeal";
    own_send: "交上去", "Send";
    own_words: "情况说明（不要写人名和号码）", "Your words (name nobody)";
    abnormal_mark: "在经营异常名录上，发布的岗位要先审。", "On the abnormal list: its vacancies are looked at first.";
    same_rep: "法定代表人名下还有在黑名单上的单位", "The same legal representative stands for firms on the blacklist";
    legal_rep: "法定代表人（可以不填）", "Legal representative (may be left out)";
    file: "单位档案", "File of the firm";
    find: "找单位", "Find a firm";
    find_do: "输入名称或代码", "Name or code";
    find_go: "找", "Find";
    find_more: "太多了，只列出前 50 个。多写几个字再找。", "Too many: these are the first 50. Write some more.";
    find_none: "没找到。", "Nothing found.";
    facts: "基本情况", "What is known";
    size: "规模", "Size";
    founded: "哪天成立", "Founded";
    deposit_due: "应缴工资保证金（元）", "Deposit due, yuan";
    deposit_paid: "已缴工资保证金（元）", "Deposit paid, yuan";
    not_said: "不知道", "not known";
    contacts: "联系人", "Contacts";
    contact_add: "加一个联系人", "Add a contact";
    contact_kind: "管什么", "For what";
    contact_name: "名字", "Name";
    contact_phone: "电话", "Telephone";
    contact_remove: "去掉", "Remove";
    accounts: "能登录的人", "Who may sign in";
    staff: "用工人数", "Staff";
    staff_do: "每年（也可以每季度）报一次：总人数、残疾人、劳务派遣。县里核对后就不能自己改了。", "Once a year, or each quarter: everybody, people with a disability, dispatched workers. Once the office has confirmed it you cannot change it.";
    staff_none: "还没有报过。", "Nothing declared yet.";
    staff_year: "哪一年的", "For which year";
    staff_as_of: "截至哪天", "As of";
    staff_total: "总人数（含派遣）", "Everybody, dispatched included";
    staff_disabled: "其中残疾人", "People with a disability";
    staff_severe: "其中一、二级残疾、合同满一年", "Severely disabled with a contract of a year";
    staff_dispatched: "其中劳务派遣", "Dispatched";
    staff_declare: "报上去", "Declare";
    staff_confirm: "核对了，确认", "Checked: confirm";
    staff_confirmed: "已核对", "confirmed";
    staff_waiting: "等核对", "to be confirmed";
    r10: "残保金免缴", "Exempt from the levy";
    r11: "残疾人就业保障金", "Disability quota";
    over_quota: "安排得比要求的多，可以得奖励", "more than the quota; there is a reward";
    r77: "派遣比例", "Dispatched share";
    unsaid: "还算不出来（缺资料或标准）", "cannot be said yet";
    yes: "符合", "yes";
    no: "不符合", "no";
    levy: "应缴", "to pay";
    ceased: "单位注销了", "The firm has ceased";
    ceased_on: "哪天注销", "Ceased on";
    cease: "确认注销，关闭岗位", "Confirm: close its vacancies";
    cease_do: "在信用公示系统里查过再确认。确认后岗位全部关闭，不能再发布。", "Check the public register first. All its vacancies close and it posts no more.";
    ceased_mark: "已注销", "ceased";
    listings: "名单记录", "Lists";
    to_firm: "用工人数、联系人、名单通知", "Staff, contacts, notices";
    own_firm: "单位情况", "Your firm";
    save: "保存", "Save";
    version: "依据", "By figures of";
}

/// Which list.
pub const fn kind_of(kind: ListKind, lang: Lang) -> &'static str {
    match kind {
        ListKind::Wage => lang.pick("拖欠工资黑名单", "wage blacklist"),
        ListKind::Abnormal => lang.pick("经营异常名录", "abnormal list"),
    }
}

/// Why.
pub const fn ground_of(ground: ListGround, lang: Lang) -> &'static str {
    match ground {
        ListGround::SeriousArrears => lang.pick("拖欠工资数额较大", "large arrears"),
        ListGround::RefusesToPay => lang.pick("责令支付后拒不支付", "does not pay after an order"),
        ListGround::Unreachable => lang.pick("联系不上", "cannot be reached"),
        ListGround::FalsePosting => lang.pick("岗位信息不实", "false vacancies"),
        ListGround::NoPapers => lang.pick("不签合同、不参保", "no contracts, no insurance"),
    }
}

/// Where an entry stands.
pub const fn stage_of(stage: ListingStage, lang: Lang) -> &'static str {
    match stage {
        ListingStage::Noticed => lang.pick("已通知，等申辩、决定", "notice given"),
        ListingStage::Dropped => lang.pick("不列入", "not listed"),
        ListingStage::Published => lang.pick("已列入", "listed"),
        ListingStage::Appealed => lang.pick("已列入，单位申诉", "listed, under appeal"),
        ListingStage::Withdrawn => lang.pick("申诉成立，已移出", "taken off on appeal"),
        ListingStage::Expired => lang.pick("到期移出", "time is over"),
        ListingStage::Repaired => lang.pick("修复，提前移出", "put right, taken off"),
    }
}

/// About what somebody is a contact.
pub const fn contact_of(kind: ContactKind, lang: Lang) -> &'static str {
    match kind {
        ContactKind::Liaison => lang.pick("联络员", "liaison"),
        ContactKind::Wage => lang.pick("劳资专管员", "wages and labour"),
        ContactKind::Injury => lang.pick("工伤保险联络员", "injuries"),
    }
}

/// How big.
pub const fn size_of(size: FirmSize, lang: Lang) -> &'static str {
    match size {
        FirmSize::Micro => lang.pick("微型", "micro"),
        FirmSize::Small => lang.pick("小型", "small"),
        FirmSize::Medium => lang.pick("中型", "medium"),
        FirmSize::Large => lang.pick("大型", "large"),
    }
}

/// That the firm is on a list, until when, and what that means.
pub fn listed(kind: ListKind, until: &str, lang: Lang) -> String {
    let list = kind_of(kind, lang);
    // The wage blacklist hides the firm; the abnormal list hides nothing, and sends what is published to an officer.
    let means = match kind {
        ListKind::Wage => lang.pick(
            "这期间不能发布岗位，原来的岗位不再公开。",
            "It publishes nothing, and its vacancies are not shown.",
        ),
        ListKind::Abnormal => lang.pick(
            "这期间发的岗位，工作人员看过才公开。",
            "An officer looks at what it publishes before it is shown.",
        ),
    };
    match lang {
        Lang::Zh => format!("单位在{list}上，到 {until} 为止。{means}"),
        Lang::En => format!("The firm is on the {list} until {until}. {means}"),
    }
}

/// That there is a notice to answer, and by when.
pub fn to_answer(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("有一份失信名单的通知，最晚 {day} 回话。"),
        Lang::En => format!("There is a notice about the lists of firms: answer by {day}."),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, ListKind, listed};

    #[test]
    fn the_abnormal_list_forbids_nothing() {
        let wage = listed(ListKind::Wage, "2029年", Lang::Zh);
        assert!(wage.contains("拖欠工资黑名单") && wage.contains("不能发布岗位"));
        let abnormal = listed(ListKind::Abnormal, "2029年", Lang::Zh);
        assert!(abnormal.contains("看过才公开") && !abnormal.contains("不能"));
    }
}
