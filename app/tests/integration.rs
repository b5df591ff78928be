//! Pages rendered with made-up answers: what they say, where their forms lead, what they never show, what they weigh.

mod fakes;
mod public;
mod seeker;
mod site;
mod staff;
mod weight;
