//! The program: everything is in the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Building allocates many small texts on several threads at once, which the system's allocator
/// does at twice the cost (see `cargo bench`).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    plainspeak::cli::run()
}
