//! Which spellings other trades, people and places have, too (JARGON-RULES, R14): computed from lists of words as far as
//! that can be, declared in `shared` where it cannot.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Ordinary English words without their regular forms, lower case.
static ENGLISH: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("english.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Names of people, places, gods and firms that spellings of terms have, too.
const NAMES: [&str; 43] = [
    "ada",
    "alexa",
    "ansible",
    "athena",
    "cassandra",
    "claude",
    "clojure",
    "cypress",
    "dagster",
    "dart",
    "delphi",
    "django",
    "dolly",
    "elixir",
    "gemini",
    "grafana",
    "gradle",
    "jasmine",
    "java",
    "jenkins",
    "joomla",
    "jupiter",
    "julia",
    "kafka",
    "koa",
    "kotlin",
    "loki",
    "mistral",
    "mocha",
    "nagios",
    "nats",
    "pascal",
    "perl",
    "prometheus",
    "redis",
    "ruby",
    "selenium",
    "tomcat",
    "travis",
    "tableau",
    "vue",
    "maven",
    "scala",
];

/// Names among these that nothing else bears: found to be doubtful by their shape, and sure all the same.
const SURE_NAMES: [&str; 10] =
    ["ansible", "clojure", "dagster", "grafana", "gradle", "joomla", "kotlin", "nagios", "redis", "perl"];

/// Acronyms of two to four letters that nobody outside of technology uses.
const SURE_ACRONYMS: [&str; 34] = [
    "SQL", "HTML", "CSS", "JSON", "YAML", "HTTP", "HTTPS", "TCP", "DNS", "SSH", "TLS", "XML", "CSV", "JVM", "JDK",
    "GCP", "CLI", "GPU", "CPU", "ETL", "ELT", "CRUD", "CORS", "OOP", "ORM", "SDK", "IDE", "NLP", "RAG", "LLM", "SSR",
    "DOM", "RPC", "XSS",
];

/// Acronyms among these that other trades have been seen to own.
const TRADE_ACRONYMS: [&str; 30] = [
    "AAD", "AI", "API", "AWS", "BI", "CD", "CI", "CMS", "CRM", "ECS", "ERP", "ETL", "GIS", "HPC", "IAM", "IDE", "JWT",
    "LLM", "ML", "OOP", "PM", "QA", "RAG", "SDK", "SLA", "SLI", "SLO", "SOC", "SRE", "TDD",
];

/// Words that make a phrase one of technology, whatever its other words are.
const TECHNICAL: [&str; 52] = [
    "adversarial",
    "ajax",
    "algorithm",
    "analytics",
    "api",
    "apis",
    "app",
    "async",
    "backend",
    "blockchain",
    "browser",
    "cloud",
    "code",
    "codebase",
    "coding",
    "compiler",
    "computing",
    "cyber",
    "cybersecurity",
    "data",
    "database",
    "databases",
    "debugging",
    "devops",
    "docker",
    "encryption",
    "firmware",
    "frontend",
    "javascript",
    "kubernetes",
    "linux",
    "malware",
    "microservice",
    "microservices",
    "middleware",
    "neural",
    "nosql",
    "programmer",
    "programming",
    "pull",
    "python",
    "react",
    "serverless",
    "software",
    "spark",
    "sql",
    "oriented",
    "source",
    "url",
    "web",
    "website",
    "websocket",
];

/// Phrases of everyday words that mean nothing else.
const SURE_PHRASES: [&str; 14] = [
    "machine learning",
    "deep learning",
    "computer vision",
    "natural language processing",
    "version control",
    "reinforcement learning",
    "transfer learning",
    "feature engineering",
    "prompt engineering",
    "object oriented programming",
    "message queue",
    "merge request",
    "continuous delivery",
    "continuous integration",
];

/// Names that are everyday words in lower case only.
const PROUD: [&str; 2] = ["python", "react"];

/// Whether a spelling is sure as it is written, and an everyday word in lower case: Python.
#[must_use]
pub fn is_proud(spelling: &str) -> bool {
    spelling.starts_with(char::is_uppercase) && PROUD.contains(&spelling.to_lowercase().as_str())
}

/// What the words of a spelling tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commonness {
    /// Nothing else is called so.
    Sure,
    /// Other trades, people or places have it, too.
    Shared,
    /// A short acronym of which no list knows; shared until someone says otherwise.
    Doubtful,
}

/// How common a spelling is, by its own words.
#[must_use]
pub fn of(spelling: &str) -> Commonness {
    let lower = spelling.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if spelling.contains(['+', '#', '.', '/', '_', '&']) || spelling.chars().any(char::is_numeric) {
        return Commonness::Sure;
    }
    let is_acronym = spelling.chars().filter(|c| c.is_uppercase()).count() >= 2
        && spelling.trim_end_matches('s').chars().all(|c| c.is_uppercase() || c == '-');
    match words.as_slice() {
        [_] if is_acronym => acronym(spelling.trim_end_matches('s')),
        [word] if SURE_NAMES.contains(word) => Commonness::Sure,
        [word] if NAMES.contains(word) || (is_english(word) && !TECHNICAL.contains(word)) => Commonness::Shared,
        [_] | [] => Commonness::Sure,
        several => {
            let sure = SURE_PHRASES.iter().any(|phrase| several.join(" ").starts_with(phrase))
                || several.iter().any(|word| TECHNICAL.contains(word) || !is_english(word));
            if sure { Commonness::Sure } else { Commonness::Shared }
        }
    }
}

fn acronym(letters: &str) -> Commonness {
    if TRADE_ACRONYMS.contains(&letters) {
        Commonness::Shared
    } else if SURE_ACRONYMS.contains(&letters) || letters.chars().count() > 4 {
        Commonness::Sure
    } else {
        Commonness::Doubtful
    }
}

/// Whether a lower-case word, or what it is a regular form of, is an ordinary English word.
#[must_use]
pub fn is_english(word: &str) -> bool {
    let ends = |ending: &str, instead: &str| {
        word.strip_suffix(ending).is_some_and(|stem| {
            let double = stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            let plain = format!("{stem}{instead}");
            plain.len() > 2
                && (ENGLISH.contains(plain.as_str()) || (double && ENGLISH.contains(&stem[..stem.len() - 1])))
        })
    };
    word.is_ascii()
        && (ENGLISH.contains(word)
            || [
                ("s", ""),
                ("es", ""),
                ("ies", "y"),
                ("d", ""),
                ("ed", ""),
                ("ied", "y"),
                ("ing", ""),
                ("ing", "e"),
                ("ly", ""),
            ]
            .iter()
            .any(|(ending, instead)| ends(ending, instead)))
}

#[cfg(test)]
mod tests {
    use super::Commonness::{Doubtful, Shared, Sure};
    use super::of;

    #[test]
    fn a_spelling_is_sure_where_nothing_else_is_called_so() {
        for spelling in ["Kubernetes", "PostgreSQL", "scikit-learn", "C++", "Node.js", "SQL", "machine learning", "k8s"]
        {
            assert_eq!(of(spelling), Sure, "{spelling}");
        }
        for spelling in
            ["Kafka", "Java", "Helm", "IAM", "API", "QA", "front end", "unit test", "Unit testing", "pandas"]
        {
            assert_eq!(of(spelling), Shared, "{spelling}");
        }
        assert_eq!(of("WCF"), Doubtful);
    }
}
