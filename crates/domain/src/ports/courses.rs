//! Courses.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::catalogue::Card;
use crate::course::Course;
use crate::ids::CourseId;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// A course with all its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CourseView {
    /// The course.
    pub course: Course,
    /// From the province down to where it is held.
    pub path: Vec<AreaRef>,
    /// Open vacancies of the same trade.
    pub vacancies: Vec<Card>,
}

/// Questions about courses.
#[async_trait]
pub trait Courses: Send + Sync {
    /// One course.
    async fn find(&self, who: &Actor, id: CourseId) -> Answered<CourseView>;
}
