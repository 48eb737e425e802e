//! Turns the guide into JSON: to read that takes a fraction of the time at every start.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "this runs while the program is built")]

use std::{env, error::Error, fs, path::Path};

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "domain/guide.rs"]
mod guide;

fn main() -> Result<(), Box<dyn Error>> {
    for file in ["data/guide.ron", "src/domain/guide.rs", "src/build.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let guide: guide::Guide = ron::from_str(&fs::read_to_string("data/guide.ron")?)?;
    let json = Path::new(&env::var("OUT_DIR")?).join("guide.json");
    Ok(fs::write(json, serde_json::to_string(&guide)?)?)
}
