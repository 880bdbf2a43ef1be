// A JSON Feed reader sees every item whole, and every key that isn't the format's own begins with an underscore.
import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";

import { parseAtomFeed, parseJsonFeed } from "feedsmith";

import { contents, json } from "./contents.mjs";
import { built } from "./serving.mjs";

// https://www.jsonfeed.org/version/1.1/
const FEED = ["version", "title", "home_page_url", "feed_url", "next_url", "description", "language", "authors", "items"];
const ITEM = ["id", "url", "title", "content_text", "date_published", "date_modified", "tags"];

for (const [name, content] of Object.entries(contents)) {
  describe(name, () => {
    let site, feed, atom;

    before(async () => {
      site = await built({ content, base: "/customer-service/" });
      feed = await json(`${site.root}api/v1/changes.json`);
      atom = await (await fetch(`${site.root}api/v1/changes.atom`)).text();
    });
    after(() => site.close());

    const own = (value, keys) => Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));

    test("the reader sees what stands in the file", () => {
      const read = parseJsonFeed(feed);
      assert.equal(read.title, feed.title);
      assert.equal(read.home_page_url, `${site.root}changes/`);
      assert.equal(read.feed_url, `${site.root}api/v1/changes.json`);
      assert.deepEqual(read.authors, feed.authors);
      assert.ok(feed.items.length > 5);
      assert.deepEqual(
        read.items.map((item) => own(item, ITEM)),
        feed.items.map((item) => own(item, ITEM)),
      );
    });

    test("every key is the format's, or begins with an underscore; each item has an id of its own and a text", () => {
      const foreign = (value, keys) => Object.keys(value).filter((key) => !keys.includes(key) && !key.startsWith("_"));
      assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
      assert.deepEqual(foreign(feed, FEED), []);
      for (const item of feed.items) {
        assert.deepEqual(foreign(item, ITEM), []);
        assert.ok(item.id && item.content_text && !Number.isNaN(Date.parse(item.date_published)));
      }
      assert.equal(new Set(feed.items.map(({ id }) => id)).size, feed.items.length);
      assert.deepEqual(foreign({ ...feed, later: 1 }, FEED), ["later"]);
    });

    test("Atom says the same, in the same order", () => {
      const { entries } = parseAtomFeed(atom);
      assert.deepEqual(
        entries.map(({ id, title, content, published }) => [id, title.value ?? title, content.value ?? content, Date.parse(published)]),
        feed.items.map((item) => [item.id, item.title, item.content_text, Date.parse(item.date_published)]),
      );
    });

    test("another version and another format are noticed", () => {
      assert.throws(() => parseJsonFeed({ ...feed, version: "2.0" }));
      assert.throws(() => parseJsonFeed(atom));
      assert.throws(() => parseAtomFeed(feed));
    });
  });
}
