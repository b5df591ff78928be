//! What an employer answered somebody who said yes.

use crate::components::{Icon, Sign};
use crate::text::{Lang, candidate as words, common, leads};
use domain::candidate::Reply;
use domain::ports::LeadView;
use leptos::prelude::*;

/// The answer, and whom to call; nothing while a lead still waits for the person's own answer, or can be taken back.
pub fn part(lead: &LeadView, helper_phone: Option<&str>, lang: Lang) -> Option<AnyView> {
    let (sentence, icon) = match &lead.reply {
        Reply::Invited { day, place, note } => (words::invited(*day, place, note, lang), Icon::Clock),
        Reply::Hired => {
            let sentence = format!("{} {}", words::me_hired(lang), words::me_hired_do(lang));
            (sentence, Icon::Tick)
        }
        Reply::TurnedDown { .. } => (words::me_turned_down(lang).to_owned(), Icon::Back),
        Reply::Lapsed => (words::me_lapsed(lang).to_owned(), Icon::Back),
        Reply::None if lead.state == "referred" => {
            let said = if lead.shown_at.is_some() {
                words::me_shown(lang)
            } else {
                words::me_waiting(lang)
            };
            (said.to_owned(), Icon::Clock)
        }
        Reply::None => return None,
    };
    let on = matches!(lead.reply, Reply::Invited { .. } | Reply::Hired);
    let call = on.then(|| call(lead, helper_phone, lang)).flatten();
    Some(
        view! {
            <p class="said"><Sign icon/><span><b>{sentence}</b></span></p>
            {call}
        }
        .into_any(),
    )
}

/// A link that dials the employer or, where none is named, the helper.
fn call(lead: &LeadView, helper_phone: Option<&str>, lang: Lang) -> Option<AnyView> {
    let (number, name) = match lead.phone.as_str() {
        "" => (helper_phone?, leads::call_helper(lang)),
        employer => (employer, common::call(lang)),
    };
    let href = format!("tel:{number}");
    Some(view! { <p><a class="button" href=href><Sign icon=Icon::Phone/>{name}</a></p> }.into_any())
}
