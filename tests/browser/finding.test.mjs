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
    "no water": "Water main break",
    "street not plowed": "Snow on streets",
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

test("from the home page: words, Enter, Enter; the results have the focus, and the title the words and the count", async () => {
  const { page, troubles, close } = await visit(browser, { viewport: NARROW });
  await page.goto(site.root);
  await page.getByRole("searchbox").fill("pot hole");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/services/?q=pot+hole");
  const heading = page.getByRole("heading", { name: "1 result for “pot hole”" });
  await heading.waitFor();
  assert.ok(await heading.evaluate((one) => one === document.activeElement));
  assert.match(await page.title(), /^pot hole: 1 result - Services A to Z/);
  assert.deepEqual(await names(page), ["Pothole repair"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/services/pothole-repair/");
  await page.goBack();
  assert.deepEqual(await names(page), ["Pothole repair"]);
  assert.equal(await page.getByRole("searchbox").inputValue(), "pot hole");
  assert.deepEqual(troubles, []);
  await close();
});

test("while words are typed, the focus stays in the field, and the count is said once, when typing rests", async () => {
  const { page, close } = await onList();
  const [field, status, list] = [page.getByRole("searchbox"), page.getByRole("status"), page.locator("[data-list]")];
  assert.equal(await page.getByRole("search").count(), 1);
  await page.evaluate(() => {
    window.spoken = [];
    const status = document.querySelector("[role=status]");
    new MutationObserver(() => status.textContent && window.spoken.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await field.focus();
  await page.keyboard.type("pothole", { delay: 20 });
  assert.equal(await page.locator("[data-heading]").textContent(), "1 result for “pothole”");
  assert.equal(await status.textContent(), "");
  assert.equal(await list.isVisible(), false);
  await page.waitForURL("**/services/?q=pothole");
  assert.deepEqual(await page.evaluate(() => window.spoken), ["1 result for “pothole”"]);
  assert.match(await page.title(), /^pothole: 1 result - /);
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await close();
});

test("Enter and the button move the focus to the results, and the status says nothing twice", async () => {
  const { page, close } = await onList();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.getByRole("searchbox").fill("permit");
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^\d+ results for “permit”$/);
  assert.match(page.url(), /\?q=permit$/);
  await page.waitForTimeout(1200);
  assert.equal(await page.getByRole("status").textContent(), "");
  await page.getByRole("searchbox").fill("sidewalk");
  await page.getByRole("button", { name: "Search" }).click();
  assert.match(await focused(), /^\d+ results for “sidewalk”$/);
  await close();
});

test("Escape clears the field, and the list, the title and the address are as they were", async () => {
  const { page, close } = await onList("?q=permit");
  const list = page.locator("[data-list]");
  await list.waitFor({ state: "hidden" });
  await page.getByRole("searchbox").focus();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("searchbox").inputValue(), "");
  assert.ok(await list.isVisible());
  assert.equal(await page.locator("[data-heading]").isVisible(), false);
  assert.match(await page.title(), /^Services A to Z/);
  assert.match(page.url(), /services\/$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await close();
});

test("nothing found: it says what to do, and the list stays", async () => {
  const { page, close } = await onList("?q=xylophone");
  assert.equal(await page.getByRole("heading", { name: "Nothing found for “xylophone”" }).count(), 1);
  assert.match(await page.locator("[data-none]").innerText(), /A to Z\. Or call us at 780-962-2611\.$/);
  assert.match(await page.title(), /^xylophone: Nothing found/);
  assert.ok(await page.locator("[data-list]").isVisible());
  await close();
});

for (const [query, heading, note] of [
  ["mattress pickup", "Nothing found for “mattress”", "These are about “pickup”:"],
  ["garabge", "Did you mean “garbage”?", "Nothing found for “garabge”. These are about “garbage”:"],
  ["potho", "Words that begin with “potho”", ""],
  ["garage fireworks mayor dog", "Nothing matches all of your words", /^These are about “\w+”:$/],
]) {
  test(`what isn't sure is said not to be: ${query}`, async () => {
    const { page, close } = await onList(`?q=${encodeURIComponent(query)}`);
    assert.equal(await page.locator("[data-heading]").textContent(), heading);
    assert.match(await page.locator("[data-note]").textContent(), note instanceof RegExp ? note : new RegExp(`^${note.replace("?", "\\?")}$`));
    assert.match(await page.title(), / related results? - /);
    assert.ok((await names(page)).length > 0);
    await close();
  });
}

test("answers are searched like services, and danger comes first", async () => {
  const { page, troubles, close } = await onList();
  for (const [words, first] of Object.entries({
    "gas smell": "Smell of gas, or a carbon monoxide alarm",
    "my dad collapsed": "Police, fire or ambulance",
    internet: "Internet, television or telephone not working",
    "food bank": "Food bank",
    "fire permit": "Fire permit",
  })) {
    await page.getByRole("searchbox").fill(words);
    assert.equal((await names(page))[0], first, words);
  }
  await page.getByRole("searchbox").fill("suicide");
  assert.equal(await page.locator("[data-results] a[href='tel:988']").count(), 1);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)), []);
  assert.deepEqual(troubles, []);
  await close();
});

test("what may be danger is answered first, and said not to be sure", async () => {
  const { page, troubles, close } = await onList("?q=boom+behind+the+mall");
  assert.equal(await page.locator("[data-heading]").textContent(), "Nothing found for “boom”, “mall”");
  assert.equal(await page.locator("[data-note]").textContent(), "If anyone is in danger, use the first result.");
  assert.deepEqual((await names(page)).slice(0, 1), ["Police, fire or ambulance"]);
  assert.deepEqual(troubles, []);
  await close();
});

test("a topic is found by a word of its name, and leads to its page", async () => {
  const { page, close } = await onList("?q=roads");
  const topic = page.locator("[data-results] li", { hasText: "Roads and snow" });
  assert.match(await topic.innerText(), /^Roads and snow\s+Topic\s+Streets, sidewalks/);
  await topic.getByRole("link").click();
  await page.waitForURL("**/topics/roads/");
  await close();
});

test("the address keeps the words, and they are only ever shown as text", async () => {
  const { page, troubles, close } = await onList(`?q=${encodeURIComponent("<img src=x onerror=alert(1)> pothole")}`);
  assert.equal((await names(page))[0], "Pothole repair");
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

test("what is typed can be read, and its field be seen, light and dark, on the band of the home page too", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await visit(browser, { colorScheme });
    await page.goto(site.root);
    const of = (name) => page.evaluate((name) => getComputedStyle(document.querySelector("#q"))[name], name);
    const named = (name) => page.evaluate((name) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.setProperty("color", `var(${name})`);
      return getComputedStyle(probe).color;
    }, name);
    assert.equal(await of("color"), await named("--ink"));
    assert.equal(await of("backgroundColor"), await named("--paper"));
    assert.equal(await of("borderTopColor"), await named("--on-brand"));
    await close();
  }
});
