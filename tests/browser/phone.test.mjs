// A small phone -> the answer is on the first screen, and the way there has room for a thumb.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

test("what we promise is on the first screen of a service's page", async () => {
  const { page, close } = await visit(browser, { viewport: NARROW });
  await page.goto(`${site.root}services/pothole-repair/`);
  const promise = await page.locator(".promises .sentence").first().boundingBox();
  assert.ok(promise.y + promise.height <= NARROW.height, JSON.stringify(promise));
  await close();
});

test("the header takes less than a third of it, and each of its links is 40 pixels high at least", async () => {
  const { page, close } = await visit(browser, { viewport: NARROW });
  await page.goto(site.root);
  const header = await page.getByRole("banner").boundingBox();
  assert.ok(header.height < NARROW.height / 3, JSON.stringify(header));
  for (const link of await page.getByRole("navigation", { name: "Main" }).getByRole("link").all()) {
    assert.ok((await link.boundingBox()).height >= 40);
  }
  await close();
});
