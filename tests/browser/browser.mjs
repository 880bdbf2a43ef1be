// A kind of visitor -> a page in a real browser that remembers whatever went wrong on it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Where `tests/browser/run` has built the sites.
export const SITES = process.env.SITES || fileURLToPath(new URL("../../target/browser/", import.meta.url));

// The sample content's site, at the root or under a path.
export const atRoot = () => serve(join(SITES, "root"));
export const underPath = () => serve(join(SITES, "under-a-path"), "/customer-service/");
export const harbour = () => serve(join(SITES, "harbour"));
export const large = () => serve(join(SITES, "large"));

// The addresses of all pages of a site, below its root; of those that lead on to another page, if that is asked for.
export const addresses = (site, leadOn = false) =>
  readdirSync(join(SITES, site), { recursive: true })
    .filter((file) => file.endsWith(".html"))
    .filter((file) => readFileSync(join(SITES, site, file), "utf8").includes('http-equiv="refresh"') === leadOn)
    .map((file) => file.replace(/(^|\/)index\.html$/, "$1"))
    .sort();

// A page of each kind that the theme has a template for, and of each kind of service.
export const KINDS = {
  home: "",
  services: "services/",
  "a service": "services/pothole-repair/",
  "a service with many facts": "services/access-to-records/",
  "a service on the spot": "services/information-at-once/",
  "a service that ended": "services/christmas-tree-drop-off/",
  departments: "departments/",
  "all topics": "topics/",
  "a topic": "topics/roads/",
  "by line of work": "functions/",
  "a department": "departments/sustainable-growth-and-development/",
  "the commitment": "commitment/",
  "how we keep track": "monitoring/",
  "on the spot": "on-the-spot/",
  changes: "changes/",
  about: "about/",
  data: "data/",
  examples: "data/examples/",
  "due dates": "data/due-dates/",
  "a document of the feed": "data/standard/",
  "the document with most tables": "data/standards/",
  "what every document has": "data/every-document/",
  "a page of its own": "not-satisfied/",
  "a missing address": "nowhere/at/all/",
};

export const NARROW = { width: 320, height: 640 };

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });

// A page in a context of its own. `troubles` fills with console messages, errors, failed and foreign requests.
export const visit = async (browser, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-CA", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles = [];
  const requests = [];
  // The status of a page that is asked for on purpose, and isn't there, is no trouble.
  const isMissingPage = (text, url) => text.includes("404") && url === page.url();
  page.on("console", (message) => {
    if (!isMissingPage(message.text(), message.location().url)) troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  // Whoever goes on to the next page doesn't wait for the icon of this one.
  const isLeft = (request) => request.failure().errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => isLeft(request) || troubles.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    requests.push(request.url());
    if (!request.url().startsWith("http://127.0.0.1:")) troubles.push(`another host: ${request.url()}`);
  });
  return { page, troubles, requests, close: () => context.close() };
};
