// Firefox, driven over WebDriver BiDi, which it speaks itself.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { started, visitor } from "./engine.mjs";

const preferences = (downloads, isDark) => ({
  "browser.download.dir": downloads,
  "browser.download.folderList": 2,
  "layout.css.prefers-color-scheme.content-override": isDark ? 0 : 1,
  "ui.prefersReducedMotion": 1,
});

// A connection that sends a command and waits for its answer.
const connected = async (address) => {
  const socket = new WebSocket(address);
  const waiting = new Map();
  socket.on("message", (data) => {
    const { id, type, result, error, message } = JSON.parse(data);
    const { done, fail } = waiting.get(id) || {};
    if (type === "success") done(result);
    else if (type === "error") fail(new Error(`${error}: ${message}`));
  });
  await new Promise((done, fail) => socket.once("open", done).once("error", fail));
  let last = 0;
  const send = (method, params) =>
    new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { send, close: () => socket.terminate() };
};

export const firefox = async ({ width, height, isDark = false }) => {
  const folder = mkdtempSync(join(tmpdir(), "charter-firefox-"));
  const rows = Object.entries(preferences(folder, isDark)).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(folder, "user.js"), rows.join(""));
  const args = ["--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0", "about:blank"];
  const program = await started(process.env.FIREFOX || "/usr/bin/firefox-esr", args, {
    ready: /WebDriver BiDi listening on (ws:\S+)/,
    // It has nothing to keep, and would take long to end by itself.
    signal: "SIGKILL",
  });
  const { send, close } = await connected(`${program.found}/session`);
  await send("session.new", { capabilities: {} });
  const [{ context }] = (await send("browsingContext.getTree", {})).contexts;
  await send("browsingContext.setViewport", { context, viewport: { width, height } });
  const run = async (script, ...given) => {
    const { result, exceptionDetails } = await send("script.callFunction", {
      functionDeclaration: `(given) => JSON.stringify([(${script})(...JSON.parse(given))])`,
      arguments: [{ type: "string", value: JSON.stringify(given) }],
      target: { context },
      awaitPromise: false,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value)[0];
  };
  return visitor({
    downloads: folder,
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    run,
    act: (source) => send("input.performActions", { context, actions: [source] }),
    close: async () => {
      close();
      await program.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  });
};
