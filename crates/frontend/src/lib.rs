//! The wasm entry: wakes the islands of the pages.

// Named here, or the islands of `app` would not be exported.
extern crate app;

use wasm_bindgen::prelude::wasm_bindgen;

/// The script of the page calls this once the module is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
