// What scripts add to the list of services and answers: what they add to every page, and the search.
import { find } from "./find.mjs";
import { start } from "./site.mjs";

start([find]);
