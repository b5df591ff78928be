//! The wasm entry: wakes the islands of the pages.
