// The moment -> the notice that a copy is old, from the first midnight in the city on which it is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isStale } from "../../themes/civic/scripts/stale.mjs";
import { KINDS, atRoot, launch, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), atRoot()])));
after(() => Promise.all([browser.close(), site.close()]));

test("the city's midnight decides", () => {
  const midnight = "2026-07-01T06:00:00Z";
  assert.equal(isStale(midnight, Date.parse("2026-07-01T05:59:59Z")), false);
  assert.equal(isStale(midnight, Date.parse(midnight)), true);
});

test("every kind of page says so, and not a day early", async () => {
  // The sample content's next change is on 1 January 2027, six hours after Greenwich: Alberta's clocks have not changed since 2026.
  for (const [now, isOld] of [["2027-01-01T05:59:59Z", false], ["2027-01-01T06:00:00Z", true]]) {
    const { page, troubles, close } = await visit(browser, { timezoneId: "Asia/Tokyo" });
    await page.clock.setFixedTime(new Date(now));
    for (const [kind, address] of Object.entries(KINDS)) {
      await page.goto(site.root + address);
      const notice = page.getByRole("complementary", { name: "Old copy" });
      assert.equal(await notice.isVisible(), isOld, `${kind} at ${now}`);
      if (isOld) assert.match(await notice.textContent(), /valid to 31 December 2026\..* call 780-962-2611 /);
    }
    assert.deepEqual(troubles, []);
    await close();
  }
});
