//! One statement, two engines: the macros write it for both. Every statement uses `$1` placeholders, which both read.

/// Runs a statement and gives all its rows as `$row`.
macro_rules! fetch_all {
    ($on:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(on).await,
            $crate::database::On::Postgres(on) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(on).await,
        }
    };
}

/// Runs a statement and gives its row, if there is one, as `$row`.
macro_rules! fetch_optional {
    ($on:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(on).await,
            $crate::database::On::Postgres(on) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(on).await,
        }
    };
}

/// Runs a statement that counts, and gives the number.
macro_rules! fetch_count {
    ($on:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => sqlx::query_scalar::<_, i64>($sql)$(.bind($bind))*.fetch_one(on).await,
            $crate::database::On::Postgres(on) => sqlx::query_scalar::<_, i64>($sql)$(.bind($bind))*.fetch_one(on).await,
        }
        .map(|number| u64::try_from(number).unwrap_or(0))
    };
}

/// Runs a statement that changes something, and gives the number of rows changed.
macro_rules! execute {
    ($on:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => {
                sqlx::query($sql)$(.bind($bind))*.execute(on).await.map(|done| done.rows_affected())
            }
            $crate::database::On::Postgres(on) => {
                sqlx::query($sql)$(.bind($bind))*.execute(on).await.map(|done| done.rows_affected())
            }
        }
    };
}

/// Inserts many records with few statements: head, records, the values of one record, tail. Gives the number of rows
/// changed.
macro_rules! insert_all {
    ($on:expr, $head:expr, $records:expr, |$record:ident| [$($value:expr),+ $(,)?], $tail:expr $(,)?) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => {
                insert_chunks!(on, $crate::sql::Marks::Question, $head, $records, |$record| [$($value),+], $tail)
            }
            $crate::database::On::Postgres(on) => {
                insert_chunks!(on, $crate::sql::Marks::Numbered, $head, $records, |$record| [$($value),+], $tail)
            }
        }
    };
}

/// One engine's arm of [`insert_all`].
macro_rules! insert_chunks {
    ($on:ident, $marks:expr, $head:expr, $records:expr, |$record:ident| [$($value:expr),+], $tail:expr) => {{
        let columns = [$(stringify!($value)),+].len();
        let mut statement = $crate::sql::Values::new($marks, $head, columns, $tail);
        let mut changed = 0;
        for chunk in $records.chunks(statement.records_at_once()) {
            let mut query = sqlx::query(statement.text(chunk.len()));
            for $record in chunk {
                query = query$(.bind($value))+;
            }
            changed += query.execute(&mut *$on).await?.rows_affected();
        }
        changed
    }};
}

/// Runs a statement for many keys, in chunks: `$sql` is a function of the list of marks.
macro_rules! fetch_in {
    ($on:expr, $row:ty, $sql:expr, $keys:expr) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => {
                fetch_chunks!(on, $row, $crate::sql::Marks::Question, $sql, $keys)
            }
            $crate::database::On::Postgres(on) => {
                fetch_chunks!(on, $row, $crate::sql::Marks::Numbered, $sql, $keys)
            }
        }
    };
}

/// One engine's arm of [`fetch_in`].
macro_rules! fetch_chunks {
    ($on:ident, $row:ty, $marks:expr, $sql:expr, $keys:expr) => {{
        let mut rows: Vec<$row> = Vec::new();
        for chunk in $keys.chunks($crate::sql::MARKS_AT_ONCE) {
            let sql = $sql($crate::sql::list_of_marks($marks, chunk.len()));
            let mut query = sqlx::query_as::<_, $row>(&sql);
            for key in chunk {
                query = query.bind(*key);
            }
            rows.extend(query.fetch_all(&mut *$on).await?);
        }
        rows
    }};
}

/// [`fetch_in`] with values that are the same for all keys: `$sql` is a function of the marks of these values, each to be used
/// once and in their order, and of the list of marks of the keys after them.
macro_rules! fetch_in_with {
    ($on:expr, $row:ty, $sql:expr, [$($bind:expr),+ $(,)?], $keys:expr) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => {
                fetch_chunks_with!(on, $row, $crate::sql::Marks::Question, $sql, [$($bind),+], $keys)
            }
            $crate::database::On::Postgres(on) => {
                fetch_chunks_with!(on, $row, $crate::sql::Marks::Numbered, $sql, [$($bind),+], $keys)
            }
        }
    };
}

/// One engine's arm of [`fetch_in_with`].
macro_rules! fetch_chunks_with {
    ($on:ident, $row:ty, $marks:expr, $sql:expr, [$($bind:expr),+], $keys:expr) => {{
        let fixed = [$(stringify!($bind)),+].len();
        let mut rows: Vec<$row> = Vec::new();
        for chunk in $keys.chunks($crate::sql::MARKS_AT_ONCE) {
            let sql = $sql(
                $crate::sql::marks($marks, 0, fixed),
                $crate::sql::marks($marks, fixed, chunk.len()).join(","),
            );
            let mut query = sqlx::query_as::<_, $row>(&sql)$(.bind($bind))+;
            for key in chunk {
                query = query.bind(*key);
            }
            rows.extend(query.fetch_all(&mut *$on).await?);
        }
        rows
    }};
}

/// Runs a statement that changes something for many keys, in chunks. Gives the number of rows changed.
macro_rules! execute_in {
    ($on:expr, $sql:expr, $keys:expr) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => {
                execute_chunks!(on, $crate::sql::Marks::Question, $sql, $keys)
            }
            $crate::database::On::Postgres(on) => {
                execute_chunks!(on, $crate::sql::Marks::Numbered, $sql, $keys)
            }
        }
    };
}

/// One engine's arm of [`execute_in`].
macro_rules! execute_chunks {
    ($on:ident, $marks:expr, $sql:expr, $keys:expr) => {{
        let mut changed = 0;
        for chunk in $keys.chunks($crate::sql::MARKS_AT_ONCE) {
            let sql = $sql($crate::sql::list_of_marks($marks, chunk.len()));
            let mut query = sqlx::query(&sql);
            for key in chunk {
                query = query.bind(*key);
            }
            changed += query.execute(&mut *$on).await?.rows_affected();
        }
        changed
    }};
}

/// Runs a statement that changes something for many keys, in chunks, with values that are the same for all of them: `$sql` is a
/// function of the marks of these values, each to be used once and in their order, and of the list of marks of the keys after
/// them. Gives the number of rows changed.
macro_rules! execute_in_with {
    ($on:expr, $sql:expr, [$($bind:expr),+ $(,)?], $keys:expr) => {
        match $on.on() {
            $crate::database::On::Sqlite(on) => {
                execute_chunks_with!(on, $crate::sql::Marks::Question, $sql, [$($bind),+], $keys)
            }
            $crate::database::On::Postgres(on) => {
                execute_chunks_with!(on, $crate::sql::Marks::Numbered, $sql, [$($bind),+], $keys)
            }
        }
    };
}

/// One engine's arm of [`execute_in_with`].
macro_rules! execute_chunks_with {
    ($on:ident, $marks:expr, $sql:expr, [$($bind:expr),+], $keys:expr) => {{
        let fixed = [$(stringify!($bind)),+].len();
        let mut changed = 0;
        for chunk in $keys.chunks($crate::sql::MARKS_AT_ONCE) {
            let sql = $sql(
                $crate::sql::marks($marks, 0, fixed),
                $crate::sql::marks($marks, fixed, chunk.len()).join(","),
            );
            let mut query = sqlx::query(&sql)$(.bind($bind))+;
            for key in chunk {
                query = query.bind(*key);
            }
            changed += query.execute(&mut *$on).await?.rows_affected();
        }
        changed
    }};
}

/// Offers reads of [`crate::Connection`] on [`crate::Database`] too, each on a connection of its own.
macro_rules! on_database {
    ($($name:ident($($arg:ident : $type:ty),*) -> $answer:ty;)+) => {
        impl $crate::Database {$(
            #[doc = concat!("[`Connection::", stringify!($name), "`](crate::Connection::", stringify!($name), ") on a connection of its own.")]
            pub async fn $name(&self $(, $arg: $type)*) -> Result<$answer, $crate::StoreError> {
                self.read().await?.$name($($arg),*).await
            }
        )+}
    };
}

/// Values bound by one statement at most. SQLite takes 32,766 and PostgreSQL 65,535; beyond some thousands there is
/// nothing to gain, and smaller texts stay in the cache of prepared statements.
pub(crate) const MARKS_AT_ONCE: usize = 6_000;

/// How placeholders are written in statements whose number of values varies. SQLite looks named ones up one by one,
/// which takes quadratic time in long statements, so it gets plain question marks.
#[derive(Clone, Copy)]
pub(crate) enum Marks {
    Question,
    Numbered,
}

/// `?` each, or `$4` and those after it.
pub(crate) fn marks(marks: Marks, before: usize, count: usize) -> Vec<String> {
    let one = |position: usize| match marks {
        Marks::Question => "?".to_owned(),
        Marks::Numbered => format!("${}", before + position),
    };
    (1..=count).map(one).collect()
}

/// `?,?,?` or `$1,$2,$3`.
pub(crate) fn list_of_marks(marks: Marks, count: usize) -> String {
    let mut text = String::with_capacity(count * 6);
    push_marks(&mut text, marks, 0, count);
    text
}

fn push_marks(text: &mut String, marks: Marks, before: usize, count: usize) {
    use std::fmt::Write as _;
    for position in 1..=count {
        let comma = if position == 1 { "" } else { "," };
        let written = match marks {
            Marks::Question => write!(text, "{comma}?"),
            Marks::Numbered => write!(text, "{comma}${}", before + position),
        };
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
}

/// The text of a statement that inserts several records, made again only when their number changes.
pub(crate) struct Values {
    marks: Marks,
    head: &'static str,
    columns: usize,
    tail: &'static str,
    records: usize,
    text: String,
}

impl Values {
    pub(crate) fn new(marks: Marks, head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self {
            marks,
            head,
            columns,
            tail,
            records: 0,
            text: String::new(),
        }
    }

    pub(crate) fn records_at_once(&self) -> usize {
        (MARKS_AT_ONCE / self.columns).clamp(1, 500)
    }

    pub(crate) fn text(&mut self, records: usize) -> &str {
        if self.records != records {
            self.records = records;
            self.text = self.write();
        }
        &self.text
    }

    fn write(&self) -> String {
        let mut text = format!("{} VALUES ", self.head);
        for record in 0..self.records {
            text.push_str(if record == 0 { "(" } else { ",(" });
            push_marks(&mut text, self.marks, record * self.columns, self.columns);
            text.push(')');
        }
        text.push(' ');
        text.push_str(self.tail);
        text
    }
}
