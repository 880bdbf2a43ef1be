// Dates and what is due on them -> an iCalendar file (RFC 5545), for the resident's own calendar.

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

// A line of at most 75 bytes, and the rest on lines that begin with a space.
const folded = (line) => {
  let [text, length] = ["", 0];
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (length + size > 75) [text, length] = [`${text}\r\n `, 1];
    text += sign;
    length += size;
  }
  return text;
};

const compact = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, "");

// The time is a local day `on` or an instant `at`, in milliseconds. `stamp` is when the entry is made.
const entry = ({ on, at, title, text, address }, stamp) => [
  "BEGIN:VEVENT",
  `UID:${escaped(`${address}#${title}`)}`,
  `DTSTAMP:${compact(stamp)}`,
  on === undefined ? `DTSTART:${compact(at)}` : `DTSTART;VALUE=DATE:${compact(on).slice(0, 8)}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(text)}`,
  `URL:${address}`,
  "END:VEVENT",
];

export const calendarFile = (entries, stamp) => {
  const all = entries.flatMap((one) => entry(one, stamp));
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//charter//standards//EN", ...all, "END:VCALENDAR", ""].map(folded).join("\r\n");
};
