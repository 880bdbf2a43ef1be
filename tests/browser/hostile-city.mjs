// Hostile strings -> sites of an invented city with one of them in every field of its content, so that each has stood in each field.
// What the program refuses is counted, and the field gets a harmless text again. node hostile-city.mjs CHARTER FOLDER
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ADDRESSES, STRINGS } from "./hostile-strings.mjs";

const [charter, folder] = process.argv.slice(2);
const DAY = ["--as-of", "2026-11-23"];

// Every field that a content file can have; `t` gives the text of a field by its name.
const city = (t) => {
  const contact = (of) => ({
    phone: t(`${of}.phone`, "555-555-0100"),
    email: t(`${of}.email`, "info@city.example"),
    web: t(`${of}.web`, "https://www.city.example/"),
    address: [t(`${of}.address line 1`, "1 Main Street"), t(`${of}.address line 2`, "Example")],
    calendar: "offices",
  });
  const approved = (of) => ({ by: t(`${of}.approved.by`, "City Manager"), on: "2025-11-01" });
  const facts = (of, more) => ({
    we: t(`${of}.we`, "mend it"),
    starts: { event: "other", text: t(`${of}.starts`, "you tell us") },
    pauses: [t(`${of}.pauses`, "we wait for you")],
    stops: t(`${of}.stops`, "it is mended"),
    exceptions: [t(`${of}.exceptions`, "A storm can delay us.")],
    if_missed: t(`${of}.if_missed`, "Call us."),
    review_by: "2027-09-01",
    ...more,
  });
  const formerly = (of, id) => [{ id, name: t(`${of}.formerly.name`, "An older name"), until: "2024-01-01" }];
  return {
    "site.yaml": {
      city: t("city", "City of Example"),
      short_name: t("short_name", "Example"),
      title: t("title", "Service standards"),
      summary: t("summary", "What we promise."),
      base_url: t("base_url", "https://www.city.example/standards/"),
      time_zone: t("time_zone", "America/Edmonton"),
      language: t("language", "en"),
      illustrative: t("illustrative", "These figures are examples."),
      licence: { name: t("licence.name", "CC BY 4.0"), url: t("licence.url", "https://creativecommons.org/licenses/by/4.0/") },
      contact: contact("contact"),
    },
    "calendars/offices.yaml": {
      id: "offices",
      name: t("calendar.name", "Offices"),
      open: [{ days: t("calendar.days", "monday to friday"), hours: t("calendar.hours", "08:30 to 16:30") }],
      closures: [
        { date: "2026-11-25", name: t("closure.name", "Founder's Day") },
        { date: "2026-12-24", name: t("closure.name, early", "The day before"), closes: t("closure.closes", "12:00") },
      ],
      complete: { from: "2023-01-01", until: "2030-01-01" },
    },
    "commitment.md": [
      {
        title: t("commitment.title", "Our promise"),
        summary: t("commitment.summary", "What we promise."),
        policy: {
          number: t("policy.number", "1"),
          title: t("policy.title", "Service"),
          approved_by: t("policy.approved_by", "Council"),
          effective: "2020-01-01",
          resolution: t("policy.resolution", "1-20"),
          owner: t("policy.owner", "City Clerk"),
          procedure: t("policy.procedure", "2"),
          on_the_spot: [t("on_the_spot.clause", "3.1.a")],
        },
      },
      t("commitment.text", "We promise this."),
      `## ${t("clause.heading", "We answer")} {#4.1.a}`,
      `> ${t("clause.quotation", "answer every request")}`,
      t("clause.text", "You hear from us."),
    ],
    "corporate.yaml": {
      id: "corporate",
      name: t("corporate.name", "All departments"),
      summary: t("corporate.summary", "These hold everywhere."),
      accountable: t("corporate.accountable", "City Manager"),
      contact: contact("corporate.contact"),
      if_missed: t("corporate.if_missed", "Call us."),
      services: [
        {
          id: "email",
          name: t("baseline.name", "E-mail"),
          summary: t("baseline.summary", "Write to us."),
          ask: [{ email: "info@city.example", note: t("baseline.note", "At any hour.") }],
          supports: ["4.1.a"],
          standards: [{ stage: "respond", within: "2 business days", channels: ["email"], effective: "2024-01-01", ...facts("baseline") }],
        },
        {
          id: "leaflets",
          name: t("on the spot.name", "Leaflets"),
          summary: t("on the spot.summary", "Take one."),
          keywords: [t("on the spot.keywords", "paper")],
          ask: [{ in_person: t("on the spot.in_person", "City Hall") }],
          supports: ["4.1.a"],
          on_the_spot: { clause: t("on_the_spot.clause", "3.1.a"), otherwise: "email.respond" },
        },
      ],
    },
    "departments/roads.yaml": {
      id: t("department.id", "roads"),
      name: t("department.name", "Roads"),
      formerly: formerly("department", "streets"),
      summary: t("department.summary", "Looks after streets."),
      accountable: t("department.accountable", "Director"),
      contact: contact("department.contact"),
      if_missed: t("department.if_missed", "Call Roads."),
      functions: [
        {
          name: t("function.name", "Repairs"),
          summary: t("function.summary", "Mends things."),
          phone: t("function.phone", "555-555-0101"),
          email: t("function.email", "roads@city.example"),
          note: t("function.note", "Day and night."),
        },
      ],
      services: [
        {
          id: t("service.id", "pothole-repair"),
          name: t("service.name", "Pothole repair"),
          function: t("function.name", "Repairs"),
          formerly: formerly("service", "holes"),
          summary: t("service.summary", "Tell us about a hole."),
          description: t("service.description", "Say where it is."),
          keywords: [t("service.keywords", "hole")],
          ask: [
            { phone: t("ask.phone", "555-555-0102"), note: t("ask.note", "Day and night.") },
            { web: t("ask.web", "https://www.city.example/report"), note: t("ask.web.note", "A form.") },
            { email: t("ask.email", "holes@city.example") },
            { mail: t("ask.mail", "1 Main Street, Example") },
            { in_person: t("ask.in_person", "City Hall") },
            { social_media: t("ask.social_media", "@CityOfExample") },
          ],
          if_missed: t("service.if_missed", "Call the director."),
          supports: ["4.1.a"],
          open311: t("service.open311", "POTHOLE"),
          standards: [
            {
              stage: t("standard.stage", "complete"),
              variant: t("standard.variant", "urgent"),
              name: t("standard.name", "Urgent"),
              share: t("standard.share", "90%"),
              conditions: {
                zone: t("conditions.zone", "downtown"),
                priority: t("conditions.priority", "high"),
                season: "November to March",
                text: t("conditions.text", "when it is deep"),
              },
              statutory: { within: "40 calendar days", source: t("statutory.source", "The Act"), note: t("statutory.note", "By law.") },
              formerly: [t("standard.formerly", "holes.complete")],
              versions: [
                { effective: "2024-05-01", within: "20 business days" },
                {
                  effective: "2026-01-01",
                  within: t("version.within", "15 business days"),
                  approved: approved("version"),
                  change: t("version.change", "We have a new crew."),
                  corrected: { on: "2026-02-01", note: t("corrected.note", "A figure was wrong.") },
                },
                { effective: "2027-01-01", within: "10 business days", change: t("scheduled.change", "Another crew starts.") },
              ],
              ...facts("standard"),
            },
            { stage: "attend", no_target: t("no_target", "it depends on the weather"), effective: "2026-01-01", ...facts("untimed") },
            {
              stage: "available",
              at_most: { count: 6, of: t("at_most.of", "days out of use"), per: t("at_most.per", "year") },
              effective: "2026-01-01",
              until: "2026-12-31",
              gap: t("gap", "We look for a better way."),
              ...facts("frequency"),
            },
            {
              stage: "respond",
              within: "9 business days",
              exempt: { reason: t("exempt.reason", "The post is slow."), approved_by: t("exempt.approved_by", "City Manager"), until: "2027-07-01" },
              effective: "2026-01-01",
              ...facts("exempt"),
            },
          ],
        },
        {
          id: "ferry",
          name: t("retired.name", "Ferry"),
          function: t("function.name", "Repairs"),
          summary: t("retired.summary", "There was one."),
          ask: [{ phone: "555-555-0102" }],
          supports: ["4.1.a"],
          retired: { on: "2026-03-01", reason: t("retired.reason", "There is a bridge."), replaced_by: "pothole-repair" },
          standards: [{ stage: "complete", within: "1 weeks", effective: "2025-01-01", until: "2026-03-01", ...facts("retired") }],
        },
      ],
    },
    "pages/help.md": [{ title: t("page.title", "Help"), summary: t("page.summary", "Where to find it.") }, t("page.text", "Call us.")],
  };
};

// A file's text; JSON is YAML too, and has every field in a line of its own.
const text = (content) => {
  const json = (value) => JSON.stringify(value, null, 1);
  return Array.isArray(content) ? [`---\n${json(content[0])}\n---`, ...content.slice(1)].join("\n\n") + "\n" : `${json(content)}\n`;
};

const run = (...given) =>
  new Promise((done) => {
    execFile(charter, given, { maxBuffer: 1 << 26 }, (error, out, said) => done({ code: error ? error.code : 0, out, said }));
  });

// The city with each field's number in place of its text.
const FIELDS = [];
const numbered = city((field) => {
  if (!FIELDS.includes(field)) FIELDS.push(field);
  return `@${FIELDS.indexOf(field)}@`;
});
const fieldsIn = (part) => [...part.matchAll(/@(\d+)@/g)].map(([, number]) => FIELDS[number]);

// The fields whose texts are on a line of a file, or else in the lines from there to the last one.
const fieldsAt = (files, { file, line, end_line: last }) => {
  const [written, parts] = [files[file], numbered[file]];
  const head = text(parts).split("\n");
  if (!Array.isArray(parts) || line <= JSON.stringify(parts[0], null, 1).split("\n").length + 2) {
    const onLine = fieldsIn(head[line - 1]);
    return onLine.length ? onLine : fieldsIn(head.slice(line - 1, last).join("\n"));
  }
  // In the text of a page, one may take several lines.
  for (let at = 1; at < parts.length; at++) {
    const end = text(written.slice(0, at + 1)).trimEnd().split("\n").length;
    if (line <= end) return fieldsIn(parts[at]);
  }
  return [];
};

const STRUCTURE = ["commitment.text", "clause.heading"];

// A city whose fields hold hostile strings, drawn in turn, as far as the program lets them stand.
const build = async (turn) => {
  const hostile = new Map(FIELDS.map((field, at) => [field, STRINGS[(at + turn) % STRINGS.length]]));
  const content = join(folder, `${turn}`, "content");
  const site = join(folder, `${turn}`, "site");
  const refused = [];
  for (;;) {
    const files = city((field, harmless) => hostile.get(field) ?? harmless);
    for (const [name, value] of Object.entries(files)) {
      mkdirSync(dirname(join(content, name)), { recursive: true });
      writeFileSync(join(content, name), text(value));
    }
    const { code, out, said } = await run("check", "--content", content, ...DAY, "--format", "json");
    const errors = out.split("\n").filter(Boolean).map((line) => JSON.parse(line)).filter(({ severity }) => severity === "error");
    if (code > 1 || (code && !errors.length)) throw new Error(`${turn}: ${said}`);
    if (!errors.length) {
      const built = await run("build", "--content", content, ...DAY, "--out", site, "--no-sync");
      if (!built.code) return { site: `${turn}/site`, shown: [...hostile], refused };
      // A language is refused for want of its words.
      if (!hostile.has("language") || !built.said.includes("the site's language is")) throw new Error(`${turn}: ${built.said}`);
      refused.push(["language", hostile.get("language")]);
      hostile.delete("language");
      continue;
    }
    const at = errors.flatMap(({ place }) => (place ? fieldsAt(files, { ...place, file: place.file.slice(content.length + 1) }) : []));
    const named = [...new Set(at)].filter((field) => hostile.has(field));
    // A clause that can't be seen any more is missed where it is named.
    const found = named.length ? named : STRUCTURE.filter((field) => hostile.has(field));
    if (!found.length) throw new Error(`${turn}: no field has this fault: ${JSON.stringify(errors[0])}`);
    for (const field of found) {
      refused.push([field, hostile.get(field)]);
      hostile.delete(field);
    }
  }
};

// The harmless city under each hostile address.
const addressed = async (address, at) => {
  const content = join(folder, "harmless");
  const site = `address-${at}`;
  const { code, said } = await run("build", "--content", content, ...DAY, "--out", join(folder, site), "--no-sync", "--base-url", address);
  if (code && code !== 2) throw new Error(`${address}: ${said}`);
  return code ? { address } : { address, site };
};

rmSync(folder, { recursive: true, force: true });
for (const [name, value] of Object.entries(city((_, harmless) => harmless))) {
  mkdirSync(dirname(join(folder, "harmless", name)), { recursive: true });
  writeFileSync(join(folder, "harmless", name), text(value));
}
const harmless = await run("build", "--content", join(folder, "harmless"), ...DAY, "--out", join(folder, "clean"), "--no-sync");
if (harmless.code) throw new Error(harmless.said);
const turns = [...STRINGS.keys()];
const cities = [];
const worker = async () => {
  for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) cities.push(await build(turn));
};
await Promise.all([worker(), worker()]);
const addresses = [];
for (const [at, address] of ADDRESSES.entries()) addresses.push(await addressed(address, at));
writeFileSync(join(folder, "report.json"), JSON.stringify({ cities, addresses }));
