//! A code of ISO 3166, a name or a time zone -> the province, nation or country whose holidays are known.

use crate::holidays::canada::PROVINCES;
use crate::holidays::ireland::IRELAND;
use crate::holidays::jurisdiction::Jurisdiction;
use crate::holidays::united_kingdom::NATIONS;

/// Why no place was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoJurisdiction {
    /// A country whose parts have different holidays.
    #[error("the public holidays of {country} differ from one part to another: give one of {codes}")]
    NeedsPart {
        /// The country.
        country: &'static str,
        /// The codes of its parts.
        codes: String,
    },
    /// A place whose holidays are not known.
    #[error("the public holidays of `{asked}` are not known: give one of {codes}")]
    Unknown {
        /// What was asked for.
        asked: String,
        /// Every code.
        codes: String,
    },
}

impl Jurisdiction {
    /// Every place, country by country.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        PROVINCES.iter().chain(NATIONS).chain(IRELAND)
    }

    /// Returns the place with this code or name, in any case.
    ///
    /// # Errors
    /// If there is none, or if it is a country whose parts have different holidays.
    pub fn find(asked: &str) -> Result<&'static Self, NoJurisdiction> {
        let asked = asked.trim();
        let is = |text: &str| text.eq_ignore_ascii_case(asked);
        if let Some(found) = Self::all().find(|place| is(place.code) || is(place.name)) {
            return Ok(found);
        }
        let codes = |start: &str| {
            let codes: Vec<&str> = Self::all().map(|place| place.code).filter(|code| code.starts_with(start)).collect();
            codes.join(", ")
        };
        let part = |country, start| NoJurisdiction::NeedsPart { country, codes: codes(start) };
        match asked.to_ascii_uppercase().as_str() {
            "CA" | "CANADA" => Err(part("Canada", "CA-")),
            "GB" | "UK" | "UNITED KINGDOM" | "GREAT BRITAIN" => Err(part("the United Kingdom", "GB-")),
            _ => Err(NoJurisdiction::Unknown { asked: asked.to_owned(), codes: codes("") }),
        }
    }

    /// The place that a time zone suggests. Others may share the zone, so this is an answer to offer, never one to take.
    #[must_use]
    pub fn suggested_by(time_zone: &str) -> Option<&'static Self> {
        Self::all().find(|place| place.time_zones.contains(&time_zone))
    }
}
