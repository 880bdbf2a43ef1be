// The sample content -> content with more than 500 services: its departments again and again, with ids of their own and with texts of drawn
// words, which pack worse than real ones. node large-city.mjs FROM TO [HOW MANY]
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to, wanted = 510] = process.argv.slice(2);

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
const files = readdirSync(join(from, "departments"));
const texts = files.map((file) => readFileSync(join(from, "departments", file), "utf8"));
const services = texts.flatMap((text) => [...text.matchAll(/^ {2}- id: (.+)$/gm)].map(([, id]) => id));
const departments = texts.map((text) => /^id: (.+)$/m.exec(text)[1]);
const longestFirst = [...services, ...departments].sort((a, b) => b.length - a.length);
const ids = new RegExp(`(?<![\\w-])(${longestFirst.join("|")})(?![\\w-])`, "g");
const words = [...new Set(texts.join().match(/(?<= )[a-z]{3,10}(?= )/g))];

// Always the same draws.
let seed = 6030;
const drawn = (count) =>
  Array.from({ length: count }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return words[Math.floor((seed / 2147483648) * words.length)];
  });

const copy = (text, number) =>
  text
    .replace(ids, `$1-${number}`)
    .replace(/^formerly:\n( {2}- .*\n)+/gm, "")
    .replace(/^ {4}(formerly|open311): .*\n/gm, "")
    .replace(/^name: (.+)$/m, `name: $1 ${number}`)
    .replace(/^ {4}name: .+$/gm, () => `    name: The ${drawn(3).join(" ")}`)
    .replace(/^ {4}summary: .+$/gm, () => `    summary: We ${drawn(11).join(" ")}.`)
    .replace(/^ {4}keywords: .+$/gm, () => `    keywords: [${drawn(5).join(", ")}]`);

for (let number = 1; services.length * number < wanted; number++) {
  texts.forEach((text, at) => {
    writeFileSync(join(to, "departments", files[at].replace(".yaml", `-${number}.yaml`)), copy(text, number));
  });
}
