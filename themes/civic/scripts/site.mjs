// What scripts add to a finished page. No page needs them: each says the same without them.
//
// The build joins this script and those that it imports into `assets/site.js`, and `with-search.mjs` likewise into `assets/with-search.js`;
// each comes after those that it imports. So that they can be joined, the build understands this form, and refuses any other with the file
// and the line:
// - `import { name, other } from "./file.mjs";` on a line of its own: with braces, without `as`.
// - `export` at the beginning of a line, before `const`, `let`, `function`, `async function` or `class`. No default, no list.
// - At the top of a file, each `const` or `let` declares plain names, and no two files declare the same one. No `var` anywhere.
// Lines that hold nothing but a `//` comment are left out.
import { hearBack } from "./hear-back.mjs";
import { showOpen } from "./open.mjs";
import { showStale } from "./stale.mjs";

// None of them can stop another: an error is told to the browser's console later, as one that nothing has caught.
export const start = (parts) =>
  parts.forEach((part) => {
    try {
      part();
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  });

start([showStale, showOpen, hearBack]);
