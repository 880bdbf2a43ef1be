// A browser whose time zone data are wrong, or don't know the city's zone -> the same answers, since the scripts use the page's offsets alone.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITES, atRoot, launch, visit } from "./browser.mjs";
import { moment, reading } from "../../themes/civic/scripts/zone.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), atRoot()])));
after(() => Promise.all([browser.close(), site.close()]));

const utc = (...time) => Date.UTC(...time);
const PAGE = readFileSync(join(SITES, "root/services/pothole-repair/index.html"), "utf8");
const { zone } = JSON.parse(/data-words>(.*)<\/script>/.exec(PAGE)[1]);

test("the page carries every change of the city's clocks, and that there is none after March 2026", () => {
  const changes = zone.slice(1, -1).map(([minute, offset]) => [new Date(minute * 6e4).toISOString().slice(0, 16), offset]);
  assert.deepEqual(changes.slice(-3), [["2025-03-09T09:00", -360], ["2025-11-02T08:00", -420], ["2026-03-08T09:00", -360]]);
  assert.ok(zone[0][0] * 6e4 <= utc(2023, 11, 31) && zone.at(-1)[0] * 6e4 >= utc(2036, 2, 1));
});

test("local times and moments, over a skipped hour, a repeated one, and the end of the list", () => {
  assert.equal(reading(utc(2026, 10, 23, 17), zone), utc(2026, 10, 23, 11));
  assert.equal(reading(utc(2025, 10, 23, 17), zone), utc(2025, 10, 23, 10));
  // 2:30 am on 9 March 2025 is skipped and means 3:30; 1:30 am on 2 November 2025 is repeated, and the first one counts.
  assert.equal(moment(utc(2025, 2, 9, 2, 30), zone), utc(2025, 2, 9, 9, 30));
  assert.equal(moment(utc(2025, 10, 2, 1, 30), zone), utc(2025, 10, 2, 7, 30));
  assert.equal(moment(utc(2025, 10, 2, 2), zone), utc(2025, 10, 2, 9));
  assert.ok(Number.isNaN(reading(utc(2100, 0, 1), zone)) && Number.isNaN(moment(utc(1999, 0, 1), zone)));
});

const SCRIPT = readFileSync(join(SITES, "root/assets", readdirSync(join(SITES, "root/assets")).find((name) => /^site.*js$/.test(name))), "utf8");
const at = (DateTimeFormat) => {
  const bare = { querySelector: () => null, querySelectorAll: () => [] };
  const { reading, isStale, openAt } = new Function("document", "Intl", `${SCRIPT}\nreturn { reading, isStale, openAt };`)(bare, { DateTimeFormat });
  const open = { open: Array(7).fill([[510, 990]]), closed: {}, from: "2026-01-01", until: "2027-01-01" };
  return [reading(utc(2026, 10, 23, 17), zone), isStale("2027-01-01T06:00:00Z", utc(2027, 0, 1, 6)), openAt(utc(2026, 10, 23, 22, 29), zone, open)];
};

test("neither an unknown zone nor one that is an hour off changes anything", () => {
  const hourOff = function (locale, options) {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "America/Phoenix" });
  };
  const unknown = () => {
    throw new RangeError("Invalid time zone specified: America/Nowhere");
  };
  const right = [utc(2026, 10, 23, 11), true, { until: utc(2026, 10, 23, 16, 30) }];
  assert.deepEqual(at(unknown), right);
  assert.deepEqual(at(hourOff), right);
});

test("in a browser without zones the whole page works", async () => {
  const { page, close } = await visit(browser);
  await page.clock.setFixedTime(new Date("2027-03-02T17:00:00Z"));
  await page.addInitScript(() => {
    Intl.DateTimeFormat = () => {
      throw new RangeError("Invalid time zone specified: America/Nowhere");
    };
  });
  await page.goto(`${site.root}services/compliance-certificate/`);
  assert.equal(await page.locator(".open-now").first().textContent(), "Open now until 4:30 pm.");
  assert.ok(await page.getByRole("complementary", { name: "Old copy" }).isVisible());
  assert.ok(await page.getByLabel("Date of your request").isVisible());
  await close();
});

test("an error in one script stops no other, and is told", async () => {
  const { page, close } = await visit(browser);
  await page.route("**/services/compliance-certificate/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/(<script type="application\/json" data-open[^>]*>)/, "$1{");
    await route.fulfill({ response, body });
  });
  const [error] = await Promise.all([page.waitForEvent("pageerror"), page.goto(`${site.root}services/compliance-certificate/`)]);
  assert.match(error.message, /JSON/);
  assert.equal(await page.locator(".open-now").first().textContent(), "");
  assert.match(await page.getByLabel("Date of your request").inputValue(), /^\d{4}-\d\d-\d\d$/);
  await close();
});
