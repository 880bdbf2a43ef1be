//! Work that all threads share.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::model::catalog::Catalog;

/// Does a long job on one of the threads that its parts are shared out to: one beside them would only wait for them, and have memory of
/// its own. For nothing that somebody waits for while such a job runs: it would have to wait for its end.
pub(super) fn among_the_threads<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| job())
}

/// Drops a catalog in parallel: on one thread alone this takes half as long as all rules.
pub(super) fn drop_in_parallel(catalog: Catalog) {
    catalog.departments.into_par_iter().with_max_len(1).for_each(drop);
}
