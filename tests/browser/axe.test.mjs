// A page of every kind -> no failure of WCAG 2.2 AA or of good practice: light, dark and narrow.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { COLOURS, EVERYTHING, faults } from "./axe.mjs";
import { KINDS, NARROW, launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

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
