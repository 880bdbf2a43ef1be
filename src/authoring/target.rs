//! Answers about a target -> its lines in a standard's entry.

use crate::authoring::quoted::{between_brackets, quoted};

/// The kinds of targets, each by the key that staff write. The first is the usual one.
pub const TARGET_KINDS: [&str; 11] =
    ["within", "average", "between", "every", "at_most", "at_least", "ahead", "by", "share", "level", "no_target"];

/// The answers that a target's lines are made from.
#[derive(Debug, Clone)]
pub struct Target {
    /// One of [`TARGET_KINDS`].
    kind: &'static str,
    /// The key with its value, one line each.
    lines: Vec<String>,
}

impl Target {
    /// Makes a target of a kind from its value and, for a notice or a level, from what belongs to it.
    ///
    /// # Errors
    /// How to write the value, if it can't be divided into its parts.
    pub fn new(kind: &'static str, value: &str, other: &str) -> Result<Self, String> {
        let lines = match kind {
            "at_most" | "at_least" => vec![format!("{kind}: {}", count(value)?)],
            "ahead" => vec![format!("ahead: {}", quoted(value)), format!("before: {}", quoted(other))],
            "level" => {
                let (bound, share, of) = level(value)?;
                vec![
                    "level:".to_owned(),
                    format!("  {bound}: {}", quoted(share)),
                    format!("  of: {}", quoted(of)),
                    format!("  who: {}", quoted(other)),
                ]
            }
            _ => vec![format!("{kind}: {}", quoted(value))],
        };
        Ok(Self { kind, lines })
    }

    /// Whether its time is counted from something, so that the entry says what starts the clock.
    #[must_use]
    pub fn has_start(&self) -> bool {
        matches!(self.kind, "within" | "average" | "between")
    }

    /// Its keys, each with its value as it is written between brackets.
    #[must_use]
    pub fn keys(&self) -> Vec<(String, String)> {
        let pair = |line: &String| {
            let (key, value) = line.trim().split_once(": ")?;
            Some((key.to_owned(), between_brackets(value.to_owned())))
        };
        if self.kind == "level" {
            let parts: Vec<String> =
                self.lines.iter().filter_map(pair).map(|(key, value)| format!("{key}: {value}")).collect();
            return vec![("level".to_owned(), format!("{{{}}}", parts.join(", ")))];
        }
        self.lines.iter().filter_map(pair).collect()
    }

    /// Its lines in an entry, with what can be written beside it. `usual` is the share that the defaults say.
    pub(super) fn lines(&self, share: Option<&str>, usual: Option<&str>) -> String {
        let others: Vec<&str> = TARGET_KINDS.into_iter().filter(|kind| *kind != self.kind).collect();
        let (last, others) = others.split_last().map_or(("", &[][..]), |(last, others)| (*last, others));
        let mut lines = vec![format!("# Instead of `{}`: {} or {last}.", self.kind, others.join(", "))];
        lines.extend(self.lines.iter().cloned());
        let can_be_shared = matches!(self.kind, "within" | "between" | "every" | "ahead" | "by");
        match share {
            Some(share) => lines.push(format!("share: {}", quoted(share))),
            None if can_be_shared => {
                let (other, usual) = usual.map_or(("90%", "every time"), |usual| ("100%", usual));
                lines.push(format!("# share: {other}   # how often you keep it; without this line, {usual}"));
            }
            None => {}
        }
        lines.iter().map(|line| format!("  {line}\n")).collect::<Vec<_>>().concat()
    }
}

/// `6 days out of use per year` as a group of keys.
fn count(text: &str) -> Result<String, String> {
    let parts = || {
        let (number, rest) = text.trim().split_once(' ')?;
        let cut = [" per ", " in a ", " in an ", " a ", " an ", " each ", " every "];
        let (of, per) = cut.iter().find_map(|cut| rest.rsplit_once(cut))?;
        number.parse::<u32>().ok().map(|number| (number, of.trim(), per.trim()))
    };
    let (number, of, per) = parts().ok_or_else(|| {
        format!("`{text}` is not a number of something in a period\nwrite it like `6 days out of use per year`, or `8 times per year`")
    })?;
    Ok(format!("{{count: {number}, of: {}, per: {}}}", quoted(of), quoted(per)))
}

/// `at least 85% of callers` in its parts: the key, the share and of whom.
fn level(text: &str) -> Result<(&'static str, &str, &str), String> {
    let parts = || {
        let text = text.trim();
        let least = text.strip_prefix("at least ").map(|rest| ("at_least", rest));
        let (bound, rest) = least.or_else(|| text.strip_prefix("at most ").map(|rest| ("at_most", rest)))?;
        let (share, of) = rest.split_once(" of ")?;
        Some((bound, share.trim(), of.trim()))
    };
    parts().ok_or_else(|| {
        format!("`{text}` does not say a share, and of whom or what\nwrite it like `at least 85% of callers who answer our survey`, or `at most 5% of calls`")
    })
}
