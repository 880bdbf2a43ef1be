//! Bytes -> their SHA-256 (FIPS 180-4), which shows lower-case hexadecimal digits.

use std::fmt::{Display, Formatter, Write as _};

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes.
#[derive(Clone, Copy)]
pub(super) struct Digest([u8; 32]);

impl Digest {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl Display for Digest {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let halves = self.0.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        halves.filter_map(|half| char::from_digit(half.into(), 16)).try_for_each(|digit| formatter.write_char(digit))
    }
}
