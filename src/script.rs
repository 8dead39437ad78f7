//! Runs a module of `static/` inside the program, in an engine without a network, a disk or a clock.
//!
//! What readers' browsers do has one implementation, in JavaScript: `check` asks the search by it, and `decode` reads
//! texts by it. A guide that overrides a module of `static/` gets its own. Invariant: a module sees what its caller
//! hands it, and nothing else.

use std::collections::BTreeSet;

use rquickjs::module::Evaluated;
use rquickjs::{Context, Ctx, Module, Runtime};

use crate::model::Site;
use crate::source::FilePath;

/// How deep the engine's stack may grow, in bytes.
const STACK: usize = 1 << 20;

/// An engine.
pub struct Engine {
    context: Context,
    runtime: Runtime,
}

impl Engine {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// Where there is no memory for it.
    pub fn start() -> Result<Self, String> {
        let runtime = Runtime::new().map_err(|error| error.to_string())?;
        runtime.set_max_stack_size(STACK);
        let context = Context::full(&runtime).map_err(|error| error.to_string())?;
        Ok(Self { context, runtime })
    }

    /// Calls a function with the engine; what the script throws is the error, as text.
    ///
    /// # Errors
    ///
    /// What the script threw.
    pub fn with<T>(&self, call: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>) -> Result<T, String> {
        let answer = self.context.with(|ctx| {
            call(&ctx).map_err(|error| match ctx.catch().into_exception() {
                Some(exception) => exception.to_string(),
                None => error.to_string(),
            })
        });
        self.runtime.run_gc();
        answer
    }
}

/// Evaluates `static/NAME` and the modules that it imports.
///
/// # Errors
///
/// What a module threw, or that there is no such module.
pub fn import<'js>(ctx: &Ctx<'js>, site: &Site, name: &str) -> rquickjs::Result<Module<'js, Evaluated>> {
    let mut order = Vec::new();
    gather(site, name, &mut BTreeSet::new(), &mut order);
    let mut wanted = None;
    for (name, source) in order {
        let (module, evaluated) = Module::declare(ctx.clone(), name, source)?.eval()?;
        evaluated.finish::<()>()?;
        wanted = Some(module);
    }
    wanted.ok_or_else(|| rquickjs::Exception::throw_message(ctx, &format!("the site has no `static/{name}`")))
}

/// Whether the site has the module.
#[must_use]
pub fn has(site: &Site, name: &str) -> bool {
    site.assets.contains_key(&FilePath::from(format!("static/{name}").as_str()))
}

/// The sources of a module and of what it imports, imported ones first.
fn gather(site: &Site, name: &str, seen: &mut BTreeSet<String>, order: &mut Vec<(String, String)>) {
    let path = FilePath::from(format!("static/{name}").as_str());
    let Some(asset) = site.assets.get(&path).filter(|_| seen.insert(name.to_owned())) else { return };
    let source = String::from_utf8_lossy(&asset.bytes).into_owned();
    for import in source.split("from \"./").skip(1) {
        if let Some((import, _)) = import.split_once('"') {
            gather(site, import, seen, order);
        }
    }
    order.push((name.to_owned(), source));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Engine, import};
    use crate::load::asset;
    use crate::model::Site;
    use crate::source::FilePath;

    fn site(files: &[(&str, &str)]) -> Site {
        let mut site = Site::default();
        for (path, text) in files {
            let path = FilePath::from(*path);
            site.assets.insert(path.clone(), Arc::new(asset(path, text.as_bytes().to_vec())));
        }
        site
    }

    #[test]
    fn a_module_runs_with_what_it_imports() {
        let site = site(&[
            ("static/a.js", "import { two } from \"./b.js\";\nexport const four = () => two * 2;\n"),
            ("static/b.js", "import { one } from \"./c.js\";\nexport const two = one + 1;\n"),
            ("static/c.js", "export const one = 1;\n"),
        ]);
        let engine = Engine::start().expect("an engine");
        let four = engine.with(|ctx| {
            let four: rquickjs::Function<'_> = import(ctx, &site, "a.js")?.get("four")?;
            four.call::<_, i32>(())
        });
        assert_eq!(four, Ok(4));
    }

    #[test]
    fn what_a_script_throws_is_told() {
        let site = site(&[("static/a.js", "throw new Error(\"too tired\");\n")]);
        let engine = Engine::start().expect("an engine");
        let answer = engine.with(|ctx| import(ctx, &site, "a.js").map(|_| ()));
        assert!(answer.expect_err("it throws").contains("too tired"));
        assert!(engine.with(|ctx| import(ctx, &site, "b.js").map(|_| ())).is_err());
    }
}
