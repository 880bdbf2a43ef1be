// A content folder -> a site, built for the address of this machine at which it is served, with the headers that it asks its host for.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../..", import.meta.url));

// What servers know by themselves. All else has to come from the site's own settings.
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

// What is looked for at a domain's root even where the site has a path; its settings ask for copies there.
const AT_THE_DOMAINS_ROOT = ["/data.json", "/.well-known/api-catalog"];

// The site of a content folder on a day, at a free port, below a path.
export const built = async ({ content = join(project, "content"), base = "/", asOf = "2026-11-23" } = {}) => {
  const scratch = mkdtempSync(join(tmpdir(), "readers-"));
  const folder = join(scratch, "site");
  const server = createServer((request, response) => answer(folder, base, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // A test that fails before it closes the site can still end.
  server.unref();
  const root = `http://127.0.0.1:${server.address().port}${base}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    execFileSync(process.env.CHARTER, ["build", "--content", content, "--out", folder, "--as-of", asOf, "--base-url", root], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    close();
    throw error;
  }
  return { root, folder, close };
};

// The rules of `_headers`: a pattern on a line of its own, its headers indented below.
const rules = (text) => {
  const found = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("  ")) found.at(-1).headers.push(line.trim().split(/: (.*)/s, 2));
    else if (line && !line.startsWith("#")) found.push({ pattern: line, headers: [] });
  }
  return found;
};

// Whether a rule is for a path: `:page` is one part of it, and `*` is whatever follows.
const matches = (pattern, path) => {
  if (pattern.endsWith("*")) return path.startsWith(pattern.slice(0, -1));
  const [parts, own] = [pattern, path].map((one) => one.split("/"));
  return parts.length === own.length && parts.every((part, at) => (part.startsWith(":") ? own[at] !== "" : part === own[at]));
};

const headersOf = async (folder, path, file) => {
  const matching = rules(await readFile(join(folder, "_headers"), "utf8")).filter(({ pattern }) => matches(pattern, path));
  const own = { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" };
  return Object.assign(own, Object.fromEntries(matching.flatMap(({ headers }) => headers)));
};

// The file of the site that stands at a path of the server.
const fileAt = (path, base) => {
  if (AT_THE_DOMAINS_ROOT.includes(path)) return path.slice(1);
  if (!path.startsWith(base) || path.includes("..")) return null;
  const file = path.slice(base.length);
  return file === "" || file.endsWith("/") ? `${file}index.html` : file;
};

const read = async (folder, file) => {
  try {
    return file === null ? null : await readFile(join(folder, file));
  } catch {
    return null;
  }
};

const answer = async (folder, base, request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = fileAt(path, base);
  const found = await read(folder, file);
  const body = found ?? (await readFile(join(folder, "404.html")));
  const headers = await headersOf(folder, path, found ? file : "404.html");
  headers.ETag = `"${createHash("sha256").update(body).digest("hex")}"`;
  const unchanged = found && request.headers["if-none-match"] === headers.ETag;
  response.writeHead(unchanged ? 304 : found ? 200 : 404, headers).end(unchanged ? undefined : body);
};
