//! A folder -> whether something is mounted below it. A mount can't be moved with the folder, and removing the folder would remove the
//! contents of the mount too.

use std::path::Path;

/// Whether something is mounted below the folder. The folder itself may be a mount point.
#[cfg(target_os = "linux")]
pub(super) fn any_below(folder: &Path) -> bool {
    // Decoded with replacement, so that a name that is not valid Unicode does not hide the other lines.
    let table = std::fs::read("/proc/self/mountinfo").unwrap_or_default();
    String::from_utf8_lossy(&table).lines().filter_map(place).any(|place| {
        let place = Path::new(&place);
        place != folder && place.starts_with(folder)
    })
}

/// Returns the mount point in a line of the system's table: the fifth word, in which spaces, line breaks and so on are written like `\040`.
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

/// On these systems, a mount shows only in the device number.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn any_below(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(own) = std::fs::metadata(folder) else { return false };
    let folders = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_dir());
    folders.filter_map(|entry| entry.metadata().ok()).any(|about| about.dev() != own.dev())
}

/// On these systems, folders can't be swapped, so nothing is moved.
#[cfg(not(unix))]
pub(super) fn any_below(_: &Path) -> bool {
    false
}
