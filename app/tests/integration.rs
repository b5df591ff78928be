//! Pages rendered with made-up answers: what they say, where their forms lead, what they never show, what they weigh.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod check_ins;
mod claims;
mod erasures;
mod fairs;
mod fakes;
mod field_work;
mod files;
mod hand_overs;
mod insurance;
mod lists;
mod merges;
mod messages;
mod people;
mod postings;
mod privacy;
mod public;
mod public_posts;
mod quota;
mod recognitions;
mod screens;
mod seeker;
mod site;
mod staff;
mod startups;
mod training;
mod visits;
mod ways_in;
mod weeks;
mod weight;
mod work;
