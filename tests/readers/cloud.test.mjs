// `_headers`, read by Netlify's own parser -> no header that two rules set for one address, one policy for every page, and frames only for the
// pages that are made for them.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { parseAllHeaders } from "@netlify/headers-parser";

import { built } from "./serving.mjs";

for (const base of ["/", "/customer-service/"]) {
  test(`each page has one policy below ${base}`, async () => {
    const site = await built({ base });
    const { headers, errors } = await parseAllHeaders({ headersFiles: [join(site.folder, "_headers")], configHeaders: [], minimal: false });
    assert.deepEqual(errors, []);
    let framed = 0;
    for (const file of readdirSync(site.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
      const path = base + join(file.parentPath, file.name).slice(site.folder.length + 1).replace(/(^|\/)index\.html$/, "$1");
      const sent = new Map();
      for (const { values } of headers.filter(({ forRegExp }) => forRegExp.test(path))) {
        for (const [name, value] of Object.entries(values)) {
          assert.ok(name === "Content-Type" || !sent.has(name), `${path}: ${name} twice`);
          sent.set(name, value);
        }
      }
      const isForFrames = path.startsWith(`${base}embed/`);
      framed += isForFrames;
      if (file.name === "index.html" || isForFrames) {
        assert.ok(sent.get("Content-Security-Policy").endsWith(`frame-ancestors ${isForFrames ? "*" : "'none'"}`), path);
      }
    }
    assert.ok(framed > 160, `${framed} files for frames`);
    site.close();
  });
}
