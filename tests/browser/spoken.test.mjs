// Six pages on a phone -> what a screen reader says of them, word for word as in the folder `spoken`. UPDATE_EXPECTED=1 rewrites it:
// read it aloud then, as somebody who doesn't see the page. On a page of each kind, nothing is said twice.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { KINDS, launch, underPath, visit } from "./browser.mjs";
import { spoken } from "./spoken.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

// 23 November 2026, 11:05 in the city: a Monday.
const NOW = new Date("2026-11-23T17:05:30Z");
const FOLDER = fileURLToPath(new URL("spoken/", import.meta.url));

const PAGES = {
  home: "",
  service: "services/pothole-repair/",
  search: "services/?q=burst+pipe",
  topic: "topics/water/",
  department: "departments/corporate-services/",
  changes: "changes/",
};

const open = async (address) => {
  const visitor = await visit(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await visitor.page.clock.setFixedTime(NOW);
  await visitor.page.goto(site.root + address);
  if (address.includes("?q=")) await visitor.page.locator("[data-heading]:not(:empty)").waitFor();
  return visitor;
};
const inWords = (locator) => locator.evaluateAll((all) => all.map((one) => one.textContent.replaceAll(/\s+/g, " ").trim()));

for (const [name, address] of Object.entries(PAGES)) {
  test(name, async () => {
    const { page, troubles, close } = await open(address);
    const lines = await spoken(page);
    const text = `${lines.join("\n")}\n`;
    const file = `${FOLDER}${name}.txt`;
    if (process.env.UPDATE_EXPECTED) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, text);
    }
    assert.equal(text, readFileSync(file, "utf8"));
    for (const hidden of await inWords(page.locator("[aria-hidden=true]"))) assert.ok(!lines.includes(hidden), hidden);
    assert.deepEqual(troubles, []);
    await close();
  });
}

test("no region has the name of the heading that follows", async () => {
  const said = [];
  for (const address of Object.values(KINDS)) {
    const { page, close } = await open(address);
    const lines = await spoken(page);
    const named = lines.flatMap((line, at) => (/^region, /.test(line) ? [[line.replace("region, ", ""), lines[at + 1]]] : []));
    said.push(...named.filter(([name, next]) => /^heading /.test(next) && next.endsWith(`, ${name}`)).map(([name]) => `${address}: ${name}`));
    await close();
  }
  assert.deepEqual(said, []);
});

test("each promise of a service is heard once", async () => {
  const { page, close } = await open(PAGES.service);
  const text = (await spoken(page)).join("\n");
  const promises = await inWords(page.locator(".promises .sentence"));
  assert.ok(promises.length > 1, `${promises}`);
  for (const promise of promises) assert.equal(text.split(promise).length, 2, promise);
  await close();
});

test("it hears what is not hidden, and a menu that opens", async () => {
  const { page, close } = await open(PAGES.service);
  const [figure] = await inWords(page.locator(".figure"));
  await page.evaluate(() => document.querySelector(".figure").removeAttribute("aria-hidden"));
  assert.ok((await spoken(page)).includes(figure));
  assert.ok((await spoken(page)).includes("button, Menu, collapsed"));
  await page.getByRole("button", { name: "Menu" }).tap();
  assert.ok((await spoken(page)).includes("button, Menu, expanded"));
  await close();
});
