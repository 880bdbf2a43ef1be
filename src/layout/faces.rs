//! Font files -> the faces that texts are set in.

use std::collections::BTreeMap;
use std::sync::Arc;

use krilla::text::Font;
use parley::FontContext;
use parley::fontique::{Blob, CharmapIndex, FontInfo, FontInfoOverride, SourceId, SourceInfo, SourceKind};

/// The faces of a document, by the names that styles use.
#[derive(Debug, Clone, Default)]
pub struct Faces(BTreeMap<String, Face>);

/// A face: one weight and slope of a typeface.
#[derive(Debug, Clone)]
struct Face {
    bytes: Blob<u8>,
    font: Font,
    characters: CharmapIndex,
}

impl Faces {
    /// Adds a face from a font file.
    ///
    /// # Errors
    /// If the file is no font that can be read.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let shared = Arc::new(bytes.to_vec());
        let font = Font::new(Arc::clone(&shared).into(), 0).ok_or("it is not a TrueType or OpenType font")?;
        let bytes = Blob::new(shared);
        let source = SourceInfo::new(SourceId::new(), SourceKind::Memory(bytes.clone()));
        let info = FontInfo::from_source(source, 0).ok_or("it has no table of characters")?;
        self.0.insert(name.to_owned(), Face { bytes, font, characters: info.charmap_index() });
        Ok(())
    }

    /// Whether there is a face with this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What lines are broken with. It knows these faces and no others, so that the result is the same on every machine.
    pub(super) fn context(&self) -> FontContext {
        let mut context = FontContext::new();
        for (name, face) in &self.0 {
            let named = FontInfoOverride { family_name: Some(name), ..FontInfoOverride::default() };
            context.collection.register_fonts(face.bytes.clone(), Some(named));
        }
        context
    }

    /// The face whose bytes have this id.
    pub(super) fn font(&self, id: u64) -> Option<&Font> {
        self.find(id).map(|(_, face)| &face.font)
    }

    /// The name of the face whose bytes have this id, and the first character for which it has no glyph, of a text that it can't show.
    pub(super) fn lacking<'f>(&'f self, id: u64, text: &str) -> Option<(&'f str, char)> {
        let (name, face) = self.find(id)?;
        let known = face.characters.charmap(face.bytes.as_ref())?;
        let mut characters = text.chars().filter(|c| !c.is_control());
        let first = characters.clone().next()?;
        let lacking = characters.find(|c| known.map(*c).is_none_or(|glyph| glyph == 0));
        // A face can have each character and no glyph for all of them together.
        Some((name, lacking.unwrap_or(first)))
    }

    fn find(&self, id: u64) -> Option<(&str, &Face)> {
        self.0.iter().find(|(_, face)| face.bytes.id() == id).map(|(name, face)| (name.as_str(), face))
    }
}
