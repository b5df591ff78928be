//! The names proposed for public-welfare posts, while they hang out.

use crate::asked::{Asker, lang};
use crate::components::public_page;
use crate::pages::when;
use crate::text::{Lang, figures, public_post as words};
use domain::ports::PostNotice;
use leptos::prelude::*;

/// `/posts/notices`.
#[component]
pub fn PostNotices() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.public_posts.post_notices(&actor).await },
        |notices| show(&notices, lang()),
    )
}

fn show(notices: &[PostNotice], lang: Lang) -> AnyView {
    let lines = notices
        .iter()
        .map(|one| {
            view! {
                <li class="card">
                    <h2>{one.name.clone()} " " <small>{one.place.clone()}</small></h2>
                    <p>{one.title.clone()} " · " {one.employer.clone()}</p>
                    <p>{words::until(lang)} " " {figures::full_day(one.to, lang)}</p>
                </li>
            }
        })
        .collect_view();
    let none = notices
        .is_empty()
        .then(|| view! { <p class="notice">{words::no_notices(lang)}</p> });
    public_page(
        words::notices(lang).to_owned(),
        None,
        view! {
            <h1>{words::notices(lang)}</h1>
            <p>{words::notices_do(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
        },
    )
}
