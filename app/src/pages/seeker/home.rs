//! One's own page for somebody who is signed in: the five, and the ways on.

use super::my_leads::five;
use crate::asked::lang;
use crate::components::{Tab, my_recognitions, public_page};
use crate::forms;
use crate::text::{Lang, door, leads as words, privacy};
use domain::ports::{MyLeads, MyRecognition};
use leptos::prelude::*;

/// The page. Whoever acts for the person appoints nobody else.
pub fn show(mine: &MyLeads, applications: &[MyRecognition], may_appoint: bool) -> AnyView {
    let lang = lang();
    public_page(
        words::title(lang),
        Tab::Mine,
        view! {
            {five(mine, forms::MINE, lang)}
            {my_recognitions(applications, None, lang)}
            {ways_on(may_appoint, lang)}
        },
    )
}

fn ways_on(may_appoint: bool, lang: Lang) -> AnyView {
    let proxies =
        may_appoint.then(|| view! { <a class="button" href=forms::OWN_PROXIES>{door::proxies(lang)}</a> });
    view! {
        <nav class="row ways" aria-label=door::enter_title(lang)>
            {proxies}
            <a class="button" href=forms::privacy::MY_DATA>{privacy::title(lang)}</a>
            <a class="button" href="/me/devices">{door::devices(lang)}</a>
        </nav>
        <form method="post" action=forms::LEAVE><button class="button">{door::leave(lang)}</button></form>
    }
    .into_any()
}
