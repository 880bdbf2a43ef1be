// A page of every kind -> no failure of WCAG 2.2 AA or of good practice: light, dark and narrow.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { KINDS, NARROW, launch, underPath, visit } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

const EVERYTHING = { runOnly: { type: "tag", values: TAGS } };
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const faults = async (page, options = EVERYTHING) => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((given) => window.axe.run(given), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
};

const LOOKS = {
  light: [EVERYTHING, { colorScheme: "light" }],
  dark: [COLOURS, { colorScheme: "dark" }],
  narrow: [EVERYTHING, { viewport: NARROW }],
};

for (const [look, [rules, options]] of Object.entries(LOOKS)) {
  test(look, async (all) => {
    const { page, close } = await visit(browser, options);
    for (const [kind, address] of Object.entries(KINDS)) {
      await all.test(kind, async () => {
        await page.goto(site.root + address);
        assert.deepEqual(await faults(page, rules), []);
      });
    }
    await all.test("a search", async () => {
      await page.goto(`${site.root}services/?q=permit`);
      assert.deepEqual(await faults(page, rules), []);
    });
    await close();
  });
}

test("it finds what is wrong", async () => {
  const { page, close } = await visit(browser);
  await page.goto(site.root);
  await page.evaluate(() => document.querySelector("#main").append(document.createElement("input")));
  assert.match((await faults(page)).join(), /^label: /);
  await close();
});
