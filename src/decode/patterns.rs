//! Patterns by which the decoder reads years, titles and kinds of texts, in the syntax of JavaScript. Data of the table.

/// Each pattern with its name, its source and its flags.
pub(super) const PATTERNS: [(&str, (&str, &str)); 9] = [
    // The first line of a mail.
    ("greeting", (r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo)\b[^.:]{0,40}[,!]?\s*$", "i")),
    // The last lines of a mail.
    (
        "regards",
        (
            r"^\s*(?:(?:many |kind |best |warm )?(?:thanks|regards|wishes)|thank you|best|cheers|yours)\b[^.:]{0,30}$",
            "i",
        ),
    ),
    // Who speaks in a line of a chat.
    (
        "speaker",
        (
            r"^\s*(?:\[?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:\s?[ap]m)?\]?,?\s*)?<?(\p{Lu}[\p{L}.]{1,15}(?: \p{Lu}[\p{L}.]{0,15})?)>?:\s",
            "u",
        ),
    ),
    // The name of a firm.
    (
        "firm",
        (
            r"(?<![A-Za-z0-9.])([A-Za-z0-9.]{1,40})\s{1,3}(?:GmbH|Inc|LLC|Ltd|Limited|AG|PLC|plc|Corp|BV|SA|SAS|SE)\b",
            "g",
        ),
    ),
    // Years of experience: how they are limited, from, to, and whether more are welcome.
    (
        "years",
        (
            r"(?<![\p{L}\p{N}.,€$£-])(?:(at least|minimum(?: of)?|min\.?|over|more than|up to|>=?|≥)\s*)?([0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)(?:\s*\([0-9]+\))?(?:\s*(?:-|–|—|to|or)\s*([0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty))?\s*(\+|plus|or more)?[\s-]*(?:or more )?(?:years?|yrs?)(?![\p{L}])(?:\.(?=\s*(?:of|in|exp|with|[),])))?['’]?(\s*(?:\+|or more|plus\b|minimum))?",
            "giu",
        ),
    ),
    // What goes on behind years that are asked for.
    (
        "asked",
        (
            r"^\s*(?:$|[).,;:|–—-]|of\b|in\b|with\b|as\b|experience|exp\b|(?:[\p{L}-]+\s){0,4}experience|working|hands|work\b|using|building|professional)",
            "iu",
        ),
    ),
    // What stands before years that are not.
    ("past", (r"(?:past|last|next|every|first|each|these|for|within|after|in the|of our)\s+$", "i")),
    // What stands behind years that are not.
    ("ago", (r"^\s*(?:(?:of )?(?:history|growth|success|age)|ago|old|in business|in a row|contract|warranty)", "")),
    // What a text says before the name of the job.
    (
        "called",
        (
            r"(?:looking for|hiring|seeking|searching for|recruiting|join (?:us|our team) as|position(?: of)?:?|role(?: of)?:?|title:|vacancy:?|work as|role as)\s+((?:\p{Lu}|an?\s|the\s|our next|[0-9])[^.,;:!?\n]{3,70})",
            "gu",
        ),
    ),
];

/// Numbers in words.
pub(super) const NUMBERS: [(&str, u32); 14] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
];

/// Words of titles that tell of no field.
pub(super) const PLAIN: &[&str] = &[
    "software",
    "senior",
    "sr",
    "junior",
    "jr",
    "lead",
    "principal",
    "staff",
    "mid",
    "level",
    "systems",
    "system",
    "application",
    "applications",
    "it",
    "tech",
    "technical",
    "an",
    "a",
    "the",
    "our",
    "ii",
    "iii",
    "experienced",
    "talented",
    "next",
    "new",
    "head",
    "for",
    "to",
    "and",
    "in",
    "remote",
    "job",
    "title",
    "role",
    "position",
    "all",
    "genders",
    "m",
    "f",
    "d",
    "w",
    "x",
    "contract",
];
