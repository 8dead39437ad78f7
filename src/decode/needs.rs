//! What an ad asks for: must-have or nice-to-have, by its own headings and remarks.

use std::ops::Range;

use crate::jargon::fold::fold;

/// How much an ad wants something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Without it, no.
    Must,
    /// It helps.
    Nice,
    /// The ad does not say.
    Open,
}

impl Need {
    /// The need in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Nice => "nice",
            Self::Open => "open",
        }
    }
}

/// What headings say: must-have, nice-to-have, neither; then remarks inside a line: must-have,
/// nice-to-have. Folded.
pub(super) const PHRASES: [&[&str]; 5] = [
    &[
        "requirement",
        "must have",
        "must haves",
        "what you bring",
        "what we expect",
        "what we look for",
        "what we are looking for",
        "what we're looking for",
        "you have",
        "you bring",
        "qualification",
        "required",
        "essential",
        "your profile",
        "skills",
        "your skills",
        "who you are",
        "about you",
        "what you need",
        "you will need",
        "what you'll need",
        "minimum",
        "tech stack",
        "our stack",
        "your background",
        "experience",
    ],
    &[
        "nice to have",
        "nice to haves",
        "bonus",
        "preferred",
        "desirable",
        "good to have",
        "plus points",
        "a plus",
        "pluses",
        "extra points",
        "optional",
        "would be nice",
        "ideally",
        "advantage",
        "great if you",
        "beneficial",
    ],
    &[
        "responsibilities",
        "what you'll do",
        "what you will do",
        "your tasks",
        "your role",
        "your mission",
        "the role",
        "the job",
        "about us",
        "who we are",
        "what we offer",
        "we offer",
        "benefits",
        "perks",
        "our offer",
        "why us",
        "how to apply",
        "the team",
        "our team",
        "about the company",
        "process",
        "you will",
    ],
    &["must have", "is a must", "are a must", "required", "mandatory", "essential"],
    &[
        "nice to have",
        "a plus",
        "a bonus",
        "is an advantage",
        "an advantage",
        "would be nice",
        "not required",
        "is optional",
        "ideally",
        "bonus points",
        "desirable",
        "preferred",
        "good to have",
    ],
];

/// The longest heading, in characters and in words.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 8;

/// The need that each line of a text states, with the line's range.
pub(super) fn lines(text: &str) -> Vec<(Range<usize>, Need)> {
    let mut lines = Vec::new();
    let mut under = Need::Open;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at += line.len();
        let folded = fold(line);
        if let Some(need) = heading(line, &folded) {
            under = need;
        }
        let need = if says(&folded, PHRASES[4]) {
            Need::Nice
        } else if says(&folded, PHRASES[3]) {
            Need::Must
        } else {
            under
        };
        lines.push((range, need));
    }
    lines
}

/// The need that a heading states for what stands under it; none where a line is no heading.
fn heading(line: &str, folded: &str) -> Option<Need> {
    let shown = line.trim();
    let starts = shown.chars().next()?;
    let bullet = matches!(starts, '-' | '*' | '•' | '·' | '–' | '—');
    let words = folded.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count();
    let ends = shown.ends_with(['.', ',', ';', '!']);
    if bullet || ends || words > MOST_WORDS || shown.chars().count() > LONGEST {
        return None;
    }
    // What a heading says last counts: "Nice to have" beats "have".
    if says(folded, PHRASES[1]) {
        Some(Need::Nice)
    } else if says(folded, PHRASES[2]) {
        Some(Need::Open)
    } else if says(folded, PHRASES[0]) {
        Some(Need::Must)
    } else {
        shown.ends_with(':').then_some(Need::Open)
    }
}

/// Whether a folded text holds one of the phrases as whole words; a plural `s` is allowed.
pub(super) fn says(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        folded.match_indices(phrase).any(|(at, _)| {
            let tail = &folded[at + phrase.len()..];
            let tail = tail.strip_prefix('s').unwrap_or(tail);
            !folded[..at].ends_with(char::is_alphanumeric) && !tail.starts_with(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Need, lines};

    #[test]
    fn headings_and_remarks_say_what_an_ad_wants() {
        let text = "What you'll do\n- Write Go\nRequirements:\n- Python\n- Docker is a plus\nNice to have\n- Rust\n- SQL is a must\nBenefits\n- Fruit\n";
        let needs: Vec<_> = lines(text).into_iter().map(|(_, need)| need).collect();
        use Need::{Must, Nice, Open};
        assert_eq!(needs, [Open, Open, Must, Must, Nice, Nice, Nice, Must, Open, Open]);
    }
}
