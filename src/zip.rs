//! Files -> a ZIP archive (APPNOTE 6.3), deflated, with the same bytes each time: no file in it has a time.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// The first day that the format knows, 1 January 1980.
const NO_DATE: u16 = 0x21;
const DEFLATED: u16 = 8;
/// Version 2.0 of the format: the first with deflated files.
const VERSION: u16 = 20;

/// An archive with these files, each with its path, in this order.
#[must_use]
pub fn zip(files: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (path, text) in files {
        let about = Entry::of(path, text.as_bytes());
        let offset = length(&out);
        out.extend(b"PK\x03\x04");
        out.extend(about.header());
        out.extend(0_u16.to_le_bytes());
        out.extend(path.as_bytes());
        out.extend(&about.deflated);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(about.header());
        // No extra field, comment, disk number or attributes.
        directory.extend([0; 2 + 2 + 2 + 2 + 4]);
        directory.extend(offset.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let number = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (start, size) = (length(&out), length(&directory));
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([number, number].concat());
    out.extend([size, start].map(u32::to_le_bytes).concat());
    out.extend([0; 2]);
    out
}

/// A file, packed.
struct Entry {
    deflated: Vec<u8>,
    crc: u32,
    size: u32,
    name: u16,
}

impl Entry {
    fn of(path: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        // Writing to memory can't fail.
        let _ = encoder.write_all(bytes);
        let mut crc = Crc::new();
        crc.update(bytes);
        Self {
            deflated: encoder.finish().unwrap_or_default(),
            crc: crc.sum(),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            name: u16::try_from(path.len()).unwrap_or(u16::MAX),
        }
    }

    /// What both headers of a file have in common.
    fn header(&self) -> Vec<u8> {
        let words = [VERSION, 0, DEFLATED, 0, NO_DATE].map(u16::to_le_bytes).concat();
        let sizes = [self.crc, length(&self.deflated), self.size].map(u32::to_le_bytes).concat();
        [words, sizes, self.name.to_le_bytes().to_vec()].concat()
    }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}
