//! The source itself -> no circle between files: whoever reads one can read what it uses first.
//!
//! Counted strictly: to name a module is to use its file, and a `mod.rs` that uses or re-exports what a child has makes a circle with a
//! child that uses the `mod.rs`. A bare `mod child;` is no use.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::house::imports::{Code, Import, code, paths_after};

/// Which files a file uses, and by which path.
type Uses<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

/// The module that a file holds: `check` for `check/mod.rs` and `check.rs`.
fn module(file: &str) -> String {
    let name = file.trim_end_matches(".rs");
    name.strip_suffix("/mod").unwrap_or(name).replace('/', "::")
}

/// The modules that the file declares.
fn children(code: &Code) -> impl Iterator<Item = &str> {
    code.lines().filter_map(|line| {
        let (visible, name) = line.strip_suffix(';')?.split_once("mod ")?;
        (visible.is_empty() || visible.starts_with("pub")).then_some(name)
    })
}

/// Every path in the file from the crate's root: those written so, those that begin at a child, and those that begin at a module that the
/// file has imported.
fn full_paths(code: &Code, modules: &BTreeMap<String, &str>) -> BTreeSet<String> {
    let text = code.lines().collect::<Vec<_>>().join(" ");
    let own = module(&code.name);
    let mut imports: Vec<Import> =
        ["crate::", "charter::"].into_iter().flat_map(|root| paths_after(&text, root)).collect();
    let relative = paths_after(&text, "self::").into_iter();
    imports.extend(relative.map(|Import { path, name }| Import { path: format!("{own}::{path}"), name }));
    let mut starts: BTreeMap<String, String> =
        children(code).map(|child| (child.to_owned(), format!("{own}::{child}"))).collect();
    let named = imports.iter().filter(|import| modules.contains_key(&import.path));
    starts.extend(named.map(|import| (import.name.clone(), import.path.clone())));
    let below = starts.iter().flat_map(|(name, start)| {
        paths_after(&text, &format!("{name}::")).into_iter().map(move |import| format!("{start}::{}", import.path))
    });
    below.chain(imports.iter().map(|import| import.path.clone())).collect()
}

/// The file that has what a path names: the deepest module on its way.
fn owner<'a>(path: &str, modules: &BTreeMap<String, &'a str>) -> Option<&'a str> {
    let mut left = path;
    loop {
        if let Some(file) = modules.get(left) {
            return Some(file);
        }
        left = left.rsplit_once("::")?.0;
    }
}

fn uses(files: &[Code]) -> Uses<'_> {
    let modules: BTreeMap<String, &str> = files.iter().map(|file| (module(&file.name), file.name.as_str())).collect();
    let of = |file: &Code| {
        let mut used = BTreeMap::new();
        for path in full_paths(file, &modules) {
            if let Some(other) = owner(&path, &modules).filter(|other| *other != file.name) {
                used.entry(other).or_insert(path);
            }
        }
        used
    };
    files.iter().map(|file| (file.name.as_str(), of(file))).collect()
}

/// All files that a file uses, by however many steps.
fn reached<'a>(from: &str, uses: &Uses<'a>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut left: Vec<&str> = vec![from];
    while let Some(file) = left.pop() {
        for other in uses[file].keys() {
            if reached.insert(*other) {
                left.push(other);
            }
        }
    }
    reached
}

/// Each circle in words: its files, and by which path each uses which other.
fn circles(files: &[Code]) -> Vec<String> {
    let uses = uses(files);
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (*file, reached(file, &uses))).collect();
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for (file, others) in reached.iter().filter(|(file, others)| others.contains(*file)) {
        if told.contains(file) {
            continue;
        }
        let circle: BTreeSet<&str> = others.iter().copied().filter(|other| reached[other].contains(file)).collect();
        let mut text = format!("a circle of {} files:\n", circle.len());
        for from in &circle {
            for (to, path) in uses[from].iter().filter(|(to, _)| circle.contains(*to)) {
                let _ = writeln!(text, "  src/{from} -> src/{to}, by `{path}`");
            }
        }
        circles.push(text);
        told.extend(circle);
    }
    circles
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let found = circles(&code("src"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_planted_circle_is_found_however_it_is_written_and_shown_with_its_paths() {
    let files = [
        Code::new("lib.rs", "pub mod shop;\npub mod town;\n"),
        Code::new("shop/mod.rs", "mod till;\n\npub use till::Till;\npub struct Price;\n"),
        Code::new("shop/till.rs", "//! crate::town\nuse crate::shop::{self, Price};\n"),
        Code::new("town/mod.rs", "pub mod street;\npub mod house;\npub mod garden;\n"),
        Code::new("town/street.rs", "use crate::{shop::Price, town::{house as home}};\n\nfn f() -> home::Door {}\n"),
        Code::new("town/house.rs", "fn f(x: crate::town::garden::Gate) {}\n"),
        Code::new("town/garden.rs", "use crate::town;\n\nfn f() -> town::street::Name {}\n"),
    ];
    let found = circles(&files);
    assert_eq!(
        found,
        [
            "a circle of 2 files:\n\
             \x20 src/shop/mod.rs -> src/shop/till.rs, by `shop::till::Till`\n\
             \x20 src/shop/till.rs -> src/shop/mod.rs, by `shop`\n",
            "a circle of 3 files:\n\
             \x20 src/town/garden.rs -> src/town/street.rs, by `town::street::Name`\n\
             \x20 src/town/house.rs -> src/town/garden.rs, by `town::garden::Gate`\n\
             \x20 src/town/street.rs -> src/town/house.rs, by `town::house`\n",
        ]
    );
}

#[test]
fn a_child_may_use_its_parent_and_two_files_may_use_a_third() {
    let files = [
        Code::new("lib.rs", "pub mod shop;\n"),
        Code::new("shop/mod.rs", "mod shelf;\nmod till;\n\npub struct Price;\n"),
        Code::new("shop/till.rs", "use crate::shop::Price;\nuse crate::shop::shelf::Shelf;\n"),
        Code::new("shop/shelf.rs", "use crate::shop::Price;\n"),
    ];
    assert_eq!(circles(&files), Vec::<String>::new());
}
