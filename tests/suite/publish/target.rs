//! Artifacts and folders in, folders out: the site is there whole or not at all, and what others put there stays.
//!
//! It is long because each state in which a target can be found is a case of its own.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use charter::artifact::{Artifact, Chunk, SitePath};
use charter::publish::{Durability, Publication, PublishError, Summary};
use tempfile::TempDir;
use walkdir::WalkDir;

#[cfg(target_os = "linux")]
use crate::support::fixtures::fixtures;
use crate::support::published::publish;
#[cfg(target_os = "linux")]
use crate::support::view::{shell_with_mounts, skipped};

/// A folder to work in; the site goes into `public`.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder can be made") }
    }

    fn public(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Everything there is: files with their text, folders and links with what they are.
    fn all(&self) -> BTreeMap<String, String> {
        let entries = WalkDir::new(self.folder.path()).min_depth(1).into_iter();
        let described = entries.map(|entry| {
            let entry = entry.expect("the folder can be walked");
            let below = entry.path().strip_prefix(self.folder.path()).expect("everything is below the folder");
            let what = if entry.file_type().is_dir() {
                "(folder)".to_owned()
            } else if entry.file_type().is_symlink() {
                format!("-> {}", fs::read_link(entry.path()).expect("a link can be read").display())
            } else {
                String::from_utf8_lossy(&fs::read(entry.path()).expect("a file can be read")).into_owned()
            };
            (below.to_string_lossy().into_owned(), what)
        });
        described.collect()
    }

    /// The files below `public`, but for the list of files.
    fn site(&self) -> Vec<String> {
        let files = self.all().into_iter().filter(|(_, what)| what != "(folder)");
        let below = files.filter_map(|(name, _)| name.strip_prefix("public/").map(str::to_owned));
        below.filter(|name| name != MANIFEST).collect()
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Summary, PublishError> {
        publish(&artifacts(files), &self.public())
    }

    /// Adds files to the list of those that the earlier build made.
    fn list(&self, names: &[&str]) {
        let list = self.all()[&format!("public/{MANIFEST}")].clone();
        let more: String = names.iter().map(|name| entry(name) + ", ").collect();
        self.put(&format!("public/{MANIFEST}"), &list.replace("\"files\": [", &format!("\"files\": [{more}")));
    }
}

/// Where a site keeps the list of its files.
const MANIFEST: &str = "api/v1/manifest.json";

/// These files and the list of them.
fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
    let entries: Vec<String> = files.iter().map(|(name, _)| entry(name)).collect();
    let list = format!("{{\"generator\": \"charter\", \"files\": [{}]}}", entries.join(", "));
    let artifact = |(name, text): (&str, &str)| Artifact {
        path: SitePath::new(name).expect("a path on the site"),
        bytes: text.as_bytes().to_vec(),
    };
    files.iter().copied().chain([(MANIFEST, list.as_str())]).map(artifact).collect()
}

fn entry(name: &str) -> String {
    format!("{{\"path\": \"{name}\"}}")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("the folder is there").mode() & 0o7777
}

const FIRST: &[(&str, &str)] = &[
    ("index.html", "one"),
    ("services/pothole-repair/index.html", "one"),
    ("services/street-light/index.html", "one"),
];

const SECOND: &[(&str, &str)] = &[("index.html", "two"), ("services/pothole-repair/index.html", "two")];

#[test]
fn a_new_folder_gets_the_files_and_nothing_else() {
    let place = Place::new();
    let summary = place.publish(FIRST).expect("an empty place can be published to");
    assert_eq!(summary, Summary { files: 4, written: 4, kept: vec![], removed: vec![] });
    let all = place.all();
    assert_eq!(all["public/services/pothole-repair/index.html"], "one");
    let expected = [
        "public",
        "public/api",
        "public/api/v1",
        "public/api/v1/manifest.json",
        "public/index.html",
        "public/services",
        "public/services/pothole-repair",
        "public/services/pothole-repair/index.html",
        "public/services/street-light",
        "public/services/street-light/index.html",
    ];
    assert_eq!(all.into_keys().collect::<Vec<_>>(), expected);
}

/// Publishes a page and a document that comes in these chunks.
fn publish_in_chunks(place: &Place, chunks: &[&str]) -> Summary {
    let publication = Publication::begin(&place.public(), Durability::Unsynced, &mut |_| {}).expect("it can begin");
    for Artifact { path, bytes } in artifacts(&[("index.html", "one"), ("api/long.json", &chunks.concat())]) {
        if path.as_str() != "api/long.json" {
            publication.take(&Artifact { path, bytes }.into());
            continue;
        }
        for (at, chunk) in chunks.iter().enumerate() {
            let artifact = Artifact { path: path.clone(), bytes: chunk.as_bytes().to_vec() };
            publication.take(&Chunk { artifact, is_first: at == 0, is_last: at + 1 == chunks.len(), sha256: None });
        }
    }
    publication.finish(&mut |_| {}).expect("it is published")
}

#[test]
fn a_document_in_chunks_is_written_whole_and_only_if_its_bytes_have_changed() {
    let place = Place::new();
    let long = place.public().join("api/long.json");
    let number = || fs::metadata(&long).expect("the document is there").ino();
    assert_eq!(publish_in_chunks(&place, &["one, ", "two, ", "three"]).written, 3);
    assert_eq!(place.all()["public/api/long.json"], "one, two, three");
    let first = number();
    assert_eq!(publish_in_chunks(&place, &["one, two", ", three"]).written, 0);
    assert_eq!(number(), first);
    let others: [&[&str]; 5] = [
        &["one, ", "TWO, ", "three"],
        &["zero, ", "TWO, ", "three"],
        &["zero, ", "TWO, ", "three", ", four"],
        &["zero, ", "TWO, "],
        &["zero, ", ""],
    ];
    for chunks in others {
        assert_eq!(publish_in_chunks(&place, chunks).written, 1, "{chunks:?}");
        assert_eq!(place.all()["public/api/long.json"], chunks.concat());
    }
    place.put("public/api/long.json", "zero, and more");
    assert_eq!(publish_in_chunks(&place, &["zero, ", ""]).written, 1);
    assert_eq!(place.all()["public/api/long.json"], "zero, ");
    fs::remove_file(&long).expect("the document is there");
    symlink("../index.html", &long).expect("a link can be made");
    assert_eq!(publish_in_chunks(&place, &["o", "ne"]).written, 1);
    assert!(fs::symlink_metadata(&long).expect("the document is there").is_file());
}

#[test]
fn the_folders_above_are_made() {
    let place = Place::new();
    publish(&artifacts(FIRST), &place.folder.path().join("a/b/public/")).expect("the folders above can be made");
    assert_eq!(place.all()["a/b/public/index.html"], "one");
}

#[test]
fn an_empty_folder_is_taken() {
    let place = Place::new();
    fs::create_dir(place.public()).expect("a folder can be made");
    place.publish(FIRST).expect("an empty folder can be published to");
    assert_eq!(place.site().len(), 3);
}

#[test]
fn a_second_build_replaces_the_first_and_removes_what_no_longer_belongs() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let summary = place.publish(SECOND).expect("the second build is published");
    assert_eq!(
        summary,
        Summary { files: 3, written: 3, kept: vec![], removed: vec!["services/street-light/index.html".to_owned()] }
    );
    assert_eq!(place.site(), ["index.html", "services/pothole-repair/index.html"]);
    let all = place.all();
    assert_eq!(all["public/index.html"], "two");
    assert!(!all.contains_key("public/services/street-light"), "an empty folder is left behind");
    assert_eq!(all.keys().filter(|name| !name.starts_with("public")).count(), 0, "{all:?}");
}

#[test]
fn a_file_can_become_a_folder_and_a_folder_a_file() {
    let place = Place::new();
    place.publish(&[("a", "file"), ("b/c", "file in a folder")]).expect("the first build is published");
    place.publish(&[("a/b", "file in a folder"), ("b", "file")]).expect("the second build is published");
    assert_eq!(place.site(), ["a/b", "b"]);
}

#[test]
fn a_file_of_the_earlier_build_that_is_gone_already_is_not_counted_as_removed() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    fs::remove_file(place.public().join("services/street-light/index.html")).expect("the file is there");
    let summary = place.publish(SECOND).expect("the second build is published");
    assert_eq!(summary.removed, Vec::<String>::new());
}

#[test]
fn files_of_somebody_else_are_kept_and_named() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("public/verification.txt", "from a search engine");
    place.put("public/services/street-light/photo.jpg", "a photo");
    place.put("public/.well-known/security.txt", "a contact");
    symlink("index.html", place.public().join("home.html")).expect("a link can be made");
    symlink("nowhere", place.public().join("dangling")).expect("a link can be made");
    let summary = place.publish(SECOND).expect("the second build is published");
    let kept =
        [".well-known/security.txt", "dangling", "home.html", "services/street-light/photo.jpg", "verification.txt"];
    assert_eq!(
        summary,
        Summary {
            files: 3,
            written: 3,
            kept: kept.map(str::to_owned).to_vec(),
            removed: vec!["services/street-light/index.html".to_owned()]
        }
    );
    let all = place.all();
    assert_eq!(all["public/verification.txt"], "from a search engine");
    assert_eq!(all["public/services/street-light/photo.jpg"], "a photo");
    assert_eq!(all["public/home.html"], "-> index.html");
    assert_eq!(all["public/dangling"], "-> nowhere");
    assert!(!all.contains_key("public/services/street-light/index.html"));
}

#[test]
fn folders_of_somebody_else_are_kept_even_if_empty_with_their_permissions() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    fs::create_dir_all(place.public().join("uploads/today")).expect("folders can be made");
    fs::set_permissions(place.public().join("uploads"), fs::Permissions::from_mode(0o770)).expect("they can be set");
    place.publish(SECOND).expect("the second build is published");
    assert_eq!(place.all()["public/uploads/today"], "(folder)");
    assert_eq!(mode(&place.public().join("uploads")), 0o770);
}

#[test]
fn a_file_of_somebody_else_keeps_its_permissions_and_age() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("public/tool.cgi", "#!/bin/sh");
    let tool = place.public().join("tool.cgi");
    fs::set_permissions(&tool, fs::Permissions::from_mode(0o750)).expect("they can be set");
    let before = fs::metadata(&tool).expect("the file is there");
    place.publish(SECOND).expect("the second build is published");
    let after = fs::metadata(&tool).expect("the file is there still");
    assert_eq!((after.mode(), after.mtime_nsec()), (before.mode(), before.mtime_nsec()));
}

/// What is refused, and that nothing has changed by it.
fn refused(place: &Place, files: &[(&str, &str)]) -> String {
    let before = place.all();
    let error = place.publish(files).expect_err("this has to be refused");
    assert_eq!(place.all(), before, "something has changed");
    error.to_string().replace(&*place.folder.path().canonicalize().expect("it is there").to_string_lossy(), "…")
}

#[test]
fn a_file_of_somebody_else_in_the_way_is_refused() {
    let in_the_way = |name: &str| {
        let place = Place::new();
        place.publish(&[("robots.txt", "")]).expect("the first build is published");
        place.put(&format!("public/{name}"), "from somebody else");
        refused(&place, &[("about/index.html", "ours"), ("index.html", "ours"), ("robots.txt", "")])
    };
    let expected = |names: &str| {
        format!(
            "`…/public` contains files that charter did not make in places where the site needs its own: {names}; move them away and build again"
        )
    };
    assert_eq!(in_the_way("index.html"), expected("index.html"));
    assert_eq!(in_the_way("about"), expected("about"));
    assert_eq!(in_the_way("index.html/readme"), expected("index.html/readme, index.html"));
    assert_eq!(in_the_way("about/index.html"), expected("about/index.html"));
}

#[test]
fn a_file_of_somebody_else_beside_ours_is_not_in_the_way() {
    for name in ["about.html", "about/photo.jpg", "about-us/index.html", "index.html.bak"] {
        let place = Place::new();
        place.publish(&[("robots.txt", "")]).expect("the first build is published");
        place.put(&format!("public/{name}"), "from somebody else");
        let summary = place.publish(&[("about/index.html", "ours"), ("index.html", "ours")]);
        assert_eq!(summary.expect("there is room for both").kept, [name]);
    }
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let place = Place::new();
    place.put("public/letter.txt", "dear all");
    let expected = "`…/public` contains files that charter did not make, so nothing was changed; name an empty or new folder with --out, or empty this one yourself";
    assert_eq!(refused(&place, FIRST), expected);
}

#[test]
fn a_list_of_some_other_program_does_not_make_a_folder_ours() {
    let place = Place::new();
    let other = "`…/public` contains files that charter did not make, so nothing was changed; name an empty or new folder with --out, \
        or empty this one yourself";
    let damaged = |reason: &str| {
        format!(
            "`…/public/api/v1/manifest.json` is damaged: {reason}; it lists the files that charter made, so nothing was changed; restore the \
             whole folder as a build left it, or name an empty or new folder with --out"
        )
    };
    for (list, expected) in [
        ("{\"generator\": \"another\", \"files\": [{\"path\": \"letter.txt\"}]}", other.to_owned()),
        ("[]", damaged("it is not a JSON object")),
        ("not even JSON", damaged("it is not JSON from line 1, column 2 on")),
        ("", damaged("it ends too early")),
    ] {
        place.put("public/api/v1/manifest.json", list);
        place.put("public/letter.txt", "dear all");
        assert_eq!(refused(&place, FIRST), expected);
    }
}

#[test]
fn a_list_that_names_files_elsewhere_does_no_harm() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("outside.txt", "precious");
    place.list(&["../outside.txt", "/etc/hostname"]);
    place.publish(SECOND).expect("the second build is published");
    assert_eq!(place.all()["outside.txt"], "precious");
}

#[test]
fn a_file_as_target_is_refused() {
    let place = Place::new();
    place.put("public", "a file");
    assert_eq!(refused(&place, FIRST), "`…/public` is not a folder, so nothing was changed; name a folder with --out");
}

#[test]
fn a_link_to_a_folder_stays_a_link_and_its_folder_gets_the_site() {
    let place = Place::new();
    fs::create_dir_all(place.folder.path().join("disk/site")).expect("folders can be made");
    symlink("disk/site", place.public()).expect("a link can be made");
    for files in [FIRST, SECOND] {
        place.publish(files).expect("a link to a folder can be published to");
    }
    let all = place.all();
    assert_eq!(all["public"], "-> disk/site");
    assert_eq!(all["disk/site/index.html"], "two");
    let beside = all.keys().filter(|name| !name.starts_with("disk/site/")).collect::<Vec<_>>();
    assert_eq!(beside, ["disk", "disk/site", "public"]);
}

#[test]
fn a_link_to_nothing_is_refused() {
    let place = Place::new();
    symlink("gone", place.public()).expect("a link can be made");
    assert!(refused(&place, FIRST).contains("is a link to a folder that does not exist, so nothing was changed"));
}

#[test]
fn a_new_folder_can_be_read_by_a_web_server() {
    let place = Place::new();
    fs::create_dir(place.folder.path().join("usual")).expect("a folder can be made");
    place.publish(FIRST).expect("an empty place can be published to");
    assert_eq!(mode(&place.public()), mode(&place.folder.path().join("usual")));
    assert_ne!(mode(&place.public()), 0o700);
}

#[test]
fn the_permissions_of_the_folder_are_kept() {
    for permissions in [0o750, 0o775, 0o2775] {
        let place = Place::new();
        fs::create_dir(place.public()).expect("a folder can be made");
        fs::set_permissions(place.public(), fs::Permissions::from_mode(permissions)).expect("they can be set");
        for files in [FIRST, SECOND] {
            place.publish(files).expect("the folder can be published to");
            assert_eq!(mode(&place.public()), permissions);
        }
    }
}

#[test]
fn when_writing_fails_the_earlier_site_stays_and_nothing_is_left_beside_it() {
    let too_long = "x".repeat(300);
    let files_that_fail: [&[(&str, &str)]; 2] =
        [&[("index.html", "three"), (&too_long, "")], &[("index.html", "three"), ("a", ""), ("a/b", "")]];
    for files in files_that_fail {
        let place = Place::new();
        place.publish(FIRST).expect("the first build is published");
        place.put("public/verification.txt", "from somebody else");
        let said = refused(&place, files);
        assert!(said.starts_with("`…/public` can't be written: "), "{said}");
        assert!(said.ends_with("; nothing was changed"), "{said}");
    }
}

fn inode(path: &Path) -> u64 {
    fs::metadata(path).expect("the file is there").ino()
}

#[test]
fn what_has_not_changed_is_the_same_file_as_before_and_what_has_is_another() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let (page, home) = (place.public().join("services/pothole-repair/index.html"), place.public().join("index.html"));
    fs::File::options().append(true).open(&page).expect("a page").set_modified(std::time::UNIX_EPOCH).expect("an age");
    let (before, changing) = (inode(&page), inode(&home));
    let summary = place.publish(&[("index.html", "two"), ("services/pothole-repair/index.html", "one")]);
    assert_eq!(summary.expect("the second build is published").written, 2, "the home page and the list of files");
    assert_eq!(inode(&page), before);
    assert_eq!(fs::metadata(&page).expect("the page").modified().expect("its age"), std::time::UNIX_EPOCH);
    assert_eq!(fs::metadata(&page).expect("the page").nlink(), 1, "the old site is gone");
    assert_ne!(inode(&home), changing);
}

#[test]
fn a_build_that_changes_nothing_leaves_even_the_folders_alone() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let before = inode(&place.public());
    let summary = place.publish(FIRST).expect("the same can be published again");
    assert_eq!(summary, Summary { files: 4, written: 0, kept: vec![], removed: vec![] });
    assert_eq!(inode(&place.public()), before);
}

#[test]
fn a_copy_by_second_names_that_somebody_keeps_is_never_changed_by_a_build() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    fs::create_dir(place.folder.path().join("backup")).expect("a folder can be made");
    fs::hard_link(place.public().join("index.html"), place.folder.path().join("backup/index.html")).expect("a name");
    place.publish(SECOND).expect("the second build is published");
    assert_eq!(place.all()["backup/index.html"], "one");
    assert_eq!(place.all()["public/index.html"], "two");
}

#[test]
fn a_file_that_somebody_has_edited_or_closed_to_others_is_put_right() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("public/index.html", "own");
    let closed = place.public().join("services/street-light/index.html");
    let usual = mode(&closed);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).expect("they can be set");
    let summary = place.publish(FIRST).expect("the same can be published again");
    assert_eq!(summary.written, 2);
    assert_eq!(place.all()["public/index.html"], "one");
    assert_eq!(mode(&closed), usual);
}

#[test]
fn a_link_in_the_place_of_a_page_is_replaced_and_what_it_leads_to_is_left_alone() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("outside.txt", "one");
    fs::remove_file(place.public().join("index.html")).expect("the page is there");
    symlink("../outside.txt", place.public().join("index.html")).expect("a link can be made");
    place.publish(SECOND).expect("the second build is published");
    assert_eq!(place.all()["public/index.html"], "two");
    assert_eq!(place.all()["outside.txt"], "one");
}

#[test]
fn a_file_that_somebody_puts_there_while_a_build_works_is_kept_and_named() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("public/photo.jpg", "a photo");
    let publication = Publication::begin(&place.public(), Durability::Unsynced, &mut |_| {}).expect("it can begin");
    for artifact in artifacts(SECOND) {
        publication.take(&artifact.into());
    }
    place.put("public/uploads/late.txt", "just now");
    place.put("public/services/street-light/late.txt", "just now");
    // As editors save: another file in the same place.
    place.put("public/photo.new", "a better photo");
    fs::rename(place.public().join("photo.new"), place.public().join("photo.jpg")).expect("a file can be replaced");
    let summary = publication.finish(&mut |_| {}).expect("the second build is published");
    assert_eq!(summary.kept, ["photo.jpg", "services/street-light/late.txt", "uploads/late.txt"]);
    let all = place.all();
    assert_eq!(all["public/uploads/late.txt"], "just now");
    assert_eq!(all["public/services/street-light/late.txt"], "just now");
    assert_eq!(all["public/photo.jpg"], "a better photo");
    assert_eq!(all.keys().filter(|name| !name.starts_with("public")).count(), 0, "{all:?}");
}

#[test]
fn a_folder_of_somebody_else_where_the_site_is_staged_is_refused_and_left_alone() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put(".public.charter-staging/letter.txt", "dear all");
    let said = refused(&place, SECOND);
    assert!(said.starts_with("`…/.public.charter-staging` is in the way, so nothing was changed: "), "{said}");
    let elsewhere = Place::new();
    elsewhere.publish(FIRST).expect("the first build is published");
    elsewhere.put("precious/lock", "");
    elsewhere.put("precious/letter.txt", "dear all");
    symlink("precious", elsewhere.folder.path().join(".public.charter-staging")).expect("a link can be made");
    assert!(refused(&elsewhere, SECOND).contains("is in the way"));
}

#[test]
fn what_a_dead_build_left_is_removed_and_nothing_else() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let publication = Publication::begin(&place.public(), Durability::Unsynced, &mut |_| {}).expect("it can begin");
    for artifact in artifacts(SECOND) {
        publication.take(&artifact.into());
    }
    // As when it is killed: nothing more is done, and the system lets go of the lock.
    let left = place.folder.path().join(".public.charter-staging");
    let copy = place.folder.path().join("copy");
    let copied = std::process::Command::new("cp").arg("-a").args([&left, &copy]).status().expect("cp runs");
    assert!(copied.success());
    drop(publication);
    fs::rename(copy, &left).expect("a folder can be renamed");
    place.put(".public.charter-staging-of-mine/letter.txt", "dear all");
    place.put(".other.charter-staging/lock", "");
    place.publish(SECOND).expect("the next build is published");
    let all = place.all();
    let beside: Vec<&str> = all.keys().map(String::as_str).filter(|name| !name.starts_with("public")).collect();
    let expected = [
        ".other.charter-staging",
        ".other.charter-staging/lock",
        ".public.charter-staging-of-mine",
        ".public.charter-staging-of-mine/letter.txt",
    ];
    assert_eq!(beside, expected);
}

#[test]
fn what_has_the_name_of_the_staging_folder_but_is_somebody_elses_is_kept_and_named() {
    for letter in ["public/.charter-staging/letter.txt", "public/.charter-staging"] {
        let place = Place::new();
        place.publish(FIRST).expect("the first build is published");
        place.put(letter, "dear all");
        let summary = place.publish(SECOND).expect("the second build is published");
        assert_eq!(summary.kept, [letter.trim_start_matches("public/")]);
        assert_eq!(place.all()[letter], "dear all");
    }
}

#[test]
fn a_list_of_somebody_elses_does_not_make_their_files_ours() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    place.put("public/letter.txt", "dear all");
    place.put("public/.charter-staging/made", "letter.txt\n");
    let summary = place.publish(SECOND).expect("the second build is published");
    assert_eq!(summary.kept, [".charter-staging/made", "letter.txt"]);
    assert_eq!(place.all()["public/letter.txt"], "dear all");
}

#[test]
fn a_folder_that_becomes_a_link_while_a_build_works_leads_it_nowhere() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let publication = Publication::begin(&place.public(), Durability::Unsynced, &mut |_| {}).expect("it can begin");
    fs::rename(place.public().join("services"), place.folder.path().join("elsewhere")).expect("it can be moved");
    symlink(place.folder.path().join("elsewhere"), place.public().join("services")).expect("a link can be made");
    for artifact in artifacts(SECOND) {
        publication.take(&artifact.into());
    }
    let reason = publication.finish(&mut |_| {}).expect_err("it is refused").to_string();
    assert!(reason.ends_with("its folder `services` was moved during the build; nothing was changed"), "{reason}");
    let all = place.all();
    assert_eq!(all["elsewhere/pothole-repair/index.html"], "one");
    assert_eq!(all["elsewhere/street-light/index.html"], "one");
    assert_eq!(all["public/index.html"], "one");
}

#[test]
fn folders_in_the_site_have_the_group_that_the_target_hands_down() {
    let place = Place::new();
    fs::create_dir(place.public()).expect("a folder can be made");
    fs::set_permissions(place.public(), fs::Permissions::from_mode(0o2750)).expect("it is ours");
    place.publish(FIRST).expect("the first build is published");
    assert_eq!(mode(&place.public()), 0o2750);
    let inner = mode(&place.public().join("services/street-light"));
    assert_eq!(inner & 0o2000, 0o2000, "{inner:o}");
    place.publish(SECOND).expect("the second build is published");
    assert_eq!(mode(&place.public()), 0o2750);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_noted_of_the_target_outlives_a_build() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    if setxattr(place.public(), "user.note", b"dear all", XattrFlags::empty()).is_err() {
        return skipped("publish::target::what_is_noted", "nothing can be noted of a folder on this file system");
    }
    place.publish(SECOND).expect("the second build is published");
    let mut value = [0; 64];
    let length = getxattr(place.public(), "user.note", &mut value).expect("it is there");
    assert_eq!(&value[..length], b"dear all");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_of_somebody_else_whose_name_is_no_text_is_kept() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let odd = place.public().join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(&odd, "dear all").expect("a file can be written");
    let summary = place.publish(SECOND).expect("the second build is published");
    assert_eq!(summary.kept, ["caf\u{fffd}.txt"]);
    assert_eq!(fs::read(odd).expect("it is there"), b"dear all");
    assert_eq!(fs::read(place.public().join("index.html")).expect("it is there"), b"two");
}

#[test]
fn folders_above_a_target_go_again_if_nothing_is_published() {
    let place = Place::new();
    let target = place.folder.path().join("web/standards/public");
    drop(Publication::begin(&target, Durability::Unsynced, &mut |_| {}).expect("it can begin"));
    assert_eq!(place.all(), BTreeMap::new());
    publish(&artifacts(FIRST), &target).expect("it can be published");
    assert_eq!(place.all()["web/standards/public/index.html"], "one");
}

#[test]
fn a_target_may_have_as_long_a_name_as_the_system_allows() {
    let place = Place::new();
    let target = place.folder.path().join("n".repeat(255));
    publish(&artifacts(FIRST), &target).expect("the first build is published");
    publish(&artifacts(SECOND), &target).expect("the second build is published");
    assert_eq!(fs::read(target.join("index.html")).expect("it is there"), b"two");
    assert_eq!(fs::read_dir(place.folder.path()).expect("the folder can be listed").count(), 1);
}

/// Moved along with the old site, it would be removed with it.
#[cfg(target_os = "linux")]
#[test]
fn what_is_mounted_below_the_target_is_left_alone() {
    let place = Place::new();
    let steps = format!(
        "set -e
         '{charter}' build --content '{base}' --as-of 2026-11-23
         mkdir precious public/uploads
         echo 'dear all' > precious/letter.txt
         mount --bind precious public/uploads
         '{charter}' build --content '{base}' --as-of 2026-11-24 --base-url https://other.example/
         '{charter}' build --content '{base}' --as-of 2026-11-25
         cat public/uploads/letter.txt",
        charter = env!("CARGO_BIN_EXE_charter"),
        base = fixtures("check").join("_base").display(),
    );
    let test = "what is mounted below the target";
    let Some(output) = shell_with_mounts(test, &steps, place.folder.path()) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.matches("kept: uploads/letter.txt (not made by charter)\n").count(), 2, "{said}");
    assert!(said.ends_with("dear all\n"), "{said}");
    let all = place.all();
    assert_eq!(all["precious/letter.txt"], "dear all\n");
    let beside: Vec<&String> = all.keys().filter(|name| name.starts_with('.')).collect();
    assert!(beside.is_empty(), "{beside:?}");
}

#[test]
fn a_reader_finds_the_old_site_or_the_new_one_whole() {
    let place = Place::new();
    place.publish(FIRST).expect("the first build is published");
    let open = fs::File::open(place.public()).expect("the folder can be opened");
    let before = open.metadata().expect("it is open").ino();
    place.publish(SECOND).expect("the second build is published");
    let after = fs::metadata(place.public()).expect("the folder is there").ino();
    assert_ne!(before, after, "the folder was changed in place, file by file");
}

/// At a mount point two folders can't change places. `unshare` gives the program a view of the disk of its own, so
/// that a folder can be mounted without anybody else seeing it.
#[cfg(target_os = "linux")]
#[test]
fn at_a_mount_point_every_file_is_replaced_and_nothing_else_is_touched() {
    let place = Place::new();
    let steps = format!(
        "set -e
         mkdir disk public
         mount --bind disk public
         '{charter}' build --content '{base}' --as-of 2026-11-23
         echo 'old page' > public/old.html
         mkdir -p public/old/page public/uploads
         echo 'old page' > public/old/page/index.html
         list() {{ sed -i \"s|\\\"files\\\": \\[|&{{\\\"path\\\": \\\"$1\\\"}},|\" public/api/v1/manifest.json; }}
         list old.html
         list old/page/index.html
         echo 'from somebody else' > public/old/photo.jpg
         rm -r public/departments public/robots.txt
         mkdir public/robots.txt
         echo 'a file where a folder is needed' > public/departments
         echo 'a file in a folder where a file is needed' > public/robots.txt/old
         list departments
         list robots.txt/old
         '{charter}' build --content '{base}' --as-of 2026-11-23
         cp -r public seen
         umount public
         rmdir public
         '{charter}' build --content '{base}' --as-of 2026-11-23",
        charter = env!("CARGO_BIN_EXE_charter"),
        base = fixtures("check").join("_base").display(),
    );
    let test = "at a mount point every file is replaced";
    let Some(output) = shell_with_mounts(test, &steps, place.folder.path()) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("removed 4 files of the previous build\n"), "{said}");
    assert!(said.contains("kept: old/photo.jpg (not made by charter)\n"), "{said}");
    let all = place.all();
    let mut mounted = below(&all, "disk/");
    assert_eq!(mounted, below(&all, "seen/"));
    assert_eq!(mounted.remove("old/photo.jpg").as_deref(), Some("from somebody else\n"));
    assert_eq!(mounted.remove("old").as_deref(), Some("(folder)"));
    assert_eq!(mounted.remove("uploads").as_deref(), Some("(folder)"));
    assert_eq!(mounted, below(&all, "public/"), "the site differs from one that was swapped in");
    let beside = fs::read_dir(place.folder.path()).expect("the folder can be listed").count();
    assert_eq!(beside, "disk public seen".split(' ').count(), "{:?}", all.keys());
}

/// A file that is a mount point itself can't be replaced: there the build breaks off, with other files replaced already.
#[cfg(target_os = "linux")]
#[test]
fn at_a_mount_point_a_build_that_was_broken_off_half_way_is_put_right_by_the_next() {
    let place = Place::new();
    let steps = format!(
        "set -e
         mkdir disk public
         mount --bind disk public
         cp -r '{base}' content
         mkdir content/departments
         cp '{department}' content/departments/roads.yaml
         '{charter}' build --as-of 2026-11-23
         sed -i 's/pothole-repair/street-light/' content/departments/roads.yaml
         echo 'not what belongs there' > mounted
         mount --bind mounted public/robots.txt
         if '{charter}' build --as-of 2026-11-23 --never-online; then exit 3; fi
         cp -r public half-way
         umount public/robots.txt
         '{charter}' build --as-of 2026-11-23 --never-online
         umount public
         rmdir public
         '{charter}' build --as-of 2026-11-23",
        charter = env!("CARGO_BIN_EXE_charter"),
        base = fixtures("check").join("_base").display(),
        department = fixtures("check").join("effective-before-approval/sound/departments/roads.yaml").display(),
    );
    let test = "at a mount point a build is broken off half-way";
    let Some(output) = shell_with_mounts(test, &steps, place.folder.path()) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(!said.contains("kept"), "{said}");
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaint.contains("some pages are new and some are old"), "{complaint}");
    let all = place.all();
    assert_eq!(below(&all, "disk/"), below(&all, "public/"), "the site differs from one that was swapped in");
    let names = |folder: &str| below(&all, folder).into_keys().collect::<Vec<_>>();
    assert_ne!(names("half-way/"), names("public/"), "the build was not broken off half-way");
    assert!(names("half-way/").iter().all(|name| !name.ends_with(".charter-new")), "{:?}", names("half-way/"));
}

/// What is below a folder, from there.
#[cfg(target_os = "linux")]
fn below(all: &BTreeMap<String, String>, folder: &str) -> BTreeMap<String, String> {
    let inside = all.iter().filter_map(|(name, what)| Some((name.strip_prefix(folder)?.to_owned(), what.clone())));
    inside.collect()
}
