//! Authors' style sheets and scripts ship as they were written, and what browsers would drop is told.

mod support;

use support::Guide;

fn guide() -> Guide {
    Guide::new()
        .file("site.yaml", "title: Test\nbase_url: https://example.org/g/\n")
        .file("content/terms/go.md", "---\nterm: Go\nshort: A language.\nkind: tool\n---\n\nText.\n")
}

/// The one style sheet of a built site.
fn styles(guide: &Guide) -> String {
    let page = guide.page("index.html");
    let address = page.split("<link rel=\"stylesheet\" href=\"/g/").nth(1).expect("a sheet");
    guide.page(address.split('"').next().expect("an address"))
}

fn told(guide: &Guide) -> (Option<i32>, String) {
    let output = guide.run(&["build"]);
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn style_sheets_ship_byte_for_byte_but_for_addresses() {
    let css = "/* A comment that\n   ends here */ .mine { color: red }\n\n  .next   {\n\tcolor:blue }/* last */\n// .odd: x;\n.third { content: \"/* no */ url(/no)\" }\n.four { background: url(/x.png) , url( 'pics/y.png?a#b' ); }";
    let guide = guide()
        .file("static/css/99-own.css", css.replace("// .odd: x;\n", ""))
        .file("static/x.png", "png")
        .file("static/css/pics/y.png", "png")
        .file("static/other/z.css", ".z { background: url(/x.png) url(../x.png) }\n");
    guide.build();
    let built = styles(&guide);
    let expected = css.replace("// .odd: x;\n", "");
    let (before, _) = expected.split_once("url(/x.png)").expect("there");
    assert!(built.contains(before), "{built}");
    assert!(built.contains(".four { background: url(\"/g/x.png?v="), "{built}");
    assert!(built.contains("/g/css/pics/y.png?v=") && built.contains("&a#b\" ); }\n"), "{built}");
    assert!(guide.page("other/z.css").starts_with(".z { background: url(\"/g/x.png?v="));
    assert!(guide.page("other/z.css").ends_with(" url(../x.png) }\n"));
}

#[test]
fn scripts_ship_byte_for_byte_but_for_imports() {
    let script = "import './dep.js'\nimport { a } from \"./lib/b.js\"; // kept\nconst t = `\n// a line\n  /* another */\nimport './no.js'`;\n\n  /** @type {number} */ const n = 1;\nconst later = () => import('./dep.js');\n";
    let guide = guide()
        .file("static/own.js", script)
        .file("static/dep.js", "export const d = 1;")
        .file("static/lib/b.js", "import '../dep.js'; export const a = 1;")
        .file("content/pages/one.md", "---\ntitle: One\n---\n\n<script type=\"module\" src=\"/own.js\"></script>\n");
    guide.build();
    let built = guide.page("own.js");
    let address = |name: &str| {
        let at = built.find(&format!("/g/{name}?v=")).unwrap_or_else(|| panic!("{name} is not in {built}"));
        built[at..at + format!("/g/{name}?v=").len() + 10].to_owned()
    };
    let (dep, library) = (address("dep.js"), address("lib/b.js"));
    let expected = script.replace("'./dep.js'", &format!("'{dep}'")).replace("./lib/b.js", &library);
    assert_eq!(built, expected);
    assert_eq!(guide.page("lib/b.js"), format!("import '{dep}'; export const a = 1;"));
    assert!(guide.page("one/index.html").contains("src=\"/g/own.js?v="));
    // The program's own scripts find each other, too.
    let page = guide.page("decode/index.html");
    let named = |rest: &str| rest.split('"').next().filter(|name| name.starts_with("decode.")).map(str::to_owned);
    let script = page.split("src=\"/g/assets/").find_map(named);
    let script = guide.page(&format!("assets/{}", script.expect("decode.js")));
    assert!(script.contains("from \"/g/assets/decoder."), "{script}");
}

#[test]
fn what_browsers_would_drop_is_told() {
    for (path, text, code, status) in [
        ("static/css/9.css", ".a { color: red", "error[invalid-style]", 1),
        ("static/css/9.css", "/* never", "error[invalid-style]", 1),
        ("static/css/9.css", ".a { color red; }", "warning[invalid-style]", 0),
        ("static/css/9.css", ".a { color: red } }", "warning[invalid-style]", 0),
        ("static/css/9.css", "@import 'x.css';", "warning[invalid-style]", 1),
        ("static/css/9.css", ".a { background: url(/nope.png) }", "error[broken-link]", 1),
        ("static/css/9.css", "@font-face { src: url(https://example.org/x.woff2) }", "warning[blocked-content]", 0),
        ("static/own.js", "const a = ;\n", "warning[invalid-script]", 0),
        ("static/own.js", "import './nope.js';\n", "error[broken-link]", 1),
        ("static/own.js", "import 'https://example.org/x.js';\n", "warning[blocked-content]", 0),
        ("templates/hoem.html", "x", "warning[unused-template]", 0),
    ] {
        let guide = guide().file(path, text);
        let (code_found, told) = told(&guide);
        assert_eq!(code_found, Some(status), "{text}: {told}");
        assert!(told.contains(code), "{text}: {told}");
        assert!(told.contains(&format!("--> {path}")), "{text}: {told}");
    }
    for (path, text) in [
        (
            "static/css/9.css",
            "@layer a { .b:hover { --x: {y}; color: red } } .c { background: url(data:image/png;base64,AA) }\n",
        ),
        ("static/own.js", "export default class A { #x = 1; static { this.y ??= 2n } }\n"),
        ("static/plain.js", "with (document) { x = 1 }\n"),
        ("templates/home.html", "{% extends \"base.html\" %}{% block main %}x{% endblock main %}\n"),
    ] {
        let guide = guide().file(path, text);
        let (code, told) = told(&guide);
        assert_eq!(code, Some(0), "{told}");
        assert!(!told.contains("warning["), "{text}: {told}");
    }
}
