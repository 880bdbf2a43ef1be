// A program and a content folder -> the time from the close of a saved file to the event in the page, with the page made: node benches/live.mjs PROGRAM CONTENT
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, content] = process.argv.slice(2);
const SAVES = 21;

const place = mkdtempSync(join(tmpdir(), "charter-live-"));
cpSync(content, join(place, "content"), { recursive: true });
const serve = spawn(program, ["serve", "--port", "0"], { cwd: place });
const address = await new Promise((resolve) => {
  let said = "";
  serve.stdout.on("data", (data) => {
    const found = /http:\S+\//.exec((said += data));
    if (found) resolve(found[0]);
  });
});

const departments = join(place, "content/departments");
const file = join(departments, readdirSync(departments).sort()[0]);
const text = readFileSync(file, "utf8");
const [, id] = /^ {2}- id: (.+)$/m.exec(text);
const page = `${address}services/${id}/`;
const events = await fetch(new URL(`/.charter/events?page=${encodeURIComponent(new URL(page).pathname)}`, address));
const reader = events.body.getReader();
await reader.read();

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(0);
const told = [];
const shown = [];
for (let save = 0; save < SAVES; save++) {
  // A person saves when the last save has long been shown.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  writeFileSync(file, text.replace(/^ {4}summary: .+$/m, `    summary: Tell us about it, for the ${save + 1}th time.`));
  const closed = performance.now();
  await reader.read();
  told.push(performance.now() - closed);
  await (await fetch(page, { cache: "no-store" })).text();
  shown.push(performance.now() - closed);
}
console.log(`from close to event: median ${median(told)} ms, longest ${told.at(-1).toFixed(0)} ms; to the page: median ${median(shown)} ms`);
serve.kill("SIGINT");
rmSync(place, { recursive: true });
