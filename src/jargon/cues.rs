//! The words around an ambiguous spelling that prove it: data, with defaults that `site.yaml` extends.

use crate::model::config::JargonConfig;

/// Phrases that prove an ambiguous word right after them.
const BEFORE: [&str; 58] = [
    "experience with",
    "experience in",
    "experience of",
    "experience using",
    "experienced in",
    "experienced with",
    "expertise in",
    "expertise with",
    "expert in",
    "expert with",
    "proficient in",
    "proficient with",
    "proficiency in",
    "proficiency with",
    "fluent in",
    "fluency in",
    "skilled in",
    "skilled with",
    "skills in",
    "skills with",
    "knowledge of",
    "knowledge in",
    "familiar with",
    "familiarity with",
    "background in",
    "background with",
    "written in",
    "built in",
    "built with",
    "built on",
    "developed in",
    "developed with",
    "developed using",
    "implemented in",
    "coded in",
    "code in",
    "coding in",
    "program in",
    "programming in",
    "programmed in",
    "develop in",
    "developing in",
    "written using",
    "migrated to",
    "rewritten in",
    "rewrite in",
    "ported to",
    "worked with",
    "works with",
    "working with",
    "hands-on with",
    "languages such as",
    "languages like",
    "tools such as",
    "tools like",
    "technologies such as",
    "technologies like",
    "frameworks such as",
];

/// Words that prove an ambiguous word right before them; each also in the plural.
const AFTER: [&str; 54] = [
    "developer",
    "engineer",
    "programmer",
    "programming",
    "codebase",
    "code",
    "framework",
    "library",
    "language",
    "script",
    "scripting",
    "microservice",
    "backend",
    "frontend",
    "application",
    "app",
    "api",
    "package",
    "module",
    "compiler",
    "runtime",
    "sdk",
    "cluster",
    "job",
    "pipeline",
    "dag",
    "operator",
    "workflow",
    "component",
    "hook",
    "native",
    "expert",
    "expertise",
    "experience",
    "skill",
    "stack",
    "ecosystem",
    "project",
    "repository",
    "plugin",
    "extension",
    "server",
    "service",
    "syntax",
    "version",
    "documentation",
    "tutorial",
    "function",
    "class",
    "database",
    "warehouse",
    "query",
    "integration",
    "deployment",
];

/// Endings that may follow a hyphen behind an ambiguous spelling (JARGON-RULES, R3).
const SUFFIXES: [&str; 10] =
    ["based", "powered", "native", "like", "style", "specific", "driven", "related", "compatible", "first"];

/// The cues of a site, folded: lower case, one space between words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cues {
    /// Phrases right before.
    pub before: Vec<String>,
    /// Words right after, plurals included.
    pub after: Vec<String>,
    /// Endings after a hyphen.
    pub suffixes: Vec<String>,
}

impl Cues {
    /// The defaults and what the site adds. Longer phrases come first, so that a reason names the
    /// most telling one.
    #[must_use]
    pub fn new(config: &JargonConfig) -> Self {
        let merge = |defaults: &[&str], more: &[String]| {
            let mut all: Vec<String> =
                defaults.iter().map(ToString::to_string).chain(more.iter().map(|cue| cue.to_lowercase())).collect();
            all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            all.dedup();
            all
        };
        let mut after = merge(&AFTER, &config.cue_after);
        let plurals: Vec<String> = after.iter().map(|word| plural(word)).collect();
        after.extend(plurals);
        after.sort();
        after.dedup();
        Self { before: merge(&BEFORE, &config.cue_before), after, suffixes: merge(&SUFFIXES, &config.hyphen_suffixes) }
    }
}

/// The plural of a lower-case English word by its ending (JARGON-RULES, R5).
#[must_use]
pub fn plural(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        return format!("{word}es");
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn a_plural_follows_the_ending() {
        let plurals: Vec<_> = ["api", "index", "library", "relay", "branch"].map(plural).into();
        assert_eq!(plurals, ["apis", "indexes", "libraries", "relays", "branches"]);
    }
}
