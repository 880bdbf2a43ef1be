// Ten questions of residents, on a phone of 360 pixels with a thumb -> the answer, in at most three steps from the home page.
// A step is a tap, or a text that is sent.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, underPath, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
// 23 November 2026, 11:05 in the city: a Monday.
const NOW = new Date("2026-11-23T17:05:30Z");
const MOST_STEPS = 3;

// A resident with a phone, who counts the steps.
class Resident {
  steps = 0;

  constructor({ page, troubles, close }) {
    Object.assign(this, { page, troubles, close });
  }

  static async arrives(address = site.root) {
    const visitor = await visit(browser, PHONE);
    await visitor.page.clock.setFixedTime(NOW);
    await visitor.page.goto(address);
    return new Resident(visitor);
  }

  async tap(role, name, within = this.page) {
    this.steps += 1;
    await within.getByRole(role, { name, exact: true }).first().tap();
  }

  async searches(words) {
    this.steps += 1;
    await this.page.getByRole("searchbox").fill(words);
    await this.page.keyboard.press("Enter");
    await this.page.waitForURL("**/services/?q=*");
  }

  async chooses(label, value) {
    this.steps += 1;
    await this.page.getByLabel(label).fill(value);
  }

  async isOn(heading) {
    await this.page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  }

  section(heading) {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { level: 2, name: heading, exact: true }) });
  }

  answers() {
    return this.page.locator("[data-answer]").allTextContents();
  }
}

const task = (words, does) =>
  test(words, async () => {
    const resident = await Resident.arrives();
    await does(resident);
    assert.ok(resident.steps >= 1 && resident.steps <= MOST_STEPS, `${resident.steps} steps`);
    assert.deepEqual(resident.troubles, []);
    await resident.close();
  });

const isOnTheFirstScreen = async (locator) => {
  const { y, height } = await locator.boundingBox();
  return y >= 0 && y + height <= PHONE.viewport.height;
};

task("a pipe has burst: which number, and does anybody answer now?", async (resident) => {
  await resident.searches("burst pipe in the street");
  await resident.tap("link", "Water main break");
  await resident.isOn("Water main break");
  const call = resident.page.getByRole("link", { name: "Call 780-962-7584" }).first();
  assert.equal(await call.getAttribute("href"), "tel:7809627584");
  assert.ok(await isOnTheFirstScreen(call));
  assert.match(await resident.section("How to ask").innerText(), /24 hours a day, every day/);
});

task("if I report a pothole tomorrow, when is it safe?", async (resident) => {
  await resident.tap("link", "Pothole repair");
  await resident.isOn("Pothole repair");
  await resident.chooses("Date of your request", "2026-11-24");
  assert.equal((await resident.answers())[0], "By 11:05 am on Wednesday, 25 November 2026, 9 times in 10.");
});

task("they promised to come for my garbage, and nobody came", async (resident) => {
  await resident.tap("link", "Missed garbage pickup");
  await resident.isOn("Missed garbage pickup");
  const missed = resident.section("If we miss it");
  assert.match(await missed.getByRole("link").first().getAttribute("href"), /^tel:780\d{7}$/);
  await resident.tap("link", "If you are not satisfied", missed);
  await resident.isOn("If you are not satisfied");
});

task("what will be different next year?", async (resident) => {
  await resident.tap("button", "Menu");
  await resident.tap("link", "Changes");
  await resident.isOn("Changes");
  const scheduled = await resident.section("Scheduled").innerText();
  assert.match(scheduled, /^1 January 2027$/m);
  assert.match(scheduled, /repair the pothole within 20 business days[^]*repair the pothole within 15 business days/);
});

task("who is in charge of graffiti, and are they there?", async (resident) => {
  await resident.searches("spray paint on my fence");
  await resident.tap("link", "Graffiti on City property");
  await resident.isOn("Graffiti on City property");
  await resident.tap("link", await resident.section("Who is accountable").getByRole("link").first().innerText());
  await resident.isOn("Sustainable Growth and Development Services");
  assert.match(await resident.page.locator(".aside").innerText(), /Open now until 4:30 pm/);
});

task("my power is out", async (resident) => {
  await resident.searches("my power is out");
  const first = resident.page.locator("[data-results] > li").first();
  assert.match(await first.innerText(), /^Power out[^]*FortisAlberta/);
  assert.match(await first.getByRole("link").first().getAttribute("href"), /^tel:/);
});

task("what is there about water?", async (resident) => {
  await resident.tap("button", "Menu");
  await resident.tap("link", "Topics", resident.page.getByRole("navigation", { name: "Main" }));
  await resident.isOn("Services by topic");
  await resident.tap("link", "Water and sewer", resident.page.getByRole("main"));
  await resident.isOn("Water and sewer");
  assert.ok(await isOnTheFirstScreen(resident.page.getByRole("link", { name: "Blocked storm drain" })));
});

task("I want this on paper for my mother", async (resident) => {
  await resident.tap("link", "New or broken cart");
  await resident.isOn("New or broken cart");
  await resident.page.emulateMedia({ media: "print" });
  const paper = await resident.page.getByRole("main").innerText();
  assert.match(paper, /within 7 business days/);
  assert.match(paper, /Call 780-\d{3}-\d{4}/);
  assert.match(paper, /^If we miss it$/m);
});

task("remind me when my garbage should be gone", async (resident) => {
  await resident.tap("link", "Missed garbage pickup");
  await resident.isOn("Missed garbage pickup");
  const saved = resident.page.waitForEvent("download");
  await resident.tap("button", "Add these dates to my calendar");
  // Two business days from a Monday.
  assert.match(readFileSync(await (await saved).path(), "utf8"), /\r\nDTSTART;VALUE=DATE:20261125\r\n/);
});

task("I want to send the date to my neighbour", async (resident) => {
  await resident.tap("link", "New or broken cart");
  await resident.isOn("New or broken cart");
  await resident.chooses("Date of your request", "2026-11-20");
  const neighbour = await Resident.arrives(resident.page.url());
  await neighbour.isOn("New or broken cart");
  assert.deepEqual(await neighbour.answers(), await resident.answers());
  // Seven business days from a Friday.
  assert.match((await neighbour.answers())[0], /^By Tuesday, 1 December 2026/);
  await neighbour.close();
});
