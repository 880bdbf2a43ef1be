// A calendar and a moment -> open or closed, until when or from when on; nothing where the calendar says nothing. In the page: in its words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openAt } from "../../themes/civic/scripts/open.mjs";
import { atRoot, launch, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), atRoot()])));
after(() => Promise.all([browser.close(), site.close()]));

const DAY = [[510, 720], [780, 990]];
const CALENDAR = {
  open: [DAY, DAY, DAY, DAY, DAY, [], []],
  closed: { "2026-11-25": ["A holiday"], "2026-11-26": ["An eve", 600] },
  from: "2026-11-01",
  until: "2026-12-01",
};
// In a zone without changes of the clock.
const PHOENIX = [[0, -420]];
const at = (time) => {
  const { until, opens, isOpen } = openAt(Date.parse(`${time}-07:00`), PHOENIX, CALENDAR);
  const words = (reading) => new Date(reading).toISOString().slice(0, 16);
  if (until) return `until ${words(until)}`;
  if (opens) return `opens ${words(opens)}`;
  return { true: "open", false: "closed" }[isOpen] || "nothing";
};

for (const [time, expected, why] of [
  ["2026-11-23T08:29:59", "opens 2026-11-23T08:30", "before it opens"],
  ["2026-11-23T08:30:00", "until 2026-11-23T12:00", "the minute of opening is open"],
  ["2026-11-23T12:00:00", "opens 2026-11-23T13:00", "the minute of closing is closed: at noon"],
  ["2026-11-23T13:00:00", "until 2026-11-23T16:30", "after the break"],
  ["2026-11-23T16:30:00", "opens 2026-11-24T08:30", "in the evening"],
  ["2026-11-24T23:00:00", "opens 2026-11-26T08:30", "the next day is a holiday"],
  ["2026-11-25T10:00:00", "opens 2026-11-26T08:30", "on a holiday"],
  ["2026-11-26T09:00:00", "until 2026-11-26T10:00", "a day that closes early"],
  ["2026-11-26T10:00:00", "opens 2026-11-27T08:30", "after an early closing"],
  ["2026-11-28T10:00:00", "opens 2026-11-30T08:30", "at the weekend"],
  ["2026-11-30T15:00:00", "until 2026-11-30T16:30", "the last day that the list covers"],
  ["2026-11-30T17:00:00", "closed", "nobody knows when it opens again"],
  ["2026-12-02T10:00:00", "nothing", "past the end"],
  ["2026-10-31T10:00:00", "nothing", "before the beginning"],
]) {
  test(why, () => assert.equal(at(time), expected));
}

test("a season has its own week, and a day its own hours", () => {
  const summer = [[480, 960]];
  const calendar = {
    open: CALENDAR.open,
    seasons: [["06-01", "08-31", [summer, summer, summer, summer, summer, [[600, 840]], []]]],
    closed: { "2026-09-12": ["A fair", [[540, 720]], "9 am to noon"] },
    from: "2026-01-01",
    until: "2027-01-01",
  };
  const found = (time) => {
    const { until, opens } = openAt(Date.parse(`${time}-07:00`), PHOENIX, calendar);
    return new Date(until ?? opens).toISOString().slice(0, 16);
  };
  assert.equal(found("2026-05-29T16:00"), "2026-05-29T16:30", "the last open day before it");
  assert.equal(found("2026-05-31T16:00"), "2026-06-01T08:00", "its first morning");
  assert.equal(found("2026-06-06T11:00"), "2026-06-06T14:00", "a Saturday in it");
  assert.equal(found("2026-08-31T15:59"), "2026-08-31T16:00", "its last day");
  assert.equal(found("2026-09-05T11:00"), "2026-09-07T08:30", "a Saturday after it");
  assert.equal(found("2026-09-12T11:00"), "2026-09-12T12:00", "a day with hours of its own");
});

const HOURS = "City offices: Monday to Friday, 8:30 am to 4:30 pm.";

test("the closed days that a page names are hidden once their stretch is over, and nothing moves", async () => {
  const { page, close } = await visit(browser);
  await page.goto(`${site.root}services/zoning-question/`);
  const note = page.getByText(HOURS);
  const height = await note.evaluate((place) => {
    place.insertAdjacentHTML("beforeend", ' <span data-past="2026-12-31">Closed days.</span>');
    return place.offsetHeight;
  });
  for (const [time, isShown] of [["2026-12-31T05:59:59Z", true], ["2026-12-31T06:00:00Z", false], ["2026-12-01T19:00:00Z", true]]) {
    await page.clock.setFixedTime(new Date(time));
    await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
    assert.equal(await page.getByText("Closed days.", { exact: true }).isVisible(), isShown, time);
    assert.equal(await note.evaluate((place) => place.offsetHeight), height, time);
  }
  await close();
});

test("a page says whether it is open now, by the city's clock, and says it anew to whoever comes back", async () => {
  const { page, troubles, close } = await visit(browser, { timezoneId: "Asia/Tokyo" });
  const now = page.locator(".open-now").first();
  await page.clock.setFixedTime(new Date("2026-11-27T19:00:00Z"));
  await page.goto(`${site.root}services/zoning-question/`);
  assert.equal(await now.textContent(), "Open now until 4:30 pm.");
  for (const [time, expected] of [
    ["2026-11-28T03:00:00Z", "Closed now. Opens at 8:30 am on Monday."],
    ["2026-11-30T11:00:00Z", "Closed now. Opens today at 8:30 am."],
    ["2026-12-24T20:00:00Z", "Closed now. Opens at 8:30 am on Tuesday."],
  ]) {
    await page.clock.setFixedTime(new Date(time));
    await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
    assert.equal(await now.textContent(), expected);
  }
  await page.clock.setFixedTime(new Date("2029-01-02T19:00:00Z"));
  await page.reload();
  assert.equal(await now.isVisible(), false);
  assert.ok(await page.getByText(HOURS).isVisible());
  assert.deepEqual(troubles, []);
  await close();
});

test("without scripts, and where it never closes, there are the hours alone", async () => {
  const { page, close } = await visit(browser, { javaScriptEnabled: false });
  await page.goto(`${site.root}services/zoning-question/`);
  assert.ok(await page.getByText(HOURS).isVisible());
  assert.equal(await page.locator(".open-now").first().isVisible(), false);
  await page.goto(`${site.root}services/water-main-break/`);
  assert.ok(await page.getByText("Public Works 24-hour line: 24 hours a day, every day.").isVisible());
  assert.equal(await page.locator(".open-now").count(), 0);
  await close();
});

test("nothing moves when the script fills its line", async () => {
  for (const width of [320, 1280]) {
    const { page, close } = await visit(browser, { viewport: { width, height: 1600 } });
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.moved += value))).observe({ type: "layout-shift", buffered: true });
    });
    await page.clock.setFixedTime(new Date("2026-11-28T03:00:00Z"));
    await page.goto(`${site.root}services/zoning-question/`, { waitUntil: "networkidle" });
    assert.ok((await page.evaluate(() => window.moved)) < 0.01);
    await close();
  }
});
