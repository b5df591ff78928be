//! The public-welfare posts of an employer: needs filed, and the months of whoever holds one.

use crate::asked::{Asker, lang};
use crate::components::public_page;
use crate::forms::{EMPLOYER, public_post as to, visit};
use crate::pages::staff::{new_post, post_months, posts};
use crate::pages::{query_value, when};
use crate::text::{Lang, figures, public_post as words};
use domain::ports::{PostFilter, PostLine, PostList};
use domain::public_post::PostState;
use leptos::prelude::*;

/// `/employer/posts`.
#[component]
pub fn OwnPosts() -> impl IntoView {
    let filter = PostFilter {
        area: None,
        all: true,
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.posts(&actor, filter).await },
        |list| {
            let lang = lang();
            public_page(
                words::title(lang).to_owned(),
                None,
                view! {
                    <h1>{words::title(lang)}</h1>
                    <div class="row">
                        <a class="button act" href=to::NEW_OWN_POST>{words::new(lang)}</a>
                        <a class="button" href=to::OWN_ATTENDANCE>{words::attendance(lang)}</a>
                        <a class="button" href=EMPLOYER>{crate::text::employer::title(lang)}</a>
                    </div>
                    {posts::cards(&list.lines, mend, lang)}
                    {applicants(&list, lang)}
                },
            )
        },
    )
}

/// Where a need is mended that nobody has looked at yet, or that was given back.
fn mend(line: &PostLine) -> Option<String> {
    let is_open = matches!(line.post.state, PostState::Filed | PostState::Returned { .. });
    is_open.then(|| format!("{}?mends={}", to::NEW_OWN_POST, line.post.id))
}

/// Who applied for which post, and where it stands: masked, because nobody has asked them for more.
fn applicants(list: &PostList, lang: Lang) -> AnyView {
    let of_post = |line: &PostLine| {
        let own = list.applicants.iter().filter(|one| one.post == line.post.id);
        let lines: Vec<_> = own
            .map(|one| {
                view! {
                    <li>
                        <b>{one.name.clone()}</b> " " {one.place.clone()} " · " {words::tenure_state(&one.state, lang)}
                        " · " <span class="quiet">{figures::moment(one.applied_at, lang)}</span>
                    </li>
                }
            })
            .collect();
        (!lines.is_empty())
            .then(|| view! { <h3>{line.post.need.title.clone()}</h3> <ul class="plain">{lines}</ul> })
    };
    let posts: Vec<_> = list.lines.iter().filter_map(of_post).collect();
    if posts.is_empty() {
        return ().into_any();
    }
    view! {
        <section id="applicants">
            <h2>{words::applicants(lang)}</h2>
            <p class="quiet">{words::applicants_do(lang)}</p>
            {posts}
        </section>
    }
    .into_any()
}

/// `/employer/posts/new?mends=`.
#[component]
pub fn NewOwnPost() -> impl IntoView {
    let mends = query_value("mends");
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.need_form(&actor, mends).await },
        |page| {
            let lang = lang();
            public_page(
                words::new(lang).to_owned(),
                None,
                new_post::form(&page, to::NEW_OWN_POST, lang),
            )
        },
    )
}

/// `/employer/posts/attendance?month=`.
#[component]
pub fn OwnMonths() -> impl IntoView {
    let of = query_value::<String>("month").and_then(|text| visit::month(&text));
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.attendance(&actor, of, None).await },
        |sheet| {
            let lang = lang();
            public_page(
                words::attendance(lang).to_owned(),
                None,
                post_months::form(&sheet, to::OWN_ATTENDANCE, lang),
            )
        },
    )
}
