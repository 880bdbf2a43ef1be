// A served site answers as its host would: pages, types, headers, copies that are still good, and addresses that lead nowhere.
import assert from "node:assert/strict";
import test from "node:test";

import { built } from "./serving.mjs";

for (const base of ["/", "/customer-service/"]) {
  test(`a site is served at its own address, below ${base}`, async () => {
    const site = await built({ base });
    assert.ok(site.root.endsWith(base));
    const page = await fetch(site.root);
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    assert.ok((await page.text()).includes(`href="${site.root}"`));
    const atom = await fetch(`${site.root}api/v1/changes.atom`);
    assert.equal(atom.headers.get("content-type"), "application/atom+xml; charset=utf-8");
    assert.equal(atom.headers.get("access-control-allow-origin"), "*");
    for (const [address, ancestors] of Object.entries({ "services/pothole-repair/": "'none'", "embed/pothole-repair/": "*" })) {
      const policy = (await fetch(site.root + address)).headers.get("content-security-policy");
      assert.ok(policy.endsWith(`; frame-ancestors ${ancestors}`) && !policy.includes(","), policy);
    }
    const again = await fetch(atom.url, { headers: { "If-None-Match": atom.headers.get("etag") } });
    assert.equal(again.status, 304);
    assert.equal((await fetch(`${site.root}api/v1/standards/nothing.json`)).status, 404);
    site.close();
  });
}
