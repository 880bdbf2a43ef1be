// Sites with hostile texts in every field, without the strict policy -> nothing runs, nothing is asked of another host, no attribute or
// element is there that the harmless site doesn't have.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SITES, launch, visit } from "./browser.mjs";
import { ADDRESSES, STRINGS } from "./hostile-strings.mjs";
import { serve } from "./server.mjs";

const FOLDER = join(SITES, "hostile");
const { cities, addresses } = JSON.parse(readFileSync(join(FOLDER, "report.json"), "utf8"));
const NO_POLICY = "";
const AT_ONCE = 3;

let browser, shapes;
before(async () => (browser = await launch()));
after(() => browser.close());

const files = (site, ...endings) =>
  readdirSync(join(FOLDER, site), { recursive: true }).filter((file) => endings.some((ending) => file.endsWith(ending))).sort();
const PATH = "/standards/";

// A page whose dialogs are troubles too. Sites that it opens are served until it is closed: the browser may still ask for an icon.
const watched = async () => {
  const visitor = await visit(browser);
  const stops = [];
  const { close } = visitor;
  visitor.open = async (site, path = PATH) => {
    const { root, close: stop } = await serve(join(FOLDER, site), path, NO_POLICY);
    stops.push(stop);
    return root;
  };
  visitor.close = async () => {
    await close();
    stops.forEach((stop) => stop());
  };
  visitor.page.on("dialog", (dialog) => {
    visitor.troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return visitor;
};

// Every kind of element with its kinds of attributes, and what could run or lead out: of the page, or of a text that the browser only
// reads.
const inspect = (html) => {
  const inspected = html ? new DOMParser().parseFromString(html, "text/html") : document;
  const shapes = new Set();
  const troubles = [];
  if ("hit" in window) troubles.push("a script has run");
  const safe = ["http:", "https:", "mailto:", "tel:"];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      shapes.add(name);
      for (const { name: attribute, value } of element.attributes) {
        // The search hides and shows by it.
        if (attribute !== "hidden") shapes.add(`${name} ${attribute}`);
        if (/^on|^style$|^srcdoc$/i.test(attribute)) troubles.push(`<${name} ${attribute}="${value}">`);
        if (["href", "src", "action", "formaction", "data", "xlink:href"].includes(attribute)) {
          const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : undefined;
          if (url && !safe.includes(url.protocol)) troubles.push(`<${name} ${attribute}="${value}"> is ${url.protocol}`);
        }
      }
      if (name === "meta" && /refresh/i.test(element.httpEquiv)) {
        const url = URL.parse(element.content.replace(/^\d+; *url=/, ""), document.baseURI);
        if (!url || !safe.includes(url.protocol)) troubles.push(element.outerHTML);
      }
      if (name === "script") {
        const isData = ["application/json", "application/ld+json"].includes(element.type);
        if (isData) JSON.parse(element.textContent);
        else if (element.textContent || !/\/assets\/(site|with-search)\.js$/.test(element.src)) troubles.push(element.outerHTML);
      }
      if (element.content instanceof DocumentFragment) look(element.content);
    }
  };
  look(inspected);
  return { shapes: [...shapes], troubles, text: inspected.documentElement.textContent };
};

// Uses what scripts can be used for: the search with a hostile word, and the date.
const use = async (page) => {
  await page.evaluate(async () => {
    const tell = (element, ...events) => events.forEach((event) => element.dispatchEvent(new Event(event, { bubbles: true })));
    const search = document.querySelector("[type=search]");
    for (const words of search ? ["repair", "<img src=x onerror=window.hit=1>", "window.hit"] : []) {
      search.value = words;
      tell(search, "input");
    }
    const day = document.querySelector("input[type=date]");
    if (day) {
      day.value = "2026-11-24";
      tell(day, "input", "change");
    }
    for (const summary of document.querySelectorAll("summary")) summary.click();
    for (const element of document.querySelectorAll("a, button, input, [tabindex]")) {
      element.focus();
      tell(element, "mouseover", "pointerenter", "animationstart");
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  });
};

// Pages that the browser only reads: those that lead on at once, and those about the feed's documents, which are all alike.
const isRead = (file, html) => html.includes('http-equiv="refresh"') || /^data\/./.test(file.replace("index.html", ""));

// Opens every page of a site; gives the shapes of all, and how many show a string.
const walk = async ({ page, troubles, open }, site, known, path) => {
  const root = await open(site, path);
  const all = new Set();
  let shown = 0;
  for (const file of files(site, ".html")) {
    const html = readFileSync(join(FOLDER, site, file), "utf8");
    const reads = isRead(file, html);
    if (!reads) {
      await page.goto(root + file);
      await use(page);
    }
    const found = await page.evaluate(inspect, reads ? html : undefined);
    assert.deepEqual([...found.troubles, ...troubles.splice(0)], [], `${site}/${file}`);
    const unknown = known ? found.shapes.filter((shape) => !known.has(shape)) : [];
    assert.deepEqual(unknown, [], `${site}/${file} has what the harmless site doesn't have`);
    found.shapes.forEach((shape) => all.add(shape));
    shown += found.text.includes("hit=1");
  }
  return { shapes: all, shown };
};

const inParallel = async (all, work) => {
  const left = [...all];
  const worker = async () => {
    const visitor = await watched();
    for (let next = left.pop(); next !== undefined; next = left.pop()) await work(visitor, next);
    await visitor.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

test("every string has been tried in every field, and was shown or refused", (seen) => {
  assert.equal(cities.length, STRINGS.length);
  const tried = cities.map(({ shown, refused }) => shown.length + refused.length);
  assert.ok(tried.every((fields) => fields > 140 && fields === tried[0]), `${tried} fields`);
  const shown = cities.flatMap((city) => city.shown).length;
  assert.ok(shown > 3500, `${shown} strings are shown`);
  seen.diagnostic(`${tried[0]} fields, ${STRINGS.length} strings: ${shown} shown, ${cities.flatMap((city) => city.refused).length} refused`);
});

test("what could harm is seen", async () => {
  const { page, troubles, open, close } = await watched();
  await page.goto(await open("clean"));
  await page.setContent(
    `<p onclick="x()">a</p><a href="java\tscript:x">b</a><script>window.hit=1;alert(1)</script><img src="//elsewhere.example/p.png">
     <template><i style="color:red"></i></template>`,
  );
  const found = await page.evaluate(inspect);
  const all = [...found.troubles, ...troubles].join("\n");
  for (const sign of ["has run", "onclick", "is javascript:", "<script>", "dialog: 1", "style=", "another host"]) {
    assert.ok(all.includes(sign), `${sign} in:\n${all}`);
  }
  await close();
});

test("the pages of every hostile city", { timeout: 600_000 }, async () => {
  const visitor = await watched();
  ({ shapes } = await walk(visitor, "clean"));
  await visitor.close();
  let pages = 0;
  await inParallel(cities, async (visitor, { site }) => {
    const { shown } = await walk(visitor, site, new Set([...shapes, ...MARKDOWN]));
    assert.ok(shown > 0, `${site} shows no string`);
    pages += shown;
  });
  assert.ok(pages > 500, `${pages} pages show a string`);
});

// What a text may be made of beyond what the harmless one is.
const MARKDOWN = ["a", "a href", "a title", "code", "pre", "em", "strong", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h2 id", "h3 id", "h4 id", "table", "thead", "tbody", "tr", "th", "td", "br", "hr"];

test("the files of every hostile city, opened in a browser", { timeout: 600_000 }, async () => {
  await inParallel(cities, async ({ page, troubles, open }, { site }) => {
    const root = await open(site);
    for (const file of files(site, ".svg", ".xml", ".atom", "changes.json")) {
      // The icon of a file without a page is not there.
      await page.goto(root + file).catch((reason) => assert.match(reason.message, /Download is starting|ERR_ABORTED/, file));
      assert.equal(await page.evaluate(() => "hit" in window), false, `${site}/${file}`);
      assert.deepEqual(troubles.splice(0).filter((trouble) => !trouble.includes("404")), [], `${site}/${file}`);
    }
  });
});

test("a hostile address is refused, or does no harm", { timeout: 600_000 }, async (seen) => {
  assert.equal(addresses.length, ADDRESSES.length);
  const made = addresses.filter(({ site }) => site);
  await inParallel(made, (visitor, { site, address }) => walk(visitor, site, shapes, new URL(address).pathname));
  seen.diagnostic(`${addresses.length - made.length} of ${addresses.length} are refused`);
});
