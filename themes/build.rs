//! The folder `civic` -> the list of its files that is compiled into the program, so that a file is part of the theme once it is there.
#![expect(clippy::disallowed_methods, reason = "a build script reads the disk")]

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let theme = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("themes/civic");
    println!("cargo::rerun-if-changed={}", theme.display());
    let mut names = Vec::new();
    add(&theme, "", &mut names)?;
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let file = theme.join(&name);
        let file = file.to_str().ok_or("the path of the project is no text")?;
        // Quoted as literals, whatever the signs in them.
        writeln!(list, "    ({name:?}, include_bytes!({file:?})),")?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("civic.rs"), list + "]\n")?;
    Ok(())
}

/// Adds the files of a folder and of those in it, by their paths in the theme.
fn add(folder: &Path, path: &str, names: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{} is no text", name.display()))?;
        if entry.file_type()?.is_dir() {
            add(&entry.path(), &format!("{path}{name}/"), names)?;
        } else {
            names.push(format!("{path}{name}"));
        }
    }
    Ok(())
}
