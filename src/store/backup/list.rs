//! The list of the files in a backup, as its text.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::Moment;

const FORMAT: u32 = 1;

/// All files in a backup, and when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Backup")]
pub(super) struct List {
    pub(super) format: u32,
    pub(super) foreword: String,
    pub(super) made: Moment,
    // Bytes of all files, as they are in the archive.
    pub(super) length: u64,
    pub(super) files: Vec<Entry>,
}

/// A file in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    // Its place in the home folder, with `/` between the parts.
    pub name: String,
    // Counted from the beginning of the first file.
    pub(super) at: u64,
    pub bytes: u64,
    pub(super) sha256: String,
}

/// Why a list cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    Damaged,
    Newer,
}

impl List {
    pub(super) fn new(made: Moment) -> Self {
        let foreword = env!("CARGO_PKG_VERSION").to_owned();
        Self { format: FORMAT, foreword, made, length: 0, files: Vec::new() }
    }

    /// A line a file, and its own SHA-256 in the last one.
    pub(super) fn text(&self) -> Result<String, ron::Error> {
        let Self { format, foreword, made, length, files } = self;
        let mut text = format!(
            "// A backup of Foreword. To look at it: foreword verify FILE; to bring it back: foreword restore FILE\n\
             Backup(format: {format}, foreword: {foreword:?}, made: \"{made}\", length: {length}, files: [\n"
        );
        for file in files {
            text.push_str(&ron::to_string(file)?);
            text.push_str(",\n");
        }
        text.push_str("])\n");
        let sum = hex(&Sha256::digest(text.as_bytes()));
        Ok(text + "//" + &sum + "\n")
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Unusable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unusable::Damaged)?;
        let (body, _) = text
            .strip_suffix('\n')
            .and_then(|text| text.rsplit_once("//"))
            .filter(|(body, sum)| hex(&Sha256::digest(body.as_bytes())) == *sum)
            .ok_or(Unusable::Damaged)?;
        // Whole, and not to be understood: a newer version wrote it.
        match ron::from_str::<Header>(body) {
            Ok(Header { format: FORMAT }) => ron::from_str(body).map_err(|_| Unusable::Newer),
            _ => Err(Unusable::Newer),
        }
    }
}

/// The beginning that all formats share.
#[derive(Deserialize)]
#[serde(rename = "Backup")]
struct Header {
    format: u32,
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
