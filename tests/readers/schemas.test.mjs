// Every JSON document of the feed is read by Ajv with the schema that it names, latest and numbered; every schema is itself sound. The parts of
// the archive name none, because they stay the same for ever: the index does.
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";

import formats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";

import { contents, json } from "./contents.mjs";
import { built } from "./serving.mjs";

// A type and null at once is how the schemas say "or nothing".
const validator = () => formats(new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }));

// JSON Feed wants everything that is not its own below a key with an underscore.
const envelope = (document) => document._charter ?? document;

const numbered = (schema, version) => schema.replace("/schema/", `/schema/${version}/`);

// `…/standards/{id}.json` and `…/standards/pothole.complete.json`
const matches = (pattern, address) => {
  const [start, end] = pattern.split(/\{\w+\}/);
  if (end === undefined) return pattern === address;
  return address.startsWith(start) && address.endsWith(end) && !address.slice(start.length, -end.length).includes("/");
};

// The entry for an address. `archive/index.json` has one of its own, although `archive/{date}.json` would match it too.
const entriesOf = (index, url) => {
  const own = index.documents.filter((entry) => entry.url === url);
  return own.length ? own : index.documents.filter((entry) => matches(entry.url, url));
};

const isPart = (url) => /\/archive\/(?!index\.json$)/.test(url);

const schemaOf = (index, url, document) => (isPart(url) ? entriesOf(index, url)[0].schema : envelope(document).$schema);

for (const [name, content] of Object.entries(contents)) {
  describe(name, () => {
    let site, index, documents, schemas;

    before(async () => {
      site = await built({ content, base: "/customer-service/" });
      index = await json(`${site.root}api/v1/index.json`);
      const manifest = await json(`${site.root}api/v1/manifest.json`);
      const files = [...manifest.files.map(({ url }) => url), `${site.root}api/v1/manifest.json`];
      const feed = files.filter((url) => url.startsWith(`${site.root}api/v1/`) && url.endsWith(".json"));
      const isSchema = (url) => url.endsWith(".schema.json");
      const all = (urls) => Promise.all(urls.map(async (url) => [url, await json(url)]));
      schemas = new Map(await all(feed.filter(isSchema)));
      documents = await all(feed.filter((url) => !isSchema(url)));
    });
    after(() => site.close());

    test("every document keeps the schema that it names, the latest and the numbered one", () => {
      const ajv = validator();
      schemas.forEach((schema) => ajv.addSchema(schema));
      let kept = 0;
      for (const [url, document] of documents) {
        const $schema = schemaOf(index, url, document);
        if (!$schema) continue;
        for (const address of [$schema, numbered($schema, envelope(document).api_version ?? index.api_version)]) {
          assert.ok(schemas.has(address), `${url} names ${address}`);
          assert.ok(ajv.validate(address, document), `${url}: ${ajv.errorsText(ajv.errors)}`);
        }
        kept += 1;
      }
      assert.ok(kept > 30, `${kept} documents were read`);
    });

    test("the index names the same schema for a document as the document itself, and none for what is another standard's", () => {
      for (const [url, document] of documents) {
        const entries = entriesOf(index, url);
        assert.equal(entries.length, 1, `${url} is listed once`);
        assert.equal(schemaOf(index, url, document) ?? null, entries[0].schema, url);
      }
    });

    test("every kind of document in the index has a document, and every schema belongs to one", () => {
      const used = new Set(documents.map(([url, document]) => schemaOf(index, url, document)).filter(Boolean));
      const listed = new Set(index.documents.map(({ schema }) => schema).filter(Boolean));
      const latest = [...schemas.keys()].filter((address) => !/\/schema\/\d/.test(address));
      assert.deepEqual(used, listed);
      assert.deepEqual(new Set(latest), listed);
      assert.equal(schemas.size, 2 * listed.size);
    });

    test("every schema is sound 2020-12 under its own address, and the numbered one says the same as the latest", () => {
      const ajv = validator();
      for (const [address, schema] of schemas) {
        assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
        assert.equal(schema.$id, address);
        assert.ok(ajv.validateSchema(schema), `${address}: ${ajv.errorsText(ajv.errors)}`);
        ajv.compile(schema);
      }
      for (const { schema } of index.documents.filter((entry) => entry.schema)) {
        const { $id, ...latest } = schemas.get(schema);
        const { $id: other, ...fixed } = schemas.get(numbered(schema, index.api_version));
        assert.notEqual($id, other);
        assert.deepEqual(latest, fixed);
      }
    });

    test("a key more is no fault; a key less, another type and a day that is none are", () => {
      const ajv = validator();
      const [, standards] = documents.find(([url]) => url.endsWith("/api/v1/standards.json"));
      const keeps = ajv.compile(schemas.get(standards.$schema));
      const damaged = (damage) => {
        const copy = structuredClone(standards);
        damage(copy);
        return copy;
      };
      assert.ok(keeps(damaged((copy) => Object.assign(copy.standards[0], { later: 1 }))));
      const faults = [
        ...Object.keys(standards).map((key) => (copy) => delete copy[key]),
        ...Object.keys(standards.standards[0]).map((key) => (copy) => delete copy.standards[0][key]),
        ...Object.keys(standards.standards[0].target).map((key) => (copy) => delete copy.standards[0].target[key]),
        ...Object.keys(standards.standards[0]).map((key) => (copy) => (copy.standards[0][key] = 1.5)),
        (copy) => (copy.standards[0].effective.from = "2026-02-30"),
        (copy) => (copy.standards[0].effective.known_from = null),
        (copy) => (copy.standards[0].revision = -1),
        (copy) => (copy.standards[0].target.share_percent = 0),
        (copy) => (copy.standards[0].target.share_percent = 100.1),
        (copy) => (copy.publisher.url = "not an address"),
      ];
      const unnoticed = faults.filter((fault) => keeps(damaged(fault))).map(String);
      assert.deepEqual(unnoticed, []);
    });
  });
}
