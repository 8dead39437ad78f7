//! What a job pays, by country, with the year and the source of every figure.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::front::{Date, Url};

/// What a job pays, one entry a country.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Salaries(pub Vec<Salary>);

impl<'de> Deserialize<'de> for Salaries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum OneOrMany {
            One(Box<Salary>),
            Many(Vec<Salary>),
        }
        Ok(Self(match OneOrMany::deserialize(deserializer)? {
            OneOrMany::One(salary) => vec![*salary],
            OneOrMany::Many(salaries) => salaries,
        }))
    }
}

impl JsonSchema for Salaries {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Salaries".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let salary = generator.subschema_for::<Salary>();
        json_schema!({ "anyOf": [salary, { "type": "array", "items": salary, "minItems": 1 }] })
    }
}

impl std::ops::Deref for Salaries {
    type Target = [Salary];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Whether figures are base pay or all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PayBase {
    /// Base pay alone.
    Base,
    /// Base pay, bonus and shares.
    Total,
}

impl PayBase {
    /// The base in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Base => "base pay",
            Self::Total => "total pay",
        }
    }
}

/// What a job pays. Amounts are whole units of the currency a year, before tax.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Salary {
    /// The currency's three letters: USD.
    #[schemars(length(min = 1))]
    pub currency: String,
    /// When the figures were true: a year, a month or a day, in quotes.
    pub as_of: Period,
    /// Who published them.
    #[schemars(length(min = 1))]
    pub source: String,
    /// The page on which the figures stand.
    pub url: Option<Url>,
    /// The country or place for which they hold.
    #[schemars(length(min = 1))]
    pub place: Option<String>,
    /// Whether they are base pay or all of it.
    pub base: Option<PayBase>,
    /// The level for which they hold: all levels, if nothing is said.
    #[schemars(length(min = 1))]
    pub level: Option<String>,
    /// Half of the people earn more.
    pub median: Option<f64>,
    /// The lower end of the middle half: the 25th percentile.
    pub low: Option<f64>,
    /// The upper end of the middle half: the 75th percentile.
    pub high: Option<f64>,
    /// The average base salary.
    pub average: Option<f64>,
    /// The average with bonuses.
    pub total: Option<f64>,
    /// By years of experience.
    #[serde(default)]
    pub by_experience: Vec<ByExperience>,
    /// By place.
    #[serde(default)]
    pub by_location: Vec<ByLocation>,
    /// By specialty.
    #[serde(default)]
    pub by_specialty: Vec<BySpecialty>,
    /// The average for one hour.
    pub hourly: Option<f64>,
    /// What a reader has to know about the figures.
    #[schemars(length(min = 1))]
    pub note: Option<String>,
}

/// A salary range for years of experience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByExperience {
    /// From this many years on.
    pub min_years: u32,
    /// Up to this many years; left out for the last step.
    pub max_years: Option<u32>,
    /// The lower end.
    pub low: f64,
    /// The upper end; the same as the lower one for a single figure.
    pub high: Option<f64>,
}

/// A salary at a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByLocation {
    /// The place.
    #[schemars(length(min = 1))]
    pub place: String,
    /// The salary there.
    pub amount: f64,
    /// Its difference from the average, in percent.
    pub vs_average_pct: Option<f64>,
}

/// A salary range for a specialty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BySpecialty {
    /// The specialty.
    #[schemars(length(min = 1))]
    pub specialty: String,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: Option<f64>,
}

/// A year, a month or a day: `2024`, `2024-06`, `2024-06-30`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Period(pub String);

impl Period {
    /// Whether `text` is a year, a month or a day.
    #[must_use]
    pub fn is_valid(text: &str) -> bool {
        let padded = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        Date::parse(&padded).is_some()
    }
}

impl JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"], "x-format": "period" })
    }
}
