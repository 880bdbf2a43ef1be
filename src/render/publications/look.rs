//! A theme's `print.yaml` and `print/styles.yaml` -> how publications look: paper, faces, colours, styles and parts.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::layout::{Align, Colour, Faces, Length, Style, StyleSheet, mm};
use crate::model::publication::PublicationKind;
use crate::render::job::RenderError;
use crate::render::pages::theme::contrast;
use crate::theme::{Theme, ThemeFile};

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 8.5 by 11 inches.
    Letter,
    /// 210 by 297 millimetres.
    A4,
}

impl Paper {
    /// Its width and height in points.
    pub(super) const fn size(self) -> (f32, f32) {
        match self {
            Self::Letter => (612.0, 792.0),
            Self::A4 => (mm(210.0), mm(297.0)),
        }
    }
}

/// The file with the identity of printed pieces.
const IDENTITY: &str = "print.yaml";
/// The file with the styles of their texts.
const STYLES: &str = "print/styles.yaml";

/// `print.yaml` as designers write it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Identity {
    paper: Paper,
    /// The files of the faces, by the names that styles use.
    faces: BTreeMap<String, String>,
    /// Colours besides those of the theme's styles, or in their place.
    #[serde(default)]
    colours: BTreeMap<String, String>,
    /// Values for templates.
    #[serde(default)]
    look: BTreeMap<String, String>,
    /// The parts of each publication, in order.
    parts: BTreeMap<String, Vec<String>>,
}

/// A style as designers write it: what it leaves out is that of the style that it is like.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenStyle {
    like: Option<String>,
    face: Option<String>,
    strong: Option<String>,
    emphasis: Option<String>,
    size: Option<f32>,
    leading: Option<f32>,
    tracking: Option<f32>,
    colour: Option<String>,
    before: Option<f32>,
    after: Option<f32>,
    align: Option<WrittenAlign>,
    indent: Option<f32>,
    hanging: Option<f32>,
    keep_with_next: Option<bool>,
    capitals: Option<bool>,
    balance: Option<bool>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenAlign {
    Start,
    Middle,
    End,
}

/// How publications look.
pub(super) struct Look {
    pub(super) paper: Paper,
    pub(super) faces: Faces,
    pub(super) sheet: StyleSheet,
    /// Values for templates.
    pub(super) values: BTreeMap<String, String>,
    parts: BTreeMap<String, Vec<String>>,
}

impl Look {
    /// The parts of a publication, in order.
    pub(super) fn parts(&self, kind: PublicationKind) -> &[String] {
        self.parts.get(kind.key()).map_or(&[], Vec::as_slice)
    }

    /// Reads a theme.
    pub(super) fn of(theme: &Theme) -> Result<Self, RenderError> {
        let identity: Identity = read(theme, IDENTITY)?;
        let mut faults = Vec::new();
        let kinds = PublicationKind::ALL.map(PublicationKind::key);
        for unknown in identity.parts.keys().filter(|key| !kinds.contains(&key.as_str())) {
            faults.push(at(
                theme,
                IDENTITY,
                unknown,
                &format!("`{unknown}` is no publication; there are {}", kinds.join(", ")),
            ));
        }
        let mut faces = Faces::default();
        for (name, path) in &identity.faces {
            match theme.files.iter().find(|file| file.name == *path) {
                None => faults.push(at(theme, IDENTITY, path, &format!("the theme has no file `{path}`"))),
                Some(file) => {
                    if let Err(reason) = faces.add(name, &file.bytes) {
                        faults.push(at(theme, IDENTITY, path, &format!("`{path}` can't be used: {reason}")));
                    }
                }
            }
        }
        let colours = colours(theme, &identity.colours, &mut faults);
        let written: BTreeMap<String, WrittenStyle> = read(theme, STYLES)?;
        let mut sheet = StyleSheet { styles: BTreeMap::new(), colours };
        for name in written.keys() {
            match whole(name, &written, written.len()) {
                Err(reason) => faults.push(at(theme, STYLES, name, &reason)),
                Ok(style) => match finished(&style, &faces, &sheet.colours) {
                    Err(reason) => faults.push(at(theme, STYLES, name, &format!("the style `{name}` {reason}"))),
                    Ok(style) => {
                        sheet.styles.insert(name.clone(), style);
                    }
                },
            }
        }
        for (name, value) in &identity.look {
            let is_length = name.ends_with("-width") || name.ends_with("-round");
            if is_length && Length::new(value).is_none() {
                faults.push(at(theme, IDENTITY, name, &format!("`{name}` is `{value}`: write a length, such as 3mm")));
            }
        }
        if !faults.is_empty() {
            return Err(RenderError { message: faults.join("\n") });
        }
        Ok(Self { paper: identity.paper, faces, sheet, values: identity.look, parts: identity.parts })
    }
}

/// The colours of the theme's styles in the light scheme, with those of `print.yaml` besides or in their place.
fn colours(theme: &Theme, own: &BTreeMap<String, String>, faults: &mut Vec<String>) -> BTreeMap<String, Colour> {
    let styles = theme.files.iter().filter(|file| file.name.starts_with("styles/") && !file.name.contains("print"));
    let css: String = styles.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
    let of_styles = contrast::light_colours(&css).into_iter();
    let mut all: BTreeMap<String, Colour> =
        of_styles.map(|(name, [red, green, blue])| (name, Colour(red, green, blue))).collect();
    all.insert("white".to_owned(), Colour::WHITE);
    all.insert("black".to_owned(), Colour(0, 0, 0));
    for (name, written) in own {
        match all.get(written).copied().or_else(|| Colour::new(written)) {
            Some(colour) => {
                all.insert(name.clone(), colour);
            }
            None => faults.push(at(
                theme,
                IDENTITY,
                name,
                &format!("the colour `{name}` is `{written}`: write # and six digits, in quotes, or the name of another colour"),
            )),
        }
    }
    all
}

fn file<'t>(theme: &'t Theme, name: &str) -> Result<&'t ThemeFile, RenderError> {
    let found = theme.files.iter().find(|file| file.name == name);
    found.ok_or_else(|| RenderError { message: format!("the theme has no `{name}`, which publications need") })
}

fn read<T: serde::de::DeserializeOwned>(theme: &Theme, name: &str) -> Result<T, RenderError> {
    let text = String::from_utf8_lossy(&file(theme, name)?.bytes).into_owned();
    serde_yaml::from_str(&text).map_err(|error| {
        let place = error.location().map_or_else(String::new, |place| format!(":{}:{}", place.line(), place.column()));
        RenderError { message: format!("{name}{place}: {error}") }
    })
}

/// A fault at the first line that has these words.
fn at(theme: &Theme, name: &str, words: &str, message: &str) -> String {
    let text = file(theme, name).map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).unwrap_or_default();
    let is_there = |line: &str| {
        let line = line.split('#').next().unwrap_or_default();
        line.match_indices(words)
            .any(|(at, _)| !line[at + words.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    let line = text.lines().position(is_there);
    let column = line.and_then(|line| text.lines().nth(line)?.find(words));
    match (line, column) {
        (Some(line), Some(column)) => format!("{name}:{}:{}: {message}", line + 1, column + 1),
        _ => format!("{name}: {message}"),
    }
}

/// A style with what it has from those that it is like.
fn whole(name: &str, all: &BTreeMap<String, WrittenStyle>, depth: usize) -> Result<WrittenStyle, String> {
    let own = all.get(name).ok_or_else(|| format!("there is no style `{name}`"))?;
    let Some(like) = &own.like else { return Ok(own.clone()) };
    if depth == 0 {
        return Err(format!("the style `{name}` is like itself"));
    }
    let like = whole(like, all, depth - 1)?;
    let own = own.clone();
    Ok(WrittenStyle {
        like: None,
        face: own.face.or(like.face),
        strong: own.strong.or(like.strong),
        emphasis: own.emphasis.or(like.emphasis),
        size: own.size.or(like.size),
        leading: own.leading.or(like.leading),
        tracking: own.tracking.or(like.tracking),
        colour: own.colour.or(like.colour),
        before: own.before.or(like.before),
        after: own.after.or(like.after),
        align: own.align.or(like.align),
        indent: own.indent.or(like.indent),
        hanging: own.hanging.or(like.hanging),
        keep_with_next: own.keep_with_next.or(like.keep_with_next),
        capitals: own.capitals.or(like.capitals),
        balance: own.balance.or(like.balance),
    })
}

fn finished(written: &WrittenStyle, faces: &Faces, colours: &BTreeMap<String, Colour>) -> Result<Style, String> {
    let face = |name: Option<&String>, usual: &str| {
        let name = name.map_or(usual, String::as_str);
        if faces.has(name) {
            return Ok(name.to_owned());
        }
        Err(format!(
            "has the face `{name}`, which `{IDENTITY}` doesn't name; it names {}",
            faces.names().collect::<Vec<_>>().join(", ")
        ))
    };
    let own = face(written.face.as_ref(), "text")?;
    let colour = written.colour.as_deref().unwrap_or("ink");
    let colour = colours.get(colour).copied().or_else(|| Colour::new(colour));
    let size = written.size.ok_or("has no `size`")?;
    if !(1.0..=400.0).contains(&size) {
        return Err(format!("has the size {size}: write points, from 1 to 400"));
    }
    Ok(Style {
        strong: face(written.strong.as_ref(), &own)?,
        emphasis: face(written.emphasis.as_ref(), &own)?,
        face: own,
        size,
        leading: written.leading.unwrap_or(1.4),
        tracking: written.tracking.unwrap_or_default(),
        colour: colour.ok_or_else(|| {
            format!("has the colour `{}`, which there is not", written.colour.as_deref().unwrap_or_default())
        })?,
        before: written.before.unwrap_or_default(),
        after: written.after.unwrap_or_default(),
        align: match written.align {
            None | Some(WrittenAlign::Start) => Align::Start,
            Some(WrittenAlign::Middle) => Align::Middle,
            Some(WrittenAlign::End) => Align::End,
        },
        indent: written.indent.unwrap_or_default(),
        hanging: written.hanging.unwrap_or_default(),
        keep_with_next: written.keep_with_next.unwrap_or_default(),
        capitals: written.capitals.unwrap_or_default(),
        balance: written.balance.unwrap_or_default(),
    })
}
