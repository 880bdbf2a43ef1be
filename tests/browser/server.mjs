// A built site's folder -> an address at which it can be visited, with the headers of a strict host.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

// Nothing but the site itself, and nothing inline.
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

// What pages for frames on other sites have in its place.
const POLICY_OF_FRAMES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors *",
].join("; ");

const TYPES = {
  ".atom": "application/atom+xml",
  ".csv": "text/plain; charset=utf-8",
  ".ics": "text/plain; charset=utf-8",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

// The file at a path of the site, or the page for addresses that lead nowhere.
const found = async (folder, path) => {
  const file = join(folder, normalize(`/${path}`), path.endsWith("/") || !path ? "index.html" : "");
  try {
    return { status: 200, file, body: await readFile(file) };
  } catch {
    return { status: 404, file: "404.html", body: await readFile(join(folder, "404.html")) };
  }
};

const isForFrames = (path, base) => path.startsWith(`${base}embed/`);

// `policy` is what a strict host sends; without one, the browser may run and load whatever the pages ask for.
// `witness` is a script that each page runs before its own.
export const serve = async (folder, base = "/", policy = POLICY, witness = undefined) => {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (!path.startsWith(base)) {
      response.writeHead(404).end();
      return;
    }
    if (witness && path === `${base}witness.js`) {
      response.writeHead(200, { "Content-Type": TYPES[".js"] }).end(witness);
      return;
    }
    const { status, file, body } = await found(folder, path.slice(base.length));
    response.writeHead(status, {
      ...(policy && { "Content-Security-Policy": isForFrames(path, base) && policy === POLICY ? POLICY_OF_FRAMES : policy }),
      "Content-Type": TYPES[extname(file)] || "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": path.includes("/assets/") ? "max-age=300" : "no-cache",
    });
    response.end(witness && extname(file) === ".html" ? String(body).replace("<head>", `<head><script src="${base}witness.js"></script>`) : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // A test that fails before it closes the server can still end.
  server.unref();
  return { root: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
};
