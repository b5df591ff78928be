//! The schema. ANY CHANGE HERE, IN `row.rs` OR IN THE TOKENIZERS RESETS THE INDEX: raise [`VERSION`], and every index
//! of another version is thrown away when it is opened and rebuilt from the store.

use crate::tokenizer::{self, Cutter};
use domain::trade::TRADES;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

/// Raised by hand with every change of the schema or of what is written into it.
const VERSION: u32 = 3;

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Our id, raw; the key for replacing and deleting.
    pub id: Field,
    /// The outside number, normalised, raw.
    pub no: Field,
    /// Raw marks for narrowing: `area:3305`, `kind:course`, `home`.
    pub mark: Field,
    /// Title in bigrams with positions.
    pub title: Field,
    /// Occupation and tags in bigrams with positions.
    pub occupation: Field,
    /// Everything else in bigrams with positions.
    pub body: Field,
    /// Dictionary words of title and occupation; position = character offset.
    pub words: Field,
    /// Dictionary words of three and more characters of everything else; shorter ones are pairs already.
    pub long_words: Field,
    /// Single characters of title and occupation.
    pub chars: Field,
    /// Single characters of everything else.
    pub chars_body: Field,
    /// Folded pinyin syllables of title and occupation, with positions.
    pub syllables: Field,
    /// Pinyin initials of the words of title and occupation, raw.
    pub initials: Field,
    /// Full pinyin of the words of three and more characters, raw: what a slip of the finger is compared with.
    pub spelt: Field,
    /// The card as JSON, stored.
    pub card: Field,
    /// Fast fields, see `row.rs`.
    pub columns: Columns,
}

/// The fast fields that make up a `Row`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    pub facts: Field,
    pub days: Field,
    pub area: Field,
    pub lon: Field,
    pub lat: Field,
    pub order: Field,
}

/// Builds the schema.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut build = Schema::builder();
    let fields = Fields {
        id: raw(&mut build, "id"),
        no: raw(&mut build, "no"),
        mark: raw(&mut build, "mark"),
        title: text(
            &mut build,
            "title",
            BIGRAMS,
            IndexRecordOption::WithFreqsAndPositions,
        ),
        occupation: text(
            &mut build,
            "occupation",
            BIGRAMS,
            IndexRecordOption::WithFreqsAndPositions,
        ),
        body: text(
            &mut build,
            "body",
            BIGRAMS,
            IndexRecordOption::WithFreqsAndPositions,
        ),
        words: text(
            &mut build,
            "words",
            LATTICE,
            IndexRecordOption::WithFreqsAndPositions,
        ),
        long_words: text(&mut build, "long_words", LONG_WORDS, IndexRecordOption::WithFreqs),
        chars: text(&mut build, "chars", SINGLES, IndexRecordOption::WithFreqs),
        chars_body: text(&mut build, "chars_body", SINGLES, IndexRecordOption::WithFreqs),
        syllables: text(
            &mut build,
            "syllables",
            "raw",
            IndexRecordOption::WithFreqsAndPositions,
        ),
        initials: raw(&mut build, "initials"),
        spelt: raw(&mut build, "spelt"),
        card: build.add_bytes_field("card", STORED),
        columns: columns(&mut build),
    };
    (build.build(), fields)
}

/// What the version file of an index must say: the schema and our own words, which shape the tokens.
pub(crate) fn version() -> String {
    let names = TRADES
        .iter()
        .flat_map(|trade| trade.codes.iter().chain([&trade.en]).copied());
    let words = tokenizer::own_words().chain(names);
    // FNV-1a: stable over releases of the compiler, unlike the hasher of the standard library.
    let fingerprint = words
        .flat_map(|word| word.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    format!("{VERSION}-{fingerprint:016x}")
}

/// The tokenizers by the names the schema uses.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(BIGRAMS, TextAnalyzer::from(Cutter::new(tokenizer::bigrams)));
    manager.register(LONG_WORDS, TextAnalyzer::from(Cutter::new(tokenizer::long_words)));
    manager.register(SINGLES, TextAnalyzer::from(Cutter::new(tokenizer::singles)));
    manager.register(LATTICE, TextAnalyzer::from(Cutter::new(tokenizer::lattice)));
    manager
}

const BIGRAMS: &str = "bigrams";
const SINGLES: &str = "singles";
const LATTICE: &str = "lattice";
const LONG_WORDS: &str = "long_words";

fn text(build: &mut SchemaBuilder, name: &str, tokenizer: &str, option: IndexRecordOption) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(option);
    build.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

fn raw(build: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic);
    build.add_text_field(
        name,
        TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false)),
    )
}

fn columns(build: &mut SchemaBuilder) -> Columns {
    let fast = || NumericOptions::default().set_fast();
    Columns {
        facts: build.add_u64_field("facts", fast()),
        days: build.add_u64_field("days", fast()),
        area: build.add_u64_field("area", fast()),
        lon: build.add_f64_field("lon", fast()),
        lat: build.add_f64_field("lat", fast()),
        order: build.add_u64_field("order", fast()),
    }
}
