//! Social cards: the picture of each page in link previews.

mod support;

use std::fs;
use std::sync::Arc;

use plainspeak::assemble::Drafts;
use plainspeak::guide::{self, Wanted};
use plainspeak::render::Highlighter;
use support::{Guide, tree};

const SITE: &str =
    "title: Test\ntagline: Words\nbase_url: https://example.org/guide/\nsocial_cards: true\ntags: [web]\n";

fn term(name: &str, short: &str) -> String {
    format!("---\nterm: {name:?}\nshort: {short:?}\nkind: tool\n---\n\nText.\n")
}

/// A guide with one term.
fn guide() -> Guide {
    Guide::empty().file("site.yaml", SITE).file("content/terms/go.md", term("Go <&>", "A language."))
}

/// What a page says in a `meta` element, and none where it says nothing.
fn meta(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("\"{name}\" content=\""))?;
    Some(rest.split('"').next().unwrap_or_default().to_owned())
}

/// The path in the site of the picture that a page names.
fn card(guide: &Guide, page: &str) -> String {
    let url = meta(&guide.page(page), "og:image").unwrap_or_else(|| panic!("{page} names no picture"));
    let path = url.strip_prefix("https://example.org/guide/").unwrap_or_else(|| panic!("{url} is elsewhere"));
    path.to_owned()
}

fn cards(guide: &Guide) -> Vec<(String, Vec<u8>)> {
    tree(&guide.out().join("cards"))
}

#[test]
fn a_page_names_a_picture_of_the_right_size() {
    let guide = guide();
    guide.build();
    let path = card(&guide, "terms/go/index.html");
    assert!(path.starts_with("cards/terms/go.") && path.ends_with(".png"), "{path}");
    let png = fs::read(guide.out().join(&path)).expect("the picture is there");
    let size = imagesize::blob_size(&png).expect("a picture");
    assert_eq!((size.width, size.height), (1200, 630));
    assert!(png.len() < 30_000, "{} bytes", png.len());
    let page = guide.page("terms/go/index.html");
    assert_eq!(meta(&page, "og:image:width").as_deref(), Some("1200"));
    assert_eq!(meta(&page, "og:image:height").as_deref(), Some("630"));
    assert_eq!(meta(&page, "og:image:alt").as_deref(), Some("Tool: Go &lt;&amp;&gt;. A language."));
    assert_eq!(meta(&page, "twitter:card").as_deref(), Some("summary_large_image"));
}

#[test]
fn every_page_that_is_shared_has_a_picture_and_every_picture_a_page() {
    let guide = guide()
        .file(
            "content/terms/rust.md",
            term("Rust", "Another.")
                .replace("kind: tool", "kind: tool\nconfused_with: [{term: go, difference: \"It *differs*.\"}]"),
        )
        .file("content/roles/dev.md", "---\ntitle: Dev\nsummary: Builds.\n---\n")
        .file("content/articles/a.md", "---\ntitle: A\nsummary: B.\ndate: 2026-01-02\n---\n\nText.\n")
        .file("content/cheat-sheets/s.md", "---\ntitle: S\nsummary: T.\nblocks: []\n---\n")
        .file("content/interviews/q.md", "---\ntitle: Q\nsummary: T.\n---\n")
        .file("content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n");
    guide.build();
    let pages: Vec<_> = tree(&guide.out()).into_iter().filter(|(path, _)| path.ends_with("index.html")).collect();
    let mut named: Vec<String> = Vec::new();
    for (page, bytes) in &pages {
        if !String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\" content=\"0") || page.starts_with("search")
        {
            named.push(card(&guide, page));
        }
    }
    named.sort();
    named.dedup();
    let written: Vec<String> = cards(&guide).into_iter().map(|(path, _)| format!("cards/{path}")).collect();
    assert_eq!(named, written);
    let kinds: Vec<&str> = written.iter().filter_map(|path| path.split('.').next()).collect();
    assert_eq!(
        kinds,
        [
            "cards/about",
            "cards/articles/a",
            "cards/cheat-sheets/s",
            "cards/compare/go-vs-rust",
            "cards/index",
            "cards/interviews/q",
            "cards/roles/dev",
            "cards/terms/go",
            "cards/terms/rust",
            "cards/topics/web",
        ]
    );
    assert_eq!(card(&guide, "glossary/index.html"), card(&guide, "index.html"));
    let compared = guide.page("compare/go-vs-rust/index.html");
    assert_eq!(meta(&compared, "og:image:alt").as_deref(), Some("Comparison: Go &lt;&amp;&gt; or Rust? It differs."));
    assert_eq!(meta(&guide.page("404.html"), "og:image"), None);
}

#[test]
fn a_second_build_takes_cards_from_the_cache_and_forgets_old_ones() {
    let guide = guide();
    guide.build();
    let first = cards(&guide);
    let cache = guide.root().join(".plainspeak/cards");
    let kept = tree(&cache);
    assert_eq!(kept.len(), first.len());
    // A card in the cache is used as it stands: a sound one with other bytes shows up in the site.
    for (name, _) in &kept {
        fs::write(cache.join(name), [blake3::hash(b"kept").as_bytes(), &b"kept"[..]].concat()).expect("written");
    }
    guide.build();
    assert!(cards(&guide).iter().all(|(_, bytes)| bytes == b"kept"));
    for (name, _) in &kept {
        fs::write(cache.join(name), b"damaged").expect("written");
    }
    guide.build();
    assert_eq!(cards(&guide), first);
    guide.write("content/terms/go.md", term("Go", "A language, and more."));
    guide.build();
    assert_eq!(tree(&cache).len(), first.len());
    assert_ne!(cards(&guide), first);
}

#[test]
fn a_card_is_found_by_its_address_as_servers_are_asked_for_it() {
    let guide = guide();
    guide.build();
    let wanted = Wanted { root: guide.root().to_owned(), base_url: None, drafts: Drafts::Skip };
    let renderer =
        guide::Guide::read(&wanted).renderer_with(Arc::new(Highlighter::in_memory())).expect("a sound guide");
    for (path, png) in cards(&guide) {
        let card = renderer.card_at(&format!("cards/{path}")).expect("a page has it");
        assert_eq!(renderer.draw(&card).expect("drawn"), png);
    }
    for path in ["cards/terms/go.0123456789.png", "cards/terms/go.png", "cards/", "cards/../site.yaml", "terms/go/"] {
        assert!(renderer.card_at(path).is_none(), "{path}");
    }
}

#[test]
fn builds_are_the_same_without_a_cache_and_where_none_can_be_written() {
    let guide = guide();
    guide.build();
    let first = tree(&guide.out());
    fs::remove_dir_all(guide.root().join(".plainspeak")).expect("there was one");
    guide.write(".plainspeak", "in the way");
    guide.build();
    assert_eq!(tree(&guide.out()), first);
}

#[test]
fn any_name_gives_a_sound_card() {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(5);
    let names =
        ["C#", "<script>alert(1)</script>", "Łódź", "データ", "🦀", "a\u{301}\u{202e}b", "\"'&]]>", long.as_str()];
    let mut guide = Guide::empty().file("site.yaml", SITE);
    for (number, name) in names.iter().enumerate() {
        let text =
            format!("---\nterm: {}\nshort: {}\nkind: tool\n---\n", quoted(name), quoted(&format!("{name} is it.")));
        guide = guide.file(&format!("content/terms/t{number}.md"), text);
    }
    guide.build();
    let drawn = cards(&guide);
    let terms: Vec<_> = drawn.iter().filter(|(path, _)| path.starts_with("terms/")).collect();
    assert_eq!(terms.len(), names.len());
    assert!(terms.iter().all(|(_, png)| imagesize::blob_size(png).is_ok()));
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("JSON")
}

#[test]
fn an_article_keeps_the_picture_at_its_head() {
    let png = include_bytes!("../docs/pictures/term-phone.png");
    let article = |image: &str| {
        format!(
            "---\ntitle: A\nsummary: B.\ndate: 2026-01-02\nimage: {{src: {image}, alt: What it shows}}\n---\n\nText.\n"
        )
    };
    let guide = guide()
        .file("content/articles/hero.png", png)
        .file("content/articles/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
        .file("content/articles/photo.md", article("hero.png"))
        .file("content/articles/map.md", article("map.svg"));
    guide.build();
    let page = guide.page("articles/photo/index.html");
    let path = card(&guide, "articles/photo/index.html");
    assert_eq!(fs::read(guide.out().join(path)).expect("the picture is there"), png);
    assert_eq!(meta(&page, "og:image:alt").as_deref(), Some("What it shows"));
    // Those who show previews show no drawing in SVG.
    assert!(card(&guide, "articles/map/index.html").starts_with("cards/articles/map."));
    assert!(cards(&guide).iter().all(|(path, _)| !path.starts_with("articles/photo")));
}

#[test]
fn there_are_none_unless_they_are_wanted_and_the_address_is_known() {
    let off = Guide::new().file("content/terms/go.md", term("Go", "A language."));
    off.build();
    assert!(!off.out().join("cards").exists());
    assert!(!off.page("terms/go/index.html").contains("og:image"));
    let nowhere = Guide::empty().file("site.yaml", "title: Test\nsocial_cards: true\n");
    nowhere.build();
    assert!(!nowhere.out().join("cards").exists());
    assert!(!nowhere.page("index.html").contains("og:image"));
}

#[test]
fn a_guide_may_draw_its_own() {
    let guide = guide();
    guide.build();
    let first = card(&guide, "index.html");
    guide.write("templates/card.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 12 6.3\"/>");
    guide.build();
    let second = card(&guide, "index.html");
    assert_ne!(first, second);
    let size = imagesize::size(guide.out().join(second)).expect("a picture");
    assert_eq!((size.width, size.height), (1200, 630));
    guide.write("templates/card.svg", "no drawing");
    let output = guide.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the template `card.svg` cannot show"));
}
