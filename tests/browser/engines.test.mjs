// Firefox and WebKit -> the pages, the search, the dates, the menu and the dark colours work in them as they do in Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KINDS, NARROW, SITES } from "./browser.mjs";
import { WITNESS } from "./engine.mjs";
import { firefox } from "./firefox.mjs";
import { serve } from "./server.mjs";
import { webkit } from "./webkit.mjs";

// These run in the page.
const look = () => ({
  headings: [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility() && one.textContent.trim()).length,
  content: document.documentElement.scrollWidth,
  room: document.documentElement.clientWidth,
  screen: innerWidth,
});
const troubles = () => [
  ...window.troubles,
  ...performance.getEntriesByType("resource").filter((one) => one.responseStatus >= 400 || !one.name.startsWith(location.origin)).map((one) => `failed: ${one.name}`),
];
const answers = () => [...document.querySelectorAll("[data-answer]")].map((one) => one.textContent);
const ask = (moment) => {
  const [day, time] = moment.split("T");
  const [hours, minutes] = time.split(":").map(Number);
  for (const [id, value] of [["asked", day], ["asked-at", String(60 * hours + minutes)]]) {
    const field = document.getElementById(id);
    field.value = value;
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  }
};
const isOpen = () => document.querySelector("#menu").matches(":popover-open");
const colours = () => `${getComputedStyle(document.body).color} on ${getComputedStyle(document.documentElement).backgroundColor}`;
const isSeen = (selector) => document.querySelector(selector).checkVisibility();

const PASSED = "That date has passed. See If we miss it.";
const CERTIFICATE_NOTE = " We start counting when we have your survey and the fee.";
const CLOSED = " Not counted, because we are closed:";

// The words that `hear-back.test.mjs` expects of Chromium: a service, the number of the promise, when one asks, the answer.
const DUE = [
  ["pothole-repair", 1, "2026-06-10T09:30", `By Thursday, 9 July 2026, 9 times in 10.${CLOSED} Canada Day. ${PASSED}`],
  ["pothole-repair", 1, "2026-11-01T00:00", "For a request on that day we promise nothing: this promise holds from May to October. Call 780-962-2611."],
  ["compliance-certificate", 0, "2026-12-31T16:00", `By Friday, 15 January 2027, 19 times in 20.${CLOSED} New Year's Day.${CERTIFICATE_NOTE}`],
  ["compliance-certificate", 0, "2026-12-31T17:00", `By Monday, 18 January 2027, 19 times in 20.${CLOSED} New Year's Day.${CERTIFICATE_NOTE}`],
];

for (const [name, launch] of Object.entries({ Firefox: firefox, WebKit: webkit })) {
  describe(name, () => {
    let engine, site;
    before(async () => ([engine, site] = await Promise.all([launch(NARROW), serve(join(SITES, "root"), "/", undefined, WITNESS)])));
    after(() => Promise.all([engine?.close(), site?.close()]));
    const noTroubles = async (where) => assert.deepEqual(await engine.run(troubles), [], where);

    test("every kind of page has its heading, fits a narrow screen, and nothing on it fails or is blocked", async () => {
      for (const [kind, address] of Object.entries(KINDS)) {
        await engine.open(site.root + address);
        const { headings, content, room, screen } = await engine.run(look);
        assert.equal(headings, 1, kind);
        assert.equal(screen, NARROW.width, kind);
        assert.ok(content <= room, `${kind}: ${content} pixels wide`);
        await noTroubles(kind);
      }
    });

    test("a page for frames on other sites is whole, with its style, and fits a narrow frame", async () => {
      for (const service of ["pothole-repair", "snow-streets", "information-at-once", "christmas-tree-drop-off"]) {
        await engine.open(`${site.root}embed/${service}/`);
        const { headings, content, room } = await engine.run(look);
        assert.equal(headings, 1, service);
        assert.ok(content <= room, `${service}: ${content} pixels wide`);
        const [edge, links, scripts] = await engine.run(() => [
          getComputedStyle(document.querySelector("main")).borderTopWidth,
          [...document.links].filter((one) => one.checkVisibility() && one.textContent.trim()).length,
          document.scripts.length,
        ]);
        assert.deepEqual([edge, links > 0], ["1px", true], service);
        assert.ok(scripts <= 1, "there is no script but the witness");
      }
    });

    test("a trouble is seen", async () => {
      await engine.open(site.root);
      await engine.run(() => {
        document.body.setAttribute("style", "color: red");
        document.body.appendChild(new Image()).src = "https://elsewhere.example/a.png";
        document.body.appendChild(new Image()).src = "/nowhere.png";
        setTimeout(() => window.nothing.at.all);
      });
      for (const told of ["blocked: style-src", "blocked: img-src", "failed: ", "error: "]) {
        assert.ok(await engine.until((words) => window.troubles.some((one) => one.startsWith(words)), told), told);
      }
    });

    test("a search from the home page reaches the results, and their heading has the focus", async () => {
      await engine.open(site.root);
      await engine.click("[type=search]");
      await engine.type("pothole");
      await engine.press("Enter");
      const focused = await engine.until(() => location.pathname === "/services/" && document.activeElement.matches("[data-heading]") && document.activeElement.textContent);
      assert.equal(focused, "1 result for “pothole”");
      assert.equal(await engine.run(() => document.querySelector("[data-results] .name").textContent), "Pothole repair");
      await noTroubles();
    });

    test("a date is counted, in the words that Chromium shows", async () => {
      for (const [service, promise, asked, answer] of DUE) {
        await engine.open(`${site.root}services/${service}/`);
        assert.ok(await engine.run(isSeen, "#asked"), service);
        await engine.run(ask, asked);
        assert.equal((await engine.run(answers))[promise], answer, asked);
        await noTroubles(service);
      }
    });

    test("the dates go into the resident's own calendar", async () => {
      await engine.open(`${site.root}services/pothole-repair/?asked=2027-05-03T16:30`);
      await engine.click("[data-keep]");
      const file = await engine.saved("dates.ics");
      assert.match(file, /\r\nDTSTART;VALUE=DATE:20270526\r\n/);
      await noTroubles();
    });

    test("the menu opens and closes", async () => {
      await engine.open(site.root);
      assert.equal(await engine.run(isSeen, "#menu a"), false);
      const [open, close] = ["header .menu", "#menu .menu"];
      for (const shut of [() => engine.click(close), () => engine.press("Escape")]) {
        await engine.click(open);
        assert.ok(await engine.until(isOpen));
        assert.ok(await engine.run(isSeen, "#menu a"));
        await shut();
        assert.ok(await engine.until(() => !document.querySelector("#menu").matches(":popover-open")));
      }
      await noTroubles();
    });

    test("who prefers dark colours gets them", async () => {
      await engine.open(site.root);
      assert.equal(await engine.run(colours), "rgb(23, 33, 31) on rgb(255, 255, 255)");
      const other = await launch({ ...NARROW, isDark: true });
      await other.open(site.root);
      assert.equal(await other.run(colours), "rgb(238, 243, 241) on rgb(16, 23, 21)");
      await other.close();
    });
  });
}
