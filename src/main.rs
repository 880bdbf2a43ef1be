//! The `charter` program.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A build allocates millions of small values on several threads; the system's allocator would take a sixth of the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    charter::command::run()
}
