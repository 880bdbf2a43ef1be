// What scripts add to a finished page. Nothing needs them: every page says the same without.
import { find } from "./find.mjs";
import { hearBack } from "./hear-back.mjs";
import { showOpen } from "./open.mjs";
import { showStale } from "./stale.mjs";

showStale();
showOpen();
hearBack();
find();
