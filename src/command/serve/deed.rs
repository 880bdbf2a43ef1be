//! What a button of a fault's card asks for -> the certain fix made in its file, or the file opened.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::command::clock::day_or_now;
use crate::command::new_files;
use crate::edit::certain_fixes;
use crate::serve::{Deed, Fix};
use crate::source::Sources;
use crate::{load, pipeline};

/// Does it, or says why not. Nothing is written but a fix that the content, as it is now, still offers as certain.
pub(super) fn act(content: &Path, deed: &Deed) -> Result<(), String> {
    let sources = load::content(content).map_err(|reason| reason.to_string())?;
    match deed {
        Deed::Fix(fix) => mend(content, &sources, fix),
        Deed::Open(file) if sources.files.iter().any(|known| known.name == *file) => open(&content.join(file)),
        Deed::Open(_) => Err("the content has no such file any more".to_owned()),
    }
}

fn mend(content: &Path, sources: &Sources, fix: &Fix) -> Result<(), String> {
    let mut found = pipeline::diagnose(sources, day_or_now(None));
    found.retain(|diagnostic| {
        diagnostic.certain_patch().is_some_and(|patch| {
            let place = (sources.get(patch.span.source).name.as_str(), patch.span.range().start);
            place == (fix.file.as_str(), fix.start) && patch.replacement == fix.replacement
        })
    });
    found.truncate(1);
    let round = certain_fixes(sources, &found);
    let (file, text) = round.texts.into_iter().next().ok_or("the file has changed since: look at the page again")?;
    let old = sources.get(file);
    new_files::edit(&content.join(&old.name), &old.text, &text).map_err(|reason| reason.to_string())
}

fn open(file: &Path) -> Result<(), String> {
    open::that_detached_with_timeout(file, Duration::from_secs(1))
        .map_err(|reason| format!("`{}` can't be opened: {}", file.display(), io::Error::from(reason.kind())))
}
