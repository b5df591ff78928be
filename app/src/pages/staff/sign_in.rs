//! The sign-in form. It stands at the address asked for, and leads back there.

use crate::asked::{flash, lang};
use crate::components::{ProblemOf, described, staff_page};
use crate::forms;
use crate::pages::set_status;
use crate::shell::address;
use crate::text::{Lang, account, staff as words};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// The form, in place of the page. `/staff` is the door itself; any other address is refused until somebody signs in.
pub fn page() -> AnyView {
    let (lang, back) = (lang(), address());
    if back.split('?').next() != Some("/staff") {
        set_status(&Refusal::NotSignedIn);
    }
    staff_page(
        words::sign_in(lang),
        view! {
            <h1>{words::sign_in(lang)}</h1>
            {form(back, lang)}
        },
    )
}

fn form(back: String, lang: Lang) -> AnyView {
    view! {
        <form class="form" method="post" action=forms::SIGN_IN>
            <input type="hidden" name="back" value=back/>
            <label for="login">{words::login(lang)}</label>
            <ProblemOf field="login"/>
            <input id="login" name="login" required autocomplete="username" autocapitalize="off" value=flash().typed("login")
                autofocus=described("login").is_some() aria-describedby=described("login")/>
            <label for="password">{words::password(lang)}</label>
            <ProblemOf field="password"/>
            <input id="password" name="password" type="password" required autocomplete="current-password"
                autofocus=described("password").is_some() aria-describedby=described("password")/>
            <label for="code">{account::sign_in_code(lang)}</label>
            <ProblemOf field="code"/>
            <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code"
                autofocus=described("code").is_some() aria-describedby=described("code")/>
            <button class="button act big">{words::enter(lang)}</button>
        </form>
    }
    .into_any()
}
