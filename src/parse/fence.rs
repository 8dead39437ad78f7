//! What stands behind the fence of a code block: its language and the lines that it marks.

/// What stands behind the fence: `rust {1,3-4}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fence {
    /// The language as written.
    pub language: String,
    /// Ranges of lines to mark, both ends included, from 1.
    marked: Vec<(usize, usize)>,
    /// Marks that are none.
    unread: Vec<String>,
}

impl Fence {
    /// Reads an info string.
    #[must_use]
    pub fn parse(info: &str) -> Self {
        let (words, braces) = match info.split_once('{') {
            Some((words, rest)) => (words, rest.split('}').next().unwrap_or_default()),
            None => (info, ""),
        };
        let language = words.split([',', ' ']).next().unwrap_or_default().trim().to_owned();
        let mut fence = Self { language, ..Self::default() };
        for part in braces.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            match (first.trim().parse(), last.trim().parse()) {
                (Ok(first), Ok(last)) => fence.marked.push((first, last)),
                _ => fence.unread.push(part.to_owned()),
            }
        }
        fence
    }

    /// Whether a line, from 1, is marked.
    #[must_use]
    pub fn is_marked(&self, line: usize) -> bool {
        self.marked.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }

    /// What is wrong with the marks of a block of so many lines.
    #[must_use]
    pub fn mistake(&self, lines: usize) -> Option<String> {
        if let Some(part) = self.unread.first() {
            return Some(format!("`{part}` marks no line"));
        }
        self.marked.iter().find_map(|(first, last)| {
            if first > last {
                Some(format!("the mark `{first}-{last}` ends before it starts"))
            } else if *first == 0 || *last > lines {
                let lines = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
                Some(format!("the mark `{}` is out of range: the block has {lines}", shown(*first, *last)))
            } else {
                None
            }
        })
    }
}

fn shown(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

#[cfg(test)]
mod tests {
    use super::Fence;

    #[test]
    fn a_fence_names_a_language_and_lines() {
        let fence = Fence::parse("rust {1,3-4}");
        assert_eq!(fence.language, "rust");
        let marked: Vec<_> = (1..=5).filter(|line| fence.is_marked(*line)).collect();
        assert_eq!(marked, [1, 3, 4]);
        assert_eq!(Fence::parse(""), Fence::default());
        assert_eq!(fence.mistake(4), None);
        assert_eq!(fence.mistake(3).as_deref(), Some("the mark `3-4` is out of range: the block has 3 lines"));
        assert_eq!(Fence::parse("js {4-2}").mistake(9).as_deref(), Some("the mark `4-2` ends before it starts"));
        assert_eq!(Fence::parse("js {x}").mistake(9).as_deref(), Some("`x` marks no line"));
    }
}
