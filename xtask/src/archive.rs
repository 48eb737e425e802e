//! Archives whose bytes depend on nothing but what is put into them.

use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use jiff::{Timestamp, tz::TimeZone};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// A file to be packed.
#[derive(Clone)]
pub struct File {
    /// With slashes, from the top of the archive.
    pub path: String,
    pub bytes: Vec<u8>,
    pub is_program: bool,
}

impl File {
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), is_program: false }
    }

    pub fn program(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { is_program: true, ..Self::new(path, bytes) }
    }

    const fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// A checksum, as it is printed.
pub fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Compressed, without a name or a time of its own.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut to = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    to.write_all(bytes)?;
    Ok(to.finish()?)
}

/// A tarball, compressed. Its folders are in it before what is in them, as dpkg wants it.
pub fn tar_gz(files: &[File], made: Timestamp) -> Result<Vec<u8>> {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by(|one, other| one.path.cmp(&other.path));
    let time = u64::try_from(made.as_second()).context("packages are made after 1970")?;
    let mut to = tar::Builder::new(Vec::new());
    let mut folders: Vec<&str> = Vec::new();
    for file in sorted {
        for (end, _) in file.path.match_indices('/') {
            let folder = file.path.get(..=end).unwrap_or_default();
            if !folders.contains(&folder) {
                folders.push(folder);
                let mut header = header(0o755, time)?;
                header.set_entry_type(tar::EntryType::Directory);
                to.append_data(&mut header, folder, std::io::empty())?;
            }
        }
        let mut header = header(file.mode(), time)?;
        header.set_size(file.bytes.len() as u64);
        to.append_data(&mut header, &file.path, file.bytes.as_slice())?;
    }
    gzip(&to.into_inner()?)
}

/// Of root, whoever makes it.
fn header(mode: u32, time: u64) -> Result<tar::Header> {
    let mut header = tar::Header::new_gnu();
    header.set_mode(mode);
    header.set_mtime(time);
    header.set_uid(0);
    header.set_gid(0);
    header.set_username("root")?;
    header.set_groupname("root")?;
    header.set_size(0);
    Ok(header)
}

pub fn zip(files: &[File], made: Timestamp) -> Result<Vec<u8>> {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by(|one, other| one.path.cmp(&other.path));
    let at = made.to_zoned(TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let time = DateTime::from_date_and_time(
        u16::try_from(at.year())?,
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    )
    .context("a zip begins in 1980")?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for file in sorted {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(time)
            .unix_permissions(file.mode());
        to.start_file(&file.path, options)?;
        to.write_all(&file.bytes)?;
    }
    Ok(to.finish()?.into_inner())
}

/// An archive of the kind that a Debian package is.
pub fn ar(files: &[File], made: Timestamp) -> Vec<u8> {
    let mut bytes = b"!<arch>\n".to_vec();
    for file in files {
        let (time, size) = (made.as_second(), file.bytes.len());
        bytes.extend(
            format!("{:<16}{time:<12}{:<6}{:<6}{:<8}{size:<10}`\n", file.path, 0, 0, "100644").bytes(),
        );
        bytes.extend(&file.bytes);
        if size % 2 == 1 {
            bytes.push(b'\n');
        }
    }
    bytes
}

#[cfg(test)]
pub mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use zip::ZipArchive;

    use super::*;

    pub fn made() -> Timestamp {
        "2026-11-27T06:30:02Z".parse().unwrap()
    }

    fn files() -> Vec<File> {
        vec![File::new("b/c/words.txt", "words"), File::program("b/a", b"\x7fELF".as_slice())]
    }

    #[test]
    fn tarball_is_sorted_of_root_and_of_its_day() {
        let bytes = tar_gz(&files(), made()).unwrap();
        let mut archive = tar::Archive::new(GzDecoder::new(bytes.as_slice()));
        let found: Vec<_> = archive.entries().unwrap().map(|entry| entry.unwrap()).collect();
        let found: Vec<_> = found.iter().map(|entry| (entry.path().unwrap(), entry.header())).collect();
        let names: Vec<_> = found.iter().map(|(path, _)| path.to_str().unwrap()).collect();
        assert_eq!(names, ["b/", "b/a", "b/c/", "b/c/words.txt"]);
        let modes: Vec<_> = found.iter().map(|(_, header)| header.mode().unwrap()).collect();
        assert_eq!(modes, [0o755, 0o755, 0o755, 0o644]);
        for (_, header) in &found {
            assert_eq!((header.uid().unwrap(), header.username().unwrap()), (0, Some("root")));
            assert_eq!(header.mtime().unwrap(), 1_795_761_002);
        }
    }

    #[test]
    fn zip_gives_back_what_was_put_in() {
        let bytes = zip(&files(), made()).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut words = String::new();
        archive.by_name("b/c/words.txt").unwrap().read_to_string(&mut words).unwrap();
        assert_eq!(words, "words");
        let program = archive.by_name("b/a").unwrap();
        assert_eq!(program.unix_mode().unwrap() & 0o777, 0o755);
        assert_eq!(program.last_modified().unwrap().to_string(), "2026-11-27 06:30:02");
    }

    /// Whatever order the files are found in.
    #[test]
    fn same_files_give_same_bytes() {
        let mut other = files();
        other.reverse();
        assert_eq!(tar_gz(&files(), made()).unwrap(), tar_gz(&other, made()).unwrap());
        assert_eq!(zip(&files(), made()).unwrap(), zip(&other, made()).unwrap());
        assert_ne!(tar_gz(&files(), made()).unwrap(), tar_gz(&files(), Timestamp::UNIX_EPOCH).unwrap());
    }
}
