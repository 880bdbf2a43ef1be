//! Named files -> a ZIP archive with the files as they are (PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). It has no time and
//! no computer in it, so the same files give the same bytes.

use flate2::Crc;

/// The first version that knows folders, which the names have.
const VERSION: u16 = 20;

/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;

/// The first day that the format knows, 1 January 1980: month and day in the lower bits.
const FIRST_DAY: u16 = (1 << 5) | 1;

/// Packs files, which are far smaller than the 4 GB that the format can count.
pub(super) fn packed(files: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let start = size(archive.len());
        let facts = facts(name, text.as_bytes());
        archive.extend([b"PK\x03\x04", &VERSION.to_le_bytes()[..], &facts, name.as_bytes(), text.as_bytes()].concat());
        directory.extend([b"PK\x01\x02", &VERSION.to_le_bytes()[..], &VERSION.to_le_bytes(), &facts].concat());
        // No comment, on the first disk, and nothing known about the file outside of the archive.
        directory.extend([0; 10]);
        directory.extend([&start.to_le_bytes()[..], name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (start, length) = (size(archive.len()).to_le_bytes(), size(directory.len()).to_le_bytes());
    archive.append(&mut directory);
    archive.extend([b"PK\x05\x06", &[0; 4][..], &count, &count, &length, &start, &[0; 2]].concat());
    archive
}

/// What both records of a file say: how it is stored, when it was changed, its checksum, and the lengths of it, its name and what is extra.
fn facts(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(bytes);
    let [length, named] = [bytes.len(), name.len()].map(size);
    let named = u16::try_from(named).unwrap_or(u16::MAX);
    let as_it_is = 0_u16;
    let midnight = 0_u16;
    let first = [UTF_8, as_it_is, midnight, FIRST_DAY].map(u16::to_le_bytes).concat();
    let sizes = [sum.sum(), length, length].map(u32::to_le_bytes).concat();
    [first, sizes, named.to_le_bytes().to_vec(), vec![0; 2]].concat()
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
