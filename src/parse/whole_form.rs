//! A single value where a group of keys belongs -> the whole group to write, with the value in its place.

/// The group that is written as one value in so many minds: `retired: 2027-01-01`, `approved: yes`, `exempt: true`. The dots are the writer's.
pub(super) fn whole_form(what: &str, value: &str) -> Option<String> {
    let has_date = value.len() == 10 && value.bytes().filter(|byte| *byte == b'-').count() == 2;
    let date = Some(value).filter(|value| has_date && value.starts_with(|c: char| c.is_ascii_digit()));
    let is_word = ["yes", "no", "true", "false", "y", "n", "on", "off"].contains(&&*value.to_lowercase());
    let is_text = date.is_none() && !is_word && !value.contains([',', ':', '#', '{', '[', '"']);
    let role = if is_text { value } else { "City Manager" };
    let reason = if is_text && value.contains(' ') { value } else { "…" };
    Some(match what {
        "a retirement" => format!("{{on: {}, reason: {}}}", date.unwrap_or("2027-01-31"), reason),
        "an approval" => format!("{{by: {}, on: {}}}", role, date.unwrap_or("2026-01-31")),
        "an exemption from the baseline" => {
            format!("{{reason: {}, approved_by: City Manager, until: {}}}", reason, date.unwrap_or("2027-01-31"))
        }
        "a plan called off" => format!("{{on: {}, reason: {}}}", date.unwrap_or("2026-11-30"), reason),
        "a change of a plan" => format!("{{on: {}, was: …}}", date.unwrap_or("2026-11-30")),
        "a move from another department" => format!("{{on: {}, from: …}}", date.unwrap_or("2026-11-30")),
        _ => return None,
    })
}
