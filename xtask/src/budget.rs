//! What a phone has to download before the page answers a finger.

use std::{fs, path::Path};

use crate::{
    failure::{Failure, Outcome},
    site::{self, Bundles},
    workspace::Workspace,
};

/// Module and glue of the public bundle together, in brotli.
const PUBLIC_BUNDLE: usize = 75 * 1024;
/// The stylesheet as it is shipped, in brotli: public pages carry it, and the first packets hold both.
const STYLESHEET: usize = 5 * 1024;

/// Prints the sizes and refuses a public bundle or a stylesheet above its budget.
pub fn check(workspace: &Workspace, bundles: &Bundles) -> Outcome {
    let pkg = site::folder(workspace).join("pkg");
    let public = bundle(&pkg, &bundles.public)?;
    print("public bundle", public, Some(PUBLIC_BUNDLE));
    print("staff bundle", bundle(&pkg, &bundles.staff)?, None);
    let style = packed(&pkg.join(&bundles.style))?;
    print("stylesheet", style, Some(STYLESHEET));
    if style > STYLESHEET {
        return Err(Failure::new(
            format!("the stylesheet has {style} bytes in brotli, {STYLESHEET} are allowed."),
            "Look for rules that say what another one says already, and for classes that no page names any more.",
        ));
    }
    if public <= PUBLIC_BUNDLE {
        return Ok(());
    }
    let advice = "Look for what came in with the last island: server-function client, router, regex, large props. \
                  Fetch small JSON or text instead, or move the island behind the feature `staff`.";
    Err(Failure::new(
        format!("the public bundle has {public} bytes in brotli, {PUBLIC_BUNDLE} are allowed."),
        advice,
    ))
}

/// Module and glue, in brotli.
fn bundle(pkg: &Path, name: &str) -> Outcome<usize> {
    Ok(packed(&pkg.join(format!("{name}.js")))? + packed(&pkg.join(format!("{name}_bg.wasm")))?)
}

/// One file, in brotli.
fn packed(path: &Path) -> Outcome<usize> {
    let bytes = fs::read(path).map_err(|error| Failure::file(path, &error))?;
    Ok(site::brotli(&bytes)?.len())
}

/// One line of the account.
fn print(what: &str, bytes: usize, budget: Option<usize>) {
    let kib = bytes as f64 / 1024.0;
    let limit = budget
        .map(|budget| format!(" of {} KiB", budget / 1024))
        .unwrap_or_default();
    println!("{what:<14} {kib:>6.1} KiB{limit} in brotli");
}
