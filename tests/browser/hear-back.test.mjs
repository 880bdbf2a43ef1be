// The time that a resident asked at -> the date in the page: the program's own words, the city's time, a refusal where nobody knows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { answer } from "../../themes/civic/scripts/hear-back.mjs";
import { dayAndTime } from "../../themes/civic/scripts/words.mjs";
import { SITES, addresses, atRoot, launch, visit } from "./browser.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), atRoot()])));
after(() => Promise.all([browser.close(), site.close()]));

// What every page with an answer carries.
const WORDS = JSON.parse(/data-words>(.*)<\/script>/.exec(readFileSync(join(SITES, "root/services/pothole-repair/index.html"), "utf8"))[1]);

// 23 November 2026, 17:05 in Greenwich.
const NOW = new Date("2026-11-23T17:05:30Z");

const onPage = async (address, options = {}) => {
  const visitor = await visit(browser, options);
  await visitor.page.clock.setFixedTime(NOW);
  await visitor.page.goto(site.root + address);
  return visitor;
};
const answers = (page) => page.locator("[data-answer]").allTextContents();
const DAY = "Date of your request";
const ask = async (page, moment) => {
  const [day, time] = moment.split("T");
  const [hour, minute] = time.split(":").map(Number);
  await page.getByLabel(DAY).fill(day);
  await page.getByLabel("Time of day").selectOption(String(60 * hour + minute));
};

test("with the example's time, the script says word for word what the program has written, on every page", () => {
  const plain = (html) => html.replaceAll(/&#(x27|39);/g, "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  let compared = 0;
  for (const address of addresses("root").filter((one) => /^services\/.+/.test(one))) {
    const html = readFileSync(join(SITES, "root", address, "index.html"), "utf8");
    const [section, skipped] = /data-skipped="([^"]*)"[^]*?<\/section>/.exec(html) || [];
    if (!section) continue;
    const data = JSON.parse(/<script type="application\/json">(.*)<\/script>/.exec(section)[1]);
    const [, words, day] = /if you ask at (10 am on \w+, (\d+) March 2026):/.exec(section);
    const asked = Date.UTC(2026, 2, day, 10);
    assert.equal(dayAndTime(asked, WORDS), words);
    const written = [...section.matchAll(/data-answer>(.*?)<\/dd>/g)];
    assert.equal(written.length, data.promises.length, address);
    written.forEach(([, text], at) => {
      const { said, note, refused, heading } = answer(data.promises[at], skipped, data, asked, WORDS);
      assert.equal(heading, undefined, `${address}: the heading of the example is that of the answer`);
      if (refused) assert.ok(plain(text).includes(refused), address);
      else assert.equal(note ? `${said} <span class="note">${note}</span>` : said, plain(text), address);
      compared += 1;
    });
  }
  assert.ok(compared > 70, `${compared} promises`);
});

const OUT_OF_SEASON = "For a request on that day we promise nothing: this promise holds from May to October. Call 780-962-2611.";

test("outside its season a promise has no date, and on both of the season's ends it has one", async () => {
  const { page, close } = await onPage("services/pothole-repair/");
  for (const [asked, has] of [["2026-04-30T23:30", false], ["2026-05-01T00:00", true], ["2026-10-31T23:30", true], ["2026-11-01T00:00", false]]) {
    await ask(page, asked);
    assert.equal((await answers(page))[1] !== OUT_OF_SEASON, has, asked);
  }
  await close();
});

test("it begins with now in the city, wherever the reader is", async () => {
  for (const timezoneId of ["America/Edmonton", "Pacific/Auckland"]) {
    const { page, close } = await onPage("services/pothole-repair/", { timezoneId });
    assert.equal(await page.getByLabel(DAY).inputValue(), "2026-11-23");
    const now = await page.getByLabel("Time of day").locator("option:checked").textContent();
    // Six hours after Greenwich in winter too, whatever this browser knows about Alberta.
    assert.equal(now, "11:05 am");
    assert.equal((await answers(page))[1], OUT_OF_SEASON);
    await close();
  }
});

const PASSED = "That date has passed. See If we miss it.";

test("closed days on the way are named", async () => {
  const { page, close } = await onPage("services/pothole-repair/");
  await ask(page, "2026-06-10T09:30");
  // 11, 12, 15 to 19, 22 to 26, 29 and 30 June; 2, 3 and 6 to 9 July.
  assert.equal(
    (await answers(page))[1],
    `By Thursday, 9 July 2026, 9 times in 10. Not counted, because we are closed: Canada Day. ${PASSED}`,
  );
  await close();
});

test("past the end of the calendar it gives no date and says whom to call", async () => {
  const { page, close } = await onPage("services/compliance-certificate/");
  await ask(page, "2028-12-20T09:30");
  const [days] = await answers(page);
  assert.match(days, /^We can't give a date for that time: we know our closed days only from 1 January 2024 to 31 December 2028\. Call /);
  assert.match(await page.locator("[data-answer] a").first().getAttribute("href"), /^tel:780/);
  await close();
});

const CERTIFICATE_NOTE = " We start counting when we have your survey and the fee.";

test("whoever asked before the edition began, months ago, gets the date of the promise that held then", async () => {
  const { page, close } = await onPage("services/compliance-certificate/");
  await ask(page, "2026-02-13T09:30");
  // 17 to 20 and 23 to 27 February, 2 March: Family Day is 16 February.
  assert.equal(
    (await answers(page))[0],
    `By Monday, 2 March 2026, 19 times in 20. Not counted, because we are closed: Family Day. ${PASSED}${CERTIFICATE_NOTE}`,
  );
  await ask(page, "2024-12-30T09:30");
  assert.match((await answers(page))[0], /^We can't give a date for that time: this promise starts on 1 January 2025\. Call /);
  await close();
});

test("the promise counts that is in force on the day of receipt: also for whoever asks after closing on its last day", async () => {
  const { page, close } = await onPage("services/compliance-certificate/");
  // 10 business days from Thursday, 31 December, and from Monday, 4 January, when that request counts as received; 7 from 5 January.
  const closed = " Not counted, because we are closed: New Year's Day.";
  for (const [asked, due] of [
    ["2026-12-31T16:00", `By Friday, 15 January 2027, 19 times in 20.${closed}`],
    ["2026-12-31T17:00", `By Monday, 18 January 2027, 19 times in 20.${closed}`],
    ["2027-01-05T10:00", "By Thursday, 14 January 2027, 19 times in 20."],
  ]) {
    await ask(page, asked);
    assert.equal((await answers(page))[0], due + CERTIFICATE_NOTE, asked);
  }
  await close();
});

test("where nothing is promised, and after a promise ends, the answer says so and whom to call", () => {
  const calendars = { hall: { open: Array(7).fill([[510, 990]]), closed: { "2026-12-01": ["A holiday"] }, from: "2026-01-01", until: "2028-01-01" } };
  const dated = { unit: "business_day", amounts: [2], calendar: "hall", said: "By {last}." };
  const stretches = [
    { refused: "Not yet." },
    { from: "2026-11-01", ...dated },
    { from: "2026-12-01", refused: "A pause." },
    { from: "2027-01-01", ...dated, note: "We count from then." },
    { from: "2027-02-01", refused: "Over." },
  ];
  const at = (time) => answer(stretches, "", { calendars }, Date.parse(`${time}:00Z`), { ...WORDS, zone: [[0, -420]] });
  const told = (time) => (({ said, note }) => ({ said, note }))(at(time));
  const refused = (time) => at(time).refused;
  assert.equal(refused("2026-10-31T23:30"), "Not yet.");
  assert.deepEqual(told("2026-11-30T16:00"), { said: "By Thursday, 3 December 2026. ", note: undefined });
  assert.deepEqual(told("2026-11-30T16:30"), { said: "By Friday, 4 December 2026. ", note: undefined });
  assert.equal(refused("2026-12-01T00:00"), "A pause.");
  assert.deepEqual(told("2027-01-01T00:00"), { said: "By Sunday, 3 January 2027.", note: "We count from then." });
  assert.equal(refused("2027-02-01T00:00"), "Over.");
});

test("the conditions are those of the version that answers, and what has no date is told as it is promised", () => {
  const dated = { unit: "hour", amounts: [24], said: "By {last}." };
  const stretches = [
    { from: "2026-01-01", heading: "Filling it (Town streets)", ...dated },
    { from: "2026-06-01", heading: "Filling it (lanes; from June to August)", ...dated, season: ["06-01", "08-31"], outside: "Not then." },
    { from: "2027-01-01", said: "We will fill lanes every year. No date here." },
  ];
  const at = (time) => answer(stretches, "", { calendars: {} }, Date.parse(`${time}:00Z`), { ...WORDS, zone: [[0, -420], [Date.UTC(2026, 8) / 6e4]] });
  assert.equal(at("2026-05-31T23:59").heading, "Filling it (Town streets)");
  assert.equal(at("2026-06-01T00:00").heading, "Filling it (lanes; from June to August)");
  assert.deepEqual(at("2026-10-01T10:00"), { refused: "Not then.", said: undefined, heading: "Filling it (lanes; from June to August)" });
  assert.deepEqual(at("2027-01-01T00:00"), { refused: undefined, said: "We will fill lanes every year. No date here.", heading: undefined });
  // The offsets end on 1 September: nothing is told that would need more.
  assert.deepEqual(at("2026-08-31T16:00"), { refused: undefined, said: undefined, heading: "Filling it (lanes; from June to August)" });
});

test("a date that has passed is said to have passed, with what to do, and an average is not", async () => {
  const { page, close } = await onPage("services/compliance-certificate/");
  // 10 business days from 9 November end on 24 November at 4:30 pm, since Remembrance Day is closed; now is 23 November.
  await ask(page, "2026-11-09T09:30");
  assert.ok(!(await answers(page))[0].includes(PASSED));
  await ask(page, "2026-11-02T09:30");
  assert.ok((await answers(page))[0].includes(PASSED));
  assert.equal(await page.locator("[data-answer] a").first().getAttribute("href"), "#missed");
  await ask(page, "2026-11-20T09:30");
  assert.ok(!(await answers(page))[0].includes(PASSED));
  await close();
});

test("both ends of a range are counted in their own units, and the longer time is the limit", () => {
  const hall = { open: Array(7).fill([[510, 990]]), closed: {}, from: "2026-01-01", until: "2028-01-01" };
  for (const day of [5, 6]) hall.open[day] = [];
  const at = (asked, range) => {
    const stretches = [{ unit: "calendar_day", first_unit: "business_day", calendar: "hall", said: "{first} to {last}.", ...range }];
    return answer(stretches, "", { calendars: { hall } }, Date.parse(`${asked}:00Z`), { ...WORDS, zone: [[0, -420]] }).said.trim();
  };
  assert.equal(at("2026-11-30T10:00", { amounts: [2, 28] }), "Wednesday, 2 December 2026 to Monday, 28 December 2026.");
  assert.equal(at("2026-11-30T10:00", { amounts: [4, 2], unit: "week" }), "Friday, 4 December 2026 to Monday, 14 December 2026.");
  // Four business days from a Thursday end after five calendar days.
  assert.equal(at("2026-12-03T10:00", { amounts: [4, 5] }), "Tuesday, 8 December 2026 to Tuesday, 8 December 2026.");
});

test("the answer is said politely once a reader asks, and the focus stays", async () => {
  const { page, troubles, close } = await onPage("services/pothole-repair/");
  const live = page.locator("[aria-live]");
  assert.equal(await live.getAttribute("aria-live"), "off");
  await page.getByLabel(DAY).focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await live.getAttribute("aria-live"), "polite");
  assert.equal(await page.evaluate(() => document.activeElement.id), "asked");
  await ask(page, "2027-05-03T16:30");
  await page.getByRole("button", { name: "Now" }).click();
  assert.equal((await answers(page))[1], OUT_OF_SEASON);
  await page.getByLabel(DAY).focus();
  await page.keyboard.press("Enter");
  assert.equal(page.url().split("?")[0], `${site.root}services/pothole-repair/`);
  assert.deepEqual(troubles, []);
  await close();
});

test("the address keeps the time that was chosen, and whoever opens it gets the same answer", async () => {
  const { page, close } = await visit(browser);
  await page.goto(`${site.root}services/pothole-repair/`);
  assert.equal(page.url(), `${site.root}services/pothole-repair/`, "nothing is chosen yet");
  await ask(page, "2027-05-03T16:30");
  assert.equal(page.url(), `${site.root}services/pothole-repair/?asked=2027-05-03T16%3A30`);
  const said = await answers(page);
  const [other, another] = [await visit(browser), await visit(browser)];
  await other.page.goto(page.url());
  assert.deepEqual(await answers(other.page), said);
  await another.page.goto(`${site.root}services/pothole-repair/?asked=whenever`);
  assert.equal((await answers(another.page)).length, said.length, "what is no time counts as none");
  await Promise.all([close(), other.close(), another.close()]);
});

test("the dates go into the resident's own calendar", async () => {
  const { page, close, troubles } = await visit(browser);
  await page.goto(`${site.root}services/pothole-repair/`);
  await ask(page, "2027-05-03T16:30");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Add these dates to my calendar" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "dates.ics");
  const text = readFileSync(await file.path(), "utf8").replaceAll("\r\n ", "");
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
  assert.match(text, /\r\nDTSTART;VALUE=DATE:20270526\r\n/);
  assert.match(text, /\r\nSUMMARY:We will repair the pothole[^\r]* \(Pothole repair\)\r\n/);
  assert.match(text, /\r\nURL:http:[^\r]*\?asked=2027-05-03T16%3A30\r\n/);
  assert.deepEqual(troubles, []);
  await close();
});
