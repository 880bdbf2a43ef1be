//! The numbers of the ids of all requests, in order -> which requests were there before.
//!
//! Each id is known by 64 bits of its hash: among a hundred million ids, the chance that any two different ones share them is one in four
//! thousand. If there are more than fit into memory, the logs are read again for each part of them.

use std::hash::{BuildHasher, Hasher};

use ahash::RandomState;
use rayon::slice::ParallelSliceMut;

/// How many ids are held in memory, in eight bytes each.
pub const IN_MEMORY: u64 = 12_000_000;

/// In how many rounds those in memory are looked at, so that their order takes little memory beside them.
const ROUNDS: u64 = 16;

/// The number of an id; 0 if it is empty.
pub(super) fn hash(id: &[u8]) -> u64 {
    if id.is_empty() {
        return 0;
    }
    let mut hasher = RandomState::with_seeds(3, 14, 15, 92).build_hasher();
    hasher.write(id);
    hasher.finish().max(1)
}

/// The ids of all chunks, in the order of the chunks.
#[derive(Debug)]
pub(super) struct Ids {
    in_memory: u64,
    chunks: Vec<Vec<u64>>,
    /// The number of the first record of each chunk.
    pub(super) firsts: Vec<u64>,
    /// How many records there are.
    pub(super) records: u64,
}

impl Ids {
    pub(super) fn new(in_memory: u64) -> Self {
        Self { in_memory, chunks: Vec::new(), firsts: Vec::new(), records: 0 }
    }

    /// Adds those of the next chunk.
    pub(super) fn add(&mut self, ids: Vec<u64>) {
        self.firsts.push(self.records);
        self.records += ids.len() as u64;
        if self.records > self.in_memory {
            self.chunks = Vec::new();
        } else {
            self.chunks.push(ids);
        }
    }

    /// In how many parts the logs have to be read again; none if all ids are in memory.
    pub(super) fn parts(&self) -> u64 {
        if self.records > self.in_memory { self.records.div_ceil((self.in_memory / 2).max(1)) } else { 0 }
    }

    /// Which of those in memory were there before.
    pub(super) fn doubled(self) -> Doubled {
        let mut doubled = Doubled::new(self.records);
        for round in 0..ROUNDS {
            let mut part = Part::new(round, ROUNDS, self.records);
            self.chunks.iter().for_each(|ids| part.add(ids));
            part.mark(&mut doubled);
        }
        doubled
    }
}

/// Those of the ids that belong to one part.
pub(super) struct Part {
    number: u64,
    of: u64,
    next: u64,
    ids: Vec<(u64, u64)>,
}

impl Part {
    pub(super) fn new(number: u64, of: u64, records: u64) -> Self {
        let room = usize::try_from(records / of + records / of / 16 + 1_024).unwrap_or_default();
        Self { number, of, next: 0, ids: Vec::with_capacity(room) }
    }

    /// Adds those of the next chunk.
    pub(super) fn add(&mut self, ids: &[u64]) {
        for id in ids {
            if *id != 0 && (id >> 32) % self.of == self.number {
                self.ids.push((*id, self.next));
            }
            self.next += 1;
        }
    }

    pub(super) fn mark(mut self, doubled: &mut Doubled) {
        self.ids.par_sort_unstable();
        for two in self.ids.windows(2) {
            if two[0].0 == two[1].0 {
                doubled.insert(two[1].1);
            }
        }
    }
}

/// The numbers of the records whose id was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubled {
    bits: Vec<u64>,
    pub(super) count: u64,
}

impl Doubled {
    pub(super) fn new(records: u64) -> Self {
        Self { bits: vec![0; usize::try_from(records / 64 + 1).unwrap_or_default()], count: 0 }
    }

    fn insert(&mut self, record: u64) {
        if let Some(bits) = usize::try_from(record / 64).ok().and_then(|at| self.bits.get_mut(at)) {
            *bits |= 1 << (record % 64);
            self.count += 1;
        }
    }

    pub(super) fn contains(&self, record: u64) -> bool {
        let bits = usize::try_from(record / 64).ok().and_then(|at| self.bits.get(at));
        bits.is_some_and(|bits| bits & (1 << (record % 64)) != 0)
    }
}
