//! What the pages of terms, roles and cheat sheets show of their fields: each shown by a small guide.

mod support;

use support::Guide;

const TERM: &str = "---\nterm: Kubernetes\nshort: Keeps programs running.\nkind: platform\naliases: [k8s]\nmaker: CNCF\n\
license: open-source\nsince: {year: 2014, month: 6}\nstatus: {trend: rising, note: Everyone wants it.}\naccept:\n  \
- {term: nomad, ramp_up: weeks, note: Same ideas.}\nseen:\n  ad: {line: k8s a plus, means: They run containers.}\n  \
resume: {line: Ran 14 clusters, means: An operator.}\nhear: [nomad, {word: pod, means: the smallest unit}]\nask:\n  \
- {question: Who ran it?, level: senior, good_answer: I did., weak_answer: They., hear: [node, drain]}\nask_the_team: \
[Is it managed?]\ncertificates: [{name: CKA, by: CNCF, means: Real skill.}]\nhomonyms: [KB]\nversions:\n  - {range: \
'1.37', status: modern, supported_until: 2027-10-28}\n  - {range: '1.2', status: legacy}\n---\n\nFirst words.\n\n## Later\n\nMore words.\n";

fn other(name: &str, fields: &str) -> String {
    format!("---\nterm: {name}\nshort: Another thing.\nkind: tool\n{fields}---\n\nText.\n")
}

/// The text of a page without its tags, blanks folded.
fn text(html: &str) -> String {
    let main = &html[html.find("<main").expect("a main part")..];
    let mut plain = String::new();
    for part in main.split('<') {
        plain.push_str(part.split_once('>').map_or("", |(_, text)| text));
        plain.push(' ');
    }
    plain.replace("&quot;", "\"").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn guide() -> Guide {
    Guide::new()
        .file("content/terms/kubernetes.md", TERM)
        .file("content/terms/nomad.md", other("Nomad", ""))
        .file("content/terms/knowledge-base.md", other("Knowledge base", "homonyms: [KB]\n"))
}

#[test]
fn a_term_shows_every_field_of_a_call_in_the_order_of_a_call() {
    let guide = guide();
    guide.build();
    let page = text(&guide.page("terms/kubernetes/index.html"));
    let in_order = [
        "Maker CNCF License Open source Since June 2014 Trend Rising Also written k8s",
        "Accept instead Nomad weeks",
        "Same ideas.",
        "Everyone wants it.",
        "(Kubernetes OR k8s)",
        "First words.",
        "Who ran it? Senior Good answer I did. Weak answer They. Words to hear: node, drain",
        "Words you will hear Nomad Another thing. pod the smallest unit",
        "Ask the hiring manager Is it managed?",
        "k8s a plus It means They run containers.",
        "Ran 14 clusters It means An operator.",
        "KB can also mean Knowledge base .",
        "More about it Later",
        "More words.",
        "Versions Current: 1.37 · Out of date: 1.2",
        "Gets fixes until October 2027.",
        "Certificates CKA CKA CNCF Real skill.",
    ];
    let mut from = 0;
    for part in in_order {
        let at = page[from..].find(part).unwrap_or_else(|| panic!("no `{part}` behind {from} in: {page}"));
        from += at;
    }
}

#[test]
fn sections_that_have_nothing_to_say_are_not_there() {
    let guide = guide();
    guide.build();
    let page = guide.page("terms/nomad/index.html");
    for id in ["what-to-ask", "in-a-job-ad", "on-a-resume", "not-the-same", "versions", "certificates", "more"] {
        assert!(!page.contains(&format!("id=\"{id}\"")), "{id}");
        assert!(!page.contains(&format!("href=\"#{id}\"")), "{id}");
    }
    assert!(page.contains("id=\"meaning\""));
    assert!(!page.contains("Accept instead"));
}

#[test]
fn related_words_stand_by_how_close_they_are() {
    let guide = Guide::new()
        .file("content/terms/one.md", other("One", "related: [alpha, beta]\nimplies: [zeta]\n"))
        .file("content/terms/alpha.md", other("Alpha", ""))
        .file("content/terms/beta.md", other("Beta", "related: [zeta]\n"))
        .file("content/terms/zeta.md", other("Zeta", ""));
    guide.build();
    let page = guide.page("terms/one/index.html");
    let list = &page[page.find("<ol class=\"related\"").expect("a list")..];
    let at = |id: &str| list.find(&format!("data-term=\"{id}\"")).expect(id);
    assert!(at("zeta") < at("beta"), "what is implied comes before what goes with it");
    assert!(at("beta") < at("alpha"), "who shares a neighbor comes before who shares none");
}

const ROLE: &str = "---\ntitle: Tester\nsummary: Tests.\nalso_called: [QA engineer]\nmust_have: [{skill: Care, terms: [nomad]}]\n\
titles: [{title: SDET, note: Writes code.}]\nstacks:\n  - {id: web, name: Web, terms: [nomad], note: Browsers., search: \
{must: [nomad], exclude: [Games]}}\nintake: [{question: Which product?, why: It changes all.}]\nsearch: {any: [nomad], exclude: \
[Drug]}\nlogistics: [On call.]\nlevels: [{name: Junior, years: 0 to 2, expects: Asks.}]\ninterview: [{question: Why?, level: \
junior, listen_for: Because., red_flag: Dunno.}]\nsalary:\n  - {place: Here, currency: USD, as_of: '2025-05', source: Bureau, url: \
'https://example.org/pay', base: base, level: all levels, median: 100000, low: 80000, high: 120000}\n  - {place: There, currency: \
EUR, as_of: '2024', source: Office, median: 60000}\n  - {place: Elsewhere, currency: USD, as_of: '2025', source: Survey, average: \
90000}\n---\n\nText.\n";

#[test]
fn a_role_shows_every_field_and_pay_by_currency() {
    let guide = guide().file("content/roles/tester.md", ROLE);
    guide.build();
    let html = guide.page("roles/tester/index.html");
    let page = text(&html);
    for part in [
        "SDET Writes code.",
        "Why? Junior Good answer Because. Weak answer Dunno.",
        "Web Nomad Browsers.",
        "(Tester OR \"QA engineer\") AND Nomad NOT Games NOT Drug",
        "(Tester OR \"QA engineer\") AND Nomad NOT Drug",
        "Which product? It changes all.",
        "On call.",
        "Junior 0 to 2 years Asks.",
        "USD a year, before tax",
        "Here base pay, all levels, middle half and median, May 2025 $100,000 $80,000 to $120,000",
        "Elsewhere base pay, average, 2025 $90,000",
        "EUR a year, before tax",
        "There median, 2024 €60,000",
    ] {
        assert!(page.contains(part), "no `{part}` in: {page}");
    }
    assert_eq!(html.matches("class=\"bar-range\"").count(), 1, "one range");
    assert_eq!(html.matches("class=\"bar-point\"").count(), 3, "a median and two single figures");
    assert!(html.contains("<a href=\"https://example.org/pay\" rel=\"external\">Bureau</a>"));
}

#[test]
fn a_sheet_of_a_role_without_blocks_is_made_from_the_role() {
    let sheet = "---\ntitle: A call\nsummary: One page.\nrole: tester\n---\n";
    let guide = guide().file("content/roles/tester.md", ROLE).file("content/cheat-sheets/call.md", sheet);
    guide.build();
    let page = text(&guide.page("cheat-sheets/call/index.html"));
    for part in [
        "Name Date",
        "Must have Care ( Nomad )",
        "Ask Why? Junior Good answer: Because. Weak answer: Dunno.",
        "Which level you are hearing Junior 0 to 2 years Asks.",
        "Pay Here $100,000 ($80,000 to $120,000) base pay",
        "Search string (Tester OR \"QA engineer\") AND Nomad NOT Drug",
        "Notes",
    ] {
        assert!(page.contains(part), "no `{part}` in: {page}");
    }
    let blocks =
        "blocks:\n  - {title: Instead, accept: {role: tester}}\n  - intake: {role: tester}\n  - notes: {lines: 5}\n";
    guide.write("content/cheat-sheets/call.md", sheet.replace("role: tester\n", &format!("role: tester\n{blocks}")));
    guide.write("content/roles/tester.md", ROLE.replace("terms: [nomad]}]", "terms: [kubernetes]}]"));
    guide.build();
    let html = guide.page("cheat-sheets/call/index.html");
    let page = text(&html);
    assert!(page.contains("Instead Kubernetes Nomad (weeks) Ask the hiring manager Which product? Notes"), "{page}");
    assert_eq!(html.matches("<i></i>").count(), 5, "lines to write on");
}
