// What the engines beside Chromium have in common: how one is started, watched and used.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";

// 23 November 2026, 17:05 in Greenwich.
const NOW = Date.UTC(2026, 10, 23, 17, 5, 30);

// Runs in each page before its own scripts: keeps whatever goes wrong in `troubles`, and stops the clock.
const witness = (now) => {
  const troubles = (window.troubles = []);
  for (const level of ["warn", "error"]) console[level] = (...words) => troubles.push(`console: ${words.join(" ")}`);
  addEventListener("error", ({ message, target }) => troubles.push(message ? `error: ${message}` : `failed: ${target.src || target.href}`), true);
  addEventListener("unhandledrejection", ({ reason }) => troubles.push(`error: ${reason}`));
  document.addEventListener("securitypolicyviolation", (event) => troubles.push(`blocked: ${event.effectiveDirective} ${event.blockedURI}`));
  Date.now = () => now;
};
export const WITNESS = `(${witness})(${NOW});`;

// A test that takes too long is ended by a signal, which alone would leave the browsers running.
process.once("SIGTERM", () => process.exit(1));

// What a program says as soon as it is ready, on standard error or on another of its outputs.
const said = (child, program, ready, output) =>
  new Promise((done, fail) => {
    let all = "";
    child.stdio[output].on("data", (more) => {
      all += more;
      const match = ready.exec(all);
      if (match) done(match[1]);
    });
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`${program} ended with ${code}: ${all}`)));
  });

// Starts a program, which ends with the tests at the latest. `found` is what `ready` finds in its output; without it, nothing is waited for.
export const started = async (program, args, { ready, output = 2, env = {}, signal = "SIGTERM" } = {}) => {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const stop = () => child.kill(signal);
  process.once("exit", stop);
  for (const stream of child.stdio.slice(1)) stream.resume();
  const found = ready && (await said(child, program, ready, output));
  // Tests that fail before they close it can still end.
  for (const one of [child, ...child.stdio.slice(1)]) one.unref();
  const close = async () => {
    process.off("exit", stop);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const ended = new Promise((done) => child.once("exit", done));
    stop();
    await ended;
  };
  return { found, close };
};

const KEYS = { Enter: "\uE007", Escape: "\uE00C" };

const typing = (keys) => ({
  type: "key",
  id: "keyboard",
  actions: keys.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]),
});

const clicking = ({ x, y }) => ({
  type: "pointer",
  id: "mouse",
  parameters: { pointerType: "mouse" },
  actions: [{ type: "pointerMove", x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
});

// Runs in the page: brings an element into sight and gives the middle of it.
const middle = (selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
};

// Whatever `get` gives as soon as it is true. While the next page loads, none answers.
const until = async (get, limit = 10_000) => {
  const end = Date.now() + limit;
  for (;;) {
    const [got, error] = await get().then((one) => [one], (reason) => [undefined, reason]);
    if (got) return got;
    if (Date.now() > end) throw error || new Error(`not within ${limit} ms`);
    await rest(50);
  }
};

// `open`, `run` (a function in the page), `act` (input actions of WebDriver) and the folder of downloads -> what a visitor does.
export const visitor = ({ open, run, act, downloads, close }) => ({
  open,
  run,
  close,
  until: (script, ...args) => until(() => run(script, ...args)),
  type: (text) => act(typing([...text])),
  press: (key) => act(typing([KEYS[key]])),
  saved: (name) => until(() => readFile(join(downloads, name), "utf8")),
  click: async (selector) => act(clicking(await run(middle, selector))),
});
