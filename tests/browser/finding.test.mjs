// A resident's words in the search field -> the service's page in three steps, with a count that is said, and an address that can be shared.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

const onList = async (query = "") => {
  const visitor = await visit(browser, { viewport: NARROW });
  await visitor.page.goto(`${site.root}services/${query}`);
  return visitor;
};
const names = (page) => page.locator("[data-results] .name").allTextContents();

test("words that residents use lead to the service", async () => {
  const { page, close } = await onList();
  const field = page.getByRole("searchbox");
  for (const [words, first] of Object.entries({
    "pot hole": "Pothole repair",
    "garbage not picked up": "Missed garbage pickup",
    "my garbage was missed": "Missed garbage pickup",
    "how long for a building permit for my basement?": "Building permit for a home improvement",
    streetlight: "Street light out",
    garabge: "Missed garbage pickup",
    "my neighbour's dog barks": "Barking dog",
    foip: "Request for City records",
    "license for a dog": "Dog licence",
    "Corporate Services": undefined,
  })) {
    await field.fill(words);
    const found = await names(page);
    assert.ok(first ? found[0] === first : found.length > 1, `${words}: ${found}`);
  }
  await field.fill("nobody answered");
  assert.ok((await names(page)).includes("Telephone calls"));
  await close();
});

test("from the home page: words, Enter, Enter", async () => {
  const { page, troubles, close } = await visit(browser, { viewport: NARROW });
  await page.goto(site.root);
  await page.getByRole("searchbox").fill("pot hole");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/services/?q=pot+hole");
  assert.deepEqual(await names(page), ["Pothole repair"]);
  await page.getByRole("link", { name: "Pothole repair" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/services/pothole-repair/");
  assert.deepEqual(troubles, []);
  await close();
});

test("the count is said, the list comes back, and the focus stays in the field", async () => {
  const { page, close } = await onList();
  const [field, status, list] = [page.getByRole("searchbox"), page.getByRole("status"), page.locator("[data-list]")];
  assert.equal(await page.getByRole("search").count(), 1);
  assert.equal(await status.textContent(), "");
  await field.focus();
  await page.keyboard.type("pothole");
  assert.equal(await status.textContent(), "1 service found");
  assert.equal(await list.isVisible(), false);
  await field.fill("permit");
  assert.match(await status.textContent(), /^\d+ services found, best matches first$/);
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
  assert.equal(await status.textContent(), "");
  assert.ok(await list.isVisible());
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await close();
});

test("nothing found: it says what to do, and the list stays", async () => {
  const { page, close } = await onList("?q=xylophone");
  const said = await page.getByRole("status").textContent();
  assert.match(said, /^No services found for these words\..* A to Z\. Or call us at 780-962-2611\.$/);
  assert.ok(await page.locator("[data-list]").isVisible());
  await close();
});

test("the address keeps the words, and they are only ever shown as text", async () => {
  const { page, troubles, close } = await onList(`?q=${encodeURIComponent("<img src=x onerror=alert(1)> pothole")}`);
  assert.deepEqual(await names(page), ["Pothole repair"]);
  await page.getByRole("searchbox").fill("street light");
  await page.waitForURL("**/services/?q=street+light");
  await page.getByRole("searchbox").fill("");
  await page.waitForURL(/services\/$/);
  assert.deepEqual(troubles, []);
  await close();
});

test("what is no longer offered is found, and marked", async () => {
  const { page, close } = await onList("?q=christmas+tree+drop-off");
  const ended = page.locator("[data-results] li", { hasText: "Ended" });
  assert.match(await ended.textContent(), /Christmas tree drop-off/i);
  await close();
});

test("nothing moves while the pages load", async () => {
  for (const address of ["", "services/", "services/pothole-repair/", "services/?q=permit"]) {
    const { page, close } = await visit(browser, { viewport: NARROW });
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.moved += value))).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(site.root + address);
    await page.waitForTimeout(100);
    const moved = await page.evaluate(() => window.moved);
    assert.ok(moved < 0.02, `${address}: ${moved}`);
    await close();
  }
});
