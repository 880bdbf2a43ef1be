// Questions as residents ask them -> the right service or answer, or the word that nobody here does it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { atRoot, harbour, large, launch, underPath, visit } from "./browser.mjs";
import { found, questions } from "./questions.mjs";

let browser, site;
before(async () => ([browser, site] = await Promise.all([launch(), underPath()])));
after(() => Promise.all([browser.close(), site.close()]));

const ask = async (asked, root = site.root) => {
  const { page, troubles, close } = await visit(browser);
  await page.goto(`${root}services/`);
  const all = await found(page, asked);
  assert.deepEqual(troubles, []);
  await close();
  return all;
};

const FIRST = 3;
const ENOUGH = 0.95;
// So few questions without danger may be answered as if they were about it.
const FALSE_ALARMS = 0.02;

test("what is right is among the first three, and no danger is answered with something else", async (seen) => {
  const rows = questions();
  const { entries, answers } = await ask(rows.map(({ question }) => question));
  const known = new Set(entries.map(({ id }) => id));
  const all = rows.map((row, at) => ({ ...row, ...answers[at] }));
  const told = (some) => some.map(({ question, ids, right }) => `${question}: ${ids.slice(0, FIRST).join(", ")}, not ${right.join(" or ") || "nothing"}`);
  assert.deepEqual(all.flatMap(({ right }) => right.filter((id) => !known.has(id))), [], "what the table names is there");
  const [answerable, others] = [all.filter(({ right }) => right.length), all.filter(({ right }) => !right.length)];
  const missed = answerable.filter(({ ids, right }) => !ids.slice(0, FIRST).some((id) => right.includes(id)));
  const first = answerable.filter(({ ids, right }) => right.includes(ids[0]));
  const urgent = new Set(entries.filter(({ isUrgent }) => isUrgent).map(({ id }) => id));
  const alarms = all.filter(({ isDanger, ids, right }) => !isDanger && urgent.has(ids[0]) && !right.includes(ids[0]));
  const sureOfNothing = others.filter(({ isSure }) => isSure);
  seen.diagnostic(`${answerable.length - missed.length} of ${answerable.length} among the first three, ${first.length} first`);
  seen.diagnostic(`${sureOfNothing.length} of ${others.length} that nobody here does are answered as if somebody did`);
  const harmless = all.filter(({ isDanger }) => !isDanger).length;
  seen.diagnostic(`${alarms.length} of ${harmless} without danger are answered as danger`);
  told([...missed, ...sureOfNothing, ...alarms]).forEach((line) => seen.diagnostic(line));
  assert.ok(urgent.size > 1);
  assert.ok(alarms.length <= FALSE_ALARMS * harmless, told(alarms).join("\n"));
  assert.deepEqual(told(answerable.filter(({ isDanger, ids, right }) => isDanger && !right.includes(ids[0]))), []);
  assert.ok(missed.length <= (1 - ENOUGH) * answerable.length, told(missed).join("\n"));
  assert.ok(sureOfNothing.length <= (1 - ENOUGH) * others.length, told(sureOfNothing).join("\n"));
});

test("each name finds its own first, and each keyword finds it among the first three", async () => {
  const { entries } = await ask([]);
  const names = await ask(entries.map(({ name }) => name));
  const lost = entries.filter(({ id }, at) => names.answers[at].ids[0] !== id).map(({ name }) => name);
  const words = entries.flatMap(({ id, keywords }) => keywords.map((keyword) => ({ id, keyword })));
  const { answers } = await ask(words.map(({ keyword }) => keyword));
  const hidden = words.filter(({ id }, at) => !answers[at].ids.slice(0, FIRST).includes(id)).map(({ id, keyword }) => `${keyword} (${id})`);
  assert.ok(words.length > 400);
  assert.deepEqual([lost, hidden], [[], []]);
});

// With this many results, a phone's first screen is full.
const ON_SCREEN = 5;

for (const [name, opened] of Object.entries({ atRoot, underPath, harbour, large })) {
  test(`each topic is found first by its name, and on the first screen by each telling word of it: ${name}`, async () => {
    const { root, close } = await opened();
    const { entries, saysLittle } = await ask([], root);
    const topics = entries.filter(({ id }) => id.startsWith("topics/"));
    const byName = await ask(topics.map(({ name }) => name), root);
    const lost = topics.filter(({ id }, at) => byName.answers[at].ids[0] !== id).map(({ name }) => name);
    const words = topics.flatMap(({ id, name }) => name.split(" ").filter((word) => !saysLittle.includes(word.toLowerCase())).map((word) => ({ id, word })));
    const byWord = await ask(words.map(({ word }) => word), root);
    const hidden = words.filter(({ id }, at) => !byWord.answers[at].ids.slice(0, ON_SCREEN).includes(id)).map(({ id, word }) => `${word} (${id})`);
    await close();
    assert.ok(topics.length > 5 && words.length > topics.length);
    assert.deepEqual([lost, hidden], [[], []]);
  });
}
