//! The words around an ambiguous spelling that prove it: data, with defaults that `site.yaml` extends.

use std::collections::BTreeSet;

use serde::Serialize;

use super::fold::fold;
use super::signs;
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cues {
    /// Phrases right before.
    pub before: BTreeSet<String>,
    /// Words right after, plurals included.
    pub after: BTreeSet<String>,
    /// Endings after a hyphen.
    pub suffixes: BTreeSet<String>,
    /// Those of the first two that prove a word in any text (R14).
    pub strong: BTreeSet<String>,
    /// Phrases that tell that a text is technical.
    pub signs: BTreeSet<String>,
    /// Nouns of technical jobs.
    pub nouns: BTreeSet<String>,
    /// What makes a technical job of such a noun.
    pub fields: BTreeSet<String>,
    /// Technical jobs of one word.
    pub titles: BTreeSet<String>,
    /// Words that go on behind the term with which a bullet begins (R16).
    pub starts: BTreeSet<String>,
}

impl Cues {
    /// The defaults, and what the site adds.
    #[must_use]
    pub fn new(config: &JargonConfig) -> Self {
        let merge = |defaults: &[&str], more: &[String]| -> BTreeSet<String> {
            defaults.iter().map(|word| fold(word)).chain(more.iter().map(|word| fold(word))).collect()
        };
        let mut after = merge(&AFTER, &config.cue_after);
        let plurals: Vec<String> = after.iter().map(|word| plural(word)).collect();
        after.extend(plurals);
        Self {
            before: merge(&BEFORE, &config.cue_before),
            after,
            suffixes: merge(&SUFFIXES, &config.hyphen_suffixes),
            strong: merge(&signs::STRONG, &[]),
            signs: merge(&signs::SIGNS, &[]),
            nouns: merge(&signs::NOUNS, &[]),
            fields: merge(&signs::FIELDS, &[]),
            titles: merge(&signs::TITLES, &[]),
            starts: merge(&signs::STARTS, &[]),
        }
    }
}

/// Longer names that hold a short one and are something else (R17), folded.
#[must_use]
pub fn longer() -> Vec<String> {
    signs::LONGER.iter().map(|name| fold(name)).collect()
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
