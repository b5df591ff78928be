//! Words of the door, of one's own page, and of those who act for somebody.

use super::Lang;
use domain::proxy::{ConsentForm, Relation};

sentences! {
    enter_title: "进我的页面", "My page";
    by_phone: "用手机号进", "By telephone";
    by_phone_do: "写下登记时留的手机号，收一个 6 位验证码。", "Write the number you are registered with; a code of six digits comes by text message.";
    phone: "手机号", "Telephone";
    send_code: "发验证码", "Send the code";
    no_codes: "这里现在发不了短信。用送岗单上的码进，或者打电话请人帮忙。", "No text messages can be sent here at present. Use the code on your slip, or call for help.";
    by_paper: "用送岗单上的码进", "By the code on your slip";
    code_title: "写验证码", "Enter the code";
    code_sent: "这个号码要是登记过，短信马上就到，5 分钟内有效。", "If the number is registered, the message arrives in a moment. It is good for five minutes.";
    code: "6 位验证码", "Six digits";
    enter: "进去", "Go in";
    code_none: "没收到？一分钟后可以再要一个。号码换过、没登记，找协管员。", "Nothing came? Ask again after a minute. If your number has changed, ask the coordinator.";
    code_again: "换个号码，或再要一个", "Another number, or once more";
    who_title: "你是谁？", "Who are you?";
    who_do: "这个号码有几个人用。选自己，再写出生那年（4 位），或身份证最后 4 位。", "Several people use this number. Choose yourself, then write the year you were born, or the last four of your identity number.";
    who_proof: "出生那年，或身份证最后 4 位", "Year of birth, or last four of the identity number";
    stay: "记住我，下次不用码", "Remember me on this phone";
    stay_do: "这是你自己的手机？记住以后，点“我的”就能看到，30 天不用再扫码。", "Is this your own phone? Once remembered, “Mine” shows this page for 30 days without the code.";
    acting_how: "你的回答会记成家里人代答。", "Your answers are noted as given by family.";
    devices: "登录过的手机", "Phones I am signed in on";
    proxies: "谁能帮我办事", "Who may act for me";
    leave: "退出，清掉这台手机上的记录", "Sign out and clear this phone";
    staff_here: "你现在登录的是工作人员账号。", "You are signed in with a staff account.";
    staff_desk: "去工作台", "To the desk";
    for_employers: "招工的单位，从这里进", "Employers: this way";
    proxies_title: "谁能帮我办事", "Who may act for me";
    proxies_do: "家里人可以用自己的手机看你的岗位、替你回答。看不到你的身份证号。你随时可以取消。", "Somebody of your family may see your vacancies on their own phone and answer for you. They never see your identity number. You can take it back at any time.";
    proxies_none: "还没有人能帮你办事。", "Nobody may act for you yet.";
    proxy_add: "加一个人", "Add somebody";
    proxy_name: "名字", "Name";
    proxy_relation: "是什么人", "Relation";
    proxy_phone: "他的手机号（没有可以不填，用纸上的码）", "Their telephone (may stay empty: a paper code serves too)";
    proxy_valid_to: "到哪天为止", "Until";
    proxy_consent: "本人怎么同意的", "How the person agreed";
    proxy_consent_on: "哪天同意的", "When";
    proxy_record: "记下来", "Record";
    proxy_revoke: "不再让他帮", "Take back";
    proxy_code: "给新的纸码", "New paper code";
    proxy_code_once: "这个码只显示这一次，抄给他，或让他现在扫。用它进“我的”。", "This code is shown once. Copy it for them. It opens “Mine”.";
    proxy_over: "已停", "ended";
    proxies_staff: "家属代办", "Family acting for the person";
    proxies_staff_none: "还没有人代办。", "Nobody acts for the person yet.";
    answered_by_proxy: "家属代答", "answered by family";
}

/// "你在帮 李** 办事".
pub fn acting_for(masked_name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("你在帮 {masked_name} 办事。"),
        Lang::En => format!("You are acting for {masked_name}."),
    }
}

/// "李** 本人".
pub fn whom_person(masked_name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{masked_name} 本人"),
        Lang::En => format!("{masked_name} myself"),
    }
}

/// "帮 李** 办事".
pub fn whom_proxy(masked_name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("帮 {masked_name} 办事的人"),
        Lang::En => format!("acting for {masked_name}"),
    }
}

/// "青禾制衣厂 的人（写统一社会信用代码最后 4 位）".
pub fn whom_employer(firm: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{firm} 招工的人（写信用代码最后 4 位）"),
        Lang::En => format!("of {firm} (last four of its credit code)"),
    }
}

/// What somebody is to the person.
pub const fn relation(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::Spouse => lang.pick("丈夫或妻子", "Husband or wife"),
        Relation::Parent => lang.pick("父亲或母亲", "Father or mother"),
        Relation::Child => lang.pick("儿子或女儿", "Son or daughter"),
        Relation::Sibling => lang.pick("兄弟姐妹", "Brother or sister"),
        Relation::Relative => lang.pick("别的亲戚", "Other relative"),
        Relation::Neighbour => lang.pick("邻居、朋友", "Neighbour or friend"),
        Relation::Guardian => lang.pick("监护人", "Guardian"),
    }
}

/// How the person agreed.
pub const fn consent(form: ConsentForm, lang: Lang) -> &'static str {
    match form {
        ConsentForm::Signature => lang.pick("本人签名", "signature"),
        ConsentForm::ThumbPrint => lang.pick("本人按手印", "thumb-print"),
        ConsentForm::Witness => lang.pick("当面说的，有人证明", "said before a witness"),
        ConsentForm::SignedIn => lang.pick("本人登录后加的", "entered by the person"),
    }
}
