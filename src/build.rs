//! Turns the guide and the list of words into JSON: to read that takes a fraction of the time.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "this runs while the program is built")]

use std::{env, error::Error, fs, path::Path};

use serde::{Serialize, de::DeserializeOwned};

#[macro_use]
#[path = "domain/labelled.rs"]
mod labelled;

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "domain/guide/format.rs"]
mod guide;

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "domain/wording/list.rs"]
mod wording;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    into_json::<guide::Guide>("guide", "src/domain/guide/format.rs")?;
    into_json::<wording::WordingList>("wording", "src/domain/wording/list.rs")
}

fn into_json<T: DeserializeOwned + Serialize>(name: &str, code: &str) -> Result<(), Box<dyn Error>> {
    let file = format!("data/{name}.ron");
    println!("cargo::rerun-if-changed={file}\ncargo::rerun-if-changed={code}");
    let content: T = ron::from_str(&fs::read_to_string(file)?)?;
    let json = Path::new(&env::var("OUT_DIR")?).join(format!("{name}.json"));
    Ok(fs::write(json, serde_json::to_string(&content)?)?)
}
