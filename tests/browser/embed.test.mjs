// Pages for frames, on a site of another origin -> they are shown there and no other page is; they are readable at any width, in the dark and in
// forced colours; and the frame that the site offers for pasting is high enough.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EVERYTHING, faults } from "./axe.mjs";
import { SITES, atRoot, launch, underPath, visit } from "./browser.mjs";

// A site of somebody else, with no policy, which shows `shown` on its page.
let shown = "";
const foreign = createServer((_, response) => {
  const page = `<!DOCTYPE html><html lang="en"><title>A community league</title><link rel="icon" href="data:,"><main><h1>Potholes</h1>${shown}</main></html>`;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
});

let browser, site, elsewhere;
before(async () => {
  [browser, site] = await Promise.all([launch(), atRoot()]);
  await new Promise((ready) => foreign.listen(0, "127.0.0.1", ready));
  foreign.unref();
  elsewhere = `http://127.0.0.1:${foreign.address().port}/`;
});
after(() => Promise.all([browser.close(), site.close(), foreign.close()]));

const services = readdirSync(join(SITES, "root", "embed"));
const documentOf = (id) => JSON.parse(readFileSync(join(SITES, "root", "embed", id, "oembed.json"), "utf8"));
// The code to paste, of a site that was built for another address.
const codeOf = (id) => documentOf(id).html.replace("http://localhost/", site.root);

const opened = async (html, options) => {
  shown = html;
  const visitor = await visit(browser, options);
  await visitor.page.goto(elsewhere);
  return { ...visitor, frame: visitor.page.frames()[1] };
};

test("what is pasted shows the promise, under the name that its title gives to the frame", async () => {
  const { page, frame, troubles, close } = await opened(codeOf("pothole-repair"));
  assert.equal(await frame.locator("h1").innerText(), "Pothole repair");
  assert.deepEqual(troubles, []);
  assert.match(await frame.locator("main").innerText(), /we will repair the pothole within 20 business days/);
  assert.equal(await page.getByTitle("Pothole repair, City of Spruce Grove").count(), 1);
  // This checks the page around the frame alone: axe isn't loaded in the frame.
  assert.deepEqual(await faults(page, EVERYTHING), []);
  await close();
});

test("a link in the frame opens the service's page in place of the page around it", async () => {
  const { page, frame, close } = await opened(codeOf("pothole-repair"));
  await frame.getByRole("link", { name: "How to ask" }).click();
  await page.waitForURL(`${site.root}services/pothole-repair/`);
  assert.equal(page.frames().length, 1);
  await close();
});

test("a frame that may do nothing at all still shows it, with its style", async () => {
  const { frame, close } = await opened(codeOf("pothole-repair").replace("<iframe", '<iframe sandbox=""'));
  assert.equal(await frame.locator("h1").innerText(), "Pothole repair");
  assert.notEqual(await frame.locator("main").evaluate((main) => getComputedStyle(main).borderTopStyle), "none");
  await close();
});

for (const address of ["", "services/pothole-repair/", "data/", "nowhere/"]) {
  test(`/${address} is not shown in a frame`, async () => {
    const { page, troubles, close } = await opened(`<iframe src="${site.root}${address}" title="Another page"></iframe>`);
    await page.waitForTimeout(300);
    assert.equal(page.frames()[1].url(), "chrome-error://chromewebdata/");
    assert.match(troubles.join("\n"), /frame-ancestors 'none'/);
    await close();
  });
}

test("every page fits the frame that is offered for it, and leaves less than a quarter of it and 60 pixels empty", async (seen) => {
  const { page, troubles, close } = await visit(browser, { viewport: { width: 480, height: 100 } });
  const spare = [];
  for (const id of services) {
    const { height, width } = documentOf(id);
    await page.setViewportSize({ width, height });
    await page.goto(`${site.root}embed/${id}/`);
    const [needed, wide] = await page.evaluate(() => {
      const { height, right } = document.querySelector("main").getBoundingClientRect();
      return [Math.ceil(height), right];
    });
    assert.ok(needed <= height && wide <= width, `${id}: ${needed} of ${height}`);
    assert.ok(height - needed < height / 4 + 60, `${id}: ${needed} of ${height}`);
    spare.push(height - needed);
  }
  assert.ok(services.length > 80);
  assert.deepEqual(troubles, []);
  spare.sort((a, b) => a - b);
  seen.diagnostic(`pixels to spare: ${spare[0]} to ${spare.at(-1)}, in the middle ${spare[spare.length >> 1]}`);
  await close();
});

const LOOKS = {
  "at 280 pixels": { viewport: { width: 280, height: 400 } },
  "at 320 pixels, in the dark": { viewport: { width: 320, height: 400 }, colorScheme: "dark" },
  "in forced colours": { forcedColors: "active" },
  "in the light": { colorScheme: "light" },
};
const KINDS = ["pothole-repair", "snow-streets", "information-at-once", "christmas-tree-drop-off", "access-to-records"];

for (const [look, options] of Object.entries(LOOKS)) {
  test(`nothing is hard to read or to use ${look}, and nothing scrolls sideways`, async () => {
    const under = await underPath();
    const { page, troubles, close } = await visit(browser, options);
    for (const id of KINDS) {
      await page.goto(`${under.root}embed/${id}/`);
      assert.deepEqual(await faults(page, EVERYTHING), [], id);
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(content <= screen, `${id}: ${content} of ${screen}`);
      const edge = await page.locator("main").evaluate((main) => getComputedStyle(main).borderTopWidth);
      assert.equal(edge, "1px", "it ends where the page around it begins, also where colours are forced");
    }
    assert.deepEqual(troubles, []);
    await close();
    under.close();
  });
}

test("the keyboard reaches its links, in their order, with a ring that is seen", async () => {
  const { page, close } = await visit(browser);
  await page.goto(`${site.root}embed/christmas-tree-drop-off/`);
  const reached = [];
  for (let at = 0; at < 3; at += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => [document.activeElement.innerText, getComputedStyle(document.activeElement).outlineWidth]));
  }
  assert.deepEqual(reached, [["Example figures unless stated by the City", "3px"], ["Christmas tree pickup", "3px"], ["More about this service", "3px"]]);
  await close();
});
