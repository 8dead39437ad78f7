//! What servers answered, kept between runs in `.plainspeak/external.json`. Losing it costs time only.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::kept;

/// How long an answer counts.
const WEEK: u64 = 7 * 24 * 60 * 60;

/// An answer and when it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    /// Seconds since 1970.
    asked: u64,
    /// The status of HTTP.
    status: u16,
}

/// The answers that still count.
#[derive(Debug)]
pub(super) struct Cache {
    entries: BTreeMap<String, Entry>,
    now: u64,
}

impl Cache {
    /// Reads the answers that are not older than a week. A file that is missing or damaged counts as empty.
    pub(super) fn read(file: &Path, now: SystemTime) -> Self {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
        let text = fs::read(file).ok();
        let mut entries: BTreeMap<String, Entry> =
            text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        // An answer from the future was written under a wrong clock.
        entries.retain(|_, entry| entry.asked <= now && now - entry.asked < WEEK);
        Self { entries, now }
    }

    /// The status that an address gave.
    pub(super) fn get(&self, url: &str) -> Option<u16> {
        self.entries.get(url).map(|entry| entry.status)
    }

    /// Keeps the status that an address gave just now.
    pub(super) fn insert(&mut self, url: &str, status: u16) {
        self.entries.insert(url.to_owned(), Entry { asked: self.now, status });
    }

    /// Writes the answers; where that fails, the next run asks again.
    pub(super) fn save(&self, file: &Path) {
        if let Ok(text) = serde_json::to_vec_pretty(&self.entries) {
            kept::write(file, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::{Cache, WEEK};

    #[test]
    fn answers_count_for_a_week_and_a_damaged_file_is_empty() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("cache/external.json");
        let at = |seconds: u64| UNIX_EPOCH + Duration::from_secs(seconds);
        let mut cache = Cache::read(&file, at(1000));
        cache.insert("https://example.org/", 404);
        cache.save(&file);
        let kept = |seconds: u64| Cache::read(&file, at(seconds)).get("https://example.org/");
        assert_eq!([kept(1000), kept(999 + WEEK), kept(1000 + WEEK), kept(999)], [Some(404), Some(404), None, None]);
        std::fs::write(&file, "{ \"https").expect("written");
        assert_eq!(kept(1000), None);
    }
}
