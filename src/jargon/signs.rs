//! What tells that a text is about technology, beyond the guide's own terms (JARGON-RULES, R14 to R17): data of the table.

/// Words of the field that other fields do not have; three words at most.
pub(super) const SIGNS: [&str; 66] = [
    "software engineer", "software engineers", "software developer", "software developers", "software engineering",
    "software development", "software architecture", "software architect", "software testing", "software delivery",
    "programmer", "programmers", "programming", "programming language", "programming languages", "codebase", "source code",
    "backend", "frontend", "full stack", "fullstack", "web application", "web applications", "web app", "web developer",
    "web developers", "web development", "mobile apps", "relational database", "relational databases", "data engineer",
    "data engineers", "data scientist", "data scientists", "data engineering", "data science", "data pipelines", "data pipeline",
    "machine learning", "microservice", "microservices", "devops", "cloud infrastructure", "cloud native", "cybersecurity",
    "information security", "computer science", "distributed systems", "distributed system", "deep learning", "neural networks",
    "language models", "refactoring", "refactor", "command line", "code review", "code reviews", "debugging", "debug", "compiler",
    "deploy to production", "repository", "repositories", "codebases", "database", "databases",
];

/// Nouns of technical jobs.
pub(super) const NOUNS: [&str; 26] = [
    "developer", "developers", "engineer", "engineers", "programmer", "programmers", "administrator", "architect",
    "architects", "analyst", "analysts", "scientist", "scientists", "tester", "testers", "designer", "admin", "dev",
    "devs", "consultant", "specialist", "lead", "engineering", "expert", "coder", "development",
];

/// What makes a technical job of such a noun: one or two words of three before it.
pub(super) const FIELDS: [&str; 64] = [
    "software", "web", "backend", "back end", "frontend", "front end", "full stack", "fullstack", "data", "cloud", "devops",
    "devsecops", "machine learning", "ml", "ai", "mlops", "test automation", "automation test", "qa automation", "ios", "android",
    "embedded", "firmware", "site reliability", "cyber", "cybersecurity", "it security", "information security", "network",
    "database", "salesforce", "sap", "servicenow", "python", "java", "javascript", "typescript", ".net", "dotnet", "php",
    "ruby", "rails", "golang", "react", "angular", "vue", "node", "node.js", "scala", "kotlin", "c++", "c#", "etl", "sql",
    "hadoop", "computer vision", "deep learning", "nlp", "it", "solutions", "ui", "ux", "game", "soc",
];

/// Names of technical jobs that are one word.
pub(super) const TITLES: [&str; 9] =
    ["devops", "sdet", "mlops", "devsecops", "programmer", "developers", "webmaster", "dba", "sre"];

/// Cues that prove a word even where the text around it is not known to be technical.
pub(super) const STRONG: [&str; 36] = [
    "written in", "coded in", "code in", "coding in", "programmed in", "programming in", "program in", "rewritten in",
    "rewrite in", "ported to", "implemented in", "written using", "developed in", "languages such as", "languages like",
    "frameworks such as", "developer", "developers", "programmer", "programmers", "programming", "codebase", "codebases",
    "microservice", "microservices", "backend", "frontend", "compiler", "runtime", "sdk", "scripting", "repository",
    "repositories", "plugin", "syntax", "tutorial",
];

/// Words that go on behind the word with which a bullet begins: "R for statistics", "React with hooks".
pub(super) const STARTS: [&str; 20] = [
    "and", "or", "with", "for", "experience", "skill", "skills", "knowledge", "expertise", "expert", "advanced", "basic", "basics",
    "senior", "junior", "intermediate", "years", "proficiency", "programming", "certification",
];

/// Longer names that hold a short one and are something else (R17), where the guide has no entry for them.
pub(super) const LONGER: [&str; 44] = [
    "react native", "go to market", "go-getter", "go live", "java script", "node red", "swift ui", "objective c", "series a",
    "series b", "series c", "c level", "c suite", "vitamin c", "r&d", "r & d", "power apps", "google analytics", "google ads",
    "amazon prime", "apple pay", "rest day", "rest days", "rest of", "black box", "black friday", "in the spring",
    "spark plug", "spark plugs", "flask of", "excel at", "excel in", "excels at", "react to", "reacts to", "express delivery",
    "express yourself", "swift response", "swift payment", "swift payments", "rust belt", "rest assured that", "taylor swift",
    "quality assurance in food",
];
