//! What is said before any page is made: too many, too large, too slow, not from here.

use super::Lang;

sentences! {
    too_many: "点得太快了。", "That was too fast.";
    too_large: "送来的东西太大了，没有收。", "That was too large, and was not taken.";
    make_it_smaller: "文件太大就分成几份，字太多就写短一点。返回上一页再试。", "Split a large file, shorten a long text. Go back and try again.";
    too_slow: "网络太慢，没有收全。", "The connection was too slow: not everything arrived.";
    try_elsewhere: "换个信号好的地方，返回上一页再试一次。", "Find a place with a better signal, go back and try again.";
    other_name: "这个网址不对。", "This is not our address.";
    our_name: "请从下面这个网址打开。", "Open the site at the address below.";
    other_site: "这张表不是从本站送来的，没有收。", "This form was not sent from this site, and was not taken.";
    open_again: "回到本站，重新打开那一页，再填一次。", "Come back to this site, open the page anew and fill it in again.";
    not_here: "没有这个页面，或者送来的东西看不懂。", "There is no such page, or what was sent cannot be read.";
    look_again: "看看网址，或者返回上一页再试。", "Look at the address, or go back and try again.";
    busy: "现在办不过来，页面没有打开。", "We are too busy just now to show the page.";
    try_in_a_minute: "等一分钟再试。", "Try again in a minute.";
    not_known: "等得太久了：不知道存上了没有。", "It took too long: we do not know whether it was saved.";
    look_before_again: "过一分钟回到那一页，先看一看。没有存上，再交一次。", "Open the page again in a minute and look first. If it was not saved, send it again.";
}

/// How long to wait, in words.
pub fn wait(seconds: u32, lang: Lang) -> String {
    let minutes = seconds.div_ceil(60);
    match lang {
        Lang::Zh if seconds < 60 => format!("等 {seconds} 秒再试。刚才填的还没有收。"),
        Lang::Zh => format!("等 {minutes} 分钟再试。刚才填的还没有收。"),
        Lang::En if seconds < 60 => {
            format!("Wait {seconds} s and try again. What you sent just now was not taken.")
        }
        Lang::En => format!("Wait {minutes} min and try again. What you sent just now was not taken."),
    }
}
