//! Asks the search what `site.yaml` expects of it.
//!
//! Readers' browsers run `static/search.js`, and the ranking has no other implementation: the same
//! module runs here, over the index as it would ship.

use std::collections::BTreeMap;
use std::sync::Arc;

use rquickjs::{Function, Object, Promise};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::CONFIG_FILE;
use crate::parse::locate_span;
use crate::resolve::ResolvedSite;
use crate::script::{self, Engine};
use crate::source::FilePath;

/// The module that ranks.
const MODULE: &str = "search.js";

pub(super) fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    let expectations = &resolved.site.config.search_expectations;
    let file = FilePath::from(CONFIG_FILE);
    if expectations.is_empty() || !script::has(&resolved.site, MODULE) {
        return;
    }
    let queries: Vec<&str> = expectations.keys().map(String::as_str).collect();
    let answers = match first_answers(resolved, &queries) {
        Ok(answers) => answers,
        Err(reason) => {
            let span = locate_span(&file, &resolved.site.config_source, "search_expectations");
            let message = format!("the queries of `search_expectations` could not be asked: {reason}");
            found.push(Diagnostic::warning("search-expectation", span, message));
            return;
        }
    };
    for ((query, expected), (kind, id)) in expectations.iter().zip(answers) {
        if *expected == id || *expected == format!("{kind}:{id}") {
            continue;
        }
        let span = locate_span(&file, &resolved.site.config_source, &format!("search_expectations.{query}"));
        let first =
            if id.is_empty() { "nothing".to_owned() } else { format!("the {} `{id}` first", kind.replace('-', " ")) };
        let message = format!("the search for `{query}` finds {first}, not `{expected}`");
        found.push(
            Diagnostic::warning("search-expectation", span, message)
                .hint(format!("add the spelling to the `aliases` of `{expected}`, or expect another page")),
        );
    }
}

/// The kind and the id of the first answer to each query; both empty where there is none.
fn first_answers(resolved: &ResolvedSite, queries: &[&str]) -> Result<Vec<(String, String)>, String> {
    let files: BTreeMap<String, Vec<u8>> = crate::search::index(resolved).into_iter().collect();
    let files = Arc::new(files);
    Engine::start()?.with(|ctx| {
        let read = move |path: String| files.get(&path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        ctx.globals().set("read", Function::new(ctx.clone(), read)?)?;
        let open: Function<'_> = script::import(ctx, &resolved.site, MODULE)?.get("openIndex")?;
        let load: Function<'_> = ctx.eval("async (path) => read(path)")?;
        let index = open.call::<_, Promise<'_>>((load,))?.finish::<Object<'_>>()?;
        let search: Function<'_> = index.get("search")?;
        let first: Function<'_> = ctx.eval(
            "async (search, query) => { const [page] = await search(query, { limit: 1 }); return page ? [page.kind, page.id] : ['', '']; }",
        )?;
        queries
            .iter()
            .map(|query| {
                let answer: Vec<String> = first.call::<_, Promise<'_>>((search.clone(), *query))?.finish()?;
                let mut answer = answer.into_iter();
                Ok((answer.next().unwrap_or_default(), answer.next().unwrap_or_default()))
            })
            .collect()
    })
}
