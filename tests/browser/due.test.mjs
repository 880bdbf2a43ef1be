// The table of due dates that the Rust tests run, against the script of the pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dateOf, due, nextOf } from "../../themes/civic/scripts/due.mjs";
import { counted } from "../../themes/civic/scripts/hear-back.mjs";
import { reading } from "../../themes/civic/scripts/zone.mjs";
import { calendar } from "./calendars.mjs";
import { zoneOf } from "./zones.mjs";

const table = JSON.parse(readFileSync(new URL("../../src/render/feed/due-dates.json", import.meta.url)));

const withOffset = (at, zone) => {
  const wall = reading(at, zoneOf(zone));
  const offset = (wall - at) / 6e4;
  const two = (number) => String(Math.trunc(number)).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return new Date(wall).toISOString().slice(0, 19) + sign + two(Math.abs(offset) / 60) + ":" + two(Math.abs(offset) % 60);
};

const calendars = Object.fromEntries(Object.entries(table.calendars).map(([name, row]) => [name, calendar(row)]));

const found = ({ zone, received, amount, unit, calendar: name, clock, skipped }) => {
  const answer = due(Date.parse(`${received}Z`), zoneOf(zone), amount, unit, calendars[name], calendars[clock]);
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

// A standard of the table as a page carries it: its versions, and what holds between and after them.
const stretches = (versions) => [
  { refused: "not_promised" },
  ...versions.flatMap(({ effective: { from, until }, target: { value, unit, calendar }, conditions }) => {
    const { from: first, to: last } = conditions?.season || {};
    const season = first ? { season: [first.slice(2), last.slice(2)], outside: "out_of_season" } : {};
    const holds = { from, unit, amounts: [value], calendar, said: "By {last}.", ...season };
    return until ? [holds, { from: until, refused: "not_promised" }] : [holds];
  }),
];

for (const { why, standard, zone, received, version, at, on, refused } of table.version_cases) {
  test(why, () => {
    const { from, ends, refused: why } = counted(stretches(table.standards[standard]), calendars, zoneOf(zone), Date.parse(`${received}Z`));
    if (refused) return assert.equal(why, refused);
    assert.equal(from, version);
    assert.equal("at" in ends[0] ? withOffset(ends[0].at, zone) : dateOf(ends[0].on), at || on);
  });
}

test("the table has been read", () => {
  assert.ok(table.cases.length > 80, `${table.cases.length} cases`);
  assert.ok(table.version_cases.length > 20, `${table.version_cases.length} cases of versions`);
});

test("the next day that comes every year or every month", () => {
  for (const [by, day, next] of [
    ["05-31", "2026-05-31", "2026-05-31"],
    ["05-31", "2026-06-01", "2027-05-31"],
    ["02-29", "2026-03-01", "2027-02-28"],
    ["02-29", "2027-03-01", "2028-02-29"],
    ["10", "2026-11-10", "2026-11-10"],
    ["10", "2026-12-11", "2027-01-10"],
    ["31", "2027-02-01", "2027-02-28"],
    ["31", "2026-11-01", "2026-11-30"],
  ])
    assert.equal(new Date(nextOf(by, Date.parse(day))).toISOString().slice(0, 10), next, `${by} on ${day}`);
});
