//! Work that all threads share.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::model::catalog::Catalog;

/// Runs a long job on one of the worker threads that share its parts: an extra thread would only wait for them and use more memory. Not
/// for urgent work during such a job: it would have to wait for the end of the job.
pub(super) fn among_the_threads<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| job())
}

/// Drops a catalog in parallel: on one thread alone this takes half as long as all rules.
pub(super) fn drop_in_parallel(catalog: Catalog) {
    catalog.departments.into_par_iter().with_max_len(1).for_each(drop);
}
