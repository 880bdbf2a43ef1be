// The folder of a built site, and local times (JSON on standard input) -> what the calculator of each service's page answers, as JSON: for each
// standard, an answer for each time. It runs the script that the site serves, without a browser.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const site = process.argv[2];
const moments = JSON.parse(readFileSync(0, "utf8"));
const script = readFileSync(join(site, "assets", readdirSync(join(site, "assets")).find((name) => /^site.*\.js$/.test(name))), "utf8");
// A page with nothing that a script could fill.
const bare = { querySelector: () => null, querySelectorAll: () => [] };
const { counted } = new Function("document", `${script}\nreturn { counted };`)(bare);

const block = (html, pattern) => JSON.parse(pattern.exec(html)[1]);
const standards = (html) => {
  const details = html.slice(html.indexOf('<div id="details">')).split('<div class="rest">')[0];
  return [...details.matchAll(/api\/v1\/standards\/([\w.-]+)\.json">/g)].map(([, id]) => id);
};

const said = (stretches, calendars, zone, asked) => {
  const { from, ends, refused } = counted(stretches, calendars, zone, asked);
  if (ends) return [from, ends.map(({ at, on }) => (on === undefined ? `at ${at / 1000}` : `on ${new Date(on).toISOString().slice(0, 10)}`))];
  const day = new Date(asked).toISOString().slice(0, 10);
  const holds = stretches.findLast(({ from }) => !from || from <= day);
  if (holds.outside && refused === holds.outside) return [holds.from, "out_of_season"];
  if (holds.refused) return [null, "not_promised"];
  return [holds.from, holds.amounts || holds.by ? "no_date" : "undated"];
};

const answers = {};
for (const service of readdirSync(join(site, "services"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const html = readFileSync(join(site, "services", service.name, "index.html"), "utf8");
  const section = /<section data-skipped=[^]*?<\/section>/.exec(html)?.[0];
  if (!section) continue;
  const { calendars, promises } = block(section, /<script type="application\/json">(.*)<\/script>/);
  const { zone } = block(html, /data-words>(.*)<\/script>/);
  const ids = standards(html);
  if (ids.length !== promises.length) throw new Error(`${service.name}: ${promises.length} answers for ${ids}`);
  ids.forEach((id, at) => {
    answers[id] = moments.map((moment) => said(promises[at], calendars, zone, Date.parse(`${moment}Z`)));
  });
}
process.stdout.write(JSON.stringify(answers));
