//! Linking, decoding and the search index: `cargo bench --bench text`.
//!
//! Each runs with a small glossary and with one ten times as large, so that a cost that grows with
//! the number of terms instead of the text shows as a ratio. Decoding also runs on the guide of
//! this repository with real ads of about 1,500 words.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

#[allow(dead_code, reason = "shared with the other benchmark")]
mod guides;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use guides::Size;
use plainspeak::assemble::Drafts;
use plainspeak::decode::Decoder;
use plainspeak::guide::{Guide, Wanted};
use plainspeak::jargon::PageRules;
use plainspeak::model::config::{LinkFrequency, MarkdownConfig};
use plainspeak::resolve::ResolvedSite;
use plainspeak::search;

const SIZES: [Size; 2] = [Size { articles: 200, terms: 200 }, Size { articles: 200, terms: 2_000 }];

/// Words of the texts that are decoded.
const AD: usize = 1_500;

fn read(root: &Path) -> Arc<ResolvedSite> {
    let guide = Guide::read(&Wanted { root: root.to_owned(), base_url: None, drafts: Drafts::Skip });
    assert!(!guide.diagnostics.has_errors(), "a sound guide");
    guide.resolved
}

fn made_up(size: Size) -> Arc<ResolvedSite> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    guides::write(folder.path(), size).expect("the disk takes it");
    read(folder.path())
}

fn first_words(text: &str, count: usize) -> &str {
    let end: usize = text.split_inclusive(char::is_whitespace).take(count).map(str::len).sum();
    &text[..end]
}

fn of_each_size(criterion: &mut Criterion) {
    for size in SIZES {
        let resolved = made_up(size);
        let bodies: Vec<_> = resolved.site.articles.values().map(|article| &article.body).collect();

        let mut group = criterion.benchmark_group("link");
        group.throughput(Throughput::Bytes(bodies.iter().map(|body| body.text().len() as u64).sum()));
        let rules = PageRules { own: None, autolink: true, frequency: LinkFrequency::Section };
        group.bench_function(BenchmarkId::new("articles", size.terms), |bencher| {
            bencher.iter(|| {
                let links = bodies.iter().map(|body| resolved.jargon.link(body, &rules, &MarkdownConfig::default()));
                links.map(|page| page.links.len()).sum::<usize>()
            });
        });
        group.finish();

        let decoder = Decoder::new(&resolved).expect("the decoder runs");
        let text: String = bodies.iter().take(4).map(|body| body.text()).collect();
        let text = first_words(&text, AD);
        let mut group = criterion.benchmark_group("decode");
        group.bench_function(BenchmarkId::new("made-up", size.terms), |bencher| {
            bencher.iter(|| decoder.decode(black_box(text)));
        });
        group.finish();

        let mut group = criterion.benchmark_group("index");
        group.throughput(Throughput::Elements((size.articles + size.terms) as u64));
        group.bench_function(BenchmarkId::new("search", size.terms), |bencher| {
            bencher.iter(|| search::index(&resolved));
        });
        group.finish();
    }
}

fn decode_ads(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let decoder = Decoder::new(&read(&root.join("tests/guide"))).expect("the decoder runs");
    let folder = fs::read_dir(root.join("tests/vectors/ads")).expect("the ads are there");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let text: String = paths.iter().map(|path| fs::read_to_string(path).expect("readable") + "\n").collect();
    let text = first_words(&text, AD);
    criterion
        .benchmark_group("decode")
        .bench_function("ads", |bencher| bencher.iter(|| decoder.decode(black_box(text))));
}

criterion_group!(benches, of_each_size, decode_ads);
criterion_main!(benches);
