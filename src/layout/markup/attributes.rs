//! The attributes of an element -> values, with a fault for each that can't be read or that nothing asks for.

use std::fmt::Display;

use crate::layout::block::{Edges, VerticalAlign};
use crate::layout::colour::Colour;
use crate::layout::fault::MarkupFault;
use crate::layout::length::{Length, Width};
use crate::layout::markup::tree::Element;
use crate::layout::sheet::{Align, StyleSheet};

/// The attributes that nothing has asked for yet.
pub(super) struct Attributes<'e> {
    element: &'e Element,
    sheet: &'e StyleSheet,
    asked: Vec<String>,
    faults: Vec<MarkupFault>,
}

impl<'e> Attributes<'e> {
    pub(super) fn new(element: &'e Element, sheet: &'e StyleSheet) -> Self {
        Self { element, sheet, asked: Vec::new(), faults: Vec::new() }
    }

    fn raw(&mut self, name: &str) -> Option<&'e str> {
        self.asked.push(name.to_owned());
        let found = self.element.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.raw(name).map(str::to_owned)
    }

    /// A value that `read` makes of the attribute, or a fault that says what it should be.
    fn read<T, W: Display>(
        &mut self,
        name: &str,
        wanted: impl Fn() -> W,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.raw(name)?;
        let found = read(value);
        if found.is_none() {
            let (element, wanted) = (&self.element.name, wanted());
            self.fault(format!("`{name}=\"{value}\"` of `{element}` should be {wanted}"));
        }
        found
    }

    pub(super) fn length(&mut self, name: &str, whole: f32) -> Option<f32> {
        self.unmeasured(name).map(|length| length.of(whole))
    }

    pub(super) fn unmeasured(&mut self, name: &str) -> Option<Length> {
        self.read(name, || "a length, such as 12mm, 9pt or 50%", Length::new)
    }

    pub(super) fn share(&mut self, name: &str) -> Option<f32> {
        self.read(
            name,
            || "a share, such as 80%",
            |value| value.strip_suffix('%')?.parse::<f32>().ok().map(|share| share / 100.0),
        )
    }

    pub(super) fn whole(&mut self, name: &str) -> Option<usize> {
        self.read(name, || "a whole number", |value| value.parse().ok())
    }

    pub(super) fn flag(&mut self, name: &str) -> bool {
        self.choice(name, &[("yes", true), ("no", false)]).unwrap_or_default()
    }

    pub(super) fn choice<T: Copy>(&mut self, name: &str, all: &[(&str, T)]) -> Option<T> {
        let wanted = || format!("one of {}", all.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "));
        self.read(name, wanted, |value| all.iter().find(|(name, _)| *name == value).map(|(_, one)| *one))
    }

    pub(super) fn align(&mut self) -> Option<Align> {
        self.choice("align", &[("start", Align::Start), ("middle", Align::Middle), ("end", Align::End)])
    }

    pub(super) fn valign(&mut self) -> VerticalAlign {
        let all = [("top", VerticalAlign::Top), ("middle", VerticalAlign::Middle), ("bottom", VerticalAlign::Bottom)];
        self.choice("valign", &all).unwrap_or_default()
    }

    /// Lengths for the four edges: one for all; above and below, and beside; or clockwise from the upper one.
    pub(super) fn edges(&mut self, name: &str) -> Edges {
        let read = |value: &str| {
            let all: Option<Vec<f32>> =
                value.split_whitespace().map(|one| Length::new(one).map(|length| length.of(0.0))).collect();
            match all?[..] {
                [all] => Some(Edges { top: all, right: all, bottom: all, left: all }),
                [y, x] => Some(Edges { top: y, right: x, bottom: y, left: x }),
                [top, right, bottom, left] => Some(Edges { top, right, bottom, left }),
                _ => None,
            }
        };
        self.read(name, || "one, two or four lengths, such as 12mm 18mm", read).unwrap_or_default()
    }

    pub(super) fn widths(&mut self, name: &str) -> Option<Vec<Width>> {
        let read = |value: &str| value.split_whitespace().map(Width::new).collect::<Option<Vec<Width>>>();
        self.read(name, || "widths, such as 30mm 1fr 2fr", read).filter(|widths| !widths.is_empty())
    }

    pub(super) fn colour(&mut self, name: &str) -> Option<Colour> {
        let colours = &self.sheet.colours;
        let wanted = || {
            let known: Vec<&str> = colours.keys().map(String::as_str).collect();
            format!("a colour: # and six digits, or one of {}", known.join(", "))
        };
        self.read(name, wanted, |value| colours.get(value).copied().or_else(|| Colour::new(value)))
    }

    /// A colour and a thickness: `line="brand 1pt"`.
    pub(super) fn stroke(&mut self, name: &str) -> Option<(Colour, f32)> {
        let colours = &self.sheet.colours;
        self.read(
            name,
            || "a colour and a thickness, such as brand 1pt",
            |value| {
                let (colour, weight) = value.split_once(' ')?;
                let colour = colours.get(colour).copied().or_else(|| Colour::new(colour))?;
                Some((colour, Length::new(weight)?.of(0.0)))
            },
        )
    }

    fn fault(&mut self, message: String) {
        self.faults.push(MarkupFault { line: self.element.line, message });
    }

    /// What is wrong with them: values, and names that nothing has asked for.
    pub(super) fn faults(mut self) -> Vec<MarkupFault> {
        for (name, _) in &self.element.attributes {
            if !self.asked.contains(name) {
                self.fault(format!("`{}` has no attribute `{name}`", self.element.name));
            }
        }
        self.faults
    }
}
