//! What narrows a list of people, in the address and out of it.

use crate::pages::{page_number, query_value};
use crate::routes::with_query;
use domain::finding::Whose;
use domain::ids::AccountId;
use domain::ports::PeopleQuery;

/// Reads it from the address; nonsense counts as not given.
pub fn read() -> PeopleQuery {
    PeopleQuery {
        found: query_value("found"),
        area: query_value("area"),
        whose: query_value("whose"),
        owner: query_value("owner"),
        category: query_value("group"),
        pace: query_value("pace"),
        age: query_value("age"),
        employment: query_value("work"),
        stale: query_value::<u8>("stale") == Some(1),
        unassessed: query_value::<u8>("unassessed") == Some(1),
        order: query_value("order"),
        page: page_number(),
    }
}

/// The address that gives it.
pub fn href(query: &PeopleQuery) -> String {
    let on = |yes: bool| yes.then(|| "1".to_owned());
    with_query(
        "/staff/people",
        &[
            ("found", query.found.clone()),
            ("area", query.area.map(|code| code.to_string())),
            ("whose", query.whose.map(|whose: Whose| whose.to_string())),
            ("owner", query.owner.map(|owner: AccountId| owner.to_string())),
            ("group", query.category.map(|category| category.to_string())),
            ("pace", query.pace.map(|band| band.to_string())),
            ("age", query.age.map(|band| band.to_string())),
            ("work", query.employment.map(|status| status.to_string())),
            ("stale", on(query.stale)),
            ("unassessed", on(query.unassessed)),
            ("order", query.order.map(|order| order.to_string())),
            ("page", (query.page > 0).then(|| (query.page + 1).to_string())),
        ],
    )
}

/// Whether anything is narrowed but by what was typed and whose it is.
pub fn is_narrowed(query: &PeopleQuery) -> bool {
    let plain = PeopleQuery {
        found: query.found.clone(),
        whose: query.whose,
        order: query.order,
        page: query.page,
        ..PeopleQuery::default()
    };
    *query != plain
}
