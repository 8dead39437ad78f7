//! `plainspeak schema`: JSON Schemas of front matter and `site.yaml`, for editors that complete.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::{CONTENT_ERRORS, report};
use crate::kept;
use crate::model::{
    ArticleFront, AuthorFront, CheatSheetFront, Kind, PageFront, QuestionBankFront, RoleFront, SiteConfig, TermFront,
};

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Where to write the schemas [default: .plainspeak/schemas/ in the guide's folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// The folder of the schemas below a guide's root, as files that `new` and `init` write name it.
pub(super) const FOLDER: &str = ".plainspeak/schemas";

pub(super) fn run(root: &Path, arguments: &SchemaArguments) -> ExitCode {
    let folder = arguments.out.clone().unwrap_or_else(|| root.join(FOLDER));
    match write(&folder) {
        Ok(count) => {
            report::line(&format!("wrote {count} schemas to {}", folder.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::failure(&format!("`{}` cannot be written: {error}", folder.display()));
            ExitCode::from(CONTENT_ERRORS)
        }
    }
}

/// Writes all schemas to a folder and says how many there are.
///
/// # Errors
/// What the system says.
pub(super) fn write(folder: &Path) -> std::io::Result<usize> {
    fs::create_dir_all(folder)?;
    let schemas = all();
    for (name, schema) in &schemas {
        let text = serde_json::to_string_pretty(schema).expect("a schema is plain JSON") + "\n";
        let file = folder.join(file_name(name));
        // What is the same already stays, so that a folder that cannot be written is no obstacle.
        if fs::read(&file).ok().as_deref() != Some(text.as_bytes()) {
            kept::replace(&file, text.as_bytes())?;
        }
    }
    Ok(schemas.len())
}

/// The file of the schema called `name`: a kind's slug, or `site`.
pub(super) fn file_name(name: &str) -> String {
    format!("{name}.schema.json")
}

/// Every schema by its name.
fn all() -> Vec<(&'static str, Value)> {
    let of_kind = |kind: Kind| match kind {
        Kind::Term => schema::<TermFront>(),
        Kind::Role => schema::<RoleFront>(),
        Kind::Article => schema::<ArticleFront>(),
        Kind::CheatSheet => schema::<CheatSheetFront>(),
        Kind::QuestionBank => schema::<QuestionBankFront>(),
        Kind::Page => schema::<PageFront>(),
        Kind::Author => schema::<AuthorFront>(),
    };
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.slug(), of_kind(kind)));
    kinds.chain([("site", schema::<SiteConfig>())]).collect()
}

fn schema<T: schemars::JsonSchema>() -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    // Kinds are closed; a flattened struct cannot say so itself.
    schema["additionalProperties"] = json!(false);
    schema
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn every_field_of_every_schema_is_described() {
        for (name, schema) in all() {
            let fields = schema["properties"].as_object().expect("fields");
            for (field, property) in fields {
                assert!(property["description"].is_string(), "{name}.{field}");
            }
        }
    }

    #[test]
    fn a_schema_is_closed_and_names_what_is_required() {
        let schemas = all();
        let (_, term) = schemas.iter().find(|(name, _)| *name == "term").expect("terms have a schema");
        assert_eq!(term["additionalProperties"], false);
        assert_eq!(term["required"], serde_json::json!(["term", "short", "kind"]));
    }
}
