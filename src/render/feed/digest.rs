//! Bytes, chunk by chunk -> their SHA-256 (FIPS 180-4), displayed as lower-case hexadecimal digits.

use std::fmt::{Display, Formatter, Write as _};

use sha2::{Digest as _, Sha256};

/// A SHA-256 digest.
#[derive(Clone, Copy)]
pub(super) struct Digest(pub(super) [u8; 32]);

/// Computes the SHA-256 of bytes that come in pieces.
#[derive(Default)]
pub(super) struct Digester(Sha256);

impl Digester {
    /// The digest of bytes that are all there.
    pub(super) fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn end(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl Display for Digest {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let halves = self.0.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        halves.filter_map(|half| char::from_digit(half.into(), 16)).try_for_each(|digit| formatter.write_char(digit))
    }
}
