// Every page of the site, at the root and under a path -> it loads without a trouble, and fits a narrow screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, addresses, atRoot, launch, underPath, visit } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const [folder, serve] of Object.entries({ root: atRoot, "under-a-path": underPath })) {
  test(`${folder}: nothing on the console, nothing blocked, no request to another host, no sideways scrolling`, async () => {
    const site = await serve();
    const { page, troubles, close } = await visit(browser, { viewport: NARROW });
    const all = addresses(folder);
    assert.ok(all.length > 90, `${all.length} pages`);
    for (const address of [...all, "nowhere/"]) {
      await page.goto(site.root + address);
      const { content, screen } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        screen: document.documentElement.clientWidth,
      }));
      assert.ok(content <= screen, `${address}: ${content} pixels wide`);
      assert.deepEqual(troubles.splice(0), [], address);
    }
    for (const address of addresses(folder, true)) {
      await page.goto(site.root + address, { waitUntil: "commit" });
      await page.waitForURL((url) => url.href !== site.root + address);
      assert.ok(await page.getByRole("main").isVisible(), address);
      assert.deepEqual(troubles.splice(0), [], address);
    }
    await close();
    site.close();
  });
}

test("a trouble is seen", async () => {
  const site = await atRoot();
  const { page, troubles, close } = await visit(browser);
  await page.goto(site.root);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await page.evaluate(() => new Promise((done) => Object.assign(document.body.appendChild(new Image()), { onerror: done, src: "https://elsewhere.example/a.png" })));
  assert.match(troubles.join("\n"), /style-src/);
  assert.match(troubles.join("\n"), /img-src/);
  await close();
  site.close();
});
