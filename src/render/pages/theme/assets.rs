//! A theme -> the files that pages load: its assets unchanged, its styles and its scripts joined into one for each
//! kind of page.

use crate::artifact::Artifact;
use crate::render::job::{RenderError, artifact};
use crate::render::pages::theme::{contrast, identity, scripts, styles};
use crate::theme::Theme;

/// The folder of the styles of pages for frames, and the path of the joined file, which begins with what they use of the identity.
const EMBEDDED: (&str, &str) = ("styles/embed/", "assets/embed.css");

/// The folders of styles, and the paths of the joined files: what every page loads, and what only pages other than those of services do.
/// Files of a folder are joined in the order of their names.
const STYLES: [(&str, &str); 2] = [("styles/", "assets/style.css"), ("styles/more/", "assets/more.css")];

/// The scripts that pages begin with, and the paths of the joined files: one for the list that is searched, one for all other pages.
const SCRIPTS: [(&str, &str); 2] =
    [("scripts/site.mjs", "assets/site.js"), ("scripts/with-search.mjs", "assets/with-search.js")];

/// Returns all files that pages load. An asset with the path of a joined file replaces it.
pub(crate) fn assets(theme: &Theme) -> Result<Vec<Artifact>, RenderError> {
    let of = |folder: &'static str| theme.files.iter().filter(move |file| file.name.starts_with(folder));
    let mut all = Vec::new();
    for file in of("assets/") {
        all.push(artifact(&file.name, file.bytes.to_vec())?);
    }
    let has = |name: &str| theme.files.iter().any(|file| file.name == name);
    let joined = |folder: &'static str| {
        let directly = of(folder).filter(|file| !file.name[folder.len()..].contains('/'));
        styles::joined(directly.map(|file| &*file.bytes))
    };
    for (folder, path) in STYLES.into_iter().filter(|(_, path)| !has(path)) {
        let style = joined(folder);
        if folder == "styles/" {
            legible(&style)?;
        }
        all.push(artifact(path, style)?);
    }
    let (folder, path) = EMBEDDED;
    if !has(path) {
        let style = joined(folder);
        let identity =
            identity::used_by(&String::from_utf8_lossy(&style), &String::from_utf8_lossy(&joined("styles/")));
        all.push(artifact(path, [identity.into_bytes(), style].concat())?);
    }
    let joined = scripts::joined(&of("scripts/").collect::<Vec<_>>(), &SCRIPTS.map(|(entry, _)| entry))?;
    for ((_, path), script) in SCRIPTS.into_iter().zip(joined) {
        if !has(path) {
            all.push(artifact(path, script.into_bytes())?);
        }
    }
    Ok(all)
}

/// Refuses colours that some residents can't read.
fn legible(style: &[u8]) -> Result<(), RenderError> {
    let faults = contrast::faults(&String::from_utf8_lossy(style));
    let list = |fault: &String| format!("\n  {fault}");
    let message = || {
        let faults: String = faults.iter().map(list).collect();
        format!(
            "some residents could not read its colours{faults}\nMake one colour of each pair lighter or darker. The colours are in `styles/a-identity.css`, or in a style of your own."
        )
    };
    if faults.is_empty() { Ok(()) } else { Err(fault(message())) }
}

fn fault(message: String) -> RenderError {
    RenderError { message }
}
