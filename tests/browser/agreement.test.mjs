// 10,000 random requests in each calendar of the table of due dates: the pages' script answers them as the program does, digest by digest.
// `tests/suite/model/agreement.rs` says how they are made.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dateOf, due } from "../../themes/civic/scripts/due.mjs";
import { counted } from "../../themes/civic/scripts/hear-back.mjs";
import { calendar } from "./calendars.mjs";
import { zoneOf } from "./zones.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const table = JSON.parse(read("src/render/feed/due-dates.json"));
const [REQUESTS, IN_A_DIGEST, DAY] = [10_000, 500, 864e5];
const ZONES = ["Europe/London", "America/Halifax", "America/St_Johns", "Pacific/Auckland", "Australia/Lord_Howe", "America/New_York"];
const UNITS = ["second", "minute", "hour", "business_hour", "business_day", "calendar_day", "week", "month", "year"];
const SEASONS = [undefined, ["05-01", "10-31"], ["11-15", "03-15"], ["02-01", "02-29"]];

const below = (seed) => (bound) => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % bound;
};
const digest = (text) => {
  const hash = [...Buffer.from(text)].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, "0");
};

const answer = (random, calendars, name, zone) => {
  const first = Date.parse(calendars[name].from);
  const days = (Date.parse(calendars[name].until) - first) / DAY;
  const received = first + (random(days + 20) - 10) * DAY + random(1440) * 6e4;
  const unit = UNITS[random(9)];
  const second = dateOf(first + random(days) * DAY);
  const amounts = [random(21), random(21)];
  const season = SEASONS[random(4)];
  const named = random(4) > 0 ? name : undefined;
  const version = (at) => ({ unit, amounts: [amounts[at]], calendar: named });
  const stretches = [
    { refused: "not_promised" },
    { from: calendars[name].from, ...version(0) },
    { from: second, ...version(1), season, outside: "out_of_season" },
  ];
  const { ends, refused } = counted(stretches, calendars, zone, received);
  if (ends) return ends[0].on === undefined ? `at ${ends[0].at / 1000}` : `on ${dateOf(ends[0].on)}`;
  if (refused) return refused;
  // The page says nothing about the reason; the arithmetic does.
  const at = Date.parse(second) <= received ? 1 : 0;
  const why = due(received, zone, amounts[at], unit, calendars[named]);
  return [why.refused, why.day].filter(Boolean).join(" ");
};

test("10,000 requests in each calendar are answered as the program does", () => {
  const calendars = Object.fromEntries(Object.entries(table.calendars).map(([name, row]) => [name, calendar(row)]));
  const digests = Object.keys(calendars).sort().flatMap((name, at) => {
    const random = below(Math.imul(0x9e3779b9, at + 1));
    const zone = zoneOf(ZONES[at]);
    const answers = Array.from({ length: REQUESTS }, () => answer(random, calendars, name, zone));
    return Array.from({ length: REQUESTS / IN_A_DIGEST }, (_, part) => {
      const from = part * IN_A_DIGEST;
      return `${name} ${from} ${digest(answers.slice(from, from + IN_A_DIGEST).join("\n"))}`;
    });
  });
  assert.deepEqual(digests, read("tests/fixtures/agreement/digests.txt").trim().split("\n"));
});
