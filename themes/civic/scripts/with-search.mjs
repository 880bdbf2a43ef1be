// What scripts add to a page with a field for searching: what they add to every page, and the search.
import { find } from "./find.mjs";
import { start } from "./site.mjs";

start([find]);
