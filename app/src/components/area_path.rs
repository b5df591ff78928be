//! The way down to a place.

use crate::text::{Lang, common};
use domain::ports::AreaRef;
use leptos::prelude::*;

/// Links from the top down to the place shown; the last one is where we are.
#[component]
pub fn AreaPath(
    path: Vec<AreaRef>,
    lang: Lang,
    href: impl Fn(&AreaRef) -> String + Send + 'static,
) -> impl IntoView {
    let last = path.len().saturating_sub(1);
    let steps = path
        .into_iter()
        .enumerate()
        .map(|(i, area)| {
            if i == last {
                view! { <li aria-current="page">{area.name}</li> }.into_any()
            } else {
                let href = href(&area);
                view! { <li><a href=href>{area.name}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! { <nav class="path" aria-label=common::you_are_here(lang)><ol>{steps}</ol></nav> }
}

/// A place in words: its county, town and village as far as known.
pub fn place_of(path: &[AreaRef]) -> String {
    let names: Vec<&str> = path
        .iter()
        .skip(path.len().saturating_sub(3))
        .map(|area| area.name.as_str())
        .collect();
    names.join(" ")
}

/// A place and the address in it; what the address repeats of the place's names is said once.
pub fn address_of(path: &[AreaRef], address: &str) -> String {
    let rest = path.iter().fold(address.trim(), |rest, area| {
        rest.strip_prefix(area.name.as_str()).unwrap_or(rest).trim_start()
    });
    format!("{} {rest}", place_of(path)).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::values::AreaCode;

    fn area(code: &str, name: &str) -> AreaRef {
        AreaRef {
            code: AreaCode::parse(code).unwrap(),
            name: name.to_owned(),
        }
    }

    #[test]
    fn an_address_does_not_repeat_its_place() {
        let path = [area("330503", "青禾县"), area("330503101", "河湾镇")];
        let said = |address| address_of(&path, address);
        assert_eq!(said("青禾县河湾镇工业路 1 号"), "青禾县 河湾镇 工业路 1 号");
        assert_eq!(said("河湾镇工业路 1 号"), "青禾县 河湾镇 工业路 1 号");
        assert_eq!(said("老街 3 号"), "青禾县 河湾镇 老街 3 号");
        assert_eq!(said(""), "青禾县 河湾镇");
    }
}
