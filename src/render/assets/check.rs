//! What is wrong with a guide's own style sheets and scripts.
//!
//! Browsers drop what they cannot read and say so to nobody. Runs with every build, in `check` and in `serve`.

use rquickjs::{CatchResultExt, Context, Function, Module, Runtime};

use super::scripts::{is_script, target};
use super::{is_bundled_style, is_theme, style_target};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Asset;
use crate::parse::{css, module};
use crate::resolve::ResolvedSite;
use crate::source::{FilePath, Span};

/// The longest script that is read, in bytes: what is longer was made by a program.
const MAX_SCRIPT: usize = 1 << 20;

/// Reports what is wrong with the guide's own style sheets and scripts.
pub fn check(resolved: &ResolvedSite, found: &mut Diagnostics) {
    for asset in resolved.site.assets.values().filter(|asset| asset.path.as_str().starts_with("static/")) {
        let is_sheet = asset.path.name().ends_with(".css");
        if is_theme(asset) || !(is_sheet || is_script(&asset.path)) {
            continue;
        }
        match std::str::from_utf8(&asset.bytes) {
            Ok(text) if is_sheet => sheet(resolved, asset, text, found),
            Ok(text) => script(resolved, asset, text, found),
            Err(error) => {
                let at = error.valid_up_to();
                let span = Span::new(&asset.path, at..at);
                let message = "the file is not valid UTF-8 from here on";
                found.push(Diagnostic::warning("invalid-utf8", span, message).hint("save it with the encoding UTF-8"));
            }
        }
    }
}

fn sheet(resolved: &ResolvedSite, asset: &Asset, text: &str, found: &mut Diagnostics) {
    let sheet = css::read(text);
    let bundled = asset.path.as_str().strip_prefix("static/").is_some_and(is_bundled_style);
    for mistake in sheet.mistakes {
        let span = Span::new(&asset.path, mistake.range);
        // What is not closed would swallow the sheets behind it.
        let make =
            if mistake.message.contains("never closed") && bundled { Diagnostic::error } else { Diagnostic::warning };
        found.push(make("invalid-style", span, mistake.message).hint("browsers drop what they cannot read"));
    }
    for range in sheet.imports.iter().filter(|_| bundled) {
        let message = "`@import` has no effect here: the files of `static/css/` become one style sheet";
        let hint = "put the imported file into `static/css/`; the files come in the order of their names";
        found.push(Diagnostic::warning("invalid-style", Span::new(&asset.path, range.clone()), message).hint(hint));
    }
    for address in sheet.addresses {
        let span = Span::new(&asset.path, address.range);
        let written = address.value.trim();
        match style_target(&asset.path, written) {
            Some((path, _)) if !resolved.site.assets.contains_key(&path) => found.push(no_file(span, &path, written)),
            Some(_) => {}
            None if written.is_empty() || written.starts_with('#') || starts_with(written, "data:") => {}
            None => {
                let message = format!(
                    "browsers leave out `{written}`: the site's content-security-policy allows the guide's own files only"
                );
                found.push(Diagnostic::warning("blocked-content", span, message).hint("put the file into `static/`"));
            }
        }
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

fn no_file(span: Span, path: &FilePath, written: &str) -> Diagnostic {
    let message = format!("there is no file `{path}` (written `{written}`)");
    Diagnostic::error("broken-link", span, message)
        .hint("addresses start from the folder of the file, or with `/` from `static/`")
}

fn script(resolved: &ResolvedSite, asset: &Asset, text: &str, found: &mut Diagnostics) {
    for import in module::imports(text) {
        let span = || Span::new(&asset.path, import.range.clone());
        match target(&asset.path, &import.specifier) {
            Some(path) if !resolved.site.assets.contains_key(&path) => {
                found.push(no_file(span(), &path, &import.specifier));
            }
            Some(_) => {}
            None => {
                let message = format!("browsers do not load `{}` from here", import.specifier);
                let hint = "pages load the guide's own files only: put the module into `static/` and import it by its path, as `./name.js`";
                found.push(Diagnostic::warning("blocked-content", span(), message).hint(hint));
            }
        }
    }
    if text.len() <= MAX_SCRIPT
        && let Some((line, reason)) = syntax_error(text)
    {
        let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let length = text[start.min(text.len())..].lines().next().map_or(0, str::len);
        let span = Span::new(&asset.path, start.min(text.len())..start.min(text.len()) + length);
        let message = format!("the script cannot be read: {reason}");
        found.push(Diagnostic::warning("invalid-script", span, message).hint("browsers run nothing of it"));
    }
}

/// The line and the reason of what keeps a script from being read, as a module and as a plain script.
fn syntax_error(text: &str) -> Option<(usize, String)> {
    let runtime = Runtime::new().ok()?;
    let context = Context::full(&runtime).ok()?;
    context.with(|context| {
        let module = Module::declare(context.clone(), "script", text).catch(&context).err()?;
        let mistake = mistake(&module)?;
        let plain: Result<Function<'_>, _> =
            context.globals().get::<_, Function<'_>>("Function").and_then(|make| make.call((text,)));
        plain.is_err().then_some(mistake)
    })
}

/// The line and the reason of an exception, if it is one of syntax.
fn mistake(error: &rquickjs::CaughtError<'_>) -> Option<(usize, String)> {
    let rquickjs::CaughtError::Exception(exception) = error else { return None };
    let name: String = exception.get("name").ok()?;
    if name != "SyntaxError" {
        return None;
    }
    let stack = exception.stack().unwrap_or_default();
    let line = stack.split("script:").nth(1).and_then(|rest| rest.split([':', '\n', ')']).next()?.trim().parse().ok());
    Some((line.unwrap_or(1), exception.message().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::syntax_error;

    #[test]
    fn what_no_browser_reads_is_found_with_its_line() {
        assert_eq!(syntax_error("import { a } from './nowhere.js';\nexport const b = await a ?? 1n;\n"), None);
        assert_eq!(syntax_error("with (document) { x = 1 }"), None);
        let (line, reason) = syntax_error("const a = 1;\nconst b = ;\n").expect("a mistake");
        assert_eq!(line, 2, "{reason}");
    }
}
