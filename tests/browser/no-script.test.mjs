// A browser without JavaScript -> the same texts: the example, the list, no form that does nothing, and the way from a question to the list.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KINDS, launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

// The visible text, without what answers a resident in the page, and what is true at this moment only.
const text = async (page) => {
  const all = await page.evaluate(() => document.body.innerText);
  const parts = await page.locator("form:visible, [aria-live]:visible, .open-now:visible, .unscripted:visible").allInnerTexts();
  return parts.reduce((rest, part) => rest.replace(part, ""), all).replace(/\s+/g, " ");
};

test("every kind of page says the same", async () => {
  const [without, with_] = await Promise.all([visit(browser, { javaScriptEnabled: false }), visit(browser)]);
  for (const [kind, address] of Object.entries(KINDS)) {
    await Promise.all([without.page.goto(site.root + address), with_.page.goto(site.root + address)]);
    // The copy is of 2026: the notice that it is old is a text of its own.
    await with_.page.evaluate(() => document.querySelector("[data-until]")?.remove());
    assert.equal(await text(without.page), await text(with_.page), kind);
  }
  await Promise.all([without.close(), with_.close()]);
});

test("the example and the list are there, and no form is", async () => {
  const { page, close } = await visit(browser, { javaScriptEnabled: false });
  await page.goto(`${site.root}services/pothole-repair/`);
  assert.ok(await page.getByText("For example, if you ask at 10 am on Monday, 2 March 2026:").isVisible());
  assert.ok(await page.getByText("For a request on that day we promise nothing: this promise holds from May to October.").isVisible());
  assert.equal(await page.locator("form:visible").count(), 0);
  await page.goto(`${site.root}services/`);
  assert.equal(await page.locator("form:visible").count(), 0);
  await close();
});

test("a question that is sent reaches the whole list, and hears why", async () => {
  const { page, close } = await visit(browser, { javaScriptEnabled: false });
  for (const address of ["", "nowhere/"]) {
    await page.goto(site.root + address);
    await page.getByRole("searchbox").fill("pothole");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL("**/services/?q=pothole");
    assert.ok(await page.getByText("Your browser can't run our search.").isVisible());
    assert.ok(await page.getByRole("link", { name: "Barking dog" }).first().isVisible(), "the whole list");
  }
  await close();
});
