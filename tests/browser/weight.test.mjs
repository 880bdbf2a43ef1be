// What a page asks for -> at most four requests and few bytes, also with 500 services.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { addresses, atRoot, large, launch, visit } from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const weight = async (urls) => {
  const bodies = await Promise.all(urls.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));
  return bodies.map((body) => gzipSync(body, { level: 9 }).length).reduce((a, b) => a + b);
};

test("a service's page, with its style, script and icon: at most 14 KB", async (seen) => {
  const site = await atRoot();
  const { page, requests, close } = await visit(browser);
  await page.goto(`${site.root}services/pothole-repair/`);
  const asked = [...new Set([...requests, `${site.root}assets/favicon.svg`])];
  assert.ok(asked.length <= 4, asked.join("\n"));
  const shared = asked.filter((url) => url.includes("/assets/"));
  assert.equal(shared.length, 3);
  const services = addresses("root").filter((address) => /^services\/.+/.test(address));
  const heaviest = Math.max(...(await Promise.all(services.map((address) => weight([site.root + address])))));
  const all = heaviest + (await weight(shared));
  seen.diagnostic(`the heaviest: ${all} bytes`);
  assert.ok(all <= 14 * 1024, `${all} bytes`);
  await close();
  site.close();
});

test("the list of 500 services, with residents' words for them: below 80 KB, and a search in it finds", async (seen) => {
  const site = await large();
  const { page, requests, close } = await visit(browser);
  await page.goto(`${site.root}services/`);
  assert.ok((await page.locator("[data-list] li[data-more]").count()) >= 500);
  const all = await weight([...new Set([...requests, `${site.root}assets/favicon.svg`])]);
  assert.ok(all < 80 * 1024, `${all} bytes`);
  await page.getByRole("searchbox").fill("street light");
  const took = await page.evaluate(() => {
    const field = document.querySelector("#q");
    field.value = "the light in my street is brokn";
    const start = performance.now();
    field.dispatchEvent(new Event("input"));
    return performance.now() - start;
  });
  // A time is told, not asserted: it depends on what else the machine does.
  seen.diagnostic(`a search took ${Math.round(took)} ms`);
  assert.ok((await page.locator("[data-results] > li").count()) > 0);
  await close();
  site.close();
});
