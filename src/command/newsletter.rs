//! `charter newsletter`: content folder and a day -> what has changed for residents since then, for a city's newsletter.

use crate::command::arguments::{NewsletterArguments, NewsletterFormat};
use crate::command::clock::day_or_now;
use crate::command::new_files;
use crate::command::outcome::{Outcome, Ran};
use crate::command::terminal::{say, show, warn};
use crate::english;
use crate::load;
use crate::pipeline::{self, News, NewsDays};
use crate::source::shown_folder;

pub(super) fn run(arguments: &NewsletterArguments) -> Ran {
    let sources = load::content(&arguments.content)?;
    let theme = load::theme(arguments.theme.as_deref())?;
    let since = arguments.since;
    let days = NewsDays { since, today: day_or_now(arguments.as_of) };
    let letter = match pipeline::news(&sources, &theme, days)? {
        News::Written(letter) => letter,
        News::Refused(errors) => {
            show(&errors, &sources);
            warn("there is no newsletter: the content has errors\n");
            return Ok(Outcome::FaultyContent);
        }
        News::Ahead(today) => {
            return Err(
                format!("`--since {since}` is after {}, the day of the newsletter", english::date(today)).into()
            );
        }
    };
    let Some(folder) = &arguments.out else {
        say(match arguments.format {
            NewsletterFormat::Text => &letter.text,
            NewsletterFormat::Markdown => &letter.markdown,
        })?;
        return Ok(Outcome::Fine);
    };
    let files = [
        ("newsletter.txt", letter.text.into_bytes()),
        ("newsletter.md", letter.markdown.into_bytes()),
        ("newsletter.docx", letter.docx),
    ];
    new_files::write(folder, &files)?;
    let (shown, names) = (shown_folder(folder), files.map(|(name, _)| name).join(", "));
    let nothing = if letter.has_news { "" } else { "; nothing changed since that day" };
    say(&format!("{shown}: {names}{nothing}\n"))?;
    Ok(Outcome::Fine)
}
