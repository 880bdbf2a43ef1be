// Due times -> a file for a resident's own calendar.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFile } from "../../themes/civic/scripts/calendar-file.mjs";

const ABOUT = { title: "We will reply", text: "By Friday, 9 times in 10; at most", address: "https://example.org/services/x/" };
const STAMP = Date.UTC(2026, 10, 30, 12);
const lines = (when, about = ABOUT) => calendarFile([{ ...when, ...about }], STAMP).split("\r\n");

test("a day is a date, and an instant is a time in UTC", () => {
  assert.deepEqual(lines({ on: Date.UTC(2026, 11, 30) }), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//charter//standards//EN",
    "BEGIN:VEVENT",
    "UID:https://example.org/services/x/#We will reply",
    "DTSTAMP:20261130T120000Z",
    "DTSTART;VALUE=DATE:20261230",
    "SUMMARY:We will reply",
    "DESCRIPTION:By Friday\\, 9 times in 10\\; at most",
    "URL:https://example.org/services/x/",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
  assert.equal(lines({ at: Date.UTC(2026, 11, 30, 17, 15) })[6], "DTSTART:20261230T171500Z");
});

test("no line has more than 75 bytes, and no sign is cut in two", () => {
  const text = "é".repeat(100);
  const all = lines({ on: STAMP }, { ...ABOUT, text });
  for (const line of all) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(all.join("\n").replaceAll("\n ", "").includes(`DESCRIPTION:${text}`));
});

test("what would end a line or a value is escaped", () => {
  const all = lines({ on: STAMP }, { ...ABOUT, title: "a,b;c\\d\nEND:VEVENT" });
  assert.ok(all.includes("SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT"));
});
