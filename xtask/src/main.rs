//! `cargo xtask`: makes the packages, and the notices of what is in them.

#![allow(
    clippy::disallowed_methods,
    reason = "they are for the program: this asks the environment and writes files"
)]

mod archive;
mod crates;
mod deb;
mod dist;
mod licences;
mod materials;
mod target;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;

/// Makes the packages of Foreword, and the notices of what is in it.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Asked {
    /// Make the packages for this system, and for others that are installed, in target/dist
    Dist {
        /// Only for this target; may be given several times
        #[arg(long = "target", value_name = "TARGET")]
        targets: Vec<String>,
    },
    /// Write data/licences/notices.txt from the sources of the crates
    Licences {
        /// Change nothing; fail if it is not up to date
        #[arg(long)]
        check: bool,
    },
    /// Write the checksums of all files in a folder, such as those of several systems, beside them
    Checksums { folder: PathBuf },
}

fn main() -> Result<()> {
    let root = root()?;
    match Asked::parse() {
        Asked::Dist { targets } => dist::dist(&root, targets),
        Asked::Licences { check } => licences::write(&root, check),
        Asked::Checksums { folder } => dist::write_sums(&folder),
    }
}

/// The folder of the repository.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    here.map(Path::to_owned).context("xtask is a folder of the repository")
}
