//! What each template may show: one struct a template, every field written down.
//!
//! Filled by the renderer for one page and read by the template of the same name.
//! Invariant: templates only show. URLs are ready (base path included), dates and amounts are words, geometry is
//! integers. A field whose name ends in `_html` holds ready HTML and is the only kind that is printed unescaped.

mod article;
mod card;
mod comparison;
mod decode;
mod design_system;
mod glossary;
mod home;
mod page;
mod question_bank;
mod role;
mod sheet;
mod site;
mod study;
mod term;
mod topic;

pub use article::{
    ArticleCard, ArticleContext, ArticleIndexContext, AuthorContext, Pager, PagerPage, SeriesContext, SeriesPart,
};
pub use card::{CardContext, CardLine, CardTab};
pub use comparison::{
    ComparisonCard, ComparisonCell, ComparisonColumn, ComparisonContext, ComparisonIndexContext, ComparisonRow,
    ComparisonSide, ComparisonTable,
};
pub use decode::{DecodeContext, SampleAd};
pub use design_system::{DesignSystemContext, TokenGroup};
pub use glossary::{ActiveFilter, FilterLink, GlossaryContext, GlossaryEntry, LetterGroup, LetterLink};
pub use home::{CountLink, HomeContext, HubContext, KindCount, Specimen};
pub use page::{NotFoundContext, PageContext, RedirectContext, SearchContext};
pub use question_bank::{QuestionBankCard, QuestionBankContext, QuestionBankIndexContext, QuestionTopic};
pub use role::{
    ArchetypeContext, ChooserAnswerContext, ChooserContext, ChooserQuestionContext, ExampleContext, IntakeContext,
    LevelContext, MatrixCell, MatrixRow, MistakeContext, NeighborContext, PayContext, ProgressStep, RoleContext,
    RoleIndexContext, SalaryContext, SkillContext, SkillMatrix, StackContext, TitleContext, VersionMatters,
};
pub use sheet::{CheatSheetContext, CheatSheetIndexContext, InsteadContext, NotesContext, SheetBlock, SheetCard};
pub use site::{
    Backlink, DateText, DocumentRef, FlagContext, FlagsContext, ImageContext, Link, NavLink, PageMeta, QuestionContext,
    RoleRef, ScriptUrl, SectionContext, SiteContext, SocialImage, SourceLink, TermRef, TocEntry, VersionContext,
};
pub use study::{DeckGroup, DeckLink, StudyContext};
pub use term::{
    AcceptContext, CertificateContext, ConfusionContext, FactContext, HeardContext, HomonymContext, RelatedContext,
    SeenContext, TermContext, TrendContext,
};
pub use topic::{TopicCard, TopicContext, TopicIndexContext};
