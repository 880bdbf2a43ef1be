//! A view, its template and its address -> the page's file.

use crate::address;
use crate::artifact::Artifact;
use crate::render::job::{RenderError, artifact};
use crate::render::pages::frame::links::PageLocation;
use crate::render::pages::frame::shell::PageShell;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::templates::{Templates, View};

/// Renders pages; holds what all of them share.
pub(super) struct PageRenderer<'a> {
    pub(super) site: Site<'a>,
    templates: &'a Templates,
    shell: PageShell,
}

impl<'a> PageRenderer<'a> {
    pub(super) fn new(site: Site<'a>, templates: &'a Templates) -> Self {
        Self { shell: PageShell::new(&site), site, templates }
    }

    pub(super) fn page(&self, address: &str, template: &str, view: View) -> Result<Artifact, RenderError> {
        let location = PageLocation::new(address, self.site.job.base_url);
        let shell = self.shell.of(self.templates, location)?;
        artifact(&address::file(address), self.templates.render(template, view, shell)?)
    }
}
