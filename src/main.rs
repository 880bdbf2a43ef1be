//! The `charter` program.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A build makes millions of small values on several threads; the system's allocator takes a sixth of its time for them.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    charter::command::run()
}
