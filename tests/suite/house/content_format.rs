//! The schemas of the content -> the day of the content's format, which `charter --version` tells, is the day on which they last changed.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read the schemas, and ask which day it is where one is to be written"
)]

use std::fmt::Write;
use std::fs;

use charter::model::content_format::CONTENT_FORMAT;
use sha2::{Digest, Sha256};

use crate::house::imports::files;
use crate::support::fixtures::fixtures;
use crate::support::site::path;

/// The SHA-256 of all schemas, which are kept equal to what the program writes.
fn of_all_schemas() -> String {
    let mut hash = Sha256::new();
    for name in files("content/.schema") {
        hash.update(&name);
        hash.update(fs::read(path("content/.schema").join(name)).expect("a schema"));
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string can be written");
        text
    })
}

#[test]
fn a_change_of_the_schemas_changes_the_day_of_the_content_format() {
    let file = fixtures("schema").join("content-format.txt");
    let kept = fs::read_to_string(&file).expect("the file is there");
    let found = format!("{CONTENT_FORMAT} {}\n", of_all_schemas());
    if found == kept {
        return;
    }
    let is_new_day = kept.split(' ').next() != Some(CONTENT_FORMAT.to_string().as_str());
    let is_today = jiff::Zoned::now().date() == CONTENT_FORMAT;
    assert!(
        is_new_day || is_today,
        "what staff can write has changed: set `CONTENT_FORMAT` in src/model/content_format.rs to today, \
         then run this test with UPDATE_EXPECTED=1"
    );
    assert!(
        std::env::var_os("UPDATE_EXPECTED").is_some(),
        "run this test with UPDATE_EXPECTED=1 and commit {}",
        file.display()
    );
    fs::write(&file, found).expect("the file can be written");
}
