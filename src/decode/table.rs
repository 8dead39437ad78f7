//! What the decoder knows: one table, written as JSON.
//!
//! Lists are short tuples in place of objects, since every reader of the page loads them.
//! `static/jargon.js` and `static/decode.js` name their parts where they unpack them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::versions::{self, Range};
use crate::jargon::cues::{self, Cues};
use crate::jargon::fold::fold;
use crate::jargon::looks::KNOWN;
use crate::jargon::{Class, Spelling};
use crate::model::{Role, RoleId, Site, TermId};
use crate::resolve::ResolvedSite;

/// The table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DecodeTable {
    /// The site's root as pages link it.
    pub base: String,
    /// The terms by id.
    pub terms: Vec<TermRow>,
    /// Phrases that mean something else than the words in them, folded.
    pub excludes: Vec<String>,
    /// Longer names that hold a term's and are something else, folded.
    pub longer: Vec<String>,
    /// What proves a doubtful word.
    pub cues: Cues,
    /// The roles by id; hubs come last.
    pub roles: Vec<RoleRow>,
    /// Names that are no jargon though they look like it: companies, the site's own name.
    pub known: Vec<String>,
    /// What headings and remarks of an ad say; see `phrases.rs` beside this file.
    pub needs: [&'static [&'static str]; 8],
    /// Patterns of level, pay, place and the like.
    pub facts: [(&'static str, &'static str, &'static str, bool); 13],
    /// Patterns of years, titles and kinds of texts.
    pub patterns: BTreeMap<&'static str, (&'static str, &'static str)>,
    /// Numbers in words.
    pub numbers: BTreeMap<&'static str, u32>,
    /// Words of titles that tell of no field.
    pub plain: &'static [&'static str],
    /// Nouns of jobs outside of technology.
    pub jobs: &'static [&'static str],
    /// Names that lists hold and that are no technology: languages that people speak, months, places.
    pub names: &'static [&'static str],
    /// Phrases of resumes and of ads.
    pub kinds: [&'static [&'static str]; 2],
}

/// A term.
#[derive(Debug, Clone, Serialize)]
pub struct TermRow {
    /// Its id.
    pub id: TermId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its spellings, plurals left out: the class and the text; see [`class_number`].
    pub spellings: Vec<(u8, String)>,
    /// Words that prove its ambiguous spellings, folded.
    pub context: Vec<String>,
    /// Terms above it, by number.
    pub broader: Vec<usize>,
    /// Terms that come with it, by number.
    pub implies: Vec<usize>,
    /// Terms that people take for it, by number.
    pub confused_with: Vec<usize>,
    /// Its versions: how current, from, up to, and the place in its list.
    pub versions: Vec<Range>,
    /// How many questions its entry has.
    pub asks: usize,
}

/// A role.
#[derive(Debug, Clone, Serialize)]
pub struct RoleRow {
    /// Its id.
    pub id: RoleId,
    /// Its title.
    pub title: String,
    /// Its names, folded, the title first.
    pub names: Vec<String>,
    /// The terms that speak for it, by number, each with its weight.
    pub weights: Vec<(usize, u32)>,
    /// What the weights of a clear case add up to.
    pub norm: u32,
    /// The terms without which the job cannot be done.
    pub must: Vec<usize>,
    /// The terms of each question of its interview.
    pub questions: Vec<Vec<usize>>,
    /// The terms of each of its flags: green, yellow, red.
    pub flags: [Vec<Vec<usize>>; 3],
}

/// The number of a spelling's class in the table: 8 more where other trades have it, too, 16 more where its letter
/// case does not count in pasted texts, 32 more where it is an everyday word in lower case.
#[must_use]
pub fn class_number(spelling: &Spelling) -> u8 {
    let class = match spelling.class {
        Class::Ordinary => 0,
        Class::CaseSensitive => 1,
        Class::CommonWord => 2,
        Class::Weak => 3,
        Class::Misspelling => 4,
        Class::Form => 5,
    };
    class + 8 * u8::from(spelling.is_shared) + 16 * u8::from(spelling.is_loose) + 32 * u8::from(spelling.is_proud)
}

impl DecodeTable {
    /// Gathers what the decoder needs of a site.
    #[must_use]
    pub fn build(resolved: &ResolvedSite) -> Self {
        let site = &resolved.site;
        let jargon = &resolved.jargon;
        let numbers: BTreeMap<&TermId, usize> = jargon.terms.iter().zip(0..).collect();
        let numbered = |ids: &mut dyn Iterator<Item = &TermId>| -> Vec<usize> {
            let numbers: BTreeSet<usize> = ids.filter_map(|id| numbers.get(id).copied()).collect();
            numbers.into_iter().collect()
        };
        let terms = jargon
            .terms
            .iter()
            .enumerate()
            .filter_map(|(number, id)| {
                let front = &site.terms.get(id)?.front;
                let relations = resolved.relations.get(id);
                Some(TermRow {
                    id: id.clone(),
                    name: front.term.clone(),
                    kind: front.kind.slug(),
                    spellings: jargon
                        .singular_spellings(number)
                        .map(|own| (class_number(own), own.text.clone()))
                        .collect(),
                    context: jargon.context[number].clone(),
                    broader: numbered(&mut front.broader.iter()),
                    implies: numbered(&mut front.implies.iter()),
                    confused_with: numbered(&mut relations.iter().flat_map(|all| all.confused_with.keys())),
                    versions: versions::ranges(&front.versions),
                    asks: front.ask.len(),
                })
            })
            .collect();
        let rarity = Rarity::of(site);
        let mut roles: Vec<RoleRow> =
            site.roles.iter().map(|(id, role)| role_row(id, role, &rarity, &numbers)).collect();
        roles.sort_by_key(|row| (site.roles.get(&row.id).is_some_and(|role| role.front.hub), row.id.clone()));
        Self {
            base: resolved.base.link("/"),
            terms,
            excludes: jargon.excludes.clone(),
            longer: cues::longer(),
            cues: jargon.cues.clone(),
            roles,
            known: known(site),
            needs: super::phrases::PHRASES,
            facts: super::facts::FACTS,
            patterns: super::patterns::PATTERNS.into(),
            numbers: super::patterns::NUMBERS.into(),
            plain: super::patterns::PLAIN,
            jobs: super::phrases::JOBS,
            names: super::names::NAMES,
            kinds: super::phrases::KIND_PHRASES,
        }
    }
}

/// How many roles each term belongs to: a term of all roles tells little.
struct Rarity<'a> {
    uses: BTreeMap<&'a TermId, usize>,
    roles: usize,
}

impl<'a> Rarity<'a> {
    fn of(site: &'a Site) -> Self {
        let mut uses = BTreeMap::new();
        let roles: Vec<_> = site.roles.values().filter(|role| !role.front.hub).collect();
        for role in &roles {
            for term in terms_of(role).into_keys() {
                *uses.entry(term).or_insert(0) += 1;
            }
        }
        Self { uses, roles: roles.len() }
    }

    fn weight(&self, term: &TermId, base: u32) -> u32 {
        let uses = self.uses.get(term).copied().unwrap_or(1).max(1);
        let rarity = 1.0 + (self.roles.max(1) as f64 / uses as f64).ln();
        (f64::from(base) * rarity * 10.0).round() as u32
    }
}

/// What a term counts for a role that must have it, likes to have it, or uses it.
const MUST: u32 = 6;
const NICE: u32 = 3;
const USES: u32 = 4;

/// How many of its best terms a text has to name to be a clear case of a role.
const CLEAR: usize = 9;

/// The terms of a role with what they count.
fn terms_of(role: &Role) -> BTreeMap<&TermId, u32> {
    let front = &role.front;
    let must = front.must_have.iter().flat_map(|skill| &skill.terms).map(|term| (term, MUST));
    let nice = front.nice_to_have.iter().flat_map(|skill| &skill.terms).map(|term| (term, NICE));
    let uses = front.uses.iter().map(|term| (term, USES));
    let mut terms = BTreeMap::new();
    for (term, base) in must.chain(nice).chain(uses) {
        let known = terms.entry(term).or_insert(base);
        *known = base.max(*known);
    }
    terms
}

fn role_row(id: &RoleId, role: &Role, rarity: &Rarity<'_>, numbers: &BTreeMap<&TermId, usize>) -> RoleRow {
    let front = &role.front;
    let weights: Vec<(usize, u32)> = terms_of(role)
        .into_iter()
        .filter_map(|(term, base)| Some((*numbers.get(term)?, rarity.weight(term, base))))
        .collect();
    let mut best: Vec<u32> = weights.iter().map(|(_, weight)| *weight).collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let norm = best.iter().take(CLEAR).sum::<u32>().max(1);
    let must: BTreeSet<usize> =
        front.must_have.iter().flat_map(|skill| &skill.terms).filter_map(|term| numbers.get(term).copied()).collect();
    let list =
        |terms: &[TermId]| -> Vec<usize> { terms.iter().filter_map(|term| numbers.get(term).copied()).collect() };
    let flags = [&front.flags.green, &front.flags.yellow, &front.flags.red];
    RoleRow {
        id: id.clone(),
        title: front.title.clone(),
        names: std::iter::once(&front.title).chain(&front.also_called).map(|name| fold(name)).collect(),
        weights,
        norm,
        must: must.into_iter().collect(),
        questions: front.interview.iter().map(|question| list(&question.terms)).collect(),
        flags: flags.map(|flags| flags.iter().map(|flag| list(&flag.terms)).collect()),
    }
}

fn known(site: &Site) -> Vec<String> {
    let companies = site.roles.values().flat_map(|role| role.front.examples.iter().map(|example| &example.company));
    let words = companies.chain([&site.config.title]).flat_map(|name| name.split(' ')).map(ToOwned::to_owned);
    let all: BTreeSet<String> = words.chain(KNOWN.map(ToOwned::to_owned)).collect();
    all.into_iter().filter(|word| crate::jargon::looks::is_jargon(word)).collect()
}
