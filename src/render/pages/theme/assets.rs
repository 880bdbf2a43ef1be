//! A theme -> the files that pages ask for: its assets as they are, its styles and its scripts each joined into one.

use crate::artifact::Artifact;
use crate::render::job::{RenderError, artifact};
use crate::render::pages::theme::contrast;
use crate::theme::{Theme, ThemeFile};

/// Where the styles go, joined by name.
const STYLE: &str = "assets/style.css";

/// Where the scripts go, what is imported before what imports it.
const SCRIPT: &str = "assets/site.js";

/// The script that begins: it imports the others.
const ENTRY: &str = "scripts/site.mjs";

/// All of them. An asset that already has the name of a joined file stands in its place.
pub(crate) fn assets(theme: &Theme) -> Result<Vec<Artifact>, RenderError> {
    let of = |folder: &'static str| theme.files.iter().filter(move |file| file.name.starts_with(folder));
    let mut all = Vec::new();
    for file in of("assets/") {
        all.push(artifact(&file.name, file.bytes.to_vec())?);
    }
    let has = |name: &str| theme.files.iter().any(|file| file.name == name);
    if !has(STYLE) {
        let style: Vec<u8> = of("styles/").flat_map(|file| file.bytes.to_vec()).collect();
        legible(&style)?;
        all.push(artifact(STYLE, style)?);
    }
    if !has(SCRIPT) {
        all.push(artifact(SCRIPT, script(&of("scripts/").collect::<Vec<_>>())?.into_bytes())?);
    }
    Ok(all)
}

/// Nobody publishes colours that some residents can't read.
fn legible(style: &[u8]) -> Result<(), RenderError> {
    let faults = contrast::faults(&String::from_utf8_lossy(style));
    let list = |fault: &String| format!("\n  {fault}");
    let message = || {
        let faults: String = faults.iter().map(list).collect();
        format!(
            "some residents could not read its colours{faults}\nMake one colour of each pair lighter or darker. They stand in `styles/a-identity.css`, or in a style of your own."
        )
    };
    if faults.is_empty() { Ok(()) } else { Err(fault(message())) }
}

fn script(files: &[&ThemeFile]) -> Result<String, RenderError> {
    let mut joined = Joined { files, begun: Vec::new(), text: String::new() };
    joined.add(ENTRY)?;
    match files.iter().find(|file| !joined.begun.contains(&file.name)) {
        Some(unused) => Err(fault(format!("nothing imports `{}`", unused.name))),
        None => Ok(joined.text),
    }
}

/// One module made of several. All names at the top of a file must differ from those of the others.
struct Joined<'a> {
    files: &'a [&'a ThemeFile],
    begun: Vec<String>,
    text: String,
}

impl Joined<'_> {
    /// Adds a script behind those that it imports, each once.
    fn add(&mut self, name: &str) -> Result<(), RenderError> {
        if self.begun.iter().any(|begun| begun == name) {
            return Ok(());
        }
        self.begun.push(name.to_owned());
        let file = self.files.iter().find(|file| file.name == name);
        let file = file.ok_or_else(|| fault(format!("the theme has no `{name}`, which a script imports")))?;
        let text = std::str::from_utf8(&file.bytes).map_err(|_| fault(format!("`{name}` is not UTF-8 text")))?;
        for imported in text.lines().filter_map(imported) {
            self.add(&format!("scripts/{imported}"))?;
        }
        for line in text.lines().filter(|line| is_kept(line)) {
            self.text.push_str(line.strip_prefix("export ").unwrap_or(line));
            self.text.push('\n');
        }
        Ok(())
    }
}

/// `other.mjs` of `import { a } from "./other.mjs";`: the one form of an import that is understood.
fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("import ")?.split_once(" from \"./")?.1.strip_suffix("\";")
}

/// Whole lines of comment are for those who read the script, not for those who fetch it.
fn is_kept(line: &str) -> bool {
    let text = line.trim_start();
    !text.is_empty() && !text.starts_with("//") && imported(line).is_none()
}

fn fault(message: String) -> RenderError {
    RenderError { message }
}
