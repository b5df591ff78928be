//! Answers questions about courses.

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::catalogue::{CatalogueQuery, DocumentKind};
use domain::ids::CourseId;
use domain::ports::{Answered, CourseView, Courses};
use domain::refusal::Refusal;
use domain::values::AreaLevel;

#[async_trait]
impl Courses for Services {
    async fn find(&self, _who: &Actor, id: CourseId) -> Answered<CourseView> {
        self.course_view(id).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn course_view(&self, id: CourseId) -> Result<CourseView, Failure> {
        let course = self.db.find_course(id).await?.ok_or(Refusal::NotFound)?;
        let trade = course.trades.trades().next().map(|trade| trade.zh.to_owned());
        let vacancies = match trade {
            None => Vec::new(),
            Some(words) => {
                let query = CatalogueQuery {
                    words,
                    kind: Some(DocumentKind::Vacancy),
                    area: course.area.and_then(|area| area.at(AreaLevel::City)),
                    day: Some(self.clock.today()),
                    limit: 3,
                    ..CatalogueQuery::default()
                };
                self.index.reader()?.search(&query)?.cards
            }
        };
        let book = self.area_book().await?;
        let path = course.area.map(|area| book.path(area)).unwrap_or_default();
        Ok(CourseView {
            course,
            path,
            vacancies,
        })
    }
}
