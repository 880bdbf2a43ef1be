// `charter serve` and a real browser -> edit, see the change; break, see the message; mend, see it go; and the bar, which is for everybody too.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { NARROW, launch, visit } from "./browser.mjs";

const root = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CHARTER = process.env.CHARTER || root("target/debug/charter");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FILE = "content/departments/sustainable-growth-and-development.yaml";
const PAGE = "services/pothole-repair/";
const PROMISE = "within: 20 business days";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

// Whatever a test leaves running when it fails.
const programs = [];
after(() => programs.forEach((program) => program.kill("SIGKILL")));

// The program at work on a copy of the sample content.
const serve = async ({ change = (text) => text, more = [] } = {}) => {
  const place = mkdtempSync(join(tmpdir(), "charter-serve-"));
  cpSync(root("content"), join(place, "content"), { recursive: true });
  mkdirSync(join(place, "look/styles"), { recursive: true });
  const at = (name) => join(place, name);
  const original = readFileSync(at(FILE), "utf8");
  assert.ok(original.includes(PROMISE));
  const write = (change) => writeFileSync(at(FILE), change(original));
  write(change);
  const program = spawn(CHARTER, ["serve", "--port", "0", "--theme", "look", "--as-of", "2026-11-23", ...more], { cwd: place });
  programs.push(program);
  const ended = new Promise((resolve) => program.once("exit", resolve));
  let said = "";
  const address = await new Promise((resolve, reject) => {
    program.stdout.on("data", (data) => {
      said += data;
      const found = /http:\/\/127\.0\.0\.1:\d+\S*\//.exec(said);
      if (found) resolve(found[0]);
    });
    ended.then(() => reject(new Error(said)));
  });
  const close = async () => {
    program.kill("SIGINT");
    assert.equal(await ended, 0);
    rmSync(place, { recursive: true });
  };
  return { address, original, read: () => readFileSync(at(FILE), "utf8"), write, put: (name, text) => writeFileSync(at(name), text), close };
};

const faults = async (page) => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
};

const patient = (page) => page.setDefaultTimeout(60_000);

test("edit: the change is seen, at the same place, with the same focus", async () => {
  const site = await serve();
  const { page, troubles, requests, close } = await visit(browser, { viewport: NARROW });
  patient(page);
  await page.goto(site.address + PAGE);
  await page.getByText("within 20 business days").first().waitFor();
  await page.locator("footer a").first().focus();
  await page.evaluate(() => scrollTo({ top: 600, behavior: "instant" }));
  const top = await page.evaluate(() => scrollY);
  const focus = await page.evaluate(() => document.activeElement.textContent);
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days"));
  await page.getByText("within 19 business days").first().waitFor();
  await page.waitForFunction((top) => scrollY === top, top);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), focus);
  const count = requests.length;
  // What doesn't concern this page leaves it alone.
  await page.evaluate(() => (window.isStill = true));
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days") + "# a remark\n");
  site.put("content/pages/parking.md", "---\ntitle: Parking\nsummary: Where to park.\n---\n\nPark here.\n");
  await page.getByRole("link", { name: "Parking" }).waitFor();
  assert.ok(requests.length > count, "the footer's new link is on every page");
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("a save that leaves the page as it is does not load it again", async () => {
  const site = await serve();
  const { page, close } = await visit(browser);
  patient(page);
  const other = await visit(browser);
  patient(other.page);
  await page.goto(`${site.address}commitment/`);
  await other.page.goto(site.address + PAGE);
  await page.evaluate(() => (window.isStill = true));
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days"));
  await other.page.getByText("within 19 business days").first().waitFor();
  assert.equal(await page.evaluate(() => window.isStill), true);
  await other.close();
  await close();
  await site.close();
});

test("a save does not call back who has followed a link; a download keeps nobody from seeing it", async () => {
  const site = await serve();
  const { page, troubles, close } = await visit(browser);
  patient(page);
  await page.goto(site.address);
  // The page that the link leads to is slow, and the save comes before it.
  let answer;
  const saved = new Promise((resolve) => (answer = resolve));
  await page.route("**/commitment/", async (route) => {
    await saved;
    await route.continue();
  });
  const arrived = page.waitForURL("**/commitment/", { waitUntil: "load" });
  const asked = page.waitForRequest("**/commitment/");
  await page.locator('a[href$="commitment/"]').first().click({ noWaitAfter: true });
  await asked;
  const read = page.waitForRequest(site.address);
  site.put("content/pages/parking.md", "---\ntitle: Parking\nsummary: Where to park.\n---\n\nPark here.\n");
  await read;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  answer();
  await arrived;
  await page.getByRole("link", { name: "Parking" }).waitFor();
  await page.goto(`${site.address}data/`);
  const download = page.waitForEvent("download");
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "../feed/v1/standards.csv", download: "" });
    document.body.append(link);
    link.click();
  });
  await download;
  site.put("content/pages/parking.md", "---\ntitle: Where to park\nsummary: Where to park.\n---\n\nPark here.\n");
  await page.getByRole("link", { name: "Where to park" }).waitFor();
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("break: the message is over the last good page; mend: it goes", async () => {
  const site = await serve();
  const { page, troubles, close } = await visit(browser);
  patient(page);
  await page.goto(site.address + PAGE);
  const dialog = page.getByRole("alertdialog");
  site.write((text) => text.replace(PROMISE, "within: 20 days"));
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /1 error[^]*error\[bare-days\][^]*sustainable-growth-and-development\.yaml:\d+:\d+/);
  assert.match(await page.locator("#main").textContent(), /within 20 business days/);
  assert.deepEqual(troubles, []);
  assert.deepEqual(await faults(page), []);
  // What looks for faults tries styles of its own, which the policy refuses.
  troubles.length = 0;
  // By keyboard alone: closed, called again, closed.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Show errors" }).press("Enter");
  await dialog.waitFor();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Close" }).press("Enter");
  await dialog.waitFor({ state: "hidden" });
  // Closed once, it doesn't come again with each page.
  await page.getByRole("link", { name: "Departments" }).first().click();
  await page.waitForURL("**/departments/");
  await page.getByRole("button", { name: "Show errors" }).waitFor();
  assert.equal(await dialog.isVisible(), false);
  // Another mistake does.
  site.write((text) => text.replace(PROMISE, "within: 20 suns"));
  await dialog.waitFor();
  assert.match(await dialog.textContent(), /suns/);
  site.write((text) => text);
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("No problems").waitFor();
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("a card says it in plain words, and mends it by keyboard alone, on a wide and a narrow page", async () => {
  const site = await serve();
  for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
    const { page, troubles, close } = await visit(browser, { viewport });
    patient(page);
    await page.goto(site.address + PAGE);
    const dialog = page.getByRole("alertdialog");
    site.write((text) => text.replace(PROMISE, "within: 20 buisness days"));
    await dialog.waitFor();
    const card = dialog.getByRole("listitem");
    assert.equal(await card.getByRole("heading", { level: 3 }).textContent(), "Pothole repair");
    assert.equal(await card.locator("mark").textContent(), "20 buisness days");
    assert.ok(await card.getByText("is not a unit of time. Did you mean").isVisible());
    assert.equal(await dialog.getByText("error[").isVisible(), false, "the compiler's view is one click away");
    // In sight without scrolling, and the first thing that the keyboard reaches.
    const button = dialog.getByRole("button", { name: /^Fix it/ });
    const box = await button.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height, JSON.stringify(box));
    assert.deepEqual(await faults(page), []);
    troubles.length = 0;
    await button.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("No problems").waitFor();
    assert.ok(page.url().endsWith(PAGE));
    assert.equal(site.read(), site.original);
    assert.deepEqual(troubles, []);
    await close();
  }
  await site.close();
});

test("nothing to show yet: the faults alone, then the site", async () => {
  const site = await serve({ change: (text) => text.replace(PROMISE, "within: 20 days") });
  const { page, close } = await visit(browser, { viewport: NARROW });
  patient(page);
  await page.goto(site.address);
  await page.getByRole("heading", { name: "1 error" }).waitFor();
  assert.match(await page.locator("main").textContent(), /error\[bare-days\]/);
  assert.deepEqual(await faults(page), []);
  site.write((text) => text);
  await page.getByRole("searchbox").waitFor();
  await close();
  await site.close();
});

test("warnings are one click away", async () => {
  const site = await serve();
  const { page, close } = await visit(browser);
  patient(page);
  await page.goto(site.address + PAGE);
  site.write((text) => text.replace(/summary: Tell us about a hole in a City street\./, "summary: Please utilize this to tell us about a hole."));
  const list = page.locator("#warnings");
  await list.locator("summary").click();
  await list.getByText(/warning\[jargon\]/).waitFor();
  assert.deepEqual(await faults(page), []);
  site.write((text) => text);
  await list.waitFor({ state: "hidden" });
  await close();
  await site.close();
});

test("what was typed, the focus and the list of warnings outlast a save", async () => {
  const site = await serve({ change: (text) => text.replace("summary: Tell us about a hole in a City street.", "summary: Please utilize this to tell us about a hole.") });
  const { page, troubles, close } = await visit(browser);
  patient(page);
  await page.goto(site.address + PAGE);
  const day = page.locator("[data-skipped] input[type=date]");
  const answer = page.locator("[data-skipped] [aria-live]");
  await day.fill("2026-10-01");
  const said = await answer.textContent();
  await page.locator("#warnings summary").click();
  await page.getByLabel("as of").selectOption("1 January 2027");
  await page.getByLabel("as of").focus();
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days").replace("summary: Tell us about a hole in a City street.", "summary: Please utilize this to tell us about a hole."));
  await page.getByText("within 19 business days").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[data-skipped] input[type=date]").value === "2026-10-01");
  assert.notEqual(await answer.textContent(), said, "it is reckoned with the new promise, which holds when one asks");
  assert.match(await answer.textContent(), /2026/);
  assert.ok(await page.locator("#warnings").evaluate((list) => list.open));
  assert.equal(await page.getByLabel("as of").locator("option:checked").textContent(), "1 January 2027");
  assert.ok(await page.getByLabel("as of").evaluate((select) => select.getRootNode().activeElement === select), "the focus");
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("the focus comes back after a mistake, and goes to the bar from a button that goes", async () => {
  const site = await serve();
  const { page, close } = await visit(browser);
  patient(page);
  await page.goto(site.address + PAGE);
  const dialog = page.getByRole("alertdialog");
  await page.locator("footer a").first().focus();
  const focus = () => page.evaluate(() => document.activeElement.textContent);
  const before = await focus();
  const mistake = (text) => text.replace(PROMISE, "within: 20 days");
  site.write(mistake);
  await dialog.waitFor();
  // Mended with a change, so the page is read anew.
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days"));
  await page.getByText("within 19 business days").first().waitFor();
  assert.equal(await focus(), before);
  site.write(mistake);
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Show errors" }).focus();
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days"));
  await page.getByText("No problems").waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("charter-bar").shadowRoot.activeElement?.textContent), "No problems");
  await close();
  await site.close();
});

test("a day that can't be shown says why, and leads back; a save is seen after it", async () => {
  const site = await serve();
  const { page, close } = await visit(browser);
  patient(page);
  await page.goto(`${site.address}services/?q=pothole#main`);
  const { origin, pathname } = new URL(page.url());
  // On an earlier day, what had begun by November may not have begun.
  site.write((text) => text.replace("effective: 2026-01-01", "effective: before 2026-11-15"));
  await page.goto(`${origin}/.charter/on/2026-11-02${pathname}?q=pothole#main`);
  await page.getByRole("heading", { level: 1, name: "2 November 2026 can't be shown: 1 error" }).waitFor();
  assert.match(await page.locator("main").textContent(), /unknown-beginning-ahead/);
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: "Show the site as it is today" }).click();
  await page.waitForURL(`${origin}/.charter/on/today${pathname}?q=pothole#main`);
  await page.goto(site.address + PAGE);
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days"));
  await page.getByText("within 19 business days").first().waitFor();
  await page.getByText("No problems").waitFor();
  await close();
  await site.close();
});

test("the page goes with the site when its path changes, and keeps its looks", async () => {
  const site = await serve();
  const { page, troubles, close } = await visit(browser);
  patient(page);
  const font = () => page.evaluate(() => getComputedStyle(document.body).fontFamily);
  await page.goto(`${site.address + PAGE}?from=here#main`);
  const [before, looks] = [new URL(page.url()), await font()];
  const original = readFileSync(root("content/site.yaml"), "utf8");
  for (const [text, path] of [
    [original.replace(/^base_url: .*$/m, "base_url: https://city.example/moved/"), "/moved/"],
    [original, before.pathname.replace(PAGE, "")],
  ]) {
    site.put("content/site.yaml", text);
    await page.waitForURL(`${before.origin}${path}${PAGE}?from=here#main`);
    await page.getByText("within 20 business days").first().waitFor();
    assert.equal(await font(), looks);
  }
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("an address that begins with two slashes stays at this machine", async () => {
  const site = await serve();
  const { page, troubles, close } = await visit(browser);
  patient(page);
  await page.goto(`${new URL(site.address).origin}//city.example/nowhere/`);
  await page.locator("#main").waitFor();
  site.put("content/pages/parking.md", "---\ntitle: Parking\nsummary: Where to park.\n---\n\nPark here.\n");
  await page.getByRole("link", { name: "Parking" }).waitFor();
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("a theme's change is seen at once, and on pages that the browser keeps", async () => {
  const site = await serve();
  const { page, troubles, close } = await visit(browser);
  patient(page);
  const spacing = (wanted) => page.waitForFunction((wanted) => getComputedStyle(document.querySelector("#main")).letterSpacing === wanted, wanted);
  await page.goto(site.address + PAGE);
  await page.goto(`${site.address}commitment/`);
  site.put("look/styles/z.css", "#main { letter-spacing: 3px; }");
  await spacing("3px");
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days"));
  await page.goto(site.address + PAGE);
  await page.getByText("within 19 business days").first().waitFor();
  await spacing("3px");
  // Nobody looks on, and the browser has the old one for an hour.
  await page.goto("about:blank");
  site.put("look/styles/z.css", "#main { letter-spacing: 4px; }");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await page.goto(site.address + PAGE);
  await spacing("4px");
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("another day and drafts, chosen in the bar, stay from page to page", async () => {
  const site = await serve();
  const { origin, pathname } = new URL(site.address);
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await visit(browser, { javaScriptEnabled });
    patient(page);
    await page.goto(site.address + PAGE);
    const day = page.getByLabel("as of");
    const show = () => page.getByRole("button", { name: "Show", exact: true }).click();
    await day.selectOption("1 January 2027");
    await page.getByLabel("with drafts").check();
    await show();
    await page.locator(".sentence", { hasText: "within 15 business days" }).first().waitFor();
    const view = `${origin}/.charter/on/2027-01-01-with-drafts${pathname}`;
    const isThere = async (address) => {
      await page.waitForURL(view + address);
      assert.equal(await day.locator("option:checked").textContent(), "1 January 2027");
      assert.ok(await page.getByLabel("with drafts").isChecked());
      assert.ok(await page.getByText("Not today: the site as of 1 January 2027").isVisible());
      assert.equal(await page.locator('head meta[name="robots"][content="noindex"]').count(), 1);
    };
    await isThere(PAGE);
    // The page's own links, and those of the page for addresses that don't exist.
    await page.getByRole("link", { name: "Departments" }).first().click();
    await isThere("departments/");
    await page.goto(`${view}nowhere/at/all/`);
    await isThere("nowhere/at/all/");
    await page.locator("main").getByRole("link").first().click();
    await isThere("services/");
    await page.reload();
    await isThere("services/");
    await page.goto(view + PAGE);
    await day.selectOption({ index: 0 });
    await page.getByLabel("with drafts").uncheck();
    await show();
    await page.waitForURL(`${origin}/.charter/on/today${pathname}${PAGE}`);
    await page.locator(".sentence", { hasText: "within 20 business days" }).first().waitFor();
    await close();
  }
  await site.close();
});

test("two tabs show two days at once; each keeps its own through a save", async () => {
  const site = await serve();
  const { page, troubles, close } = await visit(browser);
  patient(page);
  await page.goto(site.address + PAGE);
  await page.getByLabel("as of").selectOption("1 January 2027");
  const [later] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("button", { name: "Show in a new tab" }).click()]);
  patient(later);
  const { origin, pathname } = new URL(site.address + PAGE);
  await later.waitForURL(`${origin}/.charter/on/2027-01-01${pathname}`);
  const says = (tab, days) => tab.locator(".sentence", { hasText: `within ${days} business days` }).first().waitFor();
  await Promise.all([says(page, 20), says(later, 15)]);
  assert.equal(page.url(), site.address + PAGE);
  const shown = (tab) => tab.getByLabel("as of").locator("option:checked").textContent();
  await page.waitForFunction(() => document.querySelector("charter-bar").shadowRoot.querySelector("select").selectedOptions[0].text === "23 November 2026");
  // A hidden tab hears nothing until it is looked at, so both are looked at in turn.
  site.write((text) => text.replaceAll(PROMISE, "within: 19 business days").replaceAll("within: 15 business days", "within: 14 business days"));
  for (const [tab, days, day, address] of [
    [page, 19, "23 November 2026", site.address + PAGE],
    [later, 14, "1 January 2027", `${origin}/.charter/on/2027-01-01${pathname}`],
  ]) {
    await tab.bringToFront();
    await says(tab, days);
    assert.equal(await shown(tab), day);
    assert.equal(tab.url(), address);
  }
  // A mistake is shown in both, above what each of them showed.
  site.write((text) => text.replace(PROMISE, "within: 20 days"));
  for (const [tab, days] of [[page, 19], [later, 14]]) {
    await tab.bringToFront();
    await tab.getByRole("alertdialog").waitFor();
    await says(tab, days);
  }
  assert.deepEqual(troubles, []);
  await close();
  await site.close();
});

test("the address of a draft says that it is one, and leads to it", async () => {
  const site = await serve();
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await visit(browser, { javaScriptEnabled });
    patient(page);
    const answer = await page.goto(`${site.address}services/filming-permit/`);
    assert.equal(answer.status(), 404);
    assert.ok(await page.getByRole("heading", { name: '"Permission to film in the city" is a draft' }).isVisible());
    if (javaScriptEnabled) assert.deepEqual(await faults(page), []);
    await page.getByRole("button", { name: "Show the site with drafts" }).click();
    await page.getByRole("heading", { level: 1, name: "Permission to film in the city Draft" }).waitFor();
    await page.getByLabel("with drafts").uncheck();
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await page.getByText("is a draft").waitFor();
    await close();
  }
  await site.close();
});

test("the bar is fit for everybody, pushes the page and stays off paper", async () => {
  const site = await serve();
  for (const options of [{}, { viewport: NARROW }, { colorScheme: "dark" }]) {
    const { page, close } = await visit(browser, options);
    patient(page);
    await page.goto(site.address + PAGE);
    assert.deepEqual(await faults(page), []);
    const [bar, top] = await Promise.all(["charter-bar", "header.top"].map((name) => page.locator(name).boundingBox()));
    assert.ok(bar.height > 0 && top.y >= bar.y + bar.height, JSON.stringify({ bar, top }));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("charter-bar").isVisible(), false);
    await close();
  }
  await site.close();
});

test("without JavaScript, the faults can be read, closed and mended", async () => {
  const site = await serve();
  const { page, close } = await visit(browser, { javaScriptEnabled: false });
  patient(page);
  await page.goto(site.address + PAGE);
  site.write((text) => text.replace(PROMISE, "within: 20 days"));
  const dialog = page.getByRole("alertdialog");
  for (let tries = 0; tries < 100 && !(await dialog.isVisible()); tries++) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  await page.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
  site.write((text) => text.replace(PROMISE, "within: 20 buisness days"));
  const fix = page.getByRole("button", { name: "Fix it" });
  for (let tries = 0; tries < 100 && !(await fix.isVisible()); tries++) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  await fix.click();
  await page.waitForURL((url) => url.href.endsWith(PAGE));
  assert.equal(site.read(), site.original);
  await close();
  await site.close();
});

test("the handbook is reached from the bar by keyboard, can be read on a narrow page, and leads back", async () => {
  const site = await serve();
  for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
    const { page, troubles, close } = await visit(browser, { viewport });
    patient(page);
    await page.goto(site.address + PAGE);
    await page.getByRole("button", { name: "How do I …?" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "How do I …?" }).waitFor();
    assert.deepEqual(await faults(page), []);
    troubles.length = 0;
    // The first thing that the keyboard reaches is the way back, then the questions in their order.
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Back to the preview");
    await page.getByRole("link", { name: "pause a service or a promise" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "How do I pause a service or a promise?" }).waitFor();
    assert.deepEqual(troubles, []);
    assert.deepEqual(await page.getByRole("heading", { level: 2 }).allTextContents(), ["With a command", "By hand", "What people see", "If it is refused"]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    assert.deepEqual(await faults(page), []);
    await page.getByRole("link", { name: "Back to the preview" }).press("Enter");
    await page.getByText("within 20 business days").first().waitFor();
    assert.equal(page.url(), site.address + PAGE);
    await close();
  }
  await site.close();
});
