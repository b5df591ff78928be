//! Answers questions about places.

use crate::leads::HELPER_PHONE;
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::area::Area;
use domain::ports::{Answered, AreaRef, Areas};
use domain::refusal::Refusal;
use domain::values::AreaCode;

#[async_trait]
impl Areas for Services {
    async fn find(&self, code: AreaCode) -> Answered<Area> {
        let book = self.area_book().await.map_err(|f| self.internal(&f))?;
        book.find(code).cloned().ok_or(Refusal::NotFound)
    }

    async fn path(&self, code: AreaCode) -> Answered<Vec<AreaRef>> {
        let book = self.area_book().await.map_err(|f| self.internal(&f))?;
        Ok(book.path(code))
    }

    async fn children(&self, code: Option<AreaCode>) -> Answered<Vec<AreaRef>> {
        self.areas_with_something(code)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn named(&self, text: &str, limit: u32) -> Answered<Vec<AreaRef>> {
        let book = self.area_book().await.map_err(|f| self.internal(&f))?;
        Ok(book.named(text, limit as usize))
    }

    async fn helper_phone(&self, code: Option<AreaCode>) -> Answered<Option<String>> {
        let found = self.db.find_nearest_setting(code, HELPER_PHONE).await;
        found.map_err(|error| self.internal(&error.into()))
    }
}

impl Services {
    /// The places directly below that hold an open vacancy or a course.
    async fn areas_with_something(&self, code: Option<AreaCode>) -> Result<Vec<AreaRef>, Failure> {
        let book = self.area_book().await?;
        let query = domain::catalogue::CatalogueQuery {
            area: code,
            day: Some(self.clock.today()),
            limit: 1,
            ..domain::catalogue::CatalogueQuery::default()
        };
        let filled = self.index.reader()?.search(&query)?.facets.areas;
        let holds = |area: &&Area| {
            filled
                .iter()
                .any(|(place, count)| *count > 0 && area.code.touches(*place))
        };
        Ok(book
            .children(code)
            .into_iter()
            .filter(holds)
            .map(|area| book.reference(area.code))
            .collect())
    }
}
