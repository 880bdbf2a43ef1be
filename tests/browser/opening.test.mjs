// A calendar and a moment -> the sentence about its state, as a table: round the clock, across midnight, stretches that touch, late openings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { said } from "../../themes/civic/scripts/open.mjs";

const SENTENCES = { now: "Open now.", closed: "Closed now.", open: "Open now until {time}.", today: "Opens today at {time}.", later: "Opens at {moment}." };
const WORDS = {
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  date: "{day} {month} {year}",
  long_date: "{weekday}, {date}",
  moment: "{time} on {date}",
  times: [["{hour12} am", "{hour12}:{minute} am", "midnight"], ["{hour12} pm", "{hour12}:{minute} pm", "noon"]],
};
// Arizona never changes its clocks.
const PHOENIX = [[0, -420]];
const ALL = [[0, 1440]];
const week = (weekday, saturday = [], sunday = saturday) => [...Array(5).fill(weekday), saturday, sunday];
const calendar = (open, closed = {}) => ({ open, closed, from: "2026-11-01", until: "2027-02-01" });

for (const [why, given, time, expected] of [
  ["round the clock, without an end", calendar(week(ALL, ALL)), "2026-11-23T10:00:00", "Open now."],
  ["round the clock, until a holiday", calendar(week(ALL, ALL), { "2027-01-01": ["New Year"] }), "2026-11-23T10:00:00", "Open now until midnight on Friday, 1 January 2027."],
  ["round the clock, on the eve", calendar(week(ALL, ALL), { "2027-01-01": ["New Year"] }), "2026-12-31T10:00:00", "Open now until midnight."],
  ["24 hours on weekdays, on Monday", calendar(week(ALL)), "2026-11-23T10:00:00", "Open now until midnight on Saturday, 28 November 2026."],
  ["24 hours on weekdays, on Friday", calendar(week(ALL)), "2026-11-27T10:00:00", "Open now until midnight."],
  ["24 hours on weekdays, on Sunday", calendar(week(ALL)), "2026-11-29T10:00:00", "Opens at midnight on Monday."],
  ["closing after midnight, before it", calendar(week([[0, 120], [1080, 1440]], [[0, 120]])), "2026-11-23T23:00:00", "Open now until 2 am."],
  ["closing after midnight, past it", calendar(week([[0, 120], [1080, 1440]], [[0, 120]])), "2026-11-24T01:00:00", "Open now until 2 am."],
  ["closing after midnight, closed", calendar(week([[0, 120], [1080, 1440]], [[0, 120]])), "2026-11-24T02:00:00", "Opens today at 6 pm."],
  ["stretches that touch are one", calendar(week([[480, 720], [720, 960]])), "2026-11-23T09:00:00", "Open now until 4 pm."],
  ["stretches with a break are two", calendar(week([[480, 720], [780, 960]])), "2026-11-23T09:00:00", "Open now until noon."],
  ["closing at midnight", calendar(week([[480, 1440]])), "2026-11-23T09:00:00", "Open now until midnight."],
  ["six days later", calendar([[], [[480, 960]], [], [], [], [], []]), "2026-11-25T10:00:00", "Opens at 8 am on Tuesday."],
  ["a week later, because of a holiday", calendar([[[480, 960]], [], [], [], [], [], []], { "2026-11-30": ["Stocktaking"] }), "2026-11-25T10:00:00", "Opens at 8 am on Monday, 7 December 2026."],
  ["closed until after the end of what is known", calendar(week([])), "2026-11-23T09:00:00", "Closed now."],
  ["past the end of what is known", calendar(week(ALL)), "2027-02-01T09:00:00", ""],
  ["a late opening", calendar(week([[1380, 1440]])), "2026-11-23T09:00:00", "Opens today at 11 pm."],
]) {
  test(why, () => assert.equal(said(SENTENCES, Date.parse(`${time}-07:00`), PHOENIX, given, WORDS), expected));
}
