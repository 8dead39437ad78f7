//! Forty annotated ads and resumes over the flagship guide: what a careful reader marks, the decoder marks.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use plainspeak::assemble::Drafts;
use plainspeak::decode::{Decoded, Decoder};
use plainspeak::guide::{Guide, Wanted};

/// A text with what a reader marked in it.
struct Ad {
    name: String,
    kind: String,
    role: Option<String>,
    jobs: Vec<String>,
    text: String,
    marks: Vec<(String, Range<usize>)>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Ad {
    let file = fs::read_to_string(path).expect("an ad is UTF-8");
    let (head, body) = file.split_once("\n\n").expect("a head, an empty line, a text");
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned());
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, after) = after.split_once("]]").expect("a mark ends");
        let (term, words) = mark.split_once('|').expect("a mark has a term and words");
        text.push_str(before);
        marks.push((term.to_owned(), text.len()..text.len() + words.len()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    Ad {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        kind: field("kind:").expect("a kind"),
        role: field("role:"),
        jobs: field("jobs:").map(|jobs| jobs.split(", ").map(ToOwned::to_owned).collect()).unwrap_or_default(),
        text,
        marks,
    }
}

fn ads() -> Vec<Ad> {
    let mut paths: Vec<_> = fs::read_dir(root().join("tests/vectors/ads"))
        .expect("the ads are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn decoder() -> Decoder {
    let guide = Guide::read(&Wanted { root: root().join("tests/guide"), base_url: None, drafts: Drafts::Skip });
    assert!(!guide.diagnostics.has_errors());
    Decoder::new(&guide.resolved).expect("the decoder runs")
}

/// How often the decoder and the reader agree.
#[derive(Debug, Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.wrong + self.missed).max(1) as f64
    }
}

/// Compares term and place; a mark and a match agree where they overlap and name one term.
fn compare(ad: &Ad, decoded: &Decoded, counts: &mut Counts, keep: impl Fn(&str) -> bool, report: &mut Vec<String>) {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    for found in decoded.matches.iter().filter(|found| keep(&found.text)) {
        let range = found.start..found.end;
        if ad.marks.iter().any(|(term, mark)| *term == found.term.as_str() && overlap(mark, &range)) {
            counts.right += 1;
        } else {
            counts.wrong += 1;
            report.push(format!("{}: `{}` is no {} ({})", ad.name, found.text, found.term, found.reason));
        }
    }
    for (term, mark) in ad.marks.iter().filter(|(_, mark)| keep(&ad.text[mark.clone()])) {
        let hit = decoded
            .matches
            .iter()
            .any(|found| found.term.as_str() == *term && overlap(mark, &(found.start..found.end)));
        if !hit {
            counts.missed += 1;
            report.push(format!("{}: `{}` of {term} was missed", ad.name, &ad.text[mark.clone()]));
        }
    }
}

#[test]
fn terms_of_forty_texts_are_found_and_nothing_else() {
    let decoder = decoder();
    let ads = ads();
    assert_eq!(ads.len(), 40);
    let ambiguous: BTreeSet<String> = decoder
        .table
        .terms
        .iter()
        .flat_map(|term| {
            term.spellings.iter().filter(|(class, _)| (2..=3).contains(class)).map(|(_, text)| text.to_lowercase())
        })
        .collect();
    let (mut all, mut hard) = (Counts::default(), Counts::default());
    let mut report = Vec::new();
    for ad in &ads {
        let decoded = decoder.decode(&ad.text).expect("it decodes");
        compare(ad, &decoded, &mut all, |_| true, &mut report);
        compare(ad, &decoded, &mut hard, |text| ambiguous.contains(&text.to_lowercase()), &mut Vec::new());
        if ad.marks.is_empty() {
            assert!(decoded.roles.is_empty(), "{}: {:?}", ad.name, decoded.roles);
        }
    }
    let figures = format!(
        "precision {:.3}, recall {:.3}, F1 on ambiguous spellings {:.3} ({all:?}, {hard:?})",
        all.precision(),
        all.recall(),
        hard.f1()
    );
    println!("{figures}\n{}", report.join("\n"));
    let in_plain = |line: &&String| ads.iter().any(|ad| ad.marks.is_empty() && line.starts_with(&ad.name));
    assert_eq!(report.iter().find(in_plain), None, "a text without technology has a match");
    assert!(all.precision() >= 0.98, "{figures}\n{}", report.join("\n"));
    assert!(all.recall() >= 0.95, "{figures}\n{}", report.join("\n"));
    assert!(hard.f1() >= 0.90, "{figures}\n{}", report.join("\n"));
}

#[test]
fn the_role_of_nine_texts_in_ten_is_guessed_first() {
    let decoder = decoder();
    let (mut right, mut wrong) = (0, Vec::new());
    for ad in ads() {
        let Some(role) = &ad.role else { continue };
        let decoded = decoder.decode(&ad.text).expect("it decodes");
        let first = decoded.roles.first().map(|guess| guess.role.to_string()).unwrap_or_default();
        // An ad for several jobs is about any of them.
        if first == *role || ad.jobs.contains(&first) {
            right += 1;
        } else {
            let guesses: Vec<_> = decoded.roles.iter().map(|guess| format!("{} {}", guess.role, guess.score)).collect();
            wrong.push(format!("{}: {role}, not {}", ad.name, guesses.join(", ")));
        }
    }
    println!("{right} right\n{}", wrong.join("\n"));
    assert!(right * 10 >= (right + wrong.len()) * 9, "{right} right; {}", wrong.join("\n"));
}

#[test]
fn ads_for_several_jobs_and_kinds_of_texts_are_told() {
    let decoder = decoder();
    let mut wrong = Vec::new();
    for ad in ads().iter().filter(|ad| !ad.marks.is_empty()) {
        let decoded = decoder.decode(&ad.text).expect("it decodes");
        if decoded.kind != ad.kind {
            wrong.push(format!("{}: {} taken for {}", ad.name, ad.kind, decoded.kind));
        }
        if ad.kind == "ad" && ad.role.is_some() && ad.jobs.is_empty() != decoded.jobs.is_empty() {
            wrong.push(format!("{}: jobs {:?}, found {:?}", ad.name, ad.jobs, decoded.jobs));
        }
    }
    println!("{}", wrong.join("\n"));
    assert!(wrong.len() <= 1, "{}", wrong.join("\n"));
}
