//! Pages for staff. Whoever is not signed in sees the sign-in form in their place.

pub mod access_log;
pub mod account;
pub mod account_file;
pub mod accounts;
pub mod apply;
pub mod behind;
pub mod calendar;
pub mod case;
pub mod cases;
pub mod claim;
pub mod claims;
pub mod class;
pub mod class_sign;
pub mod classes;
pub mod coverage;
mod coverage_table;
mod desk_tiles;
pub mod edit_person;
pub mod employer;
pub mod employers;
pub mod erase;
pub mod exports;
pub mod fair;
pub mod fair_day;
pub mod fair_people;
pub mod fair_results;
pub mod fair_stands;
pub mod fairs;
pub mod field_input;
pub mod field_work;
pub mod figures;
pub mod hand_overs;
pub mod household;
pub mod instructor;
pub mod instructors;
pub mod insurance;
pub mod insurances;
pub mod labour_reports;
pub mod land_fund;
pub mod land_register;
pub mod list;
pub mod list_gone;
pub mod list_questions;
mod list_row;
pub mod listings;
pub mod lists;
pub mod look_alikes;
pub mod merge;
pub mod merge_undo;
pub mod new_claim;
pub mod new_class;
pub mod new_fair;
pub mod new_hand_over;
pub mod new_person;
pub mod new_placement;
pub mod new_post;
pub mod new_visit;
mod pair_side;
pub mod people;
mod people_filters;
mod people_query;
pub mod person;
pub mod placement;
pub mod placements;
pub mod post;
pub mod post_months;
pub mod post_payments;
pub mod post_report;
pub mod poster;
pub mod posts;
pub mod quota;
pub mod recognition;
mod recognition_fields;
pub mod recognitions;
pub mod regions;
pub mod renewals;
mod report_parts;
pub mod requests;
pub mod retention;
pub mod review;
pub mod screens;
pub mod shortages;
mod sign_in;
pub mod slips;
pub mod spot_checks;
pub mod stability;
pub mod startup;
pub mod startups;
pub mod tasks;
pub mod today;
pub mod training_needs;
pub mod village;
pub mod visit_questions;
pub mod week;
mod week_form;
pub mod week_media;
pub mod week_people;
pub mod week_places;
pub mod week_report;
pub mod weeks;

use crate::asked::Asker;
use crate::pages::{answered, query_value, refused_to_staff};
use domain::permission::{Deed, Function};
use domain::ports::Answered;
use leptos::prelude::*;

/// As [`crate::pages::when`], for staff: a refusal stays inside the staff frame, and whoever is not signed in is
/// asked to.
fn when<T, F>(ask: impl FnOnce(Asker) -> F, show: impl FnOnce(T) -> AnyView + Send + 'static) -> AnyView
where
    F: Future<Output = Answered<T>> + Send + 'static,
    T: Send + 'static,
{
    match Asker::here() {
        Ok(asker) if asker.actor.staff().is_err() => sign_in::page(),
        Ok(asker) => answered(ask(asker), show, refused_to_staff),
        Err(refusal) => refused_to_staff(&refusal),
    }
}

/// Whether the reader may do something somewhere: no page names a way to one that would refuse them.
fn may(deed: Deed, function: Function) -> bool {
    let who = use_context::<domain::actor::Actor>().unwrap_or_default();
    who.scope(deed, function).is_ok()
}

/// Whether the reader may open lists of people: whoever runs fairs or sees figures alone may not.
fn reads_files() -> bool {
    may(Deed::Read, Function::PersonFile)
}

/// Whether the reader looks after people, and so may hand them over.
fn looks_after_people() -> bool {
    let who = use_context::<domain::actor::Actor>().unwrap_or_default();
    who.staff().is_ok_and(|staff| staff.role.looks_after_people())
}

/// The year of the query; one in which nobody counted is not given.
fn year_asked() -> Option<i32> {
    query_value("year").filter(|year| (2000..=2100).contains(year))
}
