// A page in the browser -> what it fails of WCAG 2.2 AA and of good practice, each with the parts that fail.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const EVERYTHING = { runOnly: { type: "tag", values: TAGS } };
export const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

export const faults = async (page, options = EVERYTHING) => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((given) => window.axe.run(given), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
};
