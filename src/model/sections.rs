//! The sections that the pages of terms and roles are made of: ids, titles and order, said once.
//!
//! Headings of authors keep away from these ids, views say which of the sections a page has, templates and tables of
//! contents show what the views say. Invariant: a section has the same id and title everywhere.

/// A section of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What the row of jumps at the top of a phone calls it; none where it is not among them.
    pub jump: Option<&'static str>,
}

const fn section(id: &'static str, title: &'static str) -> Section {
    Section { id, title, jump: None }
}

const fn jump(id: &'static str, title: &'static str, jump: &'static str) -> Section {
    Section { id, title, jump: Some(jump) }
}

/// The sections of a term, in the order of the page.
pub mod term {
    use super::{Section, jump, section};

    /// One paragraph of what it is.
    pub const MEANING: Section = jump("meaning", "What it is", "Meaning");
    /// Questions, and the words that one hears.
    pub const ASK: Section = jump("what-to-ask", "What to ask", "Ask");
    /// A line of a job ad, decoded.
    pub const AD: Section = jump("in-a-job-ad", "In a job ad", "Job ad");
    /// A line of a resume, decoded, and the signs to look for.
    pub const RESUME: Section = jump("on-a-resume", "On a resume", "Resume");
    /// What people take for it.
    pub const NOT_THE_SAME: Section = jump("not-the-same", "Not the same as", "Not the same");
    /// The rest of the text.
    pub const MORE: Section = section("more", "More about it");
    /// Versions and what they tell.
    pub const VERSIONS: Section = section("versions", "Versions");
    /// Certificates and what they prove.
    pub const CERTIFICATES: Section = section("certificates", "Certificates");
    /// The words around it.
    pub const RELATED: Section = section("related-words", "Related words");
    /// Pages that mention it.
    pub const MENTIONED: Section = super::MENTIONED;
    /// Where the facts come from.
    pub const SOURCES: Section = super::SOURCES;

    /// All of them.
    pub const ALL: [Section; 11] =
        [MEANING, ASK, AD, RESUME, NOT_THE_SAME, MORE, VERSIONS, CERTIFICATES, RELATED, MENTIONED, SOURCES];
}

/// The sections of a role, in the order of the page.
pub mod role {
    use super::{Section, jump, section};

    /// The questions that lead from a hub to a job.
    pub const CHOOSER: Section = jump("chooser", "Which one do you need?", "Which one");
    /// The jobs that a hub gathers.
    pub const ARCHETYPES: Section = section("archetypes", "The jobs behind the title");
    /// Questions for the call.
    pub const ASK: Section = jump("what-to-ask", "What to ask", "Ask");
    /// Skills.
    pub const LOOK_FOR: Section = jump("look-for", "What to look for", "Must-haves");
    /// The signs to look for.
    pub const RESUME: Section = jump("on-a-resume", "On a resume", "Resume");
    /// Other jobs that are taken for it.
    pub const TELL_APART: Section = section("tell-apart", "Not the same as");
    /// The same work with other tools.
    pub const STACKS: Section = section("stacks", "Stacks");
    /// Pay.
    pub const PAY: Section = jump("what-it-pays", "What it pays", "Pay");
    /// What companies do wrong.
    pub const MISTAKES: Section = section("mistakes", "Common hiring mistakes");
    /// Questions for the hiring manager.
    pub const INTAKE: Section = section("intake", "Ask the hiring manager");
    /// A search string to copy.
    pub const SEARCH: Section = section("search-string", "Search string");
    /// What to settle early.
    pub const LOGISTICS: Section = section("logistics", "Settle early");
    /// What the job is, at length.
    pub const WORK: Section = section("what-they-do", "What they do");
    /// Terms whose version matters.
    pub const VERSIONS: Section = section("versions", "Versions that matter");
    /// Steps from junior to senior.
    pub const LEADS: Section = section("where-it-leads", "Levels, and where the role leads");
    /// Pages that mention it.
    pub const MENTIONED: Section = super::MENTIONED;
    /// Where the facts come from.
    pub const SOURCES: Section = super::SOURCES;

    /// All of them.
    pub const ALL: [Section; 17] = [
        CHOOSER, ARCHETYPES, ASK, LOOK_FOR, RESUME, TELL_APART, STACKS, PAY, MISTAKES, INTAKE, SEARCH, LOGISTICS, WORK,
        VERSIONS, LEADS, MENTIONED, SOURCES,
    ];
}

/// Pages that mention this one; on pages of every kind.
pub const MENTIONED: Section = section("mentioned-in", "Mentioned in");

/// Where the facts come from.
const SOURCES: Section = section("sources", "Sources");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_sections_of_a_page_share_an_id() {
        for all in [&super::term::ALL[..], &super::role::ALL[..]] {
            let ids: BTreeSet<&str> = all.iter().map(|section| section.id).collect();
            assert_eq!(ids.len(), all.len());
        }
    }
}
