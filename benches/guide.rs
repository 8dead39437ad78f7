//! Parse, render and whole builds of made-up guides: `cargo bench --bench guide`.
//!
//! The sizes differ by ten, so that a cost that grows faster than the guide shows as a ratio.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

mod guides;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use guides::Size;
use plainspeak::assemble::Drafts;
use plainspeak::emit::emit;
use plainspeak::guide::{Guide, Wanted};
use plainspeak::model::Kind;
use plainspeak::model::config::MarkdownConfig;
use plainspeak::parse::parse;
use plainspeak::render::Highlighter;
use plainspeak::resolve::Route;
use plainspeak::source::{FilePath, Source};

const SMALL: Size = Size { articles: 800, terms: 200 };
const LARGE: Size = Size { articles: 8_000, terms: 2_000 };

fn written(size: Size) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    guides::write(folder.path(), size).expect("the disk takes it");
    folder
}

fn wanted(folder: &tempfile::TempDir) -> Wanted {
    Wanted { root: folder.path().to_owned(), base_url: None, drafts: Drafts::Skip }
}

fn parse_one(criterion: &mut Criterion) {
    let text = guides::article(7, SMALL);
    let source = Source::new(FilePath::from("content/articles/article-7.md"), &text);
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("article", |bencher| {
        bencher.iter(|| parse(black_box(&source), Kind::Article, &MarkdownConfig::default()));
    });
    group.finish();
}

fn render_one(criterion: &mut Criterion) {
    let folder = written(SMALL);
    let guide = Guide::read(&wanted(&folder));
    let renderer = guide.renderer_with(Arc::new(Highlighter::in_memory())).expect("a sound guide");
    let mut group = criterion.benchmark_group("render");
    for (name, route) in [("article", Route::Article("article-7".into())), ("term", Route::Term("term-7".into()))] {
        // The first call colours the code and finds the backlinks; both are kept.
        renderer.page(&route).expect("a sound page");
        group.bench_function(name, |bencher| bencher.iter(|| renderer.page(black_box(&route)).expect("a sound page")));
    }
    group.finish();
}

fn build_whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for size in [SMALL, LARGE] {
        let folder = written(size);
        let pages = size.articles + size.terms;
        group.throughput(Throughput::Elements(pages as u64));
        for (name, cached) in [("cold", false), ("warm", true)] {
            let warm = Arc::new(Highlighter::in_memory());
            group.bench_with_input(BenchmarkId::new(name, pages), &pages, |bencher, _| {
                bencher.iter_batched(
                    || if cached { warm.clone() } else { Arc::new(Highlighter::in_memory()) },
                    |highlighter| {
                        let guide = Guide::read(&wanted(&folder));
                        let renderer = guide.renderer_with(highlighter).expect("a sound guide");
                        emit(&renderer, folder.path(), &folder.path().join("site"), &|_| {}).expect("written")
                    },
                    BatchSize::PerIteration,
                );
            });
        }
    }
    group.finish();
}

criterion_group!(benches, parse_one, render_one, build_whole);
criterion_main!(benches);
