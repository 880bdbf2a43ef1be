//! A folder -> whether another file system, or another part of one, is mounted somewhere in it. What is there can't move along with the
//! folder, and removing the folder would remove it too.

use std::path::Path;

/// Whether something is mounted below the folder. Its own place may be where something is mounted.
#[cfg(target_os = "linux")]
pub(super) fn any_below(folder: &Path) -> bool {
    // A name that is no text hides nothing of the other lines.
    let table = std::fs::read("/proc/self/mountinfo").unwrap_or_default();
    String::from_utf8_lossy(&table).lines().filter_map(place).any(|place| {
        let place = Path::new(&place);
        place != folder && place.starts_with(folder)
    })
}

/// Where a line of the system's table says that something is mounted: its fifth word, with blanks, line ends and the like as `\040`.
#[cfg(target_os = "linux")]
fn place(line: &str) -> Option<String> {
    let word = line.split(' ').nth(4)?;
    let mut pieces = word.split('\\');
    let mut place = pieces.next()?.to_owned();
    for piece in pieces {
        let (octal, rest) = piece.split_at_checked(3)?;
        place.push(char::from(u8::from_str_radix(octal, 8).ok()?));
        place.push_str(rest);
    }
    Some(place)
}

/// Other systems tell it by the number of the device alone.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn any_below(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(own) = std::fs::metadata(folder) else { return false };
    let folders = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_dir());
    folders.filter_map(|entry| entry.metadata().ok()).any(|about| about.dev() != own.dev())
}

/// Where folders can't change places, nothing moves.
#[cfg(not(unix))]
pub(super) fn any_below(_: &Path) -> bool {
    false
}
