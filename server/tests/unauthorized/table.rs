//! Every address, what it stands for in the county, and what a form holds: one file for each part of the site.

mod accounts;
mod cases;
mod check_ins;
mod claims;
mod desk;
mod employers;
mod fairs;
mod figures;
mod files;
mod insurance;
mod lists;
mod messages;
mod postings;
mod privacy;
mod public;
mod public_posts;
mod quota;
mod recognitions;
mod regions;
mod screens;
mod training;
mod visits;
mod weeks;
mod work;

use super::door::Door;
use super::subject::Subject;

/// A session that nobody has.
const NO_SESSION: &str = "session=00000000-0000-0000-0000-000000000000";

/// A row.
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub door: Door,
    pub address: String,
    pub body: String,
}

fn get(path: &'static str, door: Door, address: impl Into<String>) -> Row {
    Row {
        method: "GET",
        path,
        door,
        address: address.into(),
        body: String::new(),
    }
}

fn post(path: &'static str, door: Door, address: impl Into<String>, body: impl Into<String>) -> Row {
    Row {
        method: "POST",
        path,
        door,
        address: address.into(),
        body: body.into(),
    }
}

impl Subject {
    /// The table. A new address belongs here, or a test fails.
    pub fn table(&self) -> Vec<Row> {
        let parts = [
            self.public_pages(),
            self.own_pages(),
            self.employer_pages(),
            self.posting_pages(),
            self.staff_pages(),
            self.hand_over_pages(),
            self.account_pages(),
            self.recognition_pages(),
            self.file_pages(),
            self.figure_pages(),
            self.privacy_pages(),
            self.list_pages(),
            self.erasure_pages(),
            self.export_pages(),
            self.visit_pages(),
            self.work_pages(),
            Self::public_post_pages(),
            Self::region_pages(),
            Self::fair_pages(),
            self.insurance_pages(),
            Self::quota_pages(),
            self.startup_pages(),
            Self::screen_pages(),
            Self::instructor_pages(),
            self.assessment_pages(),
            Self::week_pages(),
            Self::training_pages(),
            Self::claim_pages(),
            Self::check_in_pages(),
            Self::case_pages(),
            Self::listing_pages(),
            Self::firm_pages(),
            self.message_pages(),
            // Last: they end the session.
            self.closing_pages(),
        ];
        parts.into_iter().flatten().collect()
    }
}
