//! Writes a guide for benchmarks: `cargo run --release --example generate-guide -- DIR ARTICLES TERMS`.

#[path = "../benches/guides/mod.rs"]
mod guides;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<usize> = arguments.iter().skip(1).filter_map(|number| number.parse().ok()).collect();
    let ([folder, _, _], [articles, terms]) = (arguments.as_slice(), numbers.as_slice()) else {
        eprintln!("usage: generate-guide DIR ARTICLES TERMS");
        return ExitCode::from(2);
    };
    match guides::write(Path::new(folder), guides::Size { articles: *articles, terms: *terms }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
