// A page on paper -> what helps there, without what is for a screen, and with addresses written out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KINDS, launch, underPath, visit } from "./browser.mjs";

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
  assert.equal(await page.locator(".open-now:visible").count(), 0, "now is over when it is read");
  assert.ok(await page.getByText("Valid from 1 March 2026 to 31 December 2026").isVisible());
  assert.ok(await page.getByText("This page on the web: http://localhost/customer-service/services/cart-replacement/").isVisible());
  await close();
});

const behind = (link) => link.evaluate((element) => getComputedStyle(element, "::after").content);

test("addresses are written out once, and only those that lead elsewhere", async () => {
  const { page, close } = await visit(browser);
  await page.emulateMedia({ media: "print" });
  await page.goto(`${site.root}services/pothole-repair/`);
  const named = page.getByRole("link", { name: "Creative Commons" });
  assert.equal(await behind(named), `" (${await named.getAttribute("href")})"`);
  const shown = page.locator(".ask a[href^=http]");
  assert.equal(await shown.textContent(), "www.sprucegrove.org");
  assert.equal(await behind(shown), "none");
  for (const link of await page.locator("main a:not([href^=http])").all()) assert.equal(await behind(link), "none");
  await close();
});

test("a service fits on two sheets", async () => {
  const { page, close } = await visit(browser);
  for (const service of ["pothole-repair", "access-to-records", "compliance-certificate"]) {
    await page.goto(`${site.root}services/${service}/`);
    const sheets = (await page.pdf({ format: "letter" })).toString("latin1").match(/\/Type \/Page\b/g).length;
    assert.ok(sheets >= 1 && sheets <= 2, `${service}: ${sheets}`);
  }
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

// The width of A4 between our margins, in pixels.
const SHEET = 688;

test("nothing is cut off, on a page of any kind", async () => {
  const { page, close } = await visit(browser, { viewport: { width: SHEET, height: 1000 } });
  await page.emulateMedia({ media: "print" });
  for (const [kind, address] of Object.entries(KINDS)) {
    await page.goto(site.root + address);
    const { wide, cut } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      cut: [...document.querySelectorAll(".scroll")].filter((part) => part.scrollWidth > part.clientWidth).length,
    }));
    assert.ok(wide <= SHEET, `${kind}: ${wide} pixels wide`);
    assert.equal(cut, 0, kind);
  }
  await close();
});
