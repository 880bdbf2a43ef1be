//! Events -> `changes.atom` (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event as Xml};

use crate::address;
use crate::artifact::GENERATOR;
use crate::escape::sound;
use crate::render::chunked_file::ChunkedFile;
use crate::render::feed::convert::Convert;
use crate::render::feed::events::{self, Event, EventPage};
use crate::render::job::RenderError;

/// The namespace of archived feeds (RFC 5005).
const HISTORY: &str = "http://purl.org/syndication/history/1.0";

/// Returns the path of a page of events below the feed's root: of a year, or the one to subscribe to.
pub(super) fn path(year: Option<i16>) -> String {
    year.map_or_else(|| "changes.atom".to_owned(), |year| format!("changes/atom/{year}.atom"))
}

pub(super) fn give(convert: &Convert<'_>, page: EventPage<'_>, mut long: ChunkedFile<'_>) -> Result<(), RenderError> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let failed = |error: io::Error| RenderError { message: format!("`{}` can't be written: {error}", path(page.year)) };
    feed(&mut xml, convert, page, &mut long).map_err(failed)?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    long.end(bytes);
    Ok(())
}

type Out = Writer<Vec<u8>>;

fn feed(xml: &mut Out, convert: &Convert<'_>, page: EventPage<'_>, long: &mut ChunkedFile<'_>) -> io::Result<()> {
    let site = &convert.edition().catalog.site;
    // The day of the latest event, or the date of the policy before the first event.
    let updated =
        page.events.first().map_or(convert.edition().catalog.commitment.policy.effective.value, |event| event.date);
    xml.write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("feed");
    let url = |year: Option<i16>| convert.url(&address::feed(&path(year)));
    let attributes =
        [("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:fh", HISTORY), ("xml:lang", site.language.value.as_str())];
    root.with_attributes(attributes).write_inner_content(|xml| {
        text(xml, "id", &events::tag(site, "changes"))?;
        text(xml, "title", &convert.words().changes_title(&site.short_name, &site.title))?;
        text(xml, "subtitle", convert.words().changes_subtitle())?;
        text(xml, "updated", &events::moment(site, updated))?;
        link(xml, "self", "application/atom+xml", &url(page.year))?;
        if page.year.is_some() {
            xml.create_element("fh:archive").write_empty()?;
            link(xml, "current", "application/atom+xml", &url(None))?;
        }
        if let Some(older) = page.older {
            link(xml, "prev-archive", "application/atom+xml", &url(Some(older)))?;
        }
        link(xml, "alternate", "text/html", &convert.url("changes/"))?;
        link(xml, "license", "text/html", site.licence.url.value.as_str())?;
        text(xml, "rights", &rights(convert))?;
        text(xml, "generator", GENERATOR)?;
        xml.create_element("author").write_inner_content(|xml| {
            text(xml, "name", &site.city)?;
            text(xml, "uri", &convert.url(""))?;
            site.contact.email.as_ref().map_or(Ok(()), |email| text(xml, "email", email.value.as_str()))
        })?;
        page.events.iter().try_for_each(|event| {
            entry(xml, convert, event)?;
            long.offer(xml.get_mut());
            Ok(())
        })
    })?;
    Ok(())
}

fn rights(convert: &Convert<'_>) -> String {
    let site = &convert.edition().catalog.site;
    let notice = site.illustrative.as_ref().map_or("", |notice| &notice.value);
    convert.words().rights(&site.city, &site.licence.name, notice)
}

fn entry(xml: &mut Out, convert: &Convert<'_>, event: &Event) -> io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &event.id)?;
        text(xml, "title", &event.title)?;
        text(xml, "published", &event.moment)?;
        text(xml, "updated", &event.moment)?;
        link(xml, "alternate", "text/html", &convert.url(&event.page))?;
        xml.create_element("category").with_attribute(("term", events::code(event.kind))).write_empty()?;
        text(xml, "content", &event.text)
    })?;
    Ok(())
}

/// Writes an element with a text. In Atom, a text without a `type` is plain.
fn text(xml: &mut Out, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&sound(value)))?;
    Ok(())
}

fn link(xml: &mut Out, rel: &str, media_type: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("type", media_type), ("href", href)]).write_empty()?;
    Ok(())
}
