//! The browser bundle: `crates/frontend` compiled to wasm and given its JavaScript glue.

use std::{fs, path::Path};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    failure::{Failure, Outcome},
    machine, process,
    site::{self, Flavour},
    workspace::Workspace,
};

/// What browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// For whom a bundle is made: seekers do not pay for the tools of the staff.
#[derive(Clone, Copy)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Those who sign in: everything of the public bundle and the islands behind the feature `staff`.
    Staff,
}

impl Audience {
    /// The beginning of its file names.
    fn stem(self) -> &'static str {
        match self {
            Self::Public => "songgang",
            Self::Staff => "songgang_staff",
        }
    }

    /// The features of `crates/frontend` it is built with.
    fn features(self) -> &'static [&'static str] {
        match self {
            Self::Public => &[],
            Self::Staff => &["--features", "staff"],
        }
    }
}

/// Compiles one bundle into `folder` and returns its name: `{name}.js` and `{name}_bg.wasm`.
pub fn make(workspace: &Workspace, audience: Audience, flavour: Flavour, folder: &Path) -> Outcome<String> {
    machine::ensure_wasm_target()?;
    compile(workspace, audience, flavour)?;
    let path = workspace
        .target
        .join(WASM)
        .join(flavour.wasm_folder())
        .join("frontend.wasm");
    let wasm = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
    let name = format!("{}-{}", audience.stem(), site::hash(&wasm));
    glue(&name, wasm, flavour, folder).map_err(|error| {
        Failure::new(
            format!("wasm-bindgen refused the bundle: {error}."),
            "The versions of `wasm-bindgen` and `wasm-bindgen-cli-support` in Cargo.toml must be the same.",
        )
    })?;
    Ok(name)
}

/// Runs cargo for the browser.
fn compile(workspace: &Workspace, audience: Audience, flavour: Flavour) -> Outcome {
    let mut cargo = process::cargo();
    cargo.current_dir(&workspace.root);
    cargo.args([
        "build",
        "--package",
        "frontend",
        "--target",
        WASM,
        "--profile",
        flavour.wasm_profile(),
    ]);
    cargo.args(audience.features());
    process::run(
        &mut cargo,
        "Mend what the compiler reports; `app` must build for the browser.",
    )
}

/// Lets wasm-bindgen write the module and its glue.
fn glue(name: &str, wasm: Vec<u8>, flavour: Flavour, folder: &Path) -> Result<(), impl std::fmt::Display> {
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, wasm).out_name(name).typescript(false);
    bindgen.remove_producers_section(true);
    bindgen
        .remove_name_section(flavour == Flavour::Release)
        .keep_debug(flavour == Flavour::Debug);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder))
}
