//! What narrows a list of people, in the address and out of it.

use crate::forms;
use crate::pages::{page_number, query_value};
use crate::routes::with_query;
use domain::ports::PeopleQuery;

/// Reads it from the address.
pub fn read() -> PeopleQuery {
    PeopleQuery {
        page: page_number(),
        ..forms::people_query(query_value::<String>)
    }
}

/// The address that gives it.
pub fn href(query: &PeopleQuery) -> String {
    let mut values = forms::people_query_values(query);
    values.push(("page", (query.page > 0).then(|| (query.page + 1).to_string())));
    with_query("/staff/people", &values)
}

/// The form that takes these people out as a file.
pub fn export_href(query: &PeopleQuery) -> String {
    with_query(forms::NEW_EXPORT, &forms::people_query_values(query))
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
