// A page on paper -> what helps there, without what is for a screen, and with addresses written out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

test("a service's page", async () => {
  const { page, close } = await visit(browser);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.goto(`${site.root}services/cart-replacement/`);
  for (const part of [".skip", "nav[aria-label=Main]", ".crumbs", "form"]) {
    assert.equal(await page.locator(`${part}:visible`).count(), 0, `${part} is for a screen`);
  }
  assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
  assert.ok(await page.locator("[data-answer]").first().isVisible());
  const outside = page.locator("main a[href^=http]").first();
  const written = await outside.evaluate((link) => getComputedStyle(link, "::after").content);
  assert.ok(written.includes(await outside.getAttribute("href")), written);
  assert.ok((await page.pdf()).length > 10_000);
  await close();
});

test("the list of services, with what was being searched for", async () => {
  const { page, close } = await visit(browser);
  await page.emulateMedia({ media: "print" });
  await page.goto(`${site.root}services/?q=pothole`);
  assert.ok(await page.getByRole("link", { name: "Pothole repair" }).isVisible());
  assert.equal(await page.locator(".letters:visible").count(), 0);
  await close();
});
