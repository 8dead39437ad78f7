//! What an ad says of the job besides its terms: patterns of level, pay, place and the like. Data of the table.

/// Each kind with its pattern, in the syntax of JavaScript, its flags, and whether it stands in the title only; the
/// first group is what is shown, where there is one.
pub(super) const FACTS: [(&str, &str, &str, bool); 13] = [
    ("level", LEVEL, "giu", true),
    (
        "level",
        r"(?<=(?:engineer|developer|analyst|scientist|administrator|architect|designer)\s)(I{1,3}|IV)\b",
        "giu",
        true,
    ),
    ("pay", PAY, "giu", false),
    ("pay", PAY_BEHIND, "giu", false),
    (
        "clearance",
        r"(?:(?:active|current|valid|eligible for|an?)\s+)?((?:TS/SCI|TS|SC|DV|NV1|NV2|Q|top secret|secret|security|public trust|baseline)(?:\s+(?:or|and|/)\s+DV)?\s+clearance|TS/SCI)(?![\p{L}])",
        "giu",
        false,
    ),
    ("language", LANGUAGE_BEHIND, "gu", false),
    ("language", LANGUAGE, "gu", false),
    (
        "degree",
        r"(?<![\p{L}])((?:bachelor|master)(?:['’]?s(?:\s+degree)?|\s+degree|\s+of\s+\p{L}+)|ph\.?d\.?|doctorate|B\.?Sc\.?|M\.?Sc\.?|B\.?Tech|(?:university|college|academic)\s+degree|degree(?=\s+in\s))(?![\p{L}])",
        "giu",
        false,
    ),
    (
        "remote",
        r"(?<![\p{L}-])((?:fully |100\s?% |no |not )?remote(?:[- ]first| only)?|(?:no )?hybrid|on[- ]?site|in[- ]office|home[- ]office|work(?:ing)? from home)(?!\s(?:teams?|procedure|sensing|access|control|cloud|servers?|mode|desktop|app|apps|search|retrieval|approach|model)\b)(?![\p{L}])",
        "giu",
        false,
    ),
    (
        "place",
        r"^[\s*#•-]*(?:job )?(?:locations?|place|where|office|based in)\s*:[\s*]*((?!remote|hybrid|on[- ]?site)[^\s,;(|/][^,;(|/\n]{1,40}?)(?=\s*(?:$|[,;(|/\n]))",
        "giu",
        false,
    ),
    (
        "place",
        r"(?<=(?:based|located|on[- ]site|onsite|office|hybrid|position|job|role) in\s)((?:\p{Lu}[\p{L}.'’-]+)(?:\s\p{Lu}[\p{L}.'’-]+){0,2})",
        "gu",
        false,
    ),
    (
        "contract",
        r"(?<![\p{L}-])((?:full|part)[- ]time|permanent(?=\s+(?:role|position|contract|job|employment)|\s*[,|•·/)]|\s*$)|fixed[- ]term|freelance|internship|temporary(?=\s+(?:role|position|contract))|working student|W-?2|C2C|corp[- ]to[- ]corp)(?![\p{L}])",
        "giu",
        false,
    ),
    (
        "contract",
        r"^[\s*•-]*(?:(?:job |employment |contract )?type\s*:\s*)?(contract(?:or)?)(?=\s*(?::|[,|•·/)(–-]|$)|\s+(?:role|position|to hire)\b)",
        "giu",
        false,
    ),
];

/// Levels, as titles have them.
const LEVEL: &str = r"(?<![\p{L}-])((?:entry|mid|senior)[- ]level|junior|jr\.?|mid(?=\s)|senior|sr\.?|staff(?=\s)|principal|lead(?=\s)|head of|director|vp|intern|working student|graduate|trainee)(?![\p{L}])";

/// Pay with the sign of its money before it: what other sums are has neither a range nor a time.
const PAY: &str = r"((?:US|C|A|CA|AU)?[€£$₹]\s?[0-9][0-9.,’' ]*[0-9]?\s?k?(?:\s?(?:-|–|—|to|and)\s?(?:US|C|A|CA|AU)?[€£$₹]?\s?[0-9][0-9.,’']*\s?k?(?![\p{L}%])(?:\s?(?:(?:per|an?|/)\s?(?:year|yr|annum|month|day|hour|hr|h)(?![\p{L}])|p\.?a\.?(?![\p{L}])))?|\s?(?:(?:per|an?|/)\s?(?:year|yr|annum|month|day|hour|hr|h)(?![\p{L}])|p\.?a\.?(?![\p{L}]))))(?!\s?(?:m|bn|million|billion)\b)";

/// Pay with its money behind it.
const PAY_BEHIND: &str = r"(?<![\p{L}0-9])((?:(?:EUR|USD|GBP|CHF|PLN|INR|CAD|AUD)\s?)?[0-9][0-9.,’']*\s?k?\s?[€£$]?\s?(?:-|–|—|to)\s?[0-9][0-9.,’']*\s?k?\s?(?:€|£|zł|EUR|USD|GBP|CHF|PLN|INR|CAD|AUD|LPA|lakhs?)(?:\s?(?:gross|net))?(?:\s?(?:per|an?|/)\s?(?:year|annum|month|day|hour))?|(?:EUR|USD|GBP|CHF|PLN)\s?[0-9][0-9.,’']*\s?k?\s?(?:-|–|—|to)\s?[0-9][0-9.,’']*\s?k?)(?![\p{L}0-9])";

/// Languages that people speak, behind a word of how well.
const LANGUAGE: &str = r"(?<=(?:[Ff]luen(?:t|cy)|[Nn]ative|[Pp]roficien(?:t|cy)|[Gg]ood|[Ss]trong|[Ee]xcellent|[Ss]peak(?:s|ing)?|[Ss]poken|[Ww]ritten|[Bb]usiness|[Cc]onversational|[Ll]anguages?:?|[Bb]ilingual)(?: command| level| skills| knowledge)?(?:\s(?:in|of|spoken|written|both|and))*\s(?:(?:\p{Lu}\p{Ll}+)(?:\s?\([ABC][12]\))?(?:,|,?\sand|,?\sor|\s?/)\s(?:\p{Ll}+\s)?)?)(English|German|French|Spanish|Dutch|Polish|Italian|Portuguese|Swedish|Danish|Norwegian|Finnish|Czech|Mandarin|Chinese|Japanese|Korean|Arabic|Hindi|Hebrew|Turkish|Ukrainian|Romanian|Hungarian|Greek)(?![\p{L}])";

/// Languages with how well behind them.
const LANGUAGE_BEHIND: &str = r"(?<![\p{L}])(English|German|French|Spanish|Dutch|Polish|Italian|Portuguese|Swedish|Danish|Norwegian|Finnish|Czech|Mandarin|Chinese|Japanese|Korean|Arabic|Hindi|Hebrew|Turkish|Ukrainian|Romanian|Hungarian|Greek)(?=\s?(?:\(?(?:at least |min\.? |level )?[ABC][12]|language skills|skills|\((?:fluent|native|business)|:?\s?(?:fluent|native)|\s?(?:is|are) (?:a must|required|essential|mandatory)))";
