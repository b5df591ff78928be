//! The area tree.

use super::Answered;
use crate::area::Area;
use crate::values::AreaCode;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// A place with its name, for links and headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRef {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
}

/// Questions about places. Public.
#[async_trait]
pub trait Areas: Send + Sync {
    /// The place itself; `NotFound` when the tree has no such code.
    async fn find(&self, code: AreaCode) -> Answered<Area>;

    /// From the province down to the place itself.
    async fn path(&self, code: AreaCode) -> Answered<Vec<AreaRef>>;

    /// The places directly below; `None` asks for the provinces. Only places with something in them or below.
    async fn children(&self, code: Option<AreaCode>) -> Answered<Vec<AreaRef>>;

    /// Places whose name or pinyin begins like `text`, larger ones first, at most `limit`.
    async fn named(&self, text: &str, limit: u32) -> Answered<Vec<AreaRef>>;

    /// The number people near a place are told to call: the smallest area above or at it that has one. Public.
    async fn helper_phone(&self, _code: Option<AreaCode>) -> Answered<Option<String>> {
        Ok(None)
    }
}
