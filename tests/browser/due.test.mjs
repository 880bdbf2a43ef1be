// The table of due dates that the Rust tests run, against the script of the pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dateOf, due } from "../../themes/civic/scripts/due.mjs";
import { moment, reading } from "../../themes/civic/scripts/zone.mjs";

const table = JSON.parse(readFileSync(new URL("../../src/render/feed/due-dates.json", import.meta.url)));
const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const minutes = (time) => {
  const [hours, rest] = time.split(":").map(Number);
  return 60 * hours + rest;
};

const spans = (hours) => hours.map(({ from, to }) => [minutes(from), minutes(to)]).sort(([a], [b]) => a - b);

// The rows of a season, or those that apply all year.
const week = (open, season) => {
  const rows = open.filter((row) => !row.season || row.season.from === season?.from);
  return WEEK.map((day) => spans(rows.filter(({ days }) => days.includes(day)).flatMap(({ hours }) => hours)));
};

const closure = ({ name, closes, hours }) => [name, ...(hours ? [spans(hours)] : closes ? [minutes(closes)] : [])];

const calendar = ({ open, closures, complete }) => ({
  open: week(open),
  seasons: open.filter(({ season }) => season).map(({ season }) => [season.from.slice(2), season.to.slice(2), week(open, season)]),
  closed: Object.fromEntries(closures.map((one) => [one.date, closure(one)])),
  ...complete,
});

const withOffset = (at, zone) => {
  const wall = reading(at, zone);
  const offset = (wall - at) / 6e4;
  const two = (number) => String(Math.trunc(number)).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return new Date(wall).toISOString().slice(0, 19) + sign + two(Math.abs(offset) / 60) + ":" + two(Math.abs(offset) % 60);
};

const calendars = Object.fromEntries(Object.entries(table.calendars).map(([name, row]) => [name, calendar(row)]));

const found = ({ zone, received, amount, unit, calendar: name, clock, skipped }) => {
  const answer = due(Date.parse(`${received}Z`), zone, amount, unit, calendars[name], calendars[clock]);
  if (answer.refused) return { refused: answer.refused, day: answer.day };
  const when = "at" in answer ? { at: withOffset(answer.at, zone) } : { on: dateOf(answer.on) };
  return skipped ? { ...when, skipped: answer.skipped.map(([, closed]) => closed) } : when;
};

const expected = ({ refused, day, at, on, skipped }) => {
  if (refused) return { refused, day };
  const when = at ? { at } : { on };
  return skipped ? { ...when, skipped } : when;
};

// Alberta stopped changing its clocks in 2026: zone data that do not know it can't be right.
const isRecent = withOffset(Date.UTC(2026, 11, 1), "America/Edmonton").endsWith("-06:00");

for (const row of table.cases) {
  const skip = row.needs_recent_zones && !isRecent ? `the zone data here (${process.versions.tz}) are too old` : false;
  test(row.why, { skip }, () => assert.deepEqual(found(row), expected(row)));
}

test("the table has been read", () => assert.ok(table.cases.length > 80, `${table.cases.length} cases`));
