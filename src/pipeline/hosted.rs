//! Sources -> what a job that publishes the site has to know of it, or the errors that prevent that.

use crate::authoring::HostedSite;
use crate::config::Day;
use crate::diagnostic::Diagnostic;
use crate::pipeline::checked::{Checked, checked, sound};
use crate::source::Sources;

/// The facts about a site.
///
/// # Errors
/// The errors of the content: it can't be published yet.
pub fn hosted_site(sources: &Sources, today: Day) -> Result<HostedSite, Vec<Diagnostic>> {
    let Checked { catalog, mut diagnostics, .. } = checked(sources, today);
    let Some(catalog) = sound(catalog, &diagnostics) else {
        diagnostics.retain(Diagnostic::is_error);
        return Err(diagnostics);
    };
    let site = catalog.site;
    Ok(HostedSite {
        city: site.city.clone(),
        url: site.base_url.value.as_str().to_owned(),
        zone: site.time_zone.name.clone(),
        content: sources.root.clone(),
    })
}
