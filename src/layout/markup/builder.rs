//! What all parts of markup are read with: the ingredients, and what was found to be wrong.

use crate::layout::colour::Colour;
use crate::layout::fault::MarkupFault;
use crate::layout::markup::attributes::Attributes;
use crate::layout::markup::ingredients::Ingredients;
use crate::layout::markup::tree::{Element, Node};
use crate::layout::sheet::{Align, Style};

/// Makes blocks, and gathers what is wrong with the markup.
pub(super) struct Builder<'a> {
    pub(super) ingredients: &'a Ingredients<'a>,
    pub(super) faults: Vec<MarkupFault>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(ingredients: &'a Ingredients<'a>) -> Self {
        Self { ingredients, faults: Vec::new() }
    }

    pub(super) fn fault(&mut self, line: usize, message: String) {
        self.faults.push(MarkupFault { line, message });
    }

    pub(super) fn attributes<'e>(&self, element: &'e Element) -> Attributes<'e>
    where
        'a: 'e,
    {
        Attributes::new(element, self.ingredients.sheet)
    }

    /// Takes over what is wrong with attributes.
    pub(super) fn end(&mut self, own: Attributes<'_>) {
        self.faults.extend(own.faults());
    }

    /// The elements in another one, which has no text of its own.
    pub(super) fn elements<'e>(&mut self, element: &'e Element) -> impl Iterator<Item = &'e Element> + use<'e> {
        let has_text = element.children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
        if has_text {
            self.fault(element.line, format!("there can be no text right inside of `{}`", element.name));
        }
        element.children.iter().filter_map(|node| if let Node::Element(inner) = node { Some(inner) } else { None })
    }

    /// A style by its name.
    pub(super) fn style(&mut self, name: &str, line: usize) -> Style {
        let sheet = &self.ingredients.sheet.styles;
        let found = sheet.get(name).cloned();
        found.unwrap_or_else(|| {
            let known: Vec<&str> = sheet.keys().map(String::as_str).collect();
            self.fault(line, format!("there is no style `{name}`; there are {}", known.join(", ")));
            sheet.values().next().cloned().unwrap_or_else(|| Style {
                face: String::new(),
                strong: String::new(),
                emphasis: String::new(),
                size: 10.0,
                leading: 1.4,
                tracking: 0.0,
                colour: Colour::default(),
                before: 0.0,
                after: 0.0,
                align: Align::Start,
                indent: 0.0,
                hanging: 0.0,
                keep_with_next: false,
                capitals: false,
                balance: false,
            })
        })
    }
}
