// A theme of ten lines, which sets properties of the identity alone -> a site that looks like another city's, and is as easy to read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EVERYTHING, faults } from "./axe.mjs";
import { SITES, launch, underPath, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const STYLE = readFileSync(new URL("../fixtures/themes/harbour/styles/z-city.css", import.meta.url), "utf8");
const PAGES = { home: "", "a service": "services/pothole-repair/" };

let browser, civic, harbour;
before(async () => ([browser, civic, harbour] = await Promise.all([launch(), underPath(), serve(join(SITES, "harbour"))])));
after(() => Promise.all([browser.close(), civic.close(), harbour.close()]));

test("it has ten lines at most, and they set nothing but properties of the identity", () => {
  assert.ok(STYLE.trimEnd().split("\n").length <= 10);
  const identity = readFileSync(new URL("../../themes/civic/styles/a-identity.css", import.meta.url), "utf8");
  const set = [...STYLE.matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
  assert.ok(set.length > 20, `${set}`);
  for (const name of set) assert.match(identity, new RegExp(`^ *${name}: `, "m"));
});

for (const colorScheme of ["light", "dark"]) {
  for (const [kind, address] of Object.entries(PAGES)) {
    test(`${kind}, ${colorScheme}: nothing is hard to read or to use`, async () => {
      const { page, troubles, close } = await visit(browser, { colorScheme });
      await page.goto(harbour.root + address);
      assert.deepEqual(await faults(page, EVERYTHING), []);
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}

// What makes a look: a part of a page, and what it has of its own in each theme.
const LOOK = {
  "the header": [".top", ["background-color", "color", "border-bottom-width"]],
  "the city's name": [".brand .city", ["font-family", "font-weight"]],
  "the heading": ["h1", ["font-family", "font-weight", "color"]],
  "the text": ["main p", ["font-family"]],
  "a figure": [".figure", ["font-family", "font-weight", "color"]],
  "a promise": [".promises > li", ["background-color", "border-left-color", "border-left-width", "border-top-left-radius"]],
  "a button": [".ask .button", ["background-color", "border-top-color", "border-top-left-radius"]],
  "a field": ["form input", ["border-top-left-radius"]],
  "a link": ["main a:not(.button)", ["color"]],
};

const look = async (root, colorScheme) => {
  const { page, close } = await visit(browser, { colorScheme });
  await page.goto(`${root}services/pothole-repair/`);
  const styles = await page.evaluate(
    (parts) =>
      Object.entries(parts).flatMap(([part, [selector, names]]) => {
        const style = getComputedStyle(document.querySelector(selector));
        return names.map((name) => [`${part}: ${name}`, style.getPropertyValue(name)]);
      }),
    LOOK,
  );
  await close();
  return styles;
};

for (const colorScheme of ["light", "dark"]) {
  test(`its ${colorScheme} look differs in all that makes a look`, async () => {
    const [one, other] = [await look(civic.root, colorScheme), await look(harbour.root, colorScheme)];
      one.forEach(([name, value], at) => assert.notEqual(value, other[at][1], name));
  });
}
