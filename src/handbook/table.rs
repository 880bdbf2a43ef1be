//! The pages of the handbook, in the order of its list.

use crate::handbook::page::Page;

macro_rules! page {
    ($name:literal, $words:literal) => {
        Page { name: $name, words: $words, text: include_str!(concat!("pages/", $name, ".md")) }
    };
}

/// Every page: its name, and words that staff may use and that its question doesn't have.
pub const PAGES: &[Page] = &[
    page!(
        "promise",
        "faster slower quicker longer stronger weaker new target figure number deadline time limit days level share standard future"
    ),
    page!("plan", "cancel postpone delay put off planned announced scheduled withdraw date earlier later sooner"),
    page!("correct", "wrong mistake error fix number figure published erratum correction"),
    page!("typo", "spelling misspelt word slip correct mistake letter wording"),
    page!("end", "stop remove delete retire discontinue close cancel withdraw finish standard"),
    page!("pause", "suspend stop break temporary season winter summer resume interrupt while"),
    page!("add-service", "new create another page offer"),
    page!("add-standard", "new create promise another step target commitment"),
    page!("add-department", "new create office division unit"),
    page!(
        "answer",
        "emergency smell 911 police gas power province elsewhere neighbour school question search words other link"
    ),
    page!(
        "results",
        "measure measured kept missed figures statistics report performance met total monthly quarter count how often late"
    ),
    page!("draft", "hide hidden secret unpublished preview release ready later"),
    page!("approval", "approve sign council manager permission request sanction authorise authorize decision"),
    page!("rename", "name title call change function label"),
    page!("id", "address url identifier slug link change code"),
    page!("move", "transfer reorganise reorganize function hand over take takes change another"),
    page!("merge", "combine join reorganise reorganize reorganisation dissolve department merger"),
    page!("telephone", "phone contact email e-mail mail address number web replace numbers"),
    page!("close-day", "holiday storm closed closure early day date shut snow christmas"),
    page!("hours", "open times week office summer calendar schedule"),
    page!("add-year", "holiday holidays calendar next closures list christmas"),
    page!("exemption", "exempt exception baseline weaker corporate minimum allow"),
    page!(
        "refused",
        "error errors fail fails failed wrong fault mistake stops stopped problem message warning help fix"
    ),
    page!("another-day", "preview future date look tomorrow later"),
    page!("publish", "online live upload release website build deploy server"),
    page!("keep-true", "host hosting schedule automatic daily agenda reminder job calendar due up current update"),
    page!(
        "newsletter",
        "news letter print bill insert e-mail email announce publication residents changes tell since word docx paste"
    ),
    page!("embed", "embed iframe frame widget quote oembed wordpress link copy elsewhere"),
    page!(
        "count-results",
        "measure kept missed performance statistics 311 permit log export csv spreadsheet month quarter year figures met total"
    ),
    page!(
        "report",
        "manager council quarterly annual performance missed kept floor threshold print paper excel workbook overview"
    ),
    page!("undo", "revert back restore cancel deleted lost recover backup accident"),
    page!("text", "summary wording description paragraph edit commitment page sentence content keyword fee"),
    page!("home-page", "topic topics popular browse search look group category list first top task"),
    page!(
        "print",
        "paper poster posters leaflet leaflets booklet brochure bill insert pdf staff card cards counter download publication"
    ),
    page!(
        "print-design",
        "font fonts colour color theme template layout paper design designer logo brand poster booklet"
    ),
    page!("start", "begin new city town first create set setup blank"),
    page!("language", "french translate translation translated spanish"),
];
