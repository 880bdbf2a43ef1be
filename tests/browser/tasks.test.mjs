// Ten questions of residents, on a screen of 320 pixels and with the keyboard alone -> the answer, in at most three steps from the home page.
// A step is a link that is followed or a search that is sent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

const TASKS = [
  ["my garbage was missed", "Missed garbage pickup", "What we promise"],
  ["how long for a building permit for my basement?", "Building permit for a home improvement", "What we promise"],
  ["whom do I call when nobody answered?", "Telephone calls", "If we miss it"],
  ["there is a pot hole on my street", "Pothole repair", "When should I hear back?"],
  ["the street light is out", "Street light out", "How to ask"],
  ["a dog barks all night", "Barking dog", "What we promise"],
  ["no water from the tap", "Water main break", "How to ask"],
  ["I am not happy with the answer I got", "A concern about our service", "How to ask"],
  ["what does the city have on file about me", "Request for City records", "What we promise"],
  ["snow on the sidewalk", "Snow left on a sidewalk", "What we promise"],
];

// Presses Tab until what has the focus fits. Nobody presses it more often than this.
const MOST_STOPS = 20;
const tabTo = async (page, fits, wanted) => {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(fits, wanted)) return;
  }
  assert.fail(`not reached with ${MOST_STOPS} stops: ${wanted}`);
};
const isCalled = (name) => document.activeElement.matches("a") && document.activeElement.textContent.trim() === name;
const isSearch = () => document.activeElement.matches("[type=search]");

for (const [words, service, heading] of TASKS) {
  test(words, async () => {
    const { page, troubles, close } = await visit(browser, { viewport: NARROW });
    await page.goto(site.root);
    await tabTo(page, isSearch, "the search");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/services/?q=*");
    await tabTo(page, isCalled, service);
    await page.keyboard.press("Enter");
    await page.waitForURL(/services\/[a-z-]+\/$/);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), service);
    const answer = page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: heading }) });
    assert.match(await answer.innerText(), heading === "How to ask" ? /\d{3}-\d{3}-\d{4}|\d-1-1|@|\./ : /\w+/);
    assert.deepEqual(troubles, []);
    await close();
  });
}

test("the first promise is on the first screen of a phone", async () => {
  const { page, close } = await visit(browser, { viewport: { width: 360, height: 740 } });
  for (const address of ["pothole-repair", "missed-garbage-pickup", "telephone-calls"]) {
    await page.goto(`${site.root}services/${address}/`);
    const { y, height } = await page.locator(".promises > li .sentence").first().boundingBox();
    assert.ok(y + height <= 740, `${address}: the promise ends at ${y + height}`);
  }
  await close();
});
