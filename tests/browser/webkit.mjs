// WebKit, in the small browser that comes with its driver, on a screen in memory, driven over WebDriver.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { started, visitor } from "./engine.mjs";

// The browser's own buttons would not let the window be narrow.
const NO_BUTTONS = "* { font-size: 1px; margin: 0; padding: 0; min-width: 0; min-height: 0; }\n";

const settled = (folder) => {
  mkdirSync(join(folder, "gtk-3.0"));
  writeFileSync(join(folder, "gtk-3.0/gtk.css"), NO_BUTTONS);
  writeFileSync(join(folder, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${folder}"\n`);
};

const freePort = async () => {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
};

// The driver at a port -> a command, and its answer. It listens a moment after it was started.
const connected = (port) => async (method, path, given) => {
  const ask = () => fetch(`http://127.0.0.1:${port}${path}`, { method, body: given && JSON.stringify(given) });
  let response;
  for (let tries = 0; !response; tries += 1) {
    response = await ask().catch((error) => {
      if (tries > 100) throw error;
      return rest(50);
    });
  }
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
};

export const webkit = async ({ width, height, isDark = false }) => {
  const folder = mkdtempSync(join(tmpdir(), "charter-webkit-"));
  settled(folder);
  const screen = await started("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], { ready: /(\d+)\n/, output: 3 });
  const port = await freePort();
  const driver = await started(process.env.WEBKIT_DRIVER || "/usr/bin/WebKitWebDriver", [`--port=${port}`], {
    env: { DISPLAY: `:${screen.found}`, HOME: folder, XDG_CONFIG_HOME: folder, GTK_THEME: isDark ? "Adwaita:dark" : "Adwaita" },
  });
  const send = connected(port);
  const { sessionId } = await send("POST", "/session", { capabilities: {} });
  const session = `/session/${sessionId}`;
  await send("POST", `${session}/window/rect`, { width, height });
  return visitor({
    downloads: folder,
    open: (url) => send("POST", `${session}/url`, { url }),
    run: (script, ...args) => send("POST", `${session}/execute/sync`, { script: `return (${script})(...arguments)`, args }),
    act: (source) => send("POST", `${session}/actions`, { actions: [source] }),
    close: async () => {
      await send("DELETE", session);
      await driver.close();
      await screen.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  });
};
