//! Words of the home page, of the pages for help and events, and of the door to one's own page.

use super::Lang;

sentences! {
    title: "找活儿，学技术", "Find work, learn a trade";
    you_are_in: "你在", "You are in";
    everywhere: "还没选你在哪里", "No place chosen yet";
    choose_place: "选地方", "Choose a place";
    change_place: "换地方", "Change place";
    place_title: "你在哪里？", "Where are you?";
    place_search: "写出县、镇或村的名字", "Write the name of a county, town or village";
    place_none: "没有找到这个地方。试试只写前两个字。", "No such place found. Try the first two letters only.";
    place_here: "就选这里", "Choose this place";
    search_label: "想找什么活儿？", "What work are you looking for?";
    search_hint: "如：缝纫、保洁、在家做", "e.g. sewing, cleaning, at home";
    search: "找", "Find";
    pictures: "看图找活儿", "Find work by picture";
    newest: "离你最近的新岗位", "New work near you";
    newest_anywhere: "最新的岗位", "Newest work";
    all_vacancies: "看全部岗位", "See all work";
    no_vacancies: "现在还没有岗位。过两天再来看看，或者请人帮忙。", "No work is posted yet. Look again in two days, or ask for help.";
    learn: "学一门技术", "Learn a trade";
    mine: "有人给你送过岗位单？", "Did somebody bring you a slip?";
    mine_open: "看我的岗位", "See my vacancies";
    at_home: "在家做", "At home";
    me_intro: "送岗单上有一串字母和数字，写在下面。扫单子上的方块码也行。", "Your slip has a code of letters and digits. Write it below, or scan the square on the slip.";
    me_code: "岗位单上的码", "Code on the slip";
    me_unknown: "这个码不对。看着岗位单再写一次。", "That is no code. Copy it from the slip once more.";
    me_open: "打开", "Open";
    me_none: "没有岗位单？", "No slip?";
    me_none_do: "找村里的协管员，或者去镇上的劳动保障事务所。他们会给你登记，再把合适的岗位送到你手上。一年至少 5 个，不要钱。", "Ask the coordinator in your village or the township labour office. They register you and bring you work that fits: at least 5 a year, free of charge.";
    me_keep: "这串码只给你用。不要发给别人。", "The code is yours alone. Do not give it to others.";
    help_title: "找人帮忙", "Get help";
    help_call: "不会用、看不清、找不到，都可以打电话。", "If you cannot use it, cannot see it or cannot find it: call.";
    help_no_number: "这里还没有填电话。去村服务站或镇上的劳动保障事务所，都有人帮你。", "No number is set here yet. The village service station and the township labour office will help you.";
    help_how: "怎么用", "How it works";
    help_step_find: "找工作：点图，或者写几个字。拼音也行。", "Find work: tap a picture, or write a few words.";
    help_step_mine: "我的：有送岗单，就能看到专门给你找的岗位。", "Mine: with a slip you see the work chosen for you.";
    help_step_read: "看字费劲：点上面的“大字”，或者点“念给我听”。", "Hard to read? Tap “Large text” above, or “Read to me”.";
    help_fraud: "小心骗子", "Beware of fraud";
    help_fraud_do: "找工作不用交钱。谁要押金、培训费、身份证原件，都不要给，打电话告诉我们。", "Work costs you nothing. If anybody wants a deposit, a training fee or your identity card, give nothing and call us.";
    help_report: "岗位有问题？", "Something wrong with a vacancy?";
    help_report_do: "把岗位的名字和编号告诉接电话的人，我们去查。", "Tell us its name and number by phone, and we look into it.";
    help_report_no: "你要说的岗位编号", "Number of the vacancy";
    help_display: "看得清一点", "Easier to see";
    staff_door: "工作人员入口", "For staff";
    events_title: "招聘会", "Job fairs";
}

/// "现在有 900 个岗位,60 门课".
pub fn counts(vacancies: u32, courses: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("现在有 {vacancies} 个岗位，{courses} 门课"),
        Lang::En => format!("{vacancies} vacancies and {courses} courses now"),
    }
}
