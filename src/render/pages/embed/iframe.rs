//! A service's page for frames -> the `<iframe>` to paste into another site, as high as the page needs at its width.

use crate::address;
use crate::model::edition::EffectiveService;
use crate::render::pages::embed::embedded::Embedded;
use crate::render::pages::embed::view::view;
use crate::render::pages::frame::site::Site;
use crate::render::pages::theme::words::Word;

/// The width of the frame in CSS pixels. In a narrower frame, the page is longer and scrolls.
pub(super) const WIDTH: usize = 480;

/// Characters that fit on a line at that width, whatever the font of the reader's system.
const ON_A_LINE: usize = 46;

/// Heights in CSS pixels: a line, the space below a paragraph, and the edges of the page.
const LINE: usize = 25;
const SPACE: usize = 12;
const EDGES: usize = 24;

/// The characters of the heading are wider: three take the room of four others.
const HEADING: (usize, usize) = (3, 4);

/// The frame of a service.
pub(crate) struct Iframe {
    /// In CSS pixels.
    pub(super) height: usize,
    /// The element, ready to be pasted.
    pub(crate) html: String,
}

/// Makes the frame of a service, for the address of its current id.
pub(crate) fn of(site: &Site<'_>, effective: &EffectiveService<'_>) -> Iframe {
    let service = effective.service;
    let view = view(site, &Embedded::of(effective));
    let title = site.say(Word::EmbedFrame, &[&service.name.value, &site.edition.catalog.site.city]);
    let source = site.job.base_url.join(&address::embed(service.id.value.as_str()));
    let heading = service.name.value.chars().count() * HEADING.1 / HEADING.0;
    let lengths = view.texts(site).into_iter().map(shown).chain([heading]);
    let height = EDGES + lengths.map(|length| SPACE + LINE * length.div_ceil(ON_A_LINE).max(1)).sum::<usize>();
    let html = format!(
        "<iframe src=\"{source}\" title=\"{}\" width=\"{WIDTH}\" height=\"{height}\" loading=\"lazy\" \
         style=\"border: 0; max-width: 100%\"></iframe>",
        in_attribute(&title)
    );
    Iframe { height, html }
}

/// Returns the number of characters of a text that are shown: those outside tags.
fn shown(html: &str) -> usize {
    let outside = |is_inside: &mut bool, sign: char| {
        let was_inside = std::mem::replace(is_inside, if *is_inside { sign != '>' } else { sign == '<' });
        Some(!was_inside && sign != '<')
    };
    html.chars().scan(false, outside).filter(|is_shown| *is_shown).count()
}

/// Escapes a text for an attribute in double quotes.
fn in_attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
