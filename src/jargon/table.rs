//! The table of spellings: built once for a site, read by every scan.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::commonness::{self, Commonness};
use super::cues::{self, Cues, plural};
use super::fold::fold;
use super::forms;
use crate::diagnostics::nearest::nearest;
use crate::model::{Site, TermFront, TermId};

/// How exact a spelling is (JARGON-RULES, R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Any letter case; versions and plurals may follow.
    Ordinary,
    /// Only as written; versions and plurals may follow.
    CaseSensitive,
    /// Only as written, with proof where letter case proves nothing.
    CommonWord,
    /// Only as written and always with proof.
    Weak,
    /// Any letter case; found in pasted texts, never linked.
    Misspelling,
    /// A form of a spelling's last word; any letter case, found in pasted texts, never linked.
    Form,
}

impl Class {
    /// Whether the spelling needs proof in some places.
    #[must_use]
    pub const fn is_ambiguous(self) -> bool {
        matches!(self, Self::CommonWord | Self::Weak)
    }
}

/// A spelling of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// As the author wrote it, with the plural's ending where it is a plural.
    pub text: String,
    /// The term, by its number in [`Table::terms`].
    pub term: usize,
    /// How exact it is.
    pub class: Class,
    /// Whether it is the plural of the one before it.
    pub is_plural: bool,
    /// Whether other trades, people or places have it, too (R14).
    pub is_shared: bool,
    /// Whether it counts in pasted texts in any letter case: exact elsewhere, but no English word.
    pub is_loose: bool,
    /// Whether it is an everyday word in lower case only.
    pub is_proud: bool,
}

/// What a pattern of the automaton stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The spellings that fold to it, by number.
    pub(super) spellings: Vec<usize>,
    /// Whether it is a phrase that means something else.
    pub(super) excluded: bool,
    /// Whether it is a longer name without an entry, which is something else in pasted texts (R17).
    pub(super) longer: bool,
}

/// The spellings of all terms.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The terms, by id.
    pub terms: Vec<TermId>,
    /// Every spelling.
    pub spellings: Vec<Spelling>,
    /// The context words of each term, folded.
    pub context: Vec<Vec<String>>,
    /// The phrases that mean something else, folded.
    pub excludes: Vec<String>,
    /// The words around ambiguous spellings.
    pub cues: Cues,
    pub(super) patterns: Vec<Pattern>,
    /// The words of all spellings, folded.
    pub(super) words: BTreeSet<String>,
    pub(super) automaton: Option<AhoCorasick>,
    /// Names by which a person may call a term in `[[…]]`: ids and folded spellings.
    names: BTreeMap<String, usize>,
}

impl Table {
    /// Builds the table of a site.
    #[must_use]
    pub fn build(site: &Site) -> Self {
        let mut table = Self { cues: Cues::new(&site.config.jargon), ..Self::default() };
        let mut patterns: BTreeMap<String, Pattern> = BTreeMap::new();
        for (id, term) in &site.terms {
            let number = table.terms.len();
            table.terms.push(id.clone());
            table.names.insert(id.to_string(), number);
            table.context.push(term.front.context.iter().map(|word| fold(word)).collect());
            for spelling in spellings(&term.front, number) {
                let folded = fold(&spelling.text);
                if spelling.class != Class::Misspelling {
                    table.names.entry(folded.clone()).or_insert(number);
                }
                patterns.entry(folded).or_default().spellings.push(table.spellings.len());
                table.spellings.push(spelling);
            }
            for phrase in &term.front.exclude {
                let folded = fold(phrase);
                patterns.entry(folded.clone()).or_default().excluded = true;
                table.excludes.push(folded);
            }
        }
        table.excludes.sort();
        table.excludes.dedup();
        table.add_singulars(site, &mut patterns);
        table.add_forms(&mut patterns);
        for name in cues::longer() {
            let pattern = patterns.entry(name).or_default();
            pattern.longer = pattern.spellings.is_empty();
        }
        patterns.remove("");
        // The kind of automaton that is fastest to build: the table is made anew at each change of a term.
        table.automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.keys())
            .ok();
        let spelled = patterns.iter().filter(|(_, pattern)| !pattern.spellings.is_empty());
        table.words = spelled.flat_map(|(text, _)| text.split(' ').map(ToOwned::to_owned)).collect();
        table.patterns = patterns.into_values().collect();
        table
    }

    /// Adds the singular of ideas that are named in the plural ("Containers"), where nothing else is called so. Products
    /// have names, which have none: pandas, Teams.
    fn add_singulars(&mut self, site: &Site, patterns: &mut BTreeMap<String, Pattern>) {
        let declared = |own: &&Spelling| !own.is_plural && matches!(own.class, Class::Ordinary | Class::CaseSensitive);
        let is_idea =
            |own: &&Spelling| site.terms.get(&self.terms[own.term]).is_some_and(|term| term.front.kind.is_idea());
        let all = self.spellings.iter().filter(declared).filter(is_idea);
        let singulars: Vec<Spelling> =
            all.filter_map(|own| Some(Spelling { text: forms::singular(&own.text)?, ..own.clone() })).collect();
        for own in singulars {
            let folded = fold(&own.text);
            if let Entry::Vacant(free) = patterns.entry(folded.clone()) {
                free.insert(Pattern { spellings: vec![self.spellings.len()], ..Pattern::default() });
                self.names.entry(folded).or_insert(own.term);
                self.spellings.push(Spelling { is_shared: commonness::of(&own.text) != Commonness::Sure, ..own });
            }
        }
    }

    /// Adds the forms of spellings that are no spellings themselves.
    fn add_forms(&mut self, patterns: &mut BTreeMap<String, Pattern>) {
        let singular = self.spellings.iter().filter(|own| !own.is_plural && own.class != Class::Misspelling);
        let forms: Vec<(usize, String)> =
            singular.flat_map(|own| forms::of(&own.text).into_iter().map(|form| (own.term, form))).collect();
        for (term, text) in forms {
            if let Entry::Vacant(free) = patterns.entry(fold(&text)) {
                free.insert(Pattern { spellings: vec![self.spellings.len()], ..Pattern::default() });
                let is_shared = commonness::of(&text) != Commonness::Sure;
                self.spellings.push(Spelling {
                    text,
                    term,
                    class: Class::Form,
                    is_plural: false,
                    is_shared,
                    is_loose: false,
                    is_proud: false,
                });
            }
        }
    }

    /// Whether the tables of two sites are the same: same terms, same spellings, same cues.
    #[must_use]
    pub fn is_same(one: &Site, other: &Site) -> bool {
        one.config.jargon == other.config.jargon
            && one.terms.len() == other.terms.len()
            && one.terms.iter().zip(&other.terms).all(|((a, old), (b, new))| {
                let key = |front: &TermFront| {
                    let lists = [&front.aliases, &front.misspellings, &front.case_sensitive, &front.common_word];
                    let more = [&front.weak, &front.context, &front.exclude, &front.shared, &front.homonyms];
                    (front.term.clone(), front.kind, lists.map(Clone::clone), more.map(Clone::clone))
                };
                a == b && (std::sync::Arc::ptr_eq(old, new) || key(&old.front) == key(&new.front))
            })
    }

    /// The spellings of a term without their plurals.
    pub fn singular_spellings(&self, term: usize) -> impl Iterator<Item = &Spelling> {
        self.spellings.iter().filter(move |spelling| spelling.term == term && !spelling.is_plural)
    }

    /// The term that a hand-written `[[name]]` means: an id or a spelling. In a table the line before
    /// the words is written `\|`; the backslash is no part of the name.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<&TermId> {
        let name = name.strip_suffix('\\').unwrap_or(name);
        let number = self.names.get(name).or_else(|| self.names.get(&fold(name)))?;
        self.terms.get(*number)
    }

    /// The id or spelling nearest to `name`.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.names.keys().map(String::as_str))
    }
}

/// Every spelling of a term, plurals and misspellings included.
fn spellings(front: &TermFront, term: usize) -> Vec<Spelling> {
    let class = |text: &String| {
        if front.weak.contains(text) {
            Class::Weak
        } else if front.common_word.contains(text) {
            Class::CommonWord
        } else if front.case_sensitive.contains(text) {
            Class::CaseSensitive
        } else {
            Class::Ordinary
        }
    };
    let mut found = Vec::new();
    for text in front.names() {
        let class = class(text);
        let is_shared = front.shared.contains(text) || commonness::of(text) != Commonness::Sure;
        let is_loose =
            class == Class::CaseSensitive && text.chars().count() > 2 && !commonness::is_english(&text.to_lowercase());
        let own = Spelling {
            text: text.clone(),
            term,
            class,
            is_plural: false,
            is_shared,
            is_loose,
            is_proud: commonness::is_proud(text),
        };
        found.push(own.clone());
        if matches!(class, Class::Ordinary | Class::CaseSensitive) && text.ends_with(char::is_alphabetic) {
            found.push(Spelling { text: plural_of(text), is_plural: true, ..own });
        }
    }
    found.extend(front.misspellings.iter().map(|text| Spelling {
        is_shared: commonness::of(text) != Commonness::Sure,
        text: text.clone(),
        term,
        class: Class::Misspelling,
        is_plural: false,
        is_loose: false,
        is_proud: false,
    }));
    found
}

/// The plural of a spelling, its ending in lower case: `APIs`, `libraries`.
fn plural_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let plural = plural(&lower);
    match plural.strip_prefix(lower.as_str()) {
        Some(ending) => format!("{text}{ending}"),
        None => format!("{}ies", text.trim_end_matches(['y', 'Y'])),
    }
}
