//! The facts of a term at a glance: what it costs, how old it is, where it is heading, which versions count.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::front::Date;

/// What something costs to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum License {
    /// Free, under a license that the Open Source Initiative approves.
    OpenSource,
    /// The code can be read; its use is limited.
    SourceAvailable,
    /// Paid.
    Commercial,
    /// A free part and a paid one.
    FreeAndPaid,
    /// A standard that anyone may implement.
    OpenStandard,
}

impl License {
    /// The license as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OpenSource => "Open source",
            Self::SourceAvailable => "Source available",
            Self::Commercial => "Commercial",
            Self::FreeAndPaid => "Free and paid",
            Self::OpenStandard => "Open standard",
        }
    }

    /// The license as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::OpenSource => "open-source",
            Self::SourceAvailable => "source-available",
            Self::Commercial => "commercial",
            Self::FreeAndPaid => "free-and-paid",
            Self::OpenStandard => "open-standard",
        }
    }
}

/// The first public release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Since {
    /// A year.
    Year(#[schemars(range(min = 1900, max = 2100))] i16),
    /// A month of a year.
    Month(YearMonth),
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearMonth {
    /// The year.
    #[schemars(range(min = 1900, max = 2100))]
    pub year: i16,
    /// The month, from 1 to 12.
    #[schemars(range(min = 1, max = 12))]
    pub month: i8,
}

impl Since {
    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Month(at) => at.year,
        }
    }

    /// The month, from 1 to 12, where it is known.
    #[must_use]
    pub const fn month(self) -> Option<i8> {
        match self {
            Self::Year(_) => None,
            Self::Month(at) => Some(at.month),
        }
    }
}

/// Whether something is on the way up or out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Where it is heading.
    pub trend: Trend,
    /// Why one says so.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
    /// The day for which that is true.
    pub as_of: Option<Date>,
}

/// Where something is heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// More and more teams choose it.
    Rising,
    /// It is there to stay.
    Established,
    /// It runs, and new work chooses something else.
    Fading,
    /// Nobody looks after it any more.
    Retired,
}

impl Trend {
    /// The trend as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rising => "Rising",
            Self::Established => "Established",
            Self::Fading => "Fading",
            Self::Retired => "Retired",
        }
    }

    /// The trend as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Established => "established",
            Self::Fading => "fading",
            Self::Retired => "retired",
        }
    }
}

/// How current a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VersionStatus {
    /// What new work uses.
    Modern,
    /// What much running software uses.
    Common,
    /// What should have been left behind.
    Legacy,
}

impl VersionStatus {
    /// The status as a label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Modern => "Modern",
            Self::Common => "Common",
            Self::Legacy => "Legacy",
        }
    }

    /// The status as authors write it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Modern => "modern",
            Self::Common => "common",
            Self::Legacy => "legacy",
        }
    }
}

/// A range of versions and what it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The versions, in quotes: "3.10 and newer".
    #[schemars(length(min = 1))]
    pub range: String,
    /// How current they are.
    pub status: VersionStatus,
    /// What they tell about a project or a candidate.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
    /// The day on which fixes end.
    pub supported_until: Option<Date>,
}
