//! A log of requests, plain or packed with gzip -> its bytes one after another, and how many of the file's have been read.
#![expect(clippy::disallowed_methods, reason = "this is the stage that reads the disk")]

use std::fs::File;
use std::io::{self, BufReader, Chain, Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

/// How many bytes a file has.
pub type Size = u64;

/// How many bytes the log has on the disk.
///
/// # Errors
/// If there is no such file.
pub fn log_size(path: &Path) -> io::Result<Size> {
    let about = std::fs::metadata(path)?;
    if about.is_dir() { Err(io::Error::other("it is a folder")) } else { Ok(about.len()) }
}

/// Opens a log at its beginning. Each byte of the file that is read is added to `seen`.
///
/// # Errors
/// If it can't be opened.
pub fn log(path: &Path, seen: &'static AtomicU64) -> io::Result<Box<dyn Read + Send>> {
    let mut file = Counted { file: File::open(path)?, seen };
    let mut beginning = Vec::new();
    file.by_ref().take(2).read_to_end(&mut beginning)?;
    let is_packed = beginning == [0x1f, 0x8b];
    let whole: Chain<Cursor<Vec<u8>>, Counted> = Cursor::new(beginning).chain(file);
    Ok(if is_packed {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 17, whole)))
    } else {
        Box::new(whole)
    })
}

/// A file that is read.
struct Counted {
    file: File,
    seen: &'static AtomicU64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.seen.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
