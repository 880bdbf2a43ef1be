//! Paths -> sources and theme. The only stage that reads the disk.
#![expect(clippy::disallowed_methods, reason = "this is the stage that reads the disk")]

mod log;

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::address::FEED;
use crate::artifact::{Artifact, MANIFEST, SitePath};
use crate::source::{Obstacle, Source, Sources, shown_folder, shown_path, visible};
use crate::theme::{Theme, ThemeFile};

pub use crate::load::log::{Size, log, log_size};

/// The largest content file, in bytes. The services of a large department take a tenth of it.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The largest file of a theme, in bytes. A larger picture would load too slowly to help any resident.
const LARGEST_OF_A_THEME: u64 = 16 * 1024 * 1024;

/// Why a folder can't be loaded.
#[derive(Debug)]
pub struct LoadError {
    /// The folder or file.
    pub path: PathBuf,
    /// An error of the operating system.
    pub reason: io::Error,
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.display();
        match self.reason.kind() {
            io::ErrorKind::NotFound => write!(formatter, "there is no folder `{path}`"),
            io::ErrorKind::NotADirectory => write!(formatter, "`{path}` is not a folder"),
            _ => write!(formatter, "`{path}` can't be read: {}", self.reason),
        }
    }
}

impl std::error::Error for LoadError {}

/// Reads every file below `folder`, sorted by path. A file that can't be read carries the reason. Hidden files and editors' backups are
/// ignored.
///
/// # Errors
/// If the folder itself can't be read.
pub fn content(folder: &Path) -> Result<Sources, LoadError> {
    let root = opened(folder)?;
    let shown = shown_folder(folder);
    let files = walk(&root).map(|entry| source(&root, &shown, entry)).collect();
    Ok(Sources { files: sorted(files), root: shown })
}

/// The built-in theme, with files from `folder`, if given, added or replacing its own.
///
/// # Errors
/// If the folder or a file in it can't be read.
pub fn theme(folder: Option<&Path>) -> Result<Theme, LoadError> {
    let Some(folder) = folder else { return Ok(Theme::built_in()) };
    let root = opened(folder)?;
    let mut files = Vec::new();
    for entry in walk(&root) {
        let entry = entry.map_err(|error| failed(folder, error.into()))?;
        let bytes = read_inside(&root, &entry, LARGEST_OF_A_THEME).map_err(|reason| failed(entry.path(), reason))?;
        files.push(ThemeFile { name: name_below(&root, entry.path()), bytes: bytes.into() });
    }
    Ok(Theme::built_in().replaced_by(files))
}

/// Reads the feed's files in the folder of a published site, sorted by path.
///
/// # Errors
/// If the folder has no feed, or a file of the feed can't be read.
pub fn published(folder: &Path) -> Result<Vec<Artifact>, LoadError> {
    let root = fs::canonicalize(folder).map_err(|reason| failed(folder, reason))?;
    let feed = root.join(FEED);
    fs::read_dir(&feed).map_err(|reason| failed(&folder.join(FEED), reason))?;
    let mut files = Vec::new();
    for entry in walk(&feed) {
        let entry = entry.map_err(|error| failed(folder, error.into()))?;
        let name = name_below(&root, entry.path());
        if let Some(path) = SitePath::new(name) {
            let bytes = read_inside(&root, &entry, u64::MAX).map_err(|reason| failed(entry.path(), reason))?;
            files.push(Artifact { path, bytes });
        }
    }
    Ok(files)
}

/// Reads the feed's files in a folder where a site may have been published; nothing if there is no list of a site's files.
///
/// # Errors
/// If a file of the feed can't be read.
pub fn published_if_any(folder: &Path) -> Result<Option<Vec<Artifact>>, LoadError> {
    if fs::metadata(folder.join(MANIFEST)).is_ok_and(|about| about.is_file()) {
        published(folder).map(Some)
    } else {
        Ok(None)
    }
}

/// The list of the files of a site in a folder, byte for byte; nothing if there is none.
#[must_use]
pub fn published_manifest(folder: &Path) -> Option<Vec<u8>> {
    fs::read(folder.join(MANIFEST)).ok()
}

/// Reads a single file that a person names.
///
/// # Errors
/// If it can't be read, or is larger than a content file may be.
pub fn single_file(path: &Path) -> Result<Vec<u8>, LoadError> {
    let read = || {
        let file = fs::File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("it is not a file"));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST { Err(io::Error::other("it is larger than 4 MB")) } else { Ok(bytes) }
    };
    read().map_err(|reason| failed(path, reason))
}

/// The results files of a content folder, by name, with their bytes; none if it has no such folder.
///
/// # Errors
/// If one can't be read.
pub fn results(content: &Path) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
    let folder = content.join("results");
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in entries {
        let name = entry.map_err(|reason| failed(&folder, reason))?.file_name().to_string_lossy().into_owned();
        let is_results = Path::new(&name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if is_results && !is_left_alone(&name) && !is_lock_or_backup(&name) {
            let bytes = single_file(&folder.join(&name))?;
            files.push((name, bytes));
        }
    }
    files.sort();
    Ok(files)
}

/// Whether two paths lead to one file.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn failed(path: &Path, reason: io::Error) -> LoadError {
    LoadError { path: path.to_owned(), reason }
}

/// The real path of a folder, if it can be read.
fn opened(folder: &Path) -> Result<PathBuf, LoadError> {
    let root = fs::canonicalize(folder).map_err(|reason| failed(folder, reason))?;
    fs::read_dir(&root).map_err(|reason| failed(folder, reason))?;
    Ok(root)
}

fn walk(root: &Path) -> impl Iterator<Item = Result<DirEntry, walkdir::Error>> {
    WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_left_alone(&entry.file_name().to_string_lossy()))
        .filter(|entry| entry.as_ref().map_or(true, |entry| !entry.file_type().is_dir()))
}

/// Whether it is a hidden file, or a file that editors or desktops leave behind.
fn is_left_alone(name: &str) -> bool {
    let is_of_an_editor = name.ends_with('~')
        || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___");
    name.starts_with('.') || is_of_an_editor || name.eq_ignore_ascii_case("thumbs.db") || name == "desktop.ini"
}

/// Whether it is a file that an office program or an editor keeps beside another while that is open, or after.
fn is_lock_or_backup(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with("~$") || [".bak", ".swp", ".tmp", ".orig"].iter().any(|ending| lower.ends_with(ending))
}

fn source(root: &Path, shown: &str, entry: Result<DirEntry, walkdir::Error>) -> Source {
    let (name, read) = match entry {
        Ok(entry) => (name_below(root, entry.path()), read(root, &entry)),
        Err(error) => {
            let name = error.path().map(|path| name_below(root, path)).unwrap_or_default();
            (
                name,
                Err(Obstacle::Unreadable(
                    error.into_io_error().map_or_else(|| "a loop of links".to_owned(), |e| e.to_string()),
                )),
            )
        }
    };
    let path = shown_path(shown, &visible(&name));
    match read.map(decode) {
        Ok((text, obstacle)) => Source { path, name, text, obstacle },
        Err(obstacle) => Source { path, name, text: String::new(), obstacle: Some(obstacle) },
    }
}

fn name_below(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn read(root: &Path, entry: &DirEntry) -> Result<Vec<u8>, Obstacle> {
    let unreadable = |error: io::Error| Obstacle::Unreadable(error.to_string());
    let path = inside(root, entry)?;
    if is_lock_or_backup(&entry.file_name().to_string_lossy()) {
        return Err(Obstacle::OfAProgram);
    }
    if !is_text(entry.path()) {
        return Ok(Vec::new());
    }
    let length = fs::metadata(&path).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(Obstacle::TooLarge(length));
    }
    fs::read(&path).map_err(unreadable)
}

/// Whether a file can be content, perhaps after renaming, judging by its extension. Others are not read, however large they are: only their
/// names are reported.
fn is_text(path: &Path) -> bool {
    path.extension()
        .and_then(OsStr::to_str)
        .is_some_and(|ending| ["yaml", "yml", "md", "markdown", "txt", "svg", "csv"].contains(&ending))
}

/// The file that an entry is or links to; never one outside `root`.
fn inside(root: &Path, entry: &DirEntry) -> Result<PathBuf, Obstacle> {
    let path = if entry.path_is_symlink() {
        let target = fs::canonicalize(entry.path()).map_err(|_| Obstacle::LeadsNowhere)?;
        if !target.starts_with(root) {
            return Err(Obstacle::LeadsOut);
        }
        target
    } else {
        entry.path().to_owned()
    };
    let about = fs::metadata(&path).map_err(|error| Obstacle::Unreadable(error.to_string()))?;
    if about.is_file() { Ok(path) } else { Err(Obstacle::NotAFile) }
}

/// Reads a file inside `root`; fails for any obstacle, and if the file has more than `most` bytes.
fn read_inside(root: &Path, entry: &DirEntry, most: u64) -> io::Result<Vec<u8>> {
    let path = inside(root, entry).map_err(|obstacle| match obstacle {
        Obstacle::LeadsOut => io::Error::other("it links to a file outside the folder"),
        Obstacle::LeadsNowhere => io::Error::other("it links to a file that doesn't exist"),
        Obstacle::Unreadable(reason) => io::Error::other(reason),
        _ => io::Error::other("it is not a file"),
    })?;
    let length = fs::metadata(&path)?.len();
    if length > most {
        return Err(io::Error::other(format!("it is too large: {} MB", length / 1_000_000)));
    }
    fs::read(path)
}

fn decode(bytes: Vec<u8>) -> (String, Option<Obstacle>) {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (String::new(), Some(Obstacle::Utf16));
    }
    String::from_utf8(bytes).map_or_else(
        |error| {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(Obstacle::NotUtf8(at)))
        },
        |text| (text, None),
    )
}

/// Sorts by path, part by part, so that the order is the same on every system.
fn sorted(mut files: Vec<Source>) -> Vec<Source> {
    files.sort_by(|a, b| a.name.split('/').cmp(b.name.split('/')));
    files
}
