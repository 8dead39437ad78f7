//! Words that look like jargon without being in any table: acronyms and names with capitals inside.

/// Acronyms that every reader knows, marks of texts and names that are no tools.
pub const KNOWN: [&str; 68] = [
    "AD", "AG", "AM", "AND", "BA", "BC", "BS", "BSc", "BV", "CEO", "CET", "CFO", "CHF", "CTO", "CV", "DACH", "DC",
    "DE", "DIY", "DNA", "EMEA", "ET", "EU", "EUR", "FAQ", "FR", "GBP", "GmbH", "HQ", "HR", "ID", "IE", "IT", "KG",
    "LinkedIn", "LLC", "LLP", "LTD", "MA", "MBA", "MS", "MSc", "NGO", "NL", "NOT", "NYC", "OK", "OR", "PC", "PDF",
    "PLN", "PM", "PTO", "PhD", "SA", "SE", "SL", "SRL", "TV", "UG", "UK", "US", "USA", "USD", "VIP", "VP", "WE",
    "YouTube",
];

/// Whether a character belongs to a word that may be jargon.
#[must_use]
pub const fn is_word_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '#')
}

/// Whether a word looks like jargon: two capitals or more in a row, or a capital inside.
#[must_use]
pub fn is_jargon(word: &str) -> bool {
    let letters: Vec<char> = word.trim_end_matches('s').chars().collect();
    let all_capitals = letters.len() >= 2
        && letters.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && letters.iter().filter(|c| c.is_ascii_uppercase()).count() >= 2;
    let capitals = letters.iter().filter(|c| c.is_ascii_uppercase()).count();
    let inner = letters.iter().skip(1).any(char::is_ascii_uppercase);
    let camel = letters.len() >= 4 && inner && letters.iter().any(char::is_ascii_lowercase) && capitals >= 1;
    all_capitals || camel
}

#[cfg(test)]
mod tests {
    use super::is_jargon;

    #[test]
    fn acronyms_and_camel_case_look_like_jargon() {
        let jargon = ["ETL", "APIs", "GraphQL", "K8S", "MLOps"];
        assert!(jargon.iter().all(|word| is_jargon(word)));
        let plain = ["A", "The", "Python", "2020", "I"];
        assert!(!plain.iter().any(|word| is_jargon(word)));
    }
}
