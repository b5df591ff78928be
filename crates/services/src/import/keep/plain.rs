//! The plain nouns: places and courses.

use super::{Accepted, Counts, Draft, of_kind};
use domain::area::Area;
use domain::catalogue::DocumentKind;
use domain::course::Course;
use domain::ids::CourseId;
use domain::values::AreaCode;
use std::collections::HashMap;
use store::{Imported, StoreError, Transaction};

/// Which places are there.
pub(super) struct Areas(HashMap<AreaCode, u64>);

impl Areas {
    pub(super) async fn load(change: &mut Transaction) -> Result<Self, StoreError> {
        let keys = change.list_area_keys().await?;
        Ok(Self(
            keys.into_iter().map(|key| (key.code, key.content_hash)).collect(),
        ))
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), StoreError> {
        let mut written = Vec::new();
        for (_, content_hash, area) in of_kind(rows, area) {
            match self.0.get(&area.code) {
                Some(hash) if *hash == content_hash => {
                    counts.unchanged += 1;
                    continue;
                }
                Some(_) => counts.updated += 1,
                None => counts.inserted += 1,
            }
            written.push(Imported {
                record: area,
                content_hash,
            });
        }
        change.set_areas(&written).await?;
        Ok(())
    }
}

fn area(draft: Draft) -> Option<Area> {
    if let Draft::Area(area) = draft {
        Some(*area)
    } else {
        None
    }
}

/// Which courses are there.
pub(super) struct Courses(HashMap<String, (CourseId, u64)>);

impl Courses {
    pub(super) async fn load(change: &mut Transaction) -> Result<Self, StoreError> {
        let keys = change.list_course_keys().await?;
        Ok(Self(
            keys.into_iter()
                .map(|key| (key.no, (key.id, key.content_hash)))
                .collect(),
        ))
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), StoreError> {
        let mut written = Vec::new();
        for (_, content_hash, mut course) in of_kind(rows, course) {
            match self.0.get(&course.no) {
                Some((_, hash)) if *hash == content_hash => {
                    counts.unchanged += 1;
                    continue;
                }
                Some((id, _)) => {
                    counts.updated += 1;
                    course.id = *id;
                }
                None => counts.inserted += 1,
            }
            written.push(Imported {
                record: course,
                content_hash,
            });
        }
        change.set_courses(&written).await?;
        let documents: Vec<_> = written
            .iter()
            .map(|course| (DocumentKind::Course, course.record.id.0))
            .collect();
        change.add_index_tasks(&documents).await?;
        Ok(())
    }
}

fn course(draft: Draft) -> Option<Course> {
    if let Draft::Course(course) = draft {
        Some(*course)
    } else {
        None
    }
}
