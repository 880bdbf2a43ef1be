// The Tab key alone -> everything that can be used, in the order of the page, always with a mark that can be seen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, atRoot, launch, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), atRoot()])));
after(() => Promise.all([browser.close(), site.close()]));

// What has the focus: its place among all elements, its words, and whether it and its mark can be seen.
const focused = () => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  return {
    at: element === document.body ? -1 : [...document.querySelectorAll("*")].indexOf(element),
    words: element.textContent.trim() || element.id,
    isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    isSeen: width > 1 && height > 1 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
};

// The results of a search have the focus: from there the Tab key would leave out what is before them.
const toTop = () => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
};

const usable = () =>
  [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((element) => element.checkVisibility()).length;

for (const [kind, address] of Object.entries({ "a service": "services/pothole-repair/", home: "", search: "services/?q=permit", data: "data/", commitment: "commitment/" })) {
  test(kind, async () => {
    const { page, close } = await visit(browser, { viewport: NARROW });
    await page.goto(site.root + address);
    await page.evaluate(toTop);
    const places = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const { at, words, isMarked, isSeen } = await page.evaluate(focused);
      if (at === -1 || at === places[0]) break;
      if (at === places.at(-1)) continue; // the parts of a date
      assert.ok(isMarked, `no mark on: ${words}`);
      assert.ok(isSeen, `out of sight: ${words}`);
      assert.ok(at > (places.at(-1) ?? -1), `out of order: ${words}`);
      places.push(at);
    }
    assert.equal(places.length, await page.evaluate(usable));
    await close();
  });
}

test("the first stop leads past the menu", async () => {
  const { page, close } = await visit(browser, { viewport: NARROW });
  await page.goto(`${site.root}services/pothole-repair/`);
  await page.keyboard.press("Tab");
  assert.equal((await page.evaluate(focused)).words, "Skip to the main content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  await close();
});
